"""The closed classes of French, how its words are cut, and which words are finite verbs."""

import re

from factdb.extract.languages.lexicon import words
from factdb.extract.words import Word, cut_by

ELIDED = r"(?:[ldcjmnst]|(?:lors|puis|jus|quoi)?qu)"  # "l’Assemblée", "qu’il"
ATTACHED = r"(?:ils?|elles?|on)"  # "a-t-il", "dit-elle"
PIECES = cut_by(
    rf"(?i:{ELIDED})['’](?=[^\W_])"
    rf"|[^\W_]+(?:(?!-(?:t-)?{ATTACHED}\b)[-'’&.](?=[^\W_])[^\W_]+)*(?:-(?!(?:t-)?{ATTACHED}\b))?"
    rf"|-t-(?={ATTACHED}\b)"
)


def both(listed: str) -> frozenset[str]:
    """A set of whole words, those with an apostrophe in both ways of writing it."""
    return words(listed) | words(listed.replace("'", "’"))


DEFINITE = both("le la les l' ce cet cette ces")
CONTRACTED = words("au aux du")
ARTICLES = DEFINITE | both(
    "un une des du au aux son sa ses leur leurs notre nos votre vos mon ma mes plusieurs certains certaines quelques "
    "chaque deux trois quatre cinq six sept huit neuf dix autre autres nombreux"
)
OF = both("de du des d'")
PRONOUNS = words("il elle ils elles on lui eux celui-ci celle-ci ceux-ci celles-ci")
OTHER_PRONOUNS = both("je j' tu nous vous ça cela ceci c' ce qui que qu' dont où quoi rien tout tous")
CLITICS = both("me m' te t' se s' le la les l' lui leur nous vous y en")
REFLEXIVES = both("se s'")
OF_OR_ARTICLE = OF | ARTICLES
NEGATIONS = both("ne n'")
THAT = both("que qu'")
PREPOSITIONS = both(
    "à au aux dans en par pour sur sous avec sans chez vers contre entre depuis pendant durant devant derrière lors "
    "après avant dès selon d'après malgré via envers parmi outre hors jusque jusqu' auprès face suite"
)
SUBORDINATORS = both(
    "que qu' qui dont où quand lorsque lorsqu' si s' comme alors puisque puisqu' parce tandis afin bien quoique"
)
CONJUNCTIONS = words("et mais ou donc or ni car puis")
HAVE = words("a ont avait avaient eut eurent")
BE = words("est sont était étaient fut furent")
PLURAL = words("ont avaient eurent sont étaient furent")
SINGULAR = both("le la l' un une ce cet cette son sa notre votre il elle")
ADVERBS = words(
    "également aussi encore ensuite alors ainsi toutefois cependant déjà enfin notamment pourtant néanmoins d'abord "
    "même bien toujours aussitôt plutôt tout simplement longuement hier aujourd'hui aujourd’hui d’abord sobrement"
)
TIMES = words(
    "lundi mardi mercredi jeudi vendredi samedi dimanche hier avant-hier aujourd'hui aujourd’hui demain matin soir "
    "midi semaine mois année an jour jours janvier février mars avril mai juin juillet août septembre octobre novembre "
    "décembre weekend week-end matinée soirée après-midi"
)
ASIDES = both("pour sa part de son côté quant à lui elle eux leur leurs par ailleurs en outre au contraire")
MENT = words(
    "gouvernement parlement département mouvement établissement document monument événement évènement logement "
    "bâtiment médicament argument élément appartement règlement comportement enseignement rassemblement licenciement "
    "changement financement moment jugement paiement traitement équipement développement engagement versement "
    "arrondissement régiment sentiment vêtement placement fonctionnement isolement reclassement"
)  # nouns that end as adverbs do
FINITE = (
    HAVE
    | BE
    | words(
        "sera seront serait seraient aura auront aurait auraient va vont ira iront irait doit doivent devait devra "
        "devrait "
        "devraient peut peuvent pouvait pourra pourrait pourraient veut veulent voulait fait font faisait fera faut "
        "fallait faudra faudrait reste restent restait suit suffit suffisent manque manquent vient viennent tient "
        "tiennent prend prennent met mettent permet permettent dure durent baisse baissent augmente augmentent attend "
        "attendent commence commencent continue continuent existe existent concerne concernent risque risquent"
    )
)
FINITE_ENDING = re.compile(r"\w{2,}(?:era|eront|ait|aient|irent|èrent|iront|ira|rait|raient)$")
NO_FINITE = words("fait lait souhait retrait portrait extrait trait attrait parfait opéra caméra")


def is_finite(word: Word) -> bool:
    """Whether a word is surely a finite verb, by list or by ending."""
    if not word.is_word or word.capital:
        return False
    return word.lower in FINITE or (bool(FINITE_ENDING.match(word.lower)) and word.lower not in NO_FINITE)


def has_finite(stretch: tuple[Word, ...]) -> bool:
    return any(is_finite(word) for word in stretch)


def is_adverb(word: Word) -> bool:
    return word.lower in ADVERBS or (word.lower.endswith("ment") and len(word.lower) > 6 and word.lower not in MENT)
