"""Posts of channels that are forwarded: one preview for each channel. Chat in, chat out."""

from __future__ import annotations

import pytest

from bot.sources.finding.look import Found
from tests.chats.source_talk import (
    OTHER,
    found,
    talk_of_sources,
)


@pytest.fixture
async def talk():
    return await talk_of_sources()


async def test_a_forwarded_post_leads_to_its_channel_and_a_nameless_one_is_explained(talk):
    assert "موقع الأنباء" in await talk.forwards("anba")
    assert talk.looked == ["@anba"]
    assert "بلا اسم عام" in await talk.forwards("")


async def test_several_posts_of_one_channel_give_one_preview_until_it_is_answered(talk):
    assert "موقع الأنباء" in await talk.forwards("anba")
    assert await talk.forwards("anba") == ""
    talk.clock.forward(minutes=2)
    assert await talk.forwards("anba") == "معاينة هذه القناة أعلاه: اختر منها ما تريد."
    talk.looks["@sport"] = found(OTHER, "رياضة")
    assert "رياضة" in await talk.forwards("sport")
    assert await talk.forwards("anba") == ""
    assert talk.looked == ["@anba", "@sport"]
    assert "أتابع لك" in await talk.presses("متابعة")
    assert "موقع الأنباء" in await talk.forwards("anba")


async def test_a_post_that_comes_while_its_channel_is_looked_at_is_not_answered(talk):
    async def look(_: str) -> Found:
        assert await talk.forwards("anba") == ""
        return found()

    talk.look = look
    assert "موقع الأنباء" in await talk.forwards("anba")


async def test_a_channel_is_shown_again_once_its_preview_is_old_or_for_another_chat(talk):
    await talk.forwards("anba")
    assert "موقع الأنباء" in await talk.forwards("anba", chat_id=8)
    talk.clock.forward(minutes=10)
    assert "موقع الأنباء" in await talk.forwards("anba")


async def test_a_channel_that_could_not_be_read_is_tried_again_with_the_next_post(talk):
    talk.looks["@anba"] = TimeoutError()
    assert "20 ثانية" in await talk.forwards("anba")
    talk.looks["@anba"] = found()
    assert "موقع الأنباء" in await talk.forwards("anba")


async def test_several_posts_of_channels_without_a_name_are_explained_once_a_minute(talk):
    assert "بلا اسم عام" in await talk.forwards("")
    assert await talk.forwards("") == ""
    talk.clock.forward(minutes=1)
    assert "بلا اسم عام" in await talk.forwards("")
