"""Arguments and options that several commands share, and reading their values."""

import datetime as dt
from collections.abc import Callable
from typing import Annotated, TypeVar

import typer

from factdb.errors import BadInput
from factdb.rules.vocabulary import Role, SourceKind

T = TypeVar("T")

# Those of settings.py, which takes longer to import than help should take.
DEFAULT_DATABASE = "sqlite:///facts.db"
DEFAULT_HOST, DEFAULT_PORT = "127.0.0.1", 8000
EXPORTS = (
    "jsonl",
    "claimreview",
    "schema-org",
    "web-annotation",
    "rss",
    "atom",
    "jsonfeed",
    "csv",
    "parquet",
)  # those of exporting/formats.py, likewise
# Those of formats/registry.py, likewise.
FORMATS = (
    *("claimreview", "google-factcheck", "averitec", "liar", "factckbr", "quotebank", "claimskg", "csv"),
    "claims-jsonl",
)
KINDS = {kind.name.lower().replace("_", "-"): kind for kind in SourceKind}
ROLES = {role.name.lower(): role for role in Role}

Db = Annotated[
    str,
    typer.Option(
        "--db",
        envvar="FACTDB_DATABASE_URL",
        metavar="URL",
        help="The database: sqlite:///FILE, or postgresql://USER@HOST/NAME with its password in ~/.pgpass.",
    ),
]
Json = Annotated[bool, typer.Option("--json", help="Print JSON instead of a table.")]
Title = Annotated[str | None, typer.Option(metavar="TEXT", help="Its headline.")]
Published = Annotated[
    str | None, typer.Option(metavar="DATE", help="When it was published: 2021-12-21, 2021-12, 2021-12-13/2021-12-19.")
]
Language = Annotated[str | None, typer.Option(metavar="CODE", help="Its language: de, en, … (BCP 47).")]
Url = Annotated[str | None, typer.Option(metavar="URL", help="Where it is. Nothing is fetched from there.")]
MediaType = Annotated[
    str | None, typer.Option(metavar="TYPE", help="text/plain, text/html or text/markdown, perhaps with a charset.")
]
Account = Annotated[str, typer.Argument(metavar="ACCOUNT", help="The account: its name, or its id such as account-3.")]


def understood(option: str, read: Callable[[str], T], value: str | None) -> T | None:
    """The value of an option. Raises BadInput that names the option."""
    if value is None:
        return None
    try:
        return read(value)
    except BadInput as error:
        raise BadInput(f"{option}: {error.message}", path=error.path, hint=error.hint) from error


def source_kind(value: str) -> SourceKind:
    if value.lower() not in KINDS:
        raise BadInput(f"{value!r} is no kind of source.", hint=f"Give one of {', '.join(KINDS)}.")
    return KINDS[value.lower()]


def account_role(value: str) -> Role:
    if value.lower() not in ROLES:
        raise BadInput(f"{value!r} is no role.", hint=f"Give one of {', '.join(ROLES)}.")
    return ROLES[value.lower()]


def moment(value: str) -> dt.datetime:
    """A moment in UTC; one without an offset is local time, as `date` and file listings show it."""
    try:
        return dt.datetime.fromisoformat(value).astimezone(dt.UTC)
    except (ValueError, OverflowError):
        raise BadInput(
            f"{value!r} is not a moment.", hint="Give one such as 2021-12-21T18:30 or 2021-12-21T18:30:00Z."
        ) from None
