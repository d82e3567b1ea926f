"""What is something called where it is shown? Sources carry a small mark, long names are cut. Pure."""

from __future__ import annotations

from storage.records import Subscription

MARK, FOLDER = "📡", "📁"
_NAME = 60  # characters


def marked(subscription: Subscription) -> str:
    """Give its label, after a mark where it is a source, or limited to one."""
    return f"{MARK} {subscription.label}" if subscription.source else subscription.label


def section_of(subscription: Subscription) -> str:
    """Give the title under which a digest tells what it brings: the sources of a folder share one."""
    return f"{FOLDER} {subscription.folder}" if subscription.folder else marked(subscription)


def shortened(text: str, most: int = _NAME) -> str:
    r"""Give one line of a text, cut where it is long.

    >>> shortened("صدى\nالأخبار", 8)
    'صدى الأ…'
    """
    line = " ".join(text.split())
    return line if len(line) <= most else line[: most - 1].rstrip() + "…"
