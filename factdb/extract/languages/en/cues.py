"""Speech verbs in an English sentence, each with the noun phrase that is its subject."""

from factdb.extract.drafts import Cue
from factdb.extract.languages.en import grammar
from factdb.extract.languages.en.people import PEOPLE
from factdb.extract.languages.en.phrases import is_noun, noun_phrase
from factdb.extract.languages.en.subjects import DEFINITE, Indices, group_start, is_adverb, shared, subject_of
from factdb.extract.languages.en.verbs import DOCUMENTARY, FORMS, Form
from factdb.extract.languages.lexicon import words as listed
from factdb.extract.names import is_institution
from factdb.extract.sentences import Sentence, once
from factdb.extract.words import Word

SKIPPED = grammar.ADVERBS | grammar.HAVE | grammar.NEGATIONS
COURTS = listed("court jury inquest tribunal inquiry hearing jurors committee panel magistrates judges")
PAPERS = listed(
    "report study review survey inquiry poll court judge tribunal investigation audit research analysis panel "
    "jury  judges magistrates jurors assessment commission committee watchdog regulator inspectors auditors "
    "investigators researchers inspection"
)
RULERS = listed("court judge tribunal jury panel he she justices judges magistrate arbitrator")
NOBODY = listed("nobody anyone anybody whoever none those everything nothing something what")
WRITTEN = listed("statement letter email e-mail note message memo tweet post sign notice leaflet text reply banner")
SPOKEN_OF = listed("quoted cited reported heard recorded filmed")
LEADING = listed("before after while by then")
ONWARD = {"used": 0, "continued": 0, "continues": 0, "wrote": 0, "writes": 0, "phoned": 0, "on": 1}
"""Words before "to" after which an infinitive is said ("used to say"), and how far before them their verb stands."""


@once
def cues(sentence: Sentence) -> list[Cue]:
    """All speech verbs of a sentence that are verbs there."""
    found = []
    for number, segment in enumerate(sentence.segments):
        for index in range(segment.first, segment.last):
            word = sentence.words[index]
            form = FORMS.get(word.lower)
            if form and not word.capital:
                cue = cue_at(sentence, number, index, form)
                if cue:
                    found.append(cue)
    return found


def cue_at(sentence: Sentence, number: int, index: int, form: Form) -> Cue | None:
    words, first = sentence.words, sentence.segments[number].first
    before = words[index - 1].lower if index > first else ""
    if "gerund" in form.tenses and before not in grammar.BE:
        return gerund(sentence, number, index, form)
    if before == "to":
        return onward(sentence, number, index, form)
    if index > first and is_noun(words, index) and before not in grammar.PRONOUNS:
        return None
    return finite(sentence, number, index, form)


def finite(sentence: Sentence, number: int, index: int, form: Form) -> Cue | None:
    """A verb with its auxiliaries, where nothing says that it was not said."""
    start = verb_start(sentence, number, index)
    group = sentence.words[start:index]
    lowers = {word.lower for word in group}
    before = group[-1].lower if group else ""
    if lowers & grammar.NEGATIONS or any(said_not(word) for word in group):
        return None
    if index and sentence.words[index - 1].lower in grammar.MODALS:
        return None
    if before in grammar.BE and "gerund" not in form.tenses:
        return passive(sentence, number, index, form)
    if form.tenses == {"base"} and not is_plural_before(sentence, start) and not lowers & grammar.DO:
        return None
    return active(sentence, number, index, form, start)


def said_not(word: Word) -> bool:
    return word.lower.endswith(("n't", "n’t"))


def active(sentence: Sentence, number: int, index: int, form: Form, start: int) -> Cue | None:
    words, segment = sentence.words, sentence.segments[number]
    after = inverted(sentence, number, index, form) if start == index else None
    subject = after or subject_of(sentence, number, start)
    if (
        subject is None
        or words[subject[0]].lower in NOBODY
        or (form.verb in DOCUMENTARY and not can_find(words, subject, form))
    ):
        return None
    opens = words[start - 1].lower if start > segment.first else ""
    clause = "relative" if opens in ("who", "which") or (opens == "that" and subject[1] == start - 1) else "main"
    last = max(index + 1, after[1] if after else 0)
    return made(sentence, number, index, form, subject, (start, last), clause, inverted=bool(after))


