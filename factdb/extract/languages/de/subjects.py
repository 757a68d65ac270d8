"""Whose words a German verb brings: the noun phrase that is its subject, and the kind of clause it stands in."""

from factdb.extract.candidates import Span
from factdb.extract.languages.de import grammar
from factdb.extract.languages.de.people import PEOPLE
from factdb.extract.languages.de.phrases import TIMES, is_title, noun_phrase
from factdb.extract.languages.lexicon import endings, words
from factdb.extract.sentences import Sentence
from factdb.extract.words import Word

ADDRESSEES = words("reportern journalisten medienvertretern pressevertretern abgeordneten anhängern zuhörern gästen")
THINGS = endings(
    "ung ungen heit heiten keit keiten ion ionen nis nisse tät täten vorwurf vorwürfe vorschlag vorschläge plan pläne "
    "urteil gesetz vorgehen verhalten lage politik kritik angriff angriffe anschlag anschläge tat taten haltung reform"
)
POINTING = words("dies dieses")  # objects where somebody acts behind the verb: "Dies bestätigte Brandt"
FAR = 3  # segments a separated particle may stand away from its verb, past appositions
LEADING = grammar.CONJUNCTIONS | words("auch selbst sogar nur lediglich allein")


def place_of(sentence: Sentence, subject: tuple[int, int] | None) -> Span | None:
    if subject is None:
        return None
    return sentence.words[subject[0]].start, sentence.words[subject[1] - 1].end


def clause_kind(sentence: Sentence, number: int) -> str:
    segment = sentence.segments[number]
    first = grammar.opening(sentence, segment)
    if interrupted_opening(sentence, number) is not None:
        return "subordinate"
    if first in ("als", "wie", "seit", "bis", "während") and grammar.is_verb_second(sentence, segment):
        return "main"
    relative = first in grammar.RELATIVES - {"wo"} and segment.before == ","
    if relative and (first.startswith("welch") or grammar.not_main(sentence, segment)):
        return "relative"
    return "subordinate" if grammar.is_subordinate(sentence, segment) else "main"


def interrupted_opening(sentence: Sentence, number: int) -> int | None:
    """Where a clause with wie begins that an apposition has cut from its verb: "Wie der Leiter, Gerald Braun,
    mitteilte"; None where there is none."""
    for back in range(number - 1, max(number - 1 - FAR, -1), -1):
        segment = sentence.segments[back]
        if grammar.finite_at(sentence, segment) is not None:
            return None
        if sentence.words[segment.first].lower == "wie":
            return back
    return None


def subject_of(sentence: Sentence, number: int, finite: int, clause: str) -> tuple[tuple[int, int] | None, bool]:
    """The word indices of the subject, and whether it stands after the verb."""
    segment = sentence.segments[number]
    if clause == "relative":
        return inner_subject(sentence, number, finite) or antecedent(sentence, number), False
    opening = interrupted_opening(sentence, number) if clause == "subordinate" else None
    if opening is not None:
        begun = sentence.segments[opening]
        return first_nominative(sentence, begun.first + 1, begun.last), False
    if clause == "subordinate":
        return first_nominative(sentence, segment.first + 1, finite) or site(sentence, segment.first + 1, finite), False
    return main_subject(sentence, number, finite)


def inner_subject(sentence: Sentence, number: int, finite: int) -> tuple[int, int] | None:
    """The subject of a relative clause whose pronoun is no subject: "ein Ziel, das Brandt genannt hatte"."""
    first = sentence.segments[number].first
    pronoun, after = sentence.words[first].lower, sentence.words[min(first + 1, len(sentence.words) - 1)]
    if pronoun in ("den", "dem", "denen", "dessen", "deren"):
        return first_nominative(sentence, first + 1, finite)
    acts = after.lower in ("er", "man") or (after.capital and after.lower not in grammar.NO_NOUNS | TIMES)
    if pronoun not in ("die", "das", "was", "welche", "welches") or not acts:
        return None
    end = noun_phrase(sentence.words, first + 1, finite)
    is_name = end is not None and (after.lower in ("er", "man") or end - first > 2)
    return (first + 1, end) if end and is_name else None


def site(sentence: Sentence, start: int, finite: int) -> tuple[int, int] | None:
    """The name of a web site, written small, or of a paper in marks: "Wie beispiel.de berichtet"."""
    named = finite == start + 1 and ("." in sentence.words[start].text or is_paper(sentence.words[start]))
    return (start, start + 1) if named else None


def is_paper(word: Word) -> bool:
    """Whether a passage in marks can be the name of a paper or broadcaster."""
    return word.is_quotation and word.text[-1] not in ".!?," and is_title(word)


def main_subject(sentence: Sentence, number: int, finite: int) -> tuple[tuple[int, int] | None, bool]:
    """The subject of a main clause: before its verb, else after it; before "und" where two verbs share it."""
    segment = sentence.segments[number]
    field = segment.first
    while field < finite and sentence.words[field].lower in LEADING:
        field += 1
    if field == finite:
        return inverted_subject(sentence, number, finite)
    whole = noun_phrase(sentence.words, field, finite)
    first = sentence.words[field].lower
    if (whole == field + 1 and first in POINTING) or first in TIMES:
        return first_nominative(sentence, finite + 1, segment.last), True
    if whole is not None and is_nominative(sentence, field):
        behind = who_acts(sentence, field, whole, finite, segment.last)
        return (behind, True) if behind else ((field, whole), False)
    at = grammar.finite_at(sentence, segment)
    if at is not None and at < finite and sentence.words[finite - 1].lower in ("und", "aber", "sowie"):
        return main_subject(sentence, number, at)[0], False
    after = first_nominative(sentence, finite + 1, segment.last)
    alone = finite == field + 1 and is_paper(sentence.words[field])
    if after is None and (alone or is_particle_name(sentence, field, finite)):
        return (field, finite), False
    return after, True


