"""`factdb extract`: what a document, or each line of a file, quotes."""

import json
import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import ARTICLE, SPANISH, Factdb

LINE = {"id": "a", "text": '"The gates were never tested," said Ada Quill on Thursday.', "lang": "en"}


def lines(*records: object) -> str:
    return "".join(json.dumps(record) + "\n" for record in records)


def test_json_is_the_document_with_its_quotes(factdb: Factdb, article: Path) -> None:
    found = factdb("extract", article, "--json").json
    assert set(found) == {"title", "published", "language", "text", "quotes", "claims"}
    assert (found["title"], found["published"], found["language"]) == ("Harbour master resigns", "2024-03-14", "en")
    direct = [quote for quote in found["quotes"] if quote["type"] == "direct"]
    assert [(quote["text"], quote["speaker_name"]) for quote in direct] == [
        ("The gates were never tested", "Ada Quill")
    ]
    assert found["text"][direct[0]["start"] : direct[0]["end"]] == "The gates were never tested"


def test_without_json_it_is_a_table(factdb: Factdb, article: Path) -> None:
    result = factdb("extract", article)
    assert "Harbour master resigns" in result.out
    assert "The gates were never tested" in result.out
    assert "quotes and " in result.out
    assert "claims found." in result.out


def test_what_is_claimed_stands_below_the_quotes(factdb: Factdb) -> None:
    told = 'The council closed the bridge on Monday.\n\n"Who did that?" asked Ada Quill. Quill said that it was safe.\n'
    shown = factdb("extract", "-", "--language", "en", stdin=told.encode()).out
    assert "The council closed the bridge on Monday." in shown
    assert "the source" in shown
    assert "not checkable: question" in shown


def test_no_database_is_made(factdb: Factdb, article: Path, tmp_path: Path) -> None:
    factdb("extract", article)
    assert [file.name for file in tmp_path.iterdir()] == ["article.txt"]


def test_options_go_before_what_the_document_says(factdb: Factdb) -> None:
    told = ("--title", "Quill goes", "--published", "2024-03-16", "--language", "en")
    found = factdb("extract", "-", "--json", *told, stdin=ARTICLE.encode()).json
    assert (found["title"], found["published"], found["language"]) == ("Quill goes", "2024-03-16", "en")


def test_a_language_without_a_pack_is_told(factdb: Factdb) -> None:
    result = factdb("extract", "-", "--json", stdin=SPANISH.encode())
    assert (result.code, result.json["language"], result.json["quotes"]) == (0, "es", [])
    assert "There is no language pack for 'es'" in result.err


# --- line by line


def test_each_line_is_answered_in_its_place(factdb: Factdb, tmp_path: Path) -> None:
    (tmp_path / "in.jsonl").write_text(lines(LINE, {"id": "b", "text": "It rained."}, LINE | {"id": "c"}))
    result = factdb("extract", "--jsonl", "in.jsonl", "out.jsonl")
    assert (result.code, result.out, result.err) == (0, "", "")
    answers = [json.loads(line) for line in (tmp_path / "out.jsonl").read_text().splitlines()]
    assert [answer["id"] for answer in answers] == ["a", "b", "c"]
    assert [len(answer["quotes"]) for answer in answers] == [1, 0, 1]


def test_a_quote_has_the_fields_that_evaluation_reads(factdb: Factdb) -> None:
    result = factdb("extract", "--jsonl", "-", "-", stdin=lines(LINE).encode())
    assert result.json["quotes"] == [
        {
            "start": 1,
            "end": 28,
            "spans": [[1, 28]],
            "text": "The gates were never tested",
            "type": "direct",
            "cue_text": "said",
            "speaker_text": "Ada Quill",
            "speaker_start": 36,
            "speaker_end": 45,
            "speaker_name": "Ada Quill",
        }
    ]


BAD_LINES = [
    ("no json", b"{not json}", "no JSON"),
    ("no object", b"[1]", "must be a JSON object"),
    ("no text", b'{"id": "b"}', "has no 'text'"),
    ("a number for text", b'{"id": "b", "text": 5}', "'text' must be text"),
    ("no date", b'{"id": "b", "text": "x", "date": "yesterday-ish"}', "not an EDTF date"),
    ("no UTF-8", b'{"id": "b", "text": "\xff"}', "not UTF-8"),
    ("NUL", b'{"id": "b", "text": "a\\u0000b"}', "NUL character at offset 1"),
    ("half a surrogate pair", b'{"id": "b", "text": "a\\ud800b"}', "half a surrogate pair"),
    ("nested without end", b"[" * 100_000, "nested too deeply"),
]


@pytest.mark.parametrize(("line", "reason"), [case[1:] for case in BAD_LINES], ids=[case[0] for case in BAD_LINES])
def test_a_bad_line_is_told_by_file_and_number_and_nothing_is_written(
    factdb: Factdb, tmp_path: Path, line: bytes, reason: str
) -> None:
    (tmp_path / "in.jsonl").write_bytes(lines(LINE).encode() + line + b"\n" + lines(LINE).encode())
    (tmp_path / "out.jsonl").write_text("as it was\n")
    result = factdb("extract", "--jsonl", "in.jsonl", "out.jsonl")
    assert result.code == 2
    assert "in.jsonl, line 2" in result.err
    assert reason in result.err
    assert (tmp_path / "out.jsonl").read_text() == "as it was\n"
    assert {file.name for file in tmp_path.iterdir()} == {"in.jsonl", "out.jsonl"}


