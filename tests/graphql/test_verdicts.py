"""A person's verdict stands beside the standing: which one is in force, on any day, and whether they differ."""

from typing import Any

import pytest

from factdb.commands.evidence import assess, publish_assessment
from factdb.db import Database
from factdb.errors import Conflict
from factdb.graphql.mutations import Writer
from factdb.graphql.viewer import Viewer
from factdb.rules.ids import RecordId
from factdb.rules.vocabulary import Attribution, Role
from tests.graphql.affair import Affair
from tests.graphql.writing import reader


@pytest.fixture
def affair(database: Database) -> Affair:
    return Affair(database)


def verdict(affair: Affair, **as_of: Any) -> tuple[str | None, bool | None]:
    found = affair.ask(
        """query ($asOf: AsOf) { claim(id: "claim-1", asOf: $asOf) { verdict { veracity } disagreement } }""",
        asOf=as_of,
    )["claim"]
    return found["verdict"] and found["verdict"]["veracity"], found["disagreement"]


def test_each_day_has_the_verdict_that_was_in_force(affair: Affair) -> None:
    assert verdict(affair) == (None, None)
    first = affair.judge("NOT_ENOUGH_EVIDENCE", "2024-03-08")
    before = affair.now().isoformat()
    affair.judge("SUPPORTED", "2024-05-04", before=first)
    assert verdict(affair) == ("SUPPORTED", True)
    assert verdict(affair, valid="2024-05-03") == ("NOT_ENOUGH_EVIDENCE", False)  # though it is superseded now
    assert verdict(affair, valid="2024-03-07") == (None, None)
    assert verdict(affair, recorded=before) == ("NOT_ENOUGH_EVIDENCE", False)


def test_standing_and_verdict_are_shown_side_by_side(affair: Affair) -> None:
    affair.judge("SUPPORTED", "2024-03-01")
    assert verdict(affair) == ("SUPPORTED", True)
    affair.evidence(affair.article("Laboratory", "2024-03-10"))
    assert verdict(affair) == ("SUPPORTED", False)


def test_a_draft_is_no_verdict_and_supersedes_none(affair: Affair) -> None:
    first = affair.judge("REFUTED", "2024-03-08")
    draft = affair.judge("SUPPORTED", "2024-03-09", before=first, publish=False)
    assert verdict(affair)[0] == "REFUTED"
    affair.do(publish_assessment, assessment_id=draft)
    assert verdict(affair)[0] == "SUPPORTED"
    affair.retract("assessment", draft)
    assert verdict(affair)[0] == "REFUTED"


def test_a_verdict_that_is_taken_back_leaves_no_gap_in_what_superseded_what(affair: Affair) -> None:
    first = affair.judge("SUPPORTED", "2024-03-10")
    second = affair.judge("CONFLICTING", "2024-03-20", before=first)
    third = affair.judge("REFUTED", "2024-03-05", before=second)
    before = affair.now().isoformat()
    affair.retract("assessment", second)
    assert verdict(affair)[0] == verdict(affair, valid="2024-03-21")[0] == "REFUTED"
    with pytest.raises(Conflict, match=f"assessment-{first} was superseded by assessment-{third}"):
        affair.judge("CONFLICTING", None, before=first)
    affair.retract("assessment", third)
    assert verdict(affair)[0] == "SUPPORTED"
    assert states(affair) == {first: "PUBLISHED"}
    assert states(affair, recorded=before) == {first: "SUPERSEDED", second: "SUPERSEDED", third: "PUBLISHED"}


def test_a_draft_that_was_to_supersede_what_was_taken_back_is_drafted_anew(affair: Affair) -> None:
    first = affair.judge("SUPPORTED", "2024-03-10")
    second = affair.judge("CONFLICTING", "2024-03-20", before=first)
    draft = affair.judge("REFUTED", "2024-03-30", before=second, publish=False)
    affair.retract("assessment", second)
    with pytest.raises(Conflict, match=f"assessment-{second}, which assessment-{draft} is to supersede") as refused:
        affair.do(publish_assessment, assessment_id=draft)
    assert "Draft the verdict anew" in (refused.value.hint or "")
    affair.judge("REFUTED", "2024-03-30", before=first)
    assert verdict(affair)[0] == "REFUTED"


