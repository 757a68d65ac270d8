"""factdb: who said what, where it was published, and what later turned out."""

__version__ = "0.1.0"
