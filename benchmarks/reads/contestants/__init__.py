"""The servers that factdb is measured against, each a program of its own."""
