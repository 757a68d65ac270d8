"""What is generated and committed is what the code says."""

from pathlib import Path

from factdb.graphql.mutations import served_schema
from factdb.graphql.schema import print_schema

ROOT = Path(__file__).parents[1]


def test_the_schema_file_is_the_schema_that_is_served() -> None:
    committed = (ROOT / "schema.graphql").read_text(encoding="utf-8")
    assert committed == print_schema(served_schema()), "run: make schema"
