"""Does the Bot API server of the tests take an inline answer where Telegram does, and refuse it where it does?"""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from tests.botapi import BotApi
from tests.botapi.client import Client

ARTICLE = {
    "type": "article",
    "id": "1",
    "title": "لافروف",
    "input_message_content": {"message_text": "<b>لافروف</b>", "parse_mode": "HTML"},
}


@pytest.fixture
async def bot(api):
    async with Client(api) as client:
        yield client


async def query_id(bot: Client) -> str:
    updates = await bot.does("getUpdates", timeout=5)
    return str(updates[-1]["inline_query"]["id"])


async def test_an_answer_reaches_who_asked_and_counts_once(api: BotApi, bot: Client) -> None:
    asking = asyncio.create_task(api.person().asks_inline("لافروف", offset="10"))
    number = await query_id(bot)
    button = {"text": "افتح", "start_parameter": "inline"}
    answer = {"results": [ARTICLE], "next_offset": "20", "cache_time": 9, "button": button}
    await bot.does("answerInlineQuery", inline_query_id=number, **answer)
    found = await asking
    assert (found.titles, found.next_offset, found.cache_time, found.is_personal) == (["لافروف"], "20", 9, False)
    assert found.results[0]["sent"] == "لافروف"
    assert "query is too old" in await bot.refused("answerInlineQuery", inline_query_id=number, **answer)


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        ({"results": [ARTICLE, ARTICLE]}, "RESULT_ID_DUPLICATE"),
        ({"results": [ARTICLE | {"id": str(n)} for n in range(51)]}, "RESULTS_TOO_MUCH"),
        ({"results": [ARTICLE | {"id": "م" * 33}]}, "RESULT_ID_INVALID"),
        ({"results": [ARTICLE], "next_offset": "x" * 65}, "NEXT_OFFSET_INVALID"),
        ({"results": [], "button": {"text": "x", "start_parameter": "a b"}}, "START_PARAM_INVALID"),
        (
            {"results": [ARTICLE | {"input_message_content": {"message_text": "<b>", "parse_mode": "HTML"}}]},
            "can't parse entities",
        ),
    ],
)
async def test_what_breaks_a_rule_is_refused(api: BotApi, bot: Client, answer: dict[str, Any], said: str) -> None:
    asking = asyncio.create_task(api.person().asks_inline("لافروف"))
    assert said in await bot.refused("answerInlineQuery", inline_query_id=await query_id(bot), **answer)
    asking.cancel()


async def test_menus_of_administrators_come_before_those_of_the_group(api: BotApi, bot: Client) -> None:
    owner, member = api.person(), api.person()
    group = api.group([owner, member])
    for scope, name in (("all_group_chats", "digest"), ("all_chat_administrators", "sub")):
        commands = [{"command": name, "description": "x"}]
        await bot.does("setMyCommands", commands=commands, scope={"type": scope})
    assert (list(owner.menu_in(group)), list(member.menu_in(group))) == (["sub"], ["digest"])
