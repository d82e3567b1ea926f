"""The whole bot as a process: a person writes, a site publishes, messages come. Chat in, chat out."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from tests.program import Program

pytestmark = pytest.mark.process

LAVROV = ["أكدت الوزارة أن للوفد برنامجًا حافلًا.", "وللافروف لقاءات أخرى في القاهرة يوم الأربعاء."]
OTHER = ["افتتح وزير الثقافة معرض الكتاب في دورته الجديدة.", "ويستمر المعرض أسبوعين."]
SEED_DAY = datetime(2025, 4, 1, tzinfo=UTC)


async def follows(person, words: str) -> None:
    await person.says("/start")
    await person.receives("موجز")
    await person.says(f"/sub {words}")
    await person.receives(words)


@pytest.mark.usefixtures("program")
async def test_an_article_with_the_word_in_it_alerts_and_another_does_not(api, site):
    person = api.person()
    await follows(person, "لافروف")
    site.publish("الوفد الروسي يصل إلى القاهرة", LAVROV, published=SEED_DAY, teaser=True)
    alert = await person.receives("الوفد الروسي يصل إلى القاهرة", within=15)
    assert "لافروف" in alert.text
    site.publish("افتتاح معرض الكتاب", OTHER)
    site.publish("لافروف يغادر القاهرة", LAVROV)
    assert "لافروف يغادر" in (await person.receives(within=15)).text


@pytest.mark.usefixtures("program")
async def test_alerts_have_a_preview_of_their_story_from_when_it_is_wanted(api, site):
    person = api.person()
    await follows(person, "لافروف")
    site.publish("لافروف في القاهرة", LAVROV)
    assert (await person.receives("🔔", within=15)).link_preview_disabled
    await person.says("/settings")
    settings = await person.receives("معاينة الروابط في التنبيهات")
    await settings.presses("معاينة الروابط")
    await settings.edited("معاينة الروابط في التنبيهات")
    site.publish("لافروف في الرياض", LAVROV)
    alert = await person.receives("لافروف في الرياض", within=15)
    assert alert.wire["link_preview_options"] == {"url": alert.links[0], "prefer_small_media": True}
    await person.says("/digest")
    assert (await person.receives("📰")).link_preview_disabled


@pytest.mark.usefixtures("program")
async def test_the_buttons_under_an_alert_give_way_to_others_in_their_place(api, site):
    person = api.person()
    await follows(person, "لافروف")
    site.publish("لافروف في القاهرة", LAVROV)
    alert = await person.receives("لافروف في القاهرة", within=15)
    assert "/saved" in (await alert.presses("حفظ")).text
    saved = await alert.edited()
    assert (saved.text, saved.buttons) == (alert.text, [["❓ لماذا", "🔕 كتم", "★ محفوظ"]])
    await alert.presses("كتم")
    menu = await saved.edited()
    assert "🔕 هذا الخبر" in menu.buttons[0]
    assert "/muted" in (await alert.presses("هذا الخبر")).text
    assert (await menu.edited()).buttons == saved.buttons


async def test_after_kill_9_everything_is_there_and_nothing_comes_twice(api, site, program):
    person = api.person()
    await follows(person, "لافروف")
    site.publish("لافروف في القاهرة", LAVROV)
    await person.receives("لافروف في القاهرة", within=15)
    await person.says("/about")
    await person.receives()
    await program.kill()
    await program.start()
    await person.says("/list")
    await person.receives(
        lambda answer: "لافروف" in answer.text and answer.buttons
    )  # /about may be answered again
    site.publish("لافروف في الرياض", LAVROV)
    await person.receives("لافروف في الرياض", within=15)
    alerts = [message.text for message in api.sent if "🔔" in message.text]
    assert len(alerts) == len(set(alerts)) == 2


async def test_a_message_of_which_nobody_knows_whether_it_arrived_is_sent_again_and_logged(api, site, program):
    person = api.person()
    await follows(person, "لافروف")
    api.loses_the_answer("sendMessage")
    site.publish("لافروف في القاهرة", LAVROV)
    first = await person.receives("لافروف في القاهرة", within=15)
    second = await person.receives("لافروف في القاهرة", within=15)
    assert first.text == second.text
    assert "in doubt whether" in program.log


async def test_what_was_published_while_it_was_away_is_told_when_it_is_back(api, site, program):
    person = api.person()
    await follows(person, "لافروف")
    site.publish("خبر أول", OTHER)
    await program.kill()
    site.publish("لافروف في عمّان", LAVROV)
    await program.start()
    await person.receives("لافروف في عمّان", within=15)


async def test_the_digest_comes_at_its_local_hour_and_not_again_after_kill_9(api, site, tmp_path):
    program, person = Program(tmp_path, api, site), api.person()
    program.shift_clock()
    async with program:
        await follows(person, "لافروف")
        site.publish("لافروف في القاهرة", LAVROV)
        await person.receives("🔔", within=15)
        due = datetime.now(ZoneInfo("Asia/Riyadh")) + timedelta(hours=2)
        await person.says(f"/settings digest {due.hour}")
        assert f"{due.hour:02}:00" in (await person.receives("الموجز القادم")).text
        program.shift_clock(2 * 3600)
        digest = await person.receives("📰", within=10)
        assert "وصلتك هذه من قبل" in digest.text
        assert digest.text.count("لافروف في القاهرة") == 1
        assert "وللافروف لقاءات" not in digest.text
        assert digest.link_preview_disabled
        await person.says("/about")
        await person.receives()
        await program.kill()
        await program.start()
        await person.says("/list")
        await person.receives("لافروف")
        await person.hears_nothing(for_seconds=1.5)


async def test_it_leaves_cleanly_when_asked_to(api, program):
    await api.person().says("/help")
    assert await program.stop() == 0
    assert "Traceback" not in program.log


async def test_its_token_stands_in_nothing_that_is_printed_logged_or_stored(api, site, tmp_path):
    async with Program(tmp_path, api, site, LOG_LEVEL="debug") as program:
        person = api.person()
        api.fails("sendMessage", code=500)
        await person.says("/help")
        await api.waits_for("sendMessage")
        await api.stop()
        await api.start()
        await person.says("/help")
        await person.receives(within=20)
        await follows(person, "لافروف")
        for fault in (api.loses_the_answer, api.loses_the_request):
            fault("sendMessage")
            site.publish(f"لافروف {fault.__name__}", LAVROV)
            await person.receives(f"لافروف {fault.__name__}", within=20)
        assert await program.stop() == 0
    written = [each.read_bytes() for each in tmp_path.rglob("*") if each.is_file()]
    assert len(written) > 3
    assert not any(api.token.encode() in content for content in written)


@pytest.mark.usefixtures("program")
async def test_an_answer_that_telegram_refuses_leaves_nobody_without_a_word(api):
    person = api.person()
    api.fails("sendMessage", code=400, description="Bad Request: can't parse entities: Unclosed start tag")
    await person.says("/about")
    await person.receives("حدث خلل عندي")


async def test_who_blocked_the_bot_finds_everything_again(api, site, program):
    person = api.person()
    await follows(person, "لافروف")
    person.blocks()
    site.publish("لافروف في القاهرة", LAVROV)
    person.unblocks()
    await person.says("/list")
    assert "لافروف" in (await person.receives("لافروف")).text
    assert "Traceback" not in program.log


@pytest.mark.usefixtures("program")
async def test_plain_words_are_followed_or_searched_for_by_a_button(api, site):
    site.publish("لافروف في القاهرة", LAVROV)
    person = api.person()
    await person.says("/help")
    await person.receives("موجز")
    await person.says("القاهرة")
    offer = await person.receives("القاهرة")
    assert len(offer.buttons[0]) == 2
    await offer.presses("متابعة")
    await person.receives("✅")


@pytest.mark.usefixtures("program")
@pytest.mark.parametrize(("language", "word"), [("en", "read the news"), ("ru", "читаю новости"), ("fr", "أقرأ")])
async def test_a_newcomer_is_greeted_in_the_language_of_their_telegram(api, language, word):
    person = api.person(language=language)
    await person.says("/start")
    assert word in (await person.receives()).text


async def test_many_alerts_never_meet_a_limit_of_telegram(api, site, program):
    people = [api.person(name=f"قارئ {n}") for n in range(40)]
    for person in people:
        await follows(person, "لافروف")
    site.publish("لافروف في القاهرة", LAVROV)
    for person in people:
        await person.receives("لافروف في القاهرة", within=20)
    assert api.called("sendMessage", status=429) == []
    assert "Traceback" not in program.log
