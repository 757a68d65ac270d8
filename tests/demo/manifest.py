"""The demo dossier, its manifest and its articles, read without the parts of factdb that it is to test."""

import tomllib
from collections.abc import Iterator
from difflib import SequenceMatcher
from html.parser import HTMLParser
from importlib.resources import files
from typing import Any

Table = dict[str, Any]

DEMO = files("factdb") / "demo"
DOSSIER: Table = tomllib.loads((DEMO / "dossier.toml").read_text(encoding="utf-8"))
ARTICLES: dict[str, Table] = {article["key"]: article for article in DOSSIER["articles"]}
PUBLISHERS: dict[str, Table] = {publisher["key"]: publisher for publisher in DOSSIER["publishers"]}
STEPS: list[Table] = DOSSIER["steps"]


class ArticleText(HTMLParser):
    """The text of a page's paragraphs inside <article>, a line each; enough for pages we wrote ourselves."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.lines: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in {"article", "p"}:
            self.open.append(tag)
            self.lines.append("")

    def handle_endtag(self, tag: str) -> None:
        if tag in {"article", "p"}:
            self.open.remove(tag)

    def handle_data(self, data: str) -> None:
        if self.open == ["article", "p"]:
            self.lines[-1] += data


def raw(key: str) -> str:
    return DEMO.joinpath("articles", str(ARTICLES[key]["file"])).read_text(encoding="utf-8")


def body(key: str) -> str:
    """The article from its first words to its last, as the manifest names them."""
    text = raw(key)
    if ARTICLES[key]["file"].endswith(".html"):
        page = ArticleText()
        page.feed(text)
        text = "\n".join(page.lines)
    first, last = ARTICLES[key]["expect"]["body_from"], ARTICLES[key]["expect"]["body_to"]
    assert text.count(first) == 1
    assert text.count(last) == 1
    return text[text.index(first) : text.index(last) + len(last)]


def steps(do: str) -> list[Table]:
    return [step for step in STEPS if step["do"] == do]


def keyed(do: str) -> dict[str, Table]:
    return {step["key"]: step for step in steps(do)}


def articles_of(step: Table) -> set[str]:
    """The articles a step speaks of; `cites` names one only in evidence, keys of evidence elsewhere."""
    references = [step[field]["article"] for field in ("quote", "rests_on", "as", "source") if field in step]
    names = [step[field] for field in ("article", "from") if field in step]
    cited = [step["cites"]] if step["do"] == "evidence" and "cites" in step else []
    return {*references, *names, *cited}


def named_quotes() -> Iterator[Table]:
    for step in STEPS:
        yield from (step[field] for field in ("quote", "rests_on", "as") if field in step)


def named_passages() -> Iterator[Table]:
    yield from (step["source"] for step in STEPS if "source" in step)
    yield from ({"article": step["article"], "text": step["passage"]} for step in steps("evidence"))


def parts(quote: Table) -> list[str]:
    """The words by which a quote of `expected` is found."""
    return list(quote["spans"]) if "spans" in quote else [quote["contains"]]


def common_share(original: str, copy: str) -> float:
    """The share of the original's words that the copy has too, in the same order."""
    matcher = SequenceMatcher(None, original.split(), copy.split(), autojunk=False)
    return sum(block.size for block in matcher.get_matching_blocks()) / len(original.split())


def speaker_of(reference: Table) -> str:
    quotes = ARTICLES[reference["article"]]["expected"]
    return str(next(quote["speaker"] for quote in quotes if reference["text"] in parts(quote)))


def publisher_of(article: str) -> Table:
    return PUBLISHERS[ARTICLES[article]["expect"]["publisher"]]


def root_of(article: str) -> str:
    originals = {step["article"]: step["from"] for step in steps("syndicated")}
    while article in originals:
        article = originals[article]
    return article


def owner_of(article: str) -> str:
    return str(publisher_of(root_of(article))["owner_group"])


def origin(evidence: Table) -> str:
    """The origin key of docs/design.md, "Independence and standing"."""
    if "rests_on" in evidence:
        return speaker_of(evidence["rests_on"])
    return owner_of(evidence["cites"] if "cites" in evidence else evidence["article"])


def published(reference: Table) -> str:
    return str(ARTICLES[reference["article"]]["expect"]["published"])


def asserting_origins(claim: str, day: str) -> set[str]:
    asserting = [step for step in steps("assert") if step["claim"] == claim and step["stance"] == "ASSERTS"]
    known = [step for step in asserting if published(step.get("quote") or step["source"]) <= day]
    return {speaker_of(step["quote"]) if "quote" in step else owner_of(step["source"]["article"]) for step in known}


def counts(claim: str, stance: str, day: str) -> Table:
    known = [e for e in steps("evidence") if e.get("claim") == claim and e["stance"] == stance and e["observed"] <= day]
    origins = {origin(evidence) for evidence in known}
    counted = origins - asserting_origins(claim, day) if stance == "SUPPORTS" else origins
    return {"records": len(known), "origins": len(counted)}


def standing_of(supports: int, refutes: int) -> str:
    rule = {(False, False): "UNCORROBORATED", (True, False): "CORROBORATED", (True, True): "DISPUTED"}
    return rule.get((supports > 0, refutes > 0), "REFUTED")
