"""GraphQL over HTTP, by https://graphql.github.io/graphql-over-http/draft/: requests, answers, what is in between."""

from factdb.graphql.http.direct import COMPRESSED, LEVEL, Direct
from factdb.graphql.http.endpoint import GraphQLEndpoint
from factdb.graphql.http.requests import GRAPHQL_JSON, JSON
from factdb.graphql.http.responses import broken, failed, json_response, refused
from factdb.graphql.http.trusted import TrustedDocuments

__all__ = [
    "COMPRESSED",
    "GRAPHQL_JSON",
    "JSON",
    "LEVEL",
    "Direct",
    "GraphQLEndpoint",
    "TrustedDocuments",
    "broken",
    "failed",
    "json_response",
    "refused",
]
