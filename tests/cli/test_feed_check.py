"""Does `mujaz feed --check` tell good entries from bad ones, and what it did not try?"""

from __future__ import annotations

import asyncio
import sys
from importlib.resources import files

import pytest

from bot.errors import FetchError
from bot.sources.feeds.feedcheck import Checked
from bot.sources.lists.feedlist import judged
from bot.sources.lists.opml import OpmlFeed
from handlers.cli import main
from handlers.cli.checking import Row, check_list, told
from handlers.cli.columns import width
from tests.newssite import NewsSite
from tests.program import environment

PLAIN = {"is_terminal": False, "environ": {}}


@pytest.fixture(autouse=True)
def elsewhere(monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("ALLOW_PRIVATE_HOSTS", raising=False)


def opml(tmp_path, *outlines):
    path = tmp_path / "list.opml"
    path.write_text(f"<opml><body>{''.join(outlines)}</body></opml>", "utf-8")
    return str(path)


def outline(url, text="خبر", language="ar"):
    return f'<outline text="{text}" language="{language}" xmlUrl="{url}"/>'


def test_the_starter_list_passes_offline(capsys):
    assert main(["feed", "--check", "--offline", str(files("bot.sources.lists").joinpath("starter.opml"))]) == 0
    out = capsys.readouterr().out
    assert "0 bad" in out
    assert "--offline: only the form of the addresses was checked" in out
    assert "BAD" not in out


def test_bad_forms_and_duplicates_are_told_and_fail(tmp_path, capsys):
    lines = [
        outline("https://a.example/rss"),
        outline("http://www.a.example/rss/"),
        outline("ftp://b/"),
        outline("https://c.example/", language=""),
    ]
    assert main(["feed", "--check", "--offline", opml(tmp_path, *lines)]) == 1
    out = capsys.readouterr().out
    assert "→ the same feed as entry 1" in out
    assert "→ not a web address" in out
    assert "→ its language is not known" in out
    assert "4 entries: 2 good, 2 bad, 1 of them listed twice" in out


def test_an_empty_list_fails(tmp_path):
    assert main(["feed", "--check", "--offline", opml(tmp_path)]) == 1


def test_what_is_no_list_is_told_in_a_line(tmp_path, capsys):
    (tmp_path / "x").write_text("words")
    assert main(["feed", "--check", "x"]) == 1
    assert capsys.readouterr().err.count("\n") == 1


def test_columns_stand_under_each_other_whatever_the_script():
    feeds = [
        OpmlFeed("خَبَر", "https://a.example/rss", "ar"),
        OpmlFeed("新聞", "https://long.example/rss/all.xml", "en"),
    ]
    checked = Checked(status=200, kind="rss", entries=25, per_day=12.34, language="ar")
    rows = [Row(n, each, checked) for n, each in enumerate(judged(feeds), 1)]
    head, *lines = told(rows, **PLAIN)
    places = {width(line[: line.index("https://")]) for line in lines} | {width(head[: head.index("address")])}
    assert len(places) == 1
    assert len({width(line[: line.index(title)]) for line, title in zip(lines, ("خَبَر", "新聞"), strict=True)}) == 1


def test_a_terminal_that_orders_nothing_gets_titles_in_visual_order():
    row = Row(1, judged([OpmlFeed("خبر", "https://a.example/rss", "ar")])[0])
    shown = told([row], is_terminal=True, environ={"TERM": "linux"})[1]
    assert "خبر" not in shown
    assert shown.startswith("ok")
    assert "خبر" in told([row], is_terminal=True, environ={"VTE_VERSION": "7600"})[1]


@pytest.mark.process
async def test_feeds_are_fetched_and_told_with_what_they_bring(tmp_path):
    async with NewsSite() as site:
        site.feed("/rss.xml")
        site.feed("/atom.xml", format="atom", language="ru")
        site.publish("لافروف في القاهرة", ["وصل الوزير إلى القاهرة."])
        site.publish("Новый мост открыт", ["Мост открыли утром."], feed="/atom.xml")
        lines = [
            outline(f"{site.url}/rss.xml"),
            outline(f"{site.url}/atom.xml", language=""),
            outline(f"{site.url}/none.xml"),
        ]
        settings = {"ALLOW_PRIVATE_HOSTS": site.host}
        process = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "bot", "feed", "--check", opml(tmp_path, *lines),
            cwd=tmp_path, env=environment(tmp_path, **settings),
            stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.PIPE,
        )  # fmt: skip
        out, err = await asyncio.wait_for(process.communicate(), 30)
    text = out.decode()
    assert process.returncode == 1, err.decode()
    lines = text.splitlines()
    assert lines[1].split()[:6] == ["ok", "1", "ar", "200", "rss", "1"]
    assert lines[2].split()[:6] == ["ok", "2", "ru", "200", "atom", "1"]
    assert lines[3].split()[:4] == ["BAD", "3", "ar", "404"]
    assert "→ answers 404" in lines[4]
    assert lines[-1] == "3 entries: 2 good, 1 bad"


def test_without_a_network_it_says_that_only_the_form_was_checked(tmp_path, capsys):
    assert check_list(opml(tmp_path, outline("https://a.example/rss")), open_fetcher=Nowhere) == 0
    assert "there is no network: only the form of the addresses was checked" in capsys.readouterr().out


class Nowhere:
    """A fetcher on a machine without a network."""

    async def __aenter__(self):
        return self

    async def __aexit__(self, *_):
        return None

    async def get(self, url):
        raise FetchError("the name cannot be resolved", url=url)
