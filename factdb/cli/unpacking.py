"""The lines of a file, unpacked where it is packed."""

import bz2
import gzip
import zlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import IO, Any

from rich.console import Console
from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeRemainingColumn

from factdb.cli.terminal import harmless
from factdb.errors import BadInput

UNPACKED: dict[bytes, Callable[[IO[bytes]], Any]] = {b"\x1f\x8b": gzip.open, b"BZh": bz2.open}  # by how a file begins

STEP = 2**16  # bytes from one update of the bar to the next: to update it takes longer than to read a line


@contextmanager
def lines_of(stream: IO[bytes], label: str) -> Iterator[Iterable[bytes]]:
    """The file's lines, unpacked where it is packed, while a bar shows people at a terminal how far they are read."""
    size = stream.seek(0, 2)
    stream.seek(0)
    start = stream.read(3)
    stream.seek(0)
    unpack = next((unpack for magic, unpack in UNPACKED.items() if start.startswith(magic)), None)
    screen = Console(stderr=True)
    columns = (TextColumn("{task.description}"), BarColumn(), TaskProgressColumn(), TimeRemainingColumn())
    with Progress(*columns, console=screen, transient=True, disable=not screen.is_terminal) as bar:
        task = bar.add_task(harmless(label), total=size)

        def counted() -> Iterator[bytes]:
            shown = 0
            try:
                for line in unpack(stream) if unpack else stream:
                    yield line
                    if (read := stream.tell()) - shown >= STEP:
                        bar.update(task, completed=read)
                        shown = read
            except (EOFError, OSError, zlib.error) as error:
                raise BadInput(f"{label} cannot be unpacked: {error}.", hint="Check that it is whole.") from None

        yield counted()
