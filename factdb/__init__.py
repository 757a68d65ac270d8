"""factdb: who said what, where it was published, and what later turned out."""
