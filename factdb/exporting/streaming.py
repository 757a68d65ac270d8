"""An answer that is written in a thread while it is sent: however long, it takes the memory of a few pieces."""

from collections.abc import Callable
from contextlib import suppress
from io import RawIOBase
from typing import Any

from anyio import (
    BrokenResourceError,
    CapacityLimiter,
    ClosedResourceError,
    create_memory_object_stream,
    create_task_group,
    fail_after,
    from_thread,
    to_thread,
)
from anyio.streams.memory import MemoryObjectReceiveStream, MemoryObjectSendStream
from starlette.responses import Response
from starlette.types import Receive, Scope, Send

PIECE = 2**16  # bytes that are sent at once, or a little more
AHEAD = 2  # pieces that wait for a slow reader
PATIENCE = 60  # seconds that a reader may take for a piece before it is left

Produce = Callable[[Any], None]


class Sink(RawIOBase):
    """A stream to write into from a worker thread. It waits for the reader, and fails when that one has gone."""

    def __init__(self, outgoing: MemoryObjectSendStream[bytes]) -> None:
        self.outgoing, self.held = outgoing, bytearray()

    def writable(self) -> bool:
        return True

    def write(self, data: Any) -> int:
        self.held += data
        if len(self.held) >= PIECE:
            self.flush()
        return len(data)

    def flush(self) -> None:
        if self.held:
            from_thread.run(self.outgoing.send, bytes(self.held))
            self.held.clear()


class Streamed(Response):
    """What `produce` writes. What goes wrong before the first piece is answered as an error; later on the connection
    ends without the end of the answer, so that nobody takes a part for the whole."""

    def __init__(self, produce: Produce, media_type: str, headers: dict[str, str], limiter: CapacityLimiter) -> None:
        super().__init__(None, 200, headers, media_type)
        del self.headers["content-length"]
        self.produce, self.limiter = produce, limiter
        self.error: Exception | None = None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["method"] == "HEAD":
            await send({"type": "http.response.start", "status": self.status_code, "headers": self.raw_headers})
            await send({"type": "http.response.body", "body": b""})
            return
        outgoing, incoming = create_memory_object_stream[bytes](AHEAD)
        async with create_task_group() as group:
            group.start_soon(self.fill, outgoing)
            group.start_soon(self.watch, receive, incoming)
            with incoming, suppress(ClosedResourceError):
                await self.pass_on(incoming, send)
            group.cancel_scope.cancel()
        if self.error is not None:
            raise self.error

    async def fill(self, outgoing: MemoryObjectSendStream[bytes]) -> None:
        """Let it be written."""
        with outgoing:
            try:
                await to_thread.run_sync(self.write, Sink(outgoing), limiter=self.limiter)
            except (BrokenResourceError, ClosedResourceError):
                pass  # the reader has gone
            except Exception as error:
                self.error = error

    def write(self, sink: Sink) -> None:
        self.produce(sink)
        sink.flush()

    async def watch(self, receive: Receive, incoming: MemoryObjectReceiveStream[bytes]) -> None:
        """Stop when the reader goes."""
        while (await receive())["type"] != "http.disconnect":
            pass
        incoming.close()

    async def pass_on(self, incoming: MemoryObjectReceiveStream[bytes], send: Send) -> None:
        is_begun = False
        async for piece in incoming:
            if not is_begun:
                await send({"type": "http.response.start", "status": self.status_code, "headers": self.raw_headers})
                is_begun = True
            with fail_after(PATIENCE):
                await send({"type": "http.response.body", "body": piece, "more_body": True})
        if is_begun and self.error is None:
            await send({"type": "http.response.body", "body": b"", "more_body": False})
