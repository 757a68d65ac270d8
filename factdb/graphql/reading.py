"""Reading: one statement per operation. Where it can be, its value is the response as it is sent; otherwise
Strawberry's executor completes it by response key.

A mutation runs its command first and reads what it wrote by `Reader.payload`, on the same transaction.
"""

import json
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

from graphql import GraphQLError, OperationType
from sqlalchemy import Connection, Dialect
from sqlalchemy.exc import DBAPIError, OperationalError
from strawberry import Info
from strawberry.types import ExecutionResult

from factdb.db.engines import TOO_DEEP
from factdb.errors import BadInput, FactdbError, OperationTooDeep
from factdb.graphql.compiler.arguments import Path, Shape
from factdb.graphql.compiler.coercion import Uncoercible, Variables
from factdb.graphql.compiler.compiler import ACCOUNT, TYPE
from factdb.graphql.compiler.plans import Document, Documents, Part, Plan, Refused, Values
from factdb.graphql.errors import BAD_INPUT, told
from factdb.graphql.limits import DEFAULTS, CostExceeded, LimitExceeded, Limits
from factdb.graphql.schema import Schema
from factdb.graphql.viewer import Viewer
from factdb.rules.vocabulary import Role

Data = dict[str, Any]


@dataclass
class Viewing:
    """The context of one execution: `info.context` in resolvers. `errors` are those the compiler met, by the path at
    which they are told; `cost` is how many rows its statements may touch. Who serves mutations passes a subclass with
    what their resolvers need."""

    role: Role | None = None
    account: int | None = None
    errors: dict[Path, Exception] = field(default_factory=dict)
    document: Document | None = None
    variables: Variables = field(default_factory=dict)
    cost: int = 0


@dataclass(frozen=True)
class Bound:
    """A statement whose value is the response's text, with what it takes."""

    plan: Plan
    values: Values


