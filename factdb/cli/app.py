"""`factdb`: its commands, what they take, and their help. The work is done elsewhere in this folder.

Each command imports its work when it is called: help answers at once, and nobody waits for what they do not use.
"""
# ruff: noqa: PLC0415, PLR0913, PLR0917 - see above; a command's parameters are its options

import sys
from typing import Annotated

import typer

import factdb
from factdb.cli.accounts import account
from factdb.cli.audit import audit
from factdb.cli.db import db
from factdb.cli.export import export
from factdb.cli.options import (
    DEFAULT_DATABASE,
    DEFAULT_HOST,
    DEFAULT_PORT,
    FORMATS,
    KINDS,
    Db,
    Json,
    Language,
    MediaType,
    Published,
    Title,
    Url,
)
from factdb.cli.search import search
from factdb.cli.telling import exit_code
from factdb.cli.terminal import prepare_streams, print_help_alone
from factdb.cli.tokens import token

app = typer.Typer(rich_markup_mode=None, pretty_exceptions_enable=False, add_completion=False)


def main() -> None:
    """The entry point."""
    prepare_streams()
    sys.exit(run(sys.argv[1:]))


def run(arguments: list[str]) -> int:
    """Run a command line; answers its exit code."""
    return exit_code(lambda: app(arguments, prog_name="factdb", standalone_mode=False))


def print_version(asked: bool) -> None:
    if asked:
        typer.echo(f"factdb {factdb.__version__}")
        raise typer.Exit


