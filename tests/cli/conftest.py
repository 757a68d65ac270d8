"""`factdb(...)` runs a command line in this process, in an empty folder; it answers exit code, stdout and stderr."""

import io
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import orjson
import pytest

from factdb.cli.app import run

ARTICLE = """Harbour master resigns

14 March 2024

The harbour master of Eastshore, Ada Quill, has resigned after the flood of last week.

"The gates were never tested," said Ada Quill on Thursday at a press conference in the town hall.

The mayor, Jon Marsh, said that the town had known nothing of the fault.
"""
SPANISH = """La directora del puerto ha dejado su cargo. Dijo que las compuertas no eran seguras y que el alcalde
lo sabía desde hace más de un año, según una carta que ha sido publicada por el periódico.
"""


@dataclass(frozen=True)
class Result:
    """What a command line came to."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return orjson.loads(self.out)


class Input(io.TextIOWrapper):
    """stdin, with or without a terminal behind it."""

    def __init__(self, data: bytes, is_terminal: bool = False) -> None:
        super().__init__(io.BytesIO(data), encoding="utf-8")
        self.is_terminal = is_terminal

    def isatty(self) -> bool:
        return self.is_terminal


Factdb = Callable[..., Result]


@pytest.fixture
def factdb(capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Factdb:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("FACTDB_DATABASE_URL", raising=False)

    def call(*arguments: object, stdin: bytes = b"", terminal: bool = False) -> Result:
        monkeypatch.setattr("sys.stdin", Input(stdin, terminal))
        code = run([str(argument) for argument in arguments])
        return Result(code, *capfd.readouterr())

    return call


@pytest.fixture
def article(tmp_path: Path) -> Path:
    """An article in a file."""
    file = tmp_path / "article.txt"
    file.write_text(ARTICLE, encoding="utf-8")
    return file
