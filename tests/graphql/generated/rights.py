"""Who sees what, as the reference knows it: docs/roles.md, written out by hand."""

from typing import Any

from factdb.errors import BadInput
from factdb.graphql.viewer import ANONYMOUS, OPERATOR, Viewer
from factdb.rules.vocabulary import Role
from tests.graphql.generated.rows import Row, World

VIEWERS = [ANONYMOUS, *(Viewer(role, number) for role in Role for number in (1, 2)), OPERATOR]

ALSO_READERS, ALSO_CONTRIBUTORS = (None, Role.READER), (None, Role.READER, Role.CONTRIBUTOR)
NOT_ADMINS = (*ALSO_CONTRIBUTORS, Role.REVIEWER)
HIDDEN: dict[str, tuple[Role | None, ...]] = {
    **dict.fromkeys(("Account", "Proposal", "ProposalCandidate", "ProposalHop", "ProposalRole"), ALSO_READERS),
    "MergeCandidate": ALSO_READERS,
    "Token": NOT_ADMINS,
}
HIDDEN_CHANGES: dict[str, tuple[Role | None, ...]] = {  # by the word of the record that was changed
    **dict.fromkeys(("account", "proposal", "candidate", "proposedhop", "proposedrole"), ALSO_READERS),
    "mergecandidate": ALSO_READERS,
    "citation": ALSO_CONTRIBUTORS,
    "token": NOT_ADMINS,
}
OWN = {"Account": "id", "Token": "account_id", "Assessment": "account_id", "Revision": "account_id"}
LONGEST_PASSAGE = 1000  # that the anonymous may read


def hidden(world: World, viewer: Viewer, type_: str, row: Row) -> bool:
    """Whether a record is as if it were not there."""
    if type_ in OWN and viewer.account_id is not None and row[OWN[type_]] == viewer.account_id:
        return False
    if type_ == "Assessment":
        return row["state"] == "DRAFT" and viewer.role in ALSO_CONTRIBUTORS
    if type_ == "RevisionRecord":
        return hidden_change(world, viewer, row)
    if type_ == "Revision" and viewer.role is not Role.ADMIN:
        changes = [change for change in world["revision_records"] if change["revision_id"] == row["id"]]
        return all(hidden_change(world, viewer, change) for change in changes)
    return viewer.role in HIDDEN.get(type_, ())


def hidden_change(world: World, viewer: Viewer, change: Row) -> bool:
    drafts = [row["id"] for row in world["assessments"] if row["state"] == "DRAFT"]
    if change["noun"] == "assessment" and change["record_id"] in drafts:
        return viewer.role in ALSO_CONTRIBUTORS
    return viewer.role in HIDDEN_CHANGES.get(change["noun"], ())


def withheld(viewer: Viewer, type_: str, field: str, args: dict[str, Any]) -> bool:
    """Whether a field is null to the viewer. Raises BadInput where they ask for too much of it."""
    if viewer.role is not None or type_ != "Snapshot":
        return False
    if field == "passage" and args["end"] - args["start"] > LONGEST_PASSAGE:
        raise BadInput("too long")
    return field == "text"
