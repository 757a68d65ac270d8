"""What is wrong with a mutation is told with its code, and with the path to the argument."""

from typing import Any

import pytest
from sqlalchemy.exc import OperationalError

from factdb.db import Database
from factdb.errors import DatabaseUnusable
from tests.graphql.writing import Api


@pytest.fixture
def api(database: Database) -> Api:
    found = Api.on(database)
    found(
        """mutation {
          recordSource(input: {title: "A page"}) { source { id } }
          recordSnapshot(input: {sourceId: "source-1", text: "We closed the bridge."}) { snapshot { id } }
          recordClaim(input: {text: "It is closed.", kind: EVENT}) { claim { id } }
          recordQuote(input: {text: "We closed the bridge."}) { quote { id } } }"""
    )
    return found


CASES = {
    "an id of another noun": (
        'changeClaim(input: {claimId: "quote-1"}) { claim { id } }',
        ("BAD_USER_INPUT", ["input", "claimId"], "claim-5"),
    ),
    "no id at all": (
        'addToTopic(input: {topicId: "topic-1", claimIds: ["claim-1", "x"]}) { topic { id } }',
        ("BAD_USER_INPUT", ["input", "claimIds", 1], "'x' is not an id"),
    ),
    "an id of the past": (
        'changeClaim(input: {claimId: "claim-1@2024-01-01"}) { claim { id } }',
        ("BAD_USER_INPUT", ["input", "claimId"], "Give claim-1."),
    ),
    "an id nobody has": (
        'changeClaim(input: {claimId: "claim-77"}) { claim { id } }',
        ("NOT_FOUND", ["input", "claimId"], "There is no claim-77."),
    ),
    "an id too large for any record": (
        'removeFromTopic(input: {topicId: "topic-1", claimIds: ["claim-99999999999"]}) { topic { id } }',
        ("NOT_FOUND", ["input", "claimIds", 0], "There is no claim-99999999999."),
    ),
    "null where nothing can be empty": (
        'changeClaim(input: {claimId: "claim-1", text: null}) { claim { id } }',
        ("BAD_USER_INPUT", ["input", "text"], "cannot be emptied"),
    ),
    "an empty text": (
        'recordTopic(input: {name: " "}) { topic { id } }',
        ("BAD_USER_INPUT", ["input", "name"], "empty"),
    ),
    "a NUL deep inside": (
        'recordSpeaker(input: {name: "Mara", roles: [{title: "a\\u0000b"}]}) { speaker { id } }',
        ("BAD_USER_INPUT", ["input", "roles", 0, "title"], "NUL character at offset 1"),
    ),
    "a NUL in a list": (
        'recordPublisher(input: {name: "Post", domains: ["post.test", "\\u0000"]}) { publisher { id } }',
        ("BAD_USER_INPUT", ["input", "domains", 1], "The domains holds a NUL"),
    ),
    "spans outside the text": (
        'recordQuote(input: {appearance: {snapshotId: "snapshot-1", mode: DIRECT, spans: [{start: 0, end: 2},'
        " {start: 3, end: 99}]}}) { quote { id } }",
        ("BAD_USER_INPUT", ["input", "appearance", "spans", 1], "21 code points"),
    ),
    "one of two, by the names of the API": (
        'addEvidence(input: {sourceId: "source-1", stance: SUPPORTS}) { evidence { id } }',
        ("BAD_USER_INPUT", ["input", "claimId"], "exactly one of claimId and quoteId"),
    ),
    "a record related to itself": (
        'relateClaims(input: {claimId: "claim-1", otherId: "claim-1", kind: SAME}) { claimRelation { id } }',
        ("BAD_USER_INPUT", ["input", "otherId"], "not related to itself"),
    ),
    "one of three, deep inside": (
        'addAppearance(input: {quoteId: "quote-1", appearance: {snapshotId: "snapshot-1", mode: DIRECT,'
        " spans: [{start: 0, end: 2}], hops: [{kind: VIA}]}}) { appearance { id } }",
        (
            "BAD_USER_INPUT",
            ["input", "appearance", "hops", 0, "publisherId"],
            "exactly one of publisherId and speakerId and sourceId",
        ),
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_an_argument_at_fault_is_named(api: Api, case: str) -> None:
    field, (code, path, words) = CASES[case]
    ((found, at, message),) = api.errors(f"mutation {{ {field} }}")
    assert (found, at) == (code, path)
    assert words in message


def test_a_document_without_words_is_refused(api: Api) -> None:
    ((code, _, message),) = api.errors('mutation { ingest(input: {content: " "}) { source { id } } }')
    assert code == "BAD_USER_INPUT"
    assert "nothing but white space" in message


def test_a_state_that_does_not_fit_is_a_conflict(api: Api) -> None:
    retract = 'mutation { retract(input: {recordId: "claim-1", note: "Wrong."}) { node { id } } }'
    api(retract)
    ((code, path, message),) = api.errors(retract)
    assert (code, path) == ("CONFLICT", None)
    assert "claim-1 was retracted before" in message


@pytest.mark.parametrize(
    ("given", "words"),
    [({"about": "yesterday"}, "not an EDTF date"), ({"kind": "RUMOUR"}, "RUMOUR"), ({"colour": "red"}, "colour")],
)
def test_a_variable_that_is_no_input_is_refused_and_nothing_is_written(api: Api, given: object, words: str) -> None:
    text = "mutation ($input: RecordClaimInput!) { recordClaim(input: $input) { claim { id } } }"
    assert isinstance(given, dict)
    ((code, _, message),) = api.errors(text, input={"text": "So.", "kind": "EVENT"} | given)
    assert code == "BAD_USER_INPUT"
    assert words in message
    assert len(api.read("{ claims { nodes { id } } }")["claims"]["nodes"]) == 1


def test_a_fault_of_ours_is_told_by_a_number_and_undone(
    api: Api, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(*given: object) -> None:
        raise ZeroDivisionError("secret detail")

    monkeypatch.setattr(api.writer.reader, "payload", broken)
    ((code, _, message),) = api.errors('mutation { recordTopic(input: {name: "Bridges"}) { topic { id } } }')
    assert code == "INTERNAL_SERVER_ERROR"
    assert "secret" not in message
    assert "secret detail" in caplog.text
    assert api.read("{ topics { nodes { id } } }") == {"topics": {"nodes": []}}


def test_a_database_that_cannot_be_written_is_told_as_such(api: Api, monkeypatch: pytest.MonkeyPatch) -> None:
    def closed() -> None:
        raise DatabaseUnusable("The database is read-only.")

    monkeypatch.setattr(api.writer.database, "writing", closed)
    ((code, path, _),) = api.errors('mutation { recordTopic(input: {name: "Bridges"}) { topic { id } } }')
    assert (code, path) == ("DATABASE_UNUSABLE", None)


class Deadlock(Exception):
    """What the driver of PostgreSQL raises, as far as we look at it."""

    sqlstate = "40P01"


@pytest.mark.parametrize(("times", "expected"), [(2, None), (3, "DATABASE_UNUSABLE")])
def test_a_write_that_another_one_was_in_the_way_of_is_tried_again(
    api: Api, monkeypatch: pytest.MonkeyPatch, times: int, expected: str | None
) -> None:
    payload, faults = api.writer.reader.payload, iter(range(times))

    def deadlocked(*given: Any) -> Any:
        if next(faults, None) is not None:
            raise OperationalError("UPDATE", {}, Deadlock("deadlock detected"))
        return payload(*given)

    monkeypatch.setattr(api.writer.reader, "payload", deadlocked)
    found = api.errors('mutation { recordTopic(input: {name: "Bridges"}) { topic { id } } }')
    assert [code for code, _, _ in found] == ([expected] if expected else [])
    assert len(api.read("{ topics { nodes { id } } }")["topics"]["nodes"]) == (0 if expected else 1)


def test_a_bad_value_in_a_variable_is_found_there(api: Api) -> None:
    document = "mutation ($input: RecordSpeakerInput!) { recordSpeaker(input: $input) { speaker { id } } }"
    roles = [{"title": "mayor"}, {"title": "judge", "since": "yesterday"}]
    (error,) = api.result(document, input={"name": "Ada", "roles": roles}).errors or []
    assert (error.extensions or {})["path"] == ["$input", "roles", 1, "since"]
    assert "is not an EDTF date" in error.message
