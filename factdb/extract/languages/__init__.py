"""The language packs, one folder per language, by BCP 47 code."""
