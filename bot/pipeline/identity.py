"""Is this entry that article, and is it new? Short keys, from the feed's own id, the link and the text.

Sites change all their ids, or all their links, or both: an article is known again by any of the three.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache
from itertools import islice

from bot.sources.addresses.links import canonical
from bot.sources.values import Entry

_GLOBAL = ("http://", "https://", "urn:", "tag:")
_ADDRESS = re.compile(r"https?://\S+", re.IGNORECASE)
_TIME = re.compile(r"\d\d?:\d\d(?::\d\d)?(?:\s?[ap]\.?m\b)?|\d{1,4}([-/.])\d\d?\1\d{2,4}", re.IGNORECASE)
_DIGIT = re.compile(r"\d")  # sought first: most texts have no time
_WORD = re.compile(r"\w+")
_WORDS = 30  # of the text, by which an article is known again
_FEWEST = 5  # words of a text that says anything
_READ = 240  # characters of the text in which these words stand
_MARK = "t"  # between an identity and its title, in a key
_OTHERS = 60  # keys of entries that a feed no longer lists, kept at least


@dataclass(frozen=True, slots=True)
class Sorting:
    """What of a feed is `new`; `edited`: known, under another title; `republished`: known by its text alone.

    `keys` are what is to be remembered until the next time.
    """

    new: tuple[Entry, ...]
    edited: tuple[Entry, ...]
    republished: tuple[Entry, ...]
    keys: tuple[str, ...]


def sorted_out(entries: Sequence[Entry], feed_url: str, seen: Collection[str]) -> Sorting:
    """Say which entries are new, given the keys that were remembered when the feed was read before.

    Entries that are neither new, edited nor republished are known as they are. Of new entries with the same text
    the oldest is new and the others are republished, in whichever order they are listed.
    """
    known = frozenset(seen)
    titles = {key.partition(_MARK)[0] for key in known if _MARK in key}
    identities = _identities(entries, feed_url)
    marks = [[_mark(each, entry) for each in own] for entry, own in zip(entries, identities, strict=True)]
    texts = [content_key(entry) for entry in entries]
    first = _first_of_text(entries, identities, texts)
    new, edited, republished = [], [], []
    for place, (entry, own, mark, text) in enumerate(zip(entries, identities, marks, texts, strict=True)):
        if not known.isdisjoint(own):
            if known.isdisjoint(mark) and any(each.partition(_MARK)[0] in titles for each in mark):
                edited.append(entry)
        elif text and (text in known or first[text] != place):
            republished.append(entry)
        else:
            new.append(entry)
    listed = dict.fromkeys((*_flat(identities), *_flat(marks), *filter(None, texts)))
    here = {key.partition(_MARK)[0] for mark in marks for key in mark}
    gone = (key for key in seen if key not in listed and (_MARK not in key or key.partition(_MARK)[0] not in here))
    others = islice(gone, max(_OTHERS, len(listed)))
    return Sorting(tuple(new), tuple(edited), tuple(republished), (*listed, *others))


def content_key(entry: Entry) -> str:
    """Give a key of what an entry says: its title and the first words of its text, "" where it says too little.

    Spaces, spellings, addresses and times do not count. Where there is no text, the day does: headlines return.

    >>> texts = ("أعلنت الوزارة اليوم عن مشروع جديد", "12:30  أعلنت الوزارة اليوم عن مشروع جديد")
    >>> len({content_key(Entry(text, "خبر", "", summary=text)) for text in texts})
    1
    """
    text = _WORD.findall(_untimed(entry.summary[:_READ]).lower())[:_WORDS]
    if len(text) < _FEWEST and entry.published is None:
        return ""
    told = text if len(text) >= _FEWEST else [*text, f"{entry.published:%Y-%m-%d}"]
    return _short(f"content {_headline(entry.title)}\n{' '.join(told)}")


@lru_cache(maxsize=1024)
def _headline(title: str) -> str:
    """Give the words of a title as they are compared."""
    return " ".join(_WORD.findall(_untimed(title).lower()))


def _untimed(text: str) -> str:
    text = _ADDRESS.sub(" ", text) if "://" in text else text
    return _TIME.sub(" ", text) if _DIGIT.search(text) else text


def _identities(entries: Sequence[Entry], feed_url: str) -> list[list[str]]:
    """Give each entry's keys: of its id, and of its link where no other entry has it."""
    links = [canonical(entry.url) for entry in entries]
    often = Counter(links)
    return [
        [article_key(entry, feed_url), *([_short(f"link {link}")] if link and often[link] == 1 else [])]
        for entry, link in zip(entries, links, strict=True)
    ]


def _mark(identity: str, entry: Entry) -> str:
    """Give the key of an identity with its title, by which an edited title is noticed."""
    return f"{identity[:12]}{_MARK}{_titled(entry.title)}"


@lru_cache(maxsize=8192)
def _titled(title: str) -> str:
    return _short(_headline(title))[:7]


def _first_of_text(entries: Sequence[Entry], identities: list[list[str]], texts: list[str]) -> dict[str, int]:
    latest = datetime.max.replace(tzinfo=UTC)
    first: dict[str, int] = {}
    for place in sorted(range(len(entries)), key=lambda n: (entries[n].published or latest, identities[n])):
        first.setdefault(texts[place], place)
    return first


def _flat(groups: Iterable[Iterable[str]]) -> Iterable[str]:
    return (key for group in groups for key in group)


def link_keys(entries: Sequence[Entry]) -> dict[str, str]:
    """Give, for entries whose link is theirs alone, a key of that link, by the entry's id.

    With it an article is known again when its site gives it another id; links that entries share (to the
    front page, say) say nothing.
    """
    links = [canonical(entry.url) for entry in entries]
    often = Counter(links)
    return {
        entry.id: _short(f"link {link}")
        for entry, link in zip(entries, links, strict=True)
        if link and often[link] == 1
    }


def link_key(url: str) -> str:
    """Give the key of an article's link."""
    return _short(f"link {canonical(url)}")


def article_key(entry: Entry, feed_url: str) -> str:
    """Give 20 hexadecimal digits; entries of different feeds share them when they are the same article.

    An id such as "4711" is only unique within its feed; the link is taken then, and the feed with the id
    where there is no link.
    """
    if entry.id.startswith(_GLOBAL):
        identity = canonical(entry.id) if entry.id.startswith("http") else entry.id
    else:
        identity = canonical(entry.url) if entry.url else f"{feed_url} {entry.id}"
    return _short(identity)


def _short(identity: str) -> str:
    return hashlib.sha256(identity.encode()).hexdigest()[:20]
