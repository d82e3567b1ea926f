"""Which settings are there, what do they mean, and what was set?

One table, `SETTINGS`, is the truth: `.env.example` and `mujaz config` are made from it and tested against it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from bot.errors import SettingsError
from bot.texts.say import languages

LANGUAGES = languages()
_KINDS = ("alert", "digest", "broadcast", "notice")


@dataclass(frozen=True, slots=True)
class Settings:
    """Every setting, checked. `feeds` is "" for the starter pack, `bot_token` "" for the terminal."""

    bot_token: str
    bot_api_url: str
    bot_name: str
    store_url: str
    feeds: str
    aliases: str
    channels_url: str
    poll_seconds: float
    poll_most_seconds: float
    default_zone: str
    default_language: str
    digest_time: int
    admin_ids: frozenset[int]
    access: str
    commands_per_minute: int
    allow_private_hosts: frozenset[str]
    fetch_total: int
    fetch_per_host: int
    fetch_seconds: float
    fetch_bytes: int
    host_seconds: float
    source_proxy: str
    telegram_proxy: str
    keep_days: int
    queries_per_chat: int
    sources_per_chat: int
    alerts_per_hour: int
    send_per_second: float
    send_in_flight: int
    chat_seconds: float
    chat_burst: int
    group_minute: int
    paid_per_second: int
    doubtful_sends: Mapping[str, str]
    stop_seconds: float
    log_level: str
    log_format: str
    terminal_bidi: str


@dataclass(frozen=True, slots=True)
class Setting:
    """One environment variable: `field` of Settings, how it is read, and a line of meaning.

    The value of one that `is_secret` is never shown.
    """

    name: str
    default: str
    meaning: str
    read: Callable[[str], Any]
    aliases: tuple[str, ...] = ()
    is_secret: bool = False

    @property
    def field(self) -> str:
        return self.name.lower()


def _text(value: str) -> str:
    return value


def _address(value: str) -> str:
    if value and not value.startswith(("http://", "https://")):
        raise ValueError("an address that begins with http:// or https://")
    return value.rstrip("/")


def _proxy(value: str) -> str:
    """Read a proxy's address.

    >>> _proxy("socks5://me:%D8%B3%D8%B1@proxy.example:1080")
    'socks5://me:%D8%B3%D8%B1@proxy.example:1080'
    """
    try:
        parts = urlsplit(value)
        known = parts.scheme in {"http", "https", "socks5"} and parts.hostname and parts.port != 0
        is_bare = parts.path in {"", "/"} and not parts.query and not parts.fragment
    except ValueError:
        known = is_bare = False
    if value and not (known and is_bare and value.isprintable() and " " not in value):
        raise ValueError(
            "a proxy such as http://HOST:PORT, https://HOST:PORT or socks5://USER:PASSWORD@HOST:PORT, "
            "with signs such as @ : / # in the password written as %40 %3A %2F %23"
        )
    return value.rstrip("/")


def _whole(least: int, most: int | None = None) -> Callable[[str], int]:
    def read(value: str) -> int:
        if not value.isascii() or not value.isdigit() or int(value) < least:
            raise ValueError(f"a whole number from {least} " + (f"to {most}" if most else "up"))
        if most is not None and int(value) > most:
            raise ValueError(f"a whole number from {least} to {most}")
        return int(value)

    return read


def _number(least: float) -> Callable[[str], float]:
    def read(value: str) -> float:
        try:
            number = float(value)
        except ValueError:
            number = float("nan")
        if not least <= number < float("inf"):
            raise ValueError(f"a number from {least:g} up")
        return number

    return read


def _one_of(*choices: str) -> Callable[[str], str]:
    def read(value: str) -> str:
        if value.lower() not in choices:
            raise ValueError("one of " + ", ".join(choices))
        return value.lower()

    return read


def _zone(value: str) -> str:
    try:
        ZoneInfo(value)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise ValueError("a time zone's name such as Asia/Riyadh or Europe/Moscow") from error
    return value


def _clock_time(value: str) -> int:
    hours, _, minutes = value.partition(":")
    if not (hours.isdigit() and minutes.isdigit() and int(hours) < 24 and int(minutes) < 60):  # noqa: PLR2004 (a clock)
        raise ValueError("a time of day such as 08:00")
    return int(hours) * 60 + int(minutes)


def _items(value: str) -> frozenset[str]:
    return frozenset(item.strip().lower() for item in value.split(",") if item.strip())


def _ids(value: str) -> frozenset[int]:
    try:
        return frozenset(int(item) for item in _items(value))
    except ValueError:
        raise ValueError("Telegram ids (whole numbers) with commas between them") from None


def _policies(value: str) -> Mapping[str, str]:
    """Give resend or drop for each kind of message."""
    pairs = [item.partition("=")[::2] for item in _words(value)]
    policies = dict.fromkeys(_KINDS, pairs[0][0]) if len(pairs) == 1 and not pairs[0][1] else dict(pairs)
    if not policies.keys() <= set(_KINDS) or not set(policies.values()) <= {"resend", "drop"}:
        raise ValueError(f"resend or drop, or pairs such as alert=drop, of {', '.join(_KINDS)}")
    return {**dict.fromkeys(_KINDS, "resend"), **policies}


def _words(value: str) -> list[str]:
    return [item.strip().lower() for item in value.split(",") if item.strip()]


SETTINGS = (
    Setting(
        "BOT_TOKEN",
        "",
        "The bot's token from @BotFather; without one, Mujaz is a chat in the terminal.",
        _text,
        aliases=("TELEGRAM_BOT_TOKEN", "TOKEN"),
        is_secret=True,
    ),
    Setting("BOT_API_URL", "https://api.telegram.org", "Root of the Bot API server.", _address),
    Setting(
        "BOT_NAME",
        "",
        "The name that Telegram shows: auto for Mujaz in each language; empty leaves the one from @BotFather.",
        _text,
    ),
    Setting("STORE_URL", "tinydb:data/mujaz.json", "Where everything is kept: tinydb:PATH or memory:.", _text),
    Setting("FEEDS", "", "An OPML file with the feeds to read; empty for the starter pack.", _text),
    Setting(
        "ALIASES",
        "",
        "A file of other names, a line each (name = other name = third name), besides those that come with Mujaz.",
        _text,
    ),
    Setting(
        "CHANNELS_URL",
        "https://t.me",
        "Site that shows the posts of public Telegram channels: t.me, or one that shows the same.",
        _address,
    ),
    Setting(
        "POLL_SECONDS",
        "60",
        "Seconds between two looks at a source that publishes often, from 1 up.",
        _number(1),
    ),
    Setting(
        "POLL_MOST_SECONDS",
        "3600",
        "Seconds between two looks at a source that hardly ever publishes.",
        _number(1),
    ),
    Setting(
        "DEFAULT_ZONE",
        "Asia/Riyadh",
        "Time zone of a new subscriber who reads DEFAULT_LANGUAGE, or whose language tells no place.",
        _zone,
    ),
    Setting(
        "DEFAULT_LANGUAGE",
        "ar",
        "Language of a new subscriber whose own Mujaz does not speak.",
        _one_of(*LANGUAGES),
    ),
    Setting("DIGEST_TIME", "08:00", "Local time of a new subscriber's daily digest.", _clock_time),
    Setting(
        "ADMIN_IDS",
        "",
        "Telegram ids of the operators, with commas between them; without any, the log has a code for /claim.",
        _ids,
    ),
    Setting(
        "ACCESS",
        "open",
        "Who may use the bot: open (everybody) or list (those whom an operator allows).",
        _one_of("open", "list"),
    ),
    Setting(
        "COMMANDS_PER_MINUTE", "30", "Commands, words and buttons that one chat may send in a minute.", _whole(1)
    ),
    Setting(
        "ALLOW_PRIVATE_HOSTS",
        "",
        "Hosts (host or host:port, with commas) that may be read though they are private.",
        _items,
    ),
    Setting("FETCH_TOTAL", "20", "Requests to sources under way at once.", _whole(1)),
    Setting("FETCH_PER_HOST", "2", "Requests to one host under way at once.", _whole(1)),
    Setting("FETCH_SECONDS", "30", "Seconds that one request may take in all.", _number(0.1)),
    Setting("FETCH_BYTES", "10000000", "Bytes that one answer may have, unpacked.", _whole(1000)),
    Setting(
        "HOST_SECONDS",
        "1",
        "Seconds between the starts of two requests to one host; those of ALLOW_PRIVATE_HOSTS need none.",
        _number(0),
    ),
    Setting(
        "SOURCE_PROXY",
        "",
        "Proxy to sources: http://, https:// or socks5://, with USER:PASSWORD@ if need be; empty for none.",
        _proxy,
        is_secret=True,
    ),
    Setting(
        "TELEGRAM_PROXY",
        "",
        "Proxy to Telegram, written in the same way; empty for what the environment says (HTTPS_PROXY).",
        _proxy,
        is_secret=True,
    ),
    Setting("KEEP_DAYS", "30", "Days that articles are kept.", _whole(2)),
    Setting("QUERIES_PER_CHAT", "100", "Subscriptions that one chat may have.", _whole(1)),
    Setting("SOURCES_PER_CHAT", "200", "Sources that one chat may follow.", _whole(1)),
    Setting(
        "ALERTS_PER_HOUR",
        "12",
        "Alerts that one chat may have in an hour, urgent ones aside; the others go into its digest. 0: no limit.",
        _whole(0),
    ),
    Setting("SEND_PER_SECOND", "30", "Messages a second, over all chats.", _number(0.1)),
    Setting("SEND_IN_FLIGHT", "3", "Messages under way to Telegram at once.", _whole(1)),
    Setting("CHAT_SECONDS", "1", "Seconds between two messages in one chat, after a burst.", _number(0)),
    Setting("CHAT_BURST", "3", "Messages that one chat may have at once.", _whole(1)),
    Setting("GROUP_MINUTE", "20", "Messages a minute in one group.", _whole(1)),
    Setting(
        "PAID_PER_SECOND",
        "0",
        "Messages a second for broadcasts that the bot's owner pays for (up to 1000); 0 for none.",
        _whole(0, 1000),
    ),
    Setting(
        "DOUBTFUL_SENDS",
        "resend",
        "Messages of which nobody knows whether they arrived: resend or drop, for all or by kind, such as "
        "alert=drop,digest=resend. What is dropped waits for the operator (/status).",
        _policies,
    ),
    Setting(
        "STOP_SECONDS", "20", "Seconds that answers and messages under way have when Mujaz is ended.", _number(1)
    ),
    Setting("LOG_LEVEL", "info", "debug, info, warning or error.", _one_of("debug", "info", "warning", "error")),
    Setting("LOG_FORMAT", "text", "text or json.", _one_of("text", "json")),
    Setting(
        "TERMINAL_BIDI",
        "auto",
        "Who orders right-to-left text in the terminal chat: terminal, visual (Mujaz) or auto.",
        _one_of("auto", "terminal", "visual"),
    ),
)


def load(environ: Mapping[str, str]) -> Settings:
    """Read all settings; an empty value counts as not set. Raises SettingsError for the first bad one."""
    return Settings(**{setting.field: _value(setting, environ) for setting in SETTINGS})


def _value(setting: Setting, environ: Mapping[str, str]) -> Any:
    names = (setting.name, *setting.aliases)
    name = next((name for name in names if environ.get(name, "").strip()), "")
    try:
        return setting.read(environ[name].strip() if name else setting.default)
    except ValueError as error:
        now = "something else" if setting.is_secret else repr(environ[name].strip())
        raise SettingsError(f"{name} takes {error}; it is set to {now}") from None


def example() -> str:
    """Give the text of `.env.example`."""
    head = "# Settings of Mujaz: copy this file to .env and take the # off the lines that you change.\n"
    return head + "".join(
        f"\n# {setting.meaning}{_also(setting)}\n#{setting.name}={setting.default}\n" for setting in SETTINGS
    )


def _also(setting: Setting) -> str:
    return f" (Also read: {', '.join(setting.aliases)}.)" if setting.aliases else ""
