"""The command line as a whole: help, versions, messages, exit codes, pipes."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

import factdb as package
from factdb.cli import app as cli
from factdb.cli.reference import commands, reference
from tests.cli.conftest import ARTICLE, Factdb

DOCS = Path(__file__).parents[2] / "docs" / "cli.md"
HEAVY = {"trafilatura", "strawberry", "sqlalchemy", "lxml", "rich", "edtf"}


def piped(script: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """A shell pipeline with the `factdb` of this environment."""
    factdb = f"{sys.executable} -c 'from factdb.cli.app import main; main()'"
    return subprocess.run(
        ["bash", "-c", f'factdb() {{ {factdb} "$@"; }}; {script}'],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


def test_the_reference_is_what_help_says() -> None:
    assert DOCS.read_text(encoding="utf-8") == reference(), "run: python -m factdb.cli.reference > docs/cli.md"


@pytest.mark.parametrize("arguments", commands(), ids=" ".join)
def test_every_command_has_an_example_that_names_it(factdb: Factdb, arguments: list[str]) -> None:
    result = factdb(*arguments, "--help")
    assert result.code == 0
    assert re.search(rf"(Example|First step)s?:(.|\n)*  .*factdb {' '.join(arguments)}", result.out)


def test_alone_it_says_where_to_begin(factdb: Factdb) -> None:
    result = factdb()
    assert (result.code, result.err) == (0, "")
    steps = [result.out.index(f"factdb {step}") for step in ("ingest", "query", "serve")]
    assert steps == sorted(steps)
    assert factdb("--help").out == result.out


def test_the_version(factdb: Factdb) -> None:
    assert factdb("--version").out == f"factdb {package.__version__}\n"


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("ingets",), ("No such command 'ingets'", "Did you mean 'ingest'", "Try 'factdb --help'")),
        (("ingest",), ("Missing argument", "Try 'factdb ingest --help'")),
        (("ingest", "a.txt", "--publsher", "X"), ("--publsher", "Try 'factdb ingest --help'")),
        (("serve", "--port", "eighty"), ("--port", "integer")),
        (("serve", "--port", "70000"), ("--port", "65535")),
        (("db", "sideways"), ("sideways", "Try 'factdb db --help'")),
    ],
)
def test_a_slip_is_told_with_where_the_help_is(
    factdb: Factdb, arguments: tuple[str, ...], words: tuple[str, ...]
) -> None:
    result = factdb(*arguments)
    assert (result.code, result.out) == (2, "")
    for word in words:
        assert word in result.err


def test_help_loads_nothing_heavy(tmp_path: Path) -> None:
    script = "import sys; from factdb.cli.app import run; run(['ingest', '--help']); print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", script], cwd=tmp_path, capture_output=True, text=True, check=True)
    assert set(done.stdout.splitlines()[-1].split()) & HEAVY == set()


def test_the_database_may_be_named_by_the_environment(
    factdb: Factdb, database_url: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("FACTDB_DATABASE_URL", f"sqlite:///{tmp_path / 'other.db'}")
    factdb("query", "{ sources { totalCount } }")
    assert (tmp_path / "other.db").exists()


# --- when it goes wrong inside


def break_down() -> None:
    raise ZeroDivisionError("division by zero")


def test_a_mistake_of_ours_is_told_without_a_traceback(factdb: Factdb, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("factdb.cli.querying.print_schema", break_down)
    result = factdb("schema")
    assert (result.code, result.out) == (1, "")
    assert "ZeroDivisionError: division by zero" in result.err
    assert "FACTDB_DEBUG=1" in result.err
    assert "Traceback" not in result.err


def test_with_debug_it_is_told_with_one(factdb: Factdb, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("factdb.cli.querying.print_schema", break_down)
    monkeypatch.setenv("FACTDB_DEBUG", "1")
    assert "Traceback" in factdb("schema").err


def test_an_interruption_is_130(factdb: Factdb, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt() -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("factdb.cli.querying.print_schema", interrupt)
    result = factdb("schema")
    assert (result.code, result.out, result.err) == (130, "", "factdb: interrupted.\n")


def test_the_entry_point_exits_with_the_code(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.argv", ["factdb", "ingets"])
    with pytest.raises(SystemExit) as left:
        cli.main()
    assert left.value.code == 2


# --- in pipes


@pytest.mark.slow
def test_a_reader_that_has_seen_enough_is_no_error(tmp_path: Path) -> None:
    done = piped("set -o pipefail; factdb schema | head -1 > /dev/null; echo ${PIPESTATUS[0]}", tmp_path)
    assert done.stderr == ""
    assert done.stdout.strip() in ("0", "1")


@pytest.mark.slow
@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a device that is always full")
def test_a_full_disk_is_told(tmp_path: Path) -> None:
    done = piped("factdb schema > /dev/full", tmp_path)
    assert (done.returncode, done.stderr) == (1, "factdb: No space left on device.\n")


@pytest.mark.slow
def test_a_document_goes_through_a_pipe(tmp_path: Path) -> None:
    (tmp_path / "article.txt").write_text(ARTICLE)
    done = piped("factdb extract - --json < article.txt | python3 -m json.tool > out.json", tmp_path)
    assert (done.returncode, done.stderr.count("Traceback")) == (0, 0)
    assert "Ada Quill" in (tmp_path / "out.json").read_text()


@pytest.mark.slow
def test_a_terminal_without_unicode_gets_json_all_the_same(tmp_path: Path) -> None:
    text = "Die Schleusen seien „nie“ geprüft worden, sagte Ada Quill."
    (tmp_path / "article.txt").write_text(text, encoding="utf-8")
    done = piped("PYTHONIOENCODING=ascii factdb extract article.txt --json", tmp_path)
    assert done.returncode == 0
    assert "gepr\\u00fcft" in done.stdout
