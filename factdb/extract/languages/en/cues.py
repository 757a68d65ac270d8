"""Speech verbs in an English sentence, each with the noun phrase that is its subject."""

from factdb.extract.drafts import Cue
from factdb.extract.languages.en import grammar
from factdb.extract.languages.en.phrases import noun_phrase
from factdb.extract.languages.en.verbs import FORMS, Form
from factdb.extract.sentences import Sentence, once
from factdb.extract.words import Word

Indices = tuple[int, int]
SKIPPED = grammar.ADVERBS | grammar.HAVE


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
    start = verb_start(sentence, number, index)
    before = sentence.words[index - 1].lower if index else ""
    if (before in grammar.BE and "gerund" not in form.tenses) or before == "to" or before in ("not", "n't"):
        return None  # a passive ("was told") or an infinitive ("declined to say") brings nobody's words
    if "gerund" in form.tenses:
        return gerund(sentence, number, index, form)
    if (
        "base" in form.tenses
        and before not in ("they", "we", "i", "who", "you")
        and not is_plural_before(sentence, index)
    ):
        return None
    subject, inverted = subject_of(sentence, number, start, index)
    if subject is None or before in grammar.ARTICLES:
        return None
    last = max(index + 1, subject[1] if inverted else 0)
    spans = ((sentence.words[index].start, sentence.words[index].end),)
    nameless = sentence.words[subject[0]].lower == "it" and form.verb not in ("say", "add", "announce", "warn")
    clause = "relative" if sentence.words[start - 1].lower in ("who", "which") and start > 0 else "main"
    return Cue(
        spans,
        sentence.words[start].start,
        form.takes,
        index,
        last,
        number,
        place_of(sentence, subject),
        inverted,
        nameless,
        clause=clause,
    )


def is_plural_before(sentence: Sentence, index: int) -> bool:
    """Whether a plural noun stands before a form without ending: "officials say"."""
    before = sentence.words[index - 1] if index else None
    return (
        before is not None and before.is_word and before.lower.endswith(("s", "people", "men", "police")) and index >= 1
    )


def verb_start(sentence: Sentence, number: int, index: int) -> int:
    """Where the verb begins with its auxiliaries and adverbs: "has also repeatedly said"."""
    start = index
    first = sentence.segments[number].first
    while start > first and (
        sentence.words[start - 1].lower in SKIPPED or sentence.words[start - 1].lower.endswith("ly")
    ):
        start -= 1
    return before_day(sentence, start, first)


def before_day(sentence: Sentence, start: int, first: int) -> int:
    """Past the day between a subject and its verb: "Brandt on Wednesday denied"."""
    if start - 2 > first and sentence.words[start - 1].lower in grammar.TIMES:
        return start - 2 if sentence.words[start - 2].lower in ("on", "last", "late", "this", "early") else start
    return start


def gerund(sentence: Sentence, number: int, index: int, form: Form) -> Cue | None:
    """ ", saying that …": the subject is that of the sentence."""
    segment = sentence.segments[number]
    if index != segment.first or number == 0 or segment.before != ",":
        return None
    subject = opening_subject(sentence, number)
    if subject is None:
        return None
    span = ((sentence.words[index].start, sentence.words[index].end),)
    return Cue(span, span[0][0], form.takes, index, index + 1, number, place_of(sentence, subject))


def place_of(sentence: Sentence, subject: Indices) -> tuple[int, int]:
    return sentence.words[subject[0]].start, sentence.words[subject[1] - 1].end


def subject_of(sentence: Sentence, number: int, start: int, index: int) -> tuple[Indices | None, bool]:
    """The word indices of the subject, and whether it stands after the verb."""
    segment = sentence.segments[number]
    if start > segment.first and not sentence.words[start - 1].is_quotation:
        if sentence.words[start - 1].lower in ("who", "which") and start - 1 == segment.first:
            return antecedent(sentence, number), False
        if sentence.words[start - 1].lower in grammar.CONJUNCTIONS:
            return shared_subject(sentence, segment.first, start), False
        return ending_at(sentence, segment.first, start), False
    if start == index and is_after_speech(sentence, number, start):
        end = noun_phrase(sentence.words, index + 1, segment.last)
        if end is not None:
            return (index + 1, end), True
    return interrupted(sentence, number) or opening_subject(sentence, number), False


def interrupted(sentence: Sentence, number: int) -> Indices | None:
    """The subject that an apposition parts from its verb: "Stone said Weber, the engineer, had told her"."""
    if number < 2 or sentence.words[sentence.segments[number - 1].first].lower not in grammar.ARTICLES:
        return None
    before = sentence.segments[number - 2]
    subject = ending_at(sentence, before.first, before.last)
    told = subject is not None and any(word.lower in FORMS for word in sentence.words[before.first : subject[0]])
    return subject if told else None


def is_after_speech(sentence: Sentence, number: int, start: int) -> bool:
    """Whether what stands before a verb that opens its segment is what was said: marks, or a whole clause."""
    earlier = sentence.words[:start]
    if any(word.is_quotation for word in earlier[-2:]):
        return True
    clauses = [
        segment
        for segment in sentence.segments[:number]
        if grammar.opening(sentence, segment) not in grammar.SUBORDINATORS
    ]
    return any(grammar.has_finite(sentence.words[segment.first : segment.last]) for segment in clauses)


def ending_at(sentence: Sentence, first: int, end: int) -> Indices | None:
    """The longest noun phrase that ends where the verb begins and no clause word interrupts."""
    floor = max(first, end - 16)
    for place in range(end - 1, floor - 1, -1):
        lower = sentence.words[place].lower
        if (
            lower in grammar.SUBORDINATORS - {"that"}
            or sentence.words[place].is_quotation
            or is_clause_and(sentence, place, first)
        ):
            floor = place + 1
            break
    for place in range(floor, end):
        before = sentence.words[place - 1].lower if place > floor else ""
        if before in grammar.PREPOSITIONS and before not in ("after", "before"):
            continue
        if noun_phrase(sentence.words, place, end) == end:
            return place, end
    return None


def shared_subject(sentence: Sentence, first: int, start: int) -> Indices | None:
    """The subject of the verb before "and": "He closed the road and said …"."""
    verb = next((place for place in range(first + 1, start) if grammar.is_finite(sentence.words[place])), None)
    return ending_at(sentence, first, verb) if verb is not None else None


def is_clause_and(sentence: Sentence, place: int, first: int) -> bool:
    """Whether "and" joins two clauses: a verb stands before it."""
    return sentence.words[place].lower in grammar.CONJUNCTIONS and grammar.has_finite(sentence.words[first:place])


def opening_subject(sentence: Sentence, number: int) -> Indices | None:
    """The noun phrase with which the sentence begins, past phrases of time and place."""
    for segment in sentence.segments[:number]:
        start = segment.first
        while start < segment.last and is_before_subject(sentence.words[start]):
            start += 1
        if start == segment.last or sentence.words[start].lower in grammar.PREPOSITIONS | grammar.SUBORDINATORS:
            continue
        end = noun_phrase(sentence.words, start, segment.last)
        return (start, end) if end else None
    return None


def is_before_subject(word: Word) -> bool:
    """Whether a word may stand before the subject that opens a sentence: what was said, too."""
    return word.is_quotation or word.lower in grammar.CONJUNCTIONS | grammar.ADVERBS


def antecedent(sentence: Sentence, number: int) -> Indices | None:
    """The noun phrase that a relative clause follows."""
    if number == 0:
        return None
    before = sentence.segments[number - 1]
    return ending_at(sentence, before.first, before.last)
