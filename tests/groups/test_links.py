"""Does a link bring queries from one chat to another, by a press, and nothing else?"""

from __future__ import annotations

import re
from datetime import timedelta

import pytest

from bot.chats.joining import forget
from bot.chats.sharing import DAYS, LISTS
from bot.links.packing import Words, pack, signing_key
from bot.thinning import thin
from tests.conversation import PERSON, Conversation

FRIEND, STRANGER = 8, 9
MANY = tuple(f"وزير الخارجية رقم {number}" for number in range(20, 32))


@pytest.fixture
async def talk():
    return await Conversation().open()


def payload(told: str) -> str:
    found = re.search(r"https://t\.me/mujaz_test_bot\?start=([A-Za-z0-9_-]{1,64})\n", told + "\n")
    assert found, told
    assert f"https://t.me/mujaz_test_bot?startgroup={found[1]}" in told
    return found[1]


async def queries(talk, chat_id: int) -> list[str]:
    return [each.query for each in await talk.store.subscriptions(chat_id)]


async def test_a_query_is_shared_with_its_forecast_and_followed_by_a_press_only(talk):
    talk.site.publish("لافروف في القاهرة", "قال لافروف إن المحادثات مستمرة.")
    await talk.read()
    link = payload(await talk.says("/share لافروف"))
    told = await talk.says(f"/start {link}", chat_id=FRIEND)
    assert "متابعة لافروف" in told
    assert "خلال آخر 24 ساعة: مقال واحد" in told
    assert "لافروف في القاهرة" in told
    assert await queries(talk, FRIEND) == []
    await talk.presses("متابعة", chat_id=FRIEND)
    assert await queries(talk, FRIEND) == ["لافروف"]
    assert "تتابع لافروف بالفعل" in await talk.says(f"/start {link}", chat_id=FRIEND)


async def test_a_whole_list_is_kept_by_number_and_taken_at_once(talk):
    for query in MANY:
        await talk.says(f"/sub {query}")
    told = await talk.says("/share")
    assert f"يعمل {DAYS} يومًا" in told
    link = payload(told)
    told = await talk.says(f"/start {link}", chat_id=FRIEND)
    assert "متابعة 12 شيئًا" in told
    assert await queries(talk, FRIEND) == []
    await talk.presses("متابعة الكل", chat_id=FRIEND)
    assert await queries(talk, FRIEND) == list(MANY)


async def test_some_of_a_list_are_chosen_one_after_another_over_pages(talk):
    for query in MANY:
        await talk.says(f"/sub {query}")
    link = payload(await talk.says("/share"))
    await talk.says(f"/start {link}", chat_id=FRIEND)
    assert "✅" in await talk.presses("➕ وزير الخارجية رقم 23", chat_id=FRIEND)
    assert "➕ متابعة الكل (11)" in talk.buttons
    await talk.presses("التالي", chat_id=FRIEND)
    await talk.presses("➕ وزير الخارجية رقم 31", chat_id=FRIEND)
    assert await queries(talk, FRIEND) == [MANY[3], MANY[11]]
    await talk.presses("متابعة الكل", chat_id=FRIEND)
    assert sorted(await queries(talk, FRIEND)) == sorted(MANY)


async def test_a_list_ends_with_its_owner(talk):
    for query in MANY:
        await talk.says(f"/sub {query}")
    link = payload(await talk.says("/share"))
    await forget(talk.desk, PERSON)
    assert "انتهت مدة هذا الرابط" in await talk.says(f"/start {link}", chat_id=FRIEND)


async def test_a_list_that_two_shared_lives_until_both_erased_it(talk):
    for chat_id in (PERSON, STRANGER):
        for query in MANY:
            await talk.says(f"/sub {query}", chat_id=chat_id)
    links = {payload(await talk.says("/share", chat_id=chat_id)) for chat_id in (PERSON, STRANGER)}
    assert len(links) == 1
    await forget(talk.desk, PERSON)
    (link,) = links
    assert "متابعة 12 شيئًا" in await talk.says(f"/start {link}", chat_id=FRIEND)


async def test_a_list_ends_after_its_days_and_is_erased_then(talk):
    for query in MANY:
        await talk.says(f"/sub {query}")
    link = payload(await talk.says("/share"))
    talk.clock.now += timedelta(days=DAYS, seconds=1)
    assert "انتهت" in await talk.says(f"/start {link}", chat_id=FRIEND)
    await thin(talk.desk, talk.clock())
    assert await talk.store.shared_lists(PERSON) == []


async def test_a_chat_keeps_so_many_lists_and_the_oldest_goes(talk):
    for query in MANY:
        await talk.says(f"/sub {query}")
    first = payload(await talk.says("/share"))
    for number in range(LISTS):
        talk.clock.forward(seconds=1)
        await talk.says(f"/sub آخر رقم {number + 50}")
        await talk.says("/share")
    assert len(await talk.store.shared_lists(PERSON)) == LISTS
    assert "انتهت" in await talk.says(f"/start {first}", chat_id=FRIEND)


@pytest.mark.parametrize(
    ("made", "said"),
    [
        ("aAAAAAAAAAAAA", "ليس هذا من روابطي"),
        (pack(Words(("لافروف",)), b"another bot"), "ليس هذا من روابطي"),
        ("<b>&", "ليس هذا من روابطي"),
        ("x" * 65, "ليس هذا من روابطي"),
    ],
)
async def test_a_link_that_is_broken_or_another_bots_is_answered_with_its_sentence(talk, made, said):
    assert said in await talk.says(f"/start {made}", chat_id=FRIEND)
    assert await queries(talk, FRIEND) == []


async def test_a_link_whose_query_is_not_understood_any_more_offers_nothing(talk):
    link = pack(Words(('"مفتوحة',)), signing_key(talk.settings.bot_token))
    told = await talk.says(f"/start {link}", chat_id=FRIEND)
    assert "لا أفهم هذه الكلمات" in told


async def test_sources_are_not_shared_and_nothing_is_shared_by_who_follows_nothing(talk):
    assert "فلا شيء أشاركه" in await talk.says("/share")
    assert "مفتوحة" in await talk.says('/share "وزير')


@pytest.mark.parametrize("word", ["", "true", "inline"])
async def test_a_link_that_just_opens_the_bot_greets(talk, word):
    assert "أقرأ الأخبار" in await talk.says(f"/start {word}", chat_id=FRIEND)


async def test_who_never_followed_anything_is_greeted_and_asked_how_the_news_shall_come(talk):
    link = payload(await talk.says("/share لافروف"))
    assert (await talk.says(f"/start {link}", chat_id=FRIEND)).startswith("أهلًا بك! أنا موجز")
    assert "كيف تصلك أخباره؟" in await talk.presses("متابعة", chat_id=FRIEND)
    assert await queries(talk, FRIEND) == ["لافروف"]
    assert not (await talk.says(f"/start {link}", chat_id=FRIEND)).startswith("أهلًا بك!")


async def test_a_newcomer_who_takes_a_whole_list_is_asked_for_hour_and_city(talk):
    for query in MANY:
        await talk.says(f"/sub {query}")
    link = payload(await talk.says("/share"))
    await talk.says(f"/start {link}", chat_id=FRIEND)
    assert "بتوقيت الرياض. هل يناسبك؟" in await talk.presses("متابعة الكل", chat_id=FRIEND)
    assert "تمّ" in await talk.presses("نعم", chat_id=FRIEND)
