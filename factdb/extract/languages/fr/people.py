"""French words for people and institutions."""

from factdb.extract.languages.fr import grammar
from factdb.extract.languages.fr.given_names import FRENCH_MEN, FRENCH_WOMEN
from factdb.extract.languages.lexicon import endings, words
from factdb.extract.languages.people import MEN, WOMEN, PeopleWords

EITHER = (
    "ministre maire porte-parole juge élève secrétaire responsable membre journaliste propriétaire capitaine "
    "diplomate économiste analyste spécialiste politologue sociologue psychologue géologue climatologue "
    "météorologue virologue épidémiologiste biologiste chimiste juriste garde syndicaliste militaire gendarme "
    "archiviste architecte artiste cinéaste athlète pilote interprète guide libraire notaire "
    "bénévole commissaire vétérinaire urgentiste cardiologue pédiatre "
    "activiste eurodéputé-e maître pape garde-côte chef leader"
)
PAIRS = """
président-e vice-président-e préfet-ète sous-préfet-ète député-e adjoint-e délégué-e avocat-e procureur-e élu-e
chargé-e policier-ère conseiller-ère infirmier-ère banquier-ère ouvrier-ère pompier-ère officier-ère
romancier-ère patron-ne gardien-ne comédien-ne musicien-ne historien-ne mathématicien-ne
physicien-ne chirurgien-ne doyen-ne écrivain-e voisin-e habitant-e étudiant-e enseignant-e dirigeant-e gérant-e
commandant-e lieutenant-e adjudant-e assistant-e consultant-e représentant-e commerçant-e exploitant-e militant-e
manifestant-e intendant-e surveillant-e résident-e agent-e magistrat-e candidat-e lauréat-e expert-e savant-e
ami-e mari- employé-e salarié-e retraité-e rescapé-e réfugié-e associé-e envoyé-e attaché-e colonel-le
professeur-e docteur-e auteur-e ingénieur-e entraîneur-e gouverneur-e chancelier-ère ambassadeur-rice
directeur-rice sénateur-rice recteur-rice inspecteur-rice éditeur-rice acteur-rice conducteur-rice
producteur-rice agriculteur-rice viticulteur-rice éleveur-euse chercheur-euse négociateur-rice médiateur-rice
modérateur-rice coordinateur-rice animateur-rice réalisateur-rice fondateur-rice cofondateur-rice créateur-rice
organisateur-rice rédacteur-rice instituteur-rice sculpteur-rice compositeur-rice administrateur-rice
éducateur-rice enquêteur-rice facteur-rice tuteur-rice travailleur-euse chanteur-euse joueur-euse serveur-euse
vendeur-euse skieur-euse pêcheur-euse footballeur-euse coureur-euse entrepreneur-euse restaurateur-rice
champion-ne baron-ne prince-sse maître-sse hôte-sse témoin- médecin- général- cardinal- évêque- archevêque- imam-
rabbin- prêtre- curé- roi- pasteur- père- frère- fils- homme- oncle- empereur- amiral- paysan-ne berger-ère
"""
WOMEN_ONLY = words("reine femme mère sœur fille tante impératrice sage-femme veuve héroïne institutrice")


def feminine_of(man: str, ending: str) -> str:
    """The woman's form of a role noun from the pair as it is listed: "préfet-ète" is "préfète"."""
    cut = {"rice": 3, "euse": 3, "ère": 2, "ète": 2, "sse": 0}.get(ending, 0)
    return (man[: len(man) - cut] if cut else man) + ending


def pairs() -> tuple[frozenset[str], frozenset[str]]:
    """Role nouns for men and for women."""
    listed = [entry.rpartition("-")[::2] for entry in PAIRS.split()]
    women = {feminine_of(man, ending) for man, ending in listed if ending}
    return frozenset(man for man, _ in listed), frozenset(women) | WOMEN_ONLY


