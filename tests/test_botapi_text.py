"""Is a text read as Telegram reads it?"""

from __future__ import annotations

import pytest

from tests.botapi.entities import formatted, typed


def entities(text: str, mode: str = "HTML") -> list[tuple[object, ...]]:
    return [(one["type"], one["offset"], one["length"]) for one in formatted(text, mode).entities]


@pytest.mark.parametrize(
    ("html", "text", "expected"),
    [
        ("<b>خبر</b> عاجل", "خبر عاجل", [("bold", 0, 3)]),
        ("😀<i>x</i>", "😀x", [("italic", 2, 1)]),
        ("<b>a<code>b</code>c</b>", "abc", [("bold", 0, 1), ("code", 1, 1), ("bold", 2, 1)]),
        ("<b>a</b><b>b</b>", "ab", [("bold", 0, 2)]),
        ("<blockquote expandable>q</blockquote>", "q", [("expandable_blockquote", 0, 1)]),
        ("<a href='javascript:x'>y</a>", "y", []),
        ("<a href='https://a.example/?x=1&amp;y=2'>y</a>", "y", [("text_link", 0, 1)]),
        ("a &nbsp; &lt;b&gt; & c", "a &nbsp; <b> & c", []),
        ("  x  <b> y </b>\n", "x   y", [("bold", 3, 2)]),
        (
            "#لافروف /start *not* _bold_",
            "#لافروف /start *not* _bold_",
            [("hashtag", 0, 7), ("bot_command", 8, 6)],
        ),
        ("<code>http://a.example</code>", "http://a.example", [("code", 0, 16)]),
        ("12:30", "12:30", []),
        ("<tg-spoiler>s</tg-spoiler>", "s", [("spoiler", 0, 1)]),
    ],
)
def test_markup_becomes_entities_in_utf16_units(html: str, text: str, expected: list[tuple[object, ...]]) -> None:
    assert formatted(html, "HTML").text == text
    assert entities(html) == expected


def test_control_characters_are_cleaned_and_direction_marks_kept() -> None:
    assert formatted("a\tb\r\nc\u202ed\u2068e\u2069\u200f.", "").text == "a b\ncd\u2068e\u2069\u200f."


def test_without_a_parse_mode_given_entities_are_used() -> None:
    given = [{"type": "text_link", "offset": 0, "length": 3, "url": "https://a.example/"}]
    assert formatted("خبر", "", given).entities == tuple(given)


def test_markdown_is_read_where_it_is_asked_for() -> None:
    assert entities("*x*", "MarkdownV2") == [("bold", 0, 1)]
    assert formatted("*x*", "HTML").text == "*x*"


def test_no_more_than_a_hundred_entities_are_shown() -> None:
    assert len(entities(" ".join("<b>x</b>y" for _ in range(101)))) == 100


def test_what_a_person_types_carries_its_commands() -> None:
    assert [one["type"] for one in typed("/start@mujaz_bot لافروف").entities] == ["bot_command"]
