"""Questions that ask for everything the schema has, a few steps deep: what an API answers, to compare as bytes."""

from collections.abc import Iterator
from typing import Any

from graphql import (
    get_named_type,
    is_leaf_type,
    is_required_argument,
    is_union_type,
)

from factdb.graphql.mutations import served_schema

SCHEMA = served_schema().core
HISTORY = {"Revision", "RevisionRecord"}  # what was written; it only grows


def roots(as_of: str = "") -> Iterator[str]:
    """A question for each list of the schema."""
    query: Any = SCHEMA.query_type
    for name, field in query.fields.items():
        noun = noun_of(get_named_type(field.type))
        if "order" in field.args and noun.name not in HISTORY:
            given = f"(asOf: {as_of})" if as_of else ""
            yield f"{{ {name}{given} {of_type(get_named_type(field.type), 2)} }}"


def of_records(ids: list[str], as_of: str = "") -> str:
    """A question for these records by their ids."""
    given = ", ".join(f'"{id_}"' for id_ in ids)
    shown = " ".join(f"... on {name} {of_type(SCHEMA.type_map[name], 1)}" for name in ON)
    return f"{{ nodes(ids: [{given}]{f', asOf: {as_of}' if as_of else ''}) {{ __typename {shown} }} }}"


ON = ("Speaker", "Publisher", "Quote", "Source")


def noun_of(type_: Any) -> Any:
    return get_named_type(type_.fields["nodes"].type) if "nodes" in getattr(type_, "fields", {}) else type_


def of_type(type_: Any, depth: int) -> str:
    if is_union_type(type_):
        return f"{{ __typename {' '.join(f'... on {one.name} {of_type(one, depth)}' for one in type_.types)} }}"
    fields = [found for name, field in type_.fields.items() if (found := of_field(type_, name, field, depth))]
    return f"{{ __typename {' '.join(fields)} }}"


def of_field(type_: Any, name: str, field: Any, depth: int) -> str:
    """A field under a key of its own, for types of a union may have different fields of one name."""
    target, alias = get_named_type(field.type), f"{name}_{type_.name}: {name}"
    if any(is_required_argument(argument) for argument in field.args.values()):
        return ""
    if is_leaf_type(target):
        return alias
    if depth <= 0 or noun_of(target).name in HISTORY:
        return ""
    if type_.name.endswith("Edge"):
        return ""  # the nodes of the connection are the same
    same = target.name in ("PageInfo", "EdtfDate") or type_.name.endswith("Connection")
    return f"{alias} {of_type(target, depth if same else depth - 1)}"
