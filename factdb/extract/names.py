"""Names as capitals show them: runs of capitals, the offices before them, which words are offices or institutions."""

from collections.abc import Iterator
from functools import lru_cache

from factdb.extract.languages.people import PeopleWords
from factdb.extract.words import Kind, Word

THREE = 3  # words: fewer have nothing before the name
LONGEST_NAME = 6  # words


@lru_cache(maxsize=8192)
def is_role(lower: str, people: PeopleWords) -> bool:
    """Whether a word names an office or trade: whole, as a compound or in its feminine form."""
    if not people.compounds:
        return lower.rsplit("-", 1)[-1] in people.whole_roles or lower.endswith(people.suffixes)
    whole = f"-{lower}"  # an ending that begins with a hyphen matches whole words and parts between hyphens
    return whole.endswith(people.roles) or any(
        lower.endswith(ending) and whole[: -len(ending)].endswith(people.roles)
        for ending in (*people.feminine, *people.genitive)
    )


@lru_cache(maxsize=8192)
def is_institution(lower: str, people: PeopleWords) -> bool:
    return lower in people.institutions or f"-{lower}".endswith(people.institution_endings)


def same_person(known: str, full: str) -> bool:
    """Whether one name is the other with more given names: "Joe Biden" and "Joseph Joe Biden"."""
    return full.split(maxsplit=1)[0] in known.split() or known.split(maxsplit=1)[0] in full.split()


def is_end(known: str, full: str) -> bool:
    """Whether a last name of several words is that of a known name: "Van den Akker"."""
    return known.lower().endswith(f" {full.lower()}")


def is_feminine(lower: str, people: PeopleWords) -> bool:
    if not people.compounds:
        return lower.endswith(people.feminine) or lower in people.womanly
    whole = f"-{lower}"
    return any(lower.endswith(ending) and whole[: -len(ending)].endswith(people.roles) for ending in people.feminine)


def bare(name: str) -> str:
    """A name without the genitive s."""
    return name.removesuffix("’s").removesuffix("'s").removesuffix("s")


def runs(words: tuple[Word, ...], people: PeopleWords) -> Iterator[tuple[int, int]]:
    """Runs of capitals, with the particles and initials inside names."""
    end = 0
    for place, word in enumerate(words):
        if not word.capital or place < end:
            continue
        index = place - 1 if place > end and is_lower_role(words, place - 1, people) else place
        if index == place and is_no_name(word, people):
            continue
        end = run_end(words, index, people)
        yield index, end


def run_end(words: tuple[Word, ...], first: int, people: PeopleWords) -> int:
    """Where a run of capitals ends."""
    end = first + 1
    while end < len(words) and end - first < 2 * LONGEST_NAME and continues(words, end, people):
        end += 1
    while end > first + 1 and (not words[end - 1].capital or words[end - 1].text in people.after_names):
        end -= 1
    return end


def is_no_name(word: Word, people: PeopleWords) -> bool:
    """Whether only the beginning of a sentence gives a word its capital: "Laut Brandt"."""
    return word.text == "I" or (word.lower in people.never_names and not word.text.isupper())


def is_lower_role(words: tuple[Word, ...], index: int, people: PeopleWords) -> bool:
    """Whether a word before a capital is a role in lower case, as English writes it: "spokesman John Smith"."""
    word = words[index]
    return word.is_word and not word.capital and is_role(word.lower, people) and not is_no_name(word, people)


def continues(words: tuple[Word, ...], end: int, people: PeopleWords) -> bool:
    word = words[end]
    if word.capital:
        return True
    after = words[end + 1] if end + 1 < len(words) else None
    if after is not None and is_plural_owner(words, end, people):
        return after.capital
    if after is None or not (after.capital or after.lower in people.name_particles):
        return False
    initial = word.text == "." and len(words[end - 1].text) <= 4 and words[end - 1].end == word.start
    return initial or (word.text == "&" and after.capital) or is_particle(words, end, people)


def is_plural_owner(words: tuple[Word, ...], end: int, people: PeopleWords) -> bool:
    """Whether a mark ends a genitive inside a name: "National Farmers' Alliance"."""
    owner = words[end - 1]
    return (
        not people.compounds
        and words[end].text in ("'", "’")
        and owner.end == words[end].start
        and owner.lower[-1] == "s"
    )


def is_particle(words: tuple[Word, ...], end: int, people: PeopleWords) -> bool:
    """Whether a word like "van" is part of a name; "von", which may also tell whose, only after a given name."""
    word, before = words[end], words[end - 1]
    if word.lower not in people.name_particles:
        return False
    if word.lower not in people.of_whom:
        return before.capital or before.lower in people.name_particles
    return before.lower in people.given_names or before.lower in people.name_particles


def leading_roles(words: tuple[Word, ...], first: int, last: int, people: PeopleWords) -> int:
    """The index at which the name itself begins, past address, offices and inhabitants' adjectives."""
    start = first
    for index in range(first, last):
        lower = words[index].lower
        given = index > first and (words[index - 1].lower in people.given_names or lower in people.surnames)
        if index == last - 1 and given:
            break  # a last name that is also a trade: "Mary Baker"
        if (is_role(lower, people) and lower not in people.women and lower not in people.men) or lower in people.titles:
            start = index + 1
            if start < last and words[start].text == ".":
                start += 1
        elif lower in people.articles and index == start:
            start = index + 1
    if not people.compounds:
        return given_name(words, start, last, people)
    return past_place(words, first, last, people) if people.name_last and start == first else start


