"""Independent corroboration: copies and repetitions add no voice, and each day had its own standing."""

import pytest

from factdb.commands.sources import change_source
from factdb.db import Database
from factdb.graphql.limits import Limits
from factdb.graphql.reading import Reader
from factdb.graphql.schema import make_schema
from tests.graphql.affair import Affair


@pytest.fixture
def affair(database: Database) -> Affair:
    return Affair(database)


def test_without_evidence_a_claim_is_uncorroborated(affair: Affair) -> None:
    assert affair.corroboration() == ("UNCORROBORATED", (0, 0), (0, 0))


def test_copies_of_copies_of_one_report_are_one_voice(affair: Affair) -> None:
    wire = affair.article("Wire", "2024-03-01")
    copy = affair.article("Post", "2024-03-02", copies=wire)
    for source in (wire, copy, affair.article("Echo", "2024-03-03", copies=copy)):
        affair.evidence(source)
    assert affair.corroboration() == ("CORROBORATED", (3, 1), (0, 0))


def test_papers_of_one_owner_are_one_voice(affair: Affair) -> None:
    for paper in ("Post", "Echo"):
        affair.evidence(affair.article(paper, "2024-03-02", owner="Holding"))
    affair.evidence(affair.article("Herald", "2024-03-02"))
    assert affair.corroboration() == ("CORROBORATED", (3, 2), (0, 0))


def test_who_is_cited_and_who_is_quoted_is_the_origin(affair: Affair) -> None:
    study, post = affair.article("Institute", "2024-03-01"), affair.article("Post", "2024-03-02")
    echo = affair.article("Echo", "2024-03-03")
    cited = affair.evidence(post, cites_id=study)
    quoted = affair.evidence(post, rests_on_id=affair.quote("Ada Berg", "2024-03-02"))
    unknown = affair.evidence(echo, rests_on_id=affair.quote(None, "2024-03-03"))
    found = [affair.origin(piece) for piece in (cited, quoted, unknown)]
    assert [(one["kind"], one["speaker"] or one["publisher"]) for one in found] == [
        ("PUBLISHER", {"name": "Institute"}),
        ("SPEAKER", {"name": "Ada Berg"}),
        ("PUBLISHER", {"name": "Echo"}),  # whose word for it is all there is
    ]
    assert affair.corroboration()[1] == (3, 3)


def test_each_piece_tells_why_it_counts_or_not(affair: Affair) -> None:
    post, echo = affair.article("Post", "2024-03-02"), affair.article("Echo", "2024-03-01")
    quote = affair.quote("Ada Berg", "2024-03-01")
    affair.asserts(quote)
    own = affair.evidence(echo, rests_on_id=quote)
    later = affair.evidence(post)
    first = affair.evidence(affair.article("Post", "2024-03-01"))
    gone = affair.evidence(echo)
    herald = affair.article("Herald", "2024-03-01")
    basis = affair.evidence(herald)
    affair.retract("evidence", gone)
    affair.retract("source", herald)
    why = {piece: affair.origin(piece)["why"] for piece in (own, later, first, gone, basis)}
    assert why == {
        own: "ASSERTS_THE_CLAIM",
        later: "SAME_ORIGIN",
        first: "COUNTS",
        gone: "RETRACTED",
        basis: "BASIS_RETRACTED",
    }
    assert affair.origin(later)["sameAs"] == {"id": f"evidence-{first}"}
    assert affair.corroboration() == ("CORROBORATED", (4, 1), (0, 0))


def test_a_source_in_its_own_voice_does_not_corroborate_itself(affair: Affair) -> None:
    wire = affair.article("Wire", "2024-03-01")
    affair.asserts(source=affair.article("Post", "2024-03-02", copies=wire))
    affair.evidence(wire)
    assert affair.corroboration() == ("UNCORROBORATED", (1, 0), (0, 0))
    assert affair.corroboration(valid="2024-03-01") == ("CORROBORATED", (1, 1), (0, 0))  # nobody had asserted it yet


