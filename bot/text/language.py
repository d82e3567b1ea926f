"""Which language is this text in? By its script, then by telling letters and small words; no model.

Arabic, Russian and English are told apart surely; their neighbours (Persian, Urdu, Ukrainian, French …) are
recognised so that they are not taken for one of the three.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

_READ = 4000  # code points that are looked at
_ADDRESS = re.compile(r"https?://\S+|www\.\S+|\S+@\S+")

_ARABIC_SCRIPT = "\u0620-\u064a\u066e-\u06d3\u06fa-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufefc"
_SCRIPTS = {
    "arabic": re.compile(f"[{_ARABIC_SCRIPT}]+"),
    "cyrillic": re.compile("[\u0400-\u052f]+"),
    "latin": re.compile("[A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u1e00-\u1eff]+"),
    "he": re.compile("[\u05d0-\u05ea]+"),
    "el": re.compile("[\u0370-\u03ff\u1f00-\u1fff]+"),
    "hy": re.compile("[\u0531-\u0587]+"),
    "ka": re.compile("[\u10a0-\u10ff]+"),
    "hi": re.compile("[\u0900-\u097f]+"),
    "bn": re.compile("[\u0980-\u09ff]+"),
    "th": re.compile("[\u0e00-\u0e7f]+"),
    "ko": re.compile("[\u1100-\u11ff\uac00-\ud7af]+"),
    "ja": re.compile("[\u3040-\u30ff]+"),
    "zh": re.compile("[\u4e00-\u9fff]+"),
}

# Letters that one language of the script has and its default has not; a share of one in a hundred tells,
# as a borrowed name («گوگل», «Київ») in an article stays below it.
_SHARE = 0.01
_ARABIC_LETTERS = {
    "ckb": re.compile("[ێۆڵڕە]"),
    "ps": re.compile("[ټډړښځڅېۍ]"),
    "ur": re.compile("[ٹڈڑںےہ]"),
    "fa": re.compile("[پچژگیک]"),
}
_CYRILLIC_LETTERS = {
    "kk": re.compile("[әғқңөұүһ]", re.IGNORECASE),
    "be": re.compile("[ў]", re.IGNORECASE),
    "uk": re.compile("[іїєґ]", re.IGNORECASE),
    "mk": re.compile("[ѓќѕ]", re.IGNORECASE),
    "sr": re.compile("[ђћјљњџ]", re.IGNORECASE),
}
_BULGARIAN = re.compile("ъ", re.IGNORECASE)
_NOT_BULGARIAN = re.compile("[ыэё]", re.IGNORECASE)

_ARABIC_SIGNS = re.compile(r"[ةأإىيك]|\bال")
_PERSIAN_WORDS = re.compile(r"\b(?:است|این|که|را|از|می|های|برای|شد|کرد|خود)\b")
_WORD = re.compile(r"[^\W\d_]+")
_SMALL_WORDS = {
    "en": "the of and to in is that for on with was as by it from at are has have his an",
    "fr": "le la les des du et est une un dans pour que qui sur au aux avec par pas ce",
    "de": "der die das und ist nicht ein eine den dem mit von zu auf für im des sich als",
    "es": "el la los las de que y en un una por con para del se su al es lo como",
    "it": "il lo la gli le di che e un una per con del della non è nel si al da",
    "pt": "o a os as de que e do da em um uma para com não no na por dos ao",
    "tr": "ve bir bu için ile da de olarak çok daha olan gibi sonra kadar ne en",
    "pl": "i w na z do się nie że jest to o za po od przez jak jego dla oraz",
    "nl": "de het een en van in is dat op te voor met zijn niet aan er om ook als",
    "id": "yang dan di dengan untuk dari ini itu pada tidak ke dalam adalah akan",
}
_LEAST_SMALL_WORDS = 2
_SMALL = {code: frozenset(words.split()) for code, words in _SMALL_WORDS.items()}


def language_of(text: str) -> str:
    """Give the ISO 639-1 code of a text's language (639-3 where there is none), "" if it has no letters.

    >>> language_of("لافروف: موسكو"), language_of("Лавров"), language_of("Lavrov, 2025"), language_of("5")
    ('ar', 'ru', 'en', '')
    """
    read = _ADDRESS.sub(" ", text[:_READ])
    counts = _letters(read)
    script = max(counts, key=counts.__getitem__)
    if not counts[script]:
        return ""
    if script == "arabic":
        return _arabic(read, counts[script])
    if script == "cyrillic":
        return _cyrillic(read, counts[script])
    return _latin(read) if script == "latin" else script


def _letters(text: str) -> dict[str, int]:
    """Count the letters by script, up to one that has more than half of the text."""
    counts = dict.fromkeys(_SCRIPTS, 0)
    for script, pattern in _SCRIPTS.items():
        counts[script] = sum(map(len, pattern.findall(text)))
        if counts[script] * 2 > len(text):
            break
    if counts["ja"]:
        counts["ja"] += counts["zh"]
    return counts


def _arabic(text: str, letters: int) -> str:
    found = _told(_ARABIC_LETTERS, text, letters)
    if found == "fa" and len(_ARABIC_SIGNS.findall(text)) > len(_ARABIC_LETTERS["fa"].findall(text)):
        return "fa" if len(_PERSIAN_WORDS.findall(text)) * 50 > letters else "ar"
    return found or "ar"


def _cyrillic(text: str, letters: int) -> str:
    if found := _told(_CYRILLIC_LETTERS, text, letters):
        return found
    hard = len(_BULGARIAN.findall(text)) > _SHARE * letters
    return "bg" if hard and not _NOT_BULGARIAN.search(text) else "ru"


def _told(telling: Mapping[str, re.Pattern[str]], text: str, letters: int) -> str:
    return next((code for code, pattern in telling.items() if len(pattern.findall(text)) > _SHARE * letters), "")


def _latin(text: str) -> str:
    words = [word.lower() for word in _WORD.findall(text)]
    scores = {code: sum(word in small for word in words) for code, small in _SMALL.items()}
    best = max(scores, key=scores.__getitem__)
    return best if scores[best] >= _LEAST_SMALL_WORDS else "en"
