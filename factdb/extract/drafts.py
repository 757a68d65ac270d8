"""What rules hand to each other before a candidate is whole: cues with their subjects, and drafts of quotes."""

from dataclasses import dataclass, replace

from factdb.extract.candidates import Span
from factdb.rules.vocabulary import Mode


@dataclass(frozen=True)
class Cue:
    """A word that brings somebody's words. `first` is the index of its main word in the sentence, `segment` that of its
    segment; `subject` the place of the words that name the speaker; `last` the index after cue and subject."""

    spans: tuple[Span, ...]
    start: int  # where the verb phrase begins in the text, with its auxiliary
    takes: str
    first: int
    last: int
    segment: int
    subject: Span | None
    inverted: bool = False  # the subject follows the verb
    nameless: bool = False  # "es hieß" names nobody
    second_hand: bool = False  # its mood shows that somebody else reports it: "Brandt habe gesagt"
    clause: str = "main"  # main, relative or subordinate
    opens: int | None = None  # where the subject begins of which `subject` is an apposition


@dataclass(frozen=True)
class Draft:
    """A quote in the making. `inherits` where the speaker is the one of the quote before; `nameless` where the text
    expressly names nobody; `rules` the rules that made it, in order."""

    sentence: int
    spans: tuple[Span, ...]
    mode: Mode
    rules: tuple[str, ...]
    cue: tuple[Span, ...] = ()
    mention: Span | None = None
    inherits: bool = False
    nameless: bool = False
    telling: bool = False  # the cue is a verb of telling, not of thinking or hoping
    cited: tuple[Span, ...] = ()  # who told the speaker, outermost first
    second_hand: bool = False  # the speaker of the quote before reports it
    follows_cue: bool = False  # what was said stands after its cue
    looks_back: bool = False  # the cue stands in the sentence after what was said
    weight: int = 0
    opens: int | None = None  # where the phrase begins of which the mention is an apposition

    @property
    def start(self) -> int:
        return self.spans[0][0]

    @property
    def end(self) -> int:
        return self.spans[-1][1]

    @property
    def size(self) -> int:
        return sum(end - start for start, end in self.spans)

    def after(self, rule: str) -> tuple[str, ...]:
        return (*self.rules, rule)

    def but(self, rule: str, **changes: object) -> "Draft":
        """The same draft changed by a rule."""
        return replace(self, rules=self.after(rule), **changes)  # type: ignore[arg-type]


def without(span: Span, cut: Span) -> tuple[Span, ...]:
    """A stretch without another: two parts where the other lies in its middle."""
    parts = ((span[0], min(span[1], cut[0])), (max(span[0], cut[1]), span[1]))
    return tuple(part for part in parts if part[0] < part[1])
