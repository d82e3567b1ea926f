"""What is remembered? Frozen records; every moment is an aware UTC datetime.

A record's `key` is its identity within its kind: saving a record replaces the one with the same key.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Link:
    """A titled address; `url` is None where the page named a title only."""

    title: str
    url: str | None = None


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
    `broadcasts` says whether it takes the operator's announcements.
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

    @property
    def key(self) -> str:
        return str(self.id)


@dataclass(frozen=True, slots=True)
class Subscription:
    """One query that a chat follows, as it was typed. `number` counts up within the chat.

    `source` is the feed to which it is limited, "" for all that is read; with a source, `query` may be "": then
    the source is followed whole. `name` is what the chat calls it, "" for the query itself. Until `until` it rests
    as if it were paused.
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


class Listing(StrEnum):
    """For whom a source is read."""

    LISTED = "listed"  # everybody: the operator's file has it, or the starter pack
    ADDED = "added"  # everybody: an operator added it
    FOLLOWED = "followed"  # the chats that follow it
    DROPPED = "dropped"  # the chats that follow it, if any: an operator took it off the list for good


@dataclass(frozen=True, slots=True)
class Feed:
    """One source and where we stand with it. `url` is the address as the list has it, or as it was found.

    `location` is where it has moved to for good, "" while it is at `url`; `ended_at` is when the site said that
    there is no such feed any more. `kind` is how it is read (bot/sources/kinds), `site` its home page.
    `next_check_at` is None for one that is not read at all. `failing_since` is when it began to fail, None while
    it does not, `told_at` when that was told, `reason` why, in a word. `gap` are the seconds between two of its
    articles, 0 while unknown; `quiet` counts the looks in a row that brought nothing. `ttl` (seconds),
    `skip_hours` (UTC) and `skip_days` (0 is Monday) are what it asks of its readers.
    """

    url: str
    next_check_at: datetime | None
    title: str = ""
    language: str = ""
    etag: str = ""
    last_modified: str = ""
    read_at: datetime | None = None  # last time that it could be read
    failures: int = 0  # in a row
    last_error: str = ""
    location: str = ""
    ended_at: datetime | None = None
    kind: str = "feed"
    listing: Listing = Listing.LISTED
    site: str = ""
    gap: int = 0
    quiet: int = 0
    failing_since: datetime | None = None
    told_at: datetime | None = None
    reason: str = ""
    ttl: int = 0
    skip_hours: tuple[int, ...] = ()
    skip_days: tuple[int, ...] = ()

    @property
    def key(self) -> str:
        return self.url

    @property
    def is_public(self) -> bool:
        """Tell whether its articles are for everybody, not only for the chats that follow it."""
        return self.listing in {Listing.LISTED, Listing.ADDED}

    @property
    def name(self) -> str:
        """Give what it is called where it is shown."""
        return self.title or self.url


@dataclass(frozen=True, slots=True)
class Seen:
    """What a feed listed when it was last read: keys of articles, of their links and of their words.

    None of them is news, even when the article itself was not kept. It stands apart from the feed, which changes
    at each look. `listed` has the keys with spaces between them: a string takes a quarter of the memory of many.
    """

    url: str
    listed: str

    @property
    def key(self) -> str:
        return self.url

    @property
    def keys(self) -> list[str]:
        """Give the keys one by one."""
        return self.listed.split()


@dataclass(frozen=True, slots=True)
class Item:
    """One entry of a feed, as the feed has it, that is still to be read. Its fields are those of an `Entry`."""

    id: str
    title: str
    url: str
    published: datetime | None = None
    tags: tuple[str, ...] = ()
    summary: str = ""
    content_html: str = ""
    source: str = ""
    is_whole: bool = False
    is_rough: bool = False
    may_alert: bool = True


@dataclass(frozen=True, slots=True)
class Unread:
    """What a feed listed that is new, in its order: kept until each has become an article.

    `is_first` says that it comes from the first look at a source.
    """

    url: str
    items: tuple[Item, ...]
    is_first: bool = False

    @property
    def key(self) -> str:
        return self.url


@dataclass(frozen=True, slots=True)
class Article:
    """One article as we read it. `key` is made from the feed's own id for it, or else from its link.

    `story` is the key of the first article that told the same; "" for that one itself.
    """

    key: str
    url: str
    title: str
    source: str
    published: datetime
    found_at: datetime
    language: str
    feed_url: str
    lead: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    body: tuple[str, ...] = ()
    related: tuple[Link, ...] = ()
    story: str = ""

    @property
    def story_key(self) -> str:
        """Give what all articles of one story share: the key of the first of them."""
        return self.story or self.key


