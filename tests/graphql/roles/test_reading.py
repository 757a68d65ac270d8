"""Every way to a record, as every role: docs/roles.md says what is seen. The ways are found by walking the schema, so
that a field that is added is tried as well."""

from collections.abc import Iterator
from typing import Any

import pytest
from graphql import get_named_type, is_abstract_type, is_enum_type, is_input_object_type, is_list_type, is_object_type

from factdb.graphql.compiler.bindings import Stored
from factdb.graphql.compiler.compiler import BINDING
from factdb.graphql.viewer import OPERATOR, Viewer
from tests.graphql.roles.conftest import Answer, Ask
from tests.graphql.roles.page import DRAFT, LOG, OTHERS, OWNER, READING, STRANGER, VIEWERS, Rights, cell, named
from tests.graphql.world import TEXT
from tests.graphql.writing import reader

SCHEMA = reader().schema.core
QUERY: Any = SCHEMA.query_type
LATER = "2024-07-01T00:00:00+00:00"  # than all that was recorded


# --- the schema, and who sees what of the world


def noun_of(type_: Any) -> Any:
    """The noun that a type shows, if it shows one."""
    if not is_object_type(type_) or type_.name.startswith("__"):
        return None
    return getattr(type_.extensions["strawberry-definition"].origin, "noun", None)


def is_node(type_: Any) -> bool:
    """Whether a type shows a noun whose records are found by their ids; links are found from what they tie alone."""
    return noun_of(type_) is not None and "Node" in [interface.name for interface in type_.interfaces]


NOUNS = {type_.name: noun_of(type_).word for type_ in SCHEMA.type_map.values() if is_node(type_)}
HIDDEN = {type_ for type_ in NOUNS if noun_of(SCHEMA.get_type(type_)).visible}
RIGHTS = Rights({word: type_ for type_, word in NOUNS.items()})


def fields() -> Iterator[tuple[str, str, Any]]:
    """Every field of every noun."""
    for type_ in map(SCHEMA.get_type, NOUNS):
        assert is_object_type(type_)
        yield from ((type_.name, name, field) for name, field in type_.fields.items())


def data(answer: Answer) -> Any:
    assert answer["errors"] == []
    return answer["data"]


pytestmark = pytest.mark.slow
viewers = pytest.mark.parametrize("viewer", VIEWERS, ids=named)


# --- the page and the program name the same


def hidden_columns() -> set[str]:
    bindings = {
        f"{type_}.{name}": field.extensions["strawberry-definition"].metadata[BINDING]
        for type_, name, field in fields()
    }
    return {name for name, binding in bindings.items() if isinstance(binding, Stored) and binding.least}


def test_the_page_names_every_noun_and_field_that_is_hidden_from_anybody() -> None:
    in_words = {"Revision", "RevisionRecord", "Assessment"}
    assert (HIDDEN - in_words) | hidden_columns() | {DRAFT, OTHERS} == set(READING)


# --- the roots


@pytest.fixture(scope="module")
def every_id() -> list[str]:
    """Ids of every noun: more than the world has."""
    return [f"{word}-{number}" for word in NOUNS.values() for number in [*range(1, 9), STRANGER]]


def existing(ask: Ask, ids: list[str], viewer: Viewer = OPERATOR, suffix: str = "") -> list[str]:
    text = "query ($ids: [ID!]!) { nodes(ids: $ids) { id } }"
    found = []
    for start in range(0, len(ids), 100):
        page = [id_ + suffix for id_ in ids[start : start + 100]]
        found += [node["id"] for node in data(ask(text, viewer, ids=page))["nodes"] if node]
    return [id_.split("@")[0] for id_ in found]


@pytest.mark.parametrize("suffix", ["", f"@@{LATER}"], ids=["now", "then"])
def test_nodes_by_their_ids(ask: Ask, every_id: list[str], suffix: str) -> None:
    there = existing(ask, every_id)
    assert {id_.split("-")[0] for id_ in there} == set(NOUNS.values())  # the world has one of each at least
    for viewer in VIEWERS:
        assert existing(ask, there, viewer, suffix) == [id_ for id_ in there if RIGHTS.see(viewer, id_)], named(viewer)


def roots_by_id() -> list[str]:
    return [name for name, field in QUERY.fields.items() if set(field.args) == {"id", "asOf"}]


