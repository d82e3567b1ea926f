"""Do updates wait, come once confirmed no more, and go to one poller only?"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

import pytest

from tests.botapi import BotApi, Client

WEBHOOK = "https://example.com/hook"


class Clock:
    def __init__(self) -> None:
        self.time = 1000.0

    def __call__(self) -> float:
        return self.time


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
async def api(clock: Clock) -> AsyncIterator[BotApi]:
    async with BotApi(clock=clock) as api:
        yield api


@pytest.fixture
async def bot(api: BotApi) -> AsyncIterator[Client]:
    async with Client(api) as bot:
        yield bot


async def test_an_update_comes_until_a_later_offset_confirms_it(api: BotApi, bot: Client) -> None:
    person = api.person()
    for word in ("one", "two", "three"):
        await person.says(word)
    first = await bot.does("getUpdates", limit=2)
    assert [update["message"]["text"] for update in first] == ["one", "two"]
    assert await bot.does("getUpdates", limit=2) == first
    assert api.pending == 3
    rest = await bot.does("getUpdates", offset=first[-1]["update_id"] + 1)
    assert [update["message"]["text"] for update in rest] == ["three"]
    assert api.pending == 1


async def test_a_negative_offset_forgets_all_but_the_last(api: BotApi, bot: Client) -> None:
    person = api.person()
    for word in ("one", "two", "three"):
        await person.says(word)
    assert [update["message"]["text"] for update in await bot.does("getUpdates", offset=-1)] == ["three"]
    assert api.pending == 1


async def test_a_long_poll_ends_with_the_first_update(api: BotApi, bot: Client) -> None:
    polling = asyncio.create_task(bot.does("getUpdates", timeout=50))
    assert not (await asyncio.wait({polling}, timeout=0.05))[0]
    await api.person().says("مرحبا")
    assert [update["message"]["text"] for update in await asyncio.wait_for(polling, 5)] == ["مرحبا"]


async def test_of_two_pollers_the_first_is_sent_away(api: BotApi, bot: Client) -> None:
    first = asyncio.create_task(bot.answer("getUpdates", timeout=50))
    await asyncio.wait({first}, timeout=0.05)
    second = asyncio.create_task(bot.does("getUpdates", timeout=50))
    assert (await asyncio.wait_for(first, 5))["description"] == (
        "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"
    )
    await api.person().says("x")
    assert len(await asyncio.wait_for(second, 5)) == 1


async def test_updates_are_kept_for_a_day(api: BotApi, bot: Client, clock: Clock) -> None:
    await api.person().says("x")
    clock.time += 24 * 3600 - 1
    assert len(await bot.does("getUpdates")) == 1
    clock.time += 2
    await api.person().says("y")
    assert [update["message"]["text"] for update in await bot.does("getUpdates")] == ["y"]


async def test_the_wanted_kinds_are_remembered(api: BotApi, bot: Client) -> None:
    person = api.person()
    await bot.does("getUpdates", offset=-1, allowed_updates=["message"])
    person.blocks()
    person.unblocks()
    await person.says("x")
    assert [list(update)[1] for update in await bot.does("getUpdates", offset=1)] == ["message"]
    assert (await bot.does("getWebhookInfo"))["allowed_updates"] == ["message"]


async def test_no_polling_beside_a_webhook(api: BotApi, bot: Client) -> None:
    await api.person().says("x")
    refusal = await bot.refused("setWebhook", url="http://example.com")
    assert refusal == "Bad Request: bad webhook: An HTTPS URL must be provided for webhook"
    await bot.does("setWebhook", url=WEBHOOK)
    assert (await bot.refused("getUpdates")).startswith("Conflict: can't use getUpdates method while webhook")
    await bot.does("deleteWebhook", drop_pending_updates=True)
    assert (await bot.does("getWebhookInfo"))["url"] == ""
    assert api.pending == 0


async def test_a_press_is_answered_once_and_in_time(api: BotApi, bot: Client, clock: Clock) -> None:
    person = api.person()
    asking = await person.says("/start")
    markup = {"inline_keyboard": [[{"text": "تابع لافروف", "callback_data": "v1:follow"}]]}
    reply = {"message_id": asking.id}
    await bot.does("sendMessage", chat_id=person.id, text="?", reply_markup=markup, reply_parameters=reply)
    answer = await person.receives()
    pressing = asyncio.create_task(answer.presses("لافروف"))
    query = (await bot.does("getUpdates", offset=-1, timeout=5))[0]["callback_query"]
    assert query["data"] == "v1:follow"
    assert query["message"]["reply_to_message"]["message_id"] == asking.id == answer.reply_to
    await bot.does("answerCallbackQuery", callback_query_id=query["id"], text="تم", show_alert=True)
    reply_shown = await pressing
    assert (reply_shown.text, reply_shown.show_alert) == ("تم", True)
    too_old = "Bad Request: query is too old and response timeout expired or query ID is invalid"
    assert await bot.refused("answerCallbackQuery", callback_query_id=query["id"]) == too_old
    pressing = asyncio.create_task(answer.presses("لافروف", within=0.2))
    query = (await bot.does("getUpdates", offset=-1, timeout=5))[0]["callback_query"]
    clock.time += 16
    assert await bot.refused("answerCallbackQuery", callback_query_id=query["id"]) == too_old
    with pytest.raises(AssertionError, match="no answer to the press"):
        await pressing
