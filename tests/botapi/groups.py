"""What happens in groups and channels: the bot is added, kicked, muted; a group becomes a supergroup."""

from __future__ import annotations

from collections.abc import Sequence

from tests.botapi.chats import Chat, User, Wire
from tests.botapi.entities import typed
from tests.botapi.people import Message, Person
from tests.botapi.places import Place
from tests.botapi.world import World

ANONYMOUS = User(1_087_968_824, "Group", username="GroupAnonymousBot", is_bot=True)
AS_CHANNEL = User(136_817_688, "Channel", username="Channel_Bot", is_bot=True)


class Group(Place):
    """A group or supergroup; the first member has made it."""

    def __init__(self, world: World, chat: Chat, members: Sequence[Person]) -> None:
        super().__init__(world, chat)
        self.members = members
        for number, person in enumerate(members):
            chat.members[person.id] = (person.user, "member" if number else "creator")
            person.chat.known = True

    @property
    def owner(self) -> User:
        return self.members[0].user

    def adds_bot(self, *, administrator: bool = False) -> None:
        """Add the bot, or make it an administrator where it is one of the members."""
        new = self.chat.status not in ("member", "administrator")
        self._bot_becomes("administrator" if administrator else "member", self.owner)
        if new:
            self._service({"new_chat_members": [self.world.bot.wire()]})

    def kicks_bot(self) -> None:
        self._bot_becomes("kicked", self.owner)

    def promotes(self, person: Person, status: str = "administrator") -> None:
        """Make a member an administrator ("member" takes it away); the bot, which is none, is not told."""
        self.chat.members[person.id] = (person.user, status)

    def says(self, text: str, *, thread_id: int | None = None, of: Place | None = None) -> Message:
        """Write as the group itself (an administrator who remains anonymous), or as a channel of some member."""
        shown = typed(text)
        body: Wire = {"text": shown.text, "sender_chat": (of or self).chat.wire()}
        body |= {"entities": list(shown.entities)} if shown.entities else {}
        body |= {"message_thread_id": thread_id, "is_topic_message": True} if thread_id else {}
        post = self.world.put(self.chat, body, by=ANONYMOUS if of is None else AS_CHANNEL)
        self.world.happened(f"{(of or self).chat.title} says [{post.id}]: {text}")
        self.world.updates.add("message", post.shown())
        return post

    def mutes_bot(self) -> None:
        """Take the right to send away, without telling."""
        self.chat.muted = True

    def deletes(self) -> None:
        """Delete the whole group."""
        self.chat.gone = True

    def topic(self, name: str) -> int:
        """Open a topic in a forum; give its message_thread_id."""
        body: Wire = {"forum_topic_created": {"name": name, "icon_color": 7322096}, "is_topic_message": True}
        post = self.world.put(self.chat, body, by=self.owner)
        post.wire["message_thread_id"] = post.id
        self.chat.topics[post.id] = name
        self.world.updates.add("message", post.shown())
        return post.id

    def migrates(self) -> Group:
        """Become a supergroup, which is returned; the old id answers with `migrate_to_chat_id`."""
        if self.chat.kind != "group":
            raise AssertionError("only a basic group becomes a supergroup")
        new = Group(self.world, self.world.new_chat("supergroup", self.chat.title), self.members)
        new.chat.status, new.chat.known = self.chat.status, True
        self._service({"migrate_to_chat_id": new.id})
        new._service({"migrate_from_chat_id": self.id})
        self.chat.migrated_to = new.id
        self.world.happened(f"{self.chat.title} becomes supergroup {new.id}")
        return new

    def _service(self, body: Wire) -> None:
        post = self.world.put(self.chat, body, by=self.owner)
        self.world.updates.add("message", post.shown())


class Channel(Place):
    """A channel; the bot is its administrator or is not in it."""

    def __init__(self, world: World, chat: Chat, owner: User) -> None:
        super().__init__(world, chat)
        self.owner = owner
        chat.members[owner.id] = (owner, "creator")

    def promotes(self, person: Person, status: str = "administrator") -> None:
        """Make somebody an administrator; "left" takes it away."""
        self.chat.members[person.id] = (person.user, status)

    async def posts(self, text: str) -> Message:
        """Publish; the bot learns of it where it is an administrator."""
        shown = typed(text)
        entities = {"entities": list(shown.entities)} if shown.entities else {}
        post = self.world.put(self.chat, {"text": shown.text} | entities, by=None)
        self.world.happened(f"{self.chat.title} [{post.id}]: {text}")
        if self.chat.status == "administrator":
            self.world.updates.add("channel_post", post.shown())
        return post

    def adds_bot(self, *, posting: bool = True) -> None:
        """Make the bot an administrator, who may post or not."""
        could_post, self.chat.muted = not self.chat.muted, not posting
        self._bot_becomes("administrator", self.owner, could_post=could_post)

    def kicks_bot(self) -> None:
        self._bot_becomes("kicked", self.owner)
