"""Ids in other systems, as their web addresses give them."""

import re

WIKIDATA = re.compile(r"https?://(?:www\.|m\.)?wikidata\.org/(?:wiki|entity)/(Q[1-9]\d*)/?", re.IGNORECASE)
WIKIPEDIA = re.compile(r"https?://([a-z][a-z-]*)\.(?:m\.)?wikipedia\.org/wiki/([^?#\s]+)", re.IGNORECASE)


def id_elsewhere(address: str) -> tuple[str, str] | None:
    """Whose id an address is, and the id: of Wikidata, or of an article of a Wikipedia (`en:Ada_Lovelace`). Addresses
    that name an account or a post tell less than who somebody is."""
    if found := WIKIDATA.fullmatch(address.strip()):
        return "wikidata", found[1].upper()
    if found := WIKIPEDIA.fullmatch(address.strip()):
        return "wikipedia", f"{found[1].lower()}:{found[2]}"
    return None
