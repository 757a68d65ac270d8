"""docs/cli.md, made from --help: `python -m factdb.cli.reference > docs/cli.md`."""

from collections.abc import Iterator

import typer
from typer.core import TyperGroup
from typer.main import get_command

from factdb.cli.app import app

HEAD = """# The command line

Made from `--help` by `python -m factdb.cli.reference`; a test compares the two.
"""
WIDTH = 80


def commands() -> list[list[str]]:
    """Every command by the words that call it, the top one first."""
    return list(under([], get_command(app)))


def under(words: list[str], command: object) -> Iterator[list[str]]:
    yield words
    children = command.commands if isinstance(command, TyperGroup) else {}
    for name, child in children.items():
        yield from under([*words, name], child)


def reference() -> str:
    """The reference, in Markdown."""
    parts = [f"\n## `{' '.join(['factdb', *words])}`\n\n```text\n{help_of(words)}\n```\n" for words in commands()]
    return HEAD + "".join(parts)


def help_of(words: list[str]) -> str:
    """What --help says, as wide on every machine."""
    command = get_command(app)
    context = command.make_context("factdb", [], resilient_parsing=True, terminal_width=WIDTH)
    for word in words:
        assert isinstance(command, TyperGroup)
        command = command.commands[word]
        context = command.make_context(word, [], parent=context, resilient_parsing=True)
    return context.get_help().rstrip()


if __name__ == "__main__":
    typer.echo(reference(), nl=False)
