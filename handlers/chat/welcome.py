"""Help, who I am, what I keep, and goodbye."""

from __future__ import annotations

from datetime import timedelta
from importlib.metadata import PackageNotFoundError, version

from bot.chats.joining import forget
from bot.chats.managing import PRIVATE
from bot.texts.markup import lines
from handlers.chat.talk import Answer, Ask, Button, answer


def app_version() -> str:
    """Give the version that is installed, or the one of a checkout."""
    try:
        return version("mujaz")
    except PackageNotFoundError:
        return "0.1.0"


async def help_(ask: Ask) -> list[Answer]:
    """Tell the commands and how to ask: those of a group there, the operators' own to operators."""
    if ask.chat.kind != PRIVATE:
        return answer(ask.say("help-group"))
    told = [ask.say("help"), "", ask.say("help-more")]
    told += [ask.say("help-inline", bot=f"@{ask.bot}")] if ask.has_inline else []
    told += ["", ask.say("help-operators")] if ask.is_operator else []
    return answer(lines(*told))


async def thanks(ask: Ask) -> list[Answer]:
    """Take thanks as such: they are no topic."""
    return answer(ask.say("welcome"))


async def about(ask: Ask) -> list[Answer]:
    """Tell what this is, with today's figures."""
    now = ask.desk.clock()
    articles = await ask.desk.store.articles(now - timedelta(days=1))
    feeds = await ask.desk.store.feeds()
    return answer(ask.say("about", version=app_version(), feeds=len(feeds), articles=len(articles)))


async def forget_me(ask: Ask) -> list[Answer]:
    """Ask once before everything is erased."""
    return answer(
        ask.say("forget-ask"),
        (Button(ask.say("button-forget"), "forget:yes"),),
        (Button(ask.say("button-keep"), "forget:no"),),
    )


async def forget_pressed(ask: Ask) -> list[Answer]:
    """Erase everything, or nothing."""
    if ask.parts != ("yes",):
        return answer(ask.say("kept"), edit=True)
    count = len(await ask.desk.store.subscriptions(ask.chat.id))
    records = len(await ask.desk.store.records_of(ask.chat.id))
    is_clean = await forget(ask.desk, ask.chat.id)
    ask.searching.forget(ask.chat.id)
    ask.desk.office.previews.close(ask.chat.id)
    what = ask.say("forgotten-what", subscriptions=count, records=records)
    return answer(lines(ask.say("forgotten" if is_clean else "forgotten-later"), what), edit=True)
