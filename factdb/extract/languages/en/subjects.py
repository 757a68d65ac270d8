"""Whose verb it is: the subject before an English verb, past what stands between them."""

from factdb.extract.candidates import Span
from factdb.extract.languages.en import grammar
from factdb.extract.languages.en.phrases import COUNTING, can_begin, noun_phrase, tells_when
from factdb.extract.languages.en.verbs import FORMS
from factdb.extract.sentences import Segment, Sentence, once
from factdb.extract.words import Kind, Word

Indices = tuple[int, int]
PARENTHETIC = grammar.RELATIVES | grammar.SUBORDINATORS | grammar.PREPOSITIONS
DEFINITE = frozenset(("the", "a", "an", "his", "her", "its", "their"))
PERSONAL = frozenset(("he", "she", "they", "it", "we"))
WHEN = (grammar.BEFORE_TIMES - {"the", "that"}) | frozenset(("in", "at", "during", "via", "after"))
OPENERS = grammar.SUBORDINATORS | grammar.QUESTIONS
BEFORE_SUBJECTS = grammar.CONJUNCTIONS | grammar.ADVERBS
BEHIND_SUBJECTS = grammar.TIMES | grammar.ADVERBS
TRAILING = 9  # words of a phrase of time or occasion between subject and verb


def subject_of(sentence: Sentence, number: int, start: int) -> Indices | None:
    """The word indices of the subject of the verb whose group begins at `start` in this segment."""
    words, segment = sentence.words, sentence.segments[number]
    found = within(words, segment.first, start)
    if found:
        return found
    before = words[start - 1].lower if start > segment.first else ""
    if before in ("who", "which", "that"):
        return antecedent(sentence, number, start - 1)
    if any(word.lower in grammar.CONJUNCTIONS for word in words[segment.first : start]):
        return shared(sentence, number, start)
    return parted(sentence, number)


def within(words: tuple[Word, ...], first: int, verb: int) -> Indices | None:
    """The subject that stands right before its verb: what follows the last clause before it."""
    start = past_openers(words, clause_start(words, first, verb), verb)
    end = before_adverbials(words, start, verb)
    if end - start > 1 and words[end - 1].lower in PERSONAL and not words[end - 1].text.isupper():
        return end - 1, end  # what stands before a pronoun is not part of it
    if start >= end or not can_begin(words[start]) or holds_verb(words, start, end):
        return None
    if words[end - 1].lower in grammar.CONJUNCTIONS:
        return None  # "declared an emergency and | urged": the subject is that of the verb before
    return start, end


def holds_verb(words: tuple[Word, ...], start: int, end: int) -> bool:
    """Whether a stretch has an auxiliary of its own, and so is no subject: "profit would miss"."""
    for word in words[start + 1 : end]:
        if word.lower in grammar.RELATIVES:
            return False
        if word.lower in grammar.AUXILIARIES and not word.capital:
            return True
    return False


def clause_start(words: tuple[Word, ...], first: int, verb: int) -> int:
    """Where the clause of a verb begins: behind marks, "that", "and" with a clause before it, "said"."""
    start, finite = first, False
    for index in range(first, verb):
        word = words[index]
        joined = word.lower in grammar.CONJUNCTIONS and (finite or index == first)
        if joined or word.is_quotation or word.text == ":" or subordinates(words, start, index, verb):
            start, finite = index + 1, False
        elif index > start and grammar.is_finite(words, index):
            brings = leads_clause(words, index, verb)
            start, finite = (brings, False) if brings else (start, True)
    return start


def subordinates(words: tuple[Word, ...], start: int, index: int, verb: int) -> bool:
    """Whether a word opens a clause of its own, to which the verb then belongs."""
    return words[index].lower in OPENERS and not opens_relative(words, start, index, verb)


def opens_relative(words: tuple[Word, ...], start: int, index: int, verb: int) -> bool:
    """Whether a word like "who" opens a clause inside the subject: "critics who have seen it say"."""
    if index <= start or words[index].lower not in grammar.RELATIVES or not words[index - 1].is_word:
        return False
    return words[index - 1].lower not in FORMS and grammar.finite_in(words, index + 1, verb) is not None


def leads_clause(words: tuple[Word, ...], index: int, verb: int) -> int | None:
    """Where the bare clause of a speech verb begins: "Stone said | Weber had told her"."""
    form = FORMS.get(words[index].lower)
    if form is None or "b" not in form.takes or index + 1 >= verb:
        return None
    place = index + 2 if "o" in form.takes and words[index + 1].lower in grammar.TO_WHOM else index + 1
    return place if place < verb and can_begin(words[place]) else None


