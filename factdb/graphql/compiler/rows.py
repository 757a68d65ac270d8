"""The one way to a table: with the viewer's rights, and as of the moment asked for."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any, Protocol

from sqlalchemy import ColumnElement, FromClause, Integer, Select, Table, false, literal_column, or_, select

from factdb.graphql.compiler.json_sql import Column
from factdb.models import MERGES, Base, Merge, Recorded, Retractable
from factdb.models.columns import Instant
from factdb.rules.vocabulary import Role, reaches

Condition = ColumnElement[bool]
Visible = Callable[["Row"], Condition]
RECORDED_FROM, RECORDED_TO, RETRACTED_IN = "recorded_from", "recorded_to", "retracted_in_id"


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
    """Who looks: the role, which the statement depends on, and the account, a parameter of it; and whether at records
    as they are stored, each by itself, whatever was merged."""

    role: Role | None
    as_stored: bool

    @property
    def account(self) -> Column:
        """The number of the account."""


@dataclass(frozen=True)
class Noun:
    """What the compiler knows of a table besides its columns: since which day a row is known, and who sees which."""

    model: type[Base]
    known: str | None = None
    visible: Right | None = None

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


def declare(model: type[Base], known: str | None = None, visible: Right | None = None) -> Noun:
    """Say how a table is read."""
    NOUNS[model] = Noun(model, known, visible)
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
    conditions under which it is there. `prefix` is that of the columns of an object embedded in it."""

    noun: Noun
    table: FromClause
    moment: Moment
    rights: tuple[Condition, ...] = ()
    prefix: str = ""

    def __getitem__(self, name: str) -> Column:
        column: Column = self.table.c[self.prefix + name]
        return column

    def embedded(self, prefix: str) -> "Row":
        return replace(self, prefix=prefix)

    @property
    def standing(self) -> list[Condition]:
        """That it has not been retracted."""
        return [self[RETRACTED_IN].is_(None)] if self.noun.retractable else []


FOREVER = literal_column("'9999-12-31T24:00:00.000000+00:00'", Instant()).label(RECORDED_TO)
"""Later than any moment that can be asked for, on both databases."""


def ever_recorded(table: Table) -> FromClause:
    """Current and past rows. The two selects have no WHERE of their own: only so does PostgreSQL flatten the union and
    reach the indexes of both tables in joins and orders."""
    past: Table = table.info["history"]
    current = select(table, FOREVER)
    return current.union_all(select(*(past.c[column.name] for column in table.c), past.c[RECORDED_TO])).subquery()


def row_of(noun: Noun, moment: Moment, viewer: Viewpoint) -> Row:
    """The only way to touch a table: rights and time come with it."""
    table, versions = recorded_at(noun, moment)
    row = Row(noun, table, moment)
    rights = [*versions]
    if noun.visible:
        rights += noun.visible.conditions(row, viewer)
    if moment.valid is not None and noun.known:
        rights.append(row[noun.known] <= moment.valid)
    return replace(row, rights=tuple(rights))


def single(found: Select[Any], moment: Moment) -> Select[Any]:
    """A select that finds one version at most, for it is by id. Told so, the databases do not look into history where
    the current version is the one."""
    return found if moment.recorded is None else found.limit(literal_column("1", Integer()))


def past_of(noun: Noun, viewer: Viewpoint) -> Row:
    """The versions of a noun that were replaced, each with when: with rights, whenever that was."""
    row = Row(noun, noun.table.info["history"].alias(), NOW)
    return replace(row, rights=tuple(noun.visible.conditions(row, viewer)) if noun.visible else ())


def recorded_at(noun: Noun, moment: Moment) -> tuple[FromClause, list[Condition]]:
    """Where the rows of a moment come from. The log of writes has no history: it has moments itself."""
    if moment.recorded is None:
        return noun.table.alias(), []
    if "history" not in noun.table.info:
        log = noun.table.alias()
        return log, [log.c.recorded <= moment.recorded] if "recorded" in log.c else []
    table = ever_recorded(noun.table)
    return table, [table.c[RECORDED_FROM] <= moment.recorded, table.c[RECORDED_TO] > moment.recorded]
