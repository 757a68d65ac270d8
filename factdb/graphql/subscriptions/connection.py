"""One connection: graphql-transport-ws as Strawberry's handler speaks it, with our own reading behind it.

The protocol: https://github.com/enisdenjo/graphql-ws/blob/master/PROTOCOL.md. The handler keeps its states and answers
what breaks it by the codes it names; what it does not say is here: who the viewer is and remains, how many operations
may run, messages of other shapes, and events sent as the database wrote them.
"""

import asyncio
import json
from collections.abc import AsyncGenerator, Callable, Mapping
from contextlib import aclosing, suppress
from dataclasses import dataclass, field
from datetime import timedelta
from functools import partial
from typing import Any, TypeVar

from anyio import CapacityLimiter, to_thread
from graphql import GraphQLError, OperationType
from starlette.exceptions import HTTPException
from starlette.websockets import WebSocket, WebSocketDisconnect, WebSocketState
from strawberry.exceptions import ConnectionRejectionError
from strawberry.http.async_base_view import AsyncWebSocketAdapter
from strawberry.http.exceptions import NonJsonMessageReceived, NonTextMessageReceived, WebSocketDisconnected
from strawberry.subscriptions.protocols.graphql_transport_ws.handlers import BaseGraphQLTransportWSHandler, Operation
from strawberry.types.unset import UNSET

from factdb.db import Database
from factdb.errors import DatabaseUnusable, FactdbError
from factdb.graphql.compiler.plans import Document, Refused
from factdb.graphql.disclosure import IntrospectionDisabled, without_suggestions
from factdb.graphql.errors import BAD_INPUT, told
from factdb.graphql.http.trusted import NOT_TRUSTED, TrustedDocuments
from factdb.graphql.reading import Reader
from factdb.graphql.subscriptions.events import Following, following
from factdb.graphql.subscriptions.log import Log
from factdb.graphql.viewer import ANONYMOUS, Viewer

T = TypeVar("T")
ViewerOf = Callable[[str | None], Viewer]
"""Who an Authorization header says the viewer is; anonymous where there is none. Blocks; raises FactdbError or
HTTPException where the header is not valid."""

BAD_MESSAGE, FORBIDDEN = 4400, 4403
COME_AGAIN, TRY_LATER = 1012, 1013  # clients connect anew after these
LONGEST_REASON = 123  # bytes (RFC 6455, section 5.5)
LONGEST_ID = 100  # characters of an operation's id


@dataclass(frozen=True)
class Serving:
    """What connections share. `limiter` bounds how many statements run at a time; times are seconds."""

    reader: Reader
    database: Database
    log: Log
    viewer_of: ViewerOf
    limiter: CapacityLimiter
    most_operations: int
    patience: float = 10
    recheck: float = 5
    introspection: bool = True  # whether strangers may be told what the schema holds
    trusted: TrustedDocuments = field(default_factory=TrustedDocuments)

    async def run(self, work: Callable[[], T]) -> T:
        return await to_thread.run_sync(work, limiter=self.limiter)


class Socket(AsyncWebSocketAdapter):
    """The WebSocket as Strawberry's handler uses it."""

    def __init__(self, socket: WebSocket) -> None:
        self.socket = socket

    async def iter_json(self, *, ignore_parsing_errors: bool = False) -> AsyncGenerator[object, None]:  # noqa: ARG002
        with suppress(WebSocketDisconnect):
            while self.socket.application_state is not WebSocketState.DISCONNECTED:
                yield parsed(await self.socket.receive())

    async def send_json(self, message: Mapping[str, object]) -> None:
        await self.send(json.dumps(message))

    async def send(self, text: str) -> None:
        try:
            await self.socket.send_text(text)
        except (WebSocketDisconnect, RuntimeError):  # RuntimeError: it was closed meanwhile
            raise WebSocketDisconnected from None

    async def close(self, code: int, reason: str) -> None:
        if self.socket.application_state is WebSocketState.CONNECTED:
            short = reason.encode()[:LONGEST_REASON].decode(errors="ignore")
            with suppress(WebSocketDisconnect, RuntimeError):
                await self.socket.close(code, short)


