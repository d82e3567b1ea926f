"""What arrives, and when: alerts, digests at the chat's hours, quiet hours, breaks. In virtual time."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.delivery.outcome import Doubtful, Gone, Moved, NotSent, Refused, Wait
from storage.records import Standing, State
from tests.conversation import PERSON, Conversation

LAVROV = "وصل الوفد إلى القاهرة، وللافروف لقاءات فيها."


@pytest.fixture
async def talk():
    talk = await Conversation().open()
    await talk.says("/sub لافروف")
    return talk


async def publishes(talk: Conversation, title: str, body: str = LAVROV) -> None:
    talk.site.publish(title, body)
    await talk.read()


async def test_a_new_article_alerts_once(talk):
    await publishes(talk, "خبر الوفد")
    (alert,) = await talk.deliver()
    assert alert.startswith("🔔 لافروف\nخبر الوفد\nصدى الأخبار · 09:")
    await talk.read()
    assert await talk.deliver() == []


async def test_two_queries_that_match_one_article_alert_once_and_both_are_named(talk):
    await talk.says("/sub القاهرة")
    await publishes(talk, "خبر الوفد")
    (alert,) = await talk.deliver()
    assert "لافروف · القاهرة" in alert


async def test_an_article_published_long_ago_alerts_when_it_is_newly_listed(talk):
    talk.site.publish("خبر الوفد", LAVROV, published=talk.clock() - timedelta(days=600))
    await talk.read()
    assert len(await talk.deliver()) == 1


async def test_of_a_new_feed_only_the_three_newest_alert():
    talk = Conversation()
    await talk.says("/sub لافروف")
    for number in range(8):
        talk.site.publish(f"خبر {number}", LAVROV, published=talk.clock() - timedelta(hours=number))
    await talk.open()
    assert sorted(alert.split("\n")[1] for alert in await talk.deliver()) == ["خبر 0", "خبر 1", "خبر 2"]


async def test_the_digest_comes_at_the_local_hour_and_once(talk):
    await publishes(talk, "خبر الوفد")
    talk.clock.to(8)
    arrived = await talk.deliver()
    assert [text.startswith("📰") for text in arrived] == [False, True] or arrived[0].startswith("📰")
    talk.clock.forward(minutes=30)
    assert await talk.deliver() == []


async def test_what_came_as_an_alert_is_only_named_in_the_digest(talk):
    await publishes(talk, "خبر الوفد")
    await talk.deliver()
    talk.clock.to(8)
    (digest,) = await talk.deliver()
    assert "وصلتك هذه من قبل" in digest
    assert digest.count("خبر الوفد") == 1
    assert "وللافروف لقاءات" not in digest


async def test_a_chat_without_alerts_reads_all_in_the_digest(talk):
    await talk.says("/settings alerts off")
    await publishes(talk, "خبر الوفد")
    assert await talk.deliver() == []
    talk.clock.to(8)
    (digest,) = await talk.deliver()
    assert "وللافروف لقاءات" in digest


async def test_several_hours_give_several_digests_each_with_its_own_news(talk):
    await talk.says("/settings alerts off")
    await talk.says("/settings digest 8 18:30")
    await publishes(talk, "خبر الصباح")
    talk.clock.to(18, 30)
    (evening,) = await talk.deliver()
    assert "خبر الصباح" in evening
    await publishes(talk, "خبر المساء")
    talk.clock.to(8)
    (morning,) = await talk.deliver()
    assert "خبر المساء" in morning
    assert "خبر الصباح" not in morning


async def test_a_missed_digest_is_told_once_when_the_bot_is_back_and_says_that_it_is_late(talk):
    await talk.says("/settings alerts off")
    await publishes(talk, "خبر الوفد")
    talk.clock.to(8)
    talk.clock.forward(hours=5)
    (digest,) = await talk.deliver()
    assert "متأخر" in digest
    talk.clock.forward(days=3)
    assert len(await talk.deliver()) == 1


async def test_a_digest_on_some_days_only_has_all_that_came_since_the_one_before(talk):
    await talk.says("/settings alerts off")
    await talk.says("/settings days الأحد")
    talk.clock.forward(days=6)
    assert "لا جديد" in "".join(await talk.deliver())
    await publishes(talk, "خبر الوفد")
    talk.clock.forward(days=6, hours=23)
    (digest,) = await talk.deliver()
    assert "خبر الوفد" in digest
    talk.clock.forward(days=7)
    assert "خبر الوفد" not in "".join(await talk.deliver())


async def test_a_digest_that_comes_days_late_has_what_was_news_at_its_time_and_names_the_day(talk):
    await talk.says("/settings alerts off")
    await talk.says("/settings days الثلاثاء")
    await publishes(talk, "خبر الوفد")
    talk.clock.forward(days=4)
    (digest,) = await talk.deliver()
    assert "الثلاثاء 24 نوفمبر في 08:00" in digest
    assert "خبر الوفد" in digest


async def test_no_digest_comes_twice_in_a_local_day_and_hour_when_the_zone_changes(talk):
    talk.clock.to(8)
    assert len(await talk.deliver()) == 1
    await talk.says("/timezone Africa/Cairo")  # an hour behind: eight o'clock comes again today
    talk.clock.forward(hours=1)
    assert await talk.deliver() == []


async def test_an_hour_that_has_passed_today_counts_from_tomorrow(talk):
    assert "غدًا في 09:00" in await talk.says("/settings digest 9")
    assert await talk.deliver() == []


async def test_nothing_new_is_one_line_without_a_sound(talk):
    talk.clock.to(8)
    (digest,) = await talk.deliver()
    assert "لا جديد" in digest
    assert all(each.silent for each in await talk.store.deliveries(PERSON))


async def test_who_follows_nothing_gets_no_digest():
    talk = await Conversation().open()
    await talk.says("/start")
    talk.clock.to(8)
    assert await talk.deliver() == []


async def test_in_quiet_hours_an_alert_waits_for_their_end(talk):
    await talk.says("/quiet 8:00-11:00")
    await publishes(talk, "خبر الوفد")
    assert await talk.deliver() == []
    talk.clock.to(11)
    assert len(await talk.deliver()) == 1


async def test_an_alert_that_waits_is_not_told_again_after_the_digest_told_it(talk):
    await talk.says("/quiet 22:00-10:00")
    talk.clock.to(23)
    await publishes(talk, "خبر الوفد")
    talk.clock.to(8)
    (digest,) = await talk.deliver()
    assert "وللافروف لقاءات" in digest
    talk.clock.to(10)
    assert await talk.deliver() == []


async def test_a_break_keeps_everything_back_and_ends_without_a_flood(talk):
    await talk.says("/pause")
    for number in range(5):
        await publishes(talk, f"خبر {number}")
    talk.clock.forward(days=3)
    assert await talk.deliver() == []
    await talk.says("/resume")
    assert await talk.deliver() == []
    await publishes(talk, "خبر جديد")
    assert len(await talk.deliver()) == 1


async def test_the_digest_can_be_had_now_and_its_stories_are_only_named_at_the_hour(talk):
    await talk.says("/settings alerts off")
    await publishes(talk, "خبر الوفد")
    assert "وللافروف لقاءات" in await talk.says("/digest")
    talk.clock.to(8)
    (digest,) = await talk.deliver()
    assert "وصلتك هذه من قبل" in digest
    assert "وللافروف لقاءات" not in digest


async def test_forgetting_erases_everything_at_once(talk):
    await publishes(talk, "خبر الوفد")
    await talk.deliver()
    await talk.says("/forget")
    assert "مُحي" in await talk.presses("نعم")
    assert await talk.store.chat(PERSON) is None
    assert not [*await talk.store.subscriptions(PERSON), *await talk.store.deliveries(PERSON)]
    assert not await talk.store.matches(PERSON)
    await publishes(talk, "خبر ثانٍ")
    assert await talk.deliver() == []


async def test_keeping_everything_is_one_press_too(talk):
    await talk.says("/forget")
    await talk.presses("لا، أبقِه")
    assert len(await talk.store.subscriptions(PERSON)) == 1


async def test_a_feed_that_fails_is_asked_less_often_and_told_in_its_record(talk):
    talk.site.is_down = True
    for _ in range(4):
        await talk.read()
    (feed,) = await talk.store.feeds()
    assert feed.failures >= 2
    assert "500" in feed.last_error
    assert feed.next_check_at - talk.clock() > timedelta(seconds=60)


@pytest.mark.parametrize("outcome", [NotSent("no connection"), Wait(3), Doubtful("no answer")])
async def test_what_did_not_surely_arrive_is_sent_again(talk, outcome):
    await publishes(talk, "خبر الوفد")
    talk.outcomes = [outcome]
    assert len(await talk.deliver()) == 1
    (delivery,) = await talk.store.deliveries(PERSON)
    assert delivery.state is State.SENT
    assert delivery.attempts == 2
    assert delivery.doubts == isinstance(outcome, Doubtful)


async def test_doubtful_messages_are_left_where_the_operator_says_so():
    talk = await Conversation(DOUBTFUL_SENDS="drop").open()
    await talk.says("/sub لافروف")
    await publishes(talk, "خبر الوفد")
    talk.outcomes = [Doubtful("no answer")]
    assert await talk.deliver() == []
    (delivery,) = await talk.store.deliveries(PERSON)
    assert delivery.state is State.DOUBTFUL


async def test_who_blocked_the_bot_is_not_written_to_and_keeps_what_they_follow(talk):
    await publishes(talk, "خبر الوفد")
    talk.outcomes = [Gone(Standing.BLOCKED, "bot was blocked by the user")]
    assert await talk.deliver() == []
    await publishes(talk, "خبر ثانٍ")
    assert await talk.deliver() == []
    assert (await talk.store.chat(PERSON)).standing is Standing.BLOCKED
    assert "لافروف" in await talk.says("/list")
    assert (await talk.store.chat(PERSON)).standing is Standing.ACTIVE


async def test_a_refused_message_holds_nothing_else_up(talk):
    await publishes(talk, "خبر الوفد")
    await publishes(talk, "خبر ثانٍ")
    talk.outcomes = [Refused("message is too long")]
    assert len(await talk.deliver()) == 1


async def test_a_group_that_became_another_keeps_everything(talk):
    await publishes(talk, "خبر الوفد")
    talk.outcomes = [Moved(-1007)]
    assert len(await talk.deliver()) == 1
    assert await talk.store.chat(PERSON) is None
    assert [each.query for each in await talk.store.subscriptions(-1007)] == ["لافروف"]
    await publishes(talk, "خبر ثانٍ")
    assert len(await talk.deliver()) == 1
