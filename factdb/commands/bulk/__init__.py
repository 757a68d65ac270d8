"""Records by the thousand: part of the command `import_records`.

What they are is decided for a batch at once (by one question a noun), and their rows are written without objects, by
the same two steps as any other's (docs/decisions/0004): the rows with their moment, and what the log says of them.
"""
