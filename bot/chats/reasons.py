"""Why could a source not be read, in a person's language? The one door for these sentences."""

from __future__ import annotations

from bot.errors import MujazError, SourceError
from bot.texts.markup import Html
from bot.texts.say import say, say_error
from bot.texts.say import why as why_unread
from storage.records import Feed


def why(language: str, error: MujazError) -> Html:
    """Say what an error means."""
    return why_unread(language, error) if isinstance(error, SourceError) else say_error(language, error)


def why_failing(language: str, feed: Feed) -> Html:
    """Say what went wrong when a source was last asked."""
    return say(language, f"fetch-{feed.reason or 'unreadable'}")
