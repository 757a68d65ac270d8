"""English speech nouns with a clause of their own, and source phrases: "the claim that …", "according to X"."""

from collections.abc import Iterator

from factdb.extract.candidates import Span
from factdb.extract.drafts import Cue, Draft
from factdb.extract.languages.en import grammar
from factdb.extract.languages.en.clauses import SHORTEST, clause_stop, drafted, extent, trimmed
from factdb.extract.languages.en.cues import ending_at, place_of
from factdb.extract.languages.en.phrases import noun_phrase
from factdb.extract.languages.lexicon import words
from factdb.extract.sentences import Sentence
from factdb.rules.vocabulary import Mode

SPEECH_NOUNS = words(
    "claim claims allegation allegations warning statement hope fears fear belief assertion suggestion "
    "accusation accusations announcement promise pledge reports rumours rumors argument conclusion assurance "
    "assurances demand threat view"
)


def nominal(sentence: Sentence) -> Iterator[Draft]:
    """ "the minister's claim that …" """
    words = sentence.words
    for index in range(1, len(words) - SHORTEST):
        if (
            words[index].lower in SPEECH_NOUNS
            and words[index + 1].lower == "that"
            and grammar.has_finite(words[index + 2 :])
        ):
            cue = Cue(
                ((words[index].start, words[index].end),),
                words[index].start,
                "d",
                index,
                index + 1,
                0,
                owner(sentence, index),
                clause="relative",
            )
            draft = drafted(
                sentence, cue, ((words[index + 1].start, extent(sentence, cue, index + 1)),), "noun + clause"
            )
            if draft:
                yield draft


def owner(sentence: Sentence, noun: int) -> Span | None:
    """Whose a speech noun is: "the minister's claim"."""
    words = sentence.words
    before = words[noun - 1]
    if before.lower in ("his", "her", "their", "its"):
        return before.start, before.end
    if before.lower.endswith(("'s", "’s")) or before.text in ("’", "'"):
        subject = ending_at(sentence, 0, noun)
        return place_of(sentence, subject) if subject else None
    return None


def sourced(sentence: Sentence) -> Iterator[Draft]:
    """ "according to X", "in the words of X": the sentence without the phrase."""
    words = sentence.words
    for number, segment in enumerate(sentence.segments):
        for index in range(segment.first, segment.last - 2):
            if words[index].lower == "according" and words[index + 1].lower == "to":
                end = noun_phrase(words, index + 2, segment.last)
                if end is None:
                    continue
                whole = (sentence.start, words[clause_stop(sentence) - 1].end)
                parts = trimmed(sentence, whole, (words[index].start, phrase_stop(sentence, number, end)))
                if parts:
                    cue = ((words[index].start, words[index + 1].end),)
                    mention = (words[index + 2].start, words[end - 1].end)
                    yield Draft(sentence.number, parts, Mode.INDIRECT, ("source phrase (according to)",), cue, mention)
                return


def phrase_stop(sentence: Sentence, number: int, end: int) -> int:
    """The end of a source phrase with the apposition that follows it at the end of a sentence."""
    segment = sentence.segments[number]
    stop = (
        segment.last if segment.before == "," or (segment.first > 0 and number == len(sentence.segments) - 1) else end
    )
    return sentence.words[stop - 1].end
