"""What does a person see of a bot's message, and what can they do with it?"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import count
from typing import Any

from tests.botapi.chats import Post, User, Wire
from tests.botapi.world import Press, World

Wanted = str | Callable[["Answer"], bool] | None
_press_numbers = count(4_382_000_000_000_001)


@dataclass(frozen=True, slots=True)
class Reply:
    """What answerCallbackQuery gave: a line at the top, or (`show_alert`) a window; `url` is opened."""

    text: str
    show_alert: bool
    url: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class Answer:
    """A message of the bot as it stood at one moment; `edited` gives the next moment."""

    _world: World
    _post: Post
    _version: int = 0

    @property
    def wire(self) -> Wire:
        """The Message object itself."""
        return self._post.versions[self._version].wire

    @property
    def text(self) -> str:
        """Text or caption, as shown."""
        return str(self.wire.get("text", self.wire.get("caption", "")))

    @property
    def html(self) -> str:
        """Text or caption with its markup, as it was sent."""
        return self._post.versions[self._version].raw

    @property
    def entities(self) -> list[Wire]:
        found: list[Wire] = self.wire.get("entities") or self.wire.get("caption_entities") or []
        return found

    @property
    def buttons(self) -> list[list[str]]:
        """The labels of the inline keyboard, row by row."""
        return [[button["text"] for button in row] for row in self._rows]

    @property
    def keyboard(self) -> list[list[str]]:
        """The labels of a reply keyboard that came with the message, row by row."""
        rows = (self._post.keyboard or {}).get("keyboard", [])
        return [[button if isinstance(button, str) else button["text"] for button in row] for row in rows]

    @property
    def removes_keyboard(self) -> bool:
        """Say whether the message takes a reply keyboard away."""
        return bool((self._post.keyboard or {}).get("remove_keyboard"))

    @property
    def links(self) -> list[str]:
        """The addresses behind words and buttons, in their order."""
        linked = [entity["url"] for entity in self.entities if "url" in entity]
        return linked + [button["url"] for row in self._rows for button in row if "url" in button]

    @property
    def file(self) -> tuple[str, bytes] | None:
        """Name and content of a document or photo."""
        return self._post.content

    @property
    def chat_id(self) -> int:
        return self._post.chat.id

    @property
    def message_id(self) -> int:
        return self._post.id

    @property
    def thread_id(self) -> int | None:
        return self.wire.get("message_thread_id")

    @property
    def reply_to(self) -> int | None:
        """The id of the message that it answers."""
        replied: Wire = self.wire.get("reply_to_message", {})
        return replied.get("message_id")

    @property
    def silent(self) -> bool:
        return self._post.silent

    @property
    def link_preview_disabled(self) -> bool:
        return bool(self.wire.get("link_preview_options", {}).get("is_disabled"))

    @property
    def sent_at(self) -> float:
        """Seconds of the server's monotonic clock at which this version was accepted."""
        return self._post.versions[self._version].at

    @property
    def _rows(self) -> list[list[Wire]]:
        return list(self.wire.get("reply_markup", {}).get("inline_keyboard", []))

    def button(self, label: str) -> Wire:
        """Find a button of the message as it is now, by its label or a part of it."""
        if self._post.deleted:
            raise AssertionError(f"message [{self.message_id}] is deleted: there is nothing to press")
        buttons = [button for row in self.latest._rows for button in row]
        exact = [button for button in buttons if button["text"] == label]
        found = exact or [button for button in buttons if label in button["text"]]
        if not found:
            labels = [button["text"] for button in buttons]
            raise AssertionError(f"no button {label!r} in [{self.message_id}], only {labels}")
        return found[0]

    @property
    def versions(self) -> list[Answer]:
        """The message as first sent, and after each edit."""
        return [Answer(self._world, self._post, number) for number in range(len(self._post.versions))]

    @property
    def latest(self) -> Answer:
        """The message as it is now."""
        return self.versions[-1]

    async def presses(self, label: str, *, by: Any = None, within: float = 10) -> Reply:
        """Press a button (in a group, `by` a Person) and wait for the bot's answerCallbackQuery."""
        button = self.button(label)
        if "callback_data" not in button:
            raise AssertionError(f"the button {button['text']!r} opens a link: {button.get('url')}")
        return await self._pressed(button, by, within)

    async def presses_data(self, data: str, *, by: Any = None, within: float = 10) -> Reply:
        """Press a button that the message no longer has, or never had: its data is what the bot gets."""
        return await self._pressed({"text": data, "callback_data": data}, by, within)

    async def _pressed(self, button: Wire, by: Any, within: float) -> Reply:
        query, press = (
            self._query(button, by.user if by else self._post.chat.user),
            Press(self._world.clock()),
        )
        self._world.presses[query["id"]] = press
        self._world.happened(f"{query['from']['first_name']} presses {button['text']!r} in [{self.message_id}]")
        self._world.updates.add("callback_query", query)
        answer = await self._world.bell.until(lambda: press.answer, within)
        if answer is None:
            raise AssertionError(f"no answer to the press of {button['text']!r} in {within} s\n{self._transcript}")
        return Reply(answer["text"], answer["show_alert"], answer["url"])

    def _query(self, button: Wire, user: User | None) -> Wire:
        if user is None:
            raise AssertionError("in a group, say who presses: by=person")
        return {
            "id": str(next(_press_numbers)),
            "from": user.wire(),
            "message": self._post.shown(),
            "chat_instance": str(abs(self.chat_id) * 31),
            "data": button["callback_data"],
        }

    async def edited(self, containing: str = "", *, within: float = 10) -> Answer:
        """Wait for a version after this one whose text contains the words."""

        def probe() -> Answer | None:
            later = self.versions[self._version + 1 :]
            return next((answer for answer in later if containing in answer.text), None)

        found = await self._world.bell.until(probe, within)
        if found is None:
            raise AssertionError(
                f"[{self.message_id}] was not edited to {containing!r} in {within} s\n{self._transcript}"
            )
        return found

    async def deleted(self, *, within: float = 10) -> None:
        """Wait until the bot deletes the message."""
        if not await self._world.bell.until(lambda: self._post.deleted or None, within):
            raise AssertionError(f"[{self.message_id}] was not deleted in {within} s\n{self._transcript}")

    @property
    def _transcript(self) -> str:
        return "\n".join(self._world.events[-60:])

    def __repr__(self) -> str:
        return f"<[{self.message_id}] {self.text[:80]!r} {self.buttons}>"


def fits(answer: Answer, wanted: Wanted) -> bool:
    if wanted is None:
        return True
    return wanted in answer.text if isinstance(wanted, str) else wanted(answer)
