"""An affair with records that are one, for tests of what is merged."""

from dataclasses import dataclass
from typing import Any

from factdb.db import Database
from factdb.graphql.limits import UNLIMITED
from factdb.graphql.mutations import served_schema
from factdb.graphql.reading import Reader
from factdb.rules.vocabulary import Role
from tests.conftest import counted
from tests.graphql.writing import Api

READER = Reader(served_schema(), limits=UNLIMITED)
TEXT = "“The lock is safe”, said Pjotr Sorin of the River Board."


@dataclass
class Affair:
    """Three names of one lock-keeper, two of one paper; each speaker has said something."""

    database: Database
    api: Api

    def write(self, mutation: str, **given: Any) -> dict[str, Any]:
        name = mutation[0].upper() + mutation[1:]
        text = f"mutation ($input: {name}Input!) {{ {mutation}(input: $input) {{ revision {{ id recorded }} }} }}"
        found: dict[str, Any] = self.api(text, input=given)[mutation]
        return found

    def read(self, text: str, **variables: Any) -> Any:
        with counted(self.database) as statements:
            found = self.api.read(text, **variables)
        assert len(statements) <= 1
        return found

    def bytes(self, text: str) -> bytes:
        with self.database.reading() as connection:
            return READER.bytes(text, role=Role.ADMIN, connection=connection)

    def merge(self, number: int, into: int) -> str:
        found = self.write("mergeSpeakers", speakerId=f"speaker-{number}", intoId=f"speaker-{into}", reason="one")
        moment: str = found["revision"]["recorded"]
        return moment

    def undo(self, record_id: str) -> None:
        self.write("undoMerge", recordId=record_id, reason="two")

    @classmethod
    def on(cls, database: Database) -> "Affair":
        return cls(database, Api.on(database))

    @classmethod
    def told(cls, database: Database) -> "Affair":
        """The affair, told to an empty database."""
        found = cls.on(database)
        for name in ("Pyotr Sorin", "Pjotr Sorin", "Пётр Сорин", "River Board"):
            found.write("recordSpeaker", name=name)
        found.write(
            "changeSpeaker",
            speakerId="speaker-2",
            addNames=[{"name": "P. Sorin"}],
            addRoles=[{"title": "keeper", "organizationId": "speaker-4"}],
            addIdentifiers=[{"scheme": "wikidata", "value": "Q0"}],
        )
        for name, domain in (("Leuvra Post", "post.example"), ("The Leuvra Post", "leuvra.example")):
            found.write("recordPublisher", name=name, domains=[domain])
        for number in (1, 2):
            address = {"url": f"https://site.example/{number}", "publisherId": f"publisher-{number}"}
            found.write("recordSource", kind="ARTICLE", title=f"Lock {number}", **address)
            found.write("recordSnapshot", sourceId=f"source-{number}", text=TEXT)
        found.write("recordClaim", text="The lock is safe.", kind="EVENT")
        for number, day in ((1, "2024-03-04"), (2, "2024-03-02"), (3, "2024-03-03"), (2, "2024-03-05")):
            found.write("recordQuote", text=f"Safe, {day}", speakerId=f"speaker-{number}", said=day)
        span = {"start": 1, "end": 17}
        appearance = {"snapshotId": "snapshot-2", "spans": [span], "mode": "DIRECT"}
        found.write("addAppearance", quoteId="quote-2", appearance=appearance)
        found.write("assertClaim", claimId="claim-1", quoteId="quote-2", stance="ASSERTS")
        found.write("addEvidence", claimId="claim-1", sourceId="source-2", stance="SUPPORTS", restsOnId="quote-2")
        return found
