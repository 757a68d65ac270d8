"""`factdb query` and `factdb schema`: asking in GraphQL."""

from pathlib import Path

import pytest

from tests.cli.conftest import Factdb

TOTAL = "{ sources { totalCount } }"
BY_ID = "query One($id: ID!) { claim(id: $id) { id text } } query Other { topics { totalCount } }"


def test_the_answer_is_json(factdb: Factdb, database_url: str) -> None:
    result = factdb("query", TOTAL, "--db", database_url)
    assert (result.code, result.err) == (0, "")
    assert result.json == {"data": {"sources": {"totalCount": 0}}}


def test_a_document_comes_from_a_file_or_from_stdin(factdb: Factdb, tmp_path: Path) -> None:
    (tmp_path / "total.graphql").write_text(TOTAL)
    from_file = factdb("query", "--file", "total.graphql")
    assert from_file.code == 0
    assert factdb("query", "-", stdin=TOTAL.encode()).out == from_file.out


def test_compact_is_one_line(factdb: Factdb) -> None:
    assert factdb("query", TOTAL, "--compact").out == '{"data":{"sources":{"totalCount":0}}}\n'


def test_variables_come_as_json_or_from_a_file(factdb: Factdb, tmp_path: Path) -> None:
    (tmp_path / "variables.json").write_text('{"id": "claim-5"}')
    for given in ('{"id": "claim-5"}', "@variables.json"):
        result = factdb("query", BY_ID, "--operation", "One", "--variables", given)
        assert result.json == {"data": {"claim": None}}


def test_the_operator_sees_proposals(factdb: Factdb, article: Path) -> None:
    factdb("ingest", article)
    assert factdb("query", "{ proposals { totalCount } }").json["data"]["proposals"]["totalCount"] > 0


def test_the_operator_writes(factdb: Factdb, database_url: str) -> None:
    write = 'mutation { recordPublisher(input: {name: "Eastshore Dispatch"}) { publisher { id name } } }'
    written = factdb("query", write, "--db", database_url)
    assert (written.code, written.err) == (0, "")
    read = factdb("query", "{ publishers { nodes { id name } } }", "--db", database_url)
    assert read.json["data"]["publishers"]["nodes"] == [written.json["data"]["recordPublisher"]["publisher"]]


def test_proposals_become_quotes_from_the_command_line(factdb: Factdb, article: Path) -> None:
    first = factdb("ingest", article, "--json").json["proposals"][0]
    write = "mutation($id: ID!) { acceptProposal(input: {proposalId: $id}) { proposal { state quote { text } } } }"
    result = factdb("query", write, "--variables", f'{{"id": "{first["id"]}"}}')
    assert result.code == 0, result.err
    assert result.json["data"]["acceptProposal"]["proposal"] == {"state": "ACCEPTED", "quote": {"text": first["text"]}}


def test_the_schema_that_is_asked_about_is_the_whole(factdb: Factdb) -> None:
    asked = factdb("query", "{ __schema { mutationType { name } } }").json["data"]
    assert asked == {"__schema": {"mutationType": {"name": "Mutation"}}}


def test_a_write_that_fails_is_told(factdb: Factdb) -> None:
    result = factdb("query", 'mutation { acceptProposal(input: {proposalId: "proposal-99"}) { proposal { id } } }')
    assert (result.code, result.json["errors"][0]["extensions"]["code"]) == (1, "NOT_FOUND")
    assert "[NOT_FOUND]" in result.err


ERRORS = [
    ("a syntax error", "{ sources {", "GRAPHQL_PARSE_FAILED"),
    ("an unknown field", "{ sauces { id } }", "GRAPHQL_VALIDATION_FAILED"),
    ("an id that is none", '{ claim(id: "five") { id } }', "BAD_USER_INPUT"),
    ("an id of another noun", '{ claim(id: "quote-5") { id } }', "BAD_USER_INPUT"),
    ("a malformed cursor", '{ claims(after: "%%%") { nodes { id } } }', "BAD_USER_INPUT"),
    ("a negative page", "{ claims(first: -1) { nodes { id } } }", "BAD_USER_INPUT"),
]


@pytest.mark.parametrize(("text", "code"), [case[1:] for case in ERRORS], ids=[case[0] for case in ERRORS])
def test_errors_are_in_the_answer_and_on_stderr_and_in_the_exit_code(factdb: Factdb, text: str, code: str) -> None:
    result = factdb("query", text)
    assert result.code == 1
    error = result.json["errors"][0]
    assert error["extensions"]["code"] == code
    assert result.err.splitlines()[-1].startswith(f"factdb: {error['message']}")
    assert f"[{code}]" in result.err


def test_what_was_not_executed_has_no_data(factdb: Factdb) -> None:
    assert set(factdb("query", "{ sources {").json) == {"errors"}


def test_an_unknown_id_is_null(factdb: Factdb) -> None:
    result = factdb("query", '{ node(id: "claim-99") { id } }')
    assert (result.code, result.json) == (0, {"data": {"node": None}})


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        ((), "Give a GraphQL document"),
        ((TOTAL, "--file", "total.graphql"), "Give a GraphQL document"),
        (("--file", "missing.graphql"), "There is no file missing.graphql"),
        (("claims.graphql",), "say --file FILE"),
        ((TOTAL, "--variables", "{id: 5}"), "it is no JSON"),
        ((TOTAL, "--variables", "[5]"), "must be a JSON object"),
        ((TOTAL, "--variables", "@missing.json"), "There is no file missing.json"),
    ],
)
def test_what_is_no_question_is_refused(factdb: Factdb, arguments: tuple[str, ...], reason: str) -> None:
    result = factdb("query", *arguments)
    assert (result.code, result.out) == (2, "")
    assert reason in result.err


def test_the_schema_is_printed_as_sdl(factdb: Factdb) -> None:
    result = factdb("schema")
    assert (result.code, result.err) == (0, "")
    assert "type Query {" in result.out
