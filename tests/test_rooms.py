"""Imports point one way: a room may import only from the rooms above it in DESIGN.md's list."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import factdb

PACKAGE = Path(factdb.__file__).parent
ORDER = [
    "errors",
    "settings",
    "rules",
    "extract",
    "formats",
    "db",
    "models",
    "search",
    "commands",
    "audit",
    "graphql",
    "exporting",
    "demo",
    "web",
    "app",
    "cli",
]
PURE = {"rules", "extract", "formats"}
MODULES = sorted(PACKAGE.rglob("*.py"))


def room(module: str) -> str:
    return module.split(".")[1] if module.count(".") else ""


def imported(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: imports are written from the root"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_a_room_imports_only_from_rooms_above_it(path: Path) -> None:
    here = path.relative_to(PACKAGE).parts[0].removesuffix(".py")
    if here not in ORDER:
        return
    for module in imported(path):
        if module.startswith("factdb.") and room(module) in ORDER:
            assert ORDER.index(room(module)) <= ORDER.index(here), f"{here} must not import {module}"
            assert room(module) != "settings" or here in ("settings", "app", "cli"), f"{here} must not read settings"


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_the_pure_rooms_see_neither_sql_nor_io(path: Path) -> None:
    here = path.relative_to(PACKAGE).parts[0].removesuffix(".py")
    if here in PURE:
        assert not {module.split(".")[0] for module in imported(path)} & {
            "sqlalchemy",
            "psycopg",
            "pysqlite3",
            "httpx",
            "urllib",
            "socket",
        }
