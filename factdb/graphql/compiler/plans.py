"""Plans and their cache: document → what it asks of its variables → statement."""

from collections import OrderedDict
from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from threading import Lock
from typing import Any

from graphql import (
    DocumentNode,
    FragmentDefinitionNode,
    GraphQLError,
    GraphQLSchema,
    OperationDefinitionNode,
    OperationType,
    SelectionSetNode,
    parse,
    validate,
)
from sqlalchemy import BindParameter, Connection, Dialect

from factdb.errors import OperationTooDeep
from factdb.graphql.compiler.arguments import Getter, Getters, Path, Question, Shape
from factdb.graphql.compiler.coercion import Coerce, Variables, coerce_variables
from factdb.graphql.compiler.compiler import Compiler
from factdb.graphql.compiler.literals import too_long
from factdb.graphql.disclosure import introspects
from factdb.graphql.errors import BAD_INPUT, PARSE_FAILED, VALIDATION_FAILED, told
from factdb.graphql.limits import (
    DEFAULTS,
    LIMIT_EXCEEDED,
    MOST_ERRORS,
    CostExceeded,
    Limits,
    check_length,
    check_operations,
    given_up,
    too_many_tokens,
)
from factdb.rules.vocabulary import Role

Values = tuple[Any, ...] | dict[str, Any]
MOST_PLANS = 200  # of one document: as many as there are page sizes, or shapes of filters, that people ask for
WEIGHT_OF_DOCUMENT, WEIGHT_OF_PLAN = 100, 4  # bytes held for each character of a document, and of a statement: measured


class Refused(Exception):
    """A document that cannot be executed, with the errors that say why; `ast` is for those that name a literal."""

    def __init__(self, errors: Sequence[GraphQLError], code: str, ast: DocumentNode | None = None) -> None:
        super().__init__(code)
        self.errors = told(errors, code, ast)


@dataclass(frozen=True)
class Plan:
    """A statement as text, and how its parameters are found in the variables. `reads` is false where nothing of it
    comes from the database; `cost` is how many rows it may touch (docs/limits.md)."""

    sql: str
    binders: Mapping[str, Getter]
    order: Sequence[str] | None  # of the parameters, where the driver takes them by position
    unused: Sequence[Getter]  # of a page of which only the total is asked: a bad cursor is bad still
    reads: bool
    errors: Mapping[tuple[str, ...], Exception]
    cost: int

    def bind(self, variables: Variables) -> Values:
        """What the driver takes. Raises BadInput where a value is none that its field takes."""
        for check in self.unused:
            check(variables)
        values = {name: binder(variables) for name, binder in self.binders.items()}
        return values if self.order is None else tuple(values[name] for name in self.order)

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
        text: Any = statement.compile(dialect=dialect)
    except RecursionError:
        raise OperationTooDeep from None
    binders = {name: binder(compiler.parameters.get(name), bind, dialect) for bind, name in text.bind_names.items()}
    unused = [getter for name, getter in compiler.parameters.items() if name not in binders]
    order = text.positiontup if text.positional else None
    return Plan(str(text), binders, order, unused, compiler.reads, compiler.errors, compiler.cost)


@dataclass
class Document:
    """One operation of one document: its coercion, and its plans by what they depend on besides it."""

    schema: GraphQLSchema
    ast: DocumentNode
    operation: OperationDefinitionNode
    fragments: dict[str, FragmentDefinitionNode]
    coerce: Coerce
    limits: Limits
    questions: dict[tuple[Question, Getter], None] = field(default_factory=dict)
    plans: dict[Hashable, Plan] = field(default_factory=dict)
    getters: Getters = field(default_factory=dict)
    weight: int = 0  # about how many bytes its plans hold
    lock: Lock = field(default_factory=Lock)  # around what is learned and kept; plans are looked up without it

    @cached_property
    def direct(self) -> bool:
        """Whether its statement can write the whole response: it asks nothing about the schema."""
        return self.operation.operation is OperationType.QUERY and not self.introspective

    @cached_property
    def introspective(self) -> bool:
        """Whether it asks about the schema."""
        return introspects(self.operation, self.fragments)

    @cached_property
    def whole(self) -> Part:
        """The operation as one part: what a query's statement answers."""
        return Part(self.schema.query_type, [self.operation.selection_set])

    def kept(
        self, part: Part, variables: Variables, role: Role | None, dialect: Dialect, completing: bool = True
    ) -> Plan | None:
        """The plan of a part of the operation for these variables, where there is one already."""
        return self.plans.get(self.key(part, variables, role, dialect, completing))

    def plan(
        self, part: Part, variables: Variables, role: Role | None, dialect: Dialect, completing: bool = True
    ) -> Plan:
        """The plan of a part of the operation. One with errors is not kept: other values may have none."""
        plan = self.kept(part, variables, role, dialect, completing)
        if plan is None:
            shape = Shape(variables)
            plan = self.compile(part, shape, role, dialect, completing)
            if not plan.errors:
                with self.lock:  # a key without another thread's questions would serve it a wrong plan
                    self.learn(shape)
                    self.keep(self.key(part, variables, role, dialect, completing), plan)
        return plan

    def compile(self, part: Part, shape: Shape, role: Role | None, dialect: Dialect, completing: bool = True) -> Plan:
        """A plan that is made anew, and whose errors are those of these very variables."""
        given = (
            self.schema,
            self.fragments,
            shape,
            role,
            completing,
            self.getters,
            part.path,
            self.limits,
            dialect.name,
        )
        compiler = Compiler(*given)
        return compiled(compiler, part, dialect)

    def key(self, part: Part, variables: Variables, role: Role | None, dialect: Dialect, completing: bool) -> Hashable:
        answers = [question(getter(variables)) for question, getter in self.questions]
        return (role, dialect.driver, completing, part.path, *answers)

    def learn(self, shape: Shape) -> None:
        """A plan may ask what earlier ones did not: the key grows, and plans under the shorter key go."""
        if not shape.questions.keys() <= self.questions.keys():
            self.questions = self.questions | shape.questions  # not in place: another thread may be walking them
            self.forget()
        if len(self.plans) >= MOST_PLANS:
            self.forget()

    def keep(self, key: Hashable, plan: Plan) -> None:
        self.plans[key] = plan
        self.weight += plan.weight

    def forget(self) -> None:
        self.plans.clear()
        self.weight = 0


