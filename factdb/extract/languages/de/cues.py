"""Speech verbs in a German sentence, each with its parts and the noun phrase that is its subject."""

from factdb.extract.candidates import Span
from factdb.extract.drafts import Cue
from factdb.extract.languages.de import grammar
from factdb.extract.languages.de.people import PEOPLE
from factdb.extract.languages.de.phrases import noun_phrase
from factdb.extract.languages.de.subjects import FAR, clause_kind, place_of, subject_of
from factdb.extract.languages.de.verbs import FORMS, Form, SpeechVerb
from factdb.extract.languages.lexicon import endings, words
from factdb.extract.names import is_institution, is_role
from factdb.extract.sentences import Segment, Sentence, once
from factdb.extract.words import Kind, Word

AUXILIARIES = words("hat haben hatte hatten habe hätte hätten")
BEING = words("ist sind war waren sei seien wäre wären")
GOING = words("ausgegangen hervorgegangen")  # participles that stand with sein
PASSIVE = words("geworden wird werden wurde wurden worden werde würde würden")
MODALS = words("muss müssen musste mussten möchte möchten ließ lässt ließen")
AFTER_INFINITIVE = MODALS | words(
    "kann können konnte konnten will wollen wollte wollten soll sollen sollte sollten solle könne könnten müsse "
    "dürfe wolle wird werden werde würde würden"
)
PARTICLES = frozenset(grammar.PARTICLES) - words("dazu davon daran durch um über unter")
DOCUMENTS = endings(
    "bericht berichts erklärung mitteilung stellungnahme resolution studie papier schreiben brief dokument umfrage "
    "urteil meldung antrag entwurf gutachten text ankündigung begründung entscheidung vertrag gesetz kreisen "
    "medien ministerium aufruf beschluss"
)
NOBODY = words("niemand keiner keine")  # what nobody says or expects is no speech
NAMELESS = words("heißen verlauten melden")
FINDING = ("befind", "befand", "find", "fand")
KNOWN = "bekannt"  # makes "geben" a speech verb: "gab bekannt", "bekannt gegeben"
SPEAKING = (set(FORMS) | {form.removeprefix(KNOWN) for form in FORMS}) - grammar.PREPOSITIONS


@once
def cues(sentence: Sentence) -> list[Cue]:
    """All speech verbs of a sentence that have found their parts."""
    found: list[Cue] = []
    if SPEAKING.isdisjoint(sentence.vocabulary):
        return found
    for number, segment in enumerate(sentence.segments):
        for index in range(segment.first, segment.last):
            word = sentence.words[index]
            if word.lower not in SPEAKING or (word.capital and index != segment.first):
                continue
            cue = cue_at(sentence, number, index)
            if cue:
                found.append(cue)
    return found


def cue_at(sentence: Sentence, number: int, index: int) -> Cue | None:
    lower = sentence.words[index].lower
    forms = FORMS.get(lower, [])
    if any(form.participle for form in forms) and is_passive(sentence, number):
        return None
    if index and sentence.words[index - 1].lower == KNOWN:
        forms = FORMS.get(f"{KNOWN}{lower}", forms)
    for form in sorted(forms, key=lambda form: (not form.participle, not form.verb.particle or form.joined)):
        parts = parts_of(sentence, number, index, form)
        if parts is not None:
            return with_subject(sentence, number, index, form.verb, parts)
    return None


def is_passive(sentence: Sentence, number: int) -> bool:
    """Whether a form that is also a participle stands with werden: "wurde … kritisiert"."""
    for place in range(number, max(-1, number - FAR), -1):
        segment = sentence.segments[place]
        if any(word.lower in PASSIVE for word in sentence.words[segment.first : segment.last]):
            return place == number or not grammar.is_subordinate(sentence, segment)
        if place < number and grammar.finite_at(sentence, segment) is not None:
            return False
    return False


def parts_of(sentence: Sentence, number: int, index: int, form: Form) -> list[int] | None:
    """The indices of the words that make up the verb, the finite one first; None where a part is missing."""
    segment = sentence.segments[number]
    if form.participle:
        return participle_parts(sentence, segment, index)
    if not form.joined:
        particle = separated(sentence, number, index, form.verb.particle)
        return None if particle is None else [index, particle]
    if form.verb.particle:
        return [index] if index == segment.last - 1 or is_clause_end(sentence, segment, index) else None
    return simple_parts(sentence, segment, index)


