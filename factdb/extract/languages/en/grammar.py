"""The closed classes of English, and which words are finite verbs."""

import re

from factdb.extract.languages.lexicon import words
from factdb.extract.sentences import Segment, Sentence
from factdb.extract.words import Kind, Word

ARTICLES = words(
    "the a an this that these those his her its their our my your some many several both all two three four "
    "five six seven eight nine ten eleven twelve one another each every no any most few other"
)
DETERMINERS = words("the a an his its their our my your every no")
PRONOUNS = words("he she they it i we you who one nobody everybody someone somebody everyone anyone anybody there")
PREPOSITIONS = words(
    "of in on at to for from by with about over under after before during against between into through since "
    "until amid among within without towards toward near despite following according via outside inside behind "
    "across along around off up down out onto upon like except including per besides throughout beyond beside"
)
SUBORDINATORS = words(
    "that when while after before because since although though as if unless until where which who whose whom once "
    "whereas whether"
)
RELATIVES = words("who which that whose whom where")
QUESTIONS = words("whether how why what who which")
ASKED = QUESTIONS | words("if when where whose")
CONJUNCTIONS = words("and but or so yet nor")
MODALS = words("will would can could may might must shall should cannot")
BE = words("is are was were be been being am")
HAVE = words("has have had having")
DO = words("do does did")
AUXILIARIES = MODALS | BE | HAVE | DO
NEGATIONS = words("not never neither nor nobody n't hardly")
ADVERBS = words(
    "not also later then now earlier recently previously reportedly again repeatedly once only even just still "
    "already never always today yesterday tomorrow tonight meanwhile however therefore instead often too twice "
    "afterwards afterward though yet nevertheless nonetheless there here elsewhere moreover first so far long since"
)
IRREGULAR_PAST = words(
    "became began bent bit blew broke brought built burnt bought caught chose came dealt dug did drew drank drove "
    "ate fell felt fought found fled flew forgot forgave froze got gave went grew hung had heard hid held kept knew "
    "laid led leapt learnt left lent lay lit lost made meant met mistook overcame overtook paid put quit rang rose "
    "ran said sat saw sought sold sent shook shot shrank sang sank slept slid spoke sped spent spilt split spread "
    "sprang stood stole stuck struck swore swept swam took taught tore told thought threw undertook understood woke "
    "wore won withdrew wrote cut hit set let cost hurt shut was were fled bore overheard rode"
)
PRESENT = words(
    "says tells has is are goes comes gets makes takes gives knows thinks means shows finds keeps needs wants "
    "remains seems becomes begins brings runs stands sits lies holds leaves believes expects hopes insists argues "
    "claims warns writes wins loses pays plans works lives looks feels calls asks sees hears helps offers adds "
    "tries starts stops turns moves allows requires includes depends belongs exists costs faces tends "
    "suggests do does want need remain believe know think mean say seem have come go"
)
FINITE = AUXILIARIES - words("be been being having") | IRREGULAR_PAST | PRESENT
NO_VERB_ED = words(
    "need indeed hundred speed seed feed bed red shed sacred naked wicked rugged aged embed exceed proceed succeed "
    "bleed breed creed deed greed weed wed united armed alleged kindred biased wretched crooked beloved"
)
CONTRACTED = re.compile(
    r"^(?:i|you|he|she|it|we|they|that|there|who|what|here|nobody|everyone)['’](?:s|re|ve|ll|d|m)$|^[a-z]+n['’]t$"
)
REGULAR_PAST = re.compile(r"^[a-z-]{2,}ed$")
THIRD_PERSON = re.compile(r"^[a-z]{2,}[^su'’]s$")
TIMES = words(
    "monday tuesday wednesday thursday friday saturday sunday yesterday today tonight tomorrow week month year "
    "night morning evening afternoon day weekend january february march april may june july august september "
    "october november december monday's tuesday's wednesday's thursday's friday's saturday's sunday's midday noon "
    "midnight mon tue wed thu fri sat sun jan feb mar apr jun jul aug sept sep oct nov dec autumn spring winter "
    "summer weeks months years days hours minutes hour minute"
)
BEFORE_TIMES = words("on last late this early next earlier every since the that")
SAID_ON = re.compile(
    r"statement|interview|conference|briefing|speech|address|letter|email|e-mail|report|post|tweet|hearing|"
    r"meeting|debate|programme|program|show|podcast|testimony|court|parliament|television|message|video|memo|call|"
    r"telephone|phone|radio|note|filing|rally|facebook|twitter|telegram|linkedin|instagram|evidence|newspaper|"
    r"magazine|ceremony|summit|visit|blog|sermon|lecture|column|press"
)
TO_WHOM = words(
    "reporters journalists parliament lawmakers mps supporters investors delegates them him her us me viewers "
    "listeners you it jurors ministers police officers staff colleagues residents"
)

