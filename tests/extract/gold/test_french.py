"""What the French pack reaches on the French gold articles: a floor that must not sink."""

from typing import Any

from factdb.extract import QuoteCandidate, extract
from factdb.rules.dates import EdtfDate
from tests.extract.gold.markup import articles

Quote = dict[str, Any]
LEAST_OVERLAP = 0.5  # Jaccard, as in the scorer of quotes
ARTICLES = ("un ", "une ", "des ", "le ", "la ", "les ")


def characters(text: str, spans: list[list[int]] | tuple[tuple[int, int], ...]) -> frozenset[int]:
    return frozenset(place for start, end in spans for place in range(start, end) if text[place].isalnum())


def found_in(article: Quote) -> tuple[QuoteCandidate, ...]:
    published = EdtfDate.parse(article["date"])
    return extract(article["text"], language="fr", title=article["title"], published=published).quotes


def matched(article: Quote) -> tuple[list[tuple[Quote, QuoteCandidate]], list[QuoteCandidate]]:
    """Gold quotes with the candidates that match them, and the candidates that match none."""
    left, pairs = list(found_in(article)), []
    for gold in article["quotes"]:
        wanted = characters(article["text"], gold["spans"])
        for candidate in left:
            here = characters(article["text"], candidate.spans)
            if len(wanted & here) >= LEAST_OVERLAP * len(wanted | here):
                pairs.append((gold, candidate))
                left.remove(candidate)
                break
    return pairs, left


def is_named_right(gold: Quote, candidate: QuoteCandidate) -> bool:
    """Whether the speaker is the one of the gold under the full name, or both are nobody."""
    name = candidate.speaker.name if candidate.speaker else None
    for article in ARTICLES:
        name = name.removeprefix(article) if name else name
    wanted: str | None = gold["speaker_name"]
    return name == wanted


def test_french_quotes_are_found_and_named() -> None:
    gold = articles("fr")
    results = [matched(article) for article in gold]
    pairs = [pair for found, _ in results for pair in found]
    extra = [candidate for _, left in results for candidate in left]
    wanted = sum(len(article["quotes"]) for article in gold)
    assert len(pairs) / (len(pairs) + len(extra)) >= 0.92
    assert len(pairs) / wanted >= 0.92
    assert sum(is_named_right(*pair) for pair in pairs) / len(pairs) >= 0.9


def test_direct_quotes_are_seldom_wrong() -> None:
    results = [matched(article) for article in articles("fr")]
    right = [pair for found, _ in results for pair in found if pair[1].mode.name == "DIRECT"]
    wrong = [candidate for _, left in results for candidate in left if candidate.mode.name == "DIRECT"]
    assert len(right) / (len(right) + len(wrong)) >= 0.9
    assert sum(is_named_right(*pair) for pair in right) / len(right) >= 0.95
