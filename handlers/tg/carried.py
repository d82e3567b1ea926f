"""What do buttons carry to Telegram and back? Their data, behind the version of what it means.

Where data of one program would mean something else to the next, the version is raised: a button of the older one
is answered politely then, and does nothing. It carries no authority: who may press is asked each time.
"""

from __future__ import annotations

VERSION = "1"


def carried(data: str) -> str:
    """Give a button's data as Telegram keeps it.

    >>> carried("list:0")
    '1 list:0'
    """
    return f"{VERSION} {data}"


def brought(kept: str) -> str:
    """Give the data of a button that was pressed, "" for one of another version.

    >>> brought("1 list:0"), brought("list:0"), brought("0 list:0")
    ('list:0', '', '')
    """
    version, _, data = kept.partition(" ")
    return data if version == VERSION else ""
