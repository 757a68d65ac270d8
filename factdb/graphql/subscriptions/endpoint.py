"""Letting WebSockets in: from which pages, how many, in which protocol."""

import asyncio
from collections.abc import Collection
from dataclasses import dataclass

from starlette.responses import JSONResponse
from starlette.websockets import WebSocket
from strawberry.http.websocket_origin import is_same_origin, normalize_allowed_origins, normalize_origin

from factdb.errors import BadInput
from factdb.graphql.subscriptions.connection import Connection, Serving

PROTOCOL = "graphql-transport-ws"
WRONG_PROTOCOL = 4406
PARTING = 0.1  # seconds: uvicorn logs an error where the endpoint returns before the refused connection is gone


@dataclass
class Subscriptions:
    """The endpoint. `origins` are those of other sites whose pages may connect (`allowed_origins`); `most` is how many
    connections may be open in this process."""

    serving: Serving
    origins: Collection[str]
    most: int
    open: int = 0

    async def connect(self, socket: WebSocket) -> None:
        """The endpoint. What is refused is refused before the handshake ends, by an HTTP status."""
        origin, host = socket.headers.get("origin"), socket.headers.get("host")
        if origin is not None and not self.may_connect(origin, host):
            await refuse(
                socket, 403, "FORBIDDEN", f"Pages of {origin[:200]} may not connect (FACTDB_WEBSOCKET_ORIGINS)."
            )
        elif self.open >= self.most:
            await refuse(
                socket, 503, "TOO_MANY_CONNECTIONS", f"{self.open} connections are open, the most there may be."
            )
        elif PROTOCOL not in socket.scope["subprotocols"]:
            await socket.accept()
            await socket.close(WRONG_PROTOCOL, f"The subprotocol must be {PROTOCOL}.")
        else:
            await self.serve(socket)

    def may_connect(self, origin: str, host: str | None) -> bool:
        """Browsers let any page open a WebSocket to anywhere, and say whose page it is: this is what stops a page from
        asking in the name of somebody who happens to look at it. Programs that are no browsers send no origin."""
        return "*" in self.origins or is_same_origin(origin, host) or normalize_origin(origin) in self.origins

    async def serve(self, socket: WebSocket) -> None:
        self.open += 1
        try:
            await socket.accept(PROTOCOL)
            await Connection(self.serving, socket, socket.headers.get("authorization")).handle()
        finally:
            self.open -= 1


async def refuse(socket: WebSocket, status: int, code: str, message: str) -> None:
    content = {"errors": [{"message": message, "extensions": {"code": code}}]}
    await socket.send_denial_response(JSONResponse(content, status))
    await asyncio.sleep(PARTING)


def allowed_origins(text: str) -> frozenset[str]:
    """The origins that a setting lists with commas between them; `*` is every one. Raises BadInput for what is none."""
    try:
        return normalize_allowed_origins(origin.strip() for origin in text.split(",") if origin.strip())
    except ValueError:
        hint = "Give origins such as https://example.org, with commas between them, or *."
        raise BadInput(f"{text[:200]!r} are no origins.", hint=hint) from None
