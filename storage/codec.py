"""How does a record become a JSON document and back?

Documents hold the record's fields by name: moments as ISO 8601, enums as their values, tuples as lists, nested
records as objects. A field that is missing takes its default (an older version wrote it); one that is not known
is refused (a newer version wrote it), since saving the record again would lose it.
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


def encode(record: Record) -> Document:
    """Give a record as a document."""
    converters = _converters(type(record))  # type: ignore[arg-type]  # mypy: a frozen class itself is hashable
    return {name: write(getattr(record, name)) for name, (write, _) in converters.items()}


def decode(kind: type[R], document: Mapping[str, Any]) -> R:
    """Give the record that a document holds; raises StoreError for a field that is not known."""
    converters = _converters(kind)  # type: ignore[arg-type]  # as above
    unknown = document.keys() - converters.keys()
    if unknown:
        raise StoreError(
            f"a {kind.__name__} has the field {min(unknown)!r}, which this version does not know: "
            "start the version that wrote it, or a newer one"
        )
    try:
        return kind(**{name: converters[name][1](value) for name, value in document.items()})
    except (TypeError, ValueError) as error:
        raise StoreError(f"a {kind.__name__} cannot be read ({error}): restore a copy of the file") from error


@lru_cache(maxsize=64)
def _converters(kind: Any) -> dict[str, tuple[_Convert, _Convert]]:
    """Give how each field is written and read."""
    hints = typing.get_type_hints(kind)
    return {field.name: _for_type(hints[field.name]) for field in fields(kind)}


def _for_type(hint: Any) -> tuple[_Convert, _Convert]:
    if get_origin(hint) in {types.UnionType, typing.Union}:
        return _optional(*(each for each in get_args(hint) if each is not type(None)))
    if get_origin(hint) is tuple:
        return _many(get_args(hint)[0])
    if hint is datetime:
        return _moment, datetime.fromisoformat
    if is_dataclass(hint):
        return _nested(hint)
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return str, hint
    return _same, _same


def _same(value: Any) -> Any:
    return value


def _moment(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat()


def _optional(hint: Any) -> tuple[_Convert, _Convert]:
    write, read = _for_type(hint)
    return (
        lambda value: None if value is None else write(value),
        lambda value: None if value is None else read(value),
    )


def _many(hint: Any) -> tuple[_Convert, _Convert]:
    write, read = _for_type(hint)
    if write is _same:
        return list, tuple
    return lambda values: [write(each) for each in values], lambda values: tuple(read(each) for each in values)


def _nested(kind: Any) -> tuple[_Convert, _Convert]:
    return encode, lambda document: decode(kind, document)
