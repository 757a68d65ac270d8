"""German word order: subordinate clauses and clauses that begin with their verb, put in the order of main clauses.

Whatever comes first may stand before the verb of a main clause; all that must be known is where it ends.
"""

from itertools import pairwise

from factdb.extract.languages.claiming import moved
from factdb.extract.languages.de import grammar
from factdb.extract.languages.de.finite import INDICATIVE, KONJUNKTIV_ONE, KONJUNKTIV_TWO
from factdb.extract.languages.de.indicative import indicative
from factdb.extract.languages.de.people import PEOPLE
from factdb.extract.languages.de.phrases import TIMES, is_adjective
from factdb.extract.languages.de.verbs import FORMS
from factdb.extract.languages.lexicon import words
from factdb.extract.names import is_role
from factdb.extract.sentences import Sentence
from factdb.extract.words import Kind, Word

ALONE = words("er sie es man wir ich das dies jeder niemand jemand")
GENITIVES = words("des eines seines ihres dessen dieses unseres")
DOUBTFUL = words("der einer seiner ihrer dieser aller deren beider mehrerer")  # genitive or dative
JOINING = words("und sowie oder")
PARTING = words("ab an auf aus bei ein fest fort her hin los mit nach vor vorbei weg zu zurück zusammen bereit statt")
SAFE = ("ab", "aus", "auf", "ein", "mit", "nach", "vor", "zurück", "zusammen")
DOUBLE = ("um", "über", "unter", "durch", "wider", "wieder", "hinter", "miss", "voll")  # part from some verbs only
SINGULAR = words("hat habe hatte hätte wird werde würde ist sei war wäre")
MEASURES = words("millionen milliarden million milliarde")
PARTICIPLES = ("ge", "be", "ver", "er", "ent", "emp", "zer", "miss", *PARTING)
VOWELS = frozenset("aeiouäöüy")
LONGEST = 20  # words of what comes first


def constituent(of: tuple[Word, ...], index: int, last: int, names: frozenset[str]) -> int | None:
    """The end of what begins a clause at `index`, None where it is not sure."""
    last = min(last, index + LONGEST)
    if index >= last:
        return None
    first = of[index]
    if first.lower in ALONE and not begins_noun(of, index + 1, last):
        return index + 1
    if first.lower in ("am", "im") and index + 2 < last and of[index + 1].lower in TIMES:
        return index + 2 if of[index + 2].is_word and not of[index + 2].capital else None
    head = noun(of, index, last)
    if head is None:
        return None
    end, is_named = named(of, head, last, names)
    return joined(of, end, last, names, is_named) if end else None


def begins_noun(of: tuple[Word, ...], index: int, last: int) -> bool:
    return index < last and (of[index].capital or is_adjective(of[index]) or of[index].kind is Kind.NUMBER)


def noun(of: tuple[Word, ...], index: int, last: int) -> int | None:
    """The index of the noun that a phrase begins with, past article, adjectives and a number."""
    place = index
    if of[place].lower in grammar.ARTICLES:
        place += 1
    if place < last and of[place].kind is Kind.NUMBER:
        place += 1
    while place < last and is_adjective(of[place]) and place - index < LONGEST // 2:
        place += 1
    begins = place < last and of[place].capital and (place > index or of[place].lower not in grammar.NO_NOUNS | TIMES)
    return place if begins else None


def named(of: tuple[Word, ...], head: int, last: int, names: frozenset[str]) -> tuple[int | None, bool]:
    """The end of a noun, or of a name with the offices before it; and whether it is somebody's name."""
    end = head + 1
    while end < last and (of[end].capital or of[end].lower == "von") and end - head < LONGEST // 2:
        end += 1
    for stop in range(end, head, -1):
        if of[stop - 1].text in names and is_name(of[head : stop - 1]):
            return stop, True
    if end == head + 1 or (end == head + 2 and of[head].lower in MEASURES):
        return end, False
    return (head + 1, False) if of[head].lower in PEOPLE.governments and of[head + 1].capital else (None, False)


def is_name(before: tuple[Word, ...]) -> bool:
    """Whether words may stand before a last name: offices, given names, "von"."""
    return all(
        is_role(word.lower, PEOPLE)
        or word.lower in PEOPLE.women | PEOPLE.men | PEOPLE.titles.keys()
        or word.lower in PEOPLE.name_particles
        or (word.capital and len(before) <= 2)
        for word in before
    )


def joined(of: tuple[Word, ...], end: int, last: int, names: frozenset[str], is_named: bool) -> int | None:
    """The end of a phrase with the genitives and further nouns that surely belong to it, None where one may."""
    if end >= last:
        return end
    after = of[end]
    if after.lower in GENITIVES or (after.lower in JOINING and end + 1 < last):
        further = constituent(of, end + (after.lower in JOINING), last, names)
        return further if further is None or further > end + 1 else None
    if is_named:
        return end if after.is_word or after.is_quotation else None
    if after.lower in DOUBTFUL or not after.is_word or after.capital:
        return None
    if after.lower in grammar.PREPOSITIONS:
        dated = end + 1 < last and (of[end + 1].lower in TIMES or of[end + 1].kind is Kind.NUMBER)
        return end if after.lower in ("am", "im", "um", "seit") and dated else None
    genitive = after.lower.endswith("er") and end + 1 < last and of[end + 1].capital
    return None if genitive else end


