"""What happened to a claim and to its records, in order; where a speaker stood, and what they were, at the time."""

from typing import Any

import pytest

from factdb.commands.arguments import AppearanceInput, RoleInput, SpanInput
from factdb.commands.claims import add_to_topic, change_claim, record_claim, record_topic, relate_claims
from factdb.commands.evidence import record_review
from factdb.commands.quotes import add_appearance, change_quote
from factdb.commands.recording import COMMANDS
from factdb.commands.snapshots import record_snapshot
from factdb.commands.speakers import record_speaker
from factdb.db import Database
from factdb.graphql.compiler.corrections import CORRECTING
from factdb.rules.dates import EdtfDate
from factdb.rules.vocabulary import ClaimKind, Mode, RelationKind, SpeakerKind
from tests.graphql.affair import Affair, reader


@pytest.fixture
def affair(database: Database) -> Affair:
    return Affair(database)


# --- timelines

TIMELINE = """query ($asOf: AsOf, $first: Int, $after: String) { claim(id: "claim-1", asOf: $asOf) {
  timeline(first: $first, after: $after) { totalCount pageInfo { hasNextPage endCursor } nodes {
    kind valid { edtf } revision { reason } record { __typename ... on Node { id } } } } } }"""


def entries(affair: Affair, **variables: Any) -> list[tuple[str, str, str]]:
    found = affair.ask(TIMELINE, **variables)["claim"]["timeline"]["nodes"]
    return [(node["kind"], node["valid"]["edtf"], node["record"]["id"].partition("@")[0]) for node in found]


@pytest.fixture
def told(affair: Affair) -> Affair:
    quote, post = affair.quote("Ada Berg", "2024-03-01"), affair.article("Post", "2024-03-02")
    snapshot = affair.do(record_snapshot, source_id=post, text="“It stood open”, said Ada Berg.").id
    printed = AppearanceInput(snapshot, (SpanInput(1, 14),), Mode.DIRECT)
    affair.do(add_appearance, quote_id=quote, appearance=printed)
    affair.asserts(quote)
    affair.evidence(affair.article("Echo", "2024-03-05"))
    affair.judge("SUPPORTED", "2024-03-08")
    day = EdtfDate.parse("2024-03-07")
    affair.do(record_review, claim_id=affair.claim, url="https://checks.example/weir", published=day)
    return affair


def test_a_timeline_tells_what_happened_by_date(told: Affair) -> None:
    assert entries(told) == [
        ("SAID", "2024-03-01", "assertion-1"),
        ("PUBLISHED", "2024-03-02", "source-1"),
        ("EVIDENCE", "2024-03-05", "evidence-1"),
        ("REVIEWED", "2024-03-07", "review-1"),
        ("ASSESSED", "2024-03-08", "assessment-1"),
    ]
    assert [kind for kind, _, _ in entries(told, asOf={"valid": "2024-03-06"})] == ["SAID", "PUBLISHED", "EVIDENCE"]


def test_what_is_taken_back_stays_in_the_timeline_with_its_retraction(told: Affair) -> None:
    before = told.now()
    told.retract("evidence", 1)
    last = told.ask(TIMELINE)["claim"]["timeline"]["nodes"][-1]
    assert last == {
        "kind": "RETRACTED",
        "valid": {"edtf": told.now().date().isoformat()},
        "revision": {"reason": "A mix-up."},
        "record": {"__typename": "Evidence", "id": "evidence-1"},
    }
    assert ("EVIDENCE", "2024-03-05", "evidence-1") in entries(told)
    assert len(entries(told, asOf={"recorded": before.isoformat()})) == 5


def test_corrections_of_the_claim_and_its_quotes_are_entries(told: Affair) -> None:
    told.do(change_claim, claim_id=1, text="The weir was left half open.")
    told.do(change_quote, quote_id=1, text="It stood half open.")
    assert [(kind, record) for kind, _, record in entries(told)[-2:]] == [
        ("CORRECTED", "claim-1"),
        ("CORRECTED", "quote-1"),
    ]


def test_a_correction_is_one_entry_though_its_quote_was_taken_back_and_put_forward_again(told: Affair) -> None:
    told.retract("assertion", 1)
    told.asserts(1)
    told.do(change_quote, quote_id=1, text="It stood half open.")
    assert [record for kind, _, record in entries(told) if kind == "CORRECTED"] == ["quote-1"]


