"""May this message be sent, and what does it look like then?"""

from __future__ import annotations

import json
from typing import Any

from tests.botapi import files, keyboards
from tests.botapi.arguments import Arguments
from tests.botapi.chats import Chat, Post, Wire
from tests.botapi.entities import LONGEST, LONGEST_CAPTION, Formatted, formatted
from tests.botapi.refusals import bad
from tests.botapi.world import StoredFile, World

ACTIONS = (
    "typing",
    "upload_photo",
    "record_video",
    "upload_video",
    "record_voice",
    "upload_voice",
    "upload_document",
    "choose_sticker",
    "find_location",
    "record_video_note",
    "upload_video_note",
)
PREVIEW = ("is_disabled", "url", "prefer_small_media", "prefer_large_media", "show_above_text")
GENERAL_TOPIC = 1


def send_message(world: World, arguments: Arguments) -> Wire:
    body = text_body(arguments)
    if preview := preview_options(arguments):
        body["link_preview_options"] = preview
    return _send(world, arguments, body, raw=arguments.text("text"))


def send_document(world: World, arguments: Arguments) -> Wire:
    stored = files.given(world, arguments, "document")
    body = {"document": files.document(stored)} | caption_body(arguments)
    return _send(world, arguments, body, raw=arguments.text("caption"), stored=stored)


def send_photo(world: World, arguments: Arguments) -> Wire:
    stored = files.given(world, arguments, "photo")
    body = {"photo": [files.photo(stored)]} | caption_body(arguments)
    return _send(world, arguments, body, raw=arguments.text("caption"), stored=stored)


def send_chat_action(world: World, arguments: Arguments) -> bool:
    if not arguments.text("action"):
        raise bad("wrong parameter action in request")
    chat = world.chat(arguments.text("chat_id"))
    if arguments.text("action").lower() not in ACTIONS:
        raise bad("wrong parameter action in request")
    chat.check_writable()
    _thread(chat, arguments)
    return True


def text_body(arguments: Arguments) -> Wire:
    """Read the text of a message; Refused where it is empty, too long or not understood."""
    if not arguments.text("text"):
        raise bad("Message text is empty")
    shown = _formatted(arguments, "text", "entities", LONGEST)
    if not shown.text:
        raise bad("Text must be non-empty")
    return {"text": shown.text} | ({"entities": list(shown.entities)} if shown.entities else {})


def caption_body(arguments: Arguments) -> Wire:
    """Read a caption, which may be empty."""
    shown = _formatted(arguments, "caption", "caption_entities", LONGEST_CAPTION)
    entities = {"caption_entities": list(shown.entities)} if shown.entities else {}
    return {"caption": shown.text} | entities if shown.text else {}


def _formatted(arguments: Arguments, name: str, entities: str, longest: int) -> Formatted:
    given = arguments.value(entities, list)
    return formatted(arguments.text(name), arguments.text("parse_mode"), given, longest=longest)


def preview_options(arguments: Arguments) -> Wire:
    """Give the options of the link's preview that were set, {} where none."""
    asked = arguments.value("link_preview_options", dict) or {}
    return {name: asked[name] for name in PREVIEW if asked.get(name)}


def _send(world: World, arguments: Arguments, body: Wire, *, raw: str, stored: StoredFile | None = None) -> Wire:
    markup = keyboards.markup(arguments)
    chat = world.chat(arguments.text("chat_id"))
    chat.check_writable()
    keyboards.check_requests(markup, private=chat.private)
    place = _thread(chat, arguments) | _reply(chat, arguments) | _options(arguments)
    world.meter.spend(chat.id, private=chat.private)
    shown = keyboards.inline(markup)
    post = world.put(chat, place | body | ({"reply_markup": shown} if shown else {}), by=world.bot, raw=raw)
    post.silent = arguments.flag("disable_notification")
    post.keyboard = None if shown else markup
    post.content = (stored.name, stored.content) if stored else None
    world.sent.append(post)
    world.happened(f"bot → {chat.title} [{post.id}]: {told(post.wire)}")
    return post.shown()


def _options(arguments: Arguments) -> Wire:
    return {"has_protected_content": True} if arguments.flag("protect_content") else {}


def _thread(chat: Chat, arguments: Arguments) -> Wire:
    thread = arguments.number("message_thread_id")
    if not thread:
        return {}
    if thread == GENERAL_TOPIC or thread not in chat.topics:
        raise bad("message thread not found")
    return {"message_thread_id": thread, "is_topic_message": True}


def _reply(chat: Chat, arguments: Arguments) -> Wire:
    asked: dict[str, Any] = arguments.value("reply_parameters", dict) or {
        "message_id": arguments.number("reply_to_message_id"),
        "allow_sending_without_reply": arguments.flag("allow_sending_without_reply"),
    }
    if not asked.get("message_id"):
        return {}
    replied = chat.post(int(asked["message_id"]))
    if replied is not None:
        return {"reply_to_message": replied.shown(nested=True)}
    if asked.get("allow_sending_without_reply"):
        return {}
    raise bad("message to be replied not found")


def told(wire: Wire) -> str:
    """Say a message in one paragraph, for transcripts."""
    kinds = [kind for kind in ("photo", "document", "location") if kind in wire]
    words = str(wire.get("text", wire.get("caption", "")))
    rows = wire.get("reply_markup", {}).get("inline_keyboard", [])
    labels = [[button["text"] for button in row] for row in rows]
    return " ".join(
        [
            *(f"<{kind}>" for kind in kinds),
            words,
            *([json.dumps(labels, ensure_ascii=False)] if labels else []),
        ]
    )


def same(one: Post, body: Wire) -> bool:
    """Say whether an edit would change nothing that a person sees."""
    seen = ("text", "entities", "caption", "caption_entities", "reply_markup")
    return {name: one.wire.get(name) for name in seen} == {name: body.get(name) for name in seen}
