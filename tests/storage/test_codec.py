"""A record is a JSON document and comes back the same."""

from __future__ import annotations

from datetime import timedelta, timezone
from typing import Any

import orjson
import pytest
from hypothesis import given

from storage.codec import decode, encode
from storage.errors import StoreError
from storage.records import Chat, Feed, Quiet, Record
from tests.storage.samples import NOON, article, chat, feed, records


@given(records())
def test_every_record_comes_back_from_json_the_same(record: Record) -> None:
    assert decode(type(record), orjson.loads(orjson.dumps(encode(record)))) == record


def test_a_moment_of_another_zone_is_written_in_utc() -> None:
    riyadh = NOON.astimezone(timezone(timedelta(hours=3)))
    assert encode(article("k", published=riyadh))["published"] == "2026-11-23T12:00:00+00:00"


def test_nested_records_and_enums_are_plain_json() -> None:
    document = encode(chat(1, quiet=Quiet(0, 60)))
    assert (document["quiet"], document["standing"], document["digest_times"]) == (
        {"start": 0, "end": 60},
        "active",
        [480],
    )


def test_a_missing_field_takes_its_default() -> None:
    document = encode(feed("f"))
    del document["location"], document["failures"]
    assert decode(Feed, document) == feed("f")


def test_a_field_of_a_newer_version_is_refused_by_its_name() -> None:
    with pytest.raises(StoreError, match="'mood'"):
        decode(Chat, encode(chat(1)) | {"mood": "good"})


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("id", "1"),
        ("id", True),
        ("id", 1.0),
        ("id", None),
        ("alerts", 1),
        ("language", None),
        ("created_at", "yesterday"),
        ("created_at", "2026-11-23T12:00:00"),
        ("created_at", 5),
        ("digest_times", "480"),
        ("digest_times", 480),
        ("drafts", [1]),
        ("quiet", {"start": 1}),
        ("quiet", [1, 2]),
        ("standing", "asleep"),
    ],
)
def test_a_value_of_another_type_is_refused_by_its_fields_name(name: str, value: Any) -> None:
    with pytest.raises(StoreError, match=f"a Chat cannot be read: {name}"):
        decode(Chat, encode(chat(1)) | {name: value})


def test_a_document_without_what_a_record_needs_is_refused() -> None:
    with pytest.raises(StoreError, match=r"missing .* 'zone'"):
        decode(Chat, {"id": 1, "kind": "private", "language": "ar", "created_at": NOON.isoformat()})


def test_a_number_that_json_readers_would_round_is_refused() -> None:
    with pytest.raises(StoreError, match="64 bits"):
        encode(chat(2**63))
