"""Accounts and tokens by the API: from the operator's first account to its token, and what that one opens."""

from functools import partial
from typing import Any

import pytest
from sqlalchemy import event, text

from factdb.db import Database
from factdb.graphql.authentication import Authenticator
from factdb.graphql.viewer import ANONYMOUS, OPERATOR, Viewer
from factdb.rules.tokens import is_whole
from factdb.rules.vocabulary import Role
from tests.graphql.writing import Api

CREATE = """mutation ($name: String!, $role: Role!) {
  createAccount(input: { name: $name, role: $role }) { account { id name role disabled } revision { action } } }"""
TOKEN = """mutation ($account: ID, $name: String = "laptop") {
  one: createToken(input: { accountId: $account, name: $name }) { secret token { id name prefix revoked } } }"""
REVOKE = """mutation ($id: ID!) { revokeToken(input: { tokenId: $id }) { token { id revoked } } }"""
VIEWER = "{ viewer { id name role tokens { id name } } }"


@pytest.fixture
def api(database: Database) -> Api:
    return Api.on(database)


def account(api: Api, name: str, role: Role) -> Viewer:
    made = api(CREATE, name=name, role=role.name)["createAccount"]["account"]
    return Viewer(role, int(made["id"].removeprefix("account-")))


def codes(api: Api, viewer: Viewer, document: str, **variables: Any) -> list[Any]:
    result = api.writer.write(document, variables, viewer=viewer)
    return [(error.extensions or {})["code"] for error in result.errors or []]


def seen(api: Api, viewer: Viewer, document: str) -> Any:
    """What a query answers this viewer."""
    with api.writer.database.reading() as connection:
        read = partial(api.writer.reader.read, role=viewer.role, account=viewer.account_id, connection=connection)
        return read(document).data


def reasons(api: Api, viewer: Viewer) -> list[str]:
    """Those that the log shows a viewer."""
    found = seen(api, viewer, "{ revisions { nodes { reason } } }")["revisions"]["nodes"]
    return [revision["reason"] for revision in found if revision["reason"]]


def test_an_account_gets_a_token_and_writes_by_it_under_its_own_name(api: Api, database: Database) -> None:
    made = api(CREATE, name="Mara", role="CONTRIBUTOR")["createAccount"]
    assert made["account"] == {"id": "account-2", "name": "Mara", "role": "CONTRIBUTOR", "disabled": False}
    assert made["revision"] == {"action": "create_account"}
    token = api(TOKEN, account="account-2")["one"]
    assert is_whole(token["secret"])
    prefix = token["secret"][:11]
    assert token["token"] == {"id": "token-1", "name": "laptop", "prefix": prefix, "revoked": None}
    viewer = Authenticator(database, "the-operator").viewer(f"Bearer {token['secret']}")
    assert viewer == Viewer(Role.CONTRIBUTOR, 2)
    record = 'mutation { recordTopic(input: { name: "Dams" }) { revision { account { name } } } }'
    written = api.writer.write(record, viewer=viewer)
    assert written.data == {"recordTopic": {"revision": {"account": {"name": "Mara"}}}}


def test_the_secret_never_reaches_the_database(api: Api, database: Database) -> None:
    sent: list[str] = []
    event.listen(database.engine, "before_cursor_execute", lambda *call: sent.append(f"{call[2]} {call[3]}"))
    secret = api(TOKEN)["one"]["secret"]
    assert any("INSERT INTO tokens" in statement for statement in sent)
    assert not [statement for statement in sent if secret in statement]
    with database.reading() as connection:
        assert secret not in str(connection.execute(text("SELECT * FROM tokens")).all())


def test_a_viewer_sees_their_own_account_and_tokens_whatever_their_role(api: Api) -> None:
    mara, ute = account(api, "Mara", Role.READER), account(api, "Ute", Role.READER)

    api.writer.write(TOKEN, viewer=mara)
    own = {"id": "account-2", "name": "Mara", "role": "READER", "tokens": [{"id": "token-1", "name": "laptop"}]}
    assert seen(api, mara, VIEWER) == {"viewer": own}
    assert seen(api, ute, VIEWER) == {"viewer": {"id": "account-3", "name": "Ute", "role": "READER", "tokens": []}}
    assert seen(api, ANONYMOUS, VIEWER) == {"viewer": None}
    both = '{ a: account(id: "account-2") { id } b: account(id: "account-3") { id } t: node(id: "token-1") { id } }'
    assert seen(api, mara, both) == {"a": {"id": "account-2"}, "b": None, "t": {"id": "token-1"}}
    assert seen(api, ute, both) == {"a": None, "b": {"id": "account-3"}, "t": None}
    assert seen(api, Viewer(Role.READER), both) == {"a": None, "b": None, "t": None}
    listed = "{ accounts { totalCount nodes { name } } }"
    assert seen(api, mara, listed) == {"accounts": {"totalCount": 1, "nodes": [{"name": "Mara"}]}}


