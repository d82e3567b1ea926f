"""The command line: help at once, errors in a line, exit codes that mean something."""

from __future__ import annotations

import asyncio
import subprocess
import sys

import pytest

from handlers.cli import COMMANDS, main
from tests.newssite import NewsSite
from tests.program import environment

HEAVY = ("telegram", "httpx", "trafilatura", "babel", "apscheduler", "fluent", "feedparser", "tinydb")


@pytest.fixture(autouse=True)
def elsewhere(monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    for name in ("BOT_TOKEN", "TELEGRAM_BOT_TOKEN", "TOKEN", "STORE_URL", "FEEDS"):
        monkeypatch.delenv(name, raising=False)


@pytest.mark.parametrize("command", [[], *([name] for name in COMMANDS)])
def test_every_command_has_help(command, capsys):
    with pytest.raises(SystemExit) as left:
        main([*command, "--help"])
    assert left.value.code == 0
    assert "usage: mujaz" in capsys.readouterr().out


@pytest.mark.parametrize("wrong", [[], ["nonsense"], ["digest"], ["digest", "--query", "x", "--since", "soon"]])
def test_wrong_use_is_exit_code_2(wrong):
    with pytest.raises(SystemExit) as left:
        main(wrong)
    assert left.value.code == 2


def test_help_loads_nothing_heavy(tmp_path):
    code = (
        "import sys\nfrom handlers.cli import main\ntry:\n    main(['--help'])\nexcept SystemExit:\n    pass\n"
        f"print('loaded:', *[name for name in {HEAVY!r} if name in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], env=environment(tmp_path), capture_output=True, text=True, check=True
    )
    assert done.stdout.splitlines()[-1].strip() == "loaded:"


def test_settings_are_shown_without_a_proxys_password(monkeypatch, capsys):
    monkeypatch.setenv("SOURCE_PROXY", "socks5://me:secret@proxy.example:1080")
    assert main(["config", "show"]) == 0
    shown = capsys.readouterr().out
    assert "SOURCE_PROXY=(set)" in shown
    assert "TELEGRAM_PROXY=\n" in shown
    assert "secret" not in shown


def test_settings_are_checked_and_shown_without_the_token(monkeypatch, capsys):
    monkeypatch.setenv("BOT_TOKEN", "1234:SECRET")
    assert main(["config", "show"]) == 0
    out = capsys.readouterr().out
    assert "SECRET" not in out
    assert "on Telegram" in out


@pytest.mark.parametrize(
    ("name", "value"), [("POLL_SECONDS", "often"), ("STORE_URL", "sqlite:x"), ("FEEDS", "/no/such/file.opml")]
)
def test_a_bad_setting_is_one_line_on_stderr(monkeypatch, capsys, name, value):
    monkeypatch.setenv(name, value)
    assert main(["config", "check"]) == 1
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.count("\n") == 1
    assert name in told.err


def test_settings_are_read_from_a_file_too(tmp_path, capsys):
    (tmp_path / ".env").write_text("POLL_SECONDS=often\n", "utf-8")
    assert main(["config"]) == 1
    assert "POLL_SECONDS" in capsys.readouterr().err


def test_a_bot_that_never_ran_is_not_healthy(capsys):
    assert main(["health"]) == 1
    assert "no heartbeat" in capsys.readouterr().err


@pytest.mark.process
async def test_a_digest_is_printed_for_one_query_without_a_chat(tmp_path):
    async with NewsSite() as site:
        site.feed("/rss.xml")
        site.publish(
            "لافروف في القاهرة", ["وصل الوزير إلى القاهرة، وللافروف لقاءات فيها.", "وتستمر الزيارة يومين."]
        )
        site.publish("افتتاح معرض الكتاب", ["افتتح وزير الثقافة معرض الكتاب."])
        settings = {"FEEDS": str(site.write_opml(tmp_path / "feeds.opml")), "ALLOW_PRIVATE_HOSTS": site.host}
        process = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "bot", "digest", "--query", "لافروف", "--since", "24h",
            cwd=tmp_path, env=environment(tmp_path, **settings),
            stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.PIPE,
        )  # fmt: skip
        out, err = await asyncio.wait_for(process.communicate(), 30)
    assert process.returncode == 0, err.decode()
    assert "لافروف في القاهرة" in out.decode()
    assert "معرض الكتاب" not in out.decode()