def test_a_retracted_assertion_excludes_nobody(affair: Affair) -> None:
    quote = affair.quote("Ada Berg", "2024-03-01")
    assertion = affair.asserts(quote)
    affair.evidence(affair.article("Post", "2024-03-02"), rests_on_id=quote)
    assert affair.corroboration()[0] == "UNCORROBORATED"
    affair.retract("assertion", assertion)
    assert affair.corroboration()[0] == "CORROBORATED"


def test_each_day_and_each_moment_keeps_its_standing(affair: Affair) -> None:
    """The six points of the design, in one story: each state is read back later, by one statement each."""
    quote = affair.quote("Ada Berg", "2024-03-01")
    affair.asserts(quote)
    wire = affair.article("Wire", "2024-03-01")
    affair.evidence(wire, rests_on_id=quote)
    moments = [affair.now()]
    affair.evidence(affair.article("Post", "2024-03-02", copies=wire), rests_on_id=quote)
    affair.evidence(affair.article("Echo", "2024-03-03", copies=wire), rests_on_id=quote)
    moments.append(affair.now())
    affair.evidence(affair.article("Laboratory", "2024-03-10"))
    moments.append(affair.now())
    affair.evidence(affair.article("Institute", "2024-04-01"), "REFUTES")
    moments.append(affair.now())
    told = [
        ("2024-03-01", ("UNCORROBORATED", (1, 0), (0, 0))),
        ("2024-03-03", ("UNCORROBORATED", (3, 0), (0, 0))),
        ("2024-03-10", ("CORROBORATED", (4, 1), (0, 0))),
        ("2024-04-01", ("DISPUTED", (4, 1), (1, 1))),
    ]
    for (day, expected), moment in zip(told, moments, strict=True):
        assert affair.corroboration(valid=day) == expected
        assert affair.corroboration(recorded=moment.isoformat()) == expected
    assert affair.corroboration(valid="2024-02-29") == ("UNCORROBORATED", (0, 0), (0, 0))


def test_what_turns_out_a_copy_later_was_a_voice_of_its_own_until_then(affair: Affair) -> None:
    wire, post = affair.article("Wire", "2024-03-01"), affair.article("Post", "2024-03-02")
    affair.evidence(wire)
    affair.evidence(post)
    before = affair.now().isoformat()
    affair.do(change_source, source_id=post, syndicated_from_id=wire)
    assert affair.corroboration()[1] == (2, 1)
    assert affair.corroboration(recorded=before)[1] == (2, 2)


def test_claims_are_found_by_their_standing(affair: Affair) -> None:
    affair.evidence(affair.article("Wire", "2024-03-01"))
    text = """query ($day: Date) { claims(where: {standing: [CORROBORATED, DISPUTED]}, asOf: {valid: $day}) {
                totalCount } }"""
    assert affair.ask(text, day="2024-03-01") == {"claims": {"totalCount": 1}}
    assert affair.ask(text, day="2024-02-01") == {"claims": {"totalCount": 0}}


def test_the_dates_are_those_by_which_evidence_had_come_to_light(affair: Affair) -> None:
    for day in ("2024-03", "2024-03-05", "2024-05-01/.."):
        affair.evidence(affair.article("Wire", day))
    found = affair.ask(
        '{ claim(id: "claim-1") { corroboration { rule supports { first latest } refutes { first } } } }'
    )
    assert found["claim"]["corroboration"] == {
        "rule": "standing/1",
        "supports": {"first": "2024-03-05", "latest": "2024-03-31"},
        "refutes": {"first": None},
    }


def test_fifty_claims_with_their_corroboration_are_within_the_usual_limits(affair: Affair) -> None:
    usual = Reader(make_schema(), limits=Limits())
    text = "{ claims(first: 50) { nodes { standing corroboration { supports { records origins } } } } }"
    with affair.database.reading() as connection:
        assert usual.read(text, {}, connection=connection).errors is None
