"""Speech verbs in a French sentence, each with the noun phrase that is its subject."""

from factdb.extract.drafts import Cue
from factdb.extract.languages.fr import grammar
from factdb.extract.languages.fr.groups import VerbGroup, verb_group
from factdb.extract.languages.fr.people import PEOPLE
from factdb.extract.languages.fr.phrases import can_speak, ending_at, noun_phrase, past_adjuncts
from factdb.extract.names import is_role
from factdb.extract.sentences import Segment, Sentence, once

Indices = tuple[int, int]
FEW = 8  # words of what "quant à" takes up


@once
def cues(sentence: Sentence) -> list[Cue]:
    """All speech verbs of a sentence that have found their subjects."""
    found = []
    for number, segment in enumerate(sentence.segments):
        for index in range(segment.first, segment.last):
            group = verb_group(sentence.words, index, segment.first, segment.last)
            cue = cue_of(sentence, number, group) if group else None
            if cue:
                found.append(cue)
    return found


def cue_of(sentence: Sentence, number: int, group: VerbGroup) -> Cue | None:
    subject, inverted = subject_of(sentence, number, group)
    if subject is None:
        return None
    words = sentence.words
    nameless = words[subject[0]].lower == "on"
    silent = nameless or (group.plural and is_one_of_several(sentence, subject))
    relative = group.first > 0 and words[group.first - 1].lower == "qui"
    return Cue(
        ((words[group.main].start, words[group.main].end),),
        words[group.first].start,
        takes_there(sentence, group, subject),
        group.main,
        max(group.end, subject[1] if inverted else 0),
        number,
        None if silent else place_of(sentence, subject),
        inverted,
        nameless,
        clause="relative" if relative else "main",
    )


def is_one_of_several(sentence: Sentence, subject: Indices) -> bool:
    """Whether a subject in the singular shares its plural verb with others: "Le maire et le préfet ont dit"."""
    words = sentence.words
    before = words[subject[0] - 1].text.lower() if subject[0] else ""
    return words[subject[0]].lower in grammar.SINGULAR or before in ("et", ",")


def takes_there(sentence: Sentence, group: VerbGroup, subject: Indices) -> str:
    """What a verb may bring where it stands: passages in marks only beside them, or behind a colon or comma."""
    words = sentence.words
    first, last = min(group.first, subject[0]), max(group.end, subject[1])
    leads = any(word.text == ":" for word in words[last:]) or (last + 1 < len(words) and words[last + 1].is_quotation)
    beside = is_after_passage(sentence, first) or is_after_passage(sentence, group.first) or leads
    return group.takes if beside or "f" in group.takes else group.takes.replace("q", "")


def place_of(sentence: Sentence, subject: Indices) -> tuple[int, int]:
    return sentence.words[subject[0]].start, sentence.words[subject[1] - 1].end


def subject_of(sentence: Sentence, number: int, group: VerbGroup) -> tuple[Indices | None, bool]:
    """The word indices of the subject, and whether it stands after the verb."""
    segment, words = sentence.segments[number], sentence.words
    if group.pronoun is not None:
        return (group.pronoun, group.pronoun + 1), True
    if group.infinitive:
        return ending_at(words, segment.first, group.first), False
    if is_after_passage(sentence, group.first):
        return following(sentence, segment, group), True
    if group.first == segment.first:
        return at_comma(sentence, number, group)
    if words[group.first - 1].lower == "comme":
        return following(sentence, segment, group), True
    return preceding(sentence, number, group.first), False


def preceding(sentence: Sentence, number: int, first: int) -> Indices | None:
    """The subject before its verb, in the same segment or before a relative clause."""
    segment, words = sentence.segments[number], sentence.words
    before = words[first - 1].lower
    if before == "qui":
        return antecedent(sentence, number, first - 1)
    if before in grammar.CONJUNCTIONS:
        return shared(sentence, segment)
    subject = ending_at(words, segment.first, first)
    return meant(sentence, number, subject) if subject else None


def meant(sentence: Sentence, number: int, subject: Indices) -> Indices:
    """Whom a pronoun takes up that follows "quant à X": "Quant au maire, il a …"."""
    words, before = sentence.words, sentence.segments[number - 1] if number else None
    if before is None or words[subject[0]].lower not in grammar.PRONOUNS or words[before.first].lower != "quant":
        return subject
    place = before.first + (1 if words[before.first + 1].lower in grammar.CONTRACTED else 2)  # "quant au", "quant à"
    return (place, before.last) if 0 < before.last - place <= FEW else subject


def is_after_passage(sentence: Sentence, first: int) -> bool:
    """Whether a passage in marks stands before a verb, with no more than a comma between."""
    near = sentence.words[max(0, first - 2) : first]
    return any(word.is_quotation for word in near) and not any(word.is_word or word.text == ":" for word in near)


def following(sentence: Sentence, segment: Segment, group: VerbGroup) -> Indices | None:
    """The subject behind its verb, past when and where: "a annoncé vendredi dans un communiqué le parquet"."""
    place = past_adjuncts(sentence.words, group.end, segment.last)
    end = noun_phrase(sentence.words, place, segment.last)
    return (place, end) if end else None


def at_comma(sentence: Sentence, number: int, group: VerbGroup) -> tuple[Indices | None, bool]:
    """The subject of a verb right after a comma: before an apposition, or behind the verb where a clause precedes."""
    segment, words = sentence.segments[number], sentence.words
    if number == 0 or segment.before not in (",", "–", "—", ")"):
        return None, False
    leads_on = group.end < len(words) and words[group.end].lower in grammar.THAT
    if leads_on or not grammar.has_finite(words[: segment.first]):
        subject = opening_subject(sentence, number)
        if subject or leads_on:
            return subject, False
    subject = following(sentence, segment, group)
    return (subject, True) if subject and can_speak(words[slice(*subject)]) else (None, False)


def opening_subject(sentence: Sentence, number: int) -> Indices | None:
    """The noun phrase that fills a segment before an apposition: "Le directeur, Jean Roy, assure"."""
    for segment in sentence.segments[: number - 1]:
        end = noun_phrase(sentence.words, segment.first, segment.last)
        if end == segment.last and can_speak(sentence.words[segment.first : end]):
            return segment.first, end
    return None


def antecedent(sentence: Sentence, number: int, place: int) -> Indices | None:
    """The noun phrase that a relative clause follows."""
    segment = sentence.segments[number]
    if place > segment.first:
        return ending_at(sentence.words, segment.first, place)
    for before in reversed(sentence.segments[max(0, number - 2) : number]):  # past an apposition without an article
        subject = ending_at(sentence.words, before.first, before.last)
        if subject or not is_role(sentence.words[before.first].lower, PEOPLE):
            return subject
    return None


def shared(sentence: Sentence, segment: Segment) -> Indices | None:
    """The subject of the verb before "et": "Elle a fermé la route et a déclaré …"."""
    end = noun_phrase(sentence.words, segment.first, segment.last)
    return (segment.first, end) if end and can_speak(sentence.words[segment.first : end]) else None
