"""What does a person do: write, share, forward, block?"""

from __future__ import annotations

from collections.abc import Sequence

from tests.botapi import inline
from tests.botapi.answers import Answer
from tests.botapi.chats import Post, User, Wire
from tests.botapi.entities import LONGEST, typed
from tests.botapi.inline import InlineAnswer
from tests.botapi.places import Place
from tests.botapi.profile import seen_commands
from tests.botapi.sending import told
from tests.botapi.world import World

Message = Post


class Person(Place):
    """Someone with a private chat with the bot."""

    def __init__(self, world: World, user: User) -> None:
        super().__init__(world, world.new_chat("private", user.name, user=user, username=user.username))
        self.user = user

    async def says(
        self,
        text: str,
        *,
        to: Place | None = None,
        reply_to: Answer | Message | None = None,
        thread_id: int | None = None,
        entities: Sequence[Wire] = (),
    ) -> Message:
        """Write a message, to the bot or into a group; `entities` are what the person formatted."""
        shown = typed(text)
        if not 1 <= len(shown.text) <= LONGEST:
            raise AssertionError("a person's message has 1 to 4096 characters")
        body: Wire = {"text": shown.text}
        found = sorted([*shown.entities, *entities], key=lambda each: (each["offset"], -each["length"]))
        return self._puts(to, body | ({"entities": found} if found else {}), reply_to, thread_id)

    async def sends_file(
        self, name: str, content: bytes, *, caption: str = "", to: Place | None = None
    ) -> Message:
        """Send a document, for example an OPML file."""
        stored = self.world.store(name, content, "application/octet-stream")
        document = stored.wire() | {"file_name": name, "mime_type": stored.content_type}
        return self._puts(to, {"document": document} | ({"caption": caption} if caption else {}))

    async def sends(self, what: str) -> Message:
        """Send a photo, a sticker or a voice message."""
        sizes = {"width": 512, "height": 512}
        kinds: dict[str, Wire] = {
            "photo": sizes,
            "sticker": sizes | {"type": "regular", "is_animated": False, "is_video": False},
            "voice": {"duration": 2},
        }
        wire = self.world.store(what, what.encode(), "application/octet-stream").wire() | kinds[what]
        return self._puts(None, {what: [wire] if what == "photo" else wire})

    async def shares_location(self, latitude: float, longitude: float) -> Message:
        return self._puts(None, {"location": {"latitude": latitude, "longitude": longitude}})

    async def forwards(self, post: Message, *, to: Place | None = None) -> Message:
        """Forward a message, such as a channel's post."""
        origin: Wire = {"type": "channel", "chat": post.chat.wire(), "message_id": post.id}
        if post.chat.kind != "channel":
            origin = {"type": "user", "sender_user": post.wire["from"]}
        kept = {name: post.wire[name] for name in ("text", "entities", "caption", "document") if name in post.wire}
        return self._puts(to, {"forward_origin": origin | {"date": post.wire["date"]}} | kept)

    async def rewords(self, message: Message, text: str) -> None:
        """Edit an own message."""
        version = message.versions[-1]
        wire = version.wire | {"text": text, "edit_date": int(self.world.now())}
        message.versions.append(type(version)(wire, text, self.world.clock()))
        self.world.updates.add("edited_message", message.shown())

    async def asks_inline(self, text: str, *, offset: str = "", within: float = 10) -> InlineAnswer:
        """Type `@bot text` in some chat, and wait for the list; a list that is not in time is none."""
        return await inline.asked(self.world, self.user, text, offset, within)

    def menu_in(self, place: Place) -> dict[str, str]:
        """The commands that the person sees in a group."""
        status = place.chat.members.get(self.id, (self.user, "left"))[1]
        is_admin = status in {"creator", "administrator"}
        commands = seen_commands(self.world, place.chat, self.user.language, is_admin=is_admin)
        return {command["command"]: command["description"] for command in commands}

    def blocks(self) -> None:
        self._bot_becomes("kicked", self.user)

    def unblocks(self) -> None:
        self._bot_becomes("member", self.user)

    def deletes_account(self) -> None:
        """Vanish: the bot is told nothing."""
        self.chat.gone = True

    @property
    def menu(self) -> dict[str, str]:
        """The commands that the person sees in the private chat, with their meanings."""
        commands = seen_commands(self.world, self.chat, self.user.language)
        return {command["command"]: command["description"] for command in commands}

    def _puts(
        self,
        to: Place | None,
        body: Wire,
        reply_to: Answer | Message | None = None,
        thread_id: int | None = None,
    ) -> Message:
        chat = (to or self).chat
        if chat.private and chat.status == "kicked":
            raise AssertionError(f"{self.user.name} has to unblock the bot before writing")
        if chat.private:
            chat.status, chat.known = "member", True
        if thread_id:
            body |= {"message_thread_id": thread_id, "is_topic_message": True}
        if isinstance(reply_to, Answer):
            reply_to = chat.posts[reply_to.message_id]
        if reply_to is not None:
            body |= {"reply_to_message": reply_to.shown(nested=True)}
        post = self.world.put(chat, body, by=self.user)
        self.world.happened(f"{self.user.name} → {chat.title} [{post.id}]: {told(post.wire)}")
        if _bot_reads(self.world, post):
            self.world.updates.add("message", post.shown())
        return post


def _bot_reads(world: World, post: Post) -> bool:
    """Say whether the bot gets to see a message: in groups, privacy mode hides what is not for it."""
    chat = post.chat
    if chat.private or chat.status == "administrator" or not world.privacy:
        return chat.status in ("member", "administrator")
    return chat.status == "member" and (_replies_to_bot(world, post) or _names_bot(world, post))


def _replies_to_bot(world: World, post: Post) -> bool:
    return bool(post.wire.get("reply_to_message", {}).get("from", {}).get("id") == world.bot.id)


def _names_bot(world: World, post: Post) -> bool:
    words = [
        post.wire["text"]
        .encode("utf-16-le")[2 * one["offset"] : 2 * (one["offset"] + one["length"])]
        .decode("utf-16-le")
        for one in post.wire.get("entities", [])
        if one["type"] in ("bot_command", "mention")
    ]
    return any(word.partition("@")[2].lower() in ("", world.bot.username.lower()) for word in words)
