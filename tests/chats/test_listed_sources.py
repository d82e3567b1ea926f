"""What operators have read for everybody. Chat in, chat out."""

from __future__ import annotations

import pytest

from storage.records import Listing
from tests.chats.source_talk import (
    ADMIN,
    SITE,
    URL,
    follows,
    found,
    talk_of_sources,
)
from tests.conversation import FEED


@pytest.fixture
async def talk():
    return await talk_of_sources()


async def test_operators_add_a_source_for_everybody_and_take_it_off_again(talk):
    operator = int(ADMIN)
    await talk.says(f"/addsource {SITE}", chat_id=operator)
    assert "يُقرأ الآن للجميع" in await talk.presses("للجميع", chat_id=operator)
    assert (await talk.store.feed(URL)).listing is Listing.ADDED
    await follows(talk)
    assert "محادثة واحدة" in await talk.says(f"/delsource {SITE}", chat_id=operator)
    feed = await talk.store.feed(URL)
    assert feed.listing is Listing.DROPPED
    assert feed.next_check_at is not None
    assert "يُقرأ الآن للجميع" in await talk.presses("تراجع", chat_id=operator)
    assert (await talk.store.feed(URL)).listing is Listing.ADDED


async def test_a_dropped_source_that_nobody_follows_is_read_no_more_until_somebody_does(talk):
    operator = int(ADMIN)
    assert "لا يتابعه أحد" in await talk.says("/delsource 1", chat_id=operator)
    assert (await talk.store.feed(FEED)).next_check_at is None
    assert "لا أقرأ شيئًا بعد" in await talk.says("/sources")
    talk.looks[FEED] = found(FEED, "صدى الأخبار")
    await follows(talk, FEED)
    assert (await talk.store.feed(FEED)).next_check_at == talk.clock.now
    await talk.says("/unsub 1")
    assert (await talk.store.feed(FEED)).next_check_at is None


async def test_for_others_the_commands_of_operators_are_unknown_and_their_buttons_old(talk):
    for command in ("/addsource", "/delsource"):
        assert "لا أعرف الأمر" in await talk.says(f"{command} {SITE}")
    await talk.says(f"/addsource {SITE}", chat_id=int(ADMIN))
    add = next(data for label, data in talk.data.items() if "للجميع" in label)
    await talk.says(SITE)
    assert "زر من رسالة قديمة" in await talk.presses_data(add)
    assert "زر من رسالة قديمة" in await talk.presses_data(add.replace("src:", "drop:").removesuffix(":add"))
    assert await talk.store.feed(URL) is None
