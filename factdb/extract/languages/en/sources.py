"""English speech nouns with a clause of their own, and source phrases: "the claim that …", "according to X"."""

from collections.abc import Iterator

from factdb.extract.candidates import Span
from factdb.extract.drafts import Cue, Draft
from factdb.extract.languages.en import grammar
from factdb.extract.languages.en.clauses import drafted, extent, trimmed
from factdb.extract.languages.en.complements import SHORTEST, clause_stop, is_verb_to
from factdb.extract.languages.en.cues import place_of
from factdb.extract.languages.en.phrases import noun_phrase
from factdb.extract.languages.en.subjects import Indices, shared
from factdb.extract.languages.lexicon import words
from factdb.extract.sentences import Sentence
from factdb.rules.vocabulary import Mode

SPEECH_NOUNS = words(
    "claim claims allegation allegations warning warnings assertion suggestion suggestions insistence contention "
    "accusation accusations announcement promise promises pledge pledges reports rumours rumors argument conclusion "
    "assurance assurances demand demands threat threats vow complaint complaints admission denial prediction "
    "predictions acknowledgement acknowledgment declaration testimony finding findings recommendation view"
)
DEMANDING = words(
    "promise promises pledge pledges vow threat threats demand demands call calls warning request requests"
)
POSSESSIVES = words("his her their its my our")
MEETING = words("adamant insistent emphatic")
APPOSED = words("the a an who its his her")
VOICE = words("words view opinion account telling estimate reckoning")


def nominal(sentence: Sentence) -> Iterator[Draft]:
    """ "the minister's claim that …", "her promise to …", "was adamant that …" """
    words = sentence.words
    for index in range(1, len(words) - SHORTEST):
        lower = words[index].lower
        if lower in SPEECH_NOUNS or lower in DEMANDING or lower in MEETING:
            found = noun_clause(sentence, index)
            if found:
                yield found


def noun_clause(sentence: Sentence, index: int) -> Draft | None:
    words, lower = sentence.words, sentence.words[index].lower
    owner, place = owned(sentence, index)
    if place >= len(words) - SHORTEST:
        return None
    opens = words[place].lower
    clause = opens == "that" and (lower in SPEECH_NOUNS or lower in MEETING) and grammar.has_finite(words[place + 1 :])
    asked = (
        owner is not None
        and lower in DEMANDING
        and (opens == "to" or (opens == "not" and words[place + 1].lower == "to"))
        and is_verb_to(words, place + (opens == "not"))
    )
    if not (clause or asked):
        return None
    cue = Cue(
        ((words[index].start, words[index].end),), words[index].start, "d", index, place, 0, owner, clause="relative"
    )
    end = before_main_verb(sentence, index, place) if clause else None
    end = end or extent(sentence, cue, place, infinitive=bool(asked))
    return drafted(sentence, cue, ((words[place].start, end),), "noun + clause")


def before_main_verb(sentence: Sentence, noun: int, place: int) -> int | None:
    """The end of a clause whose noun is the subject of the sentence: "The claim that it was old | came too late"."""
    words, stop = sentence.words, clause_stop(sentence)
    if grammar.finite_in(words, 0, noun) is not None:
        return None
    own = grammar.finite_in(words, place + 1, stop)
    main = grammar.finite_in(words, own + 2, stop) if own is not None else None
    between = words[own or 0 : main or 0]
    apart = any(
        word.lower in grammar.CLOSED - grammar.ADVERBS - grammar.PREPOSITIONS - grammar.ARTICLES for word in between
    )
    return words[main - 1].end if main is not None and not apart else None


def owned(sentence: Sentence, noun: int) -> tuple[Span | None, int]:
    """Whose a speech noun is, and where what it brings begins: "the minister's claim", "a claim by the minister"."""
    words, place = sentence.words, noun + 1
    if words[noun].lower in MEETING:
        number = segment_at(sentence, noun)
        subject = shared(sentence, number, noun)
        return (place_of(sentence, subject) if subject else None), place
    if words[place].lower in ("by", "from"):
        end = noun_phrase(words, place + 1, len(words))
        if end and end < len(words):
            return place_of(sentence, (place + 1, end)), end
    before = words[noun - 1]
    if before.lower in POSSESSIVES:
        return (before.start, before.end), place
    return possessor(sentence, noun), place


