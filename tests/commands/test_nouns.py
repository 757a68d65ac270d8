"""Commands record what they are given, and refuse in words what cannot be."""

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from factdb.commands.arguments import (
    AppearanceInput,
    HopInput,
    IdentifierInput,
    NameInput,
    PassageInput,
    RoleInput,
    SpanInput,
)
from factdb.commands.claims import assert_claim, record_claim, relate_claims
from factdb.commands.evidence import add_evidence, assess, publish_assessment, record_review
from factdb.commands.publishers import grade_publisher, record_publisher
from factdb.commands.quotes import add_appearance, change_quote, record_quote
from factdb.commands.recording import SYSTEM, Actor
from factdb.commands.retracting import retract
from factdb.commands.snapshots import record_snapshot
from factdb.commands.sources import change_source, record_source
from factdb.commands.speakers import change_speaker, record_speaker, speakers_named
from factdb.errors import BadInput, Conflict, NotFound
from factdb.models import (
    Appearance,
    Base,
    Claim,
    Evidence,
    Publisher,
    Quote,
    Revision,
    Snapshot,
    SnapshotCheck,
    Source,
    SourceAuthor,
    SpeakerName,
    SpeakerRole,
)
from factdb.rules.dates import EdtfDate
from factdb.rules.ids import RecordId
from factdb.rules.vocabulary import (
    AnchorState,
    AssertionStance,
    AssessmentState,
    Attribution,
    ClaimKind,
    EvidenceStance,
    HopKind,
    Mode,
    RelationKind,
    Reliability,
    SpeakerKind,
    Veracity,
)

TEXT = "The mayor spoke. “The dam 🙂 holds”, she said."
HOLDS = SpanInput(TEXT.index("The dam"), TEXT.index("”"))


def count(session: Session, noun: type[Base]) -> int:
    return session.scalar(select(func.count()).select_from(noun)) or 0


def snapshot(session: Session, actor: Actor) -> Snapshot:
    publisher = record_publisher(session, actor, name="Valley Post")
    source = record_source(
        session,
        actor,
        title="Dam holds",
        publisher_id=publisher.id,
        published=EdtfDate.parse("2024-05-03"),
        language="en",
    )
    return record_snapshot(session, actor, source_id=source.id, text=TEXT)


def claim(session: Session, actor: Actor, text: str = "The dam holds.") -> Claim:
    return record_claim(session, actor, text=text, kind=ClaimKind.EVENT)


def supporting(
    session: Session,
    actor: Actor,
    found: Claim,
    where: Snapshot,
    passage: PassageInput | None = None,
    credibility: int | None = None,
) -> Evidence:
    return add_evidence(
        session,
        actor,
        claim_id=found.id,
        source_id=where.source_id,
        stance=EvidenceStance.SUPPORTS,
        passage=passage,
        credibility=credibility,
    )


# --- publishers


def test_a_publisher_is_known_by_its_name(session: Session, actor: Actor) -> None:
    one = record_publisher(session, actor, name="Valley Post", domains=("www.Valley-Post.example",), owner_group="Vale")
    again = record_publisher(session, actor, name=" Valley Post ", domains=("https://valley-post.example/news",))
    assert one.id == again.id
    assert [domain.domain for domain in one.domains] == ["valley-post.example"]


def test_a_domain_belongs_to_one_publisher(session: Session, actor: Actor) -> None:
    record_publisher(session, actor, name="Valley Post", domains=("valley.example",))
    with pytest.raises(Conflict, match="Valley Post"):
        record_publisher(session, actor, name="Hill Post", domains=("valley.example",))


def test_a_domain_that_is_none_is_named_with_its_place(session: Session, actor: Actor) -> None:
    with pytest.raises(BadInput) as refused:
        record_publisher(session, actor, name="Valley Post", domains=("valley.example", "not a domain"))
    assert refused.value.path[:2] == ("domains", 1)


def test_a_grade_is_dated_and_has_a_reason(session: Session, actor: Actor) -> None:
    publisher = record_publisher(session, actor, name="Valley Post")
    since = EdtfDate.parse("2023")
    grade = grade_publisher(
        session, actor, publisher_id=publisher.id, grade=Reliability.B, reason="Corrects errors.", valid_from=since
    )
    assert (grade.grade, grade.valid_from) == (Reliability.B, since)
    with pytest.raises(BadInput, match="reason is empty"):
        grade_publisher(session, actor, publisher_id=publisher.id, grade=Reliability.B, reason=" ")


