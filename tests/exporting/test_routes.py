"""Exports over HTTP."""

from collections.abc import Callable
from typing import Any

import anyio
import httpx
import pytest

from factdb.app import create_app
from factdb.db import Database
from factdb.errors import BadInput
from factdb.exporting.everything import everything
from factdb.exporting.routes import FEEDS, FILES
from factdb.exporting.streaming import PIECE, Streamed
from factdb.formats.checks import problems_of
from factdb.graphql.viewer import ANONYMOUS
from factdb.settings import read_settings
from tests.exporting.conftest import asking
from tests.test_app import TOKEN, visiting

SITE = "https://facts.example"
OPERATOR = {"Authorization": f"Bearer {TOKEN}"}


def visited(database: Database, *paths: str, headers: dict[str, str] | None = None, **given: Any) -> list[Any]:
    url = database.url.render_as_string(hide_password=False).replace("postgresql+psycopg", "postgresql")
    settings = read_settings(database_url=url, operator_token=TOKEN, **{"public_url": SITE, **given})

    async def get() -> list[httpx.Response]:
        async with visiting(create_app(settings)) as client:
            return [await client.get(path, headers=headers or {}) for path in paths]

    return anyio.run(get)


def test_every_feed_is_served_with_a_tag_and_a_date(world: Database) -> None:
    answers = visited(world, *(f"/feeds/{name}" for name in FEEDS))
    for name, answer in zip(FEEDS, answers, strict=True):
        assert answer.status_code == 200, name
        assert answer.headers["etag"]
        assert answer.headers["last-modified"].endswith("GMT")
        assert f"{SITE}/feeds/{name}" in answer.text
    assert [answer.headers["content-type"] for answer in answers[:3]] == [
        "application/rss+xml; charset=utf-8",
        "application/atom+xml; charset=utf-8",
        "application/feed+json; charset=utf-8",
    ]


def test_a_feed_has_claims_and_verdicts_in_force_latest_first(world: Database) -> None:
    (answer,) = visited(world, "/feeds/changes.json", headers=OPERATOR)
    items = answer.json()["items"]
    ids = [item["id"].rpartition(":")[2] for item in items]
    assert "assessment-2" not in ids  # a draft, whoever asks
    assert {"claim-1", "assessment-1", "assessment-3"} <= set(ids)
    assert [item["date_modified"] for item in items] == sorted((item["date_modified"] for item in items), reverse=True)
    verdict = next(item for item in items if item["id"].endswith("assessment-1"))
    assert verdict["title"].startswith("Supported: ")
    assert verdict["url"] == f"{SITE}/claim-1"


def test_who_has_a_feed_is_told_that_it_has_not_changed(world: Database) -> None:
    (answer,) = visited(world, "/feeds/claims.atom")
    for condition in (
        {"If-None-Match": answer.headers["etag"]},
        {"If-Modified-Since": answer.headers["last-modified"]},
    ):
        (again,) = visited(world, "/feeds/claims.atom", headers=condition)
        assert (again.status_code, again.content) == (304, b"")
        assert again.headers["last-modified"] == answer.headers["last-modified"]
    stale = {"If-Modified-Since": "Mon, 01 Jan 2001 00:00:00 GMT"}
    assert visited(world, "/feeds/claims.atom", headers=stale)[0].status_code == 200
    other = {"If-None-Match": '"x"', "If-Modified-Since": answer.headers["last-modified"]}
    assert visited(world, "/feeds/claims.atom", headers=other)[0].status_code == 200
    assert visited(world, "/feeds/claims.atom", headers={"If-Modified-Since": "soon"})[0].status_code == 200


def test_every_file_is_served_as_everybody_may_see_it(world: Database) -> None:
    for name, answer in zip(FILES, visited(world, *(f"/export/{name}" for name in FILES)), strict=True):
        assert answer.status_code == 200, name
        assert answer.content, name
    (answer,) = visited(world, "/export/everything.jsonl")
    with asking(world, ANONYMOUS) as asked:
        assert answer.content == b"".join(everything(asked))
    (whole,) = visited(world, "/export/everything.jsonl", headers=OPERATOR)
    assert b'"type":"Proposal"' in whole.content


