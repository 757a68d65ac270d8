"""Whom quotes in bulk name, as commands/voices.py decides for one."""

from collections.abc import Collection, Mapping, Sequence

from sqlalchemy.orm import Session

from factdb.commands.bulk.knowing import known_names, known_voices
from factdb.commands.bulk.planning import Key, VoicePlan
from factdb.commands.bulk.rows import NewRows
from factdb.commands.likeness import (
    Alike,
    Called,
    best_of,
    likeliest,
    names_like_each,
    pairs,
    those_of,
    those_that_stand,
)
from factdb.commands.voices import several
from factdb.db.loading import write_rows
from factdb.db.rendering import Row
from factdb.errors import Conflict
from factdb.models import SPEAKER_NAME_KEYS, MergeCandidate, Speaker, SpeakerIdentifier, SpeakerName
from factdb.rules.names import keys
from factdb.rules.vocabulary import SpeakerKind
from factdb.search.documents import speaker_document

Named = tuple[int, ...]
"""Who may be meant: nobody, one, or several. A negative number stands for a speaker that the batch brings."""


class Voices:
    """The speakers of a batch: those that are known, and those that it brings."""

    def __init__(self, session: Session, voices: Collection[VoicePlan]) -> None:
        self.known = known_voices(session, (key for voice in voices for key in voice.ids))
        self.whose = {key: voice.speaker_id for key, voice in self.known.items() if voice.stands}
        self.named = known_names(session, {voice.name for voice in voices if not voice.ids})
        self.fresh: list[tuple[VoicePlan, list[Key]]] = []
        self.numbers: Sequence[int] = ()
        self.called: list[tuple[int, int, str, bool]] = []

    def decide(self, voice: VoicePlan) -> Named:
        """Who is meant. Raises Conflict where whoever is cannot be tied to anything."""
        own = next((key for key in voice.ids if key in self.whose), None)
        if own is None:
            bearing = () if voice.ids else tuple(self.named.get(voice.name, ()))
            return bearing or (self.bring(voice),)
        if own in self.known and not self.known[own].survives:
            raise Conflict(f"speaker-{self.whose[own]} was retracted.")
        return (self.whose[own],)

    def bring(self, voice: VoicePlan) -> int:
        """A new speaker. An id that a retracted one has stays with that one."""
        ids = [key for key in voice.ids if key not in self.known]
        self.fresh.append((voice, ids))
        number = -len(self.fresh)
        self.whose |= dict.fromkeys(ids, number)
        self.named.setdefault(voice.name, []).append(number)
        return number

    def settled(self, named: Named, name: str) -> tuple[int | None, tuple[str, ...]]:
        """The number of the speaker once those that the batch brings have theirs, and what is to be told."""
        numbers = [self.numbers[-1 - number] if number < 0 else number for number in named]
        if len(numbers) > 1:
            return None, (several(name, numbers),)
        return (numbers[0] if numbers else None), ()

    def write(self, rows: NewRows) -> None:
        """Write those that the batch brings, as `record_speaker` would one after the other, but for
        `write_candidates`."""
        self.numbers = rows.numbers(Speaker, len(self.fresh))
        brought = [(number, *each) for number, each in zip(self.numbers, self.fresh, strict=True)]
        rows.write(Speaker, ("id", "kind", "name"), [(number, voice.kind, voice.name) for number, voice, _ in brought])
        names = rows.numbers(SpeakerName, len(brought))
        self.called = [
            (name, number, voice.name, True) for name, (number, voice, _) in zip(names, brought, strict=True)
        ]
        rows.write(SpeakerName, ("id", "speaker_id", "name", "preferred"), self.called)
        write_keys(rows, self.called)
        elsewhere = [(number, *key) for number, _, ids in brought for key in ids]
        rows.write(
            SpeakerIdentifier, ("id", "speaker_id", "scheme", "value"), rows.numbered(SpeakerIdentifier, elsewhere)
        )

    def asked(self, session: Session) -> dict[int, list[Called]]:
        """The names that were there, of those that may be one of the new ones, by the numbers of these."""
        named = {
            name_id: name
            for (name_id, _, name, _), (voice, _) in zip(self.called, self.fresh, strict=True)
            if is_named(voice)
        }
        return names_like_each(session, named)

    def likeliest(self, like: Mapping[int, Sequence[Called]]) -> dict[int, Alike]:
        """Who they may be."""
        return {name_id: best_of(name, like[name_id]) for name_id, _, name, _ in self.called if like.get(name_id)}

    def write_candidates(self, rows: NewRows, best: Mapping[int, Alike]) -> None:
        """Write whom each may be, among those that were there when its name came."""
        standing = those_that_stand(rows.session, {number for alike in best.values() for number in alike})
        found: list[Row] = []
        for name_id, number, name, _ in self.called:
            found += pairs(number, likeliest(number, {name: those_of(best.get(name_id, {}), standing)}))
        candidates = rows.numbered(MergeCandidate, found)
        rows.write(MergeCandidate, ("id", "speaker_id", "other_id", "score", "why"), candidates)

    def documents(self) -> list[Row]:
        """What those that the batch brings are found by."""
        return [speaker_document(number, name) for _, number, name, _ in self.called]


def is_named(voice: VoicePlan) -> bool:
    return voice.kind is not SpeakerKind.UNNAMED


def write_keys(rows: NewRows, called: Sequence[Row]) -> None:
    """Each name can be found from then on by those that are like it."""
    found = [(name_id, key) for name_id, _, name, _ in called for key in sorted(keys(name))]
    write_rows(rows.session.connection(), SPEAKER_NAME_KEYS, ("name_id", "key"), found)