# --- sources and snapshots


def test_a_source_is_known_by_its_canonical_url(session: Session, actor: Actor) -> None:
    one = record_source(session, actor, url="http://Valley.example/dam?utm_source=x", authors=("Ann", "Bo"))
    again = record_source(session, actor, url="https://valley.example/dam#top", title="Another title")
    assert one.id == again.id
    assert [author.name for author in one.authors] == ["Ann", "Bo"]
    assert count(session, SourceAuthor) == 2


@pytest.mark.parametrize("url", ["ftp://valley.example/", "valley", "https://"])
def test_a_url_that_is_none_is_refused(session: Session, actor: Actor, url: str) -> None:
    with pytest.raises(BadInput) as refused:
        record_source(session, actor, url=url, title="Dam")
    assert refused.value.path[0] == "url"


def test_a_source_needs_something_to_find_it_by(session: Session, actor: Actor) -> None:
    with pytest.raises(BadInput, match="title or a URL"):
        record_source(session, actor)


def test_a_source_of_a_publisher_that_is_not_there_is_refused(session: Session, actor: Actor) -> None:
    for number in (77, 0, 2**40):
        with pytest.raises(NotFound, match=f"publisher-{number}"):
            record_source(session, actor, title="Dam", publisher_id=number)


def test_a_copy_names_its_original_and_no_circle(session: Session, actor: Actor) -> None:
    one, two, three = (record_source(session, actor, title=title) for title in ("one", "two", "three"))
    change_source(session, actor, source_id=two.id, syndicated_from_id=one.id)
    change_source(session, actor, source_id=three.id, syndicated_from_id=two.id)
    with pytest.raises(Conflict, match="copy of itself"):
        change_source(session, actor, source_id=one.id, syndicated_from_id=three.id)
    change_source(session, actor, source_id=two.id, syndicated_from_id=None)
    assert two.syndicated_from_id is None
    assert two.title == "two", "what is left out stays"


def test_an_unchanged_capture_only_notes_that_it_was_checked(session: Session, actor: Actor) -> None:
    first = snapshot(session, actor)
    again = record_snapshot(session, actor, source_id=first.source_id, text=TEXT, raw=b"x", http_status=200)
    assert again is first
    assert count(session, Snapshot) == 1
    assert count(session, SnapshotCheck) == 1


def test_a_page_that_changes_and_changes_back_has_three_snapshots(session: Session, actor: Actor) -> None:
    first = snapshot(session, actor)
    record_snapshot(session, actor, source_id=first.source_id, text="Another text.")
    record_snapshot(session, actor, source_id=first.source_id, text=TEXT)
    assert count(session, Snapshot) == 3


@pytest.mark.parametrize(
    ("text", "state"),
    [
        (TEXT + " She left.", AnchorState.KEPT),
        ("Update. " + TEXT, AnchorState.MOVED),
        (TEXT.replace("dam 🙂 holds", "dam 🙂 may hold"), AnchorState.CHANGED),
        ("Nothing of it is left.", AnchorState.GONE),
    ],
)
def test_a_changed_page_tells_what_became_of_its_quotes(
    session: Session, actor: Actor, text: str, state: AnchorState
) -> None:
    where = snapshot(session, actor)
    quote = record_quote(session, actor, appearance=AppearanceInput(where.id, (HOLDS,), Mode.DIRECT))
    record_snapshot(session, actor, source_id=where.source_id, text=text)
    (appearance,) = session.scalars(select(Appearance).filter_by(quote_id=quote.id))
    assert appearance.anchor_state is state
    assert appearance.snapshot is where, "it is never re-attached"


@pytest.mark.parametrize("text", ["", " \n", "a\0b", "a\ud800b"])
def test_text_that_cannot_be_kept_is_refused(session: Session, actor: Actor, text: str) -> None:
    source = record_source(session, actor, title="Dam")
    with pytest.raises(BadInput):
        record_snapshot(session, actor, source_id=source.id, text=text)


# --- speakers


