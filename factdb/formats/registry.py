"""The formats by name."""

from factdb.errors import BadInput
from factdb.formats import (
    averitec,
    claimreview,
    claims_jsonl,
    claimskg,
    factckbr,
    google_factcheck,
    liar,
    own_csv,
    quotebank,
)
from factdb.formats.given import Format

MODULES = (claimreview, google_factcheck, averitec, liar, factckbr, quotebank, claimskg, own_csv, claims_jsonl)
FORMATS: dict[str, Format] = {module.FORMAT.name: module.FORMAT for module in MODULES}


def format_called(name: str) -> Format:
    """The format of this name. Raises BadInput, which names that of our own exports as well."""
    if name not in FORMATS:
        expected = ", ".join((*FORMATS, "jsonl"))
        raise BadInput(f"{name!r} is no format.", path=("format",), hint=f"Give one of {expected}.")
    return FORMATS[name]
