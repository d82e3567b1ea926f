"""Sources from end to end: the bot as a process, a site with a front page, lists in and out. Chat in, chat out."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from tests.newssite import NewsSite
from tests.program import Program
from tests.sourcepages import Post, channel_page

pytestmark = pytest.mark.process

BODY = ["افتتح وزير الثقافة معرض الكتاب في دورته الجديدة.", "ويستمر المعرض أسبوعين في العاصمة."]


@pytest.fixture
async def listed():
    """A site whose feed everybody is read."""
    async with NewsSite(title="وكالة الجميع") as server:
        server.feed("/rss.xml")
        yield server


@pytest.fixture
async def site():
    """A site that only those read who follow it."""
    async with NewsSite(title="صدى المدينة") as server:
        server.feed("/rss.xml")
        yield server


@pytest.fixture
async def program(tmp_path, api, listed, site):
    hosts = f"{listed.host},{site.host}"
    async with Program(tmp_path, api, listed, ALLOW_PRIVATE_HOSTS=hosts, CHANNELS_URL=site.url) as running:
        yield running


async def follows(person, site) -> None:
    await person.says(f"/sub {site.url}/")
    looking = await person.receives("أنظر")
    offer = await looking.edited("صدى المدينة", within=20)
    await offer.presses("متابعة")
    await offer.edited("📡 صدى المدينة\u2069")
    person.ignores_the_rest()


async def test_a_site_is_followed_by_its_front_page_and_its_next_article_alerts(api, site, program):
    site.publish("خبر قديم من المدينة", BODY)
    person = api.person()
    await follows(person, site)
    await person.receives("خبر قديم من المدينة", within=15)
    site.publish("افتتاح معرض الكتاب", BODY)
    alert = await person.receives("افتتاح معرض الكتاب", within=15)
    assert alert.text.startswith("🔔 📡")
    assert "Traceback" not in program.log


async def test_what_was_found_is_followed_by_its_button_after_kill_9(api, site, program):
    site.publish("خبر من المدينة", BODY)
    person = api.person()
    await person.says(f"{site.url}/")
    offer = await (await person.receives("أنظر")).edited("خبر من المدينة", within=20)
    person.ignores_the_rest()
    await program.kill()
    await program.start()
    await offer.presses("متابعة", within=20)
    await offer.edited("أتابع لك")
    await person.receives("🔔", within=15)


@pytest.mark.usefixtures("program")
async def test_a_list_comes_in_as_a_file_and_goes_out_as_one(api, site):
    site.publish("خبر من المدينة", BODY)
    person = api.person()
    outlines = f'<outline text="المدينة" xmlUrl="{site.url}/rss.xml"/><outline text="x" xmlUrl="{site.url}/no"/>'
    await person.sends_file("reader.opml", f"<opml version='2.0'><body>{outlines}</body></opml>".encode())
    first = await person.receives("وجدت خلاصتين")
    last = await first.edited("أتابع لك مصدرًا جديدًا واحدًا", within=30)
    assert "واحد لم أستطع قراءته" in last.text
    await person.says("/export")
    name, content = (await person.receives("مصدر واحد تتابعه")).file
    assert name == "mujaz.opml"
    assert f"{site.url}/rss.xml" in content.decode()
    assert "المدينة" in content.decode()


@pytest.mark.parametrize("ends", ["kill", "stop"])
async def test_a_list_that_was_being_taken_in_goes_on_after_the_next_start(api, site, program, ends):
    names = ["/rss.xml", *(f"/{n}.xml" for n in range(6))]
    for name in names[1:]:
        site.feed(name, title=f"قسم {name}")
    site.hangs("/4.xml")
    person = api.person()
    outlines = "".join(f'<outline text="قسم" xmlUrl="{site.url}{name}"/>' for name in names)
    await person.sends_file("reader.opml", f"<opml version='2.0'><body>{outlines}</body></opml>".encode())
    await person.receives("أتحقق منها")
    await site.asked("/4.xml")
    await getattr(program, ends)()
    site.recovers("/4.xml")
    await program.start()
    told = await person.receives("اكتمل استيراد قائمتك بعد انقطاع", within=30)
    assert "أتابع لك \u20687\u2069 مصادر جديدة" in told.text
    await person.says("/list")
    await person.receives("\u20687\u2069 متابعات")
    assert not [each for each in person.untaken if "أتابع لك" in each.text]
    assert "Traceback" not in program.log


@pytest.mark.usefixtures("program")
async def test_forwarded_posts_show_their_channel_once_and_one_without_a_name_is_explained(api, site):
    told = [Post(n, f"خبر القناة رقم {n}", datetime(2026, 11, 23, n, tzinfo=UTC)) for n in range(1, 5)]
    site.serves("/s/akhbar", channel_page("akhbar", "أخبار القناة", told))
    person = api.person()
    channel = api.channel(title="أخبار", username="akhbar", with_bot=False)
    for text in ("خبر عاجل", "خبر ثان", "خبر ثالث"):
        await person.forwards(await channel.posts(text))
    offer = await (await person.receives("أنظر")).edited("أخبار القناة", within=20)
    assert "قناة تيليغرام" in offer.text
    assert "➕ متابعة" in offer.buttons[0]
    await person.forwards(await api.channel(title="سرّية", with_bot=False).posts("لا أحد يقرأ"))
    await person.receives("بلا اسم عام")
    assert not person.untaken


@pytest.mark.usefixtures("program")
async def test_in_a_group_the_words_for_a_source_are_taken_from_a_reply(api, site):
    site.publish("خبر من المدينة", BODY)
    person = api.person()
    group = api.group([person])
    await person.says(f"/sub@mujaz_test_bot {site.url}/", to=group)
    offer = await (await group.receives("أنظر")).edited("صدى المدينة", within=20)
    await offer.presses("بكلمات", by=person)
    question = await group.receives("أي كلمات")
    await person.says("معرض", to=group, reply_to=question)
    await group.receives("📡 معرض · صدى المدينة\u2069")


@pytest.mark.usefixtures("program")
async def test_what_was_found_comes_as_a_message_of_its_own_where_the_first_one_cannot_be_changed(api, site):
    site.publish("خبر من المدينة", BODY)
    person = api.person()
    api.fails("editMessageText", code=400, description="Bad Request: message to edit not found")
    await person.says(f"{site.url}/")
    await person.receives("أنظر")
    offer = await person.receives("صدى المدينة", within=20)
    assert "➕ متابعة" in offer.buttons[0]


async def test_words_behind_a_link_are_followed_in_that_source_only_also_after_kill_9(api, listed, site, program):
    site.publish("خبر من المدينة", BODY)
    person = api.person()
    await person.says(f"/sub {site.url}/ لافروف")
    followed = await (await person.receives("أنظر")).edited("📡 لافروف · صدى المدينة\u2069", within=20)
    assert len(followed.buttons) == 1
    await program.kill()
    await program.start()
    listed.publish("لافروف عند الجميع", BODY)
    site.publish("خبر آخر من المدينة", BODY)
    site.publish("لافروف في المدينة", BODY)
    alert = await person.receives("🔔", within=20)
    assert "لافروف في المدينة" in alert.text
    await person.hears_nothing(for_seconds=2)
    assert "Traceback" not in program.log


@pytest.mark.usefixtures("program")
async def test_a_link_and_words_show_the_source_with_a_button_for_these_words(api, site):
    site.publish("خبر من المدينة", BODY)
    person = api.person()
    await person.says(f'{site.url}/ "لافروف')
    await person.receives("⟦")
    await person.says(f"{site.url}/ لافروف")
    offer = await (await person.receives("أنظر")).edited("خبر من المدينة", within=20)
    await offer.presses("لافروف")
    await offer.edited("📡 لافروف · صدى المدينة\u2069")


async def test_the_question_for_words_outlasts_kill_9(api, site, program):
    site.publish("خبر من المدينة", BODY)
    person = api.person()
    await person.says(f"{site.url}/")
    offer = await (await person.receives("أنظر")).edited("صدى المدينة", within=20)
    await offer.presses("بكلمات")
    await person.receives("أي كلمات")
    await program.kill()
    await program.start()
    await person.says("معرض")
    await person.receives("📡 معرض · صدى المدينة\u2069", within=20)
