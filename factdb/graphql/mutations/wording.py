"""The words of commands, as callers of the API know them."""

import re
from collections.abc import Collection
from dataclasses import fields, is_dataclass

from strawberry.utils.str_converters import to_camel_case

from factdb.commands import arguments

SNAKE = re.compile(r"\b[a-z]+(?:_[a-z]+)+\b")
NESTED = {its.name for taken in vars(arguments).values() if is_dataclass(taken) for its in fields(taken)}


def in_camel_case(text: str, parameters: Collection[str] = ()) -> str:
    """A message with the arguments of commands by their names in the API. `parameters` are those beside the fields of
    what commands take."""
    known = NESTED.union(parameters)
    return SNAKE.sub(lambda match: to_camel_case(match[0]) if match[0] in known else match[0], text)
