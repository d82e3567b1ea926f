"""How is a long message cut so that Telegram takes every part?

Limits as its server applies them: 4096 code points after parsing, 100 entities of about 9,500 bytes in all,
32,768 bytes of raw text. A cut falls between paragraphs if it can, else lines, sentences, words, and in the
last resort graphemes; never inside a tag, a character reference or a grapheme. Tags open at a cut are closed
before it and opened again behind it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from bot.texts.markup import Html

CODE_POINTS = 4096
ENTITIES = 100
ENTITY_BYTES = 9_500
RAW_BYTES = 32_000

_ENTITY = 12  # bytes of an entity as it is stored: constructor, offset, length
_HASH = "#"  # the server makes an entity of each hashtag


@dataclass(slots=True)
class _Part:
    """A part as it grows; the counts include the tags that a cut would have to close."""

    html: list[str] = field(default_factory=list)
    code_points: int = 0
    entities: int = 0
    entity_bytes: int = 0
    raw_bytes: int = 0

    def add(self, atom: str) -> None:
        self.html.append(atom)
        self.raw_bytes += len(atom.encode())
        if not _is_tag(atom):
            self.code_points += _length(atom)
        if atom == _HASH or (_is_tag(atom) and not atom.startswith("</")):
            self.entities += 1
            self.entity_bytes += _ENTITY + (len(atom.encode()) if _is_tag(atom) else 0)

    def is_over(self, limit: int) -> bool:
        return (
            self.code_points > limit
            or self.entities > ENTITIES
            or self.entity_bytes > ENTITY_BYTES
            or self.raw_bytes > RAW_BYTES
        )


@dataclass(frozen=True, slots=True)
class Size:
    """What some Telegram HTML takes of a message's room; sizes of pieces add up."""

    code_points: int = 0
    entities: int = 0
    entity_bytes: int = 0
    raw_bytes: int = 0

    def __add__(self, other: Size) -> Size:
        return Size(
            self.code_points + other.code_points,
            self.entities + other.entities,
            self.entity_bytes + other.entity_bytes,
            self.raw_bytes + other.raw_bytes,
        )

    @property
    def fits(self) -> bool:
        """Tell whether one message takes it."""
        return (
            self.code_points <= CODE_POINTS
            and self.entities <= ENTITIES
            and self.entity_bytes <= ENTITY_BYTES
            and self.raw_bytes <= RAW_BYTES
        )


def size_of(html: str) -> Size:
    """Measure whole Telegram HTML.

    >>> size_of("<b>لافروف</b> #قمة")
    Size(code_points=11, entities=2, entity_bytes=27, raw_bytes=27)
    """
    part = _Part()
    for atom in _atoms(html):
        part.add(atom)
    return Size(part.code_points, part.entities, part.entity_bytes, part.raw_bytes)


def split(html: str, *, limit: int = CODE_POINTS) -> list[Html]:
    """Cut Telegram HTML into parts that the server takes, each complete in itself; empty parts are left out.

    `limit` is in code points after parsing. Put together, the parts say what the whole said, but for the
    blank space at the cuts.
    """
    rest, parts = list(_atoms(html)), []
    while rest:
        end = _end(rest, limit)
        if end < len(rest):
            end = _boundary(rest, end)
        opened = _open_tags(rest[:end])
        text = "".join(rest[:end]).rstrip() + "".join(f"</{_name(tag)}>" for tag in reversed(opened))
        if _has_text(rest[:end]):
            parts.append(Html(text))
        rest = rest[end:]
        while rest and rest[0].isspace():
            rest.pop(0)
        rest = opened + rest if rest else []
    return parts


def _atoms(html: str) -> Iterator[str]:
    """Give tags, character references and graphemes, in order."""
    import regex  # noqa: PLC0415 (only long messages and digests need it)

    return (found[0] for found in regex.finditer(r"<[^>]*>|&(?:#?\w+);|\X", html))


def _is_tag(atom: str) -> bool:
    return atom.startswith("<")


def _name(tag: str) -> str:
    return tag.strip("</>").partition(" ")[0]


def _length(atom: str) -> int:
    return 1 if atom.startswith("&") and len(atom) > 1 else len(atom)


def _has_text(atoms: list[str]) -> bool:
    return any(not _is_tag(atom) and not atom.isspace() for atom in atoms)


def _end(atoms: list[str], limit: int) -> int:
    """Give how many atoms fit into one part, at least as many as make progress."""
    part, opened = _Part(), 0
    for place, atom in enumerate(atoms):
        part.add(atom)
        opened += _is_tag(atom) and (-1 if atom.startswith("</") else 1)
        if part.is_over(limit) and _has_text(atoms[:place]):
            return place
    return len(atoms)


def _boundary(atoms: list[str], end: int) -> int:
    """Give the best place for a cut at or before `end`, looking no further back than half of the part."""
    least = end // 2
    for is_boundary in (_after_paragraph, _after_line, _after_sentence, _after_word):
        for place in range(end, least, -1):
            if is_boundary(atoms, place) and _has_text(atoms[:place]):
                return place
    while end > 1 and _is_tag(atoms[end - 1]) and not atoms[end - 1].startswith("</"):
        end -= 1
    return end


def _after_paragraph(atoms: list[str], place: int) -> bool:
    return atoms[place - 2 : place] == ["\n", "\n"]


def _after_line(atoms: list[str], place: int) -> bool:
    return atoms[place - 1] == "\n"


def _after_sentence(atoms: list[str], place: int) -> bool:
    return atoms[place - 1].isspace() and place > 1 and atoms[place - 2] in ".!?؟…"


def _after_word(atoms: list[str], place: int) -> bool:
    return atoms[place - 1].isspace()


def _open_tags(atoms: list[str]) -> list[str]:
    opened: list[str] = []
    for atom in filter(_is_tag, atoms):
        if atom.startswith("</"):
            opened.pop()
        else:
            opened.append(atom)
    return opened