def possessor(sentence: Sentence, noun: int) -> Span | None:
    """The owner before a noun: "the Commission's promise", "ministers' repeated claim"."""
    words = sentence.words
    for end in range(noun, max(0, noun - 3), -1):
        owner = words[end - 1]
        mark = owner.text in ("’", "'")
        if owner.lower.endswith(("'s", "’s")) or mark:
            found = owner_phrase(sentence, end)
            if not found:
                return None
            start, stop = place_of(sentence, found)
            return start, stop - (1 if mark else 2)
    return None


def owner_phrase(sentence: Sentence, end: int) -> Indices | None:
    words = sentence.words
    for first in range(max(0, end - 6), end):
        before = words[first - 1].lower if first else ""
        starts = words[first].lower in grammar.ARTICLES or (
            words[first].capital and not (first and words[first - 1].capital)
        )
        if starts and before not in grammar.ARTICLES and noun_phrase(words, first, end) == end:
            return first, end
    return None


def segment_at(sentence: Sentence, index: int) -> int:
    return next(
        (number for number, segment in enumerate(sentence.segments) if segment.first <= index < segment.last), 0
    )


def sourced(sentence: Sentence) -> Iterator[Draft]:
    """ "according to X", "in the words of X", "in X's words": the clause without the phrase."""
    for number, segment in enumerate(sentence.segments):
        for index in range(segment.first, segment.last - 1):
            found = phrase(sentence, number, index)
            if found:
                first, mention, end, name = found
                begin, stop = around(sentence, number)
                parts = trimmed(
                    sentence, (begin, stop), (sentence.words[first].start, phrase_stop(sentence, number, end))
                )
                if sum(b - a for a, b in parts) >= 8:
                    cue = ((sentence.words[first].start, sentence.words[index].end),)
                    rule = f"source phrase ({name})"
                    yield Draft(sentence.number, parts, Mode.INDIRECT, (rule,), cue, mention)
                return


def phrase(sentence: Sentence, number: int, index: int) -> tuple[int, Span, int, str] | None:
    """A source phrase whose leading word is at `index`: where it begins, whom it names, where it ends."""
    words, last = sentence.words, sentence.segments[number].last
    lower = words[index].lower
    if lower == "according" and words[index + 1].lower == "to":
        end = noun_phrase(words, index + 2, last)
        return (index, place_of(sentence, (index + 2, end)), end, "according to") if end else None
    if lower not in VOICE or not index or words[sentence.segments[number].first].lower not in ("in", "by", "and"):
        return None
    first = sentence.segments[number].first
    if words[index + 1].lower == "of" and words[first].lower == "in" and lower == "words" and index == first + 2:
        end = noun_phrase(words, index + 2, last)
        return (first, place_of(sentence, (index + 2, end)), end, "in the words of") if end else None
    owner = possessor(sentence, index)
    return (first, owner, index + 1, "in X's words") if owner and words[first].lower == "in" else None


def around(sentence: Sentence, number: int) -> Span:
    """The clause around a source phrase: no farther than a semicolon."""
    words, begin, stop = sentence.words, sentence.start, sentence.words[clause_stop(sentence) - 1].end
    for index, segment in enumerate(sentence.segments):
        if segment.before == ";":
            if index <= number:
                begin = words[segment.first].start
            else:
                return begin, words[segment.first - 2].end
    return begin, stop


def phrase_stop(sentence: Sentence, number: int, end: int) -> int:
    """The end of a source phrase with the apposition that follows it at the end of a sentence."""
    segment = sentence.segments[number]
    final = number == len(sentence.segments) - 1
    stop = segment.last if segment.before == "," or (segment.first > 0 and final) else end
    return apposition_stop(sentence, number, stop)


def apposition_stop(sentence: Sentence, number: int, stop: int) -> int:
    """Past ", the deputy leader" behind a phrase at the end, where no verb follows."""
    words = sentence.words
    rest = sentence.segments[number + 1 :]
    if number == 0 and len(rest) > 1 and words[stop].text == ",":
        apposed = (
            words[rest[0].first].lower in APPOSED and grammar.finite_in(words, rest[0].first, rest[0].last) is None
        )
        return words[(rest[0].last if apposed else stop) - 1].end
    if len(rest) != 1 or grammar.finite_in(words, rest[0].first, rest[0].last) is not None:
        return words[stop - 1].end
    return words[(rest[0].last if words[rest[0].first].lower in APPOSED else stop) - 1].end
