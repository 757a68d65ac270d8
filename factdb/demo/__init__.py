"""The demo dossier: an invented affair in ten articles, and how it is told to factdb."""
