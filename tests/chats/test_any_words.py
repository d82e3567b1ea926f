"""Whatever a person says, in whatever state, gets an answer that Telegram takes, never an exception."""

from __future__ import annotations

import asyncio

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.sources.finding.look import Found
from bot.sources.values import Entry
from handlers.chat.routes import ALIASES, COMMANDS, PRESSES, hear_forwarded
from storage.records import Standing
from tests.conversation import PERSON, START, Conversation, plain

SITE = "https://site.example"
ADMIN = 7  # the person is an operator, too: they can press and say more
LONGEST, CAPTION = 4096, 1024  # what Telegram takes, in UTF-16
NOTICE = 200
WORDS = (
    *("لافروف", "وزير الخارجية", '"وزير', "(", "على", "-x", "=علي", "a|b", "/x(/", "لغة:عربي", "x" * 300, SITE),
    *("@name", "3d", "حتى الأحد", "до пятницы", "2026-13-01", "off", "on", "ar", "ru", "Cairo", "22:00-7:00"),
    *("8 18:30", "1", "99", "digest 8", "zone x", "\u202e<b>&", "\U0001f469\u200d\U0001f467", "\u2068", "²", "٣"),
    *("-", "\n", "a\nb", f"{SITE} لافروف", f"{SITE} (", "@name x", "name.com Lavrov"),
)
SPOKEN = (
    *("تابع", "تابع لافروف", "ألغ لافروف", "ألغ 1", "ابحث عن لافروف", "ابحث عن (", "موجز", "قائمتي", "مساعدة"),
    *("أوقف", "أوقف حتى الأحد", "أوقف لمدة x", "أكمل", "следи за Лавров", "отпиши 1", "найди Лавров", "сводка"),
    *("мои подписки", "помощь", "пауза", "пауза до пятницы", "продолжи", "follow Lavrov", "unfollow 1"),
    *("search Lavrov", "digest", "my list", "help", "pause", "pause until x", "resume"),
)

a_text = st.sampled_from(WORDS + SPOKEN) | st.text(
    st.characters(exclude_categories=["Cs"]), min_size=1, max_size=80
)
a_command = st.builds(
    lambda name, words: f"/{name} {words}".strip(),
    st.sampled_from([*COMMANDS, *ALIASES, "nothing", "", "x" * 60]),
    st.just("") | a_text,
)
a_press = st.one_of(
    [
        st.from_regex(rf"(?:{pattern})\Z", fullmatch=True).map(lambda rest, verb=verb: f"{verb}:{rest}")
        for verb, pattern, _ in PRESSES
    ]
).filter(lambda data: len(data.encode("utf-8", "surrogatepass")) <= 64 and data.isprintable())
a_file = st.tuples(
    st.sampled_from(["a.opml", "a.xml", "a.json", "mujaz.json", "x.zip", ""]),
    st.binary(max_size=60)
    | st.sampled_from(
        [b'{"mujaz":1,"records":{}}', f"<opml><body><outline xmlUrl='{SITE}'/></body></opml>".encode()]
    ),
)
a_step = st.one_of(
    st.tuples(st.just("says"), a_text),
    st.tuples(st.just("says"), a_command),
    st.tuples(st.just("replies"), a_text),
    st.tuples(st.just("presses"), st.integers(0, 30)),
    st.tuples(st.just("presses"), st.integers(0, 30)),
    st.tuples(st.just("data"), a_press | a_text),
    st.tuples(st.just("file"), a_file),
    st.tuples(st.just("forwards"), st.sampled_from(["", "name"])),
    st.tuples(st.just("waits"), st.integers(1, 90_000)),
    st.tuples(st.just("asked"), st.sampled_from(["query 1", "name 1", "words", "query x", "name", "something 9"])),
)


class Strict(Conversation):
    """A conversation that looks at each message as Telegram would."""

    def __init__(self, **environ):
        super().__init__(**environ)
        self.forwarded = set()

    async def forwards(self, channel, *, chat_id=PERSON):
        """Forward a post; only another one of the same channel needs no answer."""
        answers = await hear_forwarded(await self.ask(chat_id=chat_id), channel)
        assert answers or channel in self.forwarded, "no answer"
        self.forwarded.add(channel)
        return await self._told(answers) if answers else "shown already"

    async def _told(self, answers):
        rows = await self.store.deliveries(PERSON)
        assert answers or any(row.subject.startswith(("now-", "missed-")) for row in rows), "no answer"
        return await super()._told(answers) if answers else "by the outbox"

    def _shown_in_order(self, answers):
        for each in answers:
            length = len(plain(each.text).encode("utf-16-le")) // 2
            if not length:
                assert each.keyboard or 1 <= len(each.notice) <= NOTICE, "neither words nor a notice nor buttons"
                continue
            assert 1 <= length <= (CAPTION if each.document else LONGEST), each.text
        return super()._shown_in_order(answers)


async def played(steps) -> None:
    talk = await Strict(ADMIN_IDS=str(ADMIN), SOURCES_PER_CHAT="2", QUERIES_PER_CHAT="4").open()
    entries = tuple(Entry(f"{SITE}/{n}", f"خبر رقم {n}", f"{SITE}/{n}", START) for n in range(3))
    talk.looks[SITE] = Found(f"{SITE}/rss", "feed", "موقع", "ar", SITE, entries, 9.0)
    talk.site.publish("لافروف في القاهرة", "وللافروف لقاءات فيها.")
    await talk.read()
    for what, words in steps:
        await _step(talk, what, words)


