"""`factdb import jsonl`: a database put back from its export."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import zip_longest

import typer
from rich.console import Console
from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from factdb.cli.databases import ready
from factdb.cli.files import about, opened, shown
from factdb.cli.reading import schema_for_reading
from factdb.cli.terminal import print_json
from factdb.commands.restoring import is_empty, restore
from factdb.db import Database
from factdb.errors import BadInput, Conflict
from factdb.exporting.asking import Asking, reader_for
from factdb.exporting.everything import everything
from factdb.formats.jsonl import lines_of
from factdb.graphql.viewer import OPERATOR

HINT = "An export is put back into a new database: name one by --db that does not exist yet, or an empty one."


def restore_files(files: Sequence[str], url: str, as_json: bool, options: Mapping[str, object] = {}) -> None:
    """Put each file back. Raises as restore_file does, and BadInput where an option is given: there is nothing to say
    about such a file that it does not say."""
    given = [name for name, value in options.items() if value]
    if given:
        raise BadInput(f"--{given[0]} is for files of other systems.", hint="Leave it out: jsonl is put back as it is.")
    for file in files:
        restore_file(file, url, as_json)


def restore_file(file: str, url: str, as_json: bool) -> None:
    """Put an export back, whole or not at all. Where the database is what the file holds, nothing is done. Raises
    BadInput with the line that cannot be taken, and Conflict where the database holds something else."""
    with ready(url) as database, opened(file) as lines:
        with database.writing() as session, about(file):
            number = sum(counted(restore(session, lines_of(lines)))) if is_empty(session) else None
        if number is None and not is_same(database, lines):
            raise Conflict(f"{database.name} is not empty, and does not hold what {shown(file)} holds.", hint=HINT)
    if as_json:
        print_json({"file": shown(file), "format": "jsonl", "imported": number or 0}, compact=True)
    elif number is None:
        typer.echo(f"{shown(file)}: the database holds it already; nothing was changed.")
    else:
        typer.echo(f"{shown(file)}: {number:,} records were put back.")


def is_same(database: Database, lines: Iterable[bytes]) -> bool:
    """Whether the database, exported, would be these lines."""
    with database.snapshot() as connection:
        ours = everything(Asking(reader_for(schema_for_reading()), connection, OPERATOR))
        return all(one == other for one, other in zip_longest(ours, lines))


def counted(batches: Iterator[int]) -> Iterator[int]:
    """The same, counted on stderr for people at a terminal."""
    screen = Console(stderr=True)
    columns = (SpinnerColumn(), TextColumn("{task.completed:,} records"), TimeElapsedColumn())
    with Progress(*columns, console=screen, transient=True, disable=not screen.is_terminal) as bar:
        task = bar.add_task("", total=None)
        for number in batches:
            bar.advance(task, number)
            yield number
