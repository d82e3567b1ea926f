"""Row 29 of the fault matrix: when the summariser crashes or hangs, the news still comes, and on time."""

from __future__ import annotations

import threading

import pytest

from bot.pipeline.reading import Reader
from bot.pipeline.run import Newsroom
from tests.conversation import Conversation

ENOUGH = threading.Event()


def crashes(*_: object):
    raise ZeroDivisionError


def hangs(*_: object):
    ENOUGH.wait(30)
    return (), ()


@pytest.fixture(autouse=True)
def end_the_threads():
    ENOUGH.clear()
    yield
    ENOUGH.set()


async def opened(summarise) -> Conversation:
    talk = Conversation()
    talk.reader = Reader(summarise, seconds=0.05)
    talk.newsroom = Newsroom(talk.desk, talk.site, reader=talk.reader)
    await talk.open()
    await talk.says("/sub لافروف")
    return talk


@pytest.mark.parametrize("summarise", [crashes, hangs])
async def test_29_an_article_comes_with_its_first_words_and_the_digest_at_its_hour(summarise):
    talk = await opened(summarise)
    talk.site.publish("خبر الوفد", "قال لافروف إن المحادثات مستمرة في العاصمة.")
    await talk.read()
    (alert,) = await talk.deliver()
    assert "قال لافروف إن المحادثات مستمرة" in alert
    talk.clock.to(8)
    (digest,) = await talk.deliver()
    assert "خبر الوفد" in digest


async def test_29_a_summariser_that_always_hangs_is_not_asked_for_ever():
    talk = await opened(hangs)
    for number in range(12):
        talk.site.publish(f"خبر {number}", "قال لافروف إن المحادثات مستمرة في العاصمة.", f"فقرة {number}.")
    await talk.read()
    assert 8 <= talk.reader.hung <= 11
    assert len(await talk.store.articles(talk.clock() - talk.clock().resolution * 10**12)) == 12
