"""What of an export is taken back? Settings and subscriptions, each checked; never a number or history."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any
from zoneinfo import available_timezones

from bot.calendar import EVERY_DAY, one_an_hour
from bot.chats.export import FORMAT
from bot.chats.intake import keep
from bot.desk import Desk
from bot.errors import MujazError, StoreError
from bot.operating.room import room_of
from bot.settings import LANGUAGES
from storage.codec import decode
from storage.records import Chat, Quiet, Subscription

MOST = 1000  # subscriptions of one file
_DAY = 24 * 60  # minutes


class ExportError(MujazError):
    """The file is no export of ours, or not a sound one."""

    text = "import-json-unreadable"


@dataclass(frozen=True, slots=True)
class Brought:
    """What an export has that can be taken: settings by the names of their fields, and subscriptions."""

    settings: Mapping[str, Any]
    subscriptions: tuple[Subscription, ...]


def read_export(content: bytes) -> Brought:
    """Read an export strictly: one thing that does not fit makes the whole file none. Raises ExportError."""
    import orjson  # noqa: PLC0415 (only where a file has come)

    try:
        document = orjson.loads(content)
    except ValueError as error:
        raise ExportError(f"no JSON: {error}") from error
    is_ours = isinstance(document, dict) and document.get("mujaz") == FORMAT
    held = document.get("records") if is_ours else None
    if not isinstance(held, dict):
        raise ExportError("not an export of this version")
    chats, subscriptions = _read(Chat, held), _read(Subscription, held)
    if len(chats) > 1 or len(subscriptions) > MOST:
        raise ExportError("more than one chat has")
    return Brought(_settings(chats[0]) if chats else {}, tuple(subscriptions))


def _read(kind: type[Any], held: Mapping[str, Any]) -> list[Any]:
    rows = held.get(kind.__name__, [])
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise ExportError(f"no list of {kind.__name__}")
    try:
        return [decode(kind, row) for row in rows]
    except StoreError as error:
        raise ExportError(str(error)) from error


def _settings(chat: Chat) -> Mapping[str, Any]:
    """Give the settings of a chat's record; each must be one that could have been made in /settings."""
    is_known_zone = chat.zone in available_timezones()
    times = chat.digest_times
    are_times = list(times) == sorted(times) and one_an_hour(times) and all(0 <= each < _DAY for each in times)
    are_days = list(chat.digest_days) == sorted(set(chat.digest_days) & set(EVERY_DAY))
    are_words = chat.empty_digest in {"line", "silent"} and chat.lead_length in {"normal", "short"}
    is_sound = is_known_zone and are_times and are_days and are_words and _is_quiet(chat.quiet)
    if not (is_sound and chat.language in LANGUAGES):
        raise ExportError("a setting that cannot be")
    return {
        "language": chat.language,
        "zone": chat.zone,
        "digest_times": times,
        "alerts": chat.alerts,
        "quiet": chat.quiet,
        "digest_days": chat.digest_days,
        "urgent": chat.urgent,
        "empty_digest": chat.empty_digest,
        "weekly": chat.weekly,
        "lead_length": chat.lead_length,
        "previews": chat.previews,
    }


def _is_quiet(quiet: Quiet | None) -> bool:
    return quiet is None or (0 <= quiet.start < _DAY and 0 <= quiet.end < _DAY)


async def keep_export(desk: Desk, chat_id: int, brought: Brought) -> int:
    """Take the settings of an export, and keep its subscriptions to be followed; give the list's number."""
    room = await room_of(desk, chat_id)
    wanted = [replace(each, chat_id=0, number=0) for each in brought.subscriptions[: room.queries + room.sources]]
    left_out = len(brought.subscriptions) - len(wanted)
    return await keep(desk, chat_id, wanted, left_out=left_out, is_export=True, settings=brought.settings)
