"""What does the world publish? A little news site on loopback: feeds, article pages, and sites' troubles."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from email.utils import format_datetime, parsedate_to_datetime
from pathlib import Path
from types import TracebackType
from typing import Self

from aiohttp import web

from tests.botapi.bell import Bell
from tests.newspages import FORMATS, Feed, Story, article_page, feed_bytes, home_page, opml

FOR_EVER = -1
LAST_BREATH = 0.05  # seconds that open requests get when the site stops


@dataclass(frozen=True, slots=True)
class Request:
    """A request and the status of its answer (0 while it hangs); `at` is in monotonic seconds."""

    method: str
    path: str
    headers: dict[str, str]
    status: int
    at: float


@dataclass(slots=True)
class Page:
    """The bytes behind a path, and since when they are the same."""

    body: bytes
    content_type: str
    changed: datetime

    @property
    def etag(self) -> str:
        return f'"{hashlib.sha256(self.body).hexdigest()[:16]}"'


@dataclass(slots=True)
class Trouble:
    """What the next `times` requests of a path get instead."""

    status: int
    times: int
    headers: dict[str, str] = field(default_factory=dict)


class NewsSite:
    """A news site that answers within `async with`, and what is asked of it."""

    def __init__(
        self,
        *,
        title: str = "صدى الأخبار",
        port: int = 0,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self.title = title
        self.requests: list[Request] = []
        self._now = now
        self._port = port
        self._feeds: dict[str, Feed] = {}
        self._stories: dict[str, list[Story]] = {}
        self._pages: dict[str, Page] = {}
        self._troubles: dict[str, Trouble] = {}
        self._hanging: set[str] = set()
        self.bell = Bell()
        self._runner: web.AppRunner | None = None

    @property
    def host(self) -> str:
        """host:port, as ALLOW_PRIVATE_HOSTS takes it."""
        return f"127.0.0.1:{self._port}"

    @property
    def url(self) -> str:
        return f"http://{self.host}"

    async def start(self) -> None:
        """Begin to listen, on the same port as before."""
        application = web.Application()
        application.router.add_route("*", "/{path:.*}", self._answer)
        self._runner = web.AppRunner(
            application, access_log=None, handler_cancellation=True, shutdown_timeout=LAST_BREATH
        )
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", self._port).start()
        self._port = self._runner.addresses[0][1]

    async def stop(self) -> None:
        """Stop listening; what was published is kept."""
        if self._runner is not None:
            await self._runner.cleanup()
            self._runner = None

    async def __aenter__(self) -> Self:
        await self.start()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.stop()

    def feed(
        self,
        path: str = "/rss.xml",
        *,
        format: str = "rss2",  # noqa: A002 (the word of the field)
        language: str = "ar",
        title: str = "",
        encoding: str = "utf-8",
    ) -> str:
        """Open a feed and give its address; `format` is rss2, rss1, rss0.91, atom or jsonfeed."""
        if not self._port:
            raise AssertionError("a site has an address once it has started")
        feed = Feed(self.url + path, self.url + "/", format, language, title or self.title, encoding)
        self._feeds[path], self._stories[path] = feed, []
        self._print_feed(path)
        return feed.url

    def publish(
        self,
        title: str,
        body: Sequence[str],
        *,
        feed: str = "/rss.xml",
        published: datetime | None = None,
        tags: Sequence[str] = (),
        teaser: bool = True,
        guid: str | None = None,
        related: Sequence[str] = (),
    ) -> str:
        """Publish a story, as a page and in a feed (opened if need be); give the page's address.

        With `teaser` the feed has the first paragraph only, else also the full text.
        """
        if feed not in self._feeds:
            self.feed(feed)
        url = f"{self.url}/news/{1 + sum(map(len, self._stories.values()))}"
        language, moment = self._feeds[feed].language, published or self._now()
        story = Story(url, title, tuple(body), moment, guid or url, language, tuple(tags), tuple(related), teaser)
        self._stories[feed].append(story)
        self._print(feed, story)
        return url

    def revise(self, url: str, *, title: str | None = None, body: Sequence[str] | None = None) -> None:
        """Change a story that was published: the page and its entry in the feed."""
        path, place = next(
            (p, i) for p, found in self._stories.items() for i, one in enumerate(found) if one.url == url
        )
        old = self._stories[path][place]
        new = replace(old, title=title or old.title, body=old.body if body is None else tuple(body))
        self._stories[path][place] = new
        self._print(path, new)

    def serves(self, path: str, body: bytes, content_type: str = "text/html; charset=utf-8") -> str:
        """Put any bytes under a path, a broken feed for example; give the address."""
        old = self._pages.get(path)
        if old is None or old.body != body:
            self._pages[path] = Page(body, content_type, self._now())
        return self.url + path

    def fails(
        self, path: str, *, status: int = 500, times: int = FOR_EVER, retry_after: int | None = None
    ) -> None:
        """Answer the next requests of a path with this status."""
        headers = {} if retry_after is None else {"Retry-After": str(retry_after)}
        self._troubles[path] = Trouble(status, times, headers)

    def redirects(self, path: str, to: str, *, status: int = 301, times: int = FOR_EVER) -> None:
        """Send readers of a path elsewhere, to a path here or any address."""
        self._troubles[path] = Trouble(status, times, {"Location": to})

    def hangs(self, path: str) -> None:
        """Take requests of a path and say nothing, until it recovers or the site stops."""
        self._hanging.add(path)

    def recovers(self, path: str) -> None:
        """End every trouble of a path; those who hang are answered."""
        self._troubles.pop(path, None)
        self._hanging.discard(path)
        self.bell.ring()

    async def asked(self, path: str, *, times: int = 1, within: float = 10) -> list[Request]:
        """Wait until a path was requested so often; give those requests."""

        def probe() -> list[Request] | None:
            return found if len(found := self.requests_of(path)) >= times else None

        found = await self.bell.until(probe, within)
        if found is None:
            raise AssertionError(f"{path} was not asked for {times} times in {within} s: {self.requests}")
        return found

    def requests_of(self, path: str) -> list[Request]:
        return [request for request in self.requests if request.path == path]

    def opml(self) -> str:
        """List the site's feeds in OPML."""
        return opml(self.title, list(self._feeds.values()))

    def write_opml(self, path: Path) -> Path:
        """Write the OPML to a file and give its path."""
        path.write_text(self.opml(), encoding="utf-8")
        return path

    def _print(self, feed: str, story: Story) -> None:
        page = article_page(self._feeds[feed].title, story).encode()
        self.serves(story.url.removeprefix(self.url), page)
        self._print_feed(feed)

    def _print_feed(self, path: str) -> None:
        feed = self._feeds[path]
        self.serves(path, feed_bytes(feed, self._stories[path]), FORMATS[feed.format][0])
        stories = [story for found in self._stories.values() for story in found]
        self.serves("/", home_page(self.title, list(self._feeds.values()), stories).encode())

    async def _answer(self, request: web.Request) -> web.StreamResponse:
        if request.path in self._hanging:
            self._note(request, 0)
            await self.bell.until(lambda: request.path not in self._hanging or None, float("inf"))
        answer = self._troubled(request.path) or self._page(request)
        self._note(request, answer.status)
        return answer

    def _note(self, request: web.Request, status: int) -> None:
        moment = time.monotonic()
        self.requests.append(Request(request.method, request.path, dict(request.headers), status, moment))
        self.bell.ring()

    def _troubled(self, path: str) -> web.Response | None:
        trouble = self._troubles.get(path)
        if trouble is None or trouble.times == 0:
            return None
        trouble.times -= trouble.times > 0
        return web.Response(status=trouble.status, headers=trouble.headers, text=f"{trouble.status}")

    def _page(self, request: web.Request) -> web.Response:
        page = self._pages.get(request.path)
        if page is None:
            return web.Response(status=404, text="<h1>404</h1>", content_type="text/html")
        validators = {"ETag": page.etag, "Last-Modified": format_datetime(page.changed, usegmt=True)}
        if _unchanged(request, page):
            return web.Response(status=304, headers=validators)
        answer = web.Response(body=page.body, headers=validators | {"Content-Type": page.content_type})
        answer.enable_compression()
        return answer


def _unchanged(request: web.Request, page: Page) -> bool:
    """Say whether the reader has the page already; the entity tag decides where both are given."""
    if tag := request.headers.get("If-None-Match"):
        return page.etag in tag
    since = request.headers.get("If-Modified-Since")
    return since is not None and page.changed.replace(microsecond=0) <= parsedate_to_datetime(since)