def made(
    sentence: Sentence,
    number: int,
    index: int,
    form: Form,
    subject: Indices | None,
    around: Indices,
    clause: str = "main",
    *,
    inverted: bool = False,
) -> Cue:
    word, (start, last) = sentence.words[index], around
    return Cue(
        ((word.start, word.end),),
        sentence.words[start].start,
        form.takes,
        index,
        last,
        number,
        place_of(sentence, subject) if subject else None,
        inverted,
        form.verb == "hear" or subject is None,
        clause=clause,
        opens=sentence.words[segment_opening(sentence, number, subject)].start if subject else None,
    )


def segment_opening(sentence: Sentence, number: int, subject: Indices) -> int:
    """Where the phrase begins of which a subject is an apposition: "A worker at the plant, John Weber, had told"."""
    first = subject[0]
    if subject[1] > sentence.segments[number].first:
        return first  # the verb follows its subject at once, so nothing is apposed
    for segment in reversed(sentence.segments[:number]):
        if segment.last + 1 == first and sentence.words[segment.first].lower in DEFINITE:
            return segment.first
    return first


def can_find(words: tuple[Word, ...], subject: Indices, form: Form) -> bool:
    """Whether a subject says what it finds, rules or hears: a report, a court."""
    lowers = {word.lower for word in words[subject[0] : subject[1]]}
    if form.verb == "hear":
        return bool(lowers & COURTS)
    if form.verb in ("rule", "hold"):
        return bool(lowers & RULERS) or (form.verb == "rule" and all(word.capital for word in words[slice(*subject)]))
    if form.verb == "read":
        return bool(lowers & WRITTEN)
    if form.verb == "show":
        return False
    by_kind = any(is_institution(lower, PEOPLE) for lower in lowers)
    return form.verb != "find" or bool(lowers & PAPERS) or by_kind or "it" in lowers


def is_plural_before(sentence: Sentence, start: int) -> bool:
    """Whether a form without ending has a subject that takes it: "officials say", "they say"."""
    before = sentence.words[start - 1] if start else None
    if before is None:
        return False
    if not before.is_word:
        return before.text == ","
    return before.lower in ("they", "we", "i", "you", "who") or before.lower.endswith(("s", "people", "men", "police"))


def verb_start(sentence: Sentence, number: int, index: int) -> int:
    """Where the verb begins with its auxiliaries and adverbs: "has also repeatedly said"."""
    words, start, first = sentence.words, index, sentence.segments[number].first
    while start > first:
        lower = words[start - 1].lower
        if (
            lower in SKIPPED
            or lower in grammar.BE | grammar.DO
            or is_adverb(words[start - 1])
            or said_not(words[start - 1])
        ):
            start -= 1
        elif lower in grammar.TIMES and start - 2 > first and words[start - 2].lower in grammar.BEFORE_TIMES:
            start -= 2
        else:
            break
    return start


def gerund(sentence: Sentence, number: int, index: int, form: Form) -> Cue | None:
    """ ", saying that …", "before adding that …", "in a statement saying", "was quoted as saying"."""
    words, segment = sentence.words, sentence.segments[number]
    before = words[index - 1].lower if index else ""
    quoted = quoted_as(sentence, segment.first, index) if before == "as" or before in SPOKEN_OF else None
    if quoted is not None:
        start = verb_start(sentence, number, quoted)
        subject = subject_of(sentence, number, start)
        return made(sentence, number, index, form, subject, (start, index + 1)) if subject else None
    opens = index == segment.first and number > 0 and segment.before in (",", "–", "—")
    led = before in LEADING and (index - 1 == segment.first or index > 1)
    if not (opens or led or (before in WRITTEN and index > segment.first)):
        return None
    subject = shared(sentence, number, index)
    return made(sentence, number, index, form, subject, (index, index + 1), "gerund") if subject else None


