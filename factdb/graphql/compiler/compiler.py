"""A whole operation becomes one SELECT whose single value is the response's JSON.

The compiler walks selection sets; what a field reads is the business of its binding (bindings.py, pages.py, roots.py).
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Protocol

from graphql import (
    DirectiveNode,
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    GraphQLField,
    GraphQLNamedType,
    GraphQLObjectType,
    GraphQLSchema,
    InlineFragmentNode,
    SelectionNode,
    SelectionSetNode,
    get_named_type,
    is_abstract_type,
    is_non_null_type,
    is_object_type,
)
from sqlalchemy import BindParameter, Integer, Select, bindparam, select
from sqlalchemy.types import TypeEngine

from factdb.errors import BadInput
from factdb.graphql.compiler.ahead import Ahead
from factdb.graphql.compiler.arguments import Argument, Getter, Getters, Given, Path, Shape, read
from factdb.graphql.compiler.coercion import Uncoercible
from factdb.graphql.compiler.json_sql import Parts, as_text, json_object
from factdb.graphql.compiler.rows import NOUNS, Moment, Noun, Row, row_of, rows_of
from factdb.graphql.limits import DEFAULTS, LARGEST, LimitExceeded, Limits
from factdb.models import Base
from factdb.rules.vocabulary import Role

BINDING = "binding"  # where a field's metadata keeps how it is read
TYPE = "#type"  # the key that names a row's type to the executor; '#' cannot occur in a response key

ACCOUNT = "#viewer's account"  # its number among the variables, under a name that none of them can have

Collected = dict[str, list[FieldNode]]


class Binding(Protocol):
    """How a field is read. `source` is what its parent is: a row, a page of rows, a mutation's records, or nothing."""

    def write(self, compiler: "Compiler", asked: "Asked", source: Any) -> Parts:
        """The JSON of the field's value."""


@dataclass(frozen=True)
class Asked:
    """One response key: the merged nodes that ask for it and the field they ask."""

    nodes: Sequence[FieldNode]
    definition: GraphQLField
    arguments: dict[str, Argument]

    @property
    def type(self) -> GraphQLNamedType:
        return get_named_type(self.definition.type)

    @property
    def nullable(self) -> bool:
        return not is_non_null_type(self.definition.type)

    @property
    def python_name(self) -> str:
        return str(self.definition.extensions["strawberry-definition"].python_name)

    @property
    def selections(self) -> list[SelectionSetNode]:
        return [node.selection_set for node in self.nodes if node.selection_set]

    def given(self, name: str) -> Given | None:
        """An argument that is no input object."""
        argument = self.arguments.get(name)
        assert not isinstance(argument, dict)
        return argument

    def fields(self, name: str) -> dict[str, Argument]:
        """The fields of an argument that is an input object."""
        argument = self.arguments.get(name) or {}
        assert isinstance(argument, dict)
        return argument


