"""Whom imported records mean: speakers and publishers, by their ids elsewhere, their domains, their names."""

from collections.abc import Sequence

from sqlalchemy.orm import Session

from factdb.commands.arguments import IdentifierInput, RoleInput
from factdb.commands.finding import a_name, find
from factdb.commands.publishers import record_publisher
from factdb.commands.recording import Actor
from factdb.commands.speakers import record_speaker, speakers_named
from factdb.formats.given import GivenPublisher, GivenVoice
from factdb.models import Publisher, PublisherDomain, Speaker, SpeakerIdentifier


def voice_of(session: Session, actor: Actor, given: GivenVoice | None, notes: list[str]) -> int | None:
    """The number of the speaker: known by an id elsewhere, or, where none is given, by a name that one speaker alone
    bears; else a new one. Nobody where several bear the name, which is then noted: a wrong speaker costs more."""
    if given is None:
        return None
    known = known_by_id(session, given)
    if known is not None:
        return known
    named = [] if given.ids else speakers_named(session, a_name(given.name, "speaker"))
    if len(named) > 1:
        notes.append(several(given.name, [speaker.id for speaker in named]))
        return None
    return named[0].id if named else new_speaker(session, actor, given).id


def several(name: str, numbers: Sequence[int]) -> str:
    """What is told where several speakers bear a name."""
    shown = " and ".join(f"speaker-{number}" for number in numbers[:3])
    return f"Nobody is named as its speaker: {name} may be {shown}."


def known_by_id(session: Session, given: GivenVoice) -> int | None:
    for one in given.ids:
        known = find(session, SpeakerIdentifier, scheme=one.scheme.casefold(), value=one.value)
        if known is not None and session.get_one(Speaker, known.speaker_id).retracted_in_id is None:
            return known.speaker_id
    return None


def new_speaker(session: Session, actor: Actor, given: GivenVoice) -> Speaker:
    fresh = [one for one in given.ids if find(session, SpeakerIdentifier, scheme=one.scheme, value=one.value) is None]
    return record_speaker(
        session,
        actor,
        name=given.name,
        kind=given.kind,
        roles=(RoleInput(given.role, given.organization),) if given.role else (),
        identifiers=tuple(IdentifierInput(one.scheme, one.value) for one in fresh),
    )


def publisher_of(session: Session, actor: Actor, given: GivenPublisher) -> int | None:
    """The number of the publisher: by its name, or else by its domain. A domain that is another's stays so."""
    owner = find(session, PublisherDomain, domain=given.domain) if given.domain else None
    if given.name is None:
        if owner is not None and owner.publisher.retracted_in_id is None:
            return owner.publisher_id
        return named(session, actor, given.domain, given.domain) if given.domain else None
    return named(session, actor, given.name, None if owner else given.domain)


def named(session: Session, actor: Actor, name: str, domain: str | None) -> int:
    known = find(session, Publisher, name=a_name(name, "publisher"))
    if known is not None and domain is None:
        return known.id
    return record_publisher(session, actor, name=name, domains=(domain,) if domain else ()).id
