"""The demo dossier is sound: what its manifest says of its articles is so. It needs no database and no extractor."""

import re
from datetime import date

import pytest

from factdb.rules.dates import EdtfDate
from factdb.rules.vocabulary import (
    AssertionStance,
    Attribution,
    ClaimKind,
    EvidenceStance,
    Mode,
    RelationKind,
    Reliability,
    SourceKind,
    SpeakerKind,
    Veracity,
    Vocabulary,
)
from tests.demo.manifest import (
    ARTICLES,
    DEMO,
    DOSSIER,
    PUBLISHERS,
    STEPS,
    Table,
    articles_of,
    body,
    common_share,
    counts,
    keyed,
    named_passages,
    named_quotes,
    parts,
    published,
    publisher_of,
    raw,
    standing_of,
    steps,
)

MARKED = re.compile(r"„([^“]+)“|“([^”]+)”")

every_article = pytest.mark.parametrize("key", ARTICLES)


def test_the_dossier_says_that_it_is_invented() -> None:
    assert "invented" in DOSSIER["fictional"]
    assert "Everything in this folder is invented" in (DEMO / "README.md").read_text(encoding="utf-8")


def test_every_address_is_one_that_nobody_can_own() -> None:
    texts = [raw(key) for key in ARTICLES] + [(DEMO / "dossier.toml").read_text(encoding="utf-8")]
    hosts = {host for text in texts for host in re.findall(r"https?://([^/\s\"]+)", text)}
    assert {host for host in hosts if not host.endswith(".example")} == {"schema.org"}
    assert all(publisher["domain"].endswith(".example") for publisher in PUBLISHERS.values())


def test_the_manifest_names_every_file_of_the_folder_once() -> None:
    named = [article["file"] for article in ARTICLES.values()]
    assert sorted(named) == sorted(file.name for file in (DEMO / "articles").iterdir())


@every_article
def test_an_article_is_of_an_ordinary_length(key: str) -> None:
    assert 200 <= len(body(key).split()) <= 450


@every_article
def test_an_article_speaks_of_a_publisher_that_is_described(key: str) -> None:
    article = ARTICLES[key]
    assert article.get("publisher", article["expect"]["publisher"]) == article["expect"]["publisher"]
    assert publisher_of(key)["domain"] in article.get("url", article["expect"].get("url", ""))


@every_article
def test_what_the_file_says_itself_stands_in_it(key: str) -> None:
    article = ARTICLES[key]
    said_by_file = [article["expect"]["title"], *article["expect"].get("authors", [])]
    if "publisher" not in article:
        said_by_file += [publisher_of(key)["name"], article["expect"]["url"]]
    assert [words for words in said_by_file if words not in raw(key)] == []


@every_article
def test_the_words_of_a_quote_occur_once_in_the_article(key: str) -> None:
    text = body(key)
    assert [part for quote in ARTICLES[key]["expected"] for part in parts(quote) if text.count(part) != 1] == []


@every_article
def test_mention_cue_and_occasion_are_the_articles_words(key: str) -> None:
    text = body(key)
    fields = [quote.get(field, "") for quote in ARTICLES[key]["expected"] for field in ("mention", "occasion")]
    cues = [word for quote in ARTICLES[key]["expected"] for word in quote.get("cue", "").split()]
    assert [words for words in fields + cues if words not in text] == []


@every_article
def test_the_expected_quotes_are_complete_for_words_in_marks(key: str) -> None:
    marked = {(low or high).rstrip(",.") for low, high in MARKED.findall(body(key))}
    spans = {span for quote in ARTICLES[key]["expected"] for span in quote.get("spans", [])}
    assert marked == spans | set(ARTICLES[key]["not_quotes"])


@every_article
def test_a_page_has_the_furniture_that_must_be_absent_from_its_text(key: str) -> None:
    absent = ARTICLES[key]["expect"]["absent"]
    assert [words for words in absent if words not in raw(key)] == []
    quoted = [part for quote in ARTICLES[key]["expected"] for part in parts(quote)]
    wanted = [line for line in body(key).splitlines() if any(part in line for part in quoted)]
    assert [words for words in absent if any(words in line for line in wanted)] == []


@every_article
def test_a_speaker_with_a_name_is_described_and_is_nobody_of_the_newsroom(key: str) -> None:
    described = {name for speaker in DOSSIER["speakers"] for name in [speaker["name"], *speaker.get("aliases", [])]}
    names = {quote["speaker"] for quote in ARTICLES[key]["expected"] if not quote.get("unnamed")}
    assert names <= described
    assert not names & set(ARTICLES[key]["not_speakers"])


def test_articles_come_in_the_order_of_their_capture_and_none_before_it_was_published() -> None:
    order = [ARTICLES[step["article"]] for step in steps("ingest")]
    assert len(order) == len(ARTICLES)
    assert [article["captured"] for article in order] == sorted(article["captured"] for article in order)
    assert all(date.fromisoformat(a["expect"]["published"]) <= a["captured"].date() for a in order)
    assert order[0]["captured"].date() == DOSSIER["dossier"]["from"]
    assert order[-1]["captured"].date() == DOSSIER["dossier"]["to"]


def test_a_step_uses_only_articles_that_were_ingested_before_it() -> None:
    known: set[str] = set()
    for step in STEPS:
        if step["do"] == "ingest":
            assert step.get("changes", step["article"]) in known | {step["article"]}
            known.add(step["article"])
        assert articles_of(step) <= known


def test_a_claim_is_made_before_it_is_spoken_of() -> None:
    known: set[str] = set()
    for step in STEPS:
        if step["do"] == "claim":
            known.add(step["key"])
        assert {step[field] for field in ("claim", "to") if field in step} <= known
    assert {standing["claim"] for standing in DOSSIER["standings"]} <= known


