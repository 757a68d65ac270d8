"""JSON as SQL text.

A piece of JSON is a list of parts, each a fixed string or an expression of type text. Concatenating text is the
cheapest way to build JSON on both databases. The constructs below are all that differs between them.
"""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import ARRAY, ColumnElement, Date, Dialect, Integer, Text, func, literal_column
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import FunctionElement
from sqlalchemy.types import TypeDecorator, TypeEngine

from factdb.models.columns import JsonText

Column = ColumnElement[Any]
Part = str | Column
Parts = list[Part]

WIDTH = 32  # operands in a row before a bracket: SQLite allows an expression a depth of 1000


class TextElement(FunctionElement[str]):
    """A construct of ours that yields text."""

    type = Text()
    inherit_cache = True


class Concatenation(TextElement):
    """Its clauses end to end, in a wide tree."""


class Joined(TextElement):
    """Aggregate: the first clause's texts with commas between, ordered by the others; null when there is none."""


class JoinedSlice(TextElement):
    """The same for those texts alone that stand, in their order, from the second clause's number to the third's. Of
    PostgreSQL; the order is the other clauses."""


class Nth(TextElement):
    """Aggregate: the text that stands, in the order of the other clauses, at the second clause's number. Of
    PostgreSQL."""


class Quoted(TextElement):
    """Text as a JSON string, escaped."""


class Plain(TextElement):
    """A number, date or enum name as it stands: nothing in it needs escaping."""


class Truth(TextElement):
    """A condition as true or false."""


class Decimal(TextElement):
    """A floating-point number to six places."""


class InstantText(TextElement):
    """A moment in UTC as the API shows it, without the quotes."""


class Unsought(FunctionElement[Any]):
    """A column that SQLite is not to look for an index of."""

    inherit_cache = True

    def __init__(self, column: Column) -> None:
        super().__init__(column)
        self.type = column.type


class Unpeeked(FunctionElement[Any]):
    """A number or moment that SQLite is not to plan by. It would plan the statement anew for each that is bound."""

    inherit_cache = True

    def __init__(self, value: Column) -> None:
        super().__init__(value)
        self.type = value.type


class Unlimited(FunctionElement[int]):
    """A LIMIT that is none. Left to itself SQLAlchemy binds one to SQLite, which plans a statement anew for each."""

    type = Integer()
    inherit_cache = True


class DayOf(FunctionElement[dt.date]):
    """The day of a moment, in UTC."""

    type = Date()
    inherit_cache = True


class CodePoints(TextElement):
    """Text compared by code points, whatever the database's collation."""


class Lower(TextElement):
    """Text in lower case. On PostgreSQL a column's collation says how, and that of names knows ASCII alone."""


class Contains(FunctionElement[bool]):
    """Whether the first clause's text contains the second's."""

    inherit_cache = True


class Among(FunctionElement[bool]):
    """Whether the first clause is one of the values of the second, a parameter of type `Several`."""

    inherit_cache = True


class Several(TypeDecorator[Sequence[Any]]):
    """A list as one parameter: an array on PostgreSQL, JSON on SQLite."""

    impl = JsonText
    cache_ok = True

    def __init__(self, item: TypeEngine[Any]) -> None:
        super().__init__()
        self.item = item

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        return dialect.type_descriptor(ARRAY(self.item) if dialect.name == "postgresql" else JsonText())


class Listed(FunctionElement[Any]):
    """The items of a JSON list, given as text, as a table."""

    inherit_cache = True


class Place(FunctionElement[int]):
    """Where an item stands in the list. Takes the name under which `Listed` is in the statement."""

    inherit_cache = True

    def __init__(self, table: str) -> None:
        super().__init__(literal_column(table))


class Cell(FunctionElement[Any]):
    """A value of this type at a place of an item that is itself a list."""

    inherit_cache = True

    def __init__(self, item: str, place: int, type_: TypeEngine[Any]) -> None:
        super().__init__(literal_column(item), literal_column(str(place)))
        self.type = type_


def construct(element: type[FunctionElement[Any]], **templates: str) -> None:
    """Say how a construct reads in each dialect; `{0}` is its first clause."""
    for dialect, template in templates.items():

        def written(element: Any, compiler: SQLCompiler, template: str = template, **options: Any) -> str:
            return template.format(*(compiler.process(clause, **options) for clause in element.clauses))

        compiles(element, dialect)(written)


