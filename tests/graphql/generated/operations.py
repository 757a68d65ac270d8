"""A hypothesis strategy: valid operations over the schema, with arguments right and wrong."""

import json
from dataclasses import dataclass, field
from typing import Any

from graphql import (
    get_named_type,
    is_abstract_type,
    is_enum_type,
    is_input_object_type,
    is_leaf_type,
    is_list_type,
    is_non_null_type,
    is_union_type,
)
from hypothesis import strategies as st

from tests.graphql.generated.nouns import SORTS, TABLES, WORDS
from tests.graphql.generated.reference import SCHEMA

NOUNS = [type_ for type_ in TABLES if SCHEMA.get_type(type_) is not None]
MOMENTS = [
    "2024-02-01T00:00:00+00:00",
    "2024-06-01T12:00:00.000500Z",
    "2024-06-01T12:00:00.000499Z",
    "2023-01-01T00:00:00",
]
DAYS = ["2021-12-14", "2021-12-19", "2021-12-31", "2020-01-01"]
SUFFIXES = ["", "", "", "@2021-12-20", "@2021-12-31@2024-02-01T00:00:00+00:00", "@@2024-03-01T00:00:00+00:00"]
VALUES: dict[str, list[Any]] = {
    "Int": [0, 1, 2, 3, 5, 3, 2, 101, -1],
    "Boolean": [True, False],
    "Date": DAYS,
    "DateTime": MOMENTS,
    "String": ["de", "a1|'", "Ä2|'", "𝔘3|'", "o'CLOCK", 'SAY "no', "\\", "%", ""],
}
KEYS = {
    "said_order": DAYS,
    "about_order": DAYS,
    "observed_order": DAYS,
    "published_order": DAYS,
    "valid_from_order": DAYS,
    "recorded_from": ["2024-01-01T00:00:00.000000+00:00", "2024-06-01T12:00:00.000500+00:00"],
    "recorded": ["2024-01-01T01:00:00.000000+00:00", "2024-01-01T02:00:00.000007+00:00"],
    "captured": ["2024-01-01T01:00:00.000000+00:00", "2024-01-01T02:00:00.000007+00:00"],
    "name": ["a2|'", "Ä1|'", "b"],
    "start": [2, 5],
    "id": [2, 3],
}
WRONG_IDS = ["claim", "nonsense-1", "quote-1@2021-99-01", "topic-0"]


