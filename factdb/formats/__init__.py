"""Formats of other systems, and ours: bytes ⇄ what commands take and GraphQL answers. One module for each format."""
