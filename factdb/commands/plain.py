"""Claims that come with an id and nothing else, many at once: part of the command `import_records`.

They are written as taking.py would write them, in two statements a claim at most instead of six.
"""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from factdb.commands.claims import new_claim
from factdb.commands.taking import identifier_of
from factdb.errors import Conflict
from factdb.formats.given import GivenClaim, GivenId, GivenQuote
from factdb.models import Claim, ClaimIdentifier

Key = tuple[str, str]


def is_plain(given: GivenClaim | GivenQuote) -> bool:
    """Whether it is such a claim."""
    if not isinstance(given, GivenClaim):
        return False
    more = (given.quotes, given.sources, given.evidence, given.reviews, given.topics)
    return len(given.ids) == 1 and not any(more)


def take_plain(session: Session, claims: Sequence[GivenClaim]) -> list[bool]:
    """Record those that are new; answers of each whether it was. Raises BadInput, and Conflict where an id has other
    words, be it that somebody changed them since: taking.py tells."""
    texts = known_texts(session, [given.ids[0] for given in claims])
    fresh: list[tuple[GivenId, Claim]] = []
    came = []
    for given in claims:
        own = key_of(given.ids[0])
        came.append(own not in texts)
        if own not in texts:
            texts[own] = given.text
            fresh.append((given.ids[0], new_claim(given.text, given.kind, given.language)))
        elif texts[own] != given.text:
            raise Conflict(f"The id {own[1]} has other words.")
    session.add_all(claim for _, claim in fresh)
    session.flush()
    session.add_all(identifier_of(claim, own) for own, claim in fresh)
    return came


def key_of(given: GivenId) -> Key:
    return given.scheme, given.value


def known_texts(session: Session, ids: Sequence[GivenId]) -> dict[Key, str]:
    """The words of the claims that have these ids."""
    found: dict[Key, str] = {}
    for scheme in {one.scheme for one in ids}:
        values = [one.value for one in ids if one.scheme == scheme]
        of_claim = select(ClaimIdentifier.value, Claim.text).join(Claim, Claim.id == ClaimIdentifier.claim_id)
        rows = session.execute(of_claim.filter(ClaimIdentifier.scheme == scheme, ClaimIdentifier.value.in_(values)))
        found |= {(scheme, value): text for value, text in rows}
    return found
