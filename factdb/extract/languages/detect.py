"""Which language a text is in, by the commonest small words of each, or by its script."""

from collections import Counter

from factdb.extract.words import words_of

SAMPLE = 20_000  # characters that are looked at
FEWEST = 3  # small words that must be seen
LEAST = 0.08  # their share of all words
CLOSEST = 1.25  # how much better the best must be than the next

SMALL_WORDS = {
    "de": "der die das und in zu den von mit ist des im für auf dem nicht ein eine als auch es an werden aus er "
    "hat dass sie nach wird bei einer um am sind noch wie einem über einen so zum war haben nur oder aber "
    "vor zur bis mehr durch man",
    "en": "the of and to in is that for it was on with as at by be this had not are but from or have an they "
    "which one were all their there been if would who he his she her has said will we its after about more "
    "than when into",
    "fr": "le la les de des et un une du en est que qui dans pour pas sur au ce il elle par plus avec ne se sont "
    "cette aux ou mais comme été son ses leur nous vous",
    "es": "el la los las de del y un una en que es por con no se para al lo como más su sus pero o ha este esta "
    "son fue también muy ya hay",
    "it": "il lo la gli le di del della e un una in che è per con non si da al come più ma sono nel alla dei "
    "anche questo ha ci",
    "pt": "o a os as de do da dos das e um uma em que é por com não se para ao como mais mas são no na foi pelo "
    "também ou seu sua",
    "nl": "de het een en van in is dat op te zijn met voor niet aan er om ook als bij maar door naar uit nog "
    "wordt heeft werd deze",
    "pl": "i w z na że się nie do jest o jak po to przez od za dla są oraz tym ale co był przed ma jego",
    "sv": "och att det som en på är av för med den till inte om ett har de men var från vi så kan när",
    "tr": "ve bir bu da de için ile olarak daha çok olan gibi en ancak kadar sonra olduğu ne ya her",
    "ru": "и в не на что с по как из к у за от но для это его а он о так же бы был она они",
    "uk": "і в не на що з у та до як за від але для це його є він про які був також або",
}
TELLING = {language: frozenset(listed.split()) for language, listed in SMALL_WORDS.items()}


def detect_language(text: str) -> str | None:
    """The BCP 47 code of a text's language, None where it cannot be told. It may be one without a language pack."""
    seen = [word.lower for word in words_of(text[:SAMPLE]) if word.is_word]
    counts = Counter(seen)
    scores = {language: sum(counts[word] for word in small) for language, small in TELLING.items()}
    ranked = sorted(scores.items(), key=lambda item: -item[1])
    (best, hits), (_, next_hits) = ranked[0], ranked[1]
    if hits < FEWEST or hits < LEAST * len(seen) or hits < CLOSEST * next_hits:
        return None
    return best
