"""Who sees the operators' commands in the menu of their chat, in which language, and for how long?"""

from __future__ import annotations

import pytest
from telegram.error import BadRequest, NetworkError

from bot.chats.joining import forget, join
from bot.operating.claiming import claim, offer_code, resign
from bot.settings import LANGUAGES
from handlers.tg.operator_menus import FOR_OPERATORS, OperatorMenus
from tests.conversation import PERSON, Conversation

ADMIN = 99


class Bot:
    """Keeps menus as Telegram does, by chat and language code, and counts what it is told."""

    def __init__(self):
        self.menus = {}
        self.told = 0
        self.errors = []  # with which the next calls end

    async def get_my_commands(self, *, scope, language_code):
        self._fail()
        return self.menus.get((scope.chat_id, language_code), ())

    async def set_my_commands(self, commands, *, scope, language_code):
        self._fail()
        self.told += 1
        self.menus[scope.chat_id, language_code] = tuple(commands)
        return True

    async def delete_my_commands(self, *, scope, language_code):
        self._fail()
        self.told += 1
        self.menus.pop((scope.chat_id, language_code), None)
        return True

    def _fail(self):
        if self.errors:
            raise self.errors.pop(0)

    def menu(self, chat_id):
        """Give the commands of a chat's own menu, with their meanings."""
        return {each.command: each.description for each in self.menus.get((chat_id, ""), ())}


async def opened(talk) -> OperatorMenus:
    """Give the menus as a start does."""
    menus = OperatorMenus(talk.desk)
    await menus.open()
    return menus


@pytest.fixture
async def talk():
    return await Conversation(ADMIN_IDS=str(ADMIN)).open()


async def test_an_operator_has_the_usual_commands_and_the_operators_own_once_their_chat_is_known(talk):
    bot, menus = Bot(), await opened(talk)
    await menus.refresh(bot)
    assert bot.menus == {}
    await talk.chat(ADMIN)
    await talk.chat(PERSON)
    await menus.refresh(bot)
    assert {"sub", "sources", "status", "broadcast", "ban", "limit", "backup", "feeds", "stats"} <= set(
        bot.menu(ADMIN)
    )
    assert set(bot.menus) == {(ADMIN, "")}


@pytest.mark.parametrize(("access", "is_there"), [("open", False), ("list", True)])
async def test_letting_chats_in_is_in_the_menu_only_where_they_must_be_let_in(access, is_there):
    talk, bot = await Conversation(ADMIN_IDS=str(ADMIN), ACCESS=access).open(), Bot()
    await talk.chat(ADMIN)
    await (await opened(talk)).refresh(bot)
    assert ("allow" in bot.menu(ADMIN)) == is_there
    assert set(FOR_OPERATORS) - {"allow"} <= set(bot.menu(ADMIN))


async def test_it_speaks_the_language_of_the_chat_and_changes_with_it(talk):
    bot, menus = Bot(), await opened(talk)
    await talk.chat(ADMIN)
    shown = []
    for language in LANGUAGES:
        await talk.says(f"/lang {language}", chat_id=ADMIN)
        await menus.refresh(bot)
        shown.append(bot.menu(ADMIN)["status"])
    assert len(set(shown)) == len(LANGUAGES)
    assert set(bot.menus) == {(ADMIN, "")}


async def test_nothing_is_told_twice_also_not_by_the_next_start(talk):
    bot, menus = Bot(), await opened(talk)
    await talk.chat(ADMIN)
    for _ in range(3):
        await menus.refresh(bot)
    await (await opened(talk)).refresh(bot)
    assert bot.told == 1


async def test_menus_in_other_languages_that_an_earlier_version_set_are_taken_away(talk):
    bot, menus = Bot(), await opened(talk)
    await talk.chat(ADMIN)
    bot.menus = {(ADMIN, code): ("old",) for code in ("", *LANGUAGES)}
    await menus.refresh(bot)
    assert set(bot.menus) == {(ADMIN, "")}
    assert "broadcast" in bot.menu(ADMIN)


@pytest.mark.parametrize("ends", ["resigns", "forgets"])
async def test_who_claimed_the_bot_has_the_menu_until_they_cease_to_be_its_operator(ends):
    talk, bot = await Conversation().open(), Bot()
    menus = await opened(talk)
    await talk.chat(PERSON)
    await menus.refresh(bot)
    assert bot.menus == {}
    await claim(talk.desk, PERSON, await offer_code(talk.desk))
    await menus.refresh(bot)
    assert "status" in bot.menu(PERSON)
    if ends == "resigns":
        await resign(talk.desk, PERSON)
    else:
        await forget(talk.desk, PERSON)
    await menus.refresh(bot)
    assert bot.menus == {}


async def test_who_is_no_more_in_the_settings_after_a_restart_loses_the_menu(talk):
    bot = Bot()
    await talk.chat(ADMIN)
    await (await opened(talk)).refresh(bot)
    other = Conversation(ADMIN_IDS="98")
    async with other.store.transaction() as change:
        change.save(*await talk.store.chats())
    await (await opened(other)).refresh(bot)
    assert bot.menus == {}
    assert not (await other.store.chat(ADMIN)).has_menu


async def test_a_group_that_the_settings_name_as_operator_has_no_menu_of_its_own():
    talk, bot = await Conversation(ADMIN_IDS="-5").open(), Bot()
    await join(talk.desk, -5, "supergroup", "ar")
    await (await opened(talk)).refresh(bot)
    assert bot.menus == {}


@pytest.mark.parametrize("error", [BadRequest("Chat not found"), NetworkError("no connection")])
async def test_what_telegram_refuses_is_tried_again_later_and_not_with_each_update(talk, error):
    bot, menus = Bot(), await opened(talk)
    await talk.chat(ADMIN)
    bot.errors = [error]
    for _ in range(3):
        await menus.refresh(bot)
    assert bot.menus == {}
    await menus.again(bot)
    assert "status" in bot.menu(ADMIN)
