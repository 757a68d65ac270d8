"""Origins of evidence, independence and standing as SQL: rules/independence.py and rules/standing.py say the same in
Python, and docs/corroboration.md in words.

The origin of a piece of evidence is a function of that piece alone, so it does not depend on the date in the world that
is asked for, only on what factdb held at the moment. Who asserts a claim does depend on both.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from sqlalchemy import FromClause, Select, Text, and_, case, func, or_, select

from factdb import models
from factdb.graphql.compiler.compiler import Compiler
from factdb.graphql.compiler.json_sql import Column, Plain, Unlimited, as_text, fixed
from factdb.graphql.compiler.merging import survivor
from factdb.graphql.compiler.rows import NOUNS, Condition, Moment, Row, Viewpoint, chosen, single, spelled
from factdb.models import Base
from factdb.rules.independence import OWNER_GROUP, PUBLISHER, SOURCE, SPEAKER
from factdb.rules.vocabulary import AssertionStance, Counting, EvidenceStance, Standing


def canonical(model: type[Base], number: Column, moment: Moment, viewer: Viewpoint) -> Column:
    """The number of the record that this one was merged into, or its own. All keys of origins go through here."""
    return survivor(NOUNS[model], number, moment, viewer)


def key_of(word: str, number: Column) -> Column:
    return as_text([f"{word}-", Plain(number)])


@dataclass(frozen=True)
class Origins:
    """Origins as of a moment."""

    compiler: Compiler
    moment: Moment

    @cached_property
    def held(self) -> Moment:
        """The moment of knowledge without the date in the world."""
        return replace(self.moment, valid=None)

    def row(self, model: type[Base]) -> Row:
        """A row as factdb held it, whenever it is dated."""
        return self.compiler.row(NOUNS[model], self.held)

    def numbered(self, model: type[Base], number: Column) -> Row:
        """The record of this number, as factdb held it."""
        row = self.row(model)
        return chosen(row, row["id"] == number)

    def plain(self, model: type[Base], number: Column, value: Callable[[Row], Column]) -> Column:
        """A value that is made of the columns of the record of this number alone; null where that is not there. As of
        a moment history is looked into where the current version has none, so it had better not be null."""
        found = []
        for row in self.compiler.versions(NOUNS[model], self.held):
            there = select(value(row)).select_from(row.table).where(row["id"] == number, *row.rights)
            found.append(there.correlate_except(row.table).scalar_subquery())
        return func.coalesce(*found) if len(found) > 1 else found[0]

    def of(self, record: Row, value: Column, outer: FromClause) -> Column:
        """A value of a record, null where that is not there, for a row of `outer`."""
        found = select(value).select_from(record.table).where(*record.rights)
        return single(found, self.held).correlate(outer).scalar_subquery()

    # --- of a source

    def further_root(self, source: Row) -> Column:
        """The number of the source at the end of a chain of copies; the source itself where the chain has none. Each
        link of it is a number and what that is a copy of: 0 for none, null for what is not held. Being a UNION of
        distinct rows, it ends though it goes in a circle."""

        def next_of(row: Row) -> Column:
            return func.coalesce(row["syndicated_from_id"], spelled(0))

        start = select(source["id"].label("number"), source["syndicated_from_id"].label("next"))
        chain = start.correlate(source.table).cte(recursive=True, nesting=True)
        beyond = self.plain(models.Source, chain.c.next, next_of)
        links = chain.union(select(chain.c.next, beyond).where(chain.c.next > spelled(0)))
        end = select(links.c.number).where(links.c.next == spelled(0)).limit(spelled(1))
        return func.coalesce(end.scalar_subquery(), source["id"])

    def owner(self, source: Row) -> Column:
        """The key of who owns the publisher of a source."""
        number = canonical(models.Publisher, source["publisher_id"], self.held, self.compiler)
        publisher = self.numbered(models.Publisher, number)
        group = key_of(OWNER_GROUP, publisher["owner_group_id"])
        itself = key_of(PUBLISHER, publisher["id"])
        this = self.of(publisher, func.coalesce(group, itself), source.table)
        return func.coalesce(this, key_of(SOURCE, source["id"]))

    def at_root(self, source: Column, outer: FromClause, value: Callable[[Row], Column]) -> Column:
        """A value of the first text of the source of this number."""
        here = self.numbered(models.Source, source)
        return self.of(here, self.rooted(here, value), outer)

    def rooted(self, source: Row, value: Callable[[Row], Column]) -> Column:
        """A value of the first text of a source: mostly the source itself. Only a copy has its chain followed. As of a
        moment of knowledge, where each value makes the plan twice as large, the value stands there once and the root is
        looked up in any case."""
        copied = source["syndicated_from_id"].is_not(None)
        if self.held.recorded is not None and self.compiler.dialect == "postgresql":
            number = case((copied, self.further_root(source)), else_=source["id"])
            root = self.numbered(models.Source, number)
            return self.of(root, value(root), source.table)
        root = self.numbered(models.Source, self.further_root(source))
        return case((copied, self.of(root, value(root), source.table)), else_=value(source))

    def voice(self, source: Column, outer: FromClause) -> Column:
        """The key of who is behind a source: the owner group, or else the publisher, of the root of its copies."""
        found = self.at_root(source, outer, self.owner)
        return func.coalesce(found, key_of(SOURCE, source), type_=Text())  # never null, should the source not be there

    # --- of a piece of evidence

    def speaker(self, evidence: Row) -> Column:
        """The number of the speaker of the quote that it rests on; null where there is none, or none is known."""
        quote = self.numbered(models.Quote, evidence["rests_on_id"])
        number = canonical(models.Speaker, quote["speaker_id"], self.held, self.compiler)
        return self.of(quote, number, evidence.table)

    def basis(self, evidence: Row) -> Column:
        """The number of the source it cites, or else of its own."""
        return func.coalesce(evidence["cites_id"], evidence["source_id"])

    def key(self, evidence: Row) -> Column:
        quote = self.numbered(models.Quote, evidence["rests_on_id"])
        spoken = key_of(SPEAKER, canonical(models.Speaker, quote["speaker_id"], self.held, self.compiler))
        said = case((evidence["rests_on_id"].is_not(None), self.of(quote, spoken, evidence.table)))
        return func.coalesce(said, self.voice(self.basis(evidence), evidence.table), type_=Text())

    def publisher(self, evidence: Row) -> Column:
        """The number of the publisher behind it; null where a speaker is."""

        def number(root: Row) -> Column:
            return canonical(models.Publisher, root["publisher_id"], self.held, self.compiler)

        return case((self.speaker(evidence).is_(None), self.at_root(self.basis(evidence), evidence.table, number)))

    def basis_retracted(self, evidence: Row) -> Condition:
        """Whether its source, the source it cites or the quote it rests on was retracted."""
        sources = self.retracted(models.Source, evidence, "source_id", "cites_id")
        return or_(sources, self.retracted(models.Quote, evidence, "rests_on_id"))

    def retracted(self, model: type[Base], evidence: Row, *keys: str) -> Condition:
        """Whether one of the records was that these columns name. As of a moment each is looked for by itself, so that
        history need not be looked into."""
        numbers = [evidence[key] for key in keys]
        if self.held.recorded is not None:
            return or_(*(and_(number.is_not(None), self.revision(model, number) != spelled(0)) for number in numbers))
        row = self.row(model)
        gone = select(row["id"]).where(row["id"].in_(numbers), row["retracted_in_id"].is_not(None), *row.rights)
        return and_(or_(*(number.is_not(None) for number in numbers)), gone.correlate(evidence.table).exists())

    def revision(self, model: type[Base], number: Column) -> Column:
        """The number of the revision that retracted a record; 0 for none."""
        found = self.plain(model, number, lambda row: func.coalesce(row["retracted_in_id"], spelled(0)))
        return func.coalesce(found, spelled(0))

    # --- of a claim

    def asserts(self, key: Column, claim: Column, outer: FromClause) -> Condition:
        """Whether the origin of this key asserts the claim itself: as a speaker, or as a source in its own voice."""
        quote, spoken = self.behind(models.Quote, "quote_id", claim)
        speaker = canonical(models.Speaker, quote["speaker_id"], self.held, self.compiler)
        speakers = self.voices(spoken, self.of(quote, key_of(SPEAKER, speaker), spoken.table), outer)
        source, printed = self.behind(models.Source, "source_id", claim)
        own = self.voices(printed, self.of(source, self.rooted(source, self.owner), printed.table), outer)
        prefix = f"{SPEAKER}-"  # no LIKE: SQLite plans a statement anew for each pattern that it is given
        spoken_ = func.substr(key, spelled(1), spelled(len(prefix))) == fixed(prefix)
        return case((spoken_, key.in_(speakers)), else_=key.in_(own))

    def behind(self, model: type[Base], column: str, claim: Column) -> tuple[Row, Row]:
        """A quote or source that asserts the claim, and the assertion which says so."""
        row, record = self.compiler.row(models.Assertion, self.moment), self.compiler.row(model, self.moment)
        asserts = [row["claim_id"] == claim, row["stance"] == AssertionStance.ASSERTS, row[column].is_not(None)]
        assertion = chosen(row, *asserts, *row.standing)
        return chosen(record, record["id"] == assertion[column], *record.standing), assertion

    def voices(self, assertion: Row, key: Column, outer: FromClause) -> Select[Any]:
        """The keys of those who assert a claim, leaving out whom nobody knows, or sees."""
        found = once(select(key.label("voice")).where(*assertion.rights).correlate(outer))
        return select(found.c.voice).where(found.c.voice.is_not(None))

    def first_of_its_kind(self, evidence: Row, key: Column, outer: FromClause) -> Column:
        """The number of the piece that counts among those of one origin that say the same of one subject."""
        other = self.compiler.row(models.Evidence, self.moment)
        subject = or_(other["claim_id"] == evidence["claim_id"], other["quote_id"] == evidence["quote_id"])
        other = chosen(other, subject, other["stance"] == evidence["stance"], *other.standing)
        alike = [self.key(other) == key, ~self.basis_retracted(other), *other.rights]
        found = select(other["id"]).where(*alike)
        found = found.order_by(other["observed_order"], other["id"]).limit(1)
        return found.correlate(evidence.table, outer).scalar_subquery()

    def why(self, evidence: Row, key: Column, first: Column) -> Column:
        """Whether a piece counts and if not, why, as a member of `Counting`. `first` is the one that counts for it."""
        own = self.asserts(key, evidence["claim_id"], evidence.table)
        return case(
            (evidence["retracted_in_id"].is_not(None), Counting.RETRACTED.name),
            (self.basis_retracted(evidence), Counting.BASIS_RETRACTED.name),
            (and_(evidence["stance"] == EvidenceStance.SUPPORTS, own), Counting.ASSERTS_THE_CLAIM.name),
            (first == evidence["id"], Counting.COUNTS.name),
            else_=Counting.SAME_ORIGIN.name,
        )


def once(rows: Select[Any]) -> FromClause:
    """The rows as a derived table whose columns are computed once, however often they are used: OFFSET keeps both
    databases from putting the expressions in their places."""
    return rows.limit(Unlimited()).offset(spelled(0)).subquery()


def standing_of(supports: Column, refutes: Column) -> Column:
    """rules/standing.py: the standing by the numbers of independent origins."""
    return case(
        (and_(supports == 0, refutes == 0), Standing.UNCORROBORATED.name),
        (refutes == 0, Standing.CORROBORATED.name),
        (supports == 0, Standing.REFUTED.name),
        else_=Standing.DISPUTED.name,
    )
