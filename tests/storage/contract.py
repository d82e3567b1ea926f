"""Does a store keep the laws of `storage/interface.py`? The same tests for every backend, law by law."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

import pytest

from storage.errors import StoreError
from storage.interface import Store
from storage.records import (
    Access,
    Article,
    Broadcast,
    Chat,
    Claim,
    Delivery,
    DigestMark,
    Feed,
    Intake,
    Kind,
    Match,
    Mute,
    Muted,
    Operator,
    Record,
    Saved,
    Seen,
    SharedList,
    State,
    Subscription,
    Unread,
)
from tests.storage.samples import (
    NOON,
    ONE_OF_EACH,
    article,
    at,
    chat,
    delivery,
    feed,
    match,
    subscription,
)

Again = Callable[[Store], Awaitable[Store]]


async def save(store: Store, *records: Record) -> None:
    async with store.transaction() as change:
        change.save(*records)


async def delete(store: Store, *records: Record) -> None:
    async with store.transaction() as change:
        change.delete(*records)


async def read(store: Store, record: Record) -> Record | None:  # noqa: PLR0911, PLR0912, C901 (one way for each kind)
    """Read a record by what identifies it."""
    match record:
        case Chat():
            return await store.chat(record.id)
        case Subscription():
            return await store.subscription(record.chat_id, record.number)
        case Feed():
            return await store.feed(record.url)
        case Seen():
            return await store.seen(record.url)
        case Unread():
            return await store.unread(record.url)
        case Article():
            return await store.article(record.key)
        case Match():
            return await store.match(record.chat_id, record.article_key)
        case Delivery():
            return await store.delivery(record.chat_id, record.kind, record.subject, record.part)
        case DigestMark():
            return await store.digest_mark(record.chat_id)
        case Mute():
            return next((each for each in await store.mutes(record.chat_id) if each.key == record.key), None)
        case Saved():
            return await store.saved_article(record.chat_id, record.article_key)
        case SharedList():
            listed = await store.shared_lists(record.chat_id)
            return next((each for each in listed if each.number == record.number), None)
        case Intake():
            return await store.intake(record.chat_id, record.number, record.part)
        case Operator():
            return await store.operator(record.chat_id)
        case Claim():
            return await store.claim()
        case Access():
            return await store.access(record.chat_id)
        case Broadcast():
            return await store.broadcast(record.number)


class StoreContract:
    """Subclasses give the fixtures `store` and `again`, which closes a store and opens it anew."""

    @pytest.mark.parametrize("record", ONE_OF_EACH, ids=lambda record: type(record).__name__)
    async def test_what_was_saved_is_read_back_equal(self, store: Store, again: Again, record: Record) -> None:
        assert await read(store, record) is None
        await save(store, record)
        assert await read(store, record) == record
        assert await read(await again(store), record) == record

    async def test_all_that_belongs_to_a_chat_is_found_of_every_kind(self, store: Store, again: Again) -> None:
        mine: list[Record] = [
            chat(7),
            subscription(7, 1),
            match(7, "k"),
            delivery(7, "k"),
            DigestMark(7, "x", NOON),
        ]
        await save(store, *mine, chat(8), subscription(8, 1), match(8, "k"), delivery(8, "k"), article("k"))
        assert await store.records_of(7) == mine
        store = await again(store)
        assert await store.records_of(7) == mine
        await delete(store, *mine)
        assert await store.records_of(7) == []

    async def test_lists_that_are_taken_in_are_found_by_chat_number_and_part(
        self, store: Store, again: Again
    ) -> None:
        parts = [Intake(8, 2, 1, NOON), Intake(7, 10, 0, NOON), Intake(8, 2, 0, NOON), Intake(7, 9, 0, NOON)]
        await save(store, *parts)
        store = await again(store)
        assert await store.intakes() == [parts[3], parts[1], parts[2], parts[0]]
        assert await store.intakes(8) == [parts[2], parts[0]]
        await delete(store, parts[2])
        assert await store.intakes(8) == [parts[0]]
        assert await store.intake(8, 2, 0) is None

    async def test_messages_to_others_with_a_chats_words_are_found(self, store: Store, again: Again) -> None:
        second, first = delivery(8, "b", 2, about=7), delivery(9, "a", 1, about=7)
        await save(store, second, first, delivery(7, "c"), delivery(8, "d", about=5))
        assert await (await again(store)).deliveries_about(7) == [first, second]

    async def test_breaks_that_are_over_are_found_the_longest_waiting_first(
        self, store: Store, again: Again
    ) -> None:
        await save(
            store, chat(1, paused_until=at(2)), chat(2, paused_until=at(1)), chat(3, paused_until=at(9)), chat(4)
        )
        store = await again(store)
        assert [each.id for each in await store.rested_chats(at(2))] == [2, 1]
        await save(store, chat(2))
        assert [each.id for each in await store.rested_chats(at(2))] == [1]

    @pytest.mark.parametrize("record", ONE_OF_EACH, ids=lambda record: type(record).__name__)
    async def test_what_was_deleted_is_gone(self, store: Store, again: Again, record: Record) -> None:
        await save(store, record)
        await delete(store, record)
        assert await read(store, record) is None
        assert await read(await again(store), record) is None

    async def test_an_exception_leaves_everything_as_it_was(self, store: Store, again: Again) -> None:
        await save(store, chat(1), chat(2))

        async def goes_wrong() -> None:
            async with store.transaction() as change:
                change.save(chat(1, language="ru"), chat(3), article("k"))
                change.delete(chat(2))
                raise ZeroDivisionError

        with pytest.raises(ZeroDivisionError):
            await goes_wrong()
        for opened in (store, await again(store)):
            assert await opened.chats() == [chat(1), chat(2)]
            assert await opened.articles(NOON) == []

    async def test_being_cancelled_inside_leaves_everything_as_it_was(self, store: Store) -> None:
        async def never_ends() -> None:
            async with store.transaction() as change:
                change.save(chat(1))
                await asyncio.Event().wait()

        task = asyncio.create_task(never_ends())
        await asyncio.sleep(0)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        assert await store.chats() == []
        await save(store, chat(2))
        assert await store.chats() == [chat(2)]

    @pytest.mark.parametrize(
        "wrong",
        [
            {"title": "\ud800"},
            {"title": 5},
            {"lead": ["قال"]},
            {"tags": (None,)},
            {"related": ("x",)},
            {"found_at": datetime(2026, 11, 23)},
            {"found_at": "2026-11-23"},
        ],
        ids=repr,
    )
    async def test_a_record_that_no_file_gives_back_is_refused_with_all_beside_it(
        self, store: Store, wrong: dict[str, Any]
    ) -> None:
        with pytest.raises(StoreError, match=next(iter(wrong))):
            await save(store, chat(1), article("k", **wrong))
        assert await store.chats() == []
        await save(store, article("j"))
        assert await store.articles(NOON) == [article("j")]

    async def test_reads_inside_see_the_state_before(self, store: Store) -> None:
        await save(store, chat(1))
        async with store.transaction() as change:
            change.save(chat(1, language="ru"), chat(2))
            change.delete(chat(1))
            assert await store.chats() == [chat(1)]
        assert await store.chats() == [chat(2)]

    async def test_transactions_exclude_each_other(self, store: Store, again: Again) -> None:
        await save(store, chat(1))

        async def count_up() -> None:
            async with store.transaction() as change:
                found = await store.chat(1)
                assert found is not None
                await asyncio.sleep(0)
                change.save(replace(found, numbered=found.numbered + 1))

        await asyncio.gather(*(count_up() for _ in range(20)))
        assert await (await again(store)).chat(1) == chat(1, numbered=20)

    async def test_a_transaction_inside_another_is_a_mistake_that_is_told(self, store: Store) -> None:
        async def one_in_another() -> None:
            async with asyncio.timeout(5), store.transaction():
                await save(store, chat(1))

        with pytest.raises(RuntimeError):
            await one_in_another()
        await save(store, chat(2))
        assert await store.chats() == [chat(2)]

    async def test_in_one_transaction_the_last_word_counts(self, store: Store, again: Again) -> None:
        async with store.transaction() as change:
            change.save(chat(1), chat(1, language="ru"), chat(2))
            change.delete(chat(2), chat(3))
            change.save(chat(3))
        assert await (await again(store)).chats() == [chat(1, language="ru"), chat(3)]

    async def test_deleting_what_is_not_there_is_no_error(self, store: Store) -> None:
        await delete(store, *ONE_OF_EACH)
        await save(store, *ONE_OF_EACH)
        for _ in range(2):
            await delete(store, *ONE_OF_EACH)
        await delete(store)

    async def test_deleting_needs_the_key_only(self, store: Store) -> None:
        await save(store, chat(1, digest_at=at(1)))
        await delete(store, chat(1, language="ru"))
        assert await store.chats() == await store.due_chats(at(2)) == []

    async def test_chats_come_by_id(self, store: Store) -> None:
        await save(store, chat(10), chat(9), chat(-2))
        assert [found.id for found in await store.chats()] == [-2, 9, 10]

    async def test_chats_after_an_id_come_by_id_and_not_more_than_asked_for(self, store: Store) -> None:
        await save(store, *(chat(n) for n in (5, -100, 7, 6, 2**40)))
        assert await store.chats_after(None, 2) == [chat(-100), chat(5)]
        assert await store.chats_after(5, 9) == [chat(6), chat(7), chat(2**40)]
        assert await store.chats_after(2**40, 9) == []

    async def test_operators_decisions_and_broadcasts_come_by_number(self, store: Store) -> None:
        await save(store, Operator(9, NOON), Operator(7, NOON), Access(3), Access(-3))
        await save(store, Broadcast(11, 7, "b", NOON), Broadcast(2, 7, "a", NOON))
        assert [each.chat_id for each in await store.operators()] == [7, 9]
        assert [each.chat_id for each in await store.accesses()] == [-3, 3]
        assert [each.number for each in await store.broadcasts()] == [2, 11]

    async def test_the_condition_counts_documents(self, store: Store) -> None:
        await save(store, chat(1), chat(2), article("k"))
        assert (await store.condition()).documents == 3

    async def test_due_chats_come_the_longest_waiting_first_then_by_id(self, store: Store) -> None:
        moments = {1: at(0), 10: at(-1), 9: at(-1), 3: at(0.001), 4: None}
        await save(store, *(chat(key, digest_at=moment) for key, moment in moments.items()))
        assert [found.id for found in await store.due_chats(NOON)] == [9, 10, 1]

    async def test_a_chat_that_was_told_is_due_no_more(self, store: Store, again: Again) -> None:
        await save(store, chat(1, digest_at=at(0)))
        await save(store, chat(1, digest_at=at(60)))
        assert await store.due_chats(NOON) == []
        assert await (await again(store)).due_chats(at(60)) == [chat(1, digest_at=at(60))]

    async def test_subscriptions_come_by_chat_and_number(self, store: Store) -> None:
        await save(store, *(subscription(c, n) for c, n in ((10, 1), (2, 10), (2, 9), (-5, 1))))
        assert [s.key for s in await store.subscriptions()] == ["-5:1", "2:9", "2:10", "10:1"]
        assert [s.key for s in await store.subscriptions(2)] == ["2:9", "2:10"]
        assert await store.subscriptions(3) == []

    async def test_followers_of_a_source_come_by_chat_and_number(self, store: Store, again: Again) -> None:
        await save(
            store, *(subscription(chat_id, 1, source="a") for chat_id in (3, -5)), subscription(3, 2, source="b")
        )
        await save(store, subscription(1, 1))
        assert [each.chat_id for each in await store.followers("a")] == [-5, 3]
        assert list(await store.followers("")) == []
        await save(store, subscription(3, 1, source="b"))
        store = await again(store)
        assert [each.key for each in await store.followers("b")] == ["3:1", "3:2"]

    async def test_feeds_come_by_url_and_due_ones_the_longest_waiting_first(self, store: Store) -> None:
        await save(store, feed("b", -1), feed("a", -1), feed("d", -2), feed("c", 0.001), feed("e", 0))
        assert [found.url for found in await store.feeds()] == list("abcde")
        assert [found.url for found in await store.due_feeds(NOON)] == ["d", "a", "b", "e"]

    async def test_what_is_noted_of_a_feed_holds_until_it_is_saved(self, store: Store, again: Again) -> None:
        await save(store, feed("a", 0))
        for url in ("a", "b"):
            store.note(feed(url, 5, quiet=3))
        assert await store.due_feeds(at(4)) == []
        assert await store.due_feeds(at(5)) == [feed("a", 5, quiet=3)]
        assert await store.feed("b") is None
        await save(store, feed("a", 7, quiet=4))
        assert await (await again(store)).feed("a") == feed("a", 7, quiet=4)

    async def test_articles_come_newest_first_those_before_oldest_first(self, store: Store) -> None:
        await save(store, *(article(key, found) for key, found in (("b", 1), ("a", 1), ("d", 2), ("c", 0))))
        assert [found.key for found in await store.articles(at(1))] == ["d", "a", "b"]
        assert [found.key for found in await store.articles_before(at(1))] == ["c"]
        assert [found.key for found in await store.articles_before(at(3))] == ["c", "a", "b", "d"]
        assert [found.key for found in await store.articles_before(at(3), 2)] == ["c", "a"]

    async def test_matches_come_newest_first(self, store: Store) -> None:
        await save(store, match(1, "b", 1), match(1, "a", 1), match(1, "c", 2), match(12, "d", 3))
        assert [found.article_key for found in await store.matches(1)] == ["c", "a", "b"]
        assert await store.matches(2) == []

    async def test_deliveries_come_as_they_were_made(self, store: Store) -> None:
        closed = delivery(1, "c", 0, state=State.SENT)
        parts = (delivery(1, "b", 1, part=part) for part in (10, 9))
        await save(store, closed, *parts, delivery(1, "a", 1), delivery(2, "z"))
        found = [(row.subject, row.part) for row in await store.deliveries(1)]
        assert found == [("c", 0), ("a", 0), ("b", 9), ("b", 10)]

    async def test_due_deliveries_are_the_most_urgent_first_then_the_longest_waiting(self, store: Store) -> None:
        kinds = (Kind.BROADCAST, Kind.DIGEST, Kind.ALERT, Kind.NOTICE, Kind.EDIT, Kind.MORE)
        rows = [delivery(number, "a", -number, kind=kind) for number, kind in enumerate(kinds)]
        late, later, held = delivery(9, "a", 0), delivery(9, "b", 1), delivery(8, "a", -9, not_before=at(2))
        await save(store, *rows, late, later, held)
        due = await store.due_deliveries(NOON, 10)
        assert [(row.chat_id, row.kind) for row in due] == [
            (3, Kind.NOTICE), (2, Kind.ALERT), (9, Kind.ALERT), (5, Kind.MORE), (4, Kind.EDIT), (1, Kind.DIGEST),
            (0, Kind.BROADCAST),
        ]  # fmt: skip
        assert await store.due_deliveries(NOON, 1, without=(3, 2)) == [late]
        assert held in await store.due_deliveries(at(2), 10)

    async def test_a_chats_own_deliveries_come_one_after_the_other(self, store: Store) -> None:
        first, second = delivery(1, "b", 0), delivery(1, "a", 1)
        await save(store, second, first)
        assert await store.due_deliveries(at(5), 10) == [first]
        await save(store, replace(first, state=State.SENDING))
        assert await store.due_deliveries(at(5), 10) == [second]

    async def test_what_was_saved_since_is_told_the_last_first(self, store: Store, again: Again) -> None:
        await save(store, article("a"), article("b"))
        count, saved = await store.articles_saved(0)
        assert [each.key for each in saved] == ["b", "a"]
        await save(store, article("c"), article("a", title="آخر"), subscription(1, 1))
        await delete(store, article("c"))
        more, saved = await store.articles_saved(count)
        assert saved[0] == article("a", title="آخر")
        assert await store.articles_saved(more) == (more, [])
        store = await again(store)
        assert {each.key for each in (await store.articles_saved(0))[1]} == {"a", "b"}

    async def test_a_feeds_articles_come_newest_first(self, store: Store) -> None:
        await save(store, article("b", 1), article("a", 1), article("c", 2), article("d", feed_url="other"))
        assert [found.key for found in await store.feed_articles("https://example.org/feed")] == ["c", "a", "b"]
        await delete(store, article("c"))
        assert [found.key for found in await store.feed_articles("https://example.org/feed")] == ["a", "b"]

    async def test_a_story_is_its_articles_the_first_found_first(self, store: Store) -> None:
        await save(store, article("a", 1, story="b"), article("b", 0), article("c", 2, story="b"), article("d"))
        assert [found.key for found in await store.story("b")] == ["b", "a", "c"]
        assert await store.story("a") == []

    async def test_articles_are_found_by_a_copied_link(self, store: Store, again: Again) -> None:
        await save(
            store, article("a", 0, url="https://www.e.org/x/1?id=7"), article("b", 1, url="http://e.org/x/1/")
        )
        await save(store, article("c", url="https://e.org/x/2"))
        store = await again(store)
        assert [found.key for found in await store.articles_at("https://E.org/x/1#top")] == ["b", "a"]
        await delete(store, article("b"))
        assert [found.key for found in await store.articles_at("http://e.org/x/1")] == ["a"]

    async def test_alerts_are_found_by_subject_by_moment_and_by_message(self, store: Store, again: Again) -> None:
        sent = delivery(1, "a", 0, state=State.SENT, message_id=5)
        late, more = delivery(1, "b", 0, not_before=at(9)), delivery(1, "c", 3, kind=Kind.MORE)
        edit = delivery(1, "alert:a", 4, kind=Kind.EDIT, message_id=5)
        await save(store, sent, late, more, edit, delivery(2, "a", 1), delivery(1, "a", kind=Kind.DIGEST))
        store = await again(store)
        assert [row.chat_id for row in await store.alerts_of("a")] == [1, 2]
        assert list(await store.alerts_since(1, at(0.1))) == [more, late]
        assert await store.delivery_shown(1, 5) == sent
        assert await store.delivery_shown(2, 5) is None
        await delete(store, sent)
        assert [row.chat_id for row in await store.alerts_of("a")] == [2]
        assert await store.delivery_shown(1, 5) is None

    async def test_mutes_come_as_they_were_made_and_saved_articles_newest_first(self, store: Store) -> None:
        mutes = [Mute(1, Muted.WORD, f"{n}", "لافروف", at(-n)) for n in range(3)]
        saved = [Saved(1, f"{n}", at(-n), f"https://e.org/{n}", "لافروف", "صدى", NOON) for n in range(3)]
        await save(store, *mutes, *saved, replace(mutes[0], chat_id=2), replace(saved[0], chat_id=2))
        assert list(await store.mutes(1)) == mutes[::-1]
        assert list(await store.saved(1)) == saved
        await delete(store, mutes[1], saved[1])
        assert [each.target for each in await store.mutes(1)] == ["2", "0"]
        assert [each.article_key for each in await store.saved(1)] == ["0", "2"]

    async def test_deliveries_are_listed_by_their_state(self, store: Store) -> None:
        rows = {state: [delivery(3, f"{state} {n}", n, state=state) for n in (1, 2)] for state in State}
        await save(store, *(row for pair in rows.values() for row in reversed(pair)))
        for state in (State.PENDING, State.SENDING, State.DOUBTFUL):
            assert await store.deliveries_in(state) == rows[state]
        assert await store.waiting() == 2

    async def test_a_delivery_that_was_sent_is_due_no_more(self, store: Store, again: Again) -> None:
        await save(store, delivery(1, "a"))
        await save(store, delivery(1, "a", state=State.SENT, sent_at=at(1)))
        assert await store.due_deliveries(at(9), 9) == []
        assert await (await again(store)).due_deliveries(at(9), 9) == []

    async def test_what_was_read_does_not_change(self, store: Store) -> None:
        await save(store, chat(1), article("k"), feed("f", -1))
        seen: list[Sequence[Record]] = [
            await store.chats(),
            await store.articles(NOON),
            await store.due_feeds(NOON),
            await store.feeds(),
        ]
        before = [tuple(each) for each in seen]
        await save(store, chat(1, language="ru"), chat(2), article("j"))
        await delete(store, feed("f"))
        assert [tuple(each) for each in seen] == before

    async def test_closing_twice_is_no_error(self, store: Store) -> None:
        await store.close()
        await store.close()
