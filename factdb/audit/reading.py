"""Reading what somebody may have altered: what is no value of its column is read as a text that says so."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from psycopg import DataError
from psycopg.adapt import Loader
from psycopg.types.datetime import DateLoader, TimestamptzLoader
from sqlalchemy import Connection, Dialect, Float, Integer, LargeBinary, Row, Select, String, type_coerce
from sqlalchemy.types import TypeDecorator, TypeEngine

AT_ONCE = 200  # rows held of a stream


def stream(connection: Connection, query: Select[Any]) -> Iterator[Row[Any]]:
    """The rows of a query, few at a time."""
    result = connection.execute(query, execution_options={"yield_per": AT_ONCE})
    try:
        yield from result
    finally:
        result.close()


class Tolerant(TypeDecorator[Any]):
    """A type whose values may be unreadable. What is read is also written back: another spelling of a value (of a
    moment, say) is none, for the database compares it otherwise."""

    impl = LargeBinary  # replaced by the type that is read
    cache_ok = True

    def __init__(self, read: TypeEngine[Any]) -> None:
        super().__init__()
        self.read = read

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        return self.read.dialect_impl(dialect)

    def result_processor(self, dialect: Dialect, coltype: object) -> Callable[[Any], Any]:
        if isinstance(self.read, LargeBinary):
            return binary
        own = self.read.dialect_impl(dialect)
        understand: Callable[[Any], Any] = own.result_processor(dialect, coltype) or same
        write: Callable[[Any], Any] = own.bind_processor(dialect) or same
        kinds = next((kinds for kind, kinds in KINDS.items() if isinstance(self.read, kind)), (object,))

        def process(value: Any) -> Any:
            if value is None:
                return None
            try:
                found = understand(value)
                if isinstance(found, kinds) and write(found) == value:
                    return found
            except (ValueError, TypeError, LookupError, AttributeError, OverflowError):
                pass
            return f"unreadable: {value!r}"

        return process


KINDS: dict[type[TypeEngine[Any]], tuple[type, ...]] = {String: (str,), Integer: (int,), Float: (float,)}
"""What is read of plain types. SQLite takes any value in any column."""


def same(value: Any) -> Any:
    return value


def binary(value: Any) -> bytes | None:
    return value if isinstance(value, bytes | None) else str(value).encode()


def tolerant(column: Any, name: str | None = None) -> Any:
    """The column, read so, under its name or another."""
    return type_coerce(column, Tolerant(column.type)).label(name or column.name)


@contextmanager
def lenient(connection: Connection) -> Iterator[None]:
    """Meanwhile the driver gives what it cannot read as bytes: text that is no UTF-8, days and moments without end."""
    driver: Any = connection.connection.driver_connection
    if connection.dialect.name == "sqlite":
        before, driver.text_factory = driver.text_factory, text_or_bytes
        try:
            yield
        finally:
            driver.text_factory = before
        return
    for loader in (Moment, Day):
        driver.adapters.register_loader(LOADED[loader], loader)
    try:
        yield
    finally:
        for loader in (Moment, Day):
            driver.adapters.register_loader(LOADED[loader], loader.__bases__[1])


def text_or_bytes(raw: bytes) -> str | bytes:
    try:
        return raw.decode()
    except UnicodeDecodeError:
        return raw


class OrBytes(Loader):
    """What the database has instead of what a loader gives."""

    def load(self, data: Any) -> Any:
        loader: Any = super()
        try:
            return loader.load(data)
        except DataError:
            return bytes(data)


class Moment(OrBytes, TimestamptzLoader):
    """A moment, or what the database has instead."""


class Day(OrBytes, DateLoader):
    """A day, or what the database has instead."""


LOADED: dict[type[Loader], str] = {Moment: "timestamptz", Day: "date"}
