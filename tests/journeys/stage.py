"""Where is a journey played? Before the real program, the strict Bot API server and a news site, by one clock."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import TracebackType
from typing import Self
from zoneinfo import ZoneInfo

from tests.botapi import BotApi, Limits
from tests.botapi.answers import Answer
from tests.botapi.chats import Chat, Post
from tests.botapi.groups import Channel, Group
from tests.botapi.inline import InlineAnswer
from tests.botapi.people import Person
from tests.botapi.places import Place
from tests.journeys import seen
from tests.journeys.script import Event, Script
from tests.newssite import NewsSite
from tests.program import Program

BEGIN = datetime(2026, 11, 23, 6, 0, tzinfo=UTC)  # a Monday
ZONES = {"ar": "Asia/Riyadh", "en": "Europe/London", "ru": "Europe/Moscow"}
OUTLETS = {"ar": "صدى الأخبار", "en": "The Daily Echo", "ru": "Вестник дня"}
PEOPLE = {"ar": "سلمى", "en": "Sally", "ru": "Света"}
CITIES = {"ar": "صدى المدينة", "en": "City Gazette", "ru": "Городские вести"}
LONGEST_WAIT = 20.0  # seconds for what a script says must come
HASTE = {"CHAT_SECONDS": "0", "GROUP_MINUTE": "1000"}  # a script says more in a minute than people do
NEWS = "news.example"  # how scripts call the host and port of what is read,
CITY = "city.example"  # and of what is read only for who follows it
_SIGNED = re.compile(r"(start(?:group)?=)[\w-]+")
_OUTLET = re.compile(r'^\S*\* "(.+?)" publishes', re.MULTILINE)


class Stage:
    """A program of its own for one script, and all who stand before it."""

    def __init__(self, folder: Path, script: Script) -> None:
        self._script = script
        self._shift = BEGIN.timestamp() - time.time()
        self.api = BotApi(now=lambda: self._moment().timestamp(), limits=Limits(private_seconds=0.0, group=1000))
        self.site = NewsSite(title=OUTLETS[script.language], now=self._moment)
        self.city = NewsSite(title=CITIES[script.language], now=self._moment)  # only who follows it has it read
        self.feeds: dict[str, str] = {}  # outlets, with the paths of their feeds
        self.people: dict[str, Person] = {}
        self.places: dict[str, Place] = {}  # groups and channels, as the script calls them
        self.topics: dict[Place, int] = {}  # in which topic people write, where a group has some
        self.pictures: list[bytes] = []  # that came, in their order
        self.others: set[Chat] = set()  # chats of which the script tells nothing
        self.listed: InlineAnswer | None = None  # the newest list under `@bot words`
        self._folder = folder
        self._told: dict[Post, int] = {}  # how many versions of a message were told
        self._deleted: set[Post] = set()
        self._program: Program | None = None

    def _moment(self) -> datetime:
        """Give the time of program, site and server alike."""
        return datetime.fromtimestamp(time.time() + self._shift, UTC)

    @property
    def local(self) -> datetime:
        """The time that the clocks of the language's zone show."""
        return self._moment().astimezone(ZoneInfo(ZONES[self._script.language]))

    @property
    def language(self) -> str:
        """The language of the script, which all who come speak."""
        return self._script.language

    @property
    def program(self) -> Program:
        assert self._program is not None, "within async with"
        return self._program

    async def __aenter__(self) -> Self:
        await self.site.start()
        await self.city.start()
        await self.api.start()
        titles = dict.fromkeys([self.site.title, *_OUTLET.findall(self._script.text)])
        for number, title in enumerate(titles):
            self.feeds[title] = f"/rss{number or ''}.xml"
            self.site.feed(self.feeds[title], language=self._script.language, title=title)
        self.city.feed(language=self._script.language)
        hosts = f"{self.site.host},{self.city.host}"
        settings = {"DEFAULT_ZONE": ZONES[self._script.language], "ALLOW_PRIVATE_HOSTS": hosts, **HASTE} | {
            name: self.real(value) for name, value in self._script.settings.items()
        }
        self._program = Program(self._folder, self.api, self.site, **settings)
        self._program.shift_clock(self._shift)
        await self._program.start()
        for path in self.feeds.values():
            await self.site.asked(path, times=2, within=20)  # then it has read everything once
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.program.__aexit__(kind, error, trace)
        await self.api.stop()
        await self.site.stop()
        await self.city.stop()

    def goes_on(self, span: timedelta) -> None:
        """Move every clock on."""
        self._shift += span.total_seconds()
        self.program.shift_clock(self._shift)

    def person(self, who: str) -> Person:
        """Find somebody by the name in the script, or let them come; "" is the person the journey is about."""
        if who not in self.people:
            language = self._script.language
            name = who.capitalize() or PEOPLE[language]
            self.people[who] = self.api.person(name=name, language=language)
        return self.people[who]

    def shared(self, name: str) -> Group | Channel:
        """Find a group or channel by the name in the script."""
        place = self.places[name]
        assert isinstance(place, Group | Channel)
        return place

    def newest(self, place: Place) -> Answer:
        """Give the bot's newest message in a chat."""
        return next(self.messages(place))

    def messages(self, place: Place) -> Iterator[Answer]:
        """Give the bot's messages in a chat, the newest first, as they are now."""
        posts = [post for post in place.chat.posts.values() if post.by_bot and not post.deleted]
        return (Answer(self.api.world, post).latest for post in reversed(posts))

    def untold(self) -> Sequence[Event]:
        """Give what the bot did since this was last asked, in its order."""
        found: list[tuple[float, Event]] = []
        for post in (each for each in self.api.world.sent if each.chat not in self.others):
            versions = Answer(self.api.world, post).versions
            since = self._told.get(post, 0)
            before = [None, *versions]
            found += [
                (each.sent_at, self._event(post, each, old))
                for each, old in zip(versions[since:], before[since:], strict=False)
            ]
            self._told[post] = len(versions)
            if post.deleted and post not in self._deleted:
                self._deleted.add(post)
                found.append((float("inf"), Event("x", self._where(post), (versions[-1].text.split("\n")[0],))))
        return [event for _, event in sorted(found, key=lambda each: each[0])]

    async def more(self, within: float) -> Sequence[Event]:
        """Wait for what the bot does next; nothing where it does nothing in so many seconds."""
        return await self.api.world.bell.until(lambda: self.untold() or None, within) or ()

    def _event(self, post: Post, answer: Answer, before: Answer | None) -> Event:
        replied = post.chat.post(answer.reply_to) if answer.reply_to else None
        to_bot = replied.wire.get("text", "") if replied and replied.by_bot else ""
        topic = post.chat.topics.get(answer.thread_id or 0, "")
        if answer.file and answer.file[0].endswith(".png"):
            self.pictures.append(answer.file[1])
        lines = seen.lines(answer, replied=to_bot.split("\n")[0], topic=topic, before=before)
        return Event("~" if before else "<", self._where(post), tuple(map(self.bare, lines)))

    def bare(self, line: str) -> str:
        """Take out of a line what differs from run to run: the sites' ports, signed links."""
        return _SIGNED.sub(r"\1⟨…⟩", line.replace(self.site.host, NEWS).replace(self.city.host, CITY))

    def real(self, words: str) -> str:
        """Give words of a script with the sites' real hosts and ports."""
        return words.replace(NEWS, self.site.host).replace(CITY, self.city.host)

    def _where(self, post: Post) -> str:
        """Say how the script calls a chat."""
        places = {**self.people, **self.places}
        return next((name for name, place in places.items() if place.chat is post.chat), post.chat.title)
