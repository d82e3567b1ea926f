"""Words to the operators, and their answer, through the outbox."""

from __future__ import annotations

import pytest

from bot.chats.joining import forget
from bot.chats.moving import move
from bot.operating.claiming import offer_code
from tests.conversation import PERSON, Conversation

ADMIN = 99


@pytest.fixture
async def talk():
    talk = await Conversation(ADMIN_IDS=str(ADMIN)).open()
    await talk.chat(ADMIN)
    return talk


async def test_words_reach_the_operator_with_who_and_language_and_the_answer_comes_back(talk):
    assert "أرسلتها" in await talk.says("/feedback مصادر <أكثر> من فضلكم")
    (told,) = await talk.deliver()
    assert "7" in told
    assert "العربية" in told
    assert "مصادر &lt;أكثر&gt; من فضلكم" in told
    (row,) = await talk.store.deliveries(ADMIN)
    assert "أرسلت إجابتك" in await talk.says("أضفتها اليوم", chat_id=ADMIN, reply_to=row.message_id)
    (answer,) = await talk.deliver()
    assert "أضفتها اليوم" in answer
    assert {each.chat_id for each in await talk.store.deliveries(7)} == {7}


async def test_words_reach_who_became_the_operator_by_the_code():
    talk = await Conversation().open()
    code = await offer_code(talk.desk)
    await talk.says(f"/claim {code}", chat_id=ADMIN)
    assert "أرسلتها" in await talk.says("/feedback كلمة")
    assert len(await talk.store.deliveries(ADMIN)) == 1


async def test_three_a_day_and_no_more(talk):
    for number in range(3):
        assert "أرسلتها" in await talk.says(f"/feedback {number}")
    assert "في اليوم" in await talk.says("/feedback 4")
    assert len(await talk.store.deliveries(ADMIN)) == 3
    talk.clock.forward(days=1)
    assert "أرسلتها" in await talk.says("/feedback 5")


async def test_without_an_operator_it_says_so():
    talk = await Conversation().open()
    assert "لا أستطيع الوصول" in await talk.says("/feedback كلمة")
    assert "هكذا" in await talk.says("/feedback")


async def test_too_long_is_said(talk):
    assert "أطول" in await talk.says("/feedback " + "ا" * 1001)


async def test_an_operators_other_replies_are_words_as_ever(talk):
    assert "هل أتابع هذا" in await talk.says("لافروف", chat_id=ADMIN, reply_to=12345)


async def test_nobody_else_can_answer_for_an_operator(talk):
    await talk.says("/feedback كلمة")
    await talk.deliver()
    (row,) = await talk.store.deliveries(ADMIN)
    assert "هل أتابع هذا" in await talk.says("لافروف", chat_id=8, reply_to=row.message_id)
    assert await talk.deliver() == []


async def test_who_is_forgotten_leaves_no_words_with_the_operator_and_gets_no_answer(talk):
    await talk.says("/feedback كلمة")
    await talk.deliver()
    (row,) = await talk.store.deliveries(ADMIN)
    await forget(talk.desk, 7)
    assert await talk.store.deliveries(ADMIN) == []
    assert "هل أتابع هذا" in await talk.says("لافروف", chat_id=ADMIN, reply_to=row.message_id)


async def test_a_group_that_moved_is_answered_under_its_new_number(talk):
    talk.administrators.add((-5, PERSON))
    await talk.says("/feedback كلمة", chat_id=-5)
    await talk.deliver()
    (row,) = await talk.store.deliveries(ADMIN)
    await move(talk.desk, -5, -1005)
    await talk.says("تمام", chat_id=ADMIN, reply_to=row.message_id)
    assert [each.chat_id for each in await talk.store.deliveries(-1005)] == [-1005]