@pytest.mark.parametrize("root", roots_by_id())
def test_a_root_by_id(ask: Ask, every_id: list[str], root: str) -> None:
    type_ = get_named_type(QUERY.fields[root].type)
    words = list(NOUNS.values()) if is_abstract_type(type_) else [NOUNS[type_.name]]
    text = f"query ($id: ID!) {{ it: {root}(id: $id) {{ id }} }}"
    most = 2 if len(words) > 1 else 9  # of each noun
    some = [id_ for id_ in every_id if id_.split("-")[0] in words and int(id_.split("-")[1]) <= most]
    for id_ in existing(ask, some):
        for viewer in VIEWERS:
            found = data(ask(text, viewer, id=id_))["it"]
            assert found == ({"id": id_} if RIGHTS.see(viewer, id_) else None), (id_, named(viewer))


@viewers
def test_the_viewer(ask: Ask, viewer: Viewer) -> None:
    found = data(ask("{ viewer { id tokens { id } } }", viewer))["viewer"]
    own = [{"id": "token-1"}] if viewer.account_id == OWNER else []
    assert found == (None if viewer.account_id is None else {"id": f"account-{viewer.account_id}", "tokens": own})


def lists() -> list[str]:
    return [name for name, field in QUERY.fields.items() if "where" in field.args]


PAGE = "{ totalCount nodes { id } edges { node { id } } pageInfo { hasNextPage } }"


def ids_in(page: Any) -> list[str]:
    """The ids of a page, which its nodes, its edges and its count must agree on."""
    ids = [node["id"].split("@")[0] for node in page["nodes"]]
    assert ids == [edge["node"]["id"].split("@")[0] for edge in page["edges"]]
    assert page["totalCount"] == len(ids)
    assert page["pageInfo"]["hasNextPage"] is False
    return ids


@pytest.mark.parametrize("root", lists())
@pytest.mark.parametrize("as_of", ["", f'asOf: {{ recorded: "{LATER}" }}'], ids=["now", "then"])
def test_a_list_and_its_count(ask: Ask, root: str, as_of: str) -> None:
    as_of = as_of if "asOf" in QUERY.fields[root].args else ""
    text = f"{{ it: {root}(first: 100 {as_of}) {PAGE} }}"
    everything = ids_in(data(ask(text, OPERATOR))["it"])
    assert everything
    for viewer in VIEWERS:
        expected = [id_ for id_ in everything if RIGHTS.see(viewer, id_)]
        assert ids_in(data(ask(text, viewer))["it"]) == expected, named(viewer)


# --- filters


def values_of(name: str, type_: Any) -> list[str]:
    """Values of a field of a filter, as literals: all of an enum, and some that the world has of others."""
    inner = get_named_type(type_)
    if is_input_object_type(inner):
        return ["{}", "{ retracted: false }"] if "retracted" in inner.fields else ["{}"]
    if is_enum_type(inner):
        return list(inner.values)
    return {
        "ID": [f'"{id_}"' for id_ in ("proposal-1", "assessment-2", "token-1", "account-1", "source-1", "quote-6")],
        "String": ['"a"', '"t"', '"Ada"', '"Mira Tal"', '"assess"', '"en"'],
        "DateTime": ['"2024-03-05T00:00:00Z"'],
        "Date": ['"2024-03-05"'],
        "Boolean": ["true", "false"],
        "Int": ["2"],
    }[inner.name]


def filters() -> list[tuple[str, str, str]]:
    found = []
    for root in lists():
        type_: Any = get_named_type(QUERY.fields[root].args["where"].type)
        for name, field in type_.fields.items():
            if name != "ids" and not (name == "snapshot" and is_list_type(field.type)):  # of public or the same records
                found += [(root, name, value) for value in values_of(name, field.type)]
    return found


@pytest.mark.parametrize("root", lists())
def test_a_filter_finds_among_what_one_sees_and_not_by_what_one_does_not(ask: Ask, root: str) -> None:
    for _, name, value in [each for each in filters() if each[0] == root]:
        text = f"{{ it: {root}(first: 100, where: {{ {name}: {value} }}) {PAGE} }}"
        everything = ids_in(data(ask(text, OPERATOR))["it"])
        for viewer in VIEWERS:
            expected = [id_ for id_ in everything if RIGHTS.see(viewer, id_) and found_by(viewer, name, value, id_)]
            assert ids_in(data(ask(text, viewer))["it"]) == expected, (name, value, named(viewer))


