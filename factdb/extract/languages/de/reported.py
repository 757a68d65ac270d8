"""German indirect speech: what a speech verb or speech noun brings with it inside its sentence."""

from collections.abc import Iterator

from factdb.extract.candidates import Span
from factdb.extract.drafts import Cue, Draft
from factdb.extract.languages.de import grammar
from factdb.extract.languages.de.cues import (
    PASSIVE,
    antecedent,
    clause_kind,
    cues,
    opens_interrupted,
    place_of,
    subject_of,
)
from factdb.extract.languages.de.phrases import noun_phrase, nucleus
from factdb.extract.languages.de.verbs import FORMS
from factdb.extract.languages.lexicon import words
from factdb.extract.sentences import Segment, Sentence
from factdb.extract.words import Kind
from factdb.rules.vocabulary import Mode

SKIPPED = 4  # appositions and relative clauses between a cue and what it brings
SPEECH_NOUNS = words(
    "forderung vorwurf ansicht meinung hoffnung behauptung aussage auffassung überzeugung befürchtung angabe "
    "bericht gerücht hinweis ankündigung warnung kritik zusage versprechen erklärung mitteilung nachricht "
    "drohung bitte appell verdacht these feststellung einschätzung prognose vermutung begründung äußerung "
    "zusicherung versicherung bemerkung vorschlag empfehlung anschuldigung vorwürfe gerüchte berichte "
    "befürchtungen forderungen behauptungen aufforderung aufruf plädoyer argument eingeständnis beteuerung "
    "spekulation spekulationen bekenntnis eindruck standpunkt rat angebot mahnung beschwerde klage einwand "
    "antwort botschaft meldung meldungen hinweise zweifel sorge sorgen glauben annahme erwartung schluss urteil "
    "ergebnis fazit bedenken drohungen anregung theorie bestätigung schätzung idee argumentation wunsch"
)
BACK = words("das dies so darauf dieses")


def reported(sentence: Sentence, before: Sentence | None) -> list[Draft]:
    """Drafts of the indirect speech that the verbs and nouns of a sentence bring."""
    found: list[Draft] = []
    for cue in (*cues(sentence), *passives(sentence)):
        draft = brought(sentence, cue, before)
        if draft:
            found.append(draft)
    return [*found, *nominal(sentence)]


def brought(sentence: Sentence, cue: Cue, before: Sentence | None) -> Draft | None:
    """What one cue brings, by the first rule that fits."""
    opener = sentence.segments[0 if opens_interrupted(sentence, cue.segment) else cue.segment]
    if grammar.opening(sentence, opener) == "wie" and cue.clause == "subordinate":
        return as_told(sentence, cue)
    if is_clause_first(sentence, cue) and (draft := preposed(sentence, cue)):
        return draft
    span, rule = complement(sentence, cue)
    if span is None:
        return held_for(sentence, cue) or told_back(sentence, cue, before)
    return indirect(sentence, cue, (span,), rule)


def indirect(sentence: Sentence, cue: Cue, spans: tuple[Span, ...], rule: str) -> Draft:
    return Draft(
        sentence.number,
        spans,
        Mode.INDIRECT,
        (rule,),
        cue.spans,
        cue.subject,
        nameless=cue.nameless,
        telling="t" in cue.takes,
        follows_cue=rule.startswith("verb +"),
    )


def complement(sentence: Sentence, cue: Cue) -> tuple[Span | None, str]:
    """The clause after a cue and the name of the rule that finds it."""
    for number in following(sentence, cue):
        segment = sentence.segments[number]
        rule = complement_rule(sentence, cue, number)
        if rule:
            return extent(sentence, number, cue), rule
        if not is_inserted(sentence, segment):
            break
    return None, ""


def following(sentence: Sentence, cue: Cue) -> range:
    """The segments after a cue and its parts."""
    last = cue.segment
    end = max(span[1] for span in cue.spans)
    while last + 1 < len(sentence.segments) and sentence.words[sentence.segments[last + 1].first].start < end:
        last += 1
    return range(last + 1, min(last + 1 + SKIPPED, len(sentence.segments)))


