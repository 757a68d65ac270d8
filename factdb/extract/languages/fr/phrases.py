"""Noun phrases of French, as far as finding a speaker needs them."""

from factdb.extract.languages.fr import grammar
from factdb.extract.languages.fr.people import PEOPLE
from factdb.extract.languages.fr.verbs import FORMS
from factdb.extract.names import is_institution, is_role
from factdb.extract.words import Kind, Word

LONGEST = 18  # words; a bound on what one phrase may take in
ARTICLES_AND_PRONOUNS = grammar.ARTICLES | grammar.PRONOUNS
GROUPS_AND_SOURCES = PEOPLE.groups + PEOPLE.sources
BEFORE_ARTICLE = grammar.OF | grammar.both("l'")
LONGEST_TITLE = 3  # letters before a full stop inside a name: "M.", "Pr."
INSIDE = (grammar.PREPOSITIONS | grammar.OF_OR_ARTICLE) - {"après", "avant"}  # no subject begins behind these
SPEAKING_PRONOUNS = grammar.PRONOUNS - {"lui", "eux"}
STOPS = (
    grammar.PREPOSITIONS
    | grammar.SUBORDINATORS
    | grammar.CONJUNCTIONS
    | grammar.HAVE
    | grammar.BE
    | grammar.TIMES
    | grammar.NEGATIONS
    | grammar.PRONOUNS
    | grammar.OTHER_PRONOUNS
    | grammar.REFLEXIVES
)


def noun_phrase(words: tuple[Word, ...], index: int, last: int) -> int | None:
    """The end of the noun phrase that begins at `index`, None where none begins there."""
    last = min(last, index + LONGEST)
    if index >= last or not can_begin(words[index]):
        return None
    if words[index].lower in grammar.PRONOUNS and not words[index].text.isupper():
        return index + 1
    end = index
    while end < last and words[end].lower in grammar.ARTICLES:
        end += 1
    start = end
    while end < last and goes_on(words, end, start, last):
        end += 1
    while end > start and (words[end - 1].lower in grammar.OF_OR_ARTICLE or words[end - 1].text == "-t-"):
        end -= 1
    return end if end > start else None


def can_begin(word: Word) -> bool:
    if not word.is_word:
        return False
    if word.lower in grammar.ARTICLES or word.lower in grammar.PRONOUNS:
        return word.lower not in ("au", "aux")
    return word.capital and word.lower not in STOPS and not grammar.is_adverb(word)


def goes_on(words: tuple[Word, ...], end: int, start: int, last: int) -> bool:
    """Whether the phrase takes in one more word."""
    word, begun = words[end], end > start
    if word.text == ".":
        return begun and words[end - 1].capital and len(words[end - 1].text) <= LONGEST_TITLE and end + 1 < last
    if not word.is_word or word.capital:
        return (word.capital and not (begun and word.lower in PEOPLE.titles)) or (word.kind is Kind.NUMBER and begun)
    if word.lower in grammar.OF:
        return begun
    if word.lower in ARTICLES_AND_PRONOUNS:
        return begun and words[end - 1].lower in BEFORE_ARTICLE  # "de la", "l’un d’eux"
    if word.lower == "et":
        return begun and end + 1 < last and words[end + 1].lower in grammar.OF
    return word.lower not in STOPS and not is_adverb_there(words, end) and not is_verb_there(words, end)


def is_adverb_there(words: tuple[Word, ...], index: int) -> bool:
    """Whether a word is an adverb and no noun in -ment right after an article."""
    before = words[index - 1].lower if index else ""
    return grammar.is_adverb(words[index]) and before not in grammar.OF_OR_ARTICLE


def is_verb_there(words: tuple[Word, ...], index: int) -> bool:
    """Whether a form of a speech verb is a verb and no noun or name of an office: "la juge", "une annonce"."""
    before = words[index - 1].lower if index else ""
    lower = words[index].lower
    return lower in FORMS and before not in grammar.OF_OR_ARTICLE and not is_role(lower, PEOPLE)


def ending_at(words: tuple[Word, ...], first: int, end: int) -> tuple[int, int] | None:
    """The longest noun phrase that ends where the verb begins."""
    for place in range(max(first, end - LONGEST), end):
        before = words[place - 1].lower if place > first else ""
        if before in INSIDE and words[place].lower not in grammar.PRONOUNS:
            continue
        if place > 0 and words[place].lower in grammar.OF and words[place - 1].text not in (",", "–", "—"):
            continue  # "(l’affaire) du pont"
        if noun_phrase(words, place, end) == end:
            return place, end
    return None


def past_adjuncts(words: tuple[Word, ...], place: int, last: int) -> int:
    """Past adverbs, days and phrases with prepositions: "vendredi dans un communiqué", "pour sa part"."""
    start = place
    while place < last and place - start < LONGEST:
        lower = words[place].lower
        if lower in grammar.PREPOSITIONS:
            end = noun_phrase(words, place + 1, last) or noun_phrase(words, place + 2, last)
            if end is None:
                return place
            place = end
        elif lower in grammar.TIMES or grammar.is_adverb(words[place]):
            place += 1
        elif place + 1 < last and is_pair(words[place], words[place + 1]):
            place += 2
        else:
            return place
    return place


def is_pair(word: Word, after: Word) -> bool:
    """Whether two words only tell when or how: "le 3", "lui aussi"."""
    return (word.lower == "le" and after.kind is Kind.NUMBER) or (
        word.lower in ("lui", "elle", "eux") and after.lower == "aussi"
    )


def can_speak(phrase: tuple[Word, ...]) -> bool:
    """Whether a noun phrase names somebody who may say something: a name, an office, an institution, a group."""
    if any(word.lower in SPEAKING_PRONOUNS for word in phrase[:1]):
        return True
    content = [word for word in phrase if word.is_word and word.lower not in grammar.OF_OR_ARTICLE]
    if not content:
        return False
    if content[0].lower.endswith(GROUPS_AND_SOURCES) or content[0].capital:
        return True
    return any(is_role(word.lower, PEOPLE) or is_institution(word.lower, PEOPLE) for word in content[:2])
