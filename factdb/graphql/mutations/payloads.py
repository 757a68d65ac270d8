"""What a mutation answers with: the records its command returned, and the revision it wrote."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, get_type_hints

import strawberry
from strawberry.utils.str_converters import to_snake_case

from factdb import models
from factdb.commands.ingest import Ingested
from factdb.graphql.compiler.payloads import written
from factdb.graphql.types import names
from factdb.graphql.types.names import Revision
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
    if returned is models.Retractable:
        return Payload(RetractPayload, lambda record: {"node": RecordId(record.word, record.id)})
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
