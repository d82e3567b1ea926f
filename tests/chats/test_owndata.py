"""What is held about a chat goes out whole, comes back checked, is told truly, and is erased everywhere."""

from __future__ import annotations

import json
from dataclasses import fields, replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.chats.export import exported
from bot.chats.moving import move
from bot.chats.taking import ExportError, read_export
from bot.settings import LANGUAGES
from bot.texts.say import say
from storage.backups import backups_of
from storage.codec import encode
from storage.memory import MemoryStore
from storage.records import RECORDS, Access, Broadcast, Chat, Subscription, chat_of, is_of_chat
from storage.tinydb import TinyStore
from tests.conversation import FEED, START, Conversation
from tests.storage.disks import written
from tests.storage.samples import NOON, records

LAVROV = "وصل الوفد إلى القاهرة، وللافروف لقاءات فيها."
CHAT_KINDS = [kind for kind in RECORDS if is_of_chat(kind)]
SECRET = 918_273_645  # a chat's number that stands nowhere by chance
NOT_ABOUT_CHATS = {"Feed", "Seen", "Unread", "Article", "Claim"}
OF_TELEGRAM = {"message_id"}  # numbers of messages name nobody


@pytest.fixture
async def talk():
    return await Conversation().open()


def belonging(kind, chat_id: int):
    """Give any record of a kind, as a chat's own."""
    own = {"id": chat_id} if kind is Chat else {"chat_id": chat_id}
    if "about" in kind.__dataclass_fields__:
        own["about"] = 0
    if kind is Broadcast:
        own["number"] = chat_id  # it has a number of its own, which no two have
    return records(kind).map(lambda each: replace(each, **own))


def test_each_kind_of_record_is_known_to_belong_to_chats_or_not():
    assert {kind.__name__ for kind in RECORDS} == {kind.__name__ for kind in CHAT_KINDS} | NOT_ABOUT_CHATS
    for kind in RECORDS:
        ids = {each.name for each in fields(kind) if each.name.endswith("_id")} - OF_TELEGRAM
        assert ids == (set() if kind is Chat or not is_of_chat(kind) else {"chat_id"}), kind


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.data())
def test_every_kind_of_record_of_a_chat_is_found_and_exported(data):
    kept = [data.draw(belonging(kind, 7)) for kind in CHAT_KINDS]

    async def found():
        store = MemoryStore()
        others = [data.draw(belonging(kind, 8)) for kind in CHAT_KINDS]
        async with store.transaction() as change:
            change.save(*kept, *others)
        return await store.records_of(7)

    held = run(found())
    assert {(type(each), each.key): each for each in held} == {(type(each), each.key): each for each in kept}
    document = json.loads(exported(held, [], START))
    assert {name: len(rows) for name, rows in document["records"].items()} == {
        kind.__name__: 1 for kind in CHAT_KINDS
    }
    assert document["records"] == {type(each).__name__: [encode(each)] for each in kept}


def run(coroutine):
    import asyncio  # noqa: PLC0415 (Hypothesis drives no coroutine)

    return asyncio.run(coroutine)


@given(st.data())
def test_a_group_that_moves_takes_every_kind_of_record_along(data):
    kept = [data.draw(belonging(kind, -5)) for kind in CHAT_KINDS if kind is not Chat]

    async def moved():
        talk = Conversation()
        chat = await talk.chat(-5)
        removed = Subscription(-5, 9, "لافروف", START)
        async with talk.store.transaction() as change:
            change.save(*kept, replace(chat, removed=(removed,), paused_until=NOON))
        await move(replace(talk.desk, watch=_NoWatch()), -5, -1005)
        return await talk.store.records_of(-5), await talk.store.records_of(-1005)

    left, there = run(moved())
    assert left == []
    assert {type(each) for each in there} == set(CHAT_KINDS)
    (chat,) = [each for each in there if isinstance(each, Chat)]
    assert (chat.removed[0].chat_id, chat.paused_until) == (-1005, NOON)


class _NoWatch:
    """Takes any subscription, also words that are no query."""

    def follow(self, subscription):
        """Do nothing."""

    def unfollow(self, subscription):
        """Do nothing."""


