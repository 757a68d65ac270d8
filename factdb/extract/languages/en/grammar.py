"""The closed classes of English, and which words are finite verbs."""

import re

from factdb.extract.languages.lexicon import words
from factdb.extract.sentences import Segment, Sentence
from factdb.extract.words import Word

ARTICLES = words(
    "the a an this that these those his her its their our my your some many several both all two three four "
    "five six one another each every no any most few other"
)
PRONOUNS = words("he she they it i we you who")
PREPOSITIONS = words(
    "of in on at to for from by with about over under after before during against between into through since "
    "until amid among within without towards toward near despite following according via outside inside behind"
)
SUBORDINATORS = words(
    "that when while after before because since although though as if unless until where which who whose whom once"
)
QUESTIONS = words("whether how why what when where who if")
CONJUNCTIONS = words("and but or so yet nor")
AUXILIARIES = words("has have had is are was were be been will would can could may might must shall should do does did")
BE = words("is are was were be been being")
HAVE = words("has have had having")
ADVERBS = words(
    "not also later then now earlier recently previously reportedly again repeatedly once only even just still "
    "already never always today yesterday meanwhile however therefore"
)
FINITE = AUXILIARIES | words(
    "said says told came went took made gave got saw found left kept began brought held stood lost met ran won "
    "rose fell grew knew felt became led cut hit put set let spent sent built broke needs wants has seems "
    "remains shows means gives takes makes goes comes gets knows thinks isn't aren't wasn't weren't hasn't "
    "haven't hadn't won't wouldn't can't cannot couldn't don't doesn't didn't shouldn't isn’t aren’t wasn’t "
    "weren’t hasn’t haven’t hadn’t won’t wouldn’t can’t couldn’t don’t doesn’t didn’t it's he's she's they're "
    "we're there's it’s he’s she’s they’re we’re there’s need want believe remain face know think"
)
REGULAR_VERB = re.compile(r"^[a-z]{2,}(?:ed|[^s]s)$")
TIMES = words(
    "monday tuesday wednesday thursday friday saturday sunday yesterday today tonight tomorrow week month year "
    "night morning evening afternoon day weekend january february march april may june july august september "
    "october november december"
)
SAID_ON = re.compile(
    r"statement|interview|conference|briefing|speech|address|letter|email|e-mail|report|post|tweet|hearing|"
    r"meeting|debate|programme|program|show|podcast|testimony|court|parliament|television|message|video|memo|call"
)
TO_WHOM = words(
    "reporters journalists parliament lawmakers mps supporters investors delegates them him her us me viewers listeners"
)


def is_finite(word: Word) -> bool:
    """Whether a word can be a finite verb, by list or by ending."""
    if not word.is_word or word.capital:
        return False
    return word.lower in FINITE or (bool(REGULAR_VERB.match(word.lower)) and word.lower not in ARTICLES | PREPOSITIONS)


def has_finite(words_: tuple[Word, ...]) -> bool:
    return any(is_finite(word) for word in words_)


def opening(sentence: Sentence, segment: Segment) -> str:
    """The first word of a segment past a conjunction, in lower case."""
    index = segment.first
    if sentence.words[index].lower in CONJUNCTIONS and index + 1 < segment.last:
        index += 1
    return sentence.words[index].lower
