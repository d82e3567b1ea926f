"""How does a test talk with the bot without Telegram: virtual time, a site in memory, answers as values?"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from html import escape

from bot.alerts.wording import letter
from bot.chats.joining import join
from bot.chats.resuming import Resuming
from bot.chats.searching import Searching
from bot.delivery.outcome import Needless, Outcome, Sent
from bot.delivery.pace import Pace
from bot.delivery.sender import Sender
from bot.desk import Desk
from bot.digest.telling import tell_due
from bot.digest.weekly import tell_weekly
from bot.errors import FetchError
from bot.feeds import follow_list
from bot.operating.broadcasts import make
from bot.operating.gate import turned_away
from bot.pipeline.run import Newsroom
from bot.settings import Settings, load
from bot.sources.finding.look import Found, NothingFoundError
from bot.sources.lists.opml import OpmlFeed
from bot.sources.values import Fetched
from bot.texts.spans import Written
from bot.watch import Watch
from handlers.chat.alerts import under
from handlers.chat.managing import spoken_for
from handlers.chat.routes import hear_command, hear_file, hear_forwarded, hear_location, hear_press, hear_words
from handlers.chat.talk import Answer, Ask, Document, Keys, Photo, Replied, SentFile
from handlers.chat.under import rows_under
from storage.memory import MemoryStore
from storage.records import Chat, Delivery, Kind, Press, State

START = datetime(2026, 11, 23, 6, 0, tzinfo=UTC)  # a Monday, 9:00 in Riyadh
FEED = "https://news.example/rss"
PERSON = 7
_COMMAND = re.compile(r"/\w+", re.ASCII)  # what Telegram takes for one
USUAL = {"POLL_SECONDS": "60", "POLL_MOST_SECONDS": "60", "COMMANDS_PER_MINUTE": "1000000"}


class Clock:
    """Time that goes on when a test says so."""

    def __init__(self, now: datetime = START) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now

    def forward(self, **span: float) -> None:
        self.now += timedelta(**span)

    def to(self, hour: int, minute: int = 0, *, zone_hours: int = 3) -> None:
        """Go on to the next time that clocks of a zone show so."""
        target = self.now.replace(hour=0, minute=0) + timedelta(hours=hour - zone_hours, minutes=minute)
        while target <= self.now:
            target += timedelta(days=1)
        self.now = target


class Site:
    """A feed with full texts, in memory, behind the fetcher's interface."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._items: list[str] = []
        self.is_down = False

    def publish(self, title: str, *body: str, published: datetime | None = None, source: str = "") -> None:
        """Put an article into the feed, its text padded so that no page is asked for."""
        number, moment = len(self._items) + 1, published or self._clock()
        outlet = (f"المصدر: {source}",) if source else ()
        padding = "نص يكمل المقال حتى لا تُطلب صفحته. " * 20
        text = "".join(f"<p>{escape(line)}</p>" for line in (*body, padding, *outlet))
        self._items.insert(
            0,
            f"<item><title>{escape(title)}</title><link>https://news.example/{number}</link>"
            f"<guid>https://news.example/{number}</guid><pubDate>{moment:%a, %d %b %Y %H:%M:%S} +0000</pubDate>"
            f"<content:encoded><![CDATA[{text}]]></content:encoded></item>",
        )

    async def get(self, url: str, *, etag: str = "", last_modified: str = "") -> Fetched:
        del etag, last_modified
        if self.is_down or url != FEED:
            raise FetchError("answers 500", url=url, status=500)
        rss = (
            '<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>'
            f"<title>صدى الأخبار</title><link>https://news.example/</link>{''.join(self._items)}</channel></rss>"
        )
        return Fetched(url, 200, rss.encode())

    async def page(self, url: str) -> Fetched:
        return await self.get(url)


