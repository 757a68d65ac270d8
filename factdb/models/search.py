"""The indexes that matching and search ask. What is in them follows from the records, and can be made anew from them.

Their tables hold no records and have no history. They are written in the transaction that writes the record
(search/keeping.py), and always by adding and removing whole rows, so that two who write never wait for one another.
"""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import (
    ARRAY,
    REAL,
    Column,
    Date,
    Dialect,
    ForeignKey,
    Index,
    Integer,
    PrimaryKeyConstraint,
    Table,
    Text,
)
from sqlalchemy.types import TypeDecorator, TypeEngine

from factdb.models.base import Base
from factdb.models.columns import NAME, Word
from factdb.rules.vocabulary import Findable

CLAIM_TEXTS = Table(
    "search_claims",
    Base.metadata,
    Column("claim_id", Integer, ForeignKey("claims.id"), primary_key=True, autoincrement=False),
    Column("analyzer", Text, nullable=False),  # the version that made it
    Column("language", Text),  # of its stems; null where it is not known
    Column("day", Date),  # nearness in time is counted from here
    Column("stems", Text, nullable=False),  # with blanks between, in the order of the text
    Column("words", Text, nullable=False),
)
"""What each claim is made of, its headlines elsewhere included."""

CLAIM_TERMS = Table(
    "search_terms",
    Base.metadata,
    Column("term", NAME, nullable=False),
    Column("claim_id", Integer, nullable=False),
    Column("weight", REAL, nullable=False),  # what the stem adds to the claim's score, for one of idf 1
    PrimaryKeyConstraint("term", "claim_id", postgresql_include=["weight"]),
    sqlite_with_rowid=False,
)
"""Which claims a stem is in."""

WORDS = Table(
    "search_words",
    Base.metadata,
    Column("id", Integer, primary_key=True),
    Column("word", NAME, nullable=False),
    Column("head", NAME, nullable=False),  # its first half: who misspells a word once leaves one of its halves as it is
    Column("tail", NAME, nullable=False),
    Index(None, "word"),
    Index(None, "head"),
    Index(None, "tail"),
)
"""The words of claims, to split tags and to mend spelling by. A word that two writers bring at once is in it twice."""


class Terms(TypeDecorator[Sequence[str]]):
    """Words to be found by: an array under a GIN index on PostgreSQL; on SQLite a text, which FTS5 reads."""

    impl = Text
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        return dialect.type_descriptor(ARRAY(Text()) if dialect.name == "postgresql" else Text())

    def process_bind_param(self, value: Sequence[str] | None, dialect: Dialect) -> Any:
        return value if value is None or dialect.name == "postgresql" else " ".join(value)


DOCUMENTS = Table(
    "search_documents",
    Base.metadata,
    Column("id", Integer, primary_key=True),
    Column("kind", Word(Findable), nullable=False),
    Column("record_id", Integer, nullable=False),
    Column("analyzer", Text, nullable=False),
    Column("language", Text),
    Column("speaker_id", Integer),
    Column("publisher_id", Integer),
    Column("earliest", Date),
    Column("latest", Date),
    Column("words", Text, nullable=False),  # with blanks between, in the order of the text
    Column("stems", Text, nullable=False),  # of as many words, small ones too
    Column("terms", Terms, nullable=False),
    Index(None, "kind", "record_id", unique=True),
    Index(None, "terms", postgresql_using="gin", info={"only": "postgresql"}).ddl_if(dialect="postgresql"),
)
"""What search finds: the claims, quotes, sources and speakers that stand. On SQLite its triggers keep the FTS5 table
`search_fts`, over the same rows."""
