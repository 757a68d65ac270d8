"""The mutations themselves, one for each command that is part of the API."""

import inspect
import re
from collections.abc import Callable
from functools import cache
from typing import Annotated, Any

import strawberry
from strawberry import Info
from strawberry.utils.str_converters import to_camel_case

from factdb.commands.arguments import TokenKey
from factdb.commands.recording import COMMANDS
from factdb.graphql.mutations.kinds import Kind, Parameter, Parameters, input_type, parameters_of, taken, text
from factdb.graphql.mutations.payloads import payload_of
from factdb.graphql.mutations.rights import NEEDED, Needed, refuse
from factdb.graphql.mutations.writing import Task, Writing, perform
from factdb.graphql.schema import Schema, make_schema
from factdb.rules.tokens import new_token
from factdb.rules.vocabulary import Role

INTERNAL = {"ensure_account", "import_records"}  # the operator alone imports: files are read by the command line
"""Commands that are no part of the API."""

REASON = Parameter(Kind(str | None, lambda given, path: given and text(given, path)), "Why, for the revision.", None)
OWN_REASON = {"erase", "retract"}
"""Commands that give their revision its reason themselves."""

CONTENT = Parameter(
    Kind(str, lambda given, path: text(given, path).encode()),
    "The document's text: plain text, HTML, Markdown, WebVTT or SubRip. It is taken as UTF-8, whatever it declares.",
)


def new_key(arguments: dict[str, Any]) -> dict[str, str]:
    """Make the token here, and let the command have what is kept of it."""
    token = new_token()
    arguments["key"] = TokenKey.of(token)
    return {"secret": token}


SECRET: dict[str, tuple[str, Callable[[dict[str, Any]], dict[str, str]]]] = {"create_token": ("key", new_key)}
"""Commands with a parameter that nobody gives: what makes it, and answers the secrets for the payload."""

SERIALLY = (
    "Writing. Each field is a command in a transaction of its own: it leaves one revision, or nothing where it fails."
    " Several in one operation run one after the other; those before one that fails stay, and those after it run all"
    " the same. A field that is null wrote nothing. Each needs a token, and the role it names."
)


def public_commands() -> dict[str, Callable[..., Any]]:
    """The commands of the API by name, in alphabetical order."""
    ours = {name: command for name, command in COMMANDS.items() if command.__module__.startswith("factdb.commands.")}
    return {name: ours[name] for name in sorted(ours.keys() - INTERNAL)}


def inputs_of(name: str, command: Callable[..., Any]) -> Parameters:
    """What a mutation takes: the command's parameters, and the reason for the write where the command has none."""
    parameters = parameters_of(command)
    if name == "ingest":
        parameters["content"] = CONTENT
    if name in SECRET:
        parameters.pop(SECRET[name][0])
    if name not in OWN_REASON:
        parameters.setdefault("reason", REASON)
    return parameters


def description_of(command: Callable[..., Any]) -> str:
    """The command's docstring without what it raises, which callers see by the codes."""
    said = " ".join((inspect.getdoc(command) or "").split())
    return re.sub(r" Raises [^.]*\.$", "", said)


def role_in_words(needed: Needed) -> str:
    return (
        f"Needs the role {needed}." if isinstance(needed, Role) else "Needs the role CONTRIBUTOR, REVIEWER to publish."
    )


def mutation(name: str, command: Callable[..., Any]) -> tuple[Any, Any]:
    """The type and the field of a command's mutation. The type is nullable: one that fails leaves the others be."""
    camel = to_camel_case(name)
    parameters, payload = inputs_of(name, command), payload_of(camel, command)
    shown = input_type(f"{camel[0].upper()}{camel[1:]}Input", f"What `{camel}` takes.", parameters)
    own = inspect.signature(command).parameters.keys()
    described = f"{description_of(command)} {role_in_words(NEEDED[name])}"

    def resolve(info: Info[Writing, None], given: Any) -> Any:
        refuse(info.context.viewer, camel, NEEDED[name], given)
        arguments = taken(parameters, given, ("input",))
        secrets = SECRET[name][1](arguments) if name in SECRET else {}
        reason = arguments.get("reason")
        its = {key: arguments[key] for key in arguments.keys() & own}
        return perform(info, Task(name, command, own, its, reason, payload, secrets))

    argument = strawberry.argument(description="What to write.", name="input")
    resolve.__annotations__ = {"info": Info[Writing, None], "given": Annotated[shown, argument], "return": Any}
    return payload.type | None, strawberry.mutation(resolver=resolve, description=described)


def mutation_type() -> type:
    fields = {name: mutation(name, command) for name, command in public_commands().items()}
    shown = {name: type_ for name, (type_, _) in fields.items()}
    resolved = {name: field for name, (_, field) in fields.items()}
    return strawberry.type(type("Mutation", (), {"__annotations__": shown, **resolved}), description=SERIALLY)


Mutation = mutation_type()


@cache
def served_schema() -> Schema:
    """The whole schema, for reading and writing: what is served, and what schema.graphql holds."""
    return make_schema(Mutation)
