"""Reading what the command line names: a file, or `-` for stdin."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from factdb.cli.telling import say
from factdb.errors import BadInput

STDIN = "-"


@contextmanager
def opened(name: str) -> Iterator[BinaryIO]:
    """The bytes of a file. Raises BadInput where it is missing, a folder or unreadable."""
    if name == STDIN:
        if sys.stdin.isatty():
            say("reading what you type; end with Ctrl-D.")
        yield sys.stdin.buffer
        return
    try:
        stream = Path(name).open("rb")  # noqa: SIM115 - closed below
    except (OSError, ValueError) as error:
        raise unreadable(name, error) from error
    with stream:
        yield stream


def unreadable(name: str, error: OSError | ValueError) -> BadInput:
    if isinstance(error, FileNotFoundError):
        return BadInput(f"There is no file {shown(name)}.", hint="Check its name, or give - to read from stdin.")
    if isinstance(error, IsADirectoryError):
        return BadInput(f"{shown(name)} is a folder.", hint="Name the files in it.")
    if isinstance(error, PermissionError):
        return BadInput(f"{shown(name)} may not be read by you.", hint="Change its permissions.")
    return BadInput(f"{shown(name)} cannot be read: {getattr(error, 'strerror', None) or error}.")


def read_bytes(name: str, most: int) -> bytes:
    """The whole file. Raises BadInput where it has more than so many bytes, or cannot be read."""
    with opened(name) as stream:
        try:
            data = stream.read(most + 1)
        except OSError as error:
            raise unreadable(name, error) from error
    if len(data) > most:
        raise BadInput(
            f"{shown(name)} has more than {most / 10**6:.1f} MB, which is the limit.",
            hint="Give the article alone, without what was saved with it.",
        )
    return data


def read_text(name: str, most: int) -> str:
    """The whole file as UTF-8. Raises BadInput where it is not."""
    try:
        return read_bytes(name, most).decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise BadInput(
            f"{shown(name)} is not UTF-8: it breaks at byte {error.start}.", hint="Save it again as UTF-8."
        ) from None


@contextmanager
def about(name: str) -> Iterator[None]:
    """Names the file in what is told of its content."""
    try:
        yield
    except BadInput as error:
        raise BadInput(f"{shown(name)}: {error.message}", path=error.path, hint=error.hint) from error


def shown(name: str) -> str:
    """The name as messages and data show it: file names may hold bytes that are no text."""
    return "stdin" if name == STDIN else os.fsencode(name).decode("utf-8", "replace") or "''"
