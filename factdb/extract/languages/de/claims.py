"""German statements: what somebody said as a sentence in the indicative that stands alone."""

from dataclasses import replace
from itertools import pairwise

from factdb.extract.languages.claiming import (
    ClaimWords,
    Clause,
    Statement,
    finished,
    moved,
    rendered,
    without_end,
)
from factdb.extract.languages.de import grammar, judging
from factdb.extract.languages.de.finite import INDICATIVE
from factdb.extract.languages.de.indicative import FIRST, indicative, third_person, undone
from factdb.extract.languages.de.order import verb_first, verb_second
from factdb.extract.languages.de.phrases import noun_phrase
from factdb.extract.languages.de.telling import told
from factdb.extract.languages.lexicon import words
from factdb.extract.sentences import Segment, Sentence
from factdb.extract.words import Kind, Word
from factdb.rules.vocabulary import Uncheckable

BESIDE = words("aber und denn")  # a conjunction that a sentence of its own does without
CLAUSE_OPENERS = words("dass weil wenn obwohl ob nachdem bevor sobald sofern falls es er sie das aber sondern")
MINDS = words(  # verbs of which only a person is the subject
    "habe sehe hoffe glaube wisse denke wolle fürchte erwarte rechne freue kenne bedauere vermisse spüre plane suche"
)
PLURAL = words("die diese wir sie alle viele einige beide unsere meine ihre seine keine mehrere")
SHORTEST = 3  # words of a clause
Turned = tuple[list[Word], tuple[str, ...]]


def stated(clause: Clause) -> Statement | None:
    """What a sentence of somebody's speech states; None where it is less than a clause."""
    ends_one = clause.is_direct and not clause.sentence.words[0].text[0].isupper()
    clause = replace(clause, sentence=without_opener(with_comma(clause.sentence)))
    sentence = clause.sentence
    if ends_one or is_fragment(clause):
        return None
    kept = unturned(clause)
    if kept is not None:
        return as_it_stands(sentence, kept)
    turned, rules = direct(clause) if clause.is_direct else reported(clause)
    why_not = judging.reason(clause, turned)
    is_main = turned[0].lower not in grammar.CONTENT and not grammar.is_verb_form(turned[0])
    text = finished(rendered(turned)) if is_main else rendered(without_end(tuple(turned)))
    return Statement(text, judging.kind(sentence.words, why_not), why_not, rules)


def is_fragment(clause: Clause) -> bool:
    """Whether words are less than a clause: without a verb, a relative clause, a passage that only ends one."""
    sentence = clause.sentence
    if len([word for word in sentence.words if word.is_word]) < SHORTEST:
        return True
    if clause.is_direct:
        return not (has_finite(sentence) or has_plural_second(sentence) or is_question(clause))
    if has_finite(sentence):
        return sentence.words[0].text in grammar.RELATIVES and is_dependent(sentence) and not is_question(clause)
    return not any(grammar.is_infinitive_clause(sentence, one) for one in sentence.segments)


def unturned(clause: Clause) -> Uncheckable | None:
    """Why speech keeps the words of the text, as nothing that somebody says to be so; None where it is turned."""
    sentence = clause.sentence
    if is_question(clause):
        return Uncheckable.QUESTION
    if clause.is_direct:
        return None
    if not has_finite(sentence):
        return judging.infinitive_reason(clause.cue)
    if sentence.words[0].lower in grammar.CONTENT and judging.is_demanded(clause.cue):
        return Uncheckable.DEMAND
    return Uncheckable.OTHER if is_dependent(sentence) else None


def without_opener(sentence: Sentence) -> Sentence:
    """A sentence without a conjunction that only ties it to the one before."""
    of = sentence.words
    opens = len(of) > SHORTEST and of[0].lower in BESIDE and not grammar.is_verb_form(of[1]) and of[1].is_word
    return Sentence(of[1:], 0, 0) if opens else sentence


def with_comma(sentence: Sentence) -> Sentence:
    """A sentence whose parts a cue has parted, with the comma between its clauses."""
    of = sentence.words
    for index, (before, word) in enumerate(pairwise(of)):
        is_gap = before.end + 2 < word.start and before.is_word
        if is_gap and parts_clauses(Sentence(of[: index + 1], 0, 0), word):
            comma = before._replace(
                text=",", lower=",", start=before.end, end=before.end + 1, kind=Kind.PUNCT, is_word=False, capital=False
            )
            return Sentence((*of[: index + 1], comma, *of[index + 1 :]), 0, 0)
    return sentence


def parts_clauses(first: Sentence, word: Word) -> bool:
    """Whether a clause ends and another begins: "Er kam | weil …", "Wer das glaubt | irrt"."""
    begins = word.lower in CLAUSE_OPENERS
    if not (begins or grammar.is_verb_form(word)) or not has_finite(first):
        return False
    subordinate = first.words[0].lower in grammar.SUBORDINATORS and grammar.ends_in_verb(first, first.segments[0])
    return begins or subordinate


def is_question(clause: Clause) -> bool:
    """Whether a sentence asks, directly or as a clause with ob or a question word."""
    sentence = clause.sentence
    if sentence.words[-1].text == "?":
        return True
    segment = sentence.segments[0]
    first = grammar.opening(sentence, segment)
    asks = first == "ob" or (first in grammar.QUESTIONS - {"wie"} and grammar.ends_in_verb(sentence, segment))
    return asks and not clause.is_direct


def has_finite(sentence: Sentence) -> bool:
    return any(is_finite(sentence, segment) for segment in sentence.segments)


