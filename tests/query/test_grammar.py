"""What does a typed query mean?"""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.errors import QueryError
from bot.query import grammar
from bot.query.grammar import parse
from bot.query.tree import AllOf, AnyOf, Field, Language, Not, Pattern, Phrase, Way, Word, Zone
from bot.texts.say import languages, say_error


@pytest.mark.parametrize(
    ("typed", "tree"),
    [
        ("لافروف", Word("لافروف")),
        ("  لافروف ", Word("لافروف")),
        ("#لافروف،", Word("لافروف")),
        ("لَافْـروف", Word("لافروف")),
        ("\u200fلافروف\u200f", Word("لافروف")),
        ("Lavrov", Word("Lavrov")),
        ("=علي", Word("علي", Way.STRICT)),
        ("=على", Word("على", Way.STRICT)),
        ("وزير الخارجية", AllOf((Word("وزير"), Word("الخارجية")))),
        ("لافروف في موسكو", AllOf((Word("لافروف"), Word("في"), Word("موسكو")))),
        ("визит в Каир", AllOf((Word("визит"), Word("Каир")))),
        ("Лавров и (Каир | в Тунис)", AllOf((Word("Лавров"), AnyOf((Word("Каир"), Word("Тунис")))))),
        ("a visit", Word("visit")),
        ("Каир, а, Тунис", AllOf((Word("Каир"), Word("Тунис")))),
        ('"визит в Каир"', Phrase(("визит", "в", "Каир"))),
        ("لافروف ، موسكو", AllOf((Word("لافروف"), Word("موسكو")))),
        ('"وزير في الخارجية"', Phrase(("وزير", "في", "الخارجية"))),
        ('="وزير الخارجية"', Phrase(("وزير", "الخارجية"), strict=True)),
        ("«لافروف»", Word("لافروف")),
        ("covid-19", Phrase(("covid", "19"))),
        ("سيرغي_لافروف", Phrase(("سيرغي", "لافروف"))),
        ("10:30", Phrase(("10", "30"))),
        ("لافروف -رياضة", AllOf((Word("لافروف"), Not(Word("رياضة"))))),
        ("-رياضة لافروف", AllOf((Not(Word("رياضة")), Word("لافروف")))),
        ("لافروف\u200f −«كرة القدم»", AllOf((Word("لافروف"), Not(Phrase(("كرة", "القدم")))))),
        ("موسكو | واشنطن|كييف", AnyOf((Word("موسكو"), Word("واشنطن"), Word("كييف")))),
        ("بوتين ترامب | قمة", AnyOf((AllOf((Word("بوتين"), Word("ترامب"))), Word("قمة")))),
        ("بوتين (ترامب | قمة)", AllOf((Word("بوتين"), AnyOf((Word("ترامب"), Word("قمة")))))),
        ("((بوتين))", Word("بوتين")),
        ("~وزير", Word("وزير", Way.WIDE)),
        ("لافرو*", Word("لافرو", Way.BEGINNING)),
        ("*لافروف* عاجل", AllOf((Word("لافروف", Way.BEGINNING), Word("عاجل")))),
        ("title:لافروف", Field(Zone.TITLE, Word("لافروف"))),
        ("عنوان: لافروف", Field(Zone.TITLE, Word("لافروف"))),
        ("source:«روسيا اليوم»", Field(Zone.SOURCE, Phrase(("روسيا", "اليوم")))),
        ("заголовок:(Лавров | Путин)", Field(Zone.TITLE, AnyOf((Word("Лавров"), Word("Путин"))))),
        ("وسم:=غزة -lang:en", AllOf((Field(Zone.TAG, Word("غزة", Way.STRICT)), Not(Language("en"))))),
        ("قمة (موسكو | lang:ru)", AllOf((Word("قمة"), AnyOf((Word("موسكو"), Language("ru")))))),
        (r"/لاف\w+ \/ \d{2}/ موسكو", AllOf((Pattern(r"لاف\w+ \/ \d{2}"), Word("موسكو")))),
        ("https://t.me/rt", Phrase(("https", "t", "me", "rt"))),
        ("24/7", Phrase(("24", "7"))),
        ("بوتين -(ترامب | قمة)", AllOf((Word("بوتين"), Not(AnyOf((Word("ترامب"), Word("قمة"))))))),
    ],
)
def test_a_query_means(typed, tree):
    assert parse(typed) == tree


@pytest.mark.parametrize("quoted", ['"a b"', "«a b»", "»a b«", "“a b”", "”a b“", "„a b“", "‹a b›", "＂a b＂"])
def test_quotes_of_every_kind_make_a_phrase(quoted):
    assert parse(quoted) == Phrase(("a", "b"))


