"""What a mutation answers with: the records its command returned, and the revision it wrote."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, get_type_hints

import strawberry
from strawberry.utils.str_converters import to_snake_case

from factdb import models
from factdb.commands.decisions import Decided
from factdb.commands.erasing import Erased
from factdb.commands.ingest import Ingested
from factdb.graphql.compiler.compiler import BINDING
from factdb.graphql.compiler.payloads import Withheld, said, said_objects, written, written_list
from factdb.graphql.mutations.wording import in_camel_case
from factdb.graphql.types import names
from factdb.graphql.types.names import DriftEntry, Proposal, Revision, Snapshot, Source, Token
from factdb.graphql.types.nodes import Node
from factdb.rules.ids import RecordId

REVISION = "The write, with all records it wrote; null where nothing changed."


@dataclass(frozen=True)
class Payload:
    """The type of a payload, and what its fields are read from, given what the command returned."""

    type: Any
    records: Callable[[Any], dict[str, Any]]

    @property
    def name(self) -> str:
        return str(self.type.__name__)


def payload_of(mutation: str, command: Callable[..., Any]) -> Payload:
    """The payload of a command, by what it returns."""
    returned = get_type_hints(command)["return"]
    if returned is Ingested:
        return Payload(IngestPayload, records_of_ingested)
    if returned is Decided:
        return Payload(DecidePayload, records_of_decided)
    if returned is Erased:
        return Payload(ErasePayload, vars)
    if returned is models.Token and mutation == "createToken":
        return Payload(CreateTokenPayload, lambda record: {"token": record.id})
    if returned is models.Retractable:
        shown = UndoMergePayload if mutation == "undoMerge" else RetractPayload
        return Payload(shown, lambda record: {"node": RecordId(record.word, record.id)})
    return one_noun(mutation, returned)


def one_noun(mutation: str, noun: type[models.Recorded]) -> Payload:
    field = to_snake_case(noun.__name__)
    shown = {field: getattr(names, noun.__name__) | None, "revision": Revision | None}
    description = f"The {field.replace('_', ' ')}, as it is after the write."
    fields = {field: written(description), "revision": written(REVISION)}
    name = mutation[0].upper() + mutation[1:] + "Payload"
    made = strawberry.type(
        type(name, (), {"__annotations__": shown, **fields}), description=f"What `{mutation}` answers."
    )
    return Payload(made, lambda record: {field: record.id})


@strawberry.type(description="What `retract` answers.")
class RetractPayload:
    """What `retract` answers."""

    node: Node | None = written("The record, as it is after the write.")
    revision: Revision | None = written("The write.")


@strawberry.type(description="What `undoMerge` answers.")
class UndoMergePayload:
    """What `undoMerge` answers."""

    node: Node | None = written("The record that is one of its own again.")
    revision: Revision | None = written("The write.")


@strawberry.type(description="What `erase` answers.")
class ErasePayload:
    """What `erase` answers."""

    erased: list[str] = said("What was erased, or would be: each record with its columns.")
    left: list[str] = said("What may still hold the words, for a person to look at.")
    revision: Revision | None = written("The write; null for a dry run.")


def secret_key(name: str) -> str:
    """Under which key a payload holds a secret: none that a statement writes, for '#' is in no response key."""
    return f"#{name}"


def the_secret(root: strawberry.Parent[Any]) -> str:
    found: str = root[secret_key("secret")]
    return found


@strawberry.type(description="What `createToken` answers.")
class CreateTokenPayload:
    """What `createToken` answers."""

    secret: str = strawberry.field(
        resolver=the_secret,
        description="The token itself, to be sent as `Authorization: Bearer <token>`. It is shown this once; factdb"
        " keeps its digest alone.",
        metadata={BINDING: Withheld()},
    )
    token: Token | None = written("What is known of it from now on.")
    revision: Revision | None = written("The write.")


@strawberry.type(description="What `ingest` answers.")
class IngestPayload:
    """What `ingest` answers."""

    source: Source | None = written("The document as published: the known one, or a new one.")
    snapshot: Snapshot | None = written("Its capture; the known one where the text has not changed.")
    proposals: list[Proposal] = written_list("What it quotes, for a person to decide on; none where it is known.")
    is_new_source: bool = said("Whether the document was unknown.")
    is_new_snapshot: bool = said("Whether its text was unknown.")
    notes: list[str] = said("What was assumed, and what could not be done.")
    revision: Revision | None = written(REVISION)


def records_of_ingested(ingested: Ingested) -> dict[str, Any]:
    told = {name: getattr(ingested, name) for name in ("is_new_source", "is_new_snapshot")}
    numbers = {"source": ingested.source.id, "snapshot": ingested.snapshot.id}
    proposals = [proposal.id for proposal in ingested.proposals]
    return {**told, **numbers, "proposals": proposals, "notes": list(ingested.notes)}


@strawberry.type(
    description="An item of the review queue on which the decision was not taken: for it nothing was written."
)
class Refusal:
    """An item that was not decided on."""

    item_id: strawberry.ID = strawberry.field(description="The item, as it was given.")
    code: str = strawberry.field(description="As an error's `extensions.code`: CONFLICT, BAD_USER_INPUT, NOT_FOUND.")
    message: str = strawberry.field(description="What stood against it, and what to do.")


@strawberry.type(description="What `decide` answers.")
class DecidePayload:
    """What `decide` answers."""

    proposals: list[Proposal] = written_list("The proposals that were decided on, in the order of their ids.")
    drift_entries: list[DriftEntry] = written_list("The drift entries that were decided on, in the order of their ids.")
    refused: list[Refusal] = said_objects("The items that were not decided on, each with the reason.")
    revision: Revision | None = written(REVISION)


def records_of_decided(decided: Decided) -> dict[str, Any]:
    refused = [
        {"itemId": str(item), "code": error.code, "message": in_camel_case(str(error))}
        for item, error in decided.refused
    ]
    numbers = {
        "proposals": [proposal.id for proposal in decided.proposals],
        "drift_entries": [entry.id for entry in decided.drift_entries],
    }
    return {**numbers, "refused": refused}
