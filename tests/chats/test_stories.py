"""One story is told once, whoever tells it."""

from __future__ import annotations

import pytest

from tests.conversation import Conversation

TITLE = "افتتاح جسر النورس فوق وادي السنديان بعد ثلاثة أعوام من العمل"
BODY = (
    "افتتح وزير النقل سامر الحداد صباح الثلاثاء جسر النورس فوق وادي السنديان بعد ثلاثة أعوام من العمل.",
    "ويبلغ طول الجسر 840 مترًا، وكلّف بناؤه 62 مليون دينار، ويختصر الطريق بين بلدتي المرسى والعيون إلى ربع ساعة.",
    "وقال الحداد إن حركة الشاحنات ستبدأ يوم الأحد المقبل بعد أن تنتهي فحوص السلامة.",
)
COPY_TITLE = "الحداد يفتتح جسر النورس فوق وادي السنديان"
COPY = (BODY[0].replace("صباح الثلاثاء", "الثلاثاء"), BODY[1], "وأضاف أن فحوص السلامة تنتهي السبت.")
OTHER_TITLE = "وزير النقل سامر الحداد يبحث في العيون توسعة الميناء"
OTHER = (
    "بحث وزير النقل سامر الحداد مع غرفة التجارة في بلدة العيون خطة لتوسعة الميناء القديم وإضافة رصيفين جديدين.",
    "وطلب التجار تخفيض رسوم الرسو، ووعد الوزير بالرد خلال شهر، وقال إن الدراسة الفنية لم تنته بعد.",
)


@pytest.fixture
async def talk():
    talk = await Conversation().open()
    await talk.says("/sub الحداد")
    return talk


async def test_a_second_outlet_alerts_nobody_who_had_the_story(talk):
    talk.site.publish(TITLE, *BODY)
    await talk.read()
    assert len(await talk.deliver()) == 1
    talk.site.publish(COPY_TITLE, *COPY)
    await talk.read()
    assert await talk.deliver() == []


async def test_another_event_with_the_same_people_alerts(talk):
    talk.site.publish(TITLE, *BODY)
    await talk.read()
    await talk.deliver()
    talk.site.publish(OTHER_TITLE, *OTHER)
    await talk.read()
    assert len(await talk.deliver()) == 1


async def test_who_follows_only_what_the_second_outlet_says_has_an_alert(talk):
    await talk.says("/sub السبت", chat_id=8)
    talk.site.publish(TITLE, *BODY)
    await talk.read()
    await talk.deliver()
    talk.site.publish(COPY_TITLE, *COPY)
    await talk.read()
    [told] = await talk.deliver()
    assert COPY_TITLE in told


async def test_a_digest_has_a_story_once(talk):
    talk.site.publish(TITLE, *BODY)
    talk.site.publish(COPY_TITLE, *COPY)
    talk.site.publish(OTHER_TITLE, *OTHER)
    await talk.read()
    told = await talk.says("/digest")
    assert (TITLE in told) + (COPY_TITLE in told) == 1
    assert OTHER_TITLE in told


async def test_stories_are_known_again_after_a_restart(talk):
    talk.site.publish(TITLE, *BODY)
    await talk.read()
    await talk.deliver()
    talk.newsroom = type(talk.newsroom)(talk.desk, talk.site)
    talk.site.publish(COPY_TITLE, *COPY)
    await talk.read()
    assert await talk.deliver() == []
