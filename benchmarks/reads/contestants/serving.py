"""What the contestants in Python share: uvicorn as fast as it gets, and connections set as factdb sets its own."""

import os
from typing import Any

import asyncpg
import uvicorn
from starlette.applications import Starlette

CONNECTIONS = 5
SETTINGS = {"jit": "off", "plan_cache_mode": "force_generic_plan", "timezone": "UTC"}
URL, PORT = "DATABASE_URL", "PORT"  # in the environment


async def pool() -> Any:
    """Connections in autocommit, that are not reset between two requests."""
    return await asyncpg.create_pool(
        os.environ[URL],
        min_size=CONNECTIONS,
        max_size=CONNECTIONS,
        server_settings=SETTINGS,
        reset=do_nothing,
    )


async def do_nothing(connection: Any) -> None:
    """asyncpg would send a query of its own before each request."""


def run(app: Starlette) -> None:
    uvicorn.run(
        app,
        host="127.0.0.1",
        port=int(os.environ[PORT]),
        loop="uvloop",
        http="httptools",
        log_level="warning",
        access_log=False,
        server_header=False,
        date_header=False,
    )