def prepare(schema: GraphQLSchema, text: str, name: str | None, limits: Limits = DEFAULTS) -> Document:
    """Parse, measure, validate, choose the operation. Raises Refused where one of these fails."""
    ast = parsed(text, limits)
    operation = chosen(ast, name)
    if errors := check_operations(ast, limits):
        raise Refused(errors, LIMIT_EXCEEDED)
    if errors := too_long(ast, text) or validate(schema, ast, max_errors=MOST_ERRORS):
        raise Refused([given_up(error) for error in errors], VALIDATION_FAILED, ast)
    fragments = {part.name.value: part for part in ast.definitions if isinstance(part, FragmentDefinitionNode)}
    return Document(schema, ast, operation, fragments, coerce_variables(schema, operation), limits)


def parsed(text: str, limits: Limits) -> DocumentNode:
    if errors := check_length(text, limits):
        raise Refused(errors, LIMIT_EXCEEDED)
    try:
        return parse(text, max_lexical_tokens=limits.tokens, max_comments=limits.tokens)
    except GraphQLError as error:
        raise Refused([too_many_tokens(error, limits) or error], PARSE_FAILED) from None


def chosen(ast: DocumentNode, name: str | None) -> OperationDefinitionNode:
    """The operation of that name, or the only one."""
    operations = [part for part in ast.definitions if isinstance(part, OperationDefinitionNode)]
    named = [operation for operation in operations if not name or (operation.name and operation.name.value == name)]
    if len(named) == 1:
        return named[0]
    names = ", ".join(operation.name.value for operation in operations if operation.name)
    if name:
        message = f"The document has no operation {name!r}."
    else:
        message = "The document has no operation." if not operations else "The document has several operations."
    hint = f" Give one of them as operationName: {names}." if names else ""
    raise Refused([GraphQLError(message + hint)], BAD_INPUT)


class Documents:
    """The cache of documents, bounded in how many they are and in about how many bytes they and their plans hold. The
    least recently used goes first."""

    def __init__(
        self, schema: GraphQLSchema, size: int = 1000, limits: Limits = DEFAULTS, most_bytes: int = 256 * 2**20
    ) -> None:
        self.schema, self.size, self.limits, self.most_bytes = schema, size, limits, most_bytes
        self.known: OrderedDict[tuple[str, str | None], Document] = OrderedDict()
        self.lock = Lock()

    def kept(self, text: str, name: str | None) -> Document | None:
        """The prepared operation, where it is known already."""
        key = (text, name or None)
        with self.lock:
            if key in self.known:
                self.known.move_to_end(key)
                return self.known[key]
        return None

    def get(self, text: str, name: str | None) -> Document:
        """The prepared operation. Raises Refused where it cannot be executed."""
        document = self.kept(text, name)
        if document is None:
            document = prepare(self.schema, text, name, self.limits)
            with self.lock:
                self.known[text, name or None] = document
                self.shrink()
        return document

    def weigh(self) -> None:
        """Let go of what is over the bounds, after a document has got another plan."""
        with self.lock:
            self.shrink()

    def shrink(self) -> None:
        held = self.held()
        while len(self.known) > self.size or (held > self.most_bytes and len(self.known) > 1):
            (text, _), document = self.known.popitem(last=False)
            held -= weight_of(text, document)

    def held(self) -> int:
        """About how many bytes the documents and their plans hold."""
        return sum(weight_of(text, document) for (text, _), document in self.known.items())


def weight_of(text: str, document: Document) -> int:
    return WEIGHT_OF_DOCUMENT * len(text) + document.weight
