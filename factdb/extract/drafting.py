"""From sentences to drafts of quotes: every rule family has its turn, then overlaps are settled."""

from dataclasses import replace

from factdb.extract.candidates import Span
from factdb.extract.direct import ALONE, LEFT_OPEN, fragments, spoken
from factdb.extract.drafts import Draft
from factdb.extract.inner import INSIDE, inner_speech
from factdb.extract.languages.pack import LanguagePack
from factdb.extract.sentences import FINAL, Sentence
from factdb.rules.vocabulary import Mode

JOINED = "parts joined"
CARRIED, RUN = "carried on by mood", "run of sentences"
Around = tuple[Sentence | None, Sentence | None]  # the sentences before and after
MOST_LINKS = 4  # of a chain; a bound keeps the work linear
OPENER = 6  # characters; what said begins with at most a "dass " or "that " before its subject


def drafts(sentences: list[Sentence], pack: LanguagePack) -> list[Draft]:
    """All drafts of a text in the order of their places."""
    found: list[Draft] = []
    for number, sentence in enumerate(sentences):
        before = sentences[number - 1] if number else None
        after = sentences[number + 1] if number + 1 < len(sentences) else None
        found += sentence_drafts(sentence, (before, after), pack, found)
    return sorted(settled(found, sentences), key=lambda draft: (draft.start, -draft.end))


def sentence_drafts(sentence: Sentence, around: Around, pack: LanguagePack, earlier: list[Draft]) -> list[Draft]:
    cues = pack.cues(sentence)
    direct = [owned(draft, around[0], pack, earlier) for draft in spoken(sentence, pack, cues)]
    reported = apart([draft for draft in pack.reported(sentence, around[0]) if not repeats(draft, direct)])
    if not reported and not is_all_speech(sentence, direct):
        reported = carried(sentence, around, pack, earlier, direct)
    elif reported and follows(sentence, earlier) and all(draft.second_hand for draft in reported):
        reported = handed_on(sentence, reported)
    inside = inner_speech(sentence, direct, pack) if pack.joins_speech else []
    found = [*direct, *reported, *inside]
    return [*found, *fragments(sentence, pack, cues, found)]


def owned(draft: Draft, before: Sentence | None, pack: LanguagePack, earlier: list[Draft]) -> Draft:
    """A passage that stands alone behind a sentence without a quote is of who acts there: "Feld klagte. „Nein.“"."""
    if not draft.inherits or before is None or (earlier and earlier[-1].sentence >= before.number):
        return draft
    actor = subject_before(before, pack) or pack.actor(before)
    return draft.but("who acts in the sentence before", mention=actor) if actor else draft


def repeats(draft: Draft, direct: list[Draft]) -> bool:
    """Whether an indirect draft takes in direct speech, whose cue is then the better one, or is taken in by it."""
    return any(one.mode is Mode.DIRECT and one.start < draft.end and draft.start < one.end for one in direct)


def is_all_speech(sentence: Sentence, direct: list[Draft]) -> bool:
    return sum(draft.size for draft in direct) > (sentence.end - sentence.start) * 0.8


def apart(candidates: list[Draft]) -> list[Draft]:
    """Of drafts that overlap, the longest of the greatest weight."""
    kept: list[Draft] = []
    for draft in sorted(candidates, key=lambda draft: (-draft.weight, -draft.size)):
        if not any(overlap(draft, other) and not encloses(other, draft) for other in kept):
            cited = chain(draft, candidates)
            kept.append(replace(draft, cited=cited) if cited != draft.cited else draft)
    return sorted(kept, key=lambda draft: (draft.start, -draft.end))


def encloses(outer: Draft, inner: Draft) -> bool:
    """Whether a speaker reports what somebody else said, with its cue: both are quotes."""
    begin = min([inner.start, *(start for start, _ in inner.cue)])
    return (
        inner.follows_cue
        and inner.mention is not None
        and inner.mention != outer.mention
        and any(start <= begin and inner.end <= end for start, end in outer.spans)
    )


def chain(outer: Draft, candidates: list[Draft], links: int = MOST_LINKS) -> tuple[Span, ...]:
    """Who told the speaker: the subjects of telling with which it begins ("Müller said Weber had told him …").

    Only a verb of telling that brings a clause of its own makes a link; a person who is merely talked about is none.
    """
    for inner in candidates:
        if links and inner.mention and is_link(outer, inner):
            return (inner.mention, *chain(inner, [one for one in candidates if one is not outer], links - 1))
    return ()


def is_link(outer: Draft, inner: Draft) -> bool:
    """Whether what was said is that somebody else told it."""
    if inner is outer or not inner.mention or not (outer.telling and inner.telling) or len(outer.spans) > 1:
        return False
    opens = inner.mention[0] if inner.opens is None else inner.opens
    opens_with = 0 <= opens - outer.start <= OPENER
    return opens_with and inner.mention[0] < inner.start and inner.end <= outer.end and inner.follows_cue


def follows(sentence: Sentence, earlier: list[Draft]) -> bool:
    """Whether the sentence before has a quote."""
    return bool(earlier) and earlier[-1].sentence >= sentence.number - 1


