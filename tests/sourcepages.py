"""How do sources look that are no feed? Pages of our own, built as Telegram, YouTube and sites build theirs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from html import escape

CHANNEL_ID = "UCabcdefghij0123456789-_"[:24]


@dataclass(frozen=True, slots=True)
class Post:
    """A post of a channel; `html` is its text as Telegram marks it up, "" for a photo without words."""

    number: int
    html: str
    published: datetime
    forwarded_from: str = ""
    reply_to: str = ""
    is_service: bool = False


def channel_page(name: str, title: str, posts: Sequence[Post]) -> bytes:
    """Render the preview of a channel, the oldest post first."""
    wraps = "".join(_post(name, title, post) for post in posts)
    return f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>{escape(title)} – Telegram</title>
<meta property="og:title" content="{escape(title)}"><meta property="og:site_name" content="Telegram"></head>
<body class="widget_frame_base tgme_webpreview emoji_image nodark"><header class="tgme_header search_collapsed">
<div class="tgme_container"><div class="tgme_header_info">
<a class="tgme_channel_join_telegram" href="//t.me/{name}">Join</a>
<a class="tgme_header_link" href="https://t.me/{name}"><div class="tgme_header_title_wrap">
<div class="tgme_header_title">
<span dir="auto">{escape(title)}</span></div></div></a></div></div></header>
<main class="tgme_main" data-url="/{name}"><div class="tgme_container"><section class="tgme_right_column">
<div class="tgme_channel_info"><div class="tgme_channel_info_header">
<div class="tgme_channel_info_header_title_wrap">
<div class="tgme_channel_info_header_title"><span dir="auto">{escape(title)}</span></div></div>
<div class="tgme_channel_info_header_username"><a href="https://t.me/{name}">@{name}</a></div></div>
<div class="tgme_channel_info_description">وصف القناة</div></div></section>
<section class="tgme_channel_history js-message_history">
<div class="tgme_widget_message_centered js-messages_more_wrap">
<a href="/s/{name}?before=1" class="tme_messages_more"></a></div>
{wraps}</section></div></main></body></html>""".encode()


def _post(name: str, title: str, post: Post) -> str:
    moment = post.published.isoformat()
    link = f"https://t.me/{name}/{post.number}"
    if post.is_service:
        return (
            f'<div class="tgme_widget_message_wrap js-widget_message_wrap">'
            f'<div class="tgme_widget_message service_message '
            f'js-widget_message" data-post="{name}/{post.number}">'
            f'<div class="tgme_widget_message_text js-message_text">'
            f"{post.html}</div></div></div>"
        )
    forwarded = (
        f'<div class="tgme_widget_message_forwarded_from accent_color">Forwarded from <a class="'
        f'tgme_widget_message_forwarded_from_name" href="https://t.me/x/1">'
        f'<span dir="auto">{post.forwarded_from}</span></a></div>'
        if post.forwarded_from
        else ""
    )
    reply = (
        f'<a class="tgme_widget_message_reply user-color-default" href="https://t.me/{name}/1"><div class="'
        f'tgme_widget_message_author"><span class="tgme_widget_message_author_name" dir="auto">{title}'
        f"</span></div>"
        f'<div class="tgme_widget_message_text js-message_reply_text" dir="auto">{post.reply_to}</div></a>'
        if post.reply_to
        else ""
    )
    words = (
        f'<div class="tgme_widget_message_text js-message_text" dir="auto">{post.html}</div>' if post.html else ""
    )
    return (
        f'<div class="tgme_widget_message_wrap js-widget_message_wrap"><div class="tgme_widget_message '
        f'text_not_supported_wrap js-widget_message" data-post="{name}/{post.number}" data-view="eyJj">'
        f'<div class="tgme_widget_message_user"><a href="https://t.me/{name}"></a></div>'
        f'<div class="tgme_widget_message_bubble"><div class="tgme_widget_message_author accent_color">'
        f'<a class="tgme_widget_message_owner_name" href="https://t.me/{name}"><span dir="auto">{title}'
        f"</span></a></div>"
        f"{forwarded}{reply}"
        f'<a class="tgme_widget_message_photo_wrap" href="{link}" style="width:800px"><div></div></a>'
        f'{words}<div class="media_supported_cont media_not_supported_cont">'
        "Please open Telegram to view this post</div>"
        f'<div class="tgme_widget_message_footer compact js-message_footer">'
        f'<div class="tgme_widget_message_info short">'
        f'<span class="tgme_widget_message_views">1.2K</span><span class="copyonly"> views</span>'
        f'<span class="tgme_widget_message_meta"><a class="tgme_widget_message_date" href="{link}">'
        f'<time datetime="{moment}" class="time">{moment[11:16]}</time></a></span></div></div></div></div></div>'
    )


