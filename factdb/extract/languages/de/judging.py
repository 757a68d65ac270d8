"""What sort of statement a German sentence is, and whether anybody can check it."""

from collections.abc import Iterable, Sequence
from itertools import pairwise

from factdb.extract.languages.claiming import Clause, is_numeric
from factdb.extract.languages.de import grammar
from factdb.extract.languages.de.phrases import TIMES, is_adjective
from factdb.extract.languages.de.verbs import FORMS
from factdb.extract.languages.lexicon import words
from factdb.extract.sentences import Segment, Sentence
from factdb.extract.words import Word
from factdb.rules.vocabulary import ClaimKind, Uncheckable

THINKING = words(
    "meinen glauben finden denken hoffen befürchten fürchten bedauern vermuten mutmaßen spekulieren wünschen begrüßen"
)
DEMANDING = words(
    "fordern verlangen auffordern appellieren mahnen ermahnen anmahnen bitten raten abraten empfehlen vorschlagen "
    "plädieren aufrufen anweisen anordnen wünschen beantragen befehlen warnen ermutigen ersuchen drängen"
)
PROMISING = words(
    "versprechen zusagen zusichern garantieren planen beabsichtigen erwägen verpflichten schwören anbieten"
)
MEANING_TO = PROMISING | words("ankündigen drohen vereinbaren beschließen entscheiden")
OUGHT = words(
    "soll sollen solle sollte sollten muss müssen müsse müsste müssten darf dürfen dürfe bedarf gehört gehöre brauchen "
    "braucht brauche"
)
HEARSAY = words("soll sollen solle")
LIKELY = words(
    "könnte könnten dürfte dürften vielleicht möglicherweise womöglich wahrscheinlich wohl vermutlich mutmaßlich "
    "offenbar anscheinend angeblich scheinbar scheint eventuell hoffentlich leider glücklicherweise"
)
UNREAL = words("würde würden wäre wären hätte hätten müsste müssten sollte sollten möchte möchten")
EVALUATIONS = words(
    "gut besser schlecht schlechter richtig falsch wichtig unwichtig wichtiger notwendig nötig unnötig unverzichtbar "
    "inakzeptabel unzumutbar zumutbar akzeptabel skandalös absurd lächerlich fatal verheerend hervorragend großartig "
    "schön schlimm schlimmer traurig bedauerlich enttäuschend erfreulich fair unfair gerecht ungerecht sinnvoll "
    "sinnlos unverantwortlich verantwortungslos beschämend peinlich dumm klug mutig feige gefährlich überfällig "
    "unerträglich unfassbar unglaublich unsinnig wünschenswert zufrieden stolz froh glücklich überzeugt zuversichtlich "
    "optimistisch skeptisch enttäuscht katastrophal dramatisch unehrlich verlogen vernünftig unvernünftig ärgerlich "
    "skandal schande frechheit zumutung unsinn quatsch witz wahnsinn fehler katastrophe blamage meilenstein "
    "armutszeugnis irrweg holzweg chance gefahr"
)
COPULAS = words("ist sind war waren sei seien wäre wären bleibt bleibe bleiben wird bin")
OPINING = words("denke glaube finde meine hoffe fürchte befürchte vermute sehe rechne erwarte halte wünsche freue")
OPENING_PRONOUNS = words(
    "das dies dieser diese dieses er sie wir ich ihr jener jene man darin dort damit danach daran dabei darauf dafür "
    "dagegen darum davon davor dazu dadurch darüber daraufhin deshalb deswegen daher dann so hier dessen deren "
    "sein seine seinen seinem ihre ihren ihrem ihm ihn ihnen solche beides"
)
WILL = words("werde werden wird")
MEANS_TO = words("werde will werden wollen wolle")
MINE = words("ich mein meine meinen meinem meiner meines mich mir wir uns unser unsere unseren unserem unserer")
CAUSES = words("wegen aufgrund weil infolge dank verursacht verursachte verursachten ausgelöst auslöste zurückzuführen")
QUANTITIES = words(
    "prozent million millionen milliarde milliarden hälfte drittel viertel doppelt dreimal verdoppelt halbiert "
    "verdreifacht dutzend hundert tausend hunderte tausende"
)
STANDS = words("unterstützt unterstütze befürwortet befürworte fordert fordere verlangt verlange lehnt lehne")


def verbs_of(cue: Iterable[str]) -> set[str]:
    """The speech verbs whose forms stand in a cue, with their particles where both stand there."""
    found = {form.verb for word in cue for form in FORMS.get(word, ())}
    whole = {verb.infinitive for verb in found if verb.particle and verb.particle in cue}
    return whole or {verb.infinitive for verb in found if not verb.particle or any(verb.particle in w for w in cue)}


def is_demanded(cue: Iterable[str]) -> bool:
    """Whether a cue brings what somebody wants to be so, and not what is."""
    return bool(verbs_of(cue) & (DEMANDING - {"warnen", "mahnen"}))


