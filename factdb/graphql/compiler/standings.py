"""How claims stand that Python found, for what it counts and leaves out before the statement: one more statement, told
by the same columns as `Claim.standing`."""

import json
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Integer, Select, Text, select

from factdb import models
from factdb.graphql.compiler.coercion import Variables
from factdb.graphql.compiler.compiler import Compiler
from factdb.graphql.compiler.corroboration import standing_of_claim
from factdb.graphql.compiler.json_sql import Cell, Joined, Listed, Place, Plain, as_text, json_list
from factdb.graphql.compiler.plan import Plan, planned
from factdb.graphql.compiler.rows import NOW

CLAIMS = "#claims"  # their numbers among the variables; '#' cannot occur in a variable's name

Standings = Callable[[Connection, Variables, Sequence[int]], Mapping[int, str]]


def standings_of(compiler: Compiler, most: int) -> Standings:
    """What tells how each of at most so many claims stands, as the viewer may see it. Those that are not there are left
    out."""
    with compiler.times(most):
        statement = statement_of(compiler)
    plans: dict[str, Plan] = {}  # of the one database that is asked

    def standings(connection: Connection, variables: Variables, numbers: Sequence[int]) -> Mapping[int, str]:
        if connection.dialect.name not in plans:
            plans[connection.dialect.name] = planned(compiler, statement, connection.dialect)
        plan = plans[connection.dialect.name]
        given = {**variables, CLAIMS: json.dumps([[number] for number in numbers])}
        return dict(json.loads(plan.run(connection, plan.bind(given))))

    return standings


def statement_of(compiler: Compiler) -> Select[Any]:
    """A JSON list of pairs: the number of a claim, and how it stands."""
    claim = compiler.row(models.Claim, NOW)
    name = f"standings_{len(compiler.parameters)}"
    listed = Listed(compiler.parameter(lambda variables: variables.get(CLAIMS, "[]"), Text())).alias(name)
    pair = as_text(["[", Plain(claim["id"]), ',"', standing_of_claim(compiler, claim), '"]'])
    found = select(pair.label("value"), Place(name).label("place")).select_from(listed)
    found = found.join(claim.table, claim["id"] == Cell(f"{name}.value", 0, Integer())).where(*claim.rights)
    pairs = found.subquery()
    return select(as_text(json_list(select(Joined(pairs.c.value, pairs.c.place)).scalar_subquery())))
