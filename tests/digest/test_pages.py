"""Do a digest's pages have every story once, in messages that Telegram takes, with buttons that lead on?"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.digest.compose import Digest, Section, Story
from bot.digest.pages import FIRST, LATER, SECTION, Page, digest_pages, shared
from bot.texts.split import size_of
from storage.records import Article, Chat
from tests.botapi.entities import formatted

NOW = datetime(2026, 11, 23, 6, tzinfo=UTC)
CHAT = Chat(1, "private", "ar", "Asia/Riyadh", NOW)
SUBJECT = "2026-11-23T08"


def article(number: int, *, words: int = 5, tags: int = 2, address: int = 20) -> Article:
    url = f"https://e.org/{number:04}/{'x' * address}"
    lead = (f"جملة {number:04} " + "كلمة " * words,)
    named = tuple(f"وسم{number}و{n}" for n in range(tags))
    return Article(f"k{number}", url, f"خبر-{number:04}-نهاية", "صدى", NOW, NOW, "ar", "f", lead=lead, tags=named)


def digest(sizes: list[int], had: int = 0, **shape: int) -> Digest:
    numbers = iter(range(10_000))
    sections = [Section(f"سؤال {n}", tuple(Story(article(next(numbers), **shape)) for _ in range(size)))
                for n, size in enumerate(sizes) if size]  # fmt: skip
    return Digest(tuple(sections), tuple(Story(article(next(numbers), **shape), NOW) for _ in range(had)))


def told(pages: list[Page]) -> list[str]:
    return [each for page in pages for each in re.findall(r"خبر-\d{4}-نهاية", page.text)]


def taken(page: Page) -> None:
    shown = formatted(page.text, "HTML")
    assert 1 <= len(shown.text) <= 4096
    assert len(shown.entities) <= 100
    assert len(page.text.encode()) <= 32_768
    assert size_of(page.text).fits


def walked(pages: list[Page]) -> list[int]:
    """Press "later" from the first page to the last, and give the pages that were seen."""
    seen, place = [0], 0
    while len(seen) <= len(pages):
        ahead = [int(each.data.rpartition(":")[2]) for each in pages[place].presses]
        place = max(ahead, default=place)
        if place <= seen[-1]:
            break
        seen.append(place)
    return seen


shapes = st.fixed_dictionaries(
    {"words": st.integers(0, 700), "tags": st.integers(0, 12), "address": st.sampled_from([5, 60, 900])}
)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.integers(0, 25), max_size=6), st.integers(0, 60), shapes)
def test_every_story_is_told_once_on_pages_that_telegram_takes_and_all_can_be_reached(sizes, had, shape):
    whole = digest(sizes, had, **shape)
    pages = digest_pages(whole, CHAT, SUBJECT, now=NOW)
    assert len(set(told(pages))) == len(told(pages)) == sum(sizes) + had
    assert frozenset[str]().union(*(page.keys for page in pages)) == whole.keys
    for page in pages:
        taken(page)
        assert all(len(press.data.encode()) <= 64 for press in page.presses)
    assert walked(pages) == list(range(len(pages)))


def test_the_first_page_has_a_few_of_each_section_and_its_button_says_how_many_more():
    first, *others = digest_pages(digest([12, 1, 7]), CHAT, SUBJECT, now=NOW)
    assert len(first.keys) == FIRST == 10
    assert [press.label for press in first.presses] == ["‹ 10 أخبار أخرى"]
    assert [len(page.keys) for page in others] == [LATER, 2]
    assert [press.label for press in others[-1].presses] == ["السابق ›"]
    assert "الصفحة \u20683\u2069 من \u20683\u2069" in others[-1].text


def test_no_section_crowds_out_another():
    assert max(shared([100, 100, 100])) <= SECTION
    assert min(shared([100] * FIRST)) == 1


@pytest.mark.parametrize(
    ("language", "count", "label"),
    [
        ("ar", 1, "‹ خبر آخر"),
        ("ar", 2, "‹ خبران آخران"),
        ("ar", 11, "‹ 11 خبرًا آخر"),
        ("ar", 100, "‹ 100 خبر آخر"),
        ("ru", 21, "Ещё 21 ›"),
        ("en", 3, "3 more ›"),
    ],
)
def test_the_button_reads_well_in_each_language(language, count, label):
    chat = replace(CHAT, language=language)
    first, *_ = digest_pages(digest([SECTION + count]), chat, SUBJECT, now=NOW)
    assert first.presses[0].label == label


def test_a_digest_of_many_links_stays_within_the_entities_of_a_message():
    stories = [replace(article(n), lead=()) for n in range(8)]
    others = [replace(article(100 + n), source=f"منبر {n}", story="k0") for n in range(20)]
    whole = Digest((Section("لافروف", tuple(Story(each, others=tuple(others)) for each in stories)),),
                   tuple(Story(article(200 + n), NOW) for n in range(90)))  # fmt: skip
    pages = digest_pages(whole, CHAT, SUBJECT, now=NOW)
    for page in pages:
        taken(page)
    assert len(set(told(pages))) == 98


def test_a_late_digest_says_so_on_its_pages():
    pages = digest_pages(digest([30]), CHAT, SUBJECT, now=NOW, due=NOW - timedelta(hours=3))
    assert all("متأخر" in page.text for page in pages)


def test_a_week_of_everything_is_laid_out_in_a_moment():
    import time  # noqa: PLC0415

    began = time.process_time()
    digest_pages(digest([60] * 10, 200, words=40), CHAT, SUBJECT, now=NOW)
    assert time.process_time() - began < 2.0
