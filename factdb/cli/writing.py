"""Writing what the command line names: a file that appears when it is whole, or `-` for stdout."""

import contextlib
import os
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any, BinaryIO

from factdb.cli.files import STDIN, shown
from factdb.errors import BadInput


@contextlib.contextmanager
def written(target: str) -> Iterator[BinaryIO]:
    """Where the lines go: stdout, or a file that takes its name only when it is whole."""
    if target == STDIN:
        sys.stdout.flush()
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
        return
    path = Path(target)
    if path.is_dir():
        raise BadInput(f"{shown(target)} is a folder.", hint="Name a file to write to.")
    with as_it_is(path) if path.exists() and not path.is_file() else when_whole(path.resolve()) as out:
        yield out


@contextlib.contextmanager
def as_it_is(path: Path) -> Iterator[BinaryIO]:
    """A device or a named pipe, which must not be replaced."""
    with path.open("wb") as out:
        yield out


@contextlib.contextmanager
def when_whole(path: Path) -> Iterator[Any]:
    """A temporary file beside the path, which it replaces at the end."""
    try:
        out = tempfile.NamedTemporaryFile(dir=path.parent, prefix=f".{path.name}.", delete=False)  # noqa: SIM115
    except OSError as error:
        raise BadInput(f"{shown(str(path))} cannot be written: {error.strerror}.") from error
    try:
        with out:
            yield out
        Path(out.name).chmod(0o666 & ~umask())  # as any new file; temporary ones are private
        Path(out.name).replace(path)
    finally:
        Path(out.name).unlink(missing_ok=True)


def umask() -> int:
    """The process's mask for new files; it can only be read by setting it."""
    mask = os.umask(0o077)
    os.umask(mask)
    return mask
