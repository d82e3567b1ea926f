"""Lists of sources: OPML in and out, with its folders. Chat in, chat out."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.sources.finding.look import Found
from bot.sources.lists.opml import read_opml, write_opml
from handlers.chat.routes import hear_command
from storage.records import Match
from tests.chats.source_talk import (
    SITE,
    URL,
    article,
    follows,
    found,
    subscriptions,
    talk_of_sources,
)
from tests.conversation import START, Conversation


@pytest.fixture
async def talk():
    return await talk_of_sources()


def opml(*names: str) -> bytes:
    """Give a list with folders in it."""
    outlines = "".join(f'<outline type="rss" text="{name}" xmlUrl="{SITE}/{name}.xml"/>' for name in names)
    body = f'<outline text="مجلد"><outline text="آخر">{outlines}</outline></outline>'
    return f'<opml version="2.0"><head/><body>{body}</body></opml>'.encode()


async def test_a_list_is_imported_for_the_digest_and_what_cannot_be_read_is_named(talk):
    for name in ("one", "two"):
        talk.looks[f"{SITE}/{name}.xml"] = found(f"{SITE}/{name}.xml", "غير ذلك")
    told = await talk.sends_file("reader.opml", opml("one", "two", "dead"))
    assert "وجدت 3 خلاصات" in told
    assert "أتابع لك مصدرين جديدين" in told
    assert "واحد لم أستطع قراءته" in told
    assert "dead: " in told
    kept = await subscriptions(talk)
    assert {(each.name, each.query, each.alerts, each.digest) for each in kept} == {
        ("one", "", False, True), ("two", "", False, True),
    }  # fmt: skip
    assert "كنت تتابع اثنين منها" in await talk.sends_file("reader.XML", opml("one", "two"))
    assert talk.looked.count(f"{SITE}/one.xml") == 1


async def test_an_import_goes_no_further_than_the_limit():
    talk = await Conversation(SOURCES_PER_CHAT="2").open()
    for n in range(4):
        talk.looks[f"{SITE}/{n}.xml"] = found(f"{SITE}/{n}.xml")
    told = await talk.sends_file("a.opml", opml("0", "1", "2", "3"))
    assert "بقي مصدران خارج الحد" in told
    assert len(await subscriptions(talk)) == 2


async def test_the_message_of_an_import_changes_at_most_every_two_seconds(talk):
    names = [f"{n}" for n in range(9)]
    for name in names:
        talk.looks[f"{SITE}/{name}.xml"] = found(f"{SITE}/{name}.xml", name)
    look = talk.look

    async def slow(address: str) -> Found:
        talk.clock.forward(seconds=1)
        return await look(address)

    talk.look = slow
    told = await talk.sends_file("a.opml", opml(*names))
    assert 1 <= told.count("تحققت من") <= 5


async def test_an_import_that_ends_is_not_said_to_have_broken_off(talk):
    await talk.sends_file("a.opml", opml("one"))
    talk.clock.forward(hours=1)
    assert await talk.deliver() == []


async def test_an_import_that_takes_long_is_not_said_to_have_broken_off(talk):
    async def slow(address: str) -> Found:
        talk.clock.forward(minutes=1)
        assert await talk.deliver() == []
        return found(address, address)

    talk.look = slow
    assert "أتابع لك 20 مصدرًا" in await talk.sends_file("a.opml", opml(*"abcdefghijklmnopqrst"))
    talk.clock.forward(hours=1)
    assert await talk.deliver() == []


async def test_no_more_feeds_of_a_list_are_looked_at_than_a_chat_may_follow():
    talk = await Conversation(SOURCES_PER_CHAT="3").open()
    told = await talk.sends_file("a.opml", opml(*(f"{n}" for n in range(50))))
    assert len(talk.looked) == 3
    assert "47 مصدرًا خارج الحد" in told


async def test_a_chat_that_is_forgotten_during_an_import_stays_forgotten(talk):
    async def look(address: str) -> Found:
        await talk.presses_data("forget:yes")
        return found(address, address)

    talk.look = look
    await talk.sends_file("a.opml", opml(*"abcdef"))
    assert await talk.store.chat(7) is None
    assert await subscriptions(talk) == []


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("photo.zip", b"PK", "من الملفات أقرأ"),
        ("a.opml", b"x" * (2 * 1024 * 1024 + 1), "أكبر من 2 ميغابايت"),
        ("a.opml", b"<html>", "ليس هذا ملف OPML"),
        ("a.xml", b"<opml><body/></opml>", "ليس هذا ملف OPML"),
    ],
)
async def test_a_file_that_is_no_list_is_explained(talk, name, content, told):
    assert told in await talk.sends_file(name, content)


async def test_what_is_followed_goes_out_as_a_list_that_can_come_in_again(talk):
    assert "فلا قائمة OPML" in await talk.says("/export")
    await follows(talk)
    await talk.says("/sub لافروف")
    assert "مصدر واحد تتابعه" in await talk.says("/export")
    document = talk.documents[-1]
    (feed,) = read_opml(document.content)
    assert (document.name, feed.url, feed.title) == ("mujaz.opml", URL, "موقع الأنباء")
    assert "كنت تتابع واحدًا" in await talk.sends_file("mujaz.opml", write_opml([feed]).encode())


IN_FOLDERS = f"""<opml version="2.0"><body>
<outline text="أخبار"><outline text="مصر"><outline text="واحد" xmlUrl="{SITE}/1"/></outline>
<outline text="اثنان" xmlUrl="{SITE}/2"/></outline>
<outline text="ثلاثة" xmlUrl="{SITE}/3"/></body></opml>""".encode()


async def imported(talk) -> None:
    for n in (1, 2, 3):
        talk.looks[f"{SITE}/{n}"] = found(f"{SITE}/{n}")
    await talk.sends_file("reader.opml", IN_FOLDERS)


async def test_the_folders_of_a_list_come_in_and_go_out_again(talk):
    await imported(talk)
    await talk.says("/export")
    given = read_opml(talk.documents[-1].content)
    assert given == tuple(replace(each, language="ar", site=f"{SITE}/") for each in read_opml(IN_FOLDERS))
    assert [each.folder for each in given] == ["أخبار/مصر", "أخبار", ""]
    other = await Conversation().open()
    other.looks = talk.looks
    await other.sends_file("mujaz.json", talk.documents[0].content)
    assert {each.name: each.folder for each in await subscriptions(other)} == {
        "واحد": "أخبار/مصر", "اثنان": "أخبار", "ثلاثة": "",
    }  # fmt: skip


async def test_a_folder_is_shown_in_the_list_and_a_source_is_taken_out_of_it_on_its_page(talk):
    await imported(talk)
    assert "1. 📡 واحد – الموجز فقط · 📁 أخبار/مصر" in await talk.says("/list")
    assert "📁 أخبار/مصر" in await talk.presses("1")
    assert "📁" not in await talk.presses("بلا مجلد")
    assert "بلا مجلد" not in " ".join(talk.buttons)
    assert [each.folder for each in await subscriptions(talk) if each.name == "واحد"] == [""]


async def test_the_digest_has_the_sources_of_a_folder_under_its_name(talk):
    await imported(talk)
    async with talk.store.transaction() as change:
        for n, title in ((1, "خبر من مصر"), (2, "خبر آخر"), (3, "خبر بلا مجلد")):
            feed = await talk.store.feed(f"{SITE}/{n}")
            change.save(replace(feed, read_at=START), article(f"{n}", title, feed=feed.url))
    async with talk.store.transaction() as change:
        moved = next(each for each in await subscriptions(talk) if each.name == "اثنان")
        change.save(replace(moved, folder="أخبار/مصر"))
        for each in await subscriptions(talk):
            change.save(Match(7, each.source[-1], (each.number,), talk.clock()))
    told = await talk.says("/digest")
    assert told.count("🔹") == 2
    assert told.index("🔹 📁 أخبار/مصر") < told.index("خبر من مصر") < told.index("🔹 📡 ثلاثة")
    assert told.index("🔹 📁 أخبار/مصر") < told.index("خبر آخر") < told.index("🔹 📡 ثلاثة")


async def test_a_long_name_of_a_folder_is_cut(talk):
    talk.looks[f"{SITE}/1"] = found(f"{SITE}/1")
    long = f'<opml><body><outline text="{"م" * 5000}"><outline xmlUrl="{SITE}/1"/></outline></body></opml>'
    await talk.sends_file("reader.opml", long.encode())
    (kept,) = await subscriptions(talk)
    assert kept.folder == "م" * 100


async def test_a_folder_whose_name_is_markup_is_shown_as_it_is_written(talk):
    talk.looks[f"{SITE}/1"] = found(f"{SITE}/1")
    folder = "&lt;b&gt;&amp;"
    lists = f'<opml><body><outline text="{folder}"><outline xmlUrl="{SITE}/1"/></outline></body></opml>'
    await talk.sends_file("reader.opml", lists.encode())
    (each,) = await hear_command(await talk.ask(), "list")
    assert f"📁 \u2068{folder}\u2069" in each.text
