"""How fast are feeds read, and how much of them arrives, next to feedparser alone?

Feeds are made here, so that their entries, titles, links, ids and dates are known: three languages, seven formats
of XML and JSON Feed, teasers or whole articles, valid and broken in the ways that real ones are. Both readers get
the same bytes in turn; the least CPU time of the rounds counts. A title counts where it is right once its HTML is
read as text, which feedparser leaves to its caller, so that is done for it, outside its time; so is joining links.

    python benchmarks/feeds.py            30 entries a feed, best of 2
    python benchmarks/feeds.py 100 5      100 entries, best of 5
    python benchmarks/feeds.py memory     the memory of a feed of 15 MiB (each reader in a process of its own)
"""

from __future__ import annotations

import json
import random
import re
import subprocess
import sys
import tempfile
import time
import warnings
from calendar import timegm
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from functools import partial
from html import escape
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from bot.errors import UnreadableError
from bot.sources.feeds.feed import parse_feed
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
ISO = {"ar": "iso-8859-6", "ru": "iso-8859-5", "en": "iso-8859-1"}
CONTENT = 'xmlns:content="http://purl.org/rss/1.0/modules/content/"'
DC = 'xmlns:dc="http://purl.org/dc/elements/1.1/"'
RDF = 'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"'


@dataclass(frozen=True, slots=True)
class Item:
    """What an entry is to say."""

    title: str
    url: str
    id: str
    at: datetime
    text: str
    full: str


def items(language: str, number: int, chance: random.Random) -> list[Item]:
    def words(count: int) -> str:
        return " ".join(chance.choices(WORDS[language], k=count))

    def paragraph() -> str:
        return (
            f'<p class="text">{words(35)} <a href="https://site.example/tag">{words(2)}</a> <b>{words(3)}</b>.</p>'
        )

    return [
        Item(
            f"{words(7)} & «{words(2)}» {n}",
            f"https://site.example/{language}/{n}?a=1&b={n}",
            f"https://site.example/?p={n}",
            NOW - timedelta(minutes=17 * n),
            f"<p>{words(40)}</p>",
            "".join(paragraph() for _ in range(6)) + '<img src="https://site.example/a.jpg" alt="">',
        )
        for n in range(number)
    ]


def cdata(text: str) -> str:
    return f"<![CDATA[{text}]]>"


def rss(version: str, listed: list[Item], language: str, full: bool) -> str:
    """RSS 0.91 has neither ids nor dates, 0.92 no ids; both have plain teasers."""
    old = version in ("0.91", "0.92")
    entries = "".join(
        f"<item><title>{escape(each.title)}</title><link>{escape(each.url)}</link>"
        + ("" if old else f'<guid isPermaLink="false">{escape(each.id)}</guid>')
        + ("" if version == "0.91" else f"<pubDate>{format_datetime(each.at)}</pubDate>")
        + f"<description>{escape(each.text) if old else cdata(each.text)}</description>"
        + (f"<content:encoded>{cdata(each.full)}</content:encoded>" if full else "")
        + "</item>"
        for each in listed
    )
    return (
        f'<rss version="{version}" {CONTENT}><channel><title>T</title><link>https://site.example/</link>'
        f"<language>{language}</language>{entries}</channel></rss>"
    )


def rdf(namespace: str, listed: list[Item], language: str, full: bool) -> str:
    entries = "".join(
        f'<item rdf:about="{escape(each.id)}"><title>{escape(each.title)}</title><link>{escape(each.url)}</link>'
        f"<dc:date>{each.at.isoformat()}</dc:date><description>{escape(each.text)}</description>"
        + (f"<content:encoded>{cdata(each.full)}</content:encoded>" if full else "")
        + "</item>"
        for each in listed
    )
    return (
        f'<rdf:RDF {RDF} xmlns="{namespace}" {DC} {CONTENT}><channel><title>T</title>'
        f"<link>https://site.example/</link><dc:language>{language}</dc:language></channel>{entries}</rdf:RDF>"
    )


