"""Origins of evidence, independence and standing as SQL: rules/independence.py and rules/standing.py say the same in
Python, and docs/corroboration.md in words.

The origin of a piece of evidence is a function of that piece alone, so it does not depend on the date in the world that
is asked for, only on what factdb held at the moment. Who asserts a claim does depend on both.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from sqlalchemy import FromClause, Integer, Select, Text, and_, case, func, literal_column, or_, select

from factdb import models
from factdb.graphql.compiler.compiler import Compiler
from factdb.graphql.compiler.json_sql import Column, Plain, as_text
from factdb.graphql.compiler.merging import survivor
from factdb.graphql.compiler.rows import NOUNS, Condition, Moment, Row, Viewpoint, single
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

    # --- of a source

    def further_root(self, source: Column, outer: FromClause) -> Column:
        """The number of the source at the end of a chain of copies; the source itself where the chain has none. Being a
        UNION of distinct rows, it ends though it goes in a circle."""
        here, before, last = (self.row(models.Source) for _ in range(3))
        start = select(here["syndicated_from_id"].label("number"))
        chain = start.where(here["id"] == source, *here.rights).correlate(outer).cte(recursive=True, nesting=True)
        further = select(before["syndicated_from_id"]).where(before["id"] == chain.c.number, *before.rights)
        links = chain.union(further)
        end = select(last["id"]).where(last["syndicated_from_id"].is_(None), *last.rights)
        return func.coalesce(end.where(last["id"].in_(select(links.c.number))).limit(1).scalar_subquery(), source)

    def owner(self, source: Row) -> Column:
        """The key of who owns the publisher of a source."""
        publisher = self.row(models.Publisher)
        group = key_of(OWNER_GROUP, publisher["owner_group_id"])
        itself = key_of(PUBLISHER, publisher["id"])
        found = select(func.coalesce(group, itself)).select_from(publisher.table)
        number = canonical(models.Publisher, source["publisher_id"], self.held, self.compiler)
        this = found.where(publisher["id"] == number, *publisher.rights).correlate(source.table)
        this = single(this, self.held)
        return func.coalesce(this.scalar_subquery(), key_of(SOURCE, source["id"]))

    def at_root(self, source: Column, outer: FromClause, value: Callable[[Row], Column]) -> Column:
        """A value of the first text of a source: mostly the source itself. Only a copy has its chain followed."""
        here, root = self.row(models.Source), self.row(models.Source)
        there = select(value(root)).select_from(root.table)
        there = there.where(root["id"] == self.further_root(here["id"], here.table), *root.rights)
        there = single(there, self.held)
        copied = here["syndicated_from_id"].is_not(None)
        found = case((copied, there.correlate(here.table).scalar_subquery()), else_=value(here))
        this = select(found).select_from(here.table).where(here["id"] == source, *here.rights)
        return single(this, self.held).correlate(outer).scalar_subquery()

    def voice(self, source: Column, outer: FromClause) -> Column:
        """The key of who is behind a source: the owner group, or else the publisher, of the root of its copies."""
        found = self.at_root(source, outer, self.owner)
        return func.coalesce(found, key_of(SOURCE, source), type_=Text())  # never null, should the source not be there

    # --- of a piece of evidence

    def speaker(self, evidence: Row) -> Column:
        """The number of the speaker of the quote that it rests on; null where there is none, or none is known."""
        quote = self.row(models.Quote)
        number = canonical(models.Speaker, quote["speaker_id"], self.held, self.compiler)
        this = select(number).select_from(quote.table).where(quote["id"] == evidence["rests_on_id"], *quote.rights)
        return single(this, self.held).correlate(evidence.table).scalar_subquery()

    def basis(self, evidence: Row) -> Column:
        """The number of the source it cites, or else of its own."""
        return func.coalesce(evidence["cites_id"], evidence["source_id"])

    def key(self, evidence: Row) -> Column:
        quote = self.row(models.Quote)
        spoken = select(key_of(SPEAKER, canonical(models.Speaker, quote["speaker_id"], self.held, self.compiler)))
        this = spoken.select_from(quote.table).where(quote["id"] == evidence["rests_on_id"], *quote.rights)
        said = single(this, self.held).correlate(evidence.table).scalar_subquery()
        return func.coalesce(said, self.voice(self.basis(evidence), evidence.table), type_=Text())

    def publisher(self, evidence: Row) -> Column:
        """The number of the publisher behind it; null where a speaker is."""

        def number(root: Row) -> Column:
            return canonical(models.Publisher, root["publisher_id"], self.held, self.compiler)

        return case((self.speaker(evidence).is_(None), self.at_root(self.basis(evidence), evidence.table, number)))

    def basis_retracted(self, evidence: Row) -> Condition:
        """Whether its source, the source it cites or the quote it rests on was retracted."""
        keys = (("source_id", models.Source), ("cites_id", models.Source), ("rests_on_id", models.Quote))
        return or_(*(self.retracted(evidence[key], model, evidence.table) for key, model in keys))

    def retracted(self, number: Column, model: type[Base], outer: FromClause) -> Condition:
        row = self.row(model)
        gone = select(row["id"]).where(row["id"] == number, row["retracted_in_id"].is_not(None), *row.rights)
        return and_(number.is_not(None), gone.correlate(outer).exists())

    # --- of a claim

    def asserts(self, key: Column, claim: Column, outer: FromClause) -> Condition:
        """Whether the origin of this key asserts the claim itself: as a speaker, or as a source in its own voice."""
        spoken, quote = self.assertion(claim), self.compiler.row(models.Quote, self.moment)
        speakers = select(key_of(SPEAKER, canonical(models.Speaker, quote["speaker_id"], self.held, self.compiler)))
        speakers = speakers.where(*spoken[1], quote["id"] == spoken[0]["quote_id"], *quote.rights, *quote.standing)
        speakers = speakers.where(quote["speaker_id"].is_not(None)).correlate(outer)
        printed, source = self.assertion(claim), self.compiler.row(models.Source, self.moment)
        own = select(self.voice(source["id"], source.table)).select_from(source.table, printed[0].table)
        own = own.where(*printed[1], source["id"] == printed[0]["source_id"], *source.rights, *source.standing)
        return case((key.like(f"{SPEAKER}-%"), key.in_(speakers)), else_=key.in_(own.correlate(outer)))

    def assertion(self, claim: Column) -> tuple[Row, list[Condition]]:
        row = self.compiler.row(models.Assertion, self.moment)
        asserts = [row["claim_id"] == claim, row["stance"] == AssertionStance.ASSERTS]
        return row, [*asserts, *row.rights, *row.standing]

    def first_of_its_kind(self, evidence: Row, key: Column, outer: FromClause) -> Column:
        """The number of the piece that counts among those of one origin that say the same of one subject."""
        other = self.compiler.row(models.Evidence, self.moment)
        subject = or_(other["claim_id"] == evidence["claim_id"], other["quote_id"] == evidence["quote_id"])
        alike = [subject, other["stance"] == evidence["stance"], self.key(other) == key]
        found = select(other["id"]).where(*alike, ~self.basis_retracted(other), *other.rights, *other.standing)
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
    return rows.offset(literal_column("0", Integer())).subquery()


def standing_of(supports: Column, refutes: Column) -> Column:
    """rules/standing.py: the standing by the numbers of independent origins."""
    return case(
        (and_(supports == 0, refutes == 0), Standing.UNCORROBORATED.name),
        (refutes == 0, Standing.CORROBORATED.name),
        (supports == 0, Standing.REFUTED.name),
        else_=Standing.DISPUTED.name,
    )
