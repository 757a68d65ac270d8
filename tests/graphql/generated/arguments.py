"""Arguments as a document writes them: literals, with variables at any place inside."""

import json
from dataclasses import dataclass, field
from typing import Any

from graphql import (
    GraphQLNonNull,
    get_named_type,
    is_abstract_type,
    is_enum_type,
    is_input_object_type,
    is_list_type,
    is_non_null_type,
)
from graphql.language.block_string import print_block_string

from tests.graphql.generated.nouns import DEFAULTS, SORTS
from tests.graphql.generated.reference import SCHEMA
from tests.graphql.generated.values import NOUNS, About, Values

PAGES: list[tuple[str, ...]] = [
    *[(), ("first",), ("first", "after"), ("last", "before"), ("last",)] * 3,
    ("after",),
    ("before",),
    ("first", "before", "after"),
    ("last", "before", "after"),
    ("after", "before"),
    ("first", "last"),
]


@dataclass(frozen=True)
class Variable:
    name: str
    type: Any
    default: str
    about: About

    @property
    def optional(self) -> bool:
        return bool(self.default) or not is_non_null_type(self.type)

    def __str__(self) -> str:
        return f"${self.name}: {self.type}{self.default}"


@dataclass
class Arguments(Values):
    variables: list[Variable] = field(default_factory=list)
    usable: dict[tuple[str, About], Variable] = field(default_factory=dict)  # by the place that they fit

    def literal(self, type_: Any, about: About, constant: bool = False) -> str:
        if not constant and self.chance(30):
            return self.variable(type_, about)
        if not is_non_null_type(type_):
            return "null" if self.chance(8) else self.spelled(type_, about, constant)
        return self.spelled(type_.of_type, about, constant)

    def spelled(self, type_: Any, about: About, constant: bool) -> str:
        if is_list_type(type_):
            if self.chance(15):
                return self.spelled(getattr(type_.of_type, "of_type", type_.of_type), about, constant)
            return "[" + ", ".join(self.literal(type_.of_type, about, constant) for _ in self.few()) + "]"
        if is_input_object_type(type_):
            chosen = {name: inner for name, inner in type_.fields.items() if self.chance(25)}
            fields = {n: self.literal(f.type, self.inside(type_, n, about), constant) for n, f in chosen.items()}
            return "{" + ", ".join(f"{name}: {text}" for name, text in fields.items()) + "}"
        value = self.present(type_, about)
        return str(value) if is_enum_type(type_) else self.scalar(value)

    def scalar(self, value: Any) -> str:
        """In one of the ways to write it. Half a surrogate pair can be no literal."""
        if not isinstance(value, str):
            return json.dumps(int(value) if isinstance(value, float) else value)
        value = value.encode("utf-8", "ignore").decode()
        if "\0" not in value and value.isprintable() and self.chance(10):
            return print_block_string(value)
        return json.dumps(value, ensure_ascii=self.chance(50))

    def variable(self, type_: Any, about: About) -> str:
        """A variable for a place of this type, new or one that is used elsewhere."""
        key = (str(type_), about)
        if key not in self.usable or not self.chance(25):
            self.usable[key] = self.declared(type_, about)
            self.variables.append(self.usable[key])
        return f"${self.usable[key].name}"

    def declared(self, type_: Any, about: About) -> Variable:
        name, required = self.fresh("v"), is_non_null_type(type_)
        if required and self.chance(30):  # null would be wrong, yet the type allows it
            inner = type_.of_type
            return Variable(name, inner, f" = {self.spelled(inner, about, constant=True)}", about)
        declared = GraphQLNonNull(type_) if not required and self.chance(15) else type_
        default = f" = {self.literal(declared, about, constant=True)}" if self.chance(30) else ""
        return Variable(name, declared, default, about)

    def given(self) -> dict[str, Any]:
        """One set of values of the variables: all right, or some missing, or one of them wrong."""
        spoiled = self.pick(self.variables) if self.variables and self.chance(12) else None
        careless = self.chance(5)
        values = {}
        for variable in self.variables:
            if not self.chance(20 if variable.optional else 30 if careless else 0):
                self.wrongness = 40 if variable is spoiled else 0
                values[variable.name] = self.value(variable.type, variable.about)
        self.wrongness = 0
        return values | ({"unknown": 1} if self.chance(3) else {})

    def arguments(self, on: str, name: str, definition: Any) -> str:
        target = get_named_type(definition.type)
        noun = target.name.removesuffix("Connection")
        about = About("", tuple(NOUNS) if is_abstract_type(target) else (noun,))
        given, paged = [], self.pick(PAGES) if "first" in definition.args else ()
        order = DEFAULTS.get((on, name)) or SORTS.get(noun, ("", {}))[0]
        if "order" in definition.args and self.chance(30):
            orders: Any = get_named_type(definition.args["order"].type)
            order = self.pick(orders.values)
            about_order = About("order", (noun,))
            given.append(f"order: {order}")
            if self.chance(30):  # whose cursors fit is then left to chance
                given[-1] = f"order: {self.variable(definition.args['order'].type, about_order)}"
                paged = paged if self.chance(30) else ("first",)
        for argument, inner in definition.args.items():
            optional = argument in ("where", "asOf", "topic") and self.chance(30)
            if is_non_null_type(inner.type) or argument in paged or optional:
                given.append(f"{argument}: {self.literal(inner.type, About(argument, about.nouns, order))}")
        return f"({', '.join(given)})" if given else ""

    def directives(self) -> str:
        boolean: Any = SCHEMA.get_directive("skip").args["if"].type  # type: ignore[union-attr]
        names = [name for name in ("skip", "include") if self.chance(5)]
        return "".join(f" @{name}(if: {self.literal(boolean, About('if', ()))})" for name in names)
