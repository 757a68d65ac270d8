"""`factdb match` and `factdb search`: finding what is known, and looking after the index. What they take, and their
help; the work is in modules that are imported when it is called."""
# ruff: noqa: PLC0415 - see above; a command's parameters are its options

from typing import Annotated

import typer

from factdb.cli.options import DEFAULT_DATABASE, Db, Json, Language
from factdb.cli.terminal import print_help_alone

search = typer.Typer(rich_markup_mode=None)


@search.callback()
def top(context: typer.Context) -> None:
    """Find records, and look after the index that search and matching ask.

    \b
    Examples:
      factdb search find "dam speaker:berg"
      factdb search reindex
    """
    print_help_alone(context)


@search.command()
def find(
    query: Annotated[
        str, typer.Argument(metavar="QUERY", help="Words, in one argument; after -- if it begins with -.")
    ],
    kinds: Annotated[
        list[str] | None,
        typer.Option("--kind", metavar="KIND", help="Only claim, quote, source or speaker; repeatable."),
    ] = None,
    first: Annotated[int, typer.Option("-n", "--first", metavar="NUMBER", help="How many records at most.")] = 10,
    database: Db = DEFAULT_DATABASE,
    as_json: Json = False,
) -> None:
    """Find claims, quotes, sources and speakers, best first, with the passages that show why.

    All words must be there, in any form. "clean water" is a phrase, -bridge leaves out, and speaker:berg,
    publisher:bote, said:2021-12 and language:de ask for what they say.

    \b
    Examples:
      factdb search find 'dam "clean water" -bridge'
      factdb search find "speaker:berg said:2021" --kind quote -n 20
    """
    from factdb.cli.searching import find_records

    find_records(database, query, kinds or (), first, as_json)


@search.command()
def reindex(database: Db = DEFAULT_DATABASE) -> None:
    """Make the index anew from the records.

    It is needed after an upgrade that says so; otherwise the index follows every write by itself. Others may read and
    write meanwhile: what has not come to its turn is found as before.

    \b
    Example:
      factdb search reindex --db postgresql://factdb@localhost/facts
    """
    from factdb.cli.reindexing import reindex_database

    reindex_database(database)


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