def test_a_file_may_be_asked_for_as_of_a_date(world: Database) -> None:
    before, after = visited(world, "/export/evidence.csv?valid=2024-03-31", "/export/evidence.csv")
    assert len(before.text.splitlines()) < len(after.text.splitlines())


def test_a_claim_has_its_claim_review(world: Database) -> None:
    found, none, bad = visited(world, "/claimreview/claim-1", "/claimreview/claim-2", "/claimreview/quote-1")
    assert problems_of(found.json()) == []
    assert found.headers["etag"]
    assert (none.status_code, bad.status_code) == (404, 404)
    assert "give an id such as claim-5" in bad.json()["errors"][0]["message"]


@pytest.mark.parametrize(
    ("path", "status", "said"),
    [
        ("/feeds/dams.rss", 404, "There are changes.rss"),
        ("/export/dams.csv", 404, "There are everything.jsonl"),
        ("/export/claims.csv?valid=soon", 400, "Give a day such as"),
        ("/export/claims.csv?recorded=0001-01-01T00:00:00%2B14:00", 400, "Give a moment such as"),
    ],
)
def test_what_is_not_there_is_told(world: Database, path: str, status: int, said: str) -> None:
    (answer,) = visited(world, path)
    assert answer.status_code == status
    assert said in answer.json()["errors"][0]["message"]


def test_without_an_address_the_setting_is_named(world: Database) -> None:
    paths = ("/feeds/claims.rss", "/claimreview/claim-1", "/export/claimreview.jsonld")
    for answer in visited(world, *paths, public_url=""):
        assert answer.status_code == 404
        assert "FACTDB_PUBLIC_URL" in answer.json()["errors"][0]["message"]
    with pytest.raises(BadInput, match="no address of a site"):
        visited(world, "/", public_url="facts.example")


def test_who_may_not_read_gets_nothing(world: Database) -> None:
    for answer in visited(world, "/feeds/claims.rss", "/export/claims.csv", anonymous_reading=False):
        assert answer.status_code == 401


def streamed(produce: Callable[[Any], None], leave_after: int | None = None) -> list[dict[str, Any]]:
    """What an answer sends; the reader leaves after so many messages."""
    sent: list[dict[str, Any]] = []

    async def run() -> None:
        gone = anyio.Event()

        async def receive() -> dict[str, Any]:
            await gone.wait()
            return {"type": "http.disconnect"}

        async def send(message: Any) -> None:
            sent.append(message)
            if len(sent) == leave_after:
                gone.set()
                await anyio.sleep(0.05)

        await Streamed(produce, "text/plain", {}, anyio.CapacityLimiter(1))({"method": "GET"}, receive, send)

    anyio.run(run)
    return sent


def test_a_long_answer_is_sent_piece_by_piece() -> None:
    def produce(out: Any) -> None:
        for _ in range(200):
            out.write(b"x" * 1000)

    sent = streamed(produce)
    assert b"".join(message.get("body", b"") for message in sent) == b"x" * 200_000
    assert max(len(message.get("body", b"")) for message in sent) < PIECE + 1000
    assert sent[-1] == {"type": "http.response.body", "body": b"", "more_body": False}


def test_what_goes_wrong_midway_leaves_the_answer_without_its_end() -> None:
    def produce(out: Any) -> None:
        out.write(b"x" * 2 * PIECE)
        raise BadInput("It broke.")

    with pytest.raises(BadInput):
        streamed(produce)


def test_a_reader_who_leaves_ends_the_writing() -> None:
    written: list[int] = []

    def produce(out: Any) -> None:
        for number in range(1000):
            out.write(b"x" * PIECE)
            written.append(number)

    streamed(produce, leave_after=3)
    assert len(written) < 50
