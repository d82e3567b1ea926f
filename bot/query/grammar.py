"""What does a typed query mean? Pure: text in, a tree out, or an error that names the place.

    any     all ( "|" all )*
    all     term term*
    term    "-" atom | atom
    atom    "(" any ")" | field ":" atom | "lang:" name | "/" expression "/"
            | "="? quoted | ("=" | "~")? word | word "*"

Quotes are «…» and "…" of every kind; what is no letter or digit inside a word parts it into a phrase
(`covid-19`), at its ends it is ignored (`#لافروف`). Fields have names in three languages (fields.py).

The reasons of QueryError, and where its `at` points:

    empty               no word in it                                        0
    too-long            more than 256 characters                             the first too many
    too-deep            more than 16 groups inside each other                the group
    unclosed-quote      a quote without its end                              the quote
    unclosed-group      ( without )                                          the (
    unexpected-close    ) without (                                          the )
    empty-group         () or "" without a word                              inside the () or the "
    dangling-operator   a sign with nothing that it applies to               the sign
    only-exclusion      only `-…`: it would find nearly every article        the query or alternative
    only-language       only `lang:…`, in one alternative at least           0
    one-letter          a word of one letter, unless «в» or "a" beside others the word
    stop-word           only function words («على», «the»); `=` insists      the query or alternative
    one-form            ~ and * take a single word                           the sign or the word
    short-beginning     fewer than three letters before *                    the word
    unknown-field       a name before a colon that is no field               the name
    nested-field        a field inside a field                               the inner one
    unknown-language    lang: without a language that we know                the name
    unclosed-pattern    / without the closing /                              the /
    bad-pattern         RE2 does not understand the expression               the /
    large-pattern       the expression needs too much memory                 the /
    empty-pattern       it matches no letter: every article has that         the /
"""

from __future__ import annotations

import re
from collections.abc import Set as AbstractSet

from bot.errors import QueryError
from bot.query.expressions import PatternError, compiled
from bot.query.fields import LANGUAGE, field_of, language_of
from bot.query.tree import AllOf, AnyOf, Field, Language, Not, Pattern, Phrase, Query, Way, Word, Zone
from bot.query.vocabulary import SHORTEST_BEGINNING
from bot.text.data.stop_words import STOP_WORDS
from bot.text.normalise import INVISIBLE, surface, written
from bot.text.tokens import tokens

LONGEST = 256
DEEPEST = 16

_QUOTES = {
    **dict.fromkeys("«»‹›", "«»‹›"),
    **dict.fromkeys('"“”„‟＂', '"“”„‟＂'),
}
_EXCLUDE = frozenset("-−–")
_SPACE = re.compile(rf"[\s{INVISIBLE}]*")
_HIDDEN = re.compile(rf"[{INVISIBLE}]*")
_WORD = re.compile(r"[^\s()|«»‹›\"“”„‟＂]+")
_FIELD = re.compile(rf"(?P<name>[^\W\d_]+(?:_[^\W\d_]+)*)[{INVISIBLE}]*:[{INVISIBLE}]*")
_PATTERN = re.compile(r"/((?:[^/\\]|\\.)+)/")
_STARRED = re.compile(r"(?<=\w)\*(?:[^\w*]*$)?")
_WIDE = "~"


def parse(query: str) -> Query:
    """Give the tree of a query; raises QueryError.

    >>> str(parse("«وزير الخارجية» (موسكو|واشنطن) –رياضة"))
    '"وزير الخارجية" (موسكو | واشنطن) -رياضة'
    """
    if len(query) > LONGEST:
        raise QueryError("too-long", query, at=LONGEST)
    if not tokens(query) and not _PATTERN.search(query):
        raise QueryError("empty", query)
    return _Parser(query).parse()


