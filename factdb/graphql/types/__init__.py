"""The nouns as the API shows them, a file for each file of models/."""

from factdb.graphql.types.queries import Query
from factdb.graphql.types.subscriptions import Subscription

__all__ = ["Query", "Subscription"]
