"""How many operations are generated, from which seed, and a summary of what they reached.

FACTDB_FUZZ is the number of operations in all, FACTDB_FUZZ_SEED what world and operations begin with: the same seed
makes the same ones.
"""

import os
from collections import Counter
from typing import Any

SEED = int(os.environ.get("FACTDB_FUZZ_SEED", "3"))
OPERATIONS = int(os.environ.get("FACTDB_FUZZ", "200"))
MOST = 100  # operations of one test
DATABASES = 2
PARTS = max(1, OPERATIONS // (DATABASES * MOST))
EXAMPLES = OPERATIONS // (DATABASES * PARTS)


def pytest_report_header() -> str:
    """Told first, so that a run that is broken off can be repeated too."""
    return f"{OPERATIONS:,} generated operations, FACTDB_FUZZ_SEED={SEED}"


def pytest_terminal_summary(terminalreporter: Any) -> None:
    """The sum of what all tests counted, wherever they ran."""
    if "FACTDB_FUZZ" not in os.environ:
        return
    ended = [report for group in terminalreporter.stats.values() for report in group]
    reports = [report for report in ended if getattr(report, "when", None) == "call"]
    found = [dict(report.user_properties).get("tally") for report in reports]
    tally: Counter[str] = sum((Counter(one) for one in found if one), Counter())
    seconds = sum(report.duration for report in reports)
    terminalreporter.section(f"generated operations, FACTDB_FUZZ_SEED={SEED}")
    for name, number in sorted(tally.items()):
        terminalreporter.write_line(f"{number:8,} {name}")
    terminalreporter.write_line(f"{seconds:8,.0f} seconds of all processes")
