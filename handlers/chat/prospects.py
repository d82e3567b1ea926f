"""What does a new subscription bring? The last day's newest article, and when the next message comes."""

from __future__ import annotations

from bot.chats.following import Followed
from bot.digest.render import story_block
from bot.texts.markup import Html, lines
from bot.texts.when import upcoming
from handlers.chat.talk import Ask
from storage.records import Standing


def had_already(ask: Ask, followed: Followed, *, none_yet: str = "") -> Html:
    """Tell what the last day had for it, and show the newest; where there is nothing, say what to expect.

    `none_yet` is the sentence for nothing of one source; without it, all sources are meant.
    """
    if followed.recent:
        newest = story_block(followed.recent[0], ask.chat, now=ask.desk.clock())
        return lines(ask.say("sub-recent", count=len(followed.recent)), "", newest)
    if none_yet:
        return ask.say(none_yet)
    return ask.say("sub-none-yet" if ask.newsroom.first_round.is_set() else "sub-reading-yet")


def when_told(ask: Ask) -> Html:
    """Tell when the digest comes, and what would keep an alert back."""
    chat, told = ask.chat, []
    if chat.standing is Standing.PAUSED:
        return ask.say("sub-paused")
    if chat.digest_at is not None:
        when = upcoming(chat.digest_at, chat.zone, chat.language, now=ask.desk.clock())
        told.append(ask.say("sub-next-digest", when=when))
    if not chat.alerts:
        told.append(ask.say("sub-alerts-off"))
    return Html(" ".join(told))