def atom(version: str, listed: list[Item], language: str, full: bool) -> str:
    old = version == "0.3"
    namespace = "http://purl.org/atom/ns#" if old else "http://www.w3.org/2005/Atom"
    kind = 'type="text/html" mode="escaped"' if old else 'type="html"'
    dated = "issued" if old else "published"
    entries = "".join(
        f"<entry><title>{escape(each.title)}</title><link rel='alternate' href='{escape(each.url)}'/>"
        f"<link rel='self' href='{URL}/{n}'/><id>{escape(each.id)}</id>"
        f"<{dated}>{each.at.isoformat()}</{dated}><summary {kind}>{escape(each.text)}</summary>"
        + (f"<content {kind}>{escape(each.full)}</content>" if full else "")
        + "</entry>"
        for n, each in enumerate(listed)
    )
    return f'<feed xmlns="{namespace}" xml:lang="{language}"><title>T</title>{entries}</feed>'


def json_feed(listed: list[Item], language: str, full: bool) -> bytes:
    told = [
        {"id": each.id, "url": each.url, "title": each.title, "date_published": each.at.isoformat()}
        | ({"content_html": each.full} if full else {"summary": each.text})
        for each in listed
    ]
    feed = {"version": "https://jsonfeed.org/version/1.1", "title": "T", "language": language, "items": told}
    return json.dumps(feed, ensure_ascii=False).encode()


Form = Callable[[list[Item], str, bool], str]
FORMS: dict[str, Form] = {
    "RSS 0.91": partial(rss, "0.91"),
    "RSS 0.92": partial(rss, "0.92"),
    "RSS 2.0": partial(rss, "2.0"),
    "RDF 0.9": partial(rdf, "http://my.netscape.com/rdf/simple/0.9/"),
    "RSS 1.0": partial(rdf, "http://purl.org/rss/1.0/"),
    "Atom 0.3": partial(atom, "0.3"),
    "Atom 1.0": partial(atom, "1.0"),
}

Damage = Callable[[str, str], bytes]


def utf8(text: str, _language: str = "") -> bytes:
    return f'<?xml version="1.0" encoding="UTF-8"?>{text}'.encode()


def encoded(names: dict[str, str], *, declared: str | None, mark: bytes = b"") -> Damage:
    """In another encoding; `declared` is what the declaration says: "" the truth, None for no declaration."""

    def damage(text: str, language: str) -> bytes:
        said = "" if declared is None else f'<?xml version="1.0" encoding="{declared or names[language]}"?>'
        return mark + (said + text).encode(names[language], "xmlcharrefreplace")

    return damage


def replacing(*pairs: tuple[str, str]) -> Damage:
    def damage(text: str, language: str) -> bytes:
        for old, new in pairs:
            text = text.replace(old, new)
        return utf8(text, language)

    return damage


def rewriting(*pairs: tuple[str, str]) -> Damage:
    def damage(text: str, language: str) -> bytes:
        for old, new in pairs:
            text = re.sub(old, new, text)
        return utf8(text, language)

    return damage


