"""How does somebody become the bot's operator? By sending the one-time code that only its log has."""

from __future__ import annotations

import hashlib
import hmac
import re
import secrets
from collections.abc import Callable, Sequence
from enum import Enum

from bot.desk import Desk
from bot.operating.pacing import Turn
from bot.operators import operator_ids
from storage.records import Claim, Operator

_LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"  # 5 bits each; none looks like another
_LENGTH = 12
_KEPT = 8  # codes of the last starts, each of them good

Choose = Callable[[Sequence[str]], str]


class Claimed(Enum):
    """What became of a code that was sent."""

    DONE = "done"
    ALREADY = "already"  # an operator sent it
    WRONG = "wrong"
    TOO_MANY = "too many"


def new_code(choose: Choose = secrets.choice) -> str:
    """Make a code of 60 bits.

    >>> new_code(lambda letters: letters[0])
    'AAAA-AAAA-AAAA'
    """
    letters = "".join(choose(_LETTERS) for _ in range(_LENGTH))
    return "-".join(letters[place : place + 4] for place in range(0, _LENGTH, 4))


def digest_of(code: str) -> str:
    """Give what is kept of a code, however it was typed.

    >>> digest_of("abcd-efgh-jklm") == digest_of(" ABCDEFGHJKLM")
    True
    """
    return hashlib.sha256(re.sub(r"[^A-Z0-9]", "", code.upper()).encode()).hexdigest()


async def offer_code(desk: Desk, choose: Choose = secrets.choice) -> str:
    """Give a code for /claim, "" where there is an operator. What earlier starts printed stays good, too."""
    if operator_ids(desk):
        return ""
    code = new_code(choose)
    async with desk.store.transaction() as change:
        before = await desk.store.claim()
        digests = (*(before.digests if before else ()), digest_of(code))[-_KEPT:]
        change.save(Claim(digests, desk.clock()))
    return code


async def claim(desk: Desk, chat_id: int, code: str) -> Claimed:
    """Make a chat an operator's if it has the code; no code is good after that."""
    if chat_id in operator_ids(desk):
        return Claimed.ALREADY
    if desk.office.tries.turn(chat_id, desk.clock()) is not Turn.ANSWERED:
        return Claimed.TOO_MANY
    async with desk.store.transaction() as change:
        kept = await desk.store.claim()
        if kept is None or not _is_one_of(digest_of(code), kept.digests):
            return Claimed.WRONG
        change.delete(kept)
        change.save(Operator(chat_id, desk.clock()))
    await desk.office.know(desk.store)
    return Claimed.DONE


def _is_one_of(digest: str, digests: Sequence[str]) -> bool:
    """Compare with all of them, in the same time whatever is equal."""
    return sum([hmac.compare_digest(digest, each) for each in digests]) > 0


async def resign(desk: Desk, chat_id: int) -> bool:
    """Take the rights of one who claimed the bot; give False where the settings name them, or nobody does."""
    async with desk.store.transaction() as change:
        operator = await desk.store.operator(chat_id)
        if operator is None:
            return False
        change.delete(operator)
    await desk.office.know(desk.store)
    return True
