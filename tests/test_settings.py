"""Settings: what the environment says, what is refused, and the reference that is made of them."""

from pathlib import Path

import pytest

from factdb import settings
from factdb.errors import BadInput
from factdb.settings import Settings, operator_token, read_settings, reference

ROOT = Path(__file__).parent.parent
TOKEN = "a-token-of-the-tests"


@pytest.fixture(autouse=True)
def environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is set."""
    for name in Settings.model_fields:
        monkeypatch.delenv(settings.variable(name), raising=False)


def test_nothing_needs_to_be_set() -> None:
    found = read_settings()
    assert (found.database_url, found.host, found.port) == ("sqlite:///facts.db", "127.0.0.1", 8000)
    assert operator_token(found) is None


def test_the_environment_sets_and_what_is_given_goes_before_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FACTDB_PORT", "9000")
    monkeypatch.setenv("FACTDB_HOST", "")
    found = read_settings(database_url="sqlite:///other.db", threads=None)
    assert (found.port, found.host, found.database_url, found.threads) == (9000, "127.0.0.1", "sqlite:///other.db", 8)


def test_settings_do_not_change() -> None:
    with pytest.raises(ValueError, match="frozen"):
        read_settings().port = 1


@pytest.mark.parametrize(("name", "value"), [("PORT", "http"), ("PORT", "70000"), ("THREADS", "0")])
def test_a_setting_that_cannot_be_used_is_named_with_its_value(
    name: str, value: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(f"FACTDB_{name}", value)
    with pytest.raises(BadInput, match=f"^FACTDB_{name} '{value}' cannot be used: "):
        read_settings()


def test_a_given_one_is_named_as_it_was_given() -> None:
    with pytest.raises(BadInput, match=r"^port '-1' cannot be used: "):
        read_settings(port=-1)


def test_the_token_is_set_by_value_or_by_file_and_shown_by_neither(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "token"
    file.write_text(f"{TOKEN}\n")
    by_value, by_file = read_settings(operator_token=TOKEN), read_settings(operator_token_file=file)
    assert operator_token(by_value) == operator_token(by_file) == TOKEN
    assert TOKEN not in repr(by_value)
    with pytest.raises(BadInput, match="FACTDB_OPERATOR_TOKEN and FACTDB_OPERATOR_TOKEN_FILE are both set"):
        operator_token(read_settings(operator_token=TOKEN, operator_token_file=file))


@pytest.mark.parametrize("token", ["short", "sixteen letters and blanks", "zeichenübersechzehn"])
def test_a_token_that_could_be_guessed_or_not_be_sent_is_refused_and_not_repeated(token: str) -> None:
    with pytest.raises(BadInput, match="FACTDB_OPERATOR_TOKEN holds no usable token") as refused:
        operator_token(read_settings(operator_token=token))
    assert token not in str(refused.value)


@pytest.mark.parametrize("content", [None, b"\xff\xfe", b""])
def test_a_token_file_that_holds_none_is_named(tmp_path: Path, content: bytes | None) -> None:
    file = tmp_path / "token"
    if content is not None:
        file.write_bytes(content)
    with pytest.raises(BadInput, match="FACTDB_OPERATOR_TOKEN_FILE"):
        operator_token(read_settings(operator_token_file=file))


def test_every_setting_has_a_meaning_and_stands_in_the_reference() -> None:
    assert all(field.description for field in Settings.model_fields.values())
    page = (ROOT / "docs" / "settings.md").read_text(encoding="utf-8")
    assert page == reference(), "Make it anew: python -m factdb.settings > docs/settings.md"
