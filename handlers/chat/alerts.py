"""The buttons under an alert, and /muted: silence a story, an outlet, a word; keep an article."""

from __future__ import annotations

import hashlib
import html

from bot.alerts.muting import mute_source, mute_story, mute_word, muted, unmute
from bot.alerts.saving import save, unsave
from bot.texts.markup import Html, bold, lines
from bot.texts.say import speaker
from bot.texts.when import upcoming
from handlers.chat.talk import Answer, Ask, Button, Rows, answer, in_rows
from storage.records import Article, Kind, Mute, Muted

_LONGEST = 32  # characters of a name on a button
_WORDS = 3  # subscriptions that a menu names
_PAGE = 8


def under(language: str, key: str, *, is_saved: bool) -> Rows:
    """Give the buttons under an alert."""
    say = speaker(language)
    keep = ("button-unsave", "unsave") if is_saved else ("button-save", "save")
    named = (("button-why", "why"), ("button-mute", "mute"), keep)
    return (tuple(Button(say(label), f"al:{key}:{verb}") for label, verb in named),)


async def alert_pressed(ask: Ask) -> list[Answer]:  # noqa: PLR0911 (one way for each button)
    """Do what a button under an alert says; nothing but the buttons changes."""
    key, verb = ask.parts
    article = await ask.desk.store.article(key)
    if verb == "unsave":
        await unsave(ask.desk, ask.chat.id, key)
        return await _again(ask, key, notice=ask.say("unsaved"))
    if article is None:
        return answer(ask.say("alert-gone"))
    match verb:
        case "mute":
            return await _menu(ask, article)
        case "save":
            await save(ask.desk, ask.chat.id, article)
            return await _again(ask, key, notice=ask.say("saved-done"))
        case "story":
            await mute_story(ask.desk, ask.chat.id, article)
            return await _again(ask, key, notice=ask.say("mute-story-done"))
        case "source":
            await mute_source(ask.desk, ask.chat.id, article)
            return await _again(ask, key, notice=ask.say("mute-source-done", name=_short(article.source)))
        case _:
            return await _again(ask, key)


async def word_pressed(ask: Ask) -> list[Answer]:
    """Have no alerts for a subscription, for a day."""
    key, _, number = ask.parts
    subscription = await ask.desk.store.subscription(ask.chat.id, int(number))
    if subscription is None:
        return await _again(ask, key, notice=ask.say("item-gone"))
    await mute_word(ask.desk, ask.chat.id, subscription)
    return await _again(ask, key, notice=ask.say("mute-word-done", name=_short(subscription.label)))


async def _again(ask: Ask, key: str, *, notice: str = "") -> list[Answer]:
    is_saved = await ask.desk.store.saved_article(ask.chat.id, key) is not None
    rows = under(ask.chat.language, key, is_saved=is_saved)
    return [Answer(Html(""), rows, notice=html.unescape(notice), keyboard=True)]


async def _menu(ask: Ask, article: Article) -> list[Answer]:
    """Offer what can be silenced: the story, the outlet, the words that asked for it."""
    row = await ask.desk.store.delivery(ask.chat.id, Kind.ALERT, article.key)
    numbers = row.subscriptions if row else ()
    asked = [await ask.desk.store.subscription(ask.chat.id, number) for number in numbers]
    words = [
        Button(_label(ask, "button-mute-word", each.label), f"al:{article.key}:word:{each.number}")
        for each in asked[:_WORDS]
        if each is not None
    ]
    story = Button(ask.say("button-mute-story"), f"al:{article.key}:story")
    source = Button(_label(ask, "button-mute-source", article.source), f"al:{article.key}:source")
    back = Button(ask.say("button-back"), f"al:{article.key}:back")
    return [Answer(Html(""), ((story,), (source,), *((each,) for each in words), (back,)), keyboard=True)]


def _label(ask: Ask, key: str, name: str) -> str:
    return html.unescape(ask.say(key, name=_short(name)))


def _short(name: str) -> str:
    return name if len(name) <= _LONGEST else f"{name[: _LONGEST - 1].rstrip()}…"


async def muted_(ask: Ask) -> list[Answer]:
    """Show what is muted, with buttons that undo it."""
    return await _muted_page(ask, 0)


async def muted_pressed(ask: Ask) -> list[Answer]:
    """Show another page of what is muted."""
    return await _muted_page(ask, int(ask.parts[0]), edit=True)


async def unmute_pressed(ask: Ask) -> list[Answer]:
    """Undo a mute, and show what is left."""
    found = [each for each in await muted(ask.desk, ask.chat.id) if _key(each) == ask.parts[0]]
    for each in found:
        await unmute(ask.desk, ask.chat.id, each.what, each.target)
    return await _muted_page(ask, 0, edit=True)


async def _muted_page(ask: Ask, page: int, *, edit: bool = False) -> list[Answer]:
    mutes = await muted(ask.desk, ask.chat.id)
    if not mutes:
        return answer(ask.say("muted-none"), edit=edit)
    first = max(0, min(page, (len(mutes) - 1) // _PAGE)) * _PAGE
    shown = list(enumerate(mutes, 1))[first : first + _PAGE]
    rows = [Html(f"{place}. {_told(ask, each)}") for place, each in shown]
    text = lines(ask.say("muted-title"), "", *rows, "", ask.say("muted-hint"))
    buttons = [Button(f"🔔 {place}", f"unmute:{_key(each)}") for place, each in shown]
    return answer(text, *in_rows(buttons, 4), *turning(ask, "muted", first, len(mutes), _PAGE), edit=edit)


def turning(ask: Ask, verb: str, first: int, total: int, size: int) -> list[tuple[Button, ...]]:
    """Give the row of buttons that turns pages, none where there is one page."""
    page = first // size
    earlier = [Button(ask.say("button-earlier"), f"{verb}:{page - 1}")] if first else []
    later = [Button(ask.say("button-later"), f"{verb}:{page + 1}")] if first + size < total else []
    return [(*earlier, *later)] if earlier or later else []


def _told(ask: Ask, mute: Mute) -> Html:
    name = bold(mute.label)
    if mute.what is Muted.WORD and mute.until is not None:
        until = upcoming(mute.until, ask.chat.zone, ask.chat.language, now=ask.desk.clock())
        return ask.say("muted-word", name=name, until=until)
    return ask.say("muted-story" if mute.what is Muted.STORY else "muted-source", name=name)


def _key(mute: Mute) -> str:
    """Give 16 hexadecimal digits for a mute: an outlet's name may be longer than a button's data."""
    return hashlib.sha256(f"{mute.what}:{mute.target}".encode()).hexdigest()[:16]
