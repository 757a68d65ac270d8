"""What the compiler assumes where it cannot know how many rows a statement will touch (docs/limits.md)."""

from factdb.graphql.compiler.rows import Row

DETAILS = 5  # rows that belong to one record: names, roles, authors
LISTED = 50  # what one record's list holds, where all of it is counted or searched
WHOLE = 1_000  # the same for a whole list at the root


def listed(parent: Row | None) -> int:
    """How many rows counting or searching a list looks at."""
    return WHOLE if parent is None else LISTED
