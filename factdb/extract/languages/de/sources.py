"""German source phrases: laut X, nach Angaben von X, X zufolge, so X. What they cover is the clause they stand in."""

from collections.abc import Iterator

from factdb.extract.candidates import Span
from factdb.extract.drafts import Draft, without
from factdb.extract.languages.de import grammar
from factdb.extract.languages.de.clauses import extent, last_word
from factdb.extract.languages.de.moods import matrix_subject
from factdb.extract.languages.de.phrases import noun_phrase, nucleus
from factdb.extract.languages.lexicon import endings, words
from factdb.extract.sentences import Segment, Sentence
from factdb.extract.words import Word
from factdb.rules.vocabulary import Mode

SOURCE_NOUNS = words(
    "vorhersage vorhersagen ankündigung ankündigungen planung planungen plänen vorstellung vorstellungen "
    "version beobachtungen kenntnissen analyse analysen gutachten untersuchung untersuchungen vorwürfen "
    "hinweisen gesetzentwurf entwurf angaben angabe worten ansicht auffassung meinung einschätzung "
    "informationen information aussage aussagen darstellung überzeugung erkenntnissen berichten bericht "
    "schätzung schätzungen berechnungen mitteilung erklärung medienberichten medienangaben polizeiangaben "
    "agenturangaben behördenangaben presseberichten zeitungsberichten augenzeugenberichten regierungsangaben "
    "militärangaben unternehmensangaben meldung meldungen agenturmeldungen umfrage umfragen studie statistik "
    "recherchen einschätzungen ansichten auskunft vermutungen vermutung agenturberichten augenzeugen "
    "zeugenaussagen krankenhausangaben pressemitteilung ermittlungen urteil hochrechnungen bekunden dafürhalten "
    "prognosen prognose lesart vernehmen endergebnis studien dokument dokumente dokumenten plan lagebericht "
    "presseerklärung veröffentlichung veröffentlichungen zeugenangaben herstellerangaben veranstalterangaben darlegung"
)
COMPOUNDS = endings(
    "berichten angaben meldungen meinung ansicht einschätzung bericht erkenntnissen informationen studie umfrage "
    "entwurf umfragen studien aussagen auskunft schätzungen berechnungen darstellung statistik"
)


OWNED = words(  # what somebody found out; without an owner it is nobody's word
    "erkenntnissen kenntnissen ermittlungen untersuchungen plänen planungen beobachtungen recherchen untersuchung"
)


def sourced(sentence: Sentence) -> list[Draft]:
    """Drafts for the source phrases of a sentence."""
    found: list[Draft] = []
    if FINDERS.keys().isdisjoint(sentence.vocabulary):
        return found
    for number, segment in enumerate(sentence.segments):
        for phrase in phrases(sentence, segment):
            draft = covered(sentence, number, *phrase)
            if draft:
                found.append(draft)
                break
    return found


Phrase = tuple[
    Span, tuple[int, int], int, int
]  # the cue's place, the mention's word indices, first and last index of the phrase


def phrases(sentence: Sentence, segment: Segment) -> Iterator[Phrase]:
    words = sentence.words
    for index in range(segment.first, segment.last):
        lower = words[index].lower
        finder = FINDERS.get(lower)
        found = finder(sentence, segment, index) if finder else None
        if found:
            yield (words[index].start, words[index].end), *found


def according(sentence: Sentence, segment: Segment, index: int) -> tuple[tuple[int, int], int, int] | None:
    """laut X"""
    end = noun_phrase(sentence.words, index + 1, segment.last)
    if end is None or (sentence.words[index].capital and index > 0):
        return None
    return (index + 1, end), index, end


def in_keeping(sentence: Sentence, segment: Segment, index: int) -> tuple[tuple[int, int], int, int] | None:
    """gemäß X, where X is what somebody told: no law, motto or habit"""
    found = according(sentence, segment, index)
    nouns = sentence.words[index + 1 : found[0][1]] if found else ()
    return found if any(word.capital and is_source_noun(word.lower) for word in nouns) else None