class Reader:
    """Answers GraphQL operations. Made once for a schema; safe to use from several threads. `as_stored` answers each
    record by itself, as if none was merged into another: for what goes out to be put back."""

    def __init__(self, schema: Schema, size: int = 1000, limits: Limits = DEFAULTS, *, as_stored: bool = False) -> None:
        self.schema = schema
        self.documents = Documents(schema.core, size, limits, as_stored=as_stored)

    def operation_type(self, text: str, name: str | None = None) -> OperationType | None:
        """Whether a document's operation is a query, a mutation or a subscription; None where it cannot be executed."""
        try:
            return self.documents.get(text, name).operation.operation
        except Refused:
            return None

    def read(
        self,
        text: str,
        variables: Variables | None = None,
        name: str | None = None,
        *,
        role: Role | None = None,
        account: int | None = None,
        connection: Connection,
        cost: bool = False,
    ) -> ExecutionResult:
        """Answer a query with one statement on the connection, as a viewer of this role and account may see it; `cost`
        is whether `extensions` tell how many rows it may touch. Raises OperationalError where the database fails."""
        viewing = Viewing(role, account)
        try:
            document = self.documents.get(text, name)
            kind = document.operation.operation
            if kind is not OperationType.QUERY:
                raise Refused([GraphQLError(f"A {kind.value} cannot be sent where only queries are read.")], BAD_INPUT)
            row = self.row(document, variables or {}, viewing, connection)
        except Refused as refusal:
            return ExecutionResult(None, refusal.errors)
        except OperationalError:  # the database's own trouble, which whoever opened it words
            raise
        except Exception as error:  # of the operation as a whole, or ours
            return ExecutionResult(None, told([GraphQLError("", original_error=error)], BAD_INPUT))
        result = self.execute(document, text, variables, name, viewing, row)
        if cost:
            result.extensions = {**(result.extensions or {}), "cost": self.cost_of(viewing)}
        return result

    def cost_of(self, counted: Viewing | Plan) -> dict[str, int]:
        """How many rows an operation may touch, as `extensions.cost` tells it."""
        return {"requested": counted.cost, "limit": self.documents.limits.cost}

    def kept(
        self, text: str, variables: Variables | None, name: str | None, *, viewer: Viewer, dialect: Dialect
    ) -> Bound | None:
        """The statement that writes the response, where its plan is kept: this neither parses nor compiles."""
        document = self.documents.kept(text, name)
        if document is None or not document.direct:
            return None
        try:
            given = document.coerce(variables or {})
            given[ACCOUNT] = viewer.account_id
            plan = document.kept(document.whole, given, viewer.role, dialect, completing=False)
            return Bound(plan, plan.bind(given)) if plan and plan.is_alone else None
        except (BadInput, Uncoercible):
            return None

    def bound(
        self, text: str, variables: Variables | None, name: str | None, *, viewer: Viewer, dialect: Dialect
    ) -> Bound | None:
        """The statement that writes the response, made where it is not kept; None where the executor must answer: to
        tell what is wrong with a value, or about the schema. Raises Refused where the operation cannot be executed."""
        document = self.documents.get(text, name)
        if not document.direct:
            return None
        try:
            given = document.coerce(variables or {})
            given[ACCOUNT] = viewer.account_id
            plan = document.plan(document.whole, given, viewer.role, dialect, completing=False)
            self.documents.weigh()
            return Bound(plan, plan.bind(given)) if plan.is_alone else None
        except (LimitExceeded, CostExceeded) as error:
            raise Refused([GraphQLError("", original_error=error)], BAD_INPUT) from error
        except (FactdbError, Uncoercible):
            return None

    def bytes(
        self,
        text: str,
        variables: Variables | None = None,
        name: str | None = None,
        *,
        role: Role | None = None,
        account: int | None = None,
        connection: Connection,
    ) -> bytes:
        """The response to a query as it is sent, by one statement on the connection. Raises OperationalError where the
        database fails."""
        with suppress(OperationTooDeep, Refused):
            viewer = Viewer(role, account)
            bound = self.bound(text, variables, name, viewer=viewer, dialect=connection.dialect)
            if bound is not None:
                return ran(bound.plan, connection, bound.values).encode()
        return encoded(self.read(text, variables, name, role=role, account=account, connection=connection))

    def write(
        self, text: str, variables: Variables | None = None, name: str | None = None, *, viewing: Viewing
    ) -> ExecutionResult:
        """Execute a mutation. Its resolvers find the viewing as `info.context`, and read their payloads by it."""
        try:
            document = self.documents.get(text, name)
            if document.operation.operation is not OperationType.MUTATION:
                raise Refused([GraphQLError("This operation is no mutation.")], BAD_INPUT)
        except Refused as refusal:
            return ExecutionResult(None, refusal.errors)
        return self.execute(document, text, variables, name, viewing, None)

    def payload(self, info: Info[Any, Any], type_name: str, records: Mapping[str, Any], connection: Connection) -> Data:
        """The payload of a mutation's field, read by one statement on the connection that wrote.

        `records` are the payload's sources by the names that its fields' bindings give: the number of a record, a list
        of numbers, or a plain value (compiler/payloads.py). Return the result from the resolver.
        """
        viewing: Viewing = info.context
        document = viewing.document
        assert document is not None
        path = tuple(key for key in info.path.as_list() if isinstance(key, str))
        selections = [node.selection_set for node in info._raw_info.field_nodes if node.selection_set]
        part = Part(self.schema.core.get_type(type_name), selections, path, records)
        variables = viewing.variables | {f"#{name}": value for name, value in records.items()}
        return self.answer(document, part, variables, viewing, connection)

    # --- steps

    def row(self, document: Document, given: Variables, viewing: Viewing, connection: Connection) -> Data | None:
        """What the operation's statement answers; nothing where a variable cannot be coerced: the executor words it."""
        try:
            variables = document.coerce(given)
        except Uncoercible:
            return None
        return self.answer(document, document.whole, variables, viewing, connection)

    def answer(
        self, document: Document, part: Part, variables: Variables, viewing: Viewing, connection: Connection
    ) -> Data:
        """The row of a part, by its one statement; none runs where nothing of it comes from the database."""
        plan, values = fitting(document, part, variables | {ACCOUNT: viewing.account}, viewing.role, connection.dialect)
        viewing.errors.update(plan.errors)
        viewing.cost += plan.cost
        if not plan.reads:
            return {TYPE: part.type.name}
        if plan.ahead.work:
            values = plan.bind(variables | {ACCOUNT: viewing.account} | plan.ahead.done(connection, variables))
        data: Data = json.loads(ran(plan, connection, values))
        return data

    def execute(
        self,
        document: Document,
        text: str,
        variables: Variables | None,
        name: str | None,
        viewing: Viewing,
        row: Data | None,
    ) -> ExecutionResult:
        viewing.document = document
        with suppress(Uncoercible):  # the executor finds it again, and words it
            viewing.variables = document.coerce(variables or {})
        result = self.schema.execute_sync(text, variables, viewing, row, name or None)
        return ExecutionResult(result.data, told(result.errors, BAD_INPUT), result.extensions)


def ran(plan: Plan, connection: Connection, values: Values) -> str:
    """What the plan's statement answers. Raises OperationTooDeep."""
    try:
        return plan.run(connection, values)
    except DBAPIError as error:
        if any(sign in str(error.orig) for sign in TOO_DEEP):
            raise OperationTooDeep from None
        raise


def encoded(result: ExecutionResult) -> bytes:
    """A result as JSON in UTF-8, as it is sent. Half a surrogate pair, which UTF-8 cannot hold, stays an escape."""
    content: Data = {"errors": [error.formatted for error in result.errors]} if result.errors else {}
    content |= {} if result.data is None else {"data": result.data}
    content |= {"extensions": result.extensions} if result.extensions else {}
    return json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "backslashreplace")


def fitting(
    document: Document, part: Part, variables: Variables, role: Role | None, dialect: Dialect
) -> tuple[Plan, Values]:
    """A plan for these variables, and what its statement takes. A kept one may find a bad value only when it is bound;
    made anew, the plan leaves out the field whose value it is, and knows the error."""
    try:
        plan = document.plan(part, variables, role, dialect)
        return plan, plan.bind(variables)
    except BadInput:
        plan = document.compile(part, Shape(variables), role, dialect)
        return plan, plan.bind(variables)
