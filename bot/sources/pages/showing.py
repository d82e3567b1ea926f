"""Which lines are text by how they are shown? For pages that mark neither their paragraphs nor their date."""

from __future__ import annotations

from collections.abc import Sequence

from bot.sources.pages.fuller import key
from bot.sources.pages.markup import Line
from bot.sources.times.dates import is_date

_LONG = 60  # letters; a shorter line may be a menu's
_GAP = 4  # lines between two long ones of one text: a date, a heading, a box
_NEAR = 8  # lines below the title
_TITLE_WORDS = 3
_LEAST_TEASERS = 3
_MOST_OF_THEM = 0.6


def long_lines(lines: Sequence[Line], title: str) -> list[str]:
    """Give the lines of the text that stands below the title, from its first long line to its last.

    Old layouts have their text in cells and divisions, with nothing but breaks in it.
    """
    below = _below(lines, title)
    places = [at for at, line in enumerate(below) if len(line.text) >= _LONG and not _is_beside(line)]
    if not places:
        return []
    end = places[0]
    for at in places:
        if at - end > _GAP:
            break
        end = at
    return [line.text for line in below[places[0] : end + 1] if not _is_beside(line)]


def date_shown(lines: Sequence[Line], title: str) -> str:
    """Give the line below the title that is a date and nothing else, "" if there is none."""
    return next((line.text for line in _below(lines, title)[:_NEAR] if is_date(line.text)), "")


def _below(lines: Sequence[Line], title: str) -> Sequence[Line]:
    wanted = key(title)
    for at, line in enumerate(lines):
        is_like = len(line.text) <= 2 * len(title) and len(line.text.split()) >= _TITLE_WORDS
        if is_like and (line.text == title or key(line.text) in wanted):
            return lines[at + 1 :]
    return lines


def _is_beside(line: Line) -> bool:
    return line.is_link or line.is_aside


def are_teasers(found: Sequence[str], lines: Sequence[Line]) -> bool:
    """Tell whether most paragraphs stand below a headline that is a link: they speak of other articles."""
    texts = set(found)
    places = [at for at, line in enumerate(lines) if at and line.text in texts]
    linked = [at for at in places if lines[at - 1].is_link and len(lines[at - 1].text.split()) >= _TITLE_WORDS]
    return len(linked) >= _LEAST_TEASERS and len(linked) >= _MOST_OF_THEM * len(found)
