"""Which articles does a chat keep for itself? What is shown of them stays when the articles are thinned."""

from __future__ import annotations

from bot.desk import Desk
from storage.errors import MujazError
from storage.records import Article, Saved

MOST = 500  # articles that one chat keeps


class TooManySavedError(MujazError):
    """The chat keeps as many articles as it may."""

    text = "saved-full"


async def save(desk: Desk, chat_id: int, article: Article) -> None:
    """Keep an article; one that is kept already stays where it is. Raises TooManySavedError."""
    async with desk.store.transaction() as change:
        if await desk.store.saved_article(chat_id, article.key) is not None:
            return
        if len(await desk.store.saved(chat_id)) >= MOST:
            raise TooManySavedError(f"chat {chat_id} keeps {MOST} articles", count=MOST)
        change.save(_kept(chat_id, article, desk))


def _kept(chat_id: int, article: Article, desk: Desk) -> Saved:
    return Saved(
        chat_id,
        article.key,
        desk.clock(),
        article.url,
        article.title,
        article.source,
        article.published,
        article.lead,
    )


async def unsave(desk: Desk, chat_id: int, article_key: str) -> bool:
    """Keep an article no longer; tell whether it was kept."""
    async with desk.store.transaction() as change:
        kept = await desk.store.saved_article(chat_id, article_key)
        change.delete(*([kept] if kept is not None else []))
    return kept is not None
