"""How is Telegram played for one person? The methods that the bot calls, as strict where it matters."""

from __future__ import annotations

import asyncio
import html
import json
from collections.abc import Awaitable, Callable
from datetime import datetime
from typing import Any

from telegram.request import RequestData

from handlers.terminal.markup import MarkupError, plain_text
from handlers.tg.transport import Fields, Transport

Reply = dict[str, Any]
PERSON = {"id": 1, "is_bot": False, "first_name": "Terminal"}
CHAT = {"id": 1, "type": "private", "first_name": "Terminal"}
BOT = {"id": 2, "is_bot": True, "first_name": "Mujaz", "username": "mujaz_terminal_bot"}
_LONGEST = 4096
_DATA = 64


class Refusal(Exception):  # noqa: N818 (what Telegram says, not a fault of ours)
    """An answer that is not ok: a code and Telegram's words for it."""

    def __init__(self, code: int, description: str) -> None:
        super().__init__(description)
        self.code = code


class TerminalTelegram(Transport):
    """A Bot API server without a network: what the bot sends is shown, what the person types is an update."""

    def __init__(
        self,
        show: Callable[[str, list[list[str]], bool], None],
        notice: Callable[[str], None],
        *,
        language: str,
        clock: Callable[[], datetime],
    ) -> None:
        self._show = show
        self._notice = notice
        self._person = {**PERSON, "language_code": language}
        self._clock = clock
        self._updates: asyncio.Queue[Reply] = asyncio.Queue()
        self._messages: dict[int, Reply] = {}
        self._written: dict[int, dict[str, str]] = {}  # texts as they were sent
        self._next = 1
        self._keyboard: tuple[int, list[str]] = (0, [])
        self.typed = 0  # lines that the person typed so far

    @property
    def read_timeout(self) -> float | None:
        return 60.0

    async def initialize(self) -> None:
        """Nothing to prepare."""

    async def shutdown(self) -> None:
        """Nothing to release."""

    def type(self, line: str) -> None:
        """Take a line that the person typed: a button's number, or words."""
        self.typed += 1
        message_id, data = self._keyboard
        if line.isdecimal() and 1 <= int(line) <= len(data):
            self._press(message_id, data[int(line) - 1])
        else:
            self._say(line)

    def _press(self, message_id: int, data: str) -> None:
        press = {"id": str(self._next), "from": self._person, "chat_instance": "1", "data": data}
        self._update("callback_query", press | {"message": self._messages[message_id]})

    def _say(self, text: str) -> None:
        message = self._message() | {"from": self._person, "text": text}
        if text.startswith("/"):
            length = len(text.split(maxsplit=1)[0].encode("utf-16-le")) // 2
            message["entities"] = [{"type": "bot_command", "offset": 0, "length": length}]
        self._update("message", message)

    def _message(self) -> Reply:
        self._next += 1
        return {"message_id": self._next, "date": int(self._clock().timestamp()), "chat": CHAT}

    def _update(self, kind: str, value: Reply) -> None:
        self._next += 1
        self._updates.put_nowait({"update_id": self._next, kind: value})

    async def do_request(
        self, url: str, method: str, request_data: RequestData | None = None, *_: Any, **__: Any
    ) -> tuple[int, bytes]:
        del method
        given = dict(request_data.json_parameters) if request_data else {}
        files = (request_data.multipart_data or {}) if request_data else {}
        for name, content, _kind in files.values():
            assert isinstance(content, bytes)
            given["file"] = f"📎 {name} · {len(content):,} B"
        return await self._answer(url, given)

    async def post_json(self, url: str, fields: Fields) -> tuple[int, bytes]:
        return await self._answer(url, {name: str(value) for name, value in fields.items()})

    async def _answer(self, url: str, given: dict[str, str]) -> tuple[int, bytes]:
        name = url.rpartition("/")[2]
        answers: dict[str, Callable[[dict[str, str]], Awaitable[Any]]] = {
            "getMe": self._get_me,
            "getUpdates": self._get_updates,
            "sendMessage": self._send,
            "sendDocument": self._send_document,
            "sendPhoto": self._send_document,
            "editMessageText": self._edit,
            "editMessageReplyMarkup": self._edit_buttons,
            "answerCallbackQuery": self._answer_press,
            "getMyCommands": _no_menu,
            "getMyDescription": _no_words,
            "getMyShortDescription": _no_words,
            "getMyName": _no_words,
        }
        try:
            result = await answers.get(name, _accepted)(given)
        except Refusal as refusal:
            told = {"ok": False, "error_code": refusal.code, "description": str(refusal)}
            return refusal.code, json.dumps(told).encode()
        return 200, json.dumps({"ok": True, "result": result}).encode()

    async def _get_me(self, _: dict[str, str]) -> Reply:
        return BOT | {
            "can_join_groups": False,
            "can_read_all_group_messages": False,
            "supports_inline_queries": False,
        }

    async def _get_updates(self, given: dict[str, str]) -> list[Reply]:
        try:
            async with asyncio.timeout(float(given.get("timeout", 0)) or 0.001):
                return [await self._updates.get()]
        except TimeoutError:
            return []

    async def _send(self, given: dict[str, str]) -> Reply:
        message = self._message() | {"from": BOT}
        if _asks_for_location(given):  # which a terminal does not have
            return message | {"text": _checked(given.get("text", ""), is_html=given.get("parse_mode") == "HTML")}
        return self._shown(message, given, is_edit=False)

    async def _send_document(self, given: dict[str, str]) -> Reply:
        """Show the file's name and length under its caption; nothing is written anywhere."""
        file = given.pop("file", "")
        caption = given.get("caption", "")
        shown = self._shown(
            self._message() | {"from": BOT},
            given | {"text": f"{caption}\n{html.escape(file)}" if caption else html.escape(file)},
            is_edit=False,
        )
        return shown | {"document": {"file_id": file, "file_unique_id": file}}

    async def _edit(self, given: dict[str, str]) -> Reply:
        message = self._messages.get(int(given.get("message_id", 0)))
        if message is None:
            raise Refusal(400, "Bad Request: message to edit not found")
        before = dict(message)
        message.pop("reply_markup", None)
        changed = self._shown(
            message | {"edit_date": int(self._clock().timestamp())}, given, is_edit=True, before=before
        )
        self._messages[changed["message_id"]] = changed
        return changed

    async def _edit_buttons(self, given: dict[str, str]) -> Reply:
        """Show the words of a message again, with other buttons."""
        number = int(given.get("message_id", 0))
        return await self._edit(given | self._written.get(number, {}))

    def _shown(
        self, message: Reply, given: dict[str, str], *, is_edit: bool, before: Reply | None = None
    ) -> Reply:
        written = given.get("text", "")
        text = _checked(written, is_html=given.get("parse_mode") == "HTML")
        rows = _rows(given)
        message |= {"text": text} | ({"reply_markup": {"inline_keyboard": rows}} if rows else {})
        if before is not None and (before["text"], before.get("reply_markup")) == (
            text,
            message.get("reply_markup"),
        ):
            raise Refusal(400, "Bad Request: message is not modified")
        self._messages[message["message_id"]] = message
        self._written[message["message_id"]] = {"text": written, "parse_mode": given.get("parse_mode", "")}
        if rows:
            self._keyboard = (message["message_id"], [button["callback_data"] for row in rows for button in row])
        self._show(written, [[button["text"] for button in row] for row in rows], is_edit)
        return message

    async def _answer_press(self, given: dict[str, str]) -> bool:
        if given.get("text"):
            self._notice(given["text"])
        return True


