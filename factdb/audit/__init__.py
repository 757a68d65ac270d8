"""The log of writes: which revisions are committed, sealing them in a tree, verifying the database against it.

What the log holds is written by commands (commands/entering.py); docs/audit.md tells what it proves.
"""
