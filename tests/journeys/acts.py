"""What can happen in a journey? Each step of a script is done, and what the bot does then is gathered."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from datetime import timedelta
from pathlib import Path

from tests.botapi.answers import Answer, Reply
from tests.botapi.groups import Channel, Group
from tests.botapi.people import Person
from tests.botapi.places import Place
from tests.journeys.script import Event, Step
from tests.journeys.seen import inline_lines, readable, sent_lines
from tests.journeys.stage import Stage
from tests.sourcepages import Post, channel_page

LONGEST_WAIT = 20.0  # seconds for what a script says must come
QUIET = 2.5  # seconds without a message after which a bot has said all, where nothing is written
SETTLED = 1.0  # seconds without a word about itself after which a bot has said all of that
UNUSUAL = 7.0  # seconds in which faults are told
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
        return _by_chat(seen)
    while len(seen) < len(step.events) and (more := await _more(stage, LONGEST_WAIT)):
        seen += more
    return _by_chat(seen)


def _by_chat(seen: Sequence[Event]) -> Sequence[Event]:
    """Put what different chats see after a step one chat after the other: which comes first is chance."""
    return sorted(seen, key=lambda event: event.where)


async def _more(stage: Stage, within: float) -> Sequence[Event]:
    return await stage.api.world.bell.until(lambda: stage.untold() or None, within) or ()


async def _done(stage: Stage, step: Step) -> Sequence[Event]:
    person = stage.person("" if step.who in stage.places else step.who)
    words = _LETTERS.sub(lambda found: "م" * int(found[1]), stage.real(step.words))
    if step.sign == "*":
        return await _happens(stage, person, words)
    place = stage.places[step.where] if step.where else person
    if step.who in stage.places:
        return await _says_itself(place, words)
    if pressed := re.fullmatch(r"\[(.+)\]", words):
        return await _presses(stage, person, place, pressed[1])
    replies = words.startswith("(reply) ")
    words = words.removeprefix("(reply) ").replace("{code}", _code(stage)).replace("{link}", _link(stage))
    to = None if place is person else place
    await person.says(
        words, to=to, reply_to=stage.newest(place) if replies else None, thread_id=_topic(stage, place)
    )
    return ()


async def _says_itself(place: Place, words: str) -> Sequence[Event]:
    """Let a channel post, or a group speak for an administrator who stays anonymous."""
    if isinstance(place, Group):
        place.says(words)
    elif isinstance(place, Channel):
        await place.posts(words)
    return ()


def _code(stage: Stage) -> str:
    """Give the code that the log offers to who wants to be the operator."""
    return next(iter(re.findall(r"/claim (\S+)", stage.program.log)), "")


def _link(stage: Stage) -> str:
    """Give what stands behind start= in the newest link that the bot gave somebody."""
    texts = [answer.text for answer in reversed(stage.api.sent)]
    return next((found[1] for text in texts if (found := re.search(r"start=([\w-]+)", text))), "")


def _topic(stage: Stage, place: Place) -> int | None:
    return stage.topics.get(place)


async def _presses(stage: Stage, person: Person, place: Place, label: str) -> Sequence[Event]:
    answer, button = _with_button(stage, place, label)
    return _notice(stage, person, await answer.presses(button, by=None if place is person else person))


def _with_button(stage: Stage, place: Place, label: str) -> tuple[Answer, str]:
    """Give the newest message that has a button, and the whole label of that."""
    found = next(((each, whole) for each in stage.messages(place) if (whole := _button(each, label))), None)
    if found is None:
        raise LookupError(f"no button [{label}] in {place.chat.title}")
    return found


def _notice(stage: Stage, person: Person, reply: Reply) -> Sequence[Event]:
    where = (
        "" if person is stage.people.get("") else next(name for name, one in stage.people.items() if one is person)
    )
    text = readable(" ".join(filter(None, [reply.text, stage.bare(reply.url)])))
    return [Event("!", where, (text,))] if text else []


def _button(answer: Answer, label: str) -> str:
    """Give the whole label of a message's button, "" where it has none such."""
    named = {readable(each): each for row in answer.buttons for each in row}
    return named.get(label) or next((whole for name, whole in named.items() if label in name), "")


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
    """A story a line: a title and paragraphs, with bars between; ends when the program has read and kept them."""
    stories = [[part.strip() for part in line.split("|")] for line in f"{found[2]}|{found[3]}".split("\n")]
    feed = stage.feeds[found[1] or stage.site.title]
    await _are_read(stage, [stage.site.publish(title, body, feed=feed) for title, *body in stories])


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


@_act(r"the program is (killed|started|killed and started again)")
async def _killed(stage: Stage, _: Person, found: re.Match[str]) -> None:
    if "killed" in found[1]:
        await stage.program.kill()
    if "started" in found[1]:
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


@_act(r"types inline:(?: (.*))?")
async def _inline(stage: Stage, person: Person, found: re.Match[str]) -> Sequence[Event]:
    answer = stage.listed = await person.asks_inline(found[1] or "")
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


@_act(r"adds the bot to the (basic group|forum) (\w+) \"(.+)\"")
def _other_group(stage: Stage, person: Person, found: re.Match[str]) -> None:
    """A group that can still become a supergroup, or one with topics, of all who have come so far."""
    others = [one for one in stage.people.values() if one is not person]
    stage.places[found[2]] = stage.api.group([person, *others], title=found[3], forum=found[1] == "forum")


@_act(r"comes")
def _comes(_: Stage, __: Person, ___: re.Match[str]) -> None:
    """Be there, to be a member of the next group."""


