"""The first minute: what are you interested in, what would it bring, how shall it come, and when?

Each step can be left out: what was guessed holds then.
"""

from __future__ import annotations

from dataclasses import replace

from bot.chats.following import AlreadyFollowedError, Followed, follow, keep
from bot.chats.forecast import Forecast, forecast
from bot.chats.joining import zone_for
from bot.chats.preferences import change, read_times
from bot.chats.sources import ask_for
from bot.digest.render import story_block
from bot.labels import marked
from bot.settings import LANGUAGES
from bot.texts.markup import Html, bold, isolate, lines, link
from bot.texts.say import say
from bot.texts.when import city, story_time, upcoming
from handlers.chat.drafts import draft_key, drafted
from handlers.chat.following import cautions, names_told
from handlers.chat.hours import grid, times
from handlers.chat.prospects import when_told
from handlers.chat.sources import named
from handlers.chat.talk import Answer, Ask, Button, answer, in_rows
from storage.records import Article, Chat, Standing

ASKED = "first"  # the next plain words are what a newcomer is interested in
_WAYS = {  # how it shall come: what the button says, and what is said then
    "alert": ("button-want-alert", "want-alert"),
    "digest": ("button-want-digest", "want-digest"),
    "both": ("button-want-both", "want-both"),
}


async def greet(ask: Ask, *, edit: bool = False) -> list[Answer]:
    """Greet: a newcomer is asked for a first word, who follows something is welcomed back, a group told how."""
    if await ask.desk.store.subscriptions(ask.chat.id):
        resting = [ask.say("sub-paused")] if ask.chat.standing is Standing.PAUSED else []
        return answer(lines(ask.say("start-back"), *resting), edit=edit)
    if not ask.is_private:
        return answer(ask.say("start-group"), edit=edit)
    await ask_for(ask.desk, ask.chat.id, ASKED)
    examples = [example.strip() for example in ask.say("start-examples").split("|")]
    return answer(
        ask.say("start-again" if ask.chat.numbered else "start"),
        tuple(Button(example, draft_key("first", example)) for example in examples),
        (Button(_other_languages(ask.chat.language), "start:language"),),
        edit=edit,
    )


def _other_languages(language: str) -> str:
    """Name the other languages, each in its own words: who cannot read this one finds theirs."""
    names = [str(say(code, "language-name")) for code in LANGUAGES if code != language]
    return f"🌐 {' · '.join(names[:3])}"


async def language_pressed(ask: Ask) -> list[Answer]:
    """Show the languages, or begin again in the one that was pressed."""
    if ask.parts == ("language",):
        buttons = [Button(say(code, "language-name"), f"start:{code}") for code in LANGUAGES]
        return answer(ask.say("choose-language"), *in_rows(buttons, 3), edit=True)
    code = ask.parts[0] if ask.parts[0] in LANGUAGES else ask.chat.language
    is_guess = ask.chat.zone == ask.desk.settings.default_zone and not ask.chat.numbered
    zone = zone_for(code, ask.desk.settings) if is_guess else ask.chat.zone
    chat = await change(ask.desk, ask.chat.id, language=code, zone=zone)
    return await greet(replace(ask, chat=chat), edit=True)


async def example_pressed(ask: Ask) -> list[Answer]:
    """Follow the example of the button."""
    words = drafted(ask.chat, ask.parts)
    return answer(ask.say("words-gone")) if words is None else await begin(ask, words)


async def words_given(ask: Ask) -> list[Answer]:
    """Follow the first words of a newcomer; an address is looked at. Raises QueryError, then asks on."""
    if (looking := named(ask)) is not None:
        await ask_for(ask.desk, ask.chat.id, "")
        return looking
    return await begin(ask, ask.words)


async def begin(ask: Ask, words: str) -> list[Answer]:
    """Follow the first words of somebody, and ask how they shall come. Raises QueryError."""
    try:
        followed = await follow(ask.desk, ask.chat.id, words)
    except AlreadyFollowedError:
        return answer(ask.say("sub-exists", query=bold(words)))
    await ask_for(ask.desk, ask.chat.id, "")
    foreseen = await forecast(ask.desk, followed.subscription)
    parts = (
        lines(ask.say("sub-done", query=bold(words)), *names_told(ask, followed)),
        *cautions(ask, followed),
        _foreseen(ask, foreseen),
        _newest(ask, foreseen.newest),
        lines(when_told(ask), ask.say("first-how")),
    )
    return answer("\n\n".join(filter(None, parts)), *_ways(ask, followed))


