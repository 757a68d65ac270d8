"""A database in which each noun has current versions and old ones, written as commands write."""

import datetime as dt
from typing import Any

from sqlalchemy import Integer, Text, inspect
from sqlalchemy.orm import Session

from factdb.audit.findings import Finding
from factdb.audit.verifying import verify
from factdb.commands.accounts import operator
from factdb.commands.recording import revision
from factdb.db import Database
from factdb.models import Base, Recorded
from factdb.rules.vocabulary import Vocabulary
from tests.graphql.generated.rows import Generator

OWN = ("id", "recorded_from")


def nouns() -> list[type[Recorded]]:
    """All nouns, those that others point at first."""
    mapped: list[Any] = [mapper.class_ for mapper in Base.registry.mappers if issubclass(mapper.class_, Recorded)]
    order = [table.name for table in Base.metadata.sorted_tables]
    return sorted(mapped, key=lambda noun: order.index(noun.__table__.name))


def made(noun: type[Recorded], generator: Generator, number: int) -> Recorded:
    """The first or the second record of a noun, with values that its table takes: it points at the first or the second
    of each other noun."""
    row = {name: value for name, value in generator.row(noun.table(), number).items() if name not in OWN}
    keys = {attribute.columns[0].name: attribute.key for attribute in inspect(noun).column_attrs}
    record = noun()
    for name, value in row.items():
        if noun.table().c[name].computed is None and name != "retracted_in_id":
            setattr(record, keys[name], fitting(noun.table().c[name], value, number))
    return record


def fitting(column: Any, value: Any, number: int) -> Any:
    """The value as the record's attribute takes it."""
    if column.foreign_keys and value is not None:
        return 3 - number if column.name == "other_id" else number
    vocabulary = getattr(column.type, "vocabulary", None)
    return vocabulary[value] if vocabulary and isinstance(value, str) else value


def fill(session: Session, seed: int = 1) -> None:
    """Two records of each noun, changed once; where there is nothing to change, removed and made anew."""
    generator = Generator(seed)
    generator.sizes = dict.fromkeys(generator.sizes, 2)
    actor = operator(session).because("to begin with")
    with revision(session, actor, "made"):
        records = [added(session, noun, generator, number) for noun in nouns() for number in (1, 2)]
    with revision(session, actor, "changed"):
        for record in records:
            change(session, record)
    with revision(session, actor, "made again"):
        for number, record in enumerate(records):
            if inspect(record).deleted or inspect(record).detached:
                added(session, type(record), generator, number % 2 + 1)


def added(session: Session, noun: type[Recorded], generator: Generator, number: int) -> Recorded:
    record = made(noun, generator, number)
    session.add(record)
    session.flush()
    return record


def change(session: Session, record: Recorded) -> None:
    keys = [attribute.key for attribute in inspect(type(record)).column_attrs if is_plain(attribute.columns[0])]
    filled = [key for key in keys if getattr(record, key) is not None]  # what is empty may have to be, by a CHECK
    if filled:
        setattr(record, filled[0], f"{getattr(record, filled[0])} again")
    else:
        session.delete(record)
    session.flush()


def is_plain(column: Any) -> bool:
    """Whether another text can stand there."""
    special = str(column.name).endswith(("_edtf", "_words", "language", "rating_rule", "passage"))
    return type(column.type) is Text and not special and column.computed is None


def other(column: Any, value: Any) -> Any:
    """Another value of the column's type, as the database stores it."""
    if isinstance(value, bool):
        return not value
    if isinstance(value, Vocabulary):
        return next(word for word in type(value) if word is not value)
    if isinstance(value, bytes):
        return value + b"!"
    if isinstance(value, int | float):
        nearer_zero = -7 if value > 0 else 7  # what generated records hold may be the greatest number there is
        return value + nearer_zero if isinstance(column.type, Integer) else value / 2 + 0.25
    return another_of_type(column, value)


def another_of_type(column: Any, value: Any) -> Any:
    kind = type(column.type).__name__
    if kind == "Word":
        return next(iter(column.type.vocabulary))
    if kind == "Date":
        day = value or dt.date(2020, 1, 1)
        return day + dt.timedelta(days=-3 if day.year > dt.MINYEAR else 3)
    if kind == "Instant":
        moment = value or dt.datetime(2020, 1, 1, tzinfo=dt.UTC)
        return moment + dt.timedelta(microseconds=-1 if moment.year > dt.MINYEAR else 1)
    if kind == "JsonText":
        return [[0, 99]]
    if kind == "Integer":
        return 7
    return b"!" if kind == "LargeBinary" else f"{value or ''}!"


def found(database: Database, **options: Any) -> list[Finding]:
    """What verifying finds."""
    with database.snapshot() as connection:
        return list(verify(connection, **options))
