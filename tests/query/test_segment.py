"""Does a segment know which articles answer a query? What it is sure of is so, what it leaves out is not."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.errors import QueryError
from bot.query.document import Document, document
from bot.query.grammar import parse
from bot.query.index import Index
from bot.query.segment import LARGEST, Segment
from bot.text.aliases import parse as aliases
from tests.query.test_index import PIECES, TYPED

NAMES = aliases(["لافروف = Лавров = Lavrov", "موسكو = Москва = Moscow", "منظمة الصحة = ВОЗ = WHO"])
MORE = """
Лавров Лавровым МОСКВА москве Moscow's MOSCOW who WHO ВОЗ منظمة الصحة ومنظمة الصحية министрами министр ёлка Ёлки
U.S. us_الصين ﷺ الله محمد рейтерс reuters رويترز لرويترز 2025 ٢٠٢٥ мир-труд лав lav لاف الBBC وBBC
"""
SOURCES = ["", "رويترز", "صدى البلد news.example", "Рейтерс", "BBC لافروف"]
_pieces = st.sampled_from([*PIECES, *MORE.split()])
_text = st.lists(_pieces, max_size=8).map(" ".join)
documents = st.builds(
    lambda title, body, source, tags, language: document(
        title, body, source=source, tags=tags, language=language
    ),
    _text, st.lists(_text, max_size=2), st.sampled_from(SOURCES), st.lists(_pieces, max_size=2),
    st.sampled_from(["ar", "ru", "en"]),
)  # fmt: skip


def is_understood(query: str) -> bool:
    try:
        parse(query)
    except QueryError:
        return False
    return True


_words = st.sampled_from([*TYPED, *MORE.split(), "موسكو", "منظمة الصحة", "الصحة", "صدى", "news", "كلمة", "нет"])
_atoms = st.one_of(
    _words,
    _words.map("={}".format),
    _words.map("~{}".format),
    _words.map("{}*".format),
    st.lists(_pieces, min_size=2, max_size=3).map(lambda row: f'"{" ".join(row)}"'),
    st.sampled_from(["lang:ar", "lang:ru", "/لاف.وف/", "/us/", "/Лав/"]),
)
_fielded = st.tuples(st.sampled_from(["title", "source", "tag"]), _atoms).map(
    lambda pair: f"{pair[0]}:({pair[1]})"
)
typed = st.recursive(
    _atoms | _fielded,
    lambda part: st.one_of(
        st.tuples(part, part).map(" ".join),
        st.tuples(part, part).map(" | ".join),
        st.tuples(part, part).map(lambda pair: f"({pair[0]}) -({pair[1]})"),
    ),
    max_leaves=5,
).filter(is_understood)
"""Queries of every kind, as they are typed."""


def asked(*queries: str) -> Index[str]:
    index: Index[str] = Index(NAMES)
    for query in queries:
        index.add(query, parse(query))
    return index


def check(segment: Segment, texts: list[Document], *queries: str) -> None:
    index = asked(*queries)
    few = index.narrowing().few(segment)
    for number, text in enumerate(texts):
        answers = {hit.key for hit in index.match(text)}
        if few is None or few.get(number, ()) is None:
            continue
        assert answers == set(few.get(number, ()))


@settings(max_examples=600, deadline=None)
@given(st.lists(documents, max_size=5), typed)
def test_what_a_segment_says_of_a_query_is_what_reading_says(texts: list[Document], query: str) -> None:
    check(Segment.of(texts), texts, query)


@settings(max_examples=100, deadline=None)
@given(st.lists(documents, max_size=5), st.lists(typed, min_size=2, max_size=3, unique=True))
def test_several_queries_are_told_apart(texts: list[Document], queries: list[str]) -> None:
    check(Segment.of(texts), texts, *queries)


@settings(max_examples=100, deadline=None)
@given(st.lists(st.lists(documents, max_size=3), min_size=1, max_size=4))
def test_segments_that_are_joined_are_the_segment_of_all_their_articles(parts: list[list[Document]]) -> None:
    joined = Segment.joined([Segment.of(part) for part in parts])
    whole = Segment.of([text for part in parts for text in part])
    assert [getattr(joined, name) for name in Segment.__slots__] == [
        getattr(whole, name) for name in Segment.__slots__
    ]


@pytest.mark.parametrize(
    ("query", "bodies"),
    [
        ("مرسي", ["قال مرسى فى القاهرة فى يوم", "قال مرسى في القاهرة", "قال مرسي فى القاهرة فى يوم"]),
        ("-مرسي القاهرة", ["قال مرسى فى القاهرة فى يوم", "قال مرسى في القاهرة", "القاهرة"]),
        ('لافروف -"موسكو الصين"', ["لافروف موسكو الصين", "لافروف الصين موسكو", "لافروف"]),
        ("لافروف -/موسكو/", ["لافروف موسكو", "لافروف"]),
        ("لافروف -title:موسكو", ["لافروف موسكو", "لافروف"]),
        ("لافروف -lang:ru", ["لافروف موسكو", "لافروف"]),
        ("لافرو*", ["لافروف", "لافروفا", "لافروفيين", "لافي"]),
        ("عبدالله", ["عبد الله", "وعبدالله", "الله عبد"]),
        ("لافروف", ["Лавровым", "Lavrov's", "lavrov", "فلافروف_موسكو", "لَافْــرُوف", "ﻻﻓﺮﻭﻑ", "لاڤروڤ"]),
        ("منظمة الصحة", ["WHO", "who", "ВОЗ", "منظمة للصحة", "الصحة"]),
    ],
)
def test_articles_that_are_easily_mistaken_are_told_apart(query: str, bodies: list[str]) -> None:
    texts = [document("خبر", [body]) for body in bodies]
    check(Segment.of(texts), texts, query)


@pytest.mark.parametrize(
    ("query", "few"),
    [
        ("لافروف", {0: ("لافروف",)}),
        ("موسكو", {1: ("موسكو",), 2: ("موسكو",)}),
        ("لافروف | موسكو", {0: ("لافروف | موسكو",), 1: ("لافروف | موسكو",), 2: ("لافروف | موسكو",)}),
        ("موسكو -لافروف", {1: ("موسكو -لافروف",), 2: ("موسكو -لافروف",)}),
        ('"وزير الخارجية"', {0: None}),
        ("موسك*", {1: ("موسك*",)}),
        ("source:رويترز", {2: None}),
        ("tag:لافروف", {1: None}),
        ("title:لافروف", {0: None}),
        ("علي", {3: ("علي",)}),
        ("=Moscow", {2: ("=Moscow",)}),
        ("=MOSCOW", {}),
        ("كلمة", {}),
        ("/لاف/", None),
        ("~وزير", None),
        ("~وزير موسكو", {1: None, 2: None}),
        ("/لاف/ موسكو", {1: None, 2: None}),
    ],
)
def test_what_need_not_be_read_is_known_of_most_queries(query: str, few: dict[int, object] | None) -> None:
    texts = [
        document("قال وزير الخارجية وللافروف", ["خبر"], source="صدى"),
        document("إلى موسكو", ["خبر على الحدود"], source="صدى", tags=["لافروف"]),
        document("Moscow", ["News"], source="رويترز"),
        document("وعلي", ["خبر"]),
    ]
    assert asked(query).narrowing().few(Segment.of(texts)) == few


def test_a_segment_takes_no_more_articles_than_it_can_number() -> None:
    empty = document("", [])
    Segment.of([empty] * LARGEST)
    with pytest.raises(ValueError, match="at most"):
        Segment.of([empty] * (LARGEST + 1))
