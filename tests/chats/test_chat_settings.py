"""/settings: the overview, each of its buttons, and what may be typed instead. In three languages."""

from __future__ import annotations

import asyncio

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.chats.joining import join
from bot.chats.sources import ask_for
from bot.settings import LANGUAGES
from handlers.chat.routes import GIVEN
from handlers.chat.talk import Keys
from storage.records import Quiet
from tests.conversation import PERSON, Conversation

OVERVIEW = """الإعدادات

اللغة: العربية
المنطقة الزمنية: الرياض (الآن 09:01)

الموجز: 08:00
أيام الموجز: كل يوم
إن لم يكن جديد: سطر واحد
طول الأخبار: عادي
ملخص الأسبوع: متوقف

التنبيهات: تعمل
ساعات الهدوء: لا توجد
العاجل في ساعات الهدوء: ينتظر
معاينة الروابط في التنبيهات: لا تظهر

الموجز القادم: غدًا في 08:00"""


@pytest.fixture
async def talk():
    talk = await Conversation().open()
    await talk.chat()
    return talk


async def test_the_overview_tells_all_that_is_set_and_has_a_button_for_each(talk):
    assert await talk.says("/settings") == OVERVIEW
    assert talk.buttons == [
        "🌐 اللغة",
        "🕰 المنطقة الزمنية",
        "📰 مواعيد الموجز",
        "📅 أيام الموجز",
        "📭 بلا جديد: سطر",
        "📏 الطول: عادي",
        "🗓 ملخص الأسبوع: متوقف",
        "🔔 التنبيهات: تعمل",
        "🌙 ساعات الهدوء",
        "🚨 العاجل في الهدوء: ينتظر",
        "🔗 معاينة الروابط: لا تظهر",
    ]


@pytest.mark.parametrize(
    ("button", "field", "before", "after"),
    [
        ("التنبيهات", "alerts", True, False),
        ("العاجل", "urgent", False, True),
        ("ملخص", "weekly", False, True),
        ("بلا جديد", "empty_digest", "line", "silent"),
        ("الطول", "lead_length", "normal", "short"),
        ("معاينة الروابط", "previews", False, True),
    ],
)
async def test_a_switch_is_turned_over_and_back_by_its_button(talk, button, field, before, after):
    first = await talk.says("/settings")
    for value in (after, before):
        told = await talk.presses(button)
        assert getattr(await talk.chat(), field) == value
        assert (told == first) == (value == before)


async def test_digest_times_are_pressed_on_a_grid(talk):
    await talk.says("/settings")
    await talk.presses("مواعيد الموجز")
    assert len(talk.buttons) == 25
    await talk.presses("19")
    await talk.presses("✅ 08:00")
    assert "الموجز: 19:00" in await talk.presses("رجوع")
    assert (await talk.chat()).digest_times == (19 * 60,)


async def test_digest_times_are_typed_while_the_grid_is_open(talk):
    await talk.says("/settings")
    await talk.presses("مواعيد الموجز")
    assert "الموجز: 07:30، 19:00" in await talk.says("07:30 19:00")
    assert "هل أتابع هذا لك" in await talk.says("موسكو")


@pytest.mark.parametrize("typed", ["7 صباحًا و6:30 مساءً", "07:00، 18:30", "7am and 6:30 pm", "7 утра и 18:30"])
async def test_digest_times_are_typed_as_people_say_them(talk, typed):
    await talk.says("/settings")
    await talk.presses("مواعيد الموجز")
    assert "الموجز: 07:00، 18:30" in await talk.says(typed)


@pytest.mark.parametrize("typed", ["صباحًا", "25:00", "8:00 8:30", "لافروف"])
async def test_times_that_are_none_are_explained_and_may_be_left(talk, typed):
    await talk.says("/settings")
    await talk.presses("مواعيد الموجز")
    told = await talk.says(typed)
    assert "اكتبه هكذا: 08:00" in told
    assert "/cancel" in told
    assert "لم يتغيّر" in await talk.says("/cancel")
    assert (await talk.chat()).digest_times == (480,)


async def test_digest_days_are_pressed_and_the_next_digest_moves_with_them(talk):
    await talk.says("/settings")
    await talk.presses("أيام الموجز")
    assert talk.buttons[:2] == ["✅ السبت", "✅ الأحد"]
    for day in ("السبت", "الاثنين", "الثلاثاء", "الأربعاء", "الجمعة"):
        await talk.presses(day)
    told = await talk.presses("رجوع")
    assert "أيام الموجز: الأحد، الخميس" in told
    assert "الموجز القادم: الخميس 26 نوفمبر في 08:00" in told
    assert (await talk.chat()).digest_days == (3, 6)


