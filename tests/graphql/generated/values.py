"""Values of input types as JSON: right ones, wrong ones, and ones that only the database's side can tell."""

import datetime as dt
from dataclasses import dataclass, field, replace
from typing import Any

from graphql import is_enum_type, is_input_object_type, is_list_type, is_non_null_type

from tests.graphql.generated.draws import Draws
from tests.graphql.generated.nouns import QUEUE, SORTS, TABLES, WORDS
from tests.graphql.generated.records import place_of
from tests.graphql.generated.reference import SCHEMA
from tests.graphql.generated.rows import CHANGED_NOUNS, World
from tests.graphql.generated.texts import LONG, PARTS, UNSTORABLE

NOUNS = [type_ for type_ in TABLES if SCHEMA.get_type(type_) is not None]
DAYS = ["2021-12-14", "2021-12-19", "2021-12-31", "2020-01-01", "0001-01-01", "9999-12-31"]
MOMENTS = [
    "2024-06-01T12:00:00.000500Z",  # just when the second half of the world was recorded
    "2024-06-01T12:00:00.000499Z",
    "2024-02-01T00:00:00+00:00",
    "2024-06-01T14:00:00.0005+02:00",
    "2023-01-01T00:00:00",
    "0001-01-01T00:00:00Z",
    "9999-12-31T23:59:59.999999Z",
]
SUFFIXES = [
    *[""] * 6,
    "@2021-12-20",
    "@2021-12-31@2024-02-01T00:00:00+00:00",
    "@2021-12-21@2024-06-01T12:00:00.000500+00:00",
    "@2021-12-21@2024-06-01T12:00:00.000499Z",
    "@@2024-03-01T00:00:00+00:00",
    "@@2024-06-01T12:00:00.000500Z",
]
VALUES: dict[str, list[Any]] = {
    "Int": [3, 1, 2, 5, 0, 3, 2, 6, 1, 100, 4.0],
    "Boolean": [True, False],
    "Date": DAYS,
    "DateTime": MOMENTS,
    "String": PARTS,
}
ODD: dict[str, list[Any]] = {  # of the type, but hardly of the field
    "Int": [101, -1, 2**31 - 1, -(2**31)],
    "String": [*UNSTORABLE, LONG],
    "ID": ["claim", "nonsense-1", "quote-1@2021-99-01", "topic-0", "quote-99999999999", "", 7, "claim-1@", "quote-1\0"],
}
WRONG: dict[str, list[Any]] = {
    "Int": ["3", 1.5, 2**31, -(2**63), 10**30, True, [[1]], {}, "", 1e300],
    "Boolean": ["true", 1, 0, "", [True], {}],
    "Date": ["2021-13-01", "yesterday", "", 20211214, True, {}, "2021-12-14T00:00:00Z", [1]],
    "DateTime": ["now", "", 5, "2024-06-31T00:00:00Z", "0001-01-01T00:00:00+14:00", None, {}],
    "String": [5, True, 1.5, {}, [[]]],
    "ID": [1.5, True, {}, [[]]],
}
PLACES = {"TimelineEntry": ("DAY", [f" {letter}" for letter in "abcdefghijkl"]), "Position": ("SAID", [""])}
ENUMS: list[Any] = ["NOPE", "", "de", 3, True, {}]
INPUTS: list[Any] = ["text", 3, [], {"nope": 1}, {"ids": {"a": 1}}, {"first": 1}, True]
CURSORS = ["nonsense", "", "|", "{order}", "{order}|1", "{order}|x|2021-12-14", "{order}|1|x", "{order}|-1|b",
           "{order}|99999999999999|b", "{order}| 1|b", "{order}|1|a\0", "NAME|1|b|c", "ID|²|3"]  # fmt: skip


@dataclass(frozen=True)
class About:
    """What a value is for: the argument, and for ids, filters and cursors which nouns, in which order."""

    name: str
    nouns: tuple[str, ...]
    order: str = ""


@dataclass
class Values(Draws):
    world: World = field(default_factory=dict)
    wrongness: int = 0  # of every node of a value, in percent

    def value(self, type_: Any, about: About) -> Any:
        if self.wrongness and self.chance(self.wrongness):
            return self.wrong(type_)
        if not is_non_null_type(type_):
            return None if self.chance(10) else self.present(type_, about)
        return self.present(type_.of_type, about)

    def present(self, type_: Any, about: About) -> Any:
        """A value of a nullable type that is not null."""
        if is_list_type(type_):
            if self.chance(15):  # a single value for a list of one
                return self.present(getattr(type_.of_type, "of_type", type_.of_type), about)
            return [self.value(type_.of_type, about) for _ in self.few()]
        if is_input_object_type(type_):
            chosen = {name: inner for name, inner in type_.fields.items() if self.chance(25)}
            return {name: self.value(inner.type, self.inside(type_, name, about)) for name, inner in chosen.items()}
        return self.pick(type_.values) if is_enum_type(type_) else self.leaf(type_, about)

    def inside(self, type_: Any, name: str, about: About) -> About:
        noun = type_.name.removesuffix("Filter")
        return replace(about, name=name, nouns=(noun,) if noun in TABLES else about.nouns)

    def leaf(self, type_: Any, about: About) -> Any:
        if about.name in ("after", "before"):
            return self.cursor(about)
        if type_.name in ODD and self.chance(3):
            return self.pick(ODD[type_.name])
        if type_.name != "ID":
            return self.pick(VALUES[type_.name])
        if about.name == "record":
            return f"{self.pick(CHANGED_NOUNS)}-{self.pick(range(1, 6))}"
        word = about.name if about.name in ("snapshot", "topic") else WORDS[self.pick(about.nouns)]
        return f"{word}-{self.pick(range(1, 10))}{self.pick(SUFFIXES)}"

    def cursor(self, about: About) -> str:
        """That of a record, mostly in the order asked for."""
        if self.chance(5):
            return str(self.pick(CURSORS)).format(order=about.order)
        (noun,) = about.nouns
        if noun in PLACES:
            name, place = PLACES[noun]
            return f"{name}|{self.pick(range(1, 10))}|{self.pick(DAYS)}{self.pick(place)}"
        orders: Any = SCHEMA.get_type("RelationOrder" if noun == "ClaimRelation" else f"{noun}Order")
        order = about.order if not about.order or not self.chance(5) else self.pick(orders.values)
        type_ = self.pick(QUEUE) if noun == "QueueItem" else noun
        row = self.pick(self.world[TABLES[type_]])
        key = row[SORTS[noun][1][order.removesuffix("_DESC").removesuffix("_ASC")]]
        text = key.isoformat(timespec="microseconds") if isinstance(key, dt.datetime) else str(key)
        return f"{order}|{place_of(noun, type_, row)}|{text}"

    def wrong(self, type_: Any) -> Any:
        """What is no value of the type."""
        if is_non_null_type(type_):
            return None if self.chance(30) else self.wrong(type_.of_type)
        if is_list_type(type_):
            return self.pick([[self.wrong(type_.of_type)], self.wrong(type_.of_type)])
        if is_input_object_type(type_):
            return self.pick(INPUTS)
        return self.pick(ENUMS if is_enum_type(type_) else WRONG[type_.name])