def test_a_speaker_has_names_roles_and_ids(session: Session, actor: Actor) -> None:
    council = record_speaker(session, actor, name="Valley council", kind=SpeakerKind.ORGANIZATION)
    speaker = record_speaker(
        session,
        actor,
        name="Ada Berg",
        names=(NameInput("Ада Берг", language="ru", script="Cyrl"), NameInput("Ada Berg")),
        roles=(RoleInput("mayor", organization_id=council.id, since=EdtfDate.parse("2020")),),
        identifiers=(IdentifierInput("Wikidata", "Q1"),),
    )
    assert [(name.name, name.preferred) for name in speaker.names] == [("Ada Berg", True), ("Ада Берг", False)]
    assert [role.title for role in speaker.roles] == ["mayor"]
    assert speakers_named(session, "Ада Берг") == [speaker]


def test_a_new_preferred_name_keeps_the_old_one(session: Session, actor: Actor) -> None:
    speaker = record_speaker(session, actor, name="Ada Berg")
    change_speaker(session, actor, speaker_id=speaker.id, name="Ada Holm")
    session.expire_all()
    assert speaker.name == "Ada Holm"
    assert {(name.name, name.preferred) for name in speaker.names} == {("Ada Berg", False), ("Ada Holm", True)}


def test_the_same_role_is_recorded_once(session: Session, actor: Actor) -> None:
    speaker = record_speaker(session, actor, name="Ada Berg", roles=(RoleInput("mayor"),))
    change_speaker(session, actor, speaker_id=speaker.id, add_roles=(RoleInput("mayor"), RoleInput("engineer")))
    assert count(session, SpeakerRole) == 2


def test_an_id_elsewhere_belongs_to_one_speaker(session: Session, actor: Actor) -> None:
    record_speaker(session, actor, name="Ada Berg", identifiers=(IdentifierInput("wikidata", "Q1"),))
    with pytest.raises(Conflict, match="is speaker-"):
        record_speaker(session, actor, name="Ada Berg", identifiers=(IdentifierInput("WIKIDATA", "Q1"),))


def test_two_speakers_may_share_a_name(session: Session, actor: Actor) -> None:
    one, other = (record_speaker(session, actor, name="Ada Berg") for _ in range(2))
    assert speakers_named(session, "Ada Berg") == [one, other]
    assert count(session, SpeakerName) == 2


# --- quotes


def test_a_quote_takes_its_words_language_and_date_from_its_appearance(session: Session, actor: Actor) -> None:
    where = snapshot(session, actor)
    speaker = record_speaker(session, actor, name="Ada Berg")
    place = AppearanceInput(where.id, (HOLDS,), Mode.DIRECT, cue="said")
    quote = record_quote(session, actor, speaker_id=speaker.id, appearance=place)
    assert (quote.text, quote.language) == ("The dam 🙂 holds", "en")
    assert quote.said is not None
    assert quote.said.edtf == "../2024-05-03", "never the day of publication itself"


def test_an_appearance_is_anchored_and_has_its_chain(session: Session, actor: Actor) -> None:
    where = snapshot(session, actor)
    speaker = record_speaker(session, actor, name="Ada Berg")
    quote = record_quote(session, actor, text="The dam holds", speaker_id=speaker.id)
    place = AppearanceInput(where.id, (HOLDS,), Mode.DIRECT)
    found = add_appearance(session, actor, quote_id=quote.id, appearance=place)
    assert where.text[found.start : found.end] == found.exact
    assert (found.prefix, found.suffix) == ("The mayor spoke. “", "”, she said.")
    chain = [(hop.kind, hop.publisher_id, hop.speaker_id) for hop in found.hops]
    assert chain == [(HopKind.OUTLET, where.source.publisher_id, None), (HopKind.SPEAKER, None, speaker.id)]
    assert add_appearance(session, actor, quote_id=quote.id, appearance=place) is found


def test_a_longer_chain_is_kept_in_order(session: Session, actor: Actor) -> None:
    where, ada, bo = snapshot(session, actor), *(record_speaker(session, actor, name=n) for n in ("Ada", "Bo"))
    hops = (HopInput(HopKind.SPEAKER, speaker_id=ada.id), HopInput(HopKind.CITED, speaker_id=bo.id, mention="her"))
    place = AppearanceInput(where.id, (HOLDS,), Mode.INDIRECT, hops=hops)
    quote = record_quote(session, actor, speaker_id=ada.id, appearance=place)
    found = add_appearance(session, actor, quote_id=quote.id, appearance=place)
    assert [(hop.position, hop.speaker_id, hop.mention) for hop in found.hops] == [(0, ada.id, None), (1, bo.id, "her")]