def parsed(message: Any) -> object:
    if message["type"] == "websocket.disconnect":
        raise WebSocketDisconnect(message["code"])
    if message.get("text") is None:
        raise NonTextMessageReceived
    try:
        return json.loads(message["text"])
    except (ValueError, RecursionError):
        raise NonJsonMessageReceived from None


@dataclass
class Context:
    """What the handler leaves of `connection_init`."""

    connection_params: dict[str, object] = field(default_factory=dict)


class Connection(BaseGraphQLTransportWSHandler[Any, Any]):
    """Answers the operations of one WebSocket. `header` is the Authorization header of its handshake, if any."""

    websocket: Socket

    def __init__(self, serving: Serving, socket: WebSocket, header: str | None) -> None:
        self.serving, self.header = serving, header
        self.viewer = ANONYMOUS
        self.checking: asyncio.Task[None] | None = None
        patience = timedelta(seconds=serving.patience)
        view: Any = self  # of a view, the handler asks for `on_ws_connect` alone
        super().__init__(view, Socket(socket), Context(), None, serving.reader.schema, patience)

    async def shutdown(self) -> None:
        if self.checking is not None:
            self.checking.cancel()
        await super().shutdown()

    # --- messages

    async def handle_message(self, message: Any) -> None:
        if fault := fault_of(message):
            await self.handle_invalid_message(fault)
            return
        if message["type"] == "connection_init" and message.get("payload") is None:
            message.pop("payload", None)
        await super().handle_message(message)

    async def handle_subscribe(self, message: Any) -> None:
        most = self.serving.most_operations
        if self.connection_acknowledged and message["id"] not in self.operations and len(self.operations) >= most:
            words = f"This connection has {most} operations running, the most it may have. Complete one first."
            error = GraphQLError(words, extensions={"code": "TOO_MANY_OPERATIONS"})
            await self.send_message({"id": message["id"], "type": "error", "payload": [error.formatted]})
            return
        await super().handle_subscribe(message)

    # --- who the viewer is

    async def on_ws_connect(self, context: Context) -> object:
        """Called by the handler when a client introduces itself."""
        self.header = authorization(context.connection_params) or self.header
        try:
            self.viewer = await self.whose()
        except DatabaseUnusable as error:
            await self.reject(TRY_LATER, str(error))
        except (FactdbError, HTTPException) as error:
            await self.reject(FORBIDDEN, words_of(error))
        if self.header is not None:
            self.checking = asyncio.create_task(self.check())
        return UNSET

    async def reject(self, code: int, words: str) -> None:
        await self.websocket.close(code, words)
        raise ConnectionRejectionError

    async def whose(self) -> Viewer:
        return await self.serving.run(partial(self.serving.viewer_of, self.header))

    async def check(self) -> None:
        """End the connection when the viewer's token is no longer valid, or gives other rights."""
        while True:
            await asyncio.sleep(self.serving.recheck)
            try:
                viewer = await self.whose()
            except DatabaseUnusable:
                continue
            except (FactdbError, HTTPException) as error:
                await self.websocket.close(FORBIDDEN, words_of(error))
                return
            if viewer != self.viewer:
                await self.websocket.close(COME_AGAIN, "What the viewer may do has changed. Connect anew.")
                return

    @property
    def is_closed(self) -> bool:
        """Whether the viewer may not be told what the schema holds."""
        return self.viewer.is_anonymous and not self.serving.introspection

    # --- operations

    async def run_operation(self, operation: Operation[Any, Any]) -> None:
        """The task of an operation."""
        try:
            await self.answer(operation)
            await operation.send_operation_message({"id": operation.id, "type": "complete"})
        except WebSocketDisconnected:
            self.operations.pop(operation.id, None)
        except Refused as refusal:
            await self.tell(operation, refusal.errors or [])
        except Exception as error:
            await self.tell(operation, told([GraphQLError("", original_error=error)], BAD_INPUT) or [])

    async def tell(self, operation: Operation[Any, Any], errors: list[GraphQLError]) -> None:
        errors = (without_suggestions(errors) or []) if self.is_closed else errors
        with suppress(WebSocketDisconnected):
            await operation.send_initial_errors(errors)

    async def answer(self, operation: Operation[Any, Any]) -> None:
        if not self.serving.trusted.allows(operation.query):
            raise Refused([GraphQLError(NOT_TRUSTED)], "DOCUMENT_NOT_TRUSTED")
        get = partial(self.serving.reader.documents.get, operation.query, operation.operation_name)
        document = await self.serving.run(get)
        if document.introspective and self.is_closed:
            raise IntrospectionDisabled
        kind = document.operation.operation
        if kind is OperationType.MUTATION:
            raise Refused([GraphQLError("Mutations are not taken over WebSocket. Send them by POST.")], "BAD_REQUEST")
        if kind is OperationType.QUERY:
            await self.read(operation)
        else:
            await self.follow(operation, document)

    async def read(self, operation: Operation[Any, Any]) -> None:
        def read() -> Any:
            given = (operation.query, operation.variables, operation.operation_name)
            with self.serving.database.reading() as connection:
                role, account = self.viewer.role, self.viewer.account_id
                return self.serving.reader.read(*given, role=role, account=account, connection=connection)

        result = await self.serving.run(read)
        if result.data is None:
            await self.tell(operation, result.errors or [])
        else:
            await operation.send_next(result)

    async def follow(self, operation: Operation[Any, Any], document: Document) -> None:
        given = (document, operation.variables or {}, self.viewer, self.serving.database)
        asked = await self.serving.run(partial(following, *given))
        head = f'{{"id":{json.dumps(operation.id)},"type":"next","payload":'
        async with aclosing(self.events(asked)) as events:
            async for event in events:
                await self.websocket.send(f"{head}{event}}}")

    async def events(self, asked: Following) -> AsyncGenerator[str, None]:
        async with aclosing(self.serving.log.numbers(asked.after)) as numbers:
            async for number in numbers:
                event = await self.serving.run(partial(asked.event, number, self.serving.database))
                if event is not None:
                    yield event


