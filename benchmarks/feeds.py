"""How fast are feeds read, and how much of them arrives, next to feedparser alone?

Feeds are made here, so that their entries, titles, links and dates are known: three languages, three formats,
valid and broken in the ways that real ones are. Both readers get the same bytes in turn; the best of the rounds
counts. A title counts where it is right once its HTML is read as text, which feedparser leaves to its caller, so
that is done for it, outside its time.

    python benchmarks/feeds.py            50 entries a feed, 5 rounds
    python benchmarks/feeds.py 200 10     200 entries, 10 rounds
"""

from __future__ import annotations

import random
import sys
import time
import warnings
from calendar import timegm
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from functools import partial
from html import escape
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

import feedparser

from bot.errors import UnreadableError
from bot.sources.feed import parse_feed
from bot.sources.plain import joined, plain_line

URL = "https://site.example/feeds/all"
NOW = datetime(2026, 3, 10, tzinfo=UTC)
TEXTS = {
    "ar": "وزير الخارجية الروسي يبحث في القاهرة مشاريع التعاون العلمي بين الجامعات والمراكز خلال العام المقبل",
    "ru": "министр иностранных дел обсудил в Каире проекты научного сотрудничества между университетами",
    "en": "the minister discussed joint projects in Cairo with universities and research centres this year",
}
WORDS = {language: text.split() for language, text in TEXTS.items()}
WINDOWS = {"ar": "windows-1256", "ru": "windows-1251", "en": "windows-1252"}


@dataclass(frozen=True, slots=True)
class Item:
    """What an entry is to say."""

    title: str
    url: str
    at: datetime
    text: str


def items(language: str, number: int, chance: random.Random) -> list[Item]:
    def words(count: int) -> str:
        return " ".join(chance.choices(WORDS[language], k=count))

    return [
        Item(
            f"{words(7)} & «{words(2)}» {n}",
            f"https://site.example/{language}/{n}?a=1&b={n}",
            NOW - timedelta(minutes=17 * n),
            f"<p>{words(60)}</p><p>{words(60)}</p>",
        )
        for n in range(number)
    ]


def rss(listed: list[Item], language: str) -> str:
    entries = "".join(
        f"<item><title>{escape(each.title)}</title><link>{escape(each.url)}</link><guid>{escape(each.url)}</guid>"
        f"<pubDate>{format_datetime(each.at)}</pubDate><description><![CDATA[{each.text}]]></description></item>"
        for each in listed
    )
    return f'<rss version="2.0"><channel><title>T</title><language>{language}</language>{entries}</channel></rss>'


def atom(listed: list[Item], language: str) -> str:
    entries = "".join(
        f"<entry><title>{escape(each.title)}</title><link href='{escape(each.url)}'/><id>{escape(each.url)}</id>"
        f"<updated>{each.at.isoformat()}</updated><content type='html'>{escape(each.text)}</content></entry>"
        for each in listed
    )
    return f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{language}"><title>T</title>{entries}</feed>'


def rdf(listed: list[Item], language: str) -> str:
    entries = "".join(
        f'<item rdf:about="{escape(each.url)}"><title>{escape(each.title)}</title><link>{escape(each.url)}</link>'
        f"<dc:date>{each.at.isoformat()}</dc:date><description>{escape(each.text)}</description></item>"
        for each in listed
    )
    return (
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" '
        f'xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><dc:language>{language}</dc:language></channel>'
        f"{entries}</rdf:RDF>"
    )


def utf8(text: str, _language: str) -> bytes:
    return f'<?xml version="1.0" encoding="UTF-8"?>{text}'.encode()


def mislabelled(text: str, language: str) -> bytes:
    return f'<?xml version="1.0" encoding="UTF-8"?>{text}'.encode(WINDOWS[language], "xmlcharrefreplace")


def replacing(*pairs: tuple[str, str]) -> Callable[[str, str], bytes]:
    def damage(text: str, language: str) -> bytes:
        for old, new in pairs:
            text = text.replace(old, new)
        return utf8(text, language)

    return damage


