"""The language packs by BCP 47 code."""

from factdb.extract.languages import de, en, fr
from factdb.extract.languages.pack import LanguagePack

PACKS: dict[str, LanguagePack] = {pack.code: pack for pack in (de.PACK, en.PACK, fr.PACK)}


def pack_for(language: str) -> LanguagePack | None:
    """The pack of a language or of the language a regional code belongs to ("de-AT")."""
    return PACKS.get(language.lower().split("-")[0].split("_")[0])
