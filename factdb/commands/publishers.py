"""Recording outlets."""

from typing import Annotated

from sqlalchemy.orm import Session

from factdb.commands.arguments import PublisherId
from factdb.commands.finding import a_name, find, get_standing, inside, serialize, survivor, words
from factdb.commands.recording import Actor, command
from factdb.errors import Conflict
from factdb.models import OwnerGroup, Publisher, PublisherDomain, ReliabilityGrade
from factdb.rules.dates import EdtfDate
from factdb.rules.urls import domain as checked_domain
from factdb.rules.vocabulary import Reliability


@command
def record_publisher(
    session: Session,
    actor: Actor,
    *,
    name: Annotated[str, "Its name. A publisher known by it is the one that is meant."],
    domains: Annotated[tuple[str, ...], "Where it publishes, such as example.org."] = (),
    owner_group: Annotated[str | None, "Who owns it, by name. Publishers of one owner count as one voice."] = None,
) -> Publisher:
    """Record a publisher, or add to one that is known by its name. Raises Conflict where a domain is another's."""
    name = a_name(name, "name")
    serialize(session, Publisher.word, name)
    publisher = known_by(session, name) or new_publisher(session, name)
    if owner_group is not None:
        publisher.owner_group_id = owner(session, a_name(owner_group, "owner_group")).id
    for index, domain in enumerate(domains):
        add_domain(session, publisher, domain, index)
    session.flush()
    return publisher


def known_by(session: Session, name: str) -> Publisher | None:
    """The publisher of this name, or the one that it was merged into. Raises Conflict where that one was retracted."""
    found = find(session, Publisher, name=name)
    return found and get_standing(session, Publisher, found.id, "name")


def new_publisher(session: Session, name: str) -> Publisher:
    publisher = Publisher(name=name)
    session.add(publisher)
    session.flush()
    return publisher


def owner(session: Session, name: str) -> OwnerGroup:
    serialize(session, OwnerGroup.word, name)
    group = find(session, OwnerGroup, name=name)
    if group is None:
        group = OwnerGroup(name=name)
        session.add(group)
        session.flush()
    return group


def add_domain(session: Session, publisher: Publisher, given: str, index: int) -> None:
    with inside("domains", index):
        domain = checked_domain(given if "://" in given else f"https://{given}")
    known = find(session, PublisherDomain, domain=domain)
    if known is None:
        session.add(PublisherDomain(publisher_id=publisher.id, domain=domain))
    elif known.publisher.retracted_in_id is not None:
        known.publisher_id = publisher.id
    elif survivor(session, Publisher, known.publisher_id) != publisher.id:
        raise Conflict(f"The domain {domain} belongs to {known.publisher.name} (publisher-{known.publisher_id}).")


@command
def grade_publisher(
    session: Session,
    actor: Actor,
    *,
    publisher_id: Annotated[PublisherId, "The publisher."],
    grade: Annotated[Reliability, "How reliable it is."],
    reason: Annotated[str, "Why."],
    valid_from: Annotated[EdtfDate | None, "Since when."] = None,
) -> ReliabilityGrade:
    """Grade a publisher's reliability from a date on. Earlier grades stay. Raises NotFound, Conflict."""
    get_standing(session, Publisher, publisher_id, "publisher_id")
    values = {"grade": grade, "reason": words(reason, "reason"), "valid_from": valid_from}
    found = ReliabilityGrade(publisher_id=publisher_id, **values)
    session.add(found)
    return found
