"""Texts: German and English sentences without sense, with umlauts, quotation marks, dashes and numbers, of lengths as
they occur in news."""

from random import Random

LANGUAGES = ("de", "en", "fr")
WORDS = {
    "de": "der die das Regierung Brücke über für Bürgermeisterin müsse erklärte Behörde „sofort“ Prüfung Haushalt"
    " größer können Straße Mehrheit Zahlen Millionen Jahren nicht wäre geäußert Opposition Bericht laut Sprecher"
    " Träger Verträge Maßnahmen Gewässer Übergang dürfe gestern 2021 17,5 Prozent – weshalb Gemeinde Kläger hätten",
    "en": 'the of report minister "never" bridge water council said budget would not million people year evidence'
    " court witness figures percent agency plan company’s workers between against since during inquiry “clearly” –"
    " rising former police statement record 2021 12.4 because without letter their first",
    "fr": "le la les gouvernement « jamais » été où préfète façon rapport déclaré années élus très marché eau loi"
    " contre depuis hausse père près dès sûreté œuvre – millions chiffres mairie débat",
    "given": "Anna Jürgen Zoë Mehmet Łukasz Inès Søren Maria Thomas Aylin Peter Grete Hélène Ömer Sofia Karl",
    "family": "Müller Schröder O’Neill Kowalski Yıldız García Weiß Lindqvist Okafor Dubois Haas Novák Krüger Smith",
    "bodies": "Ministerium Stadtrat Verband Agency Council Institut Union Gewerkschaft Syndicat Behörde",
}
VOCABULARY = {kind: words.split() for kind, words in WORDS.items()}
GIVEN, FAMILY, BODIES = VOCABULARY["given"], VOCABULARY["family"], VOCABULARY["bodies"]
TITLES = ("Sprecherin", "minister", "Vorsitzender", "chief negotiator", "Bürgermeister", "préfète", "analyst")


def words(random: Random, language: str, about: float) -> str:
    """About so many words: the logarithm of their number is normally distributed."""
    number = max(3, min(int(random.lognormvariate(about, 0.5)), 120))
    return " ".join(random.choices(VOCABULARY[language], k=number))


def sentence(random: Random, language: str, about: float = 2.7) -> str:
    """A sentence; 2.7 gives some fifteen words, most of them between eight and thirty."""
    return f"{words(random, language, about).capitalize()}."


def person(random: Random) -> str:
    return f"{random.choice(GIVEN)} {random.choice(FAMILY)}"
