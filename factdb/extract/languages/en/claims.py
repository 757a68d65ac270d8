"""English statements: what somebody said as a sentence that stands alone.

Tenses that reporting has shifted ("he had left") stay as they are: what they were is not told.
"""

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
from factdb.extract.languages.en import grammar, judging
from factdb.extract.languages.en.people import PEOPLE
from factdb.extract.languages.en.telling import PAST, told
from factdb.extract.languages.en.verbs import FORMS
from factdb.extract.languages.lexicon import pairs, words
from factdb.extract.names import is_role
from factdb.extract.sentences import Sentence
from factdb.extract.words import Word
from factdb.rules.vocabulary import Uncheckable

BESIDE = words("but and so")
THIRD = pairs(
    "am:is have:has do:does don't:doesn't don’t:doesn’t haven't:hasn't haven’t:hasn’t want:wants see:sees "
    "know:knows need:needs like:likes love:loves support:supports oppose:opposes reject:rejects work:works "
    "live:lives understand:understands mean:means trust:trusts stand:stands see:sees find:finds own:owns"
)
SAME = words(
    "was had did will would can could may might must should shall wasn't hadn't didn't won't wouldn't can't cannot "
    "couldn't wasn’t hadn’t didn’t won’t wouldn’t can’t couldn’t"
)
SHORTEST = 3  # words of a clause
Turned = tuple[list[Word], tuple[str, ...]]


def stated(clause: Clause) -> Statement | None:
    """What a sentence of somebody's speech states; None where it is less than a clause."""
    of = without_opener(clause.sentence.words)
    ends_one = clause.is_direct and not clause.sentence.words[0].text[0].isupper()
    clause = replace(clause, sentence=Sentence(of, 0, 0))
    if ends_one or is_fragment(clause):
        return None
    kept = unturned(clause)
    if kept is not None:
        return Statement(rendered(without_end(of)), judging.kind(of, kept), kept, ("words of the text",))
    turned, rules = direct(clause) if clause.is_direct else reported(clause)
    why_not = judging.reason(clause, turned)
    text = rendered(without_end(tuple(turned))) if turned[0].text == "that" else finished(rendered(turned))
    return Statement(text, judging.kind(of, why_not), why_not, rules)


def is_fragment(clause: Clause) -> bool:
    """Whether words are less than a clause: without a verb, a relative clause, a passage that only ends one."""
    of = clause.sentence.words
    if len([word for word in of if word.is_word]) < SHORTEST:
        return True
    if is_infinitive(clause):
        return of[1].lower in grammar.ARTICLES or of[1].capital
    return not (has_finite(of) or judging.is_question(of)) or of[0].text in ("which", "who")


def is_infinitive(clause: Clause) -> bool:
    return not clause.is_direct and clause.sentence.words[0].lower == "to"


def unturned(clause: Clause) -> Uncheckable | None:
    """Why speech keeps the words of the text, as nothing that somebody says to be so; None where it is turned."""
    of = clause.sentence.words
    if judging.is_question(of):
        return Uncheckable.QUESTION
    if is_infinitive(clause):
        return judging.infinitive_reason(clause.cue)
    is_wanted = of[0].lower == "that" and judging.verbs_of(clause.cue) & judging.DEMANDING
    return Uncheckable.DEMAND if is_wanted and not clause.is_direct else None


def has_finite(of: tuple[Word, ...]) -> bool:
    """Whether a verb stands behind something that can be its subject."""
    return any(grammar.looks_finite(word) or word.lower in FORMS or word.lower == "am" for word in of[1:]) or any(
        grammar.looks_finite(word) and "'" in word.text.replace("’", "'") for word in of[:1]
    )


def without_opener(of: tuple[Word, ...]) -> tuple[Word, ...]:
    """A sentence without a conjunction that only ties it to the one before."""
    return of[1:] if len(of) > SHORTEST and of[0].lower in BESIDE and of[1].is_word else of


def direct(clause: Clause) -> Turned:
    """The speaker's own words, with their name for "I" where one verb goes with it."""
    of = list(clause.sentence.words)
    places = [index for index, word in enumerate(of) if word.text == "I"]
    if len(places) != 1 or clause.speaker is None or any(word.lower in judging.MINE - {"i"} for word in of):
        return of, ("words of the text",)
    verb = places[0] + 1
    while verb < len(of) and (of[verb].lower in grammar.ADVERBS or of[verb].lower.endswith("ly")):
        verb += 1
    form = third_person(of[verb].lower) if verb < len(of) else None
    if form is None or (form != of[verb].lower and shares_subject(of, verb)):
        return of, ("words of the text",)
    of[places[0]] = of[places[0]]._replace(text=clause.speaker, lower=clause.speaker.lower())
    of[verb] = of[verb]._replace(text=form, lower=form)
    return of, ("I → speaker",)


def third_person(lower: str) -> str | None:
    """The form of the third person for a verb that goes with "I"; None where that is not sure."""
    if lower in THIRD:
        return THIRD[lower]
    if lower in SAME | PAST or (lower.endswith("ed") and len(lower) > 4):
        return lower
    form = FORMS.get(lower)
    if form is None or "base" not in form.tenses:
        return None
    present = (other for other, of in FORMS.items() if of.verb == form.verb and "present" in of.tenses)
    return next(present, None)


def shares_subject(of: list[Word], verb: int) -> bool:
    """Whether another verb may go with the same subject: "I know him and respect him"."""
    return any(
        one.lower in grammar.CONJUNCTIONS
        and not (other.capital or other.lower in grammar.ARTICLES | grammar.PRONOUNS | grammar.PREPOSITIONS)
        for one, other in pairwise(of[verb:])
    )


def reported(clause: Clause) -> Turned:
    """Reported speech without "that", with the speaker's name for their pronoun."""
    of = list(clause.sentence.words)
    rules: tuple[str, ...] = ()
    once = sum(word.lower == "that" for word in of) == 1 or not is_continued(of)
    if of[0].lower == "that" and len(of) > SHORTEST and begins_clause(of[1]) and once:
        of, rules = of[1:], ("that dropped",)
    pronoun = {"m": "he", "f": "she"}.get(clause.gender)
    if clause.speaker and clause.is_alone and of[0].lower == pronoun and not names_other(clause):
        of, rules = [moved(of[0], clause.speaker), *of[1:]], (*rules, f"{pronoun} → speaker")
    return of, rules or ("words of the text",)


def is_continued(of: list[Word]) -> bool:
    """Whether a second clause with "that" follows: "that it was safe and that nobody knew"."""
    return any(one.lower in grammar.CONJUNCTIONS and other.lower == "that" for one, other in pairwise(of))


def begins_clause(word: Word) -> bool:
    """Whether a word begins a clause of its own after "that", and no verb whose subject "that" is."""
    return not grammar.looks_finite(word)


def names_other(clause: Clause) -> bool:
    """Whether the sentence tells of somebody else before the clause: "said of the suspect that he …"."""
    return not any(word.is_word for word in clause.before) or any(
        is_role(word.lower, PEOPLE) or word.lower.endswith(PEOPLE.groups) for word in clause.before
    )


CLAIMS = ClaimWords(stated=stated, told=told)
