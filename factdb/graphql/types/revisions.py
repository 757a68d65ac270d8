"""The log of writes."""

import datetime as dt

import strawberry
from strawberry.scalars import JSON

from factdb import models
from factdb.graphql.compiler.bindings import column, details, noun, one, sql
from factdb.graphql.compiler.differences import of_difference, of_entry, of_fields, of_revision
from factdb.graphql.compiler.json_sql import Column, Plain, as_text
from factdb.graphql.compiler.rows import Row
from factdb.graphql.types.names import Account
from factdb.graphql.types.nodes import Node
from factdb.graphql.types.rights import CHANGES, REVISIONS
from factdb.graphql.types.vocabularies import Operation


def id_of_record(row: Row) -> Column:
    return as_text([row["noun"], "-", Plain(row["record_id"])])


@noun(models.RevisionRecord, visible=CHANGES)
class RevisionRecord(Node):
    """One row that a revision wrote. It holds a salted digest of the new version and not its content, so that content
    can be erased by law and the log still verifies."""

    record_id: strawberry.ID = sql(id_of_record, "The id of the record, for `node`.")
    operation: Operation = column("What was done to it.")
    salt: str = column("What the digest was salted with; empty once the content was erased.")
    version: dt.datetime | None = column(
        "Since when the version has been held that it wrote; of a removal, since when there is none."
    )
    digest: str = column(
        "The salted digest of the version: the edition of the digest (docs/audit.md) and its hex digits."
    )


@noun(models.Revision, visible=REVISIONS)
class Revision(Node):
    """One write: who, when, why, which records. Append-only."""

    recorded: dt.datetime = column("The moment all versions of this write are recorded from.")
    action: str = column("The command that wrote, such as `record_source`.")
    reason: str | None = column("Why.")
    account: Account | None = one("Who wrote; null where factdb itself did.")
    records: list[RevisionRecord] = details("The records it wrote.", "revision_id")


@strawberry.type(description="A field of a record that a write changed.")
class FieldChange:
    """A field of a record that a write changed."""

    field: str = of_difference("Its name in the API.")
    before: JSON | None = of_difference(
        "Its value before, in the form in which the field is written: an edge as the id it leads to, a date as EDTF."
        " Null where there was none."
    )
    after: JSON | None = of_difference("Its value after, in the same form.")


@strawberry.type(description="What one write did to one record.")
class RecordRevision:
    """What one write did to one record."""

    revision: Revision | None = of_revision("The write: who, when and why.")
    operation: Operation = of_entry("operation", "What it did.")
    recorded: dt.datetime | None = of_entry("version", "Since when what it made has been held.")
    fields: list[FieldChange] = of_fields("What it changed, field by field. Empty where content was erased.")
