"""/backup: everything that is kept, as a file in the operator's own chat."""

from __future__ import annotations

from bot.texts.markup import Html
from handlers.chat.spans import moment
from handlers.chat.talk import Answer, Ask, Document, answer

_MOST = 50  # MB that Telegram takes from a bot


async def backup(ask: Ask) -> list[Answer]:
    """Give a compressed copy, as `mujaz restore` takes it."""
    if ask.chat.kind != "private":
        return answer(ask.say("backup-private"))
    content, now = await ask.desk.store.packed(_MOST * 1_000_000), ask.desk.clock()
    if content is None:
        return answer(ask.say("backup-large", most=_MOST))
    caption = Html(ask.say("backup-caption", when=moment(ask, now)))
    return [Answer(caption, document=Document(f"mujaz-{now:%Y-%m-%d-%H%M}.json.gz", content))]