def complement_rule(sentence: Sentence, cue: Cue, number: int) -> str:
    """The name of the rule by which a segment is what a cue brings, nothing where it is not."""
    segment = sentence.segments[number]
    first = grammar.opening(sentence, segment)
    if "d" in cue.takes and (
        first in grammar.CONTENT or (first in grammar.QUESTIONS and is_question(sentence, number))
    ):
        return "verb + that-clause"
    if "d" in cue.takes and segment.before == ":" and not sentence.words[segment.first].is_quotation:
        return "verb + colon"
    if "i" in cue.takes and is_demanded(sentence, segment):
        return "verb + infinitive"
    if "b" in cue.takes and is_bare_clause(sentence, number):
        return "verb + bare clause"
    return ""


def is_demanded(sentence: Sentence, segment: Segment) -> bool:
    """Whether an infinitive clause is what somebody asks or promises, no purpose and no relative clause."""
    if grammar.opening(sentence, segment) in ("um", "ohne", "statt", "anstatt"):
        return False
    relative = grammar.opening(sentence, segment) in grammar.RELATIVES and grammar.ends_in_verb(sentence, segment)
    return grammar.is_infinitive_clause(sentence, segment) and not relative


def is_question(sentence: Sentence, number: int) -> bool:
    """Whether a question word opens an indirect question rather than "wie X mitteilte" or a relative clause."""
    segment = sentence.segments[number]
    told = any(FORMS.get(word.lower) for word in sentence.words[segment.first + 1 : segment.last])
    opener = grammar.opening(sentence, segment)
    return (not told and opener not in ("welche", "welcher", "welches", "welchen", "welchem", "was", "wo")) or (
        opener == "was" and not told
    )


def is_bare_clause(sentence: Sentence, number: int) -> bool:
    """Whether a main clause, or a subordinate one that leads to a main clause, begins at this segment."""
    segment = sentence.segments[number]
    if segment.before not in (",", ":", "–", "—", "-"):
        return False
    if grammar.is_subordinate(sentence, segment):
        after = sentence.segments[number + 1] if number + 1 < len(sentence.segments) else None
        first = sentence.words[segment.first].lower
        return first in grammar.SUBORDINATORS and after is not None and begins_with_konjunktiv(sentence, after)
    if sentence.words[segment.first].lower in ("und", "aber", "doch", "so"):
        return False
    at = grammar.finite_at(sentence, segment)
    if at is None:
        return grammar.has_konjunktiv(sentence, segment)
    return at > segment.first and (at < segment.last - 1 or grammar.has_konjunktiv(sentence, segment))


def begins_with_konjunktiv(sentence: Sentence, segment: Segment) -> bool:
    lower = sentence.words[segment.first].lower
    return grammar.is_konjunktiv_one(lower) or grammar.is_konjunktiv_two(lower)


def is_inserted(sentence: Sentence, segment: Segment) -> bool:
    """Whether a segment is an apposition or a relative clause, past which a cue's clause may follow."""
    if grammar.is_subordinate(sentence, segment):
        return grammar.opening(sentence, segment) not in grammar.CONTENT
    return grammar.finite_at(sentence, segment) is None and not grammar.is_infinitive_clause(sentence, segment)


def extent(sentence: Sentence, number: int, cue: Cue | None) -> Span:
    """From the start of a segment to where its clause ends: mostly the end of the sentence."""
    start = sentence.words[sentence.segments[number].first].start
    verb_last = grammar.opening(sentence, sentence.segments[number]) in grammar.CONTENT
    end = sentence.segments[number].last
    for place in range(number, len(sentence.segments)):
        segment = sentence.segments[place]
        if place > number and resumes(sentence, segment, cue, verb_last):
            break
        cut = coordinated(sentence, segment) if verb_last else None
        if cut is not None:
            end = cut
            break
        end = segment.last
    return start, before_marks(sentence, number, end)


def before_marks(sentence: Sentence, number: int, end: int) -> int:
    """The end of the last word before an index, past punctuation."""
    first = sentence.segments[number].first
    while end > first + 1 and sentence.words[end - 1].kind is Kind.PUNCT:
        end -= 1
    return sentence.words[end - 1].end


