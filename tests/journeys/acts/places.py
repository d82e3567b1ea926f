"""What happens in groups and channels: the bot is added, people are promoted, a group moves?"""

from __future__ import annotations

import re

from tests.botapi.groups import Channel, Group
from tests.botapi.people import Person
from tests.journeys.acts.known import act
from tests.journeys.stage import Stage


@act(r"adds the bot to the group (\w+) \"(.+)\"")
def _group(stage: Stage, person: Person, found: re.Match[str]) -> None:
    """A supergroup of all who have come so far, made by who adds the bot."""
    others = [one for one in stage.people.values() if one is not person]
    stage.places[found[1]] = stage.api.group([person, *others], title=found[2], supergroup=True)


@act(r"adds the bot to the (basic group|forum) (\w+) \"(.+)\"")
def _other_group(stage: Stage, person: Person, found: re.Match[str]) -> None:
    """A group that can still become a supergroup, or one with topics, of all who have come so far."""
    others = [one for one in stage.people.values() if one is not person]
    stage.places[found[2]] = stage.api.group([person, *others], title=found[3], forum=found[1] == "forum")


@act(r"adds the bot to the channel (\w+) \"(.+)\"")
def _channel(stage: Stage, person: Person, found: re.Match[str]) -> None:
    stage.places[found[1]] = stage.api.channel(person, title=found[2], username=found[1])


@act(r"(removes the bot from|adds the bot again to|adds the bot without the right to post to) (\w+)")
def _membership(stage: Stage, _: Person, found: re.Match[str]) -> None:
    place = stage.shared(found[2])
    if found[1].startswith("removes"):
        place.kicks_bot()
    elif isinstance(place, Channel):
        place.adds_bot(posting="without" not in found[1])
    else:
        place.adds_bot()


@act(r"becomes (administrator|member|left) of (\w+)")
def _promoted(stage: Stage, person: Person, found: re.Match[str]) -> None:
    stage.shared(found[2]).promotes(person, found[1])


@act(r"(\w+) becomes a supergroup")
def _migrates(stage: Stage, _: Person, found: re.Match[str]) -> None:
    group = stage.shared(found[1])
    assert isinstance(group, Group)
    stage.places[found[1]] = group.migrates()


@act(r"goes to the topic \"(.+)\" of (\w+)")
def _goes_to_topic(stage: Stage, _: Person, found: re.Match[str]) -> None:
    """All write there from now on; the topic is opened where there is none of that name."""
    group = stage.shared(found[2])
    assert isinstance(group, Group)
    known = {name: number for number, name in group.chat.topics.items()}
    stage.topics[group] = known.get(found[1]) or group.topic(found[1])
