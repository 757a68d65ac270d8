"""The nouns as the API shows them, a file for each file of models/."""

from factdb.graphql.types.queries import Query

__all__ = ["Query"]