@dataclass(frozen=True, slots=True)
class Why:
    """A place that answered a subscription, and the rules that joined it to the query (docs/language.md).

    `start` and `end` are code points of the article's title, an empty line, and its paragraphs with an empty
    line between them; behind these stand the source and the tags.
    """

    subscription: int
    start: int
    end: int
    rules: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Match:
    """An article that a chat asked for, by which of its subscriptions; kept until a digest has told it.

    `told_at` is when the chat had it in full in a digest that it asked for; `digest` names the daily
    digest (its slot) that held it; `why` are the first places of each subscription. `held` is why no alert was
    made of it, "" where one was.
    """

    chat_id: int
    article_key: str
    subscriptions: tuple[int, ...]
    found_at: datetime
    told_at: datetime | None = None
    digest: str = ""
    why: tuple[Why, ...] = ()
    held: str = ""

    @property
    def key(self) -> str:
        return f"{self.chat_id}:{self.article_key}"


class Held(StrEnum):
    """Why a match became no alert; kept in `Match.held`."""

    BREAK = "break"  # the chat was on a break
    AWAY = "away"  # the chat could not be written to
    OFF = "off"  # the chat's alerts were off
    DIGEST_ONLY = "digest-only"  # those of the subscriptions were off
    OLD = "old"  # it stood among the older articles of a source that was read for the first time
    STORY = "story"  # the story was muted
    SOURCE = "source"  # the outlet was muted
    WORD = "word"  # the subscriptions were muted
    TOLD = "told"  # the chat had the story already
    CAP = "cap"  # the hour was full


class Kind(StrEnum):
    """What a delivery carries, the most urgent first: in this order they leave."""

    NOTICE = "notice"  # to an operator about the bot itself, to a chat about a source that it follows
    ALERT = "alert"
    MORE = "more"  # how many alerts an hour had no room for: they are in the digest
    EDIT = "edit"  # another text for an alert, or for how many more there are
    DIGEST = "digest"
    BROADCAST = "broadcast"  # from the operator to every chat


class State(StrEnum):
    """Where a delivery stands. `SENDING` is written before the request leaves."""

    PENDING = "pending"
    SENDING = "sending"
    SENT = "sent"
    FAILED = "failed"
    DOUBTFUL = "doubtful"  # sent perhaps, and not to be sent again
    FOLDED = "folded"  # a held alert that a digest told first
    PAGE = "page"  # a further page of a digest, shown in the place of the first when its button is pressed


KEPT = frozenset({State.PENDING, State.SENDING, State.DOUBTFUL})  # rows in these states are not yet history


@dataclass(frozen=True, slots=True)
class Press:
    """A button under a message: what it says, and the words that come back when it is pressed."""

    label: str
    data: str


@dataclass(frozen=True, slots=True)
class Delivery:
    """One message on its way to a chat: a row of the outbox, unique by chat, kind, subject and part.

    `subject` is the article's key for an alert, the slot ("2026-11-23T07:00") for a digest, the kind and subject
    of what it changes ("alert:…") for an edit; `text` is the finished HTML, but for alerts, how many more there
    are, and edits, which are rendered when they leave; a broadcast's stands in the broadcast that `subject` names.
    `follows` is the subject of the alert to which this one is a sequel, `urgent` says that it passed quiet hours
    and the hour's limit, `count` is how many more there are. `about` is another chat whose words it carries, 0
    for none. `presses` are the buttons under it.
    """

    chat_id: int
    kind: Kind
    subject: str
    created_at: datetime
    not_before: datetime
    part: int = 0
    subscriptions: tuple[int, ...] = ()
    text: str = ""
    silent: bool = False
    state: State = State.PENDING
    attempts: int = 0
    doubts: int = 0  # attempts of which nobody knows whether they arrived
    message_id: int | None = None
    sent_at: datetime | None = None
    reason: str = ""
    about: int = 0
    follows: str = ""
    urgent: bool = False
    count: int = 0
    presses: tuple[Press, ...] = ()

    @property
    def key(self) -> str:
        return f"{self.chat_id}:{self.kind}:{self.subject}:{self.part}"


@dataclass(frozen=True, slots=True)
class DigestMark:
    """The last digest of a chat: the slot that was told, and when. Written with the digest's deliveries."""

    chat_id: int
    slot: str
    told_at: datetime

    @property
    def key(self) -> str:
        return str(self.chat_id)


class Muted(StrEnum):
    """What a chat may silence: alerts only, the digest has it all the same."""

    STORY = "story"  # for good; `target` is the story's key
    SOURCE = "source"  # until undone; `target` is the outlet's name
    WORD = "word"  # for a day; `target` is the subscription's number


@dataclass(frozen=True, slots=True)
class Mute:
    """What a chat wants no alerts about. `label` is what it is called, `until` None for one without an end."""

    chat_id: int
    what: Muted
    target: str
    label: str
    created_at: datetime
    until: datetime | None = None

    @property
    def key(self) -> str:
        return f"{self.chat_id}:{self.what}:{self.target}"