def test_blank_lines_and_a_byte_order_mark_are_passed_over(factdb: Factdb) -> None:
    data = b"\xef\xbb\xbf" + lines(LINE).encode() + b"\n   \n" + lines(LINE | {"id": "b"}).encode()
    result = factdb("extract", "--jsonl", "-", "-", stdin=data)
    assert [json.loads(line)["id"] for line in result.out.splitlines()] == ["a", "b"]


def test_the_new_file_has_the_rights_of_any_new_file(factdb: Factdb, tmp_path: Path) -> None:
    (tmp_path / "in.jsonl").write_text(lines(LINE))
    factdb("extract", "--jsonl", "in.jsonl", "out.jsonl")
    assert (tmp_path / "out.jsonl").stat().st_mode == (tmp_path / "in.jsonl").stat().st_mode


def test_a_device_is_written_to_and_not_replaced(factdb: Factdb, tmp_path: Path) -> None:
    (tmp_path / "in.jsonl").write_text(lines(LINE))
    os.mkfifo(tmp_path / "pipe")
    with ThreadPoolExecutor() as pool:
        read = pool.submit((tmp_path / "pipe").read_text)
        assert factdb("extract", "--jsonl", "in.jsonl", "pipe").code == 0
        assert json.loads(read.result(timeout=10))["id"] == "a"
    assert (tmp_path / "pipe").is_fifo()


def test_a_link_keeps_pointing_where_it_did(factdb: Factdb, tmp_path: Path) -> None:
    (tmp_path / "in.jsonl").write_text(lines(LINE))
    (tmp_path / "latest.jsonl").symlink_to(tmp_path / "today.jsonl")
    factdb("extract", "--jsonl", "in.jsonl", "latest.jsonl")
    assert json.loads((tmp_path / "today.jsonl").read_text())["id"] == "a"


def test_an_interruption_leaves_nothing_behind(factdb: Factdb, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(_: object) -> None:
        raise KeyboardInterrupt

    (tmp_path / "in.jsonl").write_text(lines(LINE))
    monkeypatch.setattr("factdb.cli.lines.extract_line", interrupt)
    assert factdb("extract", "--jsonl", "in.jsonl", "out.jsonl").code == 130
    assert [file.name for file in tmp_path.iterdir()] == ["in.jsonl"]


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (("--jsonl", "in.jsonl"), "needs a file to write to"),
        (("--jsonl", "in.jsonl", "."), "is a folder"),
        (("--jsonl", "in.jsonl", "nowhere/out.jsonl"), "cannot be written"),
        (("--jsonl", "in.jsonl", "out.jsonl", "--language", "de"), "--language is for one document"),
        (("in.jsonl", "out.jsonl"), "one FILE too many"),
        (("--jsonl", "missing.jsonl", "out.jsonl"), "There is no file missing.jsonl"),
    ],
)
def test_what_does_not_go_together_is_refused(
    factdb: Factdb, tmp_path: Path, arguments: tuple[str, ...], reason: str
) -> None:
    (tmp_path / "in.jsonl").write_text(lines(LINE))
    result = factdb("extract", *arguments)
    assert (result.code, result.out) == (2, "")
    assert reason in result.err
    assert [file.name for file in tmp_path.iterdir()] == ["in.jsonl"]


# --- the article that the project starts from

SAMPLE = Path(__file__).parents[3] / "shared" / "samples" / "sna-2021-12-21.txt"


@pytest.mark.skipif(not SAMPLE.exists(), reason="the sample article lies in ../shared, which is not here")
def test_the_starting_article_yields_its_direct_quotes(factdb: Factdb) -> None:
    expected: dict[str, Any] = json.loads(SAMPLE.with_suffix(".expected.json").read_text())
    found = factdb("extract", SAMPLE, "--json").json
    assert (found["title"], found["published"]) == (expected["title"], expected["published"])
    quotes = {(quote["text"], quote["speaker_name"], quote["cue_text"]) for quote in found["quotes"]}
    assert {(one["text"], one["speaker"], one["cue"]) for one in expected["direct"]} <= quotes


# --- transcripts

CAPTIONS = (
    "1\n00:00:01,000 --> 00:00:03,500\nADA QUILL: The gates hold.\n\n2\n00:00:04,000 --> 00:00:05,000\n>> Good.\n"
)


def test_captions_show_who_said_what_and_when(factdb: Factdb, tmp_path: Path) -> None:
    (tmp_path / "talk.srt").write_text(CAPTIONS)
    found = factdb("extract", "talk.srt", "--json").json["quotes"]
    assert [(quote["speaker_name"], quote["text"]) for quote in found] == [
        ("Ada Quill", "The gates hold."),
        (None, "Good."),
    ]
    assert found[0]["time"] == {"start": 1.0, "end": 3.5}
    assert "at 0:00:01–0:00:03.5" in " ".join(factdb("extract", "talk.srt").out.split())


def test_a_broken_time_code_is_told_with_its_line(factdb: Factdb, tmp_path: Path) -> None:
    (tmp_path / "talk.srt").write_text(CAPTIONS.replace("-->", "->"))
    result = factdb("extract", "talk.srt")
    assert result.code == 2
    assert "talk.srt: Line 2 of the captions is no time code" in " ".join(result.err.split())
