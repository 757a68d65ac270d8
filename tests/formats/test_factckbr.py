"""FACTCK.BR: a header, quotation marks as characters."""

import pytest

from factdb.formats.factckbr import read
from factdb.formats.given import GivenPublisher
from tests.formats.reading import claim_of, read_all, reasons

HEADER = "URL\tAuthor\tdatePublished\tclaimReviewed\treviewBody\ttitle\tratingValue\tbestRating\talternativeName\n"
ROW = (
    'https://checa.example/1\thttps:www.checa.example\t2024-03-10\tA eclusa "vaza.\tNada.\tA eclusa\t3\t5\tdistorcido\n'
)


def test_a_row_is_a_claim_and_its_review() -> None:
    found = claim_of(read, HEADER + ROW)
    [review] = found.reviews
    assert (found.text, found.language) == ('A eclusa "vaza.', "pt")
    assert review.publisher == GivenPublisher(None, "checa.example")
    assert review.published
    assert (review.title, review.published.edtf) == ("A eclusa", "2024-03-10")
    assert (review.rating, review.rating_value, review.best_rating) == ("distorcido", "3", "5")


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (ROW, [("line 1", "not the header of the format")]),
        (HEADER + "x\ty\n" + ROW, [("line 2", "wrong number of columns")]),
        (HEADER + ROW.replace("https://checa.example/1", "-"), [("line 2", "no address")]),
        (HEADER + ROW.replace('A eclusa "vaza.', " "), [("line 2", "no claim")]),
    ],
)
def test_what_is_no_fact_check_is_refused(data: str, expected: list[tuple[str, str]]) -> None:
    assert reasons(read_all(read, data)) == expected
