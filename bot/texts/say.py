"""What is said, in the person's language?

Sentences live in `<language>.ftl` (Project Fluent): one more file with the same keys adds a language, and nothing
else is needed; its `language-name` is what the language calls itself.
Fluent isolates each value (U+2068…U+2069), which keeps names and numbers in their place in right-to-left
lines; so addresses never go in as values.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import TYPE_CHECKING

from bot.errors import FetchError, MujazError, SourceError
from bot.texts.markup import Html, escape

if TYPE_CHECKING:
    from fluent.runtime import FluentBundle
    from fluent.runtime.resolver import Pattern
    from fluent.syntax.ast import Resource

Say = Callable[..., Html]
FALLBACK = "en"
_FOLDER = files("bot.texts")
_FILE = re.compile(r"[a-z]{2,3}\.ftl")
_NAME = re.compile(r"^language-name *= *\S", re.MULTILINE)


@lru_cache(maxsize=1)
def languages() -> tuple[str, ...]:
    """Give the codes of all languages that have a file which says what its language is called."""
    named = (file.name.removesuffix(".ftl") for file in _FOLDER.iterdir() if _is_language(file))
    return tuple(sorted(named))


def _is_language(file: Traversable) -> bool:
    return bool(_FILE.fullmatch(file.name) and _NAME.search(file.read_text("utf-8")))


@lru_cache(maxsize=16)
def bundle(language: str) -> FluentBundle:
    """Load one language's sentences."""
    from fluent.runtime import FluentBundle  # noqa: PLC0415 (0.1 s that --help need not pay)

    made = FluentBundle([language], use_isolating=True)
    made.add_resource(_sentences(language))
    return made


def _sentences(language: str) -> Resource:
    from fluent.runtime import FluentResource  # noqa: PLC0415 (as above)

    return FluentResource(_FOLDER.joinpath(f"{language}.ftl").read_text("utf-8"))


def missing(language: str) -> frozenset[str]:
    """Give the keys of the sentences that a language does not have, so that they are said in English."""
    return _keys(FALLBACK) - _keys(language)


def _keys(language: str) -> frozenset[str]:
    from fluent.syntax.ast import Message  # noqa: PLC0415 (as above)

    return frozenset(
        each.id.name for each in _sentences(language).body if isinstance(each, Message) and each.value
    )


def say(language: str, key: str, /, **values: str | int) -> Html:
    """Give a sentence as Telegram HTML, its values escaped unless they are `Html`.

    What a language has no sentence for is said in English, by English rules. Raises LookupError for an unknown key
    or a value that the sentence wants and did not get.
    """
    speech, pattern = _sentence(language, key)
    given = {name: value if isinstance(value, int) else str(escape(value)) for name, value in values.items()}
    text, errors = speech.format_pattern(pattern, given)
    if errors:
        raise LookupError(f"{language}.ftl, {key!r}: {errors}")
    return Html(text)


def _sentence(language: str, key: str) -> tuple[FluentBundle, Pattern]:
    for speech in (bundle(code) for code in (language, FALLBACK) if code in languages()):
        pattern = speech.get_message(key).value if speech.has_message(key) else None
        if pattern is not None:
            return speech, pattern
    raise LookupError(f"neither {language}.ftl nor {FALLBACK}.ftl has a sentence {key!r}")


def say_error(language: str, error: MujazError) -> Html:
    """Give the sentence that tells a person what went wrong."""
    return say(language, error.text, **error.details)


def why(language: str, error: SourceError) -> Html:
    """Give the sentence that tells a person why a source cannot be read.

    >>> from bot.errors import BlockedHostError
    >>> str(why("ar", BlockedHostError("10.0.0.1 is private", url="http://10.0.0.1/")))
    'هذا العنوان داخلي ولا يمكن متابعته.'
    """
    return say(language, f"fetch-{error.reason}") if isinstance(error, FetchError) else say_error(language, error)


def speaker(language: str) -> Say:
    """Give `say` with its language filled in."""
    return lambda key, /, **values: say(language, key, **values)
