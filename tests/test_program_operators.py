"""The bot is run from the chat, as a process: claimed by the code of its log, then broadcast, list, backup."""

from __future__ import annotations

import gzip
import re

import orjson
import pytest

from tests.conversation import plain
from tests.program import Program

pytestmark = pytest.mark.process


async def claims(api, program):
    operator = api.person(name="المشغّل")
    await operator.says("/start")
    await operator.receives("موجز")
    code = re.findall(r"/claim ([A-Z2-9-]{14})", program.log)[-1]
    await operator.says(f"/claim {code}")
    await operator.receives("أنت الآن مشغّلي")
    return operator


async def joins(person) -> None:
    await person.says("/start")
    await person.receives("موجز")


async def test_the_code_of_the_first_start_makes_an_operator_also_after_kill_9(api, program):
    code = re.findall(r"/claim ([A-Z2-9-]{14})", program.log)[0]
    await program.kill()
    await program.start()
    operator = api.person()
    await operator.says(f"/claim {code}")
    await operator.receives("أنت الآن مشغّلي")
    await program.kill()
    codes = program.log.count("/claim ")
    await program.start()
    await operator.says("/status")
    status = await operator.receives("حالي الآن")
    assert "آخر ضغط" in status.text
    await status.presses("تحديث")
    assert program.log.count("/claim ") == codes
    assert "Traceback" not in program.log


OPERATORS_OWN = {"status", "stats", "feeds", "broadcast", "ban", "limit", "backup"}


async def menu_of(person, *, until) -> dict[str, str]:
    """Give a person's menu once it is as wanted, or as it still is after ten seconds."""
    await person.world.bell.until(lambda: until(person.menu) or None, 10)
    return person.menu


async def test_an_operators_chat_has_a_menu_of_its_own_from_the_claim_to_the_farewell(api, program):
    other = api.person(language="en")
    operator = await claims(api, program)
    menu = await menu_of(operator, until=lambda menu: "backup" in menu)
    assert set(menu) >= {"sub", "digest", "sources", *OPERATORS_OWN}
    assert menu["broadcast"] == "قول شيء للجميع"
    assert not OPERATORS_OWN & set(other.menu)
    await operator.says("/lang ru")
    await operator.receives("Настройки")
    menu = await menu_of(operator, until=lambda menu: menu["backup"].startswith("Всё"))
    assert menu["sub"] == "Следить за именем или темой"
    await operator.says("/operators")
    await (await operator.receives("Мои операторы")).presses("➖")
    menu = await menu_of(operator, until=lambda menu: "backup" not in menu)
    assert not OPERATORS_OWN & set(menu)
    assert "sub" in menu
    assert "Traceback" not in program.log


async def test_the_menu_goes_with_the_settings_also_after_kill_9(tmp_path, api, site):
    first, second = api.person(), api.person()
    async with Program(tmp_path, api, site, ADMIN_IDS=str(first.user.id)) as program:
        await joins(first)
        assert "backup" in await menu_of(first, until=lambda menu: "backup" in menu)
        await first.says("/about")
        await first.receives()
        await program.kill()
    async with Program(tmp_path, api, site, ADMIN_IDS=str(second.user.id)) as program:
        await joins(second)
        assert "backup" in await menu_of(second, until=lambda menu: "backup" in menu)
        assert "backup" not in await menu_of(first, until=lambda menu: "backup" not in menu)
        assert "Traceback" not in program.log


async def test_a_broadcast_comes_as_it_was_formatted_once_each_with_a_button_against_more(api, program):
    operator = await claims(api, program)
    readers = [api.person(name=f"قارئ {n}") for n in range(4)]
    for reader in readers:
        await joins(reader)
    bold = {"type": "bold", "offset": len("/broadcast 😀 ") + 1, "length": len("الليلة")}
    await operator.says("/broadcast 😀 الليلة أغيب & أعود", entities=[bold])
    sample = await operator.receives("أغيب & أعود")
    assert [(each["type"], each["offset"]) for each in sample.wire["entities"]] == [("bold", 3)]
    ask = await operator.receives("هكذا سيظهر")
    assert "يصل إلى 5 محادثات" in plain(ask.text)
    await ask.presses("أرسل")
    done = await ask.edited("أُرسل إلى", within=20)
    assert "أُرسل إلى 5 محادثات" in plain(done.text)
    for reader in readers:
        came = await reader.receives("الليلة أغيب & أعود")
        assert came.wire["entities"] == sample.wire["entities"]
    await came.presses("لا أريد")
    await readers[-1].receives("لا إعلانات")
    await operator.says("/broadcast ثانية")
    assert "يصل إلى 4 محادثات" in plain((await operator.receives("هكذا سيظهر")).text)
    assert "Traceback" not in program.log


