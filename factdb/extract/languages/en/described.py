"""What an English sentence calls those it names: "defender Ada Reed", "Ada Reed, a midwife, …", "Ada Reed, 46"."""

from collections.abc import Iterator

from factdb.extract.candidates import Span
from factdb.extract.languages.en import grammar
from factdb.extract.languages.en.people import PEOPLE
from factdb.extract.languages.en.verbs import FORMS
from factdb.extract.names import is_institution, is_role, leading_roles, runs
from factdb.extract.sentences import Sentence
from factdb.extract.words import Kind, Word

LONGEST = 9  # words of a description up to its noun
OLDEST = 120  # years
ENDS = grammar.PREPOSITIONS | grammar.RELATIVES | grammar.SUBORDINATORS | grammar.CONJUNCTIONS
OPENS = grammar.DETERMINERS | frozenset(("one", "another"))
ADDRESSED = {
    **dict.fromkeys(("pc", "ds", "di", "dc", "dci", "dsi", "wpc", "det", "sgt", "insp", "supt"), "officer"),
    **{"dr": "doctor", "prof": "professor", "cllr": "councillor", "sen": "senator", "rep": "representative"},
    **{"gov": "governor", "rev": "reverend", "gen": "general", "capt": "captain", "lt": "lieutenant"},
}
NO_NOUNS = ENDS | grammar.FINITE | grammar.ADVERBS | grammar.ARTICLES
COPULAS = frozenset(("is", "was", "became"))


def described(sentence: Sentence) -> list[tuple[Span, str]]:
    """The places of names with the nouns, in lower case, that tell who or what they are."""
    words, found = sentence.words, []
    for first, last in runs(words, PEOPLE):
        start = min(leading_roles(words, first, last, PEOPLE), last - 1)
        end = official(words, start, last)
        place = (words[start].start, words[end - 1].end)
        nouns = (
            *before(words, first, start),
            *after(words, end),
            *apposed(words, first),
            *institution(words, start, max(last, end)),
        )
        found += [(place, noun) for noun in nouns]
    return found


def employs(words: tuple[Word, ...], first: int, last: int) -> bool:
    """Whether a name is that of somebody's employer: "a spokesman for Norwood", "Norwood's chief executive"."""
    if first > 1 and words[first - 1].lower in ("for", "of", "at", "from"):
        return is_role(words[first - 2].lower, PEOPLE)
    owner = owns(words[last - 1])
    return owner and any(is_role(word.lower, PEOPLE) for word in words[last : last + 3] if not word.capital)


def official(words: tuple[Word, ...], start: int, last: int) -> int:
    """The end of an institution's name with what it is of: "Ministry of Transport"."""
    plain = [place for place in range(last, min(last + 2, len(words))) if not words[place].capital]
    for place in plain:
        if is_institution(words[place].lower, PEOPLE):
            named = place + 1 < len(words) and words[place + 1].capital  # "Campaign group Stop the Runway"
            return last if named or (start == 0 and last == 1) else place + 1
        if not words[place].is_word or words[place].lower in NO_NOUNS:
            break
    if not any(is_institution(word.lower, PEOPLE) for word in words[start:last]):
        return last
    if last + 1 < len(words) and words[last].lower in ("of", "for") and words[last + 1].capital:
        last += 2
        while last < len(words) and words[last].capital:
            last += 1
    return last


def institution(words: tuple[Word, ...], start: int, last: int) -> Iterator[str]:
    """The noun of its kind in an institution's own name."""
    if last - start > 1 or (last < len(words) and words[last].lower == "of"):
        yield from (word.lower for word in words[start:last] if is_institution(word.lower, PEOPLE))


def before(words: tuple[Word, ...], first: int, start: int) -> Iterator[str]:
    """ "defender Ada Reed", "the prison rights group Open Gates" """
    yield from (words[index].lower for index in range(first, start) if not words[index].capital)
    yield from (ADDRESSED[words[index].lower] for index in range(first, start) if words[index].lower in ADDRESSED)
    if first == start and first and is_noun(words, first - 1):
        yield words[first - 1].lower


def is_noun(words: tuple[Word, ...], index: int) -> bool:
    """Whether a word in lower case right before a name is a noun that tells who it is."""
    word = words[index]
    if not word.is_word or word.capital or word.lower in NO_NOUNS or word.lower in grammar.PRONOUNS:
        return False
    if word.lower in FORMS or word.lower in grammar.FINITE | grammar.TIMES or word.lower.endswith(("ed", "ing", "ly")):
        return False
    return is_role(word.lower, PEOPLE) or (index > 0 and (words[index - 1].lower in OPENS or owns(words[index - 1])))


def owns(word: Word) -> bool:
    return word.lower.endswith(("'s", "’s", "s’", "s'"))


def after(words: tuple[Word, ...], last: int) -> Iterator[str]:
    """ "Ada Reed, a retired midwife from …", "Ada Reed, 46, …", "Ada Reed is a midwife" """
    if last + 1 >= len(words):
        return
    if words[last].text.startswith("("):
        yield from short_form(words, last)
    if words[last].text in (",", "(", "–", "—"):
        if words[last + 1].kind is Kind.NUMBER:
            yield from aged(words[last + 1])
            if last + 3 < len(words) and words[last + 2].text == ",":
                yield from phrase(words, last + 3)
        else:
            yield from phrase(words, last + 1)
    elif words[last].lower in COPULAS and words[last + 1].lower in OPENS:
        yield from phrase(words, last + 1)


def short_form(words: tuple[Word, ...], last: int) -> Iterator[str]:
    """ "World Maize Board (WMB)" """
    text = words[last].text.strip("()") or words[last + 1].text
    if text.isupper() and text.isalpha() and len(text) > 1:
        yield text


def aged(word: Word) -> Iterator[str]:
    if word.text.isdigit() and 0 < int(word.text) < OLDEST:
        yield f"{word.text}-year-old"


def phrase(words: tuple[Word, ...], start: int) -> Iterator[str]:
    """The noun of a noun phrase that begins at `start`."""
    head, opens = None, words[start].lower in OPENS or owns(words[start])
    for index in range(start, min(start + LONGEST, len(words))):
        word = words[index]
        if not word.is_word or word.lower in ENDS or (index > start and word.lower in grammar.DETERMINERS):
            break
        if grammar.is_finite(words, index) and word.lower not in FORMS:
            return
        head = word
    if head is not None and not head.capital and (opens or is_role(head.lower, PEOPLE)):
        yield head.lower


def apposed(words: tuple[Word, ...], start: int) -> Iterator[str]:
    """ "The dispatcher, Ada Reed, …", "Its head, Ada Reed" """
    if start < 2 or words[start - 1].text != ",":
        return
    for begin in range(start - 2, max(-1, start - 2 - LONGEST), -1):
        if not words[begin].is_word:
            return
        if words[begin].lower in OPENS or owns(words[begin]):
            yield from phrase(words[: start - 1], begin)
            if words[begin].lower in OPENS:
                return