def simple_parts(sentence: Sentence, segment: Segment, index: int) -> list[int] | None:
    """The parts of a verb without a particle: itself, or a modal with its infinitive."""
    if is_before_modal(sentence, segment, index):
        return None
    if is_bare_infinitive(sentence, segment, index):
        return infinitive_parts(sentence, segment, index)
    if grammar.is_attribute(sentence, index, segment) or has_other_particle(sentence, segment, index):
        return None
    return None if is_reflexive(sentence, segment, index) else [index]


def is_reflexive(sentence: Sentence, segment: Segment, index: int) -> bool:
    """Whether "sich" makes a verb of finding one of being somewhere: "befanden sich"."""
    inside = sentence.words[segment.first : segment.last]
    return sentence.words[index].lower.startswith(FINDING) and any(word.lower == "sich" for word in inside)


def is_before_modal(sentence: Sentence, segment: Segment, index: int) -> bool:
    """Whether a form in -en is the infinitive of a modal that stands last: "dass sie garantieren soll"."""
    after = sentence.words[index + 1].lower if index + 1 < segment.last else ""
    return sentence.words[index].lower.endswith("n") and after in AFTER_INFINITIVE


def has_other_particle(sentence: Sentence, segment: Segment, index: int) -> bool:
    """Whether the clause ends in a particle that makes the verb another one: "fand … statt"."""
    last = sentence.words[segment.last - 1]
    if last.kind is Kind.PUNCT and segment.last - 2 > index:
        last = sentence.words[segment.last - 2]
    if last.lower not in PARTICLES or last.start <= sentence.words[index].start:
        return False
    return not any(parts_with(word.lower, last.lower) for word in sentence.words[index + 1 : segment.last - 1])


def parts_with(lower: str, particle: str) -> bool:
    """Whether a form is that of a speech verb with this particle: "kündigte" and "an"."""
    return any(form.verb.particle == particle for form in FORMS.get(lower, ()))


def is_clause_end(sentence: Sentence, segment: Segment, index: int) -> bool:
    return index + 1 < segment.last and sentence.words[index + 1].lower in (*grammar.CONJUNCTIONS, *AUXILIARIES)


def participle_parts(sentence: Sentence, segment: Segment, index: int) -> list[int] | None:
    """The auxiliary of a participle in the same segment: hat … angekündigt, or angekündigt hat(te)."""
    is_going = sentence.words[index].lower in GOING
    for place in range(segment.first, min(segment.last, index + 3)):
        lower = sentence.words[place].lower
        if (lower in AUXILIARIES or (is_going and lower in BEING)) and (place < index or place == index + 1):
            return sorted([place, index])
    return None


def is_bare_infinitive(sentence: Sentence, segment: Segment, index: int) -> bool:
    """Whether a form in -en is an infinitive after a modal and not a plural."""
    if not sentence.words[index].lower.endswith("n") or index == segment.first:
        return False
    at = grammar.finite_at(sentence, segment)
    return (at is not None and at < index and not grammar.is_subordinate(sentence, segment)) or (
        sentence.words[index - 1].lower == "zu"
    )


def infinitive_parts(sentence: Sentence, segment: Segment, index: int) -> list[int] | None:
    at = grammar.finite_at(sentence, segment)
    if at is not None and sentence.words[at].lower in MODALS and sentence.words[index - 1].lower != "zu":
        return [at, index]
    return None


def separated(sentence: Sentence, number: int, index: int, particle: str) -> int | None:
    """Where the separated particle stands: at the end of this segment, or of a near one past an apposition."""
    for further in sentence.segments[number : number + FAR]:
        place = further.last - 1
        while place > index and not sentence.words[place].is_word:
            place -= 1
        own = further.first <= index
        if (
            place > index
            and sentence.words[place].lower == particle
            and (own or grammar.finite_at(sentence, further) is None)
        ):
            return place
        if further.first > index and grammar.opening(sentence, further) in grammar.CONTENT:
            return None
        for place in range(max(index + 1, further.first), further.last):
            if (
                sentence.words[place].lower == particle
                and place + 1 < further.last
                and (sentence.words[place + 1].lower in grammar.CONJUNCTIONS)
            ):
                return place
    return None