construct(Quoted, postgresql="to_json({0})::text", sqlite="json_quote({0})")
construct(Plain, postgresql="({0})::text", sqlite="({0})")
construct(Truth, postgresql="({0})::text", sqlite="CASE ({0}) WHEN 1 THEN 'true' WHEN 0 THEN 'false' END")
construct(
    Decimal,
    postgresql="round(({0})::numeric, 6)::text",
    sqlite="CASE WHEN ({0}) IS NOT NULL THEN format('%.6f', {0}) END",
)
construct(
    InstantText,
    postgresql="""to_char(({0}) AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"+00:00"')""",
    sqlite="({0})",
)
construct(DayOf, postgresql="(({0}) AT TIME ZONE 'UTC')::date", sqlite="substr({0}, 1, 10)")
construct(CodePoints, postgresql='({0}) COLLATE "C"', sqlite="({0})")
construct(Lower, postgresql='lower(({0}) COLLATE "default")', sqlite="lower({0})")
construct(Contains, postgresql="strpos({0}, {1}) > 0", sqlite="instr({0}, {1}) > 0")
construct(Among, postgresql="({0}) = ANY ({1})", sqlite="({0}) IN (SELECT value FROM json_each({1}))")
construct(Listed, postgresql="json_array_elements(({0})::json) WITH ORDINALITY", sqlite="json_each({0})")
construct(Place, postgresql="{0}.ordinality", sqlite="{0}.key")


@compiles(Unsought)
def write_unsought(element: Unsought, compiler: SQLCompiler, **options: Any) -> str:
    sign = "+" if compiler.dialect.name == "sqlite" else ""
    return sign + compiler.process(next(iter(element.clauses)), **options)


@compiles(Unpeeked)
def write_unpeeked(element: Unpeeked, compiler: SQLCompiler, **options: Any) -> str:
    value = compiler.process(next(iter(element.clauses)), **options)
    same = " + 0" if isinstance(element.type, Integer) else " || ''"
    return f"({value}{same})" if compiler.dialect.name == "sqlite" else value


@compiles(Unlimited)
def write_unlimited(element: Unlimited, compiler: SQLCompiler, **options: Any) -> str:  # noqa: ARG001
    return "-1" if compiler.dialect.name == "sqlite" else "ALL"


@compiles(Cell)
def cell(element: Any, compiler: SQLCompiler, **options: Any) -> str:
    item, place = (compiler.process(clause, **options) for clause in element.clauses)
    if compiler.dialect.name == "sqlite":
        return f"({item} ->> {place})"
    return f"({item} ->> {place})::{element.type.compile(compiler.dialect)}"


@compiles(Concatenation)
def concatenated(element: Any, compiler: SQLCompiler, **options: Any) -> str:
    parts = [compiler.process(clause, **options) for clause in element.clauses]
    while len(parts) > WIDTH:
        parts = [f"({' || '.join(parts[i : i + WIDTH])})" for i in range(0, len(parts), WIDTH)]
    return " || ".join(parts)


@compiles(Joined)
def joined(element: Any, compiler: SQLCompiler, **options: Any) -> str:
    text, *order = [compiler.process(clause, **options) for clause in element.clauses]
    name = "string_agg" if compiler.dialect.name == "postgresql" else "group_concat"
    return f"{name}({text}, ','{ordered(order)})"


def ordered(order: Sequence[str]) -> str:
    return f" ORDER BY {', '.join(order)}" if order else ""


@compiles(JoinedSlice, "postgresql")
def joined_slice(element: Any, compiler: SQLCompiler, **options: Any) -> str:
    text, first, last, *order = [compiler.process(clause, **options) for clause in element.clauses]
    return f"array_to_string((array_agg({text}{ordered(order)}))[{first}:{last}], ',')"


@compiles(Nth, "postgresql")
def nth(element: Any, compiler: SQLCompiler, **options: Any) -> str:
    text, number, *order = [compiler.process(clause, **options) for clause in element.clauses]
    return f"(array_agg({text}{ordered(order)}))[{number}]"


def comparable(column: Column) -> Column:
    """A column to order by: both databases order it alike."""
    return CodePoints(column) if isinstance(column.type, Text) else column


def fixed(text: str) -> ColumnElement[str]:
    """Text the compiler itself wrote (keys and punctuation), spelled out in the statement."""
    return literal_column("'" + text.replace("'", "''") + "'", Text())


def merged(parts: Sequence[Part]) -> Iterator[Part]:
    """Neighbouring fixed strings become one, so that the database concatenates as little as possible."""
    text = ""
    for part in parts:
        if isinstance(part, str):
            text += part
            continue
        if text:
            yield text
        text = ""
        yield part
    if text:
        yield text


def as_text(parts: Sequence[Part]) -> ColumnElement[str]:
    return Concatenation(*(fixed(part) if isinstance(part, str) else part for part in merged(parts)))


def json_object(fields: Mapping[str, Parts]) -> Parts:
    parts: Parts = ["{"]
    for number, (key, value) in enumerate(fields.items()):
        parts += [f'{"," if number else ""}"{key}":', *value]
    return [*parts, "}"]


def json_list(items: ColumnElement[str]) -> Parts:
    """The list of texts that an aggregate has joined."""
    return ["[", func.coalesce(items, fixed("")), "]"]


def or_null(parts: Sequence[Part]) -> Parts:
    return [func.coalesce(as_text(parts), fixed("null"))]
