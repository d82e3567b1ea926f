"""Do a channel's readers see news and nothing else: no buttons, no commands, nothing for who manages it?"""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.chats.joining import join
from bot.chats.managing import remember
from bot.chats.notices import tell_followers
from bot.chats.resting import end_break
from bot.digest.telling import tell_due
from storage.records import Kind, Standing, State
from tests.conversation import FEED, PERSON, Conversation, plain

CHANNEL, OTHER = -1002, 8


@pytest.fixture
async def talk():
    talk = await Conversation(ALERTS_PER_HOUR="1").open()
    await join(talk.desk, CHANNEL, "channel", "ar", title="أخبار المساء")
    talk.administrators.add((CHANNEL, PERSON))
    await talk.says("/channels")
    await talk.presses("أخبار المساء")
    return talk


async def published(talk, count: int) -> None:
    for number in range(count):
        talk.site.publish(
            f"لافروف في المدينة {number * 37}", f"قال لافروف في لقاء رقم {number * 91} إن العمل مستمر."
        )
    await talk.read()
    await talk.read()


async def rows(talk, kind: Kind):
    return [row for row in await talk.store.deliveries(CHANNEL) if row.kind is kind]


async def test_a_digest_comes_whole_since_nobody_can_turn_its_pages(talk):
    await talk.says("/sub لافروف")
    await talk.presses_data("item:1:mode:digest", chat_id=CHANNEL)
    await published(talk, 14)
    async with talk.store.transaction() as change:
        chat = await talk.store.chat(CHANNEL)
        change.save(replace(chat, digest_at=talk.clock()))
    await tell_due(talk.desk)
    pages = await rows(talk, Kind.DIGEST)
    assert len(pages) > 1
    assert {page.state for page in pages} == {State.PENDING}
    assert [page.presses for page in pages] == [()] * len(pages)
    assert [page.silent for page in pages] == [False, *[True] * (len(pages) - 1)]
    assert "موجزك" not in pages[0].text
    told = plain("".join(page.text for page in pages))
    assert all(f"لافروف في المدينة {number * 37}\n" in told for number in range(14))


async def test_nothing_new_is_not_told(talk):
    await talk.says("/sub لافروف")
    talk.clock.forward(days=2)
    await tell_due(talk.desk)
    assert await rows(talk, Kind.DIGEST) == []


async def test_more_than_an_hour_takes_is_left_to_the_digest_without_a_word(talk):
    await talk.says("/sub لافروف")
    await published(talk, 4)
    assert len(await rows(talk, Kind.ALERT)) == 1
    assert await rows(talk, Kind.MORE) == []


async def test_what_became_of_a_source_is_told_to_who_manages_it(talk):
    await remember(talk.desk, PERSON, CHANNEL)
    feed = await talk.store.feed(FEED)
    await talk.says("/sub لافروف")
    async with talk.store.transaction() as change:
        (item,) = await talk.store.subscriptions(CHANNEL)
        change.save(replace(item, source=feed.url, query=""))
    assert await tell_followers(talk.desk, feed, "source-ended") == 1
    assert await tell_followers(talk.desk, feed, "source-ended") == 0
    (notice,) = await talk.deliver()
    assert plain(notice).startswith("📢 أخبار المساء\n✖ أزال الموقع مصدرًا تتابعه")
    assert await rows(talk, Kind.NOTICE) == []


async def test_the_end_of_a_break_is_told_to_who_manages_it(talk):
    await talk.says("/sub لافروف")
    async with talk.store.transaction() as change:
        chat = await talk.store.chat(CHANNEL)
        change.save(replace(chat, standing=Standing.PAUSED, paused_until=talk.clock() - timedelta(seconds=1)))
    assert await end_break(talk.desk, CHANNEL)
    (notice,) = await talk.deliver()
    assert plain(notice).startswith("📢 أخبار المساء\n▶️ انتهت الاستراحة")
    assert (await talk.store.chat(CHANNEL)).standing is Standing.ACTIVE


async def test_who_asks_for_the_digest_is_told_that_the_channel_has_it(talk):
    await talk.says("/sub لافروف")
    await published(talk, 1)
    await talk.deliver()
    assert "أنشر فيها الآن" in await talk.says("/digest")


async def test_who_removed_the_bot_is_told_and_speaks_for_themselves_again(talk):
    await talk.says("/sub لافروف")
    async with talk.store.transaction() as change:
        change.save(replace(await talk.store.chat(CHANNEL), standing=Standing.KICKED))
    assert "لم أعد فيها" in await talk.says("/sub موسكو")
    assert "✅" in await talk.says("/sub موسكو")
    assert len(await talk.store.subscriptions(CHANNEL)) == len(await talk.store.subscriptions(PERSON)) == 1
