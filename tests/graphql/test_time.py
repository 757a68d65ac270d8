"""The same questions as of a day in the world, and as of a moment of knowledge."""

from typing import Any

import pytest

from factdb.rules.vocabulary import Role
from tests.graphql.conftest import Ask

BEFORE, AFTER = "2024-03-01T00:00:00Z", "2024-07-01T00:00:00Z"


def ids(connection: Any) -> list[str]:
    return [node["id"] for node in connection["nodes"]]


def test_what_is_dated_later_is_not_yet_known(ask: Ask) -> None:
    text = """query ($day: Date) { quotes(asOf: { valid: $day }, order: SAID_ASC) { totalCount nodes { id } }
      claim(id: "claim-1", asOf: { valid: $day }) { id evidence { totalCount nodes { id stance } } } }"""
    early = ask(text, day="2024-03-05")
    assert ids(early["quotes"]) == ["quote-1@2024-03-05", "quote-5@2024-03-05", "quote-2@2024-03-05"]
    assert early["quotes"]["totalCount"] == 3  # undated ones are not known to have been said by then
    assert early["claim"] == {
        "id": "claim-1@2024-03-05",
        "evidence": {"totalCount": 1, "nodes": [{"id": "evidence-1@2024-03-05", "stance": "SUPPORTS"}]},
    }
    assert ask(text, day="2024-03-04")["claim"]["evidence"]["totalCount"] == 0
    assert ask(text)["claim"]["id"] == "claim-1"


def test_an_edge_to_what_is_not_yet_known_is_null(ask: Ask) -> None:
    text = """query ($day: Date) {
      evidenceItem(id: "evidence-2", asOf: { valid: $day }) { source { title } restsOn { text } } }"""
    known = {"source": {"title": "Die Brücke"}, "restsOn": None}  # nobody knows when that was said
    assert ask(text, day="2024-04-01")["evidenceItem"] == known
    assert ask(text)["evidenceItem"] == known | {"restsOn": {"text": "Unsaid"}}


def test_what_an_article_prints_is_known_with_the_article(ask: Ask) -> None:
    """Its captures and their text, the quotes in it and what became of them: by their ids, and in counts."""
    text = """query ($day: Date!, $ids: [ID!]!) { nodes(ids: $ids, asOf: { valid: $day }) { __typename }
      quote(id: "quote-1", asOf: { valid: $day }) { appearances { totalCount nodes { source { title } } } }
      proposals(asOf: { valid: $day }) { totalCount } reviewQueue(asOf: { valid: $day }) { totalCount } }"""
    ids = ["snapshot-2", "appearance-2", "drift-1", "snapshot-1", "proposal-1"]
    known = ["Snapshot", "Appearance", "DriftEntry", "Snapshot", "Proposal"]

    def there(day: str) -> Any:
        found = ask(text, Role.ADMIN, day=day, ids=ids)
        shown = [node and node["__typename"] for node in found["nodes"]]
        printed = found["quote"] and found["quote"]["appearances"]
        return shown, printed, found["proposals"]["totalCount"], found["reviewQueue"]["totalCount"]

    one, other = {"source": {"title": "The bridge"}}, {"source": {"title": "Die Brücke"}}
    assert there("2024-03-04") == ([None] * 5, {"totalCount": 0, "nodes": []}, 0, 0)
    assert there("2024-03-05") == ([None] * 3 + known[3:], {"totalCount": 1, "nodes": [one]}, 2, 1)
    assert there("2024-03-31") == (known, {"totalCount": 2, "nodes": [one, other]}, 2, 1)


def test_a_role_counts_from_when_it_began(ask: Ask) -> None:
    text = 'query ($day: Date!) { speaker(id: "speaker-1", asOf: { valid: $day }) { roles { title } } }'
    assert ask(text, day="2023-05-30")["speaker"]["roles"] == []
    assert ask(text, day="2023-06-01")["speaker"]["roles"] == [{"title": "engineer"}]


