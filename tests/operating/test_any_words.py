"""Whatever an operator, or anybody, writes behind a command or presses: an answer comes, never an exception."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.operating.claiming import offer_code
from handlers.chat.routes import PRESSES
from tests.conversation import Conversation

ADMIN = 99
COMMANDS = ("claim", "operators", "status", "feeds", "ban", "unban", "limit", "allow", "broadcast", "backup")
WORDS = st.one_of(
    st.text(max_size=40),
    st.from_regex(r"-?\d{1,25}( (queries|sources)=\d{1,9})?", fullmatch=True),
    st.from_regex(r"(ar|ru|xx)(,[a-z]{2})? .{0,20}", fullmatch=True),
)
OWN = ("doubt", "status", "feedlist", "fl", "resign", "unban", "allow", "refuse", "cast", "news")
DATA = st.one_of(
    *(st.from_regex(f"{verb}:(?:{pattern})", fullmatch=True) for verb, pattern, _ in PRESSES if verb in OWN)
)


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(COMMANDS), WORDS, DATA, st.sampled_from([ADMIN, 7]))
async def test_any_words_behind_any_command_and_any_button_are_answered(command, words, data, who):
    talk = await Conversation(ADMIN_IDS=str(ADMIN)).open()
    assert await talk.says(f"/{command} {words}", chat_id=who)
    assert await talk.presses_data(data, chat_id=who)
    assert await talk.says("/help", chat_id=ADMIN)


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=60))
async def test_no_words_but_the_code_make_an_operator(words):
    talk = await Conversation().open()
    await offer_code(talk.desk)
    assert await talk.says(f"/claim {words}")
    assert not await talk.store.operators()
