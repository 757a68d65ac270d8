"""What attributes a passage in marks in English without a speech verb: "according to X", "Smith: “…”"."""

from factdb.extract.drafts import Cue
from factdb.extract.languages.en import grammar
from factdb.extract.languages.en.cues import place_of
from factdb.extract.languages.en.phrases import noun_phrase
from factdb.extract.sentences import Sentence


def loose_cue(sentence: Sentence, index: int) -> Cue | None:
    return according_after(sentence, index) or colon_before(sentence, index)


def according_after(sentence: Sentence, index: int) -> Cue | None:
    """ "…," according to X"""
    words = sentence.words
    place = index + 2 if index + 1 < len(words) and words[index + 1].text == "," else index + 1
    if place + 2 >= len(words) or (words[place].lower, words[place + 1].lower) != ("according", "to"):
        return None
    end = noun_phrase(words, place + 2, len(words))
    if end is None or (index > 0 and words[index - 1].is_word):
        return None
    span = (words[place].start, words[place + 1].end)
    return Cue((span,), span[0], "q", place, end, 0, place_of(sentence, (place + 2, end)))


def colon_before(sentence: Sentence, index: int) -> Cue | None:
    """The subject of the clause that a colon ends."""
    if index < 2 or sentence.words[index - 1].text != ":":
        return None
    start = 0
    while start < index - 1 and sentence.words[start].lower in grammar.CONJUNCTIONS | grammar.ADVERBS:
        start += 1
    end = noun_phrase(sentence.words, start, index - 1)
    return Cue((), sentence.words[start].start, "q", start, index, 0, place_of(sentence, (start, end)) if end else None)
