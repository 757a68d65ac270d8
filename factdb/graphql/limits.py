"""What one operation may ask for.

The document is measured as it would be with all fragments in place, but without putting them there: each fragment is
measured once, so that a chain of fragments that doubles at every step takes no longer than one that does not. All
this is before validation, so unknown and circular fragments count as empty: validation tells them.
"""

import sys
from collections.abc import Iterator
from dataclasses import dataclass, fields

from graphql import (
    DocumentNode,
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    GraphQLError,
    Node,
    OperationDefinitionNode,
    SelectionNode,
    SelectionSetNode,
)
from graphql.validation.rules import overlapping_fields_can_be_merged

from factdb.errors import FactdbError

LIMIT_EXCEEDED, COST_EXCEEDED = "LIMIT_EXCEEDED", "COST_EXCEEDED"
LARGEST = 2**53 - 1  # that JSON numbers are read as exactly; what is more is told as this
MOST_ERRORS = 20  # of validation; one that quotes a long value takes as long to write as the value
COMPARISONS = 100_000  # of fields asked for in one place, which are quadratic
overlapping_fields_can_be_merged.MAX_COMPLEXITY_BUDGET = COMPARISONS

INTROSPECTED = 600_000  # entries that introspection may list, by the estimate below: twice what tools ask for
LISTS = {  # of introspection, and about how long they are
    "types": 200,
    "fields": 6,
    "args": 4,
    "inputFields": 4,
    "enumValues": 3,
    "possibleTypes": 2,
    "interfaces": 2,
    "directives": 6,
}


@dataclass(frozen=True)
class Limits:
    """What one operation may ask for. docs/limits.md says why the defaults are what they are."""

    depth: int = 15
    aliases: int = 100
    roots: int = 30
    directives: int = 50
    fields: int = 1_000
    tokens: int = 3_000
    characters: int = 100_000
    tables: int = 400
    cost: int = 500_000


DEFAULTS = Limits()
UNLIMITED = Limits(*[sys.maxsize] * len(fields(Limits)))


class LimitExceeded(FactdbError):
    """The operation asks for more of something than is answered. `found` is None where counting stopped."""

    code = LIMIT_EXCEEDED

    def __init__(self, message: str, hint: str, limit: str, allowed: int, found: int | None = None) -> None:
        super().__init__(message, hint=hint)
        told = {} if found is None else {"found": min(found, LARGEST)}
        self.extensions = {"limit": limit, **told, "allowed": allowed}


class CostExceeded(FactdbError):
    """The operation may touch more rows than are read for one."""

    code = COST_EXCEEDED

    def __init__(self, requested: int, limit: int) -> None:
        super().__init__(
            f"This operation may touch {requested:,} rows; the limit is {limit:,}.",
            hint="Ask for smaller pages (first, last), for fewer lists inside of lists, or in several operations.",
        )
        self.extensions = {"cost": {"requested": requested, "limit": limit}}


# --- measuring


@dataclass
class Tally:
    """What a selection set asks for, fragments expanded; `listed` is the entries that introspection lists of it."""

    fields: int = 0
    roots: int = 0
    aliases: int = 0
    directives: int = 0
    introspected: int = 0
    listed: int = 0
    depth: int = 0
    deepest: Node | None = None

    def add(self, other: "Tally") -> None:
        """Count what stands beside it."""
        self.fields += other.fields
        self.roots += other.roots
        self.aliases += other.aliases
        self.directives += other.directives
        self.introspected += other.introspected
        self.listed += other.listed
        if other.depth > self.depth:
            self.depth, self.deepest = other.depth, other.deepest


@dataclass
class Measure:
    """Measures the operations of a document. `visited` is how many selections were looked at."""

    fragments: dict[str, FragmentDefinitionNode]
    visited: int = 0

    def __post_init__(self) -> None:
        self.known: dict[str, Tally] = {}
        for name in innermost_first(self.fragments):
            self.known[name] = self.tally(self.fragments[name].selection_set)

    def tally(self, selections: SelectionSetNode | None) -> Tally:
        total = Tally()
        for selection in selections.selections if selections else ():
            self.visited += 1
            total.add(self.of(selection))
            total.directives += len(selection.directives or ())
        return total

    def of(self, selection: SelectionNode) -> Tally:
        if isinstance(selection, FieldNode):
            return of_field(selection, self.tally(selection.selection_set))
        if isinstance(selection, FragmentSpreadNode):
            return self.known.get(selection.name.value, Tally())
        return self.tally(getattr(selection, "selection_set", None))


