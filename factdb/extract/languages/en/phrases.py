"""Noun phrases of English, as far as finding a speaker needs them."""

from factdb.extract.languages.en import grammar
from factdb.extract.languages.en.verbs import FORMS
from factdb.extract.languages.lexicon import words
from factdb.extract.words import Kind, Word

LONGEST = 20  # words; a bound on what one phrase may take in
STOPS = grammar.SUBORDINATORS | grammar.QUESTIONS | grammar.CONJUNCTIONS | grammar.AUXILIARIES | grammar.ADVERBS
ATTACHING = words("of for from in at with by")
COUNTING = words(
    "one two three four five six seven eight nine ten some many several both all most none another each few"
)
HEADS = grammar.PRONOUNS - {"one"}


def noun_phrase(words: tuple[Word, ...], index: int, last: int) -> int | None:
    """The end of the noun phrase that begins at `index`, None where none begins there."""
    last = min(last, index + LONGEST)
    if index >= last or not can_begin(words[index]):
        return None
    if words[index].lower in HEADS:
        return index + 1
    if words[index].lower in COUNTING:
        return counted(words, index, last)
    end = index + 1 if words[index].lower in grammar.ARTICLES else index
    while end < last and goes_on(words, end, index):
        end += 1
    if end < last and words[end].lower in ATTACHING and not tells_when(words, end, last):
        further = noun_phrase(words, end + 1, last)
        end = further or end
    bare_article = end == index + 1 and words[index].lower in grammar.ARTICLES
    return None if end == index or bare_article else end


def counted(words: tuple[Word, ...], index: int, last: int) -> int:
    """The end of "one", "one of the two diplomats", "three people familiar with …"."""
    if index + 2 < last and words[index + 1].lower == "of":
        return noun_phrase(words, index + 2, last) or index + 1
    further = noun_phrase(words, index + 1, last) if index + 1 < last and goes_on(words, index + 1, index) else None
    return further or index + 1


def can_begin(word: Word) -> bool:
    if word.kind is Kind.NUMBER:
        return True
    if not word.is_word or (word.lower in grammar.TIMES and not word.capital):
        return False
    if word.lower in grammar.ARTICLES or word.lower in grammar.PRONOUNS:
        return True
    if word.lower in FORMS and "past" in FORMS[word.lower].tenses:
        return False
    if word.capital and word.text[1:].islower() and word.lower in grammar.MODALS:
        return True  # "Will", "May"
    return word.lower not in STOPS and word.lower not in grammar.PREPOSITIONS and word.lower not in grammar.TIMES


def goes_on(words: tuple[Word, ...], end: int, index: int) -> bool:
    word = words[end]
    if word.text in ("'", "’", ".", "&", "-"):
        return end > index and is_inside_name(words, end)
    if (not word.is_word and word.kind is not Kind.NUMBER) or word.lower in grammar.TIMES:
        return False
    if word.capital:
        return True
    if word.lower in FORMS and end > index and not is_noun(words, end):
        return False
    return (
        word.lower not in STOPS
        and word.lower not in grammar.PREPOSITIONS
        and not (word.lower in grammar.PRONOUNS or word.lower in grammar.ARTICLES)
    )


def is_inside_name(words: tuple[Word, ...], end: int) -> bool:
    """Whether a mark belongs to an initial, an abbreviated title or a genitive."""
    if words[end].text in ("'", "’"):
        return words[end - 1].end == words[end].start
    return words[end - 1].capital and len(words[end - 1].text) <= 4 and end + 1 < len(words) and words[end + 1].capital


def is_noun(words: tuple[Word, ...], index: int) -> bool:
    """Whether a form like "report", "claims" or "reported" is a noun or an adjective: after an article or owner."""
    form, before = FORMS[words[index].lower], words[index - 1] if index else None
    if before is None:
        return False
    if before.lower in grammar.ARTICLES - grammar.PRONOUNS or before.lower.endswith(("'s", "’s", "s’", "s'")):
        return True
    if before.text in ("'", "’"):
        return True
    if form.tenses == {"base"}:
        return not before.lower.endswith("s") and before.lower not in grammar.PRONOUNS | grammar.RELATIVES
    return before.lower in grammar.PREPOSITIONS and "gerund" not in form.tenses


def tells_when(words: tuple[Word, ...], preposition: int, last: int) -> bool:
    """Whether the phrase after a preposition tells when or on what occasion."""
    for word in words[preposition + 1 : min(preposition + 6, last)]:
        if word.kind is Kind.NUMBER or word.lower in grammar.TIMES or grammar.SAID_ON.search(word.lower):
            return True
        if word.lower in grammar.PREPOSITIONS or not word.is_word:
            return False
    return False