async def _step(talk, what, words) -> None:
    match what:
        case "says" if words.strip():
            assert await talk.says(words.strip())
        case "replies" if words.strip():
            assert await talk.says(words.strip(), reply_to=1)
        case "presses" if talk.data:
            assert await talk.presses_data(list(talk.data.values())[words % len(talk.data)])
        case "data":
            assert await talk.presses_data(words)
        case "file":
            assert await talk.sends_file(*words)
        case "forwards":
            assert await talk.forwards(words)
        case "waits":
            talk.clock.forward(seconds=words)
        case "asked":
            from bot.chats.sources import ask_for  # noqa: PLC0415 (a state that no words may lead to)

            await ask_for(talk.desk, (await talk.chat()).id, words)


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(a_step, min_size=1, max_size=14))
def test_anything_said_in_any_state_gets_an_answer(steps):
    asyncio.run(played(steps))


@settings(max_examples=100, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.sampled_from(["query 1", "name 1", "words x", "digest 1"]), a_text)
def test_any_text_answers_what_was_asked_for(asked, text):
    asyncio.run(played([("says", "/sub لافروف"), ("asked", asked), ("says", text), ("says", text)]))


SAME = {
    "/list": ("قائمتي", "мои подписки", "my list", "قائمتي.", "/قائمتي"),
    "/help": ("مساعدة", "помощь", "help", "Help!"),
    "/pause": ("أوقف", "пауза", "pause"),
    "/pause حتى الأحد": ("أوقف حتى الأحد", "pause حتى الأحد"),
    "/pause до пятницы": ("пауза до пятницы",),
    "/resume": ("أكمل", "продолжи", "resume"),
    "/digest": ("الموجز", "موجز", "сводка", "digest", "الموجز الآن", "ما الجديد؟", "что нового?", "What's new?"),
    "/settings": ("الإعدادات", "الاعدادات", "настройки", "settings"),
    "/sub الصين": ("تابع الصين", "تابِع الصين", "تابعي الصين", "/تابع الصين", "следи за الصين", "Follow الصين"),
    "/sub Сергей Лавров": ("следи за Сергеем Лавровым", "следить за Сергеем Лавровым"),
    "/unsub لافروف": ("ألغ لافروف", "ألغِ لافروف", "إلغاء متابعة لافروف", "احذف لافروف", "отпиши لافروف",
                      "отпишись от لافروف", "unfollow لافروف", "stop following لافروف"),
    "/search لافروف": ("ابحث عن لافروف", "найди لافروف", "search لافروف"),
    "/start": ("مرحبا", "السلام عليكم", "привет", "Здравствуйте!", "Hello"),
    "/cancel": ("إلغاء", "отмена", "cancel"),
}  # fmt: skip


@pytest.mark.parametrize(("written", "spoken"), [(key, each) for key, said in SAME.items() for each in said])
async def test_a_spoken_command_does_what_the_written_one_does(written, spoken):
    told = []
    for words in (spoken, written):
        talk = await Conversation().open()
        await talk.says("/sub لافروف")
        told.append(await talk.says(words))
    assert told[0] == told[1]


async def test_what_is_not_a_break_is_offered_as_words():
    talk = await Conversation().open()
    assert "هل أتابع هذا" in await talk.says("أوقف لافروف")
    assert (await talk.chat()).standing is Standing.ACTIVE


async def test_a_newcomer_who_says_hello_follows_nothing_by_that():
    talk = await Conversation().open()
    await talk.says("/start")
    assert "بمَ تهتم؟" in await talk.says("مرحبًا")
    assert not await talk.store.subscriptions(PERSON)


@pytest.mark.parametrize("words", ["/طقس", "/погода завтра", "/"])
async def test_a_command_in_letters_that_commands_do_not_have_is_unknown(words):
    talk = await Conversation().open()
    assert "لا أعرف الأمر" in await talk.says(words)


async def test_thanks_are_no_topic():
    talk = await Conversation().open()
    assert await talk.says("شكرًا جزيلاً") == "على الرحب والسعة."


async def test_who_writes_cancel_to_a_question_leaves_it():
    talk = await Conversation().open()
    await talk.says("/sub لافروف")
    await talk.says("/list")
    await talk.presses("1")
    await talk.presses("الكلمات")
    assert "لم يتغيّر" in await talk.says("إلغاء")
    assert [each.query for each in await talk.store.subscriptions(PERSON)] == ["لافروف"]


@pytest.mark.parametrize("words", ["/unsub Лаврова", "отпишись от Лаврова", "не следи за Лавровым"])
async def test_a_russian_name_is_left_in_any_case(words):
    talk = await Conversation().open()
    await talk.says("/sub Лавров")
    await talk.says(words)
    assert not await talk.store.subscriptions(PERSON)


async def test_words_in_another_case_name_only_a_subscription_that_no_other_is_named_by():
    talk = await Conversation().open()
    await talk.says("/sub Лавров")
    await talk.says("/sub Лаврова")
    await talk.says("/unsub Лаврова")
    assert [each.query for each in await talk.store.subscriptions(PERSON)] == ["Лавров"]
