"""`mujaz match`: which of these texts answer which queries? JSON lines in, JSON lines out, one for one."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from bot.errors import QueryError
    from bot.query.document import Document
    from bot.query.index import Hit, Index
    from bot.query.tree import Query

HELP = "hold texts against queries, as JSON lines"
_QUERIES_REMEMBERED = 4096
_WRONG_USE = 2

Answer = dict[str, Any]


def arguments(parser: argparse.ArgumentParser) -> None:
    """Take the form of the lines, and perhaps a file of queries."""
    parser.add_argument(
        "--jsonl",
        action="store_true",
        required=True,
        help='lines {"query","text"} on stdin give lines {"match","spans","why"}; spans count characters from 0; '
        'a line may also have "title", "source", "tags" and "language"',
    )
    parser.add_argument(
        "--queries",
        metavar="FILE",
        help='one query a line; then lines {"text"} give {"matches":[{"query":LINE FROM 0,"spans"}]}',
    )


def run(args: argparse.Namespace) -> int:
    """Answer line by line until stdin ends; a line that cannot be answered says so and the rest goes on."""
    if args.queries is None:
        return _stream(one_query())
    try:
        with open(args.queries, encoding="utf-8") as file:  # noqa: PTH123 (/dev/stdin and <(…) are no Path's business)
            lines = list(file)
    except (OSError, UnicodeDecodeError) as error:
        print(f"mujaz match: cannot read {args.queries}: {error}", file=sys.stderr)
        return _WRONG_USE
    index, is_asked = indexed(lines), any(":" in line for line in lines)
    return _stream(lambda line: _matches(index, line, is_asked=is_asked))


def _stream(answer: Callable[[Answer], Answer]) -> int:
    for line in sys.stdin.buffer:
        sys.stdout.buffer.write(answered(line, answer))
        sys.stdout.buffer.flush()
    return 0


def answered(line: bytes, answer: Callable[[Answer], Answer]) -> bytes:
    """Give the line that answers a line."""
    import orjson  # noqa: PLC0415

    try:
        read = orjson.loads(line)
    except orjson.JSONDecodeError as error:
        return orjson.dumps({"error": f"This line is no JSON: {error}."}) + b"\n"
    if not isinstance(read, dict):
        return orjson.dumps({"error": "This line is no JSON object."}) + b"\n"
    return orjson.dumps(answer(read)) + b"\n"


def one_query() -> Callable[[Answer], Answer]:
    """Give the function that answers {"query","text"}; a query that comes again is not parsed again."""
    from functools import lru_cache  # noqa: PLC0415

    from bot.errors import QueryError  # noqa: PLC0415
    from bot.query.grammar import parse  # noqa: PLC0415
    from bot.query.index import Index  # noqa: PLC0415
    from bot.text.aliases import starter  # noqa: PLC0415

    aliases = starter()

    @lru_cache(maxsize=_QUERIES_REMEMBERED)
    def parsed(query: str) -> Query | QueryError:
        try:
            return parse(query)
        except QueryError as error:
            return error

    def answer(line: Answer) -> Answer:
        if lacking := _lacking(line, ("query", "text")):
            return {"error": lacking}
        query = parsed(line["query"])
        if isinstance(query, QueryError):
            return {"error": sentence(query), "at": query.at}
        hits = index_of(query).match(_document(line, is_asked="lang:" in str(query)))
        return {"match": bool(hits), **(_places(hits[0]) if hits else {"spans": (), "why": ()})}

    @lru_cache(maxsize=_QUERIES_REMEMBERED)
    def index_of(query: Query) -> Index[int]:
        index: Index[int] = Index(aliases)
        index.add(0, query)
        return index

    return answer


def _document(line: Answer, *, is_asked: bool) -> Document:
    """Give what is looked through; with a title, spans count from its beginning, an empty line behind it.

    The language, where the line does not name it, is found out if it is asked for.
    """
    from bot.query.document import document, plain  # noqa: PLC0415
    from bot.text.language import language_of  # noqa: PLC0415

    if is_asked and not line.get("language"):
        line = line | {"language": language_of(f"{line.get('title', '')} {line['text']}")}

    fields = {name: line[name] for name in ("title", "source", "tags", "language") if name in line}
    if not fields:
        return plain(line["text"])
    title = fields.pop("title", "")
    return document(title, [line["text"]], **fields)


def _places(hit: Hit[int]) -> Answer:
    return {"spans": hit.spans, "why": [{"span": place[:2], "rules": place.rules} for place in hit.places]}


def indexed(lines: Iterable[str]) -> Index[int]:
    """Index the queries of a file by their line; one that cannot be understood is told on stderr."""
    from bot.errors import QueryError  # noqa: PLC0415
    from bot.query.grammar import parse  # noqa: PLC0415
    from bot.query.index import Index  # noqa: PLC0415
    from bot.text.aliases import starter  # noqa: PLC0415

    index: Index[int] = Index(starter())
    for number, line in enumerate(lines):
        query = line.strip()
        try:
            if query:
                index.add(number, parse(query))
        except QueryError as error:
            print(f"mujaz match: line {number}, character {error.at}: {sentence(error)}", file=sys.stderr)
    return index


def _matches(index: Index[int], line: Answer, *, is_asked: bool) -> Answer:
    if lacking := _lacking(line, ("text",)):
        return {"error": lacking}
    hits = sorted(index.match(_document(line, is_asked=is_asked)))
    return {"matches": [{"query": hit.key, **_places(hit)} for hit in hits]}


def _lacking(line: Answer, names: Iterable[str]) -> str:
    for name in names:
        if not isinstance(line.get(name), str):
            return f'This line has no text under "{name}".'
    for name in ("title", "source", "language"):
        if not isinstance(line.get(name, ""), str):
            return f'What stands under "{name}" is no text.'
    tags = line.get("tags", [])
    return (
        ""
        if isinstance(tags, list) and all(isinstance(tag, str) for tag in tags)
        else '"tags" is no list of texts.'
    )


def sentence(error: QueryError) -> str:
    """Give the English sentence that says what is wrong with a query."""
    from html import unescape  # noqa: PLC0415

    from bot.texts.say import say_error  # noqa: PLC0415

    return unescape(str(say_error("en", error)))