def of_field(node: FieldNode, inside: Tally) -> Tally:
    """The tally of a field, given that of what is asked of it. How deep introspection goes is for validation to say."""
    name = node.name.value
    listed = LISTS.get(name, 1) * (1 + inside.listed)
    introspects = name in ("__schema", "__type")
    return Tally(
        fields=1 + inside.fields,
        roots=1,
        aliases=(node.alias is not None) + inside.aliases,
        directives=inside.directives,
        introspected=listed if introspects else inside.introspected,
        listed=listed,
        depth=1 if introspects else 1 + inside.depth,
        deepest=inside.deepest if inside.depth and not introspects else node,
    )


def innermost_first(fragments: dict[str, FragmentDefinitionNode]) -> Iterator[str]:
    """The names of the fragments, each after those it spreads, as far as they are no circle. It does not recurse: a
    chain may be as long as the document."""
    entered: set[str] = set()
    for name in fragments:
        way = [(name, iter([name]))]
        while way:
            here, rest = way[-1]
            inner = next((spread for spread in rest if spread not in entered and spread in fragments), None)
            if inner is None:
                way.pop()
                if way:
                    yield here
            else:
                entered.add(inner)
                way.append((inner, spreads(fragments[inner].selection_set)))


def spreads(selections: SelectionSetNode) -> Iterator[str]:
    """The names of the fragments that are spread anywhere inside."""
    open_ = [selections]
    while open_:
        for selection in open_.pop().selections:
            if isinstance(selection, FragmentSpreadNode):
                yield selection.name.value
            elif inner := getattr(selection, "selection_set", None):
                open_.append(inner)


# --- refusing

SPLIT = "Ask for less of it, or in several operations."


def check_operations(ast: DocumentNode, limits: Limits) -> list[GraphQLError]:
    """An error for each limit that an operation of the document exceeds."""
    measure = Measure({part.name.value: part for part in ast.definitions if isinstance(part, FragmentDefinitionNode)})
    operations = [part for part in ast.definitions if isinstance(part, OperationDefinitionNode)]
    return [error for operation in operations for error in exceeded(operation, measure, limits)]


def exceeded(operation: OperationDefinitionNode, measure: Measure, limits: Limits) -> Iterator[GraphQLError]:
    tally = measure.tally(operation.selection_set)
    directives = tally.directives + len(operation.directives or ())
    deeper = "Ask for less depth, and for the rest by `node` in a second operation."
    counts = [
        ("depth", "is {} fields deep", tally.depth, limits.depth, deeper),
        ("aliases", "has {} aliases", tally.aliases, limits.aliases, SPLIT),
        ("roots", "asks for {} fields at its root", tally.roots, limits.roots, SPLIT),
        ("directives", "has {} directives", directives, limits.directives, SPLIT),
        ("fields", "asks for {} fields", tally.fields, limits.fields, SPLIT),
        ("introspection", "lists about {} entries of the schema", tally.introspected, INTROSPECTED, SPLIT),
    ]
    for limit, phrase, found, allowed, hint in counts:
        if found > allowed:
            shown = phrase.format(f"{min(found, LARGEST):,}")
            message = f"The operation {shown} once its fragments are expanded; the limit is {allowed:,}."
            error = LimitExceeded(message, hint, limit, allowed, found)
            yield GraphQLError("", (limit == "depth" and tally.deepest) or operation, original_error=error)


def check_length(text: str, limits: Limits) -> list[GraphQLError]:
    """An error where the document has too many characters."""
    if len(text) <= limits.characters:
        return []
    message = f"The document has {len(text):,} characters; the limit is {limits.characters:,}."
    error = LimitExceeded(message, "Send long texts as variables.", "characters", limits.characters, len(text))
    return [GraphQLError("", original_error=error)]


def too_many_tokens(error: GraphQLError, limits: Limits) -> GraphQLError | None:
    """What the parser raised, in our words, if it is that the document has too many tokens."""
    if not error.message.endswith("tokens. Parsing aborted.") and not error.message.endswith(
        "comments. Parsing aborted."
    ):
        return None
    message = f"The document has more than {limits.tokens:,} tokens, the limit."
    cause = LimitExceeded(message, "Ask for less of it, or use variables for long lists.", "tokens", limits.tokens)
    return GraphQLError("", source=error.source, positions=error.positions, original_error=cause)


def given_up(error: GraphQLError) -> GraphQLError:
    """What validation found, or in our words that it gave up: each of very many fields is compared with each."""
    if error.message != "Validation aborted.":
        return error
    message = "The document asks for too much in one place, or too often for the same, to be checked."
    hint = "Ask for each field once, and spread each fragment once."
    cause = LimitExceeded(message, hint, "comparisons", COMPARISONS)
    return GraphQLError("", error.nodes, original_error=cause)