@dataclass
class Operation:
    """An operation in the making."""

    draw: Any
    count: int = 0
    variables: dict[str, Any] = field(default_factory=dict)
    definitions: list[str] = field(default_factory=list)
    fragments: list[str] = field(default_factory=list)

    def chance(self, percent: int) -> bool:
        return bool(self.draw(st.integers(0, 99)) < percent)

    def pick(self, items: Any) -> Any:
        return self.draw(st.sampled_from(list(items)))

    def fresh(self, prefix: str) -> str:
        self.count += 1
        return f"{prefix}{self.count}"

    # --- arguments

    def id_of(self, types: list[str]) -> str:
        if self.chance(3):
            return str(self.pick(WRONG_IDS))
        return f"{WORDS[self.pick(types)]}-{self.draw(st.integers(1, 9))}{self.pick(SUFFIXES)}"

    def cursor(self, noun: str) -> str:
        if self.chance(10):
            return "nonsense"
        column_of = SORTS[noun][1]
        order = self.pick(self.orders(noun))
        value = self.pick(KEYS[column_of[order.removesuffix("_DESC").removesuffix("_ASC")]])
        return f"{order}|{self.draw(st.integers(1, 9))}|{value}"

    def orders(self, noun: str) -> list[str]:
        connected: Any = SCHEMA.get_type("ClaimRelation" if noun == "ClaimRelation" else noun)
        name = "RelationOrder" if connected.name == "ClaimRelation" else f"{noun}Order"
        type_: Any = SCHEMA.get_type(name)
        return list(type_.values)

    def raw(self, type_: Any, name: str, noun: str) -> Any:
        """A JSON value of an input type. `noun` is what a filter or cursor is about."""
        if not is_non_null_type(type_) and self.chance(10):
            return None
        inner = type_.of_type if is_non_null_type(type_) else type_
        if is_list_type(inner):
            return [self.raw(inner.of_type, name, noun) for _ in range(self.draw(st.integers(0, 3)))]
        if is_input_object_type(inner):
            about = inner.name.removesuffix("Filter") if inner.name.endswith("Filter") else noun
            return {n: self.raw(f.type, n, about) for n, f in inner.fields.items() if self.chance(25)}
        if is_enum_type(inner):
            return self.pick(inner.values)
        return self.leaf(inner, name, noun)

    def leaf(self, type_: Any, name: str, noun: str) -> Any:
        if name in ("after", "before"):
            return self.cursor(noun)
        if type_.name != "ID":
            return self.pick(VALUES[type_.name])
        if name == "record":
            return f"{self.pick(['quote', 'claim', 'proposal', 'assessment'])}-{self.draw(st.integers(1, 5))}"
        if name == "ids" and noun in NOUNS:  # of a filter
            return f"{WORDS[noun]}-{self.draw(st.integers(1, 9))}"
        return f"snapshot-{self.draw(st.integers(1, 6))}"

    def literal(self, value: Any, type_: Any) -> str:
        if self.chance(30):
            return self.variable(value, type_)
        inner = type_.of_type if is_non_null_type(type_) else type_
        if isinstance(value, list):
            return "[" + ", ".join(self.literal(item, inner.of_type) for item in value) + "]"
        if isinstance(value, dict):
            return "{" + ", ".join(f"{n}: {self.literal(v, inner.fields[n].type)}" for n, v in value.items()) + "}"
        return str(value) if is_enum_type(inner) and value else json.dumps(value)

    def variable(self, value: Any, type_: Any) -> str:
        name, default = self.fresh("v"), ""
        if not is_non_null_type(type_) and is_leaf_type(type_) and value is not None and self.chance(30):
            default = f" = {value if is_enum_type(type_) else json.dumps(value)}"
        if not default or self.chance(50):
            self.variables[name] = value
        if not is_non_null_type(type_) and self.chance(10):
            self.variables.pop(name, None)
        self.definitions.append(f"${name}: {type_}{default}")
        return f"${name}"

    def arguments(self, definition: Any) -> str:
        target = get_named_type(definition.type)
        noun = target.name.removesuffix("Connection")
        given = []
        for name, argument in definition.args.items():
            if is_non_null_type(argument.type) or self.chance(12 if name in ("last", "before", "after") else 30):
                given.append(f"{name}: {self.literal(self.argument(name, argument.type, target, noun), argument.type)}")
        return f"({', '.join(given)})" if given else ""

    def argument(self, name: str, type_: Any, target: Any, noun: str) -> Any:
        types = NOUNS if is_abstract_type(target) else [noun]
        if name == "id":
            return self.id_of(types)
        if name == "ids":
            return [self.id_of(types) for _ in range(self.draw(st.integers(0, 3)))]
        return self.raw(type_, name, noun)

    # --- selections

    def directive(self) -> str:
        if not self.chance(8):
            return ""
        skip: Any = SCHEMA.get_directive("skip")
        return f" @{self.pick(['skip', 'include'])}(if: {self.literal(self.pick([True, False]), skip.args['if'].type)})"

    def field(self, on: str, name: str, definition: Any, depth: int) -> str:
        """A field. Its alias keeps apart what different types call alike, and what has arguments; the rest merges."""
        arguments = self.arguments(definition)
        alias = f"{self.fresh('a')}: " if definition.args else "" if name == "id" else f"{name}{on}: "
        head, target = f"{alias}{name}{arguments}", get_named_type(definition.type)
        if is_leaf_type(target):
            return head + self.directive()
        times = 2 if self.chance(10) else 1  # the same field twice: their selections merge
        return " ".join(f"{head}{self.directive()} {{ {self.selections(target, depth - 1)} }}" for _ in range(times))

    def selections(self, type_: Any, depth: int) -> str:
        fields = {} if is_union_type(type_) else type_.fields
        usable = [name for name, f in fields.items() if depth > 0 or is_leaf_type(get_named_type(f.type))]
        chosen = [self.pick(usable) for _ in range(self.draw(st.integers(1, 4)))] if usable else ["__typename"]
        out = [self.field(type_.name, name, fields[name], depth) if name in fields else name for name in chosen]
        out += ["__typename"] * self.chance(15)
        if self.chance(60 if is_abstract_type(type_) else 15):
            out += [self.fragment(type_, depth) for _ in range(2 if is_abstract_type(type_) else 1)]
        return " ".join(out)

    def fragment(self, type_: Any, depth: int) -> str:
        on = self.pick([type_, *(SCHEMA.get_possible_types(type_) if is_abstract_type(type_) else type_.interfaces)])
        body = f"{{ {self.selections(on, depth)} }}"
        if self.chance(50):
            return f"... on {on.name}{self.directive()} {body}"
        name = self.fresh("F")
        self.fragments.append(f"fragment {name} on {on.name} {body}")
        return f"...{name}{self.directive()}"


@st.composite
def operations(draw: Any) -> tuple[str, dict[str, Any]]:
    operation = Operation(draw)
    body = operation.selections(SCHEMA.query_type, draw(st.integers(1, 4)))
    head = f"({', '.join(operation.definitions)})" if operation.definitions else ""
    return f"query Q{head} {{ {body} }} " + " ".join(operation.fragments), operation.variables