def test_a_changed_record_reads_as_it_was_recorded(ask: Ask) -> None:
    text = """query ($at: DateTime!) { claim(id: "claim-3", asOf: { recorded: $at }) { id text topics { nodes { id } } }
      claims(asOf: { recorded: $at }, where: { topic: { name: "Bridge" } }, order: RECORDED_ASC) { nodes { id } } }"""
    before, after = ask(text, at=BEFORE), ask(text, at=AFTER)
    suffix = "@@2024-03-01T00:00:00+00:00"
    assert before["claim"] == {
        "id": f"claim-3{suffix}",
        "text": "It will fall.",
        "topics": {"nodes": [{"id": f"topic-1{suffix}"}]},
    }
    assert ids(before["claims"]) == [f"claim-1{suffix}", f"claim-3{suffix}"]
    assert after["claim"]["text"] == "It will be closed."
    assert after["claim"]["topics"] == {"nodes": []}  # the link has history as well
    assert ids(after["claims"]) == ["claim-1@@2024-07-01T00:00:00+00:00"]


def test_a_version_ends_at_the_moment_the_next_begins(ask: Ask) -> None:
    text = 'query ($at: DateTime!) { claim(id: "claim-3", asOf: { recorded: $at }) { text } }'
    assert ask(text, at="2024-06-01T12:30:00.249999Z")["claim"]["text"] == "It will fall."
    assert ask(text, at="2024-06-01T14:30:00.25+02:00")["claim"]["text"] == "It will be closed."
    assert ask(text, at="2023-12-31T00:00:00Z")["claim"] is None


def test_a_moment_to_come_reads_what_is_held_now(ask: Ask) -> None:
    text = 'query ($at: DateTime!) { claim(id: "claim-3", asOf: { recorded: $at }) { text } }'
    for at in ("2999-01-01T00:00:00Z", "9999-12-31T00:00:00Z", "9999-12-31T23:59:59.999999Z"):
        assert ask(text, at=at)["claim"] == {"text": "It will be closed."}


@pytest.mark.parametrize(
    "at", ["@2024-03-05", "@@2024-03-01T00:00:00+00:00", "@2024-03-05@2024-06-01T12:30:00.250000+00:00"]
)
def test_ids_carry_their_moment_and_read_back(ask: Ask, at: str) -> None:
    text = "query ($id: ID!) { node(id: $id) { id ... on Claim { text quotes { nodes { id speaker { id } } } } } }"
    data = ask(text, id=f"claim-1{at}")["node"]
    assert data == {
        "id": f"claim-1{at}",
        "text": "The bridge does not hold.",
        "quotes": {"nodes": [{"id": f"quote-1{at}", "speaker": {"id": f"speaker-1{at}"}}]},
    }
    assert ask("query ($ids: [ID!]!) { nodes(ids: $ids) { id } }", ids=[data["id"], "claim-1"])["nodes"] == [
        {"id": f"claim-1{at}"},
        {"id": "claim-1"},
    ]


def test_the_log_is_read_up_to_its_moment(ask: Ask) -> None:
    text = "query ($at: DateTime!) { revisions(asOf: { recorded: $at }) { totalCount nodes { reason } } }"
    assert ask(text, at=BEFORE)["revisions"] == {"totalCount": 1, "nodes": [{"reason": None}]}
    assert ask(text, at=AFTER)["revisions"]["totalCount"] == 2


def test_pages_go_on_as_of_the_same_moment(ask: Ask) -> None:
    text = """query ($after: String) { claims(first: 1, after: $after, order: RECORDED_DESC,
      asOf: { recorded: "2024-03-01T00:00:00Z" }) { edges { cursor node { text } } pageInfo { hasNextPage } } }"""
    first = ask(text)["claims"]
    second = ask(text, after=first["edges"][0]["cursor"])["claims"]
    assert [page["edges"][0]["node"]["text"] for page in (first, second)] == ["It will fall.", "It was built in 1900."]
