"""What is read of merged records: the one that survives, on every way to it, and as it was before on demand."""

import datetime as dt
from typing import Any

import pytest
from sqlalchemy import Connection, delete, insert, literal, select

from factdb.db import Database
from factdb.models import SPEAKER_NAME_KEYS, Speaker, SpeakerName
from factdb.models.columns import Instant
from tests.graphql.everything import of_records, roots
from tests.graphql.merging import Affair

ARTICLE = '"The lock is safe," said Pjotr Sorin, the lock keeper, on Monday.\n'


@pytest.fixture
def affair(database: Database) -> Affair:
    return Affair.told(database)


def ids(connection: Any) -> list[str]:
    return [node["id"] for node in connection["nodes"]]


def test_the_old_id_resolves_to_the_record_that_survives(affair: Affair) -> None:
    affair.merge(2, 1)
    text = """{ node(id: "speaker-2") { id ... on Speaker { name } } speaker(id: "speaker-2") { id }
      nodes(ids: ["speaker-2", "speaker-3"]) { id } speakers(where: { ids: ["speaker-2"] }) { nodes { id } } }"""
    found = affair.read(text)
    assert found["node"] == {"id": "speaker-1", "name": "Pyotr Sorin"}
    assert found["speaker"] == {"id": "speaker-1"}
    assert found["nodes"] == [{"id": "speaker-1"}, {"id": "speaker-3"}]
    assert ids(found["speakers"]) == ["speaker-1"]


def test_what_is_known_of_either_is_known_of_the_one_that_survives(affair: Affair) -> None:
    affair.merge(2, 1)
    found = affair.read(
        """{ speaker(id: "speaker-1") { names { name preferred from } roles { title } identifiers { value }
          quotes { totalCount nodes { id speaker { id } } } claims { nodes { id } }
          merges { recordId intoId name speaker { id } decision { reason action } } } }"""
    )["speaker"]
    assert found["names"] == [
        {"name": "Pyotr Sorin", "preferred": True, "from": None},
        {"name": "Pjotr Sorin", "preferred": False, "from": "speaker-2"},
        {"name": "P. Sorin", "preferred": False, "from": "speaker-2"},
    ]
    assert (found["roles"], found["identifiers"]) == ([{"title": "keeper"}], [{"value": "Q0"}])
    assert found["quotes"]["totalCount"] == 3
    assert ids(found["quotes"]) == ["quote-4", "quote-1", "quote-2"]  # in one order, whoever's they were
    assert {quote["speaker"]["id"] for quote in found["quotes"]["nodes"]} == {"speaker-1"}
    assert ids(found["claims"]) == ["claim-1"]
    decision = {"reason": "one", "action": "merge_speakers"}
    before = {"recordId": "speaker-2", "intoId": "speaker-1", "name": "Pjotr Sorin"}
    assert found["merges"] == [{**before, "speaker": {"id": "speaker-1"}, "decision": decision}]


def test_pages_run_over_the_quotes_of_all_that_are_one(affair: Affair) -> None:
    affair.merge(2, 1)
    affair.merge(3, 1)
    text = """query ($after: String, $before: String, $first: Int, $last: Int) { speaker(id: "speaker-1") {
      quotes(first: $first, after: $after, last: $last, before: $before) {
        totalCount nodes { id } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } } }"""
    first = affair.read(text, first=2)["speaker"]["quotes"]
    assert (ids(first), first["totalCount"], first["pageInfo"]["hasNextPage"]) == (["quote-4", "quote-1"], 4, True)
    second = affair.read(text, first=2, after=first["pageInfo"]["endCursor"])["speaker"]["quotes"]
    assert (ids(second), second["pageInfo"]["hasNextPage"]) == (["quote-3", "quote-2"], False)
    back = affair.read(text, last=1, before=second["pageInfo"]["startCursor"])["speaker"]["quotes"]
    assert (ids(back), back["pageInfo"]["hasPreviousPage"]) == (["quote-1"], True)


