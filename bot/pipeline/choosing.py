"""Which of a source's new entries are read, and which may alert? No flood, and nothing new left out. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields
from datetime import datetime, timedelta

from bot.sources.values import Entry
from storage.records import Feed, Item

FIRST_READ = 12  # entries of a new source that are read, where it is for everybody; the rest counts as seen
FIRST_ALERTS = 3  # newest ones of a new source that may alert …; where it is for its followers, only they are read
FIRST_ALERT_AGE = timedelta(hours=24)  # … if they are not older
MOST_OLD = 10  # entries, older than the last look, that a source may list as new at once
MOST_NEW = 60  # entries that are read at once, however new
_SLACK = timedelta(hours=1)  # before the last look; an article may be dated when it was begun


@dataclass(frozen=True, slots=True)
class Choice:
    """What is to be read, in the feed's order, and how many entries are left out of what claims to be new."""

    items: tuple[Item, ...]
    left_out: int = 0


def chosen(feed: Feed, new: Sequence[Entry], now: datetime) -> Choice:
    """Choose among the entries that are new.

    Of a new source the newest few are read. Of one that lists much as new that is older than the last look (it
    has given everything new addresses, say) the newest of those few, with all that is really new.
    """
    if feed.read_at is None:
        first = new[: FIRST_READ if feed.is_public else FIRST_ALERTS]
        return Choice(
            tuple(item(each, may_alert=may_alert_first(n, each.published, now)) for n, each in enumerate(first))
        )
    old = [each.id for each in new if each.published is not None and each.published < feed.read_at - _SLACK]
    too_many = set(old[FIRST_ALERTS:]) if len(old) > MOST_OLD else set[str]()
    read = [each for each in new if each.id not in too_many][:MOST_NEW]
    return Choice(tuple(map(item, read)), len(new) - len(read))


def may_alert_first(place: int, published: datetime | None, now: datetime) -> bool:
    """Tell whether an entry at a place of a source that was never read before may alert."""
    return place < FIRST_ALERTS and (published is None or published > now - FIRST_ALERT_AGE)


_SHARED = tuple(field.name for field in fields(Item) if field.name in Entry.__dataclass_fields__)


def item(entry: Entry, *, may_alert: bool = True) -> Item:
    """Give an entry as it is kept until it is read."""
    return Item(**{name: getattr(entry, name) for name in _SHARED}, may_alert=may_alert)


def entry(item: Item) -> Entry:
    """Give back the entry that was kept."""
    return Entry(**{name: getattr(item, name) for name in _SHARED})
