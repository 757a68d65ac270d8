"""Settings: read once from the environment, and never changed. Only app and cli read them."""

import re
import secrets
import sys
from pathlib import Path
from typing import Any

from pydantic import Field, SecretStr, ValidationError
from pydantic.fields import FieldInfo
from pydantic_settings import BaseSettings, SettingsConfigDict

from factdb.errors import BadInput

PREFIX = "FACTDB_"
TOKEN = re.compile(r"[A-Za-z0-9._~+/-]{16,}=*")  # RFC 6750, section 2.1, and long enough not to be guessed


class Settings(BaseSettings):
    """What can be set, each by `FACTDB_` and its name in capitals."""

    model_config = SettingsConfigDict(env_prefix=PREFIX, frozen=True, env_ignore_empty=True, extra="forbid")

    database_url: str = Field(
        "sqlite:///facts.db",
        description="The database: `sqlite:///FILE`, or `postgresql://USER@HOST/NAME`. The default is a file in the"
        " working folder.",
    )
    host: str = Field(
        "127.0.0.1", min_length=1, description="The address to listen at. `0.0.0.0` and `::` let other machines in."
    )
    port: int = Field(8000, ge=0, le=65535, description="The port to listen at; 0 takes any that is free.")
    operator_token: SecretStr | None = Field(
        None,
        description="The token with which the operator writes over HTTP: 16 or more letters, digits and `-._~+/`. Where"
        " neither this nor a file is given, each start makes one and prints it.",
    )
    operator_token_file: Path | None = Field(
        None, description="A file that holds the operator's token, which then stands in no environment."
    )
    log_key_file: Path | None = Field(
        None,
        description="A file with the key that the log of writes is signed with, as `factdb audit key` makes it, outside"
        " the database (docs/audit.md). Without one the log is sealed unsigned.",
    )
    seal_interval: float = Field(
        1,
        ge=0,
        le=3600,
        description="How many seconds `factdb serve` waits between two looks for revisions to seal; with 0 it seals"
        " none, and `factdb audit seal` has to.",
    )
    anonymous_reading: bool = Field(
        True, description="Whether who sends no token may read. False: every request needs a token."
    )
    anonymous_texts: bool = Field(
        False,
        description="Whether who sends no token may read whole texts of snapshots, and not passages alone. Mind the"
        " rights of their publishers.",
    )
    second_approval: bool = Field(
        False,
        description="Whether a verdict comes in force by a second person alone: it is drafted, and another account"
        " publishes it.",
    )
    max_body_bytes: int = Field(
        20 * 2**20, ge=1024, description="The largest request that is read, in bytes. Articles come in by requests."
    )
    connections: int = Field(8, ge=1, le=500, description="How many connections read at a time.")
    threads: int = Field(
        8,
        ge=1,
        le=15,
        description="How many operations run at a time, each with a connection, besides those that only read: writes,"
        " and what is seen for the first time.",
    )
    prepared_statements: bool = Field(
        True,
        description="Whether connections keep statements prepared. Behind a pooler that gives a connection from one"
        " client to another, such as PgBouncer in transaction mode, set `false`. Reading is then slower.",
    )
    trusted_documents: Path | None = Field(
        None,
        description="A JSON file of GraphQL documents by their hashes, as code generators write it; requests may then"
        " name one by `documentId`.",
    )
    trusted_documents_only: bool = Field(False, description="Whether only the trusted documents are answered.")
    cors_origins: str = Field(
        "",
        description="The sites whose pages may use the API over HTTP, besides our own: origins such as"
        " `https://example.org`, with commas between them. `*` lets every page in.",
    )
    max_depth: int = Field(15, ge=1, description="How many fields deep an operation may be (docs/limits.md).")
    max_aliases: int = Field(100, ge=0, description="How many aliases an operation may have.")
    max_root_fields: int = Field(30, ge=1, description="How many fields an operation may ask for at its root.")
    max_directives: int = Field(50, ge=0, description="How many directives an operation may have.")
    max_fields: int = Field(1_000, ge=1, description="How many fields an operation may ask for, fragments expanded.")
    max_tokens: int = Field(3_000, ge=1, description="How many tokens a document may have, and how many comments.")
    max_characters: int = Field(100_000, ge=1, description="How many characters a document may have.")
    max_tables: int = Field(400, ge=1, description="How often one operation may reach into a table.")
    max_cost: int = Field(500_000, ge=1, description="How many rows an operation may touch, as its plan estimates it.")
    statement_timeout: float = Field(
        10, ge=0, le=86_400, description="How many seconds the database may take for a read; 0 is as many as it likes."
    )
    introspection: bool = Field(
        True,
        description="Whether those without a token may ask what the schema holds, and get suggestions for wrong names.",
    )
    public_url: str = Field(
        "",
        description="Where readers find the records, such as `https://facts.example`: claim-5 is then"
        " `https://facts.example/claim-5` in feeds, ClaimReview and other exports, which need it.",
    )
    public_name: str = Field(
        "factdb", min_length=1, description="Who publishes them: the name in feeds and ClaimReview."
    )
    max_websockets: int = Field(
        1000, ge=0, description="How many WebSockets each process keeps open; 0 takes none. Subscriptions need them."
    )
    max_subscriptions: int = Field(20, ge=1, description="How many operations may run at a time on one WebSocket.")
    max_message_bytes: int = Field(
        64 * 2**10, ge=1024, description="The largest message that is read from a WebSocket, in bytes."
    )
    websocket_origins: str = Field(
        "",
        description="The sites whose pages may open WebSockets here, besides our own: origins such as"
        " `https://example.org`, with commas between them. `*` lets every page in.",
    )