def is_particle_name(sentence: Sentence, first: int, end: int) -> bool:
    """Whether a name with its particle in front opens a sentence: "Von der Heide sagte"."""
    particles = range(first, end - 1)
    named = sentence.words[end - 1].capital and 1 < end - first <= 3
    return named and all(
        sentence.words[place].lower in ("von", "der", "van", "de", "zu", "di", "den") for place in particles
    )


def who_acts(sentence: Sentence, field: int, whole: int, finite: int, last: int) -> tuple[int, int] | None:
    """The subject behind the verb where what stands before it is the object: "Der Politik riet er", "Die Vorwürfe
    nannte Brandt falsch". A pronoun at the verb is the subject; a name is where the phrase before is a thing."""
    words = sentence.words
    if finite + 1 >= last:
        return None
    if words[finite + 1].lower in ("er", "man"):
        return finite + 1, finite + 2
    head = next((word for word in words[field:whole] if word.capital and word.lower not in grammar.ARTICLES), None)
    is_thing = head is not None and head.lower.endswith(THINGS) and not head.lower.endswith(PEOPLE.institution_endings)
    named = words[finite + 1].capital and words[finite + 1].lower not in grammar.NO_NOUNS | TIMES
    end = noun_phrase(words, finite + 1, last) if is_thing and named else None
    return (finite + 1, end) if end else None


def inverted_subject(sentence: Sentence, number: int, finite: int) -> tuple[tuple[int, int] | None, bool]:
    """The subject of a clause that begins with its verb: after it, else what an inserted clause has cut off."""
    follows = sentence.words[finite + 1].lower if finite + 1 < len(sentence.words) else ""
    cut_off = interrupted(sentence, number) if number > 1 and follows not in grammar.PRONOUNS else None
    if cut_off is not None:
        return cut_off, False
    after = first_nominative(sentence, finite + 1, sentence.segments[number].last)
    if after is not None or number == 0:
        return after, True
    return interrupted(sentence, number) or appended(sentence, number), False


def appended(sentence: Sentence, number: int) -> tuple[int, int] | None:
    """The subject of a second main clause before its apposition: "Er ging, die Leiterin, Anna Feld, sagte: „…“"."""
    found = None
    for earlier in range(number - 1, 0, -1):
        segment = sentence.segments[earlier]
        if grammar.finite_at(sentence, segment) is not None and not grammar.is_subordinate(sentence, segment):
            break
        end = noun_phrase(sentence.words, segment.first, segment.last)
        if segment.before == "," and end is not None and is_nominative(sentence, segment.first):
            found = (segment.first, end)
    return found


def interrupted(sentence: Sentence, number: int) -> tuple[int, int] | None:
    """The subject before an apposition or relative clause: "Deiss, der sich entschlossen hatte, sagte …"."""
    for earlier in range(number - 1, -1, -1):
        segment = sentence.segments[earlier]
        if earlier and (grammar.is_subordinate(sentence, segment) or segment.before in ",("):
            continue
        start = segment.first
        while start < segment.last - 1 and sentence.words[start].lower in LEADING:
            start += 1
        end = noun_phrase(sentence.words, start, segment.last)
        if end is not None and is_nominative(sentence, start) and grammar.finite_at(sentence, segment) is None:
            return start, end
        return None
    return None


def antecedent(sentence: Sentence, number: int) -> tuple[int, int] | None:
    """The noun phrase that a relative clause follows."""
    if number == 0:
        return None
    before = sentence.segments[number - 1]
    for start in range(before.first, before.last):
        end = noun_phrase(sentence.words, start, before.last)
        if end == before.last:
            return start, end
    return None


def first_nominative(sentence: Sentence, start: int, end: int) -> tuple[int, int] | None:
    """The first noun phrase in a stretch that can be a subject: not after a preposition, not dative or accusative."""
    place = start
    while place < end:
        word = sentence.words[place]
        if word.lower in grammar.PREPOSITIONS and not word.capital:
            skipped = noun_phrase(sentence.words, place + 1, end)
            place = skipped or place + 1
            continue
        stop = noun_phrase(sentence.words, place, end)
        if stop is not None:
            if is_nominative(sentence, place):
                return place, stop
            place = stop
            continue
        place += 1
    return None


def is_nominative(sentence: Sentence, start: int) -> bool:
    first = sentence.words[start]
    if (
        first.lower in ("der", "einer")
        and start + 1 < len(sentence.words)
        and is_weak_adjective(sentence.words[start + 1])
    ):
        return False
    return first.lower not in grammar.OBLIQUE | grammar.OBJECTS | ADDRESSEES


def is_weak_adjective(word: Word) -> bool:
    """Whether an adjective's ending shows that "der" before it is a dative or genitive: "der englischen Zeitung"."""
    return word.is_word and not word.capital and word.lower.endswith("en")
