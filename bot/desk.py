"""What does every use case work with? Made once by the wiring and handed down as an argument."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from bot.settings import Settings
from bot.watch import Watch
from storage.interface import Store

Clock = Callable[[], datetime]  # aware UTC


@dataclass(frozen=True, slots=True)
class Desk:
    """The store, the live subscriptions, the settings and the time."""

    store: Store
    watch: Watch
    settings: Settings
    clock: Clock