@dataclass(frozen=True, slots=True)
class Saved:
    """An article that a chat keeps for longer than articles are kept: what is shown of it."""

    chat_id: int
    article_key: str
    saved_at: datetime
    url: str
    title: str
    source: str
    published: datetime
    lead: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        return f"{self.chat_id}:{self.article_key}"


@dataclass(frozen=True, slots=True)
class SharedList:
    """Queries that a chat shared by a link which names them by `number` (16 hexadecimal digits)."""

    chat_id: int
    number: str
    queries: tuple[str, ...]
    made_at: datetime

    @property
    def key(self) -> str:
        return f"{self.chat_id}:{self.number}"


@dataclass(frozen=True, slots=True)
class Operator:
    """A chat that became an operator's by the one-time code; those of the settings have no record."""

    chat_id: int
    since: datetime

    @property
    def key(self) -> str:
        return str(self.chat_id)


@dataclass(frozen=True, slots=True)
class Claim:
    """The one-time codes of which one makes an operator, hashed; there is at most one such record."""

    digests: tuple[str, ...]
    made_at: datetime

    @property
    def key(self) -> str:
        return "claim"


class Entry(StrEnum):
    """Whether a chat may come in where only those on a list may."""

    OPEN = "open"  # nobody has said anything about it
    ASKED = "asked"
    ALLOWED = "allowed"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Access:
    """What operators decided about a chat, which may have no record of its own.

    `banned_at` is None for one that is not banned, `reason` why it is; `told_at` is when the chat was told last
    that it may not come in. `queries` and `sources` are its own limits, 0 for the usual ones.
    `kind` and `language` are those of one that asked to come in.
    """

    chat_id: int
    entry: Entry = Entry.OPEN
    banned_at: datetime | None = None
    reason: str = ""
    told_at: datetime | None = None
    queries: int = 0
    sources: int = 0
    kind: str = ""
    language: str = ""

    @property
    def key(self) -> str:
        return str(self.chat_id)


class Stage(StrEnum):
    """How far a broadcast is."""

    DRAFT = "draft"  # waits for the operator's word
    MAKING = "making"  # its rows are being put into the outbox
    MADE = "made"
    STOPPING = "stopping"  # its rows that wait are being closed
    STOPPED = "stopped"


@dataclass(frozen=True, slots=True)
class Broadcast:
    """What an operator, in the chat `chat_id`, tells every chat, or those of some languages.

    `number` names it, and its rows in the outbox. Chats up to the id `after` have had their row made, or
    closed where it is being stopped: `made` and `dropped` of them.
    """

    number: int
    chat_id: int
    text: str
    created_at: datetime
    languages: tuple[str, ...] = ()
    stage: Stage = Stage.DRAFT
    after: int | None = None
    made: int = 0
    dropped: int = 0

    @property
    def key(self) -> str:
        return str(self.number)


Record = (
    Chat
    | Subscription
    | Feed
    | Seen
    | Unread
    | Article
    | Match
    | Delivery
    | DigestMark
    | Mute
    | Saved
    | SharedList
    | Operator
    | Claim
    | Access
    | Broadcast
)
RECORDS: tuple[type[Record], ...] = (
    Chat,
    Subscription,
    Feed,
    Seen,
    Unread,
    Article,
    Match,
    Delivery,
    DigestMark,
    Operator,
    Claim,
    Access,
    Broadcast,
    Mute,
    Saved,
    SharedList,
)


def is_of_chat(kind: type[Record]) -> bool:
    """Tell whether records of a kind belong to a chat.

    >>> [kind.__name__ for kind in RECORDS if not is_of_chat(kind)]
    ['Feed', 'Seen', 'Unread', 'Article', 'Claim']
    """
    return kind is Chat or "chat_id" in kind.__dataclass_fields__


def chat_of(record: Record) -> int | None:
    """Give the chat to which a record belongs, None for one that belongs to none."""
    return record.id if isinstance(record, Chat) else getattr(record, "chat_id", None)


__all__ = [
    "AWAY",
    "KEPT",
    "RECORDS",
    "Access",
    "Article",
    "Broadcast",
    "Candidate",
    "Chat",
    "Claim",
    "Delivery",
    "DigestMark",
    "Entry",
    "Feed",
    "Held",
    "Item",
    "Kind",
    "Link",
    "Listing",
    "Match",
    "Mute",
    "Muted",
    "Operator",
    "Press",
    "Quiet",
    "Record",
    "Saved",
    "Seen",
    "SharedList",
    "Stage",
    "Standing",
    "State",
    "Subscription",
    "Unread",
    "Why",
    "chat_of",
    "is_of_chat",
]
