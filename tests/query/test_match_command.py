"""Does `mujaz match` answer every line?"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys

import pytest

from handlers.cli import match

PROGRAM = "import sys; from handlers.cli import match; import argparse; p = argparse.ArgumentParser();"
PROGRAM += "match.arguments(p); sys.exit(match.run(p.parse_args()))"


def answers(lines, *options):
    given = b"".join(line if isinstance(line, bytes) else json.dumps(line).encode() + b"\n" for line in lines)
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, "--jsonl", *options], input=given, capture_output=True, check=False
    )
    return [json.loads(line) for line in done.stdout.splitlines()], done


def test_each_line_of_query_and_text_is_answered():
    found, done = answers(
        [
            {"query": "لافروف", "text": "قال ولافروف"},
            {"query": "لافروف", "text": "موسكو"},
            {"query": "لافروف", "text": "😀 لافروف"},
        ]
    )
    assert found == [
        {"match": True, "spans": [[4, 11]], "why": [{"span": [4, 11], "rules": ["particles:و"]}]},
        {"match": False, "spans": [], "why": []},
        {"match": True, "spans": [[2, 8]], "why": [{"span": [2, 8], "rules": []}]},
    ]
    assert (done.returncode, done.stderr) == (0, b"")


def test_a_line_that_cannot_be_answered_says_so_and_the_rest_goes_on():
    found, done = answers(
        [
            {"query": "لافروف (", "text": "a"},
            b"no json\n",
            b"\n",
            b"\xff\n",
            [1],
            {"query": "لافروف"},
            {"query": 1, "text": "a"},
            {"query": "a", "text": "a", "tags": "b"},
            {"query": "a", "text": "a", "title": 1},
            {"query": "aaa", "text": "aaa"},
        ]
    )
    assert found[0]["at"] == 7
    assert all(line["error"].endswith(".") for line in found[:-1])
    assert found[-1] == {"match": True, "spans": [[0, 3]], "why": [{"span": [0, 3], "rules": []}]}
    assert done.returncode == 0


def test_fields_other_names_and_why_are_told():
    found, _ = answers(
        [
            {"query": "title:موسكو لافروف", "text": "قال Лаврову كلامًا", "title": "في موسكو"},
            {"query": "source:رويترز", "text": "خبر", "source": "رويترز"},
            {"query": "tag:غزة lang:ar", "text": "خبر", "tags": ["غزة"], "language": "ar"},
            {"query": "tag:غزة", "text": "غزة"},
        ]
    )
    assert [line["match"] for line in found] == [True, True, True, False]
    assert found[0]["why"] == [{"span": [3, 8], "rules": []}, {"span": [14, 21], "rules": ["form", "alias"]}]


def test_a_file_of_queries_is_held_against_each_text(tmp_path):
    file = tmp_path / "queries"
    file.write_text("لافروف\n\n(\nموسكو -رياضة\n", "utf-8")
    found, done = answers([{"text": "لافروف في موسكو"}, {"text": ""}, {}], "--queries", str(file))
    first, second = found[0]["matches"]
    assert (first["query"], first["spans"], second["query"], second["spans"]) == (0, [[0, 6]], 3, [[10, 15]])
    assert found[1] == {"matches": []}
    assert "error" in found[2]
    assert "line 2" in done.stderr.decode()
    assert done.returncode == 0


def test_a_file_that_cannot_be_read_is_wrong_use(tmp_path):
    _, done = answers([], "--queries", str(tmp_path / "none"))
    assert done.returncode == 2


def test_without_the_form_of_the_lines_it_is_wrong_use():
    parser = argparse.ArgumentParser()
    match.arguments(parser)
    with pytest.raises(SystemExit) as left:
        parser.parse_args([])
    assert left.value.code == 2


def test_a_line_is_answered_before_the_next_one_comes():
    with subprocess.Popen(
        [sys.executable, "-c", PROGRAM, "--jsonl"], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as process:
        process.stdin.write(b'{"query":"aaa","text":"aaa"}\n')
        process.stdin.flush()
        assert json.loads(process.stdout.readline())["match"]
        process.stdin.close()
    assert process.returncode == 0