class Conversation:
    """A bot around a store in memory, and a person who talks with it."""

    def __init__(self, **environ: str) -> None:
        self.clock = Clock()
        self.site = Site(self.clock)
        self.settings: Settings = load({**USUAL, **environ})
        self.store = MemoryStore()
        self.desk = Desk(self.store, Watch(), self.settings, self.clock)
        self.newsroom = Newsroom(self.desk, self.site)
        self.received: list[str] = []
        self.edited: list[tuple[int, str]] = []  # numbers of messages, with what they say now
        self.numbers: list[int] = []  # of the messages that were received, in their order
        self.replies: list[int | None] = []  # to which of them each replies
        self.outcomes: list[Outcome] = []  # what the next sends end with; sent when empty
        self.looks: dict[str, Found | Exception] = {}  # what is found at the addresses that are typed
        self.looked: list[str] = []
        self.documents: list[Document] = []
        self.keys = Keys()  # in place of the person's keyboard
        self.administrators: set[tuple[int, int]] = set()  # of groups and channels: chat and person
        self.photos: list[Photo] = []
        self.searching = Searching()
        self.has_pictures = True
        self.desk.office.sleep = self._sleep
        self._buttons: dict[str, str] = {}

    async def open(self) -> Conversation:
        """Know the feed and have read it once."""
        await self.desk.office.open(self.store, self.clock())
        await follow_list(self.desk, [OpmlFeed("صدى الأخبار", FEED, "ar")])
        await self.read()
        return self

    async def restarts(self) -> None:
        """Start anew with what the store has: what was under way is lost."""
        self.desk = Desk(self.store, Watch(await self.store.subscriptions()), self.settings, self.clock)
        self.desk.office.sleep = self._sleep
        self.newsroom, self.searching = Newsroom(self.desk, self.site), Searching()
        await self.desk.office.open(self.store, self.clock())

    async def read(self) -> None:
        """Read the feed as a tick does, a polling interval later, and wait until it is read."""
        self.clock.forward(seconds=1.1 * self.settings.poll_most_seconds + 1)
        await self.newsroom.tick()
        await self.newsroom.settled()

    async def chat(self, chat_id: int = PERSON) -> Chat:
        """Give a chat that has spoken: a person's, or (a negative number) a group."""
        had = await self.store.chat(chat_id)
        kind = had.kind if had else ("private" if chat_id > 0 else "supergroup")
        return await join(self.desk, chat_id, kind, "ar", title=had.title if had else "")

    async def ask(
        self, words: str = "", *, chat_id: int = PERSON, by: int = PERSON, replied: Replied | None = None
    ) -> Ask:
        """Give what a person says in a chat; the newest buttons tell for which chat their message spoke."""
        within = next(filter(None, map(spoken_for, self._buttons.values())), 0)
        chat = await self.chat(chat_id)
        return Ask(
            self.desk, self.newsroom, chat, words, look=self.look, person=by if chat_id < 0 else chat_id,
            administers=self.administers, within=within, bot="mujaz_test_bot", replied=replied,
            searching=self.searching, has_pictures=self.has_pictures,
        )  # fmt: skip

    async def administers(self, chat_id: int, person: int) -> bool:
        return (chat_id, person) in self.administrators

    async def look(self, address: str) -> Found:
        """Find what a test put at an address."""
        self.looked.append(address)
        found = self.looks.get(address) or NothingFoundError("nothing there", url=address)
        if isinstance(found, Exception):
            raise found
        return found

    async def says(
        self,
        text: str,
        *,
        chat_id: int = PERSON,
        by: int = PERSON,
        reply_to: int = 0,
        replied: Replied | None = None,
        replying_to: Written | None = None,
    ) -> str:
        """Write something, perhaps as a reply to a message; give the texts of the answers."""
        if (told := await self._turned_away(chat_id, claims=text.startswith("/claim"))) is not None:
            return told
        replied = replied or (Replied(reply_to) if reply_to else None)
        if _COMMAND.match(text):
            command, *words = text.split(maxsplit=1)
            ask = await self.ask("".join(words).strip(), chat_id=chat_id, by=by, replied=replied)
            answers = await hear_command(replace(ask, quoted=replying_to), command[1:])
            return "\n\n".join([await self._told(answers), *await self._asked_for(chat_id)]).strip()
        return await self._told(await hear_words(await self.ask(text, chat_id=chat_id, by=by, replied=replied)))

    async def _turned_away(self, chat_id: int, *, claims: bool = False) -> str | None:
        kind = "private" if chat_id > 0 else "supergroup"
        told = await turned_away(self.desk, chat_id, "ar", kind=kind, claims=claims)
        return None if told is None else plain(told)

    async def _sleep(self, seconds: float) -> None:
        """Let time pass for what is told again and again: broadcasts are made and everything is sent meanwhile."""
        self.clock.forward(seconds=seconds)
        await make(self.desk)
        await self.deliver()

    async def presses(self, label: str, *, chat_id: int = PERSON, by: int = PERSON) -> str:
        """Press the button of the last answer whose label has these words."""
        data = next(data for shown, data in self._buttons.items() if label in shown)
        return await self.presses_data(data, chat_id=chat_id, by=by)

    async def presses_data(self, data: str, *, chat_id: int = PERSON, by: int = PERSON) -> str:
        if (told := await self._turned_away(chat_id)) is not None:
            return told
        return await self._told(await hear_press(await self.ask(chat_id=chat_id, by=by), data))

    async def _asked_for(self, chat_id: int) -> list[str]:
        """Have what was asked for and comes by the outbox: a digest, what was missed."""
        arrived = []
        for row in await self.store.deliveries(chat_id):
            is_asked_for = row.kind is Kind.DIGEST and row.subject.startswith(("now-", "missed-"))
            if is_asked_for and row.state is State.PENDING and not self.outcomes:
                arrived.append(plain(row.text))
                self._see(row.presses)
                async with self.store.transaction() as change:
                    change.save(replace(row, state=State.SENT, sent_at=self.clock()))
        return arrived

    def _see(self, presses: Sequence[Press]) -> None:
        self._buttons = {plain(each.label): each.data for each in presses} or self._buttons

    async def forwards(self, channel: str, *, chat_id: int = PERSON) -> str:
        """Forward a channel's post; "" for a channel without a name."""
        return await self._told(await hear_forwarded(await self.ask(chat_id=chat_id), channel))

    async def shares_location(self, latitude: float, longitude: float, *, chat_id: int = PERSON) -> str:
        return await self._told(await hear_location(await self.ask(chat_id=chat_id), latitude, longitude))

    async def sends_file(self, name: str, content: bytes, *, chat_id: int = PERSON) -> str:
        async def read() -> bytes:
            return content

        file = SentFile(name, len(content), read)
        return await self._told(await hear_file(await self.ask(chat_id=chat_id), file))

    @property
    def buttons(self) -> list[str]:
        return list(self._buttons)

    @property
    def data(self) -> dict[str, str]:
        """The buttons of the last answer that had some, with what they stand for."""
        return dict(self._buttons)

    async def _told(self, answers: Sequence[Answer]) -> str:
        """Take answers to their end: what a message said one time after the other stands in lines of its own."""
        shown = [step for each in answers for step in [each, *await _steps(each)]]
        self.keys = next((each.keys for each in reversed(shown) if each.keys is not None), self.keys)
        self.documents += [each.document for each in shown if each.document]
        self.photos += [each.photo for each in shown if each.photo]
        return self._shown_in_order(shown)

    def _shown_in_order(self, answers: Sequence[Answer]) -> str:
        rows = [button for answer in answers for row in answer.rows for button in row]
        self._buttons = {plain(button.label): button.data for button in rows} or self._buttons
        return "\n\n".join(plain(answer.text or answer.notice) for answer in answers)

    async def deliver(self) -> list[str]:
        """Let what is due be told, what broke off go on, and everything be sent; give what arrived."""
        await Resuming(self.desk, self.look).tick()
        await tell_due(self.desk)
        await tell_weekly(self.desk)
        self.received, self.edited, self.replies = [], [], []
        seconds = 0.0
        sender = Sender(self.desk, self._post, Pace(), monotonic=lambda: seconds)
        for _ in range(200):
            await sender.step()
            seconds += 60.0
        return self.received

    async def _post(self, delivery: Delivery) -> Outcome:
        if self.outcomes:
            return self.outcomes.pop(0)
        chat = await self.store.chat(delivery.chat_id)
        told = await letter(self.desk, delivery, chat)
        if told is None:
            return Needless("no message")
        if told.article:
            rows = under(chat.language, told.article.key, is_saved=told.is_saved)
            self._buttons = {plain(button.label): button.data for row in rows for button in row}
        rows = rows_under(delivery, chat.language) if chat else ()
        self._buttons = {plain(each.label): each.data for row in rows for each in row} or self._buttons
        self._see(delivery.presses)
        if told.message_id:
            self.edited.append((told.message_id, plain(told.text)))
            return Sent(told.message_id)
        self.received.append(plain(told.text))
        self.replies.append(told.reply_to)
        self.numbers.append(len(self.numbers) + 1)
        return Sent(self.numbers[-1])


async def _steps(answer: Answer) -> list[Answer]:
    return [] if answer.progress is None else [step async for step in answer.progress]


def plain(html: str) -> str:
    """Give a message's words, without markup and isolates."""
    return re.sub("<[^>]*>|[\u2066-\u2069\u200f]", "", html)
