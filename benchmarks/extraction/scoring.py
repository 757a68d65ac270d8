"""What counts as found: which quotes of an extraction and of the gold are the same, of what class, by whom.

Quotes are records in the evaluation form of `factdb extract --jsonl`; gold quotes have the same fields.

- A quote is the places of its letters and digits, so that marks, blanks and full stops at its edges do not matter.
- Two quotes agree by their Jaccard index, places they share over places either has. From .5 they overlap, at 1 they are
  exact.
- Each quote has at most one partner; pairs are made greedily, the most alike first.
- The class is told from the marks alone, on both sides alike: all in marks is direct, a part mixed, none indirect.
"""

import re
from collections.abc import Sequence
from itertools import chain
from typing import Any

from factdb.extract.languages.lexicon import words

Quote = dict[str, Any]
Places = frozenset[int]
OVERLAP, EXACT = 0.5, 1.0
CLASSES = ("direct", "mixed", "indirect")

MARKS = '"„“”«»'
MARK = re.compile(f"[{MARKS}]")
PASSAGE = re.compile(f"[{MARKS}][^{MARKS}]*[{MARKS}]")
EDGE = ".,;:!? "
REST = 2  # letters outside the marks that a direct quote may have

WORD = re.compile(r"\w[\w\-’']*")
ENDING = re.compile(r"[’']s$|(?<=\w\w\w)s$")  # of a genitive
SHARED = 0.3  # of the longer of two mentions that both must cover
SHORTEST = 3  # letters of a name
ARTICLES = words("der die das des dem den ein eine einer eines einem einen the a an le la les l un une")
TITLES = words("dr prof professor professorin herr herrn frau mr mrs ms miss sir dame lord lady m mme monsieur madame")


def spans(quote: Quote) -> list[list[int]]:
    return quote.get("spans") or [[quote["start"], quote["end"]]]


def places(quote: Quote, text: str) -> Places:
    """Where a quote has letters or digits."""
    inside = chain.from_iterable(range(start, min(end, len(text))) for start, end in spans(quote))
    return frozenset(place for place in inside if text[place].isalnum())


def likeness(one: Places, other: Places) -> float:
    """The Jaccard index of two quotes: 0 apart, 1 the same."""
    shared = len(one & other)
    return shared / (len(one) + len(other) - shared) if shared else 0.0


def partners(gold: Sequence[Places], found: Sequence[Places], least: float) -> list[tuple[int, int]]:
    """Pairs of indices of quotes that agree at least so well; of pairs as good, the earlier in the gold goes first."""
    pairs = [(-likeness(one, other), i, j) for i, one in enumerate(gold) for j, other in enumerate(found)]
    chosen: list[tuple[int, int]] = []
    taken_gold, taken_found = set(), set()
    for unlikeness, i, j in sorted(pairs):
        if -unlikeness >= least and i not in taken_gold and j not in taken_found:
            taken_gold.add(i)
            taken_found.add(j)
            chosen.append((i, j))
    return chosen


def surface(quote: Quote, text: str) -> str:
    """The class of a quote: direct, mixed or indirect."""
    said = " ".join(text[start:end] for start, end in spans(quote)).strip().rstrip(EDGE)
    marks = len(MARK.findall(said))
    if marks and said[0] in MARKS and said[-1] in MARKS:
        outside = PASSAGE.sub("", said).strip(" ,.;:!?")
        return "direct" if marks <= 2 or len(outside) <= REST else "mixed"
    if marks:
        return "mixed"
    before, after = text[max(0, quote["start"] - 1) : quote["start"]], text[quote["end"] : quote["end"] + 2]
    return "direct" if before and before in MARKS and MARK.search(after) else "indirect"


def has_speaker(quote: Quote) -> bool:
    return bool(quote.get("speaker_text") or quote.get("speaker_name"))


def same_speaker(gold: Quote, found: Quote) -> bool:
    """Whether a quote has the gold's speaker: by the place of the mention, by the same words, or by the last name."""
    if same_place(gold, found):
        return True
    wanted: str | None = gold.get("speaker_text")
    if not wanted:
        return False
    return any(alike(wanted, found.get(field)) for field in ("speaker_text", "speaker_name"))


def same_place(gold: Quote, found: Quote) -> bool:
    """Whether both mentions cover the same words, or a fair part of them."""
    if gold.get("speaker_start") is None or found.get("speaker_start") is None:
        return False
    shared: int = min(gold["speaker_end"], found["speaker_end"]) - max(gold["speaker_start"], found["speaker_start"])
    longer: int = max(one["speaker_end"] - one["speaker_start"] for one in (gold, found))
    return shared > 0 and shared / longer >= SHARED


def alike(wanted: str, offered: str | None) -> bool:
    """Whether one speaker's last name is among the words of the other; what is far longer than wanted is no answer."""
    if not offered or len(offered.split()) > 2 * len(wanted.split()) + 8:
        return False
    if wanted.strip().lower() == offered.strip().lower():
        return True
    return last_name(wanted) in names(offered) or last_name(offered) in names(wanted)


def last_name(speaker: str) -> str | None:
    """The last word with a capital, without the genitive's s; None where it is too short for a name."""
    capitals = [word for word in WORD.findall(speaker) if word[0].isupper()]
    name = ENDING.sub("", capitals[-1]).lower() if capitals else ""
    return name if len(name) >= SHORTEST else None


def names(speaker: str) -> set[str]:
    return {ENDING.sub("", word).lower() for word in WORD.findall(speaker)}


def same_name(gold: Quote, found: Quote) -> bool:
    """Whether the speaker is resolved to the gold's full name; articles, titles and capitals do not matter."""
    return plain(gold["speaker_name"]) == plain(found.get("speaker_name") or "")


def plain(name: str) -> str:
    parts = [word.strip(".,") for word in name.casefold().split()]
    return " ".join(word for word in parts if word not in ARTICLES and word not in TITLES)
