"""Do all languages say the same, with every count, and does nothing else speak?"""

from __future__ import annotations

import ast
import re
from functools import cache
from itertools import product
from pathlib import Path

import pytest
from babel import Locale
from fluent.syntax import FluentParser
from fluent.syntax.ast import Identifier, Junk, Message, SelectExpression, VariableReference
from fluent.syntax.visitor import Visitor

from bot.settings import LANGUAGES
from bot.texts.say import languages, missing, say

ROOT = Path(__file__).parents[2]
COUNTS = (0, 1, 2, 3, 11, 21, 100)
CATEGORIES = {"zero", "one", "two", "few", "many", "other"}

SPEAKING = ("handlers", "bot", "storage")
RULES = ("bot/text/", "bot/query/", "bot/pipeline/", "bot/sources/", "bot/sample/")  # how languages are read
ALLOWED = {
    "bot/chats/preferences.py": "words for on and off that a person may type",
    "bot/chats/resting.py": "spans and days that a person may type",
    "bot/chats/spelling.py": "letters that Arabic writers leave out",
    "bot/links/codebook.py": "letters and their bits",
    "bot/places/cities.py": "names of cities",
    "bot/places/gazetteer.py": "the Arabic article and the ranges of scripts",
    "bot/places/zones.py": "short names of countries that a person may type",
    "handlers/chat/spoken.py": "commands that a person may type without a slash",
    "handlers/cli/__init__.py": "the bot's name",
    "handlers/cli/digest.py": "an example of a query, in English help",
    "handlers/terminal/chat.py": "a line by which one sees whether Arabic reads backwards",
}
ALIKE = {  # Russian sentences that were looked at: few and many take one form there («около 3 статей, 5 статей»)
    *("source-limit", "source-a-day", "source-a-week", "sources-title"),
    *("import-how", "import-followed", "import-known", "import-left-out", "import-failed"),
}
SHOWN = {"answer", "Answer", "Button", "Html", "bold", "italic", "lines", "quotation", "link", "say"}


class _Uses(Visitor):
    """The variables of a message, and the sets of plural forms that it knows by the variable that is counted."""

    def __init__(self) -> None:
        self.variables: set[str] = set()
        self.plurals: list[tuple[str, frozenset[str]]] = []

    def visit_VariableReference(self, node):  # noqa: N802 (the library's name)
        self.variables.add(node.id.name)

    def visit_SelectExpression(self, node: SelectExpression):  # noqa: N802
        keys = frozenset(each.key.name for each in node.variants if isinstance(each.key, Identifier))
        if isinstance(node.selector, VariableReference) and keys and keys <= CATEGORIES:
            self.plurals.append((node.selector.id.name, keys))
        self.generic_visit(node)


@cache
def body(language: str) -> list:
    return FluentParser().parse((ROOT / "bot/texts" / f"{language}.ftl").read_text("utf-8")).body


@cache
def uses(language: str) -> dict[str, _Uses]:
    found = {}
    for message in body(language):
        if isinstance(message, Message):
            found[message.id.name] = _Uses()
            found[message.id.name].visit(message)
    return found


@cache
def counted() -> set[tuple[str, str]]:
    """Give message and variable wherever one language at least counts."""
    every = product(LANGUAGES, uses("en"))
    return {(key, name) for language, key in every for name, _ in uses(language)[key].plurals}


def test_the_languages_are_those_that_have_a_file():
    files = {path.stem for path in (ROOT / "bot/texts").glob("*.ftl")}
    assert set(LANGUAGES) == set(languages()) == files >= {"ar", "en", "ru"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_language_that_comes_with_the_program_has_every_sentence(language):
    assert missing(language) == frozenset()
    assert not [each.content for each in body(language) if isinstance(each, Junk)]
    names = [each.id.name for each in body(language) if isinstance(each, Message)]
    assert len(names) == len(set(names))
    assert {key: use.variables for key, use in uses(language).items()} == {
        key: use.variables for key, use in uses("en").items()
    }


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_a_profile_says_fits_a_profile(language):
    assert len(say(language, "description-short")) <= 120
    assert len(say(language, "description")) <= 512
    assert len(say(language, "bot-name")) <= 64


def test_every_language_calls_itself_by_another_name():
    names = {str(say(language, "language-name")) for language in LANGUAGES}
    assert len(names) == len(LANGUAGES)


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_counted_has_each_form_that_whole_numbers_take(language):
    wanted = {Locale.parse(language).plural_form(number) for number in range(201)}
    for key, use in uses(language).items():
        for name, forms in use.plurals:
            alike = {"few"} if language == "ru" and key in ALIKE else set()
            assert wanted - alike <= forms, (key, name)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("count", COUNTS)
def test_every_sentence_is_said_with_every_count(language, count):
    for key, use in uses(language).items():
        for text in ("لافروف", "a { $b }", "yes"):
            values = {name: count if (key, name) in counted() else text for name in use.variables}
            told = str(say(language, key, **values)).replace("a { $b }", "")
            assert told.strip()
            assert not set("{}$") & set(told), (key, told)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_number_is_said_or_has_a_word_of_its_own(language):
    for key, name in counted():
        values = dict.fromkeys(uses(language)[key].variables, "yes") | {name: 11}
        assert "11" in say(language, key, **values), key


def _constants(path: Path):
    """Give the strings of a file that are no docstrings."""
    tree = ast.parse(path.read_text("utf-8"))
    documented = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)
    heads = [node.body[0].value for node in ast.walk(tree) if isinstance(node, documented) and _has_doc(node)]
    docs = {id(head) for head in heads}
    attribute_docs = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if (
            isinstance(node, ast.Constant)
            and isinstance(node.value, str)
            and id(node) not in docs | attribute_docs
        ):
            yield node.value


def _has_doc(node) -> bool:
    return bool(node.body) and isinstance(node.body[0], ast.Expr)


def _sources():
    for room in SPEAKING:
        for path in sorted((ROOT / room).rglob("*.py")):
            name = str(path.relative_to(ROOT))
            if not name.startswith(RULES):
                yield name, path


def test_no_arabic_or_cyrillic_letter_stands_in_the_code_where_it_speaks():
    letters = re.compile("[\u0400-\u04ff\u0620-\u064a\u066e-\u06d3]")
    speaking = {name for name, path in _sources() if any(map(letters.search, _constants(path)))}
    assert speaking - set(ALLOWED) == set()
    assert {name for name in ALLOWED if (ROOT / name).exists()} == speaking


def test_no_english_words_are_shown_that_are_not_in_the_files():
    spoken = []
    for name, path in _sources():
        if name.startswith(
            ("handlers/chat", "handlers/tg", "bot/chats", "bot/digest", "bot/delivery", "bot/trend")
        ):
            for call in ast.walk(ast.parse(path.read_text("utf-8"))):
                if isinstance(call, ast.Call) and getattr(call.func, "id", "") in SHOWN - {"say"}:
                    words = [arg.value for arg in call.args[:1] if isinstance(arg, ast.Constant)]
                    spoken += [(name, word) for word in words if re.search("[A-Za-z]{2}", str(word))]
    assert spoken == []
