"""What is printed: data to stdout, messages to stderr; colour and progress for people at a terminal only."""

import json
import os
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import typer

if TYPE_CHECKING:
    from rich.console import Console

CONTROL = re.compile(r"[\0-\x08\x0b-\x1f\x7f-\x9f]")
PIPED_WIDTH = 120  # columns of a table that no terminal bounds


def print_json(value: Any, *, compact: bool = False) -> None:
    """A JSON document on stdout: indented, or on a line of its own."""
    layout: dict[str, Any] = {"separators": (",", ":")} if compact else {"indent": 2}
    typer.echo(json.dumps(value, ensure_ascii=not writes_unicode(), **layout))


def print_help_alone(context: typer.Context) -> None:
    """Print the help of a command that was called without one of its own commands."""
    if context.invoked_subcommand is None:
        typer.echo(context.get_help())


def harmless(text: str) -> str:
    """The text without control characters, which a terminal would obey."""
    return CONTROL.sub("�", text)


def writes_unicode() -> bool:
    return (sys.stdout.encoding or "").lower().replace("-", "") == "utf8"


def console() -> "Console":
    """Where tables go: as wide as the terminal, or as PIPED_WIDTH (COLUMNS says otherwise). rich sees to NO_COLOR."""
    from rich.console import Console  # noqa: PLC0415 - --json needs none of it

    made = Console(markup=False, highlight=False, emoji=False)
    if not made.is_terminal and "COLUMNS" not in os.environ:
        made.width = PIPED_WIDTH
    return made


@contextmanager
def progress(label: str) -> Iterator[None]:
    """A sign of life on stderr while something takes long."""
    if not sys.stderr.isatty():
        yield
        return
    from rich.console import Console  # noqa: PLC0415

    with Console(stderr=True).status(label):
        yield


def prepare_streams() -> None:
    """What the terminal's encoding lacks is shown by its number instead of failing."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
