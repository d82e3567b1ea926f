from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.sources.times.dates import parse_date

NOW = datetime(2025, 7, 2, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    "text",
    [
        "1st, April 2025 GMT",
        "2025-04-01",
        "2025/04/01",
        "01/04/2025",
        "1.4.2025",
        "1 أبريل 2025",
        "1 ابريل 2025م",
        "١ أبريل ٢٠٢٥",
        "۱ أبريل ۲۰۲۵",
        "الثلاثاء 1 نيسان 2025",
        "1 نيسان/أبريل 2025",
        "1 أفريل 2025",
        "أبريل 1, 2025",
        "1 من شهر أبريل عام 2025",
        "3 شوال 1446",
        "٣ شوّال ١٤٤٦ هـ",
        "1446-10-03",
        "3 شوال 1446هـ الموافق 1 أبريل 2025م",
        "1 апреля 2025 г.",
        "1 апр 2025",
        "April 1st, 2025",
        "Tue, 01 Apr 2025 00:00:00 GMT",
        "الثلاثاء 03 شوال 1446هـ - 01 أبريل 2025م",
        "٣ شوال المكرم ١٤٤٦",
        "1743465600",
        "1743465600000",
    ],
)
def test_a_day_is_its_midnight_in_utc(text):
    assert parse_date(text, now=NOW) == datetime(2025, 4, 1, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "hour", "minute"),
    [
        ("2025-04-01T10:30:00Z", 10, 30),
        ("2025-04-01T13:30:00.123+03:00", 10, 30),
        ("2025-04-01 10:30", 10, 30),
        ("Tue, 01 Apr 2025 05:30:00 -0500", 10, 30),
        ("Tue Apr 1 10:30:00 2025", 10, 30),
        ("1 أبريل 2025 - 10:30 ص", 10, 30),
        ("1 أبريل 2025 الساعة ٩:٠٥ مساءً", 21, 5),
        ("الساعة 9 مساء 1 أبريل 2025", 21, 0),
        ("12:15 ص 1 أبريل 2025", 0, 15),
        ("1 أبريل 2025، 13:30 بتوقيت مكة المكرمة", 10, 30),
        ("1 апреля 2025, 13:30 МСК", 10, 30),
        ("April 1, 2025 at 6:30 am EDT", 10, 30),
        ("1 April 2025 13:30 GMT+3", 10, 30),
        ("1st, April 2025 10:30 GMT", 10, 30),
        ("20250401T103000Z", 10, 30),
        ("April 1, 2025, 6:30 AM ET", 10, 30),
        ("الثلاثاء، ١ نيسان/ أبريل ٢٠٢٥ - ١٠:٣٠", 10, 30),
        ("نُشر: 10:30-1 أبريل 2025 م ـ 03 شوّال 1446 هـ", 10, 30),
        ("1 أبريل 2025 13:30 (توقيت القدس)", 10, 30),
        ("آخر تحديث: 1 نيسان 2025 13:30 دمشق", 10, 30),
    ],
)
def test_a_time_is_told_in_utc(text, hour, minute):
    found = parse_date(text, now=NOW)
    assert found is not None
    assert found.replace(microsecond=0) == datetime(2025, 4, 1, hour, minute, tzinfo=UTC)
    assert found.utcoffset() == timedelta(0)


@pytest.mark.parametrize(
    ("name", "month"),
    [
        ("كانون الثاني", 1),
        ("شباط", 2),
        ("آذار", 3),
        ("أيار", 5),
        ("حزيران", 6),
        ("تموز", 7),
        ("آب", 8),
        ("أيلول", 9),
        ("تشرين الأول", 10),
        ("تشرين الثاني", 11),
        ("كانون الأول", 12),
        ("تشرين ثانٍ", 11),
        ("كانون ثاني", 1),
        ("جانفي", 1),
        ("فيفري", 2),
        ("جوان", 6),
        ("جويلية", 7),
        ("أوت", 8),
        ("غشت", 8),
        ("شتنبر", 9),
        ("يونيه", 6),
        ("إبريل", 4),
        ("أكتوبر", 10),
        ("декабря", 12),
    ],
)
def test_the_months_of_every_region_are_known(name, month):
    assert parse_date(f"5 {name} 2024", now=NOW) == datetime(2024, month, 5, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "ago"),
    [
        ("منذ ساعتين", timedelta(hours=2)),
        ("قبل 5 دقائق", timedelta(minutes=5)),
        ("منذ ٣ أيام", timedelta(days=3)),
        ("منذ ساعة واحدة", timedelta(hours=1)),
        ("قبل نصف ساعة", timedelta(minutes=30)),
        ("منذ ساعة ونصف", timedelta(minutes=90)),
        ("2 часа назад", timedelta(hours=2)),
        ("an hour ago", timedelta(hours=1)),
        ("الآن", timedelta(0)),
    ],
)
def test_what_is_told_from_now_on_is_counted_back(text, ago):
    assert parse_date(text, now=NOW) == NOW - ago


@pytest.mark.parametrize("text", ["أمس", "yesterday", "вчера"])
def test_yesterday_is_a_day(text):
    assert parse_date(text, now=NOW) == datetime(2025, 7, 1, tzinfo=UTC)


def test_a_day_without_a_year_is_the_last_such_day():
    assert parse_date("5 августа", now=NOW) == datetime(2024, 8, 5, tzinfo=UTC)


def test_the_american_order_is_taken_only_where_the_other_is_impossible_or_to_come():
    assert parse_date("04/13/2025", now=NOW) == datetime(2025, 4, 13, tzinfo=UTC)
    assert parse_date("06/11/2025", now=NOW) == datetime(2025, 6, 11, tzinfo=UTC)


@pytest.mark.parametrize(
    "text", ["", "بلا تاريخ", "31 February 2025", "1 January 2090", "1 January 1989", "2025", "10:30"]
)
def test_what_names_no_possible_day_is_no_date(text):
    assert parse_date(text, now=NOW) is None


@given(st.datetimes(datetime(1990, 1, 2), datetime(2025, 7, 1)))
def test_an_iso_date_comes_back(moment):
    assert parse_date(moment.isoformat(), now=NOW) == moment.replace(microsecond=0, tzinfo=UTC)


@given(st.text(alphabet="0123456789/-:. ماprبريلصTZ+منذساعة", max_size=30))
def test_no_text_is_too_odd(text):
    found = parse_date(text, now=NOW)
    assert found is None or found.tzinfo is UTC
