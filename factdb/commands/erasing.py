"""Erasing content where the law demands it: what stood there is gone from current rows, old versions and raw bytes.

What stays is a tombstone: the record with its id, edges, dates and words of vocabularies, `[erased claim-5]` where text
was, and its digests in the log, whose salts go as well, so that nothing can be guessed from them. Each version that was
emptied is entered in the log anew, so that who erased it, when and why is known, and the chain verifies.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Annotated, Any

from sqlalchemy import Column, LargeBinary, Table, Text, delete, select, update
from sqlalchemy.orm import Session

from factdb.commands.entering import noted
from factdb.commands.finding import words
from factdb.commands.reaching import Reached, nouns_by_word, reached
from factdb.commands.recording import Actor, command, writing
from factdb.errors import BadInput, Conflict, NotFound
from factdb.models import SPEAKER_NAME_KEYS, Recorded, Revision, RevisionRecord, Snapshot, SnapshotShingle, SpeakerName
from factdb.models.columns import JsonText
from factdb.rules.ids import RecordId
from factdb.rules.vocabulary import Operation

KEPT = {
    "cleaner",
    "extractor",
    "language",
    "media_type",
    "rating_rule",
    "scheme",
    "script",
    "spans",
    "digest",
    "prefix",
}
"""Texts that are no content, or that rows need to be told apart by; of appearances, `prefix` is content."""
NO_CONTENT = {"token"}
LOG: Any = RevisionRecord.__table__
REVISIONS: Any = Revision.__table__


@dataclass
class Erased:
    """What was erased, or would be: a line for each record, with its columns and how many versions had anything in
    them. `left` is what may still hold the words."""

    erased: list[str] = field(default_factory=list)
    left: list[str] = field(default_factory=list)


@command
def erase(
    session: Session,
    actor: Actor,
    *,
    record_id: Annotated[RecordId, "The record whose content is to go, with that of all that was made of it."],
    note: Annotated[str, "Why: by which law, and who asked. It stays."],
    dry_run: Annotated[bool, "Whether to tell what would be erased, and erase nothing."] = False,
) -> Erased:
    """Erase content for good, where the law demands it: from the record, its old versions and what was made of it. Ids,
    edges and dates stay, and so does who erased it and why. Raises BadInput, NotFound, and Conflict where nothing is
    left to erase."""
    reason = words(note, "note")
    found = reason_of(session, record_id) if record_id.word == Revision.word else content_of(session, record_id)
    if not found.versions:
        raise Conflict(f"{record_id} has no content that could be erased.")
    if not dry_run:
        now = writing(session)
        now.actor = now.actor.because(reason)
        found.empty(session)
    return Erased(found.lines(), found.left)


@dataclass
class Version:
    """A version with something in it: what it is to be afterwards."""

    noun: type[Recorded]
    table: Table
    values: Mapping[str, Any]
    emptied: dict[str, Any]

    @property
    def key(self) -> tuple[str, int]:
        return self.noun.word, self.values["id"]

    def empty(self, session: Session) -> None:
        """Write the tombstone, and note it for the log."""
        number, since = self.values["id"], self.values["recorded_from"]
        this = (self.table.c.id == number, self.table.c.recorded_from == since)
        session.connection().execute(update(self.table).where(*this).values(self.emptied))
        if self.noun is SpeakerName:
            session.connection().execute(delete(SPEAKER_NAME_KEYS).where(SPEAKER_NAME_KEYS.c.name_id == number))
        if self.noun is Snapshot:
            session.connection().execute(delete(SnapshotShingle).where(SnapshotShingle.snapshot_id == number))
        forget(session, self.noun.word, number, since)
        now = {name: value for name, value in {**self.values, **self.emptied}.items() if name in stored(self.noun)}
        writing(session).entries.append(noted(Operation.ERASED, self.noun.word, number, since, now))


@dataclass
class Content:
    """What is to be erased."""

    versions: list[Version]
    left: list[str]

    def empty(self, session: Session) -> None:
        write_over(session)
        writing(session).revision_id(session)
        for version in self.versions:
            version.empty(session)
        session.expire_all()

    def lines(self) -> list[str]:
        by_record: dict[tuple[str, int], list[Version]] = {}
        for version in self.versions:
            by_record.setdefault(version.key, []).append(version)
        return [line(key, versions) for key, versions in by_record.items()]


def line(key: tuple[str, int], versions: list[Version]) -> str:
    columns = sorted({name for version in versions for name in version.emptied})
    times = "" if len(versions) == 1 else f" in {len(versions)} versions"
    return f"{key[0]}-{key[1]}: {', '.join(columns)}{times}"


def content_of(session: Session, record_id: RecordId) -> Content:
    """The content of a record and of what was made of it. Raises BadInput, NotFound."""
    noun = nouns_by_word().get(record_id.word)
    if noun is None or noun.word in NO_CONTENT:
        raise BadInput(f"{record_id.word} records cannot be erased.", path=("record_id",))
    found = reached(session, noun, record_id.number)
    versions = [version for each in found.records for version in versions_of(session, each)]
    if not any(exists(session, table, record_id.number) for table in (noun.table(), noun.history())):
        raise NotFound(f"There is no {record_id}.", path=("record_id",))
    return Content(versions, found.left)


def exists(session: Session, table: Table, number: int) -> bool:
    return session.connection().execute(select(table.c.id).where(table.c.id == number).limit(1)).first() is not None


def versions_of(session: Session, reached: Reached) -> Iterator[Version]:
    """The versions of a record that have anything in the columns that hold content."""
    noun = reached.noun
    for table in (noun.table(), noun.history()):
        rows = select(table).where(table.c.id == reached.number).with_for_update()
        for row in session.connection().execute(rows).mappings().all():
            emptied = {
                column.name: tombstone(column, f"{noun.word}-{reached.number}")
                for column in noun.table().columns
                if is_content(column) and (reached.columns is None or column.name in reached.columns)
                if row[column.name] not in (None, tombstone(column, f"{noun.word}-{reached.number}"))
            }
            if emptied:
                yield Version(noun, table, dict(row), emptied)


def is_content(column: Column[Any]) -> bool:
    """Whether a column holds content: text, bytes or lists, but for what is told apart by them."""
    if not isinstance(column.type, Text | JsonText | LargeBinary) or column.name.endswith("_edtf"):
        return False
    return column.name not in KEPT or (column.table.name, column.name) == ("appearances", "prefix")


def tombstone(column: Column[Any], record: str) -> Any:
    """What stands where content was. It names the record, for no two may share a name or an address."""
    if isinstance(column.type, LargeBinary):
        return None if column.nullable else b""
    return [] if isinstance(column.type, JsonText) else f"[erased {record}]"


def stored(noun: type[Recorded]) -> set[str]:
    return {column.name for column in noun.table().columns if column.computed is None}


def forget(session: Session, noun: str, number: int, version: Any) -> None:
    """Take away the salts of what was entered of a version: without them its digests tell nothing."""
    these = (LOG.c.noun == noun, LOG.c.record_id == number, LOG.c.version == version)
    session.connection().execute(update(LOG).where(*these).values(salt=""))


def write_over(session: Session) -> None:
    """SQLite leaves deleted content in the file until something else needs the place, unless told otherwise."""
    if session.get_bind().dialect.name == "sqlite":
        session.connection().exec_driver_sql("PRAGMA secure_delete = ON").close()


# --- the reason of a revision


@dataclass
class Reason:
    """The reason of a revision, to be erased."""

    number: int
    recorded: Any
    versions: Iterable[str] = ("reason",)
    left: list[str] = field(default_factory=list)

    def empty(self, session: Session) -> None:
        write_over(session)
        writing(session).revision_id(session)
        gone = {"reason": None, "reason_salt": None}
        session.connection().execute(update(REVISIONS).where(REVISIONS.c.id == self.number).values(gone))
        writing(session).entries.append(noted(Operation.ERASED, Revision.word, self.number, self.recorded, {}))
        session.expire_all()

    def lines(self) -> list[str]:
        return [f"revision-{self.number}: reason"]


def reason_of(session: Session, record_id: RecordId) -> Reason:
    """Raises NotFound, Conflict."""
    found = session.get(Revision, record_id.number)
    if found is None:
        raise NotFound(f"There is no {record_id}.", path=("record_id",))
    if found.reason is None:
        raise Conflict(f"{record_id} has no reason that could be erased.")
    return Reason(found.id, found.recorded)
