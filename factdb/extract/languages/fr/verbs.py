"""French verbs that bring somebody's words, with the forms in which news uses them.

`takes` says what may q words in marks, d a clause with que, f quoted fragments inside the sentence
("a qualifié le plan d'« absurde »"), t marks verbs of telling, which make a link in a chain of attribution.
"""

from dataclasses import dataclass

REGULAR = """
affirmer:qdft ajouter:qdt annoncer:qdt assurer:qdft déclarer:qdft expliquer:qdt indiquer:qdt préciser:qdt rappeler:qdt
raconter:qdt rapporter:qdt relater:qdt résumer:qd observer:qd noter:qd remarquer:qd signaler:qdt souligner:qdf
marteler:qdf clamer:qdf marmonner:q murmurer:q lancer:q lâcher:q glisser:q confier:qdt avouer:qdt confesser:qd
révéler:qdt dévoiler:q détailler:q argumenter:qd plaider:q arguer:qd avancer:qd alléguer:d insister:q
commenter:q analyser:q estimer:qdf juger:qdf considérer:qd penser:qd espérer:qd regretter:qdf déplorer:qdf
dénoncer:qf critiquer:qf fustiger:qf railler:q ironiser:q plaisanter:q tonner:q pester:q soupirer:q souffler:q
tempérer:q nuancer:q relativiser:q tempêter:q alerter:qd témoigner:qdt attester:d confirmer:qdt
contester:qf rétorquer:qdt répliquer:qdt riposter:q objecter:qd opposer:q trancher:q conseiller:q
recommander:q demander:q interroger:q questionner:q réclamer:f exiger:f réitérer:q répéter:qdf proclamer:qdf
proposer:qf suggérer:qd saluer:qf vanter:f louer:f qualifier:f traiter:f taxer:f accuser:q appeler:f évoquer:f
invoquer:f souhaiter:qf ordonner:q jurer:qd pronostiquer:qd parier:qd concéder:qdt
continuer:q enchaîner:q embrayer:q compléter:q développer:q constater:qd diagnostiquer:q décréter:qd
tweeter:q crier:q hurler:q scander:q chuchoter:q bougonner:q grommeler:q maugréer:q
illustrer:q philosopher:q justifier:q argüer:q prophétiser:q
communiquer:q rassurer:q menacer:q mentionner:d stipuler:d certifier:d
"""
IRREGULAR = """
dire:dit:disent:dit:disait:disaient:dit:dirent:qdft
écrire:écrit:écrivent:écrit:écrivait:écrivaient:écrivit:écrivirent:qdft
répondre:répond:répondent:répondu:répondait:répondaient:répondit:répondirent:qdt
prévenir:prévient:préviennent:prévenu:prévenait:prévenaient:prévint:prévinrent:qdt
soutenir:soutient:soutiennent:soutenu:soutenait:soutenaient:soutint:soutinrent:qdt
maintenir:maintient:maintiennent:maintenu:maintenait:maintenaient:maintint:maintinrent:qd
reconnaître:reconnaît:reconnaissent:reconnu:reconnaissait:reconnaissaient:reconnut:reconnurent:qdt
admettre:admet:admettent:admis:admettait:admettaient:admit:admirent:qdt
promettre:promet:promettent:promis:promettait:promettaient:promit:promirent:qdf
prédire:prédit:prédisent:prédit:prédisait:prédisaient:prédit:prédirent:qd
conclure:conclut:concluent:conclu:concluait:concluaient:conclut:conclurent:qd
poursuivre:poursuit:poursuivent:poursuivi:poursuivait:poursuivaient:poursuivit:poursuivirent:q
reprendre:reprend:reprennent:repris:reprenait:reprenaient:reprit:reprirent:q
interrompre:interrompt:interrompent:interrompu:interrompait:interrompaient:interrompit:interrompirent:q
avertir:avertit:avertissent:averti:avertissait:avertissaient:avertit:avertirent:qdt
garantir:garantit:garantissent:garanti:garantissait:garantissaient:garantit:garantirent:qd
renchérir:renchérit:renchérissent:renchéri:renchérissait:renchérissaient:renchérit:renchérirent:q
craindre:craint:craignent:craint:craignait:craignaient:craignit:craignirent:qd
démentir:dément:démentent:démenti:démentait:démentaient:démentit:démentirent:qd
définir:définit:définissent:défini:définissait:définissaient:définit:définirent:f
décrire:décrit:décrivent:décrit:décrivait:décrivaient:décrivit:décrivirent:qf
réagir:réagit:réagissent:réagi:réagissait:réagissaient:réagit:réagirent:q
sourire:sourit:sourient:souri:souriait:souriaient:sourit:sourirent:q
rugir:rugit:rugissent:rugi:rugissait:rugissaient:rugit:rugirent:q
applaudir:applaudit:applaudissent:applaudi:applaudissait:applaudissaient:applaudit:applaudirent:f
intervenir:intervient:interviennent:intervenu:intervenait:intervenaient:intervint:intervinrent:q
convenir:convient:conviennent:convenu:convenait:convenaient:convint:convinrent:q
parler:parle:parlent:parlé:parlait:parlaient:parla:parlèrent:f
"""
REFLEXIVE = """
indigner:q inquiéter:q emporter:q agacer:q étonner:q interroger:q enthousiasmer:q exclamer:q alarmer:q amuser:q
excuser:q désoler:q insurger:q offusquer:q impatienter:q féliciter:qdf énerver:q lamenter:q
demander:q rappeler:q remémorer:q expliquer:q targuer:f vanter:f
"""
IRREGULAR_REFLEXIVE = """
dire:dit:disent:dit:disait:disaient:dit:dirent:f
réjouir:réjouit:réjouissent:réjoui:réjouissait:réjouissaient:réjouit:réjouirent:qf
défendre:défend:défendent:défendu:défendait:défendaient:défendit:défendirent:q
plaindre:plaint:plaignent:plaint:plaignait:plaignaient:plaignit:plaignirent:qd
souvenir:souvient:souviennent:souvenu:souvenait:souvenaient:souvint:souvinrent:qd
"""
FINITE, PARTICIPLE, INFINITIVE, PLURAL = "finite", "participle", "infinitive", "plural"
DOUBLED = ("rappeler", "appeler")  # "rappelle", where others have "martèle"


