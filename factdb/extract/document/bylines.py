"""Who wrote it: "Von Anna Weber und Otto Kalt, Berlin", "By Jane Doe, Political Editor"."""

import re

CAPITALISED = r"(?!(?:UND|AND) )[A-ZÄÖÜÀ-Þ][\w'’-]*\.?"
NAME = rf"{CAPITALISED}(?: (?:von|van|de|der|den|la|le|zu|al|bin))*(?: {CAPITALISED}){{1,3}}"
AND = r" (?:und|UND|and|AND|&) "
BYLINE = re.compile(
    rf"^(?:Von|VON|By|BY|Text|Autor|Autorin|Autoren|Author|Authors|Written by|Verfasst von|Ein Beitrag von)(?: ?:)? "
    rf"(?P<names>{NAME}(?:, {NAME})*(?:,?{AND}{NAME})?)(?P<rest>\W.*)?$"
)
LONGEST = 160  # characters


def is_byline(text: str) -> bool:
    return bool(byline_names(text))


def byline_names(text: str) -> tuple[str, ...]:
    """The names in a byline; none where the line is no byline.

    After a comma stands a place or a post, unless the last name is joined by "and": then it is a list.
    """
    found = BYLINE.match(text) if len(text) <= LONGEST else None
    if found is None or re.search(r"[.!?]\s", found["rest"] or "") or ends_as_sentence(found["rest"] or ""):
        return ()
    parts = re.split(AND, found["names"])
    listed = [name.strip(" ,") for part in parts for name in part.split(", ")]
    return tuple(listed) if len(parts) > 1 else tuple(listed[:1])


def ends_as_sentence(rest: str) -> bool:
    return rest.rstrip().endswith((".", "!", "?", ":", "“", '"', "”"))
