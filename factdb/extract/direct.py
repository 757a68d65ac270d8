"""Direct speech: which passages in quotation marks somebody said, and who by the words around them."""

from collections.abc import Iterable

from factdb.extract.drafts import Cue, Draft
from factdb.extract.languages.pack import LanguagePack
from factdb.extract.sentences import FINAL, Sentence
from factdb.extract.words import Kind, Word, words_of
from factdb.rules.vocabulary import Mode

ALONE, LEFT_OPEN = "marks alone", "marks left open"  # the latter where the next paragraph opens them again
NAME = 6  # words; a title or name in marks is not longer
SHORTEST = 4  # characters; what is shorter is an abbreviation
PHRASE = 5  # words; a lower-case passage this long in the writer's sentence is somebody's wording
UTTERANCE = 4  # words; a passage that stands alone and is shorter is a heading or a title


def spoken(sentence: Sentence, pack: LanguagePack, cues: list[Cue]) -> list[Draft]:
    """Drafts of the passages of a sentence that are direct speech."""
    found: list[Draft] = []
    for index in sentence.passages:
        word = sentence.words[index]
        if word.resumes and found and follows(sentence, index, found[-1]):
            found[-1] = found[-1].but("parts joined", spans=(*found[-1].spans, word.inner))
            continue
        if is_inside_name(sentence, index, pack) or speaks(word, cues):
            continue
        draft = attributed(sentence, pack, cues, index) or added(sentence, index, found, pack) or alone(sentence, index)
        if draft:
            found.append(draft)
    return merged(found)


def speaks(word: Word, cues: list[Cue]) -> bool:
    """Whether a passage in marks is the name of who speaks: "„Morgenblatt“ berichtet, dass …"."""
    return any(cue.subject == (word.start, word.end) for cue in cues)


def follows(sentence: Sentence, index: int, draft: Draft) -> bool:
    """Whether a draft ends with the passage before this one."""
    before = next((word for word in reversed(sentence.words[:index]) if word.is_quotation), None)
    return before is not None and before.inner == draft.spans[-1]


def is_inside_name(sentence: Sentence, index: int, pack: LanguagePack) -> bool:
    """Whether a passage is a name in the middle of a sentence: "die Agentur „Fars“, sagte …"."""
    if index == 0 or sentence.words[index - 1].text in (":", ","):
        return False
    return sentence.words[index - 1].is_word and is_name(sentence, index, pack)


def attributed(sentence: Sentence, pack: LanguagePack, cues: list[Cue], index: int) -> Draft | None:
    """A passage with a cue beside it."""
    after, before = cue_after(sentence, cues, index, pack.thus), cue_before(sentence, cues, index)
    for cue, rule in ((after, "marks + cue after"), (before, "cue before + marks")):
        if cue and not (cue.nameless and is_embedded(sentence, cue, index)):
            return quoted(sentence, index, cue, rule)
    loose = pack.loose_cue(sentence, index)
    return quoted(sentence, index, loose, "marks + attribution") if loose else None


def added(sentence: Sentence, index: int, found: list[Draft], pack: LanguagePack) -> Draft | None:
    """A passage that "and" adds to one that is speech: sagte: „…“ und „…“."""
    if index < 2 or sentence.words[index - 1].lower not in pack.adding or not found:
        return None
    before = found[-1]
    if before.spans[-1] != sentence.words[index - 2].inner or before.mode is not Mode.DIRECT:
        return None
    return before.but("marks + and", spans=(sentence.words[index].inner,))


def quoted(sentence: Sentence, index: int, cue: Cue, rule: str) -> Draft:
    return Draft(
        sentence.number,
        (sentence.words[index].inner,),
        Mode.MIXED if is_embedded(sentence, cue, index) else Mode.DIRECT,
        (rule,),
        cue.spans,
        cue.subject,
        nameless=cue.nameless,
        second_hand=cue.second_hand,
        weight=9,
    )


def is_embedded(sentence: Sentence, cue: Cue, index: int) -> bool:
    """Whether the writer's own words lead to a passage with its cue behind: "Es „braucht Stille“, so X"."""
    if cue.start < sentence.words[index].start or sentence.words[index - 1].text == ":":
        return False
    return any(word.is_word and word.start != cue.start for word in sentence.words[:index])


def cue_after(sentence: Sentence, cues: Iterable[Cue], index: int, thus: frozenset[str]) -> Cue | None:
    """The cue that follows a passage at once: "…", sagte X; "…", X said."""
    begin = next_word(sentence, index)
    if begin is None or not separated_well(sentence, index, begin):
        return None
    if sentence.words[begin].lower in thus and any(cue.first == begin + 1 for cue in cues):
        begin += 1
    start = sentence.words[begin].start
    for cue in cues:
        first = cue.start
        if "q" in cue.takes and (
            start == first
            or (cue.subject is not None and start in (cue.subject[0], cue.opens) and cue.subject[1] <= first)
        ):
            return cue
        segment = sentence.segments[cue.segment]
        if "q" in cue.takes and segment.first == begin and cue.clause == "subordinate":
            return cue
    return None


def separated_well(sentence: Sentence, index: int, begin: int) -> bool:
    """Whether a passage stands apart from what follows: by a comma or dash, or by its own final mark."""
    if any(sentence.words[place].text in ":;." for place in range(index + 1, begin)):
        return False
    return (
        begin > index + 1
        or sentence.words[index].text[-1] in FINAL
        or sentence.words[index].text.endswith(",")
        or (index == 0 or sentence.words[index - 1].text in ".:!?")
    )


def next_word(sentence: Sentence, index: int) -> int | None:
    for place in range(index + 1, len(sentence.words)):
        if sentence.words[place].kind is not Kind.PUNCT:
            return place
    return None


