"""Digests in a chat: pages turned in place, what was missed told without loss, the week at its end."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.chats.joining import join
from bot.delivery.outcome import Doubtful, Gone, NotSent
from bot.digest.telling import tell_due
from handlers.chat.routes import hear_press
from storage.records import Kind, Standing, State
from tests.conversation import PERSON, Conversation

LAVROV = "وصل الوفد إلى القاهرة، وللافروف لقاءات فيها."
PERSON_IN = {"ar": ("لافروف", LAVROV), "ru": ("Лавров", "Прибыл Лавров."), "en": ("Lavrov", "Mr Lavrov arrived.")}


@pytest.fixture
async def talk():
    talk = await Conversation().open()
    await talk.says("/sub لافروف")
    await talk.says("/settings alerts off")
    return talk


async def publishes(talk: Conversation, count: int, body: str = LAVROV, *, first: int = 0) -> None:
    for number in range(first, first + count):
        talk.site.publish(f"خبر-{number:02}-نهاية", body)
        talk.clock.forward(seconds=1)
        if number % 10 == 9:
            await talk.read()
    await talk.read()


def stories(*texts: str) -> list[str]:
    return sorted({word for text in texts for word in text.split() if word.startswith("خبر-")})


async def turned(talk: Conversation, first: str) -> list[str]:
    """Press on from the first page to the last."""
    texts = [first]
    while ahead := [label for label in talk.buttons if label.startswith("‹")]:
        texts.append(await talk.presses(ahead[0]))
        assert len(texts) < 30
    return texts


async def test_the_rest_of_a_digest_opens_in_place_and_nothing_is_lost_or_repeated(talk):
    await publishes(talk, 22)
    talk.clock.to(8)
    (first,) = await talk.deliver()
    assert talk.buttons == ["‹ 17 خبرًا آخر"]
    texts = await turned(talk, first)
    found = [word for text in texts for word in text.split() if word.startswith("خبر-")]
    assert len(found) == len(set(found)) == 22
    assert "الصفحة 3 من 4" in await talk.presses("السابق")
    assert "الصفحة 2 من 4" in await talk.presses("السابق")


async def test_pages_are_there_after_a_restart_and_old_buttons_answer_politely(talk):
    await publishes(talk, 12)
    talk.clock.to(8)
    await talk.deliver()
    data = talk.data["‹ 7 أخبار أخرى"]
    again = Conversation()
    again.store, again.desk = talk.store, replace(again.desk, store=talk.store)
    assert "خبر-" in await again.presses_data(data)
    async with talk.store.transaction() as change:
        change.delete(*await talk.store.deliveries(PERSON))
    assert "لم تعد هذه الصفحات عندي" in await again.presses_data(data)


async def test_a_page_is_shown_only_in_the_chat_whose_digest_it_is(talk):
    await publishes(talk, 12)
    talk.clock.to(8)
    await talk.deliver()
    assert "لم تعد هذه الصفحات" in await talk.presses_data(talk.data["‹ 7 أخبار أخرى"], chat_id=8)


async def test_a_story_of_two_subscriptions_stands_under_the_first_and_names_the_other(talk):
    await talk.says("/sub القاهرة")
    await publishes(talk, 1)
    talk.clock.to(8)
    (digest,) = await talk.deliver()
    assert digest.count("خبر-00") == 1
    assert "ويخص أيضًا القاهرة" in digest
    assert "🔹 القاهرة" not in digest


async def test_what_is_named_in_the_title_comes_first(talk):
    talk.site.publish("لافروف يصل", LAVROV)
    await talk.read()
    await publishes(talk, 3)
    talk.clock.to(8)
    (digest,) = await talk.deliver()
    assert digest.index("لافروف يصل") < digest.index("خبر-02")


@pytest.mark.parametrize("empty", ["line", "silent"])
async def test_a_digest_without_news_is_a_line_or_nothing_as_chosen_and_counts_as_told(talk, empty):
    async with talk.store.transaction() as change:
        change.save(replace(await talk.store.chat(PERSON), empty_digest=empty))
    talk.clock.to(8)
    assert len(await talk.deliver()) == (empty == "line")
    mark = await talk.store.digest_mark(PERSON)
    assert mark is not None
    talk.clock.forward(minutes=10)
    assert await talk.deliver() == []


async def misses(talk: Conversation, count: int) -> None:
    await talk.says("/pause")
    await publishes(talk, count)
    await talk.says("/resume")


@pytest.mark.parametrize("outcome", [NotSent("no connection"), Doubtful("no answer")])
async def test_what_was_missed_is_sent_again_where_its_answer_is_lost(talk, outcome):
    await misses(talk, 12)
    talk.outcomes = [outcome]
    assert await talk.says("/missed") == ""
    (arrived,) = await talk.deliver()
    assert "خبر-11" in arrived
    assert len(stories(*await turned(talk, arrived))) == 12
    assert "لم يفتك شيء" in await talk.says("/missed")


async def test_what_was_missed_is_one_message_however_much_it_is(talk):
    await misses(talk, 40)
    first = await talk.says("/missed")
    assert first.startswith("📰 في غيابك · الاثنين 23 نوفمبر")
    assert first.count("📰") == 1
    assert len(stories(*await turned(talk, first))) == 40


async def test_who_leaves_before_the_answer_arrives_still_misses_all_of_it(talk):
    await misses(talk, 3)
    talk.outcomes = [Gone(Standing.BLOCKED, "bot was blocked by the user")]
    assert await talk.says("/missed") == ""
    assert await talk.deliver() == []
    assert len(stories(await talk.says("/missed"))) == 3


async def test_a_daily_digest_that_could_not_arrive_is_missed(talk):
    await publishes(talk, 2)
    talk.clock.to(8)
    talk.outcomes = [Gone(Standing.BLOCKED, "bot was blocked by the user")]
    assert await talk.deliver() == []
    assert len(stories(await talk.says("/missed"))) == 2


async def test_on_a_break_what_was_missed_is_shown_at_once_and_stays_missed(talk):
    await talk.says("/pause")
    await publishes(talk, 2)
    assert len(stories(await talk.says("/missed"))) == 2
    await talk.says("/resume")
    assert len(stories(await talk.says("/missed"))) == 2
    assert "لم يفتك شيء" in await talk.says("/missed")


async def test_a_digest_that_is_asked_for_is_sent_again_where_its_answer_is_lost(talk):
    await publishes(talk, 1)
    talk.outcomes = [Doubtful("no answer")]
    assert await talk.says("/digest") == ""
    assert "خبر-00" in (await talk.deliver())[0]


async def test_what_was_not_opened_of_a_digest_that_was_asked_for_is_told_at_the_hour(talk):
    await publishes(talk, 9)
    now = await talk.says("/digest")
    talk.clock.to(8)
    (daily,) = await talk.deliver()
    in_full = daily.partition("وصلتك هذه من قبل")[0]
    assert len(stories(now)) == 5
    assert len(stories(in_full)) == 4
    assert set(stories(now)).isdisjoint(stories(in_full))


async def at_the_hour(talk: Conversation) -> tuple[list[str], list[str]]:
    """Give the stories that the next daily digest tells in full, and those that it only names."""
    talk.clock.to(8)
    (first,) = await talk.deliver()
    parts = [text.partition("وصلتك هذه من قبل") for text in await turned(talk, first)]
    return stories(*(full for full, _, _ in parts)), stories(*(named for _, _, named in parts))


async def test_what_was_opened_of_a_digest_that_was_asked_for_is_only_named_at_the_hour(talk):
    await publishes(talk, 9)
    first = await talk.says("/digest")
    seen = stories(first, await talk.presses("‹ 4 أخبار أخرى"))
    assert len(seen) == 9
    assert await at_the_hour(talk) == ([], seen)


async def test_of_a_digest_that_was_asked_for_the_pages_behind_the_last_opened_one_are_told_at_the_hour(talk):
    await publishes(talk, 22)
    seen = stories(await talk.says("/digest"), await talk.presses("‹ 17 خبرًا آخر"))
    full, named = await at_the_hour(talk)
    assert named == seen
    assert len(full) == 22 - len(seen) == 9


async def test_who_turns_back_and_on_again_changes_nothing_more(talk):
    await publishes(talk, 9)
    await talk.says("/digest")
    await talk.presses("‹ 4 أخبار أخرى")
    had = await talk.store.matches(PERSON)
    talk.clock.forward(minutes=5)
    await talk.presses("السابق")
    await talk.presses("‹ 4 أخبار أخرى")
    assert await talk.store.matches(PERSON) == had


async def test_an_alert_that_waits_is_not_sent_after_its_story_was_opened_on_a_page(talk):
    await talk.says("/settings alerts on")
    await talk.says("/quiet 8:00-11:00")
    await publishes(talk, 9)
    await talk.says("/digest")
    await talk.presses("‹ 4 أخبار أخرى")
    talk.clock.to(11)
    assert await talk.deliver() == []


async def test_where_nobody_can_say_that_a_page_was_shown_its_stories_and_their_alerts_come_all_the_same(talk):
    await talk.says("/settings alerts on")
    await talk.says("/quiet 8:00-11:00")
    await publishes(talk, 9)
    first = await talk.says("/digest")
    (page,) = await hear_press(await talk.ask(), talk.data["‹ 4 أخبار أخرى"])
    await page.lost()
    talk.clock.to(11)
    alerts = stories(*await talk.deliver())
    assert len(alerts) == 4
    assert set(alerts).isdisjoint(stories(first))


async def test_what_was_opened_of_what_was_missed_is_only_named_at_the_hour(talk):
    await misses(talk, 12)
    seen = stories(*await turned(talk, await talk.says("/missed")))
    assert len(seen) == 12
    assert await at_the_hour(talk) == ([], seen)


async def test_on_a_break_who_opens_a_page_has_seen_it_and_those_before_it(talk):
    await talk.says("/pause")
    await publishes(talk, 22)
    await talk.says("/missed")
    await talk.presses("‹ 17 خبرًا آخر")
    assert "9 مقالات" in await talk.says("/resume")
    assert len(stories(*await turned(talk, await talk.says("/missed")))) == 9


async def test_a_person_who_looks_at_pages_for_a_channel_on_a_break_takes_nothing_from_its_readers(talk):
    channel = -1002
    await join(talk.desk, channel, "channel", "ar", title="أخبار المساء")
    talk.administrators.add((channel, PERSON))
    await talk.says("/channels")
    await talk.presses("أخبار المساء")
    await talk.says("/sub القاهرة")
    await talk.says("/pause")
    await publishes(talk, 9)
    await talk.says("/missed")
    assert len(stories(await talk.presses("‹ 4 أخبار أخرى"))) == 4
    assert not any(each.told_at for each in await talk.store.matches(channel))


@pytest.mark.parametrize("is_opened", [True, False])
async def test_a_daily_digest_counts_as_told_with_all_its_pages(talk, is_opened):
    await publishes(talk, 9)
    talk.clock.to(8)
    (first,) = await talk.deliver()
    if is_opened:
        await turned(talk, first)
    talk.clock.to(8)
    (second,) = await talk.deliver()
    assert stories(second) == []


async def weekly(talk: Conversation, language: str = "ar", zone: str = "Asia/Riyadh") -> None:
    async with talk.store.transaction() as change:
        change.save(
            replace(
                await talk.store.chat(PERSON),
                weekly=True,
                language=language,
                zone=zone,
                digest_times=(),
                digest_at=None,
            )
        )


async def test_the_week_is_told_once_on_the_evening_of_its_last_day():
    talk = await Conversation().open()
    await talk.says("/sub لافروف")
    await talk.says("/sub الصين")
    await weekly(talk)
    await publishes(talk, 5)
    await talk.deliver()
    talk.clock.to(17)
    talk.clock.forward(days=5)  # a Saturday: the week begins on Sunday in Saudi Arabia
    assert await talk.deliver() == []
    talk.clock.forward(hours=1, minutes=1)
    (week,) = await talk.deliver()
    assert week.startswith("🗓 أسبوعك · من 22 نوفمبر إلى 28 نوفمبر")
    assert "🔹 لافروف · 5 أخبار" in week
    assert len(stories(week)) == 3
    assert "الصين" not in week
    talk.clock.forward(hours=3)
    assert await talk.deliver() == []


@pytest.mark.parametrize(
    ("language", "title", "count"),
    [
        ("ru", "Ваша неделя · 22 ноября – 28 ноября", "2 новости"),
        ("en", "Your week · 22 November – 28 November", "2 stories"),
    ],
)
async def test_the_week_speaks_the_chats_language(language, title, count):
    talk = await Conversation().open()
    words, body = PERSON_IN[language]
    await talk.says(f"/sub {words}")
    await weekly(talk, language)
    await publishes(talk, 2, body)
    await talk.deliver()
    talk.clock.to(18)
    talk.clock.forward(days=5)
    (week,) = await talk.deliver()
    assert title in week
    assert f"🔹 {words} · {count}" in week


async def test_a_week_without_anything_and_one_of_long_ago_are_not_told(talk):
    await weekly(talk)
    talk.clock.to(18)
    talk.clock.forward(days=5)
    assert await talk.deliver() == []
    await publishes(talk, 1)
    assert await talk.deliver() == []
    talk.clock.forward(days=9)  # the bot was away for the next one's evening and more
    assert await talk.deliver() == []


async def test_rows_of_pages_never_leave_by_themselves(talk):
    await publishes(talk, 12)
    talk.clock.to(8)
    await tell_due(talk.desk)
    rows = [row for row in await talk.store.deliveries(PERSON) if row.kind is Kind.DIGEST]
    assert [row.state for row in rows] == [State.PENDING, State.PAGE]
    assert len(await talk.deliver()) == 1
    assert talk.clock() - rows[0].created_at < timedelta(hours=1)
