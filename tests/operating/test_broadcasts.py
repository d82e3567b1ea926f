"""Is everybody told once, whatever happens in between, and nobody who does not want it?"""

from __future__ import annotations

import asyncio

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.errors import SettingsError
from bot.operating import broadcasts
from bot.settings import load
from bot.texts.spans import TAGS, Span, Written
from handlers.terminal.markup import plain_text
from storage.records import Chat, Kind, Stage, State
from tests.conversation import START, Conversation

ADMIN = 99


async def with_readers(count: int = 5, **environ: str) -> Conversation:
    talk = await Conversation(ADMIN_IDS=str(ADMIN), **environ).open()
    await talk.says("/status", chat_id=ADMIN)
    async with talk.store.transaction() as change:
        change.save(*(Chat(n, "private", ("ar", "ru")[n % 2], "UTC", START) for n in range(100, 100 + count)))
    return talk


async def rows(talk) -> list:
    every = [row for chat in await talk.store.chats() for row in await talk.store.deliveries(chat.id)]
    return [row for row in every if row.kind is Kind.BROADCAST]


async def test_an_operator_sees_it_as_it_will_be_and_sends_it_to_everybody_once():
    talk = await with_readers()
    told = await talk.says("/broadcast أغيب الليلة ساعة.", chat_id=ADMIN)
    assert told.startswith("أغيب الليلة ساعة.\n\nهكذا سيظهر. يصل إلى 6 محادثات، ويستغرق أقل من دقيقة")
    assert await rows(talk) == []
    assert "أُرسل إلى 6 محادثات" in await talk.presses("أرسل", chat_id=ADMIN)
    sent = await rows(talk)
    assert {row.state for row in sent} == {State.SENT}
    assert len(sent) == 6
    await talk.presses_data(f"cast:{sent[0].subject}:send", chat_id=ADMIN)
    assert len(await rows(talk)) == 6


async def test_what_is_cancelled_is_sent_to_nobody():
    talk = await with_readers()
    await talk.says("/broadcast سلام", chat_id=ADMIN)
    data = next(data for label, data in talk.data.items() if "أرسل" in label)
    assert "لا يُرسل شيء" in await talk.presses("لا ترسل", chat_id=ADMIN)
    assert "لم يعد" in await talk.presses_data(data, chat_id=ADMIN)
    assert await rows(talk) == []


async def test_it_goes_to_some_languages_only_and_says_so_before():
    talk = await with_readers(5)
    assert "يصل إلى محادثتين" in await talk.says("/broadcast ru Привет всем", chat_id=ADMIN)
    await talk.presses("أرسل", chat_id=ADMIN)
    assert [row.chat_id for row in await rows(talk)] == [101, 103]
    told = await talk.says("/broadcast so it begins", chat_id=ADMIN)
    assert told.startswith("so it begins\n")


async def test_a_message_that_is_replied_to_goes_out_as_it_was_formatted():
    talk = await with_readers()
    written = Written("موعد جديد", (Span(0, 4, "bold"),))
    await talk.says("/broadcast", chat_id=ADMIN, replying_to=written)
    (kept,) = await talk.store.broadcasts()
    assert kept.text == "<b>موعد</b> جديد"


async def test_who_wants_no_more_of_these_has_none_and_may_have_them_again():
    talk = await with_readers()
    await talk.says("/broadcast سلام", chat_id=ADMIN)
    await talk.presses("أرسل", chat_id=ADMIN)
    assert "لا إعلانات" in await talk.presses_data("news:off", chat_id=102)
    assert "يصل إلى 5 محادثات" in await talk.says("/broadcast ثانية", chat_id=ADMIN)
    await talk.presses_data("news:on", chat_id=102)
    assert "يصل إلى 6 محادثات" in await talk.says("/broadcast ثالثة", chat_id=ADMIN)


async def test_what_waits_for_one_who_wants_no_more_is_closed():
    talk = await with_readers()
    made = await broadcasts.draft(talk.desk, ADMIN, "سلام", ())
    await broadcasts.advance(talk.desk, made.number, of=Stage.DRAFT, to=Stage.MAKING)
    await broadcasts.make(talk.desk)
    await talk.presses_data("news:off", chat_id=102)
    assert len(await talk.deliver()) == 5


async def test_what_is_stopped_is_dropped_and_counted_and_never_leaves_later():
    talk = await with_readers(500)
    made = await broadcasts.draft(talk.desk, ADMIN, "سلام", ())
    await broadcasts.advance(talk.desk, made.number, of=Stage.DRAFT, to=Stage.MAKING)
    assert await broadcasts.make(talk.desk) == 501
    await broadcasts.make(talk.desk)
    sent = len(await talk.deliver())
    assert "أوقف" in await talk.says("/broadcast", chat_id=ADMIN) + str(talk.buttons)
    told = await talk.presses_data(f"cast:{made.number}:stop", chat_id=ADMIN)
    assert f"وصل من قبل إلى: {sent}، ولن يصل إلى: {501 - sent}" in told
    assert 0 < sent < 501
    assert await talk.deliver() == []
    async with talk.store.transaction() as change:
        change.save(*[each for each in [await talk.store.delivery(599, Kind.BROADCAST, str(made.number))] if each])
    assert await broadcasts.text_of(talk.desk, (await rows(talk))[0]) == ""


