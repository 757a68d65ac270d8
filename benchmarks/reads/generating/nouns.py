"""Rows of what was said and what bears on it."""

from collections.abc import Iterator
from random import Random

from benchmarks.reads.generating.draws import NO_DATE, date, day, moment, near
from benchmarks.reads.generating.texts import LANGUAGES, sentence, words
from benchmarks.reads.generating.world import Row, World, dated, maker

CLAIM_KINDS, CLAIM_SHARES = ("EVENT", "NUMERICAL", "CAUSAL", "POSITION", "PREDICTION"), (50, 20, 10, 12, 8)
MEDIA = ("interview", "press conference", "tweet", "speech", "statement", None)
VERACITY = ("SUPPORTED", "REFUTED", "CONFLICTING", "NOT_ENOUGH_EVIDENCE", "MISLEADING")
ATTRIBUTION = ("SAID", "ALTERED", "MISATTRIBUTED", "FABRICATED", "UNVERIFIED")
TOLD = ("sagte", "said", "erklärte", "laut", None)


def quotes(world: World, random: Random) -> Iterator[Row]:
    total = world.counts.quotes
    for number in range(1, total + 1):
        speaker = world.speakers.draw(random) if random.random() < 0.97 else None
        language = random.choices(LANGUAGES, (60, 30, 10))[0]
        occasion = words(random, language, 1.2) if random.random() < 0.3 else None
        said, when = date(random), (moment(number, total), world.retracted(random))
        yield number, speaker, sentence(random, language), language, *said, occasion, random.choice(MEDIA), *when


def appearances(world: World, random: Random) -> Iterator[Row]:
    """Each quote is printed once, and one in seven a second time."""
    number, total = 0, world.counts.quotes
    for quote in range(1, total + 1):
        for _ in range(2 if random.random() < 0.15 else 1):
            number += 1
            exact, start = sentence(random, "de"), random.randint(0, 200)
            end = start + len(exact)
            snapshot = near(random, quote, total, world.counts.sources)
            place = (exact, f"[[{start},{end}]]", start, end, words(random, "de", 1.5), words(random, "de", 1.5))
            told = (random.choice(("DIRECT", "INDIRECT", "MIXED")), "VERBATIM", random.choice(TOLD), "die Sprecherin")
            yield number, quote, snapshot, *place, *told, "KEPT", moment(quote, total), world.retracted(random)


def claims(world: World, random: Random) -> Iterator[Row]:
    total = world.counts.claims
    for number in range(1, total + 1):
        language = random.choices(LANGUAGES, (60, 30, 10))[0]
        kind, about = random.choices(CLAIM_KINDS, CLAIM_SHARES)[0], NO_DATE if random.random() < 0.2 else date(random)
        when = (moment(number, total), world.retracted(random))
        yield number, sentence(random, language, 2.4), language, kind, *about, *when


def claim_topics(world: World, random: Random) -> Iterator[Row]:
    """A topic each, and for every fifth claim a second one."""
    number, total = 0, world.counts.claims
    for claim in range(1, total + 1):
        for topic in {world.topics.draw(random) for _ in range(2 if random.random() < 0.2 else 1)}:
            number += 1
            yield number, claim, topic, moment(claim, total)


def assertions(world: World, random: Random) -> Iterator[Row]:
    """Nearly every quote puts a claim forward, some two; one source in two does in its own voice."""
    number, counts = 0, world.counts
    for quote in range(1, counts.quotes + 1):
        draws = random.choices((0, 1, 2), (5, 82, 13))[0]
        for claim in sorted({near(random, quote, counts.quotes, counts.claims) for _ in range(draws)}):
            number += 1
            stance = random.choices(("ASSERTS", "DENIES", "QUESTIONS"), (85, 10, 5))[0]
            yield number, claim, quote, None, stance, moment(quote, counts.quotes), world.retracted(random)
    for source in range(1, counts.sources + 1, 2):
        number += 1
        claim = near(random, source, counts.sources, counts.claims)
        yield number, claim, None, source, "ASSERTS", moment(source, counts.sources), world.retracted(random)


