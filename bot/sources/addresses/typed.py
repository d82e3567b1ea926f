"""Where does what a person typed lead? Pure: a link, a name of a site, a channel in, the address to look at out.

A channel of Telegram leads to the page that shows its posts to everybody, a channel or a list of YouTube to its
feed where the address has its id, else to the page that names it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import parse_qs, unquote, urlencode, urlsplit

from bot.errors import MujazError
from bot.sources.addresses.sitenames import host_of, looked_up, trimmed, web_address

TELEGRAM = "https://t.me"
YOUTUBE = "https://www.youtube.com"


class AddressError(MujazError):
    """The text leads to nothing that can be read."""

    text = "address-none"


class PrivateChannelError(AddressError):
    """The link invites to a channel that only its members read."""

    text = "address-private"


class NoChannelError(AddressError):
    """The link opens something in Telegram that is no channel: stickers, a proxy, a list of folders."""

    text = "address-no-channel"


class SchemeError(AddressError):
    """The text is an address, but none of the web: «ftp://…»."""

    text = "fetch-scheme"


@dataclass(frozen=True, slots=True)
class Address:
    """Where to look. `kind` is "channel", "youtube" or "" for any site.

    `name` is the channel's name; `is_bare` says that no scheme was given, so that http may be meant.
    """

    url: str
    kind: str = ""
    name: str = ""
    is_bare: bool = False


_OTHER_SCHEME = re.compile(r"(?!https?:|feed:|tg:)[a-z][a-z0-9+.-]*://\S+", re.IGNORECASE)
_SCHEME = re.compile(r"(?:https?|feed):", re.IGNORECASE)
_AT = re.compile(r"@([a-z][a-z0-9_]{3,31})", re.IGNORECASE)
_NAME = re.compile(r"[a-z][a-z0-9_]{3,31}", re.IGNORECASE)
_IN_APP = re.compile(r"tg:(?://)?resolve/?\?", re.IGNORECASE)
_TELEGRAM_HOSTS = frozenset({"t.me", "telegram.me", "telegram.dog"})
_YOUTUBE_HOSTS = frozenset({"youtube.com", "www.youtube.com", "m.youtube.com", "music.youtube.com", "youtu.be"})
_PRIVATE = frozenset({"joinchat", "c", "invoice", "login", "confirmphone"})
_NO_CHANNEL = frozenset(
    "addstickers addemoji addlist addtheme bg boost contact giftcode iv nft proxy setlanguage share socks".split()  # noqa: SIM905
)
_CHANNEL_ID = re.compile(r"UC[\w-]{22}")


def read_address(text: str, *, telegram: str = TELEGRAM, youtube: str = YOUTUBE) -> Address:
    """Give the address that a text is. Raises AddressError where it is none, or none that can be read.

    `telegram` and `youtube` are the sites that show channels, other ones in tests.

    >>> read_address("@lenta_channel").url, read_address("t.me/lenta/12").url, read_address("مثال.مصر/أخبار").url
    ('https://t.me/s/lenta_channel', 'https://t.me/s/lenta', 'https://xn--mgbh0fb.xn--wgbh1c/أخبار')
    >>> read_address("https://youtube.com/channel/UCabcdefghijklmnopqrstuv/videos").url
    'https://www.youtube.com/feeds/videos.xml?channel_id=UCabcdefghijklmnopqrstuv'
    """
    typed = trimmed(text)
    if found := _AT.fullmatch(typed):
        return _channel(found[1], telegram)
    if _IN_APP.match(typed):
        return _in_app(typed, telegram)
    if _OTHER_SCHEME.fullmatch(typed):
        raise SchemeError("an address of the web begins with https:// or http://")
    url = web_address(typed)
    if url is None:
        raise AddressError("this is no address; write it as https://… or, of a channel, as @name")
    host = (host_of(url) or "").removeprefix("www.")
    if host in _TELEGRAM_HOSTS or host.endswith(".t.me"):
        return _of_telegram(url, host, telegram)
    if host in _YOUTUBE_HOSTS:
        return _of_youtube(url, host, youtube)
    try:
        return Address(looked_up(url), is_bare=_SCHEME.match(typed) is None)
    except UnicodeError as error:
        raise AddressError(f"the name {host} is none that a site can have: {error}") from error