@pytest.mark.parametrize("language", LANGUAGES)
async def test_privacy_names_every_kind_of_record_and_no_other(language):
    talk = await Conversation(ADMIN_IDS="7").open()
    await talk.says(f"/lang {language}")
    told = await talk.says("/privacy")
    for kind in CHAT_KINDS:
        sentence = str(say(language, f"privacy-{kind.__name__.lower()}"))
        assert f"• {sentence}" in told
    assert told.count("• ") == len(CHAT_KINDS)
    assert "30" in told
    assert "/export" in told
    assert "/forget" in told


async def test_privacy_says_nothing_of_operators_to_who_never_was_one(talk):
    assert "مشغّل لهذا البوت" not in await talk.says("/privacy")
    async with talk.store.transaction() as change:
        change.save(Broadcast(1, 7, "نص", START))
    told = await talk.says("/privacy")
    assert str(say("ar", "privacy-broadcast")) in told


@pytest.mark.parametrize("data_kind", CHAT_KINDS, ids=lambda kind: kind.__name__)
async def test_after_forget_the_number_stands_in_no_file(tmp_path, data_kind):
    path = tmp_path / "mujaz.json"
    talk = Conversation(ADMIN_IDS="99")
    talk.store = store = TinyStore(path)
    talk.desk = replace(talk.desk, store=store)
    await talk.chat(99)
    await talk.says("/sub لافروف", chat_id=SECRET)
    await talk.says("/feedback كلمة", chat_id=SECRET)
    sample = next(each for each in _samples() if isinstance(each, data_kind))
    if isinstance(sample, Access):
        sample = replace(sample, banned_at=None)  # who is banned is not heard
    async with store.transaction() as change:
        change.save(sample)
    await store.compact()
    await store.back_up(NOON)
    assert str(SECRET) in written(path)
    told = await talk.says("/forget", chat_id=SECRET)
    assert "لا رجعة" in told
    told = await talk.presses("نعم", chat_id=SECRET)
    assert "مُحي كل شيء" in told
    assert await store.records_of(SECRET) == []
    left = [each for each in tmp_path.rglob("*") if each.is_file() and str(SECRET).encode() in _content(each)]
    assert left == []
    assert list(backups_of(path).iterdir())
    await store.close()
    left = [each for each in tmp_path.rglob("*") if each.is_file() and str(SECRET).encode() in _content(each)]
    assert left == []


def _content(path):
    import gzip  # noqa: PLC0415 (backups are packed)

    content = path.read_bytes()
    return gzip.decompress(content) if path.suffix == ".gz" else content


def _samples():
    """Give a record of each kind that belongs to the chat."""
    from tests.storage.samples import ONE_OF_EACH  # noqa: PLC0415 (one helper)

    for each in ONE_OF_EACH:
        if chat_of(each) is not None:
            yield replace(each, **({"id": SECRET} if isinstance(each, Chat) else {"chat_id": SECRET}))


async def test_forget_says_what_it_did_and_spares_others(talk):
    for chat_id in (7, 8):
        await talk.says("/sub لافروف", chat_id=chat_id)
    talk.site.publish("خبر الوفد", LAVROV)
    await talk.read()
    await talk.says("/forget")
    told = await talk.presses("نعم")
    assert "متابعة واحدة" in told
    assert await talk.store.records_of(7) == []
    assert len(await talk.store.matches(8)) == 1


async def filled(talk) -> bytes:
    """Give the export of a chat with settings and subscriptions of several kinds."""
    await talk.says("/lang en")
    await talk.says("/timezone Europe/Moscow")
    await talk.says("/settings digest 07:30 18:00")
    await talk.says("/quiet 22:00-7:00")
    await talk.says("/settings links on")
    await talk.says("/sub Lavrov")
    await talk.says("/sub China")
    await talk.presses_data("item:2:mode:digest")
    await talk.presses_data("item:2:pause")
    await talk.says("/sub climate")
    await talk.presses_data("item:3:limit:0")
    await talk.presses("1")
    await talk.says("/export")
    return talk.documents[0].content


async def test_an_export_comes_back_in_another_bot_with_settings_and_subscriptions(talk):
    content = await filled(talk)
    assert [each.name for each in talk.documents] == ["mujaz.json", "mujaz.opml"]
    other = await Conversation().open()
    told = await other.sends_file("mujaz.json", content, chat_id=55)
    assert "3 subscriptions are back" in told
    chat = await other.store.chat(55)
    assert (chat.language, chat.zone, chat.digest_times) == ("en", "Europe/Moscow", (450, 1080))
    assert chat.quiet is not None
    assert chat.previews
    taken = sorted(await other.store.subscriptions(55), key=lambda each: each.query)
    assert [(each.query, each.alerts, each.paused, each.source) for each in taken] == [
        ("China", False, True, ""), ("Lavrov", True, False, ""), ("climate", True, False, FEED),
    ]  # fmt: skip
    assert await other.store.chat(7) is None
    assert "You already had 3 of them" in await other.sends_file("mujaz.json", content, chat_id=55)
    assert await other.store.deliveries(55) == []