def read_settings(**given: Any) -> Settings:
    """The settings of the environment, with those given put before them. Raises BadInput that names what is wrong."""
    try:
        return Settings(**{name: value for name, value in given.items() if value is not None})
    except ValidationError as error:
        raise BadInput(" ".join(worded(problem, given) for problem in error.errors())) from None


def worded(problem: Any, given: dict[str, Any]) -> str:
    """A problem with one setting. What it was set to is shown, unless it is a secret."""
    name = str(problem["loc"][0]).removeprefix(PREFIX.lower())
    said = problem["msg"][0].lower() + problem["msg"][1:]
    shown = "" if "token" in name else f" {str(problem['input'])[:80]!r}"
    where = name if given.get(name) is not None else variable(name)
    return f"{where}{shown} cannot be used: {said}."


def variable(name: str) -> str:
    """The variable of a setting."""
    return PREFIX + name.upper()


def operator_token(settings: Settings) -> str | None:
    """The operator's token as it is set; None where it is not. Raises BadInput where it is none, or set twice."""
    secret, file = settings.operator_token, settings.operator_token_file
    if secret is not None and file is not None:
        both = f"{variable('operator_token')} and {variable('operator_token_file')}"
        raise BadInput(f"{both} are both set.", hint="Set one of them.")
    if file is not None:
        return checked_token(content_of(file), "operator_token_file")
    return None if secret is None else checked_token(secret.get_secret_value(), "operator_token")


def content_of(file: Path) -> str:
    try:
        return file.read_text(encoding="ascii").strip()
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "it holds more than ASCII"
        name = variable("operator_token_file")
        raise BadInput(f"{name}: {file} cannot be read: {reason}.", hint="Name a file with the token alone.") from None


def checked_token(token: str, name: str) -> str:
    if not TOKEN.fullmatch(token):
        raise BadInput(
            f"{variable(name)} holds no usable token.",
            hint="Give 16 or more letters, digits and -._~+/ such as `openssl rand -hex 24` makes.",
        )
    return token


def new_token() -> str:
    """A token that nobody can guess."""
    return secrets.token_urlsafe(24)


# --- the reference


def reference() -> str:
    """docs/settings.md: every setting with its default and its meaning."""
    rows = (row(name, field) for name, field in Settings.model_fields.items())
    return "\n".join([*HEADING, *rows, *CLOSING])


HEADING = (
    "# Settings",
    "",
    "factdb is set by environment variables. They are read once, at the start. An empty one counts as not set.",
    "",
    "| Variable | Default | Meaning |",
    "|---|---|---|",
)
CLOSING = (
    "",
    "This page is made from `factdb/settings.py` by `python -m factdb.settings`.",
    "",
)


def row(name: str, field: FieldInfo) -> str:
    default = "" if field.default in (None, "") else f"`{field.default}`"
    return f"| `{variable(name)}` | {default} | {field.description} |"


if __name__ == "__main__":
    sys.stdout.write(reference())
