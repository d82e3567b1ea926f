"""Groups, channels, inline mode, deep links and menus, with the bot as a process. Chat in, chat out."""

from __future__ import annotations

import asyncio
import re

import pytest

from tests.program import Program

pytestmark = pytest.mark.process

LAVROV = ["أكدت الوزارة أن للوفد برنامجًا حافلًا.", "وللافروف لقاءات أخرى في القاهرة يوم الأربعاء."]
OPERATOR = 7_000_000_001  # the first person that the server makes


def bare(words: str):
    """Give a predicate: the words are there, whatever isolates stand between them."""
    return lambda answer: words in re.sub("[\u2066-\u2069]", "", answer.text)


async def test_a_group_is_greeted_set_up_by_its_administrators_and_read_by_all(api, site, program):
    owner, member = api.person(name="المديرة"), api.person(name="العضو")
    group = api.group([owner, member], supergroup=True)
    assert "/sub لافروف" in (await group.receives()).text
    await member.says("/sub لافروف", to=group)
    assert (await group.receives()).text == "هذا للمشرفين فقط."
    await owner.says("/sub@mujaz_test_bot لافروف", to=group)
    await group.receives("✅")
    await owner.says("/sub@another_bot رياضة", to=group)
    await member.says("/list", to=group)
    shown = await group.receives("لافروف")
    assert "رياضة" not in shown.text
    notice = await shown.presses("1", by=member)
    assert notice.text == "هذا للمشرفين فقط."
    await shown.presses("1", by=owner)
    await shown.edited("تنبيه")
    site.publish("لافروف في القاهرة", LAVROV)
    await group.receives("🔔", within=15)
    group.says("/unsub لافروف", of=api.channel(member, with_bot=False))
    await group.receives("هذا للمشرفين فقط.")
    group.says("/unsub لافروف")
    await group.receives("أُلغيت")
    group.promotes(member)
    await member.says("/digest", to=group)
    await group.receives("لا تتابع شيئًا بعد")
    await group.hears_nothing(for_seconds=1)
    asked = {(call.params["chat_id"], call.params["user_id"]) for call in api.called("getChatMember")}
    assert len(api.called("getChatMember")) == len(asked) == 3, "who administers is asked once a minute"
    assert "Traceback" not in program.log


async def test_where_telegram_does_not_say_who_administers_nothing_is_changed_and_it_is_said(api, program):
    owner = api.person()
    group = api.group([owner])
    await group.receives("موجز")
    api.fails("getChatMember", code=500)
    await owner.says("/sub لافروف", to=group)
    await group.receives("لم أستطع الآن أن أسأل تيليغرام")
    await owner.says("/sub لافروف", to=group)
    await group.receives("✅")
    assert "Traceback" not in program.log


@pytest.mark.usefixtures("program")
async def test_the_news_of_a_forum_stays_in_the_topic_where_it_was_set_up(api, site):
    owner, member = api.person(), api.person(name="العضو")
    forum = api.group([owner, member], forum=True)
    await forum.receives("موجز")
    news, talk = forum.topic("أخبار"), forum.topic("أحاديث")
    await member.says("/help", to=forum, thread_id=talk)
    assert (await forum.receives("للمشرفين:")).thread_id == talk
    await owner.says("/sub لافروف", to=forum, thread_id=news)
    assert (await forum.receives("✅")).thread_id == news
    await member.says("/list", to=forum, thread_id=talk)
    assert (await forum.receives("لافروف")).thread_id == talk
    site.publish("لافروف في القاهرة", LAVROV)
    assert (await forum.receives("🔔", within=15)).thread_id == news
    await owner.says("/here", to=forum, thread_id=talk)
    assert (await forum.receives("أكتب هنا")).thread_id == talk
    site.publish("لافروف في الرياض", LAVROV)
    assert (await forum.receives("🔔", within=15)).thread_id == talk


async def test_a_group_that_removed_the_bot_finds_everything_when_it_is_back(api, site, program):
    owner = api.person()
    group = api.group([owner], supergroup=True)
    await group.receives("موجز")
    await owner.says("/sub لافروف", to=group)
    await group.receives("✅")
    group.kicks_bot()
    await owner.says("/about")
    await owner.receives()
    group.adds_bot()
    await group.receives("عدت إليكم")
    site.publish("لافروف في القاهرة", LAVROV)
    await group.receives("🔔", within=15)
    assert "Traceback" not in program.log


@pytest.mark.usefixtures("program")
async def test_what_is_forwarded_or_sent_among_members_is_not_for_the_bot(api):
    owner, member = api.person(), api.person(name="العضو")
    group = api.group([owner, member], administrator=True)
    await group.receives("موجز")
    await owner.forwards(await owner.says("/sub لافروف"), to=group)
    await owner.receives("✅")
    await member.sends_file("تقرير.pdf", b"%PDF-1.4", to=group)
    await member.says("/weather", to=group)
    await member.says("حديث بين الناس", to=group)
    await group.hears_nothing(for_seconds=1.5)


