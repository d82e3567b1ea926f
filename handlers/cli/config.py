"""`mujaz config`: what is set, and whether it can be used."""

from __future__ import annotations

import argparse

HELP = "check the settings, or show them (config check | show | example)"


def arguments(parser: argparse.ArgumentParser) -> None:
    """Take what to do."""
    parser.add_argument("what", nargs="?", choices=("check", "show", "example"), default="check")


def run(args: argparse.Namespace) -> int:
    """Print the settings without secrets, or the first thing that is wrong with them."""
    from bot import settings  # noqa: PLC0415

    if args.what == "example":
        print(settings.example(), end="")
        return 0
    return _check(is_shown=args.what == "show")


def _check(*, is_shown: bool) -> int:
    from bot.feeds import listed  # noqa: PLC0415
    from bot.settings import SETTINGS, load  # noqa: PLC0415
    from handlers.cli import environment  # noqa: PLC0415
    from storage.opening import check_url  # noqa: PLC0415

    environ = environment()
    loaded = load(environ)
    check_url(loaded.store_url)
    feeds = listed(loaded.feeds)
    if is_shown:
        for setting in SETTINGS:
            value = environ.get(setting.name, "") or setting.default
            is_hidden = setting.is_secret and getattr(loaded, setting.field)
            print(f"{setting.name}={'(set)' if is_hidden else value}")
    where = "on Telegram" if loaded.bot_token else "in the terminal (no BOT_TOKEN)"
    print(f"The settings are fine: Mujaz runs {where}, reads {len(feeds)} feeds, keeps it in {loaded.store_url}")
    return 0
