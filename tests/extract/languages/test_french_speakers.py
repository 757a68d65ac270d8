"""French: who is meant, by name, office, pronoun or institution; on what occasion and when."""

import pytest

from factdb.extract import extract
from factdb.rules.vocabulary import SpeakerKind
from tests.extract.reading import only, read, said, speaker


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("« Je pars demain », a dit M. Jean Roy.", "Jean Roy"),
        ("« Je pars demain », a dit le maire Jean Roy.", "Jean Roy"),
        ("« Je pars demain », a dit le maire de Lyon Jean Roy.", "Jean Roy"),
        ("« Je pars demain », a dit le ministre des Affaires étrangères Jean Roy mardi sur France Inter.", "Jean Roy"),
        ("« Je pars demain », a dit le maire de Lyon, Jean Roy.", "Jean Roy"),
        ("L’avocat de l’un d’eux, Me Jean Roy, conteste : « Il est parti. »", "Jean Roy"),
        ("Le directeur de l’établissement, Jean Roy, assure que tout ira bien.", "Jean Roy"),
        ("« Je pars demain », a déclaré Yann Le Bras.", "Yann Le Bras"),
        ("« Je pars demain », a déclaré Bertrand de Villard.", "Bertrand de Villard"),
        ("« Je pars demain », a déclaré à Reuters M. Jean Roy.", "Jean Roy"),
    ],
)
def test_names_and_their_offices(text: str, name: str) -> None:
    found = only(text, "fr")
    assert found.speaker
    assert (found.speaker.name, found.speaker.kind) == (name, SpeakerKind.PERSON)


def test_an_office_is_the_person_introduced_with_it() -> None:
    text = (
        "Le préfet Jean Roy est venu. La maire, Marie Leroux, aussi. « Oui », a dit la maire. « Non », dit le préfet."
    )
    assert [name for _, name in said(text, "fr")] == ["Marie Leroux", "Jean Roy"]


def test_a_last_name_with_its_address_is_the_full_name() -> None:
    text = "Le préfet Jean Roy est venu. « C’est sûr et certain », a dit M. Roy."
    assert said(text, "fr") == [("C’est sûr et certain", "Jean Roy")]


def test_a_pronoun_of_the_other_gender_is_not_the_last_speaker() -> None:
    text = "« C’est sûr », a dit Jean Roy. « Pas du tout », a-t-elle répondu."
    assert [name for _, name in said(text, "fr")] == ["Jean Roy", None]


def test_quant_a_says_whom_the_pronoun_takes_up() -> None:
    text = (
        "Le directeur, Jean Roy, se tait. « C’est faux », affirme Karim Saïdi, délégué. "
        "Quant au directeur, il dénonce « une mise en scène »."
    )
    assert [name for _, name in said(text, "fr")] == ["Karim Saïdi", "Jean Roy"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("La préfecture du Rhône indique que le pont est fermé.", "préfecture du Rhône"),
        ("Le pont est fermé, a annoncé vendredi le parquet de Lyon.", "parquet de Lyon"),
        ("Selon l’Élysée, le pont est fermé.", "Élysée"),
        ("Moscou affirme que le pont est fermé.", "Moscou"),
        ("Le gouvernement assure que le pont est fermé.", "gouvernement"),
    ],
)
def test_institutions_and_capitals_speak(text: str, name: str) -> None:
    found = only(text, "fr")
    assert found.speaker
    assert (found.speaker.name, found.speaker.kind) == (name, SpeakerKind.ORGANIZATION)


def test_who_is_not_named_stays_as_said() -> None:
    found = only("Selon une source proche du dossier, le pont est fermé.", "fr")
    assert (speaker(found), found.anonymous) == ("une source proche du dossier", True)


@pytest.mark.parametrize(
    "text",
    [
        "« Le pont est sûr », a déclaré le porte-parole de Marie Leroux.",
        "La maire de Lyon, Marie Leroux, et le préfet, Jean Roy, ont dit : « Nous partons. »",
        "Jean Roy et Marie Leroux ont affirmé : « Nous partons. »",
    ],
)
def test_nobody_is_named_who_does_not_speak_or_not_alone(text: str) -> None:
    assert speaker(only(text, "fr")) not in ("Marie Leroux", "Jean Roy")


def test_occasion_medium_agency_and_day_stand_beside_the_cue() -> None:
    found = only("« Le pont est sûr », a dit lundi Marie Leroux à l’AFP lors d’une conférence de presse.", "fr")
    assert found.said
    assert (found.occasion, found.said.edtf) == ("conférence de presse", "2024-05-13")
    assert [hop.name for hop in found.hops] == ["AFP"]
    assert only("« Le pont est sûr », a dit Marie Leroux sur France Inter.", "fr").medium == "France Inter"


FRENCH = [
    ("aujourd’hui", "2024-05-15"),
    ("hier", "2024-05-14"),
    ("avant-hier", "2024-05-13"),
    ("lundi", "2024-05-13"),
    ("mercredi", "2024-05-15"),
    ("mercredi dernier", "2024-05-08"),
    ("vendredi prochain", "2024-05-17"),
    ("la semaine dernière", "2024-05-06/2024-05-12"),
    ("le mois dernier", "2024-04"),
    ("l’an dernier", "2023"),
    ("il y a deux jours", "2024-05-13"),
    ("il y a quinze jours", "2024-05-01"),
    ("il y a trois semaines", "2024-04-22/2024-04-28"),
    ("le 3 mai", "2024-05-03"),
    ("vendredi 3 mai", "2024-05-03"),
    ("le 1er mai 2019", "2019-05-01"),
    ("le 20/12/2021", "2021-12-20"),
    ("début mars", "2024-03-01/2024-03-10"),
    ("mi-mars", "2024-03-11/2024-03-20"),
    ("fin mars", "2024-03-21/2024-03-31"),
    ("en novembre", "2023-11"),
    ("en 2019", "2019"),
]


@pytest.mark.parametrize(("words", "edtf"), FRENCH)
def test_dates(words: str, edtf: str) -> None:
    (date,) = read(f"Le conseil se réunit {words} à Bonn.", "fr").dates
    assert (date.date.edtf, date.date.words) == (edtf, words)


def test_the_next_week_of_a_story_is_not_reckoned_from_today() -> None:
    assert read("Le conseil se réunit la semaine suivante à Bonn.", "fr").dates == ()


def test_without_the_articles_date_only_full_dates_are_known() -> None:
    found = extract("Le conseil est venu le 3 mai 2019 et lundi.", language="fr").dates
    assert [date.date.edtf for date in found] == ["2019-05-03"]
