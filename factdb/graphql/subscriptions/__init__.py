"""Subscriptions: revisions told as they are committed, over WebSocket by the protocol graphql-transport-ws.

order.py says which revision is told next, log.py finds new ones for all who follow, events.py reads one for one of
them, connection.py speaks the protocol, endpoint.py lets connections in.
"""

from factdb.graphql.subscriptions.connection import Serving
from factdb.graphql.subscriptions.endpoint import Subscriptions, allowed_origins
from factdb.graphql.subscriptions.log import Log

__all__ = ["Log", "Serving", "Subscriptions", "allowed_origins"]
