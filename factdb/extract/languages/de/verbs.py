"""German verbs that bring somebody's words, with the forms in which news uses them.

`takes` says what may follow: q words in marks, d a clause with dass, ob or a question word, b a bare clause,
i an infinitive with zu, f quoted fragments inside the sentence ("nannte das »unzumutbar«"), t marks verbs of telling,
which may refer back ("Das teilte er mit") and make a link in a chain of attribution.
"""

from dataclasses import dataclass

WEAK = """
sagen:qdbt mit|teilen:qdbt erklären:qdbift berichten:qdbft betonen:qdbft behaupten:qdbit melden:qdbt versichern:qdbit
äußern:qdbft ergänzen:qdbft fragen:qdb antworten:qdb erwidern:qdb entgegnen:qdb kontern:qdb meinen:qdbf warnen:qdbif
fordern:qdbif verlangen:dif kritisieren:qdbft bemängeln:qdbf beklagen:qdbif loben:qdf begrüßen:qdf erläutern:qdbt
begründen:qdf drängen:i kommentieren:qdbf an|kündigen:qdbit verkünden:qdbit bestätigen:qdbt bekräftigen:qdbit
unterstreichen:d
vermuten:qdb glauben:qdb hoffen:qdbi befürchten:qdbi fürchten:qdbi prophezeien:qdb prognostizieren:qdb mahnen:qdbif
appellieren:qdbi drohen:qdbif dementieren:qdt leugnen:qdi resümieren:qdb bilanzieren:qdb konstatieren:qdb erzählen:qdb
schildern:qdbf plädieren:qdif argumentieren:qdb präzisieren:qdb informieren:d twittern:qdb posten:qdb zitieren:qbf
betiteln:f signalisieren:qdb vor|schlagen:qdbi ein|räumen:qdbit erwarten:d rechnen:d ermahnen:qdi mutmaßen:qdb
spekulieren:qdb schwärmen:qdbf spotten:qdbf höhnen:qdb scherzen:qdb jubeln:qdb klagen:qdbf schimpfen:qdbf flüstern:qdb
murmeln:qdb wettern:qdbf stöhnen:qdb seufzen:qdb lästern:qdbf frohlocken:qdb nach|fragen:qd nach|haken:qd
hinzu|fügen:qdb dar|legen:qd dar|stellen:d fest|stellen:qdbt klar|stellen:qdbt unterstellen:dif vor|rechnen:qd
aus|führen:qdb an|mahnen:if an|merken:qdb bemerken:qdb urteilen:qdbf folgern:qdb verdeutlichen:qdb diagnostizieren:qdb
formulieren:qdbf freuen:q bedauern:qdbi verteidigen:f beteuern:qdbit garantieren:d zu|sichern:di zu|sagen:di
bezeichnen:f titulieren:f charakterisieren:f würdigen:qf verurteilen:qf rügen:qdf tadeln:qdf monieren:qdbf
rechtfertigen:f erinnern:qd schätzen:qdb kalkulieren:d raunen:qdb protestieren:qd vermelden:qdbt
enthüllen:qd offenbaren:qdb verraten:qdbt dokumentieren:d übermitteln:q empfehlen:qdbi ermutigen:i auf|fordern:qdif
beantragen:di ersuchen:i zu|stimmen:q verfügen:d beschuldigen:dif bezichtigen:if verdächtigen:i vor|halten:df
bezweifeln:d zweifeln:d an|prangern:df recherchieren:d philosophieren:q grübeln:q witzeln:qb polemisieren:qf
poltern:qbf feiern:f brandmarken:f beschimpfen:f diffamieren:f beharren:qdi insistieren:qd bilanzieren:qdb
analysieren:qdb an|ordnen:di vereinbaren:di planen:i beabsichtigen:i erwägen:i verlautbaren:qdbt rapportieren:qd
notieren:qd wünschen:di bekunden:qdbf betrachten:f werten:f bewerten:f ein|stufen:f deuten:f an|führen:qdb
an|deuten:qdbt nahe|legen:d hervor|heben:qdf verpflichten:i
weissagen:q beschwören:qf schwören:qdbi quittieren:f suggerieren:qdb versprechen:qdbi verlauten:qdbt
"""

