"""German verbs in another form: Konjunktiv I undone, and the first person as the third."""

from itertools import pairwise

from factdb.extract.languages.de import grammar
from factdb.extract.languages.de.verbs import FORMS
from factdb.extract.languages.lexicon import pairs, words
from factdb.extract.sentences import Segment, Sentence

IRREGULAR = pairs(
    "sei:ist seien:sind habe:hat werde:wird könne:kann müsse:muss solle:soll dürfe:darf wolle:will möge:mag "
    "wisse:weiß lasse:lässt gebe:gibt nehme:nimmt sehe:sieht geschehe:geschieht lese:liest spreche:spricht "
    "breche:bricht treffe:trifft trete:tritt helfe:hilft sterbe:stirbt werfe:wirft werbe:wirbt gelte:gilt "
    "messe:misst esse:isst vergesse:vergisst verderbe:verdirbt stehle:stiehlt empfehle:empfiehlt "
    "befehle:befiehlt halte:hält falle:fällt fahre:fährt trage:trägt laufe:läuft schlage:schlägt stoße:stößt "
    "rate:rät schlafe:schläft wachse:wächst lade:lädt fange:fängt wasche:wäscht grabe:gräbt blase:bläst"
)
SURE = words("sei seien habe werde könne müsse solle dürfe wolle")  # finite verbs wherever they stand in lower case
DOUBTFUL = words("meine bitte schade weise danke lade")  # also other words
SOFT = ("t", "d", "chn", "ffn", "gn", "dm", "tm", "kn", "dn")  # stems that take an e before the ending
FIRST = pairs("bin:ist habe:hat werde:wird")
SAME = words(  # forms that are the same in the first and third person
    "war hatte wurde kann konnte könnte muss musste müsste soll sollte will wollte darf durfte dürfte mag mochte "
    "weiß wusste würde hätte wäre gab ging kam stand lag blieb ließ sah fand hielt nahm traf trat lief sprach brachte "
    "zog fiel begann verlor schloss rief griff schlug trug schrieb sagte machte erklärte dachte"
)


def indicative(lower: str) -> str | None:
    """The third person of the present for a form of Konjunktiv I; None where it is not surely one."""
    if lower in IRREGULAR:
        return IRREGULAR[lower]
    if not grammar.is_konjunktiv_one(lower):
        return None
    for place in range(2, len(lower) - 2):
        if lower[:place] in grammar.PREFIXES and lower[place:] in IRREGULAR:
            return lower[:place] + IRREGULAR[lower[place:]]
    return regular(lower.removesuffix("e"))


def regular(stem: str) -> str:
    if stem.endswith("l") and stem[-2:-1] not in "aeiouäöüylrh":
        return f"{stem[:-1]}elt"  # "wechsle": wechselt
    return f"{stem}et" if stem.endswith(SOFT) else f"{stem}t"


def undone(sentence: Sentence) -> dict[int, str]:
    """The words of a reported sentence that change where it is put into the indicative, by their index.

    What a speech verb in it brings is reported speech once more, and stays as it is; what goes on with the verb's own
    subject does not.
    """
    found: dict[int, str] = {}
    if any(word.lower == "ich" for word in sentence.words) or has_unknown(sentence):
        return found
    brought = False
    for segment in sentence.segments:
        if brought and not grammar.is_konjunktiv_one(sentence.words[segment.first].lower):
            break
        for index in range(segment.first, segment.last):
            form = indicative(sentence.words[index].lower) if is_finite_here(sentence, segment, index) else None
            if form:
                found[index] = form
        brought = any(word.lower in FORMS for word in sentence.words[segment.first : segment.last])
    return found


def has_unknown(sentence: Sentence) -> bool:
    """Whether a verb that no list knows may share its subject with another: "sei geschlossen und beschäftige 300"."""
    for segment in sentence.segments:
        of = sentence.words[segment.first : segment.last]
        for index, (joint, word) in enumerate(pairwise(of)):
            ends_in_e = word.is_word and not word.capital and word.lower.endswith("e")
            if joint.lower not in grammar.CONJUNCTIONS or not ends_in_e or word.lower in grammar.ARTICLES:
                continue
            more = any(grammar.is_konjunktiv(other.lower) for other in of[index + 2 :])
            if not (grammar.is_konjunktiv_one(word.lower) or more or word.lower in grammar.NOT_VERBS):
                return True
    return False


def is_finite_here(sentence: Sentence, segment: Segment, index: int) -> bool:
    """Whether a word is the finite verb of its clause, and no set phrase such as "es sei denn"."""
    word = sentence.words[index]
    if not word.is_word or word.capital or not grammar.is_konjunktiv_one(word.lower):
        return False
    if word.lower == "sei" and is_set_phrase(sentence, index):
        return False
    if word.lower in SURE:
        return True
    return word.lower not in DOUBTFUL and (
        index in (segment.first, segment.last - 1, grammar.finite_at(sentence, segment))
        or sentence.words[index - 1].lower in grammar.CONJUNCTIONS
    )


def is_set_phrase(sentence: Sentence, index: int) -> bool:
    """ "es sei denn", "sei es aus Not, sei es aus Angst"."""
    words_ = sentence.words
    after = words_[index + 1].lower if index + 1 < len(words_) else ""
    twice = sum(one.lower == "sei" and other.lower == "es" for one, other in pairwise(words_))
    return after == "denn" or (after == "es" and twice > 1)


def third_person(lower: str) -> str | None:
    """The form of the third person for a verb that goes with "ich"; None where that is not sure."""
    if lower in FIRST:
        return FIRST[lower]
    return lower if lower in SAME else indicative(lower)