async def test_more_than_the_limit_is_left_out_and_said(talk):
    content = await filled(talk)
    other = await Conversation(QUERIES_PER_CHAT="1").open()
    assert "2 are left out" in await other.sends_file("mujaz.json", content)


async def test_words_that_are_not_understood_are_named(talk):
    document = json.loads(await filled(talk))
    document["records"]["Subscription"][0]["query"] = '"x'
    other = await Conversation().open()
    told = await other.sends_file("a.json", json.dumps(document).encode())
    assert "2 subscriptions are back" in told
    assert "never closed" in told
    assert "One could not be brought back" in told


@pytest.mark.parametrize(
    "spoil",
    [
        lambda d: d.update(mujaz=2),
        lambda d: d.pop("records"),
        lambda d: d["records"].update(Chat="x"),
        lambda d: d["records"]["Chat"][0].update(zone="../../etc/passwd"),
        lambda d: d["records"]["Chat"][0].update(language="xx"),
        lambda d: d["records"]["Chat"][0].update(digest_times=[1, 2]),
        lambda d: d["records"]["Chat"][0].update(digest_times=[-60]),
        lambda d: d["records"]["Chat"][0].update(quiet={"start": 5000, "end": 1}),
        lambda d: d["records"]["Chat"][0].update(unknown=1),
        lambda d: d["records"]["Chat"].append(d["records"]["Chat"][0]),
        lambda d: d["records"]["Subscription"][0].update(query=5),
        lambda d: d["records"]["Subscription"].append([]),
        lambda d: d["records"].update(Subscription=[d["records"]["Subscription"][0]] * 1001),
    ],
)
async def test_what_is_not_sound_is_refused_whole(talk, spoil):
    document = json.loads(await filled(talk))
    spoil(document)
    other = await Conversation().open()
    before = await other.chat()
    assert "فلم آخذ منه شيئًا" in await other.sends_file("mujaz.json", json.dumps(document).encode())
    assert await other.store.subscriptions(7) == []
    assert await other.store.chat(7) == before


@given(
    st.binary(max_size=200)
    | st.recursive(st.none() | st.text() | st.integers(), st.lists).map(
        lambda value: json.dumps({"mujaz": 1, "records": {"Chat": value, "Subscription": value}}).encode()
    )
)
def test_any_file_is_read_or_refused(content):
    try:
        brought = read_export(content)
    except ExportError:
        return
    assert brought.subscriptions == ()


def test_deep_and_wide_files_are_refused():
    for content in (b"[" * 200_000, b'{"mujaz":1,"records":' + b"[" * 100_000 + b"]" * 100_000 + b"}"):
        with pytest.raises(ExportError):
            read_export(content)


async def test_a_source_of_an_export_that_leads_nowhere_is_named_and_not_read(talk):
    document = json.loads(await filled(talk))
    document["records"]["Subscription"][0] |= {"source": "http://169.254.169.254/latest", "query": ""}
    document["records"]["Subscription"][1] |= {"source": "file:///etc/passwd", "query": ""}
    other = await Conversation().open()
    told = await other.sends_file("mujaz.json", json.dumps(document).encode())
    assert "2 could not be brought back" in told
    assert {each.url for each in await other.store.feeds()} == {FEED}
    assert other.looked == ["http://169.254.169.254/latest"]


async def test_an_operators_export_has_nobody_elses_words():
    talk = await Conversation(ADMIN_IDS="99").open()
    await talk.chat(99)
    await talk.says("/feedback كلمتي", chat_id=SECRET)
    await talk.says("/export", chat_id=99)
    assert str(SECRET) not in talk.documents[-1].content.decode()
    await talk.says("/export", chat_id=SECRET)
    document = json.loads(talk.documents[-1].content)
    assert len(document["feedback_sent_at"]) == 1
    assert "99" not in json.dumps(document["records"]["Delivery"])
