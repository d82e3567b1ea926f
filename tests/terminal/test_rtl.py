"""Who puts right-to-left text in order?"""

from __future__ import annotations

import pytest

from handlers.terminal.rtl import orders_itself, visual


@pytest.mark.parametrize(
    ("environ", "itself"),
    [
        ({"VTE_VERSION": "7200", "TERM": "xterm-256color"}, True),
        ({"VTE_VERSION": "5202", "TERM": "xterm-256color"}, False),
        ({"TERM": "xterm-256color", "TERM_PROGRAM": "Apple_Terminal"}, True),
        ({"TERM": "xterm-kitty"}, False),
        ({"TERM": "linux"}, False),
        ({"TERM": "xterm", "XTERM_VERSION": "XTerm(379)"}, False),
        ({"TERM": "xterm-256color", "TERM_PROGRAM": "vscode"}, False),
        ({"WT_SESSION": "x"}, False),
        ({}, True),
    ],
)
def test_terminals_are_known_by_their_environment(environ, itself):
    assert orders_itself(environ) is itself


def test_an_arabic_line_is_shaped_turned_and_set_to_the_right():
    line = visual("قال لافروف", 20)
    assert len(line) == 20
    assert line.endswith("ﻗﺎﻝ"[::-1])


def test_latin_words_and_numbers_inside_it_keep_their_own_order():
    assert "NATO 2026" in visual("اجتماع NATO 2026 غدًا", 40)


def test_lines_without_arabic_are_left_alone():
    assert visual("https://e.org/1\n[1] English", 20) == "https://e.org/1\n[1] English"


def test_long_lines_are_wrapped_before_they_are_turned():
    lines = visual("كلمة أولى " * 10, 30).split("\n")
    assert len(lines) > 2
    assert all(len(line) == 30 for line in lines)
    assert "ﺔﻤﻠﻛ" in lines[0]
