"""Checkpoints are signed notes that others can read, and keys are told from what is none."""

import datetime as dt

import pytest

from factdb.errors import BadInput
from factdb.rules.notes import Checkpoint, LogKey, PublicKey, is_signed

# the example of golang.org/x/mod/sumdb/note
SECRET = "PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz"
PUBLIC = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"
NOTE = """If you think cryptography is the answer to your problem,
then you don't know what your problem is.

— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=
"""
NOON = dt.datetime(2026, 11, 26, 12, 0, tzinfo=dt.UTC)


def test_keys_and_signatures_are_those_of_signed_notes() -> None:
    key = LogKey.parse(SECRET)
    assert str(key) == SECRET
    assert str(key.public) == PUBLIC
    assert PublicKey.parse(PUBLIC) == key.public
    assert is_signed(NOTE, key.public)
    assert not is_signed(NOTE.replace("your", "my"), key.public)


def test_a_checkpoint_is_a_note_of_origin_size_root_and_time() -> None:
    note = Checkpoint("facts.example", 5, bytes(32), NOON).signed(LogKey.parse(SECRET))
    assert note.splitlines()[:5] == [
        "facts.example",
        "5",
        "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=",
        "time 2026-11-26T12:00:00+00:00",
        "",
    ]
    assert Checkpoint.parse(note) == Checkpoint("facts.example", 5, bytes(32), NOON)
    assert is_signed(note, PublicKey.parse(PUBLIC))


def test_a_checkpoint_without_a_signature_is_read_and_told_from_one_with() -> None:
    unsigned = Checkpoint("facts.example", 5, bytes(32)).body
    assert Checkpoint.parse(unsigned).size == 5
    assert not is_signed(unsigned, PublicKey.parse(PUBLIC))


def test_a_signature_by_another_key_of_the_name_is_none() -> None:
    note = Checkpoint("facts.example", 5, bytes(32)).signed(LogKey.new("PeterNeumann"))
    assert not is_signed(note, PublicKey.parse(PUBLIC))


@pytest.mark.parametrize("text", ["", "a\nb\nc\n", "a\n5\nAAAA\n", "a\n-5\n" + "A" * 43 + "=\n", "a\n5\n"])
def test_what_is_no_checkpoint_is_refused(text: str) -> None:
    with pytest.raises(BadInput, match="no checkpoint"):
        Checkpoint.parse(text)


@pytest.mark.parametrize("text", ["", PUBLIC, SECRET[:-4], SECRET.replace("c74f20a3", "c74f20a4")])
def test_what_is_no_key_is_refused(text: str) -> None:
    with pytest.raises(BadInput, match="no key of a log"):
        LogKey.parse(text)


@pytest.mark.parametrize("text", ["", SECRET, PUBLIC[:-4], PUBLIC.replace("c74f20a3", "c74f20a4")])
def test_what_is_no_public_key_is_refused(text: str) -> None:
    with pytest.raises(BadInput, match="no public key"):
        PublicKey.parse(text)


def test_a_name_with_a_blank_cannot_name_a_log() -> None:
    with pytest.raises(BadInput, match="cannot name a log"):
        LogKey.new("my facts")


def test_a_key_does_not_show_itself() -> None:
    assert repr(LogKey.parse(SECRET)) == "LogKey('PeterNeumann')"


def test_a_seal_depends_on_the_key_and_on_what_it_seals() -> None:
    one, other = LogKey.new("facts"), LogKey.new("facts")
    seals = {one.seal(b"a"), one.seal(b"b"), other.seal(b"a")}
    assert len(seals) == 3
    assert one.seal(b"a") == LogKey.parse(str(one)).seal(b"a")
    assert one.seal(b"a").startswith(one.hash)
