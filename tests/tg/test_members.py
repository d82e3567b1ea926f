"""Is Telegram believed about administrators, for a minute, and is nobody taken for one otherwise?"""

from __future__ import annotations

import pytest
from telegram import ChatMember, ChatMemberAdministrator, ChatMemberLeft, ChatMemberMember, ChatMemberOwner, User
from telegram.error import BadRequest, ChatMigrated, Forbidden, NetworkError, TelegramError, TimedOut

from handlers.tg.members import SECONDS, Members, MembersUnknownError

GROUP, PERSON = -1001, User(11, "سلمى", is_bot=False)
RIGHTS = dict.fromkeys(
    (
        *("can_be_edited", "is_anonymous", "can_manage_chat", "can_delete_messages", "can_manage_video_chats"),
        *("can_restrict_members", "can_promote_members", "can_change_info", "can_invite_users"),
        *("can_post_stories", "can_edit_stories", "can_delete_stories"),
    ),
    False,
)


class Telegram:
    """Answers getChatMember as a test says."""

    def __init__(self, said: ChatMember | TelegramError) -> None:
        self.said = said
        self.asked = 0

    async def get_chat_member(self, chat_id: int, user_id: int) -> ChatMember:
        assert (chat_id, user_id) == (GROUP, PERSON.id)
        self.asked += 1
        if isinstance(self.said, TelegramError):
            raise self.said
        return self.said


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        (ChatMemberOwner(PERSON, is_anonymous=False), True),
        (ChatMemberAdministrator(PERSON, **RIGHTS), True),
        (ChatMemberAdministrator(PERSON, **RIGHTS, can_post_messages=True), True),
        (ChatMemberAdministrator(PERSON, **RIGHTS, can_post_messages=False), False),
        (ChatMemberMember(PERSON), False),
        (ChatMemberLeft(PERSON), False),
        (BadRequest("user not found"), False),
        (Forbidden("bot was kicked from the supergroup chat"), False),
        (ChatMigrated(-1009), False),
    ],
)
async def test_who_administers_is_what_telegram_says(said, expected):
    assert await Members(monotonic=lambda: 0.0).administers(Telegram(said), GROUP, PERSON.id) is expected


@pytest.mark.parametrize("said", [TimedOut(), NetworkError("bad gateway")])
async def test_where_telegram_says_nothing_nobody_is_refused_or_let_in_and_nothing_is_remembered(said):
    telegram, members = Telegram(said), Members(monotonic=lambda: 0.0)
    with pytest.raises(MembersUnknownError):
        await members.administers(telegram, GROUP, PERSON.id)
    telegram.said = ChatMemberOwner(PERSON, is_anonymous=False)
    assert await members.administers(telegram, GROUP, PERSON.id)


async def test_it_is_asked_once_in_a_minute_and_then_again():
    now, telegram = 0.0, Telegram(ChatMemberOwner(PERSON, is_anonymous=False))
    members = Members(monotonic=lambda: now)
    assert await members.administers(telegram, GROUP, PERSON.id)
    telegram.said = ChatMemberMember(PERSON)
    now = SECONDS - 1
    assert await members.administers(telegram, GROUP, PERSON.id)
    now = SECONDS
    assert not await members.administers(telegram, GROUP, PERSON.id)
    assert telegram.asked == 2


@pytest.mark.parametrize(("chat_id", "person"), [(GROUP, 0), (7, 7), (0, 7)])
async def test_nobody_administers_a_private_chat_and_who_is_unknown_administers_nothing(chat_id, person):
    telegram = Telegram(ChatMemberOwner(PERSON, is_anonymous=False))
    assert not await Members(monotonic=lambda: 0.0).administers(telegram, chat_id, person)
    assert telegram.asked == 0