def is_address(text: str) -> bool:
    """Tell whether a text is an address rather than words to look for, also one that cannot be read.

    >>> [is_address(text) for text in ("bbc.com/arabic", "@channel", "t.me/+abc", "http://[::1]/rss", "ftp://a.b")]
    [True, True, True, True, True]
    >>> [is_address(text) for text in ("title:x", "U.S.", "3.5", "a.b", "«لافروف.»", "source:bbc.com", "موسكو")]
    [False, False, False, False, False, False, False]
    """
    try:
        read_address(text)
    except (PrivateChannelError, NoChannelError, SchemeError):
        return True
    except AddressError:
        return False
    return True


def parted(text: str) -> tuple[str, str]:
    """Give the address with which a text begins, and the words behind it; "" and the text where there is none.

    >>> parted("bbc.com/arabic لافروف | الصين"), parted("@channel"), parted("وزير الخارجية")
    (('bbc.com/arabic', 'لافروف | الصين'), ('@channel', ''), ('', 'وزير الخارجية'))
    """
    address, *words = text.split(maxsplit=1)[:2] or [""]
    return (address, "".join(words).strip()) if is_address(address) else ("", text)


def _channel(name: str, telegram: str) -> Address:
    return Address(f"{telegram}/s/{name}", "channel", name)


def _in_app(typed: str, telegram: str) -> Address:
    names = _asked(typed.partition("?")[2]).get("domain", [""])
    if not _NAME.fullmatch(names[0]):
        raise NoChannelError("this link of the Telegram app names no channel; send @name")
    return _channel(names[0], telegram)


def _of_telegram(url: str, host: str, telegram: str) -> Address:
    if host.endswith(".t.me"):
        parts = [host.removesuffix(".t.me")]
    else:
        parts = [part for part in urlsplit(url).path.split("/") if part]
    if parts[:1] == ["s"]:
        parts = parts[1:]
    first = parts[0] if parts else ""
    if first.startswith(("+", "%2B", "%2b")) or first.lower() in _PRIVATE:
        raise PrivateChannelError("only members read this channel; a public one has a name: @name")
    if first.lower() in _NO_CHANNEL or not _NAME.fullmatch(first):
        raise NoChannelError("this link of Telegram names no channel; send @name")
    return _channel(first, telegram)


def _of_youtube(url: str, host: str, youtube: str) -> Address:
    """Give the feed of a channel or list where the address has its id, else the page to be looked at."""
    parts = urlsplit(url)
    path = [unquote(part) for part in parts.path.split("/") if part]
    asked = {name: values[0] for name, values in _asked(parts.query).items()}
    if host == "youtu.be":
        return Address(f"{youtube}/watch?{urlencode({'v': path[0]})}" if path else f"{youtube}/", "youtube")
    if path[:1] == ["channel"] and len(path) > 1 and _CHANNEL_ID.fullmatch(path[1]):
        return Address(youtube_feed(path[1], youtube), "youtube")
    if path[:1] == ["playlist"] and asked.get("list"):
        return Address(f"{youtube}/feeds/videos.xml?{urlencode({'playlist_id': asked['list']})}", "youtube")
    query = f"?{parts.query}" if parts.query else ""
    return Address(f"{youtube}{parts.path or '/'}{query}", "youtube")


def _asked(query: str) -> dict[str, list[str]]:
    try:
        return parse_qs(query, max_num_fields=50)
    except ValueError:
        return {}


def youtube_feed(channel_id: str, youtube: str = YOUTUBE) -> str:
    """Give the address of a channel's feed."""
    return f"{youtube}/feeds/videos.xml?{urlencode({'channel_id': channel_id})}"
