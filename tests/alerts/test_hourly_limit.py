"""No hour has more alerts than it may: the others are in the digest, and one message says how many."""

from __future__ import annotations

from dataclasses import replace

import pytest

from storage.records import Kind
from tests.conversation import PERSON, Conversation

LAVROV = "وصل الوفد إلى القاهرة، وللافروف لقاءات فيها."


@pytest.fixture
async def talk():
    talk = await Conversation(ALERTS_PER_HOUR="2").open()
    await talk.says("/sub لافروف")
    return talk


async def publishes(talk: Conversation, *titles: str) -> list[str]:
    for title in titles:
        talk.site.publish(title, LAVROV)
    await talk.read()
    talk.clock.forward(seconds=15)
    return await talk.deliver()


async def test_what_an_hour_has_no_room_for_is_counted_in_one_message_that_grows(talk):
    came = await publishes(talk, "خبر 1", "خبر 2", "خبر 3")
    assert [text[0] for text in came] == ["🔔", "🔔", "➕"]
    assert "مقال آخر في موجزك" in came[2]
    assert await publishes(talk, "خبر 4") == []
    talk.clock.forward(seconds=15)
    await publishes(talk, "خبر 5")
    assert talk.edited[-1][0] == 3
    assert "➕ 3 مقالات أخرى في موجزك" in talk.edited[-1][1]


async def test_the_digest_tells_in_full_what_was_counted(talk):
    await publishes(talk, "خبر 1", "خبر 2", "خبر 3")
    talk.clock.to(8)
    [digest] = await talk.deliver()
    full, _, named = digest.partition("وصلتك هذه من قبل")
    came = sum(f"خبر {number}" in full for number in (1, 2, 3))
    assert (came, sum(f"خبر {number}" in named for number in (1, 2, 3))) == (1, 2)


async def test_an_hour_later_there_is_room_again_and_a_new_count(talk):
    await publishes(talk, "خبر 1", "خبر 2", "خبر 3")
    talk.clock.forward(hours=1)
    came = await publishes(talk, "خبر 4", "خبر 5", "خبر 6")
    assert [text[0] for text in came] == ["🔔", "🔔", "➕"]
    assert talk.edited == []


async def test_quiet_hours_end_with_as_many_alerts_as_an_hour_may_have(talk):
    await talk.says("/quiet 8:00-12:00")
    await publishes(talk, "خبر 1", "خبر 2")
    talk.clock.forward(hours=1.2)
    assert await publishes(talk, "خبر 3", "خبر 4") == []
    talk.clock.to(12, 1)
    came = await talk.deliver()
    assert [text[0] for text in came] == ["🔔", "🔔", "➕"]
    assert "مقالان آخران" in came[2]


async def test_who_has_no_digest_for_it_has_no_limit(talk):
    [subscription] = await talk.store.subscriptions(PERSON)
    async with talk.store.transaction() as change:
        change.save(replace(subscription, digest=False))
    came = await publishes(talk, "خبر 1", "خبر 2", "خبر 3")
    assert [text[0] for text in came] == ["🔔", "🔔", "🔔"]


async def test_urgent_news_passes_quiet_hours_and_the_limit_for_who_wants_it(talk):
    await talk.says("/quiet 8:00-12:00")
    assert await publishes(talk, "عاجل | خبر 1") == []
    async with talk.store.transaction() as change:
        change.save(replace(await talk.chat(), urgent=True))
    came = await publishes(talk, "عاجل | خبر 2", "عاجل | خبر 3", "عاجل | خبر 4", "خبر 5")
    assert sorted(text.split("\n")[1] for text in came) == ["عاجل | خبر 2", "عاجل | خبر 3", "عاجل | خبر 4"]


async def test_without_a_limit_all_come():
    talk = await Conversation(ALERTS_PER_HOUR="0").open()
    await talk.says("/sub لافروف")
    assert len(await publishes(talk, *(f"خبر {number}" for number in range(15)))) == 15


async def test_a_count_that_waits_when_the_digest_tells_it_is_not_sent(talk):
    await talk.says("/quiet 8:00-12:00")
    await talk.says("/settings digest 11:00")
    await publishes(talk, "خبر 1", "خبر 2", "خبر 3")
    talk.clock.to(11)
    [digest] = await talk.deliver()
    assert all(f"خبر {number}" in digest for number in (1, 2, 3))
    talk.clock.to(12, 1)
    assert await talk.deliver() == []
    assert {row.state for row in await talk.store.deliveries(PERSON) if row.kind is Kind.MORE} == {"folded"}
