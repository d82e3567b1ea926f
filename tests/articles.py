"""Articles for tests: the project's seed where its data is at hand, and one of our own in the same form."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from pathlib import Path

DATA = Path(os.environ.get("MUJAZ_DATA") or Path(__file__).parents[2] / "shared/data")
SEED = DATA / "seed-article.txt"
NO_SEED = f"the seed article is not in {DATA} (set MUJAZ_DATA)"
NOW = datetime(2025, 7, 2, 12, tzinfo=UTC)

TITLE = "سلمى الحداد: بلدية النورس والجمعية تتفقان على ترميم المكتبة القديمة"
DATE = "تاريخ النشر: 3rd, May 2025 GMT"
BODY = (
    (
        "قالت رئيسة بلدية النورس، سلمى الحداد، إن البلدية والجمعية تتفقان على ترميم المكتبة القديمة قبل الشتاء. "
        "وتضم المكتبة القديمة أربعين ألف كتاب."
    ),
    "وبحسب الحداد، يبدأ العمل في يونيو، وتتكفل جمعية الميناء بنصف النفقات.",
    "وأشارت الحداد إلى أن المكتبة القديمة أُغلقت قبل عشر سنوات بعد حريق أتى على سقفها.",
)
SOURCE = "المصدر: صوت المرفأ"
TAG_LINE = "كلمات دلالية: بلدية النورس سلمى الحداد المكتبة القديمة والجمعية الحداد المزيد"
RELATED_LABEL = "إقرأ أيضاً:"
OTHER_TITLE = "مهرجان الزيتون يعود إلى وادي الريحان بعد غياب"
OTHER_BODY = (
    "أعلن رشيد البستاني منظم مهرجان الزيتون عودة المهرجان في أكتوبر المقبل، مشيرا الى ان ثلاثين فرقة ستشارك فيه.",
    "وأضاف: ستقام العروض كلها في الهواء الطلق من دون تذاكر",
)
LINES = (TITLE, DATE, *BODY, SOURCE, TAG_LINE, RELATED_LABEL, OTHER_TITLE, *OTHER_BODY)
TEXT = "\n".join(LINES)
LEAKS = ("البستاني", "الزيتون", "المهرجان", "فرقة")
"""Words of the second article that must not be found anywhere but in its title among the related."""
