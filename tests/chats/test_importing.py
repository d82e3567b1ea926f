"""A list that is taken in is taken in to its end, wherever the program is killed. Chat in, chat out."""

from __future__ import annotations

import asyncio
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.chats.moving import move
from bot.desk import Desk
from bot.errors import FetchError
from bot.sources.finding.look import Found
from bot.watch import Watch
from handlers.chat.routes import hear_file
from handlers.chat.talk import SentFile
from storage.memory import MemoryStore
from storage.records import Kind, Quiet
from tests.conversation import PERSON, Conversation

SITE = "https://site.example"
NAMES = ("one", "two", "dead", "three", "four")
ALIVE = [f"{SITE}/{name}.xml" for name in NAMES if name != "dead"]
RESULT = "أتابع لك 4 مصادر جديدة"
RESUMED = "اكتمل استيراد قائمتك بعد انقطاع"


class KilledError(BaseException):
    """The program ends here."""


class Mortal(MemoryStore):
    """A store whose program is killed at one of its changes: before it is kept, or right after."""

    def __init__(self) -> None:
        super().__init__()
        self.changes_left = -1
        self.is_after = False

    def kill(self, at: int, *, after: bool) -> None:
        self.changes_left, self.is_after = at, after

    def _keep(self, made, undo):
        self.changes_left -= 1
        if self.changes_left != -1:
            return super()._keep(made, undo)
        if not self.is_after:
            self._take_back(undo)
        raise KilledError


def opml(*names: str) -> bytes:
    outlines = "".join(f'<outline type="rss" text="{name}" xmlUrl="{SITE}/{name}.xml"/>' for name in names)
    return f'<opml version="2.0"><body>{outlines}</body></opml>'.encode()


def sent() -> SentFile:
    async def read() -> bytes:
        return opml(*NAMES)

    return SentFile("a.opml", 100, read)


async def look(address: str) -> Found:
    await asyncio.sleep(0)
    if "dead" in address:
        raise FetchError("answers 500", url=address, status=500)
    return Found(address, "feed", "عنوان الموقع", "ar", SITE, (), 3.0)


async def conversation() -> Conversation:
    talk = Conversation()
    talk.store = Mortal()
    talk.desk = Desk(talk.store, Watch(), talk.settings, talk.clock)
    await talk.restarts()
    await talk.open()
    await talk.chat()
    talk.look = look
    return talk


@pytest.fixture
async def talk():
    return await conversation()


async def sources(talk, chat_id: int = PERSON) -> list[str]:
    return sorted(each.source for each in await talk.store.subscriptions(chat_id))


async def breaks_off(talk, *, at: int, content: bytes = b"", name: str = "a.opml") -> None:
    """Send a list; the program is killed after the so many-th change, and started again a minute later."""
    talk.store.kill(at, after=True)
    with pytest.raises(KilledError):
        await talk.sends_file(name, content or opml(*NAMES))
    talk.clock.forward(minutes=1)
    await talk.restarts()


async def test_an_import_that_breaks_off_goes_on_after_the_next_start_and_its_result_is_told_once(talk):
    await breaks_off(talk, at=3)
    had = await sources(talk)
    assert 0 < len(had) < len(ALIVE)
    (told,) = await talk.deliver()
    assert RESUMED in told
    assert RESULT in told
    assert "dead: في الموقع عطل الآن" in told
    assert await sources(talk) == sorted(ALIVE)
    assert all((each.alerts, each.digest) == (False, True) for each in await talk.store.subscriptions(PERSON))
    assert await talk.store.intakes() == []
    talk.clock.forward(days=1)
    assert not [told for told in await talk.deliver() if RESUMED in told]


async def test_what_was_taken_in_before_the_break_is_not_looked_at_again(talk):
    await breaks_off(talk, at=4)
    had, asked = await sources(talk), []

    async def noted(address: str) -> Found:
        asked.append(address)
        return await look(address)

    talk.look = noted
    await talk.deliver()
    assert not set(asked) & set(had)


async def test_what_was_removed_after_the_break_is_not_followed_again(talk):
    await breaks_off(talk, at=4)
    gone, *_ = await sources(talk)
    await talk.says(f"/unsub {gone}")
    await talk.deliver()
    assert await sources(talk) == sorted(set(ALIVE) - {gone})


async def test_a_list_that_is_being_taken_in_is_left_alone(talk):
    async def slow(address: str) -> Found:
        talk.clock.forward(minutes=2)
        assert await talk.deliver() == []
        return await look(address)

    talk.look = slow
    assert RESULT in await talk.sends_file("a.opml", opml(*NAMES))
    assert await talk.store.intakes() == []
    assert await talk.deliver() == []


async def test_a_result_that_is_just_being_shown_is_told_nowhere_else(talk):
    async def slow(address: str) -> Found:
        talk.clock.forward(minutes=2)
        return await look(address)

    talk.look = slow
    (answer,) = await hear_file(await talk.ask(), sent())
    async for step in answer.progress:
        if RESULT in step.text:
            assert await talk.deliver() == []
    assert await talk.deliver() == []


