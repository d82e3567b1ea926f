"""Where do regular expressions match, and does it cost others anything?"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.errors import QueryError
from bot.query.expressions import Expressions
from bot.query.grammar import parse
from bot.query.index import Index, matches
from bot.text.aliases import parse as parse_aliases


def test_a_pattern_sees_words_without_marks_and_gives_places_in_the_text_as_it_stands():
    text = "قال لَافْـرُوف\u200f في موسكو"
    [(start, end)] = matches(parse("/لافروف/"), text)
    assert text[start:end].startswith("لَ")
    assert matches(parse("/موسكو$/"), text)


def test_patterns_of_many_queries_are_looked_for_together():
    index = Index()
    for number in range(200):
        index.add(number, parse(f"/كلمة{number}\\b/"))
    assert [hit.key for hit in index.match("كلمة7 كلمة77")] == [7, 77]
    for number in range(200):
        index.remove(number)
    assert index.match("كلمة7") == []


@pytest.mark.parametrize("query", [r"/لاف\w+/", r"/[\w-]+روف/", r"/قال\W+لاف/"])
def test_a_letter_of_a_pattern_is_one_of_any_script(query):
    index = Index()
    index.add(0, parse(query))
    assert index.match("قال: لافروف")


@pytest.mark.parametrize("query", [r"/\bلافروف/", r"/Лавров\b/", "/(/", "/[/"])
def test_a_pattern_that_could_never_match_is_refused(query):
    with pytest.raises(QueryError) as refused:
        parse(query)
    assert refused.value.reason == "bad-pattern"


def test_patterns_that_are_too_large_together_are_found_one_by_one():
    expressions = Expressions()
    sources = [f"x{{{n},900}}(?:ab|cd|{'e' * n}){{1,90}}" for n in range(1, 60)]
    for source in sources:
        expressions.get(source)
    assert {each.source for each in expressions.occurring("x" * 80 + "ab")} == set(sources)


def test_a_pattern_counts_in_its_field_only():
    assert matches(parse("title:/موسكو/"), "موسكو") is None


@given(st.text(alphabet="ab\u064eـلا \u200f", max_size=12))
def test_places_of_patterns_lie_in_the_text(text):
    for start, end in matches(parse("/[abلا]+/"), text) or ():
        assert 0 <= start < end <= len(text)


def test_an_index_with_other_names_forgets_them_with_the_query():
    index = Index(parse_aliases(["لافروف = Лавров = Lavrov", "سيرغي لافروف = Sergei Lavrov"]))
    for key, typed in enumerate(["لافروف", "سيرغي لافروف موسكو", "-Lavrov موسكو"]):
        index.add(key, parse(typed))
    assert [hit.key for hit in index.match("Lavrov")] == [0]
    assert {hit.key for hit in index.match("Sergei Lavrov in موسكو")} == {0, 1}
    assert [hit.key for hit in index.match("في موسكو")] == [2]
    for key in range(3):
        index.remove(key)
    assert index._asking.vocabulary.is_empty()
    assert index.match("Lavrov موسكو") == []
