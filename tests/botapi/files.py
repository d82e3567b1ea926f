"""Which file is meant, what is in it, and where is it fetched?"""

from __future__ import annotations

import struct

from tests.botapi.arguments import Arguments
from tests.botapi.chats import Wire
from tests.botapi.refusals import bad
from tests.botapi.world import StoredFile, World

LARGEST_PHOTO = 10 * 1024 * 1024
LARGEST_DOWNLOAD = 20 * 1024 * 1024
LONGEST_SIDES = 10_000
GREATEST_RATIO = 20
PNG = b"\x89PNG\r\n\x1a\n"
JPEG = b"\xff\xd8"
FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}


def given(world: World, arguments: Arguments, name: str) -> StoredFile:
    """Give the file of an argument: uploaded with it, attached under another name, or sent before."""
    said = arguments.text(name)
    upload = arguments.uploads.get(said.removeprefix("attach://") if said.startswith("attach://") else name)
    if upload is not None:
        if not upload.content:
            raise bad("file must be non-empty")
        return world.store(upload.name, upload.content, upload.content_type)
    if not said:
        raise bad(f"there is no {name} in the request")
    if said not in world.files:
        raise bad("wrong file identifier/HTTP URL specified")
    return world.files[said]


def document(stored: StoredFile) -> Wire:
    return stored.wire() | {"file_name": stored.name, "mime_type": stored.content_type}


def photo(stored: StoredFile) -> Wire:
    """Give the PhotoSize of a PNG or JPEG; Refused for other content and impossible sizes."""
    if len(stored.content) > LARGEST_PHOTO:
        raise bad("file is too big for a photo")
    width, height = _sides(stored.content)
    if not width or not height:
        raise bad("IMAGE_PROCESS_FAILED")
    if width + height > LONGEST_SIDES or max(width, height) > GREATEST_RATIO * min(width, height):
        raise bad("PHOTO_INVALID_DIMENSIONS")
    return stored.wire() | {"width": width, "height": height}


def get_file(world: World, arguments: Arguments) -> Wire:
    stored = world.files.get(arguments.text("file_id"))
    if stored is None:
        raise bad("invalid file_id")
    if len(stored.content) > LARGEST_DOWNLOAD:
        raise bad("file is too big")
    return stored.wire() | {"file_path": stored.path}


def _sides(content: bytes) -> tuple[int, int]:
    """Read width and height in pixels from the head of a PNG or JPEG, (0, 0) from anything else."""
    if content.startswith(PNG) and len(content) > 24:
        return struct.unpack(">II", content[16:24])
    return _jpeg_sides(content) if content.startswith(JPEG) else (0, 0)


def _jpeg_sides(content: bytes) -> tuple[int, int]:
    place = 2
    while place + 9 <= len(content) and content[place] == 0xFF:
        if content[place + 1] in FRAMES:
            height, width = struct.unpack(">HH", content[place + 5 : place + 9])
            return width, height
        place += 2 + int.from_bytes(content[place + 2 : place + 4], "big")
    return 0, 0
