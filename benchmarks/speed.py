"""How long do lead and tags take, beside sumy's LexRank lead alone? One core, the articles of EASC.

sumy is used as its documentation shows: with the stemmer of the language, and with its tokenizer of Arabic where
pyarabic is installed (without it, by a regular expression, which is faster).
"""

from __future__ import annotations

import json
import re
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks.leads import paragraphs
from benchmarks.table import DATA, Row
from bot.pipeline.summarise import lead
from bot.pipeline.tag import tags
from bot.sources.values import Page
from bot.text.sentences import sentences

FILES = ("easc-dev.jsonl",)
WORD = re.compile(r"\w+")
ROUNDS = 3


def rows() -> Iterator[Row]:
    articles = [json.loads(line)["text"] for line in (DATA / FILES[0]).read_text("utf-8").splitlines()]
    bodies = [paragraphs(text) for text in articles]
    methods: dict[str, Callable[[list[str]], object]] = {
        "sumy LexRank, lead alone": lex_rank(),
        "first three sentences": lambda body: [s for part in body for s in sentences(part, "ar")][:3],
        "this bot, lead": lambda body: lead(body, language="ar"),
        "this bot, lead and tags": lead_and_tags,
    }
    slowest = 0.0
    for name, method in methods.items():
        milliseconds = 1000 * min(timed(method, bodies) for _ in range(ROUNDS)) / len(bodies)
        slowest = slowest or milliseconds
        value = f"{milliseconds:7.2f} ms an article, {slowest / milliseconds:5.1f} × LexRank"
        yield Row("speed of lead and tags, EASC dev", name, value, "lead and tags ≥ 8 × sumy's LexRank")


def timed(method: Callable[[list[str]], object], bodies: list[list[str]]) -> float:
    started = time.process_time()
    for body in bodies:
        method(body)
    return time.process_time() - started


def lead_and_tags(body: list[str]) -> object:
    return lead(body, language="ar"), tags(Page("", body=tuple(body), language="ar"))


class Words:
    def to_words(self, text: str) -> tuple[str, ...]:
        return tuple(WORD.findall(text))


def words_of_sumy() -> object:
    """Give sumy's own tokenizer of Arabic if what it needs is there, else a regular expression (faster)."""
    from sumy.nlp.tokenizers import Tokenizer

    tokenizer = Tokenizer("arabic")
    try:
        tokenizer.to_words("نص")
    except ValueError:
        return Words()
    return tokenizer


def lex_rank() -> Callable[[list[str]], object]:
    from sumy.models.dom import ObjectDocumentModel, Paragraph, Sentence
    from sumy.nlp.stemmers import Stemmer
    from sumy.summarizers.lex_rank import LexRankSummarizer

    summarizer = LexRankSummarizer(Stemmer("arabic"))
    tokenizer = words_of_sumy()

    def method(body: list[str]) -> object:
        said = [Sentence(text, tokenizer) for part in body for text in sentences(part, "ar")]
        return summarizer(ObjectDocumentModel([Paragraph(said)]), 3)

    return method
