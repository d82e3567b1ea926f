"""How is a list of feeds checked? By the form of each address, and where there is a network by what it answers."""

from __future__ import annotations

import asyncio
import os
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from bot.sources.lists.feedlist import Listed, judged
from bot.sources.lists.opml import read_opml, read_outlines, starter_opml
from handlers.cli.columns import table
from handlers.cli.input import fetcher, read_input

if TYPE_CHECKING:
    from bot.sources.feeds.feedcheck import Checked
    from bot.sources.fetching.fetch import Fetcher

_HEAD = ("", "#", "lang", "status", "kind", "entries", "newest (UTC)", "a day", "address", "title")
_RIGHT = (1, 3, 5, 7)
_FETCHED = (3, 4, 5, 6, 7)  # columns of which nothing is known offline
_ADDRESS = 60  # letters that are shown on a terminal
_FEW = 10  # articles a day below which the fraction says something
NOT_FETCHED = "only the form of the addresses was checked"


@dataclass(frozen=True, slots=True)
class Row:
    """An entry of a list, and how it answered; None where it was not asked."""

    number: int
    listed: Listed
    checked: Checked | None = None

    @property
    def wrong(self) -> str:
        """Say what is wrong with it, "" if nothing."""
        if self.listed.same_as:
            return f"the same feed as entry {self.listed.same_as}"
        return self.listed.wrong or (self.checked.error if self.checked else "")

    @property
    def language(self) -> str:
        """Give the language, as the list says or else the feed."""
        return self.listed.feed.language or (self.checked.language if self.checked else "")


def check_list(name: str, *, is_offline: bool = False, open_fetcher: Callable[[], Fetcher] = fetcher) -> int:
    """Print the table of a list of feeds: 1 where an entry is bad. Raises MujazError for what is no list."""
    from bot.settings import load  # noqa: PLC0415
    from handlers.cli import environment  # noqa: PLC0415

    entries = read_outlines(read_input(name).body)
    allowed = load(environment()).allow_private_hosts
    rows = [Row(number, each) for number, each in enumerate(judged(entries, allowed=allowed), start=1)]
    answered = None if is_offline else asyncio.run(_asked(rows, open_fetcher))
    note = "" if answered else ("--offline" if is_offline else "there is no network")
    for line in told(answered or rows, is_terminal=sys.stdout.isatty(), environ=os.environ):
        print(line)
    print(f"{_summary(answered or rows)}{f'; {note}: {NOT_FETCHED}' if note else ''}")
    return 1 if not rows or any(row.wrong for row in answered or rows) else 0


async def _asked(rows: Sequence[Row], open_fetcher: Callable[[], Fetcher]) -> list[Row] | None:
    """Fetch every entry whose address can be used; None where there is no network."""
    from bot.sources.feeds.feedcheck import check_feed  # noqa: PLC0415
    from bot.sources.fetching.reach import has_network  # noqa: PLC0415

    good = [row for row in rows if not row.wrong]
    async with open_fetcher() as client:
        own, known = [row.listed.feed.url for row in good], [feed.url for feed in read_opml(starter_opml())]
        if not await has_network(client, [*own[:2], *known[:2]]):  # a list of dead feeds is no lack of a network
            return None
        print(f"asking {len(good)} feeds …", file=sys.stderr)
        now = datetime.now(UTC)
        asked = [check_feed(client.get, row.listed.feed.url, now=now) for row in good]
        answers = dict(zip((row.number for row in good), await asyncio.gather(*asked), strict=True))
    return [replace(row, checked=answers.get(row.number)) for row in rows]


def told(rows: Sequence[Row], *, is_terminal: bool, environ: Mapping[str, str]) -> list[str]:
    """Give the table, what is wrong with an entry in words below it."""
    if not rows:
        return []
    was_asked = any(row.checked for row in rows)
    kept = [at for at in range(len(_HEAD)) if was_asked or at not in _FETCHED]
    cells = [_HEAD, *(_cells(row, is_terminal=is_terminal, environ=environ) for row in rows)]
    right = [place for place, at in enumerate(kept) if at in _RIGHT]
    head, *lines = table([[row[at] for at in kept] for row in cells], right=right)
    return [head, *(part for row, line in zip(rows, lines, strict=True) for part in _with_reason(row, line))]


def _with_reason(row: Row, line: str) -> list[str]:
    moved = row.checked.moved_to if row.checked else ""
    notes = [
        row.wrong,
        f"has moved to {moved}" if moved else "",
        "" if row.language else "its language is not known",
    ]
    return [line, *(f"     → {note}" for note in notes if note)]


def _cells(row: Row, *, is_terminal: bool, environ: Mapping[str, str]) -> tuple[str, ...]:
    feed, checked = row.listed.feed, row.checked
    title = _shown(feed.title or (checked.title if checked else ""), is_terminal=is_terminal, environ=environ)
    url = feed.url[: _ADDRESS - 1] + "…" if is_terminal and len(feed.url) > _ADDRESS else feed.url
    asked = _answer(checked) if checked else ("", "", "", "", "")
    return ("BAD" if row.wrong else "ok", str(row.number), row.language or "?", *asked, url, title)


def _answer(checked: Checked) -> tuple[str, str, str, str, str]:
    return (
        str(checked.status or "—"),
        checked.kind,
        str(checked.entries) if checked.kind else "",
        checked.newest.astimezone(UTC).strftime("%Y-%m-%d %H:%M") if checked.newest else "",
        "" if checked.per_day is None else f"{checked.per_day:.{0 if checked.per_day >= _FEW else 1}f}",
    )


def _shown(title: str, *, is_terminal: bool, environ: Mapping[str, str]) -> str:
    """Give a title as the terminal has to have it: in visual order where it does not order text itself."""
    from handlers.terminal.rtl import orders_itself, visual  # noqa: PLC0415

    line = " ".join(title.split())
    return visual(line, len(line) or 1).strip() if is_terminal and not orders_itself(environ) else line


def _summary(rows: Sequence[Row]) -> str:
    bad, twice = sum(bool(row.wrong) for row in rows), sum(bool(row.listed.same_as) for row in rows)
    again = f", {twice} of them listed twice" if twice else ""
    return f"{len(rows)} entries: {len(rows) - bad} good, {bad} bad{again}"
