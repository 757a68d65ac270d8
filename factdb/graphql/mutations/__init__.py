"""The write side of the API: a mutation for every command, made of the command's own signature."""

from factdb.graphql.mutations.fields import Mutation, served_schema
from factdb.graphql.mutations.writing import Writer, Writing

__all__ = ["Mutation", "Writer", "Writing", "served_schema"]
