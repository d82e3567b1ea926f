"""Are refusals worded as the official server words them?"""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from typing import Any

import aiohttp
import pytest

from tests.botapi import BotApi, Client, Limits

BAD = "Bad Request: "


@pytest.fixture
async def api() -> AsyncIterator[BotApi]:
    async with BotApi(limits=Limits(enabled=False)) as api:
        yield api


@pytest.fixture
async def bot(api: BotApi) -> AsyncIterator[Client]:
    async with Client(api) as bot:
        yield bot


def keyboard(*rows: list[dict[str, Any]]) -> dict[str, Any]:
    return {"inline_keyboard": list(rows)}


def button(text: str = "x", data: str = "y") -> dict[str, Any]:
    return {"text": text, "callback_data": data}


async def test_tokens_and_methods_are_told_apart(api: BotApi) -> None:
    rules = {
        "/bot1234:TEST/getme": (200, None),
        "/bot1234:WRONG/getMe": (401, "Unauthorized"),
        "/botnonsense/getMe": (401, "Unauthorized: invalid token specified"),
        "/bot1234:TEST/sendNothing": (404, "Not Found: method not found"),
        "/": (404, "Not Found"),
        "/file/bot1234:TEST/no/such": (404, "Not Found"),
    }
    async with aiohttp.ClientSession() as session:
        for path, expected in rules.items():
            async with session.get(api.url + path) as response:
                body = await response.json()
                assert (response.status, body.get("description")) == expected, path


async def test_arguments_come_in_every_encoding(api: BotApi) -> None:
    person = api.person()
    await person.says("/start")
    markup = keyboard([button("اضغط")])
    params = {"chat_id": str(person.id), "text": "مرحبا", "reply_markup": json.dumps(markup)}
    multipart = aiohttp.FormData(params, default_to_multipart=True)
    url = f"{api.url}/bot{api.token}/sendMessage"
    async with aiohttp.ClientSession() as session:
        for request in (
            session.get(url, params=params),
            session.post(url, data=params),
            session.post(url, data=multipart),
            session.post(url, json=params | {"chat_id": person.id, "reply_markup": markup}),
        ):
            async with request as response:
                assert response.status == 200
            assert (await person.receives("مرحبا")).buttons == [["اضغط"]]


@pytest.mark.parametrize(
    ("params", "description"),
    [
        ({"chat_id": ""}, "chat_id is empty"),
        ({"chat_id": 4242}, "chat not found"),
        ({"chat_id": "@nobody_here"}, "chat not found"),
        ({"text": ""}, "message text is empty"),
        ({"text": " \n "}, "text must be non-empty"),
        ({"text": "<b></b>", "parse_mode": "HTML"}, "text must be non-empty"),
        ({"text": "x" * 4097}, "message is too long"),
        ({"text": "<i>" + "ا" * 16381 + "</i>x", "parse_mode": "HTML"}, "text is too long"),
        ({"parse_mode": "Word"}, "unsupported parse_mode"),
        (
            {"text": "<b>x", "parse_mode": "HTML"},
            "can't parse entities: Can't find end tag corresponding to start tag \"b\"",
        ),
        (
            {"text": "خبر<br/>", "parse_mode": "html"},
            'can\'t parse entities: Unsupported start tag "br/" at byte offset 6',
        ),
        ({"reply_parameters": {"message_id": 99}}, "message to be replied not found"),
        ({"message_thread_id": 1}, "message thread not found"),
        ({"reply_markup": keyboard([button(data="د" * 33)])}, "BUTTON_DATA_INVALID"),
        ({"reply_markup": keyboard([button(data="")])}, "BUTTON_DATA_INVALID"),
        ({"reply_markup": keyboard([button()] * 9)}, "REPLY_MARKUP_TOO_LONG"),
        ({"reply_markup": keyboard(*[[button()] * 8] * 13)}, "REPLY_MARKUP_TOO_LONG"),
        (
            {"reply_markup": keyboard([button(" ")])},
            "can't parse inline keyboard button: Inline keyboard button text must be non-empty",
        ),
        (
            {"reply_markup": keyboard([{"text": "x"}])},
            "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard",
        ),
        (
            {"reply_markup": {"inline_keyboard": None}},
            'field "inline_keyboard" of the InlineKeyboardMarkup must be an Array',
        ),
        (
            {"reply_markup": {"inline_keyboard": [button()]}},
            'field "inline_keyboard" of the InlineKeyboardMarkup must be an Array of Arrays',
        ),
        (
            {"reply_markup": {"keyboard": ["نعم"]}},
            'field "keyboard" of the ReplyKeyboardMarkup must be an Array of Arrays',
        ),
        (
            {"reply_markup": {"keyboard": [[7]]}},
            "can't parse keyboard button: KeyboardButton must be a String or an Object",
        ),
    ],
)
async def test_a_message_that_breaks_a_rule_is_refused(
    api: BotApi, bot: Client, params: dict[str, Any], description: str
) -> None:
    person = api.person()
    await person.says("/start")
    asked = {"chat_id": person.id, "text": "x"} | params
    assert await bot.refused("sendMessage", **asked) == BAD + description
    await person.hears_nothing(for_seconds=0)


