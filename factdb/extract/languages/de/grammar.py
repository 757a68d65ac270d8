"""The closed classes of German, and which words are finite verbs or stand in the Konjunktiv."""

import re
from functools import lru_cache

from factdb.extract.languages.de.finite import INDICATIVE, KONJUNKTIV_ONE, KONJUNKTIV_TWO
from factdb.extract.languages.de.verbs import FORMS, INSEPARABLE
from factdb.extract.languages.lexicon import endings, words
from factdb.extract.sentences import Segment, Sentence
from factdb.extract.words import Word

ARTICLES = words(
    "der die das den dem des ein eine einen einem einer eines kein keine keinen keinem keiner dieser diese "
    "dieses diesen diesem jener jene jenes mein meine sein seine seinen seinem seiner seines ihr ihre ihren "
    "ihrem ihrer ihres unser unsere unserem unseren unserer mehrere viele einige zahlreiche beide beiden alle "
    "aller etliche manche zwei drei vier fünf sechs sieben acht neun zehn jeder jede jedes etwa rund dessen "
    "deren solche solcher welche"
)
OBLIQUE = words(  # articles that no subject has
    "dem den einem einen keinem keinen seinem seinen ihrem ihren diesem diesen unserem unseren des eines"
)
GENITIVE = words(
    "des der eines einer seines seiner ihres ihrer dieses dieser mehrerer zweier aller deren dessen beider"
)
PRONOUNS = words(
    "er sie es man wir ich ihr niemand jemand viele einige dieser diese letzterer letztere beide jener jene wer"
)
OBJECTS = words("sich mich dich uns euch ihm ihn ihnen mir dir")
PREPOSITIONS = words(
    "in im ins an am ans auf aufs aus bei beim mit nach von vom vor vorm zu zum zur über unter neben zwischen "
    "hinter gegen ohne um durch für seit während wegen trotz laut gegenüber bis ab angesichts aufgrund mittels "
    "innerhalb außerhalb gemäß statt anstatt infolge anlässlich bezüglich hinsichtlich per pro via außer samt "
    "entlang jenseits seitens zufolge mithilfe"
)
BELONGING = words("von vom für aus beim bei der des")  # prepositions that tie a noun to the noun before it
SUBORDINATORS = words(
    "dass daß ob weil wenn als nachdem bevor ehe während obwohl obgleich damit sodass solange sobald sofern "
    "soweit falls da indem seit seitdem bis wie wo wohin woher wann warum weshalb wieso was wer wem wen wessen "
    "welche welcher welches worauf woran womit wofür wogegen wodurch wobei worüber wovon wonach worin"
)
ALSO_ADVERBS = words("damit da seit während wie so indem was wer wo")
CONTENT = words("dass daß ob")
QUESTIONS = words(
    "wie wo wohin woher wann warum weshalb wieso was wer wem wen wessen welche welcher welches welchen welchem "
    "worauf woran womit wofür wogegen wodurch worüber wovon"
)
RELATIVES = words("der die das den dem deren dessen denen welche welcher welches welchen welchem was wo")
CONJUNCTIONS = words("und oder aber sondern denn sowie doch jedoch beziehungsweise")

ADVERBS = words(  # words that open a German sentence with a capital and are no nouns
    "auch außerdem daher dabei dafür dagegen daher damals damit danach dann daraufhin darin darüber darum dazu "
    "deshalb deswegen dennoch dort doch ebenfalls ebenso eigentlich einerseits andererseits einst endlich erst "
    "erstmals etwa fast ferner früher gestern heute gleichzeitig hier hierbei hierzu hinzu immer immerhin "
    "inzwischen insgesamt jedoch jetzt kürzlich lediglich letztlich mehr mehrfach meist mittlerweile morgen "
    "möglicherweise nach nachdem nicht noch nun nur ob obwohl offenbar offiziell schließlich schon seither sehr "
    "seitdem so sogar somit später stattdessen tatsächlich trotzdem unterdessen ursprünglich vielmehr "
    "vielleicht voraussichtlich vorher wann warum weiter weiterhin weiters wenn wenig wie wieder wo womit zudem "
    "zuerst zugleich zuletzt zumindest zunächst zurzeit zusätzlich zuvor zwar zuletzt allerdings allein als "
    "also anschließend ansonsten aktuell angeblich bald bereits besonders bislang bisher da darauf davor dass "
    "denn derzeit direkt dadurch demnach deutlich entsprechend gerade genau ganz gemeinsam grundsätzlich "
    "hingegen indes innerhalb insbesondere wegen während weil rund selbst seit sobald sofern sofort solange "
    "soweit sowohl statt teilweise trotz ungeachtet wohl ja nein nie niemals jährlich täglich zwischenzeitlich "
    "ähnlich besorgt kritisch optimistisch skeptisch erfreut enttäuscht zufrieden positiv negativ wörtlich "
    "konkret ausdrücklich nachdrücklich scharf öffentlich überrascht empört erleichtert entsetzt bestürzt "
    "betroffen zurückhaltend aber und oder sondern falls bevor bis ebenso ebendeshalb natürlich leider "
    "hoffentlich einmal genauso sinngemäß wortwörtlich daraus daran davon darunter dahinter daneben hieraus "
    "hieran hiermit "
    "hiervon dadurch dazwischen"
)
NO_NOUNS = ADVERBS | PREPOSITIONS | SUBORDINATORS | CONJUNCTIONS | OBJECTS