def following_noun(sentence: Sentence, segment: Segment, index: int) -> tuple[tuple[int, int], int, int] | None:
    """nach Angaben X, nach Ansicht von X; and X nach behind a possessive (seiner Ansicht nach)"""
    words = sentence.words
    behind = preceding_noun(sentence, segment, index)
    if behind:
        return behind
    for noun in range(index + 1, min(index + 5, segment.last)):
        if words[noun].capital and is_source_noun(words[noun].lower):
            if noun > index + 1 and is_owner(words[index + 1 : noun]):
                return (index + 1, noun), index, noun + 1
            return named_source(sentence, segment, index, noun)
        if words[noun].capital and not is_owner(words[index + 1 : noun + 1]):
            break
    return None


def is_owner(names: tuple[Word, ...]) -> bool:
    """Whether names stand in the genitive before what they own: "nach Brandts Angaben", "nach Anna Brandts Ansicht"."""
    return all(name.capital for name in names) and (names[-1].lower[-1] in "szxß’'" or len(names) == 1)


def is_source_noun(lower: str) -> bool:
    return lower in SOURCE_NOUNS or lower.endswith(COMPOUNDS)


def named_source(
    sentence: Sentence, segment: Segment, index: int, noun: int
) -> tuple[tuple[int, int], int, int] | None:
    words = sentence.words
    start = noun + 1
    if start < segment.last and words[start].lower in ("von", "vom", "aus", "durch"):
        start += 1
    end = noun_phrase(words, start, segment.last) if start > noun + 1 or genitive(sentence, start, segment) else None
    if end is None and words[noun].lower in OWNED and words[noun - 1].lower not in grammar.ARTICLES - {"den"}:
        return None
    if end is None:
        whole = nucleus(words, index + 1, segment.last) or noun + 1
        return (index + 1, whole), index, whole
    return (start, end), index, end


def genitive(sentence: Sentence, start: int, segment: Segment) -> bool:
    if start >= segment.last:
        return False
    word = sentence.words[start]
    return (
        word.lower in grammar.GENITIVE
        or word.capital
        or word.is_quotation
        or (word.lower.endswith("er") and word.lower not in grammar.PREPOSITIONS)
    )


def preceding_noun(sentence: Sentence, segment: Segment, index: int) -> tuple[tuple[int, int], int, int] | None:
    """seiner Ansicht nach"""
    words = sentence.words
    if index < segment.first + 2 or not is_source_noun(words[index - 1].lower) or not words[index - 1].capital:
        return None
    start = index - 1
    while start > segment.first and (
        words[start - 1].lower in grammar.ARTICLES or words[start - 1].lower.endswith(("er", "en"))
    ):
        start -= 1
    return ((start, index), start, index + 1) if start < index - 1 else None


def postposed(sentence: Sentence, segment: Segment, index: int) -> tuple[tuple[int, int], int, int] | None:
    """X zufolge"""
    for start in range(max(segment.first, index - 16), index):
        if sentence.words[start - 1].capital and start > segment.first and sentence.words[start].capital:
            continue
        if noun_phrase(sentence.words, start, index) == index:
            return (start, index), start, index + 1
    return None


def so_told(sentence: Sentence, segment: Segment, index: int) -> tuple[tuple[int, int], int, int] | None:
    """so X, as a segment of its own"""
    if index != segment.first or segment.before not in (",", "–", "—", "-", "("):
        return None
    start = index + 1
    if start < segment.last and sentence.words[start].lower in ("etwa", "zumindest", "jedenfalls"):
        start += 1
    end = noun_phrase(sentence.words, start, segment.last)
    if end is None or any(grammar.is_indicative(word) for word in sentence.words[end : segment.last]):
        return None
    if grammar.finite_at(sentence, segment) is not None and segment.last - end > 6:
        return None
    return (start, end), index, segment.last


