"""`factdb demo`: an invented affair, from its articles to the answers."""

import shlex
from collections.abc import Iterable, Iterator
from importlib import resources
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

from factdb.cli.databases import opened
from factdb.cli.reading import Asking
from factdb.cli.tables import NOTHING, plain_table
from factdb.cli.telling import say
from factdb.cli.terminal import console, print_json
from factdb.db import Database, ensure_current
from factdb.demo.dossier import dossier
from factdb.demo.playing import Play
from factdb.errors import Conflict

FILE = "factdb-demo.db"
QUESTIONS = ("1-who-said-what", "2-what-turned-out", "3-what-was-known", "4-who-changed-position")


def run(url: str | None) -> None:
    """Tell the dossier to a database (a file of its own, made anew, unless one is named) and ask it. Raises Conflict
    where the named one holds sources already."""
    database = opened(url or fresh_file())
    try:
        ensure_current(database)
        asking = Asking(database)
        refuse_filled(asking, database)
        say(f"{dossier()['fictional']} They are told to {database.name}.")
        play = Play(database)
        tell(play)
        show_articles(asking, play)
        show_quotes(asking, play)
        show_changed(asking, play)
        show_claims(asking)
        show_days(asking, play)
        ask(asking, play)
        further(url or f"sqlite:///{FILE}")
    finally:
        database.close()


def fresh_file() -> str:
    """The demo's own file, without what an earlier demo left in it."""
    for file in (FILE, f"{FILE}-wal", f"{FILE}-shm"):
        Path(file).unlink(missing_ok=True)
    return f"sqlite:///{FILE}"


def refuse_filled(asking: Asking, database: Database) -> None:
    if asking.answer("{ sources { totalCount } }", {}).data != {"sources": {"totalCount": 0}}:
        raise Conflict(f"The database {database.name} holds sources already.", hint="Name an empty one.")


def tell(play: Play) -> None:
    steps = list(play.steps())
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("telling", total=len(steps))
        for step, carry_out in steps:
            progress.update(task, description=str(step["do"]))
            carry_out()
            progress.advance(task)


# --- what was told


def document(name: str) -> str:
    return (resources.files("factdb") / "demo" / "documents" / f"{name}.graphql").read_text(encoding="utf-8")


def read(asking: Asking, name: str, **variables: Any) -> dict[str, Any]:
    result = asking.answer(document(name), variables)
    assert not result.errors, result.errors
    return result.data or {}


def heading(screen: Console, text: str) -> None:
    screen.print()
    screen.print(text, style="bold underline")
    screen.print()


def show_articles(asking: Asking, play: Play) -> None:
    screen = console()
    heading(screen, "The articles, and what became of the quotes found in them")
    table = plain_table("published", "publisher", "title", "quotes", "accepted", "edited", "rejected")
    nodes = {node["id"]: node for node in read(asking, "articles")["sources"]["nodes"]}
    for told in play.articles.values():
        node, counts = nodes[f"source-{told.source_id}"], told.decisions
        title = node["title"] if told.is_new_source else f"{node['title']} (the page as it was changed later)"
        numbers = (told.found - counts.claims, counts.accepted, counts.edited, counts.rejected)
        table.add_row(node["published"]["edtf"], published_by(node), title, *(str(number) for number in numbers))
    screen.print(table)
    screen.print(f"{play.by_hand} quotes that the machine missed were recorded by hand. Decisions are the dossier's.")
    own = sum(told.decisions.claims for told in play.articles.values())
    screen.print(f"{own} claims that articles make in their own voice were proposed too; the dossier words its own.")


def published_by(node: dict[str, Any]) -> str:
    original = node["syndicatedFrom"]
    copied = f"\n(a copy of {original['publisher']['name']})" if original else ""
    return f"{node['publisher']['name']}{copied}"


def show_quotes(asking: Asking, play: Play) -> None:
    screen = console()
    first = next(iter(play.articles.values()))
    snapshot = read(asking, "found", snapshot=f"snapshot-{first.snapshot_id}")["snapshot"]
    heading(screen, f"The quotes of the first article, “{snapshot['source']['title']}”")
    table = plain_table("place", "mode", "speaker", "quote", "said")
    for node in snapshot["proposals"]["nodes"]:
        if quote := node["quote"]:
            speaker, said = quote["speaker"], quote["said"]
            place = f"{node['start']}–{node['end']}"
            cells = (speaker["name"] if speaker else NOTHING, quote["text"], said["edtf"] if said else NOTHING)
            table.add_row(place, node["mode"], *cells)
    screen.print(table)
    show_proposed(screen, snapshot["proposals"]["nodes"])


def show_proposed(screen: Console, nodes: list[dict[str, Any]]) -> None:
    """What an article and those it quotes claim, as the machine words it."""
    heading(screen, "What it claims, as proposed")
    table = plain_table("claimed by", "claim", "kind", "not checkable")
    for node in nodes:
        if claim := node["claimText"]:
            by = "the source" if node["kind"] == "CLAIM" else node["speakerName"] or NOTHING
            table.add_row(by, claim, node["claimKind"], node["claimWhyNot"] or NOTHING)
    screen.print(table)


