"""What the log of writes holds instead of content: digests, each bound to the one before it.

Edition 1 (docs/audit.md tells it for other programs):

- a *value* is its JSON (RFC 8259) in UTF-8 without blanks; days and moments (UTC, microseconds) in ISO 8601, words of
  vocabularies by name, real numbers as Python writes them, bytes by the hex digest of SHA-256;
- a *column's digest* is SHA-256 of the salt, the column's name, a zero byte and the value;
- a *version's digest* is SHA-256 of the edition and the digests of its columns, in the order of their names;
- the *marks* of a version are, for each column, three bytes of the digest of its name and three of its own: what
  names the column that was altered. Without the salt they tell nothing;
- an *entry's link* is SHA-256 over all that the entry says, the header of its revision (when, who, what, why) and the
  link of the entry before it of the same record;
- a revision's *leaf* is its header and the links of its entries.
"""

import datetime as dt
import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from hashlib import sha256
from typing import Any

import orjson

from factdb.rules.vocabulary import Vocabulary

EDITION = "v1"
NOT_KEPT = "none"
"""Instead of the digest of a version that was not put back with its record: none is expected to be there."""
TAG, MARK = 3, 3  # bytes in the marks: of a column's name, of its digest
PLAIN = (str, int, type(None), list)
BEGINNING = f"factdb version {EDITION}\n".encode()
NOTHING = b"null"
WIDTH = 32  # bytes of a digest
DIGEST = type(sha256()).digest


@dataclass(frozen=True)
class Version:
    """The digest of a version, and the marks of its columns."""

    digest: str
    marks: bytes


def canonical(value: Any) -> bytes:
    """A value as it is digested."""
    if value is None:
        return NOTHING
    if isinstance(value, PLAIN):
        return orjson.dumps(value)
    if isinstance(value, float):
        return repr(value).encode()
    return orjson.dumps(named(value)) if isinstance(value, bytes) else canonical_name(value)


@lru_cache(4096)
def canonical_name(value: Any) -> bytes:
    """A word, day or moment as it is digested: the rows of one write have many of them in common."""
    return orjson.dumps(named(value))


def named(value: Any) -> str:
    if isinstance(value, Vocabulary):
        return value.name
    if isinstance(value, bytes):
        return hashlib.sha256(value).hexdigest()
    return moment(value) if isinstance(value, dt.datetime) else str(value.isoformat())


def moment(value: dt.datetime | str) -> str:
    """A moment as it is digested; what could not be read as one stays as it was read."""
    if isinstance(value, str):
        return value
    return value.astimezone(dt.UTC).isoformat(timespec="microseconds")


@cache
def column_name(name: str) -> bytes:
    return name.encode() + b"\0"


@cache
def tag(name: str) -> bytes:
    """What stands for a column's name in the marks."""
    return hashlib.sha256(name.encode()).digest()[:TAG]


def column_digest(salt: bytes, name: str, value: Any) -> bytes:
    return hashlib.sha256(salt + column_name(name) + canonical(value)).digest()


class Shape:
    """The columns of a noun, by name and in the order of their names."""

    def __init__(self, names: Iterable[str]) -> None:
        self.names = sorted(names)
        self.columns = [column_name(name) for name in self.names]
        self.tags = b"".join(tag(name) + bytes(MARK) for name in self.names)

    def version(self, salt: str, values: Sequence[Any]) -> Version:
        """The digest of a version with these values, in the order of the names."""
        columns = [name + canonical(value) for name, value in zip(self.columns, values, strict=True)]
        return self.digested(salt.encode(), columns)

    def versions(self, salts: Iterable[bytes], rows: Sequence[Sequence[Any]]) -> Iterator[Version]:
        """The same of many versions. What their columns have in common is told once."""
        columns = [said(name, values) for name, values in zip(self.columns, zip(*rows, strict=True), strict=True)]
        return map(self.digested, salts, zip(*columns, strict=True))

    def digested(self, salt: bytes, columns: Iterable[bytes]) -> Version:
        """The digest of columns: the name of each, a zero byte and its value."""
        found = b"".join(map(DIGEST, map(sha256, map(salt.__add__, columns))))
        marks = bytearray(self.tags)
        for at in range(MARK):  # the beginning of each column's digest, after its tag
            marks[TAG + at :: TAG + MARK] = found[at::WIDTH]
        return Version(f"{EDITION}:{sha256(BEGINNING + found).hexdigest()}", bytes(marks))


