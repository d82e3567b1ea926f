"""What became of a send, by Telegram's answer? And how do answers to people keep the pace?"""

from __future__ import annotations

import asyncio
import json
from dataclasses import replace
from datetime import timedelta

import pytest
from telegram.error import RetryAfter

from bot.alerts.edits import edit_of
from bot.delivery.outcome import Closed, Doubtful, Gone, Moved, Needless, NotSent, Refused, Sent, Wait
from bot.delivery.pace import Limits, Pace
from handlers.tg.limiter import Answers
from handlers.tg.post import outcome_of, plain, poster
from handlers.tg.transport import Transport
from storage.records import Delivery, Kind, Standing, State
from tests.chats.test_stories import BODY, COPY, COPY_TITLE, TITLE
from tests.conversation import PERSON, Conversation


def refusal(code, description, **parameters):
    answer = {"ok": False, "error_code": code, "description": description}
    return code, json.dumps(answer | ({"parameters": parameters} if parameters else {})).encode()


@pytest.fixture(autouse=True)
def spans_of_time(monkeypatch):
    monkeypatch.setenv("PTB_TIMEDELTA", "1")


@pytest.mark.parametrize(
    ("code", "words", "standing"),
    [
        (403, "Forbidden: bot was blocked by the user", Standing.BLOCKED),
        (403, "Forbidden: user is deactivated", Standing.DEACTIVATED),
        (403, "Forbidden: bot was kicked from the group chat", Standing.KICKED),
        (403, "Forbidden: bot is not a member of the channel chat", Standing.KICKED),
        (403, "Forbidden: the group chat was deleted", Standing.DELETED),
    ],
)
def test_permanent_refusals_mean_that_the_chat_is_gone(code, words, standing):
    assert outcome_of(*refusal(code, words)) == Gone(standing, words)


@pytest.mark.parametrize(
    ("code", "words", "standing"),
    [
        (403, "Forbidden: bot can't send messages to the user", Standing.NO_RIGHTS),
        (403, "Forbidden: bot can't initiate conversation with a user", Standing.NO_RIGHTS),
        (400, "Bad Request: chat not found", Standing.NOT_FOUND),
        (400, "Bad Request: message thread not found", Standing.NO_TOPIC),
        (400, "Bad Request: not enough rights to send text messages to the chat", Standing.NO_RIGHTS),
        (400, "Bad Request: have no write access to the chat", Standing.NO_RIGHTS),
    ],
)
def test_other_refusals_of_a_chat_may_pass(code, words, standing):
    assert outcome_of(*refusal(code, words)) == Closed(standing, words)


@pytest.mark.parametrize(
    ("answer", "kind"),
    [
        ((200, b'{"ok":true,"result":{"message_id":5}}'), Sent),
        (refusal(400, "Bad Request: message is too long"), Refused),
        (refusal(400, "Bad Request: group chat was upgraded", migrate_to_chat_id=-1005), Moved),
        (refusal(401, "Unauthorized"), NotSent),
        (refusal(500, "Internal Server Error: restart"), Doubtful),
        ((502, b"<html><h1>502 Bad Gateway</h1></html>"), Doubtful),
        ((200, b'{"ok":true}'), Doubtful),
        ((200, b""), Doubtful),
    ],
)
def test_answers_become_outcomes(answer, kind):
    assert isinstance(outcome_of(*answer), kind)


def test_a_wait_lasts_as_long_as_telegram_says():
    assert outcome_of(*refusal(429, "Too Many Requests: retry after 35", retry_after=35)) == Wait(35.0)


def test_markup_that_is_not_taken_becomes_plain_text():
    assert plain('<b><a href="https://e.org/?a&amp;b">A &lt; B</a></b>') == "A < B"


class Time:
    """Seconds that go on when somebody sleeps."""

    def __init__(self):
        self.now = 0.0
        self.slept = []

    def __call__(self):
        return self.now

    async def sleep(self, seconds):
        self.slept.append(seconds)
        await asyncio.sleep(0)
        self.now += seconds


async def test_an_answer_that_is_told_to_wait_is_given_again_after_it():
    time, pace, tries = Time(), Pace(), iter([RetryAfter(timedelta(seconds=7)), "sent"])
    left = []

    async def send():
        left.append(time.now)
        result = next(tries)
        if isinstance(result, Exception):
            raise result
        return result

    limiter = Answers(pace, monotonic=time, sleep=time.sleep)
    assert await limiter.process_request(send, (), {}, "sendMessage", {"chat_id": 5}, None) == "sent"
    assert left == [0.0, 7.0]


