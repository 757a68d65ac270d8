"""Subscriptions: revisions told as they are committed, over WebSocket by the protocol graphql-transport-ws.

log.py finds new revisions for all who follow (in the order of rules/order.py), events.py reads one for one of them,
connection.py speaks the protocol, endpoint.py lets connections in.
"""

from factdb.graphql.subscriptions.connection import Serving
from factdb.graphql.subscriptions.endpoint import Subscriptions, allowed_origins
from factdb.graphql.subscriptions.log import Log

__all__ = ["Log", "Serving", "Subscriptions", "allowed_origins"]