def test_lists_and_filters_know_one_record(affair: Affair) -> None:
    affair.merge(2, 1)
    found = affair.read(
        """{ speakers { totalCount nodes { id } }
          known: speakers(where: { knownAs: "P. Sorin" }) { nodes { id } }
          called: speakers(where: { name: "Pjotr Sorin" }) { nodes { id } }
          byOld: quotes(where: { speaker: { ids: ["speaker-2"] } }) { nodes { id } }
          byName: quotes(where: { speaker: { name: "Pyotr Sorin" } }) { totalCount }
          byFormer: quotes(where: { speaker: { name: "Pjotr Sorin" } }) { totalCount }
          claims(where: { assertedBy: { name: "Pyotr Sorin" } }) { nodes { id } } }"""
    )
    assert found["speakers"]["totalCount"] == 3
    assert "speaker-2" not in ids(found["speakers"])
    assert (ids(found["known"]), ids(found["called"])) == (["speaker-1"], [])
    assert ids(found["byOld"]) == ["quote-4", "quote-1", "quote-2"]
    assert (found["byName"]["totalCount"], found["byFormer"]["totalCount"]) == (3, 0)
    assert ids(found["claims"]) == ["claim-1"]


def test_a_merged_papers_name_finds_the_one_that_survives(affair: Affair) -> None:
    affair.write("mergePublishers", publisherId="publisher-2", intoId="publisher-1", reason="one")
    found = affair.read(
        """{ known: publishers(where: { knownAs: "The Leuvra Post" }) { nodes { id } }
          own: publishers(where: { knownAs: "Leuvra Post" }) { nodes { id } }
          called: publishers(where: { name: "The Leuvra Post" }) { totalCount }
          sources(where: { publisher: { knownAs: "The Leuvra Post" } }, order: RECORDED_ASC) { nodes { id } } }"""
    )
    assert (ids(found["known"]), ids(found["own"])) == (["publisher-1"], ["publisher-1"])
    assert found["called"]["totalCount"] == 0
    assert ids(found["sources"]) == ["source-1", "source-2"]


def test_chains_end_at_the_last(affair: Affair) -> None:
    affair.merge(3, 2)
    affair.merge(2, 1)
    text = """{ old: node(id: "speaker-3") { id }
      speaker(id: "speaker-1") { quotes { totalCount } merges { recordId intoId } names { from } } }"""
    found = affair.read(text)
    assert found["old"] == {"id": "speaker-1"}
    assert found["speaker"]["quotes"]["totalCount"] == 4
    assert found["speaker"]["merges"] == [
        {"recordId": "speaker-3", "intoId": "speaker-2"},
        {"recordId": "speaker-2", "intoId": "speaker-1"},
    ]
    assert [name["from"] for name in found["speaker"]["names"]] == [None, "speaker-2", "speaker-3", "speaker-2"]
    affair.undo("speaker-2")
    assert affair.read(text)["old"] == {"id": "speaker-2"}


def test_links_of_a_chain_of_attribution_and_roles_show_the_one_that_survives(affair: Affair) -> None:
    affair.merge(2, 1)
    affair.merge(4, 3)
    affair.write("mergePublishers", publisherId="publisher-2", intoId="publisher-1", reason="renamed")
    found = affair.read(
        """{ appearance(id: "appearance-1") {
            hops { party { ... on Speaker { id } ... on Publisher { id } } } source { publisher { id name } } }
          speaker(id: "speaker-1") { roles { ofWhom { id } } }
          publishers { nodes { id domains { domain } sources { totalCount } merges { recordId name } } }
          sources(where: { publisher: { name: "Leuvra Post" } }) { totalCount } }"""
    )
    assert found["appearance"]["hops"] == [{"party": {"id": "publisher-1"}}, {"party": {"id": "speaker-1"}}]
    assert found["appearance"]["source"]["publisher"] == {"id": "publisher-1", "name": "Leuvra Post"}
    assert found["speaker"]["roles"] == [{"ofWhom": {"id": "speaker-3"}}]
    assert found["publishers"]["nodes"] == [
        {
            "id": "publisher-1",
            "domains": [{"domain": "leuvra.example"}, {"domain": "post.example"}],
            "sources": {"totalCount": 2},
            "merges": [{"recordId": "publisher-2", "name": "The Leuvra Post"}],
        }
    ]
    assert found["sources"]["totalCount"] == 2


def test_as_of_a_moment_before_the_merge_they_are_two(affair: Affair) -> None:
    before = affair.write("recordSpeaker", name="Somebody")["revision"]["recorded"]
    affair.merge(2, 1)
    text = """query ($at: DateTime) { speaker(id: "speaker-2", asOf: { recorded: $at }) { name quotes { totalCount } }
      speakers(asOf: { recorded: $at }) { totalCount } }"""
    assert affair.read(text, at=before) == {
        "speaker": {"name": "Pjotr Sorin", "quotes": {"totalCount": 2}},
        "speakers": {"totalCount": 5},
    }
    now = affair.write("recordSpeaker", name="Somebody else")["revision"]["recorded"]
    affair.undo("speaker-2")
    assert affair.read(text, at=now) == {
        "speaker": {"name": "Pyotr Sorin", "quotes": {"totalCount": 3}},
        "speakers": {"totalCount": 5},
    }
    assert affair.read(text, at=before)["speaker"]["name"] == "Pjotr Sorin"


