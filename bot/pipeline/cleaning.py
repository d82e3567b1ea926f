"""What of a page is the article's own? Its paragraphs without the site's lines and the agency at the head."""

from __future__ import annotations

from dataclasses import replace

from bot.pipeline.datelines import without_agency
from bot.sources.values import Page
from bot.text.furniture import is_furniture

_HEAD = 3  # paragraphs of which one may have the dateline


def cleaned(page: Page) -> Page:
    """Give the page as it is kept, searched and summarised; a page of nothing but furniture stays as it is."""
    own = [paragraph for paragraph in page.body if not is_furniture(paragraph)]
    if not own:
        return page
    return replace(page, body=(*map(without_agency, own[:_HEAD]), *own[_HEAD:]))
