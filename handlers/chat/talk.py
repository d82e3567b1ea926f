"""What is asked, and what is answered? Values between the conversation and whatever carries it."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from dataclasses import dataclass, field

from bot.chats.importing import Look
from bot.desk import Desk
from bot.errors import FetchError
from bot.operators import is_operator
from bot.pipeline.run import Newsroom
from bot.sources.look import Found
from bot.texts.markup import Html
from bot.texts.say import Say, speaker
from bot.texts.spans import Written
from storage.records import Chat

DATA_BYTES = 64  # of a button's data, by Telegram's rule


@dataclass(frozen=True, slots=True)
class Button:
    """A button: what it says, and the words that come back when it is pressed (at most 64 bytes)."""

    label: str
    data: str

    def __post_init__(self) -> None:
        if not 1 <= len(self.data.encode()) <= DATA_BYTES:
            raise ValueError(f"a button's data takes 1 to {DATA_BYTES} bytes: {self.data!r}")


Rows = tuple[tuple[Button, ...], ...]


@dataclass(frozen=True, slots=True)
class Document:
    """A file that goes to the person with an answer."""

    name: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Photo:
    """A picture that goes to the person with an answer."""

    content: bytes
    name: str


@dataclass(frozen=True, slots=True)
class SentFile:
    """A file that a person sent; `read` fetches it and raises MujazError where it cannot be had."""

    name: str
    size: int
    read: Callable[[], Awaitable[bytes]]


@dataclass(frozen=True, slots=True)
class Answer:
    """One message to the person. `notice` is a word on a pressed button; `edit` changes the pressed message.

    `later` gives answers that are to follow once something has come about; `progress` gives what this message is
    to say instead, again and again, until it ends. `document` or `photo` goes with the message, whose text is
    short then.
    """

    text: Html
    rows: Rows = ()
    edit: bool = False
    notice: str = ""
    later: Callable[[], Awaitable[list[Answer]]] | None = None
    document: Document | None = None
    progress: AsyncIterator[Answer] | None = None
    photo: Photo | None = None


async def look_nowhere(address: str) -> Found:
    """Find nothing: where there is no way out to the sites."""
    raise FetchError("no site can be looked at from here", url=address)


@dataclass(frozen=True, slots=True)
class Ask:
    """What a person said in a chat: `words` behind a command, or the parts of a pressed button's data.

    `look` says what can be followed at an address that was typed. `written` are the words behind a command as they
    were formatted, `replied` the message that the command replies to.
    """

    desk: Desk
    newsroom: Newsroom
    chat: Chat
    words: str = ""
    parts: tuple[str, ...] = field(default=())
    look: Look = look_nowhere
    written: Written | None = None
    replied: Written | None = None

    @property
    def say(self) -> Say:
        """Give `say` in the chat's language."""
        return speaker(self.chat.language)

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
