"""Does this address look like an article's? Pure: addresses in; their shape, their day and their site out.

The shape of a path is what articles of one site share: words «w», numbers «#» and slugs «*» in their order.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from urllib.parse import SplitResult, parse_qsl, unquote, urlsplit

from bot.sources.addresses.endings import SECOND_LEVEL

_ENDING = re.compile(r"\.(?:html?|php|aspx?|jsp|shtml|cms|amp|ece|stm)$", re.IGNORECASE)
_FILE = re.compile(
    r"\.(?:jpe?g|png|gif|webp|svg|ico|pdf|docx?|xlsx?|zip|rar|mp[34]|m4a|avi|mov|css|js|xml|rss|json|txt|apk)$",
    re.IGNORECASE,
)
_APART = re.compile(r"[-_+ .,:;~]+")
_LONG_WORD = 25
_LONG_PAIR = 14
_IN_SLUG = 3  # words
_ID = 4  # digits
_MIXED_ID = 9  # letters and digits, digits twice: «g20» is a word
_LISTS = frozenset(
    """
    author authors auteur autor avtor avtory category categories categoria keyword keywords login page profile
    profiles search tag tags tema topic topics user users writer writers persona persons
    كاتب كتاب الكتاب وسم وسوم تصنيف تصنيفات بحث الوسوم الكاتب тег теги автор авторы поиск
    """.split()  # noqa: SIM905 (a table)
)
_OTHER_PAGES = _LISTS | frozenset(
    """
    about aboutus about-us account advertise advertising archive cart contact contacts contactus contact-us
    cookies cookie-policy copyright editors faq feed feeds feedback help imprint jobs join legal logout members
    newsletter newsletters people policy print privacy privacy-policy register registration rss section sections
    share sign-in signin signup sign-up sitemap staff subscribe subscription team terms terms-of-use
    terms-of-service vacancies قسم اتصل-بنا من-نحن سياسة-الخصوصية о-нас контакты
    """.split()  # noqa: SIM905 (as above)
)
_PAGING = frozenset({"page", "paged", "pg", "start", "offset", "sort", "order", "cpage", "replytocom"})
_ASKING = _PAGING | {"s", "q", "search", "tag", "author", "share", "cat", "lang"}
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_DAYS = (
    re.compile(r"(?<!\d)(?P<y>20\d\d)[/_.-](?P<m>\d\d?|[a-z]{3})[/_.-](?P<d>\d\d?)(?!\d)", re.IGNORECASE),
    re.compile(r"(?<!\d)(?P<y>20\d\d)(?P<m>0[1-9]|1[0-2])(?P<d>0[1-9]|[12]\d|3[01])(?!\d)"),
    re.compile(r"(?<!\d)(?P<d>\d\d)[/_.-](?P<m>\d\d)[/_.-](?P<y>20\d\d)(?!\d)"),
)
_OLDEST = 1995


def shape(url: str) -> str:
    """Give the shape of an address.

    >>> shape("https://مثال.مصر/أخبار/2026/3/5/لافروف-يصل-إلى-القاهرة"), shape("https://a.example/news/18234.html")
    ('w/#/#/#/*', 'w/#')
    >>> shape("https://a.example/news?id=18234&lang=ar"), shape("https://a.example/politics")
    ('w?id', 'w')
    """
    parts = split(url)
    kinds: list[str] = []
    segments = _segments(parts.path)
    for place, segment in enumerate(segments):
        is_last = place == len(segments) - 1
        kinds.append("*" if is_last and "#" in kinds and not segment.isdigit() else _kind(segment))
    named = sorted(key for key, value in _asked(parts.query) if value.isdigit() and key not in _PAGING)
    return "/".join(kinds) + (f"?{'&'.join(named)}" if named else "")


def is_varied(url: str) -> bool:
    """Tell whether an address has what tells one article from another: a slug, a long number, a day.

    >>> is_varied("https://a.example/لافروف-يصل-إلى-القاهرة"), is_varied("https://a.example/سياسة/عربية")
    (True, False)
    """
    parts = split(url)
    if any(value.isdigit() and key not in _PAGING for key, value in _asked(parts.query)):
        return True
    segments = _segments(parts.path)
    long_numbers = any(segment.isdigit() and len(segment) >= _ID for segment in segments[-1:])
    return long_numbers or "*" in shape(url) or _day(parts.path) is not None


def is_other_page(url: str) -> bool:
    """Tell whether an address says that it is no article: a tag, an author, a search, a file.

    >>> is_other_page("https://a.example/وسوم/لافروف"), is_other_page("https://a.example/news/7")
    (True, False)
    """
    parts = split(url)
    segments = [segment.lower() for segment in _segments(parts.path)]
    asked = {key for key, _ in _asked(parts.query)}
    if _FILE.search(parts.path) or not _LISTS.isdisjoint(segments):
        return True
    if asked and asked <= _ASKING:
        return True
    return segments[-1] in _OTHER_PAGES if segments else not asked


def day_of(url: str, *, now: datetime) -> datetime | None:
    """Give the day that an address names, as its midnight UTC.

    >>> day_of("https://a.example/2026/03/05/لافروف", now=datetime(2026, 3, 6, tzinfo=UTC)).day
    5
    """
    day = _day(unquote(split(url).path))
    return day if day is not None and day <= now + timedelta(days=1) else None


def same_site(first: str, second: str) -> bool:
    """Tell whether two addresses are of one site, be it of two of its hosts.

    >>> same_site("https://www.site.com.eg/a", "https://news.site.com.eg/b"), same_site("https://a.eg", "https://b.eg")
    (True, False)
    """
    hosts = [(split(url).hostname or "").lower() for url in (first, second)]
    return bool(hosts[0]) and site_of(hosts[0]) == site_of(hosts[1])


def site_of(host: str) -> str:
    """Give the part of a host that its owner registered, as well as can be told without a list of registries."""
    parts = host.rstrip(".").split(".")
    if parts[-1].isdigit() or ":" in host:
        return host
    is_deep = len(parts) > 2 and len(parts[-1]) == 2 and parts[-2] in SECOND_LEVEL  # noqa: PLR2004 (site.com.eg)
    return ".".join(parts[-3 if is_deep else -2 :])


def split(url: str) -> SplitResult:
    """Part an address; one that cannot be parted has no parts."""
    try:
        parts = urlsplit(url)
        _ = parts.hostname, parts.port
    except ValueError:
        return SplitResult("", "", "", "", "")
    return parts


def _segments(path: str) -> list[str]:
    return [_ENDING.sub("", segment) for segment in unquote(path).split("/") if segment and segment != "amp"]


def _asked(query: str) -> list[tuple[str, str]]:
    try:
        return [(key.lower(), value) for key, value in parse_qsl(query, max_num_fields=30)]
    except ValueError:
        return []


def _kind(segment: str) -> str:
    if segment.isdigit():
        return "#"
    words = [word for word in _APART.split(segment) if word]
    if len(words) >= _IN_SLUG or len(segment) >= _LONG_WORD or (len(words) > 1 and len(segment) >= _LONG_PAIR):
        return "*"
    digits = sum(map(str.isdigit, segment))
    is_mixed = 0 < digits < len(segment) and len(segment) + digits >= _MIXED_ID
    return "*" if is_mixed or digits >= _ID else "w"


def _day(path: str) -> datetime | None:
    for pattern in _DAYS:
        for found in pattern.finditer(path):
            name = found["m"].lower()
            month = _MONTHS.index(name) + 1 if name in _MONTHS else int(name) if name.isdecimal() else 0
            try:
                return datetime(int(found["y"]), month, int(found["d"]), tzinfo=UTC)
            except ValueError:
                continue  # 2026/40/77 is an id
    return None
