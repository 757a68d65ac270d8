"""One subscription: what it asks for, and reading an event of it by one statement."""

from dataclasses import dataclass
from typing import Any

from graphql import FieldNode, GraphQLError, GraphQLObjectType
from graphql.execution.values import get_variable_values

from factdb.db import Database
from factdb.errors import BadInput
from factdb.graphql.compiler.arguments import Given, Shape
from factdb.graphql.compiler.coercion import Uncoercible, Variables
from factdb.graphql.compiler.compiler import ACCOUNT, Compiler
from factdb.graphql.compiler.events import NUMBER
from factdb.graphql.compiler.plan import Part, Plan
from factdb.graphql.compiler.plans import Document, Refused
from factdb.graphql.errors import BAD_INPUT
from factdb.graphql.reading import ran
from factdb.graphql.viewer import Viewer
from factdb.rules.ids import number_of


@dataclass(frozen=True)
class Following:
    """A subscription that was found good: its plan, its variables, and the revision it begins after."""

    plan: Plan
    variables: Variables
    nothing: str
    after: int | None

    def event(self, number: int, database: Database) -> str | None:
        """The response for a revision, as JSON; None where it is not to be told. It blocks."""
        values = self.plan.bind({**self.variables, NUMBER: number})
        with database.reading() as connection:
            text = ran(self.plan, connection, values)
        return None if text == self.nothing else text


def following(document: Document, given: Variables, viewer: Viewer, database: Database) -> Following:
    """Compile a subscription once, for these variables and this viewer. Raises Refused, and FactdbError for arguments
    that cannot be taken."""
    variables = {**coerced(document, given), ACCOUNT: viewer.account_id}
    type_ = document.schema.subscription_type
    assert type_ is not None
    selections = [document.operation.selection_set]
    compiler = Compiler(document.schema, document.fragments, Shape(variables), viewer.role, False, document.getters)
    try:
        ((key, (node, *_)),) = compiler.collected(type_, selections, {}).items()  # validation: it has one field
        part, shape = Part(type_, selections), Shape(variables)
        plan = document.compile(part, shape, viewer.role, database.engine.dialect, completing=False)
        plan.bind({**variables, NUMBER: 0})  # finds values that cannot be taken before the first event
        after = begin_after(compiler, type_, node)
    except Uncoercible:
        raise BadInput("An argument is null that may not be.", hint="Give it a value.") from None
    return Following(plan, variables, f'{{"data":{{"{key}":null}}}}', after)


def coerced(document: Document, given: Variables) -> Variables:
    try:
        variables: Variables = document.coerce(given)
    except Uncoercible:
        nodes = document.operation.variable_definitions or ()
        found: Any = get_variable_values(document.schema, nodes, given)
        errors = found if isinstance(found, list) else [GraphQLError("A variable has a value its type does not take.")]
        raise Refused(errors, BAD_INPUT, document.ast) from None
    return variables


def begin_after(compiler: Compiler, type_: GraphQLObjectType, node: FieldNode) -> int | None:
    after = compiler.arguments(type_.fields[node.name.value], node).get("after")
    if not isinstance(after, Given):
        return None
    number: int = after.checked(lambda id_: number_of(id_, "revision"))(compiler.shape.variables)
    return number
