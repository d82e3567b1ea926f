"""What does an operator see: how it stands, what was done, every source, a backup?"""

from __future__ import annotations

import gzip
from dataclasses import replace
from datetime import timedelta

import orjson
import pytest

from storage.backups import read_copy
from storage.records import Delivery, Kind, Listing, State
from storage.tinydb import TinyStore
from tests.conversation import FEED, PERSON, Conversation

ADMIN = 99


@pytest.fixture
async def talk():
    return await Conversation(ADMIN_IDS=str(ADMIN)).open()


async def test_the_status_tells_queue_doubts_sources_digests_store_and_refreshes(talk):
    await talk.says("/sub لافروف")
    talk.desk.office.refused.update({"private": 3, "dns": 1})
    now = talk.clock()
    async with talk.store.transaction() as change:
        change.save(
            Delivery(PERSON, Kind.ALERT, "a", now, now, text="نص"),
            Delivery(PERSON, Kind.DIGEST, "b", now, now, text="نص"),
            Delivery(PERSON, Kind.DIGEST, "c", now, now, text="نص", state=State.DOUBTFUL, reason="502"),
            replace(await talk.store.feed(FEED), failures=4, last_error="500", reason="status-5xx"),
        )
    talk.clock.forward(minutes=65)
    told = await talk.says("/status", chat_id=ADMIN)
    for part in (
        "أعمل منذ 1 س",
        "تنتظر الإرسال: 2 · أقدمها منذ 1 س 5 د",
        "تنبيه: 1 · موجز: 1",
        "لا يُعرف هل وصلت: 1",
        "المتعطّل الآن: 1",
        "صدى الأخبار: في الموقع عطل الآن",
        "عناوين تعذّر جلبها: 4",
        "– هذا العنوان داخلي ولا يمكن متابعته. (3)",
        "السجلات المحفوظة:",
    ):
        assert part in told
    talk.clock.forward(days=2)
    assert "موجز متأخر" in await talk.presses("تحديث", chat_id=ADMIN)


async def test_the_status_of_a_quiet_bot_is_short(talk):
    told = await talk.says("/status", chat_id=ADMIN)
    assert "لا شيء ينتظر" in told
    assert "في وقته" in told
    assert "عناوين" not in told
    assert len(told.splitlines()) <= 9


async def test_a_store_on_disk_tells_its_journal_backup_and_compaction(tmp_path):
    talk = Conversation(ADMIN_IDS=str(ADMIN))
    talk.store = TinyStore(tmp_path / "mujaz.json")
    object.__setattr__(talk.desk, "store", talk.store)
    await talk.open()
    assert "لا نسخة بعد" in await talk.says("/status", chat_id=ADMIN)
    await talk.store.back_up(talk.clock())
    told = await talk.says("/status", chat_id=ADMIN)
    assert "آخر نسخة" in told
    assert "آخر ضغط" in told
    found = await talk.store.condition()
    assert found.documents == 2
    assert found.backup_at is not None
    await talk.store.close()


async def test_the_backup_is_a_file_that_restore_takes(tmp_path):
    talk = Conversation(ADMIN_IDS=str(ADMIN))
    talk.store = TinyStore(tmp_path / "mujaz.json")
    object.__setattr__(talk.desk, "store", talk.store)
    await talk.open()
    await talk.says("/sub لافروف")
    assert "mujaz restore" in await talk.says("/backup", chat_id=ADMIN)
    (document,) = talk.documents
    assert document.name.endswith(".json.gz")
    copy = tmp_path / "copy.json.gz"
    copy.write_bytes(document.content)
    assert [row["query"] for row in read_copy(copy)["subscriptions"].values()] == ["لافروف"]
    assert orjson.loads(gzip.decompress(document.content))
    assert await talk.store.packed(10) is None
    await talk.store.close()


async def test_a_backup_that_is_too_large_names_the_command_line(talk):
    async def packed(_):
        return None

    talk.store.packed = packed
    told = await talk.says("/backup", chat_id=ADMIN)
    assert "50 م.ب" in told
    assert "mujaz backup FILE.gz" in told
    assert talk.documents == []


async def test_the_stats_are_a_picture_and_name_nobody(talk):
    await talk.says("/sub لافروف")
    await talk.says("/sub لافروف", chat_id=8)
    talk.site.publish("خبر", "قال لافروف إن المحادثات مستمرة.")
    await talk.read()
    await talk.deliver()
    told = await talk.says("/stats", chat_id=ADMIN)
    (photo,) = talk.photos
    assert photo.content.startswith(b"\x89PNG")
    assert "– لافروف · 2" in told
    assert "– صدى الأخبار · 1" in told
    assert str(PERSON) not in told.replace("14", "")


async def test_failing_sources_come_first_and_one_is_looked_at_when_an_operator_says_so(talk):
    async with talk.store.transaction() as change:
        feed = await talk.store.feed(FEED)
        change.save(*(replace(feed, url=f"https://a{n}.example/rss", title=f"أ{n}") for n in range(10)))
        broken = replace(feed, failures=3, last_error="answers 500", reason="status-5xx", title="ي")
        change.save(replace(broken, failing_since=talk.clock(), next_check_at=talk.clock() + timedelta(hours=3)))
    told = await talk.says("/feeds", chat_id=ADMIN)
    assert "1. ⚠ ي – في الموقع عطل" in told
    assert "أ9" in await talk.presses("التالي", chat_id=ADMIN)
    await talk.presses("السابق", chat_id=ADMIN)
    told = await talk.presses("1", chat_id=ADMIN)
    assert "answers 500" in told
    assert "النظرة التالية: " in told
    assert "أنظر فيه الآن" in await talk.presses("انظر الآن", chat_id=ADMIN)
    assert (await talk.store.feed(FEED)).next_check_at == talk.clock()


async def test_a_source_is_dropped_and_kept_from_its_page(talk):
    await talk.says("/feeds", chat_id=ADMIN)
    await talk.presses("1", chat_id=ADMIN)
    assert "حُذف من القائمة" in await talk.presses("حذف", chat_id=ADMIN)
    assert (await talk.store.feed(FEED)).listing is Listing.DROPPED
    assert "أضافه مشغّل" in await talk.presses("أبقِه", chat_id=ADMIN)
    assert (await talk.store.feed(FEED)).listing is Listing.ADDED
