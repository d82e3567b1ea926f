"""Does a match become an alert, and if not, what keeps it back? Whatever it is stays with the match, for /why."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.alerts.limit import is_full, one_more
from bot.alerts.muting import silence
from bot.alerts.stories import Known, is_sequel, known
from bot.calendar import quiet_until
from bot.desk import Desk
from bot.pipeline.urgent import is_urgent
from storage.records import Article, Chat, Delivery, Held, Kind, Match, Standing, Subscription


@dataclass(frozen=True, slots=True)
class Decision:
    """The match as it is kept, and the rows of the outbox that it causes."""

    match: Match
    rows: tuple[Delivery, ...] = ()

    @property
    def alerts(self) -> bool:
        return any(row.kind is Kind.ALERT for row in self.rows)


async def decide(
    desk: Desk, chat: Chat, match: Match, article: Article, told: Sequence[Article], *, may_alert: bool
) -> Decision:
    """Decide what a match causes in a chat; `told` are the articles of its story that are kept so far."""
    asked = [await desk.store.subscription(chat.id, number) for number in match.subscriptions]
    asking = [each for each in asked if each is not None]
    held = _shut(chat, asking, may_alert=may_alert)
    if held is not None:
        return _kept_back(match, held)
    quiet = await silence(desk, chat.id)
    wanted = quiet.leaves(each for each in asking if each.alerts)
    held = quiet.keeps_back(article) or (None if wanted else Held.WORD)
    if held is not None:
        return _kept_back(match, held)
    had = await known(desk, chat.id, told)
    if had.last is not None and not is_sequel(article, had, desk.clock()):
        return _kept_back(match, Held.TOLD)
    return await _alerted(desk, chat, match, _row(desk, chat, wanted, article, had), asking)


def _kept_back(match: Match, held: Held, *rows: Delivery) -> Decision:
    return Decision(replace(match, held=held), rows)


def _shut(chat: Chat, asking: Sequence[Subscription], *, may_alert: bool) -> Held | None:
    """Give what keeps back every alert of this kind, None for nothing."""
    if chat.standing is not Standing.ACTIVE:
        return Held.BREAK if chat.standing is Standing.PAUSED else Held.AWAY
    if not chat.alerts:
        return Held.OFF
    if not any(each.alerts for each in asking):
        return Held.DIGEST_ONLY
    return None if may_alert else Held.OLD


def _row(desk: Desk, chat: Chat, wanted: Sequence[Subscription], article: Article, had: Known) -> Delivery:
    now, urgent = desk.clock(), chat.urgent and is_urgent(article.title)
    return Delivery(
        chat.id,
        Kind.ALERT,
        article.key,
        now,
        now if urgent else quiet_until(chat.quiet, chat.zone, now),
        subscriptions=tuple(each.number for each in wanted),
        follows=had.first,
        urgent=urgent,
    )


async def _alerted(
    desk: Desk, chat: Chat, match: Match, row: Delivery, asking: Sequence[Subscription]
) -> Decision:
    """Give the alert, or one more in the digest where the hour is full and a digest will have it."""
    in_digest = chat.digest_at is not None and any(each.digest and not each.paused for each in asking)
    if row.urgent or not in_digest or not await is_full(desk, chat.id, row.not_before):
        return Decision(match, (row,))
    return _kept_back(match, Held.CAP, *(await one_more(desk, chat, row.not_before)))
