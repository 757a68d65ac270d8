"""What goes wrong, in words on stderr, and the exit code that goes with it. The only place that does either.

0: done. 1: it could not be done. 2: what was given cannot be taken. 130: interrupted.
"""

import os
import sys
import traceback
from collections.abc import Callable

import typer

from factdb.errors import BadInput, DatabaseUnusable, FactdbError

FAILED, MISUSED, INTERRUPTED = 1, 2, 130
DEBUG = "FACTDB_DEBUG"


def exit_code(work: Callable[[], object]) -> int:
    """Do the work. Whatever it raises is told on stderr and becomes the exit code."""
    try:
        done = work()
        sys.stdout.flush()
    except BrokenPipeError:
        return quietly_closed()
    except Exception as error:
        return tell(error)
    return told_if_interrupted(done) if isinstance(done, int) else 0


def tell(error: Exception) -> int:
    """Say what went wrong; answers the exit code."""
    if isinstance(error, typer.TyperException):
        return tell_usage(error)
    if isinstance(error, FactdbError):
        say(error.named if isinstance(error, DatabaseUnusable) else str(error))
        return MISUSED if isinstance(error, BadInput) else FAILED
    return tell_unexpected(error)


def say(message: str) -> None:
    """A message for the person at the terminal."""
    typer.echo(f"factdb: {message}", err=True)


def told_if_interrupted(code: int) -> int:
    if code == INTERRUPTED:
        say("interrupted.")
    return code


def tell_usage(error: typer.TyperException) -> int:
    """What typer found wrong with the command line, and where its help is."""
    say(error.format_message())
    context: typer.Context | None = getattr(error, "ctx", None)
    if context is not None:
        typer.echo(f"Try '{context.command_path} --help'.", err=True)
    return error.exit_code


def tell_unexpected(error: Exception) -> int:
    if os.environ.get(DEBUG):
        traceback.print_exception(error)
        return FAILED
    if isinstance(error, OSError) and error.strerror:
        say(f"{error.filename}: {error.strerror}." if error.filename else f"{error.strerror}.")
        return FAILED
    first, *_ = str(error).splitlines() or [""]
    say(f"something went wrong inside: {type(error).__name__}: {first}")
    typer.echo(f"This is a mistake in factdb, not yours. {DEBUG}=1 shows where it happened.", err=True)
    return FAILED


def quietly_closed() -> int:
    """Whoever read our output has seen enough. What is left goes nowhere, so that closing does not fail again."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return FAILED
