"""Who reads, and what do they follow?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Quiet:
    """Quiet hours in the chat's own time, minutes after midnight; `end` may lie on the next day."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Candidate:
    """A source that was found for a chat and waits for a button to be pressed; `query` limits it to words.

    `kind` is "" for an address that was not looked at yet.
    """

    url: str
    kind: str = ""
    title: str = ""
    language: str = ""
    site: str = ""
    gap: int = 0  # seconds between two of its articles, 0 while unknown
    query: str = ""

    @property
    def name(self) -> str:
        """Give what a subscription to it is called."""
        title = self.title or self.url
        return f"{self.query} · {title}" if self.query else title


class Standing(StrEnum):
    """Whether a chat can be written to."""

    ACTIVE = "active"
    PAUSED = "paused"  # by the person
    BLOCKED = "blocked"  # the person blocked the bot
    KICKED = "kicked"  # the bot was removed from the group or channel
    DEACTIVATED = "deactivated"  # the person's account is gone
    DELETED = "deleted"  # the group is gone
    NOT_FOUND = "not-found"  # Telegram has known no such chat for a day
    NO_RIGHTS = "no-rights"  # the bot has not been allowed to write for a day
    NO_TOPIC = "no-topic"  # the topic in which the bot wrote has been gone for a day
    BANNED = "banned"  # by an operator


AWAY = frozenset(Standing) - {Standing.ACTIVE, Standing.PAUSED}  # Telegram takes no message for them


@dataclass(frozen=True, slots=True)
class Chat:
    """A subscriber: a person, a group or a channel, and how they want the news.

    `digest_times` are minutes after local midnight, ascending, at most one within an hour.
    `digest_at` is the moment of the next digest, None while there is none to come; it is computed anew
    whenever times, zone or standing change and whenever a digest was told.
    `numbered` is the highest number that a subscription was given: none is given twice.
    `drafts` are the last plain words sent, each waiting for "follow" or "search" to be pressed.
    `candidates` are the last sources found for it; `asked` is what the next plain words are meant for, "" for
    nothing in particular.
    `topic` is the topic of a forum in which the bot was last spoken to, 0 outside of one.
    `refused_since` is when Telegram began to refuse messages in a way that may pass.
    `missed_since` is when the chat could not be written to any more; kept until it has seen what it missed.
    `paused_until` is when a break ends by itself, None for one without an end, or for none.
    `removed` are the last subscriptions that were removed, as they were: for "undo".
    `digest_days` are the weekdays of its digests (0 is Monday), ascending, () for every day. `urgent` lets
    alerts of urgent news through the quiet hours. `empty_digest` is what comes where there is nothing new:
    "line" or "silent". `weekly` asks for a summary of the week; `lead_length` is "normal" or "short".
    `title` is what a group or channel is called. `managing` is the group or channel for which a person speaks in
    their own chat, 0 for themselves; `manages` are those for which they were seen to be an administrator.
    `broadcasts` says whether it takes the operator's announcements, `previews` whether its alerts show a
    preview of what they link to. `has_menu` says that Telegram shows the operators' commands in it.
    """

    id: int
    kind: str
    language: str
    zone: str
    created_at: datetime
    digest_at: datetime | None = None
    digest_times: tuple[int, ...] = (8 * 60,)
    alerts: bool = True
    quiet: Quiet | None = None
    standing: Standing = Standing.ACTIVE
    numbered: int = 0
    drafts: tuple[str, ...] = ()
    candidates: tuple[Candidate, ...] = ()
    asked: str = ""
    topic: int = 0
    refused_since: datetime | None = None
    missed_since: datetime | None = None
    paused_until: datetime | None = None
    removed: tuple[Subscription, ...] = ()
    digest_days: tuple[int, ...] = ()
    urgent: bool = False
    empty_digest: str = "line"
    weekly: bool = False
    lead_length: str = "normal"
    title: str = ""
    managing: int = 0
    manages: tuple[int, ...] = ()
    broadcasts: bool = True
    previews: bool = False
    has_menu: bool = False

    @property
    def key(self) -> str:
        return str(self.id)

    @property
    def is_channel(self) -> bool:
        """Tell whether only readers are there: nobody presses a button or writes to the bot."""
        return self.kind == "channel"


@dataclass(frozen=True, slots=True)
class Subscription:
    """One query that a chat follows, as it was typed. `number` counts up within the chat.

    `source` is the feed to which it is limited, "" for all that is read; with a source, `query` may be "": then
    the source is followed whole. `name` is what the chat calls it, "" for the query itself. Until `until` it rests
    as if it were paused. `folder` is where it stood in the list that it came with («أخبار/مصر»), "" for nowhere.
    """

    chat_id: int
    number: int
    query: str
    created_at: datetime
    alerts: bool = True
    digest: bool = True
    paused: bool = False
    source: str = ""
    name: str = ""
    until: datetime | None = None
    folder: str = ""

    def is_resting(self, now: datetime) -> bool:
        """Tell whether it brings nothing now."""
        return self.paused or (self.until is not None and now < self.until)

    @property
    def label(self) -> str:
        """Give what it is called where it is shown."""
        return self.name or self.query or self.source

    @property
    def key(self) -> str:
        return f"{self.chat_id}:{self.number}"