def authorization(payload: Mapping[str, object]) -> str | None:
    """The Authorization header that a client sends in `connection_init`, for browsers let no page set one."""
    given = next((value for name, value in payload.items() if name.lower() == "authorization"), None)
    return None if given is None else str(given)


def words_of(error: FactdbError | HTTPException) -> str:
    return error.detail if isinstance(error, HTTPException) else str(error)


def fault_of(message: Any) -> str | None:
    """What is wrong with the shape of a message; the handler looks at its type and at what is missing."""
    if not isinstance(message, dict) or not isinstance(message.get("type"), str):
        return 'A message is a JSON object with a type, such as {"type": "ping"}.'
    if message["type"] not in ("subscribe", "complete"):
        return None
    id_ = message.get("id")
    if not isinstance(id_, str) or not 0 < len(id_) <= LONGEST_ID:
        return f"`id` must be a string of 1 to {LONGEST_ID} characters."
    return fault_of_payload(message.get("payload")) if message["type"] == "subscribe" else None


def fault_of_payload(payload: Any) -> str | None:
    if not isinstance(payload, dict) or not isinstance(payload.get("query"), str):
        return "`payload` must be an object with a GraphQL document as `query`."
    for name, type_, expected in (("variables", dict, "an object"), ("operationName", str, "a string")):
        if not isinstance(payload.get(name), type_ | None):
            return f"`{name}` must be {expected}."
    return None
