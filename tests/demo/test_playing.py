"""The dossier is told whole, and factdb answers what its manifest says."""

import datetime as dt
from typing import Any

import pytest
from sqlalchemy import func, select, text
from sqlalchemy.orm import Session

from factdb.commands.entering import values_of
from factdb.db import current, downgrade, head, upgrade
from factdb.demo.dossier import dossier
from factdb.demo.playing import Play
from factdb.graphql.reading import Reader
from factdb.graphql.schema import make_schema
from factdb.models import (
    Appearance,
    Base,
    Claim,
    Evidence,
    Proposal,
    Quote,
    Recorded,
    Revision,
    RevisionRecord,
    Snapshot,
    Source,
)
from factdb.rules.digests import version_of
from factdb.rules.vocabulary import AnchorState, ProposalState, Role
from tests.conftest import counted

pytestmark = pytest.mark.slow

READER = Reader(make_schema())
STANDING = """SELECT count(DISTINCT record_id) FROM revision_records WHERE noun = :noun AND record_id NOT IN
              (SELECT record_id FROM revision_records WHERE noun = :noun AND operation = 'REMOVED')"""
ARTICLES = len(dossier()["articles"])


def ask(play: Play, document: str, **variables: Any) -> Any:
    """The answer, read by one statement."""
    with play.database.reading() as connection, counted(play.database) as statements:
        result = READER.read(document, variables, role=Role.ADMIN, connection=connection)
    assert not result.errors
    assert len(statements) == 1
    return result.data


def count(session: Session, noun: type[Base]) -> int:
    return session.scalar(select(func.count()).select_from(noun)) or 0


def test_every_article_is_there_and_the_changed_page_is_a_second_snapshot(told: Play) -> None:
    with told.database.writing() as session:
        assert (count(session, Source), count(session, Snapshot)) == (ARTICLES - 1, ARTICLES)
        pages = [step["article"] for step in dossier()["steps"] if "changes" in step]
        assert not told.articles[pages[0]].is_new_source


def test_every_proposal_was_decided(told: Play) -> None:
    with told.database.writing() as session:
        pending = session.scalars(select(Proposal).filter_by(state=ProposalState.PENDING)).all()
        assert pending == []
        assert count(session, Proposal) == sum(article.found for article in told.articles.values())


def test_every_quote_is_printed_where_its_appearance_says(told: Play) -> None:
    with told.database.writing() as session:
        for appearance in session.scalars(select(Appearance)):
            printed = [appearance.snapshot.text[start:end] for start, end in appearance.spans]
            assert " ".join(printed) == appearance.exact


def test_the_altered_quote_is_told_from_the_one_that_was_said(told: Play) -> None:
    altered = "Wir haben in dieser Nacht nichts Verbotenes eingeleitet"
    with told.database.writing() as session:
        states = session.execute(
            select(Appearance.anchor_state).join(Quote).where(Quote.text == altered).order_by(Appearance.id)
        )
        assert AnchorState.CHANGED in states.scalars()
    answer = ask(
        told,
        """{ quotes(where: {textContains: "in dieser Nacht nichts"}) {
               nodes { text speaker { name } assessments { nodes { attribution } } } } }""",
    )
    verdicts = {
        q["text"].rstrip("."): [a["attribution"] for a in q["assessments"]["nodes"]] for q in answer["quotes"]["nodes"]
    }
    assert verdicts == {altered: ["SAID"], altered.replace("Verbotenes ", ""): ["ALTERED"]}


def test_copies_print_the_same_speech_acts(told: Play) -> None:
    answer = ask(
        told,
        """{ quotes(where: {textContains: "run into the Leuvra for hours"}) {
               totalCount nodes { speaker { name } appearances { totalCount } } } }""",
    )
    assert answer["quotes"]["totalCount"] == 1
    (quote,) = answer["quotes"]["nodes"]
    assert quote == {"speaker": {"name": "Ilva Sarnow"}, "appearances": {"totalCount": 3}}


@pytest.mark.parametrize("standing", dossier()["standings"], ids=lambda s: f"{s['claim']} {s['as_of']}")
def test_as_of_a_day_only_what_was_known_counts(told: Play, standing: dict[str, Any]) -> None:
    answer = ask(
        told,
        """query ($claim: ID!, $day: Date!) { claim(id: $claim, asOf: {valid: $day}) {
             standing verdict { veracity }
             corroboration { standing supports { records origins } refutes { records origins } } } }""",
        claim=f"claim-{told.claims[standing['claim']]}",
        day=standing["as_of"].isoformat(),
    )["claim"]
    word, verdict = standing["standing"], standing.get("verdict")
    assert (answer["standing"], answer["verdict"] and answer["verdict"]["veracity"]) == (word, verdict)
    assert answer["corroboration"] == {stance: standing[stance] for stance in ("standing", "supports", "refutes")}


def test_before_the_telling_nothing_was_known(told: Play) -> None:
    with told.database.writing() as session:
        first = session.scalars(select(Revision.recorded).order_by(Revision.id)).first()
    assert first is not None
    before = (first - dt.timedelta(seconds=1)).isoformat()
    answer = ask(told, "query ($at: DateTime!) { claims(asOf: {recorded: $at}) { totalCount } }", at=before)
    assert answer == {"claims": {"totalCount": 0}}


def test_every_row_was_written_by_a_revision(told: Play) -> None:
    with told.database.writing() as session:
        nouns = [mapper.class_ for mapper in Base.registry.mappers if issubclass(mapper.class_, Recorded)]
        for noun in nouns:
            assert session.scalar(text(STANDING), {"noun": noun.word}) == count(session, noun), noun.word
        assert count(session, Claim) == len(told.claims)
        assert count(session, Evidence) == len(told.evidence)


def test_every_current_version_agrees_with_its_digest_in_the_log(told: Play) -> None:
    with told.database.writing() as session:
        for mapper in Base.registry.mappers:
            if issubclass(mapper.class_, Recorded):
                for record in session.scalars(select(mapper.class_)):
                    logged = select(RevisionRecord).filter_by(noun=record.word, record_id=record.id)
                    last = session.scalars(logged.order_by(RevisionRecord.id.desc()).limit(1)).one()
                    assert last.digest == version_of(last.salt, values_of(record)).digest, f"{record.word}-{record.id}"


def test_a_filled_database_moves_up_and_down_and_up(told: Play) -> None:
    """The last: it empties the database. With one migration, down drops every table, rows or not."""
    downgrade(told.database, "base")
    assert current(told.database) is None
    upgrade(told.database)
    assert current(told.database) == head()
    with told.database.writing() as session:
        assert count(session, Claim) == 0
