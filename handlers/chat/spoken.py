"""Which command do words without a slash mean? Pure: «تابع لافروف» is /sub لافروف, «شكرًا» is thanks."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from bot.text.russian import nominative

CANCEL = "cancel"
_MARKS = "[\u064b-\u0652]*"  # vowels of «ألغِ» and «شكرًا», which most leave out
_END = r"[\s.!?؟…]*"
_UNTIL = r"(?:\s+((?:حتى|لمدة|until|till|for|до|на)\s.+))?"  # «أوقف لافروف» means something else
_BEFORE_WORDS = (  # verbs, and what they ask for behind them
    ("sub", r"تابعي?|اتبعي?|follow"),
    ("unsub", r"(?:ألغي?|الغي?|إلغاء|الغاء|احذفي?)(?: متابعة)?"),
    ("unsub", r"отпиши(?:сь|те)?(?: от)?|отмени(?:те)?|удали(?:те)?"),
    ("unsub", r"unfollow|stop following|unsubscribe(?: from)?|remove"),
    ("search", r"(?:ابحثي?|بحث) عن|найди(?:те)?|ищи(?:те)?|search(?: for)?"),
)
_RUSSIAN_BEFORE_NAMES = (  # they ask for the instrumental: «следи за Лавровым»
    ("unsub", r"не следи(?:те|ть)?(?: за)?"),
    ("sub", r"следи(?:те|ть)?(?: за)?"),
)
_BY_THEMSELVES = (
    ("digest", r"(?:ال)?موجز(?: الآن)?|ما الجديد|(?:آخر )?الأخبار|آخر أخبار"),
    ("digest", r"сводка(?: сейчас)?|что нового|(?:последние )?новости"),
    ("digest", r"digest(?: now)?|what['’]?s new|(?:latest )?news"),
    ("list", r"قائمتي|متابعاتي|мой список|мои подписки|my list|list"),
    ("settings", r"(?:ال)?(?:إعدادات|اعدادات)|настройки|settings"),
    ("help", r"(?:ال)?مساعدة|помощь|help"),
    ("resume", r"(?:أكمل|اكمل)ي?|продолжи(?:ть|те)?|resume|continue"),
    ("start", r"مرحبا(?: بك)?|(?:أهلا|اهلا)(?: وسهلا| بك)?|(?:ال)?سلام عليكم|صباح الخير|مساء الخير"),
    ("start", r"привет|здравствуй(?:те)?|добрый (?:день|вечер)|доброе утро|hello|hi|good (?:morning|evening)"),
    ("thanks", r"شكرا(?: لك| جزيلا)?|спасибо(?: большое)?|thanks|thank you(?: very much)?"),
    (CANCEL, r"إلغاء|الغاء|отмена|cancel"),
)


@dataclass(frozen=True, slots=True)
class Spoken:
    """A command that was said in words, and the words behind it."""

    command: str
    words: str = ""


def _pattern(pattern: str) -> re.Pattern[str]:
    """Let every Arabic letter have its vowels, and a space be any."""
    marked = re.sub("([\u0621-\u064a])", rf"(?:\1{_MARKS})", pattern)
    return re.compile(marked.replace(" ", r"\s+"), re.IGNORECASE | re.DOTALL)


_KNOWN: tuple[
    tuple[re.Pattern[str], str, Callable[[str], str]], ...
] = (  # what was said, the command, and how the words behind it are read
    *((_pattern(rf"(?:{verbs})\s+(.+)"), command, str.strip) for command, verbs in _BEFORE_WORDS),
    *((_pattern(rf"(?:{verbs})\s+(.+)"), command, nominative) for command, verbs in _RUSSIAN_BEFORE_NAMES),
    *((_pattern(rf"(?:{words})(){_END}"), command, str.strip) for command, words in _BY_THEMSELVES),
    (_pattern(rf"(?:أوقفي?|اوقفي?|пауза|перерыв|pause|stop){_UNTIL}"), "pause", str.strip),
)


def spoken(said: str) -> Spoken | None:
    """Give the command that words mean, None for words that are no command.

    >>> spoken("تابِع لافروف"), spoken("Thanks!"), spoken("أوقف لافروف")
    (Spoken(command='sub', words='لافروف'), Spoken(command='thanks', words=''), None)
    >>> spoken("следи за Сергеем Лавровым")
    Spoken(command='sub', words='Сергей Лавров')
    """
    for pattern, command, read in _KNOWN:
        if found := pattern.fullmatch(said.strip()):
            return Spoken(command, read(found[1] or ""))
    return None
