"""What words of a question may mean, told by the vocabulary of the index: tags taken apart, misspelt words mended."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from rapidfuzz.distance import OSA
from sqlalchemy import Connection

from factdb.search.analyzer import fold_word, is_tag, parts_of, stem_of
from factdb.search.claims import counted_up_to, known_words, words_sharing_a_half

LONGEST_PIECE = 20  # letters of a word inside a tag
MOST_TAGS = 20  # of a question that are taken apart
SHORTEST = 5  # letters of a word that is mended: a shorter one is as near to too many others
LONG = 8  # letters from which on two may be wrong
MOST_MENDED = 20  # words of a question


@dataclass(frozen=True)
class Word:
    """A folded word, and the one of the question that it stands for."""

    folded: str
    token: str


def understood(connection: Connection, tokens: Collection[str], language: str | None) -> list[Word]:
    """The words of a question, each once, as the index would have them."""
    tags = list(dict.fromkeys(token for token in tokens if is_tag(token)))[:MOST_TAGS]
    pieces = {piece for tag in tags for piece in inner_words(fold_word(tag))}
    plain = {fold_word(token) for token in tokens}
    known = known_words(connection, pieces | plain)
    words = [
        Word(folded, token)
        for token in tokens
        for folded in (taken_apart(token, known) if token in tags else [fold_word(token)])
    ]
    unique = list({word.folded: word for word in reversed(words) if word.folded}.values())[::-1]
    return mended(connection, unique, known, language)


# --- tags


def inner_words(tag: str) -> set[str]:
    """All that may be a word inside a tag."""
    ends = range(2, len(tag) + 1)
    return {tag[start:end] for end in ends for start in range(max(0, end - LONGEST_PIECE), end - 1)}


def taken_apart(tag: str, known: Collection[str]) -> list[str]:
    """A tag as one known word, or as the fewest that it can be made of, or else as its capitals tell."""
    whole = fold_word(tag)
    return [whole] if whole in known else pieces_of(whole, known) or [fold_word(part) for part in parts_of(tag)]


def pieces_of(whole: str, known: Collection[str]) -> list[str]:
    """The fewest known words that make up the whole; of as many, those with the longest among them. None, where there
    are none."""
    best: list[tuple[int, int, list[str]] | None] = [(0, 0, [])]
    for end in range(1, len(whole) + 1):
        ways = []
        for start in range(max(0, end - LONGEST_PIECE), end - 1):
            before, piece = best[start], whole[start:end]
            if before is not None and piece in known:
                ways.append((before[0] + 1, before[1] - len(piece) ** 2, [*before[2], piece]))
        best.append(min(ways, default=None))
    last = best[-1]
    return last[2] if last else []


# --- spelling


def mended(connection: Connection, words: list[Word], known: Collection[str], language: str | None) -> list[Word]:
    """The words, those replaced that no claim has and that come near to one that some have."""
    strange = [word for word in words if word.folded not in known and may_be_misspelt(word.folded)][:MOST_MENDED]
    stems = {word.folded: stem_of(word.folded, language) for word in strange}
    stemmed = {stem for stem, number in counted_up_to(connection, set(stems.values()), 1).items() if number}
    unknown = [word.folded for word in strange if stems[word.folded] not in stemmed]
    meant = nearest(connection, unknown, language)
    return [Word(meant.get(word.folded, word.folded), word.token) for word in words]


def may_be_misspelt(word: str) -> bool:
    return len(word) >= SHORTEST and word.isalpha()


def nearest(connection: Connection, words: Collection[str], language: str | None) -> Mapping[str, str]:
    """For each word the known one that is nearest to it, where one is near; of several the most frequent."""
    heads, tails = (
        {head for word in words for head in heads_of(word)},
        {tail for word in words for tail in tails_of(word)},
    )
    others = words_sharing_a_half(connection, heads, tails)
    near = {word: among(word, others) for word in words}
    stems = {other: stem_of(other, language) for found in near.values() for other in found}
    times = counted_up_to(connection, set(stems.values()), 100)
    return {word: max(found, key=lambda other: (times[stems[other]], other)) for word, found in near.items() if found}


def heads_of(word: str) -> Iterable[str]:
    """The first halves of words with as many letters, one fewer or one more."""
    return {word[: length // 2] for length in (len(word) - 1, len(word), len(word) + 1)}


def tails_of(word: str) -> Iterable[str]:
    return {word[-(length - length // 2) :] for length in (len(word) - 1, len(word), len(word) + 1)}


def among(word: str, others: Collection[str]) -> list[str]:
    """Those of the others that are nearest to the word, as near as its length allows."""
    allowed = 1 if len(word) < LONG else 2
    distances = {other: OSA.distance(word, other, score_cutoff=allowed) for other in others}
    least = min(distances.values(), default=allowed + 1)
    return [other for other, distance in distances.items() if distance == least] if least <= allowed else []
