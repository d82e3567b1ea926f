"""A link, a channel, a forwarded post: what is there, and shall it be followed, as a whole or for some words?

Words behind the link, in the same message, are those for which it is followed or offered.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import replace

from bot.chats.following import AlreadyFollowedError, Followed, follow_source
from bot.chats.looking import look_within
from bot.chats.previews import Post
from bot.chats.reasons import why
from bot.chats.sources import ask_for, candidate, candidate_of, keep_candidates, key_of
from bot.errors import FetchError, MujazError, QueryError
from bot.labels import marked, shortened
from bot.query.grammar import parse
from bot.sources.addresses.typed import parted
from bot.sources.finding.look import Found
from bot.texts.markup import Html, bold, lines
from handlers.chat.about_sources import found_told
from handlers.chat.groups import is_shared
from handlers.chat.mistakes import query_error
from handlers.chat.prospects import had_already, when_told
from handlers.chat.talk import Answer, Ask, Button, answer, yes_no
from storage.records import Candidate, Subscription

_OTHERS = 4
_URL = 2000  # characters
_LABEL = 40  # characters of a button
_WORDS_SHOWN = 24  # characters of a query on one
_BUSY = 3600  # seconds between two articles, below which the alerts of a source are many
_WORDS = "words"  # what the next plain words are meant for, before the key of a source

Then = Callable[[Found], Awaitable[list[Answer]]]


def named(ask: Ask) -> list[Answer] | None:
    """Look at the address that plain words are or begin with, and offer it; None where they begin with none.

    Raises QueryError for words behind it that are no query; nothing is looked at then.
    """
    address, query = parted(ask.words)
    if not address:
        return None
    if query:
        parse(query)
    return looked_up(ask, address, query=query)


def looked_up(
    ask: Ask, address: str, *, edit: bool = False, for_all: bool = False, query: str = ""
) -> list[Answer]:
    """Say that an address is being looked at; the message tells then what is there.

    `for_all` offers to read it for everybody, `query` to follow these words in it only.
    """

    async def offer(found: Found) -> list[Answer]:
        return [await _offer(ask, found, for_all=for_all, query=query)]

    return _looking(ask, address, offer, edit=edit)


def limited(ask: Ask, address: str, query: str) -> list[Answer]:
    """Follow words in the source at an address only, once it was found. Raises QueryError before that."""
    parse(query)

    async def begin(found: Found) -> list[Answer]:
        if await ask.desk.store.chat(ask.chat.id) is None:  # it was forgotten meanwhile
            return answer(ask.say("source-offer-gone"))
        return await follow_now(ask, replace(candidate_of(found), query=query))

    return _looking(ask, address, begin)


def _looking(ask: Ask, address: str, then: Then, *, edit: bool = False) -> list[Answer]:
    return [Answer(ask.say("source-looking"), edit=edit, progress=_look(ask, address, then))]


async def _look(ask: Ask, address: str, then: Then) -> AsyncIterator[Answer]:
    try:
        for each in await then(await look_within(ask.look, address)):
            yield each
    except MujazError as error:
        ask.desk.office.previews.close(ask.chat.id, address)
        may_pass = isinstance(error, FetchError) and error.reason.may_pass
        again = [ask.say("look-again")] if may_pass else []
        yield Answer(Html(" ".join([why(ask.chat.language, error), *again])))


async def _offer(ask: Ask, found: Found, *, for_all: bool, query: str) -> Answer:
    """Tell what was found, with the buttons; what they stand for is kept with the chat."""
    this = candidate_of(found)
    only = replace(this, query=query)
    near = [each for each in found.others if len(each.url) <= _URL][:_OTHERS]
    others = [Candidate(each.url, title=each.title, query=query) for each in near]
    await keep_candidates(ask.desk, ask.chat.id, [this, *([only] if query else []), *others])
    told = found_told(ask, found)
    had = None if for_all else await _whole(ask, found.url)
    if had is not None:
        told = lines(told, "", ask.say("source-exists"))
    choices = [_button(ask, "button-add-source", this, "add")] if for_all else _choices(ask, only, had)
    rows = [*((each,) for each in choices), *_other_feeds(ask, others, for_all=for_all)]
    return Answer(told, (*rows, (_button(ask, "button-cancel", this, "cancel"),)))


def _choices(ask: Ask, only: Candidate, had: Subscription | None) -> list[Button]:
    """Offer a source whole, and for words: those that were written behind its address, else to be asked for."""
    this = replace(only, query="")
    whole = _button(ask, "button-follow", this, "follow")
    if had is not None:
        whole = Button(ask.say("button-show-item"), f"item:{had.number}")
    if not only.query:
        return [whole, _button(ask, "button-only-words", this, "words")]
    label = ask.say("button-follow-only", words=shortened(only.query, _WORDS_SHOWN))
    return [Button(label, f"src:{key_of(only.url, only.query)}:follow"), whole]


def _other_feeds(ask: Ask, others: list[Candidate], *, for_all: bool) -> list[tuple[Button, ...]]:
    verb = "seek" if for_all else "look"
    names = [shortened(each.title or each.url, _LABEL) for each in others]
    return [
        (Button(ask.say("button-other-feed", name=name), f"src:{key_of(each.url, each.query)}:{verb}"),)
        for name, each in zip(names, others, strict=True)
    ]


def _button(ask: Ask, label: str, this: Candidate, verb: str) -> Button:
    return Button(ask.say(label), f"src:{key_of(this.url)}:{verb}")


async def _whole(ask: Ask, url: str) -> Subscription | None:
    subscriptions = await ask.desk.store.subscriptions(ask.chat.id)
    return next((each for each in subscriptions if each.source == url and not each.query), None)


async def source_pressed(ask: Ask) -> list[Answer]:
    """Do with a source that was found what the button says."""
    key, verb = ask.parts
    ask.desk.office.previews.close(ask.chat.id)
    found = await candidate(ask.desk, ask.chat.id, key)
    if found is None:
        return answer(ask.say("source-offer-gone"), edit=verb == "cancel")
    match verb:
        case "look" | "seek":
            for_all = verb == "seek" and ask.is_operator
            return looked_up(ask, found.url, edit=True, for_all=for_all, query=found.query)
        case "words":
            return await _ask_for_words(ask, found)
        case "follow":
            await ask_for(ask.desk, ask.chat.id, "")
            return await follow_now(ask, found, edit=True)
        case _:
            await ask_for(ask.desk, ask.chat.id, "")
            return answer(ask.say("source-dismissed", source=bold(shortened(found.name))), edit=True)


async def follow_now(
    ask: Ask, found: Candidate, *, edit: bool = False, alerts: bool = True, digest: bool = True
) -> list[Answer]:
    """Follow a source and say what comes next. Raises QueryError, TooManyError."""
    none_yet = await _none_yet(ask, found)
    try:
        followed = await follow_source(ask.desk, ask.chat.id, found, alerts=alerts, digest=digest)
    except AlreadyFollowedError as error:
        item = Button(ask.say("button-show-item"), f"item:{error.subscription.number}")
        return answer(ask.say("sub-exists", query=bold(marked(error.subscription))), (item,), edit=edit)
    return _followed(ask, found, followed, none_yet=none_yet, edit=edit)


def _followed(ask: Ask, found: Candidate, followed: Followed, *, none_yet: str, edit: bool) -> list[Answer]:
    subscription = followed.subscription
    is_flood = subscription.alerts and not subscription.query and 0 < found.gap < _BUSY
    parts = (
        ask.say("sub-done", query=bold(marked(subscription))),
        had_already(ask, followed, none_yet=none_yet),
        when_told(ask),
        ask.say("source-busy") if is_flood else Html(""),
    )
    item = Button(ask.say("button-show-item"), f"item:{subscription.number}")
    calm = Button(ask.say("button-digest-only"), f"item:{subscription.number}:alerts")
    return answer("\n\n".join(filter(None, parts)), *([(calm,)] if is_flood else []), (item,), edit=edit)


async def _none_yet(ask: Ask, found: Candidate) -> str:
    """Give the sentence for a source that has nothing to show: perhaps it was not read before."""
    feed = await ask.desk.store.feed(found.url)
    if feed is not None and feed.read_at is not None:
        return "sub-none-yet"
    return "source-words-next" if found.query else "source-next"


async def _ask_for_words(ask: Ask, found: Candidate) -> list[Answer]:
    await keep_candidates(ask.desk, ask.chat.id, [found])
    await ask_for(ask.desk, ask.chat.id, f"{_WORDS} {key_of(found.url)}")
    shared = yes_no(is_shared(ask))
    return answer(ask.say("source-which-words", source=bold(shortened(found.name)), shared=shared))


async def words_given(ask: Ask) -> list[Answer]:
    """Take words as those to which a source is limited; a bad query is asked for again, an address looked at."""
    found = await candidate(ask.desk, ask.chat.id, ask.chat.asked.removeprefix(_WORDS).strip())
    looking = named(ask)
    if found is None or looking is not None:
        await ask_for(ask.desk, ask.chat.id, "")
        return looking or answer(ask.say("source-offer-gone"))
    try:
        answers = await follow_now(ask, replace(found, query=ask.words))
    except QueryError as error:
        return answer(lines(query_error(ask.chat.language, error), "", ask.say("source-words-again")))
    await ask_for(ask.desk, ask.chat.id, "")
    return answers


async def cancel(ask: Ask) -> list[Answer]:
    """Leave what was asked for."""
    if not ask.chat.asked:
        return answer(ask.say("cancel-nothing"))
    await ask_for(ask.desk, ask.chat.id, "")
    return answer(ask.say("cancelled"))


async def forwarded(ask: Ask) -> list[Answer]:
    """Look at the channel of a post that was forwarded, of several posts once; one without a name has no page."""
    post = ask.desk.office.previews.post(ask.chat.id, ask.words, ask.desk.clock())
    if post is Post.SAME:
        return []
    await ask_for(ask.desk, ask.chat.id, "")
    if not ask.words:
        return answer(ask.say("source-nameless"))
    return answer(ask.say("source-shown")) if post is Post.SHOWN else looked_up(ask, ask.words)


async def stands_for(ask: Ask, url: str) -> Candidate:
    """Give a source that the chat follows as it could be followed again."""
    feed = await ask.desk.store.feed(url)
    return candidate_of(feed) if feed else Candidate(url)
