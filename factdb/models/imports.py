"""What came from elsewhere: the imports, and the ids that claims and quotes have where they came from."""

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from factdb.models.base import Recorded
from factdb.models.columns import edtf
from factdb.rules.dates import EdtfDate


class Import(Recorded):
    """A file that was taken in, and what came of its records.

    Each revision that holds a version of it wrote rows of this import and nothing else: that is how rows point at the
    import they came with. An import that wrote nothing is not recorded."""

    __tablename__ = "imports"
    word = "import"

    file_name: Mapped[str]
    """Without its folders; `stdin` where it had none."""
    file_digest: Mapped[str]
    """`sha256:` and the hex digest of its bytes."""
    format: Mapped[str]
    importer: Mapped[str]
    """Name and version of what read it."""
    imported: Mapped[int]
    """How many of its records brought something new."""
    known: Mapped[int]
    refused: Mapped[int]
    account_id: Mapped[int | None] = mapped_column(ForeignKey("accounts.id"))
    """Whose import it is; null where it is factdb's own."""

    __table_args__ = (Index(None, "recorded_from", "id"), Index(None, "file_digest"))


class ClaimIdentifier(Recorded):
    """A claim's id elsewhere, with the headline and the date it has there."""

    __tablename__ = "claim_identifiers"
    word = "claimidentifier"

    claim_id: Mapped[int] = mapped_column(ForeignKey("claims.id"))
    scheme: Mapped[str]
    """Whose id it is, such as `liar`."""
    value: Mapped[str]
    title: Mapped[str | None]
    """How it is headed there."""
    dated: Mapped[EdtfDate | None] = edtf("dated")
    """The date it has there."""

    __table_args__ = (Index(None, "claim_id"), Index(None, "scheme", "value", unique=True))


class QuoteIdentifier(Recorded):
    """A quote's id elsewhere."""

    __tablename__ = "quote_identifiers"
    word = "quoteidentifier"

    quote_id: Mapped[int] = mapped_column(ForeignKey("quotes.id"))
    scheme: Mapped[str]
    """Whose id it is, such as `quotebank`."""
    value: Mapped[str]

    __table_args__ = (Index(None, "quote_id"), Index(None, "scheme", "value", unique=True))
