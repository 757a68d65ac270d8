"""Noun phrases of German, as far as finding a speaker needs them."""

from factdb.extract.languages.de import grammar
from factdb.extract.languages.de.finite import INDICATIVE, KONJUNKTIV_ONE, KONJUNKTIV_TWO
from factdb.extract.languages.de.verbs import FORMS
from factdb.extract.languages.lexicon import words
from factdb.extract.words import Kind, Word

PARTICLES_OF_NAMES = words("von van de der den del di da du la le bin ibn al el zu ten ter dos al- und-")
SHORT_NAME, LONG_NAME = 3, 6  # words in marks; the longer one begins with a capital
LONGEST = 24  # words; a bound on what one phrase may take in
TIMES = words(
    "montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag morgen vormittag mittag "
    "nachmittag abend nacht januar februar märz april mai juni juli august september oktober november "
    "dezember woche monat jahr wochenende tag uhr ende anfang mitte montagabend dienstagabend "
    "mittwochabend donnerstagabend freitagabend samstagabend sonntagabend"
)
AGENCIES = words("dpa epd kna sid dapd")  # they write themselves small
OCCASIONS = (
    "interview",
    "gespräch",
    "konferenz",
    "rede",
    "mitteilung",
    "erklärung",
    "stellungnahme",
    "sendung",
    "brief",
    "sitzung",
)


def noun_phrase(words: tuple[Word, ...], index: int, last: int) -> int | None:
    """The end of the noun phrase that begins at `index`, None where none begins there."""
    last = min(last, index + LONGEST)
    if index >= last:
        return None
    if words[index].lower in grammar.PRONOUNS and not starts_noun(words, index, last):
        return index + 1
    head = nucleus(words, index, last)
    return None if head is None else extended(words, head, last)


def starts_noun(words: tuple[Word, ...], index: int, last: int) -> bool:
    """Whether a word that may be a pronoun is the article of a noun ("einige Minister", "ihr Sprecher")."""
    if words[index].lower not in grammar.ARTICLES:
        return False
    return nucleus(words, index + 1, last) is not None


def nucleus(words: tuple[Word, ...], index: int, last: int) -> int | None:
    """Article, adjectives and the run of nouns or names: the end of the run, None without one."""
    place = index
    while place < last and words[place].lower in grammar.ARTICLES and not is_name_start(words, place, index):
        place += 1
    adjectives = 0
    while place < last and is_adjective(words[place]) and adjectives < 6:
        place, adjectives = place + 1, adjectives + 1
    if place < last and words[place].kind is Kind.NUMBER:
        place += 1
    if index < place < last and words[place].is_quotation and is_title(words[place]):
        return place + 1
    end = run_of_names(words, place, last)
    return end if end > place else None


def is_title(word: Word) -> bool:
    """Whether a passage in marks is a name: das „Institut für Raumfahrt“."""
    length = len(word.text.split())
    return length <= SHORT_NAME or (length <= LONG_NAME and word.text[0].isupper())


def is_name_start(words: tuple[Word, ...], place: int, index: int) -> bool:
    return place > index and words[place].capital


def is_adjective(word: Word) -> bool:
    """Whether a word may stand between article and noun."""
    if word.kind is not Kind.WORD or word.capital:
        return False
    lower = word.lower
    if lower in INDICATIVE or lower in KONJUNKTIV_ONE or lower in KONJUNKTIV_TWO:
        return False
    if lower in grammar.ARTICLES or is_speech(lower):
        return False
    if lower in grammar.PREPOSITIONS or lower in grammar.CONJUNCTIONS - {"und"} or lower in grammar.OBJECTS:
        return False
    return lower.endswith(("e", "er", "en", "es", "em")) or lower in (
        "sehr",
        "bislang",
        "und",
        "damals",
        "seit",
        "bisher",
    )


def is_speech(lower: str) -> bool:
    """Whether a form in -te or -ten is a speech verb and no adjective made of its participle: "nannte"."""
    return lower.endswith(("te", "ten")) and lower in FORMS and not any(form.participle for form in FORMS[lower])


def run_of_names(words: tuple[Word, ...], place: int, last: int) -> int:
    """The end of a run of nouns, names, initials and names in marks."""
    end = place
    while end < last:
        word = words[end]
        if word.capital and word.lower in grammar.NO_NOUNS and not word.text.isupper():
            break
        if (
            (word.capital and not (end > place and word.lower in TIMES))
            or (end > place and joins_names(words, end, last))
            or (end > place and word.is_quotation and word.text[0].isupper() and len(word.text.split()) <= 5)
        ):
            end += 1
        else:
            break
    return end


def joins_names(words: tuple[Word, ...], end: int, last: int) -> bool:
    word = words[end]
    if word.lower in AGENCIES:
        return True
    if end + 1 >= last or not words[end + 1].capital:
        return (
            word.text == "." and len(words[end - 1].text) <= 2 and words[end - 1].end == word.start and end + 1 < last
        )
    if word.text in ("/", "&"):
        return True
    if word.text == ".":
        return len(words[end - 1].text) <= 2 and words[end - 1].end == word.start
    return word.lower in ("van", "de", "del", "di", "da", "bin", "ibn", "al", "el", "zu") or (
        word.lower in ("von", "der") and is_personal(words, end)
    )


def is_personal(words: tuple[Word, ...], end: int) -> bool:
    """Whether "von" belongs to a name: a name of one word stands on either side ("Ursula von der Leyen")."""
    return words[end - 1].lower == "von" or (
        end >= 2 and words[end - 2].capital and not words[end - 1].lower.endswith("er")
    )


def extended(words: tuple[Word, ...], end: int, last: int) -> int:
    """A noun phrase with the genitives, "von …" and "und …" that belong to it."""
    while end < last:
        further = attached(words, end, last)
        if further is None:
            break
        end = further
    return end


def attached(words: tuple[Word, ...], end: int, last: int) -> int | None:
    word = words[end]
    if word.lower in grammar.GENITIVE or word.lower in ("von", "vom", "für", "aus", "beim", "bei", "und", "sowie"):
        if word.lower in ("aus", "bei", "für", "beim") and is_occasion(words, end + 1, last):
            return None
        if (
            word.lower == "der"
            and end + 1 < last
            and is_adjective(words[end + 1])
            and words[end + 1].lower.endswith("e")
        ):
            return None  # a nominative of its own: "… der NASA | der größte Teil"
        return nucleus(words, end + 1, last)
    if not word.capital and is_adjective(word) and word.lower.endswith(("er", "en")) and end + 1 < last:
        return nucleus(words, end, last) if words[end + 1].capital else None
    return None


def is_occasion(words: tuple[Word, ...], start: int, last: int) -> bool:
    """Whether the noun after a preposition tells when or on what occasion, not to whom somebody belongs."""
    end = nucleus(words, start, last)
    if end is None:
        return True
    heads = [word.lower for word in words[start:end] if word.capital]
    return any(head in TIMES or head.endswith(OCCASIONS) for head in heads) or words[start].kind is Kind.NUMBER