def said(name: bytes, values: Sequence[Any]) -> list[bytes]:
    """What is digested of a column in many rows. What rows share is told once."""
    kinds = set(map(type, values))
    if len(kinds) == 1 and values.count(values[0]) == len(values):
        return [name + canonical(values[0])] * len(values)
    if kinds <= {str, int, type(None)}:
        return [name + orjson.dumps(value) for value in values]
    return [name + canonical(value) for value in values]


@cache
def shape_of(names: frozenset[str]) -> Shape:
    return Shape(names)


def version_of(salt: str, values: Mapping[str, Any]) -> Version:
    """The digest of a version with these values by the names of their columns."""
    shape = shape_of(frozenset(values))
    return shape.version(salt, [values[name] for name in shape.names])


def marks_of(marks: bytes) -> dict[bytes, bytes]:
    """The marks of columns by the tags of their names."""
    width = TAG + MARK
    parts = (marks[at : at + width] for at in range(0, len(marks), width))
    return {part[:TAG]: part[TAG:] for part in parts}


def altered(salt: str, values: Mapping[str, Any], marks: bytes) -> Iterator[str]:
    """The columns whose values are not those that were marked, in the order of their names."""
    known, seasoned = marks_of(marks), salt.encode()
    for name in sorted(values):
        if known.get(tag(name)) != column_digest(seasoned, name, values[name])[:MARK]:
            yield name


def older_digest(salt: str, values: Mapping[str, Any]) -> str:
    """The digest of a version as it was made before the log was sealed."""
    found = json.dumps(values, sort_keys=True, separators=(",", ":"), ensure_ascii=False, default=named)
    return f"sha256:{hashlib.sha256((salt + found).encode()).hexdigest()}"


def reason_digest(salt: str | None, reason: str | None) -> str | None:
    """The digest of the reason of a revision, so that the reason can be erased as well."""
    if reason is None or salt is None:
        return None
    return f"{EDITION}:{hashlib.sha256(salt.encode() + reason.encode()).hexdigest()}"


@dataclass(frozen=True)
class Wrote:
    """What a revision says of itself: when, who, by which command, and the digest of why."""

    recorded: dt.datetime
    account_id: int | None
    action: str
    reason_digest: str | None

    def header(self, number: int) -> bytes:
        """What stands for the revision of this number in the links of its entries."""
        who = (self.account_id, self.action, self.reason_digest)
        return hashed("factdb revision 1", number, moment(self.recorded), *who)

    @property
    def marks(self) -> bytes:
        """What names the column that was altered. There is no salt: nothing of it is secret."""
        return version_of("", vars(self)).marks

    def altered(self, marks: bytes) -> list[str]:
        """The columns that are not those that were marked."""
        return list(altered("", vars(self), marks))


@dataclass(frozen=True)
class Entry:
    """What the log says of one version. `version` is the moment it is recorded from, of a removal that of the removal;
    None of what was written before the log was sealed."""

    noun: str
    record_id: int
    version: dt.datetime | None
    operation: str
    digest: str
    marks: bytes | None

    def link(self, head: bytes, before: bytes | None) -> bytes:
        """What binds the entry to its revision and to the entry before it of the same record."""
        at = None if self.version is None else moment(self.version)
        marks = None if self.marks is None else self.marks.hex()
        said = (self.noun, self.record_id, at, self.operation, self.digest, marks)
        return link_of(head.hex(), *said, None if before is None else before.hex())


def link_of(*said: object) -> bytes:
    """The link of what an entry says."""
    return hashed("factdb entry 1", *said)


def hashed(*parts: object) -> bytes:
    return hashlib.sha256(orjson.dumps(parts)).digest()


def leaf(head: bytes, links: Iterable[bytes]) -> bytes:
    """The content of a revision's leaf."""
    return head + b"".join(links)
