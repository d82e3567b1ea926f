"""The whole bot as a process: own data out and in again, breaks that end, an operator that answers."""

from __future__ import annotations

import gzip
import json
from datetime import UTC, datetime

import pytest

from tests.program import Program

pytestmark = pytest.mark.process

LAVROV = ["أكدت الوزارة أن للوفد برنامجًا حافلًا.", "وللافروف لقاءات أخرى في القاهرة يوم الأربعاء."]


async def test_what_goes_out_comes_back_after_everything_was_erased(tmp_path, api, site):
    async with Program(tmp_path, api, site) as program:
        person = api.person()
        for words in ("لافروف", "الصين"):
            await person.says(f"/sub {words}")
            await person.receives(words)
        await person.says("/settings digest 07:30 18:00")
        await person.receives("07:30")
        site.publish("لافروف في القاهرة", LAVROV)
        await person.receives("لافروف في القاهرة", within=15)
        await person.says("/export")
        name, content = (await person.receives("كل ما أحفظه")).file
        assert name == "mujaz.json"
        document = json.loads(content)
        assert len(document["records"]["Subscription"]) == 2
        assert len(document["records"]["Match"]) == len(document["records"]["Delivery"]) == 1
        await person.receives("OPML")

        await person.says("/forget")
        await (await person.receives("لا رجعة")).presses("نعم", within=20)
        number = str(person.user.id).encode()
        assert files_with(tmp_path / "data", number) == []
        assert len(list((tmp_path / "data").rglob("*"))) > 1
        await person.says("/list")
        await person.receives("لا تتابع شيئًا")

        await person.sends_file("mujaz.json", content)
        last = await (await person.receives("متابعتان")).edited("أعدت متابعتين", within=20)
        assert "أعدت الإعدادات" in last.text
        await person.says("/settings")
        await person.receives("07:30")
        site.publish("لافروف يغادر القاهرة", LAVROV)
        await person.receives("لافروف يغادر القاهرة", within=15)
        assert "Traceback" not in program.log


def files_with(folder, number: bytes) -> list:
    """Give the files of a folder in which a number stands, backups too."""
    found = []
    for path in folder.rglob("*"):
        if path.is_file():
            content = path.read_bytes()
            content = gzip.decompress(content) if path.suffix == ".gz" else content
            found += [path] if number in content else []
    return found


async def test_a_subscription_is_changed_by_buttons_and_words(tmp_path, api, site):
    async with Program(tmp_path, api, site) as program:
        person = api.person()
        await person.says("/sub لافروف")
        await person.receives("أتابع لك")
        await person.says("/list")
        page = await person.receives("متابعة واحدة")
        await page.presses("1")
        page = await page.edited("تنبيهات وموجز")
        assert "✅ 🔔 + 📰" in page.buttons[0]
        await page.presses("تسمية")
        await person.receives("ماذا أسمّي")
        await person.says("الوزير الروسي")
        page = await person.receives("الوزير الروسي")
        await page.presses("من مصدر واحد")
        page = await page.edited("من أي مصدر")
        await page.presses("1")
        page = await page.edited("فقط")
        await page.presses("حذف")
        page = await page.edited("أُلغيت")
        await page.presses("تراجع")
        page = await page.edited("أتابع لك")
        site.publish("لافروف في القاهرة", LAVROV)
        assert "الوزير الروسي" in (await person.receives("🔔", within=15)).text
        assert "Traceback" not in program.log


async def test_a_break_with_an_end_ends_by_itself_after_kill_9(tmp_path, api, site):
    program, person = Program(tmp_path, api, site), api.person()
    program.shift_clock()
    async with program:
        await person.says("/sub لافروف")
        await person.receives("أتابع لك")
        await person.says("/pause 2 days")
        await person.receives("أعود إليك")
        site.publish("لافروف في القاهرة", LAVROV, published=datetime.now(UTC))
        await person.hears_nothing(for_seconds=2.5)
        await program.kill()
        program.shift_clock(2 * 86_400 + 5)
        await program.start()
        await person.receives("انتهت الاستراحة", within=15)
        await person.says("/missed")
        assert "لافروف في القاهرة" in (await person.receives("لافروف")).text
        assert "Traceback" not in program.log


async def test_words_to_the_operator_are_answered_by_a_reply(tmp_path, api, site):
    operator, person = api.person(name="مشغّل"), api.person(name="سلمى", language="en")
    async with Program(tmp_path, api, site, ADMIN_IDS=str(operator.user.id)) as program:
        await operator.says("/start")
        await operator.receives("موجز")
        await person.says("/feedback More sources, please")
        await person.receives("Sent to the operator of this bot")
        told = await operator.receives("More sources, please", within=10)
        assert str(person.user.id) in told.text
        await operator.says("Done", reply_to=told)
        await operator.receives("أرسلت إجابتك")
        assert "Done" in (await person.receives("answers you", within=10)).text
        assert "Traceback" not in program.log
