from __future__ import annotations

import argparse
import asyncio
import io
import json
import sys
from types import SimpleNamespace

import pytest

from bot.errors import FetchError, UnreadableError
from handlers.cli import read
from tests.articles import OTHER_TITLE, TEXT, TITLE
from tests.newssite import NewsSite

HTML = "".join(f"<p>{line}</p>" for line in TEXT.splitlines())


def run(*argv):
    parser = argparse.ArgumentParser()
    read.arguments(parser)
    return read.run(parser.parse_args(argv))


@pytest.fixture
def stdin(monkeypatch):
    def fill(content):
        monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(content)))

    return fill


@pytest.mark.parametrize("content", [TEXT, HTML])
def test_a_file_is_read_whether_text_or_html(tmp_path, capsys, content):
    path = tmp_path / "article"
    path.write_text(content, "utf-8")
    assert run("--json", str(path)) == 0
    told = json.loads(capsys.readouterr().out)
    assert list(told) == ["title", "url", "source", "published", "language", "lead", "tags", "body", "related"]
    assert (told["title"], told["source"], told["url"]) == (TITLE, "صوت المرفأ", "")
    assert told["published"] == "2025-05-03T00:00:00+00:00"
    assert told["related"] == [{"title": OTHER_TITLE, "url": None}]
    assert told["lead"]
    assert told["tags"]


def test_a_person_reads_title_lead_and_hashtags(stdin, capsys):
    stdin(TEXT.encode())
    assert run("-") == 0
    told = capsys.readouterr().out
    assert told.startswith(TITLE)
    assert "#سلمى_الحداد" in told or "#الحداد" in told
    assert "صوت المرفأ" in told


def test_lines_are_answered_one_for_one_and_a_bad_one_ends_nothing(stdin, capsys):
    lines = [
        json.dumps({"text": TEXT}),
        "no json",
        "[1]",
        json.dumps({"text": 5}),
        json.dumps({"title": "neither"}),
        json.dumps({"text": "both", "html": "both"}),
        json.dumps({"text": ""}),
        '{"text": "\\ud800 خبر قصير عن المدينة"}',
        json.dumps({"html": HTML, "url": "https://e.example/1?utm_source=x", "title": "عنوان"}),
    ]
    stdin("\n".join(lines).encode() + b"\n\xff\n")
    assert run("--jsonl", "-") == 1
    answers = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert ["error" in answer for answer in answers] == [False, *[True] * 6, False, False, True]
    assert answers[0]["title"] == TITLE
    assert (answers[8]["title"], answers[8]["url"]) == ("عنوان", "https://e.example/1")


def test_lines_of_a_file_that_are_all_fine_exit_with_0(tmp_path, capsys):
    path = tmp_path / "articles.jsonl"
    path.write_text(json.dumps({"text": TEXT}) + "\n", "utf-8")
    assert run("--jsonl", str(path)) == 0
    assert json.loads(capsys.readouterr().out)["title"] == TITLE


@pytest.mark.parametrize("content", [b"", b"  \n", bytes(range(256)) * 50])
def test_what_is_no_article_is_told_in_one_line(tmp_path, content):
    path = tmp_path / "junk"
    path.write_bytes(content)
    with pytest.raises(UnreadableError) as caught:
        run(str(path))
    assert str(path) in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("flags", [(), ("--jsonl",)])
def test_a_missing_file_and_a_directory_are_told_in_one_line(tmp_path, flags):
    for path in (tmp_path / "missing", tmp_path):
        with pytest.raises(UnreadableError, match="cannot be read"):
            run(*flags, str(path))


def test_lines_do_not_come_from_an_address(capsys):
    assert run("--jsonl", "https://e.example/") == 2
    assert "--jsonl" in capsys.readouterr().err


async def test_an_address_is_read_with_its_fuller_version(monkeypatch, tmp_path, capsys):
    async with NewsSite() as site:
        whole = site.publish("لافروف في القاهرة", ["وصل الوزير إلى القاهرة صباح اليوم، وللافروف لقاءات فيها."] * 3)
        shell = (
            f'<html><head><link rel="amphtml" href="{whole}"></head><body><h1>لافروف في القاهرة</h1></body></html>'
        )
        site.serves("/shell", shell.encode())
        monkeypatch.chdir(tmp_path)
        monkeypatch.setenv("ALLOW_PRIVATE_HOSTS", site.host)
        assert await asyncio.to_thread(run, "--json", f"{site.url}/shell") == 0
    told = json.loads(capsys.readouterr().out)
    assert told["body"][0].startswith("وصل الوزير")
    assert told["url"] == f"{site.url}/shell"


async def test_an_address_without_an_article_is_told_with_its_name(monkeypatch, tmp_path):
    async with NewsSite() as site:
        monkeypatch.chdir(tmp_path)
        monkeypatch.setenv("ALLOW_PRIVATE_HOSTS", site.host)
        with pytest.raises(FetchError, match="404"):
            await asyncio.to_thread(run, f"{site.url}/none")
