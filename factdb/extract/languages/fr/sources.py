"""French source phrases: "selon X", "d’après X", "aux yeux de X", "dixit X"."""

from collections.abc import Iterator
from dataclasses import dataclass

from factdb.extract.drafts import Draft
from factdb.extract.languages.fr.clauses import clause_stop, trimmed
from factdb.extract.languages.fr.phrases import can_speak, noun_phrase
from factdb.extract.languages.lexicon import words
from factdb.extract.sentences import Sentence
from factdb.extract.words import Word
from factdb.rules.vocabulary import Mode

AFTER_D = frozenset(("d'", "d’"))
IN_MARKS_ONLY = words("pour dixit")  # "pour le maire" alone may tell for whom something is
NO_VOICE = words(
    "cas besoin besoins loi lois règle règles moyens usage usages formule tradition calendrier modalités critères âge "
    "âges goûts saison saisons circonstances point manière façon type nature niveau revenus taille article articles "
    "barème normes norme principe plan plans prévu"
)


@dataclass(frozen=True)
class Source:
    """A source phrase as word indices: its preposition from `first`, whom it names from `subject` to `end`."""

    first: int
    subject: int
    end: int


def source_at(words_: tuple[Word, ...], place: int, last: int) -> Source | None:
    """The source phrase that begins at an index."""
    if place >= last - 1:
        return None
    lower = words_[place].lower
    subject = place + 1
    if lower in AFTER_D and words_[place + 1].lower == "après":
        subject = place + 2
    elif lower not in ("selon", "pour", "dixit"):
        return None
    end = noun_phrase(words_, subject, last)
    if end is None or not can_be_source(words_[subject:end]):
        return None
    return Source(place, subject, end)


def can_be_source(phrase: tuple[Word, ...]) -> bool:
    if any(word.lower in NO_VOICE for word in phrase[:3]):
        return False
    return can_speak(phrase) or phrase[0].lower in ("lui", "eux")


def sourced(sentence: Sentence) -> Iterator[Draft]:
    """ "Selon X, …", "…, selon X": the sentence without the phrase."""
    words_ = sentence.words
    for number, segment in enumerate(sentence.segments):
        source = source_at(words_, segment.first, segment.last)
        if source is None or words_[source.first].lower in IN_MARKS_ONLY:
            continue
        end = source.end
        if number == len(sentence.segments) - 1 or end == segment.last:
            end = segment.last  # with what tells when and where: "selon elle lundi soir"
        whole = (sentence.start, words_[clause_stop(sentence) - 1].end)
        parts = trimmed(sentence, whole, (words_[source.first].start, words_[end - 1].end))
        if parts and not words_[source.first - 1].is_quotation:
            cue = ((words_[source.first].start, words_[source.subject - 1].end),)
            mention = (words_[source.subject].start, words_[source.end - 1].end)
            yield Draft(sentence.number, parts, Mode.INDIRECT, ("source phrase (selon)",), cue, mention)
        return