def cue_before(sentence: Sentence, cues: Iterable[Cue], index: int) -> Cue | None:
    """The cue that leads to a passage: X sagte: "…"; X said, "…"."""
    if index == 0 or sentence.words[index - 1].text not in (":", ","):
        return None
    near = [cue for cue in cues if cue.first < index and "q" in cue.takes]
    if not near:
        return None
    cue = near[-1]
    between = sentence.words[cue.last : index - 1]
    if sentence.words[index - 1].text == ":":
        return cue if not any(word.is_quotation for word in between) or cue.last <= index else None
    return cue if not any(word.text in ",;:" for word in between) and is_clause(sentence.words[index]) else None


def is_clause(word: Word) -> bool:
    """Whether a passage is long enough, or ended, as only speech is."""
    return word.text[-1] in FINAL or len(word.text.split()) >= UTTERANCE


def alone(sentence: Sentence, index: int) -> Draft | None:
    """A passage that is the whole sentence goes on with the speech before it."""
    word = sentence.words[index]
    others = [other for other in sentence.words if other.kind is not Kind.PUNCT and other is not word]
    if others or (len(word.text.split()) < UTTERANCE and word.text[-1] not in FINAL):
        return None
    rule = LEFT_OPEN if word.end == word.inner[1] else ALONE
    return Draft(sentence.number, (word.inner,), Mode.DIRECT, (rule,), inherits=True, weight=8)


def merged(drafts: list[Draft]) -> list[Draft]:
    """Passages of one sentence under one cue as one discontinuous quote."""
    found: list[Draft] = []
    for draft in drafts:
        last = found[-1] if found else None
        if last and last.cue and last.cue == draft.cue and last.start < last.cue[0][0] < draft.start:
            found[-1] = last.but("parts joined", spans=(*last.spans, *draft.spans))
        else:
            found.append(draft)
    return found


def fragments(sentence: Sentence, pack: LanguagePack, cues: list[Cue], drafts: list[Draft]) -> list[Draft]:
    """Passages inside the writer's own clause that repeat a speaker's words: nannte das »unzumutbar«."""
    taken = {span for draft in drafts for span in draft.spans}
    found = []
    for index in sentence.passages:
        word = sentence.words[index]
        if word.inner not in taken and not speaks(word, cues):
            draft = (
                named(sentence, index, pack, cues)
                if is_name(sentence, index, pack)
                else fragment(sentence, word, cues, drafts, pack)
            )
            if draft:
                found.append(draft)
    return found


def named(sentence: Sentence, index: int, pack: LanguagePack, cues: list[Cue]) -> Draft | None:
    """What looks like a name is somebody's word where a verb of naming governs it: nannte den Bericht eine „Ente“."""
    word = sentence.words[index]
    if sentence.words[index - 1].capital:
        return None
    led = index > 1 and not pack.naming.isdisjoint(word.lower for word in sentence.words[index - 2 : index])
    naming = [cue for cue in cues if (cue.takes == "f" or (led and "f" in cue.takes)) and near(sentence, cue, word)]
    return fragment(sentence, word, naming, [], pack) if naming else None


def fragment(sentence: Sentence, word: Word, cues: list[Cue], drafts: list[Draft], pack: LanguagePack) -> Draft | None:
    covering = [draft for draft in drafts if any(start <= word.start and word.end <= end for start, end in draft.spans)]
    if covering:
        around = min(covering, key=lambda draft: draft.size)
        return around.but("marks in reported speech", spans=(word.inner,), mode=Mode.MIXED, weight=7)
    governing = [cue for cue in cues if set("fq") & set(cue.takes) and cue.subject and near(sentence, cue, word)]
    if not governing:
        return wording(sentence, word, pack)
    cue = governing[-1]
    return Draft(sentence.number, (word.inner,), Mode.MIXED, ("marks + speech verb",), cue.spans, cue.subject, weight=7)


def wording(sentence: Sentence, word: Word, pack: LanguagePack) -> Draft | None:
    """A long passage in lower case without a speech verb: „will „bis zum Ende darum kämpfen““."""
    if word.text[0].isupper() or len(word.text.split()) < PHRASE:
        return None
    rules = ("marks in narration",)
    return Draft(sentence.number, (word.inner,), Mode.MIXED, rules, mention=pack.actor(sentence), weight=6)


def near(sentence: Sentence, cue: Cue, word: Word) -> bool:
    """Whether a passage stands in the segment of a cue or the one after it, and is not the cue's own subject."""
    first = sentence.words[sentence.segments[cue.segment].first].start
    until = sentence.segments[min(cue.segment + 1, len(sentence.segments) - 1)]
    inside = first <= word.start and word.end <= sentence.words[until.last - 1].end
    return inside and not (cue.subject and cue.subject[0] <= word.start < cue.subject[1])


def is_name(sentence: Sentence, index: int, pack: LanguagePack) -> bool:
    """Whether a passage in marks is a title or name: a few words, none in lower case but small connecting ones."""
    word = sentence.words[index]
    if index and sentence.words[index - 1].capital and word.text[0].isupper() and len(word.text.split()) <= NAME:
        return True
    if len(word.text) < SHORTEST or ("." in word.text.strip(".") and " " not in word.text):
        return True
    pieces = [piece for piece in words_of(word.text, pieces=pack.pieces) if piece.is_word]
    if pieces and not pieces[0].capital and pieces[0].lower not in pack.people.articles:
        return False
    content = [piece for piece in pieces if piece.lower not in pack.function_words]
    if len(word.text.split()) > NAME or word.text[-1] in "!?":
        return False
    return all(piece.capital for piece in content)