def verb_first(sentence: Sentence, names: frozenset[str]) -> list[Word] | None:
    """A clause that begins with its verb, as a main clause: "wurden drei Menschen verletzt"."""
    of, segment = sentence.words, sentence.segments[0]
    reflexive = segment.last > 1 and of[1].lower == "sich"
    end = constituent(of, 1 + reflexive, segment.last, names)
    if end is None or segment.first != 0:
        return None
    front = [moved(of[1 + reflexive]), *of[2 + reflexive : end]]
    return [*front, moved(of[0]), *([moved(of[1])] if reflexive else []), *of[end:]]


def verb_second(sentence: Sentence, names: frozenset[str]) -> list[Word] | None:
    """A clause with dass as a main clause in the indicative; None where subject or verb are not sure."""
    of, segment = sentence.words, sentence.segments[0]
    verb = segment.last - 1
    reflexive = verb > 1 and of[1].lower == "sich"
    end = constituent(of, 1 + reflexive, verb, names)
    if (
        end is None
        or not is_lone_verb(sentence, end)
        or not all(trails(sentence, number) for number in range(1, len(sentence.segments)))
    ):
        return None
    parts = parted(of[verb].lower)
    if parts is None:
        return None
    finite, particle = parts
    return [
        *of[1 + reflexive : end],
        moved(of[verb], indicative(finite) or finite),
        *([moved(of[1])] if reflexive else []),
        *of[end:verb],
        *([moved(of[verb], particle)] if particle else []),
        *of[segment.last :],
    ]


def trails(sentence: Sentence, number: int) -> bool:
    """Whether a segment only follows the clause: a subordinate or infinitive clause that no "und" begins."""
    segment = sentence.segments[number]
    if segment.before != "," or sentence.words[segment.first].lower in grammar.CONJUNCTIONS:
        return False
    return grammar.is_subordinate(sentence, segment) or grammar.is_infinitive_clause(sentence, segment)


def is_lone_verb(sentence: Sentence, end: int) -> bool:
    """Whether the last word of the first segment is its verb, and the only one that is finite."""
    of, verb = sentence.words, sentence.segments[0].last - 1
    if verb < end or not is_last_verb(of, verb):
        return False
    inside = of[end:verb]
    if any(word.lower in SINGULAR for word in inside):
        return False
    return not any(
        joint.lower in JOINING and (grammar.is_verb_form(word) or word.lower.endswith("t"))
        for word, joint in pairwise(inside)
    )


def is_last_verb(of: tuple[Word, ...], index: int) -> bool:
    """Whether the last word of a subordinate clause is finite: by its form, or as a plural that is no participle."""
    word = of[index]
    if grammar.is_verb_form(word):
        return is_known(word.lower) or not grammar.is_participle(word.lower)
    plural = word.is_word and not word.capital and bool(grammar.BARE_INFINITIVE.match(word.lower))
    return plural and not word.lower.startswith(PARTICIPLES) and of[index - 1].lower != "zu"


def parted(lower: str) -> tuple[str, str] | None:
    """A finite verb and the particle that parts from it in a main clause; None where that is not sure."""
    if is_whole(lower) or (lower in FORMS and not any(form.verb.particle for form in FORMS[lower])):
        return lower, ""
    if lower.startswith(DOUBLE):
        return None
    for place in range(len(lower) - 3, 1, -1):
        particle, rest = lower[:place], lower[place:]
        if particle in PARTING and (is_known(rest) or is_regular(particle, rest)):
            return rest, particle
    return None if any(lower.startswith(particle) for particle in PARTING) else (lower, "")


def is_known(rest: str) -> bool:
    return rest in INDICATIVE or rest in KONJUNKTIV_ONE or rest in KONJUNKTIV_TWO or rest in FORMS


def is_regular(particle: str, rest: str) -> bool:
    """Whether what follows a particle looks like a verb of its own: "ausdehnt", but not "einigt" or "abonniert"."""
    return (
        particle in SAFE
        and len(rest) >= 5
        and rest[0] not in VOWELS
        and bool(VOWELS & set(rest[1:3]))
        and rest.endswith(("t", "ten", "te"))
        and not rest.endswith(("iert", "ierte", "ierten"))
    )


def is_whole(lower: str) -> bool:
    """Whether a word is a verb that begins like a particle by chance, or an auxiliary."""
    return lower in INDICATIVE or lower in KONJUNKTIV_ONE or lower in KONJUNKTIV_TWO
