"""Appearances as W3C Web Annotations: what the model requires, and where the words stand."""

from typing import Any
from urllib.parse import urlsplit

import pytest

from factdb.errors import BadInput
from factdb.formats.web_annotation import annotation
from factdb.rules.anchors import from_utf16, to_utf16

TEXT = "Bridge 🙂 news. “It will hold”, said Mira Tal, “for a year”. She left."
FIRST, SECOND = "It will hold", "for a year"
BASE = "https://facts.example/id/"
MOTIVATIONS = {
    *("assessing", "bookmarking", "classifying", "commenting", "describing", "editing", "highlighting"),
    *("identifying", "linking", "moderating", "questioning", "replying", "tagging"),
}  # Web Annotation Data Model, 3.3.5


def span(words: str) -> list[int]:
    return [TEXT.index(words), TEXT.index(words) + len(words)]


def appearance(*parts: str, **more: Any) -> dict[str, Any]:
    source = {"id": "source-1", "url": more.pop("url", "https://valley.example/bridge")}
    captured = "2024-05-03T10:00:00.000000+00:00"
    snapshot = {"id": "snapshot-2", "text": TEXT, "captured": captured, "archiveUrl": None, "source": source}
    account = {"id": "account-3", "name": "Mara Tal"}
    return {
        "id": "appearance-5",
        "spans": [span(part) for part in parts],
        "quote": {"id": "quote-4", "text": " ".join(parts), "language": "en"},
        "snapshot": snapshot,
        "written": {"recorded": "2024-05-04T08:00:00.000000+00:00", "account": account},
        **more,
    }


def is_iri(text: str) -> bool:
    return bool(urlsplit(text).scheme) and " " not in text


def as_list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def check(found: dict[str, Any]) -> None:
    """What the model requires of an annotation, its bodies, targets, agents, states and selectors (its MUSTs)."""
    assert "http://www.w3.org/ns/anno.jsonld" in as_list(found["@context"])
    assert "Annotation" in as_list(found["type"])
    assert is_iri(found["id"])
    assert is_iri(found["canonical"])
    assert found["motivation"] in MOTIVATIONS
    assert found["created"].endswith("00Z")
    for agent in [found[name] for name in ("creator", "generator") if name in found]:
        assert is_iri(agent["id"])
        assert agent["type"] in ("Person", "Organization", "Software")
    for body in found["body"]:
        assert body["type"] in ("TextualBody", "SpecificResource")
        assert body.get("purpose", "describing") in MOTIVATIONS
        assert is_iri(body["source"]) if body["type"] == "SpecificResource" else isinstance(body["value"], str)
    assert as_list(found["target"])
    for target in as_list(found["target"]):
        assert target["type"] == "SpecificResource"
        assert isinstance(target["source"], str)
        assert is_iri(target["source"])
        assert (target["state"]["type"], is_iri(target["state"]["cached"])) == ("TimeState", True)
        check_selectors({one["type"]: one for one in target["selector"]})


def check_selectors(found: dict[str, dict[str, Any]]) -> None:
    assert set(found) == {"TextQuoteSelector", "TextPositionSelector"}
    place, words = found["TextPositionSelector"], found["TextQuoteSelector"]
    assert 0 <= place["start"] < place["end"]
    assert TEXT[place["start"] : place["end"]] == words["exact"]
    assert TEXT.count(words["prefix"] + words["exact"] + words["suffix"]) == 1


@pytest.mark.parametrize("parts", [(FIRST,), (FIRST, SECOND)])
def test_an_annotation_has_what_the_model_requires(parts: tuple[str, ...]) -> None:
    check(annotation(appearance(*parts), BASE))


def test_it_identifies_a_place_on_a_page_as_a_quote() -> None:
    found = annotation(appearance(FIRST), BASE)
    assert (found["id"], found["motivation"]) == (f"{BASE}appearance-5", "identifying")
    assert found["creator"] == {"id": f"{BASE}account-3", "type": "Person", "name": "Mara Tal"}
    record, words = found["body"]
    assert (record["source"], record["purpose"]) == (f"{BASE}quote-4", "identifying")
    assert (words["value"], words["language"]) == (FIRST, "en")
    assert found["target"]["source"] == "https://valley.example/bridge"
    assert found["target"]["state"]["cached"] == f"{BASE}snapshot-2"
    exact, place = found["target"]["selector"]
    assert exact == {
        "type": "TextQuoteSelector",
        "exact": FIRST,
        "prefix": "Bridge 🙂 news. “",
        "suffix": "”, said Mira Tal, “for a year”. ",
    }
    assert place == {"type": "TextPositionSelector", "start": 16, "end": 28}


def test_positions_count_code_points_and_browsers_can_convert_them() -> None:
    place = annotation(appearance(FIRST), BASE)["target"]["selector"][1]
    assert to_utf16(TEXT, place["start"]) == place["start"] + 1, "the smiley has two UTF-16 units"
    assert from_utf16(TEXT, to_utf16(TEXT, place["start"])) == place["start"]


def test_a_quote_in_parts_has_a_target_for_each_in_order() -> None:
    targets = annotation(appearance(FIRST, SECOND), BASE)["target"]
    assert [one["selector"][0]["exact"] for one in targets] == [FIRST, SECOND]
    assert {one["source"] for one in targets} == {"https://valley.example/bridge"}
    assert targets[1]["selector"][0]["prefix"].endswith("said Mira Tal, “")


def test_what_is_unknown_is_left_out_or_named_by_our_own_id() -> None:
    bare = appearance(FIRST, url=None, written={"recorded": "2024-05-04T08:00:00.000000+00:00", "account": None})
    bare["quote"]["language"] = None
    found = annotation(bare, "urn:factdb:")
    check(found)
    assert "creator" not in found
    assert "language" not in found["body"][1]
    assert found["target"]["source"] == "urn:factdb:source-1"


def test_an_annotation_as_of_a_date_keeps_its_canonical_name() -> None:
    found = annotation(appearance(FIRST, id="appearance-5@2024-05-04"), BASE)
    assert (found["id"], found["canonical"]) == (f"{BASE}appearance-5@2024-05-04", f"{BASE}appearance-5")


def test_spans_outside_the_text_are_refused() -> None:
    with pytest.raises(BadInput, match="outside the text"):
        annotation(appearance(FIRST, spans=[[0, 999]]), BASE)
