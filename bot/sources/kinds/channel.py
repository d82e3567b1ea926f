"""Kind `channel`: what did a public channel of Telegram post? The page that shows its posts to everybody.

Posts with text are entries; photos and videos without words, polls, and notices («channel created») are not.
"""

from __future__ import annotations

import re
from datetime import datetime
from textwrap import shorten
from typing import Any

from bot.errors import SourceError
from bot.sources.kinds.trees import MOST_ENTRIES, has_class, html_tree, line_of, text_of
from bot.sources.pages.markup import lines_of
from bot.sources.times.dates import parse_date
from bot.sources.values import Entry, Fetched, ParsedFeed
from bot.text.language import language_of
from bot.text.sentences import sentences

_LONGEST_TITLE = 120
_FEW_WORDS = 2  # a first line of fewer is a label («عاجل»), not a title
_SHOWS = ("tgme_channel_history", "tgme_widget_message_wrap", "tgme_channel_info")
_POSTS = f"//*[{has_class('tgme_widget_message')} and @data-post and not({has_class('service_message')})]"
_TEXT = "tgme_widget_message_text"
_TEXTS = (
    f".//*[{has_class(_TEXT)}"
    f" and not(ancestor::*[{has_class(_TEXT)} or {has_class('tgme_widget_message_reply')}])]"
)
_DATE = f".//*[{has_class('tgme_widget_message_date')}]"
_FORWARDED = f".//*[{has_class('tgme_widget_message_forwarded_from_name')}]"
_TITLES = (f"//*[{has_class('tgme_channel_info_header_title')}]", f"//*[{has_class('tgme_header_title')}]")
_PREVIEW = f".//*[{has_class('link_preview_title')}]"
_LINK = re.compile(r"https?://\S+|(?<![\w.])t\.me/\S+")
_POST = re.compile(r"[\w+-]+/\d+", re.ASCII)
_HASHTAG = re.compile(r"#(\w*[^\W\d_]\w*)")
_ORNAMENT = re.compile(r"^[^\w«\"“„(\[#@$€£]+")
_HASHTAGS = re.compile(r"(?:#\w+[\s،,|]*)+")


class ClosedChannelError(SourceError):
    """Telegram does not show this name's posts: it is private, or a person, a bot, a group."""

    text = "address-closed-channel"

    def __init__(self, message: str, *, url: str) -> None:
        super().__init__(message, url=url, name=f"@{url.rstrip('/').rpartition('/')[2]}")


class ChannelAdapter:
    """Reads the preview of a channel, newest post first; all of a post's text is in its entry."""

    kind = "channel"

    def recognises(self, fetched: Fetched) -> bool:
        return b"tgme_widget_message" in fetched.body or b"tgme_channel_" in fetched.body

    def read(self, fetched: Fetched, *, now: datetime) -> ParsedFeed:
        if not any(name in text_of(fetched) for name in _SHOWS):
            raise ClosedChannelError("shows no posts; it may be private, or no channel", url=fetched.url)
        root = html_tree(fetched)
        entries = {entry.id: entry for post in root.xpath(_POSTS) if (entry := _entry(post, now))}
        newest = list(reversed(entries.values()))[:MOST_ENTRIES]
        title = next((line_of(found) for path in _TITLES for found in root.xpath(path)), "")
        return ParsedFeed(
            title=title,
            url=newest[0].url.rpartition("/")[0] if newest else fetched.url.replace("/s/", "/", 1),
            language=language_of("\n".join(entry.summary for entry in newest) or title),
            entries=tuple(newest),
        )


def _entry(post: Any, now: datetime) -> Entry | None:
    name = post.get("data-post")
    texts = post.xpath(_TEXTS)
    lines = [line.text for text in texts for line in lines_of(text)]
    preview = next((line_of(found) for found in post.xpath(_PREVIEW)), "")
    title = title_of(lines) or (title_of([preview]) if texts else "")
    if not _POST.fullmatch(name) or not title:
        return None
    url = f"https://t.me/{name}"
    times = [time.get("datetime") or "" for date in post.xpath(_DATE) for time in date.iter("time")]
    return Entry(
        id=url,
        title=title,
        url=url,
        published=next((moment for time in times if (moment := parse_date(time, now=now))), None),
        tags=tuple(dict.fromkeys(tag.replace("_", " ") for line in lines for tag in _HASHTAG.findall(line))),
        summary="\n".join(lines),
        content_html="".join(_html(text) for text in texts),
        source=next((line_of(found) for found in post.xpath(_FORWARDED)), ""),
        is_whole=True,
    )


def _html(element: Any) -> str:
    from lxml import html  # noqa: PLC0415 (only where sources are read)

    return str(html.tostring(element, encoding="unicode", with_tail=False))


def title_of(lines: list[str]) -> str:
    """Give a post's title: its first line, or that line's first sentence; never more than 120 characters.

    >>> title_of(["🔴 عاجل", "وصل لافروف إلى القاهرة.", "وكان في استقباله نظيره المصري."])
    'وصل لافروف إلى القاهرة.'
    """
    bare = list(filter(None, map(_bare, lines)))
    line = next((each for each in bare if len(each.split()) >= _FEW_WORDS), bare[0] if bare else "")
    if len(line) <= _LONGEST_TITLE:
        return line
    first = next(iter(sentences(line, language_of(line))), line)
    return (
        shorten(first, _LONGEST_TITLE, placeholder="…")
        if " " in first[:_LONGEST_TITLE]
        else first[:_LONGEST_TITLE]
    )


def _bare(line: str) -> str:
    """Take off ornaments before a line, and links; a line of nothing but hashtags is none."""
    bare = " ".join(_ORNAMENT.sub("", _LINK.sub("", line)).split())
    return "" if _HASHTAGS.fullmatch(bare) or not any(map(str.isalpha, bare)) else bare