def given_name(words: tuple[Word, ...], start: int, last: int, people: PeopleWords) -> int:
    """Where a name begins in a run of three or more capitals: with its given name, or behind a genitive."""
    for index in range(start, last - 1):
        if words[index].lower.endswith(("'s", "’s")):
            start = index + 1
    if last - start < THREE or words[start].lower in people.given_names:
        return start
    for index in range(start + 1, last - 1):
        if not words[index].is_word or words[index].lower in people.name_particles:
            return start
        if words[index].lower in people.given_names:
            return index
    return start


def is_given(lower: str, people: PeopleWords) -> bool:
    return lower in people.women or lower in people.men


def past_place(words: tuple[Word, ...], first: int, last: int, people: PeopleWords) -> int:
    """The index of the given name behind the place of an office: "(le maire de) Lyon Jean Roy"."""
    before = words[first - 1].lower if first else ""
    if not (before in people.of_whom or before in people.articles):
        return first
    return next((index for index in range(first, last - 1) if is_given(words[index].lower, people)), first)


def follows_office(words: tuple[Word, ...], first: int, start: int, people: PeopleWords) -> bool:
    """Whether a name stands behind all that belongs to an office, and is not what the office is of."""
    before = words[start - 1].lower if start else ""
    led = any(is_role(word.lower, people) for word in words[first:start])
    return people.name_last and not led and not (before in people.never_names or before in people.name_particles)


def only_says_whose(words: tuple[Word, ...], first: int, start: int, people: PeopleWords) -> bool:
    """Whether a run of capitals stands behind an "of" and so tells whose the head of the phrase is."""
    if not first or follows_office(words, first, start, people) or "," in {word.text for word in words[:first]}:
        return False
    return any(word.lower in people.of_whom for word in words[1:first])


def stretch(words: tuple[Word, ...], start: int, stop: int, people: PeopleWords) -> int:
    """The end of a phrase that belongs to a role: up to a mark or a word that opens another phrase."""
    end = start + 1
    while end < stop and end - start < 12 and words[end].kind is not Kind.PUNCT:
        if words[end].lower in people.beyond_role and end > start + 1:
            break
        end += 1
    return end


def proper_names(words: tuple[Word, ...], people: PeopleWords) -> Iterator[tuple[str, tuple[Word, ...]]]:
    """Institutions with their own names behind the noun that tells their kind: "des Vereins Flusswacht Leuvra"."""
    for index, word in enumerate(words):
        kind = words[index - 1].lower if word.capital and index else ""
        if kind and is_of_kinds(kind, people):
            name = proper_name(words, index - 1, people)
            if name:
                yield kind_of(kind, people), name


def proper_name(words: tuple[Word, ...], index: int, people: PeopleWords) -> tuple[Word, ...]:
    """The capitals behind a noun like "Verein" that are the institution's own name."""
    if not people.compounds and words[index].capital and index:
        return ()  # "Union" is part of a name there, not the noun before one
    end = index + 1
    while end < len(words) and end - index <= LONGEST_NAME and goes_on(words, end, index, people):
        end += 1
    while end > index + 1 and not words[end - 1].capital:
        end -= 1
    name = words[index + 1 : end]
    first = name[0].lower if name else ""
    own = name and first not in people.given_names and not any(is_role(word.lower, people) for word in name)
    return name if own else ()


def goes_on(words: tuple[Word, ...], end: int, index: int, people: PeopleWords) -> bool:
    """Whether a word belongs to an institution's own name: a capital, or "of" and "the" between two."""
    if words[end].capital:
        return not is_no_name(words[end], people)
    if words[end].text == "&" and end > index + 1:
        return any(word.capital for word in words[end + 1 : end + 2])
    between = end > index + 1 and not people.compounds and words[end].lower in ("of", "for", "the")
    return between and any(word.capital for word in words[end + 1 : end + 3])


def is_of_kinds(lower: str, people: PeopleWords) -> bool:
    """Whether a noun tells what kind of institution is named behind it."""
    return lower.endswith(people.kinds) if people.compounds else lower in people.kinds


def kind_of(lower: str, people: PeopleWords) -> str:
    """The kind of an institution without its genitive s and what it is compounded with."""
    return max((kind for kind in people.kinds if lower.endswith(kind)), key=len).removesuffix("s")


def same_kind(head: str, role: str, people: PeopleWords) -> bool:
    """Whether two role nouns stand for each other: "Parteichef" and "Parteivorsitzender"."""
    return any(head.removesuffix(a) == role.removesuffix(b) for a, b in kindred(head, role, people))


def kindred(head: str, role: str, people: PeopleWords) -> Iterator[tuple[str, str]]:
    """The endings under which two role nouns are of one kind, whatever they are compounded with."""
    for endings in people.kindred:
        for one in endings:
            if head.endswith(one):
                yield from ((one, other) for other in endings if role.endswith(other))
