"""The file with the log's key: made once, kept outside the database, and read at the start."""

import os
from pathlib import Path

from factdb.errors import BadInput
from factdb.rules.notes import LogKey

VARIABLE = "FACTDB_LOG_KEY_FILE"


def make_key(file: Path, name: str) -> LogKey:
    """Write a new key into a file that only its owner may read. Raises BadInput where there is one already, or the
    name cannot be that of a log."""
    key = LogKey.new(name)
    try:
        with os.fdopen(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="ascii") as made:
            made.write(f"{key}\n")
    except FileExistsError:
        raise BadInput(f"{file} exists.", hint="A key is not written over; name another file.") from None
    except (OSError, UnicodeEncodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "the name is no ASCII"
        raise BadInput(f"{file} cannot be written: {reason}.", hint="Name a file in a folder of yours.") from None
    return key


def read_key(file: Path | None) -> LogKey | None:
    """The key in a file; none where no file is named. Raises BadInput where it holds none."""
    if file is None:
        return None
    try:
        return LogKey.parse(file.read_text(encoding="ascii").strip())
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "it holds more than ASCII"
        raise BadInput(f"{VARIABLE}: {file} cannot be read: {reason}.", hint=HINT) from None
    except BadInput:
        raise BadInput(f"{VARIABLE}: {file} holds no key of a log.", hint=HINT) from None


HINT = "Name a file that `factdb audit key` made."