@_act(r"(removes the bot from|adds the bot again to|adds the bot without the right to post to) (\w+)")
def _membership(stage: Stage, _: Person, found: re.Match[str]) -> None:
    place = stage.shared(found[2])
    if found[1].startswith("removes"):
        place.kicks_bot()
    elif isinstance(place, Channel):
        place.adds_bot(posting="without" not in found[1])
    else:
        place.adds_bot()


@_act(r"becomes (administrator|member|left) of (\w+)")
def _promoted(stage: Stage, person: Person, found: re.Match[str]) -> None:
    stage.shared(found[2]).promotes(person, found[1])


@_act(r"(\w+) becomes a supergroup")
def _migrates(stage: Stage, _: Person, found: re.Match[str]) -> None:
    group = stage.shared(found[1])
    assert isinstance(group, Group)
    stage.places[found[1]] = group.migrates()


@_act(r"goes to the topic \"(.+)\" of (\w+)")
def _goes_to_topic(stage: Stage, _: Person, found: re.Match[str]) -> None:
    """All write there from now on; the topic is opened where there is none of that name."""
    group = stage.shared(found[2])
    assert isinstance(group, Group)
    known = {name: number for number, name in group.chat.topics.items()}
    stage.topics[group] = known.get(found[1]) or group.topic(found[1])


@_act(r"looks at the menu(?: of (\w+))?")
async def _menu(stage: Stage, person: Person, found: re.Match[str]) -> Sequence[Event]:
    await _presented(stage)
    shown = person.menu_in(stage.places[found[1]]) if found[1] else person.menu
    return [Event("<", "menu", tuple(f"/{name} – {meaning}" for name, meaning in shown.items()))]


async def _presented(stage: Stage) -> None:
    """Wait until the bot has told for a while nothing more about itself."""

    def told() -> int:
        return sum(call.method.lower().startswith(("getmy", "setmy", "deletemy")) for call in stage.api.calls)

    await stage.api.world.bell.until(lambda: told() or None, LONGEST_WAIT)
    before = -1
    while before < told():
        before = told()
        await stage.api.world.bell.until(lambda before=before: told() > before or None, SETTLED)


@_act(r"looks at the bot's profile")
async def _profile(stage: Stage, person: Person, _: re.Match[str]) -> Sequence[Event]:
    await _presented(stage)
    told = (stage.api.profile(what, person.user.language) for what in ("name", "short_description", "description"))
    return [Event("<", "profile", tuple(line for each in told for line in str(each).split("\n")))]


@_act(r"chooses the story: (.+)")
def _chooses(stage: Stage, _: Person, found: re.Match[str]) -> Sequence[Event]:
    """What is written into the other chat where a line of the newest list is pressed."""
    assert stage.listed is not None
    chosen = next(each for each in stage.listed.results if found[1] in each["title"])
    return [Event("<", "inline", tuple(map(stage.bare, sent_lines(chosen))))]


@_act(r"presses the button above the list")
async def _above(stage: Stage, person: Person, _: re.Match[str]) -> None:
    assert stage.listed is not None
    assert stage.listed.button is not None
    await person.says(f"/start {stage.listed.button['start_parameter']}")


@_act(r"Telegram loses (\d+) answers?")
def _loses(stage: Stage, person: Person, found: re.Match[str]) -> None:
    """The next messages to somebody arrive, but the bot is not told."""
    stage.api.loses_the_answer("sendMessage", times=int(found[1]), chat_id=person.id)


@_act(r"(\d+) others join")
async def _others(stage: Stage, _: Person, found: re.Match[str]) -> None:
    """People of whom the script tells nothing more."""
    others = [stage.api.person(name=f"{number}", language=stage.language) for number in range(int(found[1]))]
    stage.others |= {other.chat for other in others}
    for other in others:
        await other.says("/about")
    for other in others:
        await other.receives(within=LONGEST_WAIT)


@_act(r'(?:"(.+?)"|the site) (breaks|recovers)')
async def _breaks(stage: Stage, _: Person, found: re.Match[str]) -> None:
    """Ends when the program has seen it twice."""
    path = stage.feeds[found[1] or stage.site.title]
    if found[2] == "breaks":
        stage.site.fails(path)
    else:
        stage.site.recovers(path)
    await stage.site.asked(path, times=len(stage.site.requests_of(path)) + 2, within=LONGEST_WAIT)


@_act(r"the disk (is full|has room again)")
async def _disk(stage: Stage, _: Person, found: re.Match[str]) -> Sequence[Event]:
    """With room again, what could not be told comes within some seconds, or nothing does."""
    stage.program.disk.write_text("full" if found[1] == "is full" else "", "utf-8")
    return [] if found[1] == "is full" else await _more(stage, UNUSUAL)


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


@_act(r"an hour passes, and something is told")
async def _something(stage: Stage, _: Person, __: re.Match[str]) -> Sequence[Event]:
    stage.goes_on(timedelta(hours=1))
    return await _more(stage, LONGEST_WAIT)


@_act(r"presses twice at once: (.+)")
async def _presses_twice(stage: Stage, person: Person, found: re.Match[str]) -> Sequence[Event]:
    answer, button = _with_button(stage, person, found[1])
    replies = await asyncio.gather(*(answer.presses(button) for _ in range(2)))
    return [event for reply in replies for event in _notice(stage, person, reply)]


@_act(r"changes their last message to: (.+)")
async def _rewords(_: Stage, person: Person, found: re.Match[str]) -> None:
    last = [post for post in person.chat.posts.values() if not post.by_bot][-1]
    await person.rewords(last, found[1])


@_act(r"the program is started again with (\w+)=(\S+)")
async def _restarted(stage: Stage, _: Person, found: re.Match[str]) -> None:
    await stage.program.stop()
    stage.program.has(**{found[1]: found[2]})
    await stage.program.start()
