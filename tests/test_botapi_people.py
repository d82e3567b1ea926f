"""Does the bot learn what people do in chats, groups and channels, and only what it may see?"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from typing import Any

import aiohttp
import pytest

from tests.botapi import BotApi, Client, Person


@pytest.fixture
async def bot(api: BotApi) -> AsyncIterator[Client]:
    async with Client(api) as bot:
        yield bot


async def updates(bot: Client) -> list[dict[str, Any]]:
    """Give what is new and confirm it."""
    found: list[dict[str, Any]] = await bot.does("getUpdates")
    if found:
        await bot.does("getUpdates", offset=found[-1]["update_id"] + 1, limit=1, timeout=0)
    return found


def kinds(found: list[dict[str, Any]]) -> list[str]:
    return [next(kind for kind in update if kind != "update_id") for update in found]


async def started(api: BotApi) -> Person:
    person = api.person()
    await person.says("/start")
    return person


async def test_blocking_is_told_and_the_first_start_is_not(api: BotApi, bot: Client) -> None:
    person = await started(api)
    person.blocks()
    person.unblocks()
    found = await bot.does("getUpdates")
    assert kinds(found) == ["message", "my_chat_member", "my_chat_member"]
    assert found[1]["my_chat_member"]["new_chat_member"]["status"] == "kicked"
    assert found[2]["my_chat_member"]["new_chat_member"]["status"] == "member"


async def test_someone_who_blocked_the_bot_cannot_write_to_it(api: BotApi) -> None:
    person = await started(api)
    person.blocks()
    with pytest.raises(AssertionError, match="unblock"):
        await person.says("x")


async def test_in_groups_the_bot_sees_what_is_meant_for_it(api: BotApi, bot: Client) -> None:
    person = await started(api)
    group = api.group([person])
    sent = await bot.does("sendMessage", chat_id=group.id, text="مرحبا")
    answer = await group.receives("مرحبا")
    await person.says("حديث بين الناس", to=group)
    await person.says("/list@another_bot", to=group)
    await person.says("/list", to=group)
    await person.says("/list@Mujaz_test_bot", to=group)
    await person.says("نعم", to=group, reply_to=answer)
    found = await bot.does("getUpdates")
    assert kinds(found) == ["message", "my_chat_member", "message", "message", "message", "message"]
    assert [update["message"]["text"] for update in found[3:]] == ["/list", "/list@Mujaz_test_bot", "نعم"]
    assert found[-1]["message"]["reply_to_message"]["message_id"] == sent["message_id"]


async def test_an_administrator_of_a_group_sees_everything(api: BotApi, bot: Client) -> None:
    person = await started(api)
    group = api.group([person], administrator=True)
    await person.says("حديث بين الناس", to=group)
    assert (await bot.does("getUpdates"))[-1]["message"]["text"] == "حديث بين الناس"


async def test_each_way_out_of_a_group_has_its_words(api: BotApi, bot: Client) -> None:
    person = await started(api)
    kicked, muted, left, deleted = (api.group([person], supergroup=n % 2 == 1) for n in range(4))
    kicked.kicks_bot()
    muted.mutes_bot()
    await bot.does("leaveChat", chat_id=left.id)
    deleted.deletes()
    outside = api.channel(with_bot=True)
    outside.kicks_bot()
    words = {
        kicked: "Forbidden: bot was kicked from the group chat",
        muted: "Bad Request: not enough rights to send text messages to the chat",
        left: "Forbidden: bot is not a member of the group chat",
        deleted: "Forbidden: the group chat was deleted",
        outside: "Forbidden: bot was kicked from the channel chat",
    }
    for chat, expected in words.items():
        assert await bot.refused("sendMessage", chat_id=chat.id, text="x") == expected


async def test_a_migrated_group_names_its_new_id(api: BotApi, bot: Client) -> None:
    person = await started(api)
    group = api.group([person])
    new = group.migrates()
    body = await bot.answer("sendMessage", chat_id=group.id, text="x")
    assert body["description"] == "Bad Request: group chat was upgraded to a supergroup chat"
    assert body["parameters"] == {"migrate_to_chat_id": new.id}
    assert str(new.id).startswith("-100")
    told = [update["message"] for update in (await bot.does("getUpdates"))[-2:]]
    assert (told[0]["migrate_to_chat_id"], told[1]["migrate_from_chat_id"]) == (new.id, group.id)
    await bot.does("sendMessage", chat_id=new.id, text="x")
    await new.receives("x")


async def test_a_topic_keeps_its_messages(api: BotApi, bot: Client) -> None:
    person = await started(api)
    forum = api.group([person], forum=True)
    topic = forum.topic("روسيا")
    await person.says("/sub لافروف", to=forum, thread_id=topic)
    asked = (await bot.does("getUpdates"))[-1]["message"]
    assert (asked["message_thread_id"], asked["is_topic_message"]) == (topic, True)
    await bot.does("sendMessage", chat_id=forum.id, message_thread_id=topic, text="x")
    assert (await forum.receives("x")).thread_id == topic


async def test_a_channels_posts_are_seen_and_forwarded(api: BotApi, bot: Client) -> None:
    person = await started(api)
    channel = api.channel(person, username="akhbar")
    post = await channel.posts("عاجل: لافروف")
    await person.forwards(post)
    await bot.does("sendMessage", chat_id="@akhbar", text="الموجز")
    found = await bot.does("getUpdates")
    assert kinds(found) == ["message", "my_chat_member", "channel_post", "message"]
    assert found[-1]["message"]["forward_origin"]["chat"]["username"] == "akhbar"
    assert (await channel.receives("الموجز")).wire["sender_chat"]["id"] == channel.id


async def test_files_go_both_ways(api: BotApi, bot: Client) -> None:
    person = await started(api)
    await person.sends_file("feeds.opml", b"<opml/>", caption="/import")
    document = (await bot.does("getUpdates"))[-1]["message"]["document"]
    path = (await bot.does("getFile", file_id=document["file_id"]))["file_path"]
    form = aiohttp.FormData({"chat_id": str(person.id)})
    form.add_field("document", b"{}", filename="export.json")
    async with aiohttp.ClientSession() as session:
        async with session.get(f"{api.url}/file/bot{api.token}/{path}") as response:
            assert await response.read() == b"<opml/>"
        async with session.post(f"{api.url}/bot{api.token}/sendDocument", data=form) as response:
            assert response.status == 200
    assert (await person.receives()).file == ("export.json", b"{}")


async def test_a_person_sees_the_commands_of_their_language(api: BotApi, bot: Client) -> None:
    arab, german = await started(api), api.person(language="de")
    await bot.does("setMyCommands", commands=[{"command": "/help", "description": "Help"}])
    arabic = [{"command": "help", "description": "مساعدة"}]
    private = {"type": "all_private_chats"}
    await bot.does("setMyCommands", commands=arabic, scope=private, language_code="ar")
    assert arab.menu == {"help": "مساعدة"}
    assert german.menu == {"help": "Help"}
    assert await bot.does("getMyCommands", scope=private, language_code="ar") == arabic
    refusals = {
        "Help": "BOT_COMMAND_INVALID",
        "h" * 33: "command length must not exceed 32",
        "": "command must be non-empty",
    }
    for command, expected in refusals.items():
        wrong = [{"command": command, "description": "x"}]
        assert await bot.refused("setMyCommands", commands=wrong) == "Bad Request: " + expected


async def test_faults_come_in_order_and_end(api: BotApi, bot: Client) -> None:
    person, other = await started(api), await started(api)
    api.fails("sendMessage", code=403, chat_id=person.id)
    api.fails("sendmessage", code=429, retry_after=35)
    hello = {"chat_id": person.id, "text": "x"}
    refusal = await bot.refused("sendMessage", **hello | {"chat_id": other.id})
    assert refusal == "Too Many Requests: retry after 35"
    assert await bot.refused("sendMessage", **hello) == "Forbidden: bot was blocked by the user"
    await bot.does("sendMessage", **hello)
    api.fails("sendMessage", code=502)
    with pytest.raises(aiohttp.ContentTypeError):
        await bot.answer("sendMessage", **hello)
    assert [call.status for call in api.called("sendMessage")] == [429, 403, 200, 502]


async def test_a_lost_answer_was_sent_and_a_lost_request_was_not(api: BotApi, bot: Client) -> None:
    person = await started(api)
    api.loses_the_answer("sendMessage")
    with pytest.raises(aiohttp.ClientError):
        await bot.answer("sendMessage", chat_id=person.id, text="one")
    api.loses_the_request("sendMessage")
    with pytest.raises(aiohttp.ClientError):
        await bot.answer("sendMessage", chat_id=person.id, text="two")
    assert [answer.text for answer in api.sent] == ["one"]


async def test_a_slow_answer_is_sent_at_once(api: BotApi, bot: Client) -> None:
    person = await started(api)
    api.is_slow("sendMessage", seconds=30)
    sending = asyncio.create_task(bot.answer("sendMessage", chat_id=person.id, text="x"))
    await person.receives("x", within=5)
    assert not sending.done()
    sending.cancel()


async def test_an_outage_ends_with_everything_still_there(api: BotApi, bot: Client) -> None:
    person = await started(api)
    url = api.url
    await api.stop()
    await person.says("بعد الانقطاع")
    with pytest.raises(aiohttp.ClientConnectionError):
        await bot.answer("getUpdates")
    await api.start()
    assert api.url == url
    assert [update["message"]["text"] for update in await updates(bot)] == ["/start", "بعد الانقطاع"]


async def test_a_message_edited_before_it_was_received_is_found_by_its_first_words(
    api: BotApi, bot: Client
) -> None:
    person = await started(api)
    sent = await bot.does("sendMessage", chat_id=person.id, text="عاجل", disable_notification=True)
    await bot.does("editMessageText", chat_id=person.id, message_id=sent["message_id"], text="عاجل +3 مصادر")
    answer = await person.receives("عاجل")
    assert answer.silent
    assert (await answer.edited("+3")).text == "عاجل +3 مصادر"
    await person.hears_nothing(for_seconds=0)


async def test_waiting_in_vain_shows_the_transcript(api: BotApi, bot: Client) -> None:
    person = await started(api)
    await bot.does("sendMessage", chat_id=person.id, text="مرحبا")
    with pytest.raises(AssertionError, match=r"/start[^$]*مرحبا"):
        await person.receives("وداعا", within=0.01)
    with pytest.raises(AssertionError, match="heard"):
        await person.hears_nothing(for_seconds=0.01)


async def test_in_a_group_it_is_told_who_pressed(api: BotApi, bot: Client) -> None:
    person, other = await started(api), await started(api)
    group = api.group([person, other])
    markup = {"inline_keyboard": [[{"text": "نعم", "callback_data": "y"}]]}
    await bot.does("sendMessage", chat_id=group.id, text="؟", reply_markup=markup)
    answer = await group.receives(lambda message: message.buttons == [["نعم"]])
    with pytest.raises(AssertionError, match="who presses"):
        await answer.presses("نعم")
    pressing = asyncio.create_task(answer.presses("نعم", by=other))
    query = (await bot.does("getUpdates", offset=-1, timeout=5))[0]["callback_query"]
    assert query["from"]["id"] == other.id
    await bot.does("answerCallbackQuery", callback_query_id=query["id"])
    await pressing