def handed_on(sentence: Sentence, reported: list[Draft]) -> list[Draft]:
    """A sentence in which the last speaker reports what others said: "Brandt habe ihm gesagt, dass …"."""
    cited = tuple(draft.mention for draft in reported if draft.mention)
    outer = Draft(sentence.number, (whole(sentence),), Mode.INDIRECT, (CARRIED,), inherits=True, cited=cited)
    inner = [draft.but("told by the speaker around it") for draft in reported if draft.mention]
    return [outer, *inner]


def whole(sentence: Sentence) -> Span:
    """A sentence without its final mark."""
    return sentence.start, max(word.end for word in sentence.words if word.text not in FINAL)


def overlap(one: Draft, other: Draft) -> bool:
    return any(a < d and c < b for a, b in one.spans for c, d in other.spans)


def carried(
    sentence: Sentence, around: Around, pack: LanguagePack, earlier: list[Draft], direct: list[Draft]
) -> list[Draft]:
    """A sentence that goes on with the speech before it, or a clause in it that its mood marks as speech."""
    before, after = around
    strength = pack.carried(sentence)
    if strength == 1 and after and after.paragraph == sentence.paragraph and pack.carried(after) == 2:
        strength = 2  # "Das hätten alle gewusst. Es sei zu spät."
    goes_on = follows(sentence, earlier)
    if direct or (strength < 2 and not (strength == 1 and goes_on)):
        return [draft for draft in pack.subclause(sentence) if not repeats(draft, direct)]
    span = whole(sentence)
    speaker = None if goes_on or before is None else subject_before(before, pack)
    if speaker:
        return [
            Draft(sentence.number, (span,), Mode.INDIRECT, ("subject of the sentence before", CARRIED), mention=speaker)
        ]
    return [Draft(sentence.number, (span,), Mode.INDIRECT, (CARRIED,), inherits=True)]


def subject_before(before: Sentence, pack: LanguagePack) -> Span | None:
    """Whom a sentence without a quote lets speak: "Müller sprach sich dafür aus. Das sei nötig." """
    subjects = [cue.subject for cue in pack.cues(before) if cue.subject]
    return subjects[-1] if subjects else pack.agent(before)


def settled(found: list[Draft], sentences: list[Sentence]) -> list[Draft]:
    """Drafts without doubles: who told the sentence before wins over its mood, but not over a cue of its own."""
    by_sentence: dict[int, list[Draft]] = {}
    for draft in found:
        by_sentence.setdefault(draft.sentence, []).append(draft)
    kept = []
    for draft in found:
        if draft.looks_back:
            if not any(is_firm(other) for other in by_sentence.get(draft.sentence - 1, ())):
                kept.append(draft)
        elif not (is_carried(draft) and any(other.looks_back for other in by_sentence.get(draft.sentence + 1, ()))):
            kept.append(draft)
    return runs(one_speech(kept, sentences))


def one_speech(drafts: list[Draft], sentences: list[Sentence]) -> list[Draft]:
    """Direct speech that goes on behind its cue as one quote: "„…“, sagte Feld. „…“"."""
    found: list[Draft] = []
    place = last = -1  # the index of the speech that may go on, and its last sentence
    for draft in drafts:
        number = draft.sentence
        begins = number > 0 and sentences[number].paragraph != sentences[number - 1].paragraph
        if place >= 0 and number == last + 1 and (goes_on := one_quote(found[place], draft, begins)):
            found[place], last = goes_on, number
            continue
        if draft.mode is Mode.DIRECT and draft.rules[-1] != INSIDE and not draft.nameless:
            place, last = len(found), number
        elif number > last:
            place = -1
        found.append(draft)
    return found


def one_quote(last: Draft, draft: Draft, begins: bool) -> Draft | None:
    """Two passages as one: the second without a cue in the same paragraph, or the first left open until the next."""
    spans = (*last.spans, *draft.spans)
    is_open = LEFT_OPEN in (last.rules[0], last.rules[-1])
    if draft.rules[0] in (ALONE, LEFT_OPEN) and (is_open or not begins):
        return last.but(JOINED, spans=spans).but(draft.rules[0])
    if is_open and draft.mode is Mode.DIRECT:
        return draft.but(JOINED, spans=spans)
    return None


def is_firm(draft: Draft) -> bool:
    return draft.mode is not Mode.MIXED and not is_carried(draft)


def is_carried(draft: Draft) -> bool:
    return draft.rules[-1] in (CARRIED, RUN)


def runs(drafts: list[Draft]) -> list[Draft]:
    """Sentences that carry speech on, one after the other, as one draft."""
    found: list[Draft] = []
    run = last = -1  # the index of the run that may go on, and its last sentence
    for draft in drafts:
        if is_carried(draft) and run >= 0 and draft.sentence == last + 1:
            found[run] = replace(
                found[run],
                spans=((found[run].start, draft.end),),
                rules=(CARRIED, RUN),
                cited=found[run].cited + draft.cited,
            )
            last = draft.sentence
            continue
        if is_carried(draft):
            run, last = len(found), draft.sentence
        elif draft.mode is not Mode.MIXED and not (run >= 0 and draft.end <= found[run].end):
            run = -1
        found.append(draft)
    return found
