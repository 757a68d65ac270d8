"""How a claim stands by its evidence alone, and whether a person's verdict says otherwise (docs/corroboration.md)."""

from factdb.rules.vocabulary import Standing, Veracity

STANDING = "standing/1"
"""Name and version of the rule: whoever changes the rule gives it the next number."""

AGREEING: dict[Veracity, Standing] = {
    Veracity.SUPPORTED: Standing.CORROBORATED,
    Veracity.MISLEADING: Standing.CORROBORATED,  # true in its words
    Veracity.REFUTED: Standing.REFUTED,
    Veracity.CONFLICTING: Standing.DISPUTED,
    Veracity.NOT_ENOUGH_EVIDENCE: Standing.UNCORROBORATED,
}
"""The standing that a verdict agrees with. Every other one disagrees with it."""


def standing(supports: int, refutes: int) -> Standing:
    """The standing of a claim with so many independent origins for it and against it."""
    if not refutes:
        return Standing.CORROBORATED if supports else Standing.UNCORROBORATED
    return Standing.DISPUTED if supports else Standing.REFUTED


def disagree(found: Standing, verdict: Veracity | None) -> bool | None:
    """Whether standing and verdict differ; None where there is no verdict. Neither overwrites the other."""
    return None if verdict is None else AGREEING[verdict] is not found
