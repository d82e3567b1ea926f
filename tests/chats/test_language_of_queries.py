"""What a person who follows a name is told about its spellings, and what they then receive."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.errors import SettingsError
from bot.naming import aliases_of
from bot.text.aliases import AliasError, parse
from bot.watch import Watch
from tests.conversation import PERSON, Conversation
from tests.storage.samples import article

OTHER_NEWS = "افتتح المعرض أبوابه للزوار صباح اليوم."


@pytest.fixture
async def talk():
    return await Conversation().open()


async def test_a_name_that_is_written_like_a_word_of_every_article_is_told_with_its_strict_form(talk):
    told = await talk.says("/sub علي")
    assert "على" in told
    assert "=علي" in told
    assert "=" not in await talk.says("/sub لافروف")


async def test_a_word_that_finds_too_much_is_told_as_a_share_of_what_was_read(talk):
    for number in range(12):
        talk.site.publish(f"المعرض {number}", OTHER_NEWS)
    for _ in range(4):
        await talk.read()
        for number in range(12):
            talk.site.publish(f"خبر {number} {_}", f"خبر رقم {number} من يوم {_}.")
    await talk.read()
    assert "%" in await talk.says("/sub المعرض")
    await talk.presses("📰 الموجز فقط")
    (item,) = await talk.store.subscriptions(PERSON)
    assert (item.alerts, item.digest) == (False, True)
    assert "%" not in await talk.says("/sub لافروف")


async def test_a_spelling_that_was_read_is_asked_and_then_looked_for(talk):
    talk.site.publish("زيارة", "وصل زيلنسكي إلى المدينة. وقال زيلنسكي إنه عائد.")
    await talk.read()
    talk.desk = replace(talk.desk, watch=Watch(aliases=parse([])))
    told = await talk.says("/sub زيلينسكي")
    assert "هل تُكتب أيضًا هكذا" in told
    told = await talk.presses("زيلنسكي")
    assert "زيلينسكي | زيلنسكي" in told
    assert [each.query for each in await talk.store.subscriptions(7)] == ["زيلينسكي | زيلنسكي"]


async def test_a_name_is_found_in_three_scripts_by_the_file_of_other_names(talk):
    await talk.says("/sub لافروف")
    talk.site.publish("Визит в Каир", "Переговоры с Лавровым начались в Каире.")
    talk.site.publish("A visit", "Talks with Lavrov's delegation began in Cairo.")
    await talk.read()
    assert len(await talk.deliver()) == 2


async def test_a_match_remembers_why(talk):
    await talk.says("/sub لافروف")
    talk.site.publish("خبر", "قيل لِلاڤروف كلام.")
    await talk.read()
    [match] = [each for each in await talk.store.matches(7) if each.why]
    [why] = match.why
    article = await talk.store.article(match.article_key)
    read = "\n\n".join((article.title, *article.body))
    assert read[why.start : why.end] == "لِلاڤروف"
    assert set(why.rules) == {"particles:ل", "foreign-letter", "surface"}


@pytest.mark.parametrize(
    ("query", "finds"),
    [
        ("title:لافروف", False),
        ("title:القاهرة", True),
        ("مصدر:«صدى الأخبار» لافروف", True),
        ("source:news.example لافروف", True),
        ("مصدر:رويترز لافروف", False),
        ("لغة:عربي لافروف", True),
        ("lang:ru لافروف", False),
        ("لافر* زيا*", True),
        ("~لقاء الوفد", True),
        (r"/للافروف\s+لقاءات/", True),
    ],
)
async def test_fields_beginnings_forms_and_patterns_are_followed(talk, query, finds):
    await talk.says(f"/sub {query}")
    talk.site.publish("زيارة إلى القاهرة", "وصل الوفد اليوم، وللافروف لقاءات فيها.")
    await talk.read()
    assert len(await talk.deliver()) == finds


async def test_articles_in_which_the_words_are_near_each_other_are_found_first(talk):
    talk.site.publish("قريب", "وصل وزير الخارجية إلى المدينة في الصباح.")
    await talk.read()
    talk.site.publish(
        "بعيد", "تحدث وزير النقل عن الطرق والجسور وخطط العام المقبل في الأقاليم، أما الخارجية فلم تعلق."
    )
    await talk.read()
    told = await talk.says("/search وزير الخارجية")
    assert told.index("قريب") < told.index("بعيد")


def test_an_operators_file_adds_names_to_those_that_come_with_the_program(tmp_path):
    file = tmp_path / "names"
    file.write_text("# ours\nميناء النورس = مرفأ النورس\nلافروف = الوزير الروسي\n", "utf-8")
    aliases = aliases_of(str(file))
    assert aliases.others(["ميناء", "النورس"]) == (("مرفأ", "النورس"),)
    assert ("الوزير", "الروسي") in aliases.others(["لافروف"])
    assert ("Lavrov",) in aliases.others(["لافروف"])


@pytest.mark.parametrize("line", ["لافروف", "لافروف =", "= لافروف", "لافروف = !"])
def test_a_line_that_names_nothing_is_refused_with_its_number(tmp_path, line):
    with pytest.raises(AliasError, match="line 2"):
        parse(["# ours", line])
    file = tmp_path / "names"
    file.write_text(line, "utf-8")
    with pytest.raises(SettingsError, match="line 1"):
        aliases_of(str(file))


def test_a_file_of_names_that_cannot_be_read_is_named(tmp_path):
    with pytest.raises(SettingsError, match="nowhere"):
        aliases_of(str(tmp_path / "nowhere"))


def test_an_acronym_is_found_in_capitals_only():
    watch = Watch(aliases=parse(["الصحة العالمية = WHO"]))
    assert watch.search("الصحة العالمية", [article("a", title="WHO warns")])
    assert not watch.search("الصحة العالمية", [article("a", title="who warns")])
