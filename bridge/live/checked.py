"""Values of a JSON file into structures; what is wrong is told in words that say how to mend it."""

import difflib
import re
import typing
from typing import Any, TypeVar

import msgspec
from msgspec import inspect

T = TypeVar("T", bound=msgspec.Struct)
SHOWN_CHARACTERS = 64


def structure(values: object, kind: type[T]) -> T:
    """Raise ValueError that names the key, and the nearest one there is or the range that is allowed."""
    _check_keys(values, kind, "")
    try:
        return msgspec.convert(values, kind)
    except msgspec.ValidationError as error:
        raise ValueError(_in_words(str(error), values, kind)) from None


def suggestion(name: str, known: list[str]) -> str:
    """«did you mean» the nearest name, or else all of them."""
    close = difflib.get_close_matches(name, known, 1, 0.6)
    return f"did you mean {close[0]!r}?" if close else f"there are {', '.join(known)}"


def _check_keys(values: object, kind: type[msgspec.Struct], where: str) -> None:
    if not isinstance(values, dict):
        return
    fields = msgspec.structs.fields(kind)
    names = [field.encode_name for field in fields]
    for key in values:
        if key not in names:
            shown = str(key)[:SHOWN_CHARACTERS]
            raise ValueError(f"no key {where + shown!r}; {suggestion(shown, names)}")
    for field in fields:
        for part in (field.type, *typing.get_args(field.type)):
            if isinstance(part, type) and issubclass(part, msgspec.Struct):
                _check_keys(values.get(field.encode_name), part, f"{where}{field.encode_name}.")


def _in_words(message: str, values: object, kind: type[msgspec.Struct]) -> str:
    """msgspec names the one bound that was passed; a user wants both."""
    place = re.search(r" - at `\$\.([\w.]+)`$", message)
    allowed = (
        _range(kind, place[1].split("."))
        if place and message.startswith(("Expected", "Invalid enum"))
        else None
    )
    if place is None or allowed is None:
        return message
    value: Any = values
    for name in place[1].split("."):
        value = value[name]
    return f"{place[1]} must be {allowed}, not {str(value)[:SHOWN_CHARACTERS]}"


def _range(kind: type[msgspec.Struct], names: list[str]) -> str | None:
    """What is allowed at a place, None where that is no number between two bounds and no choice of words."""
    types: tuple[inspect.Type, ...] = (inspect.type_info(kind),)
    for name in names:
        fields = [field for each in types if isinstance(each, inspect.StructType) for field in each.fields]
        found = next((field.type for field in fields if field.encode_name == name), None)
        if found is None:
            return None
        types = found.types if isinstance(found, inspect.UnionType) else (found,)
    for each in types:
        if isinstance(each, inspect.LiteralType):
            return f"one of {', '.join(map(str, each.values))}"
        if isinstance(each, inspect.IntType | inspect.FloatType) and None not in (each.ge, each.le):
            number = "a whole number" if isinstance(each, inspect.IntType) else "a number"
            return f"{number} in {each.ge}..{each.le}"
    return None
