"""An alert is one a story: other outlets join its last line, later news of it replies to it."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.chats.moving import move
from bot.delivery.outcome import Doubtful
from storage.records import Feed, Kind, Listing, State
from tests.chats.test_stories import BODY, COPY, COPY_TITLE, TITLE
from tests.conversation import PERSON, Conversation

SEQUEL_TITLE = "أول شاحنة تعبر جسر النورس فوق وادي السنديان بعد افتتاح الوزير الحداد له"
SEQUEL = (
    "عبرت أول شاحنة جسر النورس فوق وادي السنديان بعد افتتاح وزير النقل سامر الحداد له إثر ثلاثة أعوام من العمل.",
    "وقال السائق إن الطريق الجديد بطول 840 مترًا يوفر عليه وقودًا كثيرًا، وإن كلفة 62 مليون دينار ستُسترد سريعًا.",
    "واصطف سكان المرسى والعيون على جانبي الطريق يلوّحون للسائقين، ووزعت البلدية الحلوى على الأطفال.",
)


@pytest.fixture
async def talk():
    talk = await Conversation().open()
    await talk.says("/sub الحداد")
    return talk


async def publishes(talk: Conversation, title: str, body, source: str = "") -> None:
    talk.site.publish(title, *body, source=source)
    await talk.read()


async def edits(talk: Conversation) -> list[tuple[int, str]]:
    """Wait as long as an edit does, and give those that came."""
    talk.clock.forward(seconds=15)
    await talk.deliver()
    return talk.edited


async def test_another_outlet_joins_the_alert_by_an_edit_and_alerts_nobody(talk):
    await publishes(talk, TITLE, BODY)
    await talk.deliver()
    await publishes(talk, COPY_TITLE, COPY, "رويترز")
    [(number, text)] = await edits(talk)
    assert (talk.received, number) == ([], 1)
    assert text.startswith("🔔 الحداد\n" + TITLE)
    assert text.endswith("＋مصدر آخر: رويترز")


async def test_outlets_that_come_together_make_one_edit(talk):
    await publishes(talk, TITLE, BODY)
    await talk.deliver()
    for outlet in ("رويترز", "سبوتنيك", "الأناضول"):
        talk.site.publish(COPY_TITLE, f"نقلت {outlet} الخبر عن الوزارة.", *COPY, source=outlet)
    await talk.read()
    [(_, text)] = await edits(talk)
    assert "＋3 مصادر أخرى: " in text
    assert sum(outlet in text for outlet in ("رويترز", "سبوتنيك", "الأناضول")) == 3


async def test_an_outlet_that_told_the_story_already_changes_nothing(talk):
    await publishes(talk, TITLE, BODY)
    await talk.deliver()
    await publishes(talk, COPY_TITLE, COPY)
    assert await edits(talk) == []


async def test_an_alert_that_still_waits_has_the_other_outlets_when_it_comes(talk):
    await talk.says("/quiet 8:00-12:00")
    await publishes(talk, TITLE, BODY)
    await publishes(talk, COPY_TITLE, COPY, "رويترز")
    assert await edits(talk) == []
    talk.clock.to(12, 1)
    [alert] = await talk.deliver()
    assert "＋مصدر آخر: رويترز" in alert
    assert talk.edited == []


async def test_who_had_the_alert_is_told_of_outlets_that_their_words_do_not_find(talk):
    await talk.says("/sub السلامة -تنتهي", chat_id=8)
    await publishes(talk, TITLE, BODY)
    await talk.deliver()
    await publishes(talk, COPY_TITLE, COPY, "رويترز")
    assert len(await edits(talk)) == 1


async def test_a_source_that_is_not_for_everybody_joins_no_alert_of_others(talk):
    await publishes(talk, TITLE, BODY)
    await talk.deliver()
    [article] = await talk.store.articles(talk.clock() - timedelta(days=2))
    keeping = talk.newsroom._keeping
    private = Feed("https://private.example/rss", None, listing=Listing.FOLLOWED)
    async with talk.store.transaction() as change:
        change.save(private)
    copy = replace(article, key="c" * 20, source="خاص", feed_url=private.url, body=(*article.body, "وزيادة."))
    await keeping.keep(copy, private, may_alert=True)
    assert len(await talk.store.story(article.key)) == 2
    assert await edits(talk) == []


async def test_three_hours_later_new_text_of_the_story_replies_to_the_first_alert(talk):
    await publishes(talk, TITLE, BODY)
    await talk.deliver()
    talk.clock.forward(hours=3)
    await publishes(talk, SEQUEL_TITLE, SEQUEL, "رويترز")
    [told] = await talk.deliver()
    assert told.startswith("🔔 الحداد · جديد هذا الخبر\n" + SEQUEL_TITLE)
    assert talk.replies == [1]
    assert await edits(talk) == []


async def test_three_hours_later_a_copy_only_joins_the_alert(talk):
    await publishes(talk, TITLE, BODY)
    await talk.deliver()
    talk.clock.forward(hours=4)
    await publishes(talk, COPY_TITLE, COPY, "رويترز")
    assert await talk.deliver() == []
    assert len(await edits(talk)) == 1


async def test_new_text_within_three_hours_only_joins_the_alert(talk):
    await publishes(talk, TITLE, BODY)
    await talk.deliver()
    talk.clock.forward(hours=1)
    await publishes(talk, SEQUEL_TITLE, SEQUEL, "رويترز")
    assert await talk.deliver() == []
    assert len(await edits(talk)) == 1


async def test_after_a_sequel_outlets_join_the_sequel(talk):
    await publishes(talk, TITLE, BODY)
    await talk.deliver()
    talk.clock.forward(hours=3)
    await publishes(talk, SEQUEL_TITLE, SEQUEL, "رويترز")
    await talk.deliver()
    await publishes(talk, SEQUEL_TITLE, (SEQUEL[0], "وقالت البلدية إنها سترافق الشاحنات."), "سبوتنيك")
    [(number, text)] = await edits(talk)
    assert number == 2
    assert text.endswith("＋مصدر آخر: سبوتنيك")


async def test_an_alert_of_which_nobody_knows_whether_it_came_is_not_edited(talk):
    talk.desk.settings.doubtful_sends["alert"] = "drop"
    await publishes(talk, TITLE, BODY)
    talk.outcomes = [Doubtful("no answer")]
    await talk.deliver()
    await publishes(talk, COPY_TITLE, COPY, "رويترز")
    assert await edits(talk) == []
    assert [row.kind for row in await talk.store.deliveries(PERSON)] == [Kind.ALERT]


async def test_an_edit_whose_article_is_gone_is_closed(talk):
    await publishes(talk, TITLE, BODY)
    await talk.deliver()
    await publishes(talk, COPY_TITLE, COPY, "رويترز")
    async with talk.store.transaction() as change:
        alert = next(row for row in await talk.store.deliveries(PERSON) if row.kind is Kind.ALERT)
        change.delete(await talk.store.article(alert.subject))
    assert await edits(talk) == []
    [edit] = [row for row in await talk.store.deliveries(PERSON) if row.kind is Kind.EDIT]
    assert edit.state is State.FOLDED


async def test_after_another_outlet_the_digest_still_only_names_the_story(talk):
    await publishes(talk, TITLE, BODY)
    await talk.deliver()
    await publishes(talk, COPY_TITLE, COPY, "رويترز")
    await edits(talk)
    talk.clock.to(8)
    [digest] = await talk.deliver()
    assert "وصلتك هذه من قبل" in digest


async def test_after_a_group_was_upgraded_no_message_of_the_new_one_is_edited_in_place_of_an_old_one(talk):
    await publishes(talk, TITLE, BODY)
    await talk.deliver()
    await publishes(talk, COPY_TITLE, COPY, "رويترز")
    await move(talk.desk, PERSON, -1005)
    assert await edits(talk) == []
    [edit] = [row for row in await talk.store.deliveries(-1005) if row.kind is Kind.EDIT]
    assert edit.state is State.FOLDED


async def test_who_is_on_a_break_has_no_edits_and_the_next_one_after_it_says_all(talk):
    await publishes(talk, TITLE, BODY)
    await talk.deliver()
    await talk.says("/pause")
    await publishes(talk, COPY_TITLE, COPY, "رويترز")
    assert await edits(talk) == []
    await talk.says("/resume")
    await publishes(talk, COPY_TITLE, ("نقلت سبوتنيك الخبر.", *COPY), "سبوتنيك")
    [(_, text)] = await edits(talk)
    assert "＋مصدران آخران: رويترز · سبوتنيك" in text