def _ways(ask: Ask, followed: Followed) -> list[tuple[Button, ...]]:
    number = followed.subscription.number
    alert, digest, both = (Button(ask.say(label), f"want:{number}:{way}") for way, (label, _) in _WAYS.items())
    return [(alert, digest), (both,)]


def _foreseen(ask: Ask, foreseen: Forecast) -> Html:
    """Say how many come in a day or a week; where too little was read, say that."""
    if not ask.newsroom.first_round.is_set() and not foreseen.newest:
        return ask.say("sub-reading-yet")
    if foreseen.is_early:
        return ask.say("forecast-early") if foreseen.newest else ask.say("sub-none-yet")
    if not foreseen.count:
        return ask.say("forecast-none", days=foreseen.days)
    if round(foreseen.per_day) >= 1:
        return ask.say("forecast-day", count=round(foreseen.per_day))
    a_week = round(7 * foreseen.per_day)
    return ask.say("forecast-week", count=a_week) if a_week else ask.say("forecast-seldom")


def _newest(ask: Ask, newest: tuple[Article, ...]) -> Html:
    """Show the newest story, and name those before it."""
    if not newest:
        return Html("")
    first, *others = newest
    told = lines(
        ask.say("forecast-last", count=len(newest)), "", story_block(first, ask.chat, now=ask.desk.clock())
    )
    return lines(told, "", *(_named(ask, each) for each in others)) if others else told


def _named(ask: Ask, article: Article) -> Html:
    when = story_time(article.published, ask.chat.zone, ask.chat.language, now=ask.desk.clock())
    return Html(f"– {link(article.title, article.url)} · {isolate(when)}")


async def way_pressed(ask: Ask) -> list[Answer]:
    """Save how the first subscription shall come, and propose hour and zone where there is a digest."""
    number, way = ask.parts
    subscription = await ask.desk.store.subscription(ask.chat.id, int(number))
    if subscription is None:
        return answer(ask.say("item-gone"))
    changed = replace(subscription, alerts=way != "digest", digest=way != "alert")
    if changed != subscription:
        await keep(ask.desk, changed)
    told = ask.say(_WAYS[way][1], query=bold(marked(changed)))
    return propose(ask, ask.chat, told) if changed.digest else answer(lines(told, "", ask.say("first-more")))


def propose(ask: Ask, chat: Chat, told: Html | None = None, *, edit: bool = False) -> list[Answer]:
    """Ask whether hour and zone of the digest are right."""
    where = city(chat.zone, chat.language)
    key = "first-plan" if chat.digest_times else "first-plan-none"
    proposal = ask.say(key, time=times(chat), city=where)
    return answer(
        lines(told, "", proposal) if told else proposal,
        *([(Button(ask.say("button-right"), "plan:yes"),)] if chat.digest_times else []),
        (Button(ask.say("button-other-hour"), "plan:hours"), Button(ask.say("button-other-city"), "plan:place")),
        edit=edit,
    )


async def right_pressed(ask: Ask) -> list[Answer]:
    """Say when the first digest comes."""
    await ask_for(ask.desk, ask.chat.id, "")
    if ask.chat.digest_at is None:
        return answer(ask.say("first-more"), edit=True)
    when = upcoming(ask.chat.digest_at, ask.chat.zone, ask.chat.language, now=ask.desk.clock())
    return answer(lines(ask.say("first-done", when=when), "", ask.say("first-more")), edit=True)


async def hours_pressed(ask: Ask) -> list[Answer]:
    """Show the hours of the day; a time may be typed too."""
    await ask_for(ask.desk, ask.chat.id, "times plan")
    back = Button(ask.say("button-back"), "plan:back")
    return answer(ask.say("choose-hour"), *grid(ask.chat, "plan:hour"), (back,), edit=True)


async def hour_pressed(ask: Ask) -> list[Answer]:
    """Take an hour as the one of the digest, and ask again whether all is right."""
    await ask_for(ask.desk, ask.chat.id, "")
    chat = await change(ask.desk, ask.chat.id, digest_times=(int(ask.parts[1]) * 60,))
    return propose(ask, chat, edit=True)


async def times_typed(ask: Ask) -> list[Answer]:
    """Take typed times as those of the digest. Raises PreferenceError."""
    chat = await change(ask.desk, ask.chat.id, digest_times=read_times(ask.words), asked="")
    return propose(ask, chat)
