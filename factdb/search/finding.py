"""Finding records by a query: which have all that is asked, by the database's index; how well, by a closer look.

The closer look is the same on both databases, and so are its answers. It is taken at the newest `MOST` records that
the index finds.
"""

import datetime as dt
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import ARRAY, ColumnElement, Connection, and_, bindparam, column, or_, select, table
from sqlalchemy import Text as Text_

from factdb.models import DOCUMENTS, ClaimTopic, QuoteTopic
from factdb.rules.vocabulary import Findable
from factdb.search.analyzer import stem_of
from factdb.search.claims import K1, B, known_words, newest_languages
from factdb.search.documents import COMPOUNDING, INNER, LONG, inner_grams
from factdb.search.matching import idf
from factdb.search.queries import Query, stands_in, understood
from factdb.search.scripts import in_latin
from factdb.search.spelling import nearest

MOST = 1_000  # records that are looked at closely
SHORTEST_PART = 4  # letters of a word that is looked for inside others
FTS = table("search_fts", column("rowid"), column("search_fts"))


@dataclass(frozen=True)
class Filters:
    """Only records of these; all of them where one is empty."""

    kinds: Collection[Findable] = ()
    speaker_id: int | None = None
    publisher_id: int | None = None
    topic_id: int | None = None
    language: str | None = None
    year: int | None = None


@dataclass(frozen=True)
class Hit:
    """A record that was found, and by which words of its text."""

    kind: Findable
    record_id: int
    score: float
    words: frozenset[str]


@dataclass(frozen=True)
class Found:
    """All that was found, best first; how many by each facet's value."""

    hits: Sequence[Hit]
    facets: Mapping[str, Mapping[Any, int]]


@dataclass(frozen=True)
class Wanted:
    """A word of the query, in all forms it may have in a text."""

    word: str
    stems: frozenset[str]
    spelt: str | None = None

    @property
    def terms(self) -> frozenset[str]:
        return frozenset(
            {self.word, in_latin(self.word) or self.word, *self.stems} | ({self.spelt} if self.spelt else set())
        )

    @property
    def inner(self) -> tuple[str, ...]:
        """What a compound that it is part of is found by."""
        return tuple(INNER + gram for gram in inner_grams(self.word)) if len(self.word) >= SHORTEST_PART else ()


@dataclass
class Text:
    row: Any
    words: list[str]
    stems: list[str]
    hit_by: dict[str, set[str]] = field(default_factory=dict)  # of each wanted word, the words of the text


def find(connection: Connection, text: str, filters: Filters = Filters()) -> Found:
    """The records that have all that the text asks, best first; none where it asks nothing. It takes any text."""
    query = understood(text)
    if query.is_empty:
        return Found([], {})
    wanted = wanted_of(connection, query)
    rows = connection.execute(selected(connection, query, wanted, filters)).all()
    texts = [Text(row, row.words.split(), row.stems.split()) for row in rows]
    kept = [one for one in texts if holds(one, query, wanted)]
    hits = ranked(kept, wanted)
    return Found(hits, facets(connection, [one.row for one in kept]))


def wanted_of(connection: Connection, query: Query) -> list[Wanted]:
    languages = newest_languages(connection, 200)[:3] or ["en"]
    words = list(dict.fromkeys([*query.words, *(word for phrase in query.phrases for word in phrase)]))
    known = known_words(connection, words)
    strange = [word for word in words if word not in known and len(word) >= 5 and word.isalpha()]
    spelt = nearest(connection, strange, languages[0])
    return [
        Wanted(
            word,
            frozenset(stem_of(form, language) for language in languages for form in forms(word, spelt)),
            spelt.get(word),
        )
        for word in words
    ]


def forms(word: str, spelt: Mapping[str, str]) -> set[str]:
    return {word, spelt.get(word, word)}


# --- by the index


def selected(connection: Connection, query: Query, wanted: Sequence[Wanted], filters: Filters) -> Any:
    """The newest records that the index finds."""
    has = HAS[connection.dialect.name]
    conditions = [has([*([term] for term in sorted(one.terms)), *([one.inner] if one.inner else [])]) for one in wanted]
    conditions += [named(connection, Findable.SPEAKER, name) for name in query.speakers]
    conditions += published(connection, query)
    conditions += [DOCUMENTS.c.language == language for language in query.languages]
    conditions += [within(*days) for days in query.days]
    conditions += filtered(filters)
    return select(DOCUMENTS).where(*conditions).order_by(DOCUMENTS.c.id.desc()).limit(MOST)


Ways = Sequence[Sequence[str]]  # sets of terms, one of which must be there whole


def has_on_postgresql(ways: Ways) -> ColumnElement[bool]:
    return or_(*(DOCUMENTS.c.terms.op("@>")(bindparam(None, list(terms), ARRAY(Text_()))) for terms in ways))


def has_on_sqlite(ways: Ways) -> ColumnElement[bool]:
    asked = " OR ".join("(" + " AND ".join(f'"{term}"' for term in terms) + ")" for terms in ways)
    matching = select(FTS.c.rowid).where(FTS.c.search_fts.op("MATCH")(asked))
    return DOCUMENTS.c.id.in_(matching)


HAS = {"postgresql": has_on_postgresql, "sqlite": has_on_sqlite}


def named(connection: Connection, kind: Findable, name: str) -> ColumnElement[bool]:
    """That the record is of a speaker whose name has these words."""
    numbers = [hit.record_id for hit in find(connection, plain(name), Filters((kind,))).hits]
    return DOCUMENTS.c.speaker_id.in_(numbers)


