"""Hello, help, who I am, what I keep, and goodbye."""

from __future__ import annotations

from datetime import timedelta
from importlib.metadata import PackageNotFoundError, version

from bot.chats.joining import forget
from bot.settings import LANGUAGES
from bot.texts.say import say
from handlers.chat.drafts import draft_key
from handlers.chat.talk import Answer, Ask, Button, answer


def app_version() -> str:
    """Give the version that is installed, or the one of a checkout."""
    try:
        return version("mujaz")
    except PackageNotFoundError:
        return "0.1.0"


async def start(ask: Ask) -> list[Answer]:
    """Greet; who follows something already is welcomed back."""
    if await ask.desk.store.subscriptions(ask.chat.id):
        return answer(ask.say("start-back"))
    examples = [example.strip() for example in ask.say("start-examples").split("|")]
    return answer(
        ask.say("start"),
        tuple(Button(example, draft_key("sub", example)) for example in examples),
        tuple(
            Button(say(code, "language-name"), f"start:{code}") for code in LANGUAGES if code != ask.chat.language
        ),
    )


async def help_(ask: Ask) -> list[Answer]:
    """Tell the commands and how to ask."""
    return [*answer(ask.say("help")), *(answer(ask.say("help-operators")) if ask.is_operator else [])]


async def about(ask: Ask) -> list[Answer]:
    """Tell what this is, with today's figures."""
    now = ask.desk.clock()
    articles = await ask.desk.store.articles(now - timedelta(days=1))
    feeds = await ask.desk.store.feeds()
    return answer(ask.say("about", version=app_version(), feeds=len(feeds), articles=len(articles)))


async def privacy(ask: Ask) -> list[Answer]:
    """Tell what is kept about the person."""
    return answer(ask.say("privacy", days=ask.desk.settings.keep_days))


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
    is_clean = await forget(ask.desk, ask.chat.id)
    return answer(ask.say("forgotten" if is_clean else "forgotten-later"), edit=True)
