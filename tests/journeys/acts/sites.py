"""What do sites and public channels publish, and what trouble do they have?"""

from __future__ import annotations

import re
from collections.abc import Sequence
from contextlib import suppress
from datetime import timedelta
from pathlib import Path

from tests.botapi.people import Person
from tests.journeys.acts.known import act
from tests.journeys.stage import LONGEST_WAIT, Stage
from tests.sourcepages import Post, channel_page


@act(r'(?:"(.+?)"|the site) publishes: ([^|]+)\|(.+)')
async def _publishes(stage: Stage, _: Person, found: re.Match[str]) -> None:
    """A story a line: a title and paragraphs, with bars between; ends when the program has read and kept them."""
    stories = [[part.strip() for part in line.split("|")] for line in f"{found[2]}|{found[3]}".split("\n")]
    feed = stage.feeds[found[1] or stage.site.title]
    await _are_read(stage, [stage.site.publish(title, body, feed=feed) for title, *body in stories])


@act(r"the site publishes (\d+) stories like: ([^|]+)\|(.+)")
async def _publishes_many(stage: Stage, _: Person, found: re.Match[str]) -> None:
    """Stories with a number where {} stands."""
    numbers, title, text = range(1, int(found[1]) + 1), found[2].strip(), found[3].strip()
    await _are_read(stage, [stage.site.publish(title.format(n), [text.format(n)]) for n in numbers])


async def _are_read(stage: Stage, urls: Sequence[str]) -> None:
    """Wait until lines of the store's journal have articles with these addresses."""
    if not await stage.site.bell.until(lambda: _are_kept(stage, urls) or None, LONGEST_WAIT):
        raise AssertionError(f"not all of them were read: {', '.join(urls)}")


def _are_kept(stage: Stage, urls: Sequence[str]) -> bool:
    files = stage.program.data.parent.glob(f"{stage.program.data.name}*")
    parts = [part for path in files for part in _text(path).split('["')]
    kept = "".join(part for part in parts if part.startswith("articles"))
    return all(f'"{url}"' in kept for url in urls)


def _text(path: Path) -> str:
    with suppress(FileNotFoundError):  # it has its new name by now
        return path.read_text("utf-8", "replace")
    return ""


@act(r'(?:"(.+?)"|the site) (breaks|recovers)')
async def _breaks(stage: Stage, _: Person, found: re.Match[str]) -> None:
    """Ends when the program has seen it twice."""
    path = stage.feeds[found[1] or stage.site.title]
    if found[2] == "breaks":
        stage.site.fails(path)
    else:
        stage.site.recovers(path)
    await stage.site.asked(path, times=len(stage.site.requests_of(path)) + 2, within=LONGEST_WAIT)


@act(r"the city publishes: ([^|]+)\|(.+)")
def _city_publishes(stage: Stage, _: Person, found: re.Match[str]) -> None:
    """A story on the site that only those have read who follow it."""
    stage.city.publish(found[1].strip(), [paragraph.strip() for paragraph in found[2].split("|")])


@act(r"the city opens the feed (\S+) \"(.+)\"")
def _city_opens(stage: Stage, _: Person, found: re.Match[str]) -> None:
    stage.city.feed(found[1], title=found[2])


@act(r"the city has the page (\S+): (.+)")
def _city_has(stage: Stage, _: Person, found: re.Match[str]) -> None:
    stage.city.serves(found[1], f"<html><body><p>{found[2]}</p></body></html>".encode())


@act(r"the city's (\S+) (hangs|recovers|fails with (\d+)|(?:is|was) looked at)")
async def _city_fails(stage: Stage, _: Person, found: re.Match[str]) -> None:
    """Trouble with a page and its end. `was looked at` waits for a first look, `is looked at` for two: nothing
    is looked at again before what came of the look before is kept."""
    path, what = found[1], found[2]
    if found[3]:
        stage.city.fails(path, status=int(found[3]))
    elif what.endswith("looked at"):
        times = len(stage.city.requests_of(path)) + 2 if what.startswith("is") else 1
        await stage.city.asked(path, times=times, within=LONGEST_WAIT)
    else:
        getattr(stage.city, what)(path)


@act(r"the channel (\w+) \"(.+)\" posts: (.+)")
def _channel_posts(stage: Stage, _: Person, found: re.Match[str]) -> None:
    """All posts of a public channel, with bars between, on the page that shows them (CHANNELS_URL is the city)."""
    texts = found[3].split("|")
    ages = [timedelta(minutes=len(texts) - n) for n in range(len(texts))]
    posts = [
        Post(n, text.strip(), stage.local - age) for n, (text, age) in enumerate(zip(texts, ages, strict=True), 1)
    ]
    stage.city.serves(f"/s/{found[1]}", channel_page(found[1], found[2], posts))
