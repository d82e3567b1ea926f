"""What of an article is looked through? Its title and body; title, source and tags by themselves where asked."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

_GAP = "\n\n"  # no phrase goes over it


@dataclass(frozen=True, slots=True)
class Document:
    """A text in zones: title and body, then the source, then the tags; every end is in code points."""

    text: str
    title_end: int
    body_end: int
    source_end: int
    language: str = ""

    @property
    def body(self) -> str:
        """Give what is looked through where no field is named: the title and the body."""
        return self.text[: self.body_end]


def document(
    title: str, body: Iterable[str], *, source: str = "", tags: Iterable[str] = (), language: str = ""
) -> Document:
    r"""Give the document of an article; `source` is whatever names the source, `tags` are its tags.

    >>> document("لافروف في القاهرة", ["قال …"], source="رويترز").body
    'لافروف في القاهرة\n\nقال …'
    """
    read = _GAP.join((title, *body))
    sourced = f"{read}{_GAP}{source}" if source else read
    text = _GAP.join((sourced, *tags))
    return Document(text, len(title), len(read), len(sourced), language)


def plain(text: str) -> Document:
    """Give the document of a text that has nothing but a body."""
    return Document(text, 0, len(text), len(text))
