"""A server of subscriptions in a thread, and a client that speaks graphql-transport-ws word for word."""

import itertools
import json
import socket
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from threading import Thread
from typing import Any

import pytest
import uvicorn
from anyio import CapacityLimiter
from starlette.applications import Starlette
from starlette.routing import WebSocketRoute
from websockets.exceptions import ConnectionClosed
from websockets.sync.client import connect
from websockets.sync.connection import Connection
from websockets.typing import Origin, Subprotocol

from factdb.db import Database
from factdb.errors import DatabaseUnusable, Unauthenticated
from factdb.graphql.subscriptions import Log, Serving, Subscriptions
from factdb.graphql.viewer import ANONYMOUS, OPERATOR, Viewer
from tests.graphql.writing import reader

WAIT = 20  # seconds after which a test gives up
PROTOCOL = "graphql-transport-ws"


@contextmanager
def in_thread(config: uvicorn.Config) -> Iterator[tuple[str, uvicorn.Server]]:
    """A running server and its address."""
    with socket.create_server(("127.0.0.1", 0)) as door:
        server = uvicorn.Server(config)
        thread = Thread(target=server.run, kwargs={"sockets": [door]})
        thread.start()
        try:
            until(lambda: server.started)
            yield f"ws://127.0.0.1:{door.getsockname()[1]}/graphql", server
        finally:
            server.should_exit = True
            thread.join(WAIT)
            assert not thread.is_alive()


def until(holds: Callable[[], bool]) -> None:
    end = time.monotonic() + WAIT
    while not holds():
        assert time.monotonic() < end
        time.sleep(0.005)


class Client:
    """One connection."""

    def __init__(self, socket: Connection) -> None:
        self.socket = socket
        self.ids = itertools.count(1)

    def send(self, type_: str, **content: Any) -> None:
        self.socket.send(json.dumps({"type": type_, **content}))

    def receive(self) -> dict[str, Any]:
        message: dict[str, Any] = json.loads(self.socket.recv(WAIT))
        return message

    def subscribe(self, query: str, id_: str | None = None, **payload: Any) -> str:
        id_ = id_ or str(next(self.ids))
        self.send("subscribe", id=id_, payload={"query": query, **payload})
        return id_

    def event(self) -> Any:
        """The revision of the next event."""
        message = self.receive()
        assert message["type"] == "next", message
        return message["payload"]["data"]["changes"]

    def error(self) -> tuple[str, str]:
        """The code and the message of the error that comes next."""
        message = self.receive()
        assert message["type"] == "error", message
        (error,) = message["payload"]
        return error["extensions"]["code"], error["message"]

    def closed(self) -> tuple[int, str]:
        """The code and the reason with which the server closes."""
        with pytest.raises(ConnectionClosed) as end:
            self.socket.recv(WAIT)
        assert end.value.rcvd is not None
        return end.value.rcvd.code, end.value.rcvd.reason


@dataclass
class Server:
    """A server of a database. `viewers` are those that Authorization headers give, None being that there is none."""

    database: Database
    log: Log
    url: str = ""
    viewers: dict[str | None, Viewer | DatabaseUnusable] = field(
        default_factory=lambda: {None: ANONYMOUS, "Bearer operator": OPERATOR}
    )

    def viewer_of(self, header: str | None) -> Viewer:
        if header not in self.viewers:
            raise Unauthenticated("The token is not valid.")
        found = self.viewers[header]
        if isinstance(found, DatabaseUnusable):
            raise found
        return found

    @contextmanager
    def connected(self, protocol: str = PROTOCOL, **given: Any) -> Iterator[Client]:
        """A connection that has said nothing yet."""
        subprotocols = [Subprotocol(protocol)]
        with connect(self.url, subprotocols=subprotocols, proxy=None, compression=None, **given) as socket:
            yield Client(socket)

    @contextmanager
    def client(self, token: str | None = None, **given: Any) -> Iterator[Client]:
        """A connection that has introduced itself."""
        with self.connected(**given) as client:
            client.send("connection_init", **({"payload": {"Authorization": f"Bearer {token}"}} if token else {}))
            assert client.receive() == {"type": "connection_ack"}
            yield client

    def followed_by(self, followers: int) -> None:
        """Wait until so many follow."""
        until(lambda: self.log.followers == followers and (self.log.task is not None or not followers))


@contextmanager
def serving(database: Database, origins: tuple[str, ...] = (), most: int = 5, **given: Any) -> Iterator[Server]:
    """A server of subscriptions alone, impatient."""
    server = Server(database, Log(database, interval=0.01))
    given = {"most_operations": 3, "recheck": 0.05, **given}
    shared = Serving(reader(), database, server.log, server.viewer_of, CapacityLimiter(4), **given)
    endpoint = Subscriptions(shared, frozenset(origins), most)
    app = Starlette(routes=[WebSocketRoute("/graphql", endpoint.connect)])
    config = uvicorn.Config(app, log_level="warning", ws="websockets-sansio")
    with in_thread(config) as (server.url, _):
        yield server


@pytest.fixture
def server(database: Database) -> Iterator[Server]:
    with serving(database) as found:
        yield found


def from_site(origin: str) -> dict[str, Any]:
    return {"origin": Origin(origin)}
