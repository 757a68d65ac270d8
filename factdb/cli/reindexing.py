"""`factdb search reindex`: the index made anew, with a bar for people at a terminal."""

from rich.console import Console
from rich.progress import Progress

from factdb.cli.databases import ready
from factdb.cli.telling import say
from factdb.search.reindexing import reindex


def reindex_database(url: str) -> None:
    """Make the index of a database anew, and say of how many records."""
    screen = Console(stderr=True)
    totals: dict[str, int] = {}
    with ready(url) as database, Progress(console=screen, transient=True, disable=not screen.is_terminal) as bar:
        tasks = {}
        for step in reindex(database):
            if step.what not in tasks:
                tasks[step.what] = bar.add_task(step.what, total=step.total)
            bar.update(tasks[step.what], completed=step.done, total=step.total)
            totals[step.what] = step.done
    say(f"indexed {', '.join(f'{number:,} {what}' for what, number in totals.items()) or 'nothing: it is empty'}.")
