"""Taking out of the indexes what was erased from the records: the words themselves must be nowhere in them."""

from collections.abc import Collection, Iterable, Mapping
from typing import Any

from sqlalchemy import ColumnElement, Connection, delete, exists, select

from factdb.models import CLAIM_TERMS, CLAIM_TEXTS, DOCUMENTS, WORDS, Recorded
from factdb.search.analyzer import STEMMERS, stem_of, words_of
from factdb.search.claims import known_words, parted
from factdb.search.finding import HAS
from factdb.search.keeping import SHOWN_BY, index_noted
from factdb.search.stopwords import STOP_WORDS

OPTIMIZE = "INSERT INTO search_fts(search_fts) VALUES ('optimize')"
SMALL = frozenset().union(*STOP_WORDS.values())  # which say nothing of anybody

Emptied = tuple[type[Recorded], Mapping[str, Any], Collection[str]]
"""A version that was emptied: its noun, the values it had, and which of them are gone."""


def forget_erased(connection: Connection, versions: Iterable[Emptied]) -> None:
    """Index anew what showed these versions, and take out the words that no other record has."""
    versions = [each for each in versions if each[0] in SHOWN_BY]
    if not versions:
        return
    index_noted(connection, numbers_of(versions), most_sources=None)
    texts = [values[name] for _, values, names in versions for name in names if isinstance(values[name], str)]
    unlearn(connection, {word for text in texts for word in words_of(text)})
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql(OPTIMIZE).close()  # FTS5 keeps what is deleted until it merges its segments


def numbers_of(versions: Iterable[Emptied]) -> dict[Any, set[int]]:
    """Of which records the index shows what the versions held."""
    found: dict[Any, set[int]] = {}
    for noun, values, _ in versions:
        kind, keys = SHOWN_BY[noun]
        found.setdefault(kind, set()).update(values[key] for key in keys)
    return found


def unlearn(connection: Connection, words: Collection[str]) -> None:
    """Take the words out of the vocabulary that no record has any more."""
    gone = [word for word in known_words(connection, words) - SMALL if not is_in_use(connection, word)]
    for part in parted(sorted(gone)):
        connection.execute(delete(WORDS).where(WORDS.c.word.in_(part)))


def is_in_use(connection: Connection, word: str) -> bool:
    """Whether a record has the word: one that is searched, or a claim that is matched alone, being retracted."""
    by_term = HAS[connection.dialect.name]([[word]])
    stems = {word, *(stem_of(word, language) for language in STEMMERS)}
    claims = select(CLAIM_TERMS.c.claim_id).where(CLAIM_TERMS.c.term.in_(sorted(stems)))
    searched = exists().where(by_term, has_word(DOCUMENTS.c.words, word))
    matched = exists().where(CLAIM_TEXTS.c.claim_id.in_(claims), has_word(CLAIM_TEXTS.c.words, word))
    return bool(connection.scalar(select(searched)) or connection.scalar(select(matched)))


def has_word(words: ColumnElement[str], word: str) -> ColumnElement[bool]:
    return (" " + words + " ").contains(f" {word} ", autoescape=True)