async def test_a_location_is_asked_for_in_private_chats_only(api: BotApi, bot: Client) -> None:
    person = api.person()
    await person.says("/start")
    keys = {"keyboard": [[{"text": "أين أنا؟", "request_location": True}]]}
    await bot.does("sendMessage", chat_id=person.id, text="x", reply_markup=keys)
    assert (await person.receives()).keyboard == [["أين أنا؟"]]
    group = api.group([person])
    refused = await bot.refused("sendMessage", chat_id=group.id, text="x", reply_markup=keys)
    assert refused == BAD + "location can be requested in private chats only"


async def test_the_largest_allowed_message_is_sent(api: BotApi, bot: Client) -> None:
    person = api.person()
    await person.says("/start")
    rows = keyboard(*[[button(data="د" * 32)] * 8] * 12)
    await bot.does("sendMessage", chat_id=person.id, text="😀" * 4096, reply_markup=rows)
    assert (await person.receives()).text == "😀" * 4096


async def test_many_long_links_are_too_much_for_one_message(api: BotApi, bot: Client) -> None:
    person = api.person()
    await person.says("/start")
    text = " ".join(f'<a href="https://a.example/{i:0180}">x</a>' for i in range(60))
    assert await bot.refused("sendMessage", chat_id=person.id, text=text, parse_mode="HTML") == BAD + (
        "ENTITIES_TOO_LONG"
    )


async def test_only_who_started_the_bot_and_has_not_blocked_it_is_reached(api: BotApi, bot: Client) -> None:
    person = api.person()
    assert await bot.refused("sendMessage", chat_id=person.id, text="x") == BAD + "chat not found"
    api.group([person])
    refusal = await bot.refused("sendMessage", chat_id=person.id, text="x")
    assert refusal == "Forbidden: bot can't initiate conversation with a user"
    await person.says("/start")
    await bot.does("sendMessage", chat_id=person.id, text="x")
    person.blocks()
    for method in ({"sendMessage": "text"}, {"sendChatAction": "action"}):
        for name, param in method.items():
            refusal = await bot.refused(name, chat_id=person.id, **{param: "typing"})
            assert refusal == "Forbidden: bot was blocked by the user"
    person.unblocks()
    await bot.does("sendMessage", chat_id=person.id, text="x")
    person.deletes_account()
    assert await bot.refused("sendMessage", chat_id=person.id, text="x") == "Forbidden: user is deactivated"


async def test_edits_of_what_is_not_there_not_ours_or_the_same_are_refused(api: BotApi, bot: Client) -> None:
    person = api.person()
    theirs = await person.says("/start")
    sent = await bot.does("sendMessage", chat_id=person.id, text="<b>خبر</b>", parse_mode="HTML")
    place = {"chat_id": person.id, "message_id": sent["message_id"]}
    same = {"text": "<strong>خبر</strong> ", "parse_mode": "HTML"}
    assert (await bot.refused("editMessageText", **place, **same)).startswith(BAD + "message is not modified: ")
    assert await bot.refused("editMessageText", **(place | {"message_id": 99}), text="y") == BAD + (
        "message to edit not found"
    )
    assert await bot.refused("editMessageText", **(place | {"message_id": theirs.id}), text="y") == BAD + (
        "message can't be edited"
    )
    assert (await bot.does("editMessageText", **place, text="خبر"))["edit_date"]


async def test_an_edit_without_a_keyboard_takes_the_keyboard_away(api: BotApi, bot: Client) -> None:
    person = api.person()
    await person.says("/start")
    sent = await bot.does("sendMessage", chat_id=person.id, text="x", reply_markup=keyboard([button("go")]))
    place = {"chat_id": person.id, "message_id": sent["message_id"]}
    answer = await person.receives("x")
    await bot.does("editMessageText", **place, text="y")
    assert (await answer.edited("y")).buttons == []
    await bot.does("editMessageReplyMarkup", **place, reply_markup=keyboard([button("back")]))
    assert answer.latest.buttons == [["back"]]
    assert answer.buttons == [["go"]]


async def test_a_message_is_deleted_once(api: BotApi, bot: Client) -> None:
    person = api.person()
    theirs = await person.says("/start")
    sent = await bot.does("sendMessage", chat_id=person.id, text="x")
    answer = await person.receives("x")
    assert await bot.does("deleteMessage", chat_id=person.id, message_id=sent["message_id"]) is True
    await answer.deleted()
    refusal = await bot.refused("deleteMessage", chat_id=person.id, message_id=sent["message_id"])
    assert refusal == BAD + "message to delete not found"
    assert await bot.does("deleteMessage", chat_id=person.id, message_id=theirs.id) is True
    with pytest.raises(AssertionError, match="is deleted"):
        await answer.presses("x")
