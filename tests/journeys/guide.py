"""How do journeys read in the guide? Pure: scripts in, a page of Markdown a language out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from tests.journeys.script import Event, Script, Step
from tests.journeys.stage import PEOPLE

TITLES = {"ar": "محادثات مع موجز", "en": "Conversations with Mujaz", "ru": "Разговоры с Муджазом"}
NOTE = "Written by `python -m tests.journeys` from what the program said; the news in it was invented for it."
_ACTS = (
    (r"it is (.+)", r"🕗 \1"),
    (r"(\d+ (?:minute|hour|day)s?) pass(?:es)?", r"⏳ \1"),
    (r"the program is killed(?: and started again)?", "🔌"),
    (r"the program is started", "🔌 ✓"),
    (r"shares the place (.+)", r"📍 \1"),
    (r"sends (?:back )?the (?:file|list)(.*)", r"📎\1"),
    (r"types inline:(?: (.+))?", r"@mujaz_bot \1"),
    (r'adds the bot to the (?:basic )?(?:group|forum) \w+ "(.+)"', r"➕ 👥 \1"),
    (r'adds the bot to the channel \w+ "(.+)"', r"➕ 📢 \1"),
    (r'goes to the topic "(.+)" of \w+', r"💬 \1"),
    (r"looks at the menu(?: of \w+)?", "☰"),
    (r"opens the link of .+", "🔗 t.me/mujaz_bot?start=…"),
    (r'(?:"(.+?)"|the site) breaks', r"📰 ⚠ \1"),
    (r'(?:"(.+?)"|the site) recovers', r"📰 ✓ \1"),
    (r"the disk is full", "💾 ⚠"),
    (r"the disk has room again", "💾 ✓"),
    (r"Telegram loses (\d+) answers?", r"📡 ⚠ \1"),
)
_BUTTONS = re.compile(r"\[[^\[\]*]+\](?:\([^)]*\))?(?: \[[^\[\]*]+\](?:\([^)]*\))?)*")
_BUTTON = re.compile(r"\[([^\[\]]+)\](?:\([^)]*\))?")
_LINK = re.compile(r"\[((?:[^\[\]]|\[[^\[\]]*\])+)\]\(https?://news\.example[^)]*\)")
_PLAIN_MARKS = re.compile(r"([<>#|~])")


def page(language: str, scripts: Iterable[Script]) -> str:
    """Give the page of a language."""
    parts = [f"# {TITLES[language]}", f"<!-- {NOTE} -->", *(part for each in scripts for part in _journey(each))]
    return "\n\n".join(parts) + "\n"


def _journey(script: Script) -> Iterator[str]:
    yield f"## `{script.name}`"
    yield " ".join(line.lstrip("# ") for line in script.heading)
    if script.language == "ar":
        yield '<div dir="rtl">'
    pictures = 0
    for step in script.steps:
        yield _done(script.language, step)
        for event in step.events:
            has_picture = any(_is_picture(line) for line in event.lines)
            pictures += has_picture
            yield _said(event, f"pictures/{script.name}-{pictures}.{script.language}.png" if has_picture else "")
    if script.language == "ar":
        yield "</div>"


def _done(language: str, step: Step) -> str:
    who = step.who.capitalize() or PEOPLE[language]
    if step.sign == "*":
        return f"_{_act(step.words)}_"
    if pressed := re.fullmatch(r"\[(.+)\]", step.words):
        return f"**{who}:** {_key(pressed[1])}"
    return f"**{who}:** " + "  \n".join(map(_escaped, step.words.split("\n")))


def _act(words: str) -> str:
    if published := re.fullmatch(r'(?:"(.+?)"|the site) publishes: (.+)', words, re.DOTALL):
        titles = "; ".join(line.partition("|")[0].strip() for line in published[2].split("\n"))
        return _escaped(f"📰 {titles} ({published[1] or ''})".removesuffix(" ()"))
    for pattern, shown in _ACTS:
        if found := re.fullmatch(pattern, words, re.DOTALL):
            return _escaped(found.expand(shown).replace(" ()", "").strip())
    return _escaped(words)


def _said(event: Event, picture: str) -> str:
    sign = {"~": "✎ ", "!": "🛈 ", "x": "✗ "}.get(event.sign, "")
    place = f"**{event.where}** " if event.where else ""
    lines = [f"![]({picture})" if _is_picture(line) else _line(line) for line in event.lines]
    lines[0] = f"{place}{sign}{lines[0]}"
    return "\n".join(f"> {line}  ".rstrip() if not line else f"> {line}  " for line in lines)


def _is_picture(line: str) -> bool:
    return line.startswith("📎") and line.endswith(".png")


def _line(line: str) -> str:
    if _BUTTONS.fullmatch(line):
        return " ".join(_key(found[1]) for found in _BUTTON.finditer(line))
    return _escaped(_LINK.sub(r"\1", line))


def _key(label: str) -> str:
    return f"<kbd>{_escaped(label)}</kbd>"


def _escaped(text: str) -> str:
    return _PLAIN_MARKS.sub(r"\\\1", text)
