"""The command line: the same commands and queries as over HTTP, without HTTP."""
