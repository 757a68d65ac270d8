"""`factdb import`, `export` and `annotations`: what goes in and out in the formats of others. What they take, and their
help; the work is in modules that are imported when it is called."""
# ruff: noqa: PLC0415 - see above; a command's parameters are its options

from typing import Annotated

import typer

from factdb.cli.options import DEFAULT_DATABASE, EXPORTS, FORMATS, Db, Json


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


def import_(
    format_: Annotated[str, typer.Argument(metavar="FORMAT", help=f"What they are: {', '.join(FORMATS)}, jsonl.")],
    files: Annotated[list[str], typer.Argument(metavar="FILE", help="The files; - reads one from stdin.")],
    keep_going: Annotated[
        bool, typer.Option("--keep-going", help="Take what is sound, and not a file as a whole or not at all.")
    ] = False,
    language: Annotated[
        str | None, typer.Option(metavar="CODE", help="The language of records that do not say theirs: de, en, …")
    ] = None,
    scheme: Annotated[
        str | None, typer.Option(metavar="NAME", help="Whose the ids in the files are. Left out, the format's name.")
    ] = None,
    database: Db = DEFAULT_DATABASE,
    as_json: Json = False,
) -> None:
    """Take in what other systems know: claims, quotes, fact-checks.

    Every record is imported, or told with its place and why not; then the exit code is 2. One that is known is left as
    it is, so a second import of a file changes nothing. Files may be packed by gzip or bzip2. docs/import.md says what
    becomes of each format's fields. With --json each file is one line.

    jsonl is what `factdb export jsonl` wrote: it is put back whole, with its ids, into an empty database, and takes no
    options. docs/export.md says what is in it.

    \b
    Examples:
      factdb import claimreview page.html feed.json
      factdb import claims-jsonl claims.jsonl --scheme snopes
      factdb import quotebank quotes-2020.json.bz2 --keep-going --json
      factdb import jsonl facts.jsonl --db sqlite:///restored.db
    """
    if format_ == "jsonl":
        from factdb.cli.restoring import restore_files

        restore_files(files, database, as_json, {"keep-going": keep_going, "language": language, "scheme": scheme})
        return
    from factdb.cli.importing import import_files
    from factdb.formats.given import Options

    import_files(format_, files, database, Options(language, scheme), keep_going, as_json)


def annotations(
    ids: Annotated[
        list[str], typer.Argument(metavar="ID", help="An appearance, or a quote or snapshot for all its own.")
    ],
    base: Annotated[
        str, typer.Option(metavar="IRI", help="What ids become IRIs by: the address where yours are found.")
    ] = "urn:factdb:",
    database: Db = DEFAULT_DATABASE,
) -> None:
    """Print where quotes stand, as W3C Web Annotations.

    Each line is an annotation in JSON-LD, that identifies a place on a page as a quote: by the words with what stands
    around them, and by their position in the snapshot's clean text, in Unicode code points.

    \b
    Examples:
      factdb annotations appearance-5
      factdb annotations snapshot-2 --base https://facts.example/id/ > page.jsonl
    """
    from factdb.cli.annotating import print_annotations

    print_annotations(database, ids, base)
