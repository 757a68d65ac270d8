"""What somebody else said inside direct speech: “I told her to wait,” Feld said."""

from dataclasses import replace

from factdb.extract.candidates import Span
from factdb.extract.direct import spoken
from factdb.extract.drafts import Draft
from factdb.extract.languages.pack import LanguagePack
from factdb.extract.marks import quotations
from factdb.extract.sentences import Sentence, sentences
from factdb.extract.words import Word
from factdb.rules.vocabulary import Mode

INSIDE = "inside direct speech"
SHORTEST = 5  # words; a shorter passage brings nobody else's words


def inner_speech(sentence: Sentence, direct: list[Draft], pack: LanguagePack) -> list[Draft]:
    """Drafts of what the speakers of a sentence say that they or others have said."""
    spoken_spans = {span for draft in direct if draft.mode is Mode.DIRECT for span in draft.spans}
    passages = (word for word in sentence.words if word.is_quotation and word.inner in spoken_spans)
    return [draft for word in passages if len(word.text.split()) >= SHORTEST for draft in within(word, sentence, pack)]


def within(word: Word, sentence: Sentence, pack: LanguagePack) -> list[Draft]:
    whole = [(0, len(word.text))]
    found: list[Draft] = []
    for part in sentences(word.text, whole, quotations(word.text, whole), pack.abbreviations, ordinals=pack.ordinals):
        cues = pack.cues(part)
        direct = [draft for draft in spoken(part, pack, cues) if draft.mention and draft.cue]
        told = [draft for draft in pack.reported(part, None) if is_told(draft)]
        told = [draft for draft in told if not any(one.start < draft.end and draft.start < one.end for one in direct)]
        found += [moved(draft, word.inner[0], sentence.number) for draft in (*direct, *told[:1])]
    return found


def is_told(draft: Draft) -> bool:
    """Whether a cue certainly tells what was said: one of telling, with its clause behind it."""
    return draft.telling and draft.follows_cue and draft.mention is not None


def moved(draft: Draft, by: int, number: int) -> Draft:
    """A draft of a passage at its place in the text."""
    mention = shifted(draft.mention, by) if draft.mention else None
    spans = tuple(shifted(span, by) for span in draft.spans)
    cue = tuple(shifted(span, by) for span in draft.cue)
    return replace(draft.but(INSIDE), sentence=number, spans=spans, cue=cue, mention=mention, opens=None, weight=7)


def shifted(span: Span, by: int) -> Span:
    return span[0] + by, span[1] + by
