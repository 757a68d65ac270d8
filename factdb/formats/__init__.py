"""Bytes to command inputs and GraphQL results to bytes, a module for each format. Pure: no SQL, no I/O, no settings."""