def resumes(sentence: Sentence, segment: Segment, cue: Cue | None, verb_last: bool) -> bool:
    """Whether a segment takes up the sentence around a reported clause."""
    first = sentence.words[segment.first]
    if segment.before == ")" or (segment.before in "–—-" and cue is not None and cue.clause != "main"):
        return True
    if first.lower in FORMS and not first.capital and not any(form.participle for form in FORMS[first.lower]):
        return first.lower not in grammar.PREPOSITIONS
    if first.lower == "so" and grammar.finite_at(sentence, segment) is None:
        return True
    if first.lower in grammar.CONJUNCTIONS and brings_more(sentence, segment):
        return True
    if first.lower == "wie" and any(FORMS.get(word.lower) for word in sentence.words[segment.first + 1 : segment.last]):
        return True
    inside = cue is None or cue.clause != "main" or verb_last
    return inside and grammar.is_indicative(first)


def brings_more(sentence: Sentence, segment: Segment) -> bool:
    """Whether a segment like ", und sie bezweifeln" is a main clause with a speech verb of its own."""
    at = grammar.finite_at(sentence, segment)
    if at is None or grammar.is_subordinate(sentence, segment):
        return False
    return sentence.words[at].lower in FORMS and grammar.is_indicative(sentence.words[at])


def coordinated(sentence: Sentence, segment: Segment) -> int | None:
    """Where "und forderte …" takes up the main clause after a clause whose verb stands last."""
    for index in range(segment.first + 2, segment.last - 1):
        before, joint, after = sentence.words[index - 1 : index + 2]
        joins = joint.lower in ("und", "sowie", "aber") and index + 1 < segment.last - 1
        if joins and grammar.is_verb_form(before) and grammar.is_indicative(after):
            return index
    return None


def is_clause_first(sentence: Sentence, cue: Cue) -> bool:
    """Whether a cue opens its segment, so that what it brings stands before it: "Es sei zu spät, sagte X"."""
    segment = sentence.segments[cue.segment]
    if cue.segment == 0 or cue.clause != "main" or segment.before not in (",", "–", "—", "-"):
        return False
    first = segment.first + (sentence.words[segment.first].lower in BACK)
    return sentence.words[first].start == cue.start and bool(set("bd") & set(cue.takes))


def preposed(sentence: Sentence, cue: Cue) -> Draft | None:
    first = sentence.segments[cue.segment]
    start, end = sentence.words[sentence.segments[0].first], sentence.words[sentence.segments[cue.segment - 1].last - 1]
    earlier, rest = sentence.segments[: cue.segment], resumed(sentence, cue)
    whole = any(is_clause(sentence, one) for one in earlier) and not all(
        is_circumstance(sentence, one) for one in earlier
    )
    if not (whole or rest) or is_added(sentence, cue, sentence.segments[cue.segment]):
        return None
    if cue.subject and cue.subject[1] <= sentence.words[first.first].start:
        return None
    spans: tuple[Span, ...] = ((start.start, end.end),)
    return indirect(sentence, cue, (*spans, *rest), "clause + verb")


def is_clause(sentence: Sentence, segment: Segment) -> bool:
    """Whether a segment has a finite verb, or a passage in marks that may hold it beside other words."""
    if grammar.finite_at(sentence, segment) is not None or grammar.has_konjunktiv(sentence, segment):
        return True
    inside = sentence.words[segment.first : segment.last]
    return any(word.is_quotation for word in inside) and any(word.is_word for word in inside)


def is_added(sentence: Sentence, cue: Cue, segment: Segment) -> bool:
    """Whether a verb goes on with the subject of a clause in the indicative: "Er kam, befürchtet aber Regen"."""
    after = sentence.words[cue.first + 1].lower if cue.first + 1 < segment.last else ""
    return after in ("aber", "jedoch", "auch", "zudem", "ferner", "außerdem", "dabei") and not any(
        grammar.has_konjunktiv(sentence, earlier) for earlier in sentence.segments[: cue.segment]
    )