AUXILIARIES = words(
    "hat haben hatte hatten habe hätte hätten ist sind war waren sei seien wäre wären wird werden wurde wurden werde "
    "würde würden"
)
POINTING = words("beweise verweise hinweise zurückweise nachweise aufweise abweise anweise zuweise ausweise")
PARTICLES = endings(
    "ab an auf aus bei ein fest fort her hin hinaus herein heran heraus hervor hinzu los mit nach nieder "
    "statt teil vor vorbei voran voraus weg weiter wieder zu zurück zusammen durch um über unter bereit "
    "dar entgegen fehl frei gegenüber ineinander nahe preis heim herum davon daran dazu hoch kennen klar "
    "leicht schwer sicher übrig vorüber wahr zufrieden zuvor still herbei hinweg"
)
PREFIXES = frozenset([*PARTICLES, *INSEPARABLE])
INFINITIVE = re.compile(
    r"^(?:" + "|".join(sorted(PREFIXES, key=len, reverse=True)) + r")zu[a-zäöüß]{3,}(?:en|ern|eln|un)$"
)
BARE_INFINITIVE = re.compile(r"^[a-zäöüß]+(?:en|ern|eln|ein|un)$")
REGULAR_PAST = re.compile(r"^[a-zäöüß]{2,}t(?:e|en)$")
REGULAR_PRESENT = re.compile(r"^[a-zäöüß]{3,}t$")
FOREIGN_KONJUNKTIV = re.compile(r"^[a-zäöüß]{3,}iere$")
NOT_VERBS = words(
    "heute gestern seite seiten ersten zweiten dritten letzte letzten weite weiten breite guten gute alte alten "
    "rechte rechten echte echten bekannte bekannten harte harten bisher gesamte gesamten sämtliche späte späten "
    "kalte kalten bereits nicht jetzt erst selbst fast sonst meist zuletzt zunächst längst einst damit somit "
    "mit seit samt statt laut weit seht gut rot tot hart alt bekannt direkt insgesamt überhaupt vielleicht "
    "leicht recht schlecht echt wert nächste nächsten meisten beste besten bitte heute mitte mitten unten "
    "hinten heute nebst derzeit weltweit jederzeit zurzeit sofort dort fort ort bunt konkret fest ernst "
    "offenkundig größte größten höchste höchsten ranghöchste stärkste stärksten jüngste jüngsten wichtigste "
    "wichtigsten geplante geplanten erste zweite dritte vierte rund beliebt"
)


@lru_cache(maxsize=8192)
def is_konjunktiv_one(lower: str) -> bool:
    """Whether a word in lower case is a form that only Konjunktiv I has."""
    if lower in KONJUNKTIV_ONE or FOREIGN_KONJUNKTIV.match(lower):
        return True
    if lower.endswith("weise"):
        return lower in POINTING
    return is_prefixed(lower, KONJUNKTIV_ONE)


def is_prefixed(lower: str, forms: frozenset[str]) -> bool:
    """Whether a word is one of some verb forms behind a prefix: "angehe", "verstünde"."""
    if lower.startswith("ge"):
        return False  # a participle or an adjective: "geblieben", "gewisse"
    return any(lower[place:] in forms and lower[:place] in PREFIXES for place in range(2, len(lower) - 2))


@lru_cache(maxsize=8192)
def is_konjunktiv_two(lower: str) -> bool:
    return lower in KONJUNKTIV_TWO or is_prefixed(lower, KONJUNKTIV_TWO)


@lru_cache(maxsize=8192)
def is_konjunktiv(lower: str) -> bool:
    """Whether a word is in Konjunktiv I, or in a Konjunktiv II that news uses in its place."""
    return is_konjunktiv_one(lower) or is_konjunktiv_two(lower)


def is_verb_form(word: Word) -> bool:
    """Whether a word can be a finite verb, by list or by ending."""
    return word.is_word and not word.capital and is_finite_form(word.lower)


@lru_cache(maxsize=8192)
def is_finite_form(lower: str) -> bool:
    if lower in INDICATIVE or is_konjunktiv(lower):
        return True
    if any(not form.participle for form in FORMS.get(lower, ())):
        return lower not in PREPOSITIONS
    return lower not in NOT_VERBS and bool(REGULAR_PAST.match(lower) or REGULAR_PRESENT.match(lower))


def is_indicative(word: Word) -> bool:
    """Whether a word is a finite verb in the indicative, and no Konjunktiv I."""
    return is_verb_form(word) and not is_konjunktiv(word.lower)


