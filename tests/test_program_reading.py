"""The whole bot as a process: what there is to read, in pages and pictures, also where answers are lost."""

from __future__ import annotations

import pytest

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
    await dark.presses("7 أيام")
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
