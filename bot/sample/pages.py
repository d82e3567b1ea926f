"""How does the sample site print its feeds and pages: RSS in Arabic, Atom in Russian, JSON Feed in English?"""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import datetime
from email.utils import format_datetime
from html import escape

from bot.sample.pack import Pack, Published, Story


def feed(pack: Pack, published: Sequence[Published], base: str) -> tuple[str, str]:
    """Give a feed and its content type."""
    if pack.language == "ar":
        return _rss(pack, published, base), "application/rss+xml; charset=utf-8"
    if pack.language == "ru":
        return _atom(pack, published, base), "application/atom+xml; charset=utf-8"
    return _json_feed(pack, published, base), "application/feed+json"


def _has_full_text(story: Story) -> bool:
    """Every second feed entry carries the whole article, the others a teaser: both ways are seen."""
    return story.number % 2 == 0 and not story.source


def _body_html(story: Story) -> str:
    return "".join(f"<p>{escape(paragraph)}</p>" for paragraph in story.body)


def _rss(pack: Pack, published: Sequence[Published], base: str) -> str:
    items = "".join(_rss_item(each, base) for each in published)
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>'
        f"<title>{escape(pack.title)}</title><link>{base}/</link><description>{escape(pack.footer)}</description>"
        f"<language>{pack.language}</language>{items}</channel></rss>"
    )


def _rss_item(each: Published, base: str) -> str:
    story = each.story
    full = f"<content:encoded><![CDATA[{_body_html(story)}]]></content:encoded>" if _has_full_text(story) else ""
    tags = "".join(f"<category>{escape(tag)}</category>" for tag in story.tags)
    return (
        f'<item><title>{escape(story.title)}</title><guid isPermaLink="false">{each.guid}</guid>'
        f"<link>{base}{story.path}</link><pubDate>{format_datetime(each.at)}</pubDate>{tags}"
        f"<description>{escape(story.body[0])}</description>{full}</item>"
    )


def _atom(pack: Pack, published: Sequence[Published], base: str) -> str:
    entries = "".join(_atom_entry(each, base) for each in published)
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{pack.language}">'
        f'<title>{escape(pack.title)}</title><link href="{base}/"/><id>tag:mujaz,2026:sample/{pack.language}</id>'
        f"<updated>{published[0].at.isoformat() if published else ''}</updated>{entries}</feed>"
    )


def _atom_entry(each: Published, base: str) -> str:
    story = each.story
    full = f'<content type="html">{escape(_body_html(story))}</content>' if _has_full_text(story) else ""
    tags = "".join(f'<category term="{escape(tag)}"/>' for tag in story.tags)
    return (
        f"<entry><title>{escape(story.title)}</title><id>{each.guid}</id><updated>{each.at.isoformat()}</updated>"
        f'<link href="{base}{story.path}"/>{tags}<summary>{escape(story.body[0])}</summary>{full}</entry>'
    )


def _json_feed(pack: Pack, published: Sequence[Published], base: str) -> str:
    items = [_json_item(each, base) for each in published]
    head = {"version": "https://jsonfeed.org/version/1.1", "title": pack.title, "home_page_url": f"{base}/"}
    return json.dumps(head | {"language": pack.language, "items": items}, ensure_ascii=False)


def _json_item(each: Published, base: str) -> dict[str, object]:
    story = each.story
    full = {"content_html": _body_html(story)} if _has_full_text(story) else {}
    return {
        "id": each.guid,
        "url": f"{base}{story.path}",
        "title": story.title,
        "date_published": each.at.isoformat(),
        "tags": list(story.tags),
        "summary": story.body[0],
        **full,
    }


def page(pack: Pack, story: Story, at: datetime) -> str:
    """Give an article's page: with the metadata of a news site, or in the labelled form of aggregators."""
    body = _labelled(story, at) if story.source else _body_html(story)
    direction = "rtl" if pack.language == "ar" else "ltr"
    return (
        f'<!DOCTYPE html><html lang="{pack.language}" dir="{direction}"><head><meta charset="utf-8">'
        f'<title>{escape(story.title)}</title><meta property="og:site_name" content="{escape(pack.title)}">'
        f'<meta property="article:published_time" content="{at.isoformat()}">'
        f'<meta name="keywords" content="{escape(", ".join(story.tags))}"></head>'
        f"<body><nav><a href='/'>{escape(pack.title)}</a></nav>"
        f"<article><h1>{escape(story.title)}</h1>{body}</article><footer>{escape(pack.footer)}</footer></body></html>"
    )


def _labelled(story: Story, at: datetime) -> str:
    return (
        f"<p>تاريخ النشر: {at:%Y-%m-%d %H:%M} GMT</p>{_body_html(story)}<p>المصدر: {escape(story.source)}</p>"
        f"<p>كلمات دلالية: {escape(' '.join(story.tags))} المزيد</p>"
        f"<p>إقرأ أيضاً:</p><p><a href='/ar/1'>{escape(story.related)}</a></p>"
    )