FINITE_AUXILIARIES = AUXILIARIES & FINITE
NO_FINITE_AFTER = DETERMINERS | MODALS | {"to"}
NO_PAST_AFTER = PREPOSITIONS | BE | HAVE
SUBJECTS = PRONOUNS | RELATIVES
BEHIND_VERBS = ARTICLES | words("to not him them us me how what whether why")
CLOSED = ARTICLES | PREPOSITIONS | ADVERBS | SUBORDINATORS | CONJUNCTIONS | PRONOUNS | TIMES
REGULAR_VERB = re.compile(r"^[a-z]{2,}(?:ed|[^s]s)$")


def looks_finite(word: Word) -> bool:
    """Whether a word can be a finite verb by list or ending alone, whatever stands beside it."""
    if not word.is_word or word.capital:
        return False
    lower = word.lower
    listed = lower in FINITE or lower in FINITE_AUXILIARIES
    return listed or (bool(REGULAR_VERB.match(lower)) and lower not in ARTICLES and lower not in PREPOSITIONS)


def is_finite(words_: tuple[Word, ...], index: int) -> bool:
    """Whether a word can be a finite verb: by list, or by its ending and the words beside it."""
    word = words_[index]
    if not word.is_word or (word.capital and index):
        return False
    lower = word.lower
    if CONTRACTED.match(lower) or lower in FINITE_AUXILIARIES:
        return True
    before = words_[index - 1] if index else None
    if before is None or before.lower in NO_FINITE_AFTER:
        return False
    if lower in FINITE:
        return before.lower not in NO_PAST_AFTER
    return is_past(words_, index) or is_third_person(words_, index) or is_plain(words_, index)


def is_past(words_: tuple[Word, ...], index: int) -> bool:
    """Whether a form in -ed is no adjective or participle."""
    lower, before = words_[index].lower, words_[index - 1]
    if not REGULAR_PAST.match(lower) or lower in NO_VERB_ED or before.lower in NO_PAST_AFTER:
        return False
    following = words_[index + 1].lower if index + 1 < len(words_) else ""
    return following != "by" and (before.is_word or before.is_quotation or before.kind is Kind.NUMBER)


def is_third_person(words_: tuple[Word, ...], index: int) -> bool:
    """Whether a form in -s is a verb rather than a plural: what follows could not stand behind a noun."""
    lower, before = words_[index].lower, words_[index - 1]
    if not THIRD_PERSON.match(lower) or not before.is_word or before.lower in PREPOSITIONS:
        return False
    following = words_[index + 1].lower if index + 1 < len(words_) else ""
    if before.lower in SUBJECTS:
        return before.lower in PRONOUNS or following not in FINITE
    if before.lower in ARTICLES:
        return False
    return following in BEHIND_VERBS or following.endswith("ly")


def is_plain(words_: tuple[Word, ...], index: int) -> bool:
    """Whether a form without an ending follows a pronoun that takes it: "they want"."""
    before, lower = words_[index - 1].lower, words_[index].lower
    closed = lower in CLOSED
    return before in ("they", "we", "i", "you") and not closed and not lower.endswith(("ly", "ing", "s"))


def has_finite(words_: tuple[Word, ...]) -> bool:
    return any(is_finite(words_, index) for index in range(len(words_)))


def finite_in(words_: tuple[Word, ...], first: int, last: int) -> int | None:
    """The index of the first finite verb of a stretch."""
    return next((index for index in range(first, last) if is_finite(words_, index)), None)


def opening(sentence: Sentence, segment: Segment) -> str:
    """The first word of a segment past a conjunction, in lower case."""
    index = segment.first
    if sentence.words[index].lower in CONJUNCTIONS and index + 1 < segment.last:
        index += 1
    return sentence.words[index].lower
