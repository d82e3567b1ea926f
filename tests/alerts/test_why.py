"""/why: the sentence and the rule, or what kept an article back; in the end each reason is said once."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.delivery.outcome import Doubtful
from handlers.chat.talk import Replied
from storage.records import Held
from tests.chats.test_stories import BODY, COPY, COPY_TITLE, TITLE
from tests.conversation import PERSON, Conversation

LAVROV = "وصل الوفد إلى القاهرة. وللافروف لقاءات فيها اليوم. ويعود الوفد مساءً."


@pytest.fixture
async def talk():
    talk = await Conversation().open()
    await talk.says("/sub لافروف")
    return talk


async def publishes(talk: Conversation, title: str, body: str = LAVROV, source: str = "") -> str:
    """Publish and read an article; give its link."""
    talk.site.publish(title, body, source=source)
    await talk.read()
    return f"https://news.example/{len(talk.site._items)}"


async def test_the_sentence_and_the_particle_are_told_in_reply_to_an_alert(talk):
    await publishes(talk, "خبر الوفد")
    await talk.deliver()
    told = await talk.says("/why", replied=Replied(1))
    assert "لأنك تتابع لافروف:" in told
    assert "\nوللافروف لقاءات فيها اليوم.\n" in told
    assert "• وللافروف: سبقتها «ول» متصلة بها" in told
    assert "جاء تنبيهًا: 09:" in told


async def test_the_button_says_the_same_as_the_command(talk):
    await publishes(talk, "خبر الوفد")
    await talk.deliver()
    assert await talk.presses("❓") == await talk.says("/why", replied=Replied(1))


async def test_the_word_that_matched_is_bold(talk):
    from handlers.chat.routes import hear_command  # noqa: PLC0415

    await publishes(talk, "خبر الوفد")
    await talk.deliver()
    [answer] = await hear_command(await talk.ask(replied=Replied(1)), "why")
    assert "<blockquote><b>وللافروف</b> لقاءات" in answer.text


@pytest.mark.parametrize(
    ("query", "body", "said"),
    [
        ("لافروف", "قال سيرغي لاڤروف إن المحادثات مستمرة.", "كتابة أخرى للكلمة نفسها"),
        ("Lavrov", "قال لافروف إن المحادثات مستمرة.", "الاسم نفسه بلفظ آخر"),
        ("لافرو*", "قال لافروفسكي إن المحادثات مستمرة.", "تبدأ بما طلبته"),
        ("~وزير", "اجتمع وزراء الخارجية في المدينة.", "صيغة أخرى من الكلمة"),
        ("لافروف", "عقد الوفد ولافروف اجتماعًا مطولًا.", "مع حرف العطف «و»"),
        ("لافروف", "سُلّمت الرسالة للافروف في المطار.", "مع حرف الجر «ل»"),
        ("رئيس", "قالت رئيسها إن العمل مستمر.", "لحقها الضمير «ها»"),
        ("/محاد.{3}/", "قال المتحدث إن المحادثات مستمرة.", "تطابق تعبيرك النمطي"),
    ],
)
async def test_rules_are_told_in_plain_words(query, body, said):
    talk = await Conversation().open()
    await talk.says(f"/sub {query}")
    link = await publishes(talk, "خبر اليوم", body)
    assert said in await talk.says(f"/why {link}")


async def test_a_link_with_tracking_finds_the_article(talk):
    await publishes(talk, "خبر الوفد")
    await talk.deliver()
    assert "جاء تنبيهًا" in await talk.says("/why http://www.news.example/1/?utm_source=x#top")


async def test_an_article_that_nothing_asked_for_and_one_that_was_not_read(talk):
    link = await publishes(talk, "معرض الكتاب", "افتتح وزير الثقافة معرض الكتاب.")
    assert "لم يرد فيه شيء مما تتابعه" in await talk.says(f"/why {link}")
    assert "لم يرد فيما نشره لي" in await talk.says("/why https://news.example/999")
    assert "لم أقرأ هذا المقال" in await talk.says("/why https://elsewhere.example/1")
    assert "https://" in await talk.says("/why")
    assert "https://" in await talk.says("/why لافروف")


async def test_the_nearest_subscription_is_named_with_the_word_that_it_lacks(talk):
    await talk.says("/sub وزير الثقافة المسرح")
    await talk.says("/sub الكتاب -معرض")
    link = await publishes(talk, "خبر اليوم", "افتتح وزير الثقافة معرض الكتاب.")
    told = await talk.says(f"/why {link}")
    assert "وزير الثقافة المسرح، ولا ينقصه إلا المسرح" in told
    assert "الكتاب -معرض، لكنك تستبعد ما فيه معرض" in told


async def test_what_fits_and_brought_nothing_says_why(talk):
    [subscription] = await talk.store.subscriptions(PERSON)
    link = await publishes(talk, "معرض الكتاب", "افتتح وزير الثقافة معرض الكتاب.")
    talk.clock.forward(days=2)
    await talk.says("/sub الثقافة")
    assert "بدأت متابعته بعد وصول المقال" in await talk.says(f"/why {link}")
    link = await publishes(talk, "معرض اللوحات", "افتتح وزير الداخلية معرض اللوحات.")
    talk.clock.forward(minutes=1)
    await talk.says("/sub اللوحات")
    assert "كان قد جاء قبل أن تتابع هذا" in await talk.says(f"/why {link}")
    async with talk.store.transaction() as change:
        change.save(replace(subscription, paused=True))
    talk.desk.watch.unfollow(subscription)
    link = await publishes(talk, "خبر الوفد")
    assert "متابعته كانت موقوفة" in await talk.says(f"/why {link}")


async def test_each_thing_that_keeps_an_alert_back_is_named(talk):
    await talk.says("/settings alerts off")
    link = await publishes(talk, "خبر 1", f"{LAVROV} أولًا.")
    told = await talk.says(f"/why {link}")
    assert "كانت التنبيهات متوقفة" in told
    assert "يأتيك في موجزك القادم: غدًا في" in told
    await talk.says("/settings alerts on")
    await talk.says("/pause")
    link = await publishes(talk, "خبر 2", f"{LAVROV} ثانيًا.")
    await talk.says("/resume")
    assert "كنت في استراحة" in await talk.says(f"/why {link}")
    await talk.says("/quiet 8:00-12:00")
    link = await publishes(talk, "خبر 3", f"{LAVROV} ثالثًا.")
    assert "ينتظر التنبيه نهاية ساعات الهدوء: اليوم في 12:00" in await talk.says(f"/why {link}")


async def test_a_story_that_was_told_names_when_and_by_whom():
    talk = await Conversation().open()
    await talk.says("/sub الحداد")
    talk.site.publish(TITLE, *BODY)
    await talk.read()
    await talk.deliver()
    talk.site.publish(COPY_TITLE, *COPY, source="رويترز")
    await talk.read()
    told = await talk.says("/why https://news.example/2")
    assert "وصلك هذا الخبر من قبل (صدى الأخبار، 09:0" in told


async def test_the_hours_limit_a_mute_and_a_doubtful_send_are_named():
    talk = await Conversation(ALERTS_PER_HOUR="1", DOUBTFUL_SENDS="alert=drop").open()
    await talk.says("/sub لافروف")
    first = await publishes(talk, "خبر 1", f"{LAVROV} أولًا.")
    second = await publishes(talk, "خبر 2", f"{LAVROV} ثانيًا.", "رويترز")
    talk.outcomes = [Doubtful("no answer")]
    await talk.deliver()
    assert "لا يُعرف هل وصل" in await talk.says(f"/why {first}")
    assert "امتلأت تلك الساعة" in await talk.says(f"/why {second}")
    await talk.presses_data(f"al:{(await talk.store.articles_at(second))[0].key}:source")
    third = await publishes(talk, "خبر 3", f"{LAVROV} ثالثًا.", "رويترز")
    assert "كتمت هذا المصدر" in await talk.says(f"/why {third}")
    assert (await talk.store.matches(PERSON))[0].held == Held.SOURCE


async def test_the_articles_of_a_digest_are_explained_by_its_links(talk):
    await talk.says("/settings alerts off")
    links = [await publishes(talk, f"خبر {number}", f"{LAVROV} {number}.") for number in (1, 2)]
    talk.clock.to(8)
    await talk.deliver()
    told = await talk.says("/why", replied=Replied(talk.numbers[-1], (*links, "https://elsewhere.example/1")))
    assert "خبر 1\n" in told
    assert "خبر 2\n" in told
    assert told.count("كان في موجزك: 08:") == 2
    assert "لا أجد في تلك الرسالة" in await talk.says("/why", replied=Replied(99))


async def test_what_other_chats_follow_for_themselves_is_not_told_of(talk):
    link = await publishes(talk, "خبر الوفد")
    [article] = await talk.store.articles_at(link)
    feed = await talk.store.feed(article.feed_url)
    async with talk.store.transaction() as change:
        change.save(replace(feed, listing="followed"))
    assert "لم أقرأ هذا المقال" in await talk.says(f"/why {link}")


async def test_a_post_of_a_channel_is_found_by_its_own_link(talk):
    await publishes(talk, "خبر الوفد")
    await talk.deliver()
    [article] = await talk.store.articles_at("https://news.example/1")
    async with talk.store.transaction() as change:
        change.save(replace(article, url="https://t.me/sada/12"))
    assert "جاء تنبيهًا" in await talk.says("/why t.me/sada/12")
    assert "لم أقرأ هذا المقال" in await talk.says("/why t.me/sada/13")
    assert "لم أقرأ هذا المقال" in await talk.says("/why @sada")
