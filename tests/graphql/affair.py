"""A claim and what bears on it, told by commands, each in a transaction of its own; and what is answered of it."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from factdb.commands.accounts import operator
from factdb.commands.claims import assert_claim, record_claim
from factdb.commands.evidence import add_evidence, assess
from factdb.commands.publishers import record_publisher
from factdb.commands.quotes import record_quote
from factdb.commands.retracting import retract
from factdb.commands.sources import record_source
from factdb.commands.speakers import record_speaker
from factdb.db import Database
from factdb.graphql.reading import Reader
from factdb.graphql.schema import make_schema
from factdb.models import Revision
from factdb.rules.dates import EdtfDate
from factdb.rules.ids import RecordId
from factdb.rules.vocabulary import AssertionStance, ClaimKind, EvidenceStance, Role, SpeakerKind, Veracity
from tests.conftest import counted


@cache
def reader() -> Reader:
    return Reader(make_schema())


@dataclass
class Affair:
    """The numbers of its records, by what the test calls them."""

    database: Database
    outlets: dict[str, int] = field(default_factory=dict)
    speakers: dict[str, int] = field(default_factory=dict)
    pieces: list[int] = field(default_factory=list)
    claim: int = 0

    def __post_init__(self) -> None:
        self.claim = self.do(record_claim, text="The weir was left open.", kind=ClaimKind.EVENT).id

    def do(self, command: Callable[..., Any], **arguments: Any) -> Any:
        """Run a command as the operator; the record is detached."""
        with self.database.writing() as session:
            session.expire_on_commit = False
            return command(session, operator(session), **arguments)

    def outlet(self, name: str, owner: str | None = None) -> int:
        if name not in self.outlets:
            self.outlets[name] = self.do(record_publisher, name=name, owner_group=owner).id
        return self.outlets[name]

    def article(self, outlet: str, day: str, copies: int | None = None, owner: str | None = None) -> int:
        found: int = self.do(
            record_source,
            title=f"{outlet} of {day}",
            publisher_id=self.outlet(outlet, owner),
            published=EdtfDate.parse(day),
            syndicated_from_id=copies,
        ).id
        return found

    def quote(self, speaker: str | None, day: str) -> int:
        if speaker is not None and speaker not in self.speakers:
            self.speakers[speaker] = self.do(record_speaker, name=speaker, kind=SpeakerKind.PERSON).id
        number = None if speaker is None else self.speakers[speaker]
        said = EdtfDate.parse(day)
        found: int = self.do(record_quote, speaker_id=number, text="It stood open.", said=said).id
        return found

    def asserts(self, quote: int | None = None, source: int | None = None, denies: bool = False) -> int:
        stance = AssertionStance.DENIES if denies else AssertionStance.ASSERTS
        who = {"quote_id": quote, "source_id": source}
        found: int = self.do(assert_claim, claim_id=self.claim, stance=stance, **who).id
        return found

    def evidence(self, source: int, stance: str = "SUPPORTS", **more: Any) -> int:
        words = EvidenceStance[stance]
        self.pieces.append(self.do(add_evidence, claim_id=self.claim, source_id=source, stance=words, **more).id)
        return self.pieces[-1]

    def judge(self, verdict: str, since: str | None, before: int | None = None, publish: bool = True) -> int:
        found: int = self.do(
            assess,
            claim_id=self.claim,
            veracity=Veracity[verdict],
            reason="As the evidence has it.",
            valid_from=EdtfDate.parse(since) if since else None,
            supersedes_id=before,
            publish=publish,
        ).id
        return found

    def retract(self, word: str, number: int) -> None:
        self.do(retract, record_id=RecordId(word, number), note="A mix-up.")

    def now(self) -> dt.datetime:
        """The moment of the last write."""
        with self.database.writing() as session:
            return last_moment(session)

    def ask(self, text: str, role: Role | None = Role.ADMIN, **variables: Any) -> Any:
        """The answer, read by one statement."""
        with self.database.reading() as connection, counted(self.database) as statements:
            result = reader().read(text, variables, role=role, connection=connection)
        assert result.errors is None, result.errors
        assert len(statements) == 1
        return result.data

    def corroboration(self, **as_of: Any) -> tuple[str, tuple[int, int], tuple[int, int]]:
        """The standing, and of supports and refutes the records and origins."""
        found = self.ask(
            """query ($claim: ID!, $asOf: AsOf) { claim(id: $claim, asOf: $asOf) { standing corroboration {
                 standing supports { records origins } refutes { records origins } } } }""",
            claim=f"claim-{self.claim}",
            asOf=as_of,
        )["claim"]
        counts = found["corroboration"]
        assert counts["standing"] == found["standing"]
        supports, refutes = ((counts[s]["records"], counts[s]["origins"]) for s in ("supports", "refutes"))
        return found["standing"], supports, refutes

    def origin(self, piece: int) -> dict[str, Any]:
        found: dict[str, Any] = self.ask(
            """query ($id: ID!) { evidenceItem(id: $id) { origin {
                 key kind speaker { name } publisher { name } counts why sameAs { id } } } }""",
            id=f"evidence-{piece}",
        )["evidenceItem"]["origin"]
        return found


def last_moment(session: Session) -> dt.datetime:
    found = session.scalars(select(Revision.recorded).order_by(Revision.id.desc()).limit(1)).one()
    assert isinstance(found, dt.datetime)
    return found
