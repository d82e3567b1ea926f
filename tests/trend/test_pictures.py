"""Do the pictures say what they should, in letters that are there, joined and in order?"""

from __future__ import annotations

import struct
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from itertools import combinations
from zoneinfo import ZoneInfo

import pytest
from matplotlib import _text_helpers
from matplotlib.colors import to_rgb
from matplotlib.font_manager import get_font

from bot.settings import LANGUAGES
from bot.trend import bars, drawing
from bot.trend.counting import Activity, Line, Trend, local_days
from bot.trend.lettering import font, letters
from bot.trend.palette import DARK, LIGHT, MARKERS
from tests.texts.test_say import ROOT

UNTIL = datetime(2026, 11, 23, 14, 5, tzinfo=ZoneInfo("Asia/Riyadh"))
QUERIES = ("لافروف", "الصين | بكين", '"وزير الخارجية" -رياضة', "Lavrov")
ODD = ("_$x^2$ \\frac", "🎉 中国", "\u202eﷲ\nخبر", "كلمة " * 60)


def trend(*queries, days=30):
    lines = tuple(
        Line(query, tuple((n * 7 + place * 5) % 19 for n in range(days))) for place, query in enumerate(queries)
    )
    return Trend(local_days(UNTIL, "Asia/Riyadh", days), lines, UNTIL)


def did(days=30):
    counts = tuple(range(days))
    return Activity(local_days(UNTIL, "Asia/Riyadh", days), counts, (0,) * days, counts, UNTIL)


def size(png):
    assert png.startswith(b"\x89PNG\r\n\x1a\n")
    return struct.unpack(">II", png[16:24])


def texts(figure):
    return [text.get_text() for text in figure.texts]


def words(figure):
    return [text.strip("\u200e\u200f").translate(dict.fromkeys((0x2068, 0x2069))) for text in texts(figure)]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("dark", [False, True])
def test_a_picture_is_made_without_a_warning_in_every_language(language, dark):
    for shown in (trend(*QUERIES), trend(*ODD, days=90), trend("a", days=1), trend("غزة", "б", days=7)):
        assert size(drawing.draw(shown, language=language, dark=dark)) == (1080, 720)
    assert size(bars.draw_bars(did(), language=language, dark=dark)) == (1080, 720)
    assert size(bars.draw_bars(did(1), language=language, dark=dark)) == (1080, 720)


def test_the_picture_says_what_was_counted_and_when():
    shown = Trend(local_days(UNTIL, "UTC", 3), (Line("لافروف", (3, 0, 4)), Line("غزة", (1000, 0, 200))), UNTIL)
    figure = drawing.figure(shown, language="ar")
    assert words(figure) == [
        "المقالات في كل يوم",
        "من 21 نوفمبر إلى 23 نوفمبر حتى الساعة 14:05",
        "لافروف  (7)",
        "غزة  (1,200)",
    ]
    (axes,) = figure.axes
    assert list(axes.lines[0].get_ydata()) == [3, 0, 4]
    assert [label.get_text() for label in axes.get_xticklabels()][-1] == "23 نوفمبر"


def test_dates_are_told_as_the_language_does():
    dates = {
        language: drawing.figure(trend("a"), language=language).axes[0].get_xticklabels()[-1].get_text()
        for language in ("ar", "en", "ru")
    }
    assert dates == {"ar": "23 نوفمبر", "en": "Nov 23", "ru": "23 нояб."}


def test_arabic_letters_are_joined_and_right_to_left():
    laid = list(_text_helpers.layout("لافروف", get_font(font(20).get_file())))
    assert [item.char for item in laid] == ["ف", "و", "ر", "ف", "لا"]  # as they stand on the line, lam-alef in one
    alone = get_font(font(20).get_file()).get_char_index(ord("ف"))
    assert laid[3].glyph_index != alone  # between two others it has another shape


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_letter_of_a_picture_is_in_the_font(language):
    unseen = set("\u2068\u2069")
    figures = (drawing.figure(trend(*ODD), language=language), bars.figure(did(), language=language))
    for figure in figures:
        shown = [*texts(figure), *(t.get_text() for axes in figure.axes for t in axes.get_xticklabels())]
        assert set("".join(shown)) - unseen <= letters()
        assert not any(text.get_parse_math() for text in figure.texts)


@pytest.mark.parametrize("language", LANGUAGES)
def test_all_text_lies_within_the_picture_and_no_two_overlap(language):
    for figure in (
        drawing.figure(trend(*QUERIES), language=language),
        drawing.figure(trend(*ODD, days=90), language=language),
        drawing.figure(trend("a", "b", "c", days=9), language=language),
        bars.figure(did(), language=language),
    ):
        figure.canvas.draw()
        shown = [*figure.texts, *(t for a in figure.axes for t in (*a.get_xticklabels(), *a.get_yticklabels()))]
        boxes = [(t.get_text(), t.get_window_extent()) for t in shown if t.get_text()]
        ticks = {id(t) for a in figure.axes for t in a.get_yticklabels()}
        for text, box in boxes:
            assert 0 <= box.x0 <= box.x1 <= 1080, text
            assert 0 <= box.y0 <= box.y1 <= 720, text
        level = [t.get_window_extent() for t in shown if t.get_text() and id(t) not in ticks]
        assert not any(a.overlaps(b) for a, b in combinations(level, 2))


