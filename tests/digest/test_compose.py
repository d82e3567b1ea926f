"""What goes into a chat's digest?"""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from bot.digest.compose import alerted, compose
from storage.records import Article, Delivery, Kind, Match, State, Subscription, Why

NOW = datetime(2026, 11, 23, 6, tzinfo=UTC)


def article(key: str) -> Article:
    return Article(key, f"https://example.org/{key}", f"خبر {key}", "موقع", NOW, NOW, "ar", "https://example.org/")


def subscription(number: int, query: str, **fields: bool | str) -> Subscription:
    return replace(Subscription(1, number, query, NOW), **fields)


def found(*pairs: tuple[str, tuple[int, ...]]) -> list[tuple[Match, Article]]:
    return [(Match(1, key, numbers, NOW), article(key)) for key, numbers in pairs]


def told(digest) -> list[tuple[str, list[str]]]:
    return [(section.query, [story.article.key for story in section.stories]) for section in digest.sections]


LAVROV, MOSCOW = subscription(1, "لافروف"), subscription(2, "موسكو")


def test_each_query_has_its_section_in_the_order_of_the_list():
    digest = compose([LAVROV, MOSCOW], found(("a", (2,)), ("b", (1,))), {}, now=NOW)
    assert told(digest) == [("لافروف", ["b"]), ("موسكو", ["a"])]


def test_an_article_that_two_queries_asked_for_is_told_once():
    digest = compose([LAVROV, MOSCOW], found(("a", (1, 2)), ("b", (2,))), {}, now=NOW)
    assert told(digest) == [("لافروف", ["a"]), ("موسكو", ["b"])]


def test_the_sources_of_a_folder_share_a_section_where_the_first_of_them_stands():
    cairo = subscription(3, "", source="https://c.example/", name="القاهرة", folder="أخبار/مصر")
    nile = subscription(5, "", source="https://n.example/", name="النيل", folder="أخبار/مصر")
    pairs = found(("a", (5,)), ("b", (3, 5)), ("c", (2,)), ("d", (1, 5)))
    digest = compose([LAVROV, cairo, MOSCOW, nile], pairs, {}, now=NOW)
    assert told(digest) == [("لافروف", ["d"]), ("📁 أخبار/مصر", ["a", "b"]), ("موسكو", ["c"])]
    (lavrov, folder, _) = digest.sections
    assert [story.also for story in folder.stories] == [(), ()]
    assert lavrov.stories[0].also == ("📁 أخبار/مصر",)


def test_what_was_had_as_an_alert_is_only_named():
    digest = compose([LAVROV], found(("a", (1,)), ("b", (1,))), {"a": NOW}, now=NOW)
    assert told(digest) == [("لافروف", ["b"])]
    assert [story.article.key for story in digest.had] == ["a"]


def test_what_was_had_is_named_by_the_article_that_came_last_not_by_what_another_outlet_wrote_since():
    newest, second, first = (replace(article(key), story="a") for key in "cba")
    found = [(Match(1, each.key, (1,), NOW), each) for each in (newest, second, first)]
    had_at = {"a": NOW - timedelta(hours=5), "b": NOW - timedelta(hours=1)}
    [story] = compose([LAVROV], found, had_at, now=NOW).had
    assert (story.article.key, story.had_at, story.keys) == ("b", had_at["b"], {"a", "b", "c"})


def test_a_story_is_named_once_with_the_other_subscriptions_that_asked_for_any_of_its_articles():
    articles = [replace(article("b"), story="a", source="آخر"), article("a")]
    pairs = [(Match(1, "b", (2,), NOW), articles[0]), (Match(1, "a", (1,), NOW), articles[1])]
    (section,) = compose([LAVROV, MOSCOW], pairs, {}, now=NOW).sections
    (story,) = section.stories
    assert (section.query, story.also, story.keys, story.outlets) == ("لافروف", ("موسكو",), {"a", "b"}, 2)


def test_a_title_that_names_it_stands_before_a_newer_mention_and_many_outlets_before_both():
    mentioned, named, everywhere = article("mentioned"), article("named"), article("everywhere")
    named = replace(named, title="لافروف في القاهرة", published=NOW - timedelta(hours=20))
    pairs = [
        (Match(1, "mentioned", (1,), NOW, why=(Why(1, 20, 26),)), mentioned),
        (Match(1, "named", (1,), NOW, why=(Why(1, 0, 6),)), named),
    ]
    for number in range(16):
        told = replace(everywhere, key=f"everywhere{number}", story="everywhere0", source=f"موقع {number}")
        pairs.append((Match(1, told.key, (1,), NOW, why=(Why(1, 20, 26),)), told))
    (section,) = compose([LAVROV], pairs, {}, now=NOW).sections
    assert [story.article.key for story in section.stories] == ["everywhere0", "named", "mentioned"]


def test_what_is_paused_alert_only_or_no_longer_followed_is_left_out():
    paused = subscription(2, "موسكو", paused=True)
    alerts_only = subscription(3, "الصين", digest=False)
    digest = compose([LAVROV, paused, alerts_only], found(("a", (2,)), ("b", (3,)), ("c", (9,))), {}, now=NOW)
    assert digest.is_empty


def test_an_alert_that_perhaps_arrived_counts_as_had():
    def alert(key: str, state: State, sent_at: datetime | None = None) -> Delivery:
        return Delivery(1, Kind.ALERT, key, NOW, NOW, state=state, sent_at=sent_at)

    later = NOW + timedelta(minutes=1)
    rows = [
        alert("sent", State.SENT, later),
        alert("sending", State.SENDING),
        alert("doubtful", State.DOUBTFUL),
        alert("failed", State.FAILED),
        alert("pending", State.PENDING),
    ]
    assert alerted(rows) == {"sent": later, "sending": NOW, "doubtful": NOW}


def test_of_two_stories_alike_the_one_in_the_readers_language_comes_first():
    russian, arabic = ((match, replace(each, language=code)) for code, (match, each) in zip(
        ("ru", "ar"), found(("a", (1,)), ("b", (1,))), strict=True
    ))  # fmt: skip
    for language, first in (("ar", "b"), ("ru", "a")):
        digest = compose([LAVROV], [russian, arabic], {}, now=NOW, language=language)
        assert told(digest)[0][1][0] == first
