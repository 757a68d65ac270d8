"""From a text to an assessed claim by mutations alone, on both databases."""

import base64
import hashlib
import threading
from typing import Any

import pytest

from factdb.db import Database
from tests.graphql.writing import Api

ARTICLE = """Bridge in Leuvra stays closed

Leuvra. “We closed the bridge on Monday”, mayor Mara Tal said on Tuesday. The police said that nobody was hurt.
"""


@pytest.fixture
def api(database: Database) -> Api:
    return Api.on(database)


def ingested(api: Api) -> Any:
    return api(
        """mutation ($content: String!) {
          ingest(input: {content: $content, published: "2024-03-05", publisher: "Leuvra Post", reason: "daily round"}) {
            source { id title publisher { name } } snapshot { id text } isNewSource isNewSnapshot notes
            proposals { id text speakerName start end }
            revision { action reason account { name } records { recordId } } } }""",
        content=ARTICLE,
    )["ingest"]


def test_variables_reach_the_payload_where_the_input_leaves_out_what_has_a_default(api: Api) -> None:
    claim = """mutation ($input: RecordClaimInput!, $more: Boolean!) {
                 recordClaim(input: $input) { claim { text language @skip(if: $more) } } }"""
    answer = api(claim, input={"text": "The dam holds.", "kind": "EVENT"}, more=True)
    assert answer == {"recordClaim": {"claim": {"text": "The dam holds."}}}


def test_from_a_text_to_an_assessed_claim(api: Api) -> None:
    found = ingested(api)
    assert found["source"] == {
        "id": "source-1",
        "title": "Bridge in Leuvra stays closed",
        "publisher": {"name": "Leuvra Post"},
    }
    assert (found["isNewSource"], found["isNewSnapshot"]) == (True, True)
    first = found["proposals"][0]
    assert first["text"] == found["snapshot"]["text"][first["start"] : first["end"]] == "We closed the bridge on Monday"
    revision = found["revision"]
    told = (revision["action"], revision["reason"], revision["account"]["name"])
    assert told == ("ingest", "daily round", "operator")
    assert {"recordId": "source-1"} in revision["records"]

    edited = api(
        """mutation ($id: ID!) {
          editProposal(input: {proposalId: $id, medium: "interview", said: "2024-03-05"}) {
            proposal { medium speakerName state edited } } }""",
        id=first["id"],
    )["editProposal"]["proposal"]
    assert edited == {"medium": "interview", "speakerName": "Mara Tal", "state": "PENDING", "edited": True}

    accepted = api(
        """mutation ($input: AcceptProposalInput!) {
          acceptProposal(input: $input) { proposal {
            state quote { id medium speaker { id name } claims { nodes { id } } } } } }""",
        input={"proposalId": first["id"], "claim": {"text": "The bridge was closed on Monday.", "kind": "EVENT"}},
    )["acceptProposal"]["proposal"]
    assert accepted["state"] == "EDITED"
    assert accepted["quote"]["speaker"] == {"id": "speaker-1", "name": "Mara Tal"}
    assert accepted["quote"]["claims"] == {"nodes": [{"id": "claim-1"}]}

    api(
        """mutation {
          recordSource(input: {title: "Council minutes", kind: OFFICIAL_DOCUMENT, published: "2024-04"}) {
            source { id } }
          addEvidence(input: {claimId: "claim-1", sourceId: "source-2", stance: SUPPORTS, credibility: 2}) {
            evidence { id observed { edtf } } }
          assess(input: {claimId: "claim-1", veracity: SUPPORTED, reason: "The minutes say so.",
            evidenceIds: ["evidence-1"]}) { assessment { id state reason } revision { reason } } }"""
    )
    claim = api.read(
        """{ claim(id: "claim-1") { text evidence { nodes { id source { title } observed { edtf } } }
          assessments { nodes { veracity reason state } } } }"""
    )["claim"]
    assert claim["evidence"]["nodes"] == [
        {"id": "evidence-1", "source": {"title": "Council minutes"}, "observed": {"edtf": "2024-04"}}
    ]
    verdict = {"veracity": "SUPPORTED", "reason": "The minutes say so.", "state": "PUBLISHED"}
    assert claim["assessments"]["nodes"] == [verdict]

    retracted = api(
        """mutation { retract(input: {recordId: "evidence-1", note: "Another bridge."}) {
          node { __typename id ... on Evidence { stance } ... on Retractable { retraction { reason } } }
          revision { action reason } } }"""
    )["retract"]
    assert retracted["node"] == {
        "__typename": "Evidence",
        "id": "evidence-1",
        "stance": "SUPPORTS",
        "retraction": {"reason": "Another bridge."},
    }
    assert retracted["revision"] == {"action": "retract", "reason": "Another bridge."}
    assert api.read('{ claim(id: "claim-1") { evidence { nodes { id } } } }') == {"claim": {"evidence": {"nodes": []}}}


def test_the_same_article_adds_nothing_and_says_so(api: Api) -> None:
    ingested(api)
    again = ingested(api)
    assert (again["isNewSource"], again["isNewSnapshot"], again["proposals"]) == (False, False, [])
    assert again["source"]["id"] == "source-1"
    assert any("not changed" in note for note in again["notes"])


def test_a_command_that_changes_nothing_leaves_no_revision(api: Api) -> None:
    record = 'mutation { recordTopic(input: {name: "Bridges"}) { topic { id } revision { id } } }'
    assert api(record)["recordTopic"]["revision"] is not None
    assert api(record)["recordTopic"] == {"topic": {"id": "topic-1"}, "revision": None}


