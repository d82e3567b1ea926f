"""A Bot API server on loopback, as strict as Telegram's, and the people who talk to the bot through it."""

from __future__ import annotations

from tests.botapi.answers import Answer, Reply
from tests.botapi.api import BotApi
from tests.botapi.checks import Specification, specification
from tests.botapi.client import Client
from tests.botapi.groups import Channel, Group
from tests.botapi.limits import Limits
from tests.botapi.people import Person
from tests.botapi.world import Call

__all__ = [
    "Answer",
    "BotApi",
    "Call",
    "Channel",
    "Client",
    "Group",
    "Limits",
    "Person",
    "Reply",
    "Specification",
    "specification",
]