def quoted_as(sentence: Sentence, first: int, index: int) -> int | None:
    """The participle in "was quoted (by Reuters) as saying" and "can be heard saying"."""
    for place in range(index - 1, max(first, index - 8), -1):
        lower = sentence.words[place].lower
        if lower in SPOKEN_OF and sentence.words[place - 1].lower in grammar.BE:
            start = place - 1
            return start - 1 if start > first and sentence.words[start - 1].lower in grammar.MODALS else start
    return None


def onward(sentence: Sentence, number: int, index: int, form: Form) -> Cue | None:
    """ "used to say", "went on to warn", "wrote to say": an infinitive that tells what was said."""
    lead = sentence.words[index - 2].lower if index > 1 else ""
    if lead not in ONWARD:
        return None
    verb = index - 2 - ONWARD[lead]
    if lead == "on" and sentence.words[verb].lower not in ("went", "goes", "go"):
        return None
    start = group_start(sentence.words, sentence.segments[number].first, verb)
    subject = subject_of(sentence, number, start)
    return made(sentence, number, index, form, subject, (start, index + 1)) if subject else None


def passive(sentence: Sentence, number: int, index: int, form: Form) -> Cue | None:
    """ "was told by his officers that …", "the court was told that …", "it was announced that …"."""
    words, last = sentence.words, sentence.segments[number].last
    start = verb_start(sentence, number, index)
    if "o" in form.takes and index + 1 < last and words[index + 1].lower == "by":
        end = noun_phrase(words, index + 2, last)
        if end:
            return made(sentence, number, index, form, (index + 2, end), (start, end), "passive")
        return None
    subject = subject_of(sentence, number, start)
    lowers = {word.lower for word in words[slice(*subject)]} if subject else set()
    told = form.verb == "tell" and lowers & COURTS
    reported = lowers == {"it"} and "d" in form.takes and index + 1 < last and words[index + 1].lower == "that"
    return made(sentence, number, index, form, None, (start, index + 1), "passive") if told or reported else None


def inverted(sentence: Sentence, number: int, index: int, form: Form) -> Indices | None:
    """The subject behind its verb: "…", said Mary Stone."""
    words, segment = sentence.words, sentence.segments[number]
    if index > segment.first and not words[index - 1].is_quotation:
        return None
    if form.verb == "tell" or not is_after_speech(sentence, number, index):
        return None
    end = noun_phrase(words, index + 1, segment.last)
    if end is None or words[index + 1].lower in ("that", "there", "them", "him", "me", "us"):
        return None
    if end < segment.last and grammar.is_finite(words, end):
        return None
    return named_after(sentence, number, (index + 1, end))


def named_after(sentence: Sentence, number: int, subject: Indices) -> Indices:
    """The noun that tells who "one" is: "said one, a call handler"."""
    words, following = sentence.words, number + 1
    if words[subject[0]].lower in ("one", "another") and following < len(sentence.segments):
        segment = sentence.segments[following]
        if subject[1] == segment.first - 1 and words[segment.first].lower in ("a", "an"):
            return segment.first, segment.last
    return subject


def is_after_speech(sentence: Sentence, number: int, start: int) -> bool:
    """Whether what stands before a verb that opens its segment is what was said: marks, or a whole clause."""
    words = sentence.words
    if any(word.is_quotation for word in words[max(0, start - 2) : start]):
        return True
    return any(
        grammar.opening(sentence, segment) not in grammar.SUBORDINATORS
        and grammar.finite_in(words, segment.first, segment.last) is not None
        for segment in sentence.segments[:number]
    )


def place_of(sentence: Sentence, subject: Indices) -> tuple[int, int]:
    return sentence.words[subject[0]].start, sentence.words[subject[1] - 1].end