DAMAGE: dict[str, Callable[[str, str], bytes]] = {
    "valid": utf8,
    "cut in the middle": lambda text, language: utf8(text[: len(text) // 2], language),
    "control characters": replacing(("1", "1\x0b")),
    "bare ampersands": replacing(("&amp;", "&")),
    "entities of HTML": replacing(("«", "&laquo;"), ("»", "&raquo;")),
    "escaped twice": replacing(("&amp; «", "&amp;amp; «")),
    "another encoding": mislabelled,
    "white space in front": lambda text, language: b"\n\n " + utf8(text, language),
    "a tag left open": replacing(("<title>T</title>", "<title>T</title><br>")),
}

Read = list[tuple[str, str, datetime | None]]


def ours(body: bytes) -> Read:
    try:
        feed = parse_feed(body, url=URL, now=NOW)
    except UnreadableError:
        return []
    return [(entry.title, entry.url, entry.published) for entry in feed.entries]


def theirs(body: bytes) -> feedparser.FeedParserDict:
    return feedparser.parse(body)


def values(found: feedparser.FeedParserDict) -> Iterator[tuple[str, str, datetime | None]]:
    for entry in found.entries:
        at = entry.get("published_parsed") or entry.get("updated_parsed")
        moment = datetime.fromtimestamp(timegm(at), UTC) if at else None
        yield plain_line(entry.get("title", "")), joined(URL, entry.get("link", "")), moment


@dataclass(slots=True)
class Tally:
    """Seconds, and how many entries, titles, links and dates arrived whole."""

    seconds: float = 0.0
    entries: int = 0
    titles: int = 0
    links: int = 0
    dates: int = 0

    def add(self, read: Read, expected: list[Item], seconds: float) -> None:
        self.seconds += seconds
        self.entries += min(len(read), len(expected))
        self.titles += len({title for title, _, _ in read} & {each.title for each in expected})
        self.links += len({url for _, url, _ in read} & {each.url for each in expected})
        self.dates += len({(title, at) for title, _, at in read} & {(each.title, each.at) for each in expected})

    def plus(self, other: Tally) -> None:
        self.seconds += other.seconds
        self.entries += other.entries
        self.titles += other.titles
        self.links += other.links
        self.dates += other.dates


def fastest(both: tuple[Callable[[], object], Callable[[], object]], rounds: int) -> list[float]:
    """Give the best time of each; they take turns, so that a busy moment of the machine meets both."""
    best = [float("inf")] * 2
    for _ in range(rounds):
        for n, action in enumerate(both):
            started = time.perf_counter()
            action()
            best[n] = min(best[n], time.perf_counter() - started)
    return best


def measure(damage: Callable[[str, str], bytes], size: int, rounds: int) -> tuple[Tally, Tally, int, int]:
    """Give our tally, feedparser's, the entries there are, and the feeds."""
    us, them, there, feeds = Tally(), Tally(), 0, 0
    for language in WORDS:
        expected = items(language, size, random.Random(language))
        for form in (rss, atom, rdf):
            body = damage(form(expected, language), language)
            whole = expected[: body.count(b"</item>") + body.count(b"</entry>")]
            quick, slow = fastest((partial(ours, body), partial(theirs, body)), rounds)
            us.add(ours(body), whole, quick)
            them.add(list(values(theirs(body))), whole, slow)
            there += len(whole)
            feeds += 1
    return us, them, there, feeds


def tell(name: str, us: Tally, them: Tally, there: int, feeds: int) -> None:
    mine, other = us.seconds / feeds * 1000, them.seconds / feeds * 1000
    shares = " ".join(
        f"{a / there:6.1%} {b / there:6.1%} |"
        for a, b in (
            (us.entries, them.entries),
            (us.titles, them.titles),
            (us.links, them.links),
            (us.dates, them.dates),
        )
    )
    print(f"{name:<22} {mine:7.2f} {other:7.2f} {other / mine:6.1f}x | {shares}")


def main() -> int:
    warnings.simplefilter("ignore", DeprecationWarning)
    size, rounds = (int(given) for given in [*sys.argv[1:3], *("50", "5")[len(sys.argv) - 1 :]])
    print(f"{size} entries a feed, best of {rounds}; of each pair: Mujaz, feedparser alone")
    print(
        f"{'':<22} ms a feed  (both)  ratio | entries        | titles         | links          | dates          |"
    )
    all_us, all_them, all_there, all_feeds = Tally(), Tally(), 0, 0
    for name, damage in DAMAGE.items():
        us, them, there, feeds = measure(damage, size, rounds)
        tell(name, us, them, there, feeds)
        all_us.plus(us)
        all_them.plus(them)
        all_there, all_feeds = all_there + there, all_feeds + feeds
    tell("all", all_us, all_them, all_there, all_feeds)
    return 0


if __name__ == "__main__":
    sys.exit(main())
