"""`factdb extract`: what a document quotes, or what each line of a file does, without a database."""

from collections.abc import Mapping
from pathlib import PurePath
from typing import Any

from factdb.cli.files import STDIN, about, read_bytes, shown
from factdb.cli.options import understood
from factdb.cli.tables import Found, Stated, show
from factdb.cli.telling import say
from factdb.cli.terminal import print_json, progress
from factdb.errors import BadInput
from factdb.extract import Extraction, detect_language, extract
from factdb.extract.candidates import ClaimCandidate, QuoteCandidate
from factdb.extract.document import MAX_BYTES, Document, read_document
from factdb.extract.jsonl import extraction_document
from factdb.extract.transcripts import in_words
from factdb.rules.dates import EdtfDate


def extract_file(
    name: str, out: str | None, as_json: bool, given: Mapping[str, str | None], *, explained: bool = False
) -> None:
    """Print what a document quotes; `explained`, the whole text with how it was found."""
    if explained and as_json:
        raise BadInput("--explain and --json do not go together.", hint="--json has the rules too, as `trace`.")
    if out is not None:
        raise BadInput(f"{out!r} is one FILE too many.", hint="Two are given with --jsonl: IN and OUT.")
    published = understood("--published", EdtfDate.parse, given["published"])
    with progress(f"Reading {shown(name)} …"):
        document = read(name, given)
        published = published or document.published
        title = given["title"] or document.title
        language = given["language"] or document.language or detect_language(document.text)
        turns = document.transcript
        found = extract(document.text, language=language, title=title, published=published, transcript=turns)
    for note in (*document.notes, *found.notes):
        say(f"{shown(name)}: {note}")
    if as_json:
        print_json(extraction_document(title, published, found.language, document.text, found))
    elif explained:
        from factdb.cli.explaining import explain  # noqa: PLC0415 - nothing else needs it

        explain(header(title, published, found, document), document.text, found, remark(found))
    else:
        quotes, claims = [row(quote) for quote in found.quotes], [claim_row(claim, found) for claim in found.claims]
        show(header(title, published, found, document), quotes, remark(found), claims)


def read(name: str, given: Mapping[str, str | None]) -> Document:
    data = read_bytes(name, MAX_BYTES)
    file_name = None if name == STDIN else PurePath(name).name
    with about(name):
        return read_document(data, name=file_name, media_type=given["media_type"], url=given["url"])


def header(
    title: str | None, published: EdtfDate | None, found: Extraction, document: Document
) -> list[tuple[str, str]]:
    told: list[tuple[str, Any]] = [
        ("title", title),
        ("publisher", document.publisher),
        ("published", published and published.edtf),
        ("language", found.language),
        ("url", document.url),
    ]
    return [(label, value or "unknown") for label, value in told]


def row(quote: QuoteCandidate) -> Found:
    return Found(
        place=f"{quote.start}–{quote.end}" + (f" at {in_words(quote.time)}" if quote.time else ""),
        mode=quote.mode.name.lower(),
        speaker=quote.speaker.name if quote.speaker else "nobody named",
        quote=quote.text,
        cue=quote.cue.text if quote.cue else "",
        said=quote.said.edtf if quote.said else "",
    )


def claim_row(claim: ClaimCandidate, found: Extraction) -> Stated:
    return Stated(
        place=f"{claim.start}–{claim.end}",
        kind=claim.kind.name.lower(),
        claimed_by=claimed_by(claim, found),
        claim=claim.text,
        about=claim.about.edtf if claim.about else "",
        why_not=claim.why_not.name.lower() if claim.why_not else "",
    )


def claimed_by(claim: ClaimCandidate, found: Extraction) -> str:
    if claim.quote is None:
        return "the source"
    speaker = found.quotes[claim.quote].speaker
    return speaker.name if speaker else "nobody named"


def remark(found: Extraction) -> str:
    if not (found.quotes or found.claims):
        return "Nothing quoted was found."
    return f"{counted(len(found.quotes), 'quote')} and {counted(len(found.claims), 'claim')} found."


def counted(count: int, noun: str) -> str:
    return f"{count} {noun if count == 1 else noun + 's'}"
