"""Claims by the hundred thousand, of invented words as frequent as those of a language, and statements like them."""

import datetime as dt
from collections.abc import Iterator
from functools import partial
from itertools import accumulate
from random import Random

from sqlalchemy import insert, select

from benchmarks.matching.timing import Times, timed
from factdb.db import Database
from factdb.models import Claim
from factdb.search.claims import index_claims
from factdb.search.matching import match

TYPES = 80_000  # different words; their frequencies fall as Zipf's law has it
SMALL = ("the", "of", "and", "to", "in", "a", "is", "that", "for", "it", "on", "was", "with", "as", "by")
SYLLABLES = [first + vowel + last for first in "bdfgklmnprstvz" for vowel in "aeiou" for last in ("", "n", "r", "s")]
BATCH = 2_000
RECORDED = dt.datetime(2024, 1, 1, tzinfo=dt.UTC)
QUERIES = 200


def vocabulary() -> tuple[list[str], list[float]]:
    """The words, and the running sums of their frequencies."""
    random = Random(1)
    words = {"".join(random.choices(SYLLABLES, k=random.choice((2, 2, 3, 3, 4)))): None for _ in range(TYPES * 2)}
    kept = list(words)[:TYPES]
    return kept, list(accumulate(1 / (rank + 10) for rank in range(len(kept))))


WORDS, SUMS = vocabulary()


def statement(random: Random) -> str:
    content = random.choices(WORDS, cum_weights=SUMS, k=random.randint(6, 18))
    return " ".join(word for each in content for word in (each, *random.choices(SMALL, k=random.randint(0, 1))))


def like(text: str, random: Random) -> str:
    """A statement that says about the same: two thirds of the words, and some others."""
    return " ".join(word for word in text.split() if random.random() < 0.67) + " " + statement(random)[:40]


def claims(number: int) -> Iterator[tuple[int, str]]:
    random = Random(2)
    return ((place, statement(random)) for place in range(1, number + 1))


def fill(database: Database, number: int) -> None:
    """Write so many claims, and index them, past the commands."""
    rows: list[dict[str, object]] = []
    for place, text in claims(number):
        rows.append({"id": place, "text": text, "language": "en", "kind": "EVENT", "recorded_from": RECORDED})
        if len(rows) == BATCH or place == number:
            with database.writing() as session:
                session.connection().execute(insert(Claim.table()), rows)
                index_claims(session.connection(), [int(str(row["id"])) for row in rows])
            rows.clear()


def times(database: Database, number: int) -> tuple[Times, float]:
    """How long statements take among so many claims, and for which share of them the claim meant came first."""
    random = Random(3)
    seconds, right = [], 0
    with database.reading() as connection:
        wanted = random.sample(range(1, number + 1), QUERIES)
        texts = connection.execute(select(Claim.id, Claim.text).where(Claim.id.in_(wanted)).order_by(Claim.id)).all()
        for claim, text in texts:
            asked = like(text, random)
            found, took = timed(partial(match, connection, asked))
            seconds.append(took)
            right += bool(found) and found[0].claim_id == claim
    return Times.of(seconds), right / QUERIES
