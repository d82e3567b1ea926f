"""What followers are told of their sources: ended, broken, moved. Chat in, chat out."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.chats.notices import tell_followers
from storage.records import Kind, Quiet
from tests.chats.source_talk import (
    URL,
    follows,
    talk_of_sources,
)
from tests.conversation import START


@pytest.fixture
async def talk():
    return await talk_of_sources()


async def test_followers_are_told_once_what_became_of_their_source(talk):
    await follows(talk)
    await follows(talk, chat_id=8)
    feed = replace(await talk.store.feed(URL), ended_at=START)
    assert await tell_followers(talk.desk, feed, "source-ended") == 2
    assert await tell_followers(talk.desk, feed, "source-ended") == 0
    assert all("أزال الموقع مصدرًا تتابعه: موقع الأنباء" in told for told in await talk.deliver())


async def test_a_broken_source_is_told_with_its_error_after_quiet_hours_and_not_on_a_break(talk):
    await follows(talk)
    await follows(talk, chat_id=8)
    await talk.says("/pause", chat_id=8)
    async with talk.store.transaction() as change:
        change.save(replace(await talk.chat(), quiet=Quiet(8 * 60, 10 * 60)))
    feed = replace(await talk.store.feed(URL), failing_since=START, reason="status-5xx", failures=9)
    assert await tell_followers(talk.desk, feed, "source-broken") == 1
    assert await talk.deliver() == []
    talk.clock.to(10)
    (told,) = await talk.deliver()
    assert "في الموقع عطل الآن" in told
    assert (await talk.store.deliveries(8)) == []


async def test_a_moved_source_is_told_again_only_when_it_moves_again(talk):
    await follows(talk)
    feed = replace(await talk.store.feed(URL), location="https://new.example/rss")
    assert await tell_followers(talk.desk, feed, "source-moved") == 1
    assert await tell_followers(talk.desk, feed, "source-moved") == 0
    assert await tell_followers(talk.desk, replace(feed, location="https://newer.example/"), "source-moved") == 1
    assert {each.kind for each in await talk.store.deliveries(7)} == {Kind.NOTICE}
