"""Datelines, with which agencies begin a report: "BERLIN, 3. Mai 2023 (xy) – …", "ALTFELD (dpa) - …"."""

import re

from factdb.extract.document.blocks import AGENCY
from factdb.extract.document.written_dates import WrittenDate, written_dates

LONGEST = 120  # characters
START = re.compile(r"([^\W\d_][\w.'’/-]*,?\s){0,5}(\([^()]{1,40}\),?\s*)?")
# After the day: an agency in brackets or slashes, then a dash or colon.
END = re.compile(r"[.,]?\s*(\([^()]{1,40}\)|/[^/]{1,40}/)?\s*(--|[–—:-])(\s|$)")
UNDATED = re.compile(r"(?P<place>[^\W\d_][^\d()]{1,60}) (?P<agency>\([^()]{1,40}\))\s*(--|[–—:-])(\s|$)")


def day_of_dateline(text: str) -> WrittenDate | None:
    """The day in the dateline a text begins with."""
    for date in written_dates(text[:LONGEST])[:1]:
        if START.fullmatch(text[: date.start]) and END.match(text, date.end):
            return date
    return None


def has_dateline(text: str) -> bool:
    """Whether a text begins with a dateline: one with a day, or a place, an agency in brackets and a dash.

    "Krause (SPD) – ein Porträt" is none: without a day the place is in capitals, or the agency one we know.
    """
    undated = UNDATED.match(text)
    told = undated is not None and (undated["place"].isupper() or AGENCY.fullmatch(undated["agency"]) is not None)
    return told or (text[:1].isalpha() and day_of_dateline(text) is not None)
