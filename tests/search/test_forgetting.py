"""What is erased is in none of the indexes, nor in the file they are in."""

import shutil
from pathlib import Path

from sqlalchemy import text
from sqlalchemy.orm import Session

from factdb.cli.erasing import forget
from factdb.commands.accounts import operator
from factdb.commands.claims import change_claim, record_claim
from factdb.commands.erasing import erase
from factdb.commands.merging import merge_speakers
from factdb.commands.publishers import record_publisher
from factdb.commands.quotes import record_quote
from factdb.commands.recording import Actor
from factdb.commands.retracting import retract
from factdb.commands.snapshots import record_snapshot
from factdb.commands.sources import record_source
from factdb.commands.speakers import record_speaker
from factdb.db import Database
from factdb.models import WORDS
from factdb.rules.ids import RecordId
from factdb.rules.vocabulary import ClaimKind, SourceKind
from factdb.search.reindexing import reindex
from tests.search.test_keeping import contents

WORD = "xylquor"  # the erased one; no other word of the tests begins so, as FTS5 stores of a word what is its own


def written(session: Session, actor: Actor) -> None:
    """The word in each kind of record, and others that have neighbouring words."""
    record_claim(session, actor, text="Xylquor sold the dam.", kind=ClaimKind.EVENT)
    change_claim(session, actor, claim_id=1, text="Somebody sold the dam.")
    record_claim(session, actor, text="The dam of Xylquor was sold.", kind=ClaimKind.EVENT)
    record_quote(session, actor, text="Der Xylquordamm ist verkauft, und Xylquor hat es gewusst.", language="de")
    record_publisher(session, actor, name="Xylquorbote")
    for title in ("Xylquor and the dam", "Lorries"):
        url = f"https://bote.example/{len(title)}"
        record_source(session, actor, title=title, url=url, kind=SourceKind.ARTICLE, publisher_id=1)
    record_snapshot(session, actor, source_id=1, text="The dam was sold by Xylquor. " * 5)
    record_speaker(session, actor, name="Ada Xylquor")
    record_speaker(session, actor, name="Ada Quill")
    merge_speakers(session, actor, speaker_id=1, into_id=2, reason="the same person")


RECORDS = ("claim-1", "claim-2", "quote-1", "source-1", "publisher-1", "speaker-2")


def erased(session: Session, record: str) -> None:
    erase(session, operator(session), record_id=RecordId.parse(record), note="a court's order")


def fill(database: Database) -> None:
    with database.writing() as session:
        written(session, operator(session))


def indexed(database: Database) -> str:
    with database.reading() as connection:
        return repr(contents(connection))


def test_what_is_erased_is_in_none_of_the_indexes(database: Database) -> None:
    fill(database)
    assert WORD in indexed(database)
    for record in RECORDS:
        with database.writing() as session:
            erased(session, record)
    held = indexed(database)
    assert WORD not in held
    assert "~ylqu" not in held
    assert "lorries" in held


def test_what_is_erased_is_not_in_the_file(migrated_file: Path, tmp_path: Path) -> None:
    shutil.copy(migrated_file, tmp_path / "facts.db")
    database = Database(f"sqlite:///{tmp_path / 'facts.db'}")
    fill(database)
    forget(database)
    assert pages_with(database) > 0
    assert files_with(tmp_path) == ["facts.db"]
    with database.writing() as session:
        for record in RECORDS:
            erased(session, record)
    forget(database)
    assert pages_with(database) == 0
    assert files_with(tmp_path) == []
    database.close()


def pages_with(database: Database) -> int:
    """How many pages of FTS5 hold the word."""
    with database.reading() as connection:
        there = "SELECT count(*) FROM search_fts_data WHERE instr(CAST(block AS BLOB), CAST(:word AS BLOB))"
        return connection.scalar(text(there), {"word": WORD}) or 0


def files_with(folder: Path) -> list[str]:
    return [file.name for file in folder.glob("facts.db*") if WORD.encode() in file.read_bytes().lower()]


def words(database: Database) -> set[str]:
    with database.reading() as connection:
        return set(connection.scalars(WORDS.select().with_only_columns(WORDS.c.word)))


def test_words_that_others_have_stay(database: Database) -> None:
    with database.writing() as session:
        actor = operator(session)
        for claim in ("Mara opened the lighthouse.", "A lighthouse.", "Ferries sink."):
            record_claim(session, actor, text=claim, kind=ClaimKind.EVENT)
        record_claim(session, actor, text="Ferries swim.", kind=ClaimKind.EVENT)
        retract(session, actor, record_id=RecordId("claim", 4), note="they do not")
        erased(session, "claim-1")
        erased(session, "claim-3")
    known = words(database)
    assert known.isdisjoint({"mara", "opened", "sink"})
    assert {"lighthouse", "ferries", "swim"} <= known
    list(reindex(database))
    assert words(database) == known
