"""Who becomes an operator, and what do others learn of it?"""

from __future__ import annotations

import pytest

from bot.operating.claiming import new_code, offer_code
from tests.conversation import PERSON, Conversation

OTHER = 8
COMMANDS = ("operators", "status", "stats", "feeds", "ban", "unban", "limit", "allow", "broadcast", "backup")
BUTTONS = ("doubt:again", "status", "feedlist:0", "resign:7", "unban:7", "allow:8", "refuse:8", "cast:5:send")


@pytest.fixture
async def talk():
    return await Conversation().open()


async def test_the_code_of_the_log_makes_an_operator_once(talk):
    code = await offer_code(talk.desk)
    assert "أنت الآن مشغّلي" in await talk.says(f"/claim {code}")
    assert "حالي الآن" in await talk.says("/status")
    assert await talk.store.claim() is None
    assert await offer_code(talk.desk) == ""
    assert "لا أعرف الأمر" in await talk.says(f"/claim {code}", chat_id=OTHER)
    assert "لا أعرف الأمر" in await talk.says("/status", chat_id=OTHER)


async def test_a_code_is_good_however_it_is_typed_and_after_a_restart_that_prints_another(talk):
    first = await offer_code(talk.desk)
    assert await offer_code(talk.desk) != first
    assert "أنت الآن مشغّلي" in await talk.says(f"/claim {first.lower().replace('-', ' ')}")


async def test_the_store_has_no_code_but_what_it_can_be_compared_with(talk):
    code = await offer_code(talk.desk)
    kept = await talk.store.claim()
    assert code not in str(kept)
    assert code.replace("-", "") not in str(kept)


def test_codes_have_60_bits():
    codes = {new_code() for _ in range(500)}
    assert len(codes) == 500
    assert {len(code.replace("-", "")) for code in codes} == {12}
    assert len(set("".join(codes)) - {"-"}) == 32


async def test_five_tries_an_hour_and_the_right_code_is_none_of_a_sixth(talk):
    code = await offer_code(talk.desk)
    for _ in range(5):
        assert "ليس هذا هو الرمز" in await talk.says("/claim ABCD-EFGH-JKLM")
    assert "محاولات كثيرة" in await talk.says(f"/claim {code}")
    assert not await talk.store.operators()
    assert "أنت الآن مشغّلي" in await talk.says(f"/claim {code}", chat_id=OTHER)


async def test_an_hour_later_one_may_try_again(talk):
    code = await offer_code(talk.desk)
    for _ in range(6):
        await talk.says("/claim ABCD-EFGH-JKLM")
    talk.clock.forward(hours=1, seconds=1)
    assert "أنت الآن مشغّلي" in await talk.says(f"/claim {code}")


async def test_with_operators_in_the_settings_there_is_no_code(talk):
    del talk
    talk = await Conversation(ADMIN_IDS="99").open()
    assert await offer_code(talk.desk) == ""
    assert "لا أعرف الأمر" in await talk.says("/claim ABCD-EFGH-JKLM")


async def test_for_others_operators_commands_are_unknown_and_their_buttons_old(talk):
    await offer_code(talk.desk)
    for command in COMMANDS:
        assert "لا أعرف الأمر" in await talk.says(f"/{command} 5")
    for data in (*BUTTONS, "fl:0123456789abcdef:drop"):
        assert "زر من رسالة قديمة" in await talk.presses_data(data)


async def test_operators_are_listed_and_one_that_claimed_is_removed(talk):
    await talk.says(f"/claim {await offer_code(talk.desk)}", chat_id=OTHER)
    told = await talk.says("/operators", chat_id=OTHER)
    assert "8 – منذ" in told
    assert "الوحيد" in told
    assert "لم يعد 8 مشغّلي" in await talk.presses("➖", chat_id=OTHER)
    assert "لا أعرف الأمر" in await talk.says("/status", chat_id=OTHER)
    assert await offer_code(talk.desk)


async def test_who_is_forgotten_is_no_operator_any_more(talk):
    await talk.says(f"/claim {await offer_code(talk.desk)}")
    await talk.says("/forget")
    await talk.presses("امح")
    assert not await talk.store.operators()
    assert "لا أعرف الأمر" in await talk.says("/status", chat_id=PERSON)
