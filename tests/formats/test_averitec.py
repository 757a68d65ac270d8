"""AVeriTeC."""

import json
from typing import Any

import pytest

from factdb.formats.averitec import read
from factdb.formats.given import Given, GivenPublisher
from factdb.rules.vocabulary import ClaimKind, EvidenceStance, SourceKind
from tests.formats.reading import claim_of, read_all, reasons

ARCHIVE = "https://web.archive.org/web/20240311000000/"
CLAIM: dict[str, Any] = {
    "claim": "The lock was tested twice.",
    "label": "Conflicting Evidence/Cherrypicking",
    "claim_date": "1-3-2024",
    "speaker": "Ada Quill",
    "original_claim_url": ARCHIVE + "https://posts.example/1",
    "fact_checking_article": ARCHIVE + "https://www.check.example/lock",
    "reporting_source": "Facebook",
    "claim_types": ["Event/Property Claim", "Numerical Claim"],
    "questions": [
        {
            "question": "Was it tested?",
            "answers": [
                {"answer": "Yes", "answer_type": "Boolean", "source_url": "https://board.example/v",
                 "source_medium": "Video",
                 "boolean_explanation": "In May."},
                {"answer": "No answer could be found.", "answer_type": "Unanswerable", "source_url": ""},
            ],
        }
    ],
}  # fmt: skip


def test_a_claim_has_evidence_the_fact_check_and_the_verdict() -> None:
    found = claim_of(read, [CLAIM])
    assert (found.text, found.language, found.kind) == ("The lock was tested twice.", "en", ClaimKind.NUMERICAL)
    article, verdict = found.reviews
    assert (article.url, article.publisher) == (
        "https://www.check.example/lock",
        GivenPublisher(None, "check.example"),
    )
    assert (article.rating, verdict.rating) == (None, "Conflicting Evidence/Cherrypicking")
    assert verdict.publisher == GivenPublisher("AVeriTeC")


def test_an_answer_with_a_source_is_evidence_that_takes_no_side() -> None:
    [evidence] = claim_of(read, [CLAIM]).evidence
    assert (evidence.stance, evidence.source.kind) == (EvidenceStance.CONTEXT, SourceKind.VIDEO)
    assert evidence.note == "Was it tested?\nYes\nIn May."


def test_speaker_date_and_place_are_read_in_its_way() -> None:
    found = claim_of(read, [CLAIM])
    [quote], [source] = found.quotes, found.sources
    assert quote.voice
    assert quote.said
    assert (quote.voice.name, quote.said.edtf, quote.medium) == ("Ada Quill", "2024-03-01", "Facebook")
    assert (source.canonical, source.authors) == ("https://posts.example/1", ("Ada Quill",))
    unnamed = claim_of(read, [CLAIM | {"speaker": None, "original_claim_url": None}])
    assert [(one.voice, one.medium) for one in unnamed.quotes] == [(None, "Facebook")]


def test_lines_are_read_as_well_as_a_list() -> None:
    found = read_all(read, f"{json.dumps(CLAIM)}\n{json.dumps(CLAIM)}\n")
    assert [record.place for record in found] == ["line 1", "line 2"]


def test_an_answer_that_names_no_source_is_told() -> None:
    bare = [
        {"question": "Why?", "answers": [{"answer": "Rain.", "answer_type": "Abstractive", "source_url": "Metadata"}]}
    ]
    [record] = read_all(read, [CLAIM | {"questions": bare}])
    assert isinstance(record, Given)
    assert record.notes == ("1 of its answers name no source and are left out.",)


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        ("[{", [("", "not JSON")]),
        (["x", CLAIM], [("/0", "not a JSON object")]),
        ([CLAIM | {"claim": ""}], [("/0", "no claim")]),
        ([{"claim": "x"}], [("/0", "no verdict")]),
        ("{}\nx", [("line 1", "no claim"), ("line 2", "not JSON")]),
    ],
)
def test_what_is_no_claim_is_refused(data: Any, expected: list[tuple[str, str]]) -> None:
    assert reasons(read_all(read, data)) == expected