@app.callback(invoke_without_command=True)
def top(
    context: typer.Context,
    version: Annotated[  # noqa: ARG001 - its callback has all there is to do
        bool, typer.Option("--version", callback=print_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    """Who said what, where it was published, and what later turned out.

    \b
    First steps:
      factdb demo                  see it all at work, on a made-up affair
      factdb ingest article.html   take an article in: what it quotes becomes proposals
      factdb query '{ proposals { nodes { id speakerName text } } }'
                                   ask, in GraphQL
      factdb serve                 let others ask, at http://127.0.0.1:8000/graphql

    Data goes to stdout, messages to stderr. Exit code: 0 done, 1 failed, 2 wrong input.
    The database is facts.db in this folder, unless --db or FACTDB_DATABASE_URL names another.
    """
    print_help_alone(context)


@app.command()
def ingest(
    files: Annotated[list[str], typer.Argument(metavar="FILE", help="Documents; - reads one from stdin.")],
    publisher: Annotated[str | None, typer.Option(metavar="NAME", help="Who published it.")] = None,
    url: Url = None,
    title: Title = None,
    published: Published = None,
    language: Language = None,
    kind: Annotated[
        str | None,
        typer.Option(metavar="KIND", help=f"What it is: {', '.join(KINDS)}. Left out, a transcript or an article."),
    ] = None,
    captured: Annotated[
        str | None, typer.Option(metavar="TIME", help="When it was saved: 2021-12-21T18:30. Left out, now.")
    ] = None,
    media_type: MediaType = None,
    database: Db = DEFAULT_DATABASE,
    as_json: Json = False,
) -> None:
    """Take documents in: text, HTML, Markdown or captions.

    Each becomes a source with a snapshot of its text; what it quotes becomes proposals for a person to decide on. A
    document that is known and unchanged adds nothing; a changed one adds a snapshot. The options say what the document
    does not say itself, and go before what it says. Nothing is fetched. With --json each document is one line.

    \b
    Examples:
      factdb ingest article.html
      factdb ingest page.txt --publisher "Leuvra-Bote" --published 2024-03-05
      curl -s https://news.example/a | factdb ingest - --url https://news.example/a
      factdb ingest *.html --json | jq -r '.proposals[].speakerName'
    """
    from factdb.cli.ingesting import ingest_files

    given = {"publisher": publisher, "url": url, "title": title, "published": published, "language": language}
    ingest_files(files, database, as_json, given | {"kind": kind, "captured": captured, "media_type": media_type})


@app.command()
def extract(
    file: Annotated[str, typer.Argument(metavar="FILE", help="A document, or lines with --jsonl; - reads stdin.")],
    out: Annotated[str | None, typer.Argument(metavar="OUT", help="With --jsonl: the file to write, or -.")] = None,
    jsonl: Annotated[bool, typer.Option("--jsonl", help="Read many texts, a JSON object a line.")] = False,
    url: Url = None,
    title: Title = None,
    published: Published = None,
    language: Language = None,
    media_type: MediaType = None,
    explain: Annotated[
        bool, typer.Option("--explain", help="Print the text with its quotes, speakers and cues marked, and why.")
    ] = False,
    as_json: Json = False,
) -> None:
    """Print what a document quotes, without a database.

    With --jsonl, each line {"id", "text", "lang"?, "title"?, "date"?} of FILE is answered by a line {"id", "quotes"} of
    OUT, in the same order; the text is taken as it is. OUT appears when all lines are done, or not at all. Offsets
    count Unicode code points.

    \b
    Examples:
      factdb extract article.html
      factdb extract article.html --explain | less -R
      factdb extract page.txt --published 2024-03-05 --json | jq '.quotes[].speaker_name'
      factdb extract --jsonl texts.jsonl quotes.jsonl
      zcat texts.jsonl.gz | factdb extract --jsonl - - | gzip > quotes.jsonl.gz
    """
    given = {"url": url, "title": title, "published": published, "language": language, "media_type": media_type}
    if jsonl:
        from factdb.cli.lines import extract_lines

        of_one = [name for name, value in given.items() if value is not None]
        extract_lines(file, out, [*of_one, "explain"] if explain else of_one)
    else:
        from factdb.cli.extracting import extract_file

        extract_file(file, out, as_json, given, explained=explain)


@app.command("import")
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


@app.command()
def match(
    text: Annotated[str, typer.Argument(metavar="TEXT", help="A statement, or lines with --jsonl; - reads stdin.")],
    out: Annotated[str | None, typer.Argument(metavar="OUT", help="With --jsonl: the file to write, or -.")] = None,
    jsonl: Annotated[bool, typer.Option("--jsonl", help="Match many statements, a JSON object a line.")] = False,
    language: Language = None,
    said: Annotated[
        str | None, typer.Option(metavar="DATE", help="When it was said: claims of about that time are likelier.")
    ] = None,
    first: Annotated[int, typer.Option("-k", "--first", metavar="NUMBER", help="How many claims at most.")] = 10,
    database: Db = DEFAULT_DATABASE,
    as_json: Json = False,
) -> None:
    """Find the known claims that say the same as a new statement, best first.

    Each is a suggestion, with how likely it is and the words that told. With --jsonl, each line {"id", "text", "lang"?,
    "date"?} of TEXT, a file, is answered by a line {"id", "matches", "scores", "confidences"} of OUT; matches are named
    by the ids they have where they were imported from.

    \b
    Examples:
      factdb match "The dam of Wendel holds."
      factdb match --jsonl statements.jsonl matches.jsonl -k 10
    """
    from factdb.cli import matching
    from factdb.cli.files import STDIN, read_text

    if jsonl:
        matching.match_lines(database, text, out, language, first)
    else:
        statement = read_text(STDIN, 2**20) if text == STDIN else text
        matching.match_text(database, statement, language, said, first, as_json)


@app.command()
def query(
    document: Annotated[
        str | None, typer.Argument(metavar="DOCUMENT", help="What to ask, in GraphQL; - reads it from stdin.")
    ] = None,
    file: Annotated[str | None, typer.Option(metavar="FILE", help="The file that holds the document.")] = None,
    variables: Annotated[
        str | None, typer.Option(metavar="JSON|@FILE", help="Its variables, as a JSON object or a file with one.")
    ] = None,
    operation: Annotated[
        str | None, typer.Option(metavar="NAME", help="Which of its operations, where it has several.")
    ] = None,
    compact: Annotated[bool, typer.Option("--compact", help="Print the answer on one line.")] = False,
    database: Db = DEFAULT_DATABASE,
) -> None:
    """Ask in GraphQL, or write by a mutation; the answer is JSON.

    You are the operator here: you see and may write everything. Where the answer has errors they are in it and on
    stderr, and the exit code is 1. `factdb schema` prints what can be asked and written.

    \b
    Examples:
      factdb query '{ speakers { nodes { id name } } }'
      factdb query 'query($id: ID!) { claim(id: $id) { text } }' --variables '{"id": "claim-5"}'
      factdb query 'mutation { acceptProposal(input: {proposalId: "proposal-3"}) { proposal { quote { id } } } }'
      factdb query --file claims.graphql --variables @claims.json --compact
      echo '{ quotes(first: 5) { nodes { text } } }' | factdb query -
    """
    from factdb.cli.querying import query as answer
    from factdb.cli.querying import text_of

    answer(database, text_of(document, file), variables, operation, compact)


app.command()(export)


@app.command()
def serve(
    host: Annotated[
        str, typer.Option(metavar="HOST", envvar="FACTDB_HOST", help="The address to listen at.")
    ] = DEFAULT_HOST,
    port: Annotated[
        int, typer.Option(metavar="PORT", envvar="FACTDB_PORT", min=0, max=65535, help="The port; 0 finds a free one.")
    ] = DEFAULT_PORT,
    database: Db = DEFAULT_DATABASE,
) -> None:
    """Serve the GraphQL API at /graphql.

    Everybody who reaches the address may read, unless FACTDB_ANONYMOUS_READING is false. Writing needs a token: one
    that `factdb token add` makes, or the operator's, which is that of FACTDB_OPERATOR_TOKEN_FILE, or made and printed
    at the start.

    \b
    Examples:
      factdb serve
      factdb serve --host 0.0.0.0 --port 80 --db postgresql://factdb@localhost/facts
    """
    from factdb.cli.serving import serve_until_stopped

    serve_until_stopped(database, host, port)


@app.command()
def demo(
    database: Annotated[
        str | None, typer.Option("--db", metavar="URL", help="An empty database. Left out, factdb-demo.db, made anew.")
    ] = None,
) -> None:
    """Show it all at work, on a made-up affair.

    Ten articles in German and English are taken in, their quotes accepted, evidence tied to claims, and three questions
    asked. It says how to look further.

    \b
    Example:
      factdb demo
    """
    from factdb.cli.demo import run as tell_the_affair

    tell_the_affair(database)


@app.command()
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


@app.command()
def erase(
    record: Annotated[str, typer.Argument(metavar="RECORD", help="The record's id, such as source-5 or quote-12.")],
    why: Annotated[str, typer.Option(metavar="TEXT", help="By which law, and who asked. It stays.")],
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Print what would be erased, and erase nothing.")] = False,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False,
    database: Db = DEFAULT_DATABASE,
) -> None:
    """Erase content for good, where the law demands it.

    From the record, its old versions and what was made of it: a source's snapshots with their raw bytes, the quotes,
    proposals and passages taken from them. Ids, edges and dates stay, and so does who erased it and why.
    docs/audit.md tells what else holds copies.

    \b
    Examples:
      factdb erase source-5 --why "court order 12/26" --dry-run
      factdb erase source-5 --why "court order 12/26"
    """
    from factdb.cli.erasing import erase_content

    erase_content(database, record, why, dry_run, yes)


@app.command()
def schema() -> None:
    """Print the GraphQL schema, in its definition language.

    \b
    Example:
      factdb schema > schema.graphql
    """
    from factdb.cli.querying import print_schema

    print_schema()


app.add_typer(account, name="account", invoke_without_command=True)
app.add_typer(token, name="token", invoke_without_command=True)
app.add_typer(search, name="search", invoke_without_command=True)
app.add_typer(db, name="db", invoke_without_command=True)
app.add_typer(audit, name="audit", invoke_without_command=True)
