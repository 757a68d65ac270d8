"""Markdown: front matter, the first heading as title, and the text without its marks."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib.metadata import version

from markdown_it import MarkdownIt
from markdown_it.token import Token

from factdb.errors import BadInput
from factdb.extract.document.record import Reading
from factdb.extract.document.spoken import set_apart, spoken, with_stated
from factdb.extract.document.tidy import joined, one_line, tidy
from factdb.extract.document.written_dates import written_dates
from factdb.extract.transcripts.writing import GAP
from factdb.rules.dates import EdtfDate

OWN_VERSION = "factdb-markdown/1"
FRONT_MATTER = re.compile(r"\A\s*---[ \t]*\n(?P<lines>.*?\n)(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
LINE = re.compile(r"(?P<key>[A-Za-z][\w-]*)[ \t]*:[ \t]*(?P<value>.*)")
ITEM = re.compile(r"[ \t]*-[ \t]+(?P<value>.+)")
NAMES = {
    "headline": "title",
    "published": "date",
    "publishdate": "date",
    "authors": "author",
    "by": "author",
    "site": "publisher",
    "source": "url",
    "link": "url",
    "canonical": "url",
    "lang": "language",
    "locale": "language",
}


@cache
def cleaner() -> str:
    return f"markdown-it-py/{version('markdown-it-py')}+{OWN_VERSION}"


def read_markdown(text: str, url: str | None) -> Reading:  # noqa: ARG001 (readers share one signature)
    """The rendered text; title, date, authors, publisher, address and language from the front matter.

    Raises BadInput where the front matter holds what is neither `key: value` nor a list, or a date that is none.
    """
    text = text.lstrip("\ufeff").replace("\r\n", "\n")
    found = FRONT_MATTER.match(text)
    stated = front_matter(found["lines"]) if found else {}
    heading, blocks = rendered(text[found.end() :] if found else text)
    title = first(stated, "title")
    body = blocks if heading is None or (title and title != heading) else blocks[1:]
    reading = Reading(
        text=joined(map(one_line, body)),
        cleaner=cleaner(),
        title=title or heading,
        published=date_of(first(stated, "date")),
        authors=tuple(stated.get("author", ())),
        publisher=first(stated, "publisher"),
        url=first(stated, "url"),
        language=(first(stated, "language") or "").split("-")[0].split("_")[0].lower() or None,
        notes=("date taken from the front matter",) if first(stated, "date") else (),
    )
    transcript = spoken(set_apart(GAP.join(body)), reading.title, cleaner())
    return with_stated(transcript, reading) if transcript else reading


def first(stated: Mapping[str, Sequence[str]], key: str) -> str | None:
    return next(iter(stated.get(key, ())), None)


def front_matter(lines: str) -> dict[str, list[str]]:
    """`key: value`, `key: [a, b]` and `key:` with `- item` lines: the part of YAML that front matter uses."""
    stated: dict[str, list[str]] = {}
    values: list[str] = []
    for number, line in enumerate(lines.splitlines(), start=2):
        if entry := LINE.fullmatch(line.rstrip()):
            key = entry["key"].lower()
            values = stated.setdefault(NAMES.get(key, key), [])
            values.extend(values_of(entry["value"]))
        elif item := ITEM.fullmatch(line.rstrip()):
            values.extend(values_of(item["value"]))
        elif line.strip() and not line.lstrip().startswith("#"):
            raise BadInput(
                f"Line {number} of the front matter is neither 'key: value' nor '- item': {line[:80]!r}.",
                hint="Write title, date, author, publisher, url and lang each on a line of its own.",
            )
    return stated


def values_of(written: str) -> list[str]:
    written = written.strip()
    items = written[1:-1].split(",") if written.startswith("[") and written.endswith("]") else [written]
    return [value for value in (unquoted(one_line(item)) for item in items) if value]


def unquoted(value: str) -> str:
    return value[1:-1] if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'" else value


def date_of(written: str | None) -> EdtfDate | None:
    """EDTF, or a day as German and English write it."""
    if written is None:
        return None
    days = written_dates(written)
    return EdtfDate.day(days[0].day, written) if days else EdtfDate.parse(written)


def rendered(text: str) -> tuple[str | None, list[str]]:
    """The first heading where it opens the text, and every paragraph with its line breaks, that heading among them."""
    tokens = MarkdownIt("commonmark", {"html": True}).enable("table").parse(text)
    opening = next((token for token in tokens if token.level == 0), None)
    blocks = [block for block in map(tidy, blocks_of(tokens)) if block.strip()]
    is_title = opening is not None and opening.type == "heading_open" and opening.tag == "h1" and blocks
    return (one_line(blocks[0]) if is_title else None), blocks


def blocks_of(tokens: Sequence[Token]) -> Iterator[str]:
    """The text of each block; a table's row is one."""
    row: list[str] | None = None
    for token in tokens:
        if token.type == "tr_open":
            row = []
        elif token.type == "tr_close":
            yield " | ".join(row or ())
            row = None
        elif token.type == "inline" and row is not None:
            row.append(inline_text(token.children or ()))
        elif token.type == "inline":
            yield inline_text(token.children or ())
        elif token.type in ("fence", "code_block"):
            yield tidy(token.content)


def inline_text(tokens: Sequence[Token]) -> str:
    """Words without marks, line by line: links by their text, pictures and HTML tags not at all."""
    return "".join("\n" if token.type in ("softbreak", "hardbreak") else shown(token) for token in tokens)


def shown(token: Token) -> str:
    return token.content if token.type in ("text", "code_inline", "text_special") else ""