async def test_rows_are_made_in_batches_between_which_others_have_their_turn():
    talk = await with_readers(2000)
    made = await broadcasts.draft(talk.desk, ADMIN, "سلام", ())
    await broadcasts.advance(talk.desk, made.number, of=Stage.DRAFT, to=Stage.MAKING)
    turns = 0

    async def others() -> None:
        nonlocal turns
        while True:
            turns += 1
            await asyncio.sleep(0)

    task = asyncio.create_task(others())
    await broadcasts.make(talk.desk)
    task.cancel()
    assert turns >= 2000 / broadcasts.BATCH


@settings(max_examples=25, deadline=None)
@given(st.lists(st.booleans(), max_size=12))
async def test_however_often_the_bot_stops_in_between_each_chat_has_it_once(breaks):
    talk = await with_readers(700)
    made = await broadcasts.draft(talk.desk, ADMIN, "سلام", ())
    await broadcasts.advance(talk.desk, made.number, of=Stage.DRAFT, to=Stage.MAKING)
    for is_broken in breaks:
        task = asyncio.create_task(broadcasts.make(talk.desk))
        for _ in range(3):
            await asyncio.sleep(0)
        if is_broken:
            task.cancel()
        await asyncio.gather(task, return_exceptions=True)
    await broadcasts.make(talk.desk)
    await broadcasts.make(talk.desk)
    found = await broadcasts.progress(talk.desk, made.number)
    assert found.waiting == 701 == found.broadcast.made


async def test_to_whom_nobody_can_write_it_is_not_sent():
    talk = await with_readers()
    await talk.says("/ban 101", chat_id=ADMIN)
    await talk.says("/pause", chat_id=102)
    assert "يصل إلى 4 محادثات" in await talk.says("/broadcast سلام", chat_id=ADMIN)


async def test_how_long_it_takes_follows_from_the_rate():
    talk = await with_readers(3600)
    assert "نحو 3 دقائق" in await talk.says("/broadcast سلام", chat_id=ADMIN)
    talk = await with_readers(3600, PAID_PER_SECOND="1000")
    assert "أقل من دقيقة" in await talk.says("/broadcast سلام", chat_id=ADMIN)


def test_paid_messages_are_at_most_1000_a_second():
    assert load({"PAID_PER_SECOND": "1000"}).paid_per_second == 1000
    with pytest.raises(SettingsError, match="0 to 1000"):
        load({"PAID_PER_SECOND": "1001"})


async def test_what_nobody_would_see_is_no_text():
    talk = await with_readers()
    assert "/broadcast" in await talk.says("/broadcast \u2068 \u200f", chat_id=ADMIN)
    assert await talk.store.broadcasts() == []


async def test_a_channel_has_no_announcements_since_nobody_there_could_stop_them():
    talk = await with_readers(2)
    async with talk.store.transaction() as change:
        change.save(Chat(-1002, "channel", "ar", "UTC", START))
    assert "يصل إلى 3 محادثات" in await talk.says("/broadcast سلام", chat_id=ADMIN)
    await talk.presses("أرسل", chat_id=ADMIN)
    assert not await talk.store.deliveries(-1002)


async def test_without_a_text_it_is_explained_and_one_that_is_too_long_is_refused():
    talk = await with_readers()
    assert "/broadcast ar,ru" in await talk.says("/broadcast", chat_id=ADMIN)
    assert "أطول من رسالة" in await talk.says("/broadcast " + "سلام " * 1000, chat_id=ADMIN)


_SPANS = st.lists(
    st.tuples(st.integers(0, 12), st.integers(1, 12), st.sampled_from([*sorted(TAGS), "text_link", "url"])),
    max_size=5,
)


@given(st.text(alphabet='اب <&>"😀', max_size=24), _SPANS)
def test_whatever_is_formatted_keeps_its_words_and_closes_its_tags(text, found):
    # of spans that cross, Telegram sends only the first
    spans: list[Span] = []
    for start, length, kind in found:
        end = start + length
        crosses = any(a.start < start < a.end < end or start < a.start < end < a.end for a in spans)
        if end <= len(text) and not crosses:
            spans.append(Span(start, end, kind, "https://e.org/?a=1&b=2"))
    assert plain_text(Written(text, tuple(spans)).html, addresses=False) == text
