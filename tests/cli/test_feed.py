"""Does `mujaz feed` show a feed as the bot sees it, from a file, from standard input, and as JSON?"""

from __future__ import annotations

import io
import json

import pytest

from handlers.cli import main

FEED = """<rss version="2.0"><channel><title>أخبار</title><link>https://site.example/</link><language>ar</language>
<item><title>لافروف في القاهرة</title><guid>7</guid><link>https://site.example/7</link><category>مصر</category>
<pubDate>Sun, 01 Mar 2026 12:00:00 +0300</pubDate><description>وصل الوزير.</description></item>
<item><title>بلا تاريخ</title><guid>8</guid></item></channel></rss>"""
DOCUMENT = {
    "title": "أخبار",
    "url": "https://site.example/",
    "language": "ar",
    "entries": [
        {
            "id": "7",
            "title": "لافروف في القاهرة",
            "url": "https://site.example/7",
            "published": "2026-03-01T09:00:00+00:00",
            "tags": ["مصر"],
            "summary": "وصل الوزير.",
        },
        {"id": "8", "title": "بلا تاريخ", "url": "", "published": None, "tags": [], "summary": ""},
    ],
}


@pytest.fixture
def feed(tmp_path):
    path = tmp_path / "feed.xml"
    path.write_text(FEED, "utf-8")
    return str(path)


def test_a_file_is_shown_entry_by_entry(feed, capsys):
    assert main(["feed", feed]) == 0
    printed = capsys.readouterr()
    assert printed.out == (
        "أخبار (ar)\nhttps://site.example/\n2 entries\n"
        "\nلافروف في القاهرة\n  2026-03-01 09:00  https://site.example/7\n"
        "\nبلا تاريخ\n  no date  \n"
    )
    assert printed.err == ""


def test_as_json_it_has_every_field(feed, capsys):
    assert main(["feed", "--json", feed]) == 0
    printed = capsys.readouterr().out
    assert json.loads(printed) == DOCUMENT
    assert printed.count("\n") == 1
    assert "لافروف" in printed


def test_standard_input_is_read(monkeypatch, capsys):
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(FEED.encode())))
    assert main(["feed", "--json", "-"]) == 0
    assert json.loads(capsys.readouterr().out) == DOCUMENT


def complaint(capsys):
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err.startswith("mujaz: ")
    assert printed.err.count("\n") == 1
    return printed.err


def test_a_missing_file_is_told_in_a_line(tmp_path, capsys):
    assert main(["feed", str(tmp_path / "none.xml")]) == 1
    assert "none.xml cannot be read: No such file" in complaint(capsys)


def test_a_folder_is_told_in_a_line(tmp_path, capsys):
    assert main(["feed", str(tmp_path)]) == 1
    assert "cannot be read" in complaint(capsys)


def test_a_file_that_is_no_feed_is_told_in_a_line(tmp_path, capsys):
    page = tmp_path / "page.html"
    page.write_text("<!DOCTYPE html><html></html>")
    assert main(["feed", str(page)]) == 1
    assert "a web page" in complaint(capsys)


def test_a_private_address_is_told_in_a_line(monkeypatch, tmp_path, capsys):
    monkeypatch.chdir(tmp_path)  # there is no .env there
    monkeypatch.delenv("ALLOW_PRIVATE_HOSTS", raising=False)
    assert main(["feed", "http://127.0.0.1:9/"]) == 1
    assert "private" in complaint(capsys)


def test_without_a_feed_it_is_wrong_use(capsys):
    with pytest.raises(SystemExit) as caught:
        main(["feed"])
    assert caught.value.code == 2
    assert "FILE|URL|-" in capsys.readouterr().err
