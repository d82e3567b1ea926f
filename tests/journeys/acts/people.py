"""What does a person do besides writing and pressing: share, send, forward, follow a link, look?"""

from __future__ import annotations

import asyncio
import re
from collections.abc import Sequence

from tests.botapi.people import Person
from tests.journeys.acts.known import act
from tests.journeys.pressing import notice, with_button
from tests.journeys.script import Event
from tests.journeys.seen import inline_lines, sent_lines
from tests.journeys.stage import LONGEST_WAIT, Stage

SETTLED = 1.0  # seconds without a word about itself after which a bot has said all of that


@act(r"shares the place (-?[\d.]+) (-?[\d.]+)")
async def _place(_: Stage, person: Person, found: re.Match[str]) -> None:
    await person.shares_location(float(found[1]), float(found[2]))


@act(r"types inline:(?: (.*))?")
async def _inline(stage: Stage, person: Person, found: re.Match[str]) -> Sequence[Event]:
    answer = stage.listed = await person.asks_inline(found[1] or "")
    return [Event("<", "inline", tuple(map(stage.bare, inline_lines(answer))))]


@act(r"chooses the story: (.+)")
def _chooses(stage: Stage, _: Person, found: re.Match[str]) -> Sequence[Event]:
    """What is written into the other chat where a line of the newest list is pressed."""
    assert stage.listed is not None
    chosen = next(each for each in stage.listed.results if found[1] in each["title"])
    return [Event("<", "inline", tuple(map(stage.bare, sent_lines(chosen))))]


@act(r"presses the button above the list")
async def _above(stage: Stage, person: Person, _: re.Match[str]) -> None:
    assert stage.listed is not None
    assert stage.listed.button is not None
    await person.says(f"/start {stage.listed.button['start_parameter']}")


@act(r"opens the link of (\w+|the newest message)")
async def _opens(stage: Stage, person: Person, found: re.Match[str]) -> None:
    """Follow t.me/bot?start=… out of the newest message of the person the journey is about, or of somebody."""
    giver = stage.person("" if " " in found[1] else found[1])
    links = [link for answer in stage.messages(giver) for link in [*answer.links, *answer.text.split()]]
    payload = next(link.partition("start=")[2] for link in links if "start=" in link)
    await person.says(f"/start {payload}")


@act(r"sends back the file(?: (\S+))?")
async def _sends_back(stage: Stage, person: Person, found: re.Match[str]) -> None:
    """Send the newest file of the bot, or the newest one of a name, to it."""
    files = (answer.file for answer in stage.messages(person) if answer.file)
    name, content = next(file for file in files if found[1] in (None, file[0]))
    await person.sends_file(name, content)


@act(r"sends the list (\S+): (.+)")
async def _sends_list(_: Stage, person: Person, found: re.Match[str]) -> None:
    """Send an OPML file of these addresses."""
    outlines = "".join(f'<outline type="rss" text="{url}" xmlUrl="{url}"/>' for url in found[2].split())
    await person.sends_file(found[1], f'<opml version="2.0"><head/><body>{outlines}</body></opml>'.encode())


@act(r"sends the reader's list (\S+): (.+)")
async def _sends_readers_list(_: Stage, person: Person, found: re.Match[str]) -> None:
    """Send an OPML file of feeds, each as its title and its address, with bars between."""
    feeds = [feed.strip().rpartition(" ")[::2] for feed in found[2].split("|")]
    outlines = "".join(f'<outline type="rss" text="{title}" xmlUrl="{url}"/>' for title, url in feeds)
    await person.sends_file(found[1], f'<opml version="2.0"><head/><body>{outlines}</body></opml>'.encode())


@act(r"sends a (photo|sticker|voice)")
async def _sends(_: Stage, person: Person, found: re.Match[str]) -> None:
    await person.sends(found[1])


@act(r"forwards a post of the channel(?: (\w+))? \"(.+)\"")
async def _forwards(stage: Stage, person: Person, found: re.Match[str]) -> None:
    channel = stage.api.channel(title=found[2], username=found[1] or "", with_bot=False)
    await person.forwards(await channel.posts(found[2]))


@act(r"changes their last message to: (.+)")
async def _rewords(_: Stage, person: Person, found: re.Match[str]) -> None:
    last = [post for post in person.chat.posts.values() if not post.by_bot][-1]
    await person.rewords(last, found[1])


@act(r"presses a button of an older version: (\S+)")
async def _presses_old(stage: Stage, person: Person, found: re.Match[str]) -> Sequence[Event]:
    """A button under the newest message with this data, as an older version had it."""
    return notice(stage, person, await stage.newest(person).presses_data(found[1]))


@act(r"presses twice at once: (.+)")
async def _presses_twice(stage: Stage, person: Person, found: re.Match[str]) -> Sequence[Event]:
    answer, button = with_button(stage, person, found[1])
    replies = await asyncio.gather(*(answer.presses(button) for _ in range(2)))
    return [event for reply in replies for event in notice(stage, person, reply)]


@act(r"(blocks|unblocks) the bot")
def _blocks(_: Stage, person: Person, found: re.Match[str]) -> None:
    getattr(person, found[1])()


@act(r"looks at the menu(?: of (\w+))?")
async def _menu(stage: Stage, person: Person, found: re.Match[str]) -> Sequence[Event]:
    await _presented(stage)
    shown = person.menu_in(stage.places[found[1]]) if found[1] else person.menu
    return [Event("<", "menu", tuple(f"/{name} – {meaning}" for name, meaning in shown.items()))]


@act(r"looks at the bot's profile")
async def _profile(stage: Stage, person: Person, _: re.Match[str]) -> Sequence[Event]:
    await _presented(stage)
    told = (stage.api.profile(what, person.user.language) for what in ("name", "short_description", "description"))
    return [Event("<", "profile", tuple(line for each in told for line in str(each).split("\n")))]


async def _presented(stage: Stage) -> None:
    """Wait until the bot has told for a while nothing more about itself."""

    def told() -> int:
        return sum(call.method.lower().startswith(("getmy", "setmy", "deletemy")) for call in stage.api.calls)

    await stage.api.world.bell.until(lambda: told() or None, LONGEST_WAIT)
    before = -1
    while before < told():
        before = told()
        await stage.api.world.bell.until(lambda before=before: told() > before or None, SETTLED)


@act(r"(\d+) others join")
async def _others(stage: Stage, _: Person, found: re.Match[str]) -> None:
    """People of whom the script tells nothing more."""
    others = [stage.api.person(name=f"{number}", language=stage.language) for number in range(int(found[1]))]
    stage.others |= {other.chat for other in others}
    for other in others:
        await other.says("/about")
    for other in others:
        await other.receives(within=LONGEST_WAIT)


@act(r"comes")
def _comes(_: Stage, __: Person, ___: re.Match[str]) -> None:
    """Be there, to be a member of the next group."""
