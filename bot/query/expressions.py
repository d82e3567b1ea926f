"""Where does a subscriber's regular expression match? RE2: linear in the text, with a limit on its memory.

Expressions are compiled together, some dozens at a time: an article is held against all of them in a few
passes, and only those that occur are asked where.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from bot.text.normalise import mapped

MOST_MEMORY = 1 << 18  # bytes that RE2 may take for one expression
_MOST_TOGETHER = 1 << 24
_TOGETHER = 64
_PARTS = re.compile(r"(?s)\\.|\[\^?\]?|.")  # an escape, the beginning of a class, any other character
_LETTERS = r"\p{L}\p{N}_"
_NO_LETTER = r"\W"
_FOREIGN_BOUNDARY = re.compile(r"[^\x00-\x7f]\\b|(?<!\\)\\b[^\x00-\x7f]")
log = logging.getLogger(__name__)
_MOST_PLACES = 100  # of one expression in one article


class PatternError(ValueError):
    """RE2 cannot read the expression, or it is too large; `reason` is "bad-pattern" or "large-pattern"."""

    def __init__(self, reason: str, detail: str) -> None:
        super().__init__(detail)
        self.reason = reason


class Expression:
    """One regular expression, and the queries that need it."""

    __slots__ = ("_compiled", "plans", "source", "uses")

    def __init__(self, source: str) -> None:
        self.source = source
        self._compiled = compiled(source)
        self.uses = 0
        self.plans: list[Any] = []

    def spans(self, text: str) -> Iterator[tuple[int, int]]:
        """Give the places in a text; vowel marks and what cannot be seen are not there for an expression."""
        shown, places = mapped(text)
        for number, found in enumerate(self._compiled.finditer(shown)):
            if number == _MOST_PLACES:
                return
            start, end = found.span()
            if start < end:
                yield places[start], places[end - 1] + 1

    def occurs(self, shown: str) -> bool:
        """Say whether it matches somewhere in a text that is shown as `mapped` shows it."""
        return self._compiled.search(shown) is not None


class Expressions:
    """All expressions that are asked for."""

    def __init__(self) -> None:
        self._known: dict[str, Expression] = {}
        self._groups: list[_Group] = []

    def __bool__(self) -> bool:
        return bool(self._known)

    def get(self, source: str) -> Expression:
        """Give the expression for a source; makes it if nobody asked for it before. Raises PatternError."""
        known = self._known.get(source)
        if known is None:
            known = self._known[source] = Expression(source)
            self._room().add(known)
        return known

    def drop(self, expression: Expression) -> None:
        """Forget an expression."""
        del self._known[expression.source]
        for group in self._groups:
            group.discard(expression)

    def occurring(self, text: str) -> Iterator[Expression]:
        """Give the expressions that a text matches somewhere."""
        if not self._known:
            return
        shown = mapped(text)[0]
        for group in self._groups:
            yield from group.occurring(shown)

    def _room(self) -> _Group:
        for group in self._groups:
            if len(group.members) < _TOGETHER:
                return group
        self._groups.append(_Group())
        return self._groups[-1]


class _Group:
    """Some expressions that are compiled as one, when they are next needed."""

    def __init__(self) -> None:
        self.members: list[Expression] = []
        self._set: Any = None

    def add(self, expression: Expression) -> None:
        self.members.append(expression)
        self._set = None

    def discard(self, expression: Expression) -> None:
        if expression in self.members:
            self.members.remove(expression)
            self._set = None

    def occurring(self, shown: str) -> Iterator[Expression]:
        if not self.members:
            return
        if self._set is None:
            self._set = _together([member.source for member in self.members])
        if self._set:
            yield from (self.members[number] for number in self._set.Match(shown) or ())
        else:
            yield from (member for member in self.members if member.occurs(shown))


@lru_cache(maxsize=1024)
def compiled(source: str) -> Any:
    """Give the compiled expression. Raises PatternError."""
    import re2  # noqa: PLC0415 (only where somebody asks for one)

    try:
        return re2.compile(_in_every_script(source), _options(MOST_MEMORY))
    except re2.error as error:
        detail = error.args[0]
        said = detail.decode("utf-8", "replace") if isinstance(detail, bytes) else str(detail)
        raise PatternError("large-pattern" if "too large" in said else "bad-pattern", said) from None


def _in_every_script(source: str) -> str:
    r"""Write out \w and \W, which in RE2 mean Latin letters. Raises PatternError for \b beside other letters.

    >>> print(_in_every_script(r"لاف\w+"), _in_every_script(r"[\w-]"))
    لاف[\p{L}\p{N}_]+ [\p{L}\p{N}_-]
    """
    if found := _FOREIGN_BOUNDARY.search(source):
        raise PatternError("bad-pattern", f"\\b knows Latin letters only: {found[0]}")
    written, is_in_class = [], False
    for part in _PARTS.findall(source):
        match part, is_in_class:
            case r"\w", True:
                written.append(_LETTERS)
            case r"\w" | r"\W", False:
                written.append(f"[{'^' * (part == _NO_LETTER)}{_LETTERS}]")
            case _:
                written.append(part)
                is_in_class = not part.endswith("]") if is_in_class else part.startswith("[")
    return "".join(written)


def _together(sources: list[str]) -> Any:
    """Give expressions compiled as one, False where RE2 finds them too large together."""
    import re2  # noqa: PLC0415

    found = re2.Set.SearchSet(_options(_MOST_TOGETHER))
    try:
        for source in sources:
            found.Add(_in_every_script(source))
        found.Compile()
    except re2.error:
        log.warning("%d regular expressions are looked for one by one: too large together", len(sources))
        return False
    return found


def _options(memory: int) -> Any:
    import re2  # noqa: PLC0415

    options = re2.Options()
    options.max_mem = memory
    options.log_errors = False
    return options