async def test_a_broadcast_goes_on_where_it_was_after_kill_9_and_can_be_stopped(tmp_path, api, site):
    async with Program(tmp_path, api, site, SEND_PER_SECOND="3") as program:
        operator = await claims(api, program)
        readers = [api.person(name=f"قارئ {n}") for n in range(12)]
        for reader in readers:
            await joins(reader)
        await operator.says("/broadcast خبر للجميع")
        ask = await operator.receives("هكذا سيظهر", within=20)
        await ask.presses("أرسل")
        await readers[0].receives("خبر للجميع", within=20)
        await program.kill()
        await program.start()
        await operator.says("/broadcast")
        running = await operator.receives("إعلان في الطريق", within=20)
        await running.presses("أوقف")
        await running.edited("توقّف", within=20)
        got = [sum("خبر للجميع" in each.text for each in reader.untaken) for reader in readers]
        assert sum(got) < len(readers)
        assert max(got) <= 1 or "in doubt" in program.log


async def test_on_a_list_an_operator_lets_a_stranger_in_by_a_button_under_the_notice(tmp_path, api, site):
    operator, stranger = api.person(name="المشغّل"), api.person()
    ids = str(operator.user.id)
    async with Program(tmp_path, api, site, ACCESS="list", ADMIN_IDS=ids) as program:
        await joins(operator)
        await stranger.says("/sub لافروف")
        await stranger.receives(str(stranger.user.id))
        notice = await operator.receives("تريد أن تستعملني")
        await notice.presses("اسمح")
        await stranger.receives("يمكنك أن تستعملني الآن")
        await joins(stranger)
        assert "Traceback" not in program.log


async def test_who_is_not_on_the_list_sees_the_way_to_the_bot_and_no_news_in_other_chats(tmp_path, api, site):
    stranger = api.person(name="غريب")
    async with Program(tmp_path, api, site, ACCESS="list", ADMIN_IDS="1"):
        found = await stranger.asks_inline("لافروف")
        assert (found.titles, found.is_personal) == ([], True)
        assert found.button["start_parameter"] == "inline"


async def test_pictures_and_backups_arrive_as_files(api, program):
    operator = await claims(api, program)
    await operator.says("/stats")
    picture = await operator.receives(lambda each: "photo" in each.wire, within=30)
    assert max(size["width"] for size in picture.wire["photo"]) == 1080
    await operator.says("/backup")
    file = await operator.receives(lambda each: "document" in each.wire)
    content = api.world.files[file.wire["document"]["file_id"]].content
    assert orjson.loads(gzip.decompress(content))["operators"]
    assert "Traceback" not in program.log


async def test_who_hurries_is_told_once_and_buttons_stop_spinning(tmp_path, api, site):
    async with Program(tmp_path, api, site, COMMANDS_PER_MINUTE="3"):
        person = api.person()
        await person.says("/settings")
        settings = await person.receives("الإعدادات")
        await person.says("/list")
        await person.receives()
        await person.says("/list")
        await person.receives()
        assert "أمهلني دقيقة" in (await settings.presses("اللغة")).text
        assert not (await settings.presses("اللغة")).text
        await person.says("/list")
        await person.hears_nothing(for_seconds=1.0)


async def test_an_exception_anywhere_in_the_program_is_told_to_its_operator_once(tmp_path, api, site):
    program = Program(tmp_path, api, site)
    disk = program.with_faulty_disk()
    async with program:
        operator = await claims(api, program)
        disk.write_text("full", "utf-8")
        for person in (api.person(), api.person()):
            await person.says("/start")
            await person.receives("تعذّر الحفظ")
        disk.write_text("", "utf-8")
        notice = await operator.receives("حدث خلل عندي", within=20)
        assert "مرتين" in notice.text
        assert "StoreError" in notice.text
        await operator.hears_nothing(for_seconds=6.0)


async def test_who_is_banned_hears_it_once_and_presses_in_vain(api, program):
    operator, person = await claims(api, program), api.person()
    await person.says("/settings")
    settings = await person.receives("الإعدادات")
    await operator.says(f"/ban {person.user.id}")
    await operator.receives("حُظرت المحادثة")
    await person.says("/list")
    await person.receives("هكذا قرر مشغّلي")
    await settings.presses("اللغة")
    await person.says("/list")
    await person.hears_nothing(for_seconds=1.0)
