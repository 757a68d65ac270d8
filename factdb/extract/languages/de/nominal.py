"""German reported speech without an active verb: the passive and speech nouns with a clause of their own."""

from collections.abc import Iterator
from functools import lru_cache

from factdb.extract.candidates import Span
from factdb.extract.drafts import Cue, Draft
from factdb.extract.languages.de import grammar
from factdb.extract.languages.de.clauses import extent, is_bare_clause
from factdb.extract.languages.de.cues import PASSIVE
from factdb.extract.languages.de.phrases import noun_phrase, nucleus
from factdb.extract.languages.de.subjects import antecedent, clause_kind, place_of, subject_of
from factdb.extract.languages.de.verbs import FORMS
from factdb.extract.languages.lexicon import words
from factdb.extract.sentences import Segment, Sentence
from factdb.rules.vocabulary import Mode

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


def passives(sentence: Sentence) -> Iterator[Cue]:
    """ "Es wurde mitgeteilt, dass …", "wird als „…“ bezeichnet": a cue that names nobody, or somebody with von."""
    if PASSIVE.isdisjoint(sentence.vocabulary):
        return
    for number, segment in enumerate(sentence.segments):
        inside = range(segment.first, segment.last)
        auxiliary = next((index for index in inside if sentence.words[index].lower in PASSIVE), None)
        if auxiliary is None:
            continue
        for index in inside:
            takes = passive_takes(sentence.words[index].lower)
            if takes:
                yield passive(sentence, number, auxiliary, index, takes)


@lru_cache(maxsize=8192)
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
