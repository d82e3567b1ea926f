"""How do a news site's feeds and pages look? Pure: stories in, XML, JSON and HTML out."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from email.utils import format_datetime
from html import escape

NAMESPACES = 'xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"'
RTL = ("ar", "fa", "he", "ur")
FURNITURE = {
    "ar": ("الرئيسية", "سياسة", "اقتصاد", "شارك", "كلمات دلالية", "إقرأ أيضاً", "جميع الحقوق محفوظة"),
    "ru": ("Главная", "Политика", "Экономика", "Поделиться", "Теги", "Читайте также", "Все права защищены"),
    "en": ("Home", "Politics", "Economy", "Share", "Tags", "Read also", "All rights reserved"),
}


@dataclass(frozen=True, slots=True)
class Story:
    """An article of the site; `body` has one string a paragraph, `related` titles of other articles."""

    url: str
    title: str
    body: tuple[str, ...]
    published: datetime
    guid: str
    language: str
    tags: tuple[str, ...] = ()
    related: tuple[str, ...] = ()
    teaser: bool = True

    @property
    def html(self) -> str:
        return "".join(f"<p>{escape(paragraph)}</p>" for paragraph in self.body)

    @property
    def lead(self) -> str:
        return self.body[0] if self.body else ""


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed of the site; `encoding` is that of its bytes."""

    url: str
    site: str
    format: str
    language: str
    title: str
    encoding: str = "utf-8"


def rss2(feed: Feed, stories: Sequence[Story]) -> str:
    items = "".join(_rss2_item(story) for story in stories)
    return f'<rss version="2.0" {NAMESPACES}><channel>{_channel(feed)}{items}</channel></rss>'


def _rss2_item(story: Story) -> str:
    tags = "".join(f"<category>{escape(tag)}</category>" for tag in story.tags)
    full = "" if story.teaser else f"<content:encoded><![CDATA[{story.html}]]></content:encoded>"
    permanent = "true" if story.guid == story.url else "false"
    return (
        f'<item>{_basics(story)}<guid isPermaLink="{permanent}">{escape(story.guid)}</guid>'
        f"<pubDate>{format_datetime(story.published)}</pubDate>{tags}{full}</item>"
    )


def rss091(feed: Feed, stories: Sequence[Story]) -> str:
    """Make RSS 0.91: no dates, no ids, no full text."""
    items = "".join(f"<item>{_basics(story)}</item>" for story in stories)
    return f'<rss version="0.91"><channel>{_channel(feed)}{items}</channel></rss>'


def rss1(feed: Feed, stories: Sequence[Story]) -> str:
    places = "".join(f'<rdf:li rdf:resource="{escape(story.url)}"/>' for story in stories)
    items = "".join(_rss1_item(story) for story in stories)
    return (
        f'<rdf:RDF xmlns="http://purl.org/rss/1.0/" xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" '
        f'{NAMESPACES}><channel rdf:about="{escape(feed.url)}">{_channel(feed, tongue="dc:language")}'
        f"<items><rdf:Seq>{places}</rdf:Seq></items></channel>{items}</rdf:RDF>"
    )


def _rss1_item(story: Story) -> str:
    tags = "".join(f"<dc:subject>{escape(tag)}</dc:subject>" for tag in story.tags)
    full = "" if story.teaser else f"<content:encoded><![CDATA[{story.html}]]></content:encoded>"
    date = f"<dc:date>{story.published.isoformat()}</dc:date>"
    return f'<item rdf:about="{escape(story.guid)}">{_basics(story)}{date}{tags}{full}</item>'


def _basics(story: Story) -> str:
    return (
        f"<title>{escape(story.title)}</title><link>{escape(story.url)}</link>"
        f"<description>{escape(f'<p>{escape(story.lead)}</p>')}</description>"
    )


def _channel(feed: Feed, tongue: str = "language") -> str:
    return (
        f"<title>{escape(feed.title)}</title><link>{escape(feed.site)}</link>"
        f"<description>{escape(feed.title)}</description><{tongue}>{feed.language}</{tongue}>"
    )


def atom(feed: Feed, stories: Sequence[Story]) -> str:
    entries = "".join(_atom_entry(story) for story in stories)
    updated = max((story.published.isoformat() for story in stories), default="1970-01-01T00:00:00+00:00")
    return (
        f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{feed.language}"><id>{escape(feed.url)}</id>'
        f'<title>{escape(feed.title)}</title><updated>{updated}</updated><link href="{escape(feed.site)}"/>'
        f'<link rel="self" href="{escape(feed.url)}"/>{entries}</feed>'
    )


def _atom_entry(story: Story) -> str:
    tags = "".join(f'<category term="{escape(tag)}"/>' for tag in story.tags)
    full = "" if story.teaser else f'<content type="html">{escape(story.html)}</content>'
    date = story.published.isoformat()
    return (
        f"<entry><id>{escape(story.guid)}</id><title>{escape(story.title)}</title>"
        f'<link rel="alternate" href="{escape(story.url)}"/><published>{date}</published>'
        f"<updated>{date}</updated><summary>{escape(story.lead)}</summary>{tags}{full}</entry>"
    )


