"""The article this project starts from, where it lies beside the project: what must and must not be found in it."""

import json
from pathlib import Path
from typing import Any

import pytest

from factdb.extract import ClaimCandidate, Extraction, QuoteCandidate, extract
from factdb.extract.document import read_document
from factdb.rules.dates import EdtfDate

SAMPLES = Path(__file__).parents[3] / "shared" / "samples"
ARTICLE = SAMPLES / "sna-2021-12-21.txt"

pytestmark = pytest.mark.skipif(not ARTICLE.exists(), reason="../shared/samples is not beside the project")


@pytest.fixture(scope="module")
def expected() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(ARTICLE.with_suffix(".expected.json").read_text())
    return found


@pytest.fixture(scope="module")
def extraction() -> Extraction:
    document = read_document(ARTICLE.read_bytes(), name=ARTICLE.name)
    return extract(document.text, title=document.title, published=document.published)


def test_every_direct_quote_is_found_exactly(extraction: Extraction, expected: dict[str, Any]) -> None:
    found = {quote.text: quote for quote in extraction.quotes}
    for wanted in expected["direct"]:
        quote = found[wanted["text"]]
        assert (quote.mode.name.lower(), quote.cue and quote.cue.text) == (wanted["mode"], wanted["cue"])
        assert quote.speaker
        assert quote.speaker.name == wanted["speaker"]
        assert "occasion" not in wanted or quote.occasion == wanted["occasion"]
        assert "mention" not in wanted or (quote.mention and quote.mention.text == wanted["mention"])


def test_every_indirect_quote_is_found_with_its_speaker(extraction: Extraction, expected: dict[str, Any]) -> None:
    for wanted in expected["indirect"]:
        quote = next(quote for quote in extraction.quotes if wanted["contains"] in quote.text)
        assert quote.speaker, wanted
        assert quote.speaker.name == wanted["speaker"]
        assert quote.anonymous is wanted.get("anonymous", False)
        assert "cue" not in wanted or (quote.cue and quote.cue.text == wanted["cue"])


def test_nobody_who_is_only_talked_about_speaks(extraction: Extraction, expected: dict[str, Any]) -> None:
    names = {quote.speaker.name for quote in extraction.quotes if quote.speaker} | {
        hop.name for q in extraction.quotes for hop in q.hops
    }
    assert not names & set(expected["not_speakers"])


def test_single_words_are_no_quotes(extraction: Extraction, expected: dict[str, Any]) -> None:
    assert not {quote.text for quote in extraction.quotes} & set(expected["not_whole_candidates"])


def test_relative_dates_are_reckoned_from_the_day_of_publication(
    extraction: Extraction, expected: dict[str, Any]
) -> None:
    found = {date.date.words: date.date for date in extraction.dates}
    week, end_of_week = expected["dates"]
    assert found[week["text"]] == EdtfDate.parse(f"{week['earliest']}/{week['latest']}", week["text"])
    assert str(found[end_of_week["text"]].earliest) >= end_of_week["within"][0]
    assert str(found[end_of_week["text"]].latest) <= end_of_week["within"][1]


def test_everybody_has_their_office_whether_they_speak_or_not(extraction: Extraction, expected: dict[str, Any]) -> None:
    roles = {speaker.name: [role.title for role in speaker.roles] for speaker in extraction.speakers}
    for wanted in expected["roles"]:
        assert any(wanted["contains"] in title for title in roles[wanted["speaker"]])


def test_a_quote_without_a_day_was_said_by_the_day_of_publication(
    extraction: Extraction, expected: dict[str, Any]
) -> None:
    quote: QuoteCandidate = next(quote for quote in extraction.quotes if quote.text == expected["direct"][0]["text"])
    assert quote.said
    assert quote.said.edtf == expected["said"]


OUTLET = "the outlet's own voice"


def claimed_by(claim: ClaimCandidate, extraction: Extraction) -> str:
    if claim.quote is None:
        return OUTLET
    speaker = extraction.quotes[claim.quote].speaker
    return speaker.name if speaker else "nobody"


def words_of(text: str) -> set[str]:
    return set(text.lower().replace(",", " ").replace(".", " ").split())


def test_what_is_claimed_is_found_with_who_claims_it(extraction: Extraction, expected: dict[str, Any]) -> None:
    for wanted in expected["claims"]:
        found = [claim for claim in extraction.claims if words_of(wanted["about"]) <= words_of(claim.text)]
        assert [claimed_by(claim, extraction) for claim in found] == [wanted["claimed_by"]]
        assert all(claim.checkable for claim in found)
