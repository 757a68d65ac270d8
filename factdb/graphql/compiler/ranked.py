"""Suggestions for a record: the likeliest first, so many of them."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Integer, and_, literal_column, or_, select

from factdb.errors import BadInput
from factdb.graphql.compiler.bindings import Details, bound
from factdb.graphql.compiler.compiler import Asked, Compiler, noun_of
from factdb.graphql.compiler.filters import unmerged
from factdb.graphql.compiler.json_sql import Joined, Parts, as_text, json_list
from factdb.graphql.compiler.merging import all_of, survivor, target_of
from factdb.graphql.compiler.rows import Condition, Row

USUAL, MOST = 10, 100


@dataclass(frozen=True)
class Ranked:
    """The rows of suggestions by their scores. `key` leads to the record they are for, `other` to what they suggest,
    which is another record of the same noun. Read as stored, they are all that there are."""

    key: str
    other: str

    def write(self, compiler: Compiler, asked: Asked, source: Row) -> Parts:
        size = most(compiler, asked)
        with compiler.times(size):
            row = compiler.row(noun_of(asked.type), source.moment)
            other = compiler.row(source.noun, source.moment)
            value = as_text(compiler.selected(asked.type, asked.selections, row))
        best = select(value.label("item"), row["score"].label("score"), row["id"].label("id"))
        best = best.where(*self.worth(compiler, row, other, source)).correlate(source.table)
        best = best.order_by(row["score"].desc(), row["id"])
        if not compiler.as_stored:
            best = best.limit(literal_column(str(size), Integer()))
        page = best.subquery()
        return json_list(select(Joined(page.c.item, page.c.score.desc(), page.c.id)).scalar_subquery())

    def worth(self, compiler: Compiler, row: Row, other: Row, source: Row) -> list[Condition]:
        """That a suggestion is for this record, and that nobody has decided on it yet."""
        for_this = [row[self.key].in_(all_of(source, compiler)), *row.rights]
        if compiler.as_stored:
            return [*for_this, other["id"] == row[self.other], *other.rights]
        undecided = [other["id"] == row[self.other], other["id"] != source["id"], *unmerged(compiler, other)]
        rival = compiler.row(row.noun, row.moment)
        same = [rival[self.key].in_(all_of(source, compiler)), rival[self.other] == row[self.other]]
        return [*for_this, *undecided, *other.rights, *other.standing, ~is_better(rival, row, same)]


def is_better(rival: Row, row: Row, same: list[Condition]) -> Condition:
    """That there is a rival which suggests the same, as it may where records were merged, with a higher score, or made
    earlier."""
    above = or_(rival["score"] > row["score"], and_(rival["score"] == row["score"], rival["id"] < row["id"]))
    found = select(rival["id"]).select_from(rival.table).where(above, *same, *rival.rights)
    return found.correlate_except(rival.table).exists()


@dataclass(frozen=True)
class OnceEach(Details):
    """Suggestions as details, of which those whose column leads to one record, by merges, are told once."""

    column: str

    def belongs(self, compiler: Compiler, row: Row, source: Row) -> Condition:
        rival = compiler.row(row.noun, row.moment)
        target = target_of(row.noun, self.column)
        assert target is not None
        theirs, ours = (survivor(target, one[self.column], row.moment, compiler) for one in (rival, row))
        same = [rival[self.key] == row[self.key], theirs == ours]
        return and_(super().belongs(compiler, row, source), ~is_better(rival, row, same))


def most(compiler: Compiler, asked: Asked) -> int:
    """How many are asked for. Raises BadInput."""
    given = asked.given("first")
    size = compiler.known(given)
    if size is None:
        return USUAL
    if not 0 <= size <= MOST:
        raise BadInput(f"There are no {size} suggestions.", path=("first",), hint=f"Give first as 0 to {MOST}.")
    return int(size)


def ranked(description: str, key: str, other: str) -> Any:
    """The suggestions whose `key` leads to this record, unless what they suggest was decided on."""
    first = (int | None, f"At most so many, {USUAL} unless told, and never more than {MOST}.")
    return bound(Ranked(key, other), description, first=first)


def once_each(description: str, key: str, column: str) -> Any:
    """The suggestions whose foreign key is this record, each record that this column leads to once."""
    return bound(OnceEach(key, ("id",), column), description)
