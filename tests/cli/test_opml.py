"""Do lists of feeds go into the store and come out again, with a clear report?"""

from __future__ import annotations

import asyncio
import io
from datetime import UTC, datetime
from types import SimpleNamespace

import pytest

from bot.lists import add_feeds
from bot.sources.lists.opml import OpmlFeed, read_opml, starter_opml
from handlers.cli import main
from storage.memory import MemoryStore
from storage.opening import open_store, stored_feeds
from storage.records import Feed, Listing

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
LIST = """<opml version="2.0"><body><outline text="العربية">
<outline text="المرفأ" language="ar" xmlUrl="https://a.example/rss"/><outline text="again" xmlUrl="http://www.a.example/rss/"/></outline>
<outline text="Порт" language="ru" xmlUrl="https://b.example/rss"/><outline text="files" xmlUrl="ftp://c.example/"/>
<outline text="mine" xmlUrl="http://127.0.0.1/rss"/></body></opml>"""


@pytest.fixture(autouse=True)
def elsewhere(monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    for name in ("BOT_TOKEN", "FEEDS", "ALLOW_PRIVATE_HOSTS"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("STORE_URL", "tinydb:store.json")
    (tmp_path / "list.opml").write_text(LIST, "utf-8")


def test_a_list_is_added_and_what_was_not_taken_is_told(capsys):
    assert main(["opml", "import", "list.opml"]) == 0
    out = capsys.readouterr().out
    assert "2 feeds added to store.json, 0 were there, 1 stand twice" in out
    assert "entry 4 'files' 'ftp://c.example/': not a web address" in out
    assert "entry 5 'mine' 'http://127.0.0.1/rss': a private address" in out
    feeds = stored_feeds("tinydb:store.json")
    assert [(feed.url, feed.title, feed.language) for feed in feeds] == [
        ("https://a.example/rss", "المرفأ", "ar"),
        ("https://b.example/rss", "Порт", "ru"),
    ]


def test_a_list_that_is_imported_again_brings_nothing_new(capsys):
    main(["opml", "import", "list.opml"])
    capsys.readouterr()
    assert main(["opml", "import", "list.opml"]) == 0
    assert "0 feeds added to store.json, 2 were there" in capsys.readouterr().out


def test_what_was_imported_is_exported_again(capsys, tmp_path):
    main(["opml", "import", "list.opml"])
    assert main(["opml", "export", "out.opml"]) == 0
    assert "out.opml: 2 feeds" in capsys.readouterr().out
    assert read_opml((tmp_path / "out.opml").read_bytes()) == (
        OpmlFeed("المرفأ", "https://a.example/rss", "ar", "العربية"),
        OpmlFeed("Порт", "https://b.example/rss", "ru", "Русский"),
    )


def test_without_a_file_the_list_is_printed_and_before_the_first_start_it_is_that_of_the_settings(capsys):
    assert main(["opml", "export"]) == 0
    printed = capsys.readouterr().out
    assert {feed.url for feed in read_opml(printed)} == {feed.url for feed in read_opml(starter_opml())}


def test_while_a_bot_runs_a_list_is_exported_but_not_imported(capsys):
    main(["opml", "import", "list.opml"])
    store = open_store("tinydb:store.json")
    try:
        capsys.readouterr()
        assert main(["opml", "import", "list.opml"]) == 1
        assert "in use by another Mujaz: stop that one" in capsys.readouterr().err
        assert main(["opml", "export"]) == 0
        assert len(read_opml(capsys.readouterr().out)) == 2
    finally:
        asyncio.run(store.close())


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("just words", "no OPML"),
        ("<opml><body/></opml>", "names none"),
        ('<!DOCTYPE x [<!ENTITY a "b">]><opml/>', "entities"),
        ("<opml>" + " " * 2_100_000 + "</opml>", "2 MiB"),
    ],
)
def test_what_is_no_list_is_told_in_a_line(tmp_path, capsys, text, told):
    (tmp_path / "list.opml").write_text(text, "utf-8")
    assert main(["opml", "import", "list.opml"]) == 1
    err = capsys.readouterr().err
    assert told in err
    assert err.count("\n") == 1
    assert not (tmp_path / "store.json").exists()


def test_a_list_with_nothing_usable_fails_without_a_store(tmp_path, capsys):
    (tmp_path / "list.opml").write_text('<opml><body><outline xmlUrl="ftp://c/"/></body></opml>', "utf-8")
    assert main(["opml", "import", "list.opml"]) == 1
    assert "not taken" in capsys.readouterr().out
    assert not (tmp_path / "store.json").exists()


def test_standard_input_is_a_list_too(monkeypatch):
    monkeypatch.setattr(
        "sys.stdin", SimpleNamespace(buffer=io.BytesIO(LIST.encode("windows-1256", "xmlcharrefreplace")))
    )
    assert main(["opml", "import", "-"]) == 0
    assert stored_feeds("tinydb:store.json")[0].title == "المرفأ"


def test_a_store_in_memory_takes_no_list(monkeypatch, capsys):
    monkeypatch.setenv("STORE_URL", "memory:")
    assert main(["opml", "import", "list.opml"]) == 1
    assert "STORE_URL=tinydb:PATH" in capsys.readouterr().err


def test_a_file_that_cannot_be_written_is_told(capsys):
    assert main(["opml", "export", "no/such/folder/x.opml"]) == 1
    assert "cannot be written: No such file" in capsys.readouterr().err


async def test_feeds_that_the_store_has_stay_as_they_are():
    store = MemoryStore()
    old = Feed("http://www.a.example/rss", next_check_at=NOW, title="قديم", failures=3)
    async with store.transaction() as change:
        change.save(old)
    feeds = [
        OpmlFeed("a", "https://a.example/rss/"),
        OpmlFeed("b", "https://b.example/"),
        OpmlFeed("b", "http://b.example"),
    ]
    added = await add_feeds(store, feeds, NOW)
    assert added.new == (feeds[1],)
    assert added.known == (feeds[0],)
    assert await store.feeds() == [old, Feed("https://b.example/", NOW, title="b", listing=Listing.ADDED)]