def published(connection: Connection, query: Query) -> list[ColumnElement[bool]]:
    """That the source has these words about it, its publisher's name among them."""
    sources = Filters((Findable.SOURCE,))
    return [
        and_(DOCUMENTS.c.kind == Findable.SOURCE, DOCUMENTS.c.record_id.in_([hit.record_id for hit in found.hits]))
        for name in query.publishers
        for found in [find(connection, plain(name), sources)]
    ]


def plain(name: str) -> str:
    """A name without operators."""
    return name.replace('"', " ").replace(":", " ").replace("-", " ")


def within(earliest: dt.date | None, latest: dt.date | None) -> ColumnElement[bool]:
    """That a record's date may lie there."""
    here = [or_(DOCUMENTS.c.earliest.is_not(None), DOCUMENTS.c.latest.is_not(None))]
    if latest is not None:
        here.append(or_(DOCUMENTS.c.earliest.is_(None), DOCUMENTS.c.earliest <= latest))
    if earliest is not None:
        here.append(or_(DOCUMENTS.c.latest.is_(None), DOCUMENTS.c.latest >= earliest))
    return and_(*here)


def filtered(filters: Filters) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = []
    if filters.kinds:
        found.append(DOCUMENTS.c.kind.in_(sorted(filters.kinds, key=str)))
    for name in ("speaker_id", "publisher_id", "language"):
        if (value := getattr(filters, name)) is not None:
            found.append(DOCUMENTS.c[name] == value)
    if filters.year is not None:
        found.append(within(dt.date(filters.year, 1, 1), dt.date(filters.year, 12, 31)))
    return found + ([of_topic(filters.topic_id)] if filters.topic_id is not None else [])


def of_topic(number: int) -> ColumnElement[bool]:
    claims, quotes = ClaimTopic.table().c, QuoteTopic.table().c
    record, kind = DOCUMENTS.c.record_id, DOCUMENTS.c.kind
    return or_(
        and_(kind == Findable.CLAIM, record.in_(select(claims.claim_id).where(claims.topic_id == number))),
        and_(kind == Findable.QUOTE, record.in_(select(quotes.quote_id).where(quotes.topic_id == number))),
    )


# --- by a closer look


def holds(one: Text, query: Query, wanted: Sequence[Wanted]) -> bool:
    """Whether the text has each word, the phrases in their order, and nothing that it must not."""
    for each in wanted:
        hit = words_hit(one, each)
        if not hit:
            return False
        one.hit_by[each.word] = hit
    if not all(stands_in(phrase, one.words) or stands_in(stemmed(phrase, one), one.stems) for phrase in query.phrases):
        return False
    return not any(stands_in(words, one.words) for words in query.without)


def words_hit(one: Text, wanted: Wanted) -> set[str]:
    """The words of a text by which it has a wanted one: in another form, misspelt, or as part of a compound."""
    terms = wanted.terms
    direct = {
        word
        for word, stem in zip(one.words, one.stems, strict=True)
        if not terms.isdisjoint((word, stem, in_latin(word)))
    }
    if direct or len(wanted.word) < SHORTEST_PART or one.row.language not in COMPOUNDING:
        return direct
    return {word for word in one.words if len(word) >= LONG and word.startswith(wanted.word)} | {
        word for word in one.words if len(word) >= LONG and word.endswith(wanted.word)
    }


def stemmed(phrase: Sequence[str], one: Text) -> list[str]:
    return [stem_of(word, one.row.language) for word in phrase]


def ranked(texts: Sequence[Text], wanted: Sequence[Wanted]) -> list[Hit]:
    """BM25 among what was found: a word that few of the records have in this very form tells more than others."""
    usual = max(1.0, sum(len(one.words) for one in texts) / max(1, len(texts)))
    exact = Counter(each.word for one in texts for each in wanted if each.word in one.hit_by[each.word])
    hits = []
    for one in texts:
        hit = frozenset[str]().union(*one.hit_by.values())
        times = sum(word in hit for word in one.words)
        length = K1 * (1 - B + B * len(one.words) / usual)
        score = times * (K1 + 1) / (times + length)
        score += sum(0.5 + 0.1 * idf(exact[w.word], len(texts)) for w in wanted if w.word in one.hit_by[w.word])
        hits.append(Hit(one.row.kind, one.row.record_id, round(score, 6), hit))
    return sorted(hits, key=lambda hit: (-hit.score, str(hit.kind), -hit.record_id))


# --- facets


def facets(connection: Connection, rows: Sequence[Any]) -> dict[str, Mapping[Any, int]]:
    """Of how many of the records each facet has which value."""
    dates = [row.latest or row.earliest for row in rows]
    return {
        "kind": Counter(str(row.kind) for row in rows),
        "speaker": Counter(row.speaker_id for row in rows if row.speaker_id is not None),
        "publisher": Counter(row.publisher_id for row in rows if row.publisher_id is not None),
        "topic": topics(connection, rows),
        "language": Counter(row.language for row in rows if row.language),
        "year": Counter(date.year for date in dates if date is not None),
    }


def topics(connection: Connection, rows: Sequence[Any]) -> Mapping[int, int]:
    links = ((Findable.CLAIM, ClaimTopic.table(), "claim_id"), (Findable.QUOTE, QuoteTopic.table(), "quote_id"))
    found: Counter[int] = Counter()
    for kind, link, key in links:
        numbers = [row.record_id for row in rows if row.kind is kind]
        if numbers:
            found.update(connection.scalars(select(link.c.topic_id).where(link.c[key].in_(numbers))))
    return found
