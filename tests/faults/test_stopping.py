"""Does the program end in time, whatever it waits for? Row 23 of the fault matrix, by either signal."""

from __future__ import annotations

import asyncio
import signal
import sys
import time

import pytest

from storage.layout import journals
from storage.tinydb import TinyStore
from tests.program import Program, environment

pytestmark = pytest.mark.process


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
async def test_23_either_signal_ends_it_with_0_and_everything_in_one_snapshot(api, site, tmp_path, number):
    person = api.person()
    async with Program(tmp_path, api, site) as program:
        await person.says("/sub لافروف")
        await person.receives("✅")
        program.signals(number)
        assert await program.ends() == 0
        assert "Traceback" not in program.log
    assert journals(program.data)[-1].read_bytes().count(b"\n") == 1
    store = TinyStore(program.data)
    assert [each.query for each in await store.subscriptions()] == ["لافروف"]
    await store.close()


async def test_23_it_ends_while_telegram_cannot_be_reached(tmp_path):
    closed = {"BOT_TOKEN": "123456:AAnobodysnobodysnobodysnobody", "BOT_API_URL": "http://127.0.0.1:9"}
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bot", "run", "--sample", cwd=tmp_path, env=environment(tmp_path, **closed),
        stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.STDOUT,
    )  # fmt: skip
    assert process.stdout is not None
    while b"cannot be reached" not in await asyncio.wait_for(process.stdout.readline(), 20):
        pass
    process.send_signal(signal.SIGTERM)
    rest = await asyncio.wait_for(process.stdout.read(), 20)
    assert await process.wait() == 0
    assert b"Unclosed" not in rest
    assert b"nobodys" not in rest


async def test_23_an_answer_that_was_told_to_wait_for_minutes_does_not_keep_it_from_ending(api, site, tmp_path):
    person = api.person()
    async with Program(tmp_path, api, site, STOP_SECONDS="4") as program:
        api.fails("sendMessage", code=429, description="Too Many Requests: retry after 600", retry_after=600)
        await person.says("/sub لافروف")
        await api.waits_for("sendMessage")
        began = time.monotonic()
        program.signals(signal.SIGTERM)
        assert await program.ends() == 0
        assert time.monotonic() - began < 8
        assert "1 answers could not be given in time" in program.log
        assert "Traceback" not in program.log


async def test_23_a_telegram_that_answers_nothing_does_not_keep_it_from_ending(api, site, tmp_path):
    person = api.person()
    async with Program(tmp_path, api, site, STOP_SECONDS="4") as program:
        await person.says("/sub لافروف")
        await person.receives("✅")
        for method in ("sendMessage", "getUpdates"):
            api.is_slow(method, seconds=120.0, times=50)
        site.publish("لافروف في القاهرة", "قال لافروف إن المحادثات مستمرة.")
        await api.waits_for("sendMessage", times=2, within=15)
        began = time.monotonic()
        program.signals(signal.SIGTERM)
        assert await program.ends() == 0
        assert time.monotonic() - began < 8
