"""What tests share: the program with its surroundings, and assertions of the store that tell what they saw."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, settings

from tests.botapi import BotApi
from tests.newssite import NewsSite
from tests.program import Program

# more is tried with each run, since every run tries other examples; how long one takes says more of the machine
settings.register_profile("usual", max_examples=50, deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("usual")
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
