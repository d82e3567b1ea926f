"""What does every use case work with? Made once by the wiring and handed down as an argument."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime

from bot.archive import Archive
from bot.operating.office import Office, office
from bot.settings import Settings
from bot.watch import Watch
from storage.interface import Store

Clock = Callable[[], datetime]  # aware UTC


@dataclass(frozen=True, slots=True)
class Desk:
    """The store, the live subscriptions, the settings, the time; what is known while the bot runs; the index."""

    store: Store
    watch: Watch
    settings: Settings
    clock: Clock
    office: Office = field(init=False)
    archive: Archive = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "office", office(self.settings.commands_per_minute))
        object.__setattr__(self, "archive", Archive(self.store))
