"""Rows of outlets, and of what they publish."""

import hashlib
from collections.abc import Iterator
from random import Random

from benchmarks.reads.generating.draws import day, moment
from benchmarks.reads.generating.texts import LANGUAGES, person, sentence, words
from benchmarks.reads.generating.world import Row, World, dated, maker

KINDS, SHARES = ("ARTICLE", "TRANSCRIPT", "POST", "VIDEO", "OFFICIAL_DOCUMENT"), (70, 5, 15, 5, 5)


def owner_groups(world: World, random: Random) -> Iterator[Row]:
    total = world.counts.owners
    for number in range(1, total + 1):
        yield number, f"{person(random)} & Söhne {number}", moment(number, total), None


def publishers(world: World, random: Random) -> Iterator[Row]:
    total = world.counts.publishers
    for number in range(1, total + 1):
        owner = random.randint(1, world.counts.owners) if random.random() < 0.5 else None
        yield number, f"{words(random, 'de', 0.7).title()} {number}", owner, moment(number, total), None


def publisher_domains(world: World, random: Random) -> Iterator[Row]:  # noqa: ARG001
    total = world.counts.publishers
    for number in range(1, total + 1):
        yield number, number, f"outlet-{number}.example", moment(number, total)


def sources(world: World, random: Random) -> Iterator[Row]:
    total = world.counts.sources
    for number in range(1, total + 1):
        publisher = world.publishers.draw(random)
        url = f"https://outlet-{publisher}.example/{random.randint(2015, 2025)}/{number}"
        language = random.choices(LANGUAGES, (60, 30, 10))[0]
        copied = random.randint(1, number - 1) if number > 1 and random.random() < 0.08 else None
        kind, title = random.choices(KINDS, SHARES)[0], sentence(random, language, 2.1)
        when = (moment(number, total), world.retracted(random))
        yield number, publisher, kind, f"{url}?utm_source=x", url, title, *day(random), language, copied, *when


def source_authors(world: World, random: Random) -> Iterator[Row]:
    total = world.counts.sources
    for number in range(1, total + 1):
        yield number, number, 0, person(random), moment(number, total)


def snapshots(world: World, random: Random) -> Iterator[Row]:
    """The first capture of a source has the source's number; one in ten was captured again."""
    total = world.counts.sources
    for number in range(1, total + total // 10 + 1):
        source = number if number <= total else random.randint(1, total)
        text = " ".join(sentence(random, "de") for _ in range(4))
        digest = f"sha256:{hashlib.sha256(text.encode()).hexdigest()}"
        when = moment(min(number, total), total)
        yield number, source, when, text, digest, "made-up 1", "text/html", 200, when


MAKERS = {
    "owner_groups": maker("id name recorded_from retracted_in_id", owner_groups),
    "publishers": maker("id name owner_group_id recorded_from retracted_in_id", publishers),
    "publisher_domains": maker("id publisher_id domain recorded_from", publisher_domains),
    "sources": maker(
        f"id publisher_id kind url canonical_url title {dated('published')} language syndicated_from_id"
        " recorded_from retracted_in_id",
        sources,
    ),
    "source_authors": maker("id source_id position name recorded_from", source_authors),
    "snapshots": maker(
        "id source_id captured text text_digest cleaner media_type http_status recorded_from", snapshots
    ),
}
