"""Which methods are there, and what do the small ones answer?"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

from tests.botapi import editing, files, inline, profile, sending
from tests.botapi.arguments import Arguments
from tests.botapi.chats import PRESENT, User, Wire
from tests.botapi.refusals import Refused, bad
from tests.botapi.world import World

Method = Callable[[World, Arguments], Any | Awaitable[Any]]
RIGHTS = (
    "can_be_edited",
    "is_anonymous",
    "can_manage_chat",
    "can_delete_messages",
    "can_manage_video_chats",
    "can_restrict_members",
    "can_promote_members",
    "can_change_info",
    "can_invite_users",
    "can_post_stories",
    "can_edit_stories",
    "can_delete_stories",
)


def get_me(world: World, _: Arguments) -> Wire:
    can = {
        "can_join_groups": True,
        "can_read_all_group_messages": not world.privacy,
        "supports_inline_queries": world.inline,
        "can_connect_to_business": False,
        "has_main_web_app": False,
        "has_topics_enabled": False,
    }
    return world.bot.wire() | can


def get_chat(world: World, arguments: Arguments) -> Wire:
    chat = world.chat(arguments.text("chat_id"))
    if not chat.private:
        chat.check_reachable()
    gifts = (
        "unlimited_gifts",
        "limited_gifts",
        "unique_gifts",
        "premium_subscription",
        "gifts_from_channels",
    )
    about = {
        "accent_color_id": 0,
        "max_reaction_count": 11,
        "accepted_gift_types": dict.fromkeys(gifts, True),
    }
    return chat.wire() | about


def get_chat_member(world: World, arguments: Arguments) -> Wire:
    chat = world.chat(arguments.text("chat_id"))
    chat.check_reachable()
    user_id = arguments.number("user_id")
    if user_id == world.bot.id:
        return member(world.bot, chat.status)
    known = [chat.user] if chat.user else [user for user, _ in chat.members.values()]
    user = next((user for user in known if user.id == user_id), None)
    if user is None:
        raise bad("user not found")
    return member(user, chat.members.get(user_id, (user, "member"))[1], in_channel=chat.kind == "channel")


def get_chat_administrators(world: World, arguments: Arguments) -> list[Wire]:
    chat = world.chat(arguments.text("chat_id"))
    chat.check_reachable()
    if chat.private:
        raise bad("there are no administrators in the private chat")
    people = [(user, status) for user, status in chat.members.values() if status in PRESENT[:2]]
    return [member(user, status) for user, status in people]


def get_chat_member_count(world: World, arguments: Arguments) -> int:
    chat = world.chat(arguments.text("chat_id"))
    chat.check_reachable()
    return 2 if chat.private else len(chat.members) + 1


def leave_chat(world: World, arguments: Arguments) -> bool:
    chat = world.chat(arguments.text("chat_id"))
    if chat.private:
        raise bad("chat is not a group, supergroup or channel chat")
    chat.check_reachable()
    chat.status = "left"
    world.happened(f"bot leaves {chat.title}")
    return True


def member(user: User, status: str, *, in_channel: bool = False) -> Wire:
    """Give the ChatMember of a person or bot with this status."""
    shown: Wire = {"status": status, "user": user.wire()}
    if status == "creator":
        shown["is_anonymous"] = False
    elif status == "kicked":
        shown["until_date"] = 0
    elif status == "administrator":
        shown |= dict.fromkeys(RIGHTS, False) | {"can_manage_chat": True}
        shown |= {"can_post_messages": True, "can_edit_messages": False} if in_channel else {}
    return shown


async def get_updates(world: World, arguments: Arguments) -> list[Wire]:
    return await world.updates.poll(arguments)


def set_webhook(world: World, arguments: Arguments) -> bool:
    """Note the address, so that getUpdates is refused; nothing is ever delivered to it."""
    url = arguments.text("url")
    if url and not url.startswith("https://"):
        raise bad("bad webhook: An HTTPS URL must be provided for webhook")
    return _webhook(world, arguments, url)


def delete_webhook(world: World, arguments: Arguments) -> bool:
    return _webhook(world, arguments, "")


def _webhook(world: World, arguments: Arguments, url: str) -> bool:
    if arguments.flag("drop_pending_updates"):
        world.updates.forget()
    world.updates.webhook = url
    return True


def get_webhook_info(world: World, _: Arguments) -> Wire:
    queue = world.updates
    info = {"url": queue.webhook, "has_custom_certificate": False, "pending_update_count": len(queue)}
    return info | ({"allowed_updates": list(queue.allowed)} if queue.allowed else {})


def _nothing(_: World, __: Arguments) -> bool:
    return True


METHODS: dict[str, Method] = {
    "answerCallbackQuery": editing.answer_callback_query,
    "answerInlineQuery": inline.answer_inline_query,
    "close": _nothing,
    "deleteMessage": editing.delete_message,
    "deleteMyCommands": profile.delete_my_commands,
    "deleteWebhook": delete_webhook,
    "editMessageCaption": editing.edit_message_caption,
    "editMessageMedia": editing.edit_message_media,
    "editMessageReplyMarkup": editing.edit_message_reply_markup,
    "editMessageText": editing.edit_message_text,
    "getChat": get_chat,
    "getChatAdministrators": get_chat_administrators,
    "getChatMember": get_chat_member,
    "getChatMemberCount": get_chat_member_count,
    "getChatMenuButton": profile.get_menu_button,
    "getFile": files.get_file,
    "getMe": get_me,
    "getMyCommands": profile.get_my_commands,
    "getUpdates": get_updates,
    "getWebhookInfo": get_webhook_info,
    "leaveChat": leave_chat,
    "logOut": _nothing,
    "sendChatAction": sending.send_chat_action,
    "sendDocument": sending.send_document,
    "sendMessage": sending.send_message,
    "sendPhoto": sending.send_photo,
    "setChatMenuButton": profile.set_menu_button,
    "setMyCommands": profile.set_my_commands,
    "setWebhook": set_webhook,
    **profile.WORDS_METHODS,
}
BY_LOWERED = {name.lower(): name for name in METHODS}


def find(name: str) -> tuple[str, Method]:
    """Find a method, whatever its case; Refused with 404 where there is none."""
    if name.lower() not in BY_LOWERED:
        raise Refused(404, "Not Found: method not found")
    right = BY_LOWERED[name.lower()]
    return right, METHODS[right]
