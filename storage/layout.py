"""Which files make up a store, by their names?

mujaz.json              the snapshot: an ordinary TinyDB file, with its checksum; replaced as a whole
mujaz.json.journal-7    what changed after it (`_meta` of the snapshot says 7); appended to, then on the disk
mujaz.json.bak          the snapshot before; journals are kept from the one that follows it
mujaz.json.lock         held while the store is open
backups/                copies
"""

from __future__ import annotations

from pathlib import Path


def cure(path: Path) -> str:
    """Say what to do about damaged data: restore the snapshot before, or else the newest backup."""
    copies = [backup_of(path), *sorted(backups_of(path).glob("*.json*"), key=_newness, reverse=True)]
    there = next((copy for copy in copies if copy.exists()), None)
    if there is None:
        return "put a copy of it in its place, or move it away to begin anew"
    return f"`mujaz restore {there}` puts the last good copy in its place"


def _newness(copy: Path) -> tuple[bool, str]:
    """Rank copies of a day by that day, before what was kept of older formats."""
    return "-format-" not in copy.name, copy.name


def journal_of(path: Path, number: int) -> Path:
    """Give the name of a store's journal."""
    return path.with_name(f"{path.name}.journal-{number}")


def journals(path: Path) -> list[Path]:
    """Give a store's journals, in order."""
    found = path.parent.glob(f"{path.name}.journal-*")
    return sorted((each for each in found if each.name.rpartition("-")[2].isdecimal()), key=number_of)


def number_of(path: Path) -> int:
    """Give the number of a journal by its name."""
    return int(path.name.rpartition("-")[2])


def backup_of(path: Path) -> Path:
    """Give the name of the snapshot before."""
    return path.with_name(f"{path.name}.bak")


def backups_of(path: Path) -> Path:
    """Give the folder of a store's backups."""
    return path.with_name("backups")