def infinitive_reason(cue: Iterable[str]) -> Uncheckable:
    """What an infinitive clause is, by the verb that brings it."""
    verbs = verbs_of(cue)
    if verbs & MEANING_TO:
        return Uncheckable.PROMISE
    return Uncheckable.DEMAND if verbs & DEMANDING else Uncheckable.OTHER


def points_back(of: Sequence[Word]) -> bool:
    """Whether a sentence begins with a word that only the text before explains: "Das hat er gesagt", "Darin"."""
    if of[0].lower not in OPENING_PRONOUNS:
        return False
    return of[0].lower != "das" or not (of[1].capital or is_adjective(of[1]))


def reason(clause: Clause, of: Sequence[Word]) -> Uncheckable | None:
    """Why a statement cannot be checked, None where it can. `of` is what was made of it."""
    verbs = verbs_of(clause.cue)
    lower = [word.lower for word in clause.sentence.words]
    if verbs & PROMISING or means_to(clause, lower):
        return Uncheckable.PROMISE
    if is_demanded(clause.cue) or ought(clause.sentence):
        return Uncheckable.DEMAND
    if verbs & THINKING or is_opinion(clause, lower):
        return Uncheckable.OPINION
    leans = points_back(of) or not MINE.isdisjoint(word.lower for word in of)
    return Uncheckable.OTHER if leans else None


def means_to(clause: Clause, lower: list[str]) -> bool:
    """Whether the speaker says what they will do: "ich werde", "wir wollen", reported "er werde"."""
    own = ("ich", "wir") if clause.is_direct else ("er", "sie", "man")
    return any(
        (one in own and other in MEANS_TO) or (other in own and one in MEANS_TO) for one, other in pairwise(lower)
    )


def ought(sentence: Sentence) -> bool:
    """Whether a main clause says what ought to be, or an exclamation asks for it."""
    if sentence.words[-1].text == "!":
        return True
    return any(
        word.lower in OUGHT and not (word.lower in HEARSAY and is_hearsay(sentence, segment))
        for segment in sentence.segments
        if segment.first == 0 or not grammar.is_subordinate(sentence, segment)
        for word in sentence.words[segment.first : segment.last]
    )


def is_hearsay(sentence: Sentence, segment: Segment) -> bool:
    """Whether "soll" says that something is said to have happened: "soll gestohlen haben"."""
    before, last = sentence.words[max(segment.first, segment.last - 2) : segment.last][-2:]
    return last.lower in ("haben", "sein") and (is_participle(before.lower) or before.lower == "worden")


def is_opinion(clause: Clause, lower: list[str]) -> bool:
    if not LIKELY.isdisjoint(lower) or (clause.is_direct and not UNREAL.isdisjoint(lower)):
        return True
    thinks = not OPINING.isdisjoint(lower) and not {"ich", "er", "sie", "wir"}.isdisjoint(lower)
    return thinks or is_evaluation(clause.sentence)


def is_evaluation(sentence: Sentence) -> bool:
    """Whether a clause with "ist" or the like judges: "Das ist falsch", "ist ein Skandal"."""
    for segment in sentence.segments:
        inside = {word.lower for word in sentence.words[segment.first : segment.last]}
        if COPULAS & inside and EVALUATIONS & inside:
            return True
    return False


def kind(of: tuple[Word, ...], why_not: Uncheckable | None) -> ClaimKind:
    """What sort of statement a sentence is, by its verb, its numbers and its connecting words."""
    lower = [word.lower for word in of]
    if why_not in (Uncheckable.DEMAND, Uncheckable.OPINION):
        return ClaimKind.POSITION
    if why_not is Uncheckable.PROMISE or is_future(lower):
        return ClaimKind.PREDICTION
    if not CAUSES.isdisjoint(lower):
        return ClaimKind.CAUSAL
    if is_numeric(of, QUANTITIES, TIMES):
        return ClaimKind.NUMERICAL
    return ClaimKind.POSITION if not STANDS.isdisjoint(lower) else ClaimKind.EVENT


def is_future(lower: list[str]) -> bool:
    """Whether "werden" goes with an infinitive, and with no participle as in a passive."""
    if WILL.isdisjoint(lower):
        return False
    rest = [word for word in lower if word not in WILL]
    passive = any(is_participle(word) for word in rest)
    infinitive = any(grammar.BARE_INFINITIVE.match(word) for word in rest[-1:])
    return infinitive and not passive


def is_participle(lower: str) -> bool:
    """Whether a word is a participle, of a weak or a strong verb."""
    if any(form.participle for form in FORMS.get(lower, ())) or grammar.is_participle(lower):
        return True
    starts = lower.startswith(("ge", "be", "ver", "er", "ent", "zer")) or any(
        lower[:place] in grammar.PREFIXES and lower.startswith("ge", place) for place in range(2, min(8, len(lower)))
    )
    return starts and lower.endswith(("en", "t")) and len(lower) > 4
