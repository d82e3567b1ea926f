"""Any article and any words of a person give messages that the strict server takes."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.delivery.outcome import Outcome, Sent
from bot.digest.compose import Digest, Section, Story
from bot.digest.pages import digest_pages
from bot.digest.render import alert, digest_parts
from handlers.chat.routes import COMMANDS, PRESSES, hear_command, hear_press, hear_words
from handlers.chat.talk import Answer, Ask
from handlers.tg.sending import keyboard
from storage.records import Article, Chat, Delivery, Link
from tests.botapi.entities import formatted
from tests.botapi.keyboards import inline
from tests.conversation import PERSON, Conversation

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
_LONGEST, _ENTITIES = 4096, 100

_signs = st.characters(exclude_categories=["Cs"])
_nasty = st.sampled_from(
    [
        "<b>",
        "</a>",
        "&amp;",
        "&",
        "<",
        ">",
        '"',
        "'",
        "\u202e",
        "\u2068",
        "\u200f",
        "\0",
        "\t",
        "\r\n",
        "😀",
        "كلمة ",
    ]
)
_short = st.lists(_nasty | st.text(_signs, max_size=20), max_size=12).map("".join)
_long = st.builds(lambda text, times: text * times, _short, st.integers(1, 400)).map(lambda text: text[:6000])
_texts = _short | _long
_urls = st.sampled_from(["https://e.org/?a=1&b=<2>", "http://مثال.إختبار/خبر", "https://e.org/\"'", ""]) | _short


@st.composite
def articles(draw) -> Article:
    return Article(
        key="k",
        url=draw(_urls),
        title=draw(_texts),
        source=draw(_short),
        published=NOON,
        found_at=NOON,
        language=draw(st.sampled_from(["ar", "ru", "en", ""])),
        feed_url="https://e.org/feed",
        lead=tuple(draw(st.lists(_texts, max_size=3))),
        tags=tuple(draw(st.lists(_short, max_size=6))),
        body=tuple(draw(st.lists(_texts, max_size=3))),
        related=tuple(draw(st.lists(st.builds(Link, _short, _urls), max_size=2))),
    )


def taken(html: str) -> None:
    """Fail where Telegram would refuse a message."""
    told = formatted(html, "HTML")
    assert 1 <= len(told.text) <= _LONGEST
    assert len(told.entities) <= _ENTITIES or all(
        e["type"] in {"hashtag", "url", "mention"} for e in told.entities
    )


@settings(max_examples=150, deadline=None)
@given(articles(), st.lists(_short.filter(str.strip), min_size=1, max_size=3), st.sampled_from(["ar", "ru", "en"]))
def test_any_article_makes_an_alert_and_a_digest_that_telegram_takes(article, queries, language):
    chat = Chat(PERSON, "private", language, "Asia/Riyadh", NOON)
    taken(alert(article, queries, chat, now=NOON))
    digest = Digest((Section(queries[0], (Story(article),) * 3),), (Story(article, NOON),))
    for part in digest_parts(digest, chat, now=NOON):
        taken(part)
    for page in digest_pages(digest, chat, "2026-11-23T07", now=NOON):
        taken(page.text)


_talk = st.lists(
    st.one_of(
        st.tuples(st.just("words"), _texts),
        st.tuples(st.sampled_from(sorted(COMMANDS)), _short),
        st.tuples(st.just("press"), st.sampled_from([verb for verb, _, _ in PRESSES]), _short),
        st.tuples(st.just("sub"), st.sampled_from(["لافروف", "Лавров -спорт", '"وزير الخارجية"', "a|b|c"])),
    ),
    max_size=8,
)


@settings(max_examples=100, deadline=None)
@given(_talk, articles())
def test_any_conversation_gives_answers_that_telegram_takes(talk, article):
    asyncio.run(_converses(talk, article))


async def _converses(talk, article: Article) -> None:
    conversation = Conversation(ADMIN_IDS=str(PERSON))
    async with conversation.store.transaction() as change:
        change.save(article)
    for what, *words in talk:
        ask = Ask(conversation.desk, conversation.newsroom, await conversation.chat(), words[-1].strip())
        match what:
            case "words":
                answers = await hear_words(ask) if ask.words else []
            case "press":
                answers = await hear_press(ask, ":".join(words))
            case _:
                answers = await hear_command(ask, what)
        for each in answers:
            check(each)

    async def post(delivery: Delivery) -> Outcome:
        taken(delivery.text or "an alert")
        return Sent(1)

    conversation._post = post
    await conversation.deliver()


def check(each: Answer) -> None:
    taken(each.text)
    shown = keyboard(each.rows)
    if shown is not None:
        inline(shown.to_dict())
    assert len(each.notice) <= 200