@pytest.mark.parametrize("spans", [(), (SpanInput(5, 5),), (SpanInput(-1, 4),), (SpanInput(0, 10_000),)])
def test_a_place_outside_the_text_is_refused(session: Session, actor: Actor, spans: tuple[SpanInput, ...]) -> None:
    where = snapshot(session, actor)
    with pytest.raises(BadInput) as refused:
        record_quote(session, actor, appearance=AppearanceInput(where.id, spans, Mode.DIRECT))
    assert refused.value.path[:2] == ("appearance", "spans")


def test_a_quote_without_words_is_refused(session: Session, actor: Actor) -> None:
    with pytest.raises(BadInput, match="needs its text"):
        record_quote(session, actor)


def test_a_quote_is_corrected_field_by_field(session: Session, actor: Actor) -> None:
    quote = record_quote(session, actor, text="The dam holds", occasion="council meeting", medium="speech")
    change_quote(session, actor, quote_id=quote.id, medium=None, said=EdtfDate.parse("2024-05"))
    assert (quote.occasion, quote.medium, quote.said) == ("council meeting", None, EdtfDate.parse("2024-05"))


# --- claims


def test_a_claim_is_asserted_once_by_a_quote_or_a_source(session: Session, actor: Actor) -> None:
    found, quote = claim(session, actor), record_quote(session, actor, text="It holds")
    one = assert_claim(session, actor, claim_id=found.id, quote_id=quote.id)
    again = assert_claim(session, actor, claim_id=found.id, quote_id=quote.id, stance=AssertionStance.DENIES)
    assert one is again
    assert one.stance is AssertionStance.DENIES
    for quote_id, source_id in ((None, None), (quote.id, 1)):
        with pytest.raises(BadInput, match="exactly one of quote_id and source_id"):
            assert_claim(session, actor, claim_id=found.id, quote_id=quote_id, source_id=source_id)


def test_a_relation_is_a_suggestion_until_somebody_confirms_it(session: Session, actor: Actor) -> None:
    one, other = claim(session, actor).id, claim(session, actor, "It broke.").id
    kind = RelationKind.CONTRADICTS
    relation = relate_claims(session, actor, claim_id=one, other_id=other, kind=kind, confirmed=False)
    assert relation.confirmed_by_id is None
    assert relate_claims(session, actor, claim_id=one, other_id=other, kind=kind) is relation
    assert relation.confirmed_by_id == actor.account_id
    with pytest.raises(BadInput, match="not related to itself"):
        relate_claims(session, actor, claim_id=1, other_id=1, kind=RelationKind.SAME)


# --- evidence and verdicts


def test_evidence_takes_its_date_from_its_source_and_its_passage_from_the_snapshot(
    session: Session, actor: Actor
) -> None:
    where, found = snapshot(session, actor), claim(session, actor)
    passage = PassageInput(where.id, HOLDS.start, HOLDS.end)
    evidence = supporting(session, actor, found, where, passage=passage, credibility=2)
    assert evidence.observed == EdtfDate.parse("2024-05-03")
    assert evidence.passage == "The dam 🙂 holds"


def test_a_passage_of_another_source_is_refused(session: Session, actor: Actor) -> None:
    where, found = snapshot(session, actor), claim(session, actor)
    other = record_source(session, actor, title="Another")
    with pytest.raises(BadInput, match=f"not of source-{other.id}"):
        add_evidence(
            session,
            actor,
            claim_id=found.id,
            source_id=other.id,
            stance=EvidenceStance.REFUTES,
            passage=PassageInput(where.id, 0, 3),
        )


@pytest.mark.parametrize("credibility", [0, 7])
def test_credibility_is_one_to_six(session: Session, actor: Actor, credibility: int) -> None:
    where, found = snapshot(session, actor), claim(session, actor)
    with pytest.raises(BadInput, match="1 to 6"):
        supporting(session, actor, found, where, credibility=credibility)


