"""The first minute with the real program: a word, an hour, a shared location. Chat in, chat out."""

from __future__ import annotations

import pytest

pytestmark = pytest.mark.process

LAVROV = ["أكدت الوزارة أن للوفد برنامجًا حافلًا.", "وللافروف لقاءات أخرى في القاهرة يوم الأربعاء."]


async def test_from_hello_to_a_digest_at_the_hour_of_a_shared_location(api, site, program):
    person = api.person(language="ar-EG")
    await person.says("/start")
    hello = await person.receives("بمَ تهتم؟")
    await hello.presses("لافروف")
    forecast = await person.receives("أتابع لك")
    await forecast.presses("كلاهما")
    plan = await person.receives("هل يناسبك؟")
    assert "القاهرة" in plan.text
    await plan.presses("مدينة أخرى")
    await plan.edited("أين أنت؟")
    keys = await person.receives("شاركني موقعك")
    assert keys.keyboard == [["📍 مشاركة موقعي"], ["✖️ لا، شكرًا"]]
    await person.shares_location(55.75, 37.62)
    told = await person.receives("التوقيت: ")
    assert "موسكو" in told.text
    assert told.removes_keyboard
    plan = await person.receives("هل يناسبك؟")
    await plan.presses("نعم")
    assert "08:00" in (await plan.edited("تمّ")).text
    site.publish("لافروف في القاهرة", LAVROV)
    assert "🔔" in (await person.receives("لافروف في القاهرة", within=15)).text
    assert "Traceback" not in program.log


@pytest.mark.usefixtures("program")
async def test_a_city_pressed_in_the_settings_takes_the_keys_away(api):
    person = api.person(language="ru")
    await person.says("/settings")
    settings = await person.receives("Часовой пояс")
    assert "Москва" in settings.text
    await settings.presses("Часовой пояс")
    chooser = await settings.edited("Где вы?")
    assert not (await person.receives("геопозицию")).removes_keyboard
    await chooser.presses("Новосибирск")
    assert "Новосибирск" in (await settings.edited("Часовой пояс: ")).text
    assert (await person.receives("Время по городу")).removes_keyboard


async def test_a_group_is_offered_cities_without_keys(api, program):
    person = api.person()
    group = api.group([person])
    await person.says("/timezone", to=group)
    assert (await group.receives("أين أنت؟")).buttons
    assert not [sent for sent in api.sent if sent.keyboard]
    assert "Traceback" not in program.log
