"""Trusted documents: those that clients were built with, by their hashes."""

import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from factdb.errors import BadInput

NOT_TRUSTED = "Only trusted documents are answered here. Send the documentId of one, or have this one registered."
DIGESTS = {32: "md5", 40: "sha1", 64: "sha256"}  # by the number of hex digits
HEX = re.compile(r"[0-9a-f]+")
SHAPE = 'The file is a JSON object of documents by their hashes: {"<sha256 of the text>": "query …"}.'


def digest_of(id_: str, text: str) -> str | None:
    """The digest that an id of this form should be of the text; None where ids of this form are no digests."""
    digits = id_.removeprefix("sha256:").lower()
    name = DIGESTS.get(len(digits)) if HEX.fullmatch(digits) else None
    return hashlib.new(name, text.encode(), usedforsecurity=False).hexdigest() if name else None


@dataclass(frozen=True)
class TrustedDocuments:
    """Documents by id. `only`: no others are answered."""

    documents: Mapping[str, str] = field(default_factory=dict)
    only: bool = False

    @classmethod
    def read(cls, file: Path, only: bool = False) -> "TrustedDocuments":
        """The documents of a file, as GraphQL Code Generator and Relay's compiler write it. Raises BadInput where it
        cannot be read, or a digest is not that of its document."""
        try:
            given = json.loads(file.read_text(encoding="utf-8"))
        except (OSError, ValueError) as error:
            reason = error.strerror if isinstance(error, OSError) else f"it is no JSON: {error}"
            raise BadInput(f"The trusted documents in {file} cannot be read: {reason}.", hint=SHAPE) from None
        if not isinstance(given, dict) or not all(isinstance(text, str) for text in given.values()):
            raise BadInput(f"The trusted documents in {file} are none.", hint=SHAPE)
        for id_, text in given.items():
            refuse_other_digest(id_, text, file)
        return cls({plain(id_): text for id_, text in given.items()}, only)

    def text(self, id_: str) -> str | None:
        """The document of an id."""
        return self.documents.get(plain(id_))

    def allows(self, text: str) -> bool:
        """Whether a document may be answered that was sent as text."""
        return not self.only or text in self.texts

    @cached_property
    def texts(self) -> frozenset[str]:
        return frozenset(self.documents.values())

    def fits(self, id_: str, text: str) -> bool:
        """Whether an id that is sent with a text belongs to it."""
        return digest_of(id_, text) == plain(id_) or self.text(id_) == text


def plain(id_: str) -> str:
    """An id without what says how it was made; hex digits in lower case."""
    digits = id_.removeprefix("sha256:")
    return digits.lower() if HEX.fullmatch(digits.lower()) else digits


def refuse_other_digest(id_: str, text: str, file: Path) -> None:
    expected = digest_of(id_, text)
    if expected and expected != plain(id_):
        raise BadInput(
            f"{file}: the document under {id_[:80]} has another digest: {expected}.",
            hint="Have the tool that wrote the file write it again, with the documents as they are sent.",
        )