def test_what_is_left_out_stays_and_null_empties(api: Api) -> None:
    api(
        """mutation { recordClaim(input: {text: "So it is.", kind: EVENT, language: "en", about: "2024"}) {
          claim { id } } }"""
    )
    change = """mutation ($input: ChangeClaimInput!) {
      changeClaim(input: $input) { claim { text kind language about { edtf } } } }"""
    before = {"text": "So it is.", "kind": "EVENT", "language": "en", "about": {"edtf": "2024"}}
    changed = api(change, input={"claimId": "claim-1", "kind": "CAUSAL"})
    assert changed == {"changeClaim": {"claim": before | {"kind": "CAUSAL"}}}
    emptied = api(change, input={"claimId": "claim-1", "about": None})
    assert emptied == {"changeClaim": {"claim": before | {"kind": "CAUSAL", "about": None}}}


def test_bytes_come_as_base64(api: Api) -> None:
    api('mutation { recordSource(input: {title: "A page"}) { source { id } } }')
    page = "<p>Wörter.</p>".encode("latin-1")
    found = api(
        """mutation ($raw: Base64) { recordSnapshot(input: {sourceId: "source-1", text: "Wörter.", raw: $raw,
          captured: "2024-03-05T18:00:00+01:00"}) { snapshot { rawDigest captured } } }""",
        raw=base64.b64encode(page).decode(),
    )["recordSnapshot"]["snapshot"]
    assert found["captured"] == "2024-03-05T17:00:00.000000+00:00"
    assert found["rawDigest"] == f"sha256:{hashlib.sha256(page).hexdigest()}"


def test_several_mutations_run_in_order_and_one_that_fails_leaves_the_others(api: Api) -> None:
    result = api.result(
        """mutation {
          first: recordTopic(input: {name: "Bridges"}) { topic { id } }
          second: addToTopic(input: {topicId: "topic-1", claimIds: ["claim-9"]}) { topic { id } }
          third: recordTopic(input: {name: "Rivers"}) { topic { id } } }"""
    )
    assert result.data == {"first": {"topic": {"id": "topic-1"}}, "second": None, "third": {"topic": {"id": "topic-2"}}}
    assert [error.path for error in result.errors or []] == [["second"]]
    assert len(api.read("{ topics { nodes { id } } }")["topics"]["nodes"]) == 2


def test_a_payload_that_cannot_be_read_undoes_the_write(api: Api) -> None:
    text = """mutation ($n: Int) { recordClaim(input: {text: "So it is.", kind: EVENT}) {
      claim { quotes(first: $n) { nodes { id } } } } }"""
    ((code, path, message),) = api.errors(text, n=-1)
    assert (code, path) == ("BAD_USER_INPUT", ["first"])
    assert "-1" in message
    assert api.read("{ claims { nodes { id } } }") == {"claims": {"nodes": []}}


@pytest.mark.parametrize("round_", range(3))
def test_of_two_who_decide_at_once_one_wins_and_the_other_is_told(database: Database, round_: int) -> None:
    api = Api.on(database)
    proposal = ingested(api)["proposals"][0]["id"]
    accept = f'mutation {{ acceptProposal(input: {{proposalId: "{proposal}"}}) {{ proposal {{ state }} }} }}'
    reject = (
        f'mutation {{ rejectProposal(input: {{proposalId: "{proposal}", why: "No."}}) {{ proposal {{ state }} }} }}'
    )
    gate, answers = threading.Barrier(2), []

    def decide(text: str) -> None:
        gate.wait()
        answers.append(api.result(text))

    threads = [threading.Thread(target=decide, args=(text,)) for text in (accept, (accept, reject)[round_ % 2])]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    failures = [error for answer in answers for error in answer.errors or []]
    assert len(answers) == 2
    assert [(error.extensions or {}).get("code") for error in failures] == ["CONFLICT"]
    state = api.read(f'{{ proposal(id: "{proposal}") {{ state }} }}')["proposal"]["state"]
    quotes = api.read("{ quotes { nodes { id } } }")["quotes"]["nodes"]
    assert (state, len(quotes)) in [("ACCEPTED", 1), ("REJECTED", 0)]


def test_what_a_source_claims_is_accepted_as_its_own(api: Api) -> None:
    found = api(
        """mutation ($content: String!) { ingest(input: {content: $content, language: "en"}) {
             proposals { id kind claimText claimKind claimCheckable claimWhyNot mode } } }""",
        content="The council closed the sluice on Monday.\n\n“The council opened the dam,” said Mayor Ada Berg.\n",
    )["ingest"]["proposals"]
    own, quote = found
    assert own == {
        "id": own["id"],
        "kind": "CLAIM",
        "claimText": "The council closed the sluice on Monday.",
        "claimKind": "EVENT",
        "claimCheckable": True,
        "claimWhyNot": None,
        "mode": None,
    }
    accept = """mutation ($input: AcceptProposalInput!) { acceptProposal(input: $input) { proposal {
                  state claim { text assertions { nodes { source { id } quote { speaker { name } } } } } } } }"""
    taken = api(accept, input={"proposalId": own["id"]})["acceptProposal"]["proposal"]
    assert taken == {
        "state": "ACCEPTED",
        "claim": {"text": own["claimText"], "assertions": {"nodes": [{"source": {"id": "source-1"}, "quote": None}]}},
    }
    said = api(accept, input={"proposalId": quote["id"], "takeClaim": True})["acceptProposal"]["proposal"]["claim"]
    assert said["text"] == "The council opened the dam."
    assert said["assertions"]["nodes"] == [{"source": None, "quote": {"speaker": {"name": "Ada Berg"}}}]
