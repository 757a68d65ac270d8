"""Plans: what one statement answers, as text, and how its parameters are found in the variables."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from graphql import SelectionSetNode
from sqlalchemy import BindParameter, Connection, Dialect, Select
from sqlalchemy.dialects.sqlite.base import SQLiteCompiler

from factdb.errors import OperationTooDeep
from factdb.graphql.compiler.ahead import Ahead
from factdb.graphql.compiler.arguments import Getter, Path
from factdb.graphql.compiler.coercion import Variables
from factdb.graphql.compiler.compiler import Compiler
from factdb.graphql.limits import CostExceeded
from factdb.rules.vocabulary import Vocabulary

Values = tuple[Any, ...] | dict[str, Any]
WEIGHT_OF_PLAN = 4  # bytes held for each character of a statement: measured


@dataclass(frozen=True)
class Plan:
    """A statement as text, and how its parameters are found in the variables. `reads` is false where nothing of it
    comes from the database; `cost` is how many rows it may touch (docs/limits.md). `ahead` is what must be worked
    out before it is bound."""

    sql: str
    binders: Mapping[str, Getter]
    order: Sequence[str] | None  # of the parameters, where the driver takes them by position
    unused: Sequence[Getter]  # of a page of which only the total is asked: a bad cursor is bad still
    reads: bool
    errors: Mapping[tuple[str, ...], Exception]
    cost: int
    ahead: Ahead

    def bind(self, variables: Variables) -> Values:
        """What the driver takes. Raises BadInput where a value is none that its field takes."""
        for check in self.unused:
            check(variables)
        values = {name: binder(variables) for name, binder in self.binders.items()}
        return values if self.order is None else tuple(values[name] for name in self.order)

    @property
    def is_alone(self) -> bool:
        """Whether its statement is all that the database is asked, so that its value can be sent as it is."""
        return self.reads and not self.ahead.work

    def run(self, connection: Connection, values: Values) -> str:
        """Run the statement with what `bind` gave; its one value."""
        return str(connection.exec_driver_sql(self.sql, values).scalar_one())

    @property
    def weight(self) -> int:
        """About how many bytes it holds in memory."""
        return WEIGHT_OF_PLAN * len(self.sql)


def binder(getter: Getter | None, parameter: BindParameter[Any], dialect: Dialect) -> Getter:
    """From the variables to what the driver takes. A parameter that is not ours is a constant of SQLAlchemy's."""
    processor: Any = parameter.type.dialect_impl(dialect).bind_processor(dialect)
    process: Callable[[Any], Any] = processor or (lambda value: value)
    if getter is None:
        constant = process(parameter.value)
        return lambda _: constant
    return lambda variables: process(getter(variables))


class WithConstants(SQLiteCompiler):
    """Writes what is the same in every run, such as the words of rights, into the statement. SQLite plans by values
    that are bound, where it knows how those of a column are spread, and would plan anew in each run."""

    def visit_bindparam(self, bindparam: BindParameter[Any], *args: Any, **options: Any) -> str:
        if bindparam.unique and isinstance(bindparam.value, str | int | Vocabulary):
            options["literal_binds"] = True
        written: Any = super()
        return str(written.visit_bindparam(bindparam, *args, **options))


@dataclass(frozen=True)
class Part:
    """What of an operation is one statement: a query as a whole, or the payload of one field of a mutation."""

    type: Any
    selections: Sequence[SelectionSetNode]
    path: Path = ()
    source: object = None


def compiled(compiler: Compiler, part: Part, dialect: Dialect) -> Plan:
    """The plan of a part. Raises OperationTooDeep where Python itself cannot go as deep, LimitExceeded and CostExceeded
    before SQL is written."""
    try:
        statement = compiler.statement(part.type, part.selections, part.source)
        if compiler.cost > compiler.limits.cost:
            raise CostExceeded(compiler.cost, compiler.limits.cost)
        return planned(compiler, statement, dialect)
    except RecursionError:
        raise OperationTooDeep from None


def planned(compiler: Compiler, statement: Select[Any], dialect: Dialect) -> Plan:
    """The plan of a statement with one value, whose parameters are the compiler's."""
    compile_: Any = WithConstants if dialect.name == "sqlite" else dialect.statement_compiler
    text: Any = compile_(dialect, statement)
    binders = {name: binder(compiler.parameters.get(name), bind, dialect) for bind, name in text.bind_names.items()}
    unused = [getter for name, getter in compiler.parameters.items() if name not in binders]
    order = text.positiontup if text.positional else None
    return Plan(str(text), binders, order, unused, compiler.reads, compiler.errors, compiler.cost, compiler.ahead)
