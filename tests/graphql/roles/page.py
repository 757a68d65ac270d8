"""What docs/roles.md says: the tables, read from the page, and what follows from them for the records of a world."""

import re
from dataclasses import dataclass
from pathlib import Path

from factdb.graphql.viewer import ANONYMOUS, Viewer
from factdb.rules.vocabulary import Role

PAGE = (Path(__file__).parents[3] / "docs" / "roles.md").read_text(encoding="utf-8")
COLUMNS = ["anonymous", "reader", "contributor", "reviewer", "admin"]
OWNER, STRANGER = 1, 99  # the account that everything in the world belongs to, and one that has nothing
ACCOUNTS = {role: 90 + number for number, role in enumerate(Role)}  # one of each role, that has nothing
LOG = {  # the records that each revision of the world wrote, by the ids of its changes
    "revision-1": {"change-1": "source-1", "change-2": "proposal-1", "change-3": "assessment-2"},
    "revision-2": {"change-4": "quote-6"},
    "revision-3": {"change-5": "proposal-2"},
    "revision-4": {"change-6": "assessment-2"},
    "revision-5": {"change-7": "token-1"},
    "revision-6": {"change-8": "account-1"},
}
VIEWERS = [ANONYMOUS, *(Viewer(role, account) for role in Role for account in (OWNER, STRANGER))]
DRAFT, OTHERS, UNPUBLISHING = "Assessment that is a draft", "every other record and field", "assess with publish: false"

Cells = dict[str, str]  # by column: yes, no, own


def table(heading: str) -> dict[str, Cells]:
    """A section's table by what its lines are about: each name of a list of names, or else the words of the cell."""
    section = PAGE.split(f"\n## {heading}\n")[1].split("\n## ")[0]
    lines = [line for line in section.splitlines() if line.startswith("|")]
    head, _, *rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]
    assert head[1:] == COLUMNS
    found: dict[str, Cells] = {}
    for what, *cells in rows:
        assert set(cells) <= {"yes", "no", "own"}
        is_list = re.fullmatch(r"`[\w.]+`(, `[\w.]+`)*", what)
        names = re.findall(r"`([^`]+)`", what) if is_list else [what.replace("`", "")]
        found |= {name: dict(zip(COLUMNS, cells, strict=True)) for name in names}
    return found


READING, WRITING = table("Reading"), table("Writing")


def cell(rights: Cells, viewer: Viewer) -> str:
    return rights["anonymous" if viewer.role is None else viewer.role.name.lower()]


def named(viewer: Viewer) -> str:
    """The viewer, for the names of tests."""
    owns = {None: "", OWNER: "-with-its-own"}.get(viewer.account_id, "")
    return f"{viewer.role or 'anonymous'}{owns}".lower()


@dataclass(frozen=True)
class Rights:
    """Who sees which record of the world: `types` are the nouns by the words of ids."""

    types: dict[str, str]

    def see(self, viewer: Viewer, id_: str) -> bool:
        if id_ in LOG:
            mine = viewer.account_id == OWNER
            return mine or any(self.allow(viewer, record) == "yes" for record in LOG[id_].values())
        for changes in LOG.values():
            if id_ in changes:
                return self.allow(viewer, changes[id_]) == "yes"
        allowed = self.allow(viewer, id_)
        return allowed == "yes" or (allowed == "own" and id_ in owned_by(viewer))

    def allow(self, viewer: Viewer, id_: str) -> str:
        type_ = DRAFT if id_ == "assessment-2" else self.types[id_.split("-", maxsplit=1)[0]]
        return cell(READING.get(type_, READING[OTHERS]), viewer)


def owned_by(viewer: Viewer) -> set[str]:
    """What of the world belongs to a viewer's account, besides what it wrote."""
    return {f"account-{viewer.account_id}", *(("token-1", "assessment-2") if viewer.account_id == OWNER else ())}
