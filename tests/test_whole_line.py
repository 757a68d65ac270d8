"""From a real article to an answer: the starting article, taken in, decided on, and read back by one statement.

The article is not part of the project; the tests run where it lies beside it.
"""

import json
from pathlib import Path
from typing import Any

import pytest

from factdb.commands.accounts import operator
from factdb.commands.arguments import ClaimInput
from factdb.commands.evidence import add_evidence
from factdb.commands.ingest import ingest
from factdb.commands.proposals import accept_proposal
from factdb.commands.sources import record_source
from factdb.db import Database
from factdb.graphql.reading import Reader
from factdb.graphql.schema import make_schema
from factdb.rules.dates import EdtfDate
from factdb.rules.vocabulary import ClaimKind, EvidenceStance, Role
from tests.conftest import counted

SAMPLES = Path(__file__).parents[2] / "shared" / "samples"
ARTICLE = SAMPLES / "sna-2021-12-21.txt"
READER = Reader(make_schema())
TALKS = "Die Verhandlungen laufen allmählich an"

pytestmark = pytest.mark.skipif(not ARTICLE.exists(), reason="the starting article does not lie beside the project")

QUOTES = """
{ quotes(first: 100) { totalCount nodes {
    text said { edtf } occasion speaker { name kind roles { title organization } }
    appearances { nodes {
      start end spans exact mode cue
      snapshot { text source { title published { edtf } publisher { name } } } } } } } }
"""
CLAIM = """
query ($text: String!) { claims(where: {textContains: $text}) { nodes {
    text
    assertions { nodes { stance quote { text said { edtf } speaker { name } } } }
    evidence(order: OBSERVED_ASC) { nodes {
      stance observed { edtf } source { title published { edtf } publisher { name } } } } } } }
"""


def ask(database: Database, document: str, **variables: Any) -> Any:
    with database.reading() as connection, counted(database) as statements:
        result = READER.read(document, variables, role=Role.ADMIN, connection=connection)
    assert not result.errors
    assert len(statements) == 1
    return result.data


@pytest.fixture
def taken_in(database: Database) -> Database:
    """The article, ingested, every proposal accepted; the one about the talks puts a claim forward."""
    with database.writing() as session:
        actor = operator(session)
        result = ingest(session, actor, content=ARTICLE.read_bytes(), name=ARTICLE.name, publisher="SNA")
        begun = ClaimInput("Die Verhandlungen zwischen Russland und den USA haben begonnen.", ClaimKind.EVENT)
        for proposal in result.proposals:
            claim = begun if proposal.text == TALKS else None
            accept_proposal(session, actor, proposal_id=proposal.id, claim=claim)
    return database


def expected() -> dict[str, Any]:
    found: dict[str, Any] = json.loads((SAMPLES / "sna-2021-12-21.expected.json").read_text(encoding="utf-8"))
    return found


def test_one_operation_returns_each_quote_with_everything_about_it(taken_in: Database) -> None:
    nodes = ask(taken_in, QUOTES)["quotes"]["nodes"]
    by_text = {node["text"]: node for node in nodes}
    for wanted in expected()["direct"]:
        node = by_text[wanted["text"]]
        assert node["speaker"]["name"] == wanted["speaker"]
        assert node["said"]["edtf"] == expected()["said"]
        (appearance,) = node["appearances"]["nodes"]
        assert appearance["cue"] == wanted["cue"]
        source = appearance["snapshot"]["source"]
        assert source["publisher"]["name"] == "SNA"
        assert source["title"] == expected()["title"]
        assert source["published"]["edtf"] == expected()["published"]
    assert by_text[TALKS]["occasion"] == expected()["direct"][0]["occasion"]
    gawrilow = next(node["speaker"] for node in nodes if node["text"] == TALKS)
    assert any("Chefunterhändler für militärische Sicherheit" in role["title"] for role in gawrilow["roles"])


def test_the_snapshots_text_at_the_offsets_is_the_exact_wording(taken_in: Database) -> None:
    for node in ask(taken_in, QUOTES)["quotes"]["nodes"]:
        for appearance in node["appearances"]["nodes"]:
            text = appearance["snapshot"]["text"]
            assert " ".join(text[start:end] for start, end in appearance["spans"]) == appearance["exact"]
            assert (appearance["spans"][0][0], appearance["spans"][-1][1]) == (appearance["start"], appearance["end"])


def test_later_evidence_is_read_back_with_the_claim(taken_in: Database) -> None:
    talks = "haben begonnen"
    (claim,) = ask(taken_in, CLAIM, text=talks)["claims"]["nodes"]
    assert claim["evidence"]["nodes"] == []
    (assertion,) = claim["assertions"]["nodes"]
    assert assertion["quote"]["speaker"]["name"] == "Konstantin Gawrilow"
    with taken_in.writing() as session:
        actor = operator(session)
        later = record_source(
            session,
            actor,
            title="Delegations meet in Geneva",
            url="https://agency.example/geneva",
            published=EdtfDate.parse("2022-01-10"),
        )
        claim_id = 1
        add_evidence(session, actor, claim_id=claim_id, source_id=later.id, stance=EvidenceStance.SUPPORTS)
    (claim,) = ask(taken_in, CLAIM, text=talks)["claims"]["nodes"]
    (evidence,) = claim["evidence"]["nodes"]
    assert (evidence["stance"], evidence["observed"]["edtf"]) == ("SUPPORTS", "2022-01-10")
    assert evidence["source"]["title"] == "Delegations meet in Geneva"


def test_taking_it_in_again_adds_nothing(taken_in: Database) -> None:
    with taken_in.writing() as session:
        again = ingest(session, operator(session), content=ARTICLE.read_bytes(), name=ARTICLE.name, publisher="SNA")
        assert not again.is_new_source
        assert not again.is_new_snapshot
        assert again.proposals == []
