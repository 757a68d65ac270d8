"""A made-up file of quotes in Quotebank's form, the same for the same number."""

import datetime as dt
import json
from collections.abc import Iterator
from itertools import accumulate
from pathlib import Path
from random import Random
from typing import Any

from benchmarks.matching.generated import SUMS, SYLLABLES, WORDS, statement

QUOTES_A_SPEAKER = 10  # so many quotes for each who may speak; some two thirds of these do, few of them often
QUOTES_A_PAGE = 3
RECENT = 200  # pages among which those lie that print a quote as well
FIRST_DAY = dt.date(2015, 1, 1)
DAYS = 2_000
NOBODY = 0.08  # share of quotes whose speaker is not known
NO_ITEM = 0.3  # share of speakers without an item of Wikidata
SITES = 2_000


def lines(number: int) -> Iterator[bytes]:
    """So many quotes, a JSON object a line."""
    random = Random(4)
    speakers = list(people(random, max(10, number // QUOTES_A_SPEAKER)))
    sums = list(accumulate(1 / rank for rank in range(1, len(speakers) + 1)))
    pages = [page(random, place) for place in range(RECENT)]
    for place in range(number):
        quote: dict[str, Any] = {
            "quoteID": f"{day(place, number)}-{place:06}",
            "quotation": f"{statement(random).capitalize()}.",
        }
        who = random.choices(speakers, cum_weights=sums)[0]
        quote |= who if random.random() > NOBODY else {"speaker": "None", "qids": []}
        quote |= {"date": f"{day(place, number)} 07:00:00", "urls": printed(random, pages, place)}
        yield json.dumps(quote | {"numOccurrences": "1", "phase": "E"}).encode() + b"\n"


def people(random: Random, number: int) -> Iterator[dict[str, Any]]:
    """Speakers, whose names are as much alike as people's are: few family names are borne by many."""
    families, given = WORDS[1000:21_000], ["".join(random.choices(SYLLABLES, k=2)).capitalize() for _ in range(2000)]
    sums = SUMS[: len(families)]
    for item in range(number):
        family = random.choices(families, cum_weights=sums)[0].capitalize()
        qids = [] if random.random() < NO_ITEM else [f"Q{item + 1000}"]
        yield {"speaker": f"{random.choice(given)} {family}", "qids": qids}


def day(place: int, number: int) -> dt.date:
    return FIRST_DAY + dt.timedelta(days=place * DAYS // number)


def page(random: Random, place: int) -> str:
    words = "-".join(random.choices(WORDS, cum_weights=SUMS, k=5))
    return f"http://www.site{random.randrange(SITES)}.example/news/{place}/{words}.html?utm_source=feed"


def printed(random: Random, pages: list[str], place: int) -> list[str]:
    """One to four pages, most of which print other quotes too."""
    found: dict[str, None] = {}
    for _ in range(random.choice((1, 1, 2, 2, 3, 4))):
        at = random.randrange(RECENT)
        if random.random() < 1 / QUOTES_A_PAGE:
            pages[at] = page(random, RECENT + place)
        found[pages[at]] = None
    return list(found)


def write(file: Path, number: int) -> None:
    """Write the file."""
    with file.open("wb") as stream:
        stream.writelines(lines(number))
