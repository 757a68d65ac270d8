"""Reads an article with its quotes marked by hand, and gives it in the form that the scorer of quotes reads."""

import re
from collections import defaultdict
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent
TAG = re.compile(r"<(?P<end>/?)(?P<kind>[qsc])(?P<number>\d+)>")
NOBODY = "-"
KINDS = frozenset(("person", "organization", "group", "unnamed"))
Spans = dict[tuple[str, int], list[list[int]]]


class Unreadable(Exception):
    """A gold article is not written as README.md says; the message names the file and the place."""


def articles(language: str) -> list[dict[str, Any]]:
    """All gold articles of a language, in the order of their names."""
    return [article(path) for path in sorted((FOLDER / language).glob("*.txt"))]


def article(path: Path) -> dict[str, Any]:
    """One gold article: {"id", "lang", "title", "date", "style", "text", "quotes"}. Raises Unreadable."""
    head, _, marked = path.read_text(encoding="utf-8").partition("\n---\n")
    fields, speakers = header(head, path.name)
    text, spans = unmarked(marked.strip(), path.name)
    numbers = {number for kind, number in spans if kind == "q"}
    if numbers != set(speakers):
        raise Unreadable(f"{path.name}: quotes in one of table and text only: {sorted(numbers ^ set(speakers))}")
    quotes = [quote(number, text, spans, speakers[number]) for number in sorted(numbers)]
    return {
        "id": path.stem,
        "lang": path.parent.name,
        "title": fields["title"],
        "date": fields["published"],
        "style": fields["style"],
        "text": text,
        "quotes": sorted(quotes, key=lambda one: (one["start"], -one["end"])),
    }


def header(head: str, name: str) -> tuple[dict[str, str], dict[int, tuple[str, str]]]:
    """The fields, and by number of quote the speaker's name and kind."""
    fields: dict[str, str] = {}
    speakers: dict[int, tuple[str, str]] = {}
    for line in head.splitlines():
        if re.match(r"\d+ *\|", line):
            number, speaker, kind = [*(part.strip() for part in line.split("|")), "person"][:3]
            if kind not in KINDS or int(number) in speakers:
                raise Unreadable(f"{name}: {line!r} is not 'number | name | kind' with a number and kind of its own")
            speakers[int(number)] = (speaker, kind)
        elif line.strip():
            field, _, value = line.partition(":")
            fields[field.strip()] = value.strip()
    missing = {"title", "published", "style"} - set(fields)
    if missing:
        raise Unreadable(f"{name}: without {', '.join(sorted(missing))}")
    return fields, speakers


def unmarked(marked: str, name: str) -> tuple[str, Spans]:
    """The text without tags, and where each tag's stretches lie in it."""
    spans: Spans = defaultdict(list)
    began: dict[tuple[str, int], int] = {}
    parts, length, place = [], 0, 0
    for tag in TAG.finditer(marked):
        parts.append(marked[place : tag.start()])
        length += tag.start() - place
        place = tag.end()
        key = (tag["kind"], int(tag["number"]))
        if bool(tag["end"]) != (key in began):
            raise Unreadable(f"{name}: {tag[0]} at {tag.start()} does not open or close what it should")
        if tag["end"]:
            spans[key].append([began.pop(key), length])
        else:
            began[key] = length
    if began:
        raise Unreadable(f"{name}: never closed: {sorted(began)}")
    text = "".join([*parts, marked[place:]])
    if re.search(r"</?[a-z]\d*>", text):
        raise Unreadable(f"{name}: a tag is left in the text")
    return text, spans


def quote(number: int, text: str, spans: Spans, speaker: tuple[str, str]) -> dict[str, Any]:
    own = spans["q", number]
    mention = spans.get(("s", number), [None])[0]
    name, kind = speaker
    named = None if name == NOBODY else name
    return {
        "start": own[0][0],
        "end": own[-1][1],
        "spans": own,
        "text": " ".join(text[start:end] for start, end in own),
        "cue_spans": spans.get(("c", number), []),
        "speaker_text": text[mention[0] : mention[1]] if mention else named,
        "speaker_start": mention[0] if mention else None,
        "speaker_end": mention[1] if mention else None,
        "speaker_name": named,
        "anonymous": kind == "unnamed",
    }
