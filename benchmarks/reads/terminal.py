"""Where the benchmark speaks: results to stdout, progress and remarks to stderr."""

import sys

from rich.console import Console

WIDTH = 130  # where nobody looks, as in a file: rich would take 80 columns

OUT = Console(highlight=False, width=None if sys.stdout.isatty() else WIDTH)
ERR = Console(stderr=True, highlight=False, width=None if sys.stderr.isatty() else WIDTH)
