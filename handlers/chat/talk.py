"""What is asked, and what is answered? Values between the conversation and whatever carries it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field

from bot.desk import Desk
from bot.pipeline.run import Newsroom
from bot.texts.markup import Html
from bot.texts.say import Say, speaker
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
class Answer:
    """One message to the person. `notice` is a word on a pressed button; `edit` changes the pressed message.

    `later` gives answers that are to follow once something has come about.
    """

    text: Html
    rows: Rows = ()
    edit: bool = False
    notice: str = ""
    later: Callable[[], Awaitable[list[Answer]]] | None = None


@dataclass(frozen=True, slots=True)
class Ask:
    """What a person said in a chat: `words` behind a command, or the parts of a pressed button's data."""

    desk: Desk
    newsroom: Newsroom
    chat: Chat
    words: str = ""
    parts: tuple[str, ...] = field(default=())

    @property
    def say(self) -> Say:
        """Give `say` in the chat's language."""
        return speaker(self.chat.language)


def answer(text: str, *rows: tuple[Button, ...], edit: bool = False, notice: str = "") -> list[Answer]:
    """Give the usual: one message."""
    return [Answer(Html(text), tuple(rows), edit=edit, notice=notice)]


def yes_no(flag: bool) -> str:
    """Give a switch as the sentences take it."""
    return "yes" if flag else "no"
