"""The whole bot as a process: what there is to read, in pages and pictures, also where answers are lost."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from tests.program import Program

pytestmark = pytest.mark.process

LAVROV = ["أكدت الوزارة أن للوفد برنامجًا حافلًا.", "وللافروف لقاءات أخرى في القاهرة يوم الأربعاء."]


def bare(text: str) -> str:
    return text.translate(dict.fromkeys(range(0x2066, 0x206A)))


async def follows(person) -> None:
    await person.says("/sub لافروف")
    await person.receives("✅")


async def publishes(site, person, count: int) -> None:
    """Publish so many articles, and wait until a person had an alert for each: then all were read."""
    for number in range(count):
        site.publish(f"لافروف في القاهرة {number:02}", LAVROV)
    for number in range(count):
        await person.receives(f"لافروف في القاهرة {number:02}", within=20)


async def test_a_digest_is_turned_in_place_also_after_a_kill(api, site, program):
    person, other = api.person(), api.person()
    await follows(other)
    await follows(person)
    await person.says("/settings alerts off")
    await person.receives("التنبيهات")
    await publishes(site, other, 9)
    await person.says("/digest")
    digest = await person.receives("📰", within=10)
    assert digest.buttons == [["‹ 4 أخبار أخرى"]]
    await program.kill()
    await program.start()
    await digest.presses("‹ 4 أخبار أخرى")
    second = await digest.edited(within=15)
    assert "الصفحة" in second.text
    titles = [f"لافروف في القاهرة {number:02}" for number in range(9)]
    assert sorted(t for t in titles for page in (digest, second) if t in page.text) == titles
    await second.presses("السابق")
    assert (await second.edited()).text == digest.text


async def test_a_page_that_was_opened_is_only_named_at_the_hour_also_after_a_kill(api, site, tmp_path):
    program = Program(tmp_path, api, site)
    program.shift_clock()
    async with program:
        person, digest = await asked_for_a_digest(api, site)
        await digest.presses("‹ 4 أخبار أخرى")
        seen = [digest.text, (await digest.edited(within=15)).text]
        await program.kill()
        await program.start()
        daily = await at_the_next_hour(program, person)
        full, _, named = daily.text.partition("وصلتك هذه من قبل")
        assert titles(full) == []
        assert titles(named) == titles(*seen)
        assert len(titles(*seen)) == 9
        assert "Traceback" not in program.log


@pytest.mark.parametrize("refusal", ["Bad Request: message to edit not found", "Internal Server Error"])
async def test_a_page_that_could_not_be_shown_is_told_at_the_hour(api, site, tmp_path, refusal):
    program = Program(tmp_path, api, site)
    program.shift_clock()
    async with program:
        person, digest = await asked_for_a_digest(api, site)
        api.fails("editMessageText", code=400 if "Bad" in refusal else 500, description=refusal)
        await digest.presses("‹ 4 أخبار أخرى")
        await api.waits_for("editMessageText", within=15)
        daily = await at_the_next_hour(program, person)
        full, _, named = daily.text.partition("وصلتك هذه من قبل")
        assert len(titles(full)) == 4
        assert titles(named) == titles(digest.text)


async def asked_for_a_digest(api, site):
    """Give a person and the first page of the digest that they asked for; four of nine stories are behind it."""
    person, other = api.person(), api.person()
    await follows(other)
    await follows(person)
    await person.says("/settings alerts off")
    await person.receives("التنبيهات")
    await publishes(site, other, 9)
    await person.says("/digest")
    return person, await person.receives("📰", within=10)


async def at_the_next_hour(program, person):
    """Have the next daily digest come, two hours later."""
    due = datetime.now(ZoneInfo("Asia/Riyadh")) + timedelta(hours=2)
    await person.says(f"/settings digest {due.hour}")
    await person.receives("الموجز القادم")
    program.shift_clock(2 * 3600)
    return await person.receives("📰", within=10)


def titles(*texts: str) -> list[str]:
    return sorted({found for text in texts for found in re.findall(r"لافروف في القاهرة \d\d", text)})


@pytest.mark.usefixtures("program")
async def test_what_was_missed_comes_again_where_the_request_with_it_is_lost(api, site):
    person, other = api.person(), api.person()
    await follows(other)
    await follows(person)
    await person.says("/pause")
    await person.receives("⏸")
    await publishes(site, other, 1)
    await person.says("/resume")
    await person.receives("▶️")
    api.loses_the_request("sendMessage")
    await person.says("/missed")
    assert "لافروف في القاهرة" in (await person.receives("📰", within=20)).text
    await person.says("/missed")
    assert "لم يفتك شيء" in (await person.receives()).text


async def test_a_picture_of_mentions_comes_and_is_drawn_anew_in_its_place(api, site, program):
    person = api.person()
    await follows(person)
    await publishes(site, person, 6)
    await person.says("/trend لافروف، القاهرة")
    picture = await person.receives("📈", within=30)
    assert "لافروف: 6 مقالات" in bare(picture.text)
    name, light = picture.file
    assert name.endswith(".png")
    await picture.presses("داكن")
    dark = await picture.edited(within=20)
    assert dark.file[1] != light
    assert "📈" in dark.text
    await dark.presses("فاتح")
    assert "آخر" in (await dark.edited(within=20)).text
    assert len(api.called("sendPhoto")) == 1
    assert len(api.called("editMessageMedia", status=200)) == 2
    assert "Traceback" not in program.log


@pytest.mark.usefixtures("program")
async def test_a_picture_that_telegram_asks_to_wait_with_comes_later(api, site):
    person = api.person()
    await follows(person)
    await publishes(site, person, 1)
    api.fails("sendPhoto", code=429, retry_after=1)
    await person.says("/trend لافروف")
    await person.receives("📈", within=20)
    assert len(api.called("sendPhoto")) == 2
