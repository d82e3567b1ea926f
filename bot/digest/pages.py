"""How does a digest go into messages that are paged in place? Pure: stories out of sections, pages of HTML out.

The first page has the most relevant stories of each section, in turns, so that no section crowds out another; the
further pages have the rest. Together they have every story once.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.digest.compose import Digest, Story
from bot.digest.render import head, heading, named_line, story_of
from bot.texts.markup import Html, bare
from bot.texts.say import say
from bot.texts.split import Size, size_of, split
from storage.records import Chat, Delivery, Kind, Press, State

FIRST = 10  # stories on the first page
SECTION = 5  # of one section on it
LATER = 8  # on each further page
NAMED = 10  # stories that were had before, on the first page; on the others they count like so many lines
_LINE = LATER / 24  # of a story's room, for one that is only named
_SPARE = Size(120, 4, 200, 400)  # for the line that says which page it is


@dataclass(frozen=True, slots=True)
class Page:
    """One page: its HTML, the buttons to those beside it, and the articles that it tells in full."""

    text: Html
    presses: tuple[Press, ...] = ()
    keys: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class _Block:
    """A story under its heading; `room` is how much of a page it takes, `counts` that it is one of its own."""

    heading: Html
    text: Html
    room: float = 1.0
    keys: frozenset[str] = frozenset()
    counts: bool = True


def page_data(subject: str, place: int) -> str:
    """Give what the button to a page of a digest brings back.

    >>> page_data("2026-11-23T07", 1)
    'page:2026-11-23T07:1'
    """
    return f"page:{subject}:{place}"


def digest_pages(
    digest: Digest,
    chat: Chat,
    subject: str,
    *,
    now: datetime,
    due: datetime | None = None,
    title: str = "digest-title",
) -> list[Page]:
    """Give a digest as pages, each of which Telegram takes; `due` is when it should have come."""
    top = head(chat, now, due, title=title)
    if digest.is_empty:
        return [Page(Html(f"{top}\n\n{say(chat.language, 'digest-nothing')}"))]
    first, rest = _parted(digest, chat, now)
    filled = _filled(top, first, rest)
    return [
        _page(top, blocks, chat, subject, place=place, left=filled[place + 1 :], total=len(filled))
        for place, blocks in enumerate(filled)
    ]


def _parted(digest: Digest, chat: Chat, now: datetime) -> tuple[list[_Block], list[_Block]]:
    """Give what belongs on the first page, and the rest, both in the order of the sections."""
    shares = shared([len(section.stories) for section in digest.sections])
    first: list[_Block] = []
    rest: list[_Block] = []
    for section, share in zip(digest.sections, shares, strict=True):
        blocks = [_block(heading(section.query), story, chat, now) for story in section.stories]
        first += blocks[:share]
        rest += blocks[share:]
    before = say(chat.language, "digest-had", to=chat.kind)
    named = [_Block(before, named_line(story, chat, now), _LINE) for story in digest.had]
    return first + named[:NAMED], rest + named[NAMED:]


def shared(sizes: Sequence[int], *, most: int = FIRST, each: int = SECTION) -> list[int]:
    """Give how many stories of each section the first page has: one of each in turn, in their order.

    >>> shared([12, 1, 7]), shared([1] * 12)
    ([5, 1, 4], [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 0, 0])
    """
    shares = [0] * len(sizes)
    for turn in range(each):
        for place, size in enumerate(sizes):
            if turn < size and sum(shares) < most:
                shares[place] += 1
    return shares


def _block(title: Html, story: Story, chat: Chat, now: datetime) -> _Block:
    return _Block(title, story_of(story, chat, now), keys=story.keys)


def _filled(top: Html, first: Sequence[_Block], rest: Sequence[_Block]) -> list[list[_Block]]:
    """Fill pages in order; what the first one has no room for leads the others."""
    spare = _SPARE + size_of(top)
    pieces = [piece for block in first for piece in _pieces(block, spare)]
    page, over = _full(pieces, spare, room=float("inf"))
    waiting = over + [piece for block in rest for piece in _pieces(block, spare)]
    pages = [page]
    while waiting:
        page, waiting = _full(waiting, spare, room=LATER)
        pages.append(page)
    return pages


def _pieces(block: _Block, spare: Size) -> Iterator[_Block]:
    """Give a block as it is, or cut where it is longer than a page: a story counts once."""
    if (spare + size_of(block.heading) + size_of(block.text)).fits:
        yield block
        return
    cut = split(block.text, limit=2000)
    for place, part in enumerate(cut):
        yield _Block(block.heading, part, block.room, block.keys, counts=place == 0)


def _full(blocks: Sequence[_Block], used: Size, *, room: float) -> tuple[list[_Block], list[_Block]]:
    """Give as many of the first blocks as one page takes, one at least, and what is left."""
    title = Html("")
    for place, block in enumerate(blocks):
        gap = Size(code_points=4, raw_bytes=4)
        used = used + gap + size_of(block.text) + (size_of(block.heading) if block.heading != title else Size())
        title, room = block.heading, room - block.room
        if place and (not used.fits or room < 0):
            return list(blocks[:place]), list(blocks[place:])
    return list(blocks), []


def _page(
    top: Html,
    blocks: Sequence[_Block],
    chat: Chat,
    subject: str,
    *,
    place: int,
    left: Sequence[Sequence[_Block]],
    total: int,
) -> Page:
    shown = [top, *_told(blocks)]
    if place:
        shown.append(say(chat.language, "digest-page", page=place + 1, total=total))
    more = sum(block.counts for page in left for block in page)
    earlier = [Press(say(chat.language, "button-earlier"), page_data(subject, place - 1))] if place else []
    later = [Press(bare(say(chat.language, "button-more", count=more)), page_data(subject, place + 1))]
    keys = frozenset[str]().union(*(block.keys for block in blocks))
    return Page(Html("\n\n".join(shown)), (*earlier, *(later if left else [])), keys)


def _told(blocks: Sequence[_Block]) -> Iterator[str]:
    """Give the blocks with each heading once; what is only named stands line under line."""
    title, lines = Html(""), ""
    for block in blocks:
        if block.room < 1 and block.heading == title:
            lines += f"\n{block.text}"
            continue
        if lines:
            yield lines
        lines = f"{block.heading}\n{block.text}" if block.room < 1 else ""
        if block.room >= 1:
            yield from ([block.heading] if block.heading != title else [])
            yield block.text
        title = block.heading
    if lines:
        yield lines


def rows(
    chat: Chat,
    subject: str,
    pages: Sequence[Page],
    now: datetime,
    *,
    is_silent: bool = False,
    first: State = State.PENDING,
) -> list[Delivery]:
    """Give pages as rows of the outbox: the first one leaves, the others wait for their buttons.

    In a channel, where nobody may press one, all leave.
    """
    all_leave = chat.is_channel and first is State.PENDING
    states = [State.PAGE if part and not all_leave else first for part in range(len(pages))]
    return [
        Delivery(
            chat.id,
            Kind.DIGEST,
            subject,
            now,
            now,
            part=part,
            text=page.text,
            presses=() if all_leave else page.presses,
            silent=is_silent or (all_leave and part > 0),
            state=state,
            articles=tuple(sorted(page.keys)) if state is State.PAGE else (),
        )
        for part, (page, state) in enumerate(zip(pages, states, strict=True))
    ]