async def test_the_last_day_stays_and_every_day_is_one_press(talk):
    await talk.says("/settings days الخميس")
    await talk.says("/settings")
    await talk.presses("أيام الموجز")
    await talk.presses("الخميس")
    assert (await talk.chat()).digest_days == (3,)
    await talk.presses("كل يوم")
    assert (await talk.chat()).digest_days == ()


async def test_digest_days_are_typed_while_the_menu_is_open(talk):
    await talk.says("/settings")
    await talk.presses("أيام الموجز")
    assert "اكتبها هكذا: الأحد الخميس" in await talk.says("أمس")
    assert "أيام الموجز: الأحد، الخميس" in await talk.says("الأحد والخميس")


async def test_a_digest_comes_on_the_chosen_days_only(talk):
    await talk.says("/sub لافروف")
    await talk.says("/settings days الثلاثاء")
    talk.clock.to(8)
    assert len(await talk.deliver()) == 1
    for _ in range(6):
        talk.clock.to(8)
        assert await talk.deliver() == []
    talk.clock.to(8)
    assert len(await talk.deliver()) == 1


@pytest.mark.parametrize("typed", ["/quiet 23:00-07:00", "/settings quiet 23:00-07:00", "23:00-07:00"])
async def test_quiet_hours_are_typed_behind_a_command_or_while_the_menu_is_open(talk, typed):
    await talk.says("/quiet")
    assert "من 23:00 إلى 07:00" in await talk.says(typed)
    assert (await talk.chat()).quiet == Quiet(23 * 60, 7 * 60)


async def test_quiet_hours_are_pressed_and_put_off(talk):
    await talk.says("/settings")
    await talk.presses("ساعات الهدوء")
    assert "من 22:00 إلى 07:00" in await talk.presses("22:00")
    await talk.presses("ساعات الهدوء")
    assert "ساعات الهدوء: لا توجد" in await talk.presses("بلا")
    assert "اكتبها هكذا" in await talk.says("/quiet أبدًا")


@pytest.mark.parametrize(
    ("typed", "zone"),
    [
        ("/timezone الرياض", "Asia/Riyadh"),
        ("/timezone القاهره", "Africa/Cairo"),
        ("/timezone Asia/Muscat", "Asia/Muscat"),
        ("/timezone utc+3", "Etc/GMT-3"),
        ("/settings zone الدار البيضاء", "Africa/Casablanca"),
        ("/set timezone москва", "Europe/Moscow"),
    ],
)
async def test_a_time_zone_is_typed_behind_a_command(talk, typed, zone):
    await talk.says(typed)
    assert (await talk.chat()).zone == zone


async def test_a_time_zone_is_pressed_typed_or_shared_in_the_settings(talk):
    await talk.says("/settings")
    await talk.presses("المنطقة الزمنية")
    assert talk.keys.location
    assert "المنطقة الزمنية: القاهرة" in await talk.presses("القاهرة")
    await talk.presses("المنطقة الزمنية")
    assert "المنطقة الزمنية: دمشق" in await talk.says("دمشق")
    await talk.presses("المنطقة الزمنية")
    assert "المنطقة الزمنية: موسكو" in await talk.shares_location(55.75, 37.6)
    assert talk.keys == Keys()
    await talk.presses("المنطقة الزمنية")
    assert "الإعدادات" in await talk.presses("رجوع")
    assert talk.keys == Keys()
    assert (await talk.chat()).zone == "Europe/Moscow"


async def test_a_location_that_nobody_asked_for_is_understood_and_a_place_that_is_none_explained(talk):
    assert "المنطقة الزمنية: القاهرة" in await talk.shares_location(30.04, 31.24)
    assert "لا أعرف مكانًا" in await talk.shares_location(300.0, 0.0)
    assert "لا أعرف مكانًا باسم ققققق" in await talk.says("/timezone ققققق")


async def test_a_group_gets_no_keys(talk):
    await join(talk.desk, -100, "supergroup", "ar")
    talk.administrators.add((-100, PERSON))
    talk.keys = Keys("never")
    await talk.says("/timezone", chat_id=-100)
    await talk.says("دمشق", chat_id=-100)
    assert talk.keys == Keys("never")
    assert (await talk.store.chat(-100)).zone == "Asia/Damascus"


