"""What has a chat had of a digest whose pages are opened one by one?

A daily digest counts as told with all its pages: it says how many stories are behind its button. Of a digest that
somebody asked for only what was shown counts: the rest is told at the next hour.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.desk import Desk
from storage.records import Delivery, Kind, Match, State


@dataclass(frozen=True, slots=True)
class Opened:
    """A page, the matches that count as had since it was opened, and the alerts that are needless then."""

    page: Delivery
    had: tuple[Match, ...] = ()
    folded: tuple[Delivery, ...] = ()


async def opened(desk: Desk, chat_id: int, subject: str, place: int, *, counts: bool = True) -> Opened | None:
    """Open a page of a digest that a chat was told, None where it is not kept any more.

    That its stories were had is on disk before it is shown, so that no crash tells them again. So are those of the
    pages before it, by which one comes to it. Without `counts` it is only looked at, in another chat.
    """
    async with desk.store.transaction() as change:
        page = await desk.store.delivery(chat_id, Kind.DIGEST, subject, place)
        if page is None or not page.text:
            return None
        had = await _new_ones(desk, chat_id, subject, place) if counts else []
        folded = await _needless(desk, had)
        change.save(*had, *folded)
    return Opened(page, tuple(had), tuple(folded))


async def _new_ones(desk: Desk, chat_id: int, subject: str, place: int) -> list[Match]:
    """Give what the pages up to a place tell and no digest told yet, as told now."""
    now, found = desk.clock(), []
    for part in range(place + 1):
        page = await desk.store.delivery(chat_id, Kind.DIGEST, subject, part)
        for key in page.articles if page is not None else ():
            match = await desk.store.match(chat_id, key)
            if match is not None and match.told_at is None and not match.digest:
                found.append(replace(match, told_at=now))
    return found


async def _needless(desk: Desk, had: Sequence[Match]) -> list[Delivery]:
    """Give the alerts that still wait (in quiet hours, say) for what was had on a page."""
    rows = [await desk.store.delivery(each.chat_id, Kind.ALERT, each.article_key) for each in had]
    return [replace(row, state=State.FOLDED) for row in rows if row is not None and row.state is State.PENDING]


async def not_shown(desk: Desk, it: Opened) -> None:
    """Take back what opening a page did, where nobody can say that it was shown: rather told again than lost."""
    async with desk.store.transaction() as change:
        for had in it.had:
            match = await desk.store.match(had.chat_id, had.article_key)
            if match is not None and match.told_at == had.told_at:
                change.save(replace(match, told_at=None))
        for alert in it.folded:
            row = await desk.store.delivery(alert.chat_id, Kind.ALERT, alert.subject)
            if row is not None and row.state is State.FOLDED:
                change.save(replace(row, state=State.PENDING))
