"""Why could a source not be read, in a person's language? The one door for these sentences."""

from __future__ import annotations

from bot.errors import MujazError
from bot.texts.markup import Html
from bot.texts.say import say, say_error
from storage.records import Feed

_LONGEST = 160  # characters of what an error said


def why(language: str, error: MujazError) -> Html:
    """Say what an error means."""
    return say_error(language, error)


def why_failing(language: str, feed: Feed) -> Html:
    """Say what went wrong when a source was last asked."""
    return say(language, "source-last-error", error=feed.last_error[:_LONGEST])