def jsonfeed(feed: Feed, stories: Sequence[Story]) -> str:
    document = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": feed.title,
        "home_page_url": feed.site,
        "feed_url": feed.url,
        "language": feed.language,
        "items": [_json_item(story) for story in stories],
    }
    return json.dumps(document, ensure_ascii=False)


def _json_item(story: Story) -> dict[str, object]:
    full: dict[str, object] = {"content_text": story.lead} if story.teaser else {"content_html": story.html}
    return full | {
        "id": story.guid,
        "url": story.url,
        "title": story.title,
        "summary": story.lead,
        "date_published": story.published.isoformat(),
        "tags": list(story.tags),
    }


FORMATS: dict[str, tuple[str, Callable[[Feed, Sequence[Story]], str]]] = {
    "rss2": ("application/rss+xml", rss2),
    "rss1": ("application/rdf+xml", rss1),
    "rss0.91": ("application/xml", rss091),
    "atom": ("application/atom+xml", atom),
    "jsonfeed": ("application/feed+json", jsonfeed),
}


def feed_bytes(feed: Feed, stories: Sequence[Story]) -> bytes:
    """Render a feed, newest story first, in its own encoding."""
    newest = sorted(stories, key=lambda story: story.published, reverse=True)
    text = FORMATS[feed.format][1](feed, newest)
    head = "" if feed.format == "jsonfeed" else f'<?xml version="1.0" encoding="{feed.encoding}"?>\n'
    return (head + text).encode(feed.encoding, "xmlcharrefreplace")


def article_page(site: str, story: Story) -> str:
    """Render a story with the furniture of such sites around it."""
    home, politics, economy, share, tags, also, rights = FURNITURE.get(story.language, FURNITURE["en"])
    keywords = "".join(f'<a href="/tag" rel="tag">{escape(tag)}</a> ' for tag in story.tags)
    others = "".join(f'<li><a href="/other/{i}">{escape(title)}</a></li>' for i, title in enumerate(story.related))
    moment = story.published.isoformat()
    return f"""<!DOCTYPE html>
<html lang="{story.language}" dir="{"rtl" if story.language in RTL else "ltr"}">
<head>{_head(site, story)}</head>
<body>
<header><a class="logo" href="/">{escape(site)}</a>
<nav><a href="/">{home}</a> <a href="/p">{politics}</a> <a href="/e">{economy}</a></nav>
</header>
<main><article>
<h1>{escape(story.title)}</h1>
<div class="meta"><time datetime="{moment}">{moment[:10]}</time> <a href="#share">{share}</a></div>
<div class="article-body">{story.html}</div>
<div class="tags">{tags}: {keywords}</div>
</article>
<aside class="related"><h3>{also}:</h3><ul>{others}</ul></aside></main>
<footer><p>{rights} © {escape(site)}</p></footer>
<script>window.adverts = [];</script>
</body></html>
"""


def _head(site: str, story: Story) -> str:
    title, moment = escape(story.title), story.published.isoformat()
    about = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": story.title,
        "datePublished": moment,
        "publisher": {"@type": "Organization", "name": site},
    }
    tags = "".join(f'<meta property="article:tag" content="{escape(tag)}">' for tag in story.tags)
    described = json.dumps(about, ensure_ascii=False).replace("</", "<\\/")
    return (
        f'<meta charset="utf-8"><title>{title} | {escape(site)}</title>'
        f'<link rel="canonical" href="{escape(story.url)}"><meta property="og:type" content="article">'
        f'<meta property="og:title" content="{title}"><meta property="og:site_name" content="{escape(site)}">'
        f'<meta name="description" content="{escape(story.lead)}">'
        f'<meta property="article:published_time" content="{moment}">{tags}'
        f'<script type="application/ld+json">{described}</script>'
    )


def home_page(site: str, feeds: Sequence[Feed], stories: Sequence[Story]) -> str:
    """Render the front page, which names the feeds for readers to discover."""
    kinds = [(FORMATS[feed.format][0], feed) for feed in feeds]
    links = "".join(
        f'<link rel="alternate" type="{kind}" title="{escape(feed.title)}" href="{escape(feed.url)}">'
        for kind, feed in kinds
    )
    titles = "".join(f'<li><a href="{escape(one.url)}">{escape(one.title)}</a></li>' for one in stories)
    head = f"<head><title>{escape(site)}</title>{links}</head>"
    return f"<!DOCTYPE html><html>{head}<body><ul>{titles}</ul></body></html>"


def opml(site: str, feeds: Sequence[Feed]) -> str:
    """List the feeds in OPML 2.0."""
    outlines = "".join(
        f'<outline type="rss" text="{escape(feed.title)}" title="{escape(feed.title)}" '
        f'xmlUrl="{escape(feed.url)}" htmlUrl="{escape(feed.site)}" language="{feed.language}"/>'
        for feed in feeds
    )
    head = f"<head><title>{escape(site)}</title></head>"
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<opml version="2.0">{head}<body>{outlines}</body></opml>\n'
