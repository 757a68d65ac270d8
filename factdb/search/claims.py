"""The index of claims: written from the claims as they stand, and what it can be asked in single statements."""

import datetime as dt
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, delete, func, insert, literal, select, tuple_, union_all

from factdb.models import Claim, ClaimIdentifier
from factdb.models.search import CLAIM_TERMS, CLAIM_TEXTS, WORDS
from factdb.search.analyzer import VERSION, halves, language_told, primary, stems_of, words_of

USUAL_LENGTH = 20  # stems of a claim with its headline; BM25 asks for a mean, and a fixed one lets weights be stored
K1, B = 1.2, 0.75  # BM25's usual constants
AT_ONCE = 500  # values in one statement

Row = dict[str, Any]


def saturated(times: float, length: float, usual: float) -> float:
    """How much a term counts that a text of this length has so many times (BM25)."""
    return times * (K1 + 1) / (times + K1 * (1 - B + B * length / usual))


# --- writing


def index_claims(connection: Connection, ids: Collection[int]) -> None:
    """Make the index agree with these claims as the database has them. A number without a claim is passed over."""
    for part in parted(sorted(ids)):
        rows = [row_of(*each) for each in claims_as_they_stand(connection, part)]
        forget(connection, part)
        if rows:
            connection.execute(insert(CLAIM_TEXTS), rows)
            if terms := [term for row in rows for term in terms_of(row)]:
                connection.execute(insert(CLAIM_TERMS), terms)
            learn(connection, {word for row in rows for word in row["words"].split()})


def parted(values: Sequence[Any]) -> Iterable[Sequence[Any]]:
    return (values[start : start + AT_ONCE] for start in range(0, len(values), AT_ONCE))


def claims_as_they_stand(connection: Connection, ids: Sequence[int]) -> list[tuple[Any, Sequence[Any]]]:
    """The claims with their ids elsewhere."""
    claim, known = Claim.table().c, ClaimIdentifier.table().c
    about = func.coalesce(claim.about_latest, claim.about_earliest).label("about")
    texts = select(claim.id, claim.text, claim.language, about).where(claim.id.in_(ids)).order_by(claim.id)
    dated = func.coalesce(known.dated_earliest, known.dated_latest).label("dated")
    names = select(known.claim_id, known.title, dated).where(known.claim_id.in_(ids)).order_by(known.id)
    by_claim: dict[int, list[Any]] = {}
    for name in connection.execute(names):
        by_claim.setdefault(name.claim_id, []).append(name)
    return [(row, by_claim.get(row.id, ())) for row in connection.execute(texts)]


def row_of(claim: Any, names: Sequence[Any]) -> Row:
    titles = dict.fromkeys(name.title for name in names if name.title)
    text = " \n".join([*titles, claim.text])
    language = primary(claim.language) or language_told(text)
    day = next((name.dated for name in names if name.dated), claim.about)
    words = words_of(text)
    stems = stems_of(words, language)
    made = {"analyzer": VERSION, "language": language, "day": day}
    return {"claim_id": claim.id, **made, "stems": " ".join(stems), "words": " ".join(words)}


def terms_of(row: Row) -> list[Row]:
    stems = row["stems"].split()
    return [
        {"term": stem, "claim_id": row["claim_id"], "weight": saturated(times, len(stems), USUAL_LENGTH)}
        for stem, times in Counter(stems).items()
    ]


def forget(connection: Connection, ids: Sequence[int]) -> None:
    """Take claims out of the index. Which terms they have there it says itself, whatever analyzer made them."""
    here = CLAIM_TEXTS.c.claim_id.in_(ids)
    known = connection.execute(select(CLAIM_TEXTS.c.claim_id, CLAIM_TEXTS.c.stems).where(here)).all()
    pairs = sorted({(stem, number) for number, stems in known for stem in stems.split()})
    for part in parted(pairs):
        connection.execute(delete(CLAIM_TERMS).where(tuple_(CLAIM_TERMS.c.term, CLAIM_TERMS.c.claim_id).in_(part)))
    if known:
        connection.execute(delete(CLAIM_TEXTS).where(here))


