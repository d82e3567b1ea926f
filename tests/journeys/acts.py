"""What can happen in a journey? Each step of a script is done, and what the bot does then is gathered."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Awaitable, Callable, Sequence
from datetime import timedelta

from tests.botapi.answers import Answer, Reply
from tests.botapi.people import Person
from tests.botapi.places import Place
from tests.journeys.script import Event, Step
from tests.journeys.seen import inline_lines
from tests.journeys.stage import Stage
from tests.sourcepages import Post, channel_page

LONGEST_WAIT = 20.0  # seconds for what a script says must come
QUIET = 2.5  # seconds without a message after which a bot has said all, where nothing is written
FIRST_WORD = 8.0  # … and within which it begins to speak to who spoke
SOON = 0.3  # seconds in which an answer too many would come
_LETTERS = re.compile(r"\{(\d+) letters\}")  # stands for as many
Act = Callable[[Stage, Person, re.Match[str]], Awaitable[Sequence[Event]] | Sequence[Event] | None]
ACTS: dict[str, Act] = {}


async def played(stage: Stage, steps: Sequence[Step], *, anew: bool = False) -> list[Sequence[Event]]:
    """Give what the bot did after each step: as much as is written, or (`anew`) until it is quiet."""
    told = [await _step(stage, step, anew=anew) for step in steps]
    too_many = await _more(stage, SOON)
    return [*told[:-1], [*told[-1], *too_many]]


async def _step(stage: Stage, step: Step, *, anew: bool) -> Sequence[Event]:
    try:
        seen = list(await _done(stage, step))
    except (AssertionError, LookupError) as error:
        return [Event("!", "", tuple(f"could not be done: {error}".split("\n")[:3])), *stage.untold()]
    if anew:
        seen += stage.untold() or (await _more(stage, FIRST_WORD) if step.sign == ">" else [])
        while more := await _more(stage, QUIET):
            seen += more
        return seen
    while len(seen) < len(step.events) and (more := await _more(stage, LONGEST_WAIT)):
        seen += more
    return seen


async def _more(stage: Stage, within: float) -> Sequence[Event]:
    return await stage.api.world.bell.until(lambda: stage.untold() or None, within) or ()


async def _done(stage: Stage, step: Step) -> Sequence[Event]:
    person = stage.person(step.who)
    words = _LETTERS.sub(lambda found: "م" * int(found[1]), stage.real(step.words))
    if step.sign == "*":
        return await _happens(stage, person, words)
    place = stage.places[step.where] if step.where else person
    if pressed := re.fullmatch(r"\[(.+)\]", words):
        return await _presses(stage, person, place, pressed[1])
    replies = words.startswith("(reply) ")
    words = words.removeprefix("(reply) ").replace("{code}", _code(stage))
    to = None if place is person else place
    await person.says(
        words, to=to, reply_to=stage.newest(place) if replies else None, thread_id=_topic(stage, place)
    )
    return ()


def _code(stage: Stage) -> str:
    """Give the code that the log offers to who wants to be the operator."""
    return next(iter(re.findall(r"/claim (\S+)", stage.program.log)), "")


def _topic(stage: Stage, place: Place) -> int | None:
    return stage.topics.get(place)


async def _presses(stage: Stage, person: Person, place: Place, label: str) -> Sequence[Event]:
    answer = next((each for each in stage.messages(place) if _has(each, label)), None)
    if answer is None:
        raise LookupError(f"no button [{label}] in {place.chat.title}")
    return _notice(stage, person, await answer.presses(label, by=None if place is person else person))


def _notice(stage: Stage, person: Person, reply: Reply) -> Sequence[Event]:
    where = (
        "" if person is stage.people.get("") else next(name for name, one in stage.people.items() if one is person)
    )
    text = " ".join(filter(None, [reply.text, stage.bare(reply.url)]))
    return [Event("!", where, (text,))] if text else []


def _has(answer: Answer, label: str) -> bool:
    return any(label in shown for row in answer.buttons for shown in row)


async def _happens(stage: Stage, person: Person, words: str) -> Sequence[Event]:
    for pattern, act in ACTS.items():
        if found := re.fullmatch(pattern, words, re.DOTALL):
            done = act(stage, person, found)
            return (await done if isinstance(done, Awaitable) else done) or ()
    raise LookupError(f"nothing happens like this: {words}; known: {', '.join(ACTS)}")


def _act(pattern: str) -> Callable[[Act], Act]:
    def known(act: Act) -> Act:
        ACTS[pattern] = act
        return act

    return known


@_act(r"it is (\d+):(\d+)")
def _it_is(stage: Stage, _: Person, found: re.Match[str]) -> None:
    """The next time that the clocks of the language's zone show so."""
    local = stage.local
    target = local.replace(hour=int(found[1]), minute=int(found[2]), second=1, microsecond=0)
    stage.goes_on((target if target > local else target + timedelta(days=1)) - local)


