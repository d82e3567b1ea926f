"""/digest and /missed: what there is to read, now. Both leave by the outbox: nothing is lost on the way."""

from __future__ import annotations

from functools import partial

from bot.digest.compose import in_digest
from bot.digest.opening import not_shown, opened
from bot.digest.pages import Page
from bot.digest.telling import count_missed, digest_now, tell_missed
from bot.texts.markup import Html
from handlers.chat.talk import Answer, Ask, Button, answer
from storage.records import Press


async def digest(ask: Ask) -> list[Answer]:
    """Give the digest of the last day; while the sources are read for the first time, say so."""
    if not in_digest(await ask.desk.store.subscriptions(ask.chat.id)):
        return answer(ask.say("digest-nothing-followed"))
    if not ask.newsroom.first_round.is_set():
        done, total = ask.newsroom.progress
        return [Answer(ask.say("digest-reading", done=done, total=total), later=partial(_when_read, ask))]
    return await _digest(ask)


async def _when_read(ask: Ask) -> list[Answer]:
    await ask.newsroom.first_round.wait()
    return await _digest(ask)


async def _digest(ask: Ask) -> list[Answer]:
    return _on_its_way(ask, await digest_now(ask.desk, ask.chat))


def _on_its_way(ask: Ask, page: Page | None) -> list[Answer]:
    """Answer with a page, or let the outbox bring it: who speaks for another chat is told that it goes there."""
    if page is not None:
        return answer(page.text, *_row(page.presses))
    ask.newsroom.announce()
    return answer(ask.say("manage-posting")) if ask.own else []


def _row(presses: tuple[Press, ...]) -> list[tuple[Button, ...]]:
    return [tuple(Button(each.label, each.data) for each in presses)] if presses else []


async def page_pressed(ask: Ask) -> list[Answer]:
    """Show another page of a digest in its place; who speaks for a channel sees it for themselves alone."""
    subject, place = ask.parts
    it = await opened(ask.desk, ask.chat.id, subject, int(place), counts=ask.own is None)
    if it is None:
        return answer(ask.say("page-gone"))
    lost = partial(not_shown, ask.desk, it)
    return [Answer(Html(it.page.text), tuple(_row(it.page.presses)), edit=True, lost=lost)]


async def came_back(ask: Ask) -> list[Answer]:
    """Offer what was missed to who comes back; nothing where there is nothing."""
    count = await count_missed(ask.desk, ask.chat)
    return answer(ask.say("missed-offer", count=count)) if count else []


async def missed(ask: Ask) -> list[Answer]:
    """Tell what was found while the chat could not be written to, or was on a break."""
    has_any, page = await tell_missed(ask.desk, ask.chat)
    return _on_its_way(ask, page) if has_any else answer(ask.say("missed-none"))