def test_when_a_quote_or_a_source_is_taken_back_the_timeline_tells(told: Affair) -> None:
    study, spoken = told.article("Institute", "2024-03-04"), told.quote("Bea Ohm", "2024-03-04")
    told.evidence(told.article("Herald", "2024-03-06"), cites_id=study, rests_on_id=spoken)
    told.evidence(study)
    before = told.now()
    taken_back = [("quote", 1), ("quote", spoken), ("source", 1), ("source", 2), ("source", study)]
    for word, number in (*taken_back, ("source", told.article("Herald", "2024-03-06"))):  # the last bears on nothing
        told.retract(word, number)
    found = [record for kind, _, record in entries(told) if kind == "RETRACTED"]
    assert found == [f"{word}-{number}" for word, number in taken_back]
    kinds = [kind for kind, _, _ in entries(told, asOf={"recorded": before.isoformat()})]
    assert "RETRACTED" not in kinds
    assert [kind for kind, _, _ in entries(told)] == [*kinds, *["RETRACTED"] * 5]  # which keep their own entries


def test_a_timeline_is_read_in_pages(told: Affair) -> None:
    page = told.ask(TIMELINE, first=2)["claim"]["timeline"]
    assert (page["totalCount"], page["pageInfo"]["hasNextPage"]) == (5, True)
    rest = told.ask(TIMELINE, after=page["pageInfo"]["endCursor"])["claim"]["timeline"]
    assert [node["kind"] for node in rest["nodes"]] == ["EVIDENCE", "REVIEWED", "ASSESSED"]


def test_a_draft_is_in_no_timeline(affair: Affair) -> None:
    affair.judge("SUPPORTED", "2024-03-08", publish=False)
    assert entries(affair) == []


# --- corrections


def test_a_corrected_record_shows_who_corrected_it_and_why(affair: Affair) -> None:
    affair.do(change_claim, claim_id=1, text="The weir was left half open.")
    text = """query ($asOf: AsOf) { claim(id: "claim-1", asOf: $asOf) { text
                corrections { action reason account { name } } } }"""
    found = affair.ask(text)["claim"]
    assert found["corrections"] == [{"action": "change_claim", "reason": None, "account": {"name": "operator"}}]
    then = affair.ask(text, asOf={"recorded": "2020-01-01T00:00:00Z"})
    assert then["claim"] is None


def test_every_command_that_changes_a_record_by_hand_is_a_correction() -> None:
    ours = {name for name in COMMANDS if name.startswith("change_") and name != "change_account"}
    assert ours == set(CORRECTING)


# --- offices


def test_a_quote_tells_what_its_speaker_was_when_it_was_said(affair: Affair) -> None:
    roles = (
        RoleInput("mayor", since=EdtfDate.parse("2020"), until=EdtfDate.parse("2024-03-01")),
        RoleInput("minister", since=EdtfDate.parse("2024-03-02")),
        RoleInput("engineer"),
    )
    affair.speakers["Ada Berg"] = affair.do(record_speaker, name="Ada Berg", kind=SpeakerKind.PERSON, roles=roles).id
    text = "query ($id: ID!) { quote(id: $id) { speakerRoles { title } } }"

    def titles(day: str) -> set[str]:
        found = affair.ask(text, id=f"quote-{affair.quote('Ada Berg', day)}")["quote"]["speakerRoles"]
        return {role["title"] for role in found}

    assert titles("2023-05-01") == {"mayor", "engineer"}
    assert titles("2024-05-01") == {"minister", "engineer"}
    assert titles("2024-03") == {"mayor", "minister", "engineer"}  # the month holds both
    assert titles("../2024-05-01") == {"minister", "engineer"}  # as good as that day


# --- positions


