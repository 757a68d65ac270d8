"""One address for one document: the canonical form of a URL, and the domain a publisher is known by.

Parsing follows the WHATWG URL standard, as browsers do (the `url` crate, through pydantic): case of scheme and host,
IDNA, default ports, dot segments. On top of it come RFC 3986 6.2.2 (escapes of unreserved characters are undone) and
our own rules:

- the scheme is https, unless a port is named: publishers answer both with one document;
- credentials, fragment and the host's trailing dot go;
- parameters that only track readers go, the others are sorted by name, values of one name staying in their order;
- path, its trailing slash and `www.` stay: servers do tell them apart.

The result is a key and a readable address; what was given is kept beside it by whoever records it.
"""

import re
from functools import lru_cache

from courlan import extract_domain
from pydantic_core import Url, ValidationError

from factdb.errors import BadInput

LONGEST = 2000  # characters; longer ones are data, not addresses, and do not fit an index of PostgreSQL

# Only parameters that have no use but tracking. courlan's list is wider (cid, source, keyword, session …) and so makes
# one document of two where a site names its articles by such a parameter.
TRACKING = re.compile(
    r"(utm|mtm|pk|piwik|matomo|hsa|vero|oly|guce)_.*|_{1,2}hs.*|_ga|_gl|(fb|g|d|y|ys|tw|tt)clid|msclkid|gclsrc|[gw]braid"
    r"|epik|igshi?d?|li_fat_id|mc_[ce]id|mkt_tok|wt_z?mc|xtor|cmpid|ns_(campaign|mchannel|source|linkname)|ref_(src|url)"
    r"|s_cid|srnd|wickedid|at_(medium|campaign|link_id|bbc_team|ptr_name)",
    re.IGNORECASE,
)
ESCAPE = re.compile(r"%([0-9A-Fa-f]{2})")
LONE_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")
UNRESERVED = re.compile(r"[A-Za-z0-9._~-]")


@lru_cache(10_000)
def canonical_url(url: str) -> str:
    """The URL that two addresses of one document share (the rules are the module's). Idempotent.

    Raises BadInput where it is no http or https URL.
    """
    parsed = parsed_url(url)
    host = hostname(parsed)
    named_port = parsed.port not in (80, 443, None)
    origin = f"{parsed.scheme}://{host}:{parsed.port}" if named_port else f"https://{host}"
    query = canonical_query(parsed.query) if parsed.query else ""
    return origin + canonical_escapes(parsed.path or "/") + (f"?{query}" if query else "")


@lru_cache(10_000)
def domain(url: str) -> str:
    """The registrable domain of a URL (`bbc.co.uk`), by the Public Suffix List; else its host without `www.`.

    Raises BadInput where it is no http or https URL.
    """
    return registrable(hostname(parsed_url(url)))


@lru_cache(10_000)
def registrable(host: str) -> str:
    return extract_domain(f"https://{host}/") or host.removeprefix("www.")


def parsed_url(url: str) -> Url:
    if len(url) > LONGEST:
        raise not_a_url(url, f"it is longer than {LONGEST} characters")
    try:
        parsed = Url(url)
    except ValidationError as error:
        raise not_a_url(url, error.errors()[0]["msg"].split(", ", 1)[-1]) from None
    if parsed.scheme not in ("http", "https"):
        raise not_a_url(url, f"its scheme is {parsed.scheme}")
    if not hostname(parsed):
        raise not_a_url(url, "it names no host")
    return parsed


def hostname(parsed: Url) -> str:
    return (parsed.host or "").rstrip(".")


def canonical_query(query: str) -> str:
    named = [(part.split("=", 1)[0], part) for part in canonical_escapes(query).split("&") if part]
    kept = [(name, part) for name, part in named if not only_tracks(name)]
    return "&".join(part for _, part in sorted(kept, key=lambda pair: pair[0]))


@lru_cache(1_000)
def only_tracks(parameter: str) -> bool:
    return TRACKING.fullmatch(parameter) is not None


def canonical_escapes(part: str) -> str:
    if "%" not in part:
        return part
    return ESCAPE.sub(canonical_escape, LONE_PERCENT.sub("%25", part))


def canonical_escape(found: re.Match[str]) -> str:
    character = chr(int(found[1], 16))
    return character if UNRESERVED.fullmatch(character) else found[0].upper()


def not_a_url(url: str, reason: str) -> BadInput:
    shown = url if len(url) <= 100 else f"{url[:100]}…"
    return BadInput(f"{shown!r} is not a web address: {reason}.", hint="Give one like https://example.org/a.")
