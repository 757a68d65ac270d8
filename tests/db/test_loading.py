"""Rows written at once are those that were given, and what is wrong with them is told as SQLAlchemy tells it."""

import datetime as dt
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from factdb.db.loading import one_of, overlapping, settle, write_rows
from factdb.db.rendering import fields
from factdb.models import CLAIM_TERMS, DOCUMENTS, WORDS, Base, Revision, SpeakerName
from factdb.rules.vocabulary import Findable

DAY = dt.date(2024, 3, 1)
WORD = ("word", "head", "tail")
ODD = ["tab\tand\nline", 'quo"te', "back\\slash", "\\N", "", "null", "ä 漢 🙂", "{a,b}"]


def test_odd_texts_days_and_lists_come_back_as_they_were(session: Session) -> None:
    names = ("kind", "record_id", "analyzer", "earliest", "words", "stems", "terms")
    rows: list[Any] = [(Findable.QUOTE, at, text, DAY, text, "", ["one", text]) for at, text in enumerate(ODD)]
    write_rows(session.connection(), DOCUMENTS, names, rows)
    found = session.execute(select(*(DOCUMENTS.c[name] for name in names)).order_by(DOCUMENTS.c.record_id)).all()
    if session.get_bind().dialect.name == "sqlite":  # where terms are one text
        rows = [(*row[:-1], " ".join(row[-1])) for row in rows]
    assert [tuple(row) for row in found] == rows


def test_moments_and_bytes_come_back_as_they_were(session: Session) -> None:
    row = (dt.datetime(2024, 3, 1, 12, 0, 0, 5, dt.UTC), "test", b"\0\xff\\")
    names = ("recorded", "action", "marks")
    write_rows(session.connection(), Base.metadata.tables["revisions"], names, [row])
    found = session.execute(select(Revision.recorded, Revision.action, Revision.marks)).all()
    assert row in [tuple(each) for each in found]


def test_numbers_come_back_as_they_were(session: Session) -> None:
    rows = [("a", -7, 0.25), ("b", 2**31 - 1, 0.5), ("c", 0, -1024.5)]
    write_rows(session.connection(), CLAIM_TERMS, ("term", "claim_id", "weight"), rows)
    found = session.execute(select(CLAIM_TERMS).order_by(CLAIM_TERMS.c.term)).all()
    assert [tuple(row) for row in found] == rows


def test_copy_writes_what_is_true_false_and_nothing_apart_from_words_that_look_like_them() -> None:
    assert fields([True, False, None, "\\N", "t", 1]) == ["t", "f", "\\N", "\\\\N", "t", "1"]
    assert fields([True, True]) == ["t", "t"]


def test_those_of_many_values_are_found(session: Session) -> None:
    connection = session.connection()
    write_rows(connection, WORDS, WORD, [(text, "", "") for text in ODD])
    asked = select(WORDS.c.word).where(one_of(connection, WORDS.c.word, [*ODD[:3], "other"]))
    assert set(connection.scalars(asked)) == set(ODD[:3])


@pytest.mark.parametrize("late", [False, True])
def test_a_row_that_points_nowhere_is_an_integrity_error(session: Session, late: bool) -> None:
    connection = session.connection()
    names = ("speaker_id", "name", "preferred", "recorded_from")
    rows = [(2**30, "Ada", False, dt.datetime.now(dt.UTC))]
    with pytest.raises(IntegrityError):
        if late:
            with overlapping(connection):
                write_rows(connection, SpeakerName.table(), names, rows)
                settle(connection)
        else:
            write_rows(connection, SpeakerName.table(), names, rows)


def test_what_overlaps_is_all_there_at_the_end(session: Session) -> None:
    connection = session.connection()
    with overlapping(connection):
        for text in ODD:
            write_rows(connection, WORDS, WORD, [(text, "", "")])
    assert set(ODD) <= set(connection.scalars(select(WORDS.c.word)))


def test_a_fault_of_ours_meanwhile_leaves_the_connection_usable(session: Session) -> None:
    connection = session.connection()
    with pytest.raises(RuntimeError), overlapping(connection):
        write_rows(connection, WORDS, WORD, [("a", "b", "c")])
        raise RuntimeError
    assert "a" in set(connection.scalars(select(WORDS.c.word)))
