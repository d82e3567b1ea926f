"""/alerts: on or off for all and for each subscription, and urgent news in quiet hours."""

from __future__ import annotations

import pytest

from tests.conversation import Conversation


@pytest.fixture
async def talk():
    talk = await Conversation().open()
    await talk.says("/sub لافروف")
    await talk.says("/sub الصين")
    return talk


async def test_it_shows_how_alerts_are_set_and_changes_nothing(talk):
    for _ in range(2):
        told = await talk.says("/alerts")
        assert told.startswith("التنبيهات: تعمل")
        assert "1. لافروف – تنبيهات وموجز" in told


async def test_a_number_turns_the_alerts_of_one_subscription_off_and_on(talk):
    await talk.says("/alerts")
    told = await talk.presses("🔔 2")
    assert "1. لافروف – تنبيهات وموجز\n2. الصين – الموجز فقط" in told
    talk.site.publish("الصين ولافروف", "تحدث لافروف عن الصين.")
    talk.site.publish("الصين", "خبر عن الصين.")
    await talk.read()
    assert len(await talk.deliver()) == 1
    await talk.says("/alerts")
    assert "2. الصين – تنبيهات وموجز" in await talk.presses("🔕 2")


async def test_words_set_it_for_all_and_urgent_news_apart(talk):
    assert (await talk.says("/alerts off")).startswith("التنبيهات: متوقفة")
    assert "العاجل في ساعات الهدوء: يصل فورًا" in await talk.says("/alerts urgent on")
    assert (await talk.presses("التنبيهات")).startswith("التنبيهات: تعمل")
    assert "العاجل في ساعات الهدوء: ينتظر" in await talk.presses("العاجل")


async def test_many_subscriptions_have_pages_and_a_press_stays_on_its_page(talk):
    for number in range(12):
        await talk.says(f"/sub كلمة{number}")
    await talk.says("/alerts")
    second = await talk.presses("التالي")
    assert "لافروف" not in second
    last = next(label for label in reversed(talk.buttons) if label.startswith("🔔"))
    assert "لافروف" not in await talk.presses(last)


async def test_a_subscription_that_is_gone_is_said_to_be_gone(talk):
    await talk.says("/alerts")
    await talk.says("/unsub الصين")
    assert "لم يعد هذا موجودًا" in await talk.presses_data("alerts:2:0")


async def test_without_subscriptions_it_says_how_to_begin():
    talk = await Conversation().open()
    told = await talk.says("/alerts")
    assert "لا تتابع شيئًا بعد" in told
