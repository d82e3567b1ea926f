"""Which lines are the site's and not the article's? Pure: "follow us", bylines, captions, share buttons."""

from __future__ import annotations

import re

from bot.text.normalise import fold

_MOST_WORDS = 22  # a longer line is a paragraph that begins like furniture
_SPACES = re.compile(r"\s+")
_EDGES = re.compile(r"^[\W_]+|[\W_]+$")

# Fold keys with which such a line begins.
_STARTS = (
    # follow, share, subscribe
    r"تابعوا?نا|تابعوا? (?:اخر|اهم|احدث|كل|المزيد|اخبار|حساب|قناه|صفحه)|تابع (?:اخر|احدث|اهم|كل|المزيد|قناه)",
    r"شاركوا?\b.{0,30}$|شارك (?:هذا|هذه|الخبر|المقال|علي|مع)|مشاركه\b.{0,30}$|انسخ الرابط|نسخ الرابط",
    r"اشترك(?:وا)? (?:في|الان|معنا|ب)|انضم(?:وا)? (?:الي|الينا)|حمل(?:وا)? (?:ال)?تطبيق|اضغط(?:وا)? هنا",
    r"انقر(?:وا)? هنا|للمزيد (?:من|عبر|اضغط|تابع)|لمتابعه (?:اخر|اهم|احدث|المزيد)|لمزيد من (?:الاخبار|التفاصيل)",
    r"لمشاهده|لقراءه (?:المزيد|المقال|الخبر)|اقرا المزيد$|المزيد$|طباعه$|ارسال$|حفظ$|تكبير الخط|استمع",
    r"follow (?:us|@|our)|share (?:this|on|via)|share$|subscribe|sign up|join (?:us|our)|click here|read more$",
    r"download (?:the|our) app|advertisement|advertising|sponsored|listen to this|print$|copy link|save$|email$",
    r"подписывай|подпишит|подписаться|читайте (?:нас|наш)|следите за|поделиться|реклама$|наш канал",
    # bylines and credits
    r"كتبت? ?[:/\-–].{0,60}$|كتبت?:|تحرير ?[:/\-–]|اعداد ?[:/\-–]|ترجمه ?[:/\-–]|بقلم ?[:/\-–]|بقلم .{0,40}$",
    r"تصوير ?[:/\-–]|المحرر ?[:/\-–]|مراسل\S* ?[:/\-–]|حرره ?[:/\-–]|متابعه ?[:/\-–]",
    r"by [a-z.'\- ]{3,60}$|(?:reporting|writing|editing|additional reporting|written|edited) by",
    r"автор ?:|текст ?:|корреспондент ?:|редактор ?:",
    # captions
    r"صوره ?[:(]|الصوره ?:|صوره (?:ارشيفيه|من |تعبيريه|توضيحيه).{0,40}$|ارشيفيه$|\(?الصوره من|مصدر الصوره",
    r"فيديو ?[:/]|شاهد الفيديو|تعليق الصوره|image (?:source|caption|credit)|photo(?:graph)? ?[:/]|photo by",
    r"file photo|credit ?:|getty images|video ?:|watch ?:|фото ?:|© |\(c\)|copyright|all rights|видео ?:",
    r"جميع الحقوق|حقوق (?:النشر|الطبع)|все права|эксклюзив$",
    # the page's own figures
    r"\d+ (?:دقيقه|دقاءق) ل?ل?قراءه|وقت القراءه|مده القراءه|قراءه \d+|\d+ min(?:ute)?s? read",
    r"\d+ (?:views|مشاهد)",
    r"عدد (?:المشاهدات|القراءات|الزيارات)|(?:اخر )?تحديث(?: في)? ?:|last updated|updated ?:|обновлено",
    r"التعليقات$|اترك تعليق|اضف تعليق|leave a|comments$|комментарии|الرءيسيه(?:$| [»>/|])|home(?:$| [»>/|])",
)
_FURNITURE = re.compile("|".join(f"(?:{pattern})" for pattern in _STARTS))
_CREDIT = re.compile(r"(?:رويترز|reuters|afp|getty|اف ب|ا ف ب|ap|epa|рейтер) ?[/|].{0,40}$|@\w+$")


def is_furniture(line: str) -> bool:
    """Say whether a line is furniture; a line without letters and digits is.

    >>> is_furniture("تابعونا على فيسبوك"), is_furniture("كتب: أحمد"), is_furniture("قال الوزير إن العمل مستمر")
    (True, True, False)
    """
    key = _SPACES.sub(" ", fold(line)).strip()
    if not _EDGES.sub("", key):
        return True
    if len(key.split()) > _MOST_WORDS:
        return False
    inner = key.lstrip("-–—*•●▪►«»\"'([#>|:،. ")
    return bool(_FURNITURE.match(inner) or _CREDIT.match(inner))
