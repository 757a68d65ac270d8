"""French verb groups that bring somebody's words: "déclare", "a-t-elle ajouté", "s’est indigné", "de préciser"."""

from dataclasses import dataclass

from factdb.extract.languages.fr import grammar
from factdb.extract.languages.fr.verbs import FINITE, FORMS, INFINITIVE, PARTICIPLE, PLURAL, REFLEXIVE_FORMS, Form
from factdb.extract.words import Word

FARTHEST = 5  # words between an auxiliary and its participle
DENIED = frozenset(("pas", "jamais", "rien", "plus", "guère", "nullement", "été"))  # "été" makes a passive
AUXILIARIES = grammar.HAVE | grammar.BE
BETWEEN = grammar.PRONOUNS | grammar.ASIDES  # may stand between auxiliary and participle
CLITIC_OR_ARTICLE = grammar.CLITICS & grammar.ARTICLES
BEFORE_CLITIC = grammar.PRONOUNS | {"comme"}
BEFORE_NOUN = (grammar.OF_OR_ARTICLE | grammar.PREPOSITIONS) - grammar.CLITICS
HYPHENS = frozenset(("-", "-t-"))


@dataclass(frozen=True)
class VerbGroup:
    """Word indices: from `first`, with clitics and auxiliary, to `end`; `main` is the verb that tells what is done, and
    `pronoun` the subject inside the group, where it has one."""

    first: int
    main: int
    end: int
    takes: str
    pronoun: int | None = None
    infinitive: bool = False
    plural: bool = False


def verb_group(words: tuple[Word, ...], index: int, floor: int, last: int) -> VerbGroup | None:
    """The group whose verb of speech stands at `index`, between two indices; None where there is none."""
    word = words[index]
    form = FORMS.get(word.lower) or REFLEXIVE_FORMS.get(word.lower)
    if form is None or word.capital:
        return None
    if PARTICIPLE in form.kinds:
        group = compound(words, index, floor)
        if group or FINITE not in form.kinds:
            return group
    if INFINITIVE in form.kinds:
        return narrative(words, index, floor, last)
    return simple(words, index, floor, last)


def narrative(words: tuple[Word, ...], index: int, floor: int, last: int) -> VerbGroup | None:
    """ "Et X de préciser : …" """
    form = FORMS.get(words[index].lower)
    leads_in = index + 1 < len(words) and words[index + 1].text == ":" and index + 1 >= last
    if form is None or not leads_in or index - 1 <= floor or words[index - 1].lower not in ("de", "d'", "d’"):
        return None
    return VerbGroup(index - 1, index, index + 1, form.takes, infinitive=True)


def simple(words: tuple[Word, ...], index: int, floor: int, last: int) -> VerbGroup | None:
    """A finite form, with the pronoun that follows it at a hyphen."""
    first = past_clitics(words, index, floor)
    form = form_of(words, index, first)
    if form is None or FINITE not in form.kinds or is_noun(words, index, first, floor):
        return None
    pronoun = attached(words, index, last)
    end = index + 1 if pronoun is None else pronoun + 1
    if is_denied(words, first, end, last):
        return None
    return VerbGroup(first, index, end, form.takes, pronoun, plural=PLURAL in form.kinds)


def compound(words: tuple[Word, ...], index: int, floor: int) -> VerbGroup | None:
    """A participle with its auxiliary: "a dit", "a-t-il également ajouté", "s’est indignée"."""
    auxiliary = auxiliary_of(words, index, floor)
    if auxiliary is None:
        return None
    first = past_clitics(words, auxiliary, floor)
    form = form_of(words, index, first)
    is_reflexive = words[auxiliary].lower in grammar.BE
    if form is None or is_reflexive != any(word.lower in grammar.REFLEXIVES for word in words[first:auxiliary]):
        return None
    if is_denied(words, first, auxiliary + 1, index):
        return None
    plural = words[auxiliary].lower in grammar.PLURAL
    return VerbGroup(first, index, index + 1, form.takes, attached(words, auxiliary, index), plural=plural)


def auxiliary_of(words: tuple[Word, ...], index: int, floor: int) -> int | None:
    """The index of the auxiliary before a participle, past adverbs and an inverted pronoun."""
    for place in range(index - 1, max(floor, index - FARTHEST) - 1, -1):
        word = words[place]
        if word.lower in AUXILIARIES:
            return place
        if word.lower in DENIED or not (grammar.is_adverb(word) or word.lower in BETWEEN or word.text in HYPHENS):
            return None
    return None


def form_of(words: tuple[Word, ...], index: int, first: int) -> Form | None:
    """The form of the reflexive verb where the group has "se", of the plain one otherwise."""
    reflexive = any(word.lower in grammar.REFLEXIVES for word in words[first:index])
    return (REFLEXIVE_FORMS if reflexive else FORMS).get(words[index].lower)


def past_clitics(words: tuple[Word, ...], index: int, floor: int) -> int:
    """Where a group begins: with the clitics before its finite verb."""
    first = index
    while first > floor and first > index - 3 and words[first - 1].lower in grammar.CLITICS:
        first -= 1
    return first


def is_noun(words: tuple[Word, ...], index: int, first: int, floor: int) -> bool:
    """Whether a form is a noun: after an article ("une annonce", "l’annonce") or a preposition ("de note")."""
    before = words[index - 1].lower if index > floor else ""
    if before in CLITIC_OR_ARTICLE:  # "l’assure": a clitic after a pronoun, an article otherwise
        return first == floor or words[first - 1].lower not in BEFORE_CLITIC
    return before in BEFORE_NOUN


def attached(words: tuple[Word, ...], index: int, last: int) -> int | None:
    """The index of the pronoun that a hyphen ties to a verb."""
    if index + 2 < len(words) and index + 2 <= last and words[index + 1].text in HYPHENS:
        return index + 2 if words[index + 2].lower in grammar.PRONOUNS else None
    return None


def is_denied(words: tuple[Word, ...], first: int, end: int, last: int) -> bool:
    """Whether somebody did not say it: "n’a pas dit", "sans dire"."""
    before = words[first - 1].lower if first else ""
    after = words[end].lower if end < min(last, len(words)) else ""
    return before in grammar.NEGATIONS or after in DENIED
