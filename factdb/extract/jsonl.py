"""Candidates as plain records: the evaluation form, line by line, and the whole document."""

import datetime as dt
import re
from typing import Any

from factdb.errors import BadInput
from factdb.extract.candidates import ClaimCandidate, Extraction, HopCandidate, QuoteCandidate, SpeakerCandidate
from factdb.extract.engine import extract
from factdb.rules.dates import EdtfDate

LINE = {"id": str, "text": str, "lang": str, "title": str, "date": str}
NEEDED = ("id", "text")
DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def quote_record(candidate: QuoteCandidate) -> dict[str, Any]:
    """A quote in the evaluation form. Offsets count code points; parts are joined by a blank."""
    mention, speaker = candidate.mention, candidate.speaker
    return {
        "start": candidate.start,
        "end": candidate.end,
        "spans": [list(span) for span in candidate.spans],
        "text": candidate.text,
        "type": candidate.mode.name.lower(),
        "cue_text": candidate.cue.text if candidate.cue else None,
        "speaker_text": mention.text if mention else None,
        "speaker_start": mention.start if mention else None,
        "speaker_end": mention.end if mention else None,
        "speaker_name": speaker.name if speaker else None,
    }


def extract_line(line: dict[str, Any]) -> dict[str, Any]:
    """The quotes of one line {"id", "text", "lang"?, "title"?, "date"?}; the text is taken as it is.

    Raises BadInput, with the field as its path, where one is missing, is not text, or `date` is no EDTF date.
    """
    checked(line)
    language, title = line.get("lang"), line.get("title")
    found = extract(line["text"], language=language, title=title, published=published(line), claims=False)
    return {"id": line["id"], "quotes": [quote_record(quote) for quote in found.quotes]}


def checked(line: dict[str, Any]) -> None:
    if not isinstance(line, dict):
        raise BadInput("A line must be a JSON object.", hint='Write {"id": "…", "text": "…"} on each line.')
    for field in NEEDED:
        if field not in line:
            raise BadInput(f"The line has no {field!r}.", path=(field,), hint='Each line needs "id" and "text".')
    for field, kind in LINE.items():
        value = line.get(field)
        if (value is not None and not isinstance(value, kind)) or (value is None and field in NEEDED):
            raise BadInput(f"{field!r} must be text, not {value!r:.60}.", path=(field,))


def published(line: dict[str, Any]) -> EdtfDate | None:
    if not line.get("date"):
        return None
    try:
        if DAY.fullmatch(line["date"]):  # nearly every date; the grammar of EDTF takes longer than the text
            return EdtfDate.day(dt.date.fromisoformat(line["date"]))
    except ValueError:
        pass  # the parser says what is wrong with it
    try:
        return EdtfDate.parse(line["date"])
    except BadInput as error:
        raise error.under("date") from error


def extraction_document(
    title: str | None, published: EdtfDate | None, language: str | None, text: str, extraction: Extraction
) -> dict[str, Any]:
    """A whole extraction as one record."""
    return {
        "title": title,
        "published": published.edtf if published else None,
        "language": language,
        "text": text,
        "quotes": [full_record(quote) for quote in extraction.quotes],
        "claims": [claim_record(claim) for claim in extraction.claims],
    }


def full_record(candidate: QuoteCandidate) -> dict[str, Any]:
    """A quote with all that was found about it; `type` and `mode` are the same in two spellings."""
    cue, mention = candidate.cue, candidate.mention
    return quote_record(candidate) | {
        "mode": candidate.mode.name,
        "fidelity": candidate.fidelity.name,
        "cue": {"text": cue.text, "spans": [list(span) for span in cue.spans]} if cue else None,
        "mention": {"text": mention.text, "start": mention.start, "end": mention.end} if mention else None,
        "speaker": speaker_record(candidate.speaker, candidate.anonymous) if candidate.speaker else None,
        "hops": [hop_record(hop) for hop in candidate.hops],
        "occasion": candidate.occasion,
        "medium": candidate.medium,
        "said": candidate.said.edtf if candidate.said else None,
        "trace": list(candidate.trace),
        "time": {"start": candidate.time[0], "end": candidate.time[1]} if candidate.time else None,
    }


def claim_record(claim: ClaimCandidate) -> dict[str, Any]:
    """A claim with its place. `quote` is the index of its quote in the record, null for the outlet's own voice."""
    return {
        "text": claim.text,
        "kind": claim.kind.name,
        "checkable": claim.checkable,
        "why_not": claim.why_not.name if claim.why_not else None,
        "quote": claim.quote,
        "about": claim.about.edtf if claim.about else None,
        "start": claim.start,
        "end": claim.end,
        "spans": [list(span) for span in claim.spans],
        "trace": list(claim.trace),
    }


def speaker_record(speaker: SpeakerCandidate, anonymous: bool) -> dict[str, Any]:
    roles = [
        {"title": role.title, "organization": role.organization, "start": role.start, "end": role.end}
        for role in speaker.roles
    ]
    return {"name": speaker.name, "kind": speaker.kind.name, "anonymous": anonymous, "roles": roles}


def hop_record(hop: HopCandidate) -> dict[str, Any]:
    mention = {"text": hop.mention.text, "start": hop.mention.start, "end": hop.mention.end}
    return {"name": hop.name, "kind": hop.kind.name, "mention": mention}