def is_circumstance(sentence: Sentence, segment: Segment) -> bool:
    """Whether a segment only tells when, where or why: no main clause, no clause with dass or ob."""
    if grammar.opening(sentence, segment) in grammar.CONTENT:
        return False
    if grammar.has_konjunktiv(sentence, segment):
        return False
    return grammar.is_subordinate(sentence, segment) or grammar.finite_at(sentence, segment) is None


def resumed(sentence: Sentence, cue: Cue) -> tuple[Span, ...]:
    """The second part of a clause that a cue interrupts: "Europa, sagte er, sei am Ende"."""
    for number in following(sentence, cue):
        segment = sentence.segments[number]
        if begins_with_konjunktiv(sentence, segment) or (
            is_bare_clause(sentence, number) and grammar.has_konjunktiv(sentence, segment)
        ):
            return (extent(sentence, number, cue),)
        if not is_inserted(sentence, segment):
            break
    return ()


def as_told(sentence: Sentence, cue: Cue) -> Draft | None:
    """ "wie X mitteilte": what X told is the rest of the sentence."""
    segment = sentence.segments[cue.segment]
    if not set("bdqt") & set(cue.takes) or (cue.subject is None and not cue.nameless):
        return None
    spans: list[Span] = []
    if cue.segment > 0 and not opens_interrupted(sentence, cue.segment):
        spans.append((sentence.start, sentence.words[sentence.segments[cue.segment - 1].last - 1].end))
    after = cue.segment + 1
    while after + 1 < len(sentence.segments) and is_inserted(sentence, sentence.segments[after]) and not spans:
        after += 1
    if after < len(sentence.segments) and segment.before != "(":
        spans.append((sentence.words[sentence.segments[after].first].start, last_word(sentence)))
    return indirect(sentence, cue, tuple(spans), "wie + verb") if spans else None


def last_word(sentence: Sentence) -> int:
    """The end of the last word of a sentence, before its full stop."""
    for word in reversed(sentence.words):
        if word.kind is not Kind.PUNCT:
            return word.end
    return sentence.end


def held_for(sentence: Sentence, cue: Cue) -> Draft | None:
    """ "hält … für möglich": what stands between is what the speaker judges."""
    if not any(form.verb.infinitive == "halten" for form in FORMS.get(sentence.words[cue.first].lower, ())):
        return None
    segment = sentence.segments[cue.segment]
    if sentence.words[segment.first].lower in BACK:
        return None
    for index in range(segment.last - 2, cue.last, -1):
        word, judged = sentence.words[index], sentence.words[index + 1]
        if word.lower == "für" and judged.is_word and not judged.capital and judged.lower not in grammar.ARTICLES:
            start = sentence.words[cue.last if cue.inverted else cue.first + 1]
            span = (start.start, sentence.words[index - 1].end)
            phrase = (cue.spans[0], (word.start, sentence.words[segment_end(sentence, segment) - 1].end))
            if len(sentence.words[cue.first + 1 : index]) < 2:
                return None
            return Draft(sentence.number, (span,), Mode.INDIRECT, ("hält … für",), phrase, cue.subject)
    return None


def segment_end(sentence: Sentence, segment: Segment) -> int:
    end = segment.last
    while sentence.words[end - 1].kind is Kind.PUNCT and end > segment.first + 1:
        end -= 1
    return end


def told_back(sentence: Sentence, cue: Cue, before: Sentence | None) -> Draft | None:
    """ "Das teilte X mit": what X told is the sentence before."""
    if "t" not in cue.takes or before is None or cue.segment != 0 or cue.subject is None or not cue.inverted:
        return None
    if sentence.words[0].lower not in BACK or sentence.words[1].start != cue.start:
        return None
    if before.paragraph != sentence.paragraph and sentence.words[0].lower == "so":
        return None
    span = (before.start, last_word(before))
    rules = ("Das + verb: the sentence before",)
    return Draft(sentence.number, (span,), Mode.INDIRECT, rules, cue.spans, cue.subject, looks_back=True)


