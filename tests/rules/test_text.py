import hashlib

import pytest

from factdb.errors import BadInput
from factdb.rules.text import checked_text, digest


def test_text_that_can_be_stored_comes_back_as_it_is() -> None:
    assert checked_text("„Nein“\t\U0001f642\u200d\n", "note") == "„Nein“\t\U0001f642\u200d\n"


@pytest.mark.parametrize(("text", "named"), [("ab\0", "NUL"), ("ab\ud83d", "U\\+D83D"), ("ab\udfff!", "U\\+DFFF")])
def test_text_that_cannot_be_stored_is_refused_by_its_offset(text: str, named: str) -> None:
    with pytest.raises(BadInput, match=f"The note holds .*{named}.* at offset 2"):
        checked_text(text, "note")


def test_a_digest_names_its_algorithm_and_is_that_of_the_utf8() -> None:
    assert digest("ä") == digest("ä".encode()) == "sha256:" + hashlib.sha256(b"\xc3\xa4").hexdigest()
