"""The tree is that of RFC 6962, by the vectors of certificate-transparency and by the RFC's own definition."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factdb.rules.merkle import EMPTY, Tree, leaf_hash, node_hash

LEAVES = ["", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"]
ROOTS = [  # of the first so many leaves, from the tests of certificate-transparency
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
]


def by_definition(leaves: list[bytes]) -> bytes:
    """MTH of the RFC, as it stands there."""
    if not leaves:
        return EMPTY
    if len(leaves) == 1:
        return leaf_hash(leaves[0])
    k = 1 << (len(leaves) - 1).bit_length() - 1
    return node_hash(by_definition(leaves[:k]), by_definition(leaves[k:]))


def tree_of(leaves: list[bytes]) -> Tree:
    tree = Tree()
    tree.extend(map(leaf_hash, leaves))
    return tree


@pytest.mark.parametrize("size", range(1, 9))
def test_the_roots_are_those_of_certificate_transparency(size: int) -> None:
    assert tree_of([bytes.fromhex(leaf) for leaf in LEAVES[:size]]).root.hex() == ROOTS[size - 1]


def test_the_empty_tree_has_the_hash_of_nothing() -> None:
    assert Tree().root.hex() == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"


@given(st.lists(st.binary(max_size=4), max_size=70))
def test_growing_leads_where_the_definition_leads(leaves: list[bytes]) -> None:
    assert tree_of(leaves).root == by_definition(leaves)


@given(st.lists(st.binary(max_size=4), max_size=40), st.lists(st.binary(max_size=4), max_size=40))
def test_a_tree_that_was_packed_grows_on(first: list[bytes], then: list[bytes]) -> None:
    tree = tree_of(first)
    again = Tree.of(tree.size, tree.packed())
    again.extend(map(leaf_hash, then))
    assert again.root == by_definition([*first, *then])


@pytest.mark.parametrize(("size", "frontier"), [(1, b""), (0, bytes(32)), (2, bytes(31)), (3, bytes(32)), (-1, b"")])
def test_a_frontier_of_another_size_is_refused(size: int, frontier: bytes) -> None:
    with pytest.raises(ValueError, match="none of a tree"):
        Tree.of(size, frontier)
