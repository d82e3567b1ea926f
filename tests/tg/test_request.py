"""Is Telegram reached through the operator's proxy, and is what never left told apart?"""

from __future__ import annotations

import gc
import json

import pytest
from telegram import InputFile
from telegram.error import NetworkError
from telegram.request import RequestData
from telegram.request._requestparameter import RequestParameter

from bot.delivery.pace import Pace
from bot.settings import load
from handlers.tg.app import TokenError, build, initialize
from handlers.tg.limiter import Answers
from handlers.tg.request import AiohttpRequest, telegram_request
from handlers.tg.socks import SocksRequest
from handlers.tg.transport import NotSentError
from handlers.tg.turns import Turns
from handlers.wiring import limits_of
from tests.proxies import HttpProxy, SocksProxy
from tests.sources.rawsite import Site, response

DONE = response(b'{"ok":true,"result":{"message_id":7}}', "Content-Type: application/json")


@pytest.mark.parametrize(("kind", "transport"), [(HttpProxy, AiohttpRequest), (SocksProxy, SocksRequest)])
async def test_a_message_goes_through_the_proxy(kind, transport):
    async with Site(**{"bot1:a/sendmessage": DONE}) as telegram, kind() as proxy:
        request = telegram_request(proxy.url)
        assert type(request) is transport
        async with request:
            status, content = await request.post_json(
                telegram.url("bot1:A/sendMessage"), {"chat_id": 5, "text": "خبر"}
            )
        assert (status, json.loads(content)["ok"]) == (200, True)
        assert proxy.asked == [telegram.host]
    assert "content-type: application/json" in telegram.heads[0]


@pytest.mark.parametrize("kind", [HttpProxy, SocksProxy])
async def test_python_telegram_bots_own_requests_go_through_the_proxy_too(kind):
    async with Site(**{"bot1:a/getme": DONE, "bot1:a/senddocument": DONE}) as telegram, kind() as proxy:
        file = RequestData([RequestParameter.from_input("document", InputFile(b"<opml/>", filename="a.opml"))])
        async with telegram_request(proxy.url) as request:
            assert (await request.do_request(telegram.url("bot1:A/getMe"), "POST"))[0] == 200
            await request.do_request(telegram.url("bot1:A/sendDocument"), "POST", request_data=file)
    assert "multipart/form-data" in telegram.heads[1]


@pytest.mark.parametrize("kind", [HttpProxy, SocksProxy])
async def test_what_a_proxy_that_is_not_there_was_to_carry_was_surely_not_sent(kind):
    async with kind() as proxy:
        pass
    async with telegram_request(proxy.url) as request:
        with pytest.raises(NotSentError) as caught:
            await request.post_json("https://127.0.0.1:9/bot1:A/sendMessage", {"chat_id": 5})
    assert "wörd" not in str(caught.value)


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")  # as in tests/sources/test_proxy.py
@pytest.mark.parametrize("kind", [HttpProxy, SocksProxy])
async def test_what_a_proxy_refused_to_carry_was_surely_not_sent(kind):
    async with kind() as proxy, telegram_request(proxy.address("me:wrong")) as request:
        with pytest.raises(NotSentError) as caught:
            await request.post_json("https://127.0.0.1:9/bot1:A/sendMessage", {"chat_id": 5})
    assert "wrong" not in str(caught.value)
    assert proxy.asked == []
    del caught
    gc.collect()


async def test_without_a_proxy_requests_go_as_the_environment_says():
    async with Site(**{"bot1:a/getme": DONE}) as telegram, telegram_request() as request:
        assert (await request.do_request(telegram.url("bot1:A/getMe"), "GET"))[0] == 200


@pytest.mark.parametrize(("proxy", "transport"), [("http://a:1", AiohttpRequest), ("socks5://a:1", SocksRequest)])
def test_the_setting_is_what_the_bot_goes_by(proxy, transport):
    settings = load({"BOT_TOKEN": "1:A", "TELEGRAM_PROXY": proxy})
    app = build(settings, Turns(), Answers(Pace(limits_of(settings)), monotonic=lambda: 0.0))
    assert type(app.bot.request) is transport


@pytest.mark.parametrize("content", [b"<html>Welcome</html>", b'{"detail":"x"}', b"[]", b'{"ok":true}', b""])
async def test_an_answer_that_is_not_telegrams_is_a_failure_of_the_way_there(content):
    async with Site(**{"bot1:a/getme": response(content)}) as telegram, telegram_request() as request:
        with pytest.raises(NetworkError, match="BOT_API_URL"):
            await request.post(telegram.url("bot1:A/getMe"))


async def test_it_starts_once_telegram_answers_and_waits_as_long_as_it_is_asked_to(monkeypatch):
    monkeypatch.setenv("PTB_TIMEDELTA", "1")
    page, welcome = response(b"<html>404</html>", status="404 Not Found"), response(b"<html>Welcome</html>")
    flood = response(b'{"ok":false,"parameters":{"retry_after":7}}', status="429 Too Many Requests")
    me = response(b'{"ok":true,"result":{"id":1,"is_bot":true,"first_name":"x","username":"x_bot"}}')
    answers, said, waited = [page, welcome, flood, me], [], []

    async def next_one(writer):
        writer.write(answers.pop(0))
        await writer.drain()

    async def sleep(seconds):
        waited.append(seconds)

    async with Site(**{"bot1:a/getme": next_one}) as telegram:
        app = an_application(BOT_API_URL=telegram.url().rstrip("/"))
        await initialize(app, say_so=said.append, sleep=sleep)
        assert app.bot.username == "x_bot"
        await app.shutdown()
    assert waited == [1, 2, 7]
    assert ["BOT_API_URL" in line for line in said] == [True, True, False]


async def test_a_token_that_telegram_refuses_is_told_and_nothing_is_left_open(recwarn):
    refused = response(b'{"ok":false,"error_code":401,"description":"Unauthorized"}', status="401 Unauthorized")
    async with Site(**{"bot1:a/getme": refused}) as telegram:
        app = an_application(BOT_API_URL=telegram.url().rstrip("/"))
        with pytest.raises(TokenError, match="BotFather"):
            await initialize(app, say_so=print)
        del app
        gc.collect()
    assert not [each for each in recwarn if issubclass(each.category, ResourceWarning)]


def an_application(**environ):
    settings = load({"BOT_TOKEN": "1:A", **environ})
    return build(settings, Turns(), Answers(Pace(limits_of(settings)), monotonic=lambda: 0.0))