def test_undoing_a_merge_restores_what_was_answered_before_byte_for_byte(affair: Affair) -> None:
    affair.merge(3, 2)  # so that there is a chain to put back
    recorded = affair.write("recordTopic", name="Locks")["revision"]["recorded"]
    every = [f"{noun}-{number}" for noun in ("speaker", "publisher", "quote", "source") for number in range(1, 5)]
    moments = ["", '{ valid: "2024-03-03" }', f'{{ recorded: "{recorded}" }}']
    asked = [text for moment in moments for text in (*roots(moment), of_records(every, moment))]
    then = [text for text in asked if 'recorded: "' in text]

    def answers(questions: list[str]) -> dict[str, bytes]:
        return {text: affair.bytes(text) for text in questions}

    before = answers(asked)
    assert all(b'"errors"' not in answer for answer in before.values())
    affair.merge(2, 1)
    affair.write("mergePublishers", publisherId="publisher-2", intoId="publisher-1", reason="one paper")
    during = answers(asked)
    assert {text for text in asked if during[text] != before[text]} >= {of_records(every)}
    assert answers(then) == {text: before[text] for text in then}  # what was known then is not touched
    affair.undo("publisher-2")
    affair.undo("speaker-2")
    assert answers(asked) == before


def test_a_mutation_by_an_old_id_is_one_of_the_record_that_survives(affair: Affair) -> None:
    affair.merge(2, 1)
    text = """mutation { changeSpeaker(input: { speakerId: "speaker-2", description: "of the lock" }) {
      speaker { id description } } }"""
    assert affair.api(text)["changeSpeaker"]["speaker"] == {"id": "speaker-1", "description": "of the lock"}
    affair.write("recordQuote", text="Still safe", speakerId="speaker-2")
    assert affair.read('{ speaker(id: "speaker-1") { quotes { totalCount } } }')["speaker"]["quotes"]["totalCount"] == 4


@pytest.mark.parametrize(
    ("mutation", "code", "said"),
    [
        ('mergeSpeakers(input: {speakerId: "speaker-2", intoId: "speaker-3", reason: "x"})', "CONFLICT", "before"),
        ('mergeSpeakers(input: {speakerId: "speaker-1", intoId: "speaker-2", reason: "x"})', "CONFLICT", "one already"),
        (
            'mergeSpeakers(input: {speakerId: "speaker-1", intoId: "speaker-1", reason: "x"})',
            "BAD_USER_INPUT",
            "itself",
        ),
        ('mergeSpeakers(input: {speakerId: "speaker-1", intoId: "speaker-9", reason: "x"})', "NOT_FOUND", "speaker-9"),
        (
            'mergeSpeakers(input: {speakerId: "speaker-3", intoId: "speaker-1", reason: " "})',
            "BAD_USER_INPUT",
            "reason",
        ),
        ('undoMerge(input: {recordId: "speaker-3", reason: "x"})', "CONFLICT", "not merged"),
        ('undoMerge(input: {recordId: "claim-1", reason: "x"})', "BAD_USER_INPUT", "cannot be merged"),
        ('retract(input: {recordId: "speaker-2", note: "x"})', "CONFLICT", "speaker-1"),
    ],
)
def test_what_cannot_be_merged_is_told(affair: Affair, mutation: str, code: str, said: str) -> None:
    affair.merge(2, 1)
    ((found, _, message),) = affair.api.errors(f"mutation {{ {mutation} {{ __typename }} }}")
    assert found == code
    assert said in message


def test_a_split_gives_what_is_picked_to_a_new_speaker_and_a_merge_takes_it_back(affair: Affair) -> None:
    text = """mutation { splitSpeaker(input: { speakerId: "speaker-2", name: "P. Sorin", quoteIds: ["quote-2"],
      nameIds: ["name-5"], reason: "the younger one" }) { speaker { id kind names { name preferred from }
        quotes { nodes { id appearances { nodes { hops { party { ... on Speaker { id } } } } } } } } } }"""
    found = affair.api(text)["splitSpeaker"]["speaker"]
    assert (found["id"], found["names"]) == ("speaker-5", [{"name": "P. Sorin", "preferred": True, "from": None}])
    (quote,) = found["quotes"]["nodes"]
    assert quote["id"] == "quote-2"
    assert quote["appearances"]["nodes"][0]["hops"][1] == {"party": {"id": "speaker-5"}}
    old = '{ speaker(id: "speaker-2") { names { name } quotes { nodes { id } } } }'
    assert affair.read(old)["speaker"] == {"names": [{"name": "Pjotr Sorin"}], "quotes": {"nodes": [{"id": "quote-4"}]}}
    affair.merge(5, 2)
    assert ids(affair.read(old)["speaker"]["quotes"]) == ["quote-4", "quote-2"]


