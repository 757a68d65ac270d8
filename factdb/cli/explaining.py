"""`factdb extract --explain`: the text with quotes, speakers and cues marked; below each paragraph how, and claims.

Quotes are in brackets with their numbers, so that they can be read without colours; there, speakers and cues have
brackets of their own too. A quote that goes on in another place or paragraph has its number again.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from operator import itemgetter

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from factdb.cli.tables import cell, display, headed
from factdb.cli.terminal import console, harmless, writes_unicode
from factdb.cli.wording import in_words
from factdb.extract import Extraction, QuoteCandidate
from factdb.extract.candidates import ClaimCandidate, Mention, Span
from factdb.rules.dates import EdtfDate
from factdb.rules.vocabulary import HopKind

WIDEST = 100  # columns; longer lines are hard to read
GLUE = "\ue000"  # a blank at which no line is broken; it is one when it is printed
PARAGRAPH = re.compile(r"[^\n]+")
COLOURS = ("green", "cyan", "magenta", "yellow")
SPEAKER, CUE = "bold", "italic underline"
HOPS = {HopKind.VIA: "through", HopKind.CITED: "citing"}


@dataclass(frozen=True)
class Signs:
    """What is written around quotes, speakers and cues; nothing around the latter where a style shows them."""

    quote: tuple[str, str]
    speaker: tuple[str, str]
    cue: tuple[str, str]


COLOURED = Signs(("⟦", "⟧"), ("", ""), ("", ""))
PLAIN = Signs(("⟦", "⟧"), ("⟨", "⟩"), ("*", "*"))
ASCII = Signs(("[", "]"), ("<", ">"), ("*", "*"))


@dataclass(frozen=True)
class Marked:
    """A stretch of the text to be marked, with what stands before and behind it. `number` is that of its quote."""

    start: int
    end: int
    opening: str
    closing: str
    style: str
    number: int = 0


def explain(header: list[tuple[str, str]], text: str, found: Extraction, remark: str) -> None:
    """Print a text with all that was found in it."""
    signs = chosen_signs()
    quotes = list(enumerate(found.quotes, start=1))
    paragraphs = [paragraph.span() for paragraph in PARAGRAPH.finditer(text)]
    marks = shared_out(paragraphs, [*quote_marks(quotes, signs), *voice_marks(found.quotes, signs)])
    begun: dict[int, list[tuple[str, list[Text]]]] = {}
    for number, quote in quotes:
        lines = [*detail(quote), *(stated(claim) for claim in found.claims if claim.quote == number - 1)]
        begun.setdefault(index_of(paragraphs, quote.start), []).append((str(number), lines))
    for claim in found.claims:
        if claim.quote is None:
            begun.setdefault(index_of(paragraphs, claim.start), []).append(("–", [stated(claim, "the outlet’s own ")]))
    parts: list[RenderableType] = [headed(header), legend(signs)]
    for index, paragraph in enumerate(paragraphs):
        parts.append(marked_paragraph(text, paragraph, marks[index]))
        if index in begun:
            parts.append(details(begun[index]))
    display(*(narrowed(part) for part in (*parts, cell(remark))), glue=GLUE)


def index_of(paragraphs: list[Span], place: int) -> int:
    """The index of the paragraph in which a place lies."""
    return bisect_right(paragraphs, place, key=itemgetter(0)) - 1


def shared_out(paragraphs: list[Span], marks: Iterable[Marked]) -> list[list[Marked]]:
    """The marks of each paragraph; one over several is in each, to its edge."""
    inside: list[list[Marked]] = [[] for _ in paragraphs]
    for mark in marks:
        for index in range(index_of(paragraphs, mark.start), index_of(paragraphs, mark.end - 1) + 1):
            start, end = max(mark.start, paragraphs[index][0]), min(mark.end, paragraphs[index][1])
            inside[index].append(replace(mark, start=start, end=end))
    return inside


def chosen_signs() -> Signs:
    screen = console()
    if not writes_unicode():
        return ASCII
    return COLOURED if screen.is_terminal and screen.color_system and not screen.no_color else PLAIN


def narrowed(part: RenderableType) -> RenderableType:
    return Padding(part, (0, max(0, console().width - WIDEST), 0, 0))


def legend(signs: Signs) -> Text:
    """How the three kinds of marks look."""
    shown = Text("Marked: ", style="dim")
    for place, (name, (opening, closing), style) in enumerate(
        (("quote", signs.quote, COLOURS[0]), ("speaker", signs.speaker, SPEAKER), ("cue", signs.cue, CUE))
    ):
        shown.append(", " if place else "")
        number = f"1{GLUE}" if name == "quote" else ""
        shown.append(f"{opening}{number}{name}{closing}", style=f"not dim {style}")
    return shown


def quote_marks(quotes: Iterable[tuple[int, QuoteCandidate]], signs: Signs) -> Iterator[Marked]:
    opening, closing = signs.quote
    for number, quote in quotes:
        colour = COLOURS[(number - 1) % len(COLOURS)]
        for start, end in quote.spans:
            yield Marked(start, end, f"{opening}{number}{GLUE}", closing, colour, number)


def voice_marks(quotes: Iterable[QuoteCandidate], signs: Signs) -> Iterator[Marked]:
    """The speakers, the links of chains and the cues; what several quotes share is marked once."""
    speakers = {(one.start, one.end) for quote in quotes for one in voices(quote)}
    cues = {span for quote in quotes if quote.cue for span in quote.cue.spans}
    yield from (Marked(*span, *signs.speaker, SPEAKER) for span in sorted(speakers))
    yield from (Marked(*span, *signs.cue, CUE) for span in sorted(cues))


def voices(quote: QuoteCandidate) -> Iterator[Mention]:
    if quote.mention:
        yield quote.mention
    yield from (hop.mention for hop in quote.hops)


def marked_paragraph(text: str, paragraph: Span, inside: list[Marked]) -> Text:
    """A paragraph with its marks."""
    places = sorted({*paragraph, *(place for mark in inside for place in (mark.start, mark.end))})
    shown, opened = Text(), list[Marked]()
    for start, end in zip(places, [*places[1:], None], strict=True):
        close(shown, opened, start)
        for mark in sorted((one for one in inside if one.start == start), key=lambda one: (-one.end, not one.number)):
            opened.append(mark)
            shown.append(mark.opening, style=colour(opened))
        if end is not None:
            shown.append(harmless(text[start:end]), style=" ".join(mark.style for mark in opened))
    return shown


def close(shown: Text, opened: list[Marked], place: int) -> None:
    """Close what ends at a place, the innermost first; a bracket that closes another than that says which."""
    for mark in reversed([one for one in opened if one.end == place]):
        crossed = mark.number and opened[-1] is not mark
        shown.append(f"{mark.closing}{mark.number}" if crossed else mark.closing, style=colour([mark]))
        opened.remove(mark)


def colour(opened: list[Marked]) -> str:
    """The style of a bracket: bold, in the colour of its quote."""
    inner = opened[-1]
    return f"bold {inner.style}" if inner.number else "dim"


def details(found: Iterable[tuple[str, list[Text]]]) -> Padding:
    """A few lines for each quote: who, how, when, why it was taken for one and what it claims; then the outlet's own
    claims."""
    table = Table.grid(padding=(0, 1))
    table.add_column(justify="right", no_wrap=True)
    table.add_column(overflow="fold")
    for number, lines in found:
        style = f"bold {COLOURS[(int(number) - 1) % len(COLOURS)]}" if number.isdecimal() else "dim"
        table.add_row(Text(number, style=style), Group(*lines))
    return Padding(table, (0, 0, 0, 2))


def detail(quote: QuoteCandidate) -> Iterator[Text]:
    """What the lines of a quote say."""
    yield Text.assemble((quote.mode.name.lower(), "dim"), " · ", *speaker(quote))
    told = list(facts(quote))
    if told:
        yield Text(" · ").join(told)
    yield Text(in_words(quote.trace), style="dim")


def stated(claim: ClaimCandidate, whose: str = "") -> Text:
    """A claim as it would be recorded, its kind, and why it cannot be checked where it cannot."""
    sort = claim.why_not or claim.kind
    kind = sort.name.lower().replace("_", " ")
    unchecked = "not checkable: " if claim.why_not else ""
    return Text.assemble((f"{whose}claim ({unchecked}{kind})", "dim"), GLUE, f"“{line(claim.text)}”")


def speaker(quote: QuoteCandidate) -> Iterator[Text]:
    """Who speaks, under the fullest name, and the words that say so where they are others."""
    if quote.speaker is None:
        yield Text("nobody named" if quote.mention is None else "it is not clear who")
    else:
        yield Text(harmless(quote.speaker.name), style="bold")
        if quote.anonymous:
            yield Text(" (not named)")
    if quote.mention and (quote.speaker is None or quote.speaker.name != quote.mention.text):
        yield Text(f", here “{line(quote.mention.text)}”")


def facts(quote: QuoteCandidate) -> Iterator[Text]:
    """The cue, the day, the occasion and the medium, and through whom the words came."""
    told = (
        ("cue", f"“{line(quote.cue.text)}”" if quote.cue else None),
        ("said", quote.said and spoken(quote.said)),
        ("occasion", quote.occasion and line(quote.occasion)),
        ("medium", quote.medium and line(quote.medium)),
        *((HOPS[hop.kind], line(hop.name)) for hop in quote.hops),
    )
    for name, value in told:
        if value:
            yield Text.assemble((name, "dim"), GLUE, value)


def spoken(day: EdtfDate) -> str:
    """A date as it is read: "by 2024-03-05" for one that is open at its beginning."""
    return f"by {day.edtf.removeprefix('../')}" if day.edtf.startswith("../") else day.edtf


def line(words: str) -> str:
    return harmless(" ".join(words.split()))
