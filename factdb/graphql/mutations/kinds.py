"""How the values of a command's parameters come in: the type that the API shows, and the way to the command's value.

Both are told by the parameter's annotation (commands/arguments.py), so that nothing is described twice.
"""

import datetime as dt
import inspect
from collections.abc import Callable
from dataclasses import dataclass, is_dataclass
from functools import cache
from types import GenericAlias, NoneType, UnionType
from typing import Annotated, Any, Union, get_args, get_origin, get_type_hints

import strawberry
from strawberry.scalars import Base64
from strawberry.utils.str_converters import to_camel_case

from factdb.commands.arguments import UNSET, Ref, Unset
from factdb.errors import BadInput, NotFound
from factdb.graphql.scalars import EDTF
from factdb.rules.dates import EdtfDate
from factdb.rules.ids import LARGEST, RecordId
from factdb.rules.text import checked_text
from factdb.rules.vocabulary import Vocabulary

Path = tuple[str | int, ...]
Convert = Callable[[Any, Path], Any]


@dataclass(frozen=True)
class Kind:
    """What the API shows, and how its values become the command's. `convert` gets the path to the value, for errors."""

    shown: Any
    convert: Convert


@dataclass(frozen=True)
class Parameter:
    """A parameter of a command, or a field of what it takes."""

    kind: Kind
    description: str
    default: object = inspect.Parameter.empty

    def field(self) -> Any:
        """The input field. A default that is a value is shown; None and UNSET are told by leaving the field out."""
        if self.default is inspect.Parameter.empty:
            return strawberry.field(description=self.description)
        if self.default == ():
            return strawberry.field(default_factory=list, description=self.description)
        default = strawberry.UNSET if self.default in (None, UNSET) else self.default
        return strawberry.field(default=default, description=self.description)


Parameters = dict[str, Parameter]


def parameters_of(taking: Callable[..., Any]) -> Parameters:
    """The keyword parameters of a command, or the fields of a dataclass."""
    hints = get_type_hints(taking, include_extras=True)
    signature = inspect.signature(taking).parameters.values()
    named = [each for each in signature if is_dataclass(taking) or each.kind is inspect.Parameter.KEYWORD_ONLY]
    return {each.name: parameter(hints[each.name], each.default) for each in named}


def parameter(annotation: Any, default: object) -> Parameter:
    description = next(note for note in annotation.__metadata__ if isinstance(note, str))
    return Parameter(kind_of(annotation), description, default)


def input_type(name: str, description: str, parameters: Parameters) -> Any:
    """An input type with a field for each parameter."""
    shown = {argument: parameter.kind.shown for argument, parameter in parameters.items()}
    fields = {argument: parameter.field() for argument, parameter in parameters.items()}
    return strawberry.input(type(name, (), {"__annotations__": shown, **fields}), description=description)


def taken(parameters: Parameters, given: Any, path: Path) -> dict[str, Any]:
    """What was given of the parameters, as the command takes it. Raises BadInput, NotFound with the path."""
    values = {name: getattr(given, name) for name in parameters}
    return {
        name: parameters[name].kind.convert(value, (*path, to_camel_case(name)))
        for name, value in values.items()
        if value is not strawberry.UNSET
    }


# --- kinds by annotation


def kind_of(annotation: Any) -> Kind:
    """The kind of an annotation. Raises TypeError for what no command takes yet."""
    origin, inner = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        noun = next((note.word for note in inner[1:] if isinstance(note, Ref)), None)
        return record_number(noun) if noun else kind_of(inner[0])
    if origin in (Union, UnionType):
        return optional(inner)
    if origin is tuple:
        return several(kind_of(inner[0]))
    if annotation in SIMPLE:
        return SIMPLE[annotation]
    if isinstance(annotation, type) and issubclass(annotation, Vocabulary):
        return Kind(annotation, as_it_is)
    if isinstance(annotation, type) and is_dataclass(annotation):
        return nested(annotation)
    raise TypeError(f"The API has no input for {annotation!r}.")


def optional(members: tuple[Any, ...]) -> Kind:
    """What may be null, or left out. A field that may only be left out is nullable in the schema all the same, for
    GraphQL knows no other way to say so; null is then refused here."""
    (only,) = [member for member in members if member not in (NoneType, Unset)]
    kind = kind_of(only)

    def convert(value: Any, path: Path) -> Any:
        if value is not None:
            return kind.convert(value, path)
        if NoneType in members:
            return None
        raise BadInput(f"{path[-1]} cannot be emptied.", path=path, hint="Leave it out to leave it as it is.")

    return Kind(kind.shown | None if isinstance(kind.shown, type) else Union[kind.shown, None], convert)  # noqa: UP007


def several(kind: Kind) -> Kind:
    def convert(values: list[Any], path: Path) -> tuple[Any, ...]:
        return tuple(kind.convert(value, (*path, place)) for place, value in enumerate(values))

    return Kind(GenericAlias(list, (kind.shown,)), convert)


@cache
def nested(taking: type) -> Kind:
    """A dataclass as an input type of its name."""
    parameters = parameters_of(taking)
    shown = input_type(taking.__name__, inspect.cleandoc(taking.__doc__ or ""), parameters)
    return Kind(shown, lambda given, path: taking(**taken(parameters, given, path)))


def as_it_is(value: Any, path: Path) -> Any:  # noqa: ARG001
    return value


def text(value: str, path: Path) -> str:
    name = next(step for step in reversed(path) if isinstance(step, str))
    try:
        return checked_text(value, name)
    except BadInput as error:
        raise error.under(*path) from None


def record_id(value: str, path: Path) -> RecordId:
    """An id of a record as it is now."""
    try:
        found = RecordId.parse(value)
    except BadInput as error:
        raise error.under(*path) from None
    if found.valid or found.recorded:
        now = f"{found.word}-{found.number}"
        raise BadInput(f"{value} is a record as of a date; what was cannot be changed.", path=path, hint=f"Give {now}.")
    if found.number > LARGEST:
        raise NotFound(f"There is no {value}.", path=path)
    return found


@cache
def record_number(word: str) -> Kind:
    """The number of a record of one noun."""

    def convert(value: str, path: Path) -> int:
        found = record_id(value, path)
        if found.word != word:
            hint = f"Give an id such as {word}-5."
            raise BadInput(f"{value!r} is the id of another kind of record.", path=path, hint=hint)
        return found.number

    return Kind(strawberry.ID, convert)


SIMPLE: dict[Any, Kind] = {
    str: Kind(str, text),
    int: Kind(int, as_it_is),
    bool: Kind(bool, as_it_is),
    bytes: Kind(Base64, as_it_is),
    dt.datetime: Kind(dt.datetime, as_it_is),
    EdtfDate: Kind(EDTF, as_it_is),
    RecordId: Kind(strawberry.ID, record_id),
}
