"""What did a request ask? Query string, urlencoded form, multipart and JSON become one set of arguments."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from aiohttp import BodyPartReader, web

from tests.botapi.refusals import Refused, bad

TRUE = ("true", "yes", "1")
LIMIT = 50 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Upload:
    """A file that came in a multipart request."""

    name: str
    content: bytes
    content_type: str


@dataclass(frozen=True, slots=True)
class Arguments:
    """Arguments as the official server keeps them: all of them text; nested values are JSON."""

    texts: Mapping[str, str] = field(default_factory=dict)
    uploads: Mapping[str, Upload] = field(default_factory=dict)

    def text(self, name: str) -> str:
        return self.texts.get(name, "")

    def flag(self, name: str) -> bool:
        return self.text(name).lower() in TRUE

    def number(self, name: str, default: int = 0, *, least: int | None = None, most: int | None = None) -> int:
        """Read a whole number, leniently, and bring it between the bounds, as the server does."""
        try:
            value = int(self.text(name))
        except ValueError:
            value = default
        value = value if least is None else max(value, least)
        return value if most is None else min(value, most)

    def value(self, name: str, kind: type) -> Any:
        """Give the JSON value of the argument, None where it is absent; another kind is refused."""
        if not self.text(name):
            return None
        try:
            value = json.loads(self.text(name))
        except ValueError:
            raise bad(f"can't parse {name.replace('_', ' ')} JSON object") from None
        if not isinstance(value, kind):
            word = "an Object" if kind is dict else "an Array"
            raise bad(f"can't parse {name.replace('_', ' ')}: expected {word}")
        return value


async def read(request: web.Request) -> Arguments:
    """Read the arguments of a request; those in the body win."""
    texts = dict(request.query)
    uploads: dict[str, Upload] = {}
    if request.content_type == "application/json":
        texts |= _plain(await request.text())
    elif request.content_type == "multipart/form-data":
        await _parts(request, texts, uploads)
    elif request.content_type == "application/x-www-form-urlencoded":
        texts |= {name: str(value) for name, value in (await request.post()).items()}
    return Arguments(texts, uploads)


def _plain(body: str) -> dict[str, str]:
    try:
        values = json.loads(body or "{}")
    except ValueError:
        values = None
    if not isinstance(values, dict):
        raise Refused(400, "Bad Request: can't parse JSON object")
    return {name: _as_text(value) for name, value in values.items() if value is not None}


def _as_text(value: Any) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


async def _parts(request: web.Request, texts: dict[str, str], uploads: dict[str, Upload]) -> None:
    async for part in await request.multipart():
        if not isinstance(part, BodyPartReader) or part.name is None:
            raise Refused(400, "Bad Request: can't parse multipart body")
        content = bytes(await part.read())
        if len(content) > LIMIT:
            raise Refused(413, "Request Entity Too Large")
        if part.filename is None:
            texts[part.name] = content.decode()
        else:
            kind = part.headers.get("Content-Type", "application/octet-stream")
            uploads[part.name] = Upload(part.filename, content, kind)
