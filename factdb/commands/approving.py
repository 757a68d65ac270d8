"""The second person without whom, where it is set so, no verdict comes in force."""

from sqlalchemy.orm import Session

from factdb.commands.recording import Actor
from factdb.errors import Forbidden
from factdb.models import Assessment

SECOND_APPROVAL = "factdb_second_approval"
"""Under this name a session's info tells that publishing needs a second person. Whoever opens the session sets it."""


def refuse_alone(session: Session, actor: Actor, draft: Assessment | None = None) -> None:
    """That the verdict has, besides its author, this actor to vouch for it. Without a draft it is the author who would
    publish at once. Raises Forbidden where a second person is asked for and there is none."""
    if not session.info.get(SECOND_APPROVAL):
        return
    if draft is None:
        raise Forbidden(
            "Here a verdict comes in force by a second person.",
            hint="Draft it with publish: false; another reviewer then publishes it.",
        )
    if draft.account_id == actor.account_id:
        raise Forbidden(
            f"assessment-{draft.id} is your own; here a second person publishes it.", hint="Ask another reviewer."
        )
