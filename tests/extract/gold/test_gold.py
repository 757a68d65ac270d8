"""The gold articles are written as README.md says, and what is extracted from them keeps its floors."""

import re
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from benchmarks.extraction.datasets import compared
from benchmarks.extraction.figures import ALL, Figures, figures
from tests.extract.gold.markup import FOLDER, article, articles

FILES = sorted(FOLDER.glob("*/*.txt"))
LANGUAGES = sorted({file.parent.name for file in FILES})

FLOORS = {
    # language: overlap F1 of all, of direct speech; speakers by the mention, by the full name
    "en": (0.60, 0.60, 0.60, 0.50),
    "de": (0.60, 0.60, 0.60, 0.50),
}


def shown(file: Path) -> str:
    return f"{file.parent.name}/{file.stem}"


@pytest.mark.parametrize("file", FILES, ids=shown)
def test_a_gold_article_is_written_as_the_guide_says(file: Path) -> None:
    found = article(file)
    text = found["text"]
    assert re.fullmatch(r"\d{4}-\d{2}-\d{2}", found["date"])
    assert not re.search(r"</?[qsc]\d*>?", text)
    for quote in found["quotes"]:
        spans = quote["spans"]
        assert spans == sorted(spans)
        assert all(0 <= start < end <= len(text) for start, end in spans)
        assert all(before[1] <= after[0] for before, after in pairwise(spans))
        assert all(text[start:end].strip() == text[start:end] for start, end in spans), quote["text"]
        assert all(text[start:end].strip() for start, end in quote["cue_spans"])


@pytest.mark.parametrize("file", FILES, ids=shown)
def test_a_named_speaker_of_a_gold_article_is_in_its_text(file: Path) -> None:
    found = article(file)
    lower = f"{found['title']}\n{found['text']}".lower()
    for quote in found["quotes"]:
        name: str | None = quote["speaker_name"]
        assert name is None or name.split()[-1].lower().rstrip("s") in lower, f"{name} is nowhere in the article"


def measured(language: str) -> Figures:
    found: list[dict[str, Any]] = articles(language)
    return figures(compared(one) for one in found)


@pytest.mark.parametrize("language", [language for language in LANGUAGES if language in FLOORS])
def test_what_is_extracted_from_gold_articles_keeps_its_floors(language: str) -> None:
    found = measured(language)
    reached = (
        found.overlap[ALL].f1,
        found.overlap["direct"].f1,
        found.speaker[ALL].rate,
        found.resolved[ALL].rate,
    )
    assert all(figure >= floor for figure, floor in zip(reached, FLOORS[language], strict=True)), reached