def with_subject(sentence: Sentence, number: int, index: int, verb: SpeechVerb, parts: list[int]) -> Cue:
    spans = tuple(
        (sentence.words[part].start, sentence.words[part].end)
        for part in parts
        if part == index or sentence.words[part].lower == verb.particle
    )
    clause = clause_kind(sentence, number)
    subject, inverted = subject_of(sentence, number, parts[0], clause)
    first = sentence.words[subject[0]].lower if subject else ""
    impersonal = first == "es" and verb.infinitive in NAMELESS
    last = max([*(part + 1 for part in parts), subject[1] if subject and inverted else 0])
    place = whose(sentence, number, verb, subject, impersonal)
    nameless = impersonal and place is None
    takes = "fq" if verb.infinitive == "heißen" and not impersonal else verb.takes if first not in NOBODY else ""
    start = sentence.words[parts[0]].start
    second_hand = grammar.is_konjunktiv_one(sentence.words[parts[0]].lower)
    return Cue(spans, start, takes, index, last, number, place, inverted, nameless, second_hand, clause)


def whose(
    sentence: Sentence, number: int, verb: SpeechVerb, subject: tuple[int, int] | None, impersonal: bool
) -> Span | None:
    """The words that name who speaks: the subject, or the document in or from which something is read."""
    if impersonal:
        return document_of(sentence, number)
    if verb.infinitive in ("hervorgehen", "verlauten") and (read := origin(sentence, number)):
        return read
    if verb.infinitive == "hervorgehen":
        return origin(sentence, number)
    if verb.infinitive == "zitieren" and subject:
        return place_of(sentence, quoted_by(sentence, number, subject) or subject)
    return None if is_pronoun_of_things(sentence, subject) else place_of(sentence, subject)


def quoted_by(sentence: Sentence, number: int, subject: tuple[int, int]) -> tuple[int, int] | None:
    """Whom somebody quotes: "zitiert die Zeitung den Minister", "„…“, zitiert das Blatt Brandt"."""
    segment = sentence.segments[number]
    place = max(segment.first, subject[1])
    while place < segment.last:
        word = sentence.words[place]
        end = noun_phrase(sentence.words, place, segment.last)
        if word.lower in grammar.PREPOSITIONS and not word.capital:
            place = noun_phrase(sentence.words, place + 1, segment.last) or place + 1
        elif end:
            return place, end
        else:
            place += 1
    return None


def origin(sentence: Sentence, number: int) -> Span | None:
    """From what something is known: "geht aus einem Bericht hervor"."""
    segment = sentence.segments[number]
    for index in range(segment.first, segment.last - 1):
        if sentence.words[index].lower == "aus":
            end = noun_phrase(sentence.words, index + 1, segment.last)
            return place_of(sentence, (index + 1, end)) if end else None
    return None


def is_pronoun_of_things(sentence: Sentence, subject: tuple[int, int] | None) -> bool:
    """Whether a subject is "es", "das" or "dies" alone, which says nothing."""
    alone = subject is not None and subject[1] - subject[0] == 1
    return alone and subject is not None and sentence.words[subject[0]].lower in ("es", "das", "dies")


def document_of(sentence: Sentence, number: int) -> Span | None:
    """The document that speaks in "In einer Erklärung der Partei heißt es"."""
    for segment in (sentence.segments[number], *before_relative(sentence, number)):
        for index in range(segment.first, segment.last - 1):
            if sentence.words[index].lower in ("in", "im", "aus", "beim", "laut"):
                end = noun_phrase(sentence.words, index + 1, segment.last)
                nouns = sentence.words[index + 1 : end] if end else ()
                if end and any(word.capital and word.lower.endswith(DOCUMENTS) for word in nouns):
                    return place_of(sentence, (index + 1, end))
            if sentence.words[index].lower in ("bei", "beim", "vom", "von", "seitens", "aus"):
                end = noun_phrase(sentence.words, index + 1, segment.last)
                if end and any(can_speak(word) for word in sentence.words[index + 1 : end]):
                    return place_of(sentence, (index + 1, end))
    return None


def can_speak(word: Word) -> bool:
    """Whether a noun is an office or an institution: "hieß es vom Ministerium"."""
    return word.capital and (is_role(word.lower, PEOPLE) or is_institution(word.lower, PEOPLE))


def before_relative(sentence: Sentence, number: int) -> tuple[Segment, ...]:
    """What a relative clause has cut off: "In der Erklärung, die gestern kam, heißt es"."""
    if number < 2 or not grammar.is_subordinate(sentence, sentence.segments[number - 1]):
        return ()
    return (sentence.segments[number - 2],)
