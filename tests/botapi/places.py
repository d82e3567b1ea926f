"""What does everyone in a chat do: receive the bot's messages, or wait in vain?"""

from __future__ import annotations

from tests.botapi.answers import Answer, Wanted, fits
from tests.botapi.chats import Chat, User, Wire
from tests.botapi.methods import member
from tests.botapi.world import World


class Place:
    """A chat in which the bot's messages are received, each by one `receives`."""

    def __init__(self, world: World, chat: Chat) -> None:
        self.world = world
        self.chat = chat

    @property
    def id(self) -> int:
        return self.chat.id

    @property
    def chat_id(self) -> int:
        return self.chat.id

    @property
    def untaken(self) -> list[Answer]:
        """The bot's messages that no `receives` has taken, oldest first."""
        posts = (post for post in self.chat.posts.values() if post.by_bot and not post.taken)
        return [Answer(self.world, post) for post in posts if not post.deleted]

    async def receives(self, wanted: Wanted = None, *, within: float = 10) -> Answer:
        """Take the next message that contains the words (or satisfies the predicate); others stay untaken.

        A message that was edited meanwhile is found by its earliest version that fits.
        """

        def probe() -> Answer | None:
            versions = (version for answer in self.untaken for version in answer.versions)
            return next((version for version in versions if fits(version, wanted)), None)

        answer = await self.world.bell.until(probe, within)
        if answer is None:
            raise AssertionError(
                f"{self.chat.title} received no {wanted or 'message'} in {within} s\n{self._story}"
            )
        self.chat.posts[answer.message_id].taken = True
        return answer

    async def hears_nothing(self, *, for_seconds: float) -> None:
        """Fail if a message is untaken, or comes in that (real) time."""
        if await self.world.bell.until(lambda: self.untaken or None, for_seconds):
            raise AssertionError(f"{self.chat.title} heard {self.untaken}\n{self._story}")

    def ignores_the_rest(self) -> None:
        """Take all that came so far."""
        for answer in self.untaken:
            self.chat.posts[answer.message_id].taken = True

    @property
    def _story(self) -> str:
        return "\n".join(self.world.events[-60:])

    def _bot_becomes(self, status: str, by: User, *, could_post: bool = True) -> None:
        """Change the bot's standing here and tell it, as my_chat_member; `could_post` is what it might before."""
        old, self.chat.status, self.chat.known = self.chat.status, status, True
        self.world.happened(f"{by.name} makes the bot {status!r} in {self.chat.title}")
        in_channel = self.chat.kind == "channel"
        change: dict[str, Wire] = {
            "old_chat_member": member(self.world.bot, old, in_channel=in_channel),
            "new_chat_member": member(self.world.bot, status, in_channel=in_channel),
        }
        if in_channel and old == "administrator":
            change["old_chat_member"]["can_post_messages"] = could_post
        if in_channel and status == "administrator":
            change["new_chat_member"]["can_post_messages"] = not self.chat.muted
        about: Wire = {"chat": self.chat.wire(), "from": by.wire(), "date": int(self.world.now())}
        self.world.updates.add("my_chat_member", about | change)
