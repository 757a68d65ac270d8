"""`factdb audit`: making the key, sealing, printing checkpoints, verifying."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

import typer
from sqlalchemy import Connection

from factdb.audit.findings import Finding
from factdb.audit.keys import make_key
from factdb.audit.sealing import Sealer, latest_checkpoint
from factdb.audit.tree import unsealed
from factdb.audit.verifying import rows_to_check
from factdb.audit.verifying import verify as findings_of
from factdb.cli.databases import at_hand
from factdb.cli.telling import FAILED, say
from factdb.cli.terminal import harmless, print_json
from factdb.db import Database, ensure_current
from factdb.errors import BadInput, NotFound
from factdb.rules.notes import Checkpoint, PublicKey

Read = TypeVar("Read")


def make(file: Path, name: str) -> None:
    """Print the public half, alone on stdout."""
    key = make_key(file, name)
    typer.echo(str(key.public))
    say(f"made {file}. Set FACTDB_LOG_KEY_FILE to it, and keep a copy where the database is not.")


@contextmanager
def current(url: str) -> Iterator[Database]:
    with at_hand(url) as database:
        ensure_current(database)
        yield database


def seal(url: str, vouch: bool) -> None:
    """Raises BadInput where somebody vouches without a key."""
    with current(url) as database:
        key, sealer = database.log_key, Sealer(database)
        if vouch and key is None:
            hint = "Set FACTDB_LOG_KEY_FILE to the key that is to sign; `factdb audit key` makes one."
            raise BadInput("There is no key to vouch with.", hint=hint)
        sealed = sealer.vouch(key) if vouch and key else sealer.finish()
        signed = f"signed by {key.name}" if key else "unsigned, for there is no key"
        say(f"sealed {sealed} revisions of {database.name}, {signed}.")
        if vouch and key:
            say(f"{key.name} vouches for all that was written up to revision-{sealer.vouched}. Keep a new checkpoint.")


def checkpoint(url: str) -> None:
    with current(url) as database, database.reading() as connection:
        latest = latest_checkpoint(connection)
    if latest is None:
        raise NotFound("Nothing has been sealed.", hint="`factdb audit seal` does it, and so does `factdb serve`.")
    typer.echo(latest.note, nl=False)


def verify(url: str, against: Path | None, public: Path | None, as_json: bool) -> None:
    """Print what is found as it is found. Exits with 1 where there is anything."""
    kept = None if against is None else read(Checkpoint.parse, against)[0]
    given = None if public is None else read(PublicKey.parse, public)[1]
    with current(url) as database, database.snapshot() as connection:
        with progress(rows_to_check(connection)) as tell:
            options: dict[str, Any] = {"key": database.log_key, "public": given, "against": kept, "tell": tell}
            found = shown(findings_of(connection, **options), as_json)
        stands = state(connection)
        signed = given is not None or database.log_key is not None
    if as_json:
        print_json({"database": database.name, "isSound": not found, "findings": found, **stands})
    say(summary(database, len(found), stands, signed))
    if found:
        raise typer.Exit(FAILED)


def read(parse: Callable[[str], Read], file: Path) -> tuple[str, Read]:
    """A file's text, and what it says: told before the database is read. Raises BadInput."""
    try:
        text = file.read_text(encoding="utf-8")
        return text, parse(text)
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "it is no text"
        raise BadInput(f"{file} cannot be read: {reason}.") from None
    except BadInput as error:
        raise BadInput(f"{file} cannot be used: {error}") from None


def shown(findings: Iterator[Finding], as_json: bool) -> list[dict[str, Any]]:
    found = []
    for each in findings:
        found.append({"what": each.what, "where": each.where, "columns": list(each.columns), "said": each.said})
        if not as_json:
            typer.echo(harmless(str(each)))
    return found


def state(connection: Connection) -> dict[str, Any]:
    latest = latest_checkpoint(connection)
    return {"sealed": latest.size if latest else 0, "waiting": unsealed(connection)}


def summary(database: Database, found: int, stands: dict[str, Any], signed: bool) -> str:
    what = f"{found} findings" if found else "nothing was altered"
    by = "" if signed else " No key was given, so no signature was checked."
    return f"{database.name}: {what}; {stands['sealed']} revisions are sealed, {stands['waiting']} wait to be.{by}"


@contextmanager
def progress(rows: int) -> Iterator[Callable[[int], None]]:
    """A bar on stderr, where a person looks at it."""
    if not sys.stderr.isatty():
        yield lambda _: None
        return
    from rich.console import Console  # noqa: PLC0415
    from rich.progress import Progress  # noqa: PLC0415

    with Progress(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("Verifying", total=rows)
        yield lambda done: bar.advance(task, done)
