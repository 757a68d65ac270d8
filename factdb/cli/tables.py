"""What was found in a document, as a table: seven columns where there is room, three that say the same where not."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import typer
from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from factdb.cli.terminal import console, harmless

WIDE = 110  # columns from which seven fit
QUOTED = 160  # characters of a quote that are shown
NOTHING = "–"


@dataclass(frozen=True)
class Found:
    """A line of the table, as it is shown."""

    place: str
    mode: str
    speaker: str
    quote: str
    cue: str
    said: str
    known: Sequence[str] = ()
    number: str = ""


@dataclass(frozen=True)
class Stated:
    """A claim as a line of its table."""

    place: str
    kind: str
    claimed_by: str
    claim: str
    about: str = ""
    why_not: str = ""
    """Why it cannot be checked, where it cannot."""
    known: Sequence[str] = ()
    number: str = ""


def show(
    header: Sequence[tuple[str, str]], found: Sequence[Found], remark: str = "", claims: Sequence[Stated] = ()
) -> None:
    """Print what a document is, what was found in it, what that claims, and what to say of it."""
    parts: list[RenderableType] = [headed(header)]
    if found:
        parts.append(wide(found) if console().width >= WIDE else narrow(found))
    if claims:
        parts.append(stated(claims))
    if remark:
        parts.append(cell(remark))
    display(*parts)


def display(*parts: RenderableType, glue: str = "") -> None:
    """Print tables and texts, a blank line between them, without the blanks that fill their lines.

    `glue` is a character of the parts that is printed as a blank, at which no line was to be broken.
    """
    printed = "\n\n".join(rendered(part) for part in parts)
    typer.echo(printed.replace(glue, " ") if glue else printed, color=True)


def rendered(part: RenderableType) -> str:
    screen = console()
    with screen.capture() as captured:
        screen.print(part)
    return "\n".join(line.rstrip() for line in captured.get().rstrip().split("\n"))


def cell(text: str) -> Text:
    """A text from a document, without what would steer the terminal."""
    return Text(harmless(text))


def headed(header: Sequence[tuple[str, str]]) -> Table:
    table = Table.grid(padding=(0, 2))
    table.add_column(style="dim", no_wrap=True)
    table.add_column(overflow="fold")
    for name, value in header:
        table.add_row(name, cell(value))
    return table


def wide(found: Sequence[Found]) -> Table:
    knows = any(row.known for row in found)
    table = plain_table("place", "mode", "speaker", "quote", "cue", "said", *(["known"] if knows else []))
    table.columns[2].max_width = 22
    table.columns[4].max_width = 14
    for row in found:
        cells = [placed(row), row.mode, row.speaker, shortened(row.quote), row.cue or NOTHING, row.said or NOTHING]
        table.add_row(*map(cell, cells), *(["\n".join(row.known) or NOTHING] if knows else []))
    return table


def narrow(found: Sequence[Found]) -> Table:
    table = plain_table("place", "speaker", "quote")
    table.columns[1].max_width = 26
    for row in found:
        table.add_row(*map(cell, (placed(row), "\n".join(about(row)), shortened(row.quote))))
    return table


def stated(claims: Sequence[Stated]) -> Table:
    """The claims, as many columns as there is room for."""
    table = plain_table("place", "claimed by", "claim")
    table.columns[1].max_width = 26
    for row in claims:
        table.add_row(*map(cell, (placed(row), "\n".join(about_claim(row)), shortened(row.claim))))
    return table


def about_claim(row: Stated) -> Iterable[str]:
    """What the table says below the name of who claims it."""
    yield row.claimed_by
    yield row.kind
    if row.why_not:
        yield f"not checkable: {row.why_not}"
    if row.about:
        yield f"about {row.about}"
    for record in row.known:
        yield f"is {record}?"


def plain_table(*names: str) -> Table:
    table = Table(box=None, padding=(0, 2, 1, 0), pad_edge=False, header_style="bold")
    for name in names:
        table.add_column(name, no_wrap=name in ("place", "mode"), overflow="fold")
    return table


def placed(row: Found | Stated) -> str:
    return f"{row.place}\n{row.number}" if row.number else row.place


def about(row: Found) -> Iterable[str]:
    """What the narrow table says below the speaker's name."""
    yield row.speaker
    yield f"{row.mode}: {row.cue}" if row.cue else row.mode
    if row.said:
        yield f"said {row.said}"
    for record in row.known:
        yield f"is {record}?"


def shortened(quote: str) -> str:
    """The beginning of a quote on one line, cut between words where there are any."""
    line = " ".join(quote.split())
    if len(line) <= QUOTED:
        return line
    head = line[:QUOTED]
    return (head.rpartition(" ")[0] or head) + " …"