@dataclass(frozen=True, slots=True)
class Form:
    """A word as a form of a speech verb: finite, participle, infinitive; `plural` of a finite form in -nt."""

    takes: str
    kinds: frozenset[str]


def regular(verb: str) -> dict[str, set[str]]:
    """Forms and their kinds of a verb in -er."""
    stem = verb[:-2]
    soft = {"c": f"{stem[:-1]}ç", "g": f"{stem}e"}.get(stem[-1], stem)
    present = present_stem(verb)
    found = {form: {FINITE} for form in (f"{present}e", f"{soft}ait", f"{soft}a")}
    found |= {form: {FINITE, PLURAL} for form in (f"{present}ent", f"{soft}aient", f"{stem}èrent")}
    found |= {f"{stem}é{ending}": {PARTICIPLE} for ending in ("", "e", "s", "es")}
    return found | {verb: {INFINITIVE}}


def present_stem(verb: str) -> str:
    """The stem before a silent ending: "répèt", "martèl", "rappell"."""
    stem = verb[:-2]
    if verb in DOUBLED:
        return stem + stem[-1]
    if stem[-2] in "eé" and stem[-1] not in "aeiouyé":
        return f"{stem[:-2]}è{stem[-1]}"
    return stem


def irregular(listed: list[str]) -> dict[str, set[str]]:
    """Forms and their kinds of a verb whose forms are given: infinitive, present, participle, imperfect, past."""
    infinitive, says, say, participle, was, were, did, they_did = listed
    found: dict[str, set[str]] = {infinitive: {INFINITIVE}}
    for form in (says, was, did):
        found.setdefault(form, set()).add(FINITE)
    for form in (say, were, they_did):
        found.setdefault(form, set()).update((FINITE, PLURAL))
    for ending in ("", "e", "s", "es"):
        found.setdefault(participle.removesuffix("s" if ending else "") + ending, set()).add(PARTICIPLE)
    return found


def forms(regular_verbs: str, irregular_verbs: str) -> dict[str, Form]:
    """All forms of all verbs that bring words, in lower case."""
    found: dict[str, Form] = {}
    for entry in regular_verbs.split():
        verb, takes = entry.split(":")
        enter(found, takes, regular(verb))
    for entry in irregular_verbs.split():
        *parts, takes = entry.split(":")
        enter(found, takes, irregular(parts))
    return found


def enter(found: dict[str, Form], takes: str, kinds: dict[str, set[str]]) -> None:
    for form, these in kinds.items():
        found[form] = Form(takes, frozenset(these))


FORMS = forms(REGULAR, IRREGULAR)
REFLEXIVE_FORMS = forms(REFLEXIVE, IRREGULAR_REFLEXIVE)
