"""`factdb ingest`: documents in, and what came of each."""

import json
from pathlib import Path

import pytest

from factdb.commands.accounts import operator
from factdb.commands.speakers import record_speaker
from factdb.db import Database
from tests.cli.conftest import ARTICLE, Factdb


def test_it_says_what_was_found_and_under_which_ids(factdb: Factdb, article: Path, database_url: str) -> None:
    result = factdb("ingest", article, "--publisher", "Eastshore Dispatch", "--db", database_url)
    assert result.code == 0
    header, table = result.out.split("place", 1)
    for told in ("Harbour master resigns", "Eastshore Dispatch (publisher-", "2024-03-14", "source-", "snapshot-"):
        assert told in header
    for told in ("direct", "Ada Quill", "The gates were never tested", "said", "proposal-"):
        assert told in table
    assert "proposals to decide on" in table


def test_what_is_claimed_stands_below_the_quotes(factdb: Factdb, database_url: str) -> None:
    told = (
        'Council closes sluice\n\nThe council closed the sluice on Monday.\n\n"Who knew that?" asked Mayor Ada Berg.\n'
    )
    result = factdb("ingest", "-", "--language", "en", "--db", database_url, stdin=told.encode())
    quotes, claims = result.out.split("claimed by")
    assert "The council closed the sluice on Monday." not in quotes
    for shown in ("the source", "The council closed the sluice on Monday.", "not checkable: question", "proposal-"):
        assert shown in claims
    assert "2 proposals to decide on" in claims


def test_json_is_a_line_with_the_fields_of_the_api(factdb: Factdb, article: Path, database_url: str) -> None:
    result = factdb("ingest", article, "--json", "--db", database_url)
    assert result.out.count("\n") == 1
    assert result.json["isNewSource"]
    assert result.json["source"]["title"] == "Harbour master resigns"
    direct = [one for one in result.json["proposals"] if one["mode"] == "DIRECT"]
    assert [(one["text"], one["speakerName"]) for one in direct] == [("The gates were never tested", "Ada Quill")]
    assert result.json["proposals"] == sorted(result.json["proposals"], key=lambda one: int(one["start"]))


def test_what_is_known_adds_nothing_and_is_said(factdb: Factdb, article: Path, database_url: str) -> None:
    first = factdb("ingest", article, "--json", "--db", database_url).json
    again = factdb("ingest", article, "--db", database_url)
    assert again.code == 0
    assert "Known, nothing added." in again.out
    assert first["source"]["id"] in again.out
    counts = factdb("query", "{ sources { totalCount } proposals { totalCount } }", "--db", database_url).json["data"]
    assert counts == {"sources": {"totalCount": 1}, "proposals": {"totalCount": len(first["proposals"])}}


def test_a_changed_document_is_a_new_snapshot_of_the_known_source(factdb: Factdb, article: Path) -> None:
    url = ("--url", "https://dispatch.example/quill")
    first = factdb("ingest", article, *url, "--json").json
    article.write_text(ARTICLE + "\nThe town council meets on Monday to choose a successor.\n")
    again = factdb("ingest", article, *url)
    assert "A new snapshot of a known source." in again.out
    assert first["source"]["id"] in again.out
    assert first["snapshot"]["id"] not in again.out


def test_an_accepted_quote_that_a_changed_page_does_not_print_any_more_is_named(
    factdb: Factdb, article: Path, database_url: str
) -> None:
    where = ("--url", "https://dispatch.example/quill", "--db", database_url)
    found = factdb("ingest", article, *where, "--json").json["proposals"]
    direct = next(one["id"] for one in found if one["mode"] == "DIRECT")
    accept = f'mutation {{ acceptProposal(input: {{proposalId: "{direct}"}}) {{ proposal {{ quote {{ id }} }} }} }}'
    accepted = factdb("query", accept, "--db", database_url).json["data"]["acceptProposal"]["proposal"]
    article.write_text(ARTICLE.replace("The gates were never tested", "The gates were seldom tested"))
    told = factdb("ingest", article, *where)
    assert f"“The gates were never tested” ({accepted['quote']['id']}) any more" in " ".join(told.out.split())
    assert "A person decides: drift-1." in " ".join(told.out.split())
    article.write_text(ARTICLE.replace('"The gates were never tested," said', "There spoke"))
    lost = factdb("ingest", article, *where, "--json").json["lostWordings"]
    assert [(one["exact"], one["quote"]["id"]) for one in lost] == [
        ("The gates were never tested", accepted["quote"]["id"])
    ]


def test_options_go_before_what_the_document_says(factdb: Factdb, article: Path) -> None:
    told = ("--title", "Quill goes", "--published", "2024-03", "--language", "en", "--kind", "post")
    source = factdb("ingest", article, *told, "--url", "https://a.example/1", "--json").json["source"]
    assert (source["title"], source["published"]["edtf"], source["kind"]) == ("Quill goes", "2024-03", "POST")
    assert source["url"] == "https://a.example/1"


