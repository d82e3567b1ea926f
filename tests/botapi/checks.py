"""Does a call, and its answer, keep the machine-readable Bot API specification?

The file is PaulSonOfLars/telegram-bot-api-spec's JSON: methods and types with their fields.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

NAME = "botapi-spec-10.0.json"
ROOT = Path(__file__).parents[2]
FIXED = re.compile(r"(?:always|must be) [\"“]?(\w+)[\"”]?$")
PLAIN: dict[str, tuple[type, ...]] = {
    "String": (str,),
    "Integer": (int,),
    "Float": (float, int),
    "Boolean": (bool,),
}


class Specification:
    """The specification, asked for complaints: each is a line with the place and what is wrong there."""

    def __init__(self, document: Mapping[str, Any]) -> None:
        self._types = document["types"]
        self._methods = {name.lower(): method for name, method in document["methods"].items()}

    def knows(self, method: str) -> bool:
        return method.lower() in self._methods

    def call(self, method: str, texts: Mapping[str, str], sent: Iterable[str]) -> list[str]:
        """Check a call's parameters: the required are there, the others known, nested ones in shape."""
        fields = {field["name"]: field for field in self._methods[method.lower()].get("fields", [])}
        attached = " ".join(texts.values())  # files are named in values, or within what these describe
        names = {name for name in sent if f"attach://{name}" not in attached}
        missing = [name for name, field in fields.items() if field["required"] and name not in names]
        complaints = [f"{method}: {name} is required" for name in missing]
        complaints += [f"{method}: there is no parameter {name}" for name in names - fields.keys()]
        for name in names & fields.keys() & texts.keys():
            complaints += self._parameter(f"{method}.{name}", texts[name], fields[name]["types"])
        return complaints

    def _parameter(self, place: str, text: str, types: list[str]) -> list[str]:
        if "String" in types:
            return []
        if types == ["Boolean"]:
            return [] if text.lower() in ("true", "false") else [f"{place}: {text!r} is no Boolean"]
        try:
            return self.shape(place, json.loads(text), types)
        except ValueError:
            return [f"{place}: {text[:60]!r} is no JSON"]

    def answer(self, method: str, result: Any) -> list[str]:
        """Check an answer's shape, to its last field."""
        return self.shape(method, result, self._methods[method.lower()]["returns"])

    def shape(self, place: str, value: Any, types: Iterable[str]) -> list[str]:
        """Check that a value has one of the types; the complaints are those of the nearest."""
        found = [self._one(place, value, kind) for kind in types]
        return min(found, key=len)

    def _one(self, place: str, value: Any, kind: str) -> list[str]:
        if kind.startswith("Array of "):
            inner = kind.removeprefix("Array of ")
            if not isinstance(value, list):
                return [f"{place}: an array is expected"]
            return [line for i, item in enumerate(value) for line in self._one(f"{place}[{i}]", item, inner)]
        if kind in PLAIN:
            right = isinstance(value, PLAIN[kind]) and (kind == "Boolean" or not isinstance(value, bool))
            return [] if right else [f"{place}: {value!r} is no {kind}"]
        subtypes = self._types[kind].get("subtypes")
        return self.shape(place, value, subtypes) if subtypes else self._object(place, value, kind)

    def _object(self, place: str, value: Any, kind: str) -> list[str]:
        if not isinstance(value, dict):
            return [f"{place}: a {kind} is expected"]
        fields = {field["name"]: field for field in self._types[kind].get("fields", [])}
        missing = [name for name, field in fields.items() if field["required"] and name not in value]
        complaints = [f"{place}: a {kind} has {name}" for name in missing]
        complaints += [f"{place}: a {kind} has no {name}" for name in value.keys() - fields.keys()]
        for name in value.keys() & fields.keys():
            complaints += self.shape(f"{place}.{name}", value[name], fields[name]["types"])
            complaints += _fixed(f"{place}.{name}", value[name], fields[name]["description"])
        return complaints


def _fixed(place: str, value: Any, description: str) -> list[str]:
    said = FIXED.search(description)
    if said is None or not isinstance(value, str) or value == said[1]:
        return []
    return [f"{place}: is always {said[1]!r}, not {value!r}"]


@cache
def specification() -> Specification | None:
    """Read the specification in the data folder; None where there is none."""
    path = Path(os.environ.get("MUJAZ_DATA", ROOT / ".." / "shared" / "data")) / NAME
    return Specification(json.loads(path.read_text(encoding="utf-8"))) if path.is_file() else None
