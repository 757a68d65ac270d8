"""What the guides show is valid against the schema."""

import re
from pathlib import Path

import pytest
from graphql import parse, validate

from factdb.graphql.mutations import served_schema

SCHEMA = served_schema().core
ROOT = Path(__file__).parents[2]
GUIDES = [
    ROOT / "docs" / "api.md",
    ROOT / "docs" / "clients.md",
    ROOT / "docs" / "corroboration.md",
    ROOT / "docs" / "review.md",
    ROOT / "README.md",
]
PAGES = [*sorted((ROOT / "docs").rglob("*.md")), ROOT / "README.md", ROOT / "CHANGELOG.md"]
EXAMPLES = [
    pytest.param(block, id=f"{guide.name} {number}")
    for guide in GUIDES
    for number, block in enumerate(re.findall(r"```graphql\n(.*?)```", guide.read_text(encoding="utf-8"), re.DOTALL))
]


@pytest.mark.parametrize("example", EXAMPLES)
def test_an_example_is_valid(example: str) -> None:
    assert validate(SCHEMA, parse(example)) == []


@pytest.mark.parametrize("guide", PAGES, ids=lambda path: path.name)
def test_a_link_leads_somewhere(guide: Path) -> None:
    links = re.findall(r"\]\(([^)#:]+)\)", guide.read_text(encoding="utf-8"))
    assert [link for link in links if not (guide.parent / link).exists()] == []
