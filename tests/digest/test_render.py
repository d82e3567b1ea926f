"""How do a digest and an alert read?"""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from bot.digest.compose import Digest, Section, Story
from bot.digest.render import alert, digest_parts
from storage.records import Article, Chat

NOW = datetime(2026, 11, 23, 6, tzinfo=UTC)
CHAT = Chat(1, "private", "ar", "Asia/Riyadh", NOW)
ARTICLE = Article(
    "k",
    "https://e.org/1?a=1&b=2",
    "لافروف <في> القاهرة & الرياض",
    "BBC عربي",
    NOW - timedelta(hours=1),
    NOW,
    "ar",
    "https://e.org/rss",
    lead=("جملة أولى.", "جملة ثانية."),
    tags=("وزير الخارجية", "2026"),
)


def digest(*stories: Article) -> str:
    return "\n\n".join(digest_parts(Digest((Section("لافروف", tuple(map(Story, stories))),)), CHAT, now=NOW))


def test_a_story_has_its_linked_title_source_local_time_lead_and_hashtags():
    assert digest(ARTICLE).split("\n\n")[-1].split("\n") == [
        '<b><a href="https://e.org/1?a=1&amp;b=2">لافروف &lt;في&gt; القاهرة &amp; الرياض</a></b>',
        "\u200f\u2068BBC عربي\u2069 · \u206808:00\u2069",
        "جملة أولى. جملة ثانية.",
        "#وزير_الخارجية",
    ]


def test_a_long_lead_is_folded_in_a_digest_and_open_in_an_alert():
    long = replace(ARTICLE, lead=("جملة طويلة تعود مرات. " * 20,))
    assert "<blockquote expandable>" in digest(long)
    assert "<blockquote" not in alert(long, ["لافروف"], CHAT, now=NOW)


def test_an_article_of_another_day_has_its_date():
    assert "\u206822 نوفمبر 05:00\u2069" in digest(replace(ARTICLE, published=NOW - timedelta(hours=28)))
    assert "1 أبريل 2025" in digest(replace(ARTICLE, published=datetime(2025, 4, 1, tzinfo=UTC)))


def test_an_alert_is_one_message_however_long_the_article():
    endless = replace(ARTICLE, title="عنوان " * 400, lead=("جملة لا تنتهي " * 400,))
    assert len(alert(endless, ["لافروف", "القاهرة"], CHAT, now=NOW)) < 5000


def test_a_digest_of_many_stories_is_several_messages():
    stories = [replace(ARTICLE, lead=("جملة طويلة تعود مرات. " * 25,)) for _ in range(12)]
    parts = digest_parts(Digest((Section("لافروف", tuple(map(Story, stories))),)), CHAT, now=NOW)
    assert len(parts) > 1
    assert all(part.count("<blockquote expandable>") == part.count("</blockquote>") for part in parts)


def test_a_lead_that_only_says_the_title_again_is_left_out():
    said = replace(ARTICLE, title="يعمل الميناء غدًا", lead=("يعمل الميناء غدًا.",))
    assert digest(said).count("يعمل الميناء") == 1
    assert alert(said, ["الميناء غدًا"], CHAT, now=NOW).count("يعمل الميناء") == 1
