"""Outlets: who owns them, where they publish, how reliable they are."""

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column, relationship

from factdb.models.base import Recorded, Retractable, unique_standing
from factdb.models.columns import NAME, Word, edtf
from factdb.rules.dates import EdtfDate
from factdb.rules.vocabulary import Reliability


class OwnerGroup(Retractable):
    """Whoever owns several publishers. Their reports count as one voice."""

    __tablename__ = "owner_groups"
    word = "ownergroup"

    name: Mapped[str]

    __table_args__ = (unique_standing("name"),)


class Publisher(Retractable):
    """An outlet."""

    __tablename__ = "publishers"
    word = "publisher"

    name: Mapped[str] = mapped_column(NAME)
    owner_group_id: Mapped[int | None] = mapped_column(ForeignKey("owner_groups.id"))

    domains: Mapped[list["PublisherDomain"]] = relationship(back_populates="publisher")

    __table_args__ = (unique_standing("name"), Index(None, "owner_group_id"), Index(None, "name", "id"))


class PublisherDomain(Recorded):
    """A domain under which a publisher publishes."""

    __tablename__ = "publisher_domains"
    word = "domain"

    publisher_id: Mapped[int] = mapped_column(ForeignKey("publishers.id"))
    domain: Mapped[str] = mapped_column(unique=True)
    """In lower case, without `www.`."""

    publisher: Mapped[Publisher] = relationship(back_populates="domains")

    __table_args__ = (Index(None, "publisher_id"),)


class ReliabilityGrade(Recorded):
    """How reliable a publisher is from a date on, and why. Shown beside its evidence; never counted."""

    __tablename__ = "reliability_grades"
    word = "grade"

    publisher_id: Mapped[int] = mapped_column(ForeignKey("publishers.id"))
    grade: Mapped[Reliability] = mapped_column(Word(Reliability))
    reason: Mapped[str]
    valid_from: Mapped[EdtfDate | None] = edtf("valid_from")

    __table_args__ = (Index(None, "publisher_id"),)
