"""Rows of who speaks, who writes, and what things are about."""

from collections.abc import Iterator
from random import Random

from benchmarks.reads.generating.draws import NO_DATE, day, moment
from benchmarks.reads.generating.texts import BODIES, TITLES, person, sentence, words
from benchmarks.reads.generating.world import Row, World, dated, maker

SINCE = "2021-01-01T00:00:00.000000+00:00"


def accounts(world: World, random: Random) -> Iterator[Row]:  # noqa: ARG001
    yield 1, "operator", "ADMIN", False, SINCE


def revisions(world: World, random: Random) -> Iterator[Row]:
    total = world.counts.revisions
    for number in range(1, total + 1):
        yield number, moment(number, total), 1, "retract", sentence(random, "en")


def speakers(world: World, random: Random) -> Iterator[Row]:
    total = world.counts.speakers
    for number in range(1, total + 1):
        kind = random.choices(("PERSON", "ORGANIZATION", "GROUP", "UNNAMED"), (70, 22, 6, 2))[0]
        name = person(random) if kind == "PERSON" else f"{random.choice(BODIES)} {words(random, 'de', 0.7)}"
        described = sentence(random, "de", 1.8) if random.random() < 0.6 else None
        yield number, kind, name, described, moment(number, total), world.retracted(random)


def speaker_names(world: World, random: Random) -> Iterator[Row]:
    """A preferred name each, and for every third speaker a second one."""
    number, total = 0, world.counts.speakers
    for speaker in range(1, total + 1):
        for preferred in (True, False)[: 2 if random.random() < 0.33 else 1]:
            number += 1
            name = f"{person(random)}{'' if preferred else ' jr.'}"
            yield number, speaker, name, random.choice(("de", "en", None)), "Latn", preferred, moment(speaker, total)


def speaker_roles(world: World, random: Random) -> Iterator[Row]:
    number, total = 0, world.counts.speakers
    for speaker in range(1, total + 1):
        for _ in range(random.choices((0, 1, 2, 3), (20, 45, 25, 10))[0]):
            number += 1
            known = random.random() < 0.4
            of_whom = (random.randint(1, total), None) if known else (None, f"{random.choice(BODIES)} für Öffentliches")
            until = day(random) if random.random() < 0.3 else NO_DATE
            yield number, speaker, random.choice(TITLES), *of_whom, *day(random), *until, moment(speaker, total)


def topics(world: World, random: Random) -> Iterator[Row]:
    total = world.counts.topics
    for number in range(1, total + 1):
        name = f"{words(random, random.choice(('de', 'en')), 0.9).title()} {number}"
        yield number, name, sentence(random, "de"), moment(number, total), None


MAKERS = {
    "accounts": maker("id name role disabled recorded_from", accounts),
    "revisions": maker("id recorded account_id action reason", revisions),
    "speakers": maker("id kind name description recorded_from retracted_in_id", speakers),
    "speaker_names": maker("id speaker_id name language script preferred recorded_from", speaker_names),
    "speaker_roles": maker(
        f"id speaker_id title organization_id organization {dated('from')} {dated('to')} recorded_from", speaker_roles
    ),
    "topics": maker("id name description recorded_from retracted_in_id", topics),
}