@dataclass
class Compiler:
    """One compilation. With `completing` the result is for the executor: it names the types of objects, and an error of
    one field is kept for its path; without, the result is the response's own text, and errors are raised.
    `as_stored` reads each record by itself, as if none was merged into another.

    `cost` is how many rows the statement may touch: each table it reaches counts as often as its place is read, which
    is `rows`."""

    schema: GraphQLSchema
    fragments: dict[str, FragmentDefinitionNode]
    shape: Shape
    role: Role | None
    completing: bool
    getters: Getters
    path: Path = ()
    limits: Limits = DEFAULTS
    dialect: str = "postgresql"
    as_stored: bool = False
    parameters: dict[str, Getter] = field(default_factory=dict)
    ahead: Ahead = field(default_factory=Ahead)
    errors: dict[Path, Exception] = field(default_factory=dict)
    reads: bool = False  # whether anything of the statement comes from the database
    rows: int = 1
    cost: int = 0
    tables: int = 0
    lists: int = 0  # lists of cells in it, which have names by their number

    def statement(
        self, type_: GraphQLObjectType, selections: Sequence[SelectionSetNode], source: object
    ) -> Select[tuple[str]]:
        """The statement of an object: its JSON when completing, else that of the whole response."""
        data = self.selected(type_, selections, source)
        return select(as_text(data if self.completing else ['{"data":', *data, "}"]))

    def selected(self, type_: GraphQLNamedType, selections: Sequence[SelectionSetNode], source: object) -> Parts:
        """The JSON object of a type: every field its selections ask for, by response key."""
        assert is_object_type(type_)
        fields: dict[str, Parts] = {TYPE: [f'"{type_.name}"']} if self.completing else {}
        for key, nodes in self.collected(type_, selections, {}).items():
            name = nodes[0].name.value
            if name == "__typename":
                fields[key] = [f'"{type_.name}"']
            elif not name.startswith("__"):  # introspection is the executor's own
                written = self.field(type_.fields[name], key, nodes, source)
                fields |= {} if written is None else {key: written}
        return json_object(fields)

    def field(self, definition: GraphQLField, key: str, nodes: Sequence[FieldNode], source: object) -> Parts | None:
        outer, self.path = self.path, (*self.path, key)
        try:
            binding: Binding = definition.extensions["strawberry-definition"].metadata[BINDING]
            self.reads = True
            return binding.write(self, Asked(nodes, definition, self.arguments(definition, nodes[0])), source)
        except (BadInput, Uncoercible) as error:
            if not self.completing:
                raise
            self.errors[self.path] = error
            return None
        finally:
            self.path = outer

    def arguments(self, definition: GraphQLField, node: FieldNode) -> dict[str, Argument]:
        return {
            name: read(argument.value, definition.args[name].type, self.shape, self.getters, (name,))
            for argument in node.arguments or ()
            for name in [argument.name.value]
        }

    # --- selections

    def collected(
        self,
        type_: GraphQLNamedType,
        selections: Sequence[SelectionSetNode],
        into: Collected,
        spread: set[str] | None = None,
    ) -> Collected:
        """Fields by response key, as CollectFields and MergeSelectionSets of the specification have it: a fragment is
        spread once."""
        spread = set() if spread is None else spread
        for selection in (node for set_ in selections for node in set_.selections):
            if not self.included(selection):
                continue
            if isinstance(selection, FieldNode):
                into.setdefault((selection.alias or selection.name).value, []).append(selection)
                continue
            if isinstance(selection, FragmentSpreadNode):
                if selection.name.value in spread:
                    continue
                spread.add(selection.name.value)
            fragment = self.fragment(selection)
            if self.applies(fragment.type_condition, type_):
                self.collected(type_, [fragment.selection_set], into, spread)
        return into

    def asks(self, type_: GraphQLNamedType, selections: Sequence[SelectionSetNode]) -> set[str]:
        """The names of the fields that are asked of a type."""
        return {nodes[0].name.value for nodes in self.collected(type_, selections, {}).values()}

    def fragment(self, selection: Any) -> InlineFragmentNode | FragmentDefinitionNode:
        return selection if isinstance(selection, InlineFragmentNode) else self.fragments[selection.name.value]

    def applies(self, condition: Any, type_: GraphQLNamedType) -> bool:
        if condition is None or condition.name.value == type_.name:
            return True
        wanted: Any = self.schema.get_type(condition.name.value)
        shown: Any = type_
        return is_abstract_type(wanted) and self.schema.is_sub_type(wanted, shown)

    def included(self, selection: SelectionNode) -> bool:
        for directive in selection.directives or ():
            name = directive.name.value
            if name in ("skip", "include") and self.condition(directive) is (name == "skip"):
                return False
        return True

    def condition(self, directive: DirectiveNode) -> bool:
        """The value of a directive's `if`. Raises BadInput where a variable leaves it null."""
        definition: Any = self.schema.get_directive(directive.name.value)
        (argument,) = directive.arguments or ()
        try:
            given = read(argument.value, definition.args["if"].type, self.shape, self.getters, ("if",))
        except Uncoercible:
            hint = "Give true or false."
            raise BadInput(f"@{directive.name.value}(if:) is null.", path=("if",), hint=hint) from None
        assert isinstance(given, Given)
        return bool(given.known(self.shape))

    def possible(self, type_: Any) -> Sequence[GraphQLObjectType]:
        """The object types that a type may turn out to be."""
        return self.schema.get_possible_types(type_) if is_abstract_type(type_) else [type_]

    # --- what bindings call

    def row(self, noun: Noun | type[Base], moment: Moment) -> Row:
        """A row of a table, and what it counts. Of a noun whose records can be merged it may be a merged one."""
        self.count(moment)
        return row_of(noun if isinstance(noun, Noun) else NOUNS[noun], moment, self)

    def versions(self, noun: Noun, moment: Moment) -> list[Row]:
        """The same as a row for each of the tables that it may be in, for plain values of one version."""
        self.count(moment)
        return rows_of(noun, moment, self)

    def count(self, moment: Moment) -> None:
        """Count a reach into a table as of a moment. Raises LimitExceeded."""
        self.tables += 1
        if self.tables > self.limits.tables:
            message = f"The operation reaches into tables more than {self.limits.tables:,} times, the limit."
            hint = "Ask for fewer edges and lists, for fewer ids at once, or in several operations."
            raise LimitExceeded(message, hint, "tables", self.limits.tables)
        self.charge(1 if moment.recorded is None else 2)  # the second is its history

    @cached_property
    def account(self) -> BindParameter[Any]:
        """The number of the viewer's account."""
        return self.parameter(lambda variables: variables.get(ACCOUNT), Integer())

    def charge(self, rows: int) -> None:
        """Count rows that may be touched, for every time that this place of the operation is read."""
        self.cost = min(self.cost + rows * self.rows, LARGEST)

    @contextmanager
    def times(self, number: int) -> Iterator[None]:
        """What is reached meanwhile is read for so many rows of what is here."""
        outer, self.rows = self.rows, self.rows * number
        try:
            yield
        finally:
            self.rows = outer

    def parameter(self, getter: Getter, type_: TypeEngine[Any]) -> BindParameter[Any]:
        """A bound parameter. When completing, a bad value shows here and not when the statement is bound."""
        if self.completing:
            getter(self.shape.variables)
        name = f"p{len(self.parameters)}"
        self.parameters[name] = getter
        return bindparam(name, type_=type_)

    def known(self, argument: Given | None, question: Callable[[Any], Any] | None = None) -> Any:
        if argument is None:
            return None
        return argument.known(self.shape, question) if question else argument.known(self.shape)


def noun_of(type_: GraphQLNamedType) -> Noun:
    """The noun that a type shows."""
    noun = type_.extensions["strawberry-definition"].origin.noun
    assert isinstance(noun, Noun)
    return noun
