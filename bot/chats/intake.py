"""How is a long list taken in? It is kept with the chat, then followed a few at a time, each noted with it.

So nothing of it is lost, and nothing followed twice, wherever the program is killed: after the next start
`Resuming` takes what still waits. A list is kept until the chat was told what became of it.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncGenerator, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from bot.calendar import digest_at
from bot.chats.changing import LONGEST_NAME
from bot.chats.following import AlreadyFollowedError, TooManyError, begin
from bot.chats.looking import Look, candidate_at
from bot.chats.reasons import why
from bot.chats.resting import LONGEST
from bot.desk import Desk
from bot.errors import MujazError
from bot.sources.addresses.typed import read_address
from storage.interface import Transaction
from storage.records import Candidate, Intake, Subscription, Untaken

log = logging.getLogger(__name__)

_AT_ONCE = 3
_PART = 20  # of a list that stand in one record
_NAME = 3 * LONGEST_NAME  # characters: words and a source's title
LONGEST_FOLDER = 100  # characters, with those around it


class ListGoneError(Exception):
    """The list is there no more: its chat was forgotten, or moved to another number."""


@dataclass(frozen=True, slots=True)
class Tally:
    """How far a list is."""

    total: int = 0
    followed: int = 0
    known: int = 0
    left_out: int = 0  # beyond what one chat may follow
    failed: tuple[Untaken, ...] = ()

    @property
    def checked(self) -> int:
        return self.followed + self.known + self.left_out + len(self.failed)

    @property
    def is_done(self) -> bool:
        return self.checked == self.total

    def plus(self, came: Tally | Intake) -> Tally:
        """Give how far it is once what came of more of it is counted."""
        return replace(
            self,
            followed=self.followed + came.followed,
            known=self.known + came.known,
            left_out=self.left_out + came.left_out,
            failed=self.failed + came.failed,
        )


def tally_of(parts: Sequence[Intake]) -> Tally:
    """Give how far a list is by its parts."""
    tally = Tally()
    for part in parts:
        tally = tally.plus(part)
    return replace(tally, total=tally.checked + sum(len(part.waiting) for part in parts))


async def keep(
    desk: Desk,
    chat_id: int,
    wanted: Sequence[Subscription],
    *,
    known: int = 0,
    left_out: int = 0,
    is_export: bool = False,
    settings: Mapping[str, Any] | None = None,
) -> int:
    """Keep a list with a chat, to be taken in, and take the settings that come with it; give the list's number.

    `known` and `left_out` count what else was in it.
    """
    now = desk.clock()
    async with desk.store.transaction() as change:
        had = await desk.store.intakes(chat_id)
        number = max([int(now.timestamp() * 1000), *(each.number + 1 for each in had)])
        cut = [tuple(wanted[at : at + _PART]) for at in range(0, max(1, len(wanted)), _PART)]
        first, *rest = [Intake(chat_id, number, part, now, items) for part, items in enumerate(cut)]
        change.save(
            replace(first, known=known, left_out=left_out, is_export=is_export, has_settings=bool(settings)), *rest
        )
        chat = await desk.store.chat(chat_id)
        if settings and chat is not None:
            chat = replace(chat, **settings)
            change.save(replace(chat, digest_at=digest_at(chat, now)))
    return number


async def parts_of(desk: Desk, chat_id: int, number: int) -> Sequence[Intake]:
    """Give the parts of a list, in their order; none for one that is there no more."""
    return [each for each in await desk.store.intakes(chat_id) if each.number == number]


@contextmanager
def alone(desk: Desk, chat_id: int, number: int) -> Iterator[bool]:
    """Tell whether nobody takes a list in, or tells its result; within this nobody else does."""
    under_way, name = desk.office.intakes, (chat_id, number)
    if name in under_way:
        yield False
        return
    under_way.add(name)
    try:
        yield True
    finally:
        under_way.discard(name)


async def go_on(desk: Desk, chat_id: int, number: int, look: Look) -> AsyncGenerator[Tally, None]:
    """Take in what of a list waits; give how far it is, again and again."""
    places, tasks = asyncio.Semaphore(_AT_ONCE), list[asyncio.Task[Tally]]()

    async def one(part: Intake, item: Subscription) -> Tally:
        async with places:
            return await _taken(desk, part, item, look)

    try:
        parts = await parts_of(desk, chat_id, number)
        tally = tally_of(parts)
        tasks += [asyncio.create_task(one(part, item)) for part in parts for item in part.waiting]
        yield tally
        for task in asyncio.as_completed(tasks):
            tally = tally.plus(await task)
            yield tally
    finally:
        for each in tasks:
            each.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


async def _taken(desk: Desk, part: Intake, item: Subscription, look: Look) -> Tally:
    """Take one of a list, and note what came of it; give that as a tally of one."""
    try:
        came = await _followed(desk, part, item, look)
        if not came.followed:  # else it was noted in one change with the subscription
            async with desk.store.transaction() as change:
                await _note(desk, part, item, came, change)
    except ListGoneError:
        return Tally(left_out=1)
    return came


async def _followed(desk: Desk, part: Intake, item: Subscription, look: Look) -> Tally:
    one = Tally(followed=1)
    try:
        found = await _found(desk, item, look) if item.source else None
        await begin(desk, _own(desk, part, item, found), found, with_it=partial(_note, desk, part, item, one))
    except ListGoneError:
        raise
    except AlreadyFollowedError:
        return Tally(known=1)
    except TooManyError:
        return Tally(left_out=1)
    except MujazError as error:
        return await _failed(desk, part, item, error)
    except Exception:
        log.exception("something of a list could not be taken in: %s", item.source or "a query")
        return await _failed(desk, part, item, MujazError("a fault of ours, see the log"))
    return one


async def _found(desk: Desk, item: Subscription, look: Look) -> Candidate:
    read_address(item.source, telegram=desk.settings.channels_url)
    found = await candidate_at(desk, item.source, look)
    return replace(found, title=found.title or item.name[:_NAME])


def _own(desk: Desk, part: Intake, item: Subscription, found: Candidate | None) -> Subscription:
    """Give a subscription of a list as a new one of its chat."""
    now = desk.clock()
    until = item.until if item.until is not None and now < item.until <= now + LONGEST else None
    name, folder = " ".join(item.name.split())[:_NAME], " ".join(item.folder.split())[:LONGEST_FOLDER]
    own = replace(item, chat_id=part.chat_id, number=0, created_at=now, until=until, name=name, folder=folder)
    return own if found is None else replace(own, source=found.url, name=name or found.name)


async def _failed(desk: Desk, part: Intake, item: Subscription, error: MujazError) -> Tally:
    chat = await desk.store.chat(part.chat_id)
    language = chat.language if chat else desk.settings.default_language
    return Tally(failed=(Untaken(item.label[:_NAME], why(language, error)),))


async def _note(desk: Desk, part: Intake, item: Subscription, came: Tally, change: Transaction) -> None:
    """Note what came of one of a list. Raises ListGoneError where the list is gone."""
    now = await desk.store.intake(part.chat_id, part.number, part.part)
    if now is None:
        raise ListGoneError("the list is there no more")
    waiting = list(now.waiting)
    waiting.remove(item)
    change.save(
        replace(
            now,
            waiting=tuple(waiting),
            followed=now.followed + came.followed,
            known=now.known + came.known,
            left_out=now.left_out + came.left_out,
            failed=now.failed + came.failed,
        )
    )
