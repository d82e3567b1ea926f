"""What does `@bot words` answer in any chat? Stories of the sources for everybody, and nothing else."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.links.packing import Words, signing_key, unpack
from handlers.chat.inline import PAGE, page
from storage.records import Listing
from tests.conversation import FEED, PERSON, Conversation, plain


@pytest.fixture
async def talk():
    talk = await Conversation().open()
    for number in range(3):
        talk.site.publish(f"لافروف في المدينة {number}", f"قال لافروف {number} إن المحادثات مستمرة.")
        await talk.read()
        await talk.read()
    return talk


async def asked(talk, words: str, offset: str = "", person: int = PERSON):
    return await page(talk.desk, person, "ar", words, offset)


async def test_the_newest_stories_come_first_with_what_they_say_and_the_answer_is_everybodys(talk):
    found = await asked(talk, "لافروف")
    assert [each.title for each in found.results] == [f"لافروف في المدينة {n}" for n in (2, 1, 0)]
    first = found.results[0]
    assert first.description.startswith("صدى الأخبار · ")
    assert "قال لافروف 2" in plain(first.message)
    assert first.url == "https://news.example/3"
    assert not found.is_personal
    assert found == await asked(talk, "لافروف", person=99)


async def test_its_button_leads_to_following_the_words(talk):
    found = await asked(talk, "لافروف")
    assert "لافروف" in found.button
    assert unpack(found.payload, signing_key(talk.settings.bot_token)) == Words(("لافروف",))
    nothing = await asked(talk, "كلمة لا ترد")
    assert nothing.results == ()
    assert "لا جديد" in nothing.button
    assert nothing.is_personal
    assert (await asked(talk, "كلمة " * 40)).payload == "inline"


async def test_a_source_that_only_some_follow_never_appears(talk):
    feed = await talk.store.feed(FEED)
    async with talk.store.transaction() as change:
        change.save(replace(feed, listing=Listing.FOLLOWED))
    await talk.says("/sub لافروف")
    assert (await asked(talk, "لافروف")).results == ()
    assert (await asked(talk, "")).results == ()


async def test_more_comes_page_by_page_each_story_once(talk):
    for number in range(3, 25):
        talk.site.publish(f"لافروف في مكان رقم {number * 37}", f"خبر {number * 91} لافروف {number}.")
    await talk.read()
    await talk.read()
    shown, offset = [], ""
    for _ in range(9):
        found = await asked(talk, "لافروف", offset)
        assert len(found.results) <= PAGE
        shown += [each.id for each in found.results]
        offset = found.next_offset
        if not offset:
            break
    assert len(shown) == len(set(shown)) > PAGE
    assert (await asked(talk, "لافروف", "not ours")).results[0].id == shown[0]


async def test_no_words_show_ones_own_newest_matches_or_the_way_to_the_bot(talk):
    empty = await asked(talk, "  ")
    assert (empty.results, empty.payload, empty.is_personal) == ((), "inline", True)
    await talk.says("/sub لافروف")
    assert (await asked(talk, "")).results[0].title == "لافروف في المدينة 2"


@pytest.mark.parametrize("words", ['"وزير', "(", "ل", "-رياضة", "في"])
async def test_a_bad_query_is_explained_in_a_result(talk, words):
    found = await asked(talk, words)
    assert [each.id for each in found.results] == ["error"]
    assert found.results[0].title
    assert found.is_personal


async def test_who_typed_on_is_looked_up_no_further(talk):
    found = await page(talk.desk, PERSON, "ar", "لافروف", "", lambda: False)
    assert found.results == ()
