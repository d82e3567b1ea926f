"""Do operators learn what went wrong in the program: once an hour a kind, with a count, without secrets?"""

from __future__ import annotations

import logging
import threading

import pytest

from bot.errors import StoreError
from bot.operating.faults import Faults
from handlers.faultlog import FaultLog
from storage.records import Kind
from tests.conversation import Conversation

ADMIN = 99
TOKEN = "123456:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw"


@pytest.fixture
async def talk():
    talk = await Conversation(ADMIN_IDS=str(ADMIN)).open()
    await talk.says("/status", chat_id=ADMIN)
    return talk


@pytest.fixture
def faults():
    made = Faults()
    handler = FaultLog(made, secret=TOKEN)
    logging.getLogger("bot.test").addHandler(handler)
    yield made
    logging.getLogger("bot.test").removeHandler(handler)


def fails(what: str = "x") -> None:
    try:
        {}[what]
    except KeyError:
        logging.getLogger("bot.test").exception("reading %s failed", what)


def fails_elsewhere() -> None:
    try:
        int("قيمة")
    except ValueError:
        logging.getLogger("bot.test").exception("no")


async def test_a_kind_is_told_once_an_hour_with_its_count_and_last_line(talk, faults):
    for number in range(3):
        fails(f"feed {number}")
    fails_elsewhere()
    assert await faults.tell(talk.desk) == 2
    told = sorted(await talk.deliver(), key=len)
    assert any("3 مرات: KeyError" in each and "reading feed 2 failed" in each for each in told)
    assert any("مرة واحدة: ValueError" in each for each in told)
    for _ in range(5):
        fails("again")
        talk.clock.forward(minutes=5)
        assert await faults.tell(talk.desk) == 0
    talk.clock.forward(minutes=36)
    assert await faults.tell(talk.desk) == 1
    assert "5 مرات: KeyError" in (await talk.deliver())[0]


async def test_no_secret_is_told(talk, faults):
    fails(f"https://api.telegram.org/bot{TOKEN}/getMe and http://me:secret@proxy.example:1")
    await faults.tell(talk.desk)
    (told,) = await talk.deliver()
    assert "[token]" in told
    assert TOKEN[:12] not in told
    assert "secret" not in told


async def test_what_goes_wrong_while_it_is_told_is_not_told_in_turn(talk, faults):
    fails()

    def broken():
        fails_elsewhere()
        raise StoreError("no space left")

    transaction = talk.store.transaction
    talk.store.transaction = broken
    assert await faults.tell(talk.desk) == 0
    talk.store.transaction = transaction
    assert await faults.tell(talk.desk) == 1
    (told,) = await talk.deliver()
    assert "KeyError" in told


async def test_it_is_noted_from_any_thread_and_many_kinds_cost_nothing(talk, faults):
    threads = [threading.Thread(target=fails) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    await faults.tell(talk.desk)
    assert "4 مرات" in (await talk.deliver())[0]


async def test_what_is_logged_without_an_exception_is_no_fault(talk, faults):
    logging.getLogger("bot.test").error("a source cannot be read")
    assert await faults.tell(talk.desk) == 0
    rows = await talk.store.deliveries(ADMIN)
    assert [row for row in rows if row.kind is Kind.NOTICE] == []
