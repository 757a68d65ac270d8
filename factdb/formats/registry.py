"""The formats by name."""

from factdb.errors import BadInput
from factdb.formats import claims_jsonl
from factdb.formats.given import Format

FORMATS: dict[str, Format] = {module.FORMAT.name: module.FORMAT for module in (claims_jsonl,)}


def format_called(name: str) -> Format:
    """The format of this name. Raises BadInput."""
    if name not in FORMATS:
        raise BadInput(f"{name!r} is no format.", path=("format",), hint=f"Give one of {', '.join(FORMATS)}.")
    return FORMATS[name]
