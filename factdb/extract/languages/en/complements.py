"""Where what somebody said begins behind the verb that brings it."""

from factdb.extract.drafts import Cue
from factdb.extract.languages.en import grammar
from factdb.extract.languages.en.phrases import can_begin, noun_phrase, tells_when
from factdb.extract.languages.en.subjects import is_adverb
from factdb.extract.languages.en.verbs import FORMS, PARTICLES
from factdb.extract.languages.lexicon import words as listed
from factdb.extract.sentences import Sentence
from factdb.extract.words import Kind, Word

SHORTEST = 3  # words of a reported clause
FARTHEST = 18  # words between a verb and its "that"
SCHEMES = listed("plan plans bill law proposal proposals deal agreement forecast contract rules scheme budget treaty")
PARTICLE = listed("out up down off")
OPENING = listed("if although though while when once unless since as whenever")
COMPLEMENT = "verb + that-clause"


def complement(sentence: Sentence, cue: Cue) -> tuple[int | None, str]:
    """The index at which the clause after a cue begins, and the rule that finds it."""
    words = sentence.words
    place: int | None = cue.last if cue.clause == "passive" else cue.first + 1
    form = FORMS[words[cue.first].lower]
    if "p" in form.takes:
        particle = past_particle(sentence, cue, form.verb)
        if particle is None:
            return None, ""
        place = particle
    assert place is not None
    stop = clause_stop(sentence)
    if place >= stop or words[place].lower in ("not", "never"):
        return infinitive_not(sentence, cue, place, stop)
    clause = that_clause(words, place, stop, cue.takes)
    if clause is not None:
        return clause, COMPLEMENT
    if "i" in cue.takes:
        start = infinitive(words, place, stop, cue.takes)
        if start is not None:
            return start, "verb + infinitive"
    if "g" in cue.takes and words[place].lower.endswith("ing") and not is_adverb(words[place]):
        return place, "verb + gerund"
    start = bare(words, cue, place, stop) if "b" in cue.takes else None
    return (start, "verb + bare clause") if start is not None else (None, "")


def clause_stop(sentence: Sentence) -> int:
    """The end of the sentence before its final mark."""
    return len(sentence.words) - (sentence.words[-1].kind is Kind.PUNCT)


def past_particle(sentence: Sentence, cue: Cue, verb: str) -> int | None:
    """Past "out" in "pointed out", "clear" in "made clear"; None without it."""
    following = [word.lower for word in sentence.words[cue.first + 1 : cue.first + 5]]
    for particle in sorted(PARTICLES.get(verb, ()), key=len, reverse=True):
        parts = particle.split()
        if following[: len(parts)] == parts:
            if particle == "for" and is_scheme(sentence, cue):
                return None
            return cue.first + 1 + len(parts)
    return None


def is_scheme(sentence: Sentence, cue: Cue) -> bool:
    """Whether a plan calls for something, which is no speech."""
    if not cue.subject:
        return True
    return any(
        word.lower in SCHEMES for word in sentence.words if cue.subject[0] <= word.start and word.end <= cue.subject[1]
    )


def infinitive_not(sentence: Sentence, cue: Cue, place: int, stop: int) -> tuple[int | None, str]:
    """ "promised not to leave" is said; "asked not to be named" is not what an article quotes."""
    words = sentence.words
    promised = "i" in cue.takes and FORMS[words[cue.first].lower].verb != "ask"
    if promised and place + 2 < stop and words[place + 1].lower == "to":
        return place, "verb + infinitive"
    return None, ""


def that_clause(words: tuple[Word, ...], place: int, stop: int, takes: str) -> int | None:
    """The "that" or question word of the clause, past whom it was said to, when and where."""
    if "d" not in takes:
        return None
    inserted = False
    for index in range(place, min(place + FARTHEST, stop - 1)):
        word = words[index]
        if index == place and opens_object(words, place, stop, takes):
            return None
        if word.lower == "that" and not inserted and not is_pointing(words, index):
            return index
        if word.lower in (grammar.ASKED if "w" in takes else grammar.QUESTIONS):
            return index if index == place or is_question(words, place, index, takes) else None
        if word.text in (",", "–", "—"):
            inserted = not inserted
        elif bars(words, index) or (index > place and not inserted and grammar.is_finite(words, index)):
            return None
    return None


def opens_object(words: tuple[Word, ...], place: int, stop: int, takes: str) -> bool:
    """Whether a noun follows a verb that addresses nobody, so that no "that" behind it counts: "wrote 212 checks"."""
    word = words[place]
    if "o" in takes or word.lower in ("that", "there", *grammar.ASKED) or is_adverb(word):
        return False
    timed = word.lower in grammar.BEFORE_TIMES and place + 1 < stop and words[place + 1].lower in grammar.TIMES
    return can_begin(word) and not timed


def bars(words: tuple[Word, ...], index: int) -> bool:
    """Whether no "that" behind this word can belong to the verb before it."""
    word = words[index]
    if word.is_quotation or (word.kind is Kind.PUNCT and word.text not in ".&'’"):
        return True
    if word.lower == "to":
        return is_verb_to(words, index)
    return word.lower in grammar.SUBORDINATORS - {"after", "before"}


def is_question(words: tuple[Word, ...], place: int, index: int, takes: str) -> bool:
    """Whether a question word behind other words is what was asked or said: "asked the court whether"."""
    if "o" in takes and is_asked(words, place, index):
        return True
    return words[index].lower in ("whether", "how", "why")


