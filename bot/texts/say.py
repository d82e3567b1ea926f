"""What is said, in the person's language?

Sentences live in `<language>.ftl` (Project Fluent): one file with the same keys adds a language.
Fluent isolates each value (U+2068…U+2069), which keeps names and numbers in their place in right-to-left
lines; so addresses never go in as values.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING

from bot.errors import FetchError, MujazError, SourceError
from bot.texts.markup import Html, escape

if TYPE_CHECKING:
    from fluent.runtime import FluentBundle

Say = Callable[..., Html]
_FOLDER = files("bot.texts")


@lru_cache(maxsize=1)
def languages() -> tuple[str, ...]:
    """Give the codes of all languages that have a file."""
    return tuple(sorted(f.name.removesuffix(".ftl") for f in _FOLDER.iterdir() if f.name.endswith(".ftl")))


@lru_cache(maxsize=16)
def bundle(language: str) -> FluentBundle:
    """Load one language's sentences."""
    from fluent.runtime import FluentBundle, FluentResource  # noqa: PLC0415 (0.1 s that --help need not pay)

    made = FluentBundle([language], use_isolating=True)
    made.add_resource(FluentResource(_FOLDER.joinpath(f"{language}.ftl").read_text("utf-8")))
    return made


def say(language: str, key: str, /, **values: str | int) -> Html:
    """Give a sentence as Telegram HTML, its values escaped unless they are `Html`.

    Raises LookupError for an unknown key or a value that the sentence wants and did not get.
    """
    speech = bundle(language)
    pattern = speech.get_message(key).value if speech.has_message(key) else None
    if pattern is None:
        raise LookupError(f"{language}.ftl has no sentence {key!r}")
    given = {name: value if isinstance(value, int) else str(escape(value)) for name, value in values.items()}
    text, errors = speech.format_pattern(pattern, given)
    if errors:
        raise LookupError(f"{language}.ftl, {key!r}: {errors}")
    return Html(text)


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