async def test_a_list_whose_answer_was_lost_is_taken_in_a_minute_later_without_a_restart(talk):
    await hear_file(await talk.ask(), sent())  # and nobody asks how far it is
    assert await talk.deliver() == []
    talk.clock.forward(seconds=61)
    (told,) = await talk.deliver()
    assert RESULT in told


async def test_an_export_that_breaks_off_goes_on_too_and_its_settings_are_taken(talk):
    other = await conversation()
    await other.says("/lang en")
    await other.says("/sub Lavrov")
    await other.says("/sub China")
    await other.says("/export")
    await breaks_off(talk, at=2, content=other.documents[0].content, name="mujaz.json")
    (told,) = await talk.deliver()
    assert "2 subscriptions are back" in told
    assert "The settings are back" in told
    assert {each.query for each in await talk.store.subscriptions(PERSON)} == {"Lavrov", "China"}


async def test_the_result_waits_for_the_end_of_quiet_hours_and_of_a_break(talk):
    async with talk.store.transaction() as change:
        change.save(replace(await talk.chat(), quiet=Quiet(8 * 60, 10 * 60)))
    await breaks_off(talk, at=3)
    await talk.says("/pause")
    assert await talk.deliver() == []
    assert await sources(talk) == sorted(ALIVE)
    await talk.says("/resume")
    assert await talk.deliver() == []
    talk.clock.to(10)
    assert [RESULT in told for told in await talk.deliver()] == [True]


async def test_a_list_that_is_forgotten_goes_on_nowhere(talk):
    await breaks_off(talk, at=3)
    await talk.presses_data("forget:yes")
    assert await talk.store.intakes() == []
    await talk.chat()
    assert await talk.deliver() == []
    assert await sources(talk) == []


async def test_what_is_forgotten_while_it_is_taken_in_does_not_come_into_a_new_beginning(talk):
    async def forgets(address: str) -> Found:
        if await talk.store.intakes():
            await talk.presses_data("forget:yes")
            await talk.chat()
        return await look(address)

    talk.look = forgets
    await talk.sends_file("a.opml", opml(*NAMES))
    assert await sources(talk) == []


async def test_a_list_moves_with_its_group(talk):
    await talk.chat(-5)
    talk.administrators.add((-5, PERSON))
    talk.store.kill(3, after=True)
    with pytest.raises(KilledError):
        await talk.sends_file("a.opml", opml(*NAMES), chat_id=-5)
    talk.clock.forward(minutes=1)
    await talk.restarts()
    await move(talk.desk, -5, -1005)
    (told,) = await talk.deliver()
    assert RESULT in told
    assert await sources(talk, -1005) == sorted(ALIVE)


async def test_the_readers_of_a_channel_are_not_told(talk):
    async with talk.store.transaction() as change:
        change.save(replace(await talk.chat(), managing=-7), replace(await talk.chat(), id=-7, kind="channel"))
    talk.administrators.add((-7, PERSON))
    await breaks_off(talk, at=3)
    assert [RESULT in told for told in await talk.deliver()] == [True]
    assert await sources(talk, -7) == sorted(ALIVE)
    assert await talk.store.deliveries(-7) == []


async def test_a_long_list_is_kept_in_small_parts_and_bounded_by_the_limit():
    talk = await Conversation(SOURCES_PER_CHAT="50").open()
    parts = []

    async def counted(address: str) -> Found:
        kept = await talk.store.intakes()
        parts.append(len(kept))
        assert all(len(each.waiting) <= 20 for each in kept)
        return await look(address)

    talk.look = counted
    told = await talk.sends_file("a.opml", opml(*(f"{n}" for n in range(300))))
    assert "أتابع لك 50 مصدرًا جديدًا" in told
    assert "250 مصدرًا خارج الحد" in told
    assert set(parts) == {3}


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(st.tuples(st.integers(0, 14), st.booleans()), max_size=6), st.sampled_from(NAMES))
def test_kills_at_any_change_lose_nothing_and_follow_nothing_twice(kills, followed_before):
    asyncio.run(_killed(kills, followed_before))


async def _killed(kills, followed_before: str) -> None:
    talk = await conversation()
    await talk.sends_file("before.opml", opml(followed_before))
    is_kept, results = False, 0
    for at, after in [*kills, (-2, False)]:
        talk.clock.forward(minutes=1)
        await talk.restarts()
        talk.store.kill(at, after=after)
        try:
            if is_kept:
                await talk.deliver()
            else:  # Telegram gives again what was not answered
                results += await _takes_in(talk)
        except KilledError:
            pass
        is_kept = is_kept or bool(await talk.store.intakes() or results)
    told = [each for each in await talk.store.deliveries(PERSON) if each.kind is Kind.NOTICE]
    assert await sources(talk) == sorted(ALIVE)
    assert await talk.store.intakes() == []
    assert len(told) <= 1 <= len(told) + results


async def _takes_in(talk) -> int:
    """Send the list; give whether its result was seen, also if the program is killed then."""
    (answer,) = await hear_file(await talk.ask(), sent())
    seen = 0
    try:
        async for step in answer.progress:
            seen += "✅" in step.text
    except KilledError:
        if not seen:
            raise
    return seen