def test_everybody_revokes_their_own_token_and_nobody_elses(api: Api) -> None:
    mara, ute = account(api, "Mara", Role.READER), account(api, "Ute", Role.REVIEWER)
    made = api.writer.write(TOKEN, viewer=mara)
    assert made.data is not None
    assert made.data["one"]["token"]["id"] == "token-1"
    assert codes(api, ute, REVOKE, id="token-1") == ["FORBIDDEN"]
    assert codes(api, ute, TOKEN, account="account-2") == ["FORBIDDEN"]
    revoked = api.writer.write(REVOKE, {"id": "token-1"}, viewer=mara)
    assert revoked.data is not None
    assert revoked.data["revokeToken"]["token"]["revoked"] is not None
    assert codes(api, mara, REVOKE, id="token-1") == ["CONFLICT"]


def test_a_contributor_drafts_a_verdict_and_a_reviewer_publishes_it(api: Api) -> None:
    mara, ute = account(api, "Mara", Role.CONTRIBUTOR), account(api, "Ute", Role.REVIEWER)
    api('mutation { recordClaim(input: { text: "It holds.", kind: EVENT }) { claim { id } } }')
    api('mutation { recordSource(input: { title: "The fall" }) { source { id } } }')
    api("""mutation { addEvidence(input: { claimId: "claim-1", sourceId: "source-1", stance: REFUTES }) {
      evidence { id } } }""")
    assess = """mutation ($publish: Boolean! = true) { assess(input: { evidenceIds: ["evidence-1"],
      claimId: "claim-1", veracity: REFUTED, reason: "It fell.", publish: $publish }) {
      assessment { id state account { name } } } }"""
    draft = api.writer.write(assess, {"publish": False}, viewer=mara)
    shown = {"id": "assessment-1", "state": "DRAFT", "account": {"name": "Mara"}}
    assert (draft.errors, draft.data) == (None, {"assess": {"assessment": shown}})
    others = [Viewer(), account(api, "Rea", Role.READER), account(api, "Cy", Role.CONTRIBUTOR), ute, mara]
    assert [reasons(api, viewer) for viewer in others] == [[], [], [], ["It fell."], ["It fell."]]
    assert codes(api, mara, assess) == ["FORBIDDEN"]
    publish = 'mutation { publishAssessment(input: { assessmentId: "assessment-1" }) { assessment { state } } }'
    assert codes(api, mara, publish) == ["FORBIDDEN"]
    published = api.writer.write(publish, viewer=ute)
    assert published.data == {"publishAssessment": {"assessment": {"state": "PUBLISHED"}}}
    assert [reasons(api, viewer) for viewer in others] == [["It fell."]] * 5


def test_what_one_may_not_do_is_told_and_the_rest_is_done(api: Api) -> None:
    mara = account(api, "Mara", Role.CONTRIBUTOR)
    both = """mutation { a: retract(input: { recordId: "topic-1", note: "x" }) { node { id } }
      b: recordTopic(input: { name: "Dams" }) { topic { id } } }"""
    result = api.writer.write(both, viewer=mara)
    assert result.data == {"a": None, "b": {"topic": {"id": "topic-1"}}}
    (error,) = result.errors or []
    assert error.path == ["a"]
    assert error.message == "retract needs the role REVIEWER; your account is CONTRIBUTOR. Ask an admin."
    assert codes(api, ANONYMOUS, both) == codes(api, Viewer(Role.READER), both) == ["UNAUTHENTICATED"] * 2


def test_nobody_locks_the_operator_out(api: Api, database: Database) -> None:
    ada = account(api, "Ada", Role.ADMIN)
    change = "mutation ($id: ID!) { changeAccount(input: { accountId: $id, disabled: true }) { account { id } } }"
    assert codes(api, ada, change, id="account-1") == ["CONFLICT"]
    assert codes(api, ada, change, id="account-2") == []
    assert api(CREATE, name="Eva", role="ADMIN")["createAccount"]["account"]["id"] == "account-3"
    assert OPERATOR.role is Role.ADMIN