@_act(r"(\d+) (minute|hour|day)s? pass(?:es)?")
def _time_passes(stage: Stage, _: Person, found: re.Match[str]) -> None:
    stage.goes_on(timedelta(**{f"{found[2]}s": int(found[1])}))


@_act(r'(?:"(.+?)"|the site) publishes: ([^|]+)\|(.+)')
async def _publishes(stage: Stage, _: Person, found: re.Match[str]) -> None:
    """A story: a title and paragraphs, with bars between; ends when the program has read and kept it."""
    body = [paragraph.strip() for paragraph in found[3].split("|")]
    url = stage.site.publish(found[2].strip(), body, feed=stage.feeds[found[1] or stage.site.title])
    await _are_read(stage, [url])


async def _are_read(stage: Stage, urls: Sequence[str]) -> None:
    """Wait until lines of the store's journal have articles with these addresses."""
    if not await stage.site.bell.until(lambda: _are_kept(stage, urls) or None, LONGEST_WAIT):
        raise AssertionError(f"not all of them were read: {', '.join(urls)}")


def _are_kept(stage: Stage, urls: Sequence[str]) -> bool:
    files = stage.program.data.parent.glob(f"{stage.program.data.name}*")
    try:
        parts = [part for path in files for part in path.read_text("utf-8", "replace").split('["')]
    except FileNotFoundError:  # a snapshot took the place of a journal: the next ring finds all of it
        return False
    kept = "".join(part for part in parts if part.startswith("articles"))
    return all(f'"{url}"' in kept for url in urls)


@_act(r"the program is killed and started again")
async def _killed(stage: Stage, _: Person, __: re.Match[str]) -> None:
    await stage.program.kill()
    await stage.program.start()


@_act(r"shares the place (-?[\d.]+) (-?[\d.]+)")
async def _place(_: Stage, person: Person, found: re.Match[str]) -> None:
    await person.shares_location(float(found[1]), float(found[2]))


@_act(r"adds the bot to the group (\w+) \"(.+)\"")
def _group(stage: Stage, person: Person, found: re.Match[str]) -> None:
    """A supergroup of all who have come so far, made by who adds the bot."""
    others = [one for one in stage.people.values() if one is not person]
    stage.places[found[1]] = stage.api.group([person, *others], title=found[2], supergroup=True)


@_act(r"adds the bot to the channel (\w+) \"(.+)\"")
def _channel(stage: Stage, person: Person, found: re.Match[str]) -> None:
    stage.places[found[1]] = stage.api.channel(person, title=found[2], username=found[1])


@_act(r"types inline: (.*)")
async def _inline(stage: Stage, person: Person, found: re.Match[str]) -> Sequence[Event]:
    answer = await person.asks_inline(found[1])
    return [Event("<", "inline", tuple(map(stage.bare, inline_lines(answer))))]


@_act(r"opens the link of (\w+|the newest message)")
async def _opens(stage: Stage, person: Person, found: re.Match[str]) -> None:
    """Follow t.me/bot?start=… out of the newest message of the person the journey is about, or of somebody."""
    giver = stage.person("" if " " in found[1] else found[1])
    links = [link for answer in stage.messages(giver) for link in [*answer.links, *answer.text.split()]]
    payload = next(link.partition("start=")[2] for link in links if "start=" in link)
    await person.says(f"/start {payload}")


@_act(r"sends back the file(?: (\S+))?")
async def _sends_back(stage: Stage, person: Person, found: re.Match[str]) -> None:
    """Send the newest file of the bot, or the newest one of a name, to it."""
    files = (answer.file for answer in stage.messages(person) if answer.file)
    name, content = next(file for file in files if found[1] in (None, file[0]))
    await person.sends_file(name, content)


@_act(r"sends the list (\S+): (.+)")
async def _sends_list(_: Stage, person: Person, found: re.Match[str]) -> None:
    """Send an OPML file of these addresses."""
    outlines = "".join(f'<outline type="rss" text="{url}" xmlUrl="{url}"/>' for url in found[2].split())
    await person.sends_file(found[1], f'<opml version="2.0"><head/><body>{outlines}</body></opml>'.encode())


