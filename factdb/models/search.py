"""The index of claims that matching asks: what is in it follows from the records, and can be made anew from them.

Its tables hold no records and have no history. They are written in the transaction that writes the claim
(search/keeping.py), and always by adding and removing whole rows, so that two who write never wait for one another.
"""

from sqlalchemy import REAL, Column, Date, ForeignKey, Index, Integer, PrimaryKeyConstraint, Table, Text

from factdb.models.base import Base
from factdb.models.columns import NAME

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