def test_time_runs_left_to_right_and_the_legend_as_one_reads():
    for language, rtl in (("ar", True), ("ru", False)):
        figure = drawing.figure(trend("a", "b"), language=language)
        low, high = figure.axes[0].get_xlim()
        assert low < high
        first, second = figure.texts[2:]
        assert (first.get_position()[0] > second.get_position()[0]) is rtl
        assert (figure.artists[0].get_xdata()[0] > first.get_position()[0]) is rtl


def test_numbers_are_whole_and_begin_at_nothing():
    for counts in ((0, 0), (0, 1), (2, 1), (123, 4567)):
        shown = Trend(local_days(UNTIL, "UTC", 2), (Line("a", counts),), UNTIL)
        figure = drawing.figure(shown, language="en")
        figure.canvas.draw()
        (axes,) = figure.axes
        assert all(value == round(value) for value in axes.get_yticks())
        assert axes.get_ylim()[0] == 0
        assert axes.get_ylim()[1] > max(counts)
        labels = [label.get_text() for label in axes.get_yticklabels()]
        assert len(set(labels)) == len(labels) >= 2


def _luminance(colour):
    parts = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in to_rgb(colour)]
    return sum(part * weight for part, weight in zip(parts, (0.2126, 0.7152, 0.0722), strict=True))


def contrast(one, other):
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


DEUTERANOPIA = ((0.367, 0.861, -0.228), (0.280, 0.673, 0.047), (-0.012, 0.043, 0.969))  # Machado et al. 2009
PROTANOPIA = ((0.152, 1.053, -0.205), (0.115, 0.786, 0.099), (-0.004, -0.048, 1.052))


def seen(colour, eye):
    return [sum(weight * part for weight, part in zip(row, to_rgb(colour), strict=True)) for row in eye]


@pytest.mark.parametrize("colours", [LIGHT, DARK])
def test_lines_and_letters_stand_out_from_the_card(colours):
    assert all(contrast(colours.card, line) >= 3 for line in colours.lines)
    assert contrast(colours.card, colours.ink) >= 7
    assert contrast(colours.card, colours.quiet) >= 4.5


@pytest.mark.parametrize("colours", [LIGHT, DARK])
@pytest.mark.parametrize("eye", [DEUTERANOPIA, PROTANOPIA])
def test_lines_differ_for_who_sees_fewer_colours(colours, eye):
    for one, other in combinations(colours.lines, 2):
        apart = sum((a - b) ** 2 for a, b in zip(seen(one, eye), seen(other, eye), strict=True)) ** 0.5
        assert apart > 0.2, (one, other)
    assert len(set(MARKERS)) == len(colours.lines) == 4


def test_pictures_may_be_made_in_several_threads():
    shown = [trend(*QUERIES[: 1 + n % 4]) for n in range(8)]
    alone = [drawing.draw(each, language="ar") for each in shown]
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(lambda each: drawing.draw(each, language="ar"), shown)) == alone


def test_a_picture_takes_little_time_and_its_memory_is_let_go():
    code = (
        "import gc, time, resource\n"
        "from tests.trend.test_pictures import QUERIES, bars, did, drawing, trend\n"
        "def mb():\n"
        "    return int(open('/proc/self/statm').read().split()[1]) * resource.getpagesize() / 1e6\n"
        "def both():\n    drawing.draw(trend(*QUERIES), language='ar'), bars.draw_bars(did(), language='ar')\n"
        "both()\ngc.collect()\ngc.disable()\n"  # what is in rings stays: it must be little
        "before, start = mb(), time.process_time()\n"
        "for n in range(10):\n    both()\n"
        "print((time.process_time() - start) / 20, (mb() - before) / 20)\n"
        "gc.collect()\nprint(len([1 for each in gc.get_objects() if type(each).__name__ == 'Figure']))\n"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    seconds, megabytes, figures = map(float, done.stdout.split())
    assert seconds < 1.5
    assert megabytes < 1.5
    assert figures == 0


def test_nothing_heavy_is_loaded_before_a_picture_is_drawn():
    heavy = "{'matplotlib', 'numpy', 'babel', 'fluent'}"
    code = f"import sys, bot.trend.drawing, bot.trend.bars\nprint(*{heavy} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == ""


def test_a_day_without_any_has_no_bar():
    shown = Activity(local_days(UNTIL, "UTC", 3), (2, 0, 4), (0, 0, 0), (0, 0, 1), UNTIL)
    heights = [[bar.get_height() for bar in axes.patches] for axes in bars.figure(shown, language="ar").axes]
    assert heights == [[2, 4], [], [1]]


def test_a_line_that_lies_upon_another_does_not_hide_it():
    counts, days = (1, 3, 2, 0, 0, 4), local_days(UNTIL, "Asia/Riyadh", 6)
    made = drawing.figure(Trend(days, (Line("أ", counts), Line("ب", counts)), UNTIL), language="ar")
    below, above = LIGHT.lines[:2]
    widths = {colour: [] for colour in (below, above)}
    for line in made.axes[0].get_lines():
        widths[line.get_color()].append(line.get_linewidth())
    assert max(widths[below]) > max(widths[above])
