"""Who is told what a source says: everybody, its followers, or those of its followers who look for the words?"""

from __future__ import annotations

from datetime import UTC, datetime

from bot.watch import WHOLE, Watch
from storage.records import Article, Subscription

NOW = datetime(2026, 11, 25, 9, tzinfo=UTC)
PUBLIC, OWN = "https://public.example/rss", "https://own.example/rss"


def article(source=PUBLIC, body="زار لافروف القاهرة."):
    return Article("k", "https://e.org/1", "أخبار اليوم", "صدى", NOW, NOW, "ar", source, body=(body,))


def followed(*of):
    return Watch([Subscription(chat, number, query, NOW, source=source) for chat, number, query, source in of])


def told(watch, source, *, is_public, body="زار لافروف القاهرة."):
    matches = watch.asked(article(source, body), is_public=is_public)
    return {match.chat_id: match.subscriptions for match in matches}


def test_what_a_public_source_says_is_for_everybody_who_looks_for_it():
    watch = followed((1, 1, "لافروف", ""), (2, 1, "الصين", ""))
    assert told(watch, PUBLIC, is_public=True) == {1: (1,)}


def test_a_subscription_that_is_limited_to_a_source_hears_of_no_other():
    watch = followed((1, 1, "لافروف", OWN))
    assert told(watch, PUBLIC, is_public=True) == {}
    assert told(watch, OWN, is_public=False) == {1: (1,)}


def test_a_source_followed_whole_brings_everything_and_says_why():
    watch = followed((1, 1, "", OWN))
    assert told(watch, OWN, is_public=False, body="نص آخر") == {1: (1,)}
    assert watch.asked(article(OWN), is_public=False)[0].why[0].rules == WHOLE.rules


def test_what_a_source_of_some_says_is_for_their_other_subscriptions_too_and_for_nobody_elses():
    watch = followed((1, 1, "", OWN), (1, 2, "لافروف", ""), (2, 1, "لافروف", ""))
    assert told(watch, OWN, is_public=False) == {1: (1, 2)}


def test_who_unfollows_a_source_hears_nothing_of_it():
    watch = followed((1, 1, "", OWN), (1, 2, "لافروف", ""))
    watch.unfollow(Subscription(1, 1, "", NOW, source=OWN))
    assert told(watch, OWN, is_public=False) == {}
    assert told(watch, PUBLIC, is_public=True) == {1: (2,)}


def test_the_same_article_by_another_source_is_told_to_that_ones_followers():
    watch = followed((1, 1, "", OWN))
    assert [match.chat_id for match in watch.asked(article(PUBLIC), source=OWN, is_public=False)] == [1]