@pytest.mark.parametrize(
    ("picked", "said"),
    [
        ('quoteIds: ["quote-1"]', "not this speaker's"),
        ('nameIds: ["name-2"]', "preferred"),
        ('quoteIds: ["quote-99"]', "no quote-99"),
        ("quoteIds: []", "Nothing is picked"),
    ],
)
def test_a_split_takes_what_is_the_speakers(affair: Affair, picked: str, said: str) -> None:
    given = f'speakerId: "speaker-2", name: "S", reason: "x", {picked}'
    text = f"mutation {{ splitSpeaker(input: {{ {given} }}) {{ __typename }} }}"
    ((_, path, message),) = affair.api.errors(text)
    assert said in message
    assert path[0] == "input"


def test_speakers_of_similar_names_are_suggested_until_somebody_decides(affair: Affair) -> None:
    text = """query ($first: Int) { speaker(id: "speaker-1") { mergeCandidates(first: $first) { score why
      speaker { id } } } }"""
    found = affair.read(text)["speaker"]["mergeCandidates"]
    assert [each["speaker"]["id"] for each in found] == ["speaker-2", "speaker-3"]
    assert [each["score"] for each in found] == sorted((each["score"] for each in found), reverse=True)
    assert "Pjotr Sorin, Pyotr Sorin: The same" in found[0]["why"]
    assert len(affair.read(text, first=1)["speaker"]["mergeCandidates"]) == 1
    affair.merge(2, 1)
    rest = affair.read(text)["speaker"]["mergeCandidates"]
    assert [(each["speaker"]["id"], each["score"]) for each in rest] == [("speaker-3", found[1]["score"])]
    refused = affair.bytes('{ speaker(id: "speaker-1") { mergeCandidates(first: 101) { score } } }')
    assert b"There are no 101 suggestions." in refused
    assert b"BAD_USER_INPUT" in refused


def test_a_proposal_has_each_speaker_that_it_may_be_once(affair: Affair) -> None:
    affair.write("ingest", content=ARTICLE, name="a.txt", language="en")
    text = "{ proposals { nodes { candidates { score why record { ... on Speaker { id } } } } } }"

    def candidates() -> list[tuple[str, float]]:
        found = affair.read(text)["proposals"]["nodes"][0]["candidates"]
        return [(each["record"]["id"], each["score"]) for each in found if each["record"]]

    before = candidates()
    assert (len(before), before[0]) == (3, ("speaker-2", 1.0))
    affair.merge(2, 1)
    assert candidates() == [("speaker-1", 1.0), next(each for each in before if each[0] == "speaker-3")]
    affair.undo("speaker-2")
    assert candidates() == before


def test_as_of_a_moment_ids_find_what_was_removed_since(affair: Affair) -> None:
    moment = affair.write("recordSpeaker", name="Somebody")["revision"]["recorded"]
    with affair.database.engine.begin() as connection:
        for column, table in (("speaker_id", SpeakerName.__table__), ("id", Speaker.__table__)):
            remove(connection, table, column, 5)
    text = (
        """query ($at: DateTime) { speakers(where: { ids: ["speaker-5"] }, asOf: { recorded: $at }) { totalCount } }"""
    )
    assert affair.read(text, at=moment)["speakers"]["totalCount"] == 1
    assert affair.read(text)["speakers"]["totalCount"] == 0


def remove(connection: Connection, table: Any, column: str, number: int) -> None:
    """Move the rows into history, as removing does."""
    past, now = table.info["history"], dt.datetime.now(dt.UTC)
    rows = select(*(table.c[name] for name in table.c.keys()), literal(now, Instant()))  # noqa: SIM118 - of columns
    moved = insert(past).from_select([*table.c.keys(), "recorded_to"], rows.where(table.c[column] == number))
    connection.execute(moved)
    if column != "id":
        names = select(table.c.id).where(table.c[column] == number)
        connection.execute(delete(SPEAKER_NAME_KEYS).where(SPEAKER_NAME_KEYS.c.name_id.in_(names)))
    connection.execute(delete(table).where(table.c[column] == number))
