"""What the buttons under an alert do: silence and undo, save and remove, and what of it survives."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.alerts.saving import save
from bot.chats.joining import forget
from bot.chats.moving import move
from bot.thinning import thin
from storage.records import Kind, Mute, Muted
from tests.alerts.test_story_alerts import SEQUEL, SEQUEL_TITLE, edits, publishes
from tests.chats.test_stories import BODY, COPY, COPY_TITLE, OTHER, OTHER_TITLE, TITLE
from tests.conversation import PERSON, Conversation


@pytest.fixture
async def talk():
    talk = await Conversation().open()
    await talk.says("/sub الحداد")
    await publishes(talk, TITLE, BODY, "رويترز")
    await talk.deliver()
    return talk


async def test_an_alert_has_one_row_of_buttons(talk):
    assert talk.buttons == ["❓ لماذا", "🔕 كتم", "☆ حفظ"]


async def test_a_muted_story_has_neither_edits_nor_sequels_and_is_in_the_digest(talk):
    await talk.presses("🔕")
    assert talk.buttons == ["🔕 هذا الخبر", "🔕 المصدر: رويترز", "🔕 الحداد ليوم واحد", "رجوع ›"]
    assert "/muted" in await talk.presses("هذا الخبر")
    assert talk.buttons == ["❓ لماذا", "🔕 كتم", "☆ حفظ"]
    await publishes(talk, COPY_TITLE, COPY, "سبوتنيك")
    assert await edits(talk) == []
    talk.clock.forward(hours=3)
    await publishes(talk, SEQUEL_TITLE, SEQUEL, "الأناضول")
    assert await talk.deliver() == []
    assert TITLE in await talk.says("/muted")
    await talk.presses("🔔 1")
    assert "لا شيء مكتوم" in await talk.says("/muted")


async def test_a_muted_source_alerts_no_more_until_that_is_undone(talk):
    await talk.presses("🔕")
    await talk.presses("المصدر")
    await publishes(talk, OTHER_TITLE, OTHER, "رويترز")
    assert await talk.deliver() == []
    assert "مصدر: رويترز" in await talk.says("/muted")
    assert "لا شيء مكتوم" in await talk.presses("🔔 1")
    await publishes(talk, "الحداد في المرسى", ("زار الوزير الحداد البلدة.",), "رويترز")
    assert len(await talk.deliver()) == 1


async def test_a_muted_word_alerts_again_after_a_day(talk):
    await talk.presses("🔕")
    await talk.presses("ليوم واحد")
    await publishes(talk, OTHER_TITLE, OTHER)
    assert await talk.deliver() == []
    assert "الحداد (تعود تنبيهاته غدًا في" in await talk.says("/muted")
    talk.clock.forward(days=1)
    assert "لا شيء مكتوم" in await talk.says("/muted")
    await talk.deliver()
    await publishes(talk, "الحداد في المرسى", ("زار الوزير الحداد البلدة.",))
    assert len(await talk.deliver()) == 1


async def test_what_waits_for_the_end_of_quiet_hours_is_muted_too(talk):
    await talk.says("/quiet 8:00-12:00")
    await publishes(talk, OTHER_TITLE, OTHER, "رويترز")
    [first] = [row for row in await talk.store.deliveries(PERSON) if row.state == "sent"]
    await talk.presses_data(f"al:{first.subject}:source")
    talk.clock.to(12, 1)
    assert await talk.deliver() == []


async def test_a_saved_article_outlives_its_time_and_is_removed_by_a_button(talk):
    assert "/saved" in await talk.presses("☆")
    assert "★ محفوظ" in talk.buttons
    talk.clock.forward(days=40)
    await thin(talk.desk, talk.clock())
    assert await talk.store.articles(talk.clock() - timedelta(days=90)) == []
    told = await talk.says("/saved")
    assert "مقال محفوظ واحد" in told
    assert TITLE in told
    assert "لا مقالات محفوظة" in await talk.presses("🗑 1")


async def test_the_star_takes_back_what_it_saved(talk):
    await talk.presses("☆")
    await talk.presses("★")
    assert "☆ حفظ" in talk.buttons
    assert await talk.store.saved(PERSON) == []


async def test_an_edit_keeps_the_star(talk):
    await talk.presses("☆")
    await publishes(talk, COPY_TITLE, COPY, "سبوتنيك")
    await edits(talk)
    assert "★ محفوظ" in talk.buttons


async def test_saved_articles_come_in_pages(talk):
    [saved] = [await talk.store.article(row.subject) for row in await talk.store.deliveries(PERSON)]
    for number in range(12):
        await save(talk.desk, PERSON, replace(saved, key=f"{number:020x}", title=f"خبر {number}"))
        talk.clock.forward(seconds=1)
    told = await talk.says("/saved")
    assert "12 مقالًا محفوظًا" in told
    assert "1. خبر 11" in told
    assert "11. خبر 1\n" in (await talk.presses("التالي"), await talk.presses("التالي"))[1]


async def test_old_buttons_answer_politely(talk):
    for verb in ("mute", "save", "story", "source", "why"):
        assert "لم يعد هذا المقال عندي" in await talk.presses_data(f"al:{'0' * 20}:{verb}")
    assert "لم يعد" in await talk.presses_data(f"al:{'0' * 20}:word:77")
    assert await talk.presses_data("al:zz:save") == await talk.presses_data("unknown:button")


async def test_what_was_muted_and_saved_goes_with_forget_and_moves_with_a_group(talk):
    await talk.presses("☆")
    await talk.presses("🔕")
    await talk.presses("ليوم واحد")
    await move(talk.desk, PERSON, -1005)
    assert [each.what for each in await talk.store.mutes(-1005)] == [Muted.WORD]
    assert len(await talk.store.saved(-1005)) == 1
    assert {row.message_id for row in await talk.store.deliveries(-1005)} == {None}, "numbers are another chat's"
    await forget(talk.desk, -1005)
    assert [*await talk.store.mutes(-1005), *await talk.store.saved(-1005)] == []


async def test_a_muted_word_of_a_group_that_was_there_already_keeps_its_subscription(talk):
    talk.administrators.add((-1005, PERSON))
    await talk.says("/sub الرياض", chat_id=-1005)
    now = talk.clock()
    async with talk.store.transaction() as change:
        change.save(Mute(-1005, Muted.WORD, "1", "الرياض", now, now + timedelta(days=1)))
        change.save(Mute(PERSON, Muted.WORD, "1", "الحداد", now, now + timedelta(days=1)))
    await move(talk.desk, PERSON, -1005)
    named = {each.target: each.label for each in await talk.store.mutes(-1005)}
    for number, label in named.items():
        assert (await talk.store.subscription(-1005, int(number))).query == label
    assert len(named) == 2


async def test_mutes_past_their_end_are_thinned(talk):
    await talk.presses("🔕")
    await talk.presses("ليوم واحد")
    await talk.presses("🔕")
    await talk.presses("هذا الخبر")
    await talk.presses("🔕")
    await talk.presses("المصدر")
    talk.clock.forward(days=40)
    await thin(talk.desk, talk.clock())
    assert [each.what for each in await talk.store.mutes(PERSON)] == [Muted.SOURCE]
    assert not [row for row in await talk.store.deliveries(PERSON) if row.kind is Kind.EDIT]
