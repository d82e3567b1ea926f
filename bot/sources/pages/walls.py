"""Does a page show its article, or what stands in front of it? Paragraphs in, those of the article out.

In front stand a question for consent, a check for robots, an offer to subscribe.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.text.normalise import fold

# Fold keys; each speaks to the reader, as no report on cookies or robots does.
_WALL = re.compile(
    r"نحن وشركاء|وشركاءنا|خصوصيتك|علي جهازك|اقبل الكل|قبول ملفات تعريف الارتباط"
    r"|(?:نستخدم|يستخدم موقعنا|موقعنا يستخدم).{0,60}(?:ملفات تعريف الارتباط|كوكيز)"
    r"|(?:فعل|تفعيل|تشغيل) (?:ال)?جافا ?سكر[يب]|تاكد من انك لست|انك لست (?:روبوت|برنامج)"
    r"|we and our (?:\d+ )?partners|our (?:\d+ )?partners|on your device|your privacy choices"
    r"|(?:we|site) uses? cookies|accept all|checking your browser|(?:enable|requires?|turn on) javascript"
    r"|javascript (?:is|must be) (?:disabled|enabled)|ray id"
    r"|(?:you are|you're) (?:a )?(?:human|not a (?:robot|bot))|unusual traffic|verify(?:ing)? (?:that )?you"
    r"|(?:мы|сайт) использу(?:ем|ет) (?:файлы )?cookie|включите javascript|что вы не робот|на вашем устройстве"
    r"|наши партнеры"
)
_PAYWALL = re.compile(
    r"للمشتركين (?:فقط|حصر)|(?:محتوي|مقال|المقال|المحتوي|ماده) (?:خاص|حصري|متاح)\w* (?:ل|ب)\w*مشتركين"
    r"|اشتراك (?:شهري|سنوي)"
    r"|(?:اشترك|سجل|سجلوا|اشتركوا).{0,30}(?:لقراءه|لتقرا|لمواصله|لمتابعه القراءه|للمتابعه)|هل انت مشترك"
    r"|لديك (?:حساب|اشتراك)|(?:for|to) subscribers(?: only)?\b|subscriber[- ]only"
    r"|already (?:a subscriber|have an account|subscribed)"
    r"|(?:subscribe|sign in|log in|register) (?:now )?to (?:continue|read|keep)|start your (?:free )?trial"
    r"|to continue reading|только (?:для|по) подпис|доступ\w* (?:только )?(?:подписчик|по подписке)"
    r"|(?:оформите|купите) подписку|уже подписан"
)
_MOST_PARAGRAPHS = 8
_MOST_OF_THEM = 0.6  # of the letters
_LONGEST_WALL = 2500  # letters
_LAST = 5  # lines at the end, where an offer stands
_LONGEST_OFFER = 200  # letters


def without_walls(body: Sequence[str]) -> tuple[str, ...]:
    """Give the paragraphs above an offer to subscribe; none of a page that only asks for consent or for a robot.

    >>> without_walls(("وصل الوزير إلى القاهرة صباحا.", "هذا المحتوى للمشتركين فقط", "اشتراك شهري بثلاثة دنانير"))
    ('وصل الوزير إلى القاهرة صباحا.',)
    """
    letters = sum(map(len, body))
    may_be_wall = 0 < len(body) <= _MOST_PARAGRAPHS and letters <= _LONGEST_WALL
    if may_be_wall and sum(len(text) for text in body if _WALL.search(fold(text))) > _MOST_OF_THEM * letters:
        return ()
    first = max(1, len(body) - _LAST)
    end = next((at for at in range(first, len(body)) if _is_offer(body[at])), len(body))
    return tuple(body[:end])


def _is_offer(text: str) -> bool:
    return len(text) <= _LONGEST_OFFER and _PAYWALL.search(fold(text)) is not None
