"""The evaluation form and the whole document as plain records."""

import json
from typing import Any

import pytest

from factdb.errors import BadInput
from factdb.extract import extract
from factdb.extract.jsonl import extract_line, extraction_document
from factdb.rules.dates import EdtfDate

TEXT = "„Wir bauen die Brücke“, sagte Bürgermeisterin Karla Brandt."


def test_a_line_gives_its_quotes_in_the_evaluation_form() -> None:
    answer = extract_line({"id": "a", "text": TEXT, "lang": "de", "date": "2024-05-15"})
    assert answer == {
        "id": "a",
        "quotes": [
            {
                "start": 1,
                "end": 21,
                "spans": [[1, 21]],
                "text": "Wir bauen die Brücke",
                "type": "direct",
                "cue_text": "sagte",
                "speaker_text": "Bürgermeisterin Karla Brandt",
                "speaker_start": 30,
                "speaker_end": 58,
                "speaker_name": "Karla Brandt",
            }
        ],
    }


@pytest.mark.parametrize(
    ("line", "field"),
    [
        ({"text": TEXT}, "id"),
        ({"id": "a"}, "text"),
        ({"id": "a", "text": None}, "text"),
        ({"id": "a", "text": 5}, "text"),
        ({"id": "a", "text": TEXT, "lang": 5}, "lang"),
        ({"id": "a", "text": TEXT, "date": "yesterday"}, "date"),
    ],
)
def test_a_wrong_line_is_refused_with_its_field(line: dict[str, Any], field: str) -> None:
    with pytest.raises(BadInput) as refused:
        extract_line(line)
    assert refused.value.path == (field,)


def test_the_document_holds_everything_and_is_json() -> None:
    published = EdtfDate.parse("2024-05-15")
    found = extract(TEXT, language="de", published=published)
    document = extraction_document("Die Brücke", published, "de", TEXT, found)
    assert json.loads(json.dumps(document)) == document
    (quote,) = document["quotes"]
    assert quote["speaker"] == {
        "name": "Karla Brandt",
        "kind": "PERSON",
        "anonymous": False,
        "roles": [{"title": "Bürgermeisterin", "organization": None, "start": 30, "end": 45}],
    }
    assert (quote["mode"], quote["fidelity"], quote["said"]) == ("DIRECT", "VERBATIM", "../2024-05-15")
    assert quote["trace"] == ["marks + cue after", "name"]
