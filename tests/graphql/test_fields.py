"""What a record shows: columns, dates, details, and the records it leads to."""

from typing import Any

import pytest

from factdb.rules.vocabulary import Role
from tests.graphql.conftest import Ask
from tests.graphql.world import TEXT


def test_a_quote_shows_speaker_source_and_offsets_in_one_statement(ask: Ask) -> None:
    data = ask(
        """{ quote(id: "quote-1") { __typename id text said { edtf earliest latest words }
          speaker { name roles { title organization ofWhom { name } since { edtf } until { edtf } } }
          appearances { totalCount nodes { start end spans exact mode
            source { title publisher { name } published { edtf } } } } } }"""
    )
    assert len(ask.statements) == 1
    student = {"title": "student", "organization": "a school", "ofWhom": None, "since": None, "until": {"edtf": "2019"}}
    board = {"ofWhom": {"name": "Water board"}, "since": {"edtf": "2023-05"}, "until": None}
    assert data["quote"] == {
        "__typename": "Quote",
        "id": "quote-1",
        "text": "hält nicht",
        "said": {"edtf": "2024-03-04", "earliest": "2024-03-04", "latest": "2024-03-04", "words": "am Montag"},
        "speaker": {"name": "Mira Tal", "roles": [student, {"title": "engineer", "organization": None, **board}]},
        "appearances": {
            "totalCount": 2,
            "nodes": [
                {
                    "start": 15,
                    "end": 25,
                    "spans": [[15, 25]],
                    "exact": "hält nicht",
                    "mode": "DIRECT",
                    "source": {"title": title, "publisher": {"name": publisher}, "published": {"edtf": published}},
                }
                for title, publisher, published in (
                    ("The bridge", "Orbel Wire", "2024-03-05"),
                    ("Die Brücke", "Leuvra Bote", "2024-03"),
                )
            ],
        },
    }


def test_what_became_of_a_quote_is_told_word_by_word(ask: Ask) -> None:
    run = "{ op text before after }"
    data = ask(
        f"""{{ appearance(id: "appearance-1") {{ anchorState drift {{ id state anchorState text spans decisionReason
             diff {run} removed: diff {{ kind: op }} snapshot {{ id }} source {{ id }} reattachment {{ id }} }} }}
             none: appearance(id: "appearance-3") {{ drift {{ id }} }} }}"""
    )
    (entry,) = data["appearance"]["drift"]
    assert entry.pop("diff") == [
        {"op": "KEPT", "text": "hält ", "before": 0, "after": 0},
        {"op": "REMOVED", "text": "nicht", "before": 5, "after": None},
        {"op": "INSERTED", "text": '"kaum"', "before": None, "after": 5},
    ]
    assert entry.pop("removed") == [{"kind": "KEPT"}, {"kind": "REMOVED"}, {"kind": "INSERTED"}]
    decided = {"state": "REATTACHED", "decisionReason": "the same sentence", "reattachment": {"id": "appearance-2"}}
    found = {"anchorState": "CHANGED", "text": 'hält "kaum"', "spans": [[15, 26]]}
    assert entry == {
        "id": "drift-1",
        **found,
        **decided,
        "snapshot": {"id": "snapshot-2"},
        "source": {"id": "source-2"},
    }
    assert data["none"]["drift"] == []


def test_what_is_neither_true_nor_false_is_null(ask: Ask) -> None:
    asked = "query($id: ID!) { proposal(id: $id) { claimCheckable } }"
    found = [ask(asked, Role.ADMIN, id=f"proposal-{number}")["proposal"] for number in (1, 2)]
    assert found == [{"claimCheckable": False}, {"claimCheckable": None}]


def test_text_comes_as_it_was_stored(ask: Ask) -> None:
    data = ask('{ snapshot(id: "snapshot-1") { text captured mediaType httpStatus } quote(id: "quote-2") { text } }')
    assert data["snapshot"] == {
        "text": TEXT,
        "captured": "2024-01-01T01:00:00.000000+00:00",
        "mediaType": None,
        "httpStatus": 200,
    }
    assert data["quote"]["text"] == 'No\\way "ever"'


