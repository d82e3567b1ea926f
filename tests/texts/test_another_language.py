"""Is one more file in bot/texts all that another language needs? French says so, in a copy of the program."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
FRENCH = {
    "language-name": "language-name = Français",
    "start-back": "start-back = Content de vous revoir. Ce que vous suivez est toujours là : /list",
    "sub-done": "sub-done = ✅ Je suis { $query } pour vous",
    "search-title": """search-title = 🔎 { $query } : { $count ->
        [one] { $count } article
       *[other] { $count } articles
    }""",
    "digest-title": "digest-title = <b>Votre résumé</b> · { $date }",
    "settings-language": "settings-language = Langue : { $language }",
    "trend-title": "trend-title = Articles par jour",
    "text-only": "",  # is missing: said in English
    "press-old": "press-old = Ce bouton { vient",  # is broken: said in English
}
SCRIPT = """
import asyncio, json
from bot.chats.joining import join
from bot.settings import LANGUAGES
from bot.texts.say import missing, say
from bot.trend.drawing import draw, figure
from handlers.tg.menus import set_menus
from telegram import BotDescription, BotShortDescription
from tests.conversation import Conversation, plain
from tests.trend.shapes import one_line

class Menus:
    def __init__(self): self.codes = []
    async def get_my_commands(self, scope, language_code): return ()
    async def set_my_commands(self, commands, scope, language_code): self.codes.append(language_code)
    async def get_my_short_description(self, language_code): return BotShortDescription("")
    async def set_my_short_description(self, text, language_code): pass
    async def get_my_description(self, language_code): return BotDescription("")
    async def set_my_description(self, text, language_code): pass

async def main():
    talk = await Conversation().open()
    chat = await join(talk.desk, 9, "private", "fr-CA")
    other = await join(talk.desk, 10, "private", "de")
    told = {"languages": LANGUAGES, "chat": chat.language, "other": other.language}
    told["first"] = await talk.says("/sub Lavrov", chat_id=9)
    told["back"] = await talk.says("/start", chat_id=9)
    talk.site.publish("Lavrov est au Caire", "Lavrov a dit oui.")
    for _ in range(3):  # looks at a source are not to the second
        await talk.read()
    told["search"] = await talk.says("/search Lavrov", chat_id=9)
    told["digest"] = await talk.says("/digest", chat_id=9)
    told["settings"] = await talk.says("/settings", chat_id=9)
    await talk.says("/settings language English", chat_id=9)
    told["again"] = await talk.says("/settings language français", chat_id=9)
    await talk.says("/settings language", chat_id=9)
    await talk.says("/lang", chat_id=9)
    told["buttons"] = talk.buttons
    menus = Menus()
    await set_menus(menus, talk.settings)
    told["menus"] = menus.codes
    told["missing"] = sorted(missing("fr"))
    told["instead"] = [plain(say("fr", "text-only")), plain(say("fr", "press-old"))]
    told["counts"] = [plain(say("fr", "search-title", query="x", count=n)) for n in (0, 1, 2)]
    told["picture"] = figure(one_line(), language="fr").texts[0].get_text()
    told["png"] = len(draw(one_line(), language="fr"))
    print(json.dumps(told))

asyncio.run(main())
"""


def french() -> str:
    """Give the English file with a few French sentences."""
    text = (ROOT / "bot/texts/en.ftl").read_text("utf-8")
    for key, sentence in FRENCH.items():
        text, changed = re.subn(
            rf"^{key} =.*?(?=^\S)(?!^\}})", f"{sentence}\n", text, flags=re.MULTILINE | re.DOTALL
        )
        assert changed == 1, key
    return text


@pytest.fixture(scope="module")
def told(tmp_path_factory):
    """Give what a copy of the program with one more file says."""
    tree = tmp_path_factory.mktemp("copy")
    for room in ("bot", "handlers", "storage"):
        shutil.copytree(ROOT / room, tree / room, ignore=shutil.ignore_patterns("__pycache__"))
    (tree / "tests/trend").mkdir(parents=True)
    for name in ("__init__.py", "conversation.py", "trend/shapes.py"):
        shutil.copy(ROOT / "tests" / name, tree / "tests" / name)
    (tree / "bot/texts/fr.ftl").write_text(french(), "utf-8")
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT], cwd=tree, capture_output=True, text=True, check=False, timeout=100
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def test_a_file_is_all_that_a_language_needs(told):
    assert told["languages"] == ["ar", "en", "fr", "ru"]
    assert (told["chat"], told["other"]) == ("fr", "ar")
    assert "Français" in told["buttons"]
    assert "fr" in told["menus"]


def test_a_chat_in_french_is_answered_in_french(told):
    assert told["first"].startswith("✅ Je suis Lavrov pour vous")
    assert told["back"] == "Content de vous revoir. Ce que vous suivez est toujours là : /list"
    assert "Votre résumé · lundi 23 novembre" in told["digest"]
    assert "Langue : Français" in told["settings"]
    assert "Langue : Français" in told["again"]
    assert told["picture"] == "Articles par jour"
    assert told["png"] > 10_000


def test_counts_follow_the_rules_of_the_language(told):
    assert "🔎 Lavrov : 1 article" in told["search"]
    assert [each.partition(": ")[2] for each in told["counts"]] == ["0 article", "1 article", "2 articles"]


def test_what_is_missing_is_said_in_english_and_can_be_listed(told):
    assert told["missing"] == ["press-old", "text-only"]
    assert told["instead"][0].startswith("I read words only.")
    assert told["instead"][1].startswith("This button is from an older message.")
