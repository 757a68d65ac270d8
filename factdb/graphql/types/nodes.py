"""What many types share: the id, the versions, the date in the world."""

import datetime as dt

import strawberry

from factdb.graphql.compiler.bindings import column, identity, one
from factdb.graphql.compiler.corrections import corrections
from factdb.graphql.compiler.differences import revised
from factdb.graphql.types.names import RecordRevision, Revision


@strawberry.interface(description="A record with an id that is unique among all records and stays its own.")
class Node:
    """A record with an id."""

    id: strawberry.ID = identity(
        "Its noun's word and a number, `claim-5`; in an answer as of a date also that: `claim-5@2021-12-21`."
    )


@strawberry.interface(description="A record that has versions: a change writes a new one, and the old ones are kept.")
class Versioned(Node):
    """A record that has versions."""

    recorded_from: dt.datetime = column("Since when factdb has held this version.")
    revisions: list[RecordRevision] = revised(
        "What was done to it, the first first: by which write, and what changed. As far as the viewer may see it."
    )


@strawberry.interface(description="That one record belongs to another, since when, and under which id in the log.")
class Link:
    """That one record belongs to another."""

    id: strawberry.ID = identity("Its id in the log of writes, for `RevisionRecord.recordId`. `node` does not take it.")
    recorded_from: dt.datetime = column("Since when factdb has held that they belong together.")


@strawberry.interface(description="A record that can be retracted. It stays, with its id, and shows what retracted it.")
class Retractable(Versioned):
    """A record that can be retracted."""

    retraction: Revision | None = one("The write that retracted it: when, by whom, and why.", "retracted_in_id")
    corrections: list[Revision] = corrections("The writes that corrected it, in order: when, by whom, and why.")


@strawberry.type(description="A date in the world, in the Extended Date/Time Format (EDTF, ISO 8601-2).")
class EdtfDate:
    """A date in the world."""

    edtf: str = column("The date as EDTF: `2021-12-21`, `2021-12`, `2021-12-13/2021-12-19`, `2021~`, `../2021-12-21`.")
    earliest: dt.date | None = column("Its first day; null where it is open towards the past.")
    latest: dt.date | None = column("Its last day; null where it is open towards the future.")
    words: str | None = column("The words it was read from, such as `Ende der vergangenen Woche`.")
