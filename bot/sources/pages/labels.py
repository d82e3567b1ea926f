"""Which lines begin with a label? Pure: «المصدر: صدى البلد» in, the label and its value out.

Sites write these labels with or without colon, hamza and vowel marks; they are compared by fold keys.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import Enum, auto
from typing import NamedTuple

from bot.text.tokens import WORD, Token, tokens, words


class Label(Enum):
    """What a labelled line holds."""

    DATE = auto()
    SOURCE = auto()
    TAGS = auto()
    RELATED = auto()
    END = auto()  # the article is over and nothing that follows belongs to it


class Labelled(NamedTuple):
    """A line's label; `value` is what stands behind it, `is_sure` says that a colon or nothing follows."""

    label: Label
    value: str
    is_sure: bool


_WORDS = {
    Label.DATE: """
        تاريخ النشر، تاريخ نشر الخبر، تاريخ الاضافه، تاريخ الخبر، تاريخ المقال، نشر بتاريخ، نشر في، نشرت في
        نشر يوم، تم النشر في، تم النشر، تاريخ ووقت النشر، وقت النشر، اخر تحديث، published on، published at
        published، posted on، publication date، date published، publish date، дата публикации، опубликовано
        дата، date، التاريخ
    """,
    Label.SOURCE: "المصدر، مصدر الخبر، مصدر المقال، المصادر، source، sources، источник، источники",
    Label.TAGS: """
        كلمات دلاليه، الكلمات الدلاليه، كلمات مفتاحيه، الكلمات المفتاحيه، كلمات البحث، الوسوم، وسوم، التاجات
        تاجات، تاغات، الهاشتاج، العلامات، علامات، مواضيع الخبر، tags، keywords، key words، topics، теги
        тэги، метки، ключевые слова، хештеги
    """,
    Label.RELATED: """
        اقرا ايضا، اقرا ايضا في، اقراء ايضا، اقرءوا ايضا، اقراوا ايضا، اقرا كذلك، اقرا المزيد، اقرا عن
        اقرا اكثر، طالع ايضا، شاهد ايضا، تابع ايضا، اخبار ذات صله، مواضيع ذات صله، موضوعات ذات صله
        مقالات ذات صله، ذات صله، مواضيع متعلقه، موضوعات متعلقه، اخبار متعلقه، مقالات متعلقه، مواضيع مشابهه
        اخبار مشابهه، قد يعجبك ايضا، قد يهمك ايضا، قد يهمك، ربما يعجبك، للاستزاده، للمزيد اقرا، read also
        also read، see also، read more، read next، related، related articles، related news، related stories
        related topics، more on this story، you may also like، читайте также، читать также، смотрите также
        الاكثر قراءه، الاكثر مشاهده، الاكثر تفاعلا، most read، most popular، самое читаемое
        по теме، материалы по теме، похожие новости، ещё по теме، еще по теме، другие новости
    """,
    Label.END: """
        التعليقات، اترك تعليقا، اترك ردا، اضف تعليق
        جميع الحقوق محفوظه، حقوق النشر، comments، leave a comment، leave a reply
        all rights reserved، комментарии، оставить комментарий، все права защищены
    """,
}
_TABLE = {
    tuple(word.strip().split()): label
    for label, lines in _WORDS.items()
    for line in lines.strip().splitlines()
    for word in line.split("،")
}
_LONGEST = max(map(len, _TABLE))
_FIRST_WORDS = frozenset(label[0] for label in _TABLE)
_HEAD = 80  # letters in which a label stands
_COLON = re.compile(r"\s*[:：|›»]\s*|\s*[-–—]\s+|\s+[-–—]")
_ENDS = (":", "：")
_TRIM = " \t\u00a0\u200e\u200f*_[]"
_MOST_WITHOUT_COLON = {Label.SOURCE: 4, Label.DATE: 12, Label.TAGS: 60, Label.RELATED: 25, Label.END: 6}
_ALONE = "المصدر"  # the one label of one word that sites write without a colon
_BUTTONS = {("اقرا", "المزيد"), ("read", "more")}  # alone they open the article itself
_SENTENCE_END = (".", "!", "؟", "?", "…")


def label_of(line: str) -> Labelled | None:
    """Give a line's label and value, None if it has no label.

    Without a colon a label has to be of several words, or «المصدر», and its value no sentence.

    >>> label_of("كلمات دلالية لافروف")
    Labelled(label=<Label.TAGS: 3>, value='لافروف', is_sure=False)
    >>> label_of("المصدر الأمني أكد أن العملية انتهت.") is None
    True
    """
    if not _may_have_label(line):
        return None
    first = tokens(line[:_HEAD])[: _LONGEST + 1]
    return _label_at(line, first) if first else None


def _may_have_label(line: str) -> bool:
    """Tell by the first word whether there can be a label: nearly all lines are told apart by it."""
    word = WORD.search(line, 0, _HEAD)
    first = words(word[0]) if word else ()
    return not first or first[0].fold in _FIRST_WORDS


def _label_at(line: str, words: Sequence[Token]) -> Labelled | None:
    for length in range(min(_LONGEST, len(words)), 0, -1):
        label = _TABLE.get(tuple(token.fold for token in words[:length]))
        if label is not None:
            is_apart = length > 1 or words[0].fold == _ALONE
            is_button = tuple(token.fold for token in words[:length]) in _BUTTONS
            return _labelled(label, line[words[length - 1].end :], is_apart=is_apart, is_button=is_button)
    return None


def _labelled(label: Label, rest: str, *, is_apart: bool, is_button: bool) -> Labelled | None:
    colon = _COLON.match(rest)
    value = (rest[colon.end() :] if colon else rest).strip(_TRIM)
    if not value and is_button:
        return None
    if colon or not value:
        return Labelled(label, value, is_sure=True)
    is_short = len(value.split()) <= _MOST_WITHOUT_COLON[label] and not value.endswith(_SENTENCE_END)
    is_meant = label is not Label.DATE or any(map(str.isdigit, value))
    return Labelled(label, value, is_sure=False) if is_apart and is_short and is_meant else None


def parted(line: str) -> list[str]:
    """Part a line that begins with a label wherever another label with its colon follows.

    >>> parted("المصدر: صدى البلد كلمات دلالية: لافروف")
    ['المصدر: صدى البلد', 'كلمات دلالية: لافروف']
    """
    if label_of(line) is None:
        return [line]
    words = tokens(line)
    cuts = [0]
    for at in range(1, len(words)):
        found = _label_at(line, words[at : at + _LONGEST])
        if found is not None and found.is_sure and (found.value or line.rstrip().endswith(_ENDS)):
            cuts.append(words[at].start)
    return [line[start:end].strip() for start, end in zip(cuts, [*cuts[1:], len(line)], strict=True)]
