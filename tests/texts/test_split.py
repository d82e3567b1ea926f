"""How is a long message cut so that Telegram takes every part? TDLib itself is the judge."""

from __future__ import annotations

import json
import re
from html import unescape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.texts.markup import bold, link, quotation
from bot.texts.split import CODE_POINTS, ENTITIES, split

tdjson = pytest.importorskip("tdjson", reason="TDLib's parser is a development dependency")
tdjson.td_execute(b'{"@type":"setLogVerbosityLevel","new_verbosity_level":0}')


def parsed(html: str) -> tuple[str, list[dict]]:
    request = {"@type": "parseTextEntities", "text": html, "parse_mode": {"@type": "textParseModeHTML"}}
    answer = json.loads(tdjson.td_execute(json.dumps(request).encode()))
    assert answer["@type"] == "formattedText", answer
    return answer["text"], answer["entities"]


def words(text: str) -> str:
    return re.sub(r"\s+", "", text)


pieces = st.lists(
    st.one_of(
        st.text(min_size=1, max_size=400),
        st.text(alphabet="لافروف وزير الخارجية. \n👨‍👩‍👧‍👦é<&>\"'", min_size=1, max_size=900),
    ),
    min_size=1,
    max_size=12,
)


@settings(max_examples=60, deadline=None)
@given(pieces)
def test_every_part_parses_fits_and_nothing_is_lost(texts):
    makers = (bold, quotation, lambda text: link(text, "https://example.org/?a=1&b=2"))
    html = "\n\n".join(makers[n % 3](text) for n, text in enumerate(texts))
    parts = split(html)
    told = [parsed(part) for part in parts]
    assert all(len(text) <= CODE_POINTS for text, _ in told)
    assert all(len(entities) <= ENTITIES for _, entities in told)
    assert words("".join(text for text, _ in told)) == words(parsed(html)[0])


def test_a_short_message_stays_as_it_is():
    assert split("<b>لافروف</b> &amp; موسكو") == ["<b>لافروف</b> &amp; موسكو"]


def test_a_cut_falls_between_paragraphs_where_it_can():
    paragraphs = ["أ" * 1500, "ب" * 1500, "ج" * 1500]
    assert split("\n\n".join(paragraphs)) == ["\n\n".join(paragraphs[:2]), paragraphs[2]]


def test_a_tag_that_is_cut_is_closed_and_opened_again():
    first, second = split(f"<b>{'كلمة ' * 1000}</b>")
    assert first.startswith("<b>")
    assert first.endswith("</b>")
    assert second.startswith("<b>كلمة")


def test_no_grapheme_is_cut():
    family = "👨‍👩‍👧‍👦"
    for part in split(family * 1000):
        assert unescape(part) == family * (len(part) // len(family))


def test_more_than_a_hundred_entities_go_into_several_messages():
    parts = split(" ".join(f"<b>{n}</b>" for n in range(150)))
    assert [len(parsed(part)[1]) for part in parts] == [100, 50]


def test_long_addresses_count():
    address = "https://example.org/" + "x" * 900
    parts = split("\n".join(link(f"خبر {n}", address) for n in range(30)))
    assert len(parts) > 2
    assert sum(len(parsed(part)[1]) for part in parts) == 30


def test_nothing_gives_no_message():
    assert split("") == []
    assert split(" \n ") == []
