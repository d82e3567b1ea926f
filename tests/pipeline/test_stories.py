from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from bot.pipeline.stories import WINDOW, Stories
from storage.records import Article

AT = datetime(2026, 3, 2, 8, tzinfo=UTC)
TOLD = (
    "ضرب زلزال بلغت قوته 5.9 درجات بلدة شرقي تركيا فجر اليوم، ما أسفر عن مقتل أربعة أشخاص وإصابة 37 آخرين، "
    "وفق ما أعلنت إدارة الكوارث والطوارئ، التي أرسلت فرق إنقاذ من ثلاث ولايات مجاورة إلى القرى المتضررة."
)


def told(number: int, *, after: timedelta = timedelta()) -> Article:
    title = "زلزال بقوة 5.9 درجات يضرب شرق تركيا"
    return Article(f"copy{number}", "", title, f"outlet{number}", AT + after, AT + after, "ar", "", body=(TOLD,))


def test_what_many_outlets_tell_stays_one_story():
    stories = Stories()
    first = told(0)
    assert stories.place(first) == ""
    assert {stories.place(told(n, after=timedelta(minutes=n))) for n in range(1, 80)} == {first.key}


def test_a_story_goes_on_while_it_is_told():
    stories = Stories()
    stories.place(told(0))
    hours = range(20, 20 * 12, 20)
    assert {stories.place(told(n, after=timedelta(hours=n))) for n in hours} == {"copy0"}


def test_a_story_ends_when_nobody_tells_it_any_more():
    stories = Stories()
    stories.place(told(0))
    assert stories.place(told(1, after=WINDOW + timedelta(hours=1))) == ""


def test_stories_are_the_same_after_a_restart():
    stories = Stories()
    before = [told(n, after=timedelta(minutes=n)) for n in range(30)]
    kept = [replace(article, story=stories.place(article)) for article in before]
    again = Stories(kept)
    assert again.place(told(30, after=timedelta(hours=1))) == "copy0"
