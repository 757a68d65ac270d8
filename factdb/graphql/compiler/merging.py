"""Merged records, as they are read: by a map from each to the record that survives it (docs/decisions/0013).

No foreign key is rewritten. A number that may be a merged record's is led to the survivor's; what belongs to a survivor
is what names it or any record that was merged into it; and merged records are in no list.
"""

from dataclasses import replace

from sqlalchemy import FromClause, Select, false, func, select, union_all

from factdb.graphql.compiler.json_sql import Column
from factdb.graphql.compiler.rows import NOUNS, Condition, Moment, Noun, Row, Viewpoint, named_by, row_of, rows_of


def target_of(noun: Noun, column: str) -> Noun | None:
    """The noun whose records this column of a row names, its own id included, if such records can be merged."""
    found = noun if column == "id" else named_by(noun, column)
    return found if found is not None and found.merges else None


def map_of(noun: Noun, moment: Moment, viewer: Viewpoint) -> Row:
    """The map of a noun as of a moment; an empty one to whom sees records as they are stored."""
    assert noun.merges is not None
    row = row_of(NOUNS[noun.merges], moment, viewer)
    return replace(row, rights=(*row.rights, false())) if viewer.as_stored else row


def survivor(noun: Noun, number: Column, moment: Moment, viewer: Viewpoint) -> Column:
    """The number of the record that survives this one: its own where it was not merged. Null stays null."""
    if not noun.merges or viewer.as_stored:
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
    """Each record's number as `member`, with that of its survivor; as of a moment also of what was removed since. A
    record may be there more than once; a merged one is its own survivor too, which no list leads to."""
    merge = map_of(noun, moment, viewer)
    merged = select(merge["record_id"].label("member"), merge["survivor_id"].label("survivor")).where(*merge.rights)
    tables = [noun.table] if moment.recorded is None else [noun.table, noun.table.info["history"]]
    own = (select(table.c.id.label("member"), table.c.id.label("survivor")) for table in (t.alias() for t in tables))
    return union_all(*own, merged).subquery()
