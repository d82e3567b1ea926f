"""/sources: what is read for this chat, how each source is doing, and a page for each."""

from __future__ import annotations

from bot.chats.following import unfollow
from bot.chats.sources import Listed, key_of, listing
from bot.labels import marked
from bot.texts.markup import bold, lines
from handlers.chat.about_sources import row, source_told
from handlers.chat.following import undo_data
from handlers.chat.sources import follow_now, stands_for
from handlers.chat.talk import Answer, Ask, Button, answer, in_rows

_PAGE = 8


async def sources(ask: Ask) -> list[Answer]:
    """Show what is read: the chat's own sources first, then those for everybody."""
    return await _page(ask, 0)


async def sources_pressed(ask: Ask) -> list[Answer]:
    """Show another page of the sources."""
    return await _page(ask, int(ask.parts[0]), edit=True)


async def _page(ask: Ask, page: int, *, edit: bool = False) -> list[Answer]:
    listed = await listing(ask.desk, ask.chat.id)
    if not listed:
        return answer(ask.say("sources-none"), edit=edit)
    first = max(0, min(page, (len(listed) - 1) // _PAGE)) * _PAGE
    shown = list(enumerate(listed, 1))[first : first + _PAGE]
    own = sum(bool(each.subscriptions) for each in listed)
    text = lines(
        ask.say("sources-title", count=len(listed), own=own),
        "",
        *(row(ask, place, each) for place, each in shown),
        "",
        ask.say("sources-hint"),
    )
    buttons = [Button(f"{place}", f"feed:{key_of(each.feed.url)}:show") for place, each in shown]
    turn = _turning(ask, first, len(listed))
    return answer(text, *in_rows(buttons, 4), *([turn] if turn else []), edit=edit)


def _turning(ask: Ask, first: int, total: int) -> tuple[Button, ...]:
    page = first // _PAGE
    earlier = [Button(ask.say("button-earlier"), f"feeds:{page - 1}")] if first else []
    later = [Button(ask.say("button-later"), f"feeds:{page + 1}")] if first + _PAGE < total else []
    return (*earlier, *later)


async def feed_pressed(ask: Ask) -> list[Answer]:
    """Show a source, after following it or not any more where the button says so."""
    key, verb = ask.parts
    place, listed = await _placed(ask, key)
    if listed is None:
        return answer(ask.say("source-unknown"), edit=True)
    if verb == "follow":
        return await follow_now(ask, await stands_for(ask, listed.feed.url), edit=True)
    if verb == "unfollow" and listed.whole is not None:
        undo = Button(ask.say("button-undo"), await undo_data(ask, listed.whole))
        await unfollow(ask.desk, listed.whole)
        told = ask.say("unsub-done", query=bold(marked(listed.whole)))
        return answer(told, (undo,), (_back(ask, place),), edit=True)
    return answer(await source_told(ask, listed), *_buttons(ask, listed), (_back(ask, place),), edit=True)


async def _placed(ask: Ask, key: str) -> tuple[int, Listed | None]:
    """Give a source of the chat's list with its place, by its key."""
    listed = await listing(ask.desk, ask.chat.id)
    found = ((place, each) for place, each in enumerate(listed) if key_of(each.feed.url) == key)
    return next(found, (0, None))


def _buttons(ask: Ask, listed: Listed) -> list[tuple[Button, ...]]:
    key = key_of(listed.feed.url)
    follow = Button(ask.say("button-follow"), f"feed:{key}:follow")
    words = Button(ask.say("button-only-words"), f"src:{key}:words")
    unfollow_button = Button(ask.say("button-unfollow"), f"feed:{key}:unfollow")
    rows: list[tuple[Button, ...]] = [(unfollow_button if listed.whole else follow,), (words,)]
    if ask.is_operator and listed.feed.is_public:
        rows.append((Button(ask.say("button-drop-source"), f"drop:{key}"),))
    return rows


def _back(ask: Ask, place: int) -> Button:
    return Button(ask.say("button-back"), f"feeds:{place // _PAGE}")