def learn(connection: Connection, words: Collection[str]) -> None:
    """Add the words that are not known yet."""
    new = sorted(set(words) - known_words(connection, words))
    rows = [{"word": word, "head": head, "tail": tail} for word in new for head, tail in [halves(word)]]
    if rows:
        connection.execute(insert(WORDS), rows)


# --- asking


def known_words(connection: Connection, words: Collection[str]) -> set[str]:
    """Those of the words that some claim has."""
    found: set[str] = set()
    for part in parted(sorted(words)):
        found.update(connection.scalars(select(WORDS.c.word).where(WORDS.c.word.in_(part))))
    return found


def words_sharing_a_half(connection: Connection, heads: Collection[str], tails: Collection[str]) -> set[str]:
    """The words that begin or end with one of these halves."""
    if not heads:
        return set()
    beginning = select(WORDS.c.word).where(WORDS.c.head.in_(sorted(heads)))
    ending = select(WORDS.c.word).where(WORDS.c.tail.in_(sorted(tails)))
    return set(connection.scalars(union_all(beginning, ending)))


def last_claim(connection: Connection) -> int:
    """The highest number of a claim in the index, which is about how many there are; 0 of an empty one."""
    return connection.scalar(select(func.max(CLAIM_TEXTS.c.claim_id))) or 0


def newest_languages(connection: Connection, number: int) -> list[str]:
    """The languages of the newest claims, the commonest first."""
    newest = select(CLAIM_TEXTS.c.language).order_by(CLAIM_TEXTS.c.claim_id.desc()).limit(number)
    counts = Counter(language for language in connection.scalars(newest) if language)
    return [language for language, _ in counts.most_common()]


def counted(connection: Connection, terms: Collection[str], after: int) -> dict[str, int]:
    """How many claims have each term, among those whose number is above `after`."""
    if not terms:
        return {}
    here = [CLAIM_TERMS.c.term.in_(sorted(terms)), CLAIM_TERMS.c.claim_id > after]
    counts = select(CLAIM_TERMS.c.term, func.count()).where(*here).group_by(CLAIM_TERMS.c.term)
    return as_dict(connection.execute(counts))


def counted_up_to(connection: Connection, terms: Collection[str], most: int) -> dict[str, int]:
    """How many claims have each term, counted no further than `most`."""
    if not terms:
        return {}
    branches = []
    for term in sorted(terms):
        some = select(literal(1)).where(CLAIM_TERMS.c.term == term).limit(most).subquery()
        branches.append(select(literal(term), select(func.count()).select_from(some).scalar_subquery()))
    return as_dict(connection.execute(union_all(*branches)))


def as_dict(rows: Iterable[Any]) -> dict[str, int]:
    return {term: number for term, number in rows}  # noqa: C416 - rows are no pairs to mypy


def best_by_terms(connection: Connection, weights: Mapping[str, float], each: int, first: int) -> list[int]:
    """The claims for which the weights of their terms come to most; of each term the newest `each` claims are seen."""
    if not weights:
        return []
    branches = []
    for term, weight in weights.items():
        score = (CLAIM_TERMS.c.weight * weight).label("score")
        newest = select(CLAIM_TERMS.c.claim_id, score).where(CLAIM_TERMS.c.term == term)
        branches.append(select(newest.order_by(CLAIM_TERMS.c.claim_id.desc()).limit(each).subquery()))
    found = union_all(*branches).subquery()
    total = func.sum(found.c.score)
    best = select(found.c.claim_id).group_by(found.c.claim_id).order_by(total.desc(), found.c.claim_id.desc())
    return list(connection.scalars(best.limit(first)))


def texts_of(connection: Connection, ids: Collection[int]) -> list[tuple[int, dt.date | None, list[str], list[str]]]:
    """Of each claim its number, its day, its stems and its words."""
    columns = (CLAIM_TEXTS.c.claim_id, CLAIM_TEXTS.c.day, CLAIM_TEXTS.c.stems, CLAIM_TEXTS.c.words)
    found = connection.execute(select(*columns).where(CLAIM_TEXTS.c.claim_id.in_(ids)))
    return [(number, day, stems.split(), words.split()) for number, day, stems, words in found]