def has_plural_second(sentence: Sentence) -> bool:
    """Whether a plural that no list knows stands second, behind its subject: "Die Gespräche laufen an"."""
    of, last = sentence.words, sentence.segments[0].last
    at = noun_phrase(of, 0, last)
    if at is None or not at < last or of[0].lower in grammar.OBLIQUE:
        return False
    verb = of[at]
    plural = of[0].lower in PLURAL or of[0].lower not in grammar.ARTICLES
    return (
        plural and verb.is_word and not verb.capital and verb.lower.endswith("en") and not verb.lower.startswith("ge")
    )


def is_finite(sentence: Sentence, segment: Segment) -> bool:
    """Whether a segment has a finite verb, and not only an infinitive with zu that looks like one."""
    at = grammar.finite_at(sentence, segment)
    if at is None or not grammar.is_infinitive_clause(sentence, segment):
        return at is not None or grammar.has_konjunktiv(sentence, segment)
    lower = sentence.words[at].lower
    known = lower in INDICATIVE or grammar.is_konjunktiv(lower)
    return known and sentence.words[at - 1].lower != "zu"


def is_dependent(sentence: Sentence) -> bool:
    """Whether a sentence is no more than a subordinate clause: "die niemand kennt", "wenn es regnet"."""
    of, segment = sentence.words, sentence.segments[0]
    opens = of[0].text in (grammar.RELATIVES | grammar.SUBORDINATORS) - grammar.CONTENT
    at = grammar.finite_at(sentence, segment)
    if not opens or (at is not None and at < segment.last - 1 and at < 4):
        return False
    return len(sentence.segments) == 1 or not grammar.is_verb_form(of[sentence.segments[1].first])


def as_it_stands(sentence: Sentence, why_not: Uncheckable) -> Statement:
    """The words of the text: "die Gespräche fortzusetzen", "ob er komme"."""
    of = sentence.words
    return Statement(rendered(without_end(of)), judging.kind(of, why_not), why_not, ("words of the text",))


def direct(clause: Clause) -> Turned:
    """The speaker's own words, with their name for "ich" where one verb goes with it."""
    of = list(clause.sentence.words)
    places = [index for index, word in enumerate(of) if word.lower == "ich"]
    if len(places) != 1 or clause.speaker is None or any(word.lower in judging.MINE - {"ich"} for word in of):
        return of, ("words of the text",)
    for neighbour in (places[0] + 1, places[0] - 1):
        others = of[:neighbour] + of[neighbour + 1 :]
        if any(word.lower in FIRST or grammar.is_konjunktiv_one(word.lower) for word in others):
            continue  # "ich kenne ihn und schätze ihn": two verbs
        verb = of[neighbour] if 0 <= neighbour < len(of) else None
        form = third_person(verb.lower) if verb and verb.is_word else None
        if verb and form:
            of[places[0]] = of[places[0]]._replace(text=clause.speaker, lower=clause.speaker.lower())
            of[neighbour] = verb._replace(text=form, lower=form)
            return of, ("ich → speaker",)
    return of, ("words of the text",)


def reported(clause: Clause) -> Turned:
    """Reported speech in the indicative, in the order of a main clause, with the speaker's name for their pronoun."""
    sentence = clause.sentence
    changes = undone(sentence)
    whole = Sentence(tuple(changed(sentence, changes)), 0, 0)
    rules = ("Konjunktiv I → indicative",) if changes else ()
    ordered, order_rules = in_order(clause, whole)
    resolved, speaker_rules = with_speaker(clause, ordered)
    return resolved, (*order_rules, *rules, *speaker_rules) or ("words of the text",)


def changed(sentence: Sentence, changes: dict[int, str]) -> list[Word]:
    return [
        word._replace(text=changes[index], lower=changes[index]) if index in changes else word
        for index, word in enumerate(sentence.words)
    ]


def in_order(clause: Clause, sentence: Sentence) -> Turned:
    """A clause with its verb in second place; as it stands where its parts are not sure."""
    of = sentence.words
    if of[0].lower in ("dass", "daß"):
        turned = verb_second(sentence, clause.names)
        return (turned, ("dass → main clause",)) if turned else (list(of), ())
    if grammar.is_verb_form(of[0]) and len(of) > SHORTEST:
        turned = verb_first(sentence, clause.names)
        return (turned, ("verb in second place",)) if turned else (list(of), ())
    return list(of), ()


def with_speaker(clause: Clause, of: list[Word]) -> Turned:
    """The speaker's name for a pronoun at the beginning that can mean nobody else."""
    pronoun = {"m": "er", "f": "sie"}.get(clause.gender)
    if clause.speaker is None or not clause.is_alone or len(of) < SHORTEST or of[0].lower != pronoun:
        return of, ()
    verb = next((word.lower for word in clause.sentence.words if grammar.is_konjunktiv(word.lower)), "")
    minds = verb in MINDS - {"habe"} or (verb == "habe" and is_beside_speaker(clause))
    if not (minds or is_beside_speaker(clause)) or not is_singular(clause):
        return of, ()
    return [moved(of[0], clause.speaker), *of[1:]], (f"{pronoun} → speaker",)


def is_beside_speaker(clause: Clause) -> bool:
    """Whether no noun stands between the speaker and the pronoun, but for a day or place: "sagte Brandt am Montag"."""
    if not any(word.is_word for word in clause.before):
        return False
    nouns = [index for index, word in enumerate(clause.before) if word.capital and index]
    return all(clause.before[index - 1].lower in ("am", "im", "in") for index in nouns)


def is_singular(clause: Clause) -> bool:
    """Whether the first verb shows that "sie" is one person."""
    verbs = (word.lower for word in clause.sentence.words if grammar.is_konjunktiv(word.lower))
    return indicative(next(verbs, "")) is not None


CLAIMS = ClaimWords(stated=stated, told=told)