UTF_16 = dict.fromkeys(WORDS, "utf-16-le")
DAMAGE: dict[str, Damage] = {
    "valid": utf8,
    "cut in the middle": lambda text, language: utf8(text[: len(text) // 2], language),
    "control characters": replacing(("1", "1\x0b")),
    "references to controls": replacing(("&amp; «", "&#1;&amp; «")),
    "bare ampersands": replacing(("&amp;", "&")),
    "entities of HTML": replacing(("«", "&laquo;"), ("»", "&raquo;")),
    "escaped twice": replacing(("&amp; «", "&amp;amp; «")),
    "tags in titles": rewriting((r"<title>(?!T<)", "<title>&lt;b&gt;"), (r"(?<!T)</title>", "&lt;/b&gt;</title>")),
    "windows under UTF-8": encoded(WINDOWS, declared="UTF-8"),
    "windows, declared": encoded(WINDOWS, declared=""),
    "windows, undeclared": encoded(WINDOWS, declared=None),
    "ISO 8859, declared": encoded(ISO, declared=""),
    "UTF-8 under windows": lambda text, language: (
        f'<?xml version="1.0" encoding="{WINDOWS[language]}"?>{text}'.encode()
    ),
    "UTF-16, marked": encoded(UTF_16, declared="UTF-16", mark=b"\xff\xfe"),
    "UTF-16, unmarked": encoded(UTF_16, declared="UTF-8"),
    "CDATA in CDATA": replacing(("<![CDATA[", "<![CDATA[<p>a<![CDATA[b"), ("]]>", "]]></p>]]>")),
    "junk in front": lambda text, language: b"Warning: mysql_connect()\n\n " + utf8(text, language),
    "white space in front": lambda text, language: b"\n\n " + utf8(text, language),
    "HTML behind": lambda text, language: utf8(text, language) + b"<script>track()</script><br>",
    "no dates": rewriting((r"<(pubDate|dc:date|issued|published)>[^<]*</\1>", "")),
    "relative links": replacing((">https://site.example/ar", ">/ar"), ("='https://site.example/ar", "='/ar")),
    "one id for all": rewriting(
        (r"(<guid[^>]*>|<id>)[^<]*", r"\1https://site.example/"), (r"about=\"[^\"]*", 'about="x')
    ),
    "ends of entries missing": rewriting((r"[13579]</(title)>(.*?)</(item|entry)>", r"1</\1>\2")),
    "tags left open in texts": rewriting((r"(<(?:description|summary)[^>]*>)", r"\1<b>")),
    "a tag left open at the top": replacing(("<title>T</title>", "<title>T</title><br>")),
    "prefixes undeclared": replacing((CONTENT, ""), (DC, "")),
    "wrong namespaces": replacing(
        ("/2005/Atom", "/2005/atom"), ("purl.org/rss", "purl.org/RSS"), ("/dc/", "/DC/")
    ),
    "listed twice": rewriting((r"(<(item|entry)[ >].*?</\2>)", r"\1\1")),
}


@dataclass(frozen=True, slots=True)
class Said:
    """What a reader made of an entry."""

    title: str
    link: str
    id: str
    date: datetime | None


Read = list[Said]
FIELDS = ("title", "link", "id", "date")


def ours(body: bytes) -> Read:
    try:
        feed = parse_feed(body, url=URL, now=NOW)
    except UnreadableError:
        return []
    return [Said(entry.title, entry.url, entry.id, entry.published) for entry in feed.entries]


def theirs(body: bytes) -> object:
    import feedparser

    return feedparser.parse(body)


def values(found: object) -> Iterator[Said]:
    for entry in found.entries:  # type: ignore[attr-defined]
        at = entry.get("published_parsed") or entry.get("updated_parsed")
        moment = datetime.fromtimestamp(timegm(at), UTC) if at else None
        link = entry.get("link", "")
        yield Said(
            plain_line(entry.get("title", "")), joined(URL, link) if link else "", entry.get("id", ""), moment
        )


def by_number(read: Read) -> dict[str, Said]:
    """Give the entries by the number in which title and link end; the first of those that are listed twice."""
    found: dict[str, Said] = {}
    for said in read:
        number = re.search(r"b=(\d+)$|(\d+)\W*$", said.link) or re.search(r"(\d+)\W*$", said.title)
        found.setdefault((number[1] or number[number.lastindex]) if number else said.title, said)
    return found


@dataclass(slots=True)
class Tally:
    """What was measured of one kind of damage."""

    feeds: int = 0
    us: float = 0.0
    them: float = 0.0
    there: int = 0
    found: Counter[str] = field(default_factory=Counter)
    lost: int = 0
    nameless: int = 0  # entries that were cut off before title (ending in a number) and link were whole
    same: Counter[str] = field(default_factory=Counter)
    both: int = 0
    right: Counter[tuple[str, str]] = field(default_factory=Counter)
    differ: Counter[tuple[str, str]] = field(default_factory=Counter)
    shown: dict[tuple[str, str], str] = field(default_factory=dict)

    def add(self, expected: list[Item], mine: dict[str, Said], other: dict[str, Said]) -> None:
        self.feeds += 1
        self.there += len(expected)
        self.found.update(us=len(mine), them=len(other))
        missed = [other[number] for number in other.keys() - mine.keys()]
        links = {each.url for each in expected}
        lost = sum(said.link in links and said.title[-1:].isdigit() for said in missed)
        self.lost, self.nameless = self.lost + lost, self.nameless + len(missed) - lost
        truth = {
            str(n): Said(" ".join(each.title.split()), each.url, each.id, each.at)
            for n, each in enumerate(expected)
        }
        for number in mine.keys() & other.keys():
            self.both += 1
            for name in FIELDS:
                self.compare(name, mine[number], other[number], truth.get(number))

    def compare(self, name: str, mine: Said, other: Said, truth: Said | None) -> None:
        one, two, meant = getattr(mine, name), getattr(other, name), getattr(truth, name, None)
        if two or (one and name != "id"):
            self.right.update({(name, "us"): one == meant, (name, "them"): two == meant, (name, "said"): 1})
        if one == two:
            self.same[name] += 1
            return
        who = "ours is right" if one == meant else "theirs is right" if two == meant else "neither as written"
        if not two:
            who = f"feedparser gives none ({who})"
        self.differ[name, who] += 1
        self.shown.setdefault((name, who), f"{one!s:.60} | {two!s:.60}")

    def plus(self, other: Tally) -> None:
        for name in ("feeds", "us", "them", "there", "lost", "nameless", "both"):
            setattr(self, name, getattr(self, name) + getattr(other, name))
        for name in ("found", "same", "right", "differ"):
            getattr(self, name).update(getattr(other, name))


def fastest(both: tuple[Callable[[], object], Callable[[], object]], rounds: int) -> list[float]:
    """Give the best time of each; they take turns, so that a busy moment of the machine meets both."""
    best = [float("inf")] * 2
    for _ in range(rounds):
        for n, action in enumerate(both):
            started = time.process_time()
            action()
            best[n] = min(best[n], time.process_time() - started)
    return best


def measure(damage: Damage, size: int, rounds: int) -> Tally:
    tally = Tally()
    for at, language in enumerate(WORDS):
        expected = items(language, size, random.Random(language))
        for place, form in enumerate(FORMS.values()):
            body = damage(form(expected, language, (at + place) % 2 == 0), language)
            quick, slow = fastest((partial(ours, body), partial(theirs, body)), rounds)
            tally.us += quick
            tally.them += slow
            tally.add(expected, by_number(ours(body)), by_number(list(values(theirs(body)))))
    return tally


def tell(name: str, tally: Tally) -> None:
    mine, other = tally.us / tally.feeds * 1000, tally.them / tally.feeds * 1000
    entries = f"{tally.found['us'] / tally.there:7.1%} {tally.found['them'] / tally.there:7.1%} {tally.lost:5}"
    fields = " ".join(f"{tally.same[name] / max(1, tally.both):7.1%}" for name in FIELDS)
    print(f"{name:<27} {mine:6.2f} {other:7.2f} {other / mine:6.1f}x | {entries} | {fields}")


def tell_json(size: int) -> None:
    for full in (False, True):
        listed = items("ar", size, random.Random("ar"))
        body = json_feed(listed, "ar", full)
        started = time.perf_counter()
        read = ours(body)
        taken = time.perf_counter() - started
        meant = [Said(each.title, each.url, each.id, each.at) for each in listed]
        same = sum(one == two for one, two in zip(read, meant, strict=False))
        print(f"JSON Feed, full={full}: {taken * 1000:.2f} ms, {same} of {size} entries right in every field")


def big(mebibytes: int = 15) -> bytes:
    """Give a feed of so many MiB, in Arabic, with whole articles."""
    listed = items("ar", 100, random.Random(1))
    one = rss("2.0", listed, "ar", full=True)
    start, end = one.index("<item>"), one.index("</channel>")
    piece = one[start:end]
    times = mebibytes * 2**20 // len(piece.encode()) + 1
    pieces = (piece.replace("/?p=", f"/?p={n}-").replace("&amp;b=", f"&amp;c={n}&amp;b=") for n in range(times))
    return utf8(one[:start] + "".join(pieces) + one[end:])[: mebibytes * 2**20]


def peak() -> float:
    """Give the most memory that this process has had, in MB; `getrusage` counts that of its parent too."""
    status = Path("/proc/self/status").read_text()
    return int(re.search(r"VmHWM:\s+(\d+)", status)[1]) / 1024  # type: ignore[index]


def memory(reader: str, path: Path) -> None:
    """Tell what reading a large feed takes in a process that has only its bytes."""
    body = path.read_bytes()
    warnings.simplefilter("ignore", DeprecationWarning)
    read = theirs if reader == "feedparser" else ours
    read(b"<rss><channel><item><title>a</title></item></channel></rss>")
    before = peak()
    started = time.perf_counter()
    found = read(body)
    taken = time.perf_counter() - started
    after = peak()
    given = len(found) if isinstance(found, list) else len(list(values(found)))
    print(
        f"{path.stem:<8} {reader:<11} {len(body) / 2**20:.1f} MiB, {body.count(b'<item>')} entries, "
        f"{given} given: {taken:.2f} s, peak +{after - before:.0f} MB"
    )


def memories() -> None:
    """Read a large feed that is whole, and one that is cut off, by each reader in a process of its own."""
    body = big()
    with tempfile.TemporaryDirectory() as folder:
        for name, feed in (
            ("whole", body[: body.rindex(b"</item>")] + b"</item></channel></rss>"),
            ("cut off", body),
        ):
            path = Path(folder, name)
            path.write_bytes(feed)
            for reader in ("Mujaz", "feedparser"):
                subprocess.run([sys.executable, __file__, "memory", reader, path], check=True)


def main() -> int:
    warnings.simplefilter("ignore", DeprecationWarning)
    if sys.argv[1:2] == ["memory"]:
        memory(sys.argv[2], Path(sys.argv[3])) if sys.argv[2:] else memories()
        return 0
    size, rounds = (int(given) for given in [*sys.argv[1:3], *("30", "2")[len(sys.argv) - 1 :]])
    print(f"{size} entries a feed, best of {rounds}; of each pair: Mujaz, feedparser alone")
    print(f"{'':<27}   ms a feed     ratio | entries         lost | same as feedparser: {', '.join(FIELDS)}")
    everything, kinds = Tally(), {}
    for name, damage in DAMAGE.items():
        kinds[name] = measure(damage, size, rounds)
        tell(name, kinds[name])
        everything.plus(kinds[name])
    tell("all", everything)
    for name in FIELDS:
        mine, other = (everything.right[name, who] / everything.right[name, "said"] for who in ("us", "them"))
        print(f"{name}: right in {mine:.1%} of Mujaz's, {other:.1%} of feedparser's entries")
    print(f"left out: {everything.nameless} entries that were cut off before their title and link were whole")
    tell_json(size)
    print("\nWhere they differ: damage, field, who, how often, an example (Mujaz | feedparser)")
    for kind, tally in kinds.items():
        for (name, who), count in sorted(tally.differ.items()):
            print(f"{kind}, {name}, {who}: {count}, {tally.shown[name, who]}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
