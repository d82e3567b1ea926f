"""What does a typed query mean? Pure: text in, a tree out, or an error that names the place.

    any     all ( "|" all )*
    all     term term*
    term    "-" atom | atom
    atom    "(" any ")" | "="? quoted | "="? word

Quotes are «…» and "…" of every kind; what is no letter or digit inside a word parts it into a phrase
(`covid-19`), at its ends it is ignored (`#لافروف`).

The reasons of QueryError, and where its `at` points:

    empty               no word in it                                        0
    too-long            more than 256 characters                             the first too many
    too-deep            more than 16 groups inside each other                the group
    unclosed-quote      a quote without its end                              the quote
    unclosed-group      ( without )                                          the (
    unexpected-close    ) without (                                          the )
    empty-group         () or "" without a word                              inside the () or the "
    dangling-operator   |, - or = with nothing that it applies to            the operator
    only-exclusion      only `-…`: it would find nearly every article        the query or alternative
    one-letter          a word of a single letter or digit, alone            the word
    stop-word           only function words («على», «the»); `=` insists      the query or alternative
    not-yet             ~word, word*, field:word and /…/ are still to come   the sign
"""

from __future__ import annotations

import re
from collections.abc import Set as AbstractSet

from bot.errors import QueryError
from bot.query.tree import AllOf, AnyOf, Not, Phrase, Query, Word
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
_NOT_YET = re.compile(r"^[~/]|\*|(?<=[^\W\d]):(?=\w)")


def parse(query: str) -> Query:
    """Give the tree of a query; raises QueryError.

    >>> str(parse("«وزير الخارجية» (موسكو|واشنطن) –رياضة"))
    '"وزير الخارجية" (موسكو | واشنطن) -رياضة'
    """
    if len(query) > LONGEST:
        raise QueryError("too-long", query, at=LONGEST)
    if not tokens(query):
        raise QueryError("empty", query)
    return _Parser(query).parse()


class _Parser:
    """Recursive descent over one query; `at` is the place of the next character to be read."""

    def __init__(self, query: str) -> None:
        self.query = query
        self.at = 0
        self.depth = 0

    def parse(self) -> Query:
        tree = self._any()
        if self._next() == ")":
            raise self._error("unexpected-close", self.at)
        return tree

    def _any(self) -> Query:
        parts = [self._all()]
        while self._next() == "|":
            self.at += 1
            parts.append(self._all(behind=self.at - 1))
        return _joined(AnyOf, parts)

    def _all(self, behind: int | None = None) -> Query:
        """Read one alternative; `behind` is the place of the | before it."""
        self._next()
        start, terms = self.at, []
        while self._next() not in {"", "|", ")"}:
            terms.extend(self._term())
        if not terms:
            raise self._nothing(start, behind)
        self._check(terms, start)
        return _joined(AllOf, terms)

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
        if sign in _QUOTES:
            return [self._quoted(strict=False)]
        if sign != "=":
            return self._word(strict=False)
        self.at += 1
        return self._strict(self.at - 1)

    def _operand(self, operator: int) -> list[Query]:
        self._following(operator, _EXCLUDE | {"|", ")"})
        return self._something(self._atom(), operator)

    def _strict(self, operator: int) -> list[Query]:
        if self._following(operator, set("|()=")) in _QUOTES:
            return [self._quoted(strict=True)]
        return self._something(self._word(strict=True), operator)

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
        return self._sized(words, start, strict=strict)

    def _word(self, *, strict: bool) -> list[Query]:
        start = self.at
        typed = _WORD.match(self.query, start)
        assert typed is not None
        if later := _NOT_YET.search(typed[0]):
            raise self._error("not-yet", start + later.start())
        self.at = typed.end()
        words = _words(typed[0])
        return [self._sized(words, start, strict=strict)] if words else []

    def _sized(self, words: list[str], start: int, *, strict: bool) -> Query:
        if len(words) > 1:
            return Phrase(tuple(words), strict=strict)
        if len(surface(words[0])) == 1:
            raise self._error("one-letter", start)
        return Word(words[0], strict=strict)

    def _check(self, terms: list[Query], start: int) -> None:
        wanted = [term for term in terms if not isinstance(term, Not)]
        if not wanted:
            raise self._error("only-exclusion", start)
        if all(_is_stop_word(term) for term in wanted):
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


def _is_stop_word(term: Query) -> bool:
    return isinstance(term, Word) and not term.strict and surface(term.text) in STOP_WORDS
