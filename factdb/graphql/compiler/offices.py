"""Which office a speaker held when something was said."""

from dataclasses import replace
from typing import Any

from sqlalchemy import func, or_, select

from factdb import models
from factdb.graphql.compiler.bindings import bound
from factdb.graphql.compiler.compiler import Asked, Compiler
from factdb.graphql.compiler.derived import DerivedList
from factdb.graphql.compiler.origins import canonical
from factdb.graphql.compiler.rows import NOUNS, Row


def held_when_said(compiler: Compiler, asked: Asked, source: Row) -> Row:  # noqa: ARG001
    """The speaker's roles that the dates do not rule out on the day of the quote; where one end of that is open, the
    other is the day. A role whose beginning nobody knows is not thereby unknown on that day, as it is in lists."""
    noun = NOUNS[models.SpeakerRole]
    role = compiler.row(replace(noun, known=None), source.moment)
    first = func.coalesce(source["said_earliest"], source["said_latest"])
    last = func.coalesce(source["said_latest"], source["said_earliest"])
    begun = or_(role["from_earliest"].is_(None), role["from_earliest"] <= last)
    ended_later = or_(role["to_latest"].is_(None), role["to_latest"] >= first)
    speaker = canonical(models.Speaker, source["speaker_id"], source.moment, compiler)
    theirs = canonical(models.Speaker, role["speaker_id"], source.moment, compiler) == speaker
    found = select(*role.columns).where(theirs, source["said_edtf"].is_not(None), begun, ended_later, *role.rights)
    return Row(noun, found.correlate(source.table).subquery(), source.moment)


def offices(description: str) -> Any:
    """The roles of a quote's speaker on the day it was said."""
    return bound(DerivedList(held_when_said, ("from_order", "id")), description)