def closed_channel_page(name: str) -> bytes:
    """Render what Telegram shows of a person, a bot or a private group: no posts."""
    return (
        f"<!DOCTYPE html><html><head><title>Telegram: Contact @{name}</title></head><body>"
        f'<div class="tgme_page_wrap">'
        f'<div class="tgme_page"><div class="tgme_page_title"><span dir="auto">{name}</span></div>'
        f'<div class="tgme_page_extra">@{name}</div>'
        f'<a class="tgme_action_button_new" href="tg://resolve?domain={name}">'
        f"Send Message</a></div></div></body></html>"
    ).encode()


def youtube_feed(title: str, videos: Sequence[tuple[str, str, str, datetime]]) -> bytes:
    """Render a channel's feed; a video is its id, title, description and moment."""
    entries = "".join(
        f"<entry><id>yt:video:{key}</id><yt:videoId>{key}</yt:videoId><yt:channelId>{CHANNEL_ID}</yt:channelId>"
        f'<title>{escape(name)}</title><link rel="alternate" href="https://www.youtube.com/watch?v={key}"/>'
        f"<author><name>{escape(title)}</name><uri>https://www.youtube.com/channel/{CHANNEL_ID}</uri></author>"
        f"<published>{moment.isoformat()}</published><updated>{moment.isoformat()}</updated><media:group>"
        f'<media:title>{escape(name)}</media:title><media:content url="https://www.youtube.com/v/{key}"/>'
        f"<media:description>{escape(said)}</media:description><media:community>"
        f'<media:starRating count="5" average="5.00"/></media:community></media:group></entry>'
        for key, name, said, moment in videos
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<feed xmlns:yt="http://www.youtube.com/xml/schemas/2015" '
        'xmlns:media="http://search.yahoo.com/mrss/" xmlns="http://www.w3.org/2005/Atom">'
        f"<id>yt:channel:abc</id><yt:channelId>abc</yt:channelId><title>{escape(title)}</title>"
        f'<link rel="alternate" href="https://www.youtube.com/channel/{CHANNEL_ID}"/>{entries}</feed>'
    ).encode()


def youtube_page(head: str = "", script: str = "") -> bytes:
    return (
        f'<!DOCTYPE html><html><head><meta property="og:site_name" content="YouTube">{head}</head>'
        f"<body><script>var ytInitialData = {{{script}}};</script></body></html>"
    ).encode()


@dataclass(frozen=True, slots=True)
class Item:
    """An article as a section lists it; `time` is what stands in its <time>, "" where the page tells none."""

    path: str
    title: str
    time: str = ""


WORDS = {
    "ar": (
        "الرئيسية",
        "سياسة",
        "اقتصاد",
        "رياضة وشباب من كل مكان",
        "اقرأ المزيد",
        "الأكثر قراءة",
        "جميع الحقوق محفوظة للموقع",
    ),
    "ru": (
        "Главная",
        "Политика",
        "Экономика",
        "Спорт и молодёжь всей страны",
        "Читать далее",
        "Популярное",
        "Все права защищены",
    ),
    "en": (
        "Home",
        "Politics",
        "Economy",
        "Sport and youth from everywhere",
        "Read more",
        "Most read",
        "All rights reserved",
    ),
}


