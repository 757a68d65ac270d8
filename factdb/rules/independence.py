"""Which pieces of evidence are independent of each other: those of different origins (docs/corroboration.md).

A piece of evidence has one origin key, a function of that piece alone, so that no copy and no order of entry changes a
count. The compiler says the same in SQL (graphql/compiler/origins.py); the tests hold the two against each other.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from factdb.rules.vocabulary import EvidenceStance

INDEPENDENCE = "independence/1"
"""Name and version of this rule."""

SPEAKER, OWNER_GROUP, PUBLISHER, SOURCE = "speaker", "ownergroup", "publisher", "source"  # the words of their ids


def root_of(source: int, copied_from: Mapping[int, int | None]) -> int:
    """The source whose text a source prints, over all copies in between. `copied_from` has for each source the one it
    copies, or None. Where the copies never end (they go in a circle, or lead to a source that is not there) a source is
    its own root, so that a fault in the records joins no origins."""
    here, seen = source, {source}
    while (before := copied_from.get(here, here)) is not None:
        if before in seen:
            return source
        seen.add(before)
        here = before
    return here


@dataclass(frozen=True)
class Outlet:
    """Who is behind a source, as far as it is known: its number, its publisher, and that one's owner group."""

    source: int
    publisher: int | None = None
    owner_group: int | None = None


def origin_key(speaker: int | None, root: Outlet) -> str:
    """The origin of what rests on a quote of this speaker, or else on this root of the copies: `speaker-12`,
    `ownergroup-3`, `publisher-7`, or `source-5` where no publisher is known. A quote whose speaker nobody knows is what
    the outlet says it is: then the outlet is the origin."""
    if speaker is not None:
        return f"{SPEAKER}-{speaker}"
    if root.owner_group is not None:
        return f"{OWNER_GROUP}-{root.owner_group}"
    return f"{SOURCE}-{root.source}" if root.publisher is None else f"{PUBLISHER}-{root.publisher}"


@dataclass(frozen=True)
class Piece:
    """A piece of evidence, as far as counting goes. It stands where neither it was retracted nor what it rests on: its
    source, the source it cites, the quote it rests on."""

    origin: str
    stance: EvidenceStance
    stands: bool = True


def counts(piece: Piece, asserting: Collection[str]) -> bool:
    """Whether a piece adds its origin to its stance. `asserting` are the origins that already assert the claim: they do
    not count as support for it."""
    return piece.stands and not (piece.stance is EvidenceStance.SUPPORTS and piece.origin in asserting)


def origins(pieces: Iterable[Piece], stance: EvidenceStance, asserting: Collection[str]) -> int:
    """How many independent origins there are of one stance."""
    return len({piece.origin for piece in pieces if piece.stance is stance and counts(piece, asserting)})
