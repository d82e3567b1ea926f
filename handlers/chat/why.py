"""/why: the sentence that matched and the rule in plain words, or what kept an article back."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from bot.alerts.explaining import Missed, NotAsked, Told, by_link, fate, is_whole, missed, reasons, source_of
from bot.alerts.passages import Passage, passages
from bot.digest.compose import in_digest
from bot.labels import marked
from bot.query.sightings import Place
from bot.sources.addresses.sitenames import trimmed, web_address
from bot.sources.addresses.typed import is_address, read_address
from bot.text.particles import particle_kind
from bot.texts.markup import Html, bold, directed, escape, isolate, lines, link, quotation
from bot.texts.split import split
from bot.texts.when import story_time, upcoming
from bot.watch import read_through
from handlers.chat.talk import Answer, Ask, answer
from storage.records import Article, Kind, Match, Subscription

_LINKS = 5  # articles of a message that are explained
_NEAREST = 3
_SPELLINGS = frozenset(
    {"alef", "final-ya", "ta-marbuta", "hamza-seat", "foreign-letter", "yo", "accent", "twin", "joined"}
)
_RULES = {
    "article": "why-article",
    "alias": "why-alias",
    "form": "why-form",
    "inflection": "why-form",
    "beginning": "why-beginning",
    "pattern": "why-pattern",
}
_FATES = {
    "waiting": "fate-waiting",
    "doubtful": "fate-doubtful",
    "failed": "fate-failed",
    "folded": "fate-folded",
    "muted": "fate-muted",
    "later": "fate-later",
    "held-break": "fate-break",
    "held-away": "fate-away",
    "held-off": "fate-off",
    "held-digest-only": "fate-digest-only",
    "held-old": "fate-old",
    "held-story": "fate-story",
    "held-source": "fate-source",
    "held-word": "fate-word",
    "held-cap": "fate-cap",
}
_CAME = frozenset({"alert", "quiet", "waiting", "doubtful", "held-told"})  # a digest would only name it
_NOT_ASKED = {
    NotAsked.PAUSED: "why-paused",
    NotAsked.LATER: "why-later",
    NotAsked.ELSEWHERE: "why-elsewhere",
    NotAsked.NOW: "why-now",
}


async def why(ask: Ask) -> list[Answer]:
    """Explain the article behind the command, or those of the message to which the command replies."""
    if ask.words:
        return await _of_address(ask, ask.words.split()[0])
    if ask.replied is None:
        return answer(ask.say("why-how"))
    row = await ask.desk.store.delivery_shown(ask.chat.id, ask.replied.message_id)
    if row is not None and row.kind is Kind.ALERT:
        return await _of_key(ask, row.subject)
    found = [await by_link(ask.desk, ask.chat, url) for url in dict.fromkeys(ask.replied.links)]
    articles = list({each.key: each for each in found if each is not None}.values())
    if not articles:
        return answer(ask.say("why-nothing"))
    told = [await _explained(ask, each, heads=True) for each in articles[:_LINKS]]
    return [Answer(part) for part in split("\n\n".join(told))]


async def why_pressed(ask: Ask) -> list[Answer]:
    """Explain the alert under which the button stands."""
    return await _of_key(ask, ask.parts[0])


async def _of_key(ask: Ask, key: str) -> list[Answer]:
    article = await ask.desk.store.article(key)
    if article is None:
        return answer(ask.say("alert-gone"))
    return answer(split(await _explained(ask, article))[0])


async def _of_address(ask: Ask, typed: str) -> list[Answer]:
    if not is_address(typed):
        return answer(ask.say("why-how"))
    for url in (web_address(trimmed(typed)) or "", read_address(typed).url):  # a channel's post, or its channel
        article = await by_link(ask.desk, ask.chat, url) if url else None
        if article is not None:
            return answer(split(await _explained(ask, article, heads=True))[0])
    feed = await source_of(ask.desk, ask.chat, read_address(typed).url)
    if feed is None:
        return answer(ask.say("why-not-read"))
    return answer(ask.say("why-not-listed", source=bold(feed.name)))


async def _explained(ask: Ask, article: Article, *, heads: bool = False) -> Html:
    """Tell what asked for an article and what became of it, after its title where it is not before one's eyes."""
    match = await ask.desk.store.match(ask.chat.id, article.key)
    head = [bold(link(article.title, article.url))] if heads else []
    if match is None:
        return lines(*head, *await _not_asked(ask, article))
    asked = await reasons(ask.desk, match, article)
    told = [_asked(ask, article, *each) for each in asked] or [ask.say("why-subscription-gone")]
    return lines(*head, *told, *await _became(ask, match, article, [each for each, _ in asked]))