def past_openers(words: tuple[Word, ...], start: int, last: int) -> int:
    """Past what may stand before a subject: "But on Tuesday", "In its statement", "last year"."""
    while start < last:
        word = words[start]
        if word.lower in BEFORE_SUBJECTS or is_adverb(word):
            start += 1
        elif word.lower in grammar.BEFORE_TIMES and start + 1 < last and words[start + 1].lower in grammar.TIMES:
            start += 2
        elif word.lower in grammar.PREPOSITIONS:
            start = noun_phrase(words, start + 1, last) or start + 2
        elif (
            (word.kind is Kind.NUMBER or word.lower in COUNTING)
            and start + 1 < last
            and words[start + 1].lower in grammar.TIMES
        ):
            start += 2
        elif word.lower in grammar.TIMES or (word.kind is Kind.PUNCT and word.text not in ".&"):
            start += 1
        else:
            break
    return min(start, last)


def is_adverb(word: Word) -> bool:
    return word.is_word and not word.capital and word.lower.endswith("ly") and len(word.lower) > 4


def before_adverbials(words: tuple[Word, ...], start: int, end: int) -> int:
    """The end of a subject without what tells when between it and its verb: "Brandt on Wednesday denied"."""
    for place in range(end - 1, max(start, end - TRAILING), -1):
        if words[place].lower in WHEN and tells_when(words, place, end):
            inner = words[place + 1 : end]
            if not any(word.lower in grammar.SUBORDINATORS or word.text == "," for word in inner):
                participle = words[place - 1].lower.endswith("ed")  # "a review completed in April"
                return end if participle else before_adverbials(words, start, place)
    while end > start + 1 and (words[end - 1].lower in BEHIND_SUBJECTS or is_adverb(words[end - 1])):
        if words[end - 1].capital and words[end - 2].capital:
            break  # "Theresa May"
        end -= 1
    return end


def antecedent(sentence: Sentence, number: int, relative: int) -> Indices | None:
    """Whom a relative clause is about: what stands before its "who"."""
    segment = sentence.segments[number]
    if relative > segment.first:
        return within(sentence.words, segment.first, relative)
    return parted(sentence, number, relative=True) if number else None


def shared(sentence: Sentence, number: int, start: int) -> Indices | None:
    """The subject of the clause to which "and" adds a verb: "He closed the road and said …"."""
    words = sentence.words
    for back in range(number, -1, -1):
        segment = sentence.segments[back]
        if back < number and words[segment.first].lower in PARENTHETIC and not main_after_opener(words, segment):
            continue
        verb = first_verb(words, segment, min(start, segment.last))
        if verb is None:
            continue
        found = within(words, segment.first, group_start(words, segment.first, verb)) or behind(words, segment, verb)
        found = found or (parted(sentence, back) if back else None)
        if found:
            return found
    return None


@once
def main_subject(sentence: Sentence) -> Span | None:
    """The subject of a sentence's main clause."""
    words = sentence.words
    for number, segment in enumerate(sentence.segments):
        if words[segment.first].lower in grammar.SUBORDINATORS:
            continue
        verb = first_verb(words, segment, segment.last)
        while verb is not None:
            start = group_start(words, segment.first, verb)
            found = within(words, segment.first, start) or behind(words, segment, verb)
            found = found or (parted(sentence, number) if number and verb == segment.first else None)
            if found:
                return words[found[0]].start, words[found[1] - 1].end
            verb = grammar.finite_in(words, verb + 1, segment.last)
    return None


def first_verb(words: tuple[Word, ...], segment: Segment, last: int) -> int | None:
    """The first finite verb of a segment, which may be its first word: "Stone, the mayor, apologised and said"."""
    first = words[segment.first]
    past = first.lower in grammar.IRREGULAR_PAST or grammar.REGULAR_PAST.match(first.lower) or first.lower in FORMS
    if segment.first < last and segment.before in (",", ")") and past and not first.capital:
        return segment.first
    return grammar.finite_in(words, segment.first, last)


def behind(words: tuple[Word, ...], segment: Segment, verb: int) -> Indices | None:
    """The subject behind its verb: "…", said Stone, adding that."""
    if words[verb].lower not in FORMS or not (verb == segment.first or words[verb - 1].is_quotation):
        return None
    end = noun_phrase(words, verb + 1, segment.last)
    return (verb + 1, end) if end == segment.last and words[verb].lower != "told" else None