@_act(r"(blocks|unblocks) the bot")
def _blocks(_: Stage, person: Person, found: re.Match[str]) -> None:
    getattr(person, found[1])()


@_act(r"the site publishes (\d+) stories like: ([^|]+)\|(.+)")
async def _publishes_many(stage: Stage, _: Person, found: re.Match[str]) -> None:
    """Stories with a number where {} stands."""
    numbers, title, text = range(1, int(found[1]) + 1), found[2].strip(), found[3].strip()
    await _are_read(stage, [stage.site.publish(title.format(n), [text.format(n)]) for n in numbers])


@_act(r"the city publishes: ([^|]+)\|(.+)")
def _city_publishes(stage: Stage, _: Person, found: re.Match[str]) -> None:
    """A story on the site that only those have read who follow it."""
    stage.city.publish(found[1].strip(), [paragraph.strip() for paragraph in found[2].split("|")])


@_act(r"the city opens the feed (\S+) \"(.+)\"")
def _city_opens(stage: Stage, _: Person, found: re.Match[str]) -> None:
    stage.city.feed(found[1], title=found[2])


@_act(r"the city has the page (\S+): (.+)")
def _city_has(stage: Stage, _: Person, found: re.Match[str]) -> None:
    stage.city.serves(found[1], f"<html><body><p>{found[2]}</p></body></html>".encode())


@_act(r"the city's (\S+) (hangs|recovers|fails with (\d+)|(?:is|was) looked at)")
async def _city_fails(stage: Stage, _: Person, found: re.Match[str]) -> None:
    """Trouble with a page and its end; `is looked at` waits for one more look, `was` for the first."""
    path, what = found[1], found[2]
    if found[3]:
        stage.city.fails(path, status=int(found[3]))
    elif what.endswith("looked at"):
        await stage.city.asked(path, times=len(stage.city.requests_of(path)) + what.startswith("is") or 1)
    else:
        getattr(stage.city, what)(path)


@_act(r"the channel (\w+) \"(.+)\" posts: (.+)")
def _channel_posts(stage: Stage, _: Person, found: re.Match[str]) -> None:
    """All posts of a public channel, with bars between, on the page that shows them (CHANNELS_URL is the city)."""
    texts = found[3].split("|")
    ages = [timedelta(minutes=len(texts) - n) for n in range(len(texts))]
    posts = [
        Post(n, text.strip(), stage.local - age) for n, (text, age) in enumerate(zip(texts, ages, strict=True), 1)
    ]
    stage.city.serves(f"/s/{found[1]}", channel_page(found[1], found[2], posts))


@_act(r"forwards a post of the channel(?: (\w+))? \"(.+)\"")
async def _forwards(stage: Stage, person: Person, found: re.Match[str]) -> None:
    channel = stage.api.channel(title=found[2], username=found[1] or "", with_bot=False)
    await person.forwards(await channel.posts(found[2]))


@_act(r"sends the reader's list (\S+): (.+)")
async def _sends_readers_list(_: Stage, person: Person, found: re.Match[str]) -> None:
    """Send an OPML file of feeds, each as its title and its address, with bars between."""
    feeds = [feed.strip().rpartition(" ")[::2] for feed in found[2].split("|")]
    outlines = "".join(f'<outline type="rss" text="{title}" xmlUrl="{url}"/>' for title, url in feeds)
    await person.sends_file(found[1], f'<opml version="2.0"><head/><body>{outlines}</body></opml>'.encode())


@_act(r"sends a (photo|sticker|voice)")
async def _sends(_: Stage, person: Person, found: re.Match[str]) -> None:
    await person.sends(found[1])


@_act(r"presses a button of an older version: (\S+)")
async def _presses_old(stage: Stage, person: Person, found: re.Match[str]) -> Sequence[Event]:
    """A button under the newest message with this data, as an older version had it."""
    return _notice(stage, person, await stage.newest(person).presses_data(found[1]))


@_act(r"presses twice at once: (.+)")
async def _presses_twice(stage: Stage, person: Person, found: re.Match[str]) -> Sequence[Event]:
    answer = next(each for each in stage.messages(person) if _has(each, found[1]))
    replies = await asyncio.gather(*(answer.presses(found[1]) for _ in range(2)))
    return [event for reply in replies for event in _notice(stage, person, reply)]


@_act(r"changes their last message to: (.+)")
async def _rewords(_: Stage, person: Person, found: re.Match[str]) -> None:
    last = [post for post in person.chat.posts.values() if not post.by_bot][-1]
    await person.rewords(last, found[1])
