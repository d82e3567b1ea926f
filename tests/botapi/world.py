"""What does the server know? Chats, people, messages, updates, files, and all that happened."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import count
from typing import Any

from tests.botapi.bell import Bell
from tests.botapi.chats import Chat, Post, User, Version, Wire
from tests.botapi.faults import Faults
from tests.botapi.limits import Limits, Meter
from tests.botapi.refusals import bad
from tests.botapi.updates import Updates

FIRST_PERSON = 7_000_000_001  # beyond 32 bits, as new accounts are
FIRST_GROUP = 4_900_000_001
FIRST_CHANNEL = 1_002_100_000_001
CHANNELS = ("supergroup", "channel")


@dataclass(frozen=True, slots=True)
class Call:
    """A request of the bot and how it was answered; `at` and `took` in seconds of the server's clock."""

    method: str
    params: dict[str, str]
    at: float
    took: float
    status: int
    description: str = ""


@dataclass(slots=True)
class Press:
    """A pressed button that waits for answerCallbackQuery, or an inline query for answerInlineQuery."""

    at: float
    answer: Wire | None = None


@dataclass(frozen=True, slots=True)
class StoredFile:
    """A file that somebody sent."""

    id: str
    name: str
    content: bytes
    content_type: str = "application/octet-stream"

    @property
    def path(self) -> str:
        return f"documents/{self.id}/{self.name}"

    def wire(self) -> Wire:
        return {"file_id": self.id, "file_unique_id": f"u{self.id}", "file_size": len(self.content)}


@dataclass(slots=True)
class World:
    """The state behind one token. `now` gives Unix time, `clock` monotonic seconds."""

    bot: User
    limits: Limits
    now: Callable[[], float]
    clock: Callable[[], float]
    callback_seconds: float
    privacy: bool = True
    same_offset_seconds: int = 3
    inline: bool = True  # whether its owner switched inline mode on
    bell: Bell = field(default_factory=Bell)
    faults: Faults = field(default_factory=Faults)
    chats: dict[int, Chat] = field(default_factory=dict)
    files: dict[str, StoredFile] = field(default_factory=dict)
    presses: dict[str, Press] = field(default_factory=dict)
    inline_queries: dict[str, Press] = field(default_factory=dict)
    profile: dict[tuple[str, str, str], Any] = field(default_factory=dict)
    sent: list[Post] = field(default_factory=list)
    calls: list[Call] = field(default_factory=list)
    events: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)
    updates: Updates = field(init=False)
    meter: Meter = field(init=False)
    _born: float = field(init=False)
    _numbers: Any = field(default_factory=lambda: count(1))  # one sequence over private chats and groups
    _ids: Any = field(default_factory=lambda: count(0))

    def __post_init__(self) -> None:
        self._born = self.clock()
        self.updates = Updates(self.bell, self.clock, self.same_offset_seconds)
        self.meter = Meter(self.limits, self.clock)

    def new_user(self, name: str, language: str, username: str = "") -> User:
        return User(FIRST_PERSON + next(self._ids), name, language, username)

    def new_chat(self, kind: str, title: str, **known: Any) -> Chat:
        """Make a chat with the kind's form of id and numbering of messages."""
        numbers = count(1) if kind in CHANNELS else self._numbers
        base = FIRST_CHANNEL if kind in CHANNELS else FIRST_GROUP
        chat_id = known["user"].id if kind == "private" else -(base + next(self._ids))
        chat = self.chats[chat_id] = Chat(chat_id, kind, title, numbers, **known)
        return chat

    def chat(self, chat_id: str) -> Chat:
        """Find the chat that an argument names; Refused where the bot has never seen it."""
        if not chat_id:
            raise bad("chat_id is empty")
        if chat_id.startswith("@"):
            return self._named(chat_id[1:].lower())
        chat = self.chats.get(int(chat_id)) if chat_id.lstrip("-").isdecimal() else None
        if chat is None or not chat.known:
            raise bad("chat not found")
        return chat

    def _named(self, username: str) -> Chat:
        for chat in self.chats.values():
            if not chat.private and chat.username.lower() == username:
                return chat
        raise bad("chat not found")

    def put(self, chat: Chat, body: Wire, *, by: User | None, raw: str = "") -> Post:
        """Put a message into a chat; nobody is told yet. `by` is None for the channel itself."""
        wire: Wire = {"message_id": next(chat.numbers)}
        if chat.kind != "channel":
            wire["from"] = (by or self.bot).wire()
        else:
            wire["sender_chat"] = chat.wire()
        wire |= {"chat": chat.wire(), "date": int(self.now())} | body
        post = Post(chat, by is self.bot, [Version(wire, raw, self.clock())])
        chat.posts[post.id] = post
        return post

    def store(self, name: str, content: bytes, content_type: str) -> StoredFile:
        """Keep a file so that it can be fetched again."""
        file_id = f"AgAC{next(self._ids):08d}"
        stored = self.files[file_id] = StoredFile(file_id, name, content, content_type)
        return stored

    def happened(self, event: str) -> None:
        """Write a line of the transcript and wake who waits."""
        self.events.append(f"{self.clock() - self._born:8.3f}  {event}")
        self.bell.ring()