def test_a_draft_is_not_superseded_for_it_was_never_in_force(affair: Affair) -> None:
    first = affair.judge("SUPPORTED", "2024-03-10")
    draft = affair.judge("CONFLICTING", "2024-03-20", before=first, publish=False)
    with pytest.raises(Conflict, match=f"assessment-{draft} was never in force: it is a draft"):
        affair.judge("REFUTED", "2024-03-30", before=draft)
    with pytest.raises(Conflict, match=f"assessment-{draft} is a draft that is to supersede assessment-{first}"):
        affair.judge("REFUTED", "2024-03-30", before=first)


def test_as_of_a_day_a_verdict_is_not_superseded_before_its_successor_is_known(affair: Affair) -> None:
    first = affair.judge("NOT_ENOUGH_EVIDENCE", "2024-03-08")
    second = affair.judge("SUPPORTED", "2024-05-04", before=first)
    assert states(affair, valid="2024-05-03") == {first: "PUBLISHED"}
    assert states(affair, valid="2024-05-04") == {first: "SUPERSEDED", second: "PUBLISHED"} == states(affair)
    text = """query ($day: Date) { claim(id: "claim-1", asOf: { valid: $day }) { verdict { state }
                assessments(where: { state: PUBLISHED }) { totalCount } } }"""
    for day in ("2024-05-03", "2024-05-04", None):
        found = affair.ask(text, day=day)["claim"]
        assert found == {"verdict": {"state": "PUBLISHED"}, "assessments": {"totalCount": 1}}


def states(affair: Affair, **as_of: Any) -> dict[int, str]:
    found = affair.ask("query ($asOf: AsOf) { assessments(asOf: $asOf) { nodes { id state } } }", asOf=as_of)
    return {RecordId.parse(node["id"]).number: node["state"] for node in found["assessments"]["nodes"]}


def test_a_quote_has_a_verdict_of_its_own(affair: Affair) -> None:
    quote = affair.quote("Ada Berg", "2024-03-01")
    affair.do(assess, quote_id=quote, attribution=Attribution.SAID, reason="It is on the recording.")
    found = affair.ask('{ quote(id: "quote-1") { attributionVerdict { attribution reason } } }')
    assert found["quote"]["attributionVerdict"] == {"attribution": "SAID", "reason": "It is on the recording."}


# --- the second person


class Desk:
    """Two reviewers at a desk where a verdict takes two."""

    def __init__(self, affair: Affair) -> None:
        self.writer = Writer(reader(), affair.database, second_approval=True)
        admin = Viewer(Role.ADMIN, None)
        self.reviewers = [
            Viewer(Role.REVIEWER, int(self.write(f'createAccount(input: {{name: "{name}", role: REVIEWER}})', admin)))
            for name in ("Mara Tal", "Ines Brandt")
        ]

    def write(self, mutation: str, viewer: Viewer) -> str:
        """The number of the record that was written, or the code and message of the error."""
        answer = "account { id }" if "createAccount" in mutation else "assessment { id state }"
        result = self.writer.write(f"mutation {{ done: {mutation} {{ {answer} }} }}", viewer=viewer)
        if result.errors:
            return f"{(result.errors[0].extensions or {})['code']}: {result.errors[0].message}"
        assert result.data is not None
        (record,) = result.data["done"].values()
        number: str = record["id"].partition("-")[2]
        return number


DRAFT = 'assess(input: {claimId: "claim-1", veracity: SUPPORTED, reason: "Seen.", publish: %s})'


def test_where_it_is_set_so_a_verdict_takes_two(affair: Affair) -> None:
    desk = Desk(affair)
    mara, ines = desk.reviewers
    assert desk.write(DRAFT % "true", mara).startswith("FORBIDDEN: Here a verdict comes in force by a second person.")
    draft = desk.write(DRAFT % "false", mara)
    publish = f'publishAssessment(input: {{assessmentId: "assessment-{draft}"}})'
    assert desk.write(publish, mara) == (
        f"FORBIDDEN: assessment-{draft} is your own; here a second person publishes it. Ask another reviewer."
    )
    assert verdict(affair)[0] is None
    assert desk.write(publish, ines) == draft
    assert verdict(affair)[0] == "SUPPORTED"
    assert desk.write(publish, ines).startswith("CONFLICT")
