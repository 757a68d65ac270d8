"""What a German news text states in its own voice: past events and figures of named actors, nothing else."""

from factdb.extract.languages.claiming import Statement, finished, is_numeric, rendered
from factdb.extract.languages.de import grammar, judging
from factdb.extract.languages.de.cues import cues
from factdb.extract.languages.de.people import PEOPLE
from factdb.extract.languages.de.phrases import TIMES
from factdb.extract.languages.de.subjects import subject_of
from factdb.extract.languages.lexicon import words
from factdb.extract.names import is_institution, is_role
from factdb.extract.sentences import Sentence
from factdb.extract.words import Kind, Word

SHORTEST, LONGEST = 5, 45  # words
MODALS = words(
    "soll sollen sollte sollten kann können könnte könnten mag mögen muss müssen darf dürfen dürfte dürften will wollen"
)
PERFECT = words("hat haben hatte hatten ist sind war waren wurde wurden")
STRONG_PAST = words(
    "gab gaben ging gingen kam kamen stand standen lag lagen blieb blieben ließ ließen sah sahen fand fanden hielt "
    "hielten nahm nahmen traf trafen trat traten lief liefen sprach brachte brachten zog zogen fiel fielen begann "
    "begannen verlor schloss bestand bestanden stieg stiegen sank sanken starb starben wuchs erhielt erhielten "
    "verließ rief riefen griff griffen schlug schlugen trug trugen bekam bekamen flog flogen fuhr fuhren begab "
    "entschied entschieden gewann gewannen unterlag schrieb schrieben beschloss beschlossen unterschrieb "
    "unterzeichnete unterzeichneten"
)


def told(sentence: Sentence, names: frozenset[str]) -> Statement | None:
    """What a sentence that nobody else says states, where it can be checked."""
    if not is_plain(sentence) or cues_reports(sentence):
        return None
    finite = grammar.finite_at(sentence, sentence.segments[0])
    if finite is None or not grammar.is_indicative(sentence.words[finite]) or hedged(sentence):
        return None
    subject = subject_of(sentence, 0, finite, "main")[0]
    if subject is None or not is_named(sentence.words[slice(*subject)], names):
        return None
    is_past = happened(sentence, finite)
    if not is_past and not is_numeric(sentence.words, judging.QUANTITIES, TIMES):
        return None
    rules = ("outlet's own voice", "past event" if is_past else "figure")
    return Statement(finished(rendered(sentence.words)), judging.kind(sentence.words, None), None, rules)


def is_plain(sentence: Sentence) -> bool:
    """Whether a sentence is a declarative one without words in marks that stands alone."""
    of = sentence.words
    if of[-1].text != "." or not SHORTEST <= len(of) <= LONGEST or not of[0].text[0].isupper():
        return False
    if any(word.is_quotation for word in of) or grammar.is_subordinate(sentence, sentence.segments[0]):
        return False
    return not judging.points_back(of)


def cues_reports(sentence: Sentence) -> bool:
    """Whether a verb of the sentence brings somebody's words, though no quote was found for it."""
    return any({"q", "t"} <= set(cue.takes) and cue.clause == "main" for cue in cues(sentence))


def hedged(sentence: Sentence) -> bool:
    """Whether a sentence reports, judges or guesses."""
    lower = {word.lower for word in sentence.words}
    if lower & (judging.LIKELY | judging.UNREAL | MODALS) or judging.is_evaluation(sentence):
        return True
    return any(grammar.has_konjunktiv(sentence, segment) for segment in sentence.segments)


def is_named(subject: tuple[Word, ...], names: frozenset[str]) -> bool:
    """Whether a subject is somebody known: a name, an institution, an office or a group."""
    return any(
        word.text in names
        or is_institution(word.lower, PEOPLE)
        or word.lower in PEOPLE.governments
        or is_role(word.lower, PEOPLE)
        or word.lower.endswith(PEOPLE.groups)
        for word in subject
        if word.capital and word.kind is Kind.WORD and word.lower not in grammar.ARTICLES
    )


def happened(sentence: Sentence, finite: int) -> bool:
    """Whether the verb tells of something past: in the preterite, the perfect or the passive."""
    verb = sentence.words[finite].lower
    segment = sentence.segments[0]
    if verb in PERFECT:
        rest = sentence.words[finite + 1 : segment.last]
        return any(not word.capital and judging.is_participle(word.lower) for word in rest[-2:])
    return verb in STRONG_PAST or (bool(grammar.REGULAR_PAST.match(verb)) and verb not in grammar.NOT_VERBS)