def passives(sentence: Sentence) -> Iterator[Cue]:
    """ "Es wurde mitgeteilt, dass …", "wird als „…“ bezeichnet": a cue that names nobody, or somebody with von."""
    for number, segment in enumerate(sentence.segments):
        inside = range(segment.first, segment.last)
        auxiliary = next((index for index in inside if sentence.words[index].lower in PASSIVE), None)
        if auxiliary is None:
            continue
        for index in inside:
            takes = passive_takes(sentence.words[index].lower)
            if takes:
                yield passive(sentence, number, auxiliary, index, takes)


def passive_takes(lower: str) -> str:
    """What a participle in the passive brings; "bekannt wurde" is one of its kind."""
    if lower == "bekannt":
        return "d"
    form = next((form for form in FORMS.get(lower, ()) if form.participle), None)
    return "".join(kind for kind in form.verb.takes if kind in "dif") if form else ""


def passive(sentence: Sentence, number: int, auxiliary: int, index: int, takes: str) -> Cue:
    segment, word = sentence.segments[number], sentence.words[index]
    quoted = word.lower == "zitiert"
    agent = agent_of(sentence, segment)
    if quoted:
        subject, _ = subject_of(sentence, number, auxiliary, "main")
        agent = place_of(sentence, subject)
    return Cue(
        ((word.start, word.end),),
        sentence.words[auxiliary].start,
        "q" if quoted else takes,
        index,
        max(index, auxiliary) + 1,
        number,
        agent,
        nameless=agent is None,
        clause=clause_kind(sentence, number),
    )


def agent_of(sentence: Sentence, segment: Segment) -> Span | None:
    for index in range(segment.first, segment.last - 1):
        if sentence.words[index].lower in ("von", "vom", "seitens"):
            end = noun_phrase(sentence.words, index + 1, segment.last)
            if end:
                return place_of(sentence, (index + 1, end))
    return None


def nominal(sentence: Sentence) -> Iterator[Draft]:
    """ "die Forderung der SPD, dass …": a speech noun and its clause."""
    for number, segment in enumerate(sentence.segments[:-1]):
        noun = next((i for i in range(segment.last - 1, segment.first - 1, -1) if is_speech_noun(sentence, i)), None)
        if noun is None or not is_noun_clause(sentence, number + 1):
            continue
        span = extent(sentence, number + 1, Cue((), 0, "", noun, noun + 1, number, None, clause="subordinate"))
        word = sentence.words[noun]
        yield Draft(
            sentence.number,
            (span,),
            Mode.INDIRECT,
            ("noun + clause",),
            ((word.start, word.end),),
            owner(sentence, number, noun),
            weight=-1,
        )


def is_speech_noun(sentence: Sentence, index: int) -> bool:
    word = sentence.words[index]
    return word.capital and word.lower in SPEECH_NOUNS


def is_noun_clause(sentence: Sentence, number: int) -> bool:
    segment = sentence.segments[number]
    if segment.before != ",":
        return False
    first = grammar.opening(sentence, segment)
    return (
        first in grammar.CONTENT
        or first == "wonach"
        or (grammar.is_infinitive_clause(sentence, segment) and first not in ("um", "ohne", "statt"))
        or (is_bare_clause(sentence, number) and grammar.has_konjunktiv(sentence, segment))
    )


def owner(sentence: Sentence, number: int, noun: int) -> Span | None:
    """Whose words a speech noun means: its genitive, else the subject of its clause."""
    segment = sentence.segments[number]
    if noun + 1 < segment.last and sentence.words[noun + 1].lower in ("der", "des", "von", "vom", "eines", "einer"):
        start = noun + 2 if sentence.words[noun + 1].lower in ("von", "vom") else noun + 1
        end = nucleus(sentence.words, start, segment.last)
        if end:
            return place_of(sentence, (start, end))
    at = grammar.finite_at(sentence, segment)
    if at is None:
        return None
    kind = "subordinate" if grammar.is_subordinate(sentence, segment) else "main"
    subject = (
        antecedent(sentence, number)
        if grammar.opening(sentence, segment) in ("der", "die") and kind == "subordinate"
        else (subject_of(sentence, number, at, kind)[0])
    )
    if subject is None or subject[0] <= noun < subject[1]:
        return None
    return place_of(sentence, subject)
