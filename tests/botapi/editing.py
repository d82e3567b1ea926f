"""May this message be changed or deleted, and may this button press be answered?"""

from __future__ import annotations

import json
from typing import Any

from tests.botapi import files, keyboards
from tests.botapi.arguments import Arguments
from tests.botapi.chats import Post, Version, Wire
from tests.botapi.refusals import NOT_MODIFIED, TOO_OLD, bad
from tests.botapi.sending import caption_body, preview_options, same, text_body, told
from tests.botapi.world import World

TEXT = ("text", "entities", "link_preview_options")
CAPTION = ("caption", "caption_entities")
LONGEST_ANSWER = 200
DELETABLE_SECONDS = 48 * 3600


def edit_message_text(world: World, arguments: Arguments) -> Wire:
    body = text_body(arguments)
    if preview := preview_options(arguments):
        body["link_preview_options"] = preview
    post = _own(world, arguments)
    if "text" not in post.wire:
        raise bad("there is no text in the message to edit")
    return _change(world, post, _without(post, TEXT) | body | _markup(arguments), arguments.text("text"))


def edit_message_caption(world: World, arguments: Arguments) -> Wire:
    body = caption_body(arguments)
    post = _own(world, arguments)
    if "text" in post.wire:
        raise bad("there is no caption in the message to edit")
    return _change(world, post, _without(post, CAPTION) | body | _markup(arguments), arguments.text("caption"))


def edit_message_media(world: World, arguments: Arguments) -> Wire:
    """Put another photo into a message; other media are more than we need."""
    media: dict[str, Any] = arguments.value("media", dict) or {}
    if media.get("type") != "photo":
        raise bad("can't parse InputMedia: media type is not supported here")
    asked = Arguments({"photo": str(media.pop("media", "")), **_as_texts(media)}, arguments.uploads)
    stored = files.given(world, asked, "photo")
    body = {"photo": [files.photo(stored)]} | caption_body(asked)
    post = _own(world, arguments)
    if "text" in post.wire and "photo" not in post.wire:
        raise bad("there is no media in the message to edit")
    wire = _without(post, (*CAPTION, "photo", "document")) | body | _markup(arguments)
    post.content = (stored.name, stored.content)
    return _change(world, post, wire, asked.text("caption"))


def _as_texts(values: dict[str, Any]) -> dict[str, str]:
    return {name: value if isinstance(value, str) else json.dumps(value) for name, value in values.items()}


def edit_message_reply_markup(world: World, arguments: Arguments) -> Wire:
    markup = _markup(arguments)
    post = _own(world, arguments)
    return _change(world, post, _without(post, ()) | markup, post.versions[-1].raw)


def delete_message(world: World, arguments: Arguments) -> bool:
    chat = world.chat(arguments.text("chat_id"))
    chat.check_reachable()
    post = chat.post(arguments.number("message_id"))
    if post is None:
        raise bad("message to delete not found")
    mine = post.by_bot or chat.private or chat.status == "administrator"
    if not mine or world.now() - post.wire["date"] > DELETABLE_SECONDS:
        raise bad("message can't be deleted")
    post.deleted = True
    world.happened(f"bot deletes [{post.id}] in {chat.title}")
    return True


def answer_callback_query(world: World, arguments: Arguments) -> bool:
    press = world.presses.get(arguments.text("callback_query_id"))
    if press is None or press.answer is not None or world.clock() - press.at > world.callback_seconds:
        raise bad(TOO_OLD)
    if len(arguments.text("text")) > LONGEST_ANSWER:
        raise bad("MESSAGE_TOO_LONG")
    press.answer = {name: arguments.text(name) for name in ("text", "url")}
    press.answer["show_alert"] = arguments.flag("show_alert")
    world.happened(f"bot answers the press: {press.answer['text'] or '(nothing)'}")
    return True


def _own(world: World, arguments: Arguments) -> Post:
    """Find the bot's message that is to be changed."""
    if arguments.text("inline_message_id"):
        raise bad("MESSAGE_ID_INVALID")
    chat = world.chat(arguments.text("chat_id"))
    if not chat.private:
        chat.check_reachable()
    if not arguments.number("message_id"):
        raise bad("message identifier is not specified")
    post = chat.post(arguments.number("message_id"))
    if post is None:
        raise bad("message to edit not found")
    if not post.by_bot:
        raise bad("message can't be edited")
    return post


def _without(post: Post, names: tuple[str, ...]) -> Wire:
    return {name: value for name, value in post.shown().items() if name not in (*names, "reply_markup")}


def _markup(arguments: Arguments) -> Wire:
    """Read the new keyboard: without one, the old one goes."""
    shown = keyboards.inline(keyboards.markup(arguments))
    return {"reply_markup": shown} if shown else {}


def _change(world: World, post: Post, wire: Wire, raw: str) -> Wire:
    if same(post, wire):
        raise bad(NOT_MODIFIED)
    world.meter.spend(post.chat.id, private=post.chat.private, edit=True)
    wire["edit_date"] = int(world.now())
    post.versions.append(Version(wire, raw, world.clock()))
    world.happened(f"bot ✎ {post.chat.title} [{post.id}]: {told(wire)}")
    return post.shown()
