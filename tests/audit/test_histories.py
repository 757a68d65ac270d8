"""Random histories that nobody altered: verifying has nothing to say of any, whatever was written, undone and erased.
FACTDB_HISTORIES is how many; `make audit-soak` takes a thousand."""

import os
import random

import pytest
from sqlalchemy import delete, text
from sqlalchemy.orm import Session

from factdb.audit.sealing import Sealer
from factdb.commands.accounts import operator
from factdb.commands.claims import add_to_topic, change_claim, record_claim, record_topic, remove_from_topic
from factdb.commands.erasing import erase
from factdb.commands.recording import Actor, revision
from factdb.commands.retracting import retract
from factdb.commands.speakers import change_speaker, record_speaker
from factdb.db import Database
from factdb.errors import FactdbError
from factdb.models import Base, Claim
from factdb.rules.dates import EdtfDate
from factdb.rules.ids import RecordId
from factdb.rules.vocabulary import ClaimKind, SpeakerKind
from tests.audit.conftest import KEY
from tests.audit.world import found
from tests.postgres import RESTART

HISTORIES = int(os.environ.get("FACTDB_HISTORIES", "12"))
WORDS = ["dam", "Wendel", "„Ja“", "👩\u200d👧", "holds", "ẞ"]
DATES = [None, "2024-03", "2021~", "../2021-12-21"]


class History:
    """What people may do, at random."""

    def __init__(self, session: Session, actor: Actor, pick: random.Random) -> None:
        self.session, self.actor, self.pick = session, actor.because(pick.choice([None, "a hearing"])), pick

    def words(self) -> str:
        return " ".join(self.pick.choices(WORDS, k=3))

    def date(self) -> EdtfDate | None:
        text = self.pick.choice(DATES)
        return EdtfDate.parse(text, self.words()) if text else None

    def number(self) -> int:
        return self.pick.randint(1, 4)

    def claim(self) -> None:
        record_claim(
            self.session, self.actor, text=self.words(), kind=self.pick.choice(list(ClaimKind)), about=self.date()
        )

    def change(self) -> None:
        change_claim(self.session, self.actor, claim_id=self.number(), text=self.words(), about=self.date())

    def topic(self) -> None:
        record_topic(self.session, self.actor, name=self.words())

    def member(self) -> None:
        add_to_topic(self.session, self.actor, topic_id=self.number(), claim_ids=(self.number(),))

    def no_member(self) -> None:
        remove_from_topic(self.session, self.actor, topic_id=self.number(), claim_ids=(self.number(),))

    def speaker(self) -> None:
        record_speaker(self.session, self.actor, name=self.words(), kind=SpeakerKind.PERSON)

    def rename(self) -> None:
        change_speaker(self.session, self.actor, speaker_id=self.number(), name=self.words())

    def retraction(self) -> None:
        retract(self.session, self.actor, record_id=self.record(), note=self.words())

    def erasure(self) -> None:
        erase(self.session, self.actor, record_id=self.record(), note="the law")

    def several(self) -> None:
        """In one revision: made, changed, and changed again."""
        with revision(self.session, self.actor, "several"):
            for _ in range(self.number()):
                self.session.add(made := Claim(text=self.words(), kind=ClaimKind.EVENT))
                self.session.flush()
                change_claim(self.session, self.actor, claim_id=made.id, text=self.words())

    def undone(self) -> None:
        with self.session.begin_nested() as savepoint:
            self.claim()
            savepoint.rollback()

    def record(self) -> RecordId:
        return RecordId(self.pick.choice(["claim", "topic", "speaker", "revision"]), self.number())


STEPS = [
    *(History.claim, History.change, History.topic, History.member, History.no_member, History.speaker),
    *(History.rename, History.retraction, History.erasure, History.several, History.undone),
]


def live(database: Database, seed: int) -> None:
    """Some transactions, with sealing in between; what cannot be is refused, and goes on."""
    pick = random.Random(seed)
    for _ in range(pick.randint(1, 12)):
        with database.writing() as session:
            history = History(session, operator(session), pick)
            for step in pick.choices(STEPS, k=pick.randint(1, 3)):
                try:
                    step(history)
                except FactdbError:
                    continue
        if pick.random() < 0.3:
            Sealer(database).finish()


def empty(database: Database) -> None:
    with database.writing() as session:
        if database.is_sqlite:
            session.connection().exec_driver_sql("PRAGMA defer_foreign_keys = ON")
        else:
            session.connection().exec_driver_sql("SET LOCAL session_replication_role = replica")
        for table in Base.metadata.tables.values():
            session.connection().execute(delete(table))
        again = "DELETE FROM sqlite_sequence" if database.is_sqlite else RESTART
        session.execute(text(again))


@pytest.mark.slow
def test_verifying_has_nothing_to_say_of_what_nobody_altered(keyed: Database) -> None:
    first = int(os.environ.get("FACTDB_HISTORIES_SEED", "1"))
    for seed in range(first, first + HISTORIES):
        live(keyed, seed)
        if seed % 2:
            Sealer(keyed).finish()
        told = found(keyed, key=KEY)
        assert told == [], f"seed {seed}: {[str(each) for each in told]}"
        empty(keyed)
