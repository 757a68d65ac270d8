"""Which known claims say the same as a statement: a few candidates by their stems, then a closer look at those.

The score is BM25 of stems, with shares of BM25 of plain words and of runs of four letters, and more where statement and
claim are near in time. What each part brings, and why sums of scores and not of ranks, is in docs/search.md.
"""

import datetime as dt
import math
from collections import Counter
from collections.abc import Collection, Mapping, Sequence, Set
from dataclasses import dataclass, field

from sqlalchemy import Connection

from factdb.search import claims as index
from factdb.search.analyzer import grams_of, language_told, stem_of, stems_of, tokens
from factdb.search.spelling import Word, understood

WORDS, GRAMS = 0.4, 0.25  # what BM25 of plain words and of grams counts beside that of stems
CANDIDATES = 300  # claims that are looked at closely
BUDGET = 6_000  # claims that the first look may see, term by term from the rarest on
WINDOW = 20_000  # of the newest claims, in which frequent terms are counted for all
RARE = 1_000  # claims up to which a term is counted exactly
NEAR, SOON = 0.5, 60.0  # what the same day adds, as a share of the score, and in how many days that falls to a third
LONGEST_STATEMENT = 5_000  # characters that are read of a statement
MOST_TERMS = 100  # different words of it
MOST_TOLD = 5  # words that are said to have decided
LANGUAGES_OF = 200  # newest claims, whose languages a statement may be in


@dataclass(frozen=True)
class Match:
    """A claim that may say the same. `confidence` is how likely, from 0 to 1; `words` are those of the statement that
    told most."""

    claim_id: int
    score: float
    confidence: float
    words: tuple[str, ...]


@dataclass
class Asked:
    """A statement as the index is asked for it."""

    words: Sequence[Word]
    stems: Mapping[str, str]  # by word, without small words
    idf: Mapping[str, float] = field(default_factory=dict)  # by stem, of those that some claim has
    whole: float = 0.0  # what a claim of all its stems would score


@dataclass
class Candidate:
    claim_id: int
    day: dt.date | None
    stems: list[str]
    words: list[str]
    by_stem: dict[str, float] = field(default_factory=dict)
    score: float = 0.0


def match(
    connection: Connection, text: str, *, language: str | None = None, day: dt.date | None = None, first: int = 10
) -> list[Match]:
    """The claims that come nearest to what the text says, best first. `language` is BCP 47, found out where it is left
    out; `day` is when it was said. Retracted claims are among them: who may see what is the caller's to decide."""
    last = index.last_claim(connection)
    found = tokens(text[:LONGEST_STATEMENT])[:MOST_TERMS]
    if not last or not found:
        return []
    asked = asked_of(connection, found, language or language_of(connection, text), last)
    candidates = candidates_for(connection, asked)
    score(candidates, asked, day)
    ranked = sorted(candidates, key=lambda one: (-one.score, one.claim_id))[: max(first, 2)]
    return told(ranked, asked)[:first]


def language_of(connection: Connection, text: str) -> str | None:
    """The language of a statement: one that claims are in, the commonest where the text does not tell."""
    known = index.newest_languages(connection, LANGUAGES_OF)
    found = language_told(text)
    return found if found in known else next(iter(known), None)


def asked_of(connection: Connection, tokens_: Sequence[str], language: str | None, last: int) -> Asked:
    words = understood(connection, tokens_, language)
    kept = {word.folded: stem_of(word.folded, language) for word in words if stems_of([word.folded], language)}
    stems = set(kept.values())
    found = weights(connection, stems, last)
    return Asked(words, kept, found, sum(found.get(stem, idf(0, last)) for stem in stems))


def weights(connection: Connection, stems: Collection[str], last: int) -> dict[str, float]:
    """The idf of the stems that some claim has. A frequent one is counted in the newest claims alone."""
    recent = index.counted(connection, stems, last - WINDOW)
    share = max(1.0, last / WINDOW)
    frequent = {stem: number * share for stem, number in recent.items() if number * share > RARE}
    rare = [stem for stem in stems if stem not in frequent]
    exact = recent if share == 1.0 else index.counted_up_to(connection, rare, 2 * RARE)
    return {stem: idf(number, last) for stem, number in ({**exact, **frequent}).items() if number}


def idf(having: float, of: float) -> float:
    return math.log(1 + max(of - having + 0.5, 0.5) / (having + 0.5))


def candidates_for(connection: Connection, asked: Asked) -> list[Candidate]:
    """The claims that have most of the rarest stems."""
    last = max(index.last_claim(connection), 1)
    chosen: dict[str, float] = {}
    spent = 0.0
    for stem, weight in sorted(asked.idf.items(), key=lambda item: (-item[1], item[0])):
        spent += having(weight, last)
        if chosen and spent > BUDGET:
            break
        chosen[stem] = weight
    ids = index.best_by_terms(connection, chosen, BUDGET, CANDIDATES)
    return [Candidate(*row) for row in index.texts_of(connection, ids)]


