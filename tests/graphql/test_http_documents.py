"""Documents by their hashes: which are answered, and which files of them are taken."""

import hashlib
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import httpx
import pytest

from factdb.errors import BadInput
from factdb.graphql.http import TrustedDocuments
from tests.graphql.test_http import Client, refusal, serving

TOPICS = "query Topics($n: Int) { topics(first: $n) { nodes { name } } }"
DIGEST = hashlib.sha256(TOPICS.encode()).hexdigest()
NONE: Any = {"data": {"topics": {"nodes": []}}}


@pytest.fixture
def trusting(database: Any) -> Callable[..., Client]:
    def make(only: bool = False) -> Client:
        return serving(database, trusted=TrustedDocuments({DIGEST: TOPICS, "topics": TOPICS}, only))

    return make


def ask(client: Client, **given: Any) -> httpx.Response:
    return client.request("POST", json=given)


@pytest.mark.parametrize("id_", [DIGEST, f"sha256:{DIGEST}", DIGEST.upper(), "topics"])
def test_a_trusted_document_is_answered_by_its_id(trusting: Callable[..., Client], id_: str) -> None:
    assert ask(trusting(), documentId=id_, variables={"n": 1}).json() == NONE
    assert trusting().request("GET", params={"documentId": id_}).json() == NONE


def test_apollo_names_a_document_in_the_extensions(trusting: Callable[..., Client]) -> None:
    persisted = {"persistedQuery": {"version": 1, "sha256Hash": DIGEST}}
    assert ask(trusting(), extensions=persisted).json() == NONE
    assert trusting().request("GET", params={"extensions": json.dumps(persisted)}).json() == NONE
    browser = {"Accept": "text/html, */*;q=0.8"}
    assert "data" in trusting().request("GET", params={"extensions": json.dumps(persisted)}, headers=browser).json()


def test_who_names_an_unknown_document_is_told_so_as_apollo_expects_and_may_send_it(
    trusting: Callable[..., Client],
) -> None:
    persisted = {"persistedQuery": {"version": 1, "sha256Hash": hashlib.sha256(b"{ __typename }").hexdigest()}}
    client = trusting()
    assert refusal(ask(client, extensions=persisted)) == (200, "PERSISTED_QUERY_NOT_FOUND", "PersistedQueryNotFound")
    assert "data" in ask(client, query="{ __typename }", extensions=persisted).json()


def test_a_hash_that_is_not_that_of_the_query_is_refused(trusting: Callable[..., Client]) -> None:
    persisted = {"persistedQuery": {"version": 1, "sha256Hash": "0" * 64}}
    status, code, message = refusal(ask(trusting(), query=TOPICS, extensions=persisted))
    assert (status, code) == (400, "BAD_REQUEST")
    assert "SHA-256" in message


def test_where_only_trusted_documents_are_answered_others_are_refused(trusting: Callable[..., Client]) -> None:
    client = trusting(only=True)
    assert refusal(ask(client, query="{ __typename }"))[:2] == (403, "DOCUMENT_NOT_TRUSTED")
    assert refusal(client.request("GET", params={"query": "{ __typename }"}))[:2] == (403, "DOCUMENT_NOT_TRUSTED")
    assert ask(client, query=TOPICS).json() == NONE
    assert ask(client, documentId=DIGEST).json() == NONE


@pytest.mark.parametrize("extensions", [{"persistedQuery": 1}, {"persistedQuery": {"sha256Hash": 1}}])
def test_extensions_that_are_none_are_refused(trusting: Callable[..., Client], extensions: Any) -> None:
    assert refusal(ask(trusting(), extensions=extensions))[:2] == (400, "BAD_REQUEST")


# --- files


def written(folder: Path, content: object) -> Path:
    file = folder / "documents.json"
    file.write_text(content if isinstance(content, str) else json.dumps(content), encoding="utf-8")
    return file


def test_a_file_of_documents_is_read_whatever_hash_its_tool_uses(tmp_path: Path) -> None:
    digests = {hashlib.new(name, TOPICS.encode()).hexdigest(): TOPICS for name in ("md5", "sha1", "sha256")}
    trusted = TrustedDocuments.read(written(tmp_path, digests | {f"sha256:{DIGEST}": TOPICS, "by-name": TOPICS}))
    assert {trusted.text(id_) for id_ in [*digests, "by-name"]} == {TOPICS}
    assert trusted.text("other") is None


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("{", "it is no JSON"),
        (["a"], "are none"),
        ({"a": 1}, "are none"),
        ({"0" * 64: TOPICS}, f"has another digest: {DIGEST}"),
    ],
)
def test_a_file_that_is_none_is_refused_in_words(tmp_path: Path, content: object, words: str) -> None:
    with pytest.raises(BadInput, match=words):
        TrustedDocuments.read(written(tmp_path, content))
    with pytest.raises(BadInput, match="No such file"):
        TrustedDocuments.read(tmp_path / "nowhere.json")