def test_a_passage_counts_code_points(ask: Ask) -> None:
    data = ask(
        """{ snapshot(id: "snapshot-1") { a: passage(start: 15, end: 25) b: passage(start: 13, end: 14)
             c: passage(start: 5, end: 5) d: passage(start: 40, end: 9999) } }"""
    )
    assert data["snapshot"] == {"a": TEXT[15:25], "b": "𝔘", "c": "", "d": TEXT[40:]}
    assert TEXT[15:25] == "hält nicht"


def test_moments_have_one_wire_form(ask: Ask) -> None:
    data = ask('{ first: revision(id: "revision-1") { recorded } second: revision(id: "revision-2") { recorded } }')
    assert data["first"]["recorded"] == "2024-01-01T00:00:00.000000+00:00"
    assert data["second"]["recorded"] == "2024-06-01T12:30:00.250000+00:00"


def test_details_come_in_their_order(ask: Ask) -> None:
    data = ask(
        """{ source(id: "source-1") { authors { position name } }
             appearance(id: "appearance-1") { hops { position kind mention } }
             speaker(id: "speaker-1") { names { name language script preferred } identifiers { scheme value } }
             none: speaker(id: "speaker-2") { names { name } } }"""
    )
    assert [author["name"] for author in data["source"]["authors"]] == ["A. First", "B. Second"]
    assert [(hop["kind"], hop["mention"]) for hop in data["appearance"]["hops"]] == [
        ("OUTLET", None),
        ("SPEAKER", "Tal"),
        ("CITED", "a paper"),
    ]
    assert data["speaker"]["names"][0] == {"name": "Mira Tal", "language": "de", "script": "Latn", "preferred": True}
    assert data["speaker"]["names"][1] == {"name": "M. Tal", "language": None, "script": None, "preferred": False}
    assert data["none"]["names"] == []


def test_a_target_of_several_nouns_is_a_union(ask: Ask) -> None:
    data = ask(
        """{ appearance(id: "appearance-1") { hops { party { __typename ... on Node { id }
               ... on Publisher { label: name } ... on Speaker { label: name } ... on Source { title } } } }
             claim(id: "claim-1") { assertions { nodes { by { ... on Quote { text } ... on Source { title } } } } } }"""
    )
    assert [hop["party"] for hop in data["appearance"]["hops"]] == [
        {"__typename": "Publisher", "id": "publisher-2", "label": "Orbel Wire"},
        {"__typename": "Speaker", "id": "speaker-1", "label": "Mira Tal"},
        {"__typename": "Source", "id": "source-3", "title": None},
    ]
    assert data["claim"]["assertions"]["nodes"] == [{"by": {"text": "hält nicht"}}, {"by": {"title": "Die Brücke"}}]


def test_a_proposal_shows_how_it_was_read(ask: Ask) -> None:
    data = ask(
        """{ proposal(id: "proposal-1") { spans trace roles { title } hops { name } source { title } decidedBy { name }
               candidates { score record { __typename } } }
             decided: proposal(id: "proposal-2") { decidedBy { name } quote { id } appearance { id } spans trace } }""",
        Role.CONTRIBUTOR,
    )
    assert data["proposal"] == {
        "spans": [[15, 20], [21, 25]],
        "trace": ["pair „“", 'cue "sagte"'],
        "roles": [{"title": "engineer"}],
        "hops": [{"name": "Orbel Wire"}],
        "source": {"title": "The bridge"},
        "decidedBy": None,
        "candidates": [
            {"score": 0.75, "record": {"__typename": "Speaker"}},
            {"score": 0.333333, "record": {"__typename": "Claim"}},
        ],
    }
    assert data["decided"] == {
        "decidedBy": {"name": "Ada"},
        "quote": {"id": "quote-2"},
        "appearance": {"id": "appearance-3"},
        "spans": [[39, 45]],
        "trace": [],
    }


def test_a_retracted_record_shows_what_retracted_it(ask: Ask) -> None:
    data = ask(
        """{ quote(id: "quote-6") { text speaker { name retraction { id } } retraction { id reason action recorded } }
             stands: quote(id: "quote-1") { retraction { id } } }"""
    )
    assert data["quote"]["retraction"] == {
        "id": "revision-2",
        "reason": "printed in error",
        "action": "retract",
        "recorded": "2024-06-01T12:30:00.250000+00:00",
    }
    assert data["quote"]["speaker"] == {"name": "mira tal", "retraction": {"id": "revision-2"}}
    assert data["stands"] == {"retraction": None}


