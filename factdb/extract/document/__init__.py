"""Reading documents: bytes to clean text and metadata, without a network and without a database."""

from factdb.extract.document.reading import MAX_BYTES, read_document
from factdb.extract.document.record import Document

__all__ = ["MAX_BYTES", "Document", "read_document"]
