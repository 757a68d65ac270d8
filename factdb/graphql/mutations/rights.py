"""Who may write what: the role that each mutation needs. docs/roles.md says the same in a table, by which the tests go.

Commands themselves ask one thing alone: whose tokens they are (commands/accounts.py).
"""

from collections.abc import Callable
from typing import Any

from factdb.errors import Forbidden, Unauthenticated
from factdb.graphql.viewer import Viewer
from factdb.rules.vocabulary import Role, reaches

Needed = Role | Callable[[Any], Role]


def to_assess(given: Any) -> Role:
    """A draft is a contribution; what is published speaks for everybody."""
    return Role.REVIEWER if given.publish else Role.CONTRIBUTOR


NEEDED: dict[str, Needed] = {
    **dict.fromkeys(("create_token", "revoke_token"), Role.READER),  # of the own account; the commands see to that
    **dict.fromkeys(
        (
            "accept_proposal",
            "add_appearance",
            "add_evidence",
            "add_to_topic",
            "assert_claim",
            "change_claim",
            "change_quote",
            "change_source",
            "change_speaker",
            "confirm_drift",
            "decide",
            "edit_proposal",
            "ingest",
            "record_claim",
            "record_publisher",
            "record_quote",
            "record_review",
            "record_snapshot",
            "record_source",
            "record_speaker",
            "record_topic",
            "reattach_appearance",
            "reject_proposal",
            "relate_claims",
            "remove_from_topic",
        ),
        Role.CONTRIBUTOR,
    ),
    "assess": to_assess,
    **dict.fromkeys(("grade_publisher", "publish_assessment", "retract"), Role.REVIEWER),
    **dict.fromkeys(("merge_publishers", "merge_speakers", "split_speaker", "undo_merge"), Role.REVIEWER),
    **dict.fromkeys(("change_account", "create_account", "erase"), Role.ADMIN),
}
"""By the command's name: a role, or what tells it from the mutation's input."""


def refuse(viewer: Viewer, mutation: str, needed: Needed, given: Any) -> None:
    """Raises Unauthenticated, or Forbidden, where the viewer may not do this."""
    least = needed if isinstance(needed, Role) else needed(given)
    if viewer.is_anonymous:
        raise Unauthenticated(f"{mutation} needs an account of the role {least}.", hint=HOW)
    if not reaches(viewer.role, least):
        raise Forbidden(f"{mutation} needs the role {least}; your account is {viewer.role}.", hint="Ask an admin.")


HOW = "Send its token: `Authorization: Bearer <token>`."
