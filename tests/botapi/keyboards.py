"""Which buttons may a message carry?"""

from __future__ import annotations

from typing import Any

from tests.botapi.arguments import Arguments
from tests.botapi.refusals import Refused, bad

MOST_BUTTONS = 100
MOST_IN_A_ROW = 8
LONGEST_DATA = 64  # bytes
LONGEST_COPY = 256
ACTIONS = (
    "url",
    "callback_data",
    "web_app",
    "login_url",
    "switch_inline_query",
    "switch_inline_query_current_chat",
    "switch_inline_query_chosen_chat",
    "copy_text",
    "callback_game",
    "pay",
)


def markup(arguments: Arguments) -> dict[str, Any] | None:
    """Give the reply markup as it was sent, checked; None where there is none."""
    asked: dict[str, Any] | None = arguments.value("reply_markup", dict)
    if not asked:
        return None
    if "inline_keyboard" in asked:
        _check_inline(asked["inline_keyboard"])
    elif "keyboard" in asked:
        _check_keys(asked["keyboard"])
    elif not {"remove_keyboard", "force_reply"} & asked.keys():
        raise bad("object expected as reply markup")
    return asked


def check_requests(asked: dict[str, Any] | None, *, private: bool) -> None:
    """Refuse keys that ask a group for what only one person can give."""
    keys = [key for row in (asked or {}).get("keyboard", []) for key in row if isinstance(key, dict)]
    if not private and any(key.get("request_location") for key in keys):
        raise bad("Location can be requested in private chats only")


def inline(asked: dict[str, Any] | None) -> dict[str, Any] | None:
    """Keep what is shown in a message: only inline keyboards are, and an empty one is none."""
    rows = [row for row in (asked or {}).get("inline_keyboard", []) if row]
    return {"inline_keyboard": rows} if rows else None


def _check_rows(rows: Any, place: str) -> None:
    if not isinstance(rows, list):
        raise bad(f"field {place} must be an Array")
    if not all(isinstance(row, list) for row in rows):
        raise bad(f"field {place} must be an Array of Arrays")


def _check_keys(rows: Any) -> None:
    _check_rows(rows, '"keyboard" of the ReplyKeyboardMarkup')
    for key in (key for row in rows for key in row):
        if not isinstance(key, str | dict):
            raise bad("can't parse keyboard button: KeyboardButton must be a String or an Object")
        if not str(key if isinstance(key, str) else key.get("text", "")).strip():
            raise bad("can't parse keyboard button: Keyboard button text must be non-empty")


def _check_inline(rows: Any) -> None:
    _check_rows(rows, '"inline_keyboard" of the InlineKeyboardMarkup')
    for button in (button for row in rows for button in row):
        _check_button(button)
    if sum(map(len, rows)) > MOST_BUTTONS or any(len(row) > MOST_IN_A_ROW for row in rows):
        raise bad("REPLY_MARKUP_TOO_LONG")


def _check_button(button: Any) -> None:
    if not isinstance(button, dict):
        raise bad("can't parse inline keyboard button: InlineKeyboardButton must be an Object")
    if not str(button.get("text", "")).strip():
        raise bad("can't parse inline keyboard button: Inline keyboard button text must be non-empty")
    actions = [action for action in ACTIONS if action in button]
    if not actions:
        raise bad("can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard")
    _check_data(button)


def _check_data(button: dict[str, Any]) -> None:
    if not 1 <= len(str(button.get("callback_data", "x")).encode()) <= LONGEST_DATA:
        raise bad("BUTTON_DATA_INVALID")
    if len(str(button.get("copy_text", {}).get("text", ""))) > LONGEST_COPY:
        raise bad("BUTTON_COPY_TEXT_INVALID")
    url = str(button.get("url", "http://example.com"))
    if not url.startswith(("http://", "https://", "tg://")) and "." not in url:
        raise Refused(400, f"Bad Request: inline keyboard button URL '{url}' is invalid: Wrong HTTP URL")