REFUSED = [
    ("", "empty", 0),
    (" ؟ ", "empty", 0),
    ("ا ب" * 100, "too-long", 256),
    ("(" * 17 + "لافروف" + ")" * 17, "too-deep", 16),
    ("لافروف «وزير", "unclosed-quote", 7),
    ("لافروف (وزير", "unclosed-group", 7),
    ("لافروف (", "unclosed-group", 7),
    ("لافروف)", "unexpected-close", 6),
    (") لافروف", "unexpected-close", 0),
    ("لافروف ()", "empty-group", 8),
    ("لافروف ( ، )", "empty-group", 9),
    ('لافروف ""', "empty-group", 7),
    ("لافروف |", "dangling-operator", 7),
    ("| لافروف", "dangling-operator", 0),
    ("لافروف || موسكو", "dangling-operator", 7),
    ("لافروف - موسكو", "dangling-operator", 7),
    ("لافروف -", "dangling-operator", 7),
    ("لافروف --موسكو", "dangling-operator", 7),
    ("لافروف =", "dangling-operator", 7),
    ("لافروف -؟", "dangling-operator", 7),
    ("لافروف -\u200f)", "dangling-operator", 7),
    ("-لافروف", "only-exclusion", 0),
    ("لافروف | -موسكو", "only-exclusion", 9),
    ("لافروف -(-موسكو)", "only-exclusion", 9),
    ("ب", "one-letter", 0),
    ("لافروف د", "one-letter", 7),
    ("=x", "one-letter", 1),
    ("в", "one-letter", 0),
    ("Лавров | в и", "one-letter", 9),
    ("Лавров -в", "one-letter", 8),
    ("=в Каир", "one-letter", 1),
    ("в -Каир", "only-exclusion", 0),
    ("في", "stop-word", 0),
    ("على", "stop-word", 0),
    ("والتي", "stop-word", 0),
    ("the", "stop-word", 0),
    ("Для", "stop-word", 0),
    ("من على", "stop-word", 0),
    ("لافروف | على", "stop-word", 9),
    ("لافروف -على", "stop-word", 7),
    ("lang:ar", "only-language", 0),
    ("لافروف | lang:ar", "only-language", 0),
    ("لغة:عربي (موسكو | lang:ru)", "only-language", 0),
    ("lang:ar -لافروف", "only-language", 0),
    ('~"وزير الخارجية"', "one-form", 0),
    ("~وزير_الخارجية", "one-form", 0),
    ("~وزير*", "one-form", 1),
    ("=وزير*", "one-form", 1),
    ("لا*فروف", "one-form", 2),
    ("لافروف في*", "short-beginning", 7),
    ("عاجل:لافروف", "unknown-field", 0),
    ("title:(موسكو source:تاس)", "nested-field", 13),
    ("موسكو title:", "dangling-operator", 6),
    ("title:-موسكو", "dangling-operator", 0),
    ("موسكو lang:xx", "unknown-language", 11),
    ("موسكو lang:", "unknown-language", 6),
    ("title:على", "stop-word", 0),
    ("لافروف /abc", "unclosed-pattern", 7),
    ("لافروف /(abc/", "bad-pattern", 7),
    ("/[a-z]*/", "empty-pattern", 0),
    (r"/(\pL{1,90}){1,9}/", "large-pattern", 0),
]


@pytest.mark.parametrize(("typed", "reason", "at"), REFUSED)
def test_what_cannot_be_understood_is_refused_with_its_place(typed, reason, at):
    with pytest.raises(QueryError) as refused:
        parse(typed)
    assert (refused.value.reason, refused.value.at, refused.value.query) == (reason, at, typed)


def test_every_reason_is_in_the_list_that_the_sentences_are_written_from():
    documented = set(
        re.findall(r"^    ([a-z-]+) {3,}(?=\S)", grammar.__doc__.partition("reasons")[2], re.MULTILINE)
    )
    assert documented == {reason for _, reason, _ in REFUSED}


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("reason", sorted({reason for _, reason, _ in REFUSED}))
def test_every_reason_has_its_sentence_in_every_language(language, reason):
    assert say_error(language, QueryError(reason, "لافروف"))


WORDS = st.sampled_from(["لافروف", "موسكو", "علي", "وزير", "Lavrov", "Лавров", "nato", "25"])
TERMS = st.one_of(
    st.builds(Word, WORDS, st.sampled_from([Way.PLAIN, Way.STRICT, Way.WIDE])),
    st.builds(Word, st.sampled_from(["لافروف", "Lavr"]), st.just(Way.BEGINNING)),
    st.builds(Phrase, st.lists(WORDS, min_size=2, max_size=3).map(tuple), st.booleans()),
    st.sampled_from([r"لا\w+", r"a\/b", "[«»]x", "a|b"]).map(Pattern),
)
LEAVES = st.one_of(TERMS, st.builds(Field, st.sampled_from(Zone), TERMS))


def _canonical(children):
    either = st.lists(children.filter(lambda q: not isinstance(q, (AnyOf, Not))), min_size=2, max_size=3)
    every = st.lists(children.filter(lambda q: not isinstance(q, (AllOf, Not))), min_size=1, max_size=2)
    excluded = st.one_of(children.filter(lambda q: not isinstance(q, Not)), st.just(Language("ru")))
    without = st.lists(excluded.map(Not), min_size=1, max_size=2)
    return st.one_of(
        either.map(lambda parts: AnyOf(tuple(parts))),
        st.tuples(every, without).map(lambda both: AllOf((*both[0], *both[1]))),
        every.map(lambda parts: AllOf((*parts, Language("ar")))),
        st.lists(children.filter(lambda q: not isinstance(q, (AllOf, Not))), min_size=2, max_size=3).map(
            lambda parts: AllOf(tuple(parts))
        ),
        st.builds(Field, st.sampled_from(Zone), st.lists(TERMS, min_size=2, max_size=3).map(tuple).map(AnyOf)),
    )


TREES = st.recursive(LEAVES, _canonical, max_leaves=6).filter(lambda tree: len(str(tree)) <= 256)


@given(TREES)
def test_a_printed_tree_is_a_query_for_the_same_tree(tree):
    assert parse(str(tree)) == tree


@given(st.text(alphabet='اب لو("«»|)-=*:~/#،\u200fab', max_size=24))
def test_any_text_is_understood_or_refused_inside_its_bounds(typed):
    read = understood(typed)
    if isinstance(read, QueryError):
        assert 0 <= read.at <= len(typed)
    else:
        assert parse(str(read)) == read


def understood(typed):
    try:
        return parse(typed)
    except QueryError as error:
        return error
