"""Who is there? People, chats, what stands in them, and whether the bot may write."""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass, field
from itertools import count
from typing import Any

from tests.botapi.refusals import BLOCKED, DEACTIVATED, GROUP_DELETED, NEVER_STARTED, Refused, bad, forbidden

Wire = dict[str, Any]

PRESENT = ("creator", "administrator", "member", "restricted")


@dataclass(slots=True)
class User:
    """A person or a bot, as Telegram shows them."""

    id: int
    name: str
    language: str = ""
    username: str = ""
    is_bot: bool = False

    def wire(self) -> Wire:
        shown = {"id": self.id, "is_bot": self.is_bot, "first_name": self.name}
        return shown | _present(username=self.username, language_code=self.language)


@dataclass(frozen=True, slots=True)
class Version:
    """A message as it stood from one moment on: `wire` as the bot sees it, `raw` as it was sent."""

    wire: Wire
    raw: str
    at: float


@dataclass(slots=True, eq=False)
class Post:
    """A message in a chat with all its versions; `taken` once a test has received it."""

    chat: Chat
    by_bot: bool
    versions: list[Version]
    silent: bool = False
    keyboard: Wire | None = None
    content: tuple[str, bytes] | None = None
    taken: bool = False
    deleted: bool = False

    @property
    def wire(self) -> Wire:
        return self.versions[-1].wire

    @property
    def id(self) -> int:
        return int(self.wire["message_id"])

    def shown(self, *, nested: bool = False) -> Wire:
        """Give the message for an answer; a message inside a message shows no further one."""
        wire = deepcopy(self.wire)
        if nested:
            wire.pop("reply_to_message", None)
        return wire


@dataclass(slots=True, eq=False)
class Chat:
    """A private chat, group, supergroup or channel, from the bot's side."""

    id: int
    kind: str
    title: str
    numbers: Iterator[int] = field(default_factory=lambda: count(1))
    user: User | None = None
    username: str = ""
    forum: bool = False
    status: str = "left"  # of the bot; in a private chat "kicked" when the person blocked it
    muted: bool = False  # the bot may not send
    known: bool = False  # the bot has seen it
    gone: bool = False  # the account, or the group, was deleted
    migrated_to: int = 0
    members: dict[int, tuple[User, str]] = field(default_factory=dict)
    topics: dict[int, str] = field(default_factory=dict)
    posts: dict[int, Post] = field(default_factory=dict)

    @property
    def private(self) -> bool:
        return self.kind == "private"

    def wire(self) -> Wire:
        shown: Wire = {"id": self.id, "type": self.kind}
        shown |= {"first_name": self.title} if self.private else {"title": self.title}
        return shown | _present(username=self.username, is_forum=self.forum)

    def post(self, number: int) -> Post | None:
        """Find a message that was not deleted."""
        post = self.posts.get(number)
        return None if post is None or post.deleted else post

    def check_reachable(self) -> None:
        """Refuse where the bot is not in the chat, in the server's words for each reason."""
        if self.migrated_to:
            refusal = bad("group chat was upgraded to a supergroup chat")
            raise Refused(refusal.code, refusal.description, migrate_to_chat_id=self.migrated_to)
        if self.private:
            self._check_private()
        elif self.gone:
            raise forbidden(GROUP_DELETED)
        elif self.status not in PRESENT:
            gone = "was kicked from" if self.status == "kicked" else "is not a member of"
            raise forbidden(f"Forbidden: bot {gone} the {self.kind} chat")

    def check_writable(self) -> None:
        """Refuse where the bot may not send."""
        self.check_reachable()
        if self.muted or (self.kind == "channel" and self.status != "administrator"):
            raise bad("not enough rights to send text messages to the chat")

    def _check_private(self) -> None:
        if self.gone:
            raise forbidden(DEACTIVATED)
        if self.status == "kicked":
            raise forbidden(BLOCKED)
        if self.status == "left":
            raise forbidden(NEVER_STARTED)


def _present(**values: Any) -> Wire:
    return {name: value for name, value in values.items() if value}