def test_a_quote_named_in_a_step_is_one_the_reader_expects_there() -> None:
    expected = {(key, part) for key, article in ARTICLES.items() for q in article["expected"] for part in parts(q)}
    assert [quote for quote in named_quotes() if (quote["article"], quote["text"]) not in expected] == []


def test_a_passage_named_in_a_step_occurs_once_in_its_article() -> None:
    assert [passage for passage in named_passages() if body(passage["article"]).count(passage["text"]) != 1] == []


@pytest.mark.parametrize("copy", [step["article"] for step in steps("syndicated")])
def test_a_copy_shares_the_wanted_part_of_its_original_and_has_another_owner(copy: str) -> None:
    step = next(step for step in steps("syndicated") if step["article"] == copy)
    share = common_share(body(step["from"]), body(copy))
    assert step["common_at_least"] <= share
    assert publisher_of(copy)["owner_group"] != publisher_of(step["from"])["owner_group"]


def test_only_the_shortened_copy_is_shorter() -> None:
    assert common_share(body("denial"), body("verbatim-copy")) == 1.0
    assert common_share(body("denial"), body("shortened-copy")) < 0.9


def test_only_the_agency_signs_its_report() -> None:
    assert [key for key in ARTICLES if "(Orbel)" in raw(key)] == ["denial"]


def test_articles_that_are_no_copies_share_little() -> None:
    assert common_share(body("denial"), body("counter-study")) < 0.3


def test_the_changed_page_has_lost_one_word_of_a_quote_and_gained_a_note() -> None:
    before, after = body("town-hall"), body("town-hall-changed")
    assert ARTICLES["town-hall"]["expect"]["url"] == ARTICLES["town-hall-changed"]["expect"]["url"]
    assert after.startswith(before.replace("nichts Verbotenes eingeleitet", "nichts eingeleitet"))
    assert "Anmerkung der Redaktion" in after[len(before) - len("Verbotenes ") :]


def test_two_outlets_belong_to_one_owner() -> None:
    assert publisher_of("accusation")["owner_group"] == publisher_of("protocol")["owner_group"]
    assert publisher_of("accusation") != publisher_of("protocol")


def test_evidence_is_observed_when_its_source_was_out() -> None:
    assert [e["key"] for e in steps("evidence") if e["observed"] < published(e)] == []


WORDS = [
    (Veracity, {step["verdict"] for step in steps("assess") if "claim" in step}),
    (Attribution, {step["verdict"] for step in steps("assess") if "quote" in step}),
    (ClaimKind, {step["kind"] for step in steps("claim")}),
    (AssertionStance, {step["stance"] for step in steps("assert")}),
    (EvidenceStance, {step["stance"] for step in steps("evidence")}),
    (RelationKind, {step["relation"] for step in steps("relate")}),
    (Mode, {quote["mode"] for article in ARTICLES.values() for quote in article["expected"]}),
    (Reliability, {grade["grade"] for publisher in PUBLISHERS.values() for grade in publisher["grades"]}),
    (SourceKind, {article["kind"] for article in ARTICLES.values() if "kind" in article}),
    (SpeakerKind, {speaker["kind"] for speaker in DOSSIER["speakers"]}),
]


@pytest.mark.parametrize(("vocabulary", "used"), WORDS, ids=lambda value: getattr(value, "__name__", ""))
def test_the_manifest_uses_the_words_of_the_vocabulary(vocabulary: type[Vocabulary], used: set[str]) -> None:
    assert used
    assert used <= set(vocabulary.__members__)


def test_every_kind_of_claim_stance_and_mode_occurs() -> None:
    for vocabulary, used in WORDS:
        if vocabulary in (ClaimKind, AssertionStance, EvidenceStance, Mode):
            assert used == set(vocabulary.__members__)


def test_evidence_is_graded_from_one_to_six() -> None:
    assert all(1 <= step["credibility"] <= 6 for step in steps("evidence"))


def test_dates_of_the_world_are_dates_that_factdb_can_read() -> None:
    for step in STEPS:
        for field in ("about", "observed", "valid_from"):
            assert field not in step or EdtfDate.parse(step[field]).latest
    for quote in (quote for article in ARTICLES.values() for quote in article["expected"] if "said" in quote):
        assert EdtfDate.parse(quote["said"]).latest


def test_an_assessment_cites_evidence_known_by_its_day() -> None:
    evidence = keyed("evidence")
    for step in steps("assess"):
        assert max(evidence[key]["observed"] for key in step["cites"]) <= step["valid_from"]
        assert keyed("assess").get(step.get("supersedes", ""), step)["valid_from"] <= step["valid_from"]


@pytest.mark.parametrize("row", DOSSIER["standings"], ids=lambda row: f"{row['claim']}@{row['as_of']}")
def test_the_standing_follows_from_the_evidence_known_that_day(row: Table) -> None:
    day = row["as_of"].isoformat()
    supports, refutes = counts(row["claim"], "SUPPORTS", day), counts(row["claim"], "REFUTES", day)
    assert (supports, refutes) == (row["supports"], row["refutes"])
    assert standing_of(supports["origins"], refutes["origins"]) == row["standing"]


@pytest.mark.parametrize("row", DOSSIER["standings"], ids=lambda row: f"{row['claim']}@{row['as_of']}")
def test_the_verdict_is_the_latest_published_by_that_day(row: Table) -> None:
    day = row["as_of"].isoformat()
    given = [s["verdict"] for s in steps("assess") if s.get("claim") == row["claim"] and s["valid_from"] <= day]
    assert given[-1:] == [row[key] for key in ("verdict",) if key in row]
