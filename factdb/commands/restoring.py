"""Putting a whole database back from its lines (formats/jsonl.py): the one write that leaves no revision of its own.

Records keep their ids and the moments they were recorded at, and the log says who wrote them in the database they came
from: what is put back is that database, not news about it (docs/decisions/0022-a-restored-database-is-the-same.md).
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from sqlalchemy import Table, bindparam, cast, delete, func, insert, select, update
from sqlalchemy import column as sql_column
from sqlalchemy import table as sql_table
from sqlalchemy.dialects.postgresql import REGCLASS
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from factdb.commands.reaching import nouns_by_word
from factdb.commands.restored_keys import write_keys
from factdb.commands.restored_log import bind_log, sealed
from factdb.commands.restored_rows import Row, Rows
from factdb.errors import BadInput, Conflict
from factdb.formats.jsonl import Line
from factdb.models import MERGES, Account, Base, Merge, Recorded, Revision, RevisionRecord
from factdb.search.reindexing import index_all

BATCH = 500  # rows that are written at once, or a line more
MERGES_OF = {merges.table(): merges for merges in MERGES.values()}

Numbered = tuple[int, Line]


def is_empty(session: Session) -> bool:
    """Whether nobody has written to the database yet."""
    return not any(session.scalar(select(model.id).limit(1)) for model in (Account, Revision))


def restore(session: Session, lines: Iterable[Numbered]) -> Iterator[int]:
    """Write the records of all lines; answers how many were written, batch by batch. The caller owns the transaction.
    Raises Conflict where the database is not empty, and BadInput with the line that cannot be taken."""
    if not is_empty(session):
        raise Conflict("The database is not empty.", hint="An export is put back into a new one: name it by --db.")
    rows = Rows()
    for first, last, number in batches(rows, lines):
        with told(f"lines {first} to {last}"):
            write(session, rows)
        yield number
    with told("the whole"):
        tie_up(session, rows)
    index_all(session.connection())
    bind_log(session)
    go_on_counting(session)


def batches(rows: Rows, lines: Iterable[Numbered]) -> Iterator[tuple[int, int, int]]:
    """Take lines in until they make up a batch; answers the numbers of its first and last, and how many they are."""
    first, last, count = 0, 0, 0
    for number, line in lines:
        first, last, count = first or number, number, count + 1
        take(rows, number, line)
        if rows.waiting >= BATCH:
            yield first, last, count
            first, count = 0, 0
    if count:
        yield first, last, count


def take(rows: Rows, number: int, line: Line) -> None:
    try:
        rows.add(line)
    except BadInput as error:
        raise BadInput(f"line {number}: {error.message}", hint=error.hint) from error


@contextmanager
def told(where: str) -> Iterator[None]:
    """Says between which lines the database refused a row."""
    try:
        yield
    except IntegrityError as error:
        said = " ".join(str(error.orig).split())
        hint = "A record is there twice, or names one that is not in the file. Export it again."
        raise BadInput(f"{where}: The records do not fit together ({said}).", hint=hint) from error


def write(session: Session, rows: Rows) -> None:
    """Write what was taken in, records before those that name them."""
    connection = session.connection()
    for table in Base.metadata.sorted_tables:
        if found := rows.of.pop(table, None):
            connection.execute(insert(table), completed(session, table, found))
            write_keys(session, table, found)


def completed(session: Session, table: Table, rows: list[Row]) -> list[Row]:
    """The rows with what their lines leave to be worked out."""
    if table is Revision.__table__:
        return [sealed(row) for row in rows]
    if table in MERGES_OF:
        return dated(session, MERGES_OF[table], rows)
    return rows


def dated(session: Session, merges: type[Merge], rows: list[Row]) -> list[Row]:
    """Merges with the moments of their versions, which the log alone tells: where a chain ends changes with others."""
    log = RevisionRecord
    these = (log.noun == merges.word, log.record_id.in_([row["id"] for row in rows]))
    last = select(log.record_id, func.max(log.version)).where(*these).group_by(log.record_id)
    decided = select(Revision.id, Revision.recorded).where(Revision.id.in_([row["merged_in_id"] for row in rows]))
    versions, moments = ({found[0]: found[1] for found in session.execute(asked)} for asked in (last, decided))
    return [{**row, "recorded_from": versions.get(row["id"]) or moments.get(row["merged_in_id"])} for row in rows]


def last_used(session: Session, model: type[Recorded]) -> int:
    """The highest id that a row of the table has or, by the log, had."""
    table = model.table()
    logged = select(func.max(RevisionRecord.record_id)).where(RevisionRecord.noun == model.word)
    return max(session.scalar(select(func.max(table.c.id))) or 0, session.scalar(logged) or 0)


def tie_up(session: Session, rows: Rows) -> None:
    """Write the references that waited."""
    for column, pairs in rows.later.items():
        table = column.table
        assert isinstance(table, Table)
        change = update(table).where(table.c.id == bindparam("of")).values({column.name: bindparam("target")})
        session.connection().execute(change, [{"of": id_, "target": target} for id_, target in pairs])


def go_on_counting(session: Session) -> None:
    """See to it that the next record gets an id that none had before."""
    for model in nouns_by_word().values():
        count_from(session, model.table(), last_used(session, model))
    for log in (Revision, RevisionRecord):
        assert isinstance(log.__table__, Table)
        count_from(session, log.__table__, session.scalar(select(func.max(log.id))) or 0)


def count_from(session: Session, table: Table, last: int) -> None:
    if last == 0:
        return
    connection = session.connection()
    if connection.dialect.name == "postgresql":
        sequence = func.pg_get_serial_sequence(table.name, "id")
        connection.execute(select(func.setval(cast(sequence, REGCLASS), last)))
    else:
        counted = sql_table("sqlite_sequence", sql_column("name"), sql_column("seq"))
        connection.execute(delete(counted).where(counted.c.name == table.name))
        connection.execute(insert(counted).values(name=table.name, seq=last))
