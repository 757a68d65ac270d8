"""`factdb export`: records out, in the formats of others and our own."""

import datetime as dt
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn, TimeRemainingColumn

from factdb.cli.databases import at_hand
from factdb.cli.files import STDIN
from factdb.cli.options import moment, understood
from factdb.cli.reading import Asking as AskingOperator
from factdb.cli.reading import schema_for_reading
from factdb.cli.telling import say
from factdb.cli.writing import written
from factdb.db import Database, ensure_current
from factdb.errors import BadInput, NotFound
from factdb.exporting.asking import Asking, Watch, reader_for
from factdb.exporting.formats import Order, format_called, sort_of, write
from factdb.formats.site import Site
from factdb.graphql.viewer import ANONYMOUS, OPERATOR, Viewer
from factdb.rules.ids import number_of
from factdb.rules.vocabulary import Role
from factdb.settings import Settings, read_settings


@dataclass(frozen=True)
class Asked:
    """What the command line says besides format and file."""

    of: str | None = None
    as_of: str | None = None
    recorded: str | None = None
    public: bool = False
    account: str | None = None


def export(name: str, file: str, url: str, asked: Asked) -> None:
    """Write the format into the file, which appears when it is whole. Raises BadInput."""
    of, as_of = sort_of(name, asked.of), moments(asked)
    if format_called(name).binary and file == STDIN and sys.stdout.isatty():
        raise BadInput(f"{name} is nothing for a terminal.", hint="Name a file, or send it on with | or >.")
    with at_hand(url) as database:
        ensure_current(database)
        viewer = viewer_of(database, asked)
        with written(file) as out, watching() as watch, database.snapshot() as connection:
            asking = Asking(reader_for(schema_for_reading()), connection, viewer, as_of, watch)
            write(name, Order(asking, out, of, site_of(read_settings()), note=say))


def site_of(settings: Settings) -> Site | None:
    """The site that the settings name. Raises BadInput where it is none."""
    if not settings.public_url:
        return None
    return understood("FACTDB_PUBLIC_URL", lambda url: Site.at(url, settings.public_name), settings.public_url)


def moments(asked: Asked) -> dict[str, str] | None:
    """The dates as GraphQL takes them."""
    valid, recorded = understood("--as-of", day, asked.as_of), understood("--recorded", moment, asked.recorded)
    found = {"valid": valid, "recorded": recorded.isoformat() if recorded else None}
    return {name: value for name, value in found.items() if value} or None


def day(value: str) -> str:
    try:
        return dt.date.fromisoformat(value).isoformat()
    except ValueError:
        raise BadInput(f"{value!r} is no day.", hint="Give one such as 2021-12-21.") from None


def viewer_of(database: Database, asked: Asked) -> Viewer:
    """As whom to read. Raises BadInput, NotFound."""
    if asked.public and asked.account:
        raise BadInput("--public and --account say two different things.", hint="Give one of them.")
    if asked.public:
        return ANONYMOUS
    return OPERATOR if asked.account is None else account_called(database, asked.account)


def account_called(database: Database, name: str) -> Viewer:
    found = AskingOperator(database).document("accounts", where={"name": [name]}, after=None)["accounts"]["nodes"]
    if not found:
        raise NotFound(f"There is no account {name!r}.", hint="`factdb account list` shows them.")
    if found[0]["disabled"]:
        raise BadInput(f"The account {name!r} is disabled, so it may see nothing.")
    return Viewer(Role[found[0]["role"]], number_of(found[0]["id"], "account"))


@contextmanager
def watching() -> Iterator[Watch | None]:
    """Shows people at a terminal how far each list has been read."""
    screen = Console(stderr=True)
    if not screen.is_terminal:
        yield None
        return
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=screen, transient=True) as bar:
        yield step(bar)


def step(bar: Progress) -> Callable[[str, int, int | None], None]:
    tasks: dict[str, TaskID] = {}

    def stepped(name: str, read: int, total: int | None) -> None:
        if total is not None:
            tasks[name] = bar.add_task(name.replace("_", " "), total=total)
        bar.advance(tasks[name], read)

    return stepped
