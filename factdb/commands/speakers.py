"""Recording voices: who they are, how they are called, what they are and were."""

from typing import Annotated

from sqlalchemy import select
from sqlalchemy.orm import Session

from factdb.commands.arguments import UNSET, IdentifierInput, NameInput, RoleInput, SpeakerId, Unset
from factdb.commands.finding import (
    a_name,
    change,
    check,
    find,
    get_standing,
    inside,
    language_tag,
    survivor,
    words,
    words_or_none,
)
from factdb.commands.likeness import suggest
from factdb.commands.recording import Actor, command
from factdb.errors import Conflict
from factdb.models import Speaker, SpeakerIdentifier, SpeakerName, SpeakerRole
from factdb.rules.vocabulary import SpeakerKind


@command
def record_speaker(
    session: Session,
    actor: Actor,
    *,
    name: Annotated[str, "The preferred name."],
    kind: Annotated[SpeakerKind, "What sort of voice it is."] = SpeakerKind.PERSON,
    description: Annotated[str | None, "What tells this speaker from others of the name."] = None,
    names: Annotated[tuple[NameInput, ...], "Other names."] = (),
    roles: Annotated[tuple[RoleInput, ...], "What the speaker is or was."] = (),
    identifiers: Annotated[tuple[IdentifierInput, ...], "Ids elsewhere."] = (),
) -> Speaker:
    """Record a speaker. Two speakers may share a name; an id elsewhere belongs to one. Raises BadInput, Conflict."""
    speaker = Speaker(name=a_name(name, "name"), kind=kind, description=words_or_none(description, "description"))
    session.add(speaker)
    session.flush()
    session.add(SpeakerName(speaker_id=speaker.id, name=speaker.name, preferred=True))
    add_details(session, speaker, names, roles, identifiers)
    suggest(session, speaker, [speaker.name, *(each.name for each in names)])
    return speaker


@command
def change_speaker(
    session: Session,
    actor: Actor,
    *,
    speaker_id: Annotated[SpeakerId, "The speaker."],
    name: Annotated[str | Unset, "The preferred name; the one before stays as another name."] = UNSET,
    kind: Annotated[SpeakerKind | Unset, "What sort of voice it is."] = UNSET,
    description: Annotated[str | None | Unset, "What tells this speaker from others of the name."] = UNSET,
    add_names: Annotated[tuple[NameInput, ...], "Further names."] = (),
    add_roles: Annotated[tuple[RoleInput, ...], "Further roles."] = (),
    add_identifiers: Annotated[tuple[IdentifierInput, ...], "Further ids elsewhere."] = (),
) -> Speaker:
    """Correct or complete what is known of a speaker. What is left out stays. Raises NotFound, BadInput, Conflict."""
    speaker = get_standing(session, Speaker, speaker_id, "speaker_id")
    change(speaker, kind=kind, description=description)
    if name is not UNSET:
        prefer(session, speaker, a_name(name, "name"))
    add_details(session, speaker, add_names, add_roles, add_identifiers, "add_")
    preferred = [] if name is UNSET else [speaker.name]
    suggest(session, speaker, [*preferred, *(a_name(each.name, "name") for each in add_names)])
    return speaker


def add_details(
    session: Session,
    speaker: Speaker,
    names: tuple[NameInput, ...],
    roles: tuple[RoleInput, ...],
    identifiers: tuple[IdentifierInput, ...],
    prefix: str = "",
) -> None:
    """Add names, roles and ids. `prefix` is what the caller's arguments have before those words."""
    for index, name in enumerate(names):
        with inside(f"{prefix}names", index):
            add_name(session, speaker, name)
    for index, role in enumerate(roles):
        with inside(f"{prefix}roles", index):
            add_role(session, speaker, role)
    for index, identifier in enumerate(identifiers):
        with inside(f"{prefix}identifiers", index):
            add_identifier(session, speaker, identifier)
    session.flush()


def prefer(session: Session, speaker: Speaker, name: str) -> None:
    """Make this the preferred name. One is preferred at any time, so the old one steps down first."""
    for other in session.scalars(select(SpeakerName).filter_by(speaker_id=speaker.id, preferred=True)):
        other.preferred = False
    session.flush()
    add_name(session, speaker, NameInput(name)).preferred = True
    speaker.name = name


def add_name(session: Session, speaker: Speaker, given: NameInput) -> SpeakerName:
    """Add a name; one that is there already is returned as it is."""
    name = a_name(given.name, "name")
    known = find(session, SpeakerName, speaker_id=speaker.id, name=name)
    if known is None:
        known = SpeakerName(
            **{"speaker_id": speaker.id, "name": name, "preferred": False},
            language=language_tag(given.language),
            script=words_or_none(given.script, "script"),
        )
        session.add(known)
        session.flush()
    return known


def add_role(session: Session, speaker: Speaker, given: RoleInput) -> SpeakerRole:
    """Add a role. One of the same title and organization is the one that is meant: it is returned as it is."""
    title, organization = words(given.title, "title"), words_or_none(given.organization, "organization")
    check(session, Speaker, given.organization_id, "organization_id")
    same = {"title": title, "organization": organization, "organization_id": given.organization_id}
    known = session.scalars(select(SpeakerRole).filter_by(speaker_id=speaker.id, **same).limit(1)).one_or_none()
    if known is None:
        known = SpeakerRole(speaker_id=speaker.id, **same, from_=given.since, to=given.until)
        session.add(known)
        session.flush()
    return known


def add_identifier(session: Session, speaker: Speaker, given: IdentifierInput) -> SpeakerIdentifier:
    """Add an id elsewhere. Raises Conflict where it is another speaker's."""
    scheme, value = a_name(given.scheme, "scheme").casefold(), a_name(given.value, "value")
    known = find(session, SpeakerIdentifier, scheme=scheme, value=value)
    if known is None:
        known = SpeakerIdentifier(speaker_id=speaker.id, scheme=scheme, value=value)
        session.add(known)
        session.flush()
    elif survivor(session, Speaker, known.speaker_id) != speaker.id:
        raise Conflict(f"{scheme} {value} is speaker-{known.speaker_id}.", hint="Use that speaker, or check the id.")
    return known


def speakers_named(session: Session, name: str) -> list[Speaker]:
    """The speakers that stand and bear exactly this name, oldest first."""
    named = session.scalars(select(SpeakerName.speaker_id).where(SpeakerName.name == name))
    survivors = {survivor(session, Speaker, number) for number in named}
    standing = select(Speaker).where(Speaker.id.in_(survivors), Speaker.retracted_in_id.is_(None))
    return list(session.scalars(standing.order_by(Speaker.id)))
