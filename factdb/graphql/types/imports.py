"""What was taken in from other systems."""

from factdb import models
from factdb.graphql.compiler.bindings import column, noun, one
from factdb.graphql.types.names import Account
from factdb.graphql.types.nodes import Versioned


@noun(models.Import)
class Import(Versioned):
    """A file that was taken in, and what came of its records. The revisions that wrote it wrote its rows, and nothing
    else: `revisions(where: {record: "import-5"})`."""

    file_name: str = column("Without its folders; `stdin` where it had none.")
    file_digest: str = column("`sha256:` and the hex digest of its bytes.")
    format: str = column("What it was, such as `claimreview`.")
    importer: str = column("Name and version of what read it.")
    imported: int = column("How many of its records brought something new.")
    known: int = column("How many brought nothing new.")
    refused: int = column("How many could not be taken.")
    account: Account | None = one("Whose import it is; null where it is factdb's own.")
