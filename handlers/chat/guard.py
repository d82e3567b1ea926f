"""Who may? For everybody but operators, their commands are commands that nobody knows, their buttons old ones."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from handlers.chat.talk import Answer, Ask, answer

Route = Callable[[Ask], Awaitable[list[Answer]]]


def for_operators(command: str, route: Route) -> Route:
    """Give a command that only operators know."""

    async def guarded(ask: Ask) -> list[Answer]:
        return await route(ask) if ask.is_operator else answer(ask.say("command-unknown", command=f"/{command}"))

    return guarded


def by_operators(route: Route) -> Route:
    """Give a button that only operators press, however others came by it."""

    async def guarded(ask: Ask) -> list[Answer]:
        return await route(ask) if ask.is_operator else answer(ask.say("press-old"))

    return guarded
