"""How is it told what became of a list that was taken in?"""

from __future__ import annotations

from collections.abc import Sequence

from bot.chats.intake import Tally, parts_of, tally_of
from bot.desk import Desk
from bot.labels import shortened
from bot.operating.room import room_of
from bot.texts.markup import Html, isolate, lines
from bot.texts.say import Say, speaker
from storage.records import Untaken

_NAMED = 5  # that could not be taken and are named


async def result(desk: Desk, chat_id: int, number: int) -> Html | None:
    """Give what became of a list; None while something of it waits, or where it is there no more."""
    parts, chat = await parts_of(desk, chat_id, number), await desk.store.chat(chat_id)
    tally = tally_of(parts)
    if chat is None or not parts or not tally.is_done:
        return None
    say = speaker(chat.language)
    if parts[0].is_export:
        return _of_export(say, tally, has_settings=parts[0].has_settings)
    return _of_feeds(say, tally, (await room_of(desk, chat_id)).sources)


async def end(desk: Desk, chat_id: int, number: int) -> None:
    """Let a list go: the chat was told what became of it."""
    async with desk.store.transaction() as change:
        change.delete(*await parts_of(desk, chat_id, number))


def _of_feeds(say: Say, tally: Tally, most: int) -> Html:
    told = [say("import-followed", count=tally.followed)]
    if tally.followed:
        told.append(say("import-digest-only"))
    if tally.known:
        told.append(say("import-known", count=tally.known))
    if tally.left_out:
        told.append(say("import-left-out", count=tally.left_out, most=most))
    if tally.failed:
        told += [Html(""), say("import-failed", count=len(tally.failed)), *_named(tally.failed)]
    return lines(*told)


def _of_export(say: Say, tally: Tally, *, has_settings: bool) -> Html:
    told = [say("import-json-followed", count=tally.followed)]
    if has_settings:
        told.append(say("import-json-settings"))
    if tally.known:
        told.append(say("import-json-known", count=tally.known))
    if tally.left_out:
        told.append(say("import-json-left-out", count=tally.left_out))
    if tally.failed:
        told += [Html(""), say("import-json-failed", count=len(tally.failed)), *_named(tally.failed)]
    return lines(*told, "", say("import-json-not"))


def _named(failed: Sequence[Untaken]) -> list[Html]:
    """Name the first that could not be taken, each with the reason."""
    named = [Html(f"– {isolate(shortened(each.name))}: {each.why}") for each in failed[:_NAMED]]
    return [*named, *([Html("…")] if len(failed) > _NAMED else [])]