def main_after_opener(words: tuple[Word, ...], segment: Segment) -> bool:
    """Whether a segment that begins with a preposition holds a whole clause: "On Monday the bank said …"."""
    if words[segment.first].lower in grammar.RELATIVES | grammar.SUBORDINATORS:
        return False
    return (
        within(words, segment.first, grammar.finite_in(words, segment.first, segment.last) or segment.first) is not None
    )


def group_start(words: tuple[Word, ...], first: int, verb: int) -> int:
    """Where a verb begins with the adverbs before it."""
    while verb > first and (words[verb - 1].lower in grammar.ADVERBS or is_adverb(words[verb - 1])):
        verb -= 1
    return verb


def parted(sentence: Sentence, number: int, *, relative: bool = False) -> Indices | None:
    """The subject that an insertion parts from its verb: "Stone, the mayor, said", "The report, based on …, found"."""
    words, heads, back = sentence.words, [], number - 1
    while back >= 0:
        segment = sentence.segments[back]
        if back and is_insertion(words, segment):
            back -= 1
            continue
        ends = ends_with_subject(words, segment)
        if ends is None:
            break
        heads.append(ends)
        if back == 0 or ends[0] > segment.first or segment.before not in (",", "(", "–", "—"):
            break
        back -= 1
    if not heads or (not relative and len(heads) == 1 and back_to_back(sentence, number, heads[0])):
        return None
    return best_named(words, heads)


def is_insertion(words: tuple[Word, ...], segment: Segment) -> bool:
    first = words[segment.first]
    return (
        first.lower in PARENTHETIC
        or first.kind is Kind.NUMBER
        or is_participle(first)
        or (is_adverb(first) or first.lower in grammar.ADVERBS)
    )


def is_participle(word: Word) -> bool:
    lower = word.lower
    if lower in ("known", "born", "seen", "sent", "held", "led", "based", "paid", "given", "made", "speaking", "asked"):
        return True
    return word.is_word and len(lower) > 4 and lower.endswith(("ed", "ing")) and not word.capital


def ends_with_subject(words: tuple[Word, ...], segment: Segment) -> Indices | None:
    """The noun phrase that a segment is, or with which it ends behind marks or a speech verb."""
    start = clause_start(words, segment.first, segment.last)
    if start == segment.first:
        if words[start].lower in grammar.PREPOSITIONS | grammar.SUBORDINATORS:
            return opened(words, segment)
        if words[start].lower.endswith("ing") and words[start].lower in FORMS:
            return None
    if grammar.finite_in(words, start + 1, segment.last) is not None:
        relative = next(
            (index for index in range(start + 1, segment.last) if words[index].lower in grammar.RELATIVES), 0
        )
        return within(words, segment.first, relative) if relative else None
    return within(words, segment.first, segment.last)


def opened(words: tuple[Word, ...], segment: Segment) -> Indices | None:
    """The subject behind a phrase without a comma: "In Berlin the minister, …"."""
    if grammar.finite_in(words, segment.first + 1, segment.last) is not None:
        return None
    start = past_openers(words, segment.first, segment.last)
    plain = start < segment.last and words[start].lower in DEFINITE
    return (start, segment.last) if plain else None


def back_to_back(sentence: Sentence, number: int, head: Indices) -> bool:
    """Whether only a comma stands between a noun phrase and a verb, which then is a participle: "Rask, asked …, …"."""
    segment = sentence.segments[number - 1]
    return segment.first <= head[0] and head[1] <= segment.last


def best_named(words: tuple[Word, ...], heads: list[Indices]) -> Indices:
    """Of a noun phrase and its appositions the one that is a name, or else the first."""
    outer = heads[-1]
    if len(heads) > 1 and words[outer[0]].lower in ("one", "another"):
        return heads[-2]
    if len(heads) > 1 and not is_named(words, outer):
        return next((head for head in reversed(heads[:-1]) if is_named(words, head)), outer)
    return outer


def is_named(words: tuple[Word, ...], head: Indices) -> bool:
    """Whether a phrase ends in two or more capitals."""
    if head[1] - head[0] == 1:
        return words[head[0]].capital and words[head[0] - 1].text == ","
    return all(word.capital or word.text == "." for word in words[head[1] - 2 : head[1]])
