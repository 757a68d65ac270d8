"""Values as files write them: texts with entities and tags, days in many forms, addresses that lack a part."""

import datetime as dt
import html
import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from courlan import fix_relative_urls

from factdb.errors import BadInput
from factdb.extract.document.written_dates import written_dates
from factdb.rules.dates import EdtfDate
from factdb.rules.urls import canonical_url, domain
from factdb.rules.vocabulary import SourceKind

TAG = re.compile(r"</?[a-zA-Z][^<>]*>")
MONTH_OR_YEAR = re.compile(r"\d{4}(-\d\d)?")
DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?!\d)|(\d{4})(\d\d)(\d\d)(?!\d)")
EPOCH = re.compile(r"-?\d{9,13}")
NO_SCHEME = re.compile(r"(?:[\w-]+\.)+[A-Za-z]{2,}(?:[/:?#]|$)")
ARCHIVED = re.compile(
    r"https?://(?:web\.)?archive\.org/web/\d{4,14}(?:[a-z]{2}_)?/(https?:/{0,2}[^/].*)", re.IGNORECASE
)

POSTS = ("facebook.com", "twitter.com", "x.com", "instagram.com", "t.me", "threads.net", "reddit.com", "weibo.com")
VIDEOS = ("youtube.com", "youtu.be", "tiktok.com", "vimeo.com", "kwai-video.com", "rumble.com", "dailymotion.com")


def items(value: Any) -> list[Any]:
    """The value as a list: a list's items, nothing for null, else the value itself."""
    if value is None:
        return []
    return value if isinstance(value, list) else [value]


def text(value: Any) -> str | None:
    """The first text in a value that says something, without entities, tags and the blanks around it."""
    return plain(value) if isinstance(value, str) else next(texts(value), None)


def texts(value: Any) -> Iterator[str]:
    """All texts in a value: its own, those of a list, the name of an object, whose name may be a list again."""
    for item in items(value):
        if isinstance(item, dict):
            yield from texts(item.get("name"))
        elif isinstance(item, list):
            yield from texts(item)
        elif isinstance(item, str) and (found := plain(item)):
            yield found


def plain(written_as: str) -> str | None:
    return html.unescape(TAG.sub(" ", written_as) if "<" in written_as else written_as).strip() or None


def written(value: Any) -> str | None:
    """A number as it was written, or a text."""
    if isinstance(value, bool):
        return None
    return str(value) if isinstance(value, (int, float)) else text(value)


# --- days


def day(value: Any) -> EdtfDate | None:
    """The day that a value begins with or names, as it was written, whatever the hour or zone; or a month, a year, or
    the day of a Unix time in seconds or milliseconds. None where it is none, or may be two: 03/05/2023."""
    said = written(next(iter(items(value)), None))
    return None if said is None else day_in(said)


@lru_cache(10_000)
def day_in(said: str) -> EdtfDate | None:
    if EPOCH.fullmatch(said):
        return of_epoch(int(said))
    try:
        if MONTH_OR_YEAR.fullmatch(said):
            return EdtfDate.parse(said)
        if found := DAY.match(said):
            return EdtfDate.day(dt.date(*(int(part) for part in found.groups() if part)))
    except (BadInput, ValueError):
        return None
    named = written_dates(said)
    return EdtfDate.day(named[0].day, said) if len(named) == 1 else None


def of_epoch(number: int) -> EdtfDate | None:
    try:
        return EdtfDate.day(dt.datetime.fromtimestamp(number / (1000 if abs(number) > 10**10 else 1), dt.UTC).date())
    except (OverflowError, ValueError, OSError):
        return None


def no_later(said: EdtfDate | None, told: EdtfDate | None) -> EdtfDate | None:
    """When something was said that was told of later. Files fill in the day of the telling where they know no better,
    so that day, or one after it, says no more than that it was not later."""
    if told is None or told.latest is None or (said and said.latest and said.latest < told.latest):
        return said
    return EdtfDate.no_later_than(told.latest) if said else None


# --- addresses


def url(value: Any, base: str | None = None) -> str | None:
    """The first web address in a value: a text, a list, an object's `url` or `@id`. One without a scheme gets it, one
    without a host that of `base`. None where there is none."""
    for item in items(value):
        if isinstance(item, dict):
            found = url(item.get("url"), base) or url(item.get("@id"), base)
        else:
            found = completed(item.strip(), base) if isinstance(item, str) else None
        if found is not None:
            return found
    return None


@lru_cache(10_000)
def completed(written_as: str, base: str | None) -> str | None:
    if not written_as or " " in written_as or "\n" in written_as or "\t" in written_as:
        return None
    if NO_SCHEME.match(written_as):
        whole = f"https://{written_as}"
    elif written_as.startswith(("http:", "https:", "//")):
        whole = written_as.replace("//", "https://", 1) if written_as.startswith("//") else written_as
    elif base and written_as.startswith("/"):
        whole = fix_relative_urls(base, written_as)
    else:
        return None
    return whole if canonical(whole) else None


def canonical(address: str) -> str | None:
    """The address as it is compared; none where it is no web address."""
    try:
        return canonical_url(address)
    except BadInput:
        return None


def original(address: str) -> str:
    """What a copy in the Internet Archive is a copy of; any other address as it is."""
    found = ARCHIVED.fullmatch(address.strip())
    kept = found and re.sub(r"^(https?):/*", r"\1://", found[1])
    return kept if kept and canonical(kept) else address


def host(address: str | None) -> str | None:
    """The registrable domain of an address."""
    try:
        return domain(address) if address else None
    except BadInput:
        return None


def kind_of(address: str) -> SourceKind:
    """What sort of document is at an address, as far as its host tells."""
    at = host(address)
    if at in POSTS:
        return SourceKind.POST
    return SourceKind.VIDEO if at in VIDEOS else SourceKind.ARTICLE