async def test_an_answer_that_waits_for_the_token_is_known_to_be_urgent_until_it_has_left():
    time, pace, seen = Time(), Pace(Limits(per_second=1.0)), []
    pace.took(9, 0.0)

    async def sleep(seconds):
        seen.append(pace.urgent)
        await time.sleep(seconds)

    async def send():
        seen.append(pace.urgent)

    await Answers(pace, monotonic=time, sleep=sleep).process_request(
        send, (), {}, "sendMessage", {"chat_id": 5}, None
    )
    assert seen == [1, 0]


async def test_an_answer_that_waits_for_its_own_chat_keeps_nobody_else():
    time, pace, seen = Time(), Pace(Limits(per_second=1000.0)), []
    for _ in range(3):
        pace.took(5, 0.0)

    async def sleep(seconds):
        seen.append(pace.urgent)
        await time.sleep(seconds)

    async def send():
        return "sent"

    limiter = Answers(pace, monotonic=time, sleep=sleep)
    assert await limiter.process_request(send, (), {}, "sendMessage", {"chat_id": 5}, None) == "sent"
    assert seen == [0]
    assert time.now == pytest.approx(1.0)


class Telegram(Transport):
    """A transport that notes what is posted, and takes all of it."""

    read_timeout = 1.0

    def __init__(self):
        self.posted = []
        self.methods = []
        self.answers = []  # what the next requests are answered with
        self.hangs = False

    async def post_json(self, url, fields):
        self.posted.append(fields)
        self.methods.append(url.rpartition("/")[2])
        if self.hangs:
            await asyncio.Event().wait()
        if self.answers:
            return self.answers.pop(0)
        return 200, b'{"ok":true,"result":{"message_id":1}}'

    async def initialize(self): ...

    async def shutdown(self): ...

    async def do_request(self, *_, **__):
        raise AssertionError("the outbox needs nothing else")


class Bot:
    base_url = "https://telegram.example/bot"

    def __init__(self):
        self.request = Telegram()


async def test_an_alert_of_a_storys_second_article_is_that_article():
    talk = await Conversation().open()
    await talk.says("/sub السبت")
    talk.site.publish(TITLE, *BODY)
    await talk.read()
    talk.site.publish(COPY_TITLE, *COPY)
    await talk.read()
    [row] = await talk.store.deliveries(PERSON)
    bot = Bot()
    assert await poster(talk.desk, bot)(row) == Sent(1)
    [posted] = bot.request.posted
    assert COPY_TITLE in plain(posted["text"])


async def test_an_answer_that_never_ends_is_in_doubt_after_a_while():
    talk = await Conversation().open()
    await talk.chat()
    bot, now = Bot(), talk.clock()
    bot.request.hangs = True
    outcome = await poster(talk.desk, bot, longest=0.01)(Delivery(PERSON, Kind.DIGEST, "d", now, now, text="نص"))
    assert isinstance(outcome, Doubtful)


async def sent_alert(talk):
    """Have an alert that was sent as message 5, its edit, and a bot."""
    await talk.says("/sub الحداد")
    talk.site.publish(TITLE, *BODY)
    await talk.read()
    [row] = await talk.store.deliveries(PERSON)
    row = replace(row, state=State.SENT, message_id=5, sent_at=talk.clock())
    async with talk.store.transaction() as change:
        change.save(row)
    [edit] = await edit_of(talk.desk, row)
    return row, edit, Bot()


async def test_an_edit_changes_the_alerts_own_message_and_keeps_its_buttons():
    talk = await Conversation().open()
    row, edit, bot = await sent_alert(talk)
    assert await poster(talk.desk, bot)(row) == Sent(1)
    assert await poster(talk.desk, bot)(edit) == Sent(1)
    first, second = bot.request.posted
    assert bot.request.methods == ["sendMessage", "editMessageText"]
    assert (second["chat_id"], second["message_id"]) == (PERSON, 5)
    assert second["reply_markup"] == first["reply_markup"]
    assert not {"disable_notification", "message_thread_id", "reply_parameters"} & second.keys()


async def preview(talk, delivery, bot):
    """Post a delivery and give how its links are to show."""
    await poster(talk.desk, bot)(delivery)
    return json.loads(bot.request.posted[-1]["link_preview_options"])


