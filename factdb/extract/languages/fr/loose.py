"""What attributes a passage in marks in French without a verb: "selon X", "pour X, « … »", "dixit X", "X : « … »"."""

from factdb.extract.drafts import Cue
from factdb.extract.languages.fr import grammar
from factdb.extract.languages.fr.cues import place_of
from factdb.extract.languages.fr.phrases import can_speak, noun_phrase
from factdb.extract.languages.fr.sources import Source, source_at
from factdb.extract.sentences import Sentence


def loose_cue(sentence: Sentence, index: int) -> Cue | None:
    return source_after(sentence, index) or source_before(sentence, index) or colon_before(sentence, index)


def source_after(sentence: Sentence, index: int) -> Cue | None:
    """« … », selon X"""
    words = sentence.words
    place = index + 2 if index + 1 < len(words) and words[index + 1].text == "," else index + 1
    source = source_at(words, place, len(words))
    is_free = index == 0 or not words[index - 1].is_word
    return cue_of(sentence, source) if source and is_free and words[place].lower != "pour" else None


def source_before(sentence: Sentence, index: int) -> Cue | None:
    """Selon X, « … »"""
    words = sentence.words
    if index < 3 or words[index - 1].text not in (",", ":"):
        return None
    segment = next((one for one in reversed(sentence.segments) if one.last <= index - 1), None)
    source = source_at(words, segment.first, segment.last) if segment else None
    return cue_of(sentence, source) if source and segment and source.end == segment.last else None


def cue_of(sentence: Sentence, source: Source) -> Cue:
    words = sentence.words
    span = (words[source.first].start, words[source.subject - 1].end)
    return Cue((span,), span[0], "q", source.first, source.end, 0, place_of(sentence, (source.subject, source.end)))


def colon_before(sentence: Sentence, index: int) -> Cue | None:
    """The subject of the clause that a colon ends: "Le maire temporise : « … »"."""
    words = sentence.words
    if index < 2 or words[index - 1].text != ":":
        return None
    start = 0
    while start < index - 1 and (words[start].lower in grammar.CONJUNCTIONS or grammar.is_adverb(words[start])):
        start += 1
    end = noun_phrase(words, start, index - 1)
    if end is None or not can_speak(words[start:end]):
        return None
    return Cue((), words[start].start, "q", start, index, 0, place_of(sentence, (start, end)))
