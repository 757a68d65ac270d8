"""Reading a large file in a process of its own, a batch ahead of what is written.

Reading, checking and analysing take as long as writing, and need no database. The process that reads waits with its
next batch until the one that writes has taken it, so that neither holds more than two.
"""

import gc
import multiprocessing
import os
import signal
import stat
from collections.abc import Generator, Iterator
from contextlib import closing, contextmanager, nullcontext
from itertools import islice
from multiprocessing.connection import Connection
from pathlib import Path
from typing import IO

from factdb.cli.unpacking import lines_of
from factdb.commands.bulk.making import COLLECTED, ended, helped
from factdb.commands.bulk.planning import Ready, ready
from factdb.errors import BadInput
from factdb.formats.given import Format, Options
from factdb.formats.registry import format_called

BATCH = 2_000  # records in a transaction with --keep-going, and in a revision without
TIDIED = 20  # batches, after which cycles are looked for: 0.1 s of 10
LARGE = 16 * 2**20  # bytes of a file from which a process of its own is worth its start
BadFile = tuple[str, tuple[str | int, ...], str | None]  # message, path and hint of a BadInput


def batches(format_: Format, stream: IO[bytes], options: Options, label: str) -> Generator[list[Ready]]:
    """The records of a file. Raises BadInput."""
    path = path_of(stream)
    if path is None or not is_large(stream):
        return read(format_, stream, options, label)
    return tidied(read_ahead(format_, path, options, label))


def tidied(found: Generator[list[Ready]]) -> Generator[list[Ready]]:
    """The batches, and now and then what they left in cycles is freed: on PostgreSQL some thousand objects each."""
    with closing(found):
        for number, batch in enumerate(found, 1):
            yield batch
            if not number % TIDIED:
                gc.collect()


@contextmanager
def helping(stream: IO[bytes]) -> Iterator[None]:
    """Have a large file's rows made by a process of their own."""
    with seldom_collecting(), helped() if is_large(stream) else nullcontext():
        yield


def is_large(stream: IO[bytes]) -> bool:
    """Whether a file, or what came from a pipe, is worth more than one process."""
    return os.fstat(stream.fileno()).st_size >= LARGE and (os.cpu_count() or 1) > 1


@contextmanager
def seldom_collecting() -> Iterator[None]:
    before = gc.get_threshold()
    gc.set_threshold(*COLLECTED)
    try:
        yield
    finally:
        gc.set_threshold(*before)


def path_of(stream: IO[bytes]) -> str | None:
    """Where another process finds the file; none of what came from a pipe."""
    name = getattr(stream, "name", None)
    is_file = isinstance(name, str) and stat.S_ISREG(os.fstat(stream.fileno()).st_mode)
    return str(Path(str(name)).absolute()) if is_file else None


def read(format_: Format, stream: IO[bytes], options: Options, label: str) -> Generator[list[Ready]]:
    with lines_of(stream, label) as lines:
        records = format_.read(lines, options)
        while batch := list(map(ready, islice(records, BATCH))):
            yield batch


def read_ahead(format_: Format, path: str, options: Options, label: str) -> Generator[list[Ready]]:
    """The same, read by another process."""
    context = multiprocessing.get_context("spawn")  # a fork would share the database's connections
    receiving, sending = context.Pipe(duplex=False)
    process = context.Process(target=send, args=(sending, format_.name, path, options, label), daemon=True)
    process.start()
    sending.close()
    try:
        while batch := received(receiving):
            yield batch
    finally:
        receiving.close()
        process.terminate()
        process.join()


def received(receiving: Connection) -> list[Ready]:
    """The next batch, an empty one at the end. Raises BadInput where the file cannot be read on,
    FactdbError where the process has ended."""
    try:
        found: list[Ready] | BadFile = receiving.recv()
    except EOFError:
        raise ended("reads the file") from None
    if isinstance(found, tuple):
        message, path, hint = found
        raise BadInput(message, path=path, hint=hint)
    return found


def send(sending: Connection, format_name: str, path: str, options: Options, label: str) -> None:
    """What the other process does."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # who writes ends this one
    with seldom_collecting(), closing(sending), Path(path).open("rb") as stream:
        try:
            for batch in read(format_called(format_name), stream, options, label):
                sending.send(batch)
            sending.send([])
        except BadInput as error:
            sending.send((error.message, error.path, error.hint))
