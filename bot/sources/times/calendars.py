"""What are the months called, and which day is that? Names as fold keys; Hijri days by Umm al-Qura."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date

Calendar = Callable[[int, int, int], date | None]
"""Makes a day of year, month and day of the month; None where there is no such day."""

# One line a month: English, Russian, Arabic of Egypt and the Gulf, of the Levant, of the Maghreb.
_GREGORIAN = """
january jan / января январь янв / يناير / كانون الثاني، كانون ثاني، كانون ثان / جانفي
february feb / февраля февраль фев февр / فبراير / شباط / فيفري
march mar / марта март мар / مارس / اذار
april apr / апреля апрель апр / ابريل / نيسان / افريل
may / мая май / مايو / ايار / ماي
june jun / июня июнь июн / يونيو يونيه / حزيران / جوان
july jul / июля июль июл / يوليو يوليه / تموز / جويليه يوليوز
august aug / августа август авг / اغسطس / اب / اوت غشت
september sep sept / сентября сентябрь сен сент / سبتمبر / ايلول / شتنبر
october oct / октября октябрь окт / اكتوبر / تشرين الاول، تشرين اول
november nov / ноября ноябрь ноя нояб / نوفمبر / تشرين الثاني، تشرين ثاني، تشرين ثان / نونبر
december dec / декабря декабрь дек / ديسمبر / كانون الاول، كانون اول / دجنبر
"""
_HIJRI = """
محرم المحرم
صفر
ربيع الاول، ربيع اول
ربيع الاخر، ربيع الثاني، ربيع ثاني، ربيع ثان
جمادي الاولي، جمادي الاول، جماد الاول، جماد اول
جمادي الاخره، جمادي الثانيه، جمادي الاخر، جمادي الثاني، جماد الثاني، جماد الاخر
رجب
شعبان
رمضان
شوال
ذو القعده، ذي القعده، ذوالقعده، ذيالقعده
ذو الحجه، ذي الحجه، ذوالحجه، ذيالحجه
"""
_FIRST_HIJRI_YEAR, _LAST_HIJRI_YEAR = 1343, 1500  # as far as the tables of Umm al-Qura go


def _table(lines: str) -> dict[str, int]:
    """Make the table from a name (of one word, or of two where commas part them) to its number."""
    table: dict[str, int] = {}
    for number, line in enumerate(lines.strip().splitlines(), start=1):
        for group in line.split("/"):
            names = [name.strip() for name in group.split("،")]
            table |= dict.fromkeys(names if len(names) > 1 else names[0].split(), number)
    return table


MONTHS = _table(_GREGORIAN)
HIJRI_MONTHS = _table(_HIJRI)


def month_at(words: Sequence[str], at: int, months: Mapping[str, int]) -> tuple[int, int]:
    """Give the number of the month whose name begins at a place, and the place behind it; else 0."""
    for length in (2, 1):
        if number := months.get(" ".join(words[at : at + length])):
            return number, min(at + length, len(words))
    return 0, at


def gregorian(year: int, month: int, day: int) -> date | None:
    """Give a day of our calendar."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def hijri(year: int, month: int, day: int) -> date | None:
    """Give the day of our calendar that is a day of the Hijri year."""
    from hijridate import Hijri  # noqa: PLC0415 (tables that few dates need)

    if not _FIRST_HIJRI_YEAR <= year <= _LAST_HIJRI_YEAR:
        return None
    try:
        return Hijri(year, month, day).to_gregorian()
    except (ValueError, OverflowError):
        return None
