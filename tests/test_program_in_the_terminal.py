"""The chat in the terminal as a process: lines in, messages out, and leaving cleanly."""

from __future__ import annotations

import asyncio
import os
import pty
import signal
import sys

import pytest

from tests.program import environment

pytestmark = pytest.mark.process


async def starts(folder, *, stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE, **settings):
    return await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bot", "demo",
        cwd=folder, env=environment(folder, LANG="ar_EG.UTF-8", **settings),
        stdin=stdin, stdout=stdout, stderr=asyncio.subprocess.STDOUT,
    )  # fmt: skip


async def talk(folder, *lines):
    process = await starts(folder)
    out, _ = await asyncio.wait_for(process.communicate("\n".join(lines).encode()), 30)
    return process.returncode, out.decode()


async def test_a_first_digest_comes_from_the_samples_and_it_leaves_at_the_end_of_input(tmp_path):
    code, out = await talk(tmp_path, "/sub لافروف", "/digest")
    assert code == 0
    assert "مقالات متخيَّلة" in out
    assert "✅ أتابع لك لافروف" in out
    assert "📰 موجزك" in out
    assert "موجز – عيّنة" in out
    assert "Traceback" not in out


async def test_a_second_start_knows_what_was_followed(tmp_path):
    await talk(tmp_path, "/sub لافروف", "/sub الصين", "/quit")
    code, out = await talk(tmp_path, "/list", "/quit")
    assert code == 0
    assert "لديك متابعتان" in out
    assert (tmp_path / "data/mujaz-sample.json").exists()


async def test_a_number_presses_a_button(tmp_path):
    _, out = await talk(tmp_path, "/settings", "3", "/quit")
    assert "في أي الساعات" in out


async def test_what_it_says_follows_the_language_of_the_system(tmp_path):
    process = await starts(tmp_path, LC_ALL="ru_RU.UTF-8")
    out, _ = await asyncio.wait_for(process.communicate(b"/list\n"), 30)
    assert "Подписок пока нет" in out.decode()


async def test_ctrl_c_leaves_cleanly(tmp_path):
    process = await starts(tmp_path)
    process.stdin.write(b"/help\n")
    await asyncio.wait_for(process.stdout.readuntil("ما أفهمه".encode()), 20)
    process.send_signal(signal.SIGINT)
    out, _ = await asyncio.wait_for(process.communicate(), 20)
    assert process.returncode == 0
    assert b"Traceback" not in out


async def test_on_a_terminal_there_is_a_prompt_and_ctrl_d_leaves(tmp_path):
    ours, theirs = pty.openpty()
    process = await starts(tmp_path, stdin=theirs, stdout=theirs, TERM="xterm-256color")
    os.close(theirs)
    reader = asyncio.StreamReader()
    loop = asyncio.get_running_loop()
    transport, _ = await loop.connect_read_pipe(
        lambda: asyncio.StreamReaderProtocol(reader), os.fdopen(ours, "rb", buffering=0, closefd=False)
    )
    await asyncio.wait_for(reader.readuntil("› ".encode()), 20)
    os.write(ours, b"/about\n")
    await asyncio.wait_for(reader.readuntil("الإصدار".encode()), 20)
    os.write(ours, b"\x04")
    assert await asyncio.wait_for(process.wait(), 20) == 0
    transport.close()
