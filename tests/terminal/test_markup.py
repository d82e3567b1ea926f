"""What does Telegram's HTML say in a terminal?"""

from __future__ import annotations

import pytest

from handlers.terminal.markup import MarkupError, plain_text, styled_text


def test_an_address_stands_under_its_title():
    assert plain_text('<b><a href="https://e.org/?a=1&amp;b=2">خبر</a></b>\nنص') == (
        "خبر\n  https://e.org/?a=1&b=2\nنص"
    )


def test_references_are_read_once():
    assert plain_text("&lt;b&gt; &amp;amp; 3 &lt; 4") == "<b> &amp; 3 < 4"


def test_isolates_are_not_shown():
    assert plain_text("\u2068لافروف\u2069") == "لافروف"


def test_bold_is_bold_and_ends():
    assert styled_text("<b>لافروف</b> هنا") == "\x1b[1mلافروف\x1b[0m هنا"


@pytest.mark.parametrize("html", ["<b>x", "x</b>", "<p>x</p>", "a < b", "<b><i>x</b></i>", "<br>"])
def test_what_telegram_refuses_is_refused(html):
    with pytest.raises(MarkupError):
        plain_text(html)
