"""What a record shows: columns, dates, details, and the records it leads to."""

from tests.graphql.conftest import Ask


def test_a_quote_shows_speaker_source_and_offsets_in_one_statement(ask: Ask) -> None:
    data = ask(
        """{ quote(id: "quote-1") { __typename id text said { edtf earliest latest words }
          speaker { name roles { title organization ofWhom { name } since { edtf } until { edtf } } }
          appearances { totalCount nodes { start end spans exact mode
            source { title publisher { name } published { edtf } } } } } }"""
    )
    assert len(ask.statements) == 1
    assert data["quote"] == {
        "__typename": "Quote",
        "id": "quote-1",
        "text": "hält nicht",
        "said": {"edtf": "2024-03-04", "earliest": "2024-03-04", "latest": "2024-03-04", "words": "am Montag"},
        "speaker": {
            "name": "Mira Tal",
            "roles": [
                {
                    "title": "student",
                    "organization": "a school",
                    "ofWhom": None,
                    "since": None,
                    "until": {"edtf": "2019"},
                },
                {
                    "title": "engineer",
                    "organization": None,
                    "ofWhom": {"name": "Water board"},
                    "since": {"edtf": "2023-05"},
                    "until": None,
                },
            ],
        },
        "appearances": {
            "totalCount": 2,
            "nodes": [
                {
                    "start": 15,
                    "end": 25,
                    "spans": [[15, 25]],
                    "exact": "hält nicht",
                    "mode": "DIRECT",
                    "source": {"title": title, "publisher": {"name": publisher}, "published": {"edtf": published}},
                }
                for title, publisher, published in (
                    ("The bridge", "Orbel Wire", "2024-03-05"),
                    ("Die Brücke", "Leuvra Bote", "2024-03"),
                )
            ],
        },
    }
