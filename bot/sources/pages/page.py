"""What does a page say of its one article? HTML or plain text in, a Page out.

A page in the labelled form of Arabic aggregators is read field by field. Of another page the body is found by
trafilatura (with a feed's fragment of HTML, all of it is the body), the other fields in what the page says of
itself. "Read also" lines and lists of links within the body become `related`.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import datetime
from itertools import dropwhile, islice
from typing import Any
from urllib.parse import urlsplit

from bot.errors import UnreadableError
from bot.sources.addresses.links import canonical
from bot.sources.decoding import decoded
from bot.sources.pages.labelled import Form, is_labelled, read_form
from bot.sources.pages.markup import Line, absolute, lines_of
from bot.sources.pages.metadata import Metadata, metadata
from bot.sources.pages.ordinary import body_text, is_marked, read_body
from bot.sources.pages.showing import date_shown
from bot.sources.times.dates import parse_date
from bot.sources.values import Page
from bot.text.furniture import is_furniture
from bot.text.language import language_of
from bot.text.normalise import fold

_WHOLE_PAGE = re.compile(r"<(?:!doctype|html|head|body)\b", re.IGNORECASE)
_LONGEST_TITLE = 200
_HEAD = 3  # lines: slug, site, title
_SENTENCE_END = (".", "!", "؟", "?", "…", ":", "،")
_JUNK = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_MOST_JUNK = 0.02
_MARKUP = re.compile(
    r"</?(?:a|article|b|body|br|div|h[1-6]|html|img|li|main|meta|p|script|span|strong|ul)\b[^<>]*>", re.IGNORECASE
)
_MUCH_MARKUP = 3  # elements; a text that speaks of HTML may name one or two
_BEGINS_AS_MARKUP = re.compile(r"\s*<(?:!|\?|[a-z])", re.IGNORECASE)
_NO_ARTICLE = "no article is found here; it takes the page of one article, or its text"


def read_page(content: bytes, *, url: str = "", now: datetime) -> Page:
    """Read bytes that may be HTML or plain text. Raises UnreadableError if no article is found."""
    text = decoded(content)
    return (read_html if looks_like_html(text) else read_text)(text, url=url, now=now)


def looks_like_html(text: str) -> bool:
    """Say whether a text is markup."""
    elements = sum(1 for _ in islice(_MARKUP.finditer(text), _MUCH_MARKUP))
    return elements == _MUCH_MARKUP or (elements > 0 and _BEGINS_AS_MARKUP.match(text) is not None)


def read_html(html: bytes | str, *, url: str = "", title: str = "", now: datetime) -> Page:
    """Read a page, or the HTML of an article that a feed carries.

    `url` is where it came from; `title`, if given, is taken for the article's. Raises UnreadableError if no
    article is found.
    """
    text = _readable(decoded(html) if isinstance(html, bytes) else html, url)
    root = _parsed(text, url)
    lines = lines_of(root, base=url)
    about = metadata(root, url=url, now=now)
    if is_labelled(lines):
        form = read_form(lines, title=title, now=now)
    else:
        is_whole = bool(_WHOLE_PAGE.search(text))
        found = body_text(root, lines, about, is_whole=is_whole)
        form = read_body(found, lines, title or about.title, now=now, marks_article=is_marked(root))
        if not form.published and not about.published:
            form = replace(form, published=parse_date(date_shown(lines, title or about.title), now=now))
    return _page(form, about, url)


def read_text(text: str, *, url: str = "", title: str = "", now: datetime) -> Page:
    """Read plain text: with labels field by field, else its first line is the title if it can be one.

    Raises UnreadableError if there is no text.
    """
    text = _readable(text, url)
    lines = [Line(line.strip()) for line in text.splitlines() if line.strip()]
    lines = list(dropwhile(lambda line: is_furniture(line.text), lines)) or lines
    labelled = is_labelled(lines)
    if not labelled:
        title, lines = _headed(lines[_slugs(text) :], title)
    return _page(read_form(lines, title=title, now=now), None, url)


def _readable(text: str, url: str) -> str:
    text = text.removeprefix("\ufeff").encode("utf-8", "replace").decode()  # no half of a surrogate pair
    if not any(map(str.isalpha, text)):
        raise UnreadableError("there is no text here; it takes an article", url=url)
    if _JUNK.search(text) is None:
        return text
    if len(_JUNK.findall(text)) > _MOST_JUNK * len(text):
        raise UnreadableError("this is a binary file; it takes text or HTML", url=url)
    return _JUNK.sub("", text)


def tree(html: bytes | str, url: str) -> Any:
    """Give the elements of a page. Raises UnreadableError for what is no HTML."""
    return _parsed(_readable(decoded(html) if isinstance(html, bytes) else html, url), url)


def _parsed(text: str, url: str) -> Any:
    from lxml import etree, html  # noqa: PLC0415 (only where HTML is read)

    try:
        parser = html.HTMLParser(encoding="utf-8")
        return html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (etree.LxmlError, ValueError) as error:
        raise UnreadableError(_NO_ARTICLE, url=url) from error


def _slugs(text: str) -> int:
    """Give how many lines stand above the title: slugs and a site's name, where an empty line follows it."""
    head, gap, rest = text.strip().partition("\n\n")
    lines = head.splitlines()
    is_head = bool(gap and rest.strip()) and 1 < len(lines) <= _HEAD
    return len(lines) - 1 if is_head and all(_may_be_title(line.strip()) for line in lines) else 0


def _may_be_title(line: str) -> bool:
    return 0 < len(line) <= _LONGEST_TITLE and not line.endswith(_SENTENCE_END)


def _headed(lines: list[Line], title: str) -> tuple[str, list[Line]]:
    """Take the first line for the title if others follow and it is no sentence."""
    first = lines[0].text
    if title:
        return title, lines[1:] if fold(first) == fold(title) else lines
    return (first, lines[1:]) if len(lines) > 1 and _may_be_title(first) else ("", lines)


def _page(form: Form, about: Metadata | None, url: str) -> Page:
    text = (form.title, *form.body)
    if not form.body or not any(c.isalpha() for paragraph in form.body for c in paragraph):
        raise UnreadableError(_NO_ARTICLE, url=url)
    declared = absolute(url, about.url) if about else None
    site = about.site if about else ""
    return Page(
        title=form.title or (about.title if about else ""),
        url=canonical(url or declared or ""),
        source=form.source or site or _host(url or declared or ""),
        published=form.published or (about.published if about else None),
        language=language_of("\n".join(text)),
        body=form.body,
        tags=form.tags or (about.own_tags(text) if about else ()),
        related=form.related,
        promised=about.promised if about else 0,
    )


def _host(url: str) -> str:
    try:
        return (urlsplit(url).hostname or "").removeprefix("www.")
    except ValueError:
        return ""