async def test_an_alert_and_its_edits_have_a_preview_of_the_story_only_where_the_chat_wants_that():
    talk = await Conversation().open()
    row, edit, bot = await sent_alert(talk)
    article = await talk.store.article(row.subject)
    assert await preview(talk, row, bot) == {"is_disabled": True}
    await talk.says("/settings links on")
    shown = {"url": article.url, "prefer_small_media": True}
    assert await preview(talk, row, bot) == shown
    assert await preview(talk, edit, bot) == shown
    await talk.says("/settings links off")
    assert await preview(talk, edit, bot) == {"is_disabled": True}


async def test_a_preview_is_of_the_story_also_where_the_words_followed_look_like_an_address():
    talk = await Conversation().open()
    await talk.says("/settings links on")
    await talk.says("/sub source:news.example | الحداد")
    talk.site.publish(TITLE, *BODY)
    await talk.read()
    [row] = await talk.store.deliveries(PERSON)
    assert (await preview(talk, row, Bot()))["url"] == (await talk.store.article(row.subject)).url


@pytest.mark.parametrize("kind", [Kind.DIGEST, Kind.NOTICE, Kind.BROADCAST])
async def test_what_is_no_alert_has_no_preview_even_where_alerts_have(kind):
    talk = await Conversation().open()
    await talk.says("/settings links on")
    now, text = talk.clock(), '<a href="https://news.example/1">خبر</a>'
    assert await preview(talk, Delivery(PERSON, kind, "1", now, now, text=text), Bot()) == {"is_disabled": True}


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("Bad Request: message is not modified: specified new message content is the same", Sent),
        ("Bad Request: message to edit not found", Needless),
        ("Bad Request: message can't be edited", Needless),
        ("Bad Request: MESSAGE_ID_INVALID", Needless),
        ("Bad Request: message is too long", Refused),
    ],
)
async def test_an_edit_of_what_says_so_already_or_is_gone_is_no_failure(words, kind):
    talk = await Conversation().open()
    _, edit, bot = await sent_alert(talk)
    bot.request.answers = [refusal(400, words)]
    assert isinstance(await poster(talk.desk, bot)(edit), kind)


async def test_an_edit_whose_markup_is_not_taken_is_made_in_plain_text():
    talk = await Conversation().open()
    _, edit, bot = await sent_alert(talk)
    bot.request.answers = [refusal(400, "Bad Request: can't parse entities: unexpected end tag")]
    assert await poster(talk.desk, bot)(edit) == Sent(1)
    assert "parse_mode" not in bot.request.posted[1]
    assert bot.request.posted[1]["message_id"] == 5


async def test_an_edit_of_a_message_that_is_still_to_come_asks_telegram_for_nothing():
    talk = await Conversation().open()
    row, edit, bot = await sent_alert(talk)
    async with talk.store.transaction() as change:
        change.save(replace(row, state=State.PENDING, message_id=None))
    assert isinstance(await poster(talk.desk, bot)(edit), Needless)
    assert bot.request.posted == []


async def test_a_sequel_replies_to_the_first_alert_also_where_that_was_deleted():
    talk = await Conversation().open()
    row, _, bot = await sent_alert(talk)
    sequel = replace(row, state=State.PENDING, message_id=None, follows=row.subject)
    await poster(talk.desk, bot)(sequel)
    [posted] = bot.request.posted
    assert json.loads(posted["reply_parameters"]) == {"message_id": 5, "allow_sending_without_reply": True}


async def test_under_an_alert_in_a_channel_there_is_no_button_that_nobody_may_press():
    talk = await Conversation().open()
    row, _, bot = await sent_alert(talk)
    await poster(talk.desk, bot)(row)
    async with talk.store.transaction() as change:
        change.save(replace(await talk.store.chat(PERSON), kind="channel"))
    await poster(talk.desk, bot)(row)
    assert ["reply_markup" in posted for posted in bot.request.posted] == [True, False]


async def test_what_was_about_to_leave_when_its_broadcast_was_stopped_is_no_failure():
    talk = await Conversation().open()
    await talk.chat()
    bot, now = Bot(), talk.clock()
    assert isinstance(await poster(talk.desk, bot)(Delivery(PERSON, Kind.BROADCAST, "1", now, now)), Needless)
    assert bot.request.posted == []
