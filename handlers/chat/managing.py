"""/channels: in their own chat, a person speaks for a channel or a group that they administer.

The context stands in `Chat.managing`. Each answer that is given for it says so and has a button that leads back.
That button (`own:<id>`) also tells, when another button of the same message is pressed, for which chat it spoke,
so that an old message never acts on another chat. It is no authority: Telegram is asked each time.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from dataclasses import replace
from functools import partial

from bot.chats.managing import PRIVATE, perhaps_managed, speak_for, speak_for_oneself
from bot.errors import MujazError
from bot.texts.markup import Html, bold
from bot.texts.say import Say, speaker
from handlers.chat.talk import Answer, Ask, Button, answer
from storage.records import AWAY, Chat, Standing

FOR_OTHERS = frozenset({
    *("sub", "unsub", "list", "digest", "missed", "search", "sources", "import", "export", "share", "cancel"),
    *("settings", "alerts", "pause", "resume", "lang", "timezone", "quiet", "forget", "muted", "saved"),
})  # fmt: skip
OWN = ("manage", "own", "link", "start", "doubt")  # buttons that never act on another chat
_BACK = "own"
_GONE = frozenset({Standing.KICKED, Standing.DELETED})
_SHOWN = 20  # groups and channels that are offered
_LABEL = 40  # characters of a button
_ROOM = 3500  # characters of a message, up to which the head has room beside them
_CAPTION = 800


class NotManagedError(MujazError):
    """The person does not administer this group or channel, or not any more."""

    text = "manage-not-yours"


def place_of(ask: Ask, command: str) -> int:
    """Give the chat that a command is meant for: 0 for the one in which it was said."""
    return ask.chat.managing if ask.chat.kind == PRIVATE and command in FOR_OTHERS else 0


def place_of_press(ask: Ask, verb: str) -> int:
    """Give the chat for which the message with the pressed button spoke: 0 for the one in which it stands."""
    return 0 if ask.chat.kind != PRIVATE or verb in OWN else ask.within


async def entered(ask: Ask, chat_id: int) -> Ask:
    """Give what is asked as asked in another chat. Raises NotManagedError; the person is themselves again then."""
    chat = await ask.desk.store.chat(chat_id)
    if chat is not None and chat.standing in _GONE:
        await speak_for_oneself(ask.desk, ask.chat.id)
        raise NotManagedError("the bot is not there any more", chat_id=chat_id)
    if chat is None or not await ask.administers(chat_id, ask.person):
        await speak_for_oneself(ask.desk, ask.chat.id, not_any_more=chat_id)
        raise NotManagedError("not an administrator there", chat_id=chat_id)
    return replace(ask, chat=chat, own=ask.chat)


def dressed(ask: Ask, answers: Sequence[Answer]) -> list[Answer]:
    """Let each answer say for which chat it is, with the way back; also those that follow."""
    if ask.own is None:
        return list(answers)
    return [_dressed(ask, each) for each in answers]


def _dressed(ask: Ask, each: Answer) -> Answer:
    back = _back(ask)
    if back in each.rows:
        return each
    room = _CAPTION if each.document is not None else _ROOM
    text = Html(f"{_head(ask)}\n\n{each.text}") if len(each.text) < room else each.text
    later, progress = each.later, each.progress
    return replace(
        each,
        text=text,
        rows=(*each.rows, back),
        later=None if later is None else partial(_later, ask, each),
        progress=None if progress is None else _progress(ask, progress),
    )


async def _later(ask: Ask, each: Answer) -> list[Answer]:
    assert each.later is not None
    return dressed(ask, await each.later())


async def _progress(ask: Ask, progress: AsyncIterator[Answer]) -> AsyncIterator[Answer]:
    async for each in progress:
        yield _dressed(ask, each)


def _own_say(ask: Ask) -> Say:
    return speaker((ask.own or ask.chat).language)


def _head(ask: Ask) -> Html:
    return _own_say(ask)("manage-now", kind=_kind(ask.chat), title=bold(_title(ask.chat)))


def _back(ask: Ask) -> tuple[Button, ...]:
    return (Button(_own_say(ask)("button-own"), f"{_BACK}:{ask.chat.id}"),)


def spoken_for(data: str) -> int:
    """Give the chat that the button behind a message names, 0 for any other button.

    >>> spoken_for("own:-1001"), spoken_for("list:0")
    (-1001, 0)
    """
    verb, _, rest = data.partition(":")
    return int(rest) if verb == _BACK and rest.removeprefix("-").isdecimal() else 0


def _kind(chat: Chat) -> str:
    return "channel" if chat.kind == "channel" else "group"


def _title(chat: Chat) -> str:
    return chat.title or str(chat.id)


def invitation(language: str, channel: Chat, *, may_post: bool) -> Answer:
    """Tell the person who made the bot an administrator of a channel where it is managed, or what it lacks."""
    tell = speaker(language)
    if not may_post:
        return Answer(tell("manage-away", title=bold(_title(channel))))
    told = tell("channel-hello", title=bold(_title(channel)))
    return Answer(told, ((Button(tell("button-manage"), f"manage:{channel.id}"),),))


async def channels(ask: Ask) -> list[Answer]:
    """Show the channels and groups that the person administers; Telegram is asked about each."""
    if ask.chat.kind != PRIVATE:
        return answer(ask.say("channels-private"))
    every = await perhaps_managed(ask.desk, ask.chat)
    own = [each for each in every if await ask.administers(each.id, ask.person)]
    if not own:
        return answer(ask.say("channels-none"))
    buttons = [(Button(_named(each), f"manage:{each.id}"),) for each in own[:_SHOWN]]
    rows = (
        [*buttons, (Button(ask.say("button-own"), f"{_BACK}:{ask.chat.managing}"),)]
        if ask.chat.managing
        else buttons
    )
    return answer(ask.say("channels-title"), *rows)


def _named(chat: Chat) -> str:
    title = _title(chat)
    mark = "📢" if chat.kind == "channel" else "👥"
    return f"{mark} {title if len(title) <= _LABEL else title[: _LABEL - 1] + '…'}"


async def manage_pressed(ask: Ask) -> list[Answer]:
    """Speak for the chat of the button from now on, if Telegram says that the person may."""
    other = await entered(ask, int(ask.parts[0]))
    if other.chat.standing in AWAY:
        return answer(ask.say("manage-away", title=bold(_title(other.chat))))
    person = await speak_for(ask.desk, ask.chat.id, other.chat.id)
    told = ask.say("manage-how")
    return dressed(replace(other, own=person), answer(told))


async def own_pressed(ask: Ask) -> list[Answer]:
    """Speak for oneself again."""
    await speak_for_oneself(ask.desk, ask.chat.id)
    return answer(ask.say("own-now"))
