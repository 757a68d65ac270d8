"""Merged records, as they are read: by a map from each to the record that survives it (docs/decisions/0013).

No foreign key is rewritten. A number that may be a merged record's is led to the survivor's; what belongs to a survivor
is what names it or any record that was merged into it; and merged records are in no list.
"""

from sqlalchemy import FromClause, Select, func, select, union_all

from factdb.graphql.compiler.json_sql import Column
from factdb.graphql.compiler.rows import NOUNS, Condition, Moment, Noun, Row, Viewpoint, row_of, rows_of


def target_of(noun: Noun, column: str) -> Noun | None:
    """The noun whose records this column of a row names, its own id included, if such records can be merged."""
    if column == "id":
        return noun if noun.merges else None
    for key in noun.table.c[column].foreign_keys:
        for other in NOUNS.values():
            if other.merges and other.table is key.column.table:
                return other
    return None


def map_of(noun: Noun, moment: Moment, viewer: Viewpoint) -> Row:
    """The map of a noun as of a moment."""
    assert noun.merges is not None
    return row_of(NOUNS[noun.merges], moment, viewer)


def survivor(noun: Noun, number: Column, moment: Moment, viewer: Viewpoint) -> Column:
    """The number of the record that survives this one: its own where it was not merged. Null stays null."""
    if not noun.merges:
        return number
    there = []
    for merge in rows_of(NOUNS[noun.merges], moment, viewer):
        found = select(merge["survivor_id"]).select_from(merge.table).where(merge["record_id"] == number, *merge.rights)
        there.append(found.correlate_except(merge.table).scalar_subquery())
    return func.coalesce(*there, number)


def is_merged(noun: Noun, number: Column, moment: Moment, viewer: Viewpoint) -> Condition:
    """Whether the record of this number was merged into another."""
    merge = map_of(noun, moment, viewer)
    there = select(merge["id"]).select_from(merge.table).where(merge["record_id"] == number, *merge.rights)
    return there.correlate_except(merge.table).exists()


def all_of(record: Row, viewer: Viewpoint) -> Select[tuple[int]]:
    """The numbers that foreign keys to this record, which survives, may hold: its own, and those of the records merged
    into it."""
    merge = map_of(record.noun, record.moment, viewer)
    merged = select(merge["record_id"]).where(merge["survivor_id"] == record["id"], *merge.rights)
    own = select(record["id"].label("number"))
    both = union_all(own.correlate(record.table), merged.correlate(record.table)).subquery()
    return select(both.c.number)


def everyone(noun: Noun, moment: Moment, viewer: Viewpoint) -> FromClause:
    """Each record's number as `member`, with that of its survivor. A merged record is there a second time, as its own
    survivor, which no list leads to."""
    merge = map_of(noun, moment, viewer)
    merged = select(merge["record_id"].label("member"), merge["survivor_id"].label("survivor")).where(*merge.rights)
    own = noun.table.alias()
    return select(own.c.id.label("member"), own.c.id.label("survivor")).union_all(merged).subquery()