def test_the_moment_of_capture_is_local_time_unless_it_says_otherwise(
    factdb: Factdb, article: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    snapshot = factdb("ingest", article, "--captured", "2024-03-15T08:00+02:00", "--json").json["snapshot"]
    assert snapshot["captured"].startswith("2024-03-15T06:00:00")


def test_stdin_is_a_document(factdb: Factdb) -> None:
    result = factdb("ingest", "-", "--json", stdin=ARTICLE.encode())
    assert result.json["file"] == "stdin"
    assert result.json["source"]["title"] == "Harbour master resigns"


def test_several_files_are_several_documents(factdb: Factdb, article: Path, tmp_path: Path) -> None:
    (tmp_path / "other.md").write_text("# Lighthouse sold\n\nThe lighthouse of Eastshore has been sold to a hotel.\n")
    result = factdb("ingest", article, tmp_path / "other.md", "--json")
    titles = [json.loads(line)["source"]["title"] for line in result.out.splitlines()]
    assert titles == ["Harbour master resigns", "Lighthouse sold"]


def test_a_file_that_cannot_be_read_does_not_keep_the_others_out(factdb: Factdb, article: Path) -> None:
    result = factdb("ingest", "missing.txt", article, "--json")
    assert result.code == 2
    assert "There is no file missing.txt" in result.err
    assert result.json["source"]["title"] == "Harbour master resigns"


@pytest.mark.parametrize("option", ["--url", "--title"])
def test_what_belongs_to_one_document_is_not_taken_for_several(factdb: Factdb, article: Path, option: str) -> None:
    result = factdb("ingest", article, article, option, "https://a.example/1")
    assert (result.code, result.out) == (2, "")
    assert f"{option} belongs to one document" in result.err


def test_assumptions_are_messages_and_no_data(factdb: Factdb, tmp_path: Path) -> None:
    (tmp_path / "old.txt").write_bytes(
        "Überschwemmung\n\nDie Schleusen seien nie geprüft worden, sagte sie.".encode("cp1252")
    )
    result = factdb("ingest", "old.txt")
    assert "decoded as windows-1252 (guessed)" in result.err
    assert "guessed" not in result.out
    assert "Überschwemmung" in result.out


def test_known_speakers_are_shown_beside_what_they_may_have_said(
    factdb: Factdb, article: Path, database: Database
) -> None:
    with database.writing() as session:
        quill = record_speaker(session, operator(session), name="Ada Quill").id
    url = ("--db", database.url.render_as_string(hide_password=False))
    assert f"speaker-{quill}" in factdb("ingest", article, *url).out


def test_more_proposals_than_a_page_holds_are_all_read_back(factdb: Factdb, tmp_path: Path) -> None:
    said = "\n\n".join(f'"This is remark number {n} of many," said Ada Quill.' for n in range(120))
    (tmp_path / "long.txt").write_text(f"Ada Quill talks\n\nAda Quill had much to say.\n\n{said}\n")
    result = factdb("ingest", "long.txt", "--json", "--language", "en")
    assert len({one["id"] for one in result.json["proposals"] if one["mode"] == "DIRECT"}) == 120


def test_on_a_narrow_terminal_nothing_is_cut(factdb: Factdb, article: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "60")
    result = factdb("ingest", article)
    assert max(map(len, result.out.splitlines())) <= 60
    assert "The gates were never tested" in " ".join(result.out.split())


def test_what_is_piped_has_neither_colour_nor_blanks_at_the_ends(factdb: Factdb, article: Path) -> None:
    result = factdb("ingest", article)
    assert "\x1b" not in result.out + result.err
    assert [line for line in result.out.splitlines() if line.endswith(" ")] == []


def test_a_document_cannot_steer_the_terminal(factdb: Factdb, tmp_path: Path) -> None:
    text = 'Ada Quill talks\x1b[2J\n\n"The gates \x1b[31mwere never tested," said Ada Quill on Thursday.\n'
    (tmp_path / "odd.txt").write_text(text)
    result = factdb("ingest", "odd.txt", "--language", "en")
    assert "were never tested" in result.out
    assert "\x1b" not in result.out + result.err


def test_long_quotes_are_shortened_in_the_table_alone(factdb: Factdb, tmp_path: Path) -> None:
    said = " ".join(f"word{n}" for n in range(100))
    (tmp_path / "long.txt").write_text(f'Ada Quill talks\n\n"{said}," said Ada Quill on Thursday.\n')
    table = " ".join(factdb("extract", "long.txt", "--language", "en").out.split())
    assert "word0" in table
    assert "…" in table
    assert "word99" not in table
    assert factdb("extract", "long.txt", "--language", "en", "--json").json["quotes"][0]["text"] == said


def test_a_transcript_is_taken_in_as_one_unless_told(factdb: Factdb, tmp_path: Path, database_url: str) -> None:
    (tmp_path / "talk.txt").write_text("ADA QUILL: The gates hold.\n\nQ: Do they?\n\nADA QUILL: They do.\n")
    (tmp_path / "other.txt").write_text("ADA QUILL: The gates leak.\n\nQ: Do they?\n\nADA QUILL: They do.\n")
    talk = factdb("ingest", "talk.txt", "--json", "--db", database_url).json
    assert [one["speakerName"] for one in talk["proposals"]] == ["Ada Quill", "Q", "Ada Quill"]
    factdb("ingest", "other.txt", "--kind", "video", "--db", database_url)
    asked = factdb("query", "{ sources { nodes { kind } } }", "--db", database_url).json["data"]["sources"]["nodes"]
    assert sorted(source["kind"] for source in asked) == ["TRANSCRIPT", "VIDEO"]
