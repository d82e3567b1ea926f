"""Which lines are the site's and not the article's? Pure: "follow us", bylines, captions, share buttons."""

from __future__ import annotations

import re
import unicodedata

from bot.text.normalise import fold

_MOST_WORDS = 22  # a longer line is a paragraph that begins like furniture
_SPACES = re.compile(r"\s+")
_LEADING = re.compile(r"^[^\w@©(]+|^\(+")
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
    r"تشغيل (?:الفيديو|الصوت|المقطع)|النص المسموع|شاهد ?(?:\.\.|:|ايضا|بالفيديو|الفيديو)|مده الفيديو|اضغط للتشغيل",
    r"источник фото|источник изображения|смотрите также|play (?:video|audio)|media caption|listen to|audio ?:",
    # notes of the desk, agencies' codes and addresses
    r"(?:ملاحظه|توضيح|تصحيح|تنويه) (?:من )?(?:ال)?(?:محرر|تحرير)|تنويه ?:|اعداد .{0,60}(?:للنشره|تحرير)|انتهي$",
    r"\(?(?:تغطيه|كتابه|اعداد|تحرير|شارك في)\b.{0,90}\)$",
    r"من (?:\w+ ){1,2}\w+$|(?:\w{1,3}/ ?){1,4}\w{1,3}(?: \w{1,2})?$",
    r"editor'?s?'? note|correction ?:|clarification ?:",
    r"this (?:story|article) (?:has been|was) (?:updated|corrected)",
    r"материал подготовил|от редакции|примечание редакции|исправлено ?:|\S+@\S+\.\w+\W*$|подписка на|тел\.? ?:",
    # consent, notifications, what the page says of itself
    r"خصوصيتك|نحن وشركاءنا|نستخدم ملفات|ملفات تعريف الارتباط|سياسه الخصوصيه|الموافقه علي|فعل(?:وا)? الاشعارات",
    r"تخطي? .{0,40}(?:القراءه|المحتوي)|واصل القراءه|تابع القراءه",
    r"المحتوي (?:يتابع|يستمر)|اعلان(?:$| ?[-–:]| مدفوع| ممول)",
    r"مساحه اعلانيه|لاعلاناتكم|للاعلان (?:معنا|في)|للاشتراك",
    r"للتواصل|سجل (?:بريدك|الان)|موضوعات? (?:ذات صله|متعلقه)",
    r"we (?:use|value) (?:cookies|your privacy)|cookies? (?:policy|settings)|your privacy|accept (?:all )?cookies",
    r"article continues|continue reading|skip (?:past|to|advertisement)",
    r"story continues|most (?:read|viewed|popular)",
    r"get (?:the|our) .{0,40}newsletter|our newsletter|key points$|summary$|at a glance$|more on this|in pictures",
    r"просмотр(?:ов|ы) ?:|комментари(?:ев|и) ?:|время чтения",
    r"понравилась (?:новость|статья)|поделись|мы используем",
    r"на правах рекламы|рекламодатель|erid|главное за|самое читаемое|следующая новость|перейти к",
    r"منذ \d+ \w+$|قبل \d+ (?:دقيقه|ساعه|ساعات|يوم|ايام)$|\d+ \w+ ago$|\d+ \w+ назад$",
    r"جميع الحقوق|حقوق (?:النشر|الطبع)|все права|эксклюзив$",
    # the page's own figures
    r"\d+ (?:دقيقه|دقاءق) ل?ل?قراءه|وقت القراءه|مده القراءه|قراءه \d+|\d+ min(?:ute)?s? read",
    r"\d+ (?:views|مشاهد)",
    r"عدد (?:المشاهدات|القراءات|الزيارات)|(?:اخر )?تحديث(?: في)? ?:|last updated|updated ?:|обновлено",
    r"التعليقات$|اترك تعليق|اضف تعليق|leave a|comments$|комментарии|الرءيسيه(?:$| [»>/|])|home(?:$| [»>/|])",
)
_FURNITURE = re.compile("|".join(f"(?:{pattern})" for pattern in _STARTS))
_ANYWHERE = re.compile(r"unsubscribe at any|in your inbox|الغاء الاشتراك في|отписаться (?:можно )?в любо")
_CREDIT = re.compile(r"(?:رويترز|reuters|afp|getty|اف ب|ا ف ب|ap|epa|рейтер) ?[/|].{0,40}$|@\w+$")


def is_furniture(line: str) -> bool:
    """Say whether a line is furniture; a line without letters and digits is.

    >>> is_furniture("تابعونا على فيسبوك"), is_furniture("كتب: أحمد"), is_furniture("قال الوزير إن العمل مستمر")
    (True, True, False)
    """
    if line.count(" ") > 2 * _MOST_WORDS:
        return False
    key = _SPACES.sub(" ", fold(line)).strip()
    if not _EDGES.sub("", key):
        return True
    if len(key.split()) > _MOST_WORDS:
        return False
    inner = _LEADING.sub("", key)
    return bool(_FURNITURE.match(inner) or _CREDIT.match(inner) or _ANYWHERE.search(inner) or _is_flagged(line))


def _is_flagged(line: str) -> bool:
    """Say whether a line begins with a picture and ends no sentence: an offer or a caption of a channel."""
    return unicodedata.category(line.strip()[0]) == "So" and line.rstrip()[-1] not in ".!?…؟"