MALE, FEMALE = pairs()
NEUTRAL = words(EITHER)
GOVERNMENTS = words(
    "paris moscou washington berlin londres pékin kiev kyiv téhéran ankara jérusalem varsovie rome madrid vienne "
    "bruxelles tokyo séoul pyongyang damas bagdad kaboul islamabad caire athènes budapest prague belgrade minsk "
    "riyad caracas bamako alger rabat tunis dakar niamey ouagadougou kinshasa kigali doha beyrouth "
    "russie allemagne france chine ukraine iran israël turquie pologne italie espagne japon syrie irak inde égypte "
    "grèce hongrie canada australie brésil mexique suède norvège danemark finlande cuba venezuela libye liban suisse "
    "belgique algérie maroc tunisie mali niger matignon bercy beauvau"
)
SHORT = words(
    "état etat onu otan ue cour cgt cfdt fo edf sncf ratp afp ars oms bce fmi inpi pcf ps rn lr lfi fsu unsa snes "
    "élysée elysée"
)
LONG = (
    "ministère gouvernement parquet mairie préfecture sous-préfecture région département commune ville métropole "
    "rectorat tribunal police gendarmerie armée commission conseil comité agence office institut université école "
    "assemblée sénat parlement parti syndicat intersyndicale fédération confédération association collectif "
    "fondation entreprise société groupe banque direction autorité administration ambassade présidence chancellerie "
    "hôpital observatoire organisation union ligue alliance coalition opposition majorité défense kremlin "
    "maison-blanche pentagone élysée matignon quai vatican église académie chambre centre club constructeur "
    "opérateur  compagnie quotidien journal magazine hebdomadaire chaîne radio télévision service "
    "cabinet observatoire laboratoire réseau mouvement front délégation communauté protection-civile"
)
PEOPLE = PeopleWords(
    articles=grammar.ARTICLES,
    definite=grammar.DEFINITE | grammar.CONTRACTED,
    roles=tuple(f"-{word}" for word in sorted(MALE | FEMALE | NEUTRAL)),
    feminine=(),
    masculine=tuple(sorted(MALE)),
    neutral=tuple(sorted(NEUTRAL)),
    womanly=FEMALE,
    genitive=(),
    oblique=(),
    anybody=words("homme femme responsable élu élue spécialiste expert experte intéressé intéressée"),
    narrower={
        "élu": ("maire", "député", "sénateur", "conseiller", "président", "adjoint"),
        "élue": ("maire", "députée", "sénatrice", "conseillère", "présidente", "adjointe"),
        "magistrat": ("procureur", "juge", "président"),
        "magistrate": ("procureure", "juge", "présidente"),
        "diplomate": ("ambassadeur", "ambassadrice", "négociateur", "négociatrice", "ministre", "consul"),
        "syndicaliste": ("délégué", "déléguée", "secrétaire"),
        "scientifique": ("chercheur", "chercheuse", "professeur", "professeure", "physicien", "physicienne"),
        "parlementaire": ("député", "députée", "sénateur", "sénatrice"),
        "enseignant": ("professeur", "instituteur"),
        "enseignante": ("professeure", "institutrice"),
        "soignant": ("infirmier", "médecin"),
        "soignante": ("infirmière", "médecin"),
        "édile": ("maire",),
    },
    titles={
        "m": "m",
        "mm": "",
        "mme": "f",
        "mmes": "f",
        "mlle": "f",
        "madame": "f",
        "monsieur": "m",
        "mgr": "m",
        "me": "",
        "dr": "",
        "pr": "",
    },
    institutions=(*sorted(SHORT), *(f"-{word}" for word in sorted(set(LONG.split())))),
    groups=endings(
        "riverains habitants syndicats élus parents familles témoins avocats experts chercheurs scientifiques médecins "
        "infirmiers infirmières soignants enseignants élèves étudiants manifestants opposants militants policiers "
        "gendarmes pompiers secours enquêteurs juges magistrats agriculteurs éleveurs pêcheurs salariés employés "
        "ouvriers grévistes usagers voisins proches autorités députés sénateurs socialistes écologistes républicains "
        "organisateurs associations ONG talibans rebelles insurgés avocates famille"
    ),
    governments=GOVERNMENTS,
    sources=endings(
        "source sources médias presse rapport étude sondage enquête bilan estimations chiffres document documents "
        "rumeurs rumeur observateurs proches"
    ),
    pronouns={
        "il": "mn",
        "elle": "fn",
        "ils": "p",
        "elles": "p",
        "lui": "mn",
        "eux": "p",
        "celui-ci": "mn",
        "celle-ci": "fn",
        "ceux-ci": "p",
        "celles-ci": "p",
    },
    women=WOMEN | FRENCH_WOMEN,
    men=(MEN - words("andrea simon")) | FRENCH_MEN | words("simon"),
    of_whom=grammar.OF | grammar.both("à au aux dans en chez qui dont par pour"),
    for_what=frozenset(),
    name_particles=grammar.both("de du des d' le la von van den der di da ben el al bin ould"),
    genitives=frozenset(),
    possessives={},
    never_names=grammar.ARTICLES
    | grammar.PREPOSITIONS
    | grammar.SUBORDINATORS
    | grammar.CONJUNCTIONS
    | grammar.PRONOUNS
    | grammar.OTHER_PRONOUNS
    | grammar.NEGATIONS
    | grammar.OF
    | grammar.ADVERBS,
    relatives=words("qui dont"),
    kindred=(
        endings("-président -présidente -chef -dirigeant -dirigeante -leader -patron -patronne -directeur -directrice"),
    ),
    kinds=endings("association collectif syndicat groupe société entreprise fondation ONG"),
    beyond_role=words("dans en à qui a est ont sont lors depuis sur"),
    name_last=True,
    beside=grammar.both("à en dans lors sur"),
)