async def test_a_channel_is_managed_from_the_private_chat_of_its_administrator(api, site, program):
    editor, reader = api.person(name="المحرر"), api.person(name="القارئ")
    await editor.says("/start")
    await editor.receives("موجز")
    channel = api.channel(editor, title="أخبار المساء")
    invitation = await editor.receives("أخبار المساء")
    await invitation.presses("إدارة القناة")
    await editor.receives(bare("تدير الآن قناة"))
    await editor.says("/sub لافروف")
    done = await editor.receives("✅")
    assert bare("تدير الآن قناة أخبار المساء")(done)
    assert done.buttons[-1] == ["العودة إلى متابعاتي ›"]
    await editor.says("/list")
    shown = await editor.receives("لافروف")
    site.publish("لافروف في القاهرة", LAVROV)
    await channel.receives("🔔", within=15)
    await done.presses("العودة")
    await editor.receives("متابعاتك أنت")
    await editor.says("/list")
    await editor.receives("لا تتابع شيئًا بعد")
    await shown.presses("1")
    assert bare("تدير الآن قناة")(await shown.edited("تنبيه"))
    await reader.says("/channels")
    await reader.receives("لا أعرف قناة")
    channel.kicks_bot()
    await editor.says("/channels")
    await editor.receives("لا أعرف قناة")
    await channel.hears_nothing(for_seconds=1)
    assert "Traceback" not in program.log


@pytest.mark.usefixtures("program")
async def test_who_gives_the_bot_no_right_to_post_in_a_channel_is_told_what_it_lacks(api):
    editor = api.person()
    await editor.says("/help")
    await editor.receives()
    channel = api.channel(editor, title="أخبار المساء", with_bot=False)
    channel.adds_bot(posting=False)
    await editor.receives("لا أستطيع الكتابة في")
    channel.kicks_bot()
    channel.adds_bot()
    await editor.receives("صرت مشرفًا")


async def test_a_channel_added_by_who_never_wrote_to_the_bot_is_found_later(api, program):
    editor = api.person()
    api.channel(editor, title="أخبار المساء")
    await api.waits_for("sendMessage")
    await editor.says("/channels")
    assert ["📢 أخبار المساء"] in (await editor.receives("أيّ قناة")).buttons
    assert "Traceback" not in program.log


async def test_words_in_any_chat_give_stories_to_share(api, site, program):
    person = api.person()
    site.publish("لافروف في القاهرة", LAVROV)
    site.publish("لافروف في الرياض & غيرها", LAVROV)
    for _ in range(40):
        found = await person.asks_inline("لافروف")
        if len(found.results) == 2:
            break
        await api.world.bell.until(lambda: None, 0.25)
    assert set(found.titles) == {"لافروف في القاهرة", "لافروف في الرياض & غيرها"}
    assert not found.is_personal
    assert found.cache_time <= 60
    content = found.results[0]["input_message_content"]
    assert content["link_preview_options"] == {"is_disabled": True}
    assert "وللافروف لقاءات" in found.results[0]["sent"]
    assert (await person.asks_inline('"وزير')).results[0]["id"] == "error"
    assert (await person.asks_inline("")).button["start_parameter"] == "inline"
    many = [api.person(name=f"قارئ {number}") for number in range(20)]
    answers = await asyncio.gather(*(each.asks_inline("لافروف") for each in many))
    assert [len(each.results) for each in answers] == [2] * 20
    await person.says(f"/start {found.button['start_parameter']}")
    offer = await person.receives("يعرض عليك هذا الرابط")
    await offer.presses("متابعة")
    await offer.edited("✅")
    assert "Traceback" not in program.log


@pytest.mark.usefixtures("program")
async def test_a_shared_list_goes_into_a_group_by_a_press_of_its_administrator(api):
    sender, owner, member = api.person(), api.person(), api.person(name="العضو")
    for words in ("لافروف", "وزير الخارجية الروسي سيرغي لافروف في القاهرة", '"مجلس الأمن الدولي" -رياضة'):
        await sender.says(f"/sub {words}")
        await sender.receives("✅")
    await sender.says("/share")
    shared = await sender.receives(bare("متابعات في هذا الرابط"))
    payload = re.search(r"startgroup=(\S+)", shared.text)[1]
    group = api.group([owner, member])
    await group.receives("موجز")
    await owner.says(f"/start@mujaz_test_bot {payload}", to=group)
    offer = await group.receives(bare("متابعة 3 أشياء"))
    assert (await offer.presses("متابعة الكل", by=member)).text == "هذا للمشرفين فقط."
    await offer.presses("متابعة الكل", by=owner)
    await offer.edited("أشياء جديدة")


async def test_menus_are_told_once_and_not_again_at_the_next_start(tmp_path, api, site):
    operator, other = api.person(language="en"), api.person(language="ru")
    member = api.person(language="ar")
    await operator.says("/start")
    group = api.group([operator, member])
    async with Program(tmp_path, api, site, ADMIN_IDS=str(OPERATOR), BOT_NAME="auto") as program:
        assert operator.id == OPERATOR
        await api.waits_for("setMyCommands", times=13, within=15)
        for _ in range(200):
            if api.profile("name", "ru"):
                break
            await other.world.bell.until(lambda: None, 0.05)
        assert "status" in operator.menu
        assert "status" not in other.menu
        assert other.menu["sub"].startswith("Следить") or other.menu["sub"]
        assert "sub" in operator.menu_in(group)
        assert "sub" not in member.menu_in(group)
        assert member.menu_in(group)["digest"] == "الموجز الآن"
        assert api.profile("name", "ru") == "Муджаз"
        assert await program.stop() == 0
        told = len([call for call in api.calls if call.method.startswith("setMy")])
        asked = len([call for call in api.calls if call.method.startswith("getMy")])
        await program.start()
        for _ in range(200):
            if len([call for call in api.calls if call.method.startswith("getMy")]) >= 2 * asked:
                break
            await other.world.bell.until(lambda: None, 0.05)
        assert len([call for call in api.calls if call.method.startswith("setMy")]) == told
        assert "Traceback" not in program.log