def section_page(
    site: str, language: str, items: Sequence[Item], *, head: str = "", popular: Sequence[Item] = ()
) -> str:
    """Render a page that lists articles among menus, tags, authors, sharing and paging, as sites have them."""
    home, politics, economy, sport, more, most_read, rights = WORDS[language]
    cards = "".join(
        f'<article class="card"><a class="card__image" href="{item.path}"><img src="/i.jpg" alt=""></a>'
        f'<div class="card__body"><a class="card__cat" href="/politics">{politics}</a>'
        f'<h3 class="card__title"><a href="{_tracked(item.path)}">{escape(item.title)}</a></h3>'
        + (f'<time datetime="{item.time}">{item.time[:10]}</time>' if item.time else "")
        + f'<span class="by"><a href="/author/samir-ali-hassan-7">سمير علي حسن محمد</a></span>'
        f'<a class="more" href="{item.path}">{more}</a></div></article>'
        for item in items
    )
    tags = "".join(f'<a href="/tag/{n}">وسم طويل من أربع كلمات {n}</a>' for n in range(9))
    read = "".join(f'<li><a href="{item.path}">{escape(item.title)}</a></li>' for item in popular)
    return f"""<!DOCTYPE html><html lang="{language}"><head><title>{politics} | {site}</title>
<meta property="og:site_name" content="{site}">{head}</head><body class="has-sidebar menu-open">
<header><a href="/">{site}</a><nav><a href="/">{home}</a><a href="/politics">{politics}</a>
<a href="/economy">{economy}</a>
<a href="/sport-and-youth">{sport}</a></nav></header><div class="breadcrumbs">
<a href="/all/news/of/politics">{politics}</a></div>
<main><h1>{politics}</h1><div class="list">{cards}</div><div class="pagination">
<a href="/politics?page=2">2</a></div></main>
<aside class="most-read"><h2>{most_read}</h2><ul>{read}</ul></aside><div class="tags">{tags}</div>
<div class="share"><a href="https://social.example/share?u=x">share this page with everybody</a></div>
<footer><p>{rights}</p><a href="/about-our-site-and-all-its-people">{rights}</a></footer></body></html>"""


def list_page(items: Sequence[Item], *, encoding: str) -> bytes:
    """Render the oldest kind of page: a table of links, the time before each title, in an encoding of its own."""
    rows = "".join(f'<tr><td>12:30</td><td><a href="{item.path}">{item.title}</a></td></tr>' for item in items)
    page = (
        f'<html><head><meta http-equiv="Content-Type" content="text/html; charset={encoding}">'
        f"<title>وكالة الأنباء</title></head>"
        f'<body><table><tr><td><a href="/">الرئيسية</a> <a href="/contact.php">اتصل بنا</a></td></tr>{rows}'
        f"</table></body></html>"
    )
    return page.encode(encoding, "xmlcharrefreplace")


def sitemap(urls: Sequence[tuple[str, str, str]], *, is_news: bool, language: str = "ar") -> bytes:
    """Render a sitemap; a page is its address, title and moment as it is written there."""
    listed = "".join(
        f"<url><loc>{escape(url)}</loc>"
        + (
            f"<news:news><news:publication><news:name>صدى الأخبار</news:name><news:language>{language}"
            f"</news:language>"
            f"</news:publication><news:publication_date>{moment}</news:publication_date>"
            f"<news:title>{escape(title)}</news:title><news:keywords>لافروف، موسكو</news:keywords></news:news>"
            if is_news
            else f"<lastmod>{moment}</lastmod>"
        )
        + f"<image:image><image:loc>{escape(url)}.jpg</image:loc><image:title>صورة</image:title>"
        f"</image:image></url>"
        for url, title, moment in urls
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<!-- made by a plugin -->\n'
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" '
        'xmlns:image="http://www.google.com/schemas/sitemap-image/1.1" '
        f'xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">{listed}</urlset>'
    ).encode()


def sitemap_index(sitemaps: Sequence[tuple[str, str]]) -> bytes:
    listed = "".join(
        f"<sitemap><loc>{loc}</loc><lastmod>{changed}</lastmod></sitemap>" for loc, changed in sitemaps
    )
    return (
        f'<?xml version="1.0"?><sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{listed}'
        f"</sitemapindex>"
    ).encode()


def _tracked(path: str) -> str:
    return f"{path}{'&amp;' if '?' in path else '?'}utm_source=front"
