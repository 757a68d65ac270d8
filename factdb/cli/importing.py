"""`factdb import`: other systems' files in, and what came of each of their records."""

import hashlib
import shutil
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager, nullcontext
from dataclasses import dataclass, field
from pathlib import PurePath
from typing import IO, Any

import typer
from sqlalchemy.orm import Session

from factdb.cli.ahead import batches, helping
from factdb.cli.databases import ready
from factdb.cli.files import STDIN, opened, shown
from factdb.cli.tables import cell, display, headed, plain_table
from factdb.cli.telling import MISUSED, say, tell
from factdb.cli.terminal import harmless, print_json
from factdb.commands.accounts import operator
from factdb.commands.bulk.planning import Ready
from factdb.commands.importing import Origin, Taken, Tally, import_records
from factdb.db import Database
from factdb.errors import BadInput, DatabaseUnusable, FactdbError
from factdb.formats.given import Format, Options, Refused
from factdb.formats.registry import format_called


@dataclass
class Outcome:
    """What came of a file."""

    file: str
    format: str
    tally: Tally = field(default_factory=Tally)
    refused: list[Refused] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)
    is_undone: bool = False

    def add(self, taken: Taken) -> None:
        self.tally = taken.tally
        self.refused += taken.refused
        self.notes += taken.notes

    @property
    def total(self) -> int:
        return self.tally.imported + self.tally.known + self.tally.refused


class Undone(Exception):
    """Leaves the transaction of a file that is to be taken as a whole or not at all."""


def import_files(name: str, files: Sequence[str], url: str, options: Options, keep_going: bool, as_json: bool) -> None:
    """Take each file in by itself, in order; one that cannot be taken does not keep the others out."""
    format_ = format_called(name)
    if files.count(STDIN) > 1:
        raise BadInput("stdin can be read only once.", hint="Give - once.")
    with ready(url) as database:
        codes = [told(database, format_, file, options, keep_going, as_json) for file in files]
    if any(codes):
        raise typer.Exit(max(codes))


def told(database: Database, format_: Format, file: str, options: Options, keep_going: bool, as_json: bool) -> int:
    """Take a file in and print what came of it; answers the exit code."""
    outcome = Outcome(shown(file), format_.name)
    try:
        with at_start(file) as stream:
            take_in(database, format_, stream, origin_of(file, stream, format_), options, keep_going, outcome)
    except DatabaseUnusable:
        raise
    except FactdbError as error:
        return tell(error)
    for place, note in outcome.notes:
        say(harmless(f"{placed(outcome.file, place)}: {note}"))
    for one in outcome.refused:
        say(harmless(f"{placed(outcome.file, one.place)}: {one.reason}. {one.detail}".rstrip()))
    print_json(as_record(outcome), compact=True) if as_json else show(outcome)
    return MISUSED if outcome.refused else 0


def placed(file: str, place: str) -> str:
    return f"{file}, {place}" if place else file


# --- reading


@contextmanager
def at_start(file: str) -> Iterator[IO[bytes]]:
    """The file, to be read more than once: what comes from a pipe is kept in a temporary one."""
    with opened(file) as stream:
        if file != STDIN and stream.seekable():
            yield stream
            return
        with tempfile.TemporaryFile() as kept:
            shutil.copyfileobj(stream, kept)
            kept.seek(0)
            yield kept


def digest_of(stream: IO[bytes]) -> str:
    found = hashlib.sha256()
    while piece := stream.read(2**20):
        found.update(piece)
    return f"sha256:{found.hexdigest()}"


def origin_of(file: str, stream: IO[bytes], format_: Format) -> Origin:
    digest = digest_of(stream)
    if not stream.tell():
        raise BadInput(f"{shown(file)} is empty.", hint="Check that it was saved whole.")
    stream.seek(0)
    name = "stdin" if file == STDIN else shown(PurePath(file).name)
    return Origin(name, digest, format_.name, format_.importer)


# --- writing


def take_in(
    database: Database,
    format_: Format,
    stream: IO[bytes],
    origin: Origin,
    options: Options,
    keep_going: bool,
    outcome: Outcome,
) -> None:
    """Import a file: each batch in a transaction of its own, or all in one that is undone where a record is refused."""
    try:
        whole_file = nullcontext() if keep_going else database.writing()
        read = closing(batches(format_, stream, options, outcome.file))
        with helping(stream), whole_file as whole, read as found:
            for batch in found:
                with nullcontext(whole) if whole else database.writing() as session:
                    outcome.add(import_batch(session, origin, batch, outcome.tally))
            if not outcome.total:
                outcome.refused.append(Refused("", "no records", f"It holds nothing of the format {format_.name}."))
            if whole is not None and outcome.refused:
                raise Undone
    except Undone:
        outcome.is_undone = True
        outcome.tally = Tally(known=outcome.tally.known, refused=outcome.tally.refused)


def import_batch(session: Session, origin: Origin, batch: list[Ready], so_far: Tally) -> Taken:
    actor = operator(session)
    return import_records(session, actor, origin=origin, records=batch, so_far=so_far)


# --- telling


def as_record(outcome: Outcome) -> dict[str, Any]:
    """What --json prints of a file."""
    tally = outcome.tally
    return {
        "file": outcome.file,
        "format": outcome.format,
        "import": f"import-{tally.import_id}" if tally.import_id else None,
        "imported": tally.imported,
        "known": tally.known,
        "refused": [one._asdict() for one in outcome.refused],
        "notes": [{"place": place, "note": note} for place, note in outcome.notes],
    }


def show(outcome: Outcome) -> None:
    tally = outcome.tally
    header = [("file", outcome.file), ("format", outcome.format)]
    if tally.import_id:
        header.append(("import", f"import-{tally.import_id}"))
    table = plain_table("records", "came to")
    table.padding = (0, 2, 0, 0)
    reasons = Counter(one.reason for one in outcome.refused)
    rows = [("imported", tally.imported), ("known", tally.known)]
    rows += [(f"refused: {reason}", number) for reason, number in reasons.most_common()]
    for came_to, number in rows:
        table.add_row(cell(f"{number:,}"), cell(came_to))
    parts = [headed(header), table]
    display(*parts, *([cell(UNDONE)] if outcome.is_undone else []))


UNDONE = "Nothing was imported, for a file is taken as a whole. --keep-going takes what is sound."
