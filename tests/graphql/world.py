"""A small world to read: one affair, two speakers, three sources, a changed quote, things hidden and things retracted.

All of it is made up.
"""

import datetime as dt

from sqlalchemy import Connection, inspect

from factdb import models as m
from factdb.rules.dates import EdtfDate
from factdb.rules.text import digest
from factdb.rules.vocabulary import (
    AnchorState,
    AssertionStance,
    AssessmentState,
    Attribution,
    ClaimKind,
    DriftState,
    EvidenceStance,
    Fidelity,
    HopKind,
    Mode,
    Operation,
    ProposalKind,
    ProposalState,
    RelationKind,
    Reliability,
    Role,
    SourceKind,
    SpeakerKind,
    Uncheckable,
    Veracity,
)

FIRST = dt.datetime(2024, 1, 1, tzinfo=dt.UTC)
CHANGED = dt.datetime(2024, 6, 1, 12, 30, 0, 250000, tzinfo=dt.UTC)
TEXT = 'Die „Brücke“ 𝔘 hält nicht.\nSie sagte: "No\\way".'


def day(text: str, words: str | None = None) -> EdtfDate:
    return EdtfDate.parse(text, words)


class World:
    """Writes rows as they are given, with their ids and moments."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection

    def add(self, *records: m.Base) -> None:
        for record in records:
            mapper = inspect(record).mapper
            columns = [attribute for attribute in mapper.column_attrs if attribute.columns[0].computed is None]
            values = {attribute.columns[0].name: getattr(record, attribute.key) for attribute in columns}
            self.connection.execute(mapper.local_table.insert(), values)  # type: ignore[attr-defined]


def fill(world: World) -> None:
    """Write the world."""
    at = {"recorded_from": FIRST}
    world.add(
        *[
            m.Account(id=1, name="Ada", role=Role.ADMIN, disabled=False, **at),
            m.Token(
                id=1, account_id=1, name="laptop", prefix="fdb_a", digest="secret", expires=None, revoked=None, **at
            ),
            m.OwnerGroup(id=1, name="Bote Holding", **at),
        ]
    )
    world.add(
        *[
            m.Revision(id=1, recorded=FIRST, account_id=1, action="record_source", reason=None),
            m.Revision(id=2, recorded=CHANGED, account_id=1, action="retract", reason="printed in error"),
        ]
    )
    for add in (voices, documents, speech, claims, evidence, proposals, imports, log):
        add(world)
    history(world)


def voices(world: World) -> None:
    at = {"recorded_from": FIRST}
    world.add(
        *[
            m.Publisher(id=1, name="Leuvra Bote", owner_group_id=1, **at),
            m.Publisher(id=2, name="Orbel Wire", **at),
            m.Speaker(id=1, kind=SpeakerKind.PERSON, name="Mira Tal", description=None, **at),
            m.Speaker(id=2, kind=SpeakerKind.PERSON, name="Ödön Brae", description="of the water board", **at),
            m.Speaker(id=3, kind=SpeakerKind.ORGANIZATION, name="Water board", **at),
            m.Speaker(id=4, kind=SpeakerKind.UNNAMED, name="mira tal", retracted_in_id=2, **at),
        ]
    )
    world.add(
        *[
            m.PublisherDomain(id=1, publisher_id=1, domain="bote.example", **at),
            m.ReliabilityGrade(
                id=1, publisher_id=1, grade=Reliability.B, reason="long record", valid_from=day("2020"), **at
            ),
            m.SpeakerName(id=1, speaker_id=1, name="Mira Tal", language="de", script="Latn", preferred=True, **at),
            m.SpeakerName(id=2, speaker_id=1, name="M. Tal", preferred=False, **at),
            m.SpeakerIdentifier(id=1, speaker_id=1, scheme="wikidata", value="Q0", **at),
            m.SpeakerRole(id=1, speaker_id=1, title="engineer", organization_id=3, from_=day("2023-05"), **at),
            m.SpeakerRole(id=2, speaker_id=1, title="student", organization="a school", to=day("2019"), **at),
        ]
    )


def documents(world: World) -> None:
    at = {"recorded_from": FIRST}
    source = {"kind": SourceKind.ARTICLE, **at}
    world.add(
        m.Source(
            id=1,
            publisher_id=2,
            url="https://wire.example/1",
            canonical_url="https://wire.example/1",
            title="The bridge",
            published=day("2024-03-05"),
            language="en",
            **source,
        )
    )
    world.add(
        *[
            m.Source(
                id=2,
                publisher_id=1,
                title="Die Brücke",
                published=day("2024-03"),
                language="de",
                syndicated_from_id=1,
                **source,
            ),
            m.Source(id=3, title=None, published=None, **source),
            m.Source(id=4, publisher_id=1, title="Zurück", published=day("2024-03-09"), retracted_in_id=2, **source),
        ]
    )
    world.add(
        *[
            m.SourceAuthor(id=1, source_id=1, position=1, name="B. Second", **at),
            m.SourceAuthor(id=2, source_id=1, position=0, name="A. First", **at),
            *(
                m.Snapshot(
                    id=number,
                    source_id=number,
                    captured=FIRST + dt.timedelta(hours=number),
                    text=TEXT,
                    text_digest=digest(TEXT),
                    cleaner="plain 1",
                    http_status=200,
                    **at,
                )
                for number in (1, 2, 3)
            ),
        ]
    )
    world.add(m.SnapshotCheck(id=1, snapshot_id=1, checked=FIRST, **at))


def speech(world: World) -> None:
    at = {"recorded_from": FIRST}
    world.add(
        *[
            m.Quote(id=1, speaker_id=1, text="hält nicht", language="de", said=day("2024-03-04", "am Montag"), **at),
            m.Quote(id=2, speaker_id=1, text='No\\way "ever"', language="en", said=day("../2024-03-05"), **at),
            m.Quote(id=4, speaker_id=2, text="Unsaid", said=None, **at),
            m.Quote(id=5, speaker_id=1, text="Same day", language="en", said=day("2024-03-04"), **at),
            m.Quote(id=6, speaker_id=4, text="Never", said=day("2024-03-06"), retracted_in_id=2, **at),
        ]
    )
    world.add(m.Quote(id=3, speaker_id=None, text="Will not hold", language="en", translation_of_id=1, **at))
    common = {"prefix": "", "suffix": "", "anchor_state": AnchorState.KEPT, "fidelity": Fidelity.VERBATIM, **at}
    world.add(
        *[
            m.Appearance(
                id=number,
                quote_id=quote,
                snapshot_id=snapshot,
                exact=exact,
                spans=[[start, end]],
                start=start,
                end=end,
                mode=Mode.DIRECT,
                cue="sagte",
                retracted_in_id=retracted,
                **common,
            )
            for number, quote, snapshot, exact, start, end, retracted in (
                (1, 1, 1, "hält nicht", 15, 25, None),
                (2, 1, 2, "hält nicht", 15, 25, None),
                (3, 2, 1, "No\\way", 39, 45, None),
                (4, 4, 3, "Unsaid", 1, 4, 2),
            )
        ]
    )
    world.add(
        m.DriftEntry(
            id=1,
            appearance_id=1,
            snapshot_id=2,
            anchor_state=AnchorState.CHANGED,
            text='hält "kaum"',
            spans=[[15, 26]],
            start=15,
            end=26,
            diff=[["KEPT", "hält ", 0, 0], ["REMOVED", "nicht", 5, None], ["INSERTED", '"kaum"', None, 5]],
            state=DriftState.REATTACHED,
            decided_by_id=1,
            decided=CHANGED,
            decision_reason="the same sentence",
            reattachment_id=2,
            **at,
        )
    )
    world.add(
        *[
            m.AttributionHop(
                id=1, appearance_id=1, position=2, kind=HopKind.CITED, source_id=3, mention="a paper", **at
            ),
            m.AttributionHop(id=2, appearance_id=1, position=0, kind=HopKind.OUTLET, publisher_id=2, **at),
            m.AttributionHop(
                id=3, appearance_id=1, position=1, kind=HopKind.SPEAKER, speaker_id=1, mention="Tal", **at
            ),
        ]
    )


def claims(world: World) -> None:
    at = {"recorded_from": FIRST}
    world.add(
        *[
            m.Topic(id=1, name="Bridge", **at),
            m.Claim(
                id=1, text="The bridge does not hold.", language="en", kind=ClaimKind.EVENT, about=day("2024"), **at
            ),
            m.Claim(id=2, text="It was built in 1900.", language="en", kind=ClaimKind.NUMERICAL, **at),
            m.Claim(id=3, text="It will be closed.", kind=ClaimKind.PREDICTION, **at),
        ]
    )
    world.add(
        *[
            m.ClaimTopic(id=1, claim_id=1, topic_id=1, **at),
            m.QuoteTopic(id=1, quote_id=1, topic_id=1, **at),
            m.Assertion(id=1, claim_id=1, quote_id=1, stance=AssertionStance.ASSERTS, **at),
            m.Assertion(id=2, claim_id=1, source_id=2, stance=AssertionStance.QUESTIONS, **at),
            m.Assertion(id=3, claim_id=2, quote_id=4, stance=AssertionStance.DENIES, retracted_in_id=2, **at),
            m.ClaimRelation(id=1, claim_id=2, other_id=1, kind=RelationKind.NARROWER, suggested_by_id=1, **at),
        ]
    )


def evidence(world: World) -> None:
    at = {"recorded_from": FIRST}
    world.add(
        *[
            m.Evidence(
                id=1,
                claim_id=1,
                source_id=1,
                stance=EvidenceStance.SUPPORTS,
                observed=day("2024-03-05"),
                credibility=2,
                **at,
            ),
            m.Evidence(
                id=2,
                claim_id=1,
                source_id=2,
                stance=EvidenceStance.REFUTES,
                observed=day("2024-04-01"),
                rests_on_id=4,
                **at,
            ),
            m.Evidence(
                id=3,
                quote_id=1,
                source_id=3,
                stance=EvidenceStance.CONTEXT,
                snapshot_id=3,
                passage="Brücke",
                passage_start=5,
                passage_end=11,
                **at,
            ),
        ]
    )
    verdict = {"account_id": 1, **at}
    world.add(
        m.Assessment(
            id=1,
            claim_id=1,
            veracity=Veracity.SUPPORTED,
            reason="photographs",
            valid_from=day("2024-03-10"),
            state=AssessmentState.PUBLISHED,
            **verdict,
        )
    )
    world.add(
        *[
            m.Assessment(
                id=2,
                claim_id=1,
                veracity=Veracity.CONFLICTING,
                reason="a draft",
                state=AssessmentState.DRAFT,
                supersedes_id=1,
                **verdict,
            ),
            m.Assessment(
                id=3,
                quote_id=1,
                attribution=Attribution.SAID,
                reason="tape",
                state=AssessmentState.PUBLISHED,
                **verdict,
            ),
            m.Review(
                id=1,
                claim_id=1,
                publisher_id=1,
                url="https://bote.example/check",
                canonical_url="https://bote.example/check",
                rating="Stimmt",
                published=day("2024-05-01"),
                **at,
            ),
        ]
    )
    world.add(
        *[
            m.AssessmentEvidence(id=1, assessment_id=1, evidence_id=1, **at),
            m.AssessmentEvidence(id=2, assessment_id=2, evidence_id=2, **at),
        ]
    )


def proposals(world: World) -> None:
    at = {"recorded_from": FIRST}
    common = {
        "kind": ProposalKind.QUOTE,
        "snapshot_id": 1,
        "mode": Mode.DIRECT,
        "fidelity": Fidelity.VERBATIM,
        "extractor": "test 1",
        "edited": False,
        **at,
    }
    world.add(
        *[
            m.Proposal(
                id=1,
                text="hält nicht",
                spans=[[15, 20], [21, 25]],
                start=15,
                end=25,
                trace=["pair „“", 'cue "sagte"'],
                state=ProposalState.PENDING,
                speaker_name="Mira Tal",
                claim_text="The dam does not hold.",
                claim_kind=ClaimKind.EVENT,
                claim_checkable=False,
                claim_why_not=Uncheckable.OPINION,
                claim_about=day("2024-05-02"),
                **common,
            ),
            m.Proposal(
                id=2,
                text="No\\way",
                spans=[[39, 45]],
                start=39,
                end=45,
                trace=[],
                state=ProposalState.ACCEPTED,
                decided_by_id=1,
                decided=CHANGED,
                quote_id=2,
                appearance_id=3,
                **common,
            ),
        ]
    )
    world.add(
        *[
            m.ProposalRole(id=1, proposal_id=1, title="engineer", **at),
            m.ProposalHop(
                id=1,
                proposal_id=1,
                position=1,
                kind=HopKind.VIA,
                name="Orbel Wire",
                speaker_kind=SpeakerKind.ORGANIZATION,
                mention="wire",
                **at,
            ),
            m.ProposalCandidate(id=1, proposal_id=1, speaker_id=1, score=0.75, why="same name", **at),
            m.ProposalCandidate(id=2, proposal_id=1, claim_id=1, score=1 / 3, why="same words", **at),
        ]
    )


def imports(world: World) -> None:
    at = {"recorded_from": FIRST}
    world.add(
        *[
            m.ClaimIdentifier(id=1, claim_id=1, scheme="liar", value="7", title="Dry?", dated=day("2024-03"), **at),
            m.QuoteIdentifier(id=1, quote_id=1, scheme="quotebank", value="2024-03-04-000007", **at),
            m.Import(
                id=1,
                file_name="old.jsonl",
                file_digest="sha256:0",
                format="claims-jsonl",
                importer="claims-jsonl 1",
                imported=2,
                known=1,
                refused=0,
                account_id=1,
                **at,
            ),
        ]
    )


def log(world: World) -> None:
    def change(number: int, revision: int, noun: str, record: int, operation: Operation) -> m.RevisionRecord:
        return m.RevisionRecord(
            id=number,
            revision_id=revision,
            noun=noun,
            record_id=record,
            operation=operation,
            salt="s",
            digest="sha256:0",
        )

    world.add(
        *[
            change(1, 1, "source", 1, Operation.CREATED),
            change(2, 1, "proposal", 1, Operation.CREATED),
            change(3, 1, "assessment", 2, Operation.CREATED),
            change(4, 2, "quote", 6, Operation.CHANGED),
        ]
    )


def history(world: World) -> None:
    """On 1 June the claim was reworded, its topic was removed, and quote 5 was given to another speaker."""
    past = m.Base.metadata.tables
    replaced = {"recorded_from": FIRST, "recorded_to": CHANGED}
    claim = {"id": 3, "text": "It will fall.", "kind": "PREDICTION", "about_order": dt.date(1, 1, 1), **replaced}
    world.connection.execute(past["claims_history"].insert(), [claim])
    world.connection.execute(
        past["claim_topics_history"].insert(), [{"id": 2, "claim_id": 3, "topic_id": 1, **replaced}]
    )
    world.connection.execute(m.Claim.__table__.update().where(m.Claim.id == 3).values(recorded_from=CHANGED))  # type: ignore[attr-defined]
