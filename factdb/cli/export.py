"""`factdb export`: what it takes, and its help. The work is in exporting.py, which is imported when it is called."""
# ruff: noqa: PLC0415 - see above

from typing import Annotated

import typer

from factdb.cli.options import DEFAULT_DATABASE, EXPORTS, Db


def export(
    format_: Annotated[str, typer.Argument(metavar="FORMAT", help=f"One of {', '.join(EXPORTS)}.")],
    file: Annotated[str, typer.Argument(metavar="FILE", help="The file to write; left out, or -, stdout.")] = "-",
    of: Annotated[
        str | None,
        typer.Option(
            metavar="RECORDS",
            help="Which records. Of csv and parquet: claims, quotes, sources, speakers, evidence, assessments. "
            "Of feeds: changes, claims, assessments.",
        ),
    ] = None,
    as_of: Annotated[
        str | None, typer.Option(metavar="DATE", help="Leave out what was said, published or observed later.")
    ] = None,
    recorded: Annotated[
        str | None, typer.Option(metavar="TIME", help="As factdb knew it then: 2021-12-21T18:30.")
    ] = None,
    public: Annotated[bool, typer.Option("--public", help="Only what everybody may read.")] = False,
    account: Annotated[str | None, typer.Option(metavar="NAME", help="Only what this account may read.")] = None,
    database: Db = DEFAULT_DATABASE,
) -> None:
    """Write records in the formats of other systems, and in one that can be put back.

    \b
    jsonl                 everything; `factdb import jsonl` puts it back
    csv, parquet          tables, one a file
    claimreview           verdicts and fact-checks, as search engines read them
    schema-org            claims and quotations as linked data
    web-annotation        where quotes are printed
    rss, atom, jsonfeed   a feed of new and changed claims and verdicts

    FILE appears when it is whole. The same database gives the same bytes. Without --public and --account you are the
    operator, and it holds drafts, proposals and whole texts too. docs/export.md says more.

    \b
    Examples:
      factdb export jsonl facts.jsonl
      factdb export jsonl | gzip > facts.jsonl.gz
      factdb export csv claims.csv --of claims --as-of 2021-12-21
      FACTDB_PUBLIC_URL=https://facts.example factdb export atom news.atom
    """
    from factdb.cli.exporting import Asked
    from factdb.cli.exporting import export as write

    write(format_, file, database, Asked(of, as_of, recorded, public, account))
