"""How does a record become a JSON document and back?

Documents hold the record's fields by name: moments as ISO 8601 in UTC, enums as their values, tuples as lists,
nested records as objects. A field that is missing takes its default (an older version wrote it); one that is not
known is refused (a newer version wrote it), since saving the record again would lose it. Both ways are equally
strict: what can be written can be read again, and nothing else is written.
"""

from __future__ import annotations

import types
import typing
from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from datetime import UTC, datetime
from enum import StrEnum
from functools import lru_cache
from typing import Any, TypeVar, get_args, get_origin

from storage.errors import StoreError
from storage.records import Record

Document = dict[str, Any]
R = TypeVar("R", bound=Record)
_Convert = Callable[[Any], Any]
_Both = tuple[_Convert, _Convert]
_WHOLE = range(-(2**63), 2**63)  # what every JSON reader of the file can be trusted with
_UNFIT = (TypeError, ValueError, OverflowError, StoreError)


def encode(record: Record) -> Document:
    """Give a record as a document. Raises StoreError for a value that the file could not give back."""
    document: Document = {}
    converters = _converters(type(record))  # type: ignore[arg-type]  # mypy: a frozen class itself is hashable
    for name, (write, _) in converters.items():
        try:
            document[name] = write(getattr(record, name))
        except _UNFIT as error:
            raise StoreError(f"a {type(record).__name__} cannot be kept: {name}: {error}") from error
    return document


def decode(kind: type[R], document: Mapping[str, Any]) -> R:
    """Give the record that a document holds. Raises StoreError for one that holds something else."""
    converters = _converters(kind)  # type: ignore[arg-type]  # as above
    values: Document = {}
    for name, value in document.items():
        if name not in converters:
            raise StoreError(
                f"a {kind.__name__} has the field {name!r}, which this version does not know: "
                "start the version that wrote it, or a newer one"
            )
        try:
            values[name] = converters[name][1](value)
        except _UNFIT as error:
            raise StoreError(f"a {kind.__name__} cannot be read: {name}: {error}") from error
    try:
        return kind(**values)
    except TypeError as error:
        raise StoreError(f"a {kind.__name__} cannot be read: {error}") from error


@lru_cache(maxsize=64)
def _converters(kind: Any) -> dict[str, _Both]:
    """Give how each field is written and read."""
    hints = typing.get_type_hints(kind)
    return {field.name: _for_type(hints[field.name]) for field in fields(kind)}


def _for_type(hint: Any) -> _Both:
    if get_origin(hint) in {types.UnionType, typing.Union}:
        return _optional(*(each for each in get_args(hint) if each is not type(None)))
    if get_origin(hint) is tuple:
        return _many(get_args(hint)[0])
    if is_dataclass(hint):
        return _nested(hint)
    if issubclass(hint, StrEnum):
        return lambda value: hint(value).value, hint
    return _PLAIN[hint]


def _optional(hint: Any) -> _Both:
    write, read = _for_type(hint)
    return (
        lambda value: None if value is None else write(value),
        lambda value: None if value is None else read(value),
    )


def _many(hint: Any) -> _Both:
    write, read = _for_type(hint)
    return (
        lambda values: list(map(write, _a(tuple, values))),
        lambda values: tuple(map(read, _a(list, values))),
    )


def _nested(kind: Any) -> _Both:
    return lambda value: encode(_a(kind, value)), lambda document: decode(kind, _a(dict, document))


def _a(kind: type, value: Any) -> Any:
    if not isinstance(value, kind):
        raise TypeError(f"{type(value).__name__} where {kind.__name__} belongs")
    return value


def _text(value: Any) -> Any:
    if not isinstance(value, str):
        raise TypeError(f"{type(value).__name__} where str belongs")
    if not value.isascii():
        value.encode()  # refuses half of a surrogate pair, which is no text that a file can hold
    return value


def _number(value: Any) -> Any:
    if not isinstance(value, int) or value is True or value is False or value not in _WHOLE:
        raise TypeError("no whole number of at most 64 bits")
    return value


def _flag(value: Any) -> Any:
    return _a(bool, value)


def _aware(moment: datetime) -> datetime:
    if moment.utcoffset() is None:
        raise ValueError("a moment without its offset from UTC")
    return moment.astimezone(UTC)


_PLAIN: dict[Any, _Both] = {
    str: (_text, lambda value: _a(str, value)),
    int: (_number, _number),
    bool: (_flag, _flag),
    datetime: (
        lambda value: _aware(_a(datetime, value)).isoformat(),
        lambda value: _aware(datetime.fromisoformat(value)),
    ),
}
