"""What all tables share: names of constraints, the moment a row was recorded, and its history."""

import datetime as dt
from typing import Any, ClassVar

from sqlalchemy import (
    CheckConstraint,
    Column,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    PrimaryKeyConstraint,
    Table,
    Text,
    text,
)
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column
from sqlalchemy.types import TypeEngine

from factdb.models.columns import Instant, Word
from factdb.rules.vocabulary import Vocabulary

NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}


class Base(DeclarativeBase):
    """The root of all tables."""

    metadata = MetaData(naming_convention=NAMES)
    type_annotation_map: ClassVar[dict[Any, Any]] = {str: Text(), dt.datetime: Instant()}

    def __init_subclass__(cls, **options: Any) -> None:
        super().__init_subclass__(**options)
        if isinstance(table := vars(cls).get("__table__"), Table):
            check_vocabularies(table)
            table.dialect_options["sqlite"]["autoincrement"] = True  # an id is never used twice, removed rows' included


class Recorded(Base):
    """A row that has versions. The current one stands in the noun's table; those it replaced in `{table}_history`, each
    with the moment it stopped being what factdb held to be so."""

    __abstract__ = True

    word: ClassVar[str]
    """The word of its ids: `claim` in `claim-5`."""

    id: Mapped[int] = mapped_column(primary_key=True, sort_order=-2)
    recorded_from: Mapped[dt.datetime] = mapped_column(sort_order=90)
    """Since when factdb has held this version. Also the version that a concurrent change is checked against."""

    @classmethod
    def table(cls) -> Table:
        """Where the current versions stand."""
        assert isinstance(cls.__table__, Table)
        return cls.__table__

    @classmethod
    def history(cls) -> Table:
        """Where the versions stand that were replaced."""
        found: Table = cls.table().info["history"]
        return found

    def __init_subclass__(cls, **options: Any) -> None:
        super().__init_subclass__(**options)
        if isinstance(table := vars(cls).get("__table__"), Table):
            cls.__mapper__.version_id_col = table.c.recorded_from
            cls.__mapper__.version_id_generator = False
            table.info["history"] = history_of(table)


class Retractable(Recorded):
    """A record that can be retracted. It stays, with its id, and shows the revision that did it: when, who and why."""

    __abstract__ = True

    retracted_in_id: Mapped[int | None] = mapped_column(ForeignKey("revisions.id"), sort_order=91)


def unique_standing(*columns: str) -> Index:
    """Uniqueness among the records that stand: a retracted one does not keep its name or address from others."""
    standing = text("retracted_in_id IS NULL")
    return Index(None, *columns, unique=True, sqlite_where=standing, postgresql_where=standing)


def check_vocabularies(table: Table) -> None:
    for column in table.columns:
        if isinstance(column.type, Word):
            table.append_constraint(CheckConstraint(column.in_(list_of(column.type.vocabulary)), name=column.name))


def list_of(vocabulary: type[Vocabulary]) -> list[str]:
    return list(vocabulary.__members__)


def history_of(table: Table) -> Table:
    """The table of replaced versions: the same columns without their constraints, and `recorded_to`."""
    columns = [Column(column.name, plain_type(column), nullable=column.nullable) for column in table.columns]
    key = PrimaryKeyConstraint("id", "recorded_from")
    past = Table(f"{table.name}_history", table.metadata, *columns, Column("recorded_to", Instant, nullable=False), key)
    for index in sorted(table.indexes, key=lambda index: str(index.name)):
        Index(None, *(past.c[column.name] for column in index.columns))
    return past


def plain_type(column: Column[Any]) -> TypeEngine[Any]:
    """A foreign key's type is not known before the table it points at is; all ours are integers."""
    return Integer() if column.foreign_keys else column.type


def exactly_one(*columns: str) -> CheckConstraint:
    """A target that may be one of several nouns: one foreign key each, and just one of them set."""
    given = " + ".join(f"CASE WHEN {column} IS NULL THEN 0 ELSE 1 END" for column in columns)
    return CheckConstraint(f"{given} = 1", name="exactly_one_" + "_or_".join(c.removesuffix("_id") for c in columns))
