"""What must be worked out before a statement can run, because Python does it: which records answer a question in words.

A binding asks for it by `ahead`: a function of the connection and of the variables whose result the statement takes as
a parameter. An operation that has any is answered through the executor, on one connection (reading.py).
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection

from factdb.graphql.compiler.coercion import Variables

Work = Callable[[Connection, Variables], Any]


@dataclass
class Ahead:
    """The work of one statement, by the names under which its results stand among the variables."""

    work: dict[str, Work] = field(default_factory=dict)

    def add(self, work: Work) -> str:
        """Add work; answers the name of its result. '#' cannot occur in a variable's name."""
        name = f"#ahead {len(self.work)}"
        self.work[name] = work
        return name

    def done(self, connection: Connection, variables: Variables) -> dict[str, Any]:
        """The results."""
        return {name: work(connection, variables) for name, work in self.work.items()}
