"""German reported speech without an active verb: the passive and speech nouns with a clause of their own."""

from collections.abc import Iterator
from functools import lru_cache

from factdb.extract.candidates import Span
from factdb.extract.drafts import Cue, Draft
from factdb.extract.languages.de import grammar
from factdb.extract.languages.de.clauses import extent, is_bare_clause
from factdb.extract.languages.de.cues import PASSIVE
from factdb.extract.languages.de.people import PEOPLE
from factdb.extract.languages.de.phrases import noun_phrase, nucleus
from factdb.extract.languages.de.subjects import antecedent, clause_kind, place_of, subject_of
from factdb.extract.languages.de.verbs import FORMS
from factdb.extract.languages.lexicon import endings, words
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
    "ergebnis fazit bedenken drohungen anregung theorie bestätigung schätzung idee argumentation wunsch "
    "hypothese schlussfolgerung auskunft beobachtung erkenntnis aussagen mutmaßung prophezeiung "
    "ultimatum gelöbnis schwur beschuldigung unterstellung aufrufe information vorgabe verlangen darstellung "
    "stellungnahme"
)
OTHERS = endings(  # what one mostly answers to when others have said it
    "vorwurf vorwürfe vorwürfen kritik behauptung behauptungen gerücht gerüchte gerüchten darstellung verdacht "
    "anschuldigung anschuldigungen spekulation spekulationen meldung meldungen befürchtungen unterstellung "
    "bericht berichte"
)
VOICING = words(
    "erhob erhoben erhebt erheben äußerte äußerten äußert äußern geäußert stellte stellten stellt stellen "
    "aufgestellt "
    "wiederholte wiederholten wiederholt wiederholen bekräftigte bekräftigt bekräftigen vertrat vertraten vertritt "
    "vertreten formulierte formulierten formuliert verbreitete verbreiteten verbreitet verbreiten machte "
    "machten macht "
    "übte übten übt veröffentlichte veröffentlichten veröffentlicht brachte brachten bringt hat hatte hegt "
    "hegte hegen "
    "bestätigte bestätigten bestätigt bleibt blieb richtete richteten gerichtet streute streuten"
)
VOICES = endings(
    "gerücht gerüchte gerüchten spekulationen berichte berichten vorwürfe vorwürfen befürchtungen schätzung schätzungen"
)
VOICE_WORDS = 4  # article and adjectives before the noun
APART = words("dadurch darum darin damit dafür über")  # what follows belongs to these and not to the noun
COMPOUNDS = endings(
    "berichte berichten bericht meldung meldungen vorwurf vorwürfe forderung warnung aussage"
)  # "Medienberichte"


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
    return "".join(kind for kind in form.verb.takes if kind in "dbif") if form else ""


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
        if noun is None or not is_noun_clause(sentence, number + 1) or not is_close(sentence, segment, noun):
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
    return word.capital and (word.lower in SPEECH_NOUNS or word.lower.endswith(COMPOUNDS))


def is_close(sentence: Sentence, segment: Segment, noun: int) -> bool:
    """Whether only an owner, verbs and adverbs stand between a noun and its clause: "die Forderung der SPD "
    "laut, …"."""
    start = noun + 1
    if start < segment.last and sentence.words[start].lower in ("der", "des", "von", "vom", "eines", "einer"):
        start = nucleus(sentence.words, start + (sentence.words[start].lower in ("von", "vom")), segment.last) or start
    rest = sentence.words[start : segment.last]
    return not any(word.capital or word.is_quotation or word.lower in APART for word in rest)


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


def is_voiced(sentence: Sentence, segment: Segment) -> bool:
    """Whether the verb makes what others may have said its subject's own: "erhob den Vorwurf", not "wies zurück"."""
    return any(word.lower in VOICING for word in sentence.words[segment.first : segment.last])


def owner(sentence: Sentence, number: int, noun: int) -> Span | None:
    """Whose words a speech noun means: its genitive, else the subject of its clause."""
    segment = sentence.segments[number]
    if noun + 1 < segment.last and sentence.words[noun + 1].lower in ("der", "des", "von", "vom", "eines", "einer"):
        start = noun + 2 if sentence.words[noun + 1].lower in ("von", "vom") else noun + 1
        end = nucleus(sentence.words, start, segment.last)
        if end:
            return place_of(sentence, (start, end))
    return subject_owner(sentence, number, noun) or noun_itself(sentence, number, noun)


def noun_itself(sentence: Sentence, number: int, noun: int) -> Span | None:
    """An unnamed voice as it is called, where nobody owns the noun: "Berichte, wonach …", "Gerüchte, dass …"."""
    word, segment = sentence.words[noun], sentence.segments[number]
    leads = grammar.opening(sentence, sentence.segments[number + 1]) == "wonach"
    if not (leads or word.lower.endswith(VOICES)):
        return None
    for start in range(max(segment.first, noun - VOICE_WORDS), noun + 1):
        if (
            nucleus(sentence.words, start, segment.last) == noun + 1
            and sentence.words[start].lower not in grammar.OBLIQUE
        ):
            return place_of(sentence, (start, noun + 1))
    return None


def subject_owner(sentence: Sentence, number: int, noun: int) -> Span | None:
    """Who acts with a speech noun: the agent of a passive, or the subject of its clause."""
    segment = sentence.segments[number]
    if any(word.lower in PASSIVE for word in sentence.words[segment.first : segment.last]):
        return agent_of(sentence, segment)
    at = grammar.finite_at(sentence, segment)
    if at is None or (sentence.words[noun].lower.endswith(OTHERS) and not is_voiced(sentence, segment)):
        return None
    kind = "subordinate" if grammar.is_subordinate(sentence, segment) else "main"
    subject = (
        antecedent(sentence, number)
        if grammar.opening(sentence, segment) in ("der", "die") and kind == "subordinate"
        else (subject_of(sentence, number, at, kind)[0])
    )
    if subject and subject[0] <= noun < subject[1] and sentence.words[noun].lower.endswith(PEOPLE.sources):
        return agent_of(sentence, segment) or place_of(sentence, subject)
    if subject and subject[0] <= noun < subject[1]:
        return agent_of(sentence, segment)
    if subject is None or subject[0] <= noun < subject[1] or sentence.words[subject[0]].lower in ("es", "man"):
        return None
    return place_of(sentence, subject)