def evidence(world: World, random: Random) -> Iterator[Row]:
    """One piece in ten bears on whether a quote was said, the others on claims."""
    counts = world.counts
    for number in range(1, counts.evidence + 1):
        source = near(random, number, counts.evidence, counts.sources)
        subject = about_a_claim(world, random, number)
        stance = random.choices(("SUPPORTS", "REFUTES", "CONTEXT"), (50, 30, 20))[0]
        passage = passage_of(random, source) if random.random() < 0.6 else (None,) * 4
        judged = random.choice((None, 1, 2, 3, 4, 5, 6)), sentence(random, "de", 1.8) if random.random() < 0.3 else None
        when = (moment(number, counts.evidence), world.retracted(random))
        yield number, *subject, source, stance, *day(random), *passage, *judged, *when


def about_a_claim(world: World, random: Random, number: int) -> tuple[int | None, int | None]:
    counts = world.counts
    if random.random() < 0.1:
        return None, near(random, number, counts.evidence, counts.quotes)
    return near(random, number, counts.evidence, counts.claims), None


def passage_of(random: Random, source: int) -> Row:
    """The source's first snapshot, the words and their place in it."""
    text, start = sentence(random, "de"), random.randint(0, 100)
    return source, text, start, start + len(text)


def assessments(world: World, random: Random) -> Iterator[Row]:
    counts = world.counts
    for number in range(1, counts.assessments + 1):
        state = random.choices(("PUBLISHED", "DRAFT"), (90, 10))[0]
        if random.random() < 0.8:
            claim = near(random, number, counts.assessments, counts.claims)
            subject: Row = (claim, None, random.choice(VERACITY), None)
        else:
            quote = near(random, number, counts.assessments, counts.quotes)
            subject = (None, quote, None, random.choice(ATTRIBUTION))
        yield number, *subject, sentence(random, "de"), *day(random), state, 1, moment(number, counts.assessments), None


def assessment_evidence(world: World, random: Random) -> Iterator[Row]:
    number, counts = 0, world.counts
    for assessment in range(1, counts.assessments + 1):
        for cited in sorted({near(random, assessment, counts.assessments, counts.evidence) for _ in range(2)}):
            number += 1
            yield number, assessment, cited, moment(assessment, counts.assessments)


def reviews(world: World, random: Random) -> Iterator[Row]:
    counts = world.counts
    for number in range(1, counts.reviews + 1):
        publisher = world.publishers.draw(random)
        url = f"https://outlet-{publisher}.example/check/{number}"
        claim, when = near(random, number, counts.reviews, counts.claims), moment(number, counts.reviews)
        rating = (random.choice(("Überwiegend „falsch“", "true", "half true")), random.choice(VERACITY), "words 1")
        yield number, claim, publisher, url, url, sentence(random, "de", 2.0), *day(random), *rating, when, None


RECORDED = "recorded_from retracted_in_id"
MAKERS = {
    "quotes": maker(f"id speaker_id text language {dated('said')} occasion medium {RECORDED}", quotes),
    "appearances": maker(
        "id quote_id snapshot_id exact spans start end prefix suffix mode fidelity cue mention anchor_state"
        f" {RECORDED}",
        appearances,
    ),
    "claims": maker(f"id text language kind {dated('about')} {RECORDED}", claims),
    "claim_topics": maker("id claim_id topic_id recorded_from", claim_topics),
    "assertions": maker(f"id claim_id quote_id source_id stance {RECORDED}", assertions),
    "evidence": maker(
        f"id claim_id quote_id source_id stance {dated('observed')} snapshot_id passage passage_start passage_end"
        f" credibility note {RECORDED}",
        evidence,
    ),
    "assessments": maker(
        f"id claim_id quote_id veracity attribution reason {dated('valid_from')} state account_id {RECORDED}",
        assessments,
    ),
    "assessment_evidence": maker("id assessment_id evidence_id recorded_from", assessment_evidence),
    "reviews": maker(
        f"id claim_id publisher_id url canonical_url title {dated('published')} rating veracity rating_rule {RECORDED}",
        reviews,
    ),
}
