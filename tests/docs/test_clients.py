"""What the guide for front-end developers shows is what `make conformance` runs."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
CHECKED = ROOT / "conformance"
FILES = [*CHECKED.glob("*.*"), *CHECKED.glob("clients/**/*.*"), *CHECKED.glob("checks/*.*")]
GUIDE = (ROOT / "docs" / "clients.md").read_text(encoding="utf-8")
SNIPPETS = re.findall(r"```(?:js|ts|json)\n(.*?)```", GUIDE, re.DOTALL)


@pytest.mark.parametrize("snippet", SNIPPETS, ids=lambda snippet: snippet.split("\n")[0])
def test_a_snippet_is_part_of_a_file_that_is_checked(snippet: str) -> None:
    assert any(snippet.strip() in file.read_text(encoding="utf-8") for file in FILES)


def test_every_client_is_shown() -> None:
    shown = {
        file.name for file in CHECKED.glob("clients/*.*") for snippet in SNIPPETS if snippet.strip() in file.read_text()
    }
    assert shown == {file.name for file in CHECKED.glob("clients/*.*")}


def test_the_lock_names_no_registry() -> None:
    assert '"resolved"' not in (CHECKED / "package-lock.json").read_text(encoding="utf-8")
