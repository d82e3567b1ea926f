"""The first minute: a word, what it would bring, how and when it comes. In three languages."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.chats.forecast import counted, forecast
from bot.chats.joining import join
from handlers.chat.talk import Keys
from tests.conversation import FEED, PERSON, START, Conversation
from tests.storage.samples import article

LAVROV = "وصل الوفد إلى القاهرة، وللافروف لقاءات فيها."


@pytest.fixture
async def talk():
    return await Conversation().open()


async def begins(talk: Conversation, language: str, chat_id: int = 9, kind: str = "private") -> None:
    await join(talk.desk, chat_id, kind, language)


async def only(talk: Conversation, chat_id: int = PERSON):
    (subscription,) = await talk.store.subscriptions(chat_id)
    return subscription


async def test_the_first_minute_from_hello_to_the_hour_of_the_digest(talk):
    talk.site.publish("خبر الوفد", LAVROV)
    await talk.read()
    hello = await talk.says("/start")
    assert hello.startswith("أهلًا بك! أنا موجز")
    assert "بمَ تهتم؟" in hello
    assert talk.buttons == ["لافروف", "الصين", "المناخ", "🌐 English · Русский"]
    told = await talk.says("وزير الخارجية لافروف | لافروف")
    assert told.startswith("✅ أتابع لك")
    assert "آخر خبر:\n\nخبر الوفد" in told
    assert "وللافروف لقاءات" in told
    assert talk.buttons == ["🔔 نبّهني فورًا", "📰 في الموجز اليومي", "🔔📰 كلاهما"]
    told = await talk.presses("في الموجز اليومي")
    assert "الموجز في 08:00، بتوقيت الرياض. هل يناسبك؟" in told
    assert talk.buttons == ["✅ نعم", "🕗 ساعة أخرى", "🏙 مدينة أخرى"]
    told = await talk.presses("نعم")
    assert told.startswith("✅ تمّ. الموجز القادم: غدًا في 08:00.")
    subscription = await only(talk)
    assert (subscription.alerts, subscription.digest) == (False, True)


async def test_an_example_is_followed_by_one_press(talk):
    await talk.says("/start")
    assert "أتابع لك الصين" in await talk.presses("الصين")
    assert (await only(talk)).query == "الصين"


async def test_who_leaves_every_question_unanswered_has_both_at_the_guessed_hour(talk):
    await talk.says("/start")
    told = await talk.says("لافروف")
    assert "إن لم تختر فبالطريقتين" in told
    assert "الموجز: غدًا في 08:00." in told
    subscription = await only(talk)
    assert subscription.alerts
    assert subscription.digest
    talk.site.publish("خبر الوفد", LAVROV)
    await talk.read()
    assert len(await talk.deliver()) == 1
    talk.clock.to(8)
    assert len(await talk.deliver()) == 1


async def test_the_next_words_are_only_offered(talk):
    await talk.says("/start")
    await talk.says("لافروف")
    assert "هل أتابع هذا لك" in await talk.says("موسكو")
    assert (await only(talk)).query == "لافروف"


async def test_who_wants_alerts_only_is_not_asked_for_an_hour(talk):
    await talk.says("/start")
    await talk.says("لافروف")
    told = await talk.presses("نبّهني")
    assert "بلا موجز" in told
    assert "هل يناسبك" not in told
    assert not (await only(talk)).digest


async def test_a_choice_can_be_taken_back(talk):
    await talk.says("/start")
    await talk.says("لافروف")
    data = talk.data
    await talk.presses("نبّهني")
    await talk.presses_data(data["🔔📰 كلاهما"])
    subscription = await only(talk)
    assert (subscription.alerts, subscription.digest) == (True, True)


async def test_first_words_that_are_no_query_are_explained_and_asked_for_again(talk):
    await talk.says("/start")
    assert "⟦" in await talk.says('"لافروف')
    assert "أتابع لك لافروف" in await talk.says("لافروف")


async def test_a_spoken_command_and_an_address_are_understood_in_the_first_minute(talk):
    await talk.says("/start")
    assert "لا تتابع شيئًا بعد" in await talk.says("موجز")
    await talk.says("/start")
    assert "أنظر ما في هذا العنوان" in await talk.says("https://other.example/")
    assert "هل أتابع هذا لك" in await talk.says("موسكو")


async def test_another_hour_is_pressed_or_typed(talk):
    await talk.says("/start")
    await talk.says("لافروف")
    await talk.presses("كلاهما")
    assert "07:30" in await talk.presses("ساعة أخرى")
    assert talk.buttons[8] == "✅ 08:00"
    assert "الموجز في 19:00، بتوقيت الرياض" in await talk.presses("19")
    await talk.presses("ساعة أخرى")
    assert "/cancel" in await talk.says("بكرة الصبح")
    assert "الموجز في 07:30، بتوقيت الرياض" in await talk.says("7:30")
    assert "غدًا في 07:30" in await talk.presses("نعم")
    assert "هل أتابع هذا لك" in await talk.says("موسكو")


async def test_another_city_is_pressed_and_the_keys_go_away(talk):
    await talk.says("/start")
    await talk.says("لافروف")
    await talk.presses("كلاهما")
    assert "شاركني موقعك" in await talk.presses("مدينة أخرى")
    assert talk.keys == Keys("📍 مشاركة موقعي", ("✖️ لا، شكرًا",))
    assert talk.buttons[:2] == ["الرياض", "القاهرة"]
    await talk.presses("التالي")
    assert "الجزائر" in talk.buttons
    told = await talk.presses("الجزائر")
    assert "بتوقيت الجزائر. هل يناسبك؟" in told
    assert "✅ التوقيت: الجزائر، والساعة الآن 07:" in told
    assert talk.keys == Keys()
    assert (await talk.chat()).zone == "Africa/Algiers"


async def test_another_city_is_typed_and_its_namesakes_are_a_press_away(talk):
    await talk.says("/start")
    await talk.says("لافروف")
    await talk.presses("كلاهما")
    await talk.presses("مدينة أخرى")
    assert "لا أعرف مكانًا" in await talk.says("ققققق")
    told = await talk.says("طرابلس")
    assert "بتوقيت طرابلس" in told
    assert "طرابلس (لبنان)؟" in talk.buttons
    assert talk.keys == Keys()
    assert "بتوقيت بيروت" in await talk.presses("لبنان")


async def test_a_shared_location_gives_the_zone_and_is_not_kept(talk):
    await talk.says("/start")
    await talk.says("لافروف")
    await talk.presses("كلاهما")
    await talk.presses("مدينة أخرى")
    told = await talk.shares_location(30.04, 31.24)
    assert "بتوقيت القاهرة. هل يناسبك؟" in told
    assert talk.keys == Keys()
    chat = await talk.chat()
    assert chat.zone == "Africa/Cairo"
    assert "30.04" not in repr(chat)


@pytest.mark.parametrize("leaves", ["/cancel", "/about", "✖️ لا، شكرًا"])
async def test_who_does_something_else_loses_the_keys_and_nothing_more(talk, leaves):
    await talk.says("/start")
    await talk.says("لافروف")
    await talk.presses("كلاهما")
    await talk.presses("مدينة أخرى")
    await talk.says(leaves)
    assert talk.keys == Keys()
    chat = await talk.chat()
    assert (chat.zone, chat.asked) == ("Asia/Riyadh", "")


async def test_going_back_from_the_cities_asks_again_and_takes_the_keys_away(talk):
    await talk.says("/start")
    await talk.says("لافروف")
    await talk.presses("كلاهما")
    await talk.presses("مدينة أخرى")
    assert "هل يناسبك" in await talk.presses("رجوع")
    assert talk.keys == Keys()


async def test_the_language_is_one_button_away(talk):
    await talk.says("/start")
    await talk.presses("🌐")
    assert talk.buttons == ["العربية", "English", "Русский"]
    told = await talk.presses("Русский")
    assert told.startswith("Здравствуйте! Я Муджаз")
    assert talk.buttons[:3] == ["Лавров", "Китай", "климат"]
    chat = await talk.chat()
    assert (chat.language, chat.zone) == ("ru", "Europe/Moscow")


async def test_a_returning_person_is_greeted_as_one(talk):
    await talk.says("/sub لافروف")
    assert await talk.says("/start") == "أهلًا بعودتك. ما تتابعه محفوظ كما تركته: /list"
    await talk.says("/pause")
    assert "/resume" in await talk.says("/start")
    await talk.says("/resume")
    await talk.says("/unsub لافروف")
    assert "لا تتابع شيئًا الآن" in await talk.says("/start")


async def test_a_group_is_greeted_without_questions(talk):
    await begins(talk, "ar-EG", -100, "supergroup")
    assert "/sub لافروف" in await talk.says("/start", chat_id=-100)
    assert talk.buttons == []
    chat = await talk.store.chat(-100)
    assert (chat.zone, chat.digest_times, chat.asked) == ("Africa/Cairo", (480,), "")


@pytest.mark.parametrize(
    ("telegram", "language", "zone"),
    [
        ("ar", "ar", "Asia/Riyadh"),
        ("ar-EG", "ar", "Africa/Cairo"),
        ("ru", "ru", "Europe/Moscow"),
        ("en", "en", "Asia/Riyadh"),
        ("en-US", "en", "America/New_York"),
        ("de", "ar", "Europe/Berlin"),
        ("", "ar", "Asia/Riyadh"),
    ],
)
async def test_language_and_zone_are_guessed_from_telegrams(talk, telegram, language, zone):
    await begins(talk, telegram)
    chat = await talk.store.chat(9)
    assert (chat.language, chat.zone) == (language, zone)


async def test_the_operators_default_zone_is_that_of_readers_of_the_default_language():
    talk = await Conversation(DEFAULT_ZONE="Africa/Cairo").open()
    await begins(talk, "ar")
    assert (await talk.store.chat(9)).zone == "Africa/Cairo"


async def test_before_a_day_was_read_it_is_too_early_to_say_how_many_come(talk):
    talk.site.publish("خبر الوفد", LAVROV)
    await talk.read()
    talk.clock.forward(hours=20)
    await talk.says("/start")
    assert "ما زال مبكرًا" in await talk.says("لافروف")


async def test_the_forecast_counts_what_came_in_the_days_that_were_read(talk):
    talk.site.publish("خبر قديم عن لافروف", LAVROV, published=talk.clock() - timedelta(days=300))
    await talk.read()
    subjects = ("القمح", "النفط", "الطيران", "الحدود", "اللاجئين", "الفضاء")
    for number, subject in enumerate(subjects):
        talk.clock.forward(hours=12)
        talk.site.publish(f"لافروف يبحث ملف {subject} في لقاء رقم {number}", f"{subject} " * 20 + "لافروف.")
        await talk.read()
    await talk.says("/start")
    told = await talk.says("لافروف")
    assert "نحو خبرين في اليوم." in told
    assert "آخر 3 أخبار:" in told
    assert told.index("الفضاء") < told.index("– لافروف يبحث ملف اللاجئين") < told.index("– لافروف يبحث ملف الحدود")
    assert "القمح" not in told


async def test_of_very_many_articles_the_last_days_are_counted_and_one_day_at_least(talk):
    async with talk.store.transaction() as change:
        for number in range(70):
            moment = START - timedelta(hours=2 * number)
            change.save(article(f"k{number}", found_at=moment, published=moment, feed_url=FEED))
    await talk.says("/start")
    assert "نحو 12 خبرًا في اليوم." in await talk.says("لافروف")
    subscription = await only(talk)
    some, few = [await forecast(talk.desk, subscription, most=most) for most in (30, 3)]
    assert (some.count, some.days, round(some.per_day)) == (30, 2, 12)
    assert timedelta(hours=24) <= few.read <= timedelta(hours=25)
    assert round(few.per_day) == 13


async def test_what_was_never_read_in_days_is_said_so(talk):
    talk.site.publish("خبر آخر", "وصل الوفد.")
    await talk.read()
    talk.clock.forward(days=3)
    await talk.says("/start")
    told = await talk.says("لافروف")
    assert "لم يرد في آخر 3 أيام." in told


def test_a_story_counts_once_and_what_was_listed_from_before_is_no_measure():
    since = START - timedelta(days=2)
    first = article("a", published=START - timedelta(hours=5))
    found = [
        first,
        article("b", published=START - timedelta(hours=4), story="a"),
        article("c", published=since - timedelta(days=30)),
        article("d", published=START - timedelta(hours=1)),
    ]
    foreseen = counted(found, since=since, now=START)
    assert [each.key for each in foreseen.newest] == ["d", "b", "c"]
    assert (foreseen.count, foreseen.per_day, foreseen.is_early) == (2, 1.0, False)
    assert counted(found, since=START - timedelta(hours=20), now=START).is_early


async def test_the_first_minute_in_russian(talk):
    await begins(talk, "ru")
    talk.site.publish("Лавров прибыл в Каир", "Лавров провёл переговоры.")
    await talk.read()
    assert "Что вам интересно?" in await talk.says("/start", chat_id=9)
    told = await talk.presses("Лавров", chat_id=9)
    assert "Последняя новость:\n\nЛавров прибыл в Каир" in told
    told = await talk.presses("И так и так", chat_id=9)
    assert "Сводка приходит в 08:00, время по городу: Москва. Подходит?" in told
    await talk.presses("Другой город", chat_id=9)
    assert "время по городу: Екатеринбург" in await talk.says("екатеринбург", chat_id=9)
    assert "Готово. Следующая сводка: завтра в 08:00." in await talk.presses("Да", chat_id=9)


async def test_the_first_minute_in_english(talk):
    await begins(talk, "en-GB")
    assert "What are you interested in?" in await talk.says("/start", chat_id=9)
    told = await talk.says("Lavrov", chat_id=9)
    assert "Following Lavrov" in told
    told = await talk.presses("In the daily digest", chat_id=9)
    assert "Your digest comes at 08:00, London time. Is that right?" in told
    await talk.presses("Another time", chat_id=9)
    assert "21:00, London time" in await talk.presses("21", chat_id=9)
    assert "Next digest: today at 21:00." in await talk.presses("Yes", chat_id=9)


async def test_the_key_that_leaves_it_goes_away_even_when_another_menu_was_opened_meanwhile(talk):
    await talk.says("/settings")
    menu = talk.data
    await talk.presses("المنطقة الزمنية")
    await talk.presses_data(menu["📰 مواعيد الموجز"])
    assert "لم يتغيّر" in await talk.says("✖️ لا، شكرًا")
    assert talk.keys == Keys()
