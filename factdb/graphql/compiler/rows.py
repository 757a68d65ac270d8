"""The one way to a table: with the viewer's rights, and as of the moment asked for."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any, Protocol

from sqlalchemy import (
    Boolean,
    ColumnElement,
    FromClause,
    GenerativeSelect,
    Integer,
    Select,
    Table,
    column,
    false,
    literal_column,
    or_,
    select,
    true,
)

from factdb.graphql.compiler.derived_tables import derived
from factdb.graphql.compiler.json_sql import Column, Unlimited, Unpeeked, Unsought
from factdb.models import MERGES, Base, Merge, Recorded, Retractable
from factdb.rules.vocabulary import Role, reaches

Condition = ColumnElement[bool]
Visible = Callable[["Row"], Condition]
HELD, RETRACTED_IN = "held", "retracted_in_id"


def nothing(row: "Row") -> Condition:  # noqa: ARG001
    """No row at all."""
    return false()


@dataclass(frozen=True)
class Right:
    """Who sees the rows of a noun. `below` says, role by role from the first on, which rows they see who are below that
    role; who is below none sees all. Rows of the viewer's own account, which the column `own` names, are seen in any
    case."""

    below: Mapping[Role, Visible]
    own: str | None = None

    def conditions(self, row: "Row", viewer: "Viewpoint") -> list[Condition]:
        """What it puts on a row. Who has no account has none of their own."""
        tests = [test for least, test in self.below.items() if not reaches(viewer.role, least)]
        if not tests:
            return []
        seen = tests[0](row)
        if self.own and viewer.role is not None:
            seen = or_(seen, row[self.own] == viewer.account)
        return [seen]


class Viewpoint(Protocol):
    """Who looks, at which database: the role, which the statement depends on, and the account, a parameter of it; and
    whether at records as they are stored, each by itself, whatever was merged."""

    role: Role | None
    dialect: str
    as_stored: bool

    @property
    def account(self) -> Column:
        """The number of the account."""

    def count(self, moment: "Moment") -> None:
        """Count a reach into a table. Raises LimitExceeded."""


@dataclass(frozen=True)
class Noun:
    """What the compiler knows of a table besides its columns: since which day a row is known, or by which column it
    names what it is known with; and who sees which."""

    model: type[Base]
    known: str | None = None
    visible: Right | None = None
    known_with: str | None = None

    @cached_property
    def table(self) -> Table:
        table = self.model.__table__
        assert isinstance(table, Table)
        return table

    @property
    def word(self) -> str:
        """The word of its ids."""
        return str(vars(self.model)["word"])

    @cached_property
    def merges(self) -> type[Merge] | None:
        """The map of merged records, where there may be such."""
        return MERGES.get(self.model) if issubclass(self.model, Recorded) else None

    @property
    def retractable(self) -> bool:
        return issubclass(self.model, Retractable)


NOUNS: dict[type[Base], Noun] = {}  # filled where types are declared; a table that is not here cannot be read


def declare(
    model: type[Base], known: str | None = None, visible: Right | None = None, known_with: str | None = None
) -> Noun:
    """Say how a table is read."""
    NOUNS[model] = Noun(model, known, visible, known_with)
    return NOUNS[model]


@dataclass(frozen=True)
class Moment:
    """The date in the world and the date of knowledge that a root asks for; what it adds to the ids below."""

    valid: Column | None = None
    recorded: Column | None = None
    suffix: Column | None = None


NOW = Moment()


@dataclass(frozen=True)
class Row:
    """A row in the statement being built: its noun, where its columns come from, the moment it is read at, and the
    conditions under which it is there. `prefix` is that of the columns of an object embedded in it; `reads` gathers the
    names of the columns that are read, for tables that are made of those alone; `twofold` is whether all that is
    selected of it makes the plan grow twice as much."""

    noun: Noun
    table: FromClause
    moment: Moment
    rights: tuple[Condition, ...] = ()
    prefix: str = ""
    reads: set[str] = field(default_factory=set, compare=False)
    twofold: bool = False

    def __getitem__(self, name: str) -> Column:
        self.reads.add(self.prefix + name)
        column: Column = self.table.c[self.prefix + name]
        return column

    def embedded(self, prefix: str) -> "Row":
        return replace(self, prefix=prefix)

    @property
    def columns(self) -> list[Column]:
        """All columns of the noun."""
        return [self[name] for name in self.noun.table.c.keys()]  # noqa: SIM118 - c is no dict

    @property
    def standing(self) -> list[Condition]:
        """That it has not been retracted."""
        return [self[RETRACTED_IN].is_(None)] if self.noun.retractable else []


def ever_recorded(table: Table, reads: set[str], moment: Column) -> FromClause:
    """Current and past rows. The two selects have no WHERE of their own: only so does PostgreSQL flatten the union and
    reach the indexes of both tables in joins and orders. `held` is whether a version is not replaced yet at the moment;
    of a current one that is no question, and what the databases know beforehand they do not ask."""
    past: Table = table.info["history"]

    def write(names: Sequence[str]) -> GenerativeSelect:
        current = select(*(table.c[name] for name in names if name != HELD), true().label(HELD))
        replaced = (past.c.recorded_to > moment).label(HELD)
        return current.union_all(select(*(past.c[name] for name in names if name != HELD), replaced))

    return derived([*table.c, column(HELD, Boolean())], reads, write)


def row_of(noun: Noun, moment: Moment, viewer: Viewpoint) -> Row:
    """The only way to touch a table: rights and time come with it."""
    return within_rights(recorded_at(noun, moment, viewer), viewer)


def within_rights(row: Row, viewer: Viewpoint) -> Row:
    noun, moment, rights = row.noun, row.moment, [*row.rights]
    if noun.visible:
        rights += noun.visible.conditions(row, viewer)
    if moment.valid is not None and noun.known:
        rights.append(row[noun.known] <= moment.valid)
    if moment.valid is not None and noun.known_with:
        rights.append(is_there(row, noun.known_with, viewer))
    return replace(row, rights=tuple(rights))


def named_by(noun: Noun, column: str) -> Noun | None:
    """The noun whose records this column of a row names."""
    tables = [key.column.table for key in noun.table.c[column].foreign_keys]
    return next((other for other in NOUNS.values() if any(other.table is table for table in tables)), None)


def is_there(row: Row, key: str, viewer: Viewpoint) -> Condition:
    """That the record which this column names is there at the moment of the row."""
    noun = named_by(row.noun, key)
    assert noun is not None
    viewer.count(row.moment)
    found = []
    for record in rows_of(noun, row.moment, viewer):
        this = select(record["id"]).select_from(record.table).where(record["id"] == row[key], *record.rights)
        found.append(this.correlate_except(record.table).exists())
    return or_(*found)


def rows_of(noun: Noun, moment: Moment, viewer: Viewpoint) -> list[Row]:
    """The same as a row for each table: where a plain value is asked of one version, looking into one table and then
    into the other is cheaper than into a union."""
    if moment.recorded is None:
        return [row_of(noun, moment, viewer)]
    current, past = noun.table.alias(), noun.table.info["history"].alias()
    begun = [Unsought(table.c.recorded_from) <= moment.recorded for table in (current, past)]
    rows = [
        Row(noun, current, moment, (begun[0],)),
        Row(noun, past, moment, (begun[1], past.c.recorded_to > moment.recorded)),
    ]
    return [within_rights(row, viewer) for row in rows]


def recorded_at(noun: Noun, moment: Moment, viewer: Viewpoint) -> Row:
    """The rows of a moment. The log of writes has no history: it has moments itself."""
    if moment.recorded is None:
        return Row(noun, noun.table.alias(), moment)
    if "history" not in noun.table.info:
        log = noun.table.alias()
        return Row(noun, log, moment, (log.c.recorded <= Unpeeked(moment.recorded),) if "recorded" in log.c else ())
    reads: set[str] = set()
    table = ever_recorded(noun.table, reads, moment.recorded)
    row = Row(noun, table, moment, reads=reads, twofold=viewer.dialect == "sqlite")
    return replace(row, rights=(Unsought(row["recorded_from"]) <= moment.recorded, row[HELD]))


def past_of(noun: Noun, viewer: Viewpoint) -> Row:
    """The versions of a noun that were replaced, each with when: with rights, whenever that was."""
    return within_rights(Row(noun, noun.table.info["history"].alias(), NOW), viewer)


# --- rows that are chosen before anything is read of them


def chosen(row: Row, *where: Condition) -> Row:
    """Those rows for which this holds, within their rights. Mostly these are conditions of the row.

    SQLite reaches the indexes of a union only by writing what is selected of it twice, once for each table: what is
    nested in that four times, and so on. There the rows of a union are chosen in a table of their own, which an OFFSET
    keeps apart, and all else is read from that."""
    if not row.twofold:
        return replace(row, rights=(*where, *row.rights))
    reads: set[str] = set()

    def write(names: Sequence[str]) -> Select[Any]:
        columns = [row[name] for name in names] or [spelled(1)]
        found = select(*columns).where(*where, *row.rights).correlate_except(row.table)
        return found.limit(Unlimited()).offset(spelled(0))

    return Row(row.noun, derived(row.noun.table.c, reads, write), row.moment, reads=reads)


def foremost(row: Row, *where: Condition, by: Sequence[str]) -> Row:
    """That one for which this holds which has the greatest values in these columns, in a table of its own."""
    reads: set[str] = set()

    def write(names: Sequence[str]) -> Select[Any]:
        columns = {name: row[name] for name in (*names, *by)}  # SQLite orders a union only by what is selected
        found = select(*columns.values()).where(*where, *row.rights).order_by(*(row[name].desc() for name in by))
        return found.limit(spelled(1)).offset(spelled(0)).correlate_except(row.table)

    return Row(row.noun, derived(row.noun.table.c, reads, write), row.moment, reads=reads)


def single(found: Select[Any], moment: Moment) -> Select[Any]:
    """A select that finds one version at most, for it is by id. Told so, the databases do not look into history where
    the current version is the one."""
    return found if moment.recorded is None else found.limit(spelled(1))


def spelled(number: int) -> Column:
    return literal_column(str(number), Integer())
