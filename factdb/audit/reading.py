"""Reading what somebody may have altered: what is no value of its column is read as a text that says so."""

from collections.abc import Callable, Iterator
from typing import Any

from sqlalchemy import Connection, Dialect, LargeBinary, Row, Select, type_coerce
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
    """A type whose values may be unreadable."""

    impl = LargeBinary  # replaced by the type that is read
    cache_ok = True

    def __init__(self, read: TypeEngine[Any]) -> None:
        super().__init__()
        self.read = read

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        return self.read.dialect_impl(dialect)

    def result_processor(self, dialect: Dialect, coltype: object) -> Callable[[Any], Any]:
        understand: Callable[[Any], Any] = self.read.dialect_impl(dialect).result_processor(dialect, coltype) or same
        check = binary if isinstance(self.read, LargeBinary) else same

        def process(value: Any) -> Any:
            try:
                return check(understand(value))
            except (ValueError, TypeError, LookupError, AttributeError):
                return f"unreadable: {value!r}"

        return process


def same(value: Any) -> Any:
    return value


def binary(value: Any) -> bytes | None:
    return value if isinstance(value, bytes | None) else str(value).encode()


def tolerant(column: Any, name: str | None = None) -> Any:
    """The column, read so, under its name or another."""
    return type_coerce(column, Tolerant(column.type)).label(name or column.name)
