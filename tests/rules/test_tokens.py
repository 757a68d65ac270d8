"""Tokens: their form, the checksum that tells slips, and what is kept of them."""

import zlib

import pytest

from factdb.rules.tokens import DIGITS, checksum, digest_of, is_whole, new_token, prefix_of


def test_a_token_is_whole_and_like_no_other() -> None:
    tokens = {new_token() for _ in range(50)}
    assert len(tokens) == 50
    assert all(is_whole(token) and len(token) == 45 for token in tokens)


def test_the_checksum_is_the_crc_in_base_62() -> None:
    number = 0
    for digit in checksum("a" * 32):
        number = number * 62 + DIGITS.index(digit)
    assert number == zlib.crc32(b"a" * 32)
    assert checksum("").startswith("000000")


@pytest.mark.parametrize("place", [7, 20, 38, 39, 44])
def test_one_character_that_is_wrong_shows(place: int) -> None:
    token = new_token()
    other = "a" if token[place] != "a" else "b"
    assert not is_whole(token[:place] + other + token[place + 1 :])


@pytest.mark.parametrize("slip", ["", "factdb_", "ghp_" + "a" * 38, "factdb_" + "ä" * 38])
def test_what_is_no_token_is_none(slip: str) -> None:
    assert not is_whole(slip)


def test_a_token_cut_short_or_run_on_is_none() -> None:
    token = new_token()
    assert not is_whole(token[:-1])
    assert not is_whole(token + "0")
    assert not is_whole(f" {token}")


def test_of_a_token_its_beginning_and_its_digest_are_kept() -> None:
    assert prefix_of("factdb_ab12" + "z" * 34) == "factdb_ab12"
    assert digest_of("a") == "sha256:ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb"
