"""The words of a label: titles, offices and the name itself; and names in capitals as they are otherwise written."""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import lru_cache

from factdb.extract.candidates import RoleCandidate, Span
from factdb.extract.languages.lexicon import words
from factdb.extract.languages.people import MEN, WOMEN
from factdb.extract.languages.registry import PACKS
from factdb.extract.names import is_role
from factdb.extract.transcripts.labels import WORD, Label
from factdb.extract.transcripts.vocabulary import (
    DELIVERY,
    OPENING,
    PARTICLES,
    SHORT_OFFICES,
    SOUNDS,
    TITLES,
)

BEFORE_OFFICE = words(
    "vice deputy former acting under assistant press prime foreign chief lieutenant attorney first interior defense "
    "defence finance state stellvertretender stellvertretende ehemaliger ehemalige"
)
OF_WHOM = re.compile(
    r"\s+(?:of|for|at|der|des|vom|von|beim|bei|im|in|de|du|della|del)\s+(?:the |der |dem |den )?", re.IGNORECASE
)
HIGHLAND = re.compile(r"\b(Mc|O['’])([a-zà-ÿ])")


@dataclass(frozen=True)
class Named:
    """A label taken apart: its `name` without titles and offices, the name `titled`, and the `offices` before it."""

    name: str
    titled: str
    offices: str


@lru_cache(maxsize=8192)
def is_office(lower: str) -> bool:
    """Whether a word names an office in one of the languages with a pack."""
    return lower in SHORT_OFFICES or any(is_role(lower, pack.people) for pack in PACKS.values())


def is_office_alone(phrase: str) -> bool:
    """Whether words end in an office: "Chief Executive"; nobody is named then."""
    lower = phrase.lower().split()
    return bool(lower) and is_office(lower[-1].rstrip(".")) and lower[0] not in WOMEN | MEN


def taken_apart(name: str, forms: Mapping[str, str]) -> Named:
    """A label's name without what stands before it. `forms` tells how words in capitals are written elsewhere."""
    pieces = WORD.findall(name)
    lower = [word.lower().rstrip(".") for word in pieces]
    behind = leading(lower)
    written = [in_normal_case(word, forms) for word in pieces] if name.isupper() else pieces
    titles = [written[index] for index in range(behind) if lower[index] in TITLES]
    offices = [written[index] for index in range(behind) if lower[index] not in TITLES | OPENING]
    own = " ".join(written[behind:])
    return Named(own, " ".join([*(titles if not offices else []), own]).strip(), " ".join(offices))


def leading(lower: list[str]) -> int:
    """How many words stand before the name itself; all of them where only an office is named."""
    index = 0
    while index < len(lower) and is_before_name(lower, index):
        index += 1
    alone = index == len(lower) - 1 and index > 0 and is_office(lower[index]) and not is_addressed(lower[:index])
    only = index == 0 and len(lower) == 1 and is_office(lower[0])
    return len(lower) if alone or only else index


def is_before_name(lower: list[str], index: int) -> bool:
    if index == len(lower) - 1:
        return False
    return lower[index] in TITLES | OPENING | BEFORE_OFFICE or is_office(lower[index])


def is_addressed(lower: Collection[str]) -> bool:
    """Whether a title leads the name: "Herr Bauer" and "Dr. King" are names."""
    return not TITLES.isdisjoint(lower)


def in_normal_case(word: str, forms: Mapping[str, str]) -> str:
    """A word in capitals as it is written elsewhere in the text, else with one capital in each part."""
    bare = word.rstrip(".")
    lower = bare.lower()
    if lower in forms:
        return forms[lower] + word[len(bare) :]
    if lower in PARTICLES:
        return word.lower()
    if len(bare) > 1 and lower not in TITLES | SHORT_OFFICES and is_acronym(lower):
        return word
    cased = re.sub(r"[^\W\d_]+", lambda found: found[0][:1].upper() + found[0][1:].lower(), word)
    return HIGHLAND.sub(lambda found: found[1] + found[2].upper(), re.sub(r"(?<=\w['’])S\b", "s", cased))


def is_acronym(lower: str) -> bool:
    return lower.isascii() and not set(lower) & set("aeiouy")


def roles_in(label: Label, text: str) -> list[RoleCandidate]:
    """The roles behind a name: in brackets, or after a comma."""
    start = label.span[0] + len(label.name)
    found = re.compile(r"[(\[]([^()\[\]]+)[)\]]|(?:,|\s[-–—])\s*([^()\[\]]+)").finditer(text, start, label.span[1])
    return [role_of(text, match.span(1 if match[1] else 2)) for match in found if not is_delivery(match[1] or "")]


def is_delivery(phrase: str) -> bool:
    """Whether what stands in brackets behind a name tells how somebody is heard: "(voice-over)", "(lacht)"."""
    return not (DELIVERY | SOUNDS).isdisjoint(phrase.lower().split())


def role_of(text: str, span: Span) -> RoleCandidate:
    """A role with whom it is of, where a language's words say so."""
    role = text[slice(*span)].strip()
    parted = OF_WHOM.search(role)
    if parted and parted.start() and is_office(role[: parted.start()].split()[-1].lower()):
        return RoleCandidate(role[: parted.start()], role[parted.end() :] or None, *span)
    return RoleCandidate(role, None, *span)
