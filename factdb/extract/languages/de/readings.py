"""German clauses that are read somewhere: "In dem Brief steht, …", "auf der Seite ist zu lesen, dass …"."""

from factdb.extract.candidates import Span
from factdb.extract.drafts import Draft
from factdb.extract.languages.de import grammar
from factdb.extract.languages.de.clauses import extent, is_bare_clause
from factdb.extract.languages.de.phrases import noun_phrase
from factdb.extract.languages.de.subjects import place_of
from factdb.extract.languages.lexicon import endings, words
from factdb.extract.sentences import Segment, Sentence
from factdb.rules.vocabulary import Mode

STANDING = words("steht stand")
BEING = words("ist war sei")
READ = words("lesen hören erfahren entnehmen")
PLACES = words("in im auf bei beim aus dem der")
READABLE = endings(
    "bericht erklärung mitteilung stellungnahme schreiben brief dokument urteil meldung antrag entwurf gutachten text "
    "nachricht seite website webseite homepage protokoll vertrag gesetz zeitung artikel beitrag papier studie vermerk "
    "begründung anklage anklageschrift aufruf post buch konzept programm akte akten unterlagen"
)


def readings(sentence: Sentence) -> list[Draft]:
    """Drafts of what stands in a document, whose words name it."""
    for number, segment in enumerate(sentence.segments[:-1]):
        cue = reading_at(sentence, segment)
        document = document_in(sentence, segment) if cue is not None else None
        if cue is None or document is None or not is_content(sentence, number + 1):
            continue
        word = sentence.words[cue]
        span = extent(sentence, number + 1, None)
        return [
            Draft(sentence.number, (span,), Mode.INDIRECT, ("read in a document",), ((word.start, word.end),), document)
        ]
    return []


def reading_at(sentence: Sentence, segment: Segment) -> int | None:
    """Where "steht" stands, or the infinitive in "ist … zu lesen"."""
    inside = range(segment.first, segment.last)
    if any(sentence.words[index].lower in BEING for index in inside):
        last = segment.last - 1
        read = sentence.words[last].lower in READ and sentence.words[last - 1].lower == "zu"
        return last if read else None
    return next((index for index in inside if sentence.words[index].lower in STANDING), None)


def document_in(sentence: Sentence, segment: Segment) -> Span | None:
    for index in range(segment.first, segment.last - 1):
        if sentence.words[index].lower not in PLACES:
            continue
        end = noun_phrase(sentence.words, index + 1, segment.last)
        nouns = sentence.words[index + 1 : end] if end else ()
        if end and any(word.capital and word.lower.endswith(READABLE) for word in nouns):
            return place_of(sentence, (index + 1, end))
    return None


def is_content(sentence: Sentence, number: int) -> bool:
    """Whether a clause with dass, or one in the Konjunktiv, begins at this segment."""
    segment = sentence.segments[number]
    if grammar.opening(sentence, segment) in grammar.CONTENT:
        return True
    return is_bare_clause(sentence, number) and grammar.has_konjunktiv(sentence, segment)
