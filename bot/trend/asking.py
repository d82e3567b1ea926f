"""Which of some queries does each article answer? All in one pass, since reading an article costs the most.

To ask one query after the other reads what has to be read for several of them several times.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from bot.archive import Possible
from bot.trend.counting import Search
from bot.watch import Lookup
from storage.records import Article

_OPEN = {"«": "»", '"': '"', "“": "”", "„": "“", "(": ")", "/": "/"}


def queries_of(words: str) -> list[str]:
    """Part what was typed at commas and line breaks, not inside quotes, brackets or expressions; each query once.

    >>> queries_of("لافروف، الصين"), queries_of('"نعم، لا" -رياضة')
    (['لافروف', 'الصين'], ['"نعم، لا" -رياضة'])
    """
    parts: list[str] = []
    part = waits = ""
    for place, letter in enumerate(words):
        if waits:
            waits = "" if letter == waits else waits
        elif letter in _OPEN and (letter != "/" or not part.strip() or part[-1].isspace() or part[-1] in "-(:"):
            waits = _OPEN[letter] if _OPEN[letter] in words[place + 1 :] else ""
        elif letter in ",،\n":
            parts, part = [*parts, part], ""
            continue
        part += letter
    return list(dict.fromkeys(filter(None, (each.strip() for each in [*parts, part]))))


def at_once(lookup: Lookup, queries: Sequence[str], seen: Iterable[Possible]) -> Search:
    """Give a search that knows which of some articles answer these queries of a lookup.

    The articles are read now, each once at most and in their order; hand over those of the days that are meant.
    """
    found: dict[str, list[Possible]] = {query: [] for query in queries}
    for each in seen:
        for query in each.answers(lookup):
            found[query].append(each)

    def search(query: str, among: Sequence[Article]) -> list[Possible]:
        keys = {article.key for article in among}
        return [each for each in found[query] if each.article.key in keys]

    return search
