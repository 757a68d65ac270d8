"""What was done to a record: who, when, why, and each field before and after."""

from typing import Any

import pytest

from factdb.commands.accounts import create_account, operator
from factdb.commands.claims import change_claim, record_claim
from factdb.commands.erasing import erase
from factdb.commands.evidence import assess, publish_assessment
from factdb.commands.quotes import change_quote, record_quote
from factdb.commands.retracting import retract
from factdb.commands.speakers import record_speaker
from factdb.db import Database
from factdb.rules.dates import EdtfDate
from factdb.rules.ids import RecordId
from factdb.rules.vocabulary import ClaimKind, Role, SpeakerKind, Veracity
from tests.conftest import counted
from tests.graphql.writing import Api, reader

FIELDS = "revisions { operation recorded revision { action reason account { name } } fields { field before after } }"


def read(database: Database, text: str, role: Role | None = Role.ADMIN, account: int | None = None) -> Any:
    with database.reading() as connection:
        result = reader().read(text, {}, role=role, account=account, connection=connection)
    assert result.errors is None, result.errors
    return result.data


def by_field(entry: Any) -> dict[str, tuple[Any, Any]]:
    return {each["field"]: (each["before"], each["after"]) for each in entry["fields"]}


def test_each_change_is_told_with_before_and_after(database: Database) -> None:
    with database.writing() as session:
        actor = operator(session)
        record_claim(session, actor.because("the hearing"), text="The dam holds.", kind=ClaimKind.EVENT)
        date = EdtfDate.parse("2024-03")
        change_claim(session, actor.because("a slip"), claim_id=1, text="The dam broke.", about=date)
        retract(session, actor, record_id=RecordId.parse("claim-1"), note="a hoax")
    with counted(database) as statements:
        made, changed, retracted = read(database, f'{{ claim(id: "claim-1") {{ {FIELDS} }} }}')["claim"]["revisions"]
    assert len(statements) == 1
    assert by_field(made) == {"text": (None, "The dam holds."), "kind": (None, "EVENT")}
    assert by_field(changed) == {"text": ("The dam holds.", "The dam broke."), "about": (None, "2024-03")}
    assert by_field(retracted) == {"retraction": (None, "revision-4")}
    assert changed["revision"] == {"action": "change_claim", "reason": "a slip", "account": {"name": "operator"}}
    assert [each["operation"] for each in (made, changed, retracted)] == ["CREATED", "CHANGED", "CHANGED"]


def test_edges_are_told_as_ids(database: Database) -> None:
    with database.writing() as session:
        actor = operator(session)
        for name in ("Ada Quill", "Jon Marsh"):
            record_speaker(session, actor, name=name, kind=SpeakerKind.PERSON)
        record_quote(session, actor, text="It holds.", speaker_id=1)
        change_quote(session, actor, quote_id=1, speaker_id=2)
    _, changed = read(database, f'{{ quote(id: "quote-1") {{ {FIELDS} }} }}')["quote"]["revisions"]
    assert by_field(changed) == {"speaker": ("speaker-1", "speaker-2")}


def test_what_was_erased_is_not_told(database: Database) -> None:
    with database.writing() as session:
        actor = operator(session)
        record_claim(session, actor, text="Mara stole it.", kind=ClaimKind.EVENT)
        change_claim(session, actor, claim_id=1, text="Mara took it.")
        erase(session, actor, record_id=RecordId.parse("claim-1"), note="the law")
    told = read(database, f'{{ claim(id: "claim-1") {{ {FIELDS} }} }}')["claim"]["revisions"]
    assert "Mara" not in repr(told)
    assert (told[-1]["operation"], told[-1]["fields"]) == ("ERASED", [])


def test_a_draft_that_was_published_is_told_from_its_publication_on(database: Database) -> None:
    with database.writing() as session:
        actor = operator(session)
        create_account(session, actor, name="Mara", role=Role.READER)
        record_claim(session, actor, text="The dam holds.", kind=ClaimKind.EVENT)
        draft = assess(session, actor, claim_id=1, veracity=Veracity.REFUTED, reason="It broke.", publish=False)
        publish_assessment(session, actor, assessment_id=draft.id)
    text = f'{{ assessment(id: "assessment-1") {{ {FIELDS} }} }}'
    _, published = read(database, text)["assessment"]["revisions"]
    assert by_field(published) == {"state": ("DRAFT", "PUBLISHED")}
    made, seen = read(database, text, Role.READER, 2)["assessment"]["revisions"]
    assert by_field(made) == {}, "the version that was a draft is not theirs to see"
    assert by_field(seen)["state"] == (None, "PUBLISHED")


@pytest.mark.parametrize("role", [None, *Role])
def test_every_noun_can_be_asked(database: Database, role: Role | None) -> None:
    every = " ".join(
        f'a{n}: node(id: "{word}-1") {{ ... on Versioned {{ {FIELDS} }} }}' for n, word in enumerate(WORDS)
    )
    assert set(read(database, f"{{ {every} }}", role).values()) == {None}


WORDS = ["account", "assertion", "evidence", "proposal", "snapshot", "hop", "candidate", "role"]


def test_revisions_of_a_record_are_found_by_a_filter(database: Database) -> None:
    with database.writing() as session:
        record_claim(session, operator(session), text="The dam holds.", kind=ClaimKind.EVENT)
    text = '{ revisions(where: { record: "claim-1" }) { nodes { action } } }'
    assert Api.on(database).read(text)["revisions"]["nodes"] == [{"action": "record_claim"}]