MARKS = {"KEPT": "{}", "REMOVED": "[-{}-]", "INSERTED": "{{+{}+}}"}  # as `git diff --word-diff` has them


def show_changed(asking: Asking, play: Play) -> None:
    """The pages that were captured again, and the words of quotes that they print no more."""
    screen = console()
    heading(screen, "A page that was changed, and what it prints instead of a quote: [-removed-] {+inserted+}")
    table = plain_table("entry", "speaker", "words", "page", "decision")
    changed = {told.source_id: None for told in play.articles.values() if not told.is_new_source}
    for source_id in changed:
        for quote, entry in drifted(read(asking, "changed", source=f"source-{source_id}")["source"]):
            words = "".join(MARKS[run["op"]].format(run["text"]) for run in entry["diff"])
            speaker = quote["speaker"]["name"] if quote["speaker"] else NOTHING
            table.add_row(entry["id"], speaker, words, entry["anchorState"], entry["state"])
    screen.print(table, markup=False)
    screen.print("Nothing is attached to the new words: a person decides (docs/review.md).")


def drifted(source: dict[str, Any]) -> Iterator[tuple[dict[str, Any], dict[str, Any]]]:
    for snapshot in source["snapshots"]["nodes"]:
        for appearance in snapshot["appearances"]["nodes"]:
            yield from ((appearance["quote"], entry) for entry in appearance["drift"])


def show_claims(asking: Asking) -> None:
    screen = console()
    heading(screen, "The claims, who puts them forward, and the evidence tied to them later")
    table = plain_table("id", "claim", "asserted by", "denied by", "for", "against", "standing", "verdict")
    for node in read(asking, "claims")["claims"]["nodes"]:
        voices = (listed(voices_of(node, stance)) for stance in ("ASSERTS", "DENIES"))
        table.add_row(node["id"], node["text"], *voices, *counts_of(node), node["standing"], verdict_of(node))
    screen.print(table)
    screen.print("For and against: pieces of evidence, and in brackets how many independent origins they have.")


def counts_of(node: dict[str, Any]) -> Iterator[str]:
    for stance in ("supports", "refutes"):
        counts = node["corroboration"][stance]
        yield f"{counts['records']} ({counts['origins']})"


def show_days(asking: Asking, play: Play) -> None:
    """How one claim stood on each day of which the dossier says so."""
    days = [entry for entry in dossier()["standings"] if entry["claim"] == "discharge"]
    screen = console()
    heading(screen, "The first claim, as it stood on each of these days")
    table = plain_table("as of", "for", "against", "standing", "verdict", "what had come")
    for entry in days:
        day = entry["as_of"].isoformat()
        node = read(asking, "standing", claim=f"claim-{play.claims['discharge']}", day=day)["claim"]
        verdict = node["verdict"]["veracity"] if node["verdict"] else NOTHING
        table.add_row(day, *counts_of(node), node["standing"], verdict, entry["why"])
    screen.print(table)


def voices_of(node: dict[str, Any], stance: str) -> Iterator[str]:
    for assertion in node["assertions"]["nodes"]:
        if assertion["stance"] == stance:
            quote, source = assertion["quote"], assertion["source"]
            yield quote["speaker"]["name"] if quote else source["publisher"]["name"]


def verdict_of(node: dict[str, Any]) -> str:
    verdict = node["verdict"]
    return f"{verdict['veracity']} ({verdict['validFrom']['edtf']})" if verdict else NOTHING


def listed(names: Iterable[str]) -> str:
    return "\n".join(dict.fromkeys(names)) or NOTHING


# --- what can be asked


def ask(asking: Asking, play: Play) -> None:
    claim = f"claim-{play.claims['discharge']}"
    who = {"speaker": "Ruprecht Ondal", "words": "in dieser Nacht nichts"}
    variables: tuple[dict[str, str], ...] = (
        who,
        {"claim": claim},
        {"claim": claim, "day": "2024-03-14"},
        {"speaker": "Hedda Torvall"},
    )
    screen = console()
    for name, given in zip(QUESTIONS, variables, strict=True):
        heading(screen, f"GraphQL: {name[2:].replace('-', ' ')}")
        screen.print(document(name), style="cyan")
        screen.print(f"With {', '.join(f'{key} = {value}' for key, value in given.items())} it answers:\n")
        print_json(read(asking, name, **given))


def further(url: str) -> None:
    db = f"--db {shlex.quote(url)}"
    screen = console()
    heading(screen, "To look further")
    lines = (
        f"factdb query {db} '{{ quotes(first: 5) {{ nodes {{ text speaker {{ name }} }} }} }}'",
        f"factdb serve {db}      # then open http://127.0.0.1:8000/graphql",
        f"factdb ingest {db} FILE      # an article of your own",
    )
    for line in lines:
        screen.print(f"  {line}", soft_wrap=True)
    screen.print("\nIn a checkout these are in .venv/bin. docs/ has the guides.")