def test_a_change_of_position_is_shown_with_both_quotes(affair: Affair) -> None:
    topic = affair.do(record_topic, name="Weirs").id
    other = affair.do(record_claim, text="The weir was shut.", kind=ClaimKind.EVENT, topic_ids=(topic,)).id
    affair.do(add_to_topic, topic_id=topic, claim_ids=(affair.claim,))
    affair.do(relate_claims, claim_id=other, other_id=affair.claim, kind=RelationKind.CONTRADICTS, note="Open or shut.")
    affair.asserts(affair.quote("Ada Berg", "2024-03-01"), denies=True)
    affair.asserts(affair.quote("Ada Berg", "2024-04-01"))
    first, affair.claim = affair.claim, other
    affair.asserts(affair.quote("Ada Berg", "2024-05-01"))
    affair.claim = first
    text = """query ($topic: ID, $asOf: AsOf) { speaker(id: "speaker-1", asOf: $asOf) {
                positions(topic: $topic) { nodes {
                stance said { edtf } changes { kind said { edtf } quote { id } relation { note } } } } } }"""
    found = affair.ask(text, topic=f"topic-{topic}")["speaker"]["positions"]["nodes"]
    assert [(node["stance"], node["said"]["edtf"], node["changes"]) for node in found] == [
        ("DENIES", "2024-03-01", []),
        (
            "ASSERTS",
            "2024-04-01",
            [{"kind": "REVERSES", "said": {"edtf": "2024-03-01"}, "quote": {"id": "quote-1"}, "relation": None}],
        ),
        (
            "ASSERTS",
            "2024-05-01",
            [
                {
                    "kind": "CONTRADICTS",
                    "said": {"edtf": "2024-04-01"},
                    "quote": {"id": "quote-2"},
                    "relation": {"note": "Open or shut."},
                }
            ],
        ),
    ]
    assert len(affair.ask(text, asOf={"valid": "2024-04-15"})["speaker"]["positions"]["nodes"]) == 2
    assert affair.ask(text, topic="topic-99")["speaker"]["positions"]["nodes"] == []


def test_a_claim_that_was_taken_back_is_no_position(affair: Affair) -> None:
    affair.asserts(affair.quote("Ada Berg", "2024-03-01"), denies=True)
    affair.asserts(affair.quote("Ada Berg", "2024-04-01"))
    text = """query ($asOf: AsOf) { speaker(id: "speaker-1", asOf: $asOf) { claims { totalCount }
                positions { totalCount nodes { changes { kind } } } } }"""
    before, moment = affair.ask(text)["speaker"], affair.now().isoformat()
    assert before["positions"] == {"totalCount": 2, "nodes": [{"changes": []}, {"changes": [{"kind": "REVERSES"}]}]}
    affair.retract("claim", affair.claim)
    none = {"claims": {"totalCount": 0}, "positions": {"totalCount": 0, "nodes": []}}
    assert affair.ask(text)["speaker"] == none
    assert affair.ask(text, asOf={"recorded": moment})["speaker"] == before


def test_a_contradiction_is_one_whichever_way_round_it_is_told(affair: Affair) -> None:
    other = affair.do(record_claim, text="The weir was shut.", kind=ClaimKind.EVENT).id
    pair, way_back = {"claim_id": other, "other_id": 1}, {"claim_id": 1, "other_id": other}
    affair.do(relate_claims, **pair, kind=RelationKind.CONTRADICTS, note="Perhaps.", confirmed=False)
    affair.do(relate_claims, **way_back, kind=RelationKind.CONTRADICTS, note="Open or shut.")
    affair.do(relate_claims, **pair, kind=RelationKind.CONTRADICTS, note="Again.")
    affair.do(relate_claims, **pair, kind=RelationKind.UPDATES)
    affair.do(relate_claims, **way_back, kind=RelationKind.UPDATES)
    text = '{ claim(id: "claim-2") { relations { nodes { kind note confirmedBy { name } } } } }'
    assert affair.ask(text)["claim"]["relations"]["nodes"] == [
        {"kind": "CONTRADICTS", "note": "Open or shut.", "confirmedBy": {"name": "operator"}},
        {"kind": "UPDATES", "note": None, "confirmedBy": {"name": "operator"}},
    ]


def test_a_topic_by_the_id_of_another_noun_is_refused(affair: Affair) -> None:
    affair.quote("Ada Berg", "2024-03-01")
    with affair.database.reading() as connection:
        text = '{ speaker(id: "speaker-1") { positions(topic: "claim-1") { totalCount } } }'
        (error,) = reader().read(text, {}, connection=connection).errors or []
    assert (error.extensions or {})["code"] == "BAD_USER_INPUT"
    assert "is the id of another kind of record" in error.message