def hence(_sentence: Sentence, segment: Segment, index: int) -> tuple[tuple[int, int], int, int] | None:
    """demnach: it points back to a source and names nobody itself"""
    return ((index, index + 1), index, index + 1) if index < segment.last else None


FINDERS = {
    "demnach": hence,
    "laut": according,
    "nach": following_noun,
    "gemäß": in_keeping,
    "zufolge": postposed,
    "so": so_told,
}


def covered(sentence: Sentence, number: int, cue: Span, named: tuple[int, int], first: int, last: int) -> Draft | None:
    """The draft of a source phrase: its clause without the phrase."""
    words = sentence.words
    span = scope(sentence, number)
    last = max(last, first_field(sentence, number, first))
    cut = (words[first].start, words[min(last, len(words)) - 1].end)
    if words[first].lower == "so":
        cut = (words[first].start, words[so_stop(sentence, number)].end)
    parts = tuple(part for part in (edges(sentence, part) for part in without(span, cut)) if part)
    if not parts or sum(end - start for start, end in parts) < 10:
        return None
    mention = (words[named[0]].start, words[named[1] - 1].end)
    if words[named[0]].lower.startswith("eigene"):
        mention = matrix_subject(sentence) or mention
    if words[first].lower == "demnach":
        return Draft(sentence.number, parts, Mode.INDIRECT, ("demnach",), (cue,), nameless=True)
    return Draft(
        sentence.number, parts, Mode.INDIRECT, (f"source phrase ({words_at(sentence, cue)})",), (cue,), mention
    )


def first_field(sentence: Sentence, number: int, first: int) -> int:
    """Where the verb stands, if a source phrase opens its main clause: in German all before the verb is one phrase
    ("Laut einer Umfrage unter Lehrern des Landes fehlt Geld"); 0 elsewhere."""
    segment = sentence.segments[number]
    if first != segment.first or number or grammar.is_subordinate(sentence, segment):
        return 0
    return grammar.finite_at(sentence, segment) or 0


def so_stop(sentence: Sentence, number: int) -> int:
    """The index of the last word of "so X" with the appositions and relative clauses after X."""
    last = sentence.segments[number].last - 1
    for segment in sentence.segments[number + 1 :]:
        if not belongs_to_name(sentence, segment):
            break
        last = segment.last - 1
    return last


def belongs_to_name(sentence: Sentence, segment: Segment) -> bool:
    """Whether a segment is an apposition or relative clause to the name before it, not what goes on behind."""
    first = sentence.words[segment.first]
    if grammar.is_subordinate(sentence, segment):
        return grammar.opening(sentence, segment) in grammar.RELATIVES
    stands_for = first.capital or first.lower in grammar.ARTICLES or segment.before in "()"
    return stands_for and grammar.finite_at(sentence, segment) is None


def words_at(sentence: Sentence, cue: Span) -> str:
    return next(word.lower for word in sentence.words if word.start == cue[0])


def scope(sentence: Sentence, number: int) -> Span:
    """What a source phrase covers: its sentence, or the subordinate clause in which it stands."""
    segment = sentence.segments[number]
    if number and grammar.is_subordinate(sentence, segment) and segment.before != ";":
        return extent(sentence, number, None)
    return between_semicolons(sentence, number)


def between_semicolons(sentence: Sentence, number: int) -> Span:
    """The part of a sentence around a segment that semicolons set apart."""
    start, end = sentence.start, last_word(sentence)
    for place, segment in enumerate(sentence.segments):
        if segment.before == ";" and place <= number:
            start = sentence.words[segment.first].start
        elif segment.before == ";":
            return start, sentence.words[sentence.segments[place - 1].last - 1].end
    return start, end


def edges(sentence: Sentence, part: Span) -> Span | None:
    """A part without the punctuation at its edges."""
    inside = [word for word in sentence.words if part[0] <= word.start and word.end <= part[1]]
    kept = [word for word in inside if word.is_word or word.is_quotation or word.text[0].isalnum()]
    return (kept[0].start, kept[-1].end) if kept else None