async def _accepted(_: dict[str, str]) -> bool:
    """Take what shows nothing in a terminal: menus, descriptions, "typing"."""
    return True


async def _no_menu(_: dict[str, str]) -> list[Reply]:
    return []


async def _no_words(_: dict[str, str]) -> Reply:
    return {"name": "", "description": "", "short_description": ""}


def _checked(written: str, *, is_html: bool) -> str:
    """Give the text as Telegram would keep it; refuse what Telegram refuses."""
    try:
        text = plain_text(written, addresses=False).strip() if is_html else written.strip()
    except MarkupError as error:
        raise Refusal(400, f"Bad Request: can't parse entities: {error}") from error
    if not text:
        raise Refusal(400, "Bad Request: message text is empty")
    if len(text) > _LONGEST:
        raise Refusal(400, "Bad Request: message is too long")
    return text


def _asks_for_location(given: dict[str, str]) -> bool:
    keys = json.loads(given.get("reply_markup") or "{}").get("keyboard", [])
    return any(key.get("request_location") for row in keys for key in row)


def _rows(given: dict[str, str]) -> list[list[dict[str, str]]]:
    rows: list[list[dict[str, str]]] = json.loads(given.get("reply_markup") or "{}").get("inline_keyboard", [])
    if any(len(button["callback_data"].encode()) > _DATA for row in rows for button in row):
        raise Refusal(400, "Bad Request: BUTTON_DATA_INVALID")
    return rows