STRONG = """
aus|gehen:ging:gegangen:geht:db entscheiden:entschied:entschieden:entscheidet:dit
beschließen:beschloss:beschlossen:beschließt:dit schreiben:schrieb:geschrieben:schreibt:qdbft
bekannt|geben:gab:gegeben:gibt:qdbt an|geben:gab:gegeben:gibt:qdbit zu|geben:gab:gegeben:gibt:qdbit
nennen:nannte:genannt:nennt:f sprechen:sprach:gesprochen:spricht:qf aus|sprechen:sprach:gesprochen:spricht:dif
versprechen:versprach:versprochen:verspricht:qdbi widersprechen:widersprach:widersprochen:widerspricht:qdb
vor|werfen:warf:geworfen:wirft:dbif ein|werfen:warf:geworfen:wirft:qd rufen:rief:gerufen:ruft:q
auf|rufen:rief:gerufen:ruft:qif zu|rufen:rief:gerufen:ruft:q aus|rufen:rief:gerufen:ruft:q raten:riet:geraten:rät:qdbi
ab|raten:riet:geraten:rät:qi hin|weisen:wies:gewiesen:weist:qdb zurück|weisen:wies:gewiesen:weist:qdf
verweisen:verwies:verwiesen:verweist:d an|weisen:wies:gewiesen:weist:i aus|schließen:schloss:geschlossen:schließt:qdi
schließen:schloss:geschlossen:schließt:qd halten:hielt:gehalten:hält:f sehen:sah:gesehen:sieht:f
an|sehen:sah:gesehen:sieht:f an|nehmen:nahm:genommen:nimmt:dbt entgegen|setzen:setzte:gesetzt:setzt:d
hervor|gehen:ging:gegangen:geht:dbt bitten:bat:gebeten:bittet:qdif
befehlen:befahl:befohlen:befiehlt:qdi denken:dachte:gedacht:denkt:qdb finden:fand:gefunden:findet:qdb
befinden:befand:befunden:befindet:qdb empfinden:empfand:empfunden:empfindet:f gestehen:gestand:gestanden:gesteht:qdbi
bestreiten:bestritt:bestritten:bestreitet:qdi bekennen:bekannte:bekannt:bekennt:qdi
erkennen:erkannte:erkannt:erkennt:d ein|wenden:wandte:gewandt:wendet:qdb empfehlen:empfahl:empfohlen:empfiehlt:qdbi
heißen:hieß:geheißen:heißt:qdb schreien:schrie:geschrien:schreit:q beschreiben:beschrieb:beschrieben:beschreibt:qf
zu|schreiben:schrieb:geschrieben:schreibt:f unterstreichen:unterstrich:unterstrichen:unterstreicht:qdb
hervor|heben:hob:gehoben:hebt:qdf vor|schlagen:schlug:geschlagen:schlägt:qdbi vor|tragen:trug:getragen:trägt:qd
kund|tun:tat:getan:tut:qd vor|geben:gab:gegeben:gibt:di durch|geben:gab:gegeben:gibt:qd
preis|geben:gab:gegeben:gibt:qd zu|gestehen:gestand:gestanden:gesteht:d ein|gestehen:gestand:gestanden:gesteht:qdbi
nach|schieben:schob:geschoben:schiebt:q lügen:log:gelogen:lügt:q schelten:schalt:gescholten:schilt:f
an|bieten:bot:geboten:bietet:i verbieten:verbot:verboten:verbietet:i
"""

INSEPARABLE = ("be", "er", "ver", "zer", "ent", "emp", "ge", "miss", "über", "unter", "wider", "hinter")


@dataclass(frozen=True, slots=True)
class SpeechVerb:
    """A verb that brings words. `particle` is the part that parts from it ("mit" of mitteilen)."""

    infinitive: str
    particle: str
    takes: str


@dataclass(frozen=True, slots=True)
class Form:
    """A word as a form of a speech verb; `joined` where the particle is written with it."""

    verb: SpeechVerb
    joined: bool
    participle: bool


def weak_forms(stem: str, infinitive: str, separated: bool) -> tuple[list[str], list[str]]:
    """Finite forms and participles of a regular verb."""
    link = "e" if stem.endswith(("t", "d", "chn", "ffn", "dm", "gn", "dn", "tm", "kn")) else ""
    finite = [f"{stem}{link}t", infinitive, f"{stem}{link}te", f"{stem}{link}ten", f"{stem}e"]
    without_ge = infinitive.endswith("ieren") or (infinitive.startswith(INSEPARABLE) and not separated)
    return finite, [f"{'' if without_ge else 'ge'}{stem}{link}t"]


def stem_of(infinitive: str) -> str:
    return infinitive.removesuffix("n") if infinitive.endswith(("eln", "ern")) else infinitive.removesuffix("en")


def strong_forms(infinitive: str, past: str, participle: str, present: str) -> tuple[list[str], list[str]]:
    """Finite forms and participles of a verb whose principal parts are given."""
    plural = f"{past}n" if past.endswith("e") else f"{past}en"
    return [present, infinitive, past, plural, f"{stem_of(infinitive)}e"], [participle]


def forms() -> dict[str, list[Form]]:
    """All forms of all speech verbs, in lower case."""
    found: dict[str, list[Form]] = {}
    for entry in WEAK.split():
        name, takes = entry.split(":")
        particle, _, base = name.rpartition("|")
        enter(found, SpeechVerb(particle + base, particle, takes), weak_forms(stem_of(base), base, bool(particle)))
    for entry in STRONG.split():
        name, *rest = entry.split(":")
        particle, _, base = name.rpartition("|")
        enter(found, SpeechVerb(particle + base, particle, rest[3]), strong_forms(base, rest[0], rest[1], rest[2]))
    return found


def enter(found: dict[str, list[Form]], verb: SpeechVerb, parts: tuple[list[str], list[str]]) -> None:
    finite, participles = parts
    for form in dict.fromkeys(finite):
        found.setdefault(form, []).append(Form(verb, not verb.particle, participle=False))
        if verb.particle:
            found.setdefault(verb.particle + form, []).append(Form(verb, joined=True, participle=False))
    for form in participles:
        found.setdefault(verb.particle + form, []).append(Form(verb, joined=True, participle=True))


FORMS = forms()
