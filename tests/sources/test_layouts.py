"""Is the article found, and nothing else, in the layouts of the usual systems?"""

from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest

from bot.errors import UnreadableError
from bot.sources.pages.page import read_html
from tests.sources import layouts
from tests.sources.layouts import BODY, MENU, SITE, TITLE, described, paragraphs, whole

NOW = datetime(2025, 7, 2, 12, tzinfo=UTC)
PUBLISHED = datetime(2025, 4, 1, 5, 30, tzinfo=UTC)


def read(html, url="https://news.example/7"):
    return read_html(html, url=url, now=NOW)


@pytest.mark.parametrize(
    "name", ["DRUPAL", "BLOGGER", "REACT", "REACT_WITH_TEASER", "AMP", "PRINT", "LIVE", "GALLERY"]
)
def test_the_article_is_whole_and_nothing_else(name):
    page = read(getattr(layouts, name))
    assert page.body == BODY
    assert TITLE in page.title or name == "LIVE"


@pytest.mark.parametrize("name", ["OLD_TABLES", "DIVISIONS", "WITH_A_TWEET", "ENDLESS", "OVERLAID", "ESCAPED"])
def test_what_is_laid_out_oddly_is_whole_too(name):
    page = read(getattr(layouts, name))
    assert page.body == BODY
    assert page.title == TITLE


@pytest.mark.parametrize("name", ["OLD_TABLES", "DIVISIONS"])
def test_a_date_below_the_title_is_taken_where_the_page_says_none(name):
    assert read(getattr(layouts, name)).published == PUBLISHED


def test_a_date_above_the_title_is_not_taken_for_the_articles():
    assert read(whole(f"{MENU}<article><h1>{TITLE}</h1>{paragraphs()}</article>")).published is None


def test_teasers_of_other_articles_are_no_article():
    with pytest.raises(UnreadableError):
        read(layouts.TEASERS)


def test_a_round_up_that_the_page_marks_as_its_article_is_one():
    html = layouts.TEASERS.replace("<main>", "<main><article>").replace("</main>", "</article></main>")
    assert len(read(html).body) >= 6


@pytest.mark.parametrize("name", ["WORDPRESS", "DRUPAL", "BLOGGER", "REACT", "LIVE", "VIDEO", "GALLERY"])
def test_the_moment_of_publication_is_found(name):
    assert read(getattr(layouts, name)).published == PUBLISHED


def test_wordpress_gives_its_site_by_reference_its_tags_and_what_to_read_also():
    page = read(layouts.WORDPRESS.replace(f'<meta property="og:site_name" content="{SITE}">', ""))
    assert page.source == SITE
    assert page.body == (*BODY[:2], "كلفة المشروع", *BODY[2:])
    assert set(page.tags) == {"تحلية المياه", "بلدية المرفأ"}
    assert [link.title for link in page.related] == [
        "وزير الري يتفقد السدود بعد الأمطار الأخيرة",
        "مجلس المدينة يناقش موازنة العام المقبل في جلسته",
    ]


def test_tags_below_their_label_are_taken_and_the_button_beside_them_is_not():
    assert read(layouts.DRUPAL).tags == ("تحلية المياه",)


def test_a_blog_whose_heading_is_its_own_name_has_the_title_of_the_post():
    assert read(layouts.BLOGGER).title == TITLE


def test_a_video_is_told_by_its_description():
    page = read(layouts.VIDEO)
    assert page.body == (" ".join(BODY[:2]),)
    assert page.source == SITE
    html = whole(
        f"<h1>{TITLE}</h1><video></video>",
        f'<meta property="og:type" content="video"><meta property="og:description" content="{BODY[0]}">',
    )
    assert read(html).body == (BODY[0],)


def test_the_posts_of_a_live_page_are_read_without_json_ld():
    html = layouts.LIVE.replace("liveBlogUpdate", "other")
    assert read(html).body == BODY


@pytest.mark.parametrize("name", ["CONSENT", "CONSENT_ENGLISH", "ROBOT"])
def test_what_stands_in_front_of_an_article_is_no_article(name):
    with pytest.raises(UnreadableError):
        read(getattr(layouts, name))