EDGES: list[tuple[str, list[str]]] = [
    ('quote(id: "quote-1") { found: claims', ["claim-1"]),
    ('quote(id: "quote-1") { found: topics', ["topic-1"]),
    ('quote(id: "quote-1") { found: evidence', ["evidence-3"]),
    ('quote(id: "quote-1") { found: assessments', ["assessment-3"]),
    ('quote(id: "quote-1") { found: sources', ["source-1", "source-2"]),
    ('quote(id: "quote-1") { found: translations', ["quote-3"]),
    ('source(id: "source-1") { found: quotes', ["quote-2", "quote-1"]),
    ('source(id: "source-3") { found: quotes', []),  # its appearance was retracted
    ('source(id: "source-1") { found: copies', ["source-2"]),
    ('source(id: "source-1") { found: snapshots', ["snapshot-1"]),
    ('source(id: "source-1") { found: evidence', ["evidence-1"]),
    ('source(id: "source-2") { found: assertions', ["assertion-2"]),
    ('snapshot(id: "snapshot-1") { found: appearances', ["appearance-1", "appearance-3"]),
    ('publisher(id: "publisher-1") { found: sources', ["source-2"]),
    ('ownerGroup(id: "ownergroup-1") { found: publishers', ["publisher-1"]),
    ('speaker(id: "speaker-1") { found: quotes', ["quote-2", "quote-5", "quote-1"]),
    ('speaker(id: "speaker-1") { found: claims', ["claim-1"]),
    ('speaker(id: "speaker-2") { found: claims', []),  # its assertion was retracted
    ('claim(id: "claim-1") { found: quotes', ["quote-1"]),
    ('claim(id: "claim-1") { found: evidence', ["evidence-2", "evidence-1"]),
    ('claim(id: "claim-1") { found: assessments', ["assessment-1"]),
    ('claim(id: "claim-1") { found: reviews', ["review-1"]),
    ('claim(id: "claim-1") { found: relations', []),
    ('claim(id: "claim-1") { found: relationsFromOthers', ["relation-1"]),
    ('claim(id: "claim-1") { found: topics', ["topic-1"]),
    ('topic(id: "topic-1") { found: claims', ["claim-1"]),
    ('topic(id: "topic-1") { found: quotes', ["quote-1"]),
    ('assessment(id: "assessment-1") { found: evidence', ["evidence-1"]),
    ('evidenceItem(id: "evidence-1") { found: assessments', ["assessment-1"]),
]


@pytest.mark.parametrize(("start", "expected"), EDGES, ids=[start for start, _ in EDGES])
def test_records_lead_to_their_records(ask: Ask, start: str, expected: list[str]) -> None:
    data = ask(f"{{ root: {start} {{ totalCount nodes {{ id }} }} }} }}")
    found: Any = data["root"]["found"]
    assert [node["id"] for node in found["nodes"]] == expected
    assert found["totalCount"] == len(expected)


def test_evidence_shows_what_it_rests_on(ask: Ask) -> None:
    data = ask(
        """{ a: evidenceItem(id: "evidence-2") {
               stance restsOn { id } cites { id } subject { __typename } quote { id } }
             b: evidenceItem(id: "evidence-3") { subject { __typename } claim { id } passage passageStart
               snapshot { id } } }"""
    )
    assert data["a"] == {
        "stance": "REFUTES",
        "restsOn": {"id": "quote-4"},
        "cites": None,
        "subject": {"__typename": "Claim"},
        "quote": None,
    }
    assert data["b"] == {
        "subject": {"__typename": "Quote"},
        "claim": None,
        "passage": "Brücke",
        "passageStart": 5,
        "snapshot": {"id": "snapshot-3"},
    }


def test_a_dossier_nine_levels_deep_is_one_statement(ask: Ask) -> None:
    data = ask(
        """{ topics { nodes { claims { nodes { assertions { nodes { quote { appearances { nodes { snapshot {
             source { publisher { ownerGroup { publishers { nodes { name } } } } } } } } } } } } } } } }"""
    )
    assert len(ask.statements) == 1
    assert "Bote" in str(data)
