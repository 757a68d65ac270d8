"""`factdb extract --jsonl`: a line in, a line out, in the order given and however long the file."""

import contextlib
import json
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from rich.console import Console
from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from factdb.cli.files import opened, shown
from factdb.cli.writing import written
from factdb.errors import BadInput
from factdb.extract.jsonl import extract_line
from factdb.rules.text import checked_text

CHECKED = ("id", "text", "title")


def extract_lines(source: str, target: str | None, options: Sequence[str]) -> None:
    """Read lines {"id","text","lang"?,"title"?,"date"?}, write {"id","quotes":[…]}. The target appears when all is
    done. Where a line cannot be taken, raises BadInput with file, line and reason, and leaves the target as it was."""
    if target is None:
        raise BadInput("--jsonl needs a file to write to.", hint="Give IN and OUT; - stands for stdin and stdout.")
    if options:
        raise BadInput(f"--{options[0]} is for one document.", hint="With --jsonl each line says its own.")
    with opened(source) as lines, written(target) as out, counting() as step:
        for number, line in enumerate(lines, start=1):
            if line.strip():
                out.write(answered(line, f"{shown(source)}, line {number}"))
            step()


def answered(line: bytes, place: str) -> bytes:
    """The answer to a line, as a line."""
    try:
        answer = extract_line(checked(parsed(line)))
    except BadInput as error:
        where = f"{place}, field {error.path[0]}" if error.path else place
        raise BadInput(f"{where}: {error.message}", hint=error.hint) from error
    return json.dumps(answer, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"


def parsed(line: bytes) -> Any:
    try:
        return json.loads(line.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise BadInput(f"It is not UTF-8: it breaks at byte {error.start}.", hint="Save the file as UTF-8.") from None
    except json.JSONDecodeError as error:
        raise BadInput(f"It is no JSON: {error.msg} at character {error.colno}.") from None
    except RecursionError:
        raise BadInput("It is nested too deeply.") from None


def checked(line: Any) -> Any:
    """The line, whose texts hold nothing that cannot be written again."""
    for field in CHECKED:
        if isinstance(line, dict) and isinstance(line.get(field), str):
            checked_text(line[field], field)
    return line


@contextlib.contextmanager
def counting() -> Iterator[Callable[[], None]]:
    """Counts lines on stderr, for people at a terminal."""
    screen = Console(stderr=True)
    columns = (SpinnerColumn(), TextColumn("{task.completed:,} lines"), TimeElapsedColumn())
    with Progress(*columns, console=screen, transient=True, disable=not screen.is_terminal) as shown_progress:
        task = shown_progress.add_task("", total=None)
        yield lambda: shown_progress.advance(task)
