"""`factdb ingest`: documents in, and what came of each."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePath
from typing import Any

import typer

from factdb.cli.databases import ready
from factdb.cli.files import STDIN, about, read_bytes, shown
from factdb.cli.options import moment, source_kind, understood
from factdb.cli.reading import Asking, ingested, lost_wordings
from factdb.cli.tables import Found, Stated, shortened, show
from factdb.cli.telling import say, tell
from factdb.cli.terminal import print_json, progress
from factdb.commands.accounts import operator
from factdb.commands.ingest import ingest
from factdb.commands.recording import work_ahead
from factdb.db import Database
from factdb.errors import BadInput, Conflict
from factdb.extract.document import MAX_BYTES
from factdb.rules.dates import EdtfDate

READ: Mapping[str, Callable[[str], Any]] = {"published": EdtfDate.parse, "kind": source_kind, "captured": moment}
OF_ONE = ("url", "title")  # no two documents share these


@dataclass(frozen=True)
class Taken:
    """What came of one file."""

    file: str
    snapshot: str
    is_new_source: bool
    is_new_snapshot: bool
    notes: tuple[str, ...]

    @property
    def is_changed(self) -> bool:
        return self.is_new_snapshot and not self.is_new_source


def ingest_files(files: Sequence[str], url: str, as_json: bool, given: Mapping[str, str | None]) -> None:
    """Take each file in by itself, in order; one that cannot be read does not keep the others out."""
    options = options_of(given)
    refuse_shared(files, given)
    with ready(url) as database:
        asking = Asking(database)
        codes = [taken_or_told(asking, name, options, as_json) for name in files]
    if any(codes):
        raise typer.Exit(max(codes))


def options_of(given: Mapping[str, str | None]) -> dict[str, Any]:
    """The options that were given, as the command takes them."""
    read = {name: understood(f"--{name}", READ.get(name, str), value) for name, value in given.items()}
    return {name: value for name, value in read.items() if value is not None}


def refuse_shared(files: Sequence[str], given: Mapping[str, str | None]) -> None:
    shared = [name for name in OF_ONE if given.get(name) is not None]
    if len(files) > 1 and shared:
        raise BadInput(f"--{shared[0]} belongs to one document, and {len(files)} were given.", hint="Give one FILE.")
    if files.count(STDIN) > 1:
        raise BadInput("stdin can be read only once.", hint="Give - once.")


def taken_or_told(asking: Asking, name: str, options: Mapping[str, Any], as_json: bool) -> int:
    """Take a file in and print what came of it, or say why not; answers the exit code."""
    try:
        with progress(f"Reading {shown(name)} …"):
            taken = take_in(asking.database, name, options)
            snapshot = ingested(asking, taken.snapshot)
            lost = lost_wordings(asking, snapshot["source"]["id"]) if taken.is_changed else []
    except (BadInput, Conflict) as error:
        return tell(error)
    for note in taken.notes:
        say(f"{taken.file}: {note}")
    if as_json:
        print_json(record(taken, snapshot) | {"lostWordings": lost}, compact=True)
    else:
        fresh = snapshot["proposals"] if taken.is_new_snapshot else []
        quotes = [row(proposal) for proposal in fresh if proposal["kind"] == "QUOTE"]
        claims = [claim_row(proposal) for proposal in fresh if proposal["claimText"]]
        show(header(snapshot), quotes, "\n".join(remarks(taken, snapshot, lost)), claims)
    return 0


def take_in(database: Database, name: str, options: Mapping[str, Any]) -> Taken:
    content = read_bytes(name, MAX_BYTES)
    file_name = None if name == STDIN else PurePath(name).name
    given = {"content": content, "name": file_name, **options}
    with about(name), database.writing() as session:
        work_ahead(ingest.__name__, given)
        done = ingest(session, operator(session), **given)
        snapshot = f"{done.snapshot.word}-{done.snapshot.id}"
        return Taken(shown(name), snapshot, done.is_new_source, done.is_new_snapshot, done.notes)


def record(taken: Taken, snapshot: dict[str, Any]) -> dict[str, Any]:
    """What --json prints: the fields of the GraphQL types, and how the document stood to what was known."""
    return {
        "file": taken.file,
        "isNewSource": taken.is_new_source,
        "isNewSnapshot": taken.is_new_snapshot,
        "notes": list(taken.notes),
        "source": snapshot["source"],
        "snapshot": {name: value for name, value in snapshot.items() if name not in ("source", "proposals")},
        "proposals": snapshot["proposals"],
    }


def header(snapshot: dict[str, Any]) -> list[tuple[str, str]]:
    source = snapshot["source"]
    publisher, published = source["publisher"], source["published"]
    told = [
        ("title", source["title"]),
        ("publisher", publisher and f"{publisher['name']} ({publisher['id']})"),
        ("published", published and published["edtf"]),
        ("language", source["language"]),
        ("url", source["url"]),
        ("source", source["id"]),
        ("snapshot", snapshot["id"]),
    ]
    return [(name, value or "unknown") for name, value in told]


def row(proposal: dict[str, Any]) -> Found:
    return Found(
        place=f"{proposal['start']}–{proposal['end']}",
        mode=proposal["mode"].lower(),
        speaker=proposal["speakerName"] or "nobody named",
        quote=proposal["text"],
        cue=proposal["cue"] or "",
        said=proposal["said"]["edtf"] if proposal["said"] else "",
        known=[record for record in known(proposal) if not record.startswith("claim-")],
        number=proposal["id"],
    )


def claim_row(proposal: dict[str, Any]) -> Stated:
    own = proposal["kind"] == "CLAIM"
    return Stated(
        place=f"{proposal['start']}–{proposal['end']}",
        kind=proposal["claimKind"].lower(),
        claimed_by="the source" if own else proposal["speakerName"] or "nobody named",
        claim=proposal["claimText"],
        about=proposal["claimAbout"]["edtf"] if proposal["claimAbout"] else "",
        why_not=(proposal["claimWhyNot"] or "").lower(),
        known=[record for record in known(proposal) if record.startswith("claim-")],
        number=proposal["id"],
    )


def known(proposal: dict[str, Any]) -> list[str]:
    """The ids of the known records that a proposal may be about."""
    return [candidate["record"]["id"] for candidate in proposal["candidates"] if candidate["record"]]


def remarks(taken: Taken, snapshot: dict[str, Any], lost: Sequence[dict[str, Any]]) -> Iterator[str]:
    """How the document stood to what was known, what became of that, and what was made of the document."""
    count = len(snapshot["proposals"])
    proposals = f"{count} {'proposal' if count == 1 else 'proposals'}"
    if not taken.is_new_snapshot:
        yield f"Known, nothing added. Its snapshot has {proposals}."
        return
    if taken.is_changed:
        yield "A new snapshot of a known source."
    for appearance in lost:
        words = f"“{shortened(appearance['exact'])}”"
        queued = [entry["id"] for entry in appearance["drift"] if entry["state"] == "OPEN"]
        decide = f" A person decides: {queued[0]}." if queued else ""
        state = appearance["anchorState"].lower()
        yield f"It does not print {words} ({appearance['quote']['id']}) any more: {state}.{decide}"
    yield f"{proposals} to decide on (see `factdb query --help`)." if count else "Nothing quoted was found."
