"""Is an article known again, whatever its site changes, and never taken for another one?"""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.pipeline.identity import article_key, content_key, link_key, sorted_out
from bot.sources.values import Entry

FEED = "https://site.example/rss"
NOW = datetime(2026, 3, 10, tzinfo=UTC)
TEXT = "أعلنت الوزارة اليوم عن مشروع جديد في القاهرة"


def entry(n, *, title="", text=""):
    return Entry(
        f"https://site.example/?p={n}",
        title or f"خبر رقم {n}",
        f"https://site.example/{n}",
        NOW - timedelta(hours=n),
        summary=text or f"{TEXT} رقم {n}",
    )


def seen(*entries):
    return sorted_out(entries, FEED, ()).keys


def test_at_first_every_entry_is_new():
    entries = [entry(n) for n in range(3)]
    assert sorted_out(entries, FEED, ()).new == tuple(entries)


def test_what_was_seen_is_neither_new_nor_edited():
    sorting = sorted_out([entry(1), entry(2)], FEED, seen(entry(1), entry(2)))
    assert (sorting.new, sorting.edited, sorting.republished) == ((), (), ())


@pytest.mark.parametrize(
    "other",
    [
        replace(entry(1), title="خبر آخر"),
        replace(entry(1), title="خبر آخر", id="urn:other"),
        replace(entry(1), title="خبر آخر", url="https://site.example/other"),
    ],
)
def test_another_title_under_the_same_id_or_link_is_edited(other):
    sorting = sorted_out([other], FEED, seen(entry(1)))
    assert (sorting.new, sorting.edited, sorting.republished) == ((), (other,), ())


def test_a_title_that_is_changed_back_is_edited_again():
    first, second = entry(1), replace(entry(1), title="خبر آخر")
    keys = sorted_out([second], FEED, seen(first)).keys
    assert sorted_out([first], FEED, keys).edited == (first,)


def test_spaces_and_signs_in_a_title_are_no_edit_and_a_corrected_spelling_is():
    before, spaced = entry(1, title="الى القاهرة: زيارة"), entry(1, title=" الى  القاهرة – زيارة ")
    assert sorted_out([spaced], FEED, seen(before)).edited == ()
    corrected = replace(before, title="إلى القاهرة: زيارة")
    assert sorted_out([corrected], FEED, seen(before)).edited == (corrected,)


def test_the_same_text_under_another_id_and_link_is_republished():
    other = replace(entry(1), id="urn:new", url="https://new.example/1", published=NOW)
    sorting = sorted_out([other], FEED, seen(entry(1)))
    assert (sorting.new, sorting.republished) == ((), (other,))


def test_keys_that_were_kept_before_titles_were_say_nothing_of_edits():
    keys = (article_key(entry(1), FEED), link_key(entry(1).url))
    sorting = sorted_out([replace(entry(1), title="خبر آخر")], FEED, keys)
    assert (sorting.new, sorting.edited) == ((), ())


@pytest.mark.parametrize(
    "text",
    [
        TEXT,
        f"  {TEXT.replace(' ', '   ')}\n",
        f"12:30 {TEXT}",
        f"10/03/2026 9:05 pm {TEXT}",
        f"{TEXT} https://site.example/1?utm_source=rss",
    ],
)
def test_spaces_times_and_addresses_do_not_change_what_is_said(text):
    assert content_key(entry(1, text=text)) == content_key(
        replace(entry(1, text=TEXT), published=NOW, id="x", url="")
    )


def test_two_articles_with_one_title_and_different_texts_are_two():
    first = entry(1, title="أسعار الذهب اليوم", text="ارتفع سعر الذهب اليوم في مصر إلى أعلى مستوى")
    second = entry(2, title="أسعار الذهب اليوم", text="تراجع سعر الذهب اليوم في مصر بعد أيام من الارتفاع")
    assert sorted_out([first, second], FEED, ()).new == (first, second)
    assert sorted_out([second], FEED, seen(first)).new == (second,)


def test_headlines_without_text_return_on_another_day():
    first, second = (replace(entry(n, title="أسعار الذهب اليوم"), summary="") for n in (1, 30))
    again = replace(first, id="urn:new", url="https://new.example/1")
    assert sorted_out([second], FEED, seen(first)).new == (second,)
    assert sorted_out([again], FEED, seen(first)).republished == (again,)
    assert content_key(replace(first, published=None)) == ""


def test_keys_are_the_same_in_every_process():
    """They are saved: a change of these figures makes every article of every feed new once."""
    assert content_key(entry(1)) == "93d921942f978d392770"
    assert article_key(entry(1), FEED) == "0cf8ed6b305d4abca360"


def test_what_a_feed_no_longer_lists_is_remembered_for_a_while():
    keys = sorted_out([entry(2)], FEED, seen(entry(1))).keys
    assert sorted_out([entry(1)], FEED, keys).new == ()


def test_what_is_remembered_does_not_grow_for_ever():
    keys = ()
    for n in range(300):
        keys = sorted_out([entry(n)], FEED, keys).keys
    assert len(keys) < 100


ENTRIES = st.lists(st.integers(0, 8), unique=True, max_size=8).map(lambda numbers: [entry(n) for n in numbers])


@given(st.data(), ENTRIES, ENTRIES)
def test_the_order_of_entries_does_not_matter(data, before, now):
    doubled = [*now, *(replace(each, id=f"urn:{each.id}", url=each.url + "/again") for each in now[:3])]
    keys = seen(*before)
    one, two = (sorted_out(listed, FEED, keys) for listed in (doubled, data.draw(st.permutations(doubled))))
    for name in ("new", "edited", "republished", "keys"):
        assert set(getattr(one, name)) == set(getattr(two, name))


@given(st.data(), ENTRIES)
def test_what_was_seen_in_any_of_its_identities_is_never_new(data, entries):
    keys = seen(*entries)
    changed = []
    for n, each in enumerate(entries):
        kept = data.draw(st.sampled_from(("id", "url", "text")))
        changes = {
            "id": f"urn:new:{n}",
            "url": f"https://new.example/{n}",
            "text": {"title": "آخر", "summary": f"{n}"},
        }
        del changes[kept]
        text = changes.pop("text", {})
        changed.append(replace(each, **changes, **text))
    assert sorted_out(changed, FEED, keys).new == ()


@given(ENTRIES)
def test_every_entry_has_one_place(entries):
    sorting = sorted_out(entries, FEED, seen(*entries[::2]))
    placed = [*sorting.new, *sorting.edited, *sorting.republished]
    assert len(placed) == len(set(placed))
    assert set(sorting.new) == set(entries) - set(entries[::2])
