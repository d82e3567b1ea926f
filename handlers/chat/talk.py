"""What is asked, and what is answered? Values between the conversation and whatever carries it."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from functools import partial

from bot.chats.looking import Look
from bot.chats.searching import Searching
from bot.desk import Desk
from bot.errors import FetchError
from bot.operators import is_operator
from bot.pipeline.run import Newsroom
from bot.sources.finding.look import Found
from bot.texts.markup import Html
from bot.texts.say import Say, say
from bot.texts.spans import Written
from storage.records import Chat

DATA_BYTES = 62  # of a button's data: of the 64 that Telegram keeps, two say the version (handlers/tg/carried.py)


@dataclass(frozen=True, slots=True)
class Button:
    """A button: what it says, and the words that come back when it is pressed (at most 62 bytes)."""

    label: str
    data: str

    def __post_init__(self) -> None:
        if not 1 <= len(self.data.encode()) <= DATA_BYTES:
            raise ValueError(f"a button's data takes 1 to {DATA_BYTES} bytes: {self.data!r}")


Rows = tuple[tuple[Button, ...], ...]


@dataclass(frozen=True, slots=True)
class Keys:
    """Keys in place of the keyboard of a private chat; none at all takes them away.

    `location` shares where the person is; each of `words` is sent as if typed.
    """

    location: str = ""
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Document:
    """A file that goes to the person with an answer."""

    name: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Photo:
    """A picture (PNG) that goes to the person; the answer's text is its caption, of at most 1024 characters."""

    name: str
    content: bytes


@dataclass(frozen=True, slots=True)
class SentFile:
    """A file that a person sent; `read` fetches it and raises MujazError where it cannot be had."""

    name: str
    size: int
    read: Callable[[], Awaitable[bytes]]


@dataclass(frozen=True, slots=True)
class Answer:
    """One message to the person. `notice` is a word on a pressed button; `edit` changes the pressed message.

    `keyboard` changes nothing but the buttons of the pressed message.
    `later` gives answers that are to follow once something has come about; `progress` gives what this message is
    to say instead, again and again, until it ends. `document` goes with the message, whose text is short then.
    So does `photo`, which takes the place of the photo in a message that is edited. `lost` is called where nobody
    can say that the message arrived.
    """

    text: Html
    rows: Rows = ()
    edit: bool = False
    notice: str = ""
    later: Callable[[], Awaitable[list[Answer]]] | None = None
    document: Document | None = None
    progress: AsyncIterator[Answer] | None = None
    photo: Photo | None = None
    keys: Keys | None = None
    keyboard: bool = False
    lost: Callable[[], Awaitable[None]] | None = None


Administers = Callable[[int, int], Awaitable[bool]]  # a chat, a person; raises MujazError where nobody can say


async def nobody_administers(chat_id: int, person: int) -> bool:
    """Give False: where there are no groups."""
    del chat_id, person
    return False


async def look_nowhere(address: str) -> Found:
    """Find nothing: where there is no way out to the sites."""
    raise FetchError("no site can be looked at from here", url=address)


@dataclass(frozen=True, slots=True)
class Replied:
    """The message to which a person replies: its number in the chat, and the links in it, in their order."""

    message_id: int
    links: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Ask:
    """What a person said in a chat: `words` behind a command, or the parts of a pressed button's data.

    `look` says what can be followed at an address that was typed; `written` are the words
    behind a command as they were formatted, `replied` is what they reply to and `quoted` its words. `person`
    is who speaks, 0 where Telegram does not say, `is_anonymous` a group that speaks itself (one of its admins who
    hides behind it), `administers` says who is one. `is_named` is a command that names this bot, `topic` where in
    a forum it was said. `within` is the chat for which the message with the pressed button spoke. `own` is the
    person's own chat while `chat` is another one, for which they speak (handlers/chat/managing.py). `bot` is the
    bot's user name, `has_inline` whether it is asked in other chats too, `has_pictures` whether pictures can be
    shown.
    """

    desk: Desk
    newsroom: Newsroom
    chat: Chat
    words: str = ""
    parts: tuple[str, ...] = field(default=())
    look: Look = look_nowhere
    written: Written | None = None
    quoted: Written | None = None
    replied: Replied | None = None
    person: int = 0
    is_anonymous: bool = False
    administers: Administers = nobody_administers
    is_named: bool = False
    topic: int = 0
    within: int = 0
    own: Chat | None = None
    bot: str = ""
    has_inline: bool = False
    searching: Searching = field(default_factory=Searching)
    has_pictures: bool = True

    @property
    def say(self) -> Say:
        """Give `say` in the chat's language; sentences that differ by whom they address have the chat's kind."""
        return partial(say, self.chat.language, to=self.chat.kind)

    @property
    def is_private(self) -> bool:
        """Tell whether one person asks, in the chat with the bot alone."""
        return self.chat.kind == "private"

    @property
    def is_operator(self) -> bool:
        """Tell whether an operator asks, in the chat with themselves."""
        return is_operator(self.desk, self.chat.id)


def answer(text: str, *rows: tuple[Button, ...], edit: bool = False, notice: str = "") -> list[Answer]:
    """Give the usual: one message."""
    return [Answer(Html(text), tuple(rows), edit=edit, notice=notice)]


def in_rows(buttons: Sequence[Button], width: int) -> list[tuple[Button, ...]]:
    """Put buttons into rows."""
    return [tuple(buttons[place : place + width]) for place in range(0, len(buttons), width)]


def yes_no(flag: bool) -> str:
    """Give a switch as the sentences take it."""
    return "yes" if flag else "no"
