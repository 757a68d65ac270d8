"""How well matching finds: MAP@5, MRR and recall at 10 on data in the form of CheckThat!: claims, queries, qrels.

A folder holds claims.jsonl, queries.dev.jsonl and qrels.dev.tsv. Each is measured as it is, with the dates that the
statements themselves end in, and with letters changed.
"""

import datetime as dt
import json
import math
import re
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from random import Random
from typing import Any

from sqlalchemy import Connection, select

from benchmarks.matching.timing import Times, timed
from factdb.commands.accounts import operator
from factdb.commands.importing import Origin, Tally, import_records
from factdb.db import Database
from factdb.extract.document.written_dates import written_dates
from factdb.formats import claims_jsonl
from factdb.formats.given import Options
from factdb.models import ClaimIdentifier
from factdb.search.matching import Match, match

SEED = 7
NOISY_WORDS, NOISE = 5, 0.1  # the longest words of a statement, and the share of their letters that is changed
LETTERS = "abcdefghijklmnopqrstuvwxyz"
BATCH = 500

Query = dict[str, Any]
Relevant = Mapping[str, set[str]]
Asking = Callable[[Query], tuple[str, dt.date | None]]


@dataclass(frozen=True)
class Quality:
    """The figures of one way to ask; `certain` are pairs of the first match's lead and whether it was right."""

    queries: int
    map5: float
    mrr: float
    recall10: float
    times: Times
    certain: Sequence[tuple[float, bool]]


def load(database: Database, folder: Path) -> None:
    """Import the claims of a folder."""
    with (folder / "claims.jsonl").open("rb") as lines:
        records = list(claims_jsonl.read(lines, Options(None, None)))
    origin, tally = Origin("claims.jsonl", "", claims_jsonl.NAME, "benchmark"), Tally()
    for start in range(0, len(records), BATCH):
        with database.writing() as session:
            batch = records[start : start + BATCH]
            tally = import_records(session, operator(session), origin=origin, records=batch, so_far=tally).tally


def measured(connection: Connection, folder: Path, ask: Asking) -> Quality:
    """Ask every query of the folder."""
    known = connection.execute(select(ClaimIdentifier.claim_id, ClaimIdentifier.value))
    names = {number: value for number, value in known}  # noqa: C416 - rows are no pairs to mypy
    relevant = relevant_of(folder)
    queries = [json.loads(line) for line in (folder / "queries.dev.jsonl").open(encoding="utf-8")]
    found: dict[str, list[str]] = {}
    certain, seconds = [], []
    for query in queries:
        text, day = ask(query)
        matches, took = timed(partial(match, connection, text, day=day))
        seconds.append(took)
        found[query["id"]] = [names[one.claim_id] for one in matches]
        certain += first_of(matches, found[query["id"]], relevant[query["id"]])
    return Quality(len(relevant), *scores(relevant, found), Times.of(seconds), certain)


def first_of(matches: Sequence[Match], names: Sequence[str], relevant: set[str]) -> list[tuple[float, bool]]:
    return [(matches[0].confidence, names[0] in relevant)] if matches else []


def relevant_of(folder: Path) -> Relevant:
    found: dict[str, set[str]] = defaultdict(set)
    for line in (folder / "qrels.dev.tsv").open(encoding="utf-8"):
        query, _, claim, *_ = line.rstrip("\n").split("\t")
        found[query].add(claim)
    return found


def scores(relevant: Relevant, found: Mapping[str, Sequence[str]]) -> tuple[float, float, float]:
    """MAP@5, MRR and recall at 10; a query without an answer counts 0."""
    each = [of_query(wanted, found.get(query, ())) for query, wanted in relevant.items()]
    average, reciprocal, recall = (sum(values) / len(each) for values in zip(*each, strict=True))
    return average, reciprocal, recall


def of_query(wanted: set[str], ranked: Sequence[str]) -> tuple[float, float, float]:
    hits = [place for place, claim in enumerate(dict.fromkeys(ranked), start=1) if claim in wanted]
    precision = sum(number / place for number, place in enumerate(hits, start=1) if place <= 5)
    recall = sum(place <= 10 for place in hits) / len(wanted)
    return precision / min(len(wanted), 5), 1 / hits[0] if hits else 0.0, recall


# --- ways to ask


def as_it_is(query: Query) -> tuple[str, None]:
    return query["text"], None


def with_date(query: Query) -> tuple[str, dt.date | None]:
    """With the last date that the statement's own text gives, as posts do that are quoted with their day."""
    dates = written_dates(query["text"])
    return query["text"], dates[-1].day if dates else None


def with_noise(query: Query) -> tuple[str, None]:
    """With a tenth of the letters of its longest words changed, at least one in each; always the same ones."""
    text, random = query["text"], Random(f"{SEED} {query['id']}")
    words = sorted(set(re.findall(r"[^\W\d_]+", text)), key=lambda word: (-len(word), word))
    for word in words[:NOISY_WORDS]:
        text = text.replace(word, changed(word, random))
    return text, None


def changed(word: str, random: Random) -> str:
    letters = list(word)
    for place in random.sample(range(len(word)), max(1, round(len(word) * NOISE))):
        letters[place] = random.choice([letter for letter in LETTERS if letter != letters[place].lower()])
    return "".join(letters)


WAYS: dict[str, Asking] = {"as they are": as_it_is, "with dates": with_date, "with noise": with_noise}


# --- certainty


def calibration(certain: Sequence[tuple[float, bool]], groups: int = 5) -> list[tuple[float, float]]:
    """In groups from the least to the most certain: the confidence told, and the share that was right."""
    ordered, size = sorted(certain), math.ceil(len(certain) / groups)
    parts = [ordered[start : start + size] for start in range(0, len(ordered), size)]
    return [(mean([told for told, _ in part]), mean([right for _, right in part])) for part in parts]


def mean(values: Sequence[float]) -> float:
    return sum(values) / len(values)
