"""Which known speakers a name may be of: suggestions for people, never more."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from heapq import nlargest, nsmallest

from sqlalchemy import Select, event, func, insert, or_, select
from sqlalchemy.orm import Session, UOWTransaction

from factdb.db.loading import one_of
from factdb.models import SPEAKER_NAME_KEYS, MergeCandidate, Speaker, SpeakerMerge, SpeakerName
from factdb.rules.names import Likeness, compare, keys, sought
from factdb.rules.vocabulary import SpeakerKind
from factdb.search.claims import parted

COMPARED = 500  # names that a name is compared with
LOADED = 50  # speakers of those names, the likeliest
KEPT = 10  # suggestions that one name brings


@dataclass(frozen=True)
class Like:
    """A speaker that a name may be of, by which of its names, and how alike they are."""

    speaker_id: int
    name: str
    likeness: Likeness

    @property
    def why(self) -> str:
        return f"{self.name}: {self.likeness.why}"


@event.listens_for(Session, "after_flush")
def enter_keys(session: Session, context: UOWTransaction) -> None:
    """Each new name can be found from then on by those that are like it."""
    names = [record for record in session.new if isinstance(record, SpeakerName)]
    rows = [{"name_id": name.id, "key": key} for name in names for key in sorted(keys(name.name))]
    if rows:
        session.connection().execute(insert(SPEAKER_NAME_KEYS), rows)


Called = tuple[int, str]
"""A name of somebody, with the number of the speaker."""


def speakers_like(session: Session, name: str) -> list[Like]:
    """The speakers that stand and have a name like this one, the likeliest first. Merged ones count as the one that
    survives. Unnamed voices are like nobody."""
    return likeliest_of(session, name, names_like(session, name))


def likeliest_of(session: Session, name: str, others: Iterable[Called]) -> list[Like]:
    """The same among those who have these names."""
    best = best_of(name, others)
    return those_of(best, those_that_stand(session, best))


Alike = dict[int, tuple[str, Likeness]]
"""Speakers by their numbers, each with the likeliest of its names."""


def best_of(name: str, others: Iterable[Called]) -> Alike:
    """The speakers with the likeliest of these names."""
    best: Alike = {}
    for speaker_id, other in others:
        likeness = compare(name, other)
        if likeness and (speaker_id not in best or likeness.score > best[speaker_id][1].score):
            best[speaker_id] = (other, likeness)
    likeliest = nlargest(LOADED, best, key=lambda number: (best[number][1].score, -number))
    return {number: best[number] for number in likeliest}


def those_of(best: Alike, standing: Collection[int]) -> list[Like]:
    """Those that stand, the likeliest first."""
    found = [Like(number, *best[number]) for number in best if number in standing]
    return sorted(found, key=lambda like: (-like.likeness.score, like.speaker_id))


def names_like(session: Session, name: str) -> list[Called]:
    """The names that share a key with this one, each with the speaker that survives."""
    table = SPEAKER_NAME_KEYS
    ids = select(table.c.name_id).where(table.c.key.in_(sorted(sought(name)))).distinct()
    shared = ids.order_by(table.c.name_id).limit(COMPARED).subquery()
    names = called().join(shared, shared.c.name_id == SpeakerName.id)
    return [(number, other) for _, number, other in session.execute(names)]


def called() -> Select[int, int, str]:
    """Names in their order: their numbers, the speakers that survive, and the names."""
    speaker_id = func.coalesce(SpeakerMerge.survivor_id, SpeakerName.speaker_id)
    names = select(SpeakerName.id, speaker_id, SpeakerName.name)
    return names.outerjoin(SpeakerMerge, SpeakerMerge.record_id == SpeakerName.speaker_id).order_by(SpeakerName.id)


def names_like_each(session: Session, new: Mapping[int, str]) -> dict[int, list[Called]]:
    """Of each of these names, by its number, the names before it that share a key with it, as `names_like` would have
    told when it came."""
    having = those_with(session, {key for name in new.values() for key in sought(name)})
    shared: dict[int, list[int]] = {}
    for number, name in new.items():
        before = {other for key in sought(name) for other in having.get(key, ()) if other < number}
        shared[number] = nsmallest(COMPARED, before)
    wanted = sorted({other for others in shared.values() for other in others})
    rows = (
        row
        for part in parted(wanted)
        for row in session.execute(called().where(one_of(session.connection(), SpeakerName.id, part)))
    )
    known = {name_id: (speaker_id, name) for name_id, speaker_id, name in rows}
    return {number: [known[other] for other in others] for number, others in shared.items()}


def those_with(session: Session, keys: Collection[str]) -> dict[str, list[int]]:
    """The numbers of the names that have each of these keys."""
    table, found = SPEAKER_NAME_KEYS, dict[str, list[int]]()
    for part in parted(sorted(keys)):
        for key, number in session.execute(
            select(table.c.key, table.c.name_id).where(one_of(session.connection(), table.c.key, part))
        ):
            found.setdefault(key, []).append(number)
    return found


def those_that_stand(session: Session, numbers: Collection[int]) -> set[int]:
    """Those of the speakers that were not retracted and are no unnamed voices."""
    own, found = Speaker.table().c, set[int]()
    standing = select(own.id).where(own.retracted_in_id.is_(None), own.kind != SpeakerKind.UNNAMED)
    for part in parted(sorted(numbers)):
        found.update(session.scalars(standing.where(one_of(session.connection(), own.id, part))))
    return found


def suggest(session: Session, speaker: Speaker, names: Iterable[str]) -> None:
    """Enter what the speaker may be, by new names of it: once from each side. What is known already stays, unless this
    is likelier."""
    if speaker.kind is SpeakerKind.UNNAMED:
        return
    session.flush()
    best = likeliest(speaker.id, {name: speakers_like(session, name) for name in names})
    if best:
        enter(session, speaker.id, best)


Best = dict[int, tuple[float, str]]
"""Whom a speaker may be: the score and the reason by the other's number."""


def likeliest(number: int, found: Mapping[str, Sequence[Like]]) -> Best:
    """Whom the speaker of this number may be, by its names and who has one like each."""
    best: Best = {}
    for name, likes in found.items():
        others = [like for like in likes if like.speaker_id != number]
        for like in others[:KEPT]:
            told = (like.likeness.score, f"{name}, {like.why}")
            best[like.speaker_id] = max(told, best.get(like.speaker_id, told), key=lambda each: each[0])
    return best


def pairs(number: int, best: Best) -> Iterator[tuple[int, int, float, str]]:
    """Both directions of each suggestion."""
    for other, (score, why) in best.items():
        yield number, other, score, why
        yield other, number, score, why


def enter(session: Session, number: int, best: Best) -> None:
    theirs = or_(MergeCandidate.speaker_id == number, MergeCandidate.other_id == number)
    known = {(each.speaker_id, each.other_id): each for each in session.scalars(select(MergeCandidate).where(theirs))}
    for one, other, score, why in pairs(number, best):
        if (one, other) not in known:
            session.add(MergeCandidate(speaker_id=one, other_id=other, score=score, why=why))
        elif known[one, other].score < score:
            known[one, other].score, known[one, other].why = score, why
