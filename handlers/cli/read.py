"""`mujaz read`: one article as the bot reads it, or a stream of them as JSON lines, one for one."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from bot.sources.values import Page

HELP = "show an article as the bot reads it"
_FAILED, _WRONG_USE = 1, 2
_WEB = ("http://", "https://")

Document = dict[str, Any]


class _LineError(Exception):
    """A line that is no document; the message is what its answer says."""


def arguments(parser: argparse.ArgumentParser) -> None:
    """Take the article and how to print it."""
    parser.add_argument("--json", action="store_true", help="as JSON")
    parser.add_argument(
        "--jsonl",
        action="store_true",
        help='lines {"text" or "html", "url", "title"} give a line of JSON each, or {"error"}',
    )
    parser.add_argument(
        "article", metavar="FILE|URL|-", help="text or HTML: a file, an address, or - for standard input"
    )


def run(args: argparse.Namespace) -> int:
    """Print the article, or the answer to each line. Raises MujazError for what cannot be read."""
    if args.jsonl and args.article.startswith(_WEB):
        print("mujaz read: --jsonl reads lines from a file or from - (standard input)", file=sys.stderr)
        return _WRONG_USE
    return _stream(args.article) if args.jsonl else _one(args.article, as_json=args.json)


def _one(name: str, *, as_json: bool) -> int:
    from bot.errors import UnreadableError  # noqa: PLC0415
    from bot.sources.pages.page import read_page  # noqa: PLC0415
    from handlers.cli.input import read_input  # noqa: PLC0415

    try:
        page = _from_web(name) if name.startswith(_WEB) else read_page(read_input(name).body, now=_now())
    except UnreadableError as error:
        raise UnreadableError(f"{name}: {error}", url=error.url) from error
    if as_json:
        _write(document(page), indent=2 if sys.stdout.isatty() else None)
    else:
        print(told(page))
    return 0


def _from_web(url: str) -> Page:
    """Read an article's address as the bot does, with its AMP or print version if need be."""
    import asyncio  # noqa: PLC0415

    from bot.sources.pages.article_page import read_article  # noqa: PLC0415
    from handlers.cli.input import fetcher  # noqa: PLC0415

    async def read() -> Page:
        async with fetcher() as client:
            return await read_article(client.page, url, title="", now=_now())

    return asyncio.run(read())


def _stream(name: str) -> int:
    """Answer line by line; the exit code says whether each could be answered."""
    failed = False
    for line in _lines(name):
        answer = answered(line, now=_now())
        failed = failed or "error" in answer
        _write(answer)
        sys.stdout.flush()
    return _FAILED if failed else 0


def _lines(name: str) -> Iterator[bytes]:
    from bot.errors import UnreadableError  # noqa: PLC0415

    if name == "-":
        yield from sys.stdin.buffer
        return
    try:
        with open(name, "rb") as file:  # noqa: PTH123 (/dev/stdin and <(…) are no Path's business)
            yield from file
    except OSError as error:
        raise UnreadableError(f"{name} cannot be read: {error.strerror}", url=name) from error


def answered(line: bytes, *, now: datetime) -> Document:
    """Give the article of one line, or what is wrong with the line."""
    from bot.errors import SourceError  # noqa: PLC0415
    from bot.sources.pages.page import read_html, read_text  # noqa: PLC0415

    try:
        asked = _asked(line)
        read = read_html if "html" in asked else read_text
        content = asked.get("html", asked.get("text", ""))
        page = read(content, url=asked.get("url", ""), title=asked.get("title", ""), now=now)
    except (_LineError, SourceError) as error:
        return {"error": str(error)}
    return document(page)


def _asked(line: bytes) -> dict[str, str]:
    try:
        asked = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise _LineError(f"no JSON: {error}") from error
    if not isinstance(asked, dict):
        raise _LineError('a line must be an object {"text" or "html", "url", "title"}')
    fields = {name: asked[name] for name in ("text", "html", "url", "title") if asked.get(name) is not None}
    if wrong := [name for name, value in fields.items() if not isinstance(value, str)]:
        raise _LineError(f"{wrong[0]} must be a string")
    if ("text" in fields) == ("html" in fields):
        raise _LineError("a line must have text or html, one of them")
    return fields


def document(page: Page) -> Document:
    """Give everything that is read of an article, its lead and tags included."""
    from bot.pipeline.cleaning import cleaned  # noqa: PLC0415
    from bot.pipeline.summarise import lead  # noqa: PLC0415
    from bot.pipeline.tag import tags  # noqa: PLC0415

    page = cleaned(page)
    return {
        "title": page.title,
        "url": page.url,
        "source": page.source,
        "published": page.published.isoformat() if page.published else None,
        "language": page.language,
        "lead": list(lead(page.body, title=page.title, language=page.language)),
        "tags": list(tags(page)),
        "body": list(page.body),
        "related": [{"title": link.title, "url": link.url} for link in page.related],
    }


def told(page: Page) -> str:
    """Give an article for a person to read: title, origin, lead, tags, related titles."""
    from bot.pipeline.tag import hashtag  # noqa: PLC0415

    read = document(page)
    origin = " · ".join(filter(None, [page.source, _date(page), page.language, page.url]))
    related = "\n".join(f"→ {link.title} {link.url or ''}".rstrip() for link in page.related)
    parts = [page.title, origin, "\n".join(read["lead"]), " ".join(map(hashtag, read["tags"])), related]
    return "\n\n".join(filter(None, ["\n".join(filter(None, parts[:2])), *parts[2:]]))


def _date(page: Page) -> str:
    return page.published.strftime("%Y-%m-%d %H:%M UTC") if page.published else ""


def _write(answer: Document, *, indent: int | None = None) -> None:
    print(json.dumps(answer, ensure_ascii=False, indent=indent))


def _now() -> datetime:
    return datetime.now(UTC)