def having(weight: float, of: float) -> float:
    """How many claims have a stem of this idf."""
    return (of + 1) / math.exp(weight)


# --- the closer look


def score(candidates: Sequence[Candidate], asked: Asked, day: dt.date | None) -> None:
    for one in candidates:
        one.by_stem = by_stem(one, asked.idf)
        one.score = sum(one.by_stem.values())
    plain = {word.folded for word in asked.words}
    for share, texts in ((WORDS, word_counts(candidates, plain)), (GRAMS, gram_counts(candidates, plain))):
        for one, more in zip(candidates, among_themselves(texts), strict=True):
            one.score += share * more
    if day is not None:
        for one in candidates:
            one.score *= 1 + nearness(one.day, day)


def by_stem(one: Candidate, idf: Mapping[str, float]) -> dict[str, float]:
    """What each stem of the statement adds."""
    length = len(one.stems)
    return {
        stem: idf[stem] * index.saturated(one.stems.count(stem), length, index.USUAL_LENGTH)
        for stem in idf.keys() & set(one.stems)
    }


Counts = list[tuple[Mapping[str, int], int]]  # of each text: how often it has which terms asked for, and its length


def word_counts(candidates: Sequence[Candidate], asked: Set[str]) -> Counts:
    return [({word: one.words.count(word) for word in asked & set(one.words)}, len(one.words)) for one in candidates]


def gram_counts(candidates: Sequence[Candidate], asked: Set[str]) -> Counts:
    wanted = {gram for word in asked for gram in grams_of(word)}
    shared = {}
    for word in {word for one in candidates for word in one.words}:
        grams = grams_of(word)
        if not wanted.isdisjoint(grams):
            shared[word] = [gram for gram in grams if gram in wanted]
    return [grams_shared(one, shared) for one in candidates]


def grams_shared(one: Candidate, shared: Mapping[str, Sequence[str]]) -> tuple[Mapping[str, int], int]:
    times: dict[str, int] = {}
    for word in one.words:
        for gram in shared.get(word, ()):
            times[gram] = times.get(gram, 0) + 1
    return times, sum(map(len, one.words)) - len(one.words)  # of a word about as many as it has letters, less one


def among_themselves(texts: Counts) -> list[float]:
    """BM25 of each text with no others in the world than these."""
    number = len(texts)
    usual = max(1.0, sum(length for _, length in texts) / max(number, 1))
    having: Counter[str] = Counter()
    for times, _ in texts:
        having.update(times.keys())
    weight = {term: idf(count, number) for term, count in having.items()}
    return [
        sum(weight[term] * index.saturated(n, length, usual) for term, n in times.items()) for times, length in texts
    ]


def nearness(one: dt.date | None, other: dt.date) -> float:
    """What nearness in time adds, as a share of the score: most on the same day, soon nothing."""
    return NEAR * math.exp(-abs((one - other).days) / SOON) if one is not None else 0.0


# --- the answer

STEEPNESS, START = 7.5, 0.8  # of the curve that likelihood follows; `make bench-matching` shows how well it holds
LEAST = 0.25  # of what a claim of all the statement's stems would score: one that scores less says little of it


def told(ranked: Sequence[Candidate], asked: Asked) -> list[Match]:
    return [
        Match(one.claim_id, round(one.score, 4), confidence(ranked, place, asked), words_that_decided(one, asked))
        for place, one in enumerate(ranked)
    ]


def confidence(ranked: Sequence[Candidate], place: int, asked: Asked) -> float:
    """How likely a claim is the one: for the first, by how far the second lies behind; the others share the rest. The
    score itself tells little: it grows with the statement."""
    best = ranked[0]
    if not (best.score and asked.whole):
        return 0.0
    second = max((one.score for one in ranked[1:2]), default=0.0)
    share = sum(best.by_stem.values()) / asked.whole
    first = likelihood(1 - second / best.score) * min(1.0, share / LEAST) ** 3
    if place == 0:
        return round(first, 3)
    return round(min(first, 1 - first) * ranked[place].score / best.score * 0.5**place, 3)


def likelihood(lead: float) -> float:
    """That the first is right whose score is ahead of the second by this share of it."""
    return 1.0 / (1.0 + math.exp(START - STEEPNESS * lead))


def words_that_decided(one: Candidate, asked: Asked) -> tuple[str, ...]:
    """The words of the statement, as it has them, that add most to the claim's score."""
    tokens = {stem: word.token for word in reversed(asked.words) if (stem := asked.stems.get(word.folded))}
    best = sorted(one.by_stem.items(), key=lambda item: -item[1])[:MOST_TOLD]
    return tuple(dict.fromkeys(tokens[stem] for stem, _ in best))
