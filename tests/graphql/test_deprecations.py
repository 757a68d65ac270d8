"""Every deprecation says what to use instead, and on which day the old will go (docs/schema-changelog.md)."""

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from graphql import GraphQLSchema, build_schema

from factdb.graphql.mutations import served_schema

REASON = re.compile(r"Use \S.*\. Removal on (\d{4}-\d\d-\d\d)\.")


def deprecations(schema: GraphQLSchema) -> Iterator[tuple[str, str]]:
    """The coordinate and the reason of everything that is deprecated."""
    for type_ in schema.type_map.values():
        for name, member in [*getattr(type_, "fields", {}).items(), *getattr(type_, "values", {}).items()]:
            yield from reasons(f"{type_.name}.{name}", member)
            for argument, definition in getattr(member, "args", {}).items():
                yield from reasons(f"{type_.name}.{name}({argument}:)", definition)


def reasons(coordinate: str, member: Any) -> Iterator[tuple[str, str]]:
    if member.deprecation_reason is not None:
        yield coordinate, member.deprecation_reason


def unfit(schema: GraphQLSchema) -> list[str]:
    return [coordinate for coordinate, reason in deprecations(schema) if not fit(reason)]


def fit(reason: str) -> bool:
    match = REASON.fullmatch(reason)
    try:
        return match is not None and bool(date.fromisoformat(match[1]))
    except ValueError:
        return False


def test_the_served_schema_says_of_each_what_to_use_and_when_it_goes() -> None:
    assert unfit(served_schema().core) == []


@pytest.mark.parametrize(
    ("reason", "fits"),
    [
        ("Use Quote.said. Removal on 2027-06-01.", True),
        ("Use Quote.said.", False),
        ("Removal on 2027-06-01.", False),
        ("Use . Removal on 2027-06-01.", False),
        ("Use Quote.said. Removal on 2027-06-31.", False),
        ("No longer supported", False),
    ],
)
def test_a_reason_names_a_replacement_and_a_day(reason: str, fits: bool) -> None:
    assert fit(reason) is fits


def test_fields_arguments_inputs_and_values_are_looked_at() -> None:
    schema = build_schema(
        """
        type Query {
          claim(id: ID, key: ID @deprecated): Claim
          old: Int @deprecated(reason: "Use Query.claim. Removal on 2027-01-01.")
        }
        type Claim { text: String  words: String @deprecated }
        input ClaimFilter { kind: Kind  sort: Kind @deprecated }
        enum Kind { EVENT  RUMOUR @deprecated }
        """
    )
    assert sorted(unfit(schema)) == ["Claim.words", "ClaimFilter.sort", "Kind.RUMOUR", "Query.claim(key:)"]