@pytest.mark.parametrize(
    "typed", ["/settings", "/set", "/settings digest 8 18:30", "/settings alerts off", "/lang ar"]
)
async def test_commands_of_the_settings_end_with_the_overview(talk, typed):
    told = await talk.says(typed)
    is_set = typed not in ("/settings", "/set")
    assert told.startswith("✅ حفظت ذلك.\n\nالإعدادات" if is_set else "الإعدادات")


async def test_alerts_are_switched_by_a_word_and_only_shown_without_one(talk):
    assert "التنبيهات: تعمل" in await talk.says("/alerts")
    assert "التنبيهات: متوقفة" in await talk.says("/alerts off")
    assert "التنبيهات: متوقفة" in await talk.says("/alerts")
    assert "التنبيهات: تعمل" in await talk.says("/alerts on")


@pytest.mark.parametrize(
    "typed",
    [
        "/settings شيء",
        "/settings digest",
        "/settings alerts ربما",
        "/settings empty x",
        "/settings lead 7",
        "/settings links ربما",
        "/lang xx",
    ],
)
async def test_what_is_not_understood_is_answered_with_what_to_write(talk, typed):
    told = await talk.says(typed)
    assert "/settings" in told or "/lang" in told
    assert "لم أفهم" in told or "لا أتحدث" in told


async def test_values_are_typed_in_ones_own_words(talk):
    await talk.says("/settings empty silent")
    await talk.says("/settings lead قصير")
    await talk.says("/settings weekly نعم")
    await talk.says("/settings urgent on")
    await talk.says("/settings links نعم")
    chat = await talk.chat()
    assert (chat.empty_digest, chat.lead_length, chat.weekly, chat.urgent) == ("silent", "short", True, True)
    assert chat.previews


@pytest.mark.parametrize(
    "data",
    ["set:times:24", "set:days:7", "plan:hour:24", "plan:zone:x", "want:1:none", "set:zone:../etc", "set:lang"],
)
async def test_a_button_that_was_never_ours_changes_nothing(talk, data):
    before = await talk.chat()
    assert await talk.presses_data(data)
    assert await talk.chat() == before


@pytest.mark.parametrize("language", LANGUAGES)
async def test_every_menu_is_shown_in_every_language_and_leads_back(talk, language):
    await talk.says(f"/lang {language}")
    overview = await talk.says("/settings")
    for name in ("language", "zone", "times", "days", "quiet"):
        told = await talk.presses_data(f"set:{name}")
        assert 5 < len(told) < 600
        assert (await talk.presses_data("settings")).startswith(overview)
    assert len(await talk.says("/help")) < 1700


async def test_settings_in_russian(talk):
    await talk.says("/lang ru")
    told = await talk.says("/settings days понедельник чт")
    assert "Дни сводки: понедельник, четверг" in told
    assert "Предпросмотр ссылок в оповещениях: показываю" in await talk.says("/settings links вкл")
    await talk.presses("Часовой пояс")
    assert "Время по городу: Новосибирск" in await talk.presses("Новосибирск")
    await talk.presses("Время сводки")
    assert "Не понимаю время утром" in await talk.says("утром")
    assert "Сводка: 07:30, 19:00" in await talk.says("7:30 19:00")


async def test_settings_in_english(talk):
    await talk.says("/lang en")
    assert "Digest days: Sunday, Thursday" in await talk.says("/settings days thu Sunday")
    assert "Urgent news in quiet hours: comes at once" in await talk.presses("Urgent")
    assert "Link previews under alerts: shown" in await talk.presses("Link previews: not shown")
    await talk.presses("Time zone")
    told = await talk.says("London")
    assert "London time: it is 06:01 now." in told
    assert "London (Canada)?" in talk.buttons


_STATES = st.sampled_from([*sorted(GIVEN), "first", "place plan", "times plan", "times set", "no such thing"])


@settings(max_examples=60, deadline=None)
@given(_STATES, st.text(min_size=1, max_size=40).filter(str.strip), st.sampled_from(LANGUAGES))
def test_whatever_is_asked_any_words_get_an_answer(state, words, language):
    asyncio.run(_answers(state, words, language))


async def _answers(state: str, words: str, language: str) -> None:
    talk = Conversation()
    await join(talk.desk, 9, "private", language)
    await ask_for(talk.desk, 9, state)
    assert (await talk.says(words.strip(), chat_id=9)).strip()