def test_an_article_about_cookies_and_robots_is_an_article():
    text = (
        "أقرت الهيئة أمس قواعد جديدة تلزم المواقع بأن تسأل زوارها قبل أن تحفظ ملفات تعريف الارتباط.",
        "وقالت الهيئة إن ملفات تعريف الارتباط تستخدم في تتبع الزوار من موقع إلى آخر بغير علمهم.",
    )
    assert read(whole(f"<article><h1>قواعد جديدة للمواقع</h1>{paragraphs(*text)}</article>")).body == text


def test_an_offer_to_subscribe_ends_the_text():
    assert read(layouts.PAYWALL).body == BODY[:1]


def test_a_page_without_a_word_on_itself_promises_nothing():
    assert read(whole(f"<h1>{TITLE}</h1>{paragraphs()}")).promised == 0


def test_a_page_promises_as_much_as_its_metadata_say():
    head = described(wordCount=400) + f'<meta name="description" content="{BODY[0]}">'
    assert read(whole(f"<article><h1>{TITLE}</h1>{paragraphs()}</article>", head)).promised == 2000
    assert read(layouts.REACT).promised >= sum(map(len, BODY))
    assert read(layouts.PAYWALL).promised == 300


DATED = json.dumps({"@type": "NewsArticle", "headline": TITLE, "datePublished": "2025-04-01T05:30:00Z"})


@pytest.mark.parametrize(
    "text",
    [
        DATED.replace("}", ",}"),
        f"<!-- {DATED} -->",
        f"//<![CDATA[\n{DATED}\n//]]>",
        f"{DATED};",
        f"[[{DATED}]]",
        f'{{"@type": "WebPage", "mainEntity": {DATED}}}',
        f'{{"@type": "WebPage", "@graph": [{{"@graph": [{DATED}]}}]}}',
        DATED.replace('"headline"', '"description": "قال "نعم" أمس", "headline"'),
        DATED.replace("2025-04-01T05:30:00Z", "1 نيسان 2025 الساعة 5:30 ص"),
        DATED.replace("2025-04-01T05:30:00Z", "١ أبريل ٢٠٢٥ ٠٥:٣٠"),
    ],
)
def test_json_ld_is_read_though_it_is_wrapped_nested_or_slightly_damaged(text):
    html = whole(
        f"<article><h1>{TITLE}</h1>{paragraphs()}</article>", f'<script type="application/ld+json">{text}</script>'
    )
    assert read(html).published == PUBLISHED


@pytest.mark.parametrize(
    "value",
    ["null", "[]", '"x"', '{"@type": null, "articleBody": 5}', '{"@type":["NewsArticle"],"articleBody":[1]}'],
)
def test_odd_json_ld_does_no_harm(value):
    html = whole(
        f"<article><h1>{TITLE}</h1>{paragraphs()}</article>",
        f'<script type="application/ld+json">{value}</script>',
    )
    assert read(html).body == BODY


def test_deep_json_ld_ends_nothing():
    deep = '{"@graph":[' * 300 + "]}" * 300
    html = whole(
        f"<article><h1>{TITLE}</h1>{paragraphs()}</article>", f'<script type="application/ld+json">{deep}</script>'
    )
    assert read(html).body == BODY


@pytest.mark.parametrize(
    "keywords",
    [
        "تحلية المياه، صندوق التنمية",
        ["تحلية المياه", "صندوق التنمية"],
        [{"name": "تحلية المياه"}, {"name": "صندوق التنمية"}],
    ],
)
def test_keywords_are_taken_in_every_form(keywords):
    html = whole(f"<article><h1>{TITLE}</h1>{paragraphs()}</article>", described(keywords=keywords))
    assert set(read(html).tags) == {"تحلية المياه", "صندوق التنمية"} or isinstance(keywords[0], dict)
    assert "تحلية المياه" in read(html).tags


@pytest.mark.parametrize("declared", ["windows-1256", "utf-8", "iso-8859-1", "iso-8859-6", "no-such", ""])
def test_windows_1256_is_read_whatever_is_declared(declared):
    html = (
        layouts.WORDPRESS.replace("utf-8", declared)
        if declared
        else layouts.WORDPRESS.replace('<meta charset="utf-8">', "")
    )
    page = read(html.encode("windows-1256", "xmlcharrefreplace"))
    assert page.title == TITLE
    assert page.body == (*BODY[:2], "كلفة المشروع", *BODY[2:])
