"""Independence and standing, as pure rules: what must hold whatever the records are."""

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factdb.rules.independence import Outlet, Piece, origin_key, origins, root_of
from factdb.rules.standing import AGREEING, disagree, standing
from factdb.rules.vocabulary import EvidenceStance, Standing, Veracity

SUPPORTS, REFUTES = EvidenceStance.SUPPORTS, EvidenceStance.REFUTES
KEYS = st.sampled_from(["speaker-1", "speaker-2", "ownergroup-1", "publisher-2", "source-9"])
PIECES = st.lists(st.builds(Piece, KEYS, st.sampled_from(EvidenceStance), st.booleans()), max_size=12)
ASSERTING = st.frozensets(KEYS, max_size=3)


@given(PIECES, ASSERTING)
def test_there_are_never_more_origins_than_records(pieces: list[Piece], asserting: frozenset[str]) -> None:
    for stance in EvidenceStance:
        assert origins(pieces, stance, asserting) <= sum(piece.stance is stance for piece in pieces)


@given(PIECES, ASSERTING, st.randoms())
def test_the_order_of_entry_does_not_matter(pieces: list[Piece], asserting: frozenset[str], random: Random) -> None:
    shuffled = list(pieces)
    random.shuffle(shuffled)
    for stance in EvidenceStance:
        assert origins(shuffled, stance, asserting) == origins(pieces, stance, asserting)


@given(PIECES, ASSERTING)
def test_a_copy_changes_nothing(pieces: list[Piece], asserting: frozenset[str]) -> None:
    for copied in pieces:
        for stance in EvidenceStance:
            assert origins([*pieces, copied], stance, asserting) == origins(pieces, stance, asserting)


def test_an_origin_that_asserts_the_claim_supports_it_no_further_but_may_refute_it() -> None:
    own = [Piece("speaker-1", SUPPORTS), Piece("speaker-1", REFUTES)]
    assert [origins(own, stance, {"speaker-1"}) for stance in (SUPPORTS, REFUTES)] == [0, 1]


def test_the_origin_is_the_speaker_or_else_whoever_is_behind_the_first_text() -> None:
    assert origin_key(12, Outlet(5, 7, 3)) == "speaker-12"
    assert origin_key(None, Outlet(5, 7, 3)) == "ownergroup-3"
    assert origin_key(None, Outlet(5, 7)) == "publisher-7"
    assert origin_key(None, Outlet(5)) == "source-5"


def test_a_chain_of_copies_leads_to_its_first_text() -> None:
    chain = {1: None, 2: 1, 3: 2, 4: None}
    assert [root_of(source, chain) for source in (1, 2, 3, 4)] == [1, 1, 1, 4]


def test_copies_without_a_first_text_are_each_their_own() -> None:
    circle = {1: 2, 2: 3, 3: 1, 4: 1, 5: 99}
    assert [root_of(source, circle) for source in circle] == [1, 2, 3, 4, 5]


@pytest.mark.parametrize(
    ("supports", "refutes", "expected"),
    [
        (0, 0, Standing.UNCORROBORATED),
        (1, 0, Standing.CORROBORATED),
        (3, 0, Standing.CORROBORATED),
        (1, 1, Standing.DISPUTED),
        (3, 1, Standing.DISPUTED),
        (0, 2, Standing.REFUTED),
    ],
)
def test_the_standing_follows_from_the_origins_alone(supports: int, refutes: int, expected: Standing) -> None:
    assert standing(supports, refutes) is expected


def test_every_verdict_agrees_with_one_standing() -> None:
    assert AGREEING.keys() == set(Veracity)
    assert disagree(Standing.DISPUTED, Veracity.SUPPORTED) is True
    assert disagree(Standing.CORROBORATED, Veracity.SUPPORTED) is False
    assert disagree(Standing.REFUTED, None) is None
