"""What is wrong in an article: quotes missed, quotes that are none, wrong speakers, wrong edges."""

from collections.abc import Iterator
from dataclasses import dataclass

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from benchmarks.extraction.figures import Compared
from benchmarks.extraction.scoring import Quote, has_speaker, same_name, same_speaker, spans

AROUND = 90  # characters of the text on each side
INDENT = 10
STYLES = {"missed": "red", "false": "yellow", "speaker": "magenta", "edges": "cyan"}


@dataclass(frozen=True)
class Error:
    """One quote that is not right. `gold` or `found` is None where there is none."""

    what: str
    gold: Quote | None
    found: Quote | None

    @property
    def quote(self) -> Quote:
        quote = self.gold or self.found
        assert quote is not None
        return quote


def errors(article: Compared, kinds: frozenset[str]) -> list[Error]:
    """The errors of these kinds (of STYLES) in the order of the text."""
    found = [error for error in all_errors(article) if error.what in kinds]
    return sorted(found, key=lambda error: (error.quote["start"], error.what))


def all_errors(article: Compared) -> Iterator[Error]:
    paired_gold = {i for i, _ in article.overlapping}
    paired_found = {j for _, j in article.overlapping}
    yield from (Error("missed", one, None) for i, one in enumerate(article.gold) if i not in paired_gold)
    yield from (Error("false", None, one) for j, one in enumerate(article.found) if j not in paired_found)
    for i, j in article.overlapping:
        gold, found = article.gold[i], article.found[j]
        if is_wrong_speaker(gold, found):
            yield Error("speaker", gold, found)
        if article.gold_places[i] != article.found_places[j]:
            yield Error("edges", gold, found)


def is_wrong_speaker(gold: Quote, found: Quote) -> bool:
    if not has_speaker(gold):
        return has_speaker(found)
    return not same_speaker(gold, found) or bool(gold.get("speaker_name") and not same_name(gold, found))


def show_errors(out: Console, article: Compared, found: list[Error]) -> None:
    """The errors of an article, each with its place in the text, who speaks and which rules made it."""
    out.print(Text(f"\n{article.id}", style="bold"), Text(f"{len(article.gold)} quotes, {len(found)} errors"))
    for error in found:
        out.print(Text(f"  {error.what.upper():8}", style=STYLES[error.what]), facts(error), sep="")
        out.print(context(article.text, error.quote, STYLES[error.what]))
        if error.what == "edges" and error.found:
            out.print(context(article.text, error.found, "dim"))


def facts(error: Error) -> Text:
    parts = [f"{error.quote['start']}–{error.quote['end']}"]
    if error.gold:
        parts.append(f"gold: {speaker(error.gold)}")
    if error.found:
        parts.append(f"found: {speaker(error.found)}; {' → '.join(error.found.get('trace', ()))}")
    return Text("  ".join(parts))


def speaker(quote: Quote) -> str:
    """Who speaks: the name, and the words in the text where they are others."""
    name, said = quote.get("speaker_name"), quote.get("speaker_text")
    if name and said and name != said:
        return f"{name} ({said!r})"
    return str(name or said or "nobody")


def context(text: str, quote: Quote, style: str) -> Padding:
    """The quote, its parts in brackets, with the text around it."""
    first, last = max(0, quote["start"] - AROUND), min(len(text), quote["end"] + AROUND)
    shown, place = Text("… " if first else ""), first
    for start, end in spans(quote):
        shown.append(" ".join(text[place:start].split("\n")))
        shown.append(f"⟦{' '.join(text[start:end].split(chr(10)))}⟧", style=style)
        place = end
    shown.append(" ".join(text[place:last].split("\n")))
    return Padding(shown.append(" …" if last < len(text) else ""), (0, 0, 0, INDENT))
