"""What tests share: the program with its surroundings, and assertions of the store that tell what they saw."""

from __future__ import annotations

import pytest

from tests.botapi import BotApi
from tests.newssite import NewsSite
from tests.program import Program

pytest.register_assert_rewrite("tests.storage.contract")


@pytest.fixture
async def api():
    async with BotApi() as server:
        yield server


@pytest.fixture
async def site():
    """A news site with a feed, which the program reads."""
    async with NewsSite() as server:
        server.feed("/rss.xml")
        yield server


@pytest.fixture
async def program(tmp_path, api, site):
    async with Program(tmp_path, api, site) as running:
        yield running