def found_by(viewer: Viewer, name: str, value: str, id_: str) -> bool:
    """Whether a filter by a record of the log may find a revision: by a change that one sees."""
    if name != "record":
        return True
    return any(record == value.strip('"') and RIGHTS.see(viewer, change) for change, record in LOG[id_].items())


# --- ways from one record to another


def ways() -> list[tuple[str, str, str]]:
    """Every field of a noun that leads to what may be hidden: the noun, the field, what to ask there."""
    found = []
    for type_, name, field in fields():
        target = get_named_type(field.type)
        if target.name.removesuffix("Connection") in HIDDEN:
            found.append((type_, name, PAGE if target.name.endswith("Connection") else "{ id }"))
        elif is_abstract_type(target):
            assert not HIDDEN & {possible.name for possible in SCHEMA.get_possible_types(target)}, "walk it as well"
    return found


def reached(value: Any) -> list[str]:
    if isinstance(value, dict):
        return ids_in(value) if "nodes" in value else [value["id"].split("@")[0]]
    return [id_ for item in value or [] for id_ in reached(item)]


@pytest.mark.parametrize(("type_", "field", "selection"), ways(), ids=lambda value: value if value.isalnum() else "")
@pytest.mark.parametrize("suffix", ["", f"@@{LATER}"], ids=["now", "then"])
def test_a_way_to_what_is_hidden(ask: Ask, type_: str, field: str, selection: str, suffix: str) -> None:
    ids = [f"{NOUNS[type_]}-{number}{suffix}" for number in range(1, 9)]
    text = f"query ($ids: [ID!]!) {{ nodes(ids: $ids) {{ id ... on {type_} {{ way: {field} {selection} }} }} }}"
    everything = [node for node in data(ask(text, OPERATOR, ids=ids))["nodes"] if node]
    if field not in ("retraction", "corrections"):  # which are fields of all that can be retracted
        assert any(reached(node["way"]) for node in everything), "the world has no such way"
    for viewer in VIEWERS:
        found = {node["id"]: reached(node["way"]) for node in data(ask(text, viewer, ids=ids))["nodes"] if node}
        assert found == {
            node["id"]: [id_ for id_ in reached(node["way"]) if RIGHTS.see(viewer, id_)]
            for node in everything
            if RIGHTS.see(viewer, node["id"].split("@")[0])
        }, named(viewer)


# --- the text of a snapshot


def ways_to_snapshots() -> list[str]:
    """Operations that come to a snapshot, with a place for what is asked of it."""
    found = [
        'node(id: "snapshot-1") { ... on Snapshot { %s } }',
        'nodes(ids: ["snapshot-1"]) { ... on Snapshot { %s } }',
        'snapshot(id: "snapshot-1") { %s }',
        f'snapshot(id: "snapshot-1", asOf: {{ recorded: "{LATER}" }}) {{ %s }}',
    ]
    for type_, name, field in fields():
        target = get_named_type(field.type).name
        ids = ", ".join(f'"{NOUNS[type_]}-{number}"' for number in range(1, 9))
        for snapshot in {"Snapshot": ["%s"], "SnapshotConnection": ["nodes { %s }", "edges { node { %s } }"]}.get(
            target, []
        ):
            found.append(f"nodes(ids: [{ids}]) {{ ... on {type_} {{ {name} {{ {snapshot} }} }} }}")
    return found


def values(answer: Any) -> list[Any]:
    """What stands under `it` anywhere in an answer."""
    if isinstance(answer, list):
        return [value for item in answer for value in values(item)]
    if not isinstance(answer, dict):
        return []
    return [value for key, item in answer.items() for value in ([item] if key == "it" else values(item))]


@pytest.mark.parametrize("way", ways_to_snapshots(), ids=lambda way: way.split("{")[-2] + way[:9])
def test_the_text_of_a_snapshot_on_every_way_to_it(ask: Ask, way: str) -> None:
    whole, long = (f"{{ {way} }}".replace("%s", f"it: {field}") for field in ("text", "passage(start: 0, end: 1001)"))
    assert set(values(data(ask(whole, OPERATOR)))) == {TEXT}
    for viewer in VIEWERS:
        allowed = cell(READING["Snapshot.text"], viewer) == "yes"
        texts = values(data(ask(whole, viewer)))  # none, where the way to it is hidden
        assert set(texts) <= {TEXT if allowed else None}, named(viewer)
        codes = {error["extensions"]["code"] for error in ask(long, viewer)["errors"]}
        assert codes == ({"BAD_USER_INPUT"} if texts and not allowed else set()), named(viewer)