def finite_at(sentence: Sentence, segment: Segment) -> int | None:
    """Where the finite verb of a main clause stands: the first verb form that is no attribute or participle."""
    words = sentence.words
    for index in range(segment.first, segment.last):
        word = words[index]
        if word.capital or not word.is_word:
            continue  # as is_verb_form has it, which half of all words need not be asked for
        if is_finite_form(word.lower) and not is_attribute(sentence, index, segment):
            return index
    return None


def is_attribute(sentence: Sentence, index: int, segment: Segment) -> bool:
    """Whether a word in -te or -t is an adjective before a noun ("der geplante Besuch") or a participle at "
    "the end."""
    word = sentence.words[index]
    if word.lower in INDICATIVE or is_konjunktiv(word.lower):
        return False
    if is_participle(word.lower) or closes_with_auxiliary(sentence, index, segment):
        return True
    before = sentence.words[index - 1] if index > segment.first else None
    after = sentence.words[index + 1] if index + 1 < segment.last else None
    if after is None or not after.capital or before is None:
        return False
    return (
        before.lower in ARTICLES
        or before.lower in PREPOSITIONS
        or (not before.capital and before.lower.endswith(("e", "en", "er", "es", "em")))
    )


def is_participle(lower: str) -> bool:
    """Whether a form with ge- is a participle and no verb: "gesperrt", "vorgestellten"."""
    if lower in FORMS or not lower.endswith(("t", "te", "ten", "ter", "tes", "tem")):
        return False
    return (lower.startswith("ge") and lower.endswith("t")) or any(
        lower[:place] in PREFIXES and lower.startswith("ge", place) for place in range(2, min(8, len(lower) - 4))
    )


def closes_with_auxiliary(sentence: Sentence, index: int, segment: Segment) -> bool:
    """Whether a word is the participle before the auxiliary that ends a subordinate clause: "überprüft hatten"."""
    if index + 2 != segment.last or index == segment.first:
        return False
    return sentence.words[index + 1].lower in AUXILIARIES and sentence.words[index].lower.endswith(("t", "en"))


def is_infinitive_clause(sentence: Sentence, segment: Segment) -> bool:
    """Whether a segment ends in an infinitive with zu ("zu gehen", "anzugreifen", "gehen zu können")."""
    for index in range(segment.first, segment.last):
        lower = sentence.words[index].lower
        if INFINITIVE.match(lower) and not sentence.words[index].capital:
            return True
        if lower == "zu" and index + 1 < segment.last:
            after = sentence.words[index + 1]
            if after.is_word and not after.capital and BARE_INFINITIVE.match(after.lower):
                return True
    return False


def opening(sentence: Sentence, segment: Segment) -> str:
    """The first word of a segment, past a conjunction and a preposition, in lower case."""
    index = segment.first
    if sentence.words[index].lower in CONJUNCTIONS and index + 1 < segment.last:
        index += 1
    first = sentence.words[index]
    if first.lower in PREPOSITIONS and not first.capital and index + 1 < segment.last:
        following = sentence.words[index + 1].lower
        if following in RELATIVES and following not in ("der", "die", "das", "den", "dem"):
            return following
    return first.lower


def ends_in_verb(sentence: Sentence, segment: Segment) -> bool:
    """Whether the finite verb stands last, as in a subordinate clause."""
    last = sentence.words[segment.last - 1]
    if segment.last - 2 > segment.first and sentence.words[segment.last - 2].lower == "zu":
        return False
    at = finite_at(sentence, segment)
    return is_verb_form(last) and (at is None or at == segment.last - 1 or at > segment.first + 2)


def is_verb_second(sentence: Sentence, segment: Segment) -> bool:
    """Whether the verb comes before the end, so that the first word subordinates nothing: "Seit Mai ist sie zu"."""
    at = finite_at(sentence, segment)
    return at is not None and (at == segment.first + 1 or at < segment.last - 2)


def is_subordinate(sentence: Sentence, segment: Segment) -> bool:
    """Whether a segment is a clause with a subordinator or relative pronoun."""
    first = opening(sentence, segment)
    if first in ALSO_ADVERBS and is_verb_second(sentence, segment):
        return False
    if first in SUBORDINATORS:
        return True
    index = segment.first
    if sentence.words[index].lower in PREPOSITIONS and segment.last - index > 2 and not sentence.words[index].capital:
        following = sentence.words[index + 1].lower
        if following in RELATIVES and not sentence.words[index + 2].capital:
            return ends_in_verb(sentence, segment)
    return (
        first in RELATIVES and segment.before == "," and ends_in_verb(sentence, segment) and not_main(sentence, segment)
    )


def not_main(sentence: Sentence, segment: Segment) -> bool:
    """Whether a clause that starts like "die Partei …" has no verb in second place."""
    at = finite_at(sentence, segment)
    return at is None or at == segment.last - 1


def has_konjunktiv(sentence: Sentence, segment: Segment) -> bool:
    """Whether a clear Konjunktiv I, or würde/hätte/wäre, stands in a segment."""
    return any(
        word.is_word and not word.capital and is_konjunktiv(word.lower)
        for word in sentence.words[segment.first : segment.last]
    )