class _Parser:
    """Recursive descent over one query; `at` is the place of the next character to be read."""

    def __init__(self, query: str) -> None:
        self.query = query
        self.at = 0
        self.depth = 0
        self.zone: Zone | None = None

    def parse(self) -> Query:
        tree = self._any()
        if self._next() == ")":
            raise self._error("unexpected-close", self.at)
        if _is_unbounded(tree):
            raise self._error("only-language", 0)
        return tree

    def _any(self) -> Query:
        parts = [self._all()]
        while self._next() == "|":
            self.at += 1
            parts.append(self._all(behind=self.at - 1))
        return _joined(AnyOf, parts)

    def _all(self, behind: int | None = None) -> Query:
        """Read one alternative; `behind` is the place of the | before it.

        A function word of one letter («в», "a") is in every article: beside other words it is left out.
        """
        self._next()
        start, terms, letters = self.at, list[Query](), list[int]()
        while self._next() not in {"", "|", ")"}:
            letter, self.at = self.at, self._behind_letter()
            letters += [letter] if letter < self.at else []
            terms.extend(self._term() if letter == self.at else [])
        if letters and not terms:
            raise self._error("one-letter", letters[0])
        if not terms:
            raise self._nothing(start, behind)
        self._check(terms, start)
        return _joined(AllOf, terms)

    def _behind_letter(self) -> int:
        """Give the place behind a function word of one letter, where one stands here, else this place."""
        typed = _WORD.match(self.query, self.at)
        if typed is None or not typed[0][0].isalpha() or "*" in typed[0]:
            return self.at
        words = [surface(each) for each in _words(typed[0])]
        is_letter = len(words) == 1 and len(words[0]) == 1 and words[0] in STOP_WORDS
        return typed.end() if is_letter else self.at

    def _term(self) -> list[Query]:
        """Read one term; a word without letters gives none."""
        start = self.at
        if self._next() not in _EXCLUDE:
            return self._atom()
        self.at += 1
        excluded = self._operand(start)
        self._check(excluded, start)
        return [Not(part) for part in excluded]

    def _atom(self) -> list[Query]:
        sign = self._next()
        if sign == "(":
            return [self._group()]
        if sign == "/":
            return [self._pattern()]
        if sign in _QUOTES:
            return [self._quoted(strict=False)]
        if sign not in {Way.STRICT.value, _WIDE}:
            return self._field() or self._word()
        self.at += 1
        return self._strict(self.at - 1) if sign == Way.STRICT.value else self._wide(self.at - 1)

    def _operand(self, operator: int) -> list[Query]:
        self._following(operator, _EXCLUDE | {"|", ")"})
        return self._something(self._atom(), operator)

    def _strict(self, operator: int) -> list[Query]:
        if self._following(operator, set("|()=~/")) in _QUOTES:
            return [self._quoted(strict=True)]
        return self._something(self._word(Way.STRICT), operator)

    def _wide(self, operator: int) -> list[Query]:
        if self._following(operator, set("|()=~/")) in _QUOTES:
            raise self._error("one-form", operator)
        return self._something(self._word(Way.WIDE), operator)

    def _field(self) -> list[Query]:
        """Read `name:` and what it applies to; nothing where no name is."""
        start = self.at
        named = _FIELD.match(self.query, start)
        if named is None or not self._is_name(named):
            return []
        if self.zone is not None:
            raise self._error("nested-field", start)
        self.at = named.end()
        if surface(named["name"]) in LANGUAGE:
            return [self._language(start)]
        zone = field_of(surface(named["name"]))
        if zone is None:
            raise self._error("unknown-field", start)
        return [self._in_zone(zone, start)]

    def _is_name(self, named: re.Match[str]) -> bool:
        """Say whether a colon makes its word a field: one that we know, or any with no space behind the colon."""
        name = surface(named["name"])
        is_known = name in LANGUAGE or field_of(name) is not None
        behind = self.query[named.end() : named.end() + 1]
        return is_known or bool(re.match(r"[\w«\"(=~]", behind))

    def _in_zone(self, zone: Zone, start: int) -> Query:
        if not self._next() or self._next() in _EXCLUDE | {"|", ")"}:
            raise self._error("dangling-operator", start)
        self.zone = zone
        terms = self._something(self._atom(), start)
        self._check(terms, start)
        self.zone = None
        return Field(zone, _joined(AllOf, terms))

    def _language(self, start: int) -> Query:
        self._next()
        typed = _WORD.match(self.query, self.at)
        code = language_of(surface(typed[0])) if typed else None
        if typed is None or code is None:
            raise self._error("unknown-language", start if typed is None else self.at)
        self.at = typed.end()
        return Language(code)

    def _pattern(self) -> Query:
        start = self.at
        found = _PATTERN.match(self.query, start)
        if found is None:
            raise self._error("unclosed-pattern", start)
        self.at = found.end()
        try:
            matches_nothing = compiled(found[1]).search("") is not None
        except PatternError as error:
            raise self._error(error.reason, start) from error
        if not tokens(found[1]):
            raise self._error("empty", 0)
        if matches_nothing:
            raise self._error("empty-pattern", start)
        return Pattern(found[1])

    def _following(self, operator: int, refused: AbstractSet[str]) -> str:
        """Give the character that follows an operator at once; invisible ones do not count."""
        hidden = _HIDDEN.match(self.query, self.at)
        assert hidden is not None
        self.at = hidden.end()
        following = self.query[self.at : self.at + 1]
        if not following or following.isspace() or following in refused:
            raise self._error("dangling-operator", operator)
        return following

    def _something(self, found: list[Query], operator: int) -> list[Query]:
        if not found:
            raise self._error("dangling-operator", operator)
        return found

    def _group(self) -> Query:
        start = self.at
        self.at += 1
        self.depth += 1
        if self.depth > DEEPEST:
            raise self._error("too-deep", start)
        if self.query.find(")", start) < 0:
            raise self._error("unclosed-group", start)
        tree = self._any()
        if self._next() != ")":
            raise self._error("unclosed-group", start)
        self.at += 1
        self.depth -= 1
        return tree

    def _quoted(self, *, strict: bool) -> Query:
        start = self.at
        ends = [place for mark in _QUOTES[self.query[start]] if (place := self.query.find(mark, start + 1)) > 0]
        if not ends:
            raise self._error("unclosed-quote", start)
        self.at = min(ends) + 1
        words = _words(self.query[start + 1 : self.at - 1])
        if not words:
            raise self._error("empty-group", start)
        return self._sized(words, start, Way.STRICT if strict else Way.PLAIN)

    def _word(self, way: Way = Way.PLAIN) -> list[Query]:
        start = self.at
        typed = _WORD.match(self.query, start)
        assert typed is not None
        self.at = typed.end()
        words = _words(typed[0])
        if (starred := _STARRED.search(typed[0])) and words:
            if starred.end() < len(typed[0]):
                raise self._error("one-form", start + starred.start())
            return [self._beginning(words, way, start)]
        if way is Way.WIDE and len(words) > 1:
            raise self._error("one-form", start - 1)
        return [self._sized(words, start, way)] if words else []

    def _beginning(self, words: list[str], way: Way, start: int) -> Query:
        if way is not Way.PLAIN or len(words) > 1:
            raise self._error("one-form", start)
        if len(surface(words[0])) < SHORTEST_BEGINNING:
            raise self._error("short-beginning", start)
        return Word(words[0], Way.BEGINNING)

    def _sized(self, words: list[str], start: int, way: Way) -> Query:
        if len(words) > 1:
            return Phrase(tuple(words), strict=way is Way.STRICT)
        if len(surface(words[0])) == 1:
            raise self._error("one-letter", start)
        return Word(words[0], way)

    def _check(self, terms: list[Query], start: int) -> None:
        wanted = [term for term in terms if not isinstance(term, Not)]
        if not wanted:
            raise self._error("only-exclusion", start)
        words = [term for term in wanted if not isinstance(term, Language)]
        if words and all(map(_is_stop_word, words)):
            raise self._error("stop-word", start)

    def _nothing(self, start: int, behind: int | None) -> QueryError:
        if behind is not None:
            return self._error("dangling-operator", behind)
        sign = self.query[self.at : self.at + 1]
        if sign == "|":
            return self._error("dangling-operator", self.at)
        if sign == ")" and not self.depth:
            return self._error("unexpected-close", self.at)
        return self._error("empty-group" if self.depth else "empty", start)

    def _next(self) -> str:
        """Skip spaces and invisible characters; give the next character, "" at the end."""
        skipped = _SPACE.match(self.query, self.at)
        assert skipped is not None
        self.at = skipped.end()
        return self.query[self.at : self.at + 1]

    def _error(self, reason: str, at: int) -> QueryError:
        return QueryError(reason, self.query, at=at)


def _words(text: str) -> list[str]:
    """Give the words of a typed piece, without marks; «ﷺ» gives the keys of its four."""
    found = []
    for token in tokens(text):
        word = written(text[token.start : token.end])
        found.append(word if surface(word) == token.surface else token.surface)
    return found


def _joined(kind: type[AllOf | AnyOf], parts: list[Query]) -> Query:
    flat: list[Query] = []
    for part in parts:
        flat.extend(part.parts if isinstance(part, kind) else [part])
    return flat[0] if len(flat) == 1 else kind(tuple(flat))


def _is_unbounded(tree: Query) -> bool:
    """Say whether articles would answer of which nothing is known but their language."""
    match tree:
        case Language():
            return True
        case AnyOf(parts):
            return any(map(_is_unbounded, parts))
        case AllOf(parts):
            return all(isinstance(part, Not) or _is_unbounded(part) for part in parts)
        case _:
            return False


def _is_stop_word(term: Query) -> bool:
    return isinstance(term, Word) and term.way is not Way.STRICT and surface(term.text) in STOP_WORDS
