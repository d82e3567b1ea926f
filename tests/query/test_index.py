"""Does an index of many queries give what each query gives by itself?"""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.query.grammar import parse
from bot.query.index import Hit, Index, matches
from bot.query.sightings import Place

TYPED = [
    "لافروف",
    "الصين",
    "صين",
    "لجنة",
    "علي",
    "=علي",
    "عبدالله",
    "عبد الله",
    "أبوظبي",
    "مدرسة",
    "احمد",
    "أحمد",
    "إمام",
    "وحدة",
    "المصري",
    "وزير -رياضة",
    '"وزير الخارجية"',
    "وزير خارجية",
    '"علي عبد الله"',
    "لافروف | موسكو",
    "(لافروف | بوتين) موسكو -(رياضة | كرة)",
    "Lavrov",
    "=US",
    "Лавров",
    '"министр обороны"',
    "BBC",
    "ريم",
    "كرة",
    "~وزير",
    "~رياضة موسكو",
    "لافر*",
    "موس* | mini*",
    "title:لافروف",
    "/لاف.وف/",
    "وزير -/كرة/",
    "سيرغي",
    "كوفي عنان",
]
WORDS = """
لافروف ولافروف للصين الصين صيني لجنة للجنة لجنتها على علي وعلي عبد الله عبدالله أبو ظبي بأبوظبي مدرسه
مدرستهم أحمد احمد واحمد أمام إمام وحده وحدة فى في المصرى المصري وزير ووزير الخارجية خارجيتها رياضة كرة
فكرة موسكو بوتين كريم وريم لَافْرُوف #لافروف_موسكو «لافروف» الـBBC us US Lavrov's Лавровым министром
обороны . ، وزراء وزيرين سيرجي لافروفا
"""
PIECES = [*WORDS.split(), "\n\n"]
TEXTS = st.lists(st.sampled_from(PIECES), max_size=14).map(" ".join)
QUERIES = [parse(typed) for typed in TYPED]


def full_index():
    index = Index()
    for number, query in enumerate(QUERIES):
        index.add(number, query)
    return index


FULL = full_index()


def as_dict(hits):
    assert len({hit.key for hit in hits}) == len(hits)
    return {hit.key: hit.spans for hit in hits}


@settings(max_examples=300)
@given(TEXTS)
def test_an_index_gives_what_each_query_gives_alone(text):
    alone = {number: matches(query, text) for number, query in enumerate(QUERIES)}
    assert as_dict(FULL.match(text)) == {number: spans for number, spans in alone.items() if spans is not None}


@settings(max_examples=60)
@given(TEXTS, st.lists(st.integers(0, len(QUERIES) - 1), max_size=30))
def test_a_query_that_was_removed_leaves_nothing_behind(text, removed):
    index = full_index()
    index.match(text)
    for number in removed:
        index.remove(number)
    kept = {key: spans for key, spans in as_dict(FULL.match(text)).items() if key not in removed}
    assert as_dict(index.match(text)) == kept
    assert len(index) == len(QUERIES) - len(set(removed))


def test_an_index_without_queries_holds_no_words():
    index = full_index()
    for number in range(len(QUERIES)):
        index.remove(number)
    assert index._asking.vocabulary.is_empty()
    assert not index._asking.expressions
    assert index._larger == {}


@given(TEXTS)
def test_spans_are_places_in_the_text_in_order_and_each_once(text):
    for hit in FULL.match(text):
        assert list(hit.spans) == sorted(set(hit.spans))
        assert all(0 <= start < end <= len(text) for start, end in hit.spans)


def test_a_query_under_many_keys_is_told_for_each():
    index = Index()
    for key in ("a", "b", "c"):
        index.add(key, parse("لافروف"))
        index.add((key, 2), parse("لافروف | موسكو"))
    index.remove("b")
    found = as_dict(index.match("ولافروف"))
    assert found == dict.fromkeys(["a", "c", ("a", 2), ("b", 2), ("c", 2)], ((0, 7),))


def test_a_query_added_under_a_known_key_replaces_the_other():
    index = Index()
    index.add(1, parse("لافروف"))
    index.add(1, parse("موسكو"))
    assert len(index) == 1
    assert index.match("لافروف") == []
    assert index.match("موسكو") == [Hit(1, (Place(0, 5),))]


def test_removing_a_key_that_is_not_there_is_no_error():
    Index().remove("nobody")


def test_a_query_added_later_finds_words_that_were_seen_before():
    index = Index()
    index.add(1, parse("موسكو"))
    assert index.match("لافروف") == []
    index.add(2, parse("لافروف"))
    assert index.match("لافروف") == [Hit(2, (Place(0, 6),))]


@pytest.mark.parametrize("few", [True, False])
def test_spellings_that_share_a_key_are_different_queries(few):
    index = Index()
    if not few:
        for number in range(40):
            index.add(number, parse(f"كلمة{number}"))
    for typed in ("إمام", "أمامي", "امام", "=إمام", "=IMAM", "=imam"):
        index.add(typed, parse(typed))
    assert {hit.key for hit in index.match("إمام Imam imam")} == {"إمام", "امام", "=إمام", "=imam"}
