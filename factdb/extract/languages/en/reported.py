"""English indirect speech: what speech verbs, speech nouns and source phrases bring inside their sentence."""

from factdb.extract.candidates import Span
from factdb.extract.drafts import Cue, Draft
from factdb.extract.languages.en import grammar
from factdb.extract.languages.en.clauses import drafted, extent, trimmed
from factdb.extract.languages.en.complements import clause_stop, complement
from factdb.extract.languages.en.cues import cues
from factdb.extract.languages.en.phrases import tells_when
from factdb.extract.languages.en.sources import nominal, sourced
from factdb.extract.languages.en.subjects import is_participle
from factdb.extract.languages.en.verbs import FORMS
from factdb.extract.languages.lexicon import words as listed
from factdb.extract.sentences import Segment, Sentence
from factdb.extract.words import Kind, Word

GOING_ON = grammar.CONJUNCTIONS | listed(
    "because since as if unless although though except while whereas even with without than that which to in at by "
    "from for until whether not"
)
"""Words with which a clause that its cue interrupts goes on."""


def reported(sentence: Sentence, _before: Sentence | None) -> list[Draft]:
    """Drafts of the indirect speech in a sentence."""
    found = [draft for cue in cues(sentence) if (draft := brought(sentence, cue))]
    return [*found, *nominal(sentence), *sourced(sentence)]


def brought(sentence: Sentence, cue: Cue) -> Draft | None:
    segment = sentence.segments[cue.segment]
    if grammar.opening(sentence, segment) == "as" and not cue.inverted:
        return as_told(sentence, cue)
    if not cue.inverted:
        start, rule = complement(sentence, cue)
        if start is not None:
            return followed(sentence, cue, start, rule)
    return preposed(sentence, cue)


def followed(sentence: Sentence, cue: Cue, start: int, rule: str) -> Draft | None:
    """What stands behind its cue, perhaps with another cue in its middle."""
    infinitive = rule in ("verb + infinitive", "verb + gerund")
    end = extent(sentence, cue, start, infinitive=infinitive)
    return drafted(sentence, cue, ((sentence.words[start].start, end),), rule)


def preposed(sentence: Sentence, cue: Cue) -> Draft | None:
    """ "The plan has failed, Smith said": what was said stands before, and may go on behind."""
    words = sentence.words
    if cue.clause != "main" or not cue.subject or not set("bdw") & set(cue.takes):
        return None
    head = head_of(sentence, cue)
    if head == 0 or not (words[head - 1].text in (",", "–", "—", "-", "?") or words[head - 1].is_quotation):
        return None
    begin = clause_begin(sentence, head)
    before = words[begin : head if words[head - 1].is_quotation else head - 1]
    if not before or is_bound(words[cue.first].lower) or is_no_clause(before):
        return None
    complete = grammar.has_finite(before) and before[-1].lower not in grammar.AUXILIARIES
    spans: list[Span] = [(before[0].start, before[-1].end)]
    more = resumed(sentence, cue, complete=complete)
    return drafted(sentence, cue, tuple(spans + more), "clause + verb") if complete or more else None


def is_no_clause(before: tuple[Word, ...]) -> bool:
    """Whether what stands before a cue is direct speech, or tells only on what question it was said: "Asked …"."""
    if before[0].is_quotation or (before[-1].is_quotation and not grammar.has_finite(before)):
        return True
    form = FORMS.get(before[0].lower)
    return form is not None and bool(form.tenses & {"participle", "gerund"})


def is_bound(lower: str) -> bool:
    """Whether a verb says something only with words behind it: "made clear"."""
    return "p" in FORMS[lower].takes and FORMS[lower].verb != "point"


def head_of(sentence: Sentence, cue: Cue) -> int:
    """The index at which a cue's own clause begins."""
    assert cue.subject is not None
    start = min(cue.subject[0], cue.start, cue.subject[0] if cue.opens is None else cue.opens)
    return next(index for index, word in enumerate(sentence.words) if word.start >= start)


def clause_begin(sentence: Sentence, head: int) -> int:
    """Where what was said begins: with the sentence, or behind a colon or semicolon."""
    for index in range(head - 1, 0, -1):
        if sentence.words[index].text in (";", ":"):
            return index + 1
    return 0


def resumed(sentence: Sentence, cue: Cue, *, complete: bool) -> list[Span]:
    """The rest of a clause that a cue interrupts: "The plan, Smith said, would fail"."""
    after = cue.segment + 1
    if after >= len(sentence.segments):
        return []
    segment = sentence.segments[after]
    if segment.before not in (",", "–", "—", "-"):
        return []
    if not goes_on(sentence, cue, segment, complete=complete):
        return []
    return [(sentence.words[segment.first].start, extent(sentence, cue, segment.first))]


def goes_on(sentence: Sentence, cue: Cue, segment: Segment, *, complete: bool) -> bool:
    words, first = sentence.words, sentence.words[segment.first]
    finite = grammar.finite_in(words, segment.first, segment.last)
    if not complete and not cue.inverted and not first.lower.endswith("ing"):
        return True
    if is_participle(first) or first.lower in ("who", "whose", "when", "after", "before", "where", "according"):
        return False
    if not complete:
        return finite is not None
    if first.lower in grammar.PREPOSITIONS and tells_when(words, segment.first, segment.last) and finite is None:
        return False
    return first.lower in GOING_ON and not (first.lower == "which" and cue.inverted)


def as_told(sentence: Sentence, cue: Cue) -> Draft | None:
    """ "as X put it", "As X said, …": the rest of the sentence."""
    segment = sentence.segments[cue.segment]
    whole = (sentence.start, sentence.words[clause_stop(sentence) - 1].end)
    cut = (sentence.words[segment.first].start, sentence.words[segment.last - 1].end)
    parts = trimmed(sentence, whole, cut)
    if sum(end - start for start, end in parts) < 8 or any(word.kind is Kind.QUOTATION for word in sentence.words[:1]):
        return None
    return drafted(sentence, cue, parts, "as + verb")