def is_asked(words: tuple[Word, ...], place: int, index: int) -> bool:
    """Whether only whom it was said to stands before a question word: "asked me who I was"."""
    return noun_phrase(words, place, index) == index and words[index - 1].lower in grammar.TO_WHOM


def is_pointing(words: tuple[Word, ...], index: int) -> bool:
    """Whether "that" points to something instead of opening a clause: "on that day"; a verb follows no such word."""
    if words[index - 1].lower in grammar.PREPOSITIONS - PARTICLE:
        return True
    return not has_verb(words, index, len(words))


def is_verb_to(words: tuple[Word, ...], index: int) -> bool:
    """Whether "to" opens an infinitive: no article, pronoun or name follows."""
    after = words[index + 1]
    return after.is_word and not after.capital and after.lower not in grammar.ARTICLES | grammar.TO_WHOM


def infinitive(words: tuple[Word, ...], place: int, stop: int, takes: str) -> int | None:
    """The "to" of an infinitive, past who is to do it and when."""
    for index in range(place, min(place + FARTHEST, stop - 1)):
        word = words[index]
        if word.lower == "to" and is_verb_to(words, index):
            negated = index > place and words[index - 1].lower == "not"
            return index - 1 if negated else index
        if word.kind is Kind.PUNCT and word.text not in ".&'’":
            return None
        if word.is_quotation or (word.lower in grammar.SUBORDINATORS and word.lower not in grammar.RELATIVES):
            return None
        if index == place and "o" not in takes and can_begin(word) and not is_adverb(word):
            return None
    return None


def bare(words: tuple[Word, ...], cue: Cue, place: int, stop: int) -> int | None:
    """Where a clause without "that" begins."""
    start = past_addressee(words, cue, place, stop)
    for begin in dict.fromkeys((past_adverbials(words, start, stop), start)):
        if stop - begin >= SHORTEST and is_clause(words, begin, stop):
            return begin
    return None


def is_clause(words: tuple[Word, ...], begin: int, stop: int) -> bool:
    """Whether a stretch begins with a subject, or a phrase of time or place, and has its verb before any "who"."""
    first = words[begin]
    if not first.is_word and not first.is_quotation and first.kind is not Kind.NUMBER:
        return False
    if first.lower in grammar.CONJUNCTIONS:
        return False
    if first.lower in grammar.SUBORDINATORS:
        comma = next((index for index in range(begin, stop) if words[index].text == ","), stop)
        return first.lower in OPENING and grammar.finite_in(words, comma, stop) is not None
    if first.lower in grammar.PREPOSITIONS - {
        "in",
        "at",
        "during",
        "since",
        "by",
        "without",
        "despite",
        "under",
        "for",
    }:
        return False
    return has_verb(words, begin, stop)


def has_verb(words: tuple[Word, ...], begin: int, stop: int) -> bool:
    """Whether a subject is followed by its own verb, past the verbs of "who …" and what commas enclose."""
    relatives, enclosed = 0, False
    for index in range(begin + 1, stop):
        word = words[index]
        if grammar.is_finite(words, index) or word.is_quotation or word.lower == "be":
            if not relatives and not enclosed:
                return not (index == begin + 1 and is_adverb(words[begin]))
            relatives -= bool(relatives)
        elif word.lower in grammar.RELATIVES:
            relatives += 1
        elif (word.lower in grammar.SUBORDINATORS - {"as"} and not enclosed) or (
            word.kind is Kind.PUNCT and word.text in ";:"
        ):
            return False
        elif word.text == ",":
            enclosed, relatives = not enclosed, 0
    return False


def past_addressee(words: tuple[Word, ...], cue: Cue, place: int, stop: int) -> int:
    """Past whom the words were said to: "told reporters", "assured the court", "said to him"."""
    if "o" in cue.takes and place < stop:
        lower = words[place].lower
        if lower in grammar.TO_WHOM and not subject_it(words, place, stop):
            return place + 1
        end = noun_phrase(words, place, stop)
        if end is not None and end < stop and lower not in ("that", "he", "she", "they", "i", "we", "there"):
            return end
    if place + 1 < stop and words[place].lower == "to" and not is_verb_to(words, place):
        return noun_phrase(words, place + 1, stop) or place
    return place


def subject_it(words: tuple[Word, ...], place: int, stop: int) -> bool:
    """Whether "it" or "you" is already the subject of what was said: "warned it was late"."""
    return words[place].lower in ("it", "you") and place + 1 < stop and grammar.is_finite(words, place + 1)


def past_adverbials(words: tuple[Word, ...], place: int, stop: int) -> int:
    """Past when and on what occasion: "on Monday", "in a statement", "last week", and a comma before that."""
    start = place
    while place < stop:
        lower = words[place].lower
        if lower in grammar.PREPOSITIONS and tells_when(words, place, stop):
            end = place + 1
            while end < stop and not marks_end(words[end]):
                end += 1
            place = min(end + 1, stop)
            if place < stop and words[place].kind is Kind.NUMBER:
                place += 1
        elif lower in grammar.TIMES or lower in grammar.ADVERBS - {"there", "here"} or is_adverb(words[place]):
            place += 1
        elif lower in grammar.BEFORE_TIMES and place + 1 < stop and words[place + 1].lower in grammar.TIMES:
            place += 2
        else:
            break
        if place - start > FARTHEST:
            return start
    return place


def marks_end(word: Word) -> bool:
    """Whether a word is the noun that ends a phrase of time or occasion."""
    if word.kind is not Kind.WORD and word.kind is not Kind.NUMBER:
        return True
    return word.lower in grammar.TIMES or bool(grammar.SAID_ON.search(word.lower))