def _asked(ask: Ask, article: Article, subscription: Subscription, places: Sequence[Place]) -> Html:
    name = bold(marked(subscription))
    if is_whole(places):
        return ask.say("why-whole", name=name)
    shown = passages(article, places)
    quoted = [quotation(_with_bold(each)) for each in shown]
    return lines(ask.say("why-asked", name=name), *quoted, *_rules(ask, article, places, shown))


def _with_bold(passage: Passage) -> Html:
    return Html("".join(bold(text) if is_hit else escape(text) for text, is_hit in passage.runs).strip())


def _rules(ask: Ask, article: Article, places: Sequence[Place], shown: Iterable[Passage]) -> list[Html]:
    """Say of each word that is shown, once, how it differs from what was asked for."""
    hits = {hit for passage in shown for hit in passage.hits}
    told: dict[str, Html] = {}
    text = read_through(article).text
    for place in places:
        word = text[place.start : place.end]
        said = [str(each) for each in _said(ask, place.rules)]
        if word in hits and word not in told and said:
            comma = "، " if ask.chat.language == "ar" else ", "
            told[word] = directed(Html(f"• {isolate(word)}: {comma.join(said)}"), ask.chat.language)
    return list(told.values())


def _said(ask: Ask, rules: Iterable[str]) -> list[Html]:
    """Give rules in plain words, each once; that a word stands as it was asked for needs none."""
    told: dict[str, Html] = {}
    for rule in rules:
        name, _, letters = rule.partition(":")
        if name == "particles":
            told[rule] = ask.say("why-particles", kind=particle_kind(letters), letters=letters)
        elif name == "pronoun":
            told[rule] = ask.say("why-pronoun", letters=letters)
        elif name in _SPELLINGS:
            told["spelling"] = ask.say("why-spelling")
        elif name in _RULES:
            told[_RULES[name]] = ask.say(_RULES[name])
    return list(told.values())


async def _became(ask: Ask, match: Match, article: Article, asked: Sequence[Subscription]) -> list[Html]:
    """Tell what became of the match: an alert, or what kept it back, and where it is to be read then."""
    told = await fate(ask.desk, ask.chat, match, article)
    return [_fate(ask, told), *_digest(ask, told, asked)]


def _fate(ask: Ask, told: Told) -> Html:
    chat, now = ask.chat, ask.desk.clock()
    at = story_time(told.at, chat.zone, chat.language, now=now) if told.at else ""
    source = told.article.source if told.article else ""
    match told.name:
        case "alert":
            return ask.say("fate-alert", time=at)
        case "quiet" if told.at:
            return ask.say("fate-quiet", when=upcoming(told.at, chat.zone, chat.language, now=now))
        case "held-told" if at and source:
            return ask.say("fate-told", time=at, source=source)
        case name:
            return ask.say(_FATES.get(name, "fate-unknown"))


def _digest(ask: Ask, told: Told, asked: Sequence[Subscription]) -> list[Html]:
    """Tell which digest had it, or is to have it where no alert came."""
    chat, now = ask.chat, ask.desk.clock()
    if told.digest_at is not None:
        return [ask.say("fate-in-digest", time=story_time(told.digest_at, chat.zone, chat.language, now=now))]
    if told.name in _CAME or chat.digest_at is None or not in_digest(asked):
        return []
    return [ask.say("fate-next-digest", when=upcoming(chat.digest_at, chat.zone, chat.language, now=now))]


async def _not_asked(ask: Ask, article: Article) -> list[Html]:
    found = await missed(ask.desk, ask.chat, article)
    if not found:
        return [ask.say("why-none")]
    return [_missed(ask, each) for each in found[:_NEAREST]]


def _missed(ask: Ask, each: Missed) -> Html:
    name = bold(marked(each.subscription))
    if each.reason is None:
        excluded = each.word.startswith("-")
        return ask.say("why-excluded" if excluded else "why-lacks", name=name, word=bold(each.word.lstrip("-")))
    return ask.say(_NOT_ASKED[each.reason], name=name)
