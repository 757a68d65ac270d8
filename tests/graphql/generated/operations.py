"""Operations over the schema: fields, fragments and directives in every way that they may stand together."""

import re
from dataclasses import dataclass, field
from typing import Any

from graphql import get_named_type, is_abstract_type, is_composite_type, is_leaf_type, is_union_type

from tests.graphql.generated.arguments import Arguments
from tests.graphql.generated.reference import SCHEMA

IN_PYTHON = {"search", "matchClaims"}  # not told by one statement over the world's rows: test_search, test_matching
OF_THOSE = {"SearchResults", "SearchHit", "SearchFacet", "Passage", "ClaimMatch"}

COMPOSITES: list[Any] = [
    t
    for t in SCHEMA.type_map.values()
    if is_composite_type(t) and not t.name.startswith("__") and t.name not in OF_THOSE
]
MOST_FIELDS, DEEPEST = 30, 6
BY_HAND = {"revisions"}  # of records: tests/graphql/test_record_revisions.py
INTROSPECTION = [
    "__schema { queryType { name fields { name } } }",
    '__type(name: "Quote") { kind name interfaces { name } }',
    'nothing: __type(name: "Nope") { name }',
    "types: __schema { types { ... { name } } }",
]
MARKED = re.compile("«(.*?)»")  # an alias that may be left out


def possible(type_: Any) -> set[str]:
    return {t.name for t in SCHEMA.get_possible_types(type_)} if is_abstract_type(type_) else {type_.name}


OVERLAPPING = {t.name: [o for o in COMPOSITES if possible(t) & possible(o)] for t in COMPOSITES}


@dataclass(frozen=True)
class Named:
    """A fragment that is complete, and may be spread anywhere."""

    name: str
    on: Any
    size: int


@dataclass
class Operation(Arguments):
    """An operation in the making. `size` counts its fields with all fragments expanded."""

    size: int = 0
    heads: dict[tuple[str, str], list[str]] = field(default_factory=dict)
    fragments: list[str] = field(default_factory=list)
    named: list[Named] = field(default_factory=list)

    def head(self, on: str, name: str, definition: Any) -> str:
        """Alias, name and arguments. The alias keeps apart what different types call alike and what has arguments; a
        head that is used again merges with the earlier one."""
        if not definition.args:
            return name if name == "id" else f"«{name}{on}: »{name}"
        known = self.heads.setdefault((on, name), [])
        if known and self.chance(30):
            return str(self.pick(known))
        alias = f"{self.fresh('a')}: "
        found = f"{alias if known else f'«{alias}»'}{name}{self.arguments(on, name, definition)}"
        known.append(found)
        return found

    def field(self, on: str, name: str, definition: Any, depth: int) -> str:
        self.size += 1
        head, target = self.head(on, name, definition), get_named_type(definition.type)
        if is_leaf_type(target):
            return head + self.directives()
        times = 2 if self.chance(10) else 1  # the same field twice: their selections merge
        return " ".join(f"{head}{self.directives()} {{ {self.selections(target, depth - 1)} }}" for _ in range(times))

    def selections(self, type_: Any, depth: int) -> str:
        fields = {} if is_union_type(type_) else type_.fields
        left_out = IN_PYTHON if type_ is SCHEMA.query_type else BY_HAND
        fields = {name: field for name, field in fields.items() if name not in left_out}
        depth = depth if self.size < MOST_FIELDS else 0
        usable = [name for name, f in fields.items() if depth > 0 or is_leaf_type(get_named_type(f.type))]
        chosen = [self.pick(usable) for _ in range(1 + self.pick(range(4)))] if usable else ["__typename"]
        out = [self.field(type_.name, name, fields[name], depth) if name in fields else name for name in chosen]
        if self.chance(15):
            out.append(self.pick(["__typename", f"{self.fresh('t')}: __typename"]) + self.directives())
        if depth > -DEEPEST and self.chance(70 if is_abstract_type(type_) else 20):
            out += [self.fragment(type_, depth) for _ in range(3 if is_abstract_type(type_) else 1)]
        return " ".join(out)

    def fragment(self, type_: Any, depth: int) -> str:
        known = [one for one in self.named if one.on in OVERLAPPING[type_.name]]
        if known and self.chance(40):
            again = self.pick(known)
            if self.size + again.size < 2 * MOST_FIELDS:
                self.size += again.size
                return f"...{again.name}{self.directives()}"
        if self.chance(10):
            return f"...{self.directives()} {{ {self.selections(type_, depth - 1)} }}"
        narrow = SCHEMA.get_possible_types(type_) if is_abstract_type(type_) else [type_]
        on = self.pick(OVERLAPPING[type_.name] if self.chance(30) else narrow)
        before, body = self.size, f"{{ {self.selections(on, depth - 1 if on is type_ else depth)} }}"
        if self.chance(50):
            return f"... on {on.name}{self.directives()} {body}"
        name = self.fresh("F")
        self.fragments.append(f"fragment {name} on {on.name} {body}")
        self.named.append(Named(name, on, self.size - before))
        return f"...{name}{self.directives()}"

    def body(self) -> str:
        """The selections of the query, and after them the fragments' definitions."""
        selected = self.selections(SCHEMA.query_type, 1 + self.pick(range(4)))
        introspection = f" {self.pick(INTROSPECTION)}" if self.chance(5) else ""
        return f"{{ {selected}{introspection} }} {' '.join(self.fragments)}"

    def head_of(self, name: str) -> str:
        definitions = f"({', '.join(map(str, self.variables))})" if self.variables else ""
        return f"query {name}{definitions} "