def test_a_verdict_is_superseded_and_not_edited(session: Session, actor: Actor) -> None:
    where, found = snapshot(session, actor), claim(session, actor)
    evidence = supporting(session, actor, found, where)
    first = assess(session, actor, claim_id=found.id, veracity=Veracity.NOT_ENOUGH_EVIDENCE, reason="No gauge.")
    draft = assess(
        session,
        actor,
        claim_id=found.id,
        reason="The gauge says so.",
        veracity=Veracity.SUPPORTED,
        evidence_ids=(evidence.id, evidence.id),
        supersedes_id=first.id,
        publish=False,
    )
    assert (first.state, draft.state) == (AssessmentState.PUBLISHED, AssessmentState.DRAFT)
    publish_assessment(session, actor, assessment_id=draft.id)
    assert (first.state, draft.state) == (AssessmentState.SUPERSEDED, AssessmentState.PUBLISHED)
    with pytest.raises(Conflict, match=f"superseded by assessment-{draft.id}"):
        assess(session, actor, claim_id=found.id, veracity=Veracity.REFUTED, reason="No.", supersedes_id=first.id)
    with pytest.raises(Conflict, match="no draft"):
        publish_assessment(session, actor, assessment_id=draft.id)


def test_a_claim_is_judged_by_its_veracity_and_a_quote_by_its_attribution(session: Session, actor: Actor) -> None:
    found, quote = claim(session, actor), record_quote(session, actor, text="It holds")
    assert assess(session, actor, quote_id=quote.id, attribution=Attribution.SAID, reason="Heard it.").attribution
    with pytest.raises(BadInput, match="claim is judged by its veracity"):
        assess(session, actor, claim_id=found.id, attribution=Attribution.SAID, reason="Heard it.")
    with pytest.raises(BadInput, match="quote is judged by its attribution"):
        assess(session, actor, quote_id=quote.id, veracity=Veracity.REFUTED, reason="No.")


def test_only_an_account_judges(session: Session) -> None:
    found = claim(session, SYSTEM)
    with pytest.raises(Conflict, match="Only an account"):
        assess(session, SYSTEM, claim_id=found.id, veracity=Veracity.REFUTED, reason="No.")


def test_a_review_keeps_its_rating_word_for_word(session: Session, actor: Actor) -> None:
    found = claim(session, actor)
    url = "https://check.example/dam?utm_source=x"
    review = record_review(session, actor, claim_id=found.id, url=url, rating="Größtenteils  falsch", rating_value="2")
    assert (review.rating, review.veracity) == ("Größtenteils  falsch", Veracity.REFUTED)
    assert review.rating_rule == "ratings/1"
    assert record_review(session, actor, claim_id=found.id, url="https://check.example/dam") is review


# --- retracting


def test_a_retracted_record_shows_the_revision_that_did_it(session: Session, actor: Actor) -> None:
    found = claim(session, actor)
    retract(session, actor, record_id=RecordId("claim", found.id), note="A mix-up.")
    assert found.retracted_in_id is not None
    revision = session.get_one(Revision, found.retracted_in_id)
    assert (revision.action, revision.reason, revision.account_id) == ("retract", "A mix-up.", actor.account_id)
    assert session.execute(select(Claim.history())).one()


def test_nothing_new_is_tied_to_a_retracted_record(session: Session, actor: Actor) -> None:
    found, quote = claim(session, actor), record_quote(session, actor, text="It holds")
    retract(session, actor, record_id=RecordId("claim", found.id), note="A mix-up.")
    with pytest.raises(Conflict, match="retracted"):
        assert_claim(session, actor, claim_id=found.id, quote_id=quote.id)
    with pytest.raises(Conflict, match="before"):
        retract(session, actor, record_id=RecordId("claim", found.id), note="Again.")


def test_an_assertion_may_be_made_anew_after_it_was_retracted(session: Session, actor: Actor) -> None:
    found, quote = claim(session, actor), record_quote(session, actor, text="It holds")
    first = assert_claim(session, actor, claim_id=found.id, quote_id=quote.id)
    retract(session, actor, record_id=RecordId("assertion", first.id), note="A mix-up.")
    assert assert_claim(session, actor, claim_id=found.id, quote_id=quote.id).id != first.id


def test_what_cannot_be_retracted_is_refused(session: Session, actor: Actor) -> None:
    with pytest.raises(BadInput, match="snapshot records cannot be retracted"):
        retract(session, actor, record_id=RecordId("snapshot", 1), note="No.")
    with pytest.raises(NotFound, match="claim-9"):
        retract(session, actor, record_id=RecordId("claim", 9), note="No.")
    assert count(session, Quote) + count(session, Source) == 0


def test_a_command_that_fails_changes_nothing(session: Session, actor: Actor) -> None:
    with pytest.raises(BadInput):
        record_publisher(session, actor, name="Valley Post", domains=("not a domain",))
    assert count(session, Publisher) == 0
    assert record_publisher(session, actor, name="Valley Post").name == "Valley Post"
