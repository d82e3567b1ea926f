## Names
language-name = العربية

## First minute
start =
    <b>موجز</b> يقرأ الأخبار نيابةً عنك.
    قل لي اسمًا أو موضوعًا: أكتب إليك خلال دقيقة إذا ورد في مقال جديد، وأرسل إليك كل يوم موجزًا قصيرًا.

    أرسل الكلمات كما هي، أو اضغط إحداها:
start-examples = لافروف | الصين | المناخ
start-back = أهلًا بعودتك. ما تتابعه محفوظ كما تركته: /list

help =
    <b>ما أفهمه</b>

    /sub <i>كلمات أو رابط أو @قناة</i> – متابعة اسم أو موضوع أو مصدر
    /list – ما تتابعه: تعديل وإيقاف وحذف
    /unsub <i>كلمات</i> – إلغاء المتابعة
    /digest – الموجز الآن
    /missed – ما جاء في غيابك
    /search <i>كلمات</i> – بحث فيما قرأته حتى الآن
    /sources – ما أقرؤه وحاله
    /import و /export – قوائم OPML
    /settings – اللغة والمنطقة الزمنية ومواعيد الموجز والتنبيهات وساعات الهدوء
    /pause و /resume – استراحة من كل الرسائل، ثم عودة
    /about و /privacy و /forget – من أنا، وما أحفظه، ومحو كل شيء

    <b>كيف تسأل</b>
    <code>وزير الخارجية</code> – الكلمتان معًا
    <code>"وزير الخارجية"</code> – العبارة بهذا الترتيب
    <code>لافروف -رياضة</code> – بلا كلمة بعينها
    <code>موسكو | واشنطن</code> – إحداهما
    <code>=علي</code> – كما كُتبت تمامًا
    <code>~وزير</code> – وصيغها الأخرى: وزراء…
    <code>لافرو*</code> – ما يبدأ بها
    <code>عنوان:لافروف</code> <code>مصدر:رويترز</code> <code>وسم:اقتصاد</code> <code>لغة:عربي</code> – في جزء بعينه
    <code>/مجموعة ال(7|20)/</code> – تعبير نمطي

    أتعرّف على الكلمة مع ما يتصل بها: ولافروف، للافروف، بلافروف، وعلى الاسم بلغات أخرى: Лавров وLavrov.
    ويمكنك أيضًا أن تكتب: «تابع لافروف» و«ألغ لافروف» و«موجز».
about =
    <b>موجز</b>، الإصدار { $version }.
    يقرأ { $feeds ->
        [zero] لا مصادر بعد
        [one] مصدرًا واحدًا
        [two] مصدرين
        [few] { $feeds } مصادر
        [many] { $feeds } مصدرًا
       *[other] { $feeds } مصدر
    } بالعربية والروسية والإنجليزية، ويروي كل خبر بجمل مصدره نفسها دون إضافة.
    قرأ في اليوم الأخير { $articles ->
        [zero] صفر مقالات
        [one] مقالًا واحدًا
        [two] مقالين
        [few] { $articles } مقالات
        [many] { $articles } مقالًا
       *[other] { $articles } مقال
    }.
privacy =
    <b>ما أحفظه عنك</b>
    رقم هذه المحادثة، ولغتك ومنطقتك الزمنية ومواعيدك، وما تتابعه، وآخر كلمات أرسلتها ولم تتابعها، وآخر مصادر سألت عنها، والمقالات التي أرسلتها إليك ما دامت المقالات محفوظة ({ $days ->
        [zero] صفر أيام
        [one] يوم واحد
        [two] يومان
        [few] { $days } أيام
        [many] { $days } يومًا
       *[other] { $days } يوم
    }). لا شيء غير ذلك: لا اسم ولا رقم هاتف ولا رسائل أخرى.

    يستطيع مشغّل هذا البوت أن يطّلع على ذلك، ولا أحد سواه. الأمر /forget يمحو كل شيء فورًا.

## Following
sub-how =
    ماذا أتابع لك؟ اكتبه بعد الأمر، هكذا:
    <code>/sub لافروف</code>
sub-done = ✅ أتابع لك { $query }
sub-exists = أنت تتابع { $query } من قبل. /list
sub-limit = { $count ->
        [zero] لا يمكن المتابعة هنا.
        [one] لديك متابعة واحدة، وهذا هو الحد هنا.
        [two] لديك متابعتان، وهذا هو الحد هنا.
        [few] لديك { $count } متابعات، وهذا هو الحد هنا.
        [many] لديك { $count } متابعة، وهذا هو الحد هنا.
       *[other] لديك { $count } متابعة، وهذا هو الحد هنا.
    } احذف واحدًا من /list ليتسع المكان.
sub-recent = فيما قرأته خلال آخر 24 ساعة: { $count ->
        [zero] لا مقالات.
        [one] مقال واحد.
        [two] مقالان.
        [few] { $count } مقالات.
        [many] { $count } مقالًا.
       *[other] { $count } مقال.
    } الأحدث:
sub-none-yet = لم يرد في آخر 24 ساعة. سأكتب إليك فور وروده.
sub-reading-yet = ما زلت أقرأ المصادر للمرة الأولى. سأكتب إليك فور العثور عليه.
sub-names = وبأسماء أخرى: { $names }
sub-common = ⚠️ يرد هذا في نحو { $percent }% مما أقرؤه. أضف كلمة تضيّقه، أو استبعد كلمة بعلامة ‎-‎ قبلها.
sub-like-function-word = كثيرون يكتبون { $word } كما يكتبون { $like }، وهي في كل مقال. آخذ { $word } وحدها؛ وإن أردتها حرفًا بحرف فاكتب { $strict }
sub-spellings = هل تُكتب أيضًا هكذا؟ اضغط لأبحث عنها معها:
spelling-added = ✅ أبحث الآن عن { $query }
sub-next-digest = الموجز: { $when }.
sub-alerts-off = التنبيهات متوقفة: /settings
sub-paused = أنت في استراحة (/resume)، فلا أرسل شيئًا الآن.
unsub-done = أُلغيت متابعة { $query }
unsub-unknown = أنت لا تتابع { $query }. قائمتك: /list
list-empty =
    لا تتابع شيئًا بعد. أرسل إليّ اسمًا أو موضوعًا، مثل:
    <code>/sub لافروف</code>
list-title = <b>{ $count ->
        [zero] لا تتابع شيئًا
        [one] لديك متابعة واحدة
        [two] لديك متابعتان
        [few] لديك { $count } متابعات
        [many] لديك { $count } متابعة
       *[other] لديك { $count } متابعة
    }</b>
list-hint = اضغط رقمًا لتعديله.
mode-both = تنبيهات وموجز
mode-alert = تنبيهات فقط
mode-digest = الموجز فقط
mode-none = بلا تنبيهات ولا موجز
mode-paused = متوقف
item-gone = لم يعد هذا موجودًا. /list
button-alerts = التنبيهات: { $on ->
        [yes] تعمل
       *[no] متوقفة
    }
button-digest = الموجز: { $on ->
        [yes] يعمل
       *[no] متوقف
    }
button-pause = ⏸ إيقاف مؤقت
button-resume = ▶️ استئناف
button-remove = 🗑 حذف
button-undo = ↩️ تراجع
button-back = رجوع ›
button-follow = ➕ متابعة
button-search = 🔎 بحث
button-earlier = السابق ›
button-later = ‹ التالي
words-offer = { $words }: هل أتابعها لك، أم أبحث عنها فيما قرأته؟
words-gone = لم تعد هذه الكلمات عندي. أرسلها من جديد من فضلك.
words-long = هذا أطول مما أستطيع متابعته (256 حرفًا على الأكثر). أرسل بضع كلمات.
search-how =
    عمَّ أبحث؟ اكتبه بعد الأمر، هكذا:
    <code>/search لافروف</code>
search-none = لا شيء عن { $query } فيما قرأته خلال آخر { $days ->
        [zero] يوم
        [one] يوم
        [two] يومين
        [few] { $days } أيام
        [many] { $days } يومًا
       *[other] { $days } يوم
    }.
search-title = 🔎 { $query }: { $count ->
        [zero] لا مقالات
        [one] مقال واحد
        [two] مقالان
        [few] { $count } مقالات
        [many] { $count } مقالًا
       *[other] { $count } مقال
    }
search-more = هذه أحدثها، وعددها { $shown }.

## Digest and alerts
digest-title = <b>موجزك</b> · { $date }
digest-late = متأخر، فقد كنت غائبًا عند { $time }.
digest-had = وصلتك هذه من قبل:
digest-nothing = لا جديد فيما تتابعه.
digest-nothing-followed = لا تتابع شيئًا بعد، فلا موجز. أرسل إليّ اسمًا أو موضوعًا.
digest-reading = أقرأ المصادر للمرة الأولى ({ $done } من { $total }). يصلك الموجز بعد لحظات.
digest-more = { $count ->
        [zero] لا مقالات أخرى
        [one] مقال آخر
        [two] مقالان آخران
        [few] { $count } مقالات أخرى
        [many] { $count } مقالًا آخر
       *[other] { $count } مقال آخر
    }

## Sources
source-looking = 🔎 أنظر ما في هذا العنوان…
source-slow = لم يجب هذا الموقع خلال { $seconds ->
        [zero] لحظة
        [one] ثانية
        [two] ثانيتين
        [few] { $seconds } ثوانٍ
        [many] { $seconds } ثانية
       *[other] { $seconds } ثانية
    }. حاول مرة أخرى بعد قليل.
source-limit = { $count ->
        [zero] لا يمكن متابعة المصادر هنا.
        [one] تتابع مصدرًا واحدًا، وهذا هو الحد هنا.
        [two] تتابع مصدرين، وهذا هو الحد هنا.
        [few] تتابع { $count } مصادر، وهذا هو الحد هنا.
        [many] تتابع { $count } مصدرًا، وهذا هو الحد هنا.
       *[other] تتابع { $count } مصدر، وهذا هو الحد هنا.
    } احذف واحدًا من /list ليتسع المكان.
source-kind = { $kind ->
        [feed] خلاصة أخبار
        [channel] قناة تيليغرام
        [youtube] قناة يوتيوب
        [sitemap] خريطة موقع
        [section] صفحة أخبار
       *[other] موقع
    }
source-a-day = نحو { $count ->
        [zero] صفر مقالات
        [one] مقال واحد
        [two] مقالين
        [few] { $count } مقالات
        [many] { $count } مقالًا
       *[other] { $count } مقال
    } في اليوم
source-a-week = نحو { $count ->
        [zero] صفر مقالات
        [one] مقال واحد
        [two] مقالين
        [few] { $count } مقالات
        [many] { $count } مقالًا
       *[other] { $count } مقال
    } في الأسبوع
source-seldom = نادرًا ما ينشر
source-newest = الأحدث:
source-empty = لا مقالات فيه الآن.
source-unread = لم أقرأه بعد
source-articles = { $count ->
        [zero] لا مقالات
        [one] مقال واحد
        [two] مقالان
        [few] { $count } مقالات
        [many] { $count } مقالًا
       *[other] { $count } مقال
    } في آخر 24 ساعة
source-read-at = قرأته { $when }
source-has-ended = أزاله موقعه منذ { $when }
source-failing = لا أستطيع قراءته الآن
source-failing-since = لا أستطيع قراءته منذ { $when }
source-last-error = السبب: { $error }
source-exists = أنت تتابعه من قبل.
source-offer-gone = لم يعد هذا المصدر عندي. أرسل رابطه من جديد من فضلك.
source-dismissed = حسنًا، لا أتابع { $source }.
source-next = أقرؤه الآن. كل مقال جديد فيه يصلك تنبيهًا، ويدخل في موجزك.
source-words-next = أقرؤه الآن، وأكتب إليك فور ورود هذه الكلمات فيه.
source-busy = ⚠️ ينشر كثيرًا، فالتنبيهات كثيرة. قد يكفيك الموجز:
source-which-words =
    أي كلمات تهمّك في { $source }؟ أرسلها الآن، وفي المجموعة ردًّا على هذه الرسالة.
    للتراجع: /cancel
source-words-again = أرسل الكلمات مرة أخرى، أو /cancel للتراجع.
source-nameless = هذه القناة بلا اسم عام، فلا أستطيع قراءتها. أعد توجيه منشور من قناة عامة، أو أرسل اسمها هكذا: @name
cancelled = حسنًا، تركته.
cancel-nothing = لا شيء لأتركه.
button-cancel = ✖️ لا، شكرًا
button-only-words = 🔤 بكلمات معيّنة فقط…
button-show-item = ⚙️ إعدادات المتابعة
button-other-feed = 📡 { $name }
button-digest-only = 🔕 الموجز فقط
button-show-source = 📡 المصدر
button-unfollow = ➖ إلغاء المتابعة
button-add-source = ➕ للجميع
button-drop-source = 🗑 حذف من قائمة الجميع
sources-none = لا أقرأ شيئًا بعد. أرسل إليّ رابط موقع أو @قناة.
sources-title = <b>{ $count ->
        [zero] لا مصادر
        [one] مصدر واحد
        [two] مصدران
        [few] { $count } مصادر
        [many] { $count } مصدرًا
       *[other] { $count } مصدر
    } أقرؤها لك</b>، وتتابع منها { $own ->
        [zero] صفرًا
        [one] واحدًا
        [two] اثنين
        [few] { $own }
        [many] { $own }
       *[other] { $own }
    }
sources-hint = اضغط رقمًا لتراه. لمصدر جديد أرسل رابطه أو @اسمه.
source-unknown = لم يعد هذا المصدر موجودًا. /sources
source-added = ✅ { $source } يُقرأ الآن للجميع.
source-added-before = { $source } يُقرأ للجميع من قبل.
source-not-listed = ليس { $words } في قائمة الجميع. /sources
source-dropped = حُذف { $source } من قائمة الجميع. { $count ->
        [zero] لا يتابعه أحد، فلن أقرأه بعد الآن.
        [one] يبقى لمن يتابعه: محادثة واحدة.
        [two] يبقى لمن يتابعه: محادثتان.
        [few] يبقى لمن يتابعه: { $count } محادثات.
        [many] يبقى لمن يتابعه: { $count } محادثة.
       *[other] يبقى لمن يتابعه: { $count } محادثة.
    }
addsource-how =
    أي مصدر أضيف للجميع؟ اكتب رابطه بعد الأمر، هكذا:
    <code>/addsource bbc.com/arabic</code>
delsource-how =
    أي مصدر أحذف من قائمة الجميع؟ اكتب رابطه أو رقمه في /sources بعد الأمر، هكذا:
    <code>/delsource 3</code>
source-ended = ✖ أزال الموقع مصدرًا تتابعه: { $source }. لن يأتي منه جديد ما لم يعد. قائمتك: /sources
source-broken = ⚠ لا أستطيع قراءة مصدر تتابعه: { $source }. { $why } أواصل المحاولة، وحاله في /sources
source-moved = ↪️ انتقل مصدر تتابعه إلى عنوان جديد، وأقرؤه هناك: { $source }
import-how =
    أرسل ملف OPML (‏.opml أو .xml) صدّرته من قارئ آخر، وأتابع لك ما فيه في الموجز بلا تنبيهات، حتى { $most ->
        [zero] صفر مصادر
        [one] مصدر واحد
        [two] مصدرين
        [few] { $most } مصادر
        [many] { $most } مصدرًا
       *[other] { $most } مصدر
    } في المحادثة.
    ولتصدير ما تتابعه: /export
import-no-list = لا أقرأ من الملفات إلا قوائم OPML (‏.opml أو .xml). /import
import-too-large = هذا الملف أكبر من 2 ميغابايت. قسّمه إلى قوائم أصغر.
import-unreadable = ليس هذا ملف OPML سليمًا، أو لا خلاصات فيه.
import-found = { $count ->
        [zero] لم أجد خلاصات.
        [one] وجدت خلاصة واحدة. أتحقق منها…
        [two] وجدت خلاصتين. أتحقق منهما…
        [few] وجدت { $count } خلاصات. أتحقق منها…
        [many] وجدت { $count } خلاصة. أتحقق منها…
       *[other] وجدت { $count } خلاصة. أتحقق منها…
    }
import-progress = تحققت من { $done } من { $total }…
import-followed = ✅ { $count ->
        [zero] لا جديد أتابعه لك.
        [one] أتابع لك مصدرًا جديدًا واحدًا.
        [two] أتابع لك مصدرين جديدين.
        [few] أتابع لك { $count } مصادر جديدة.
        [many] أتابع لك { $count } مصدرًا جديدًا.
       *[other] أتابع لك { $count } مصدر جديد.
    }
import-digest-only = تدخل مقالاتها في موجزك بلا تنبيهات. لتغيير ذلك: /list
import-known = { $count ->
        [zero] لم تكن تتابع منها شيئًا.
        [one] كنت تتابع واحدًا منها من قبل.
        [two] كنت تتابع اثنين منها من قبل.
        [few] كنت تتابع { $count } منها من قبل.
        [many] كنت تتابع { $count } منها من قبل.
       *[other] كنت تتابع { $count } منها من قبل.
    }
import-left-out = { $count ->
        [zero] لم يبقَ شيء خارج الحد.
        [one] بقي مصدر واحد خارج الحد.
        [two] بقي مصدران خارج الحد.
        [few] بقيت { $count } مصادر خارج الحد.
        [many] بقي { $count } مصدرًا خارج الحد.
       *[other] بقي { $count } مصدر خارج الحد.
    } الحد هنا: { $most }.
import-failed = ⚠ { $count ->
        [zero] قرأتها كلها.
        [one] واحد لم أستطع قراءته:
        [two] اثنان لم أستطع قراءتهما:
        [few] { $count } لم أستطع قراءتها:
        [many] { $count } لم أستطع قراءتها:
       *[other] { $count } لم أستطع قراءتها:
    }
import-broken-off = انقطع استيراد قائمتك قبل أن يكتمل. ما أُضيف منها محفوظ؛ أرسل الملف من جديد لأكمل الباقي. /import
export-none = لا تتابع مصدرًا بعد، فلا شيء أصدّره. أرسل إليّ رابط موقع أو @قناة.
export-done = { $count ->
        [zero] لا مصادر
        [one] مصدر واحد تتابعه
        [two] مصدران تتابعهما
        [few] { $count } مصادر تتابعها
        [many] { $count } مصدرًا تتابعها
       *[other] { $count } مصدر تتابعها
    }، لأي قارئ آخر.
file-gone = لم أستطع أخذ الملف من تيليغرام. أرسله من جديد من فضلك.
menu-sources = ما أقرؤه وحاله
menu-import = استيراد قائمة OPML
menu-export = تصدير ما تتابعه من مصادر

## Settings
settings-title = <b>الإعدادات</b>
settings-language = اللغة: { $language }
settings-zone = المنطقة الزمنية: { $zone } (الآن { $time })
settings-times = الموجز: { $times }
settings-no-times = الموجز: بلا موعد
settings-alerts = التنبيهات: { $on ->
        [yes] تعمل
       *[no] متوقفة
    }
settings-quiet = ساعات الهدوء: من { $start } إلى { $end }
settings-no-quiet = بلا ساعات هدوء
settings-next = الموجز القادم: { $when }
button-language = 🌐 اللغة
button-zone = 🕰 المنطقة الزمنية
button-times = 📰 مواعيد الموجز
button-quiet = 🌙 ساعات الهدوء
button-quiet-off = بلا ساعات هدوء
choose-language = بأي لغة أتحدث؟
choose-zone =
    أين أنت؟ اضغط مدينة، أو اكتب منطقتها الزمنية، هكذا:
    <code>/timezone Asia/Muscat</code>
choose-times =
    في أي الساعات يصلك الموجز؟ اختر ما شئت منها. وبالدقائق:
    <code>/settings digest 07:30 18:00</code>
choose-quiet =
    متى تنتظر التنبيهات؟ تصلك بعد ساعات الهدوء. ولساعات أخرى:
    <code>/quiet 22:30-6:00</code>
zone-unknown = لا أعرف المنطقة الزمنية { $zone }. جرّب مدينة قريبة منك، مثل Asia/Riyadh أو Africa/Cairo.
times-unknown = لم أفهم الموعد { $time }. اكتبه هكذا: 08:00، وموعدًا واحدًا على الأكثر في الساعة.
quiet-unknown = لم أفهم هذه الساعات. اكتبها هكذا: 22:00-7:00، أو اكتب off لإلغائها.
settings-unknown =
    لم أفهم «{ $words }». جرّب أحد هذه الأوامر:
    <code>/settings digest 08:00 18:00</code>
    <code>/settings zone Africa/Cairo</code>
    <code>/settings quiet 22:00-7:00</code>
    <code>/settings alerts off</code>
    <code>/settings language en</code>
today-at = اليوم في { $time }
tomorrow-at = غدًا في { $time }
date-at = { $date } في { $time }

## Pictures of counts
trend-title = المقالات في كل يوم
trend-days = من { $first } إلى { $last } حتى الساعة { $time }
trend-day = يوم { $date } حتى الساعة { $time }
stats-title = ما أنجزته
stats-articles = مقالات قرأتها
stats-alerts = تنبيهات أرسلتها
stats-chats = محادثات جديدة

## Deep links
link-long = هذه كلمات أكثر مما يتسع له رابط.
link-broken = ليس هذا من روابطي، أو انقطع جزء منه في الطريق. اطلبه من جديد، أو أرسل إليّ الكلمات نفسها.
link-newer = هذا الرابط أحدث مني ولا أستطيع قراءته بعد. أرسل إليّ الكلمات نفسها من فضلك.

## Breaks and goodbyes
paused = ⏸ أنت في استراحة: لا تنبيهات ولا موجز. ما تتابعه محفوظ. عند عودتك: /resume
resumed = ▶️ أهلًا بعودتك. { $when }
resumed-already = لست في استراحة. { $when }
forget-ask = هل أمحو كل ما يخص هذه المحادثة: ما تتابعه وإعداداتك وما أرسلته إليك؟ لا رجعة في ذلك.
button-forget = نعم، امحُ كل شيء
button-keep = لا، أبقِه
forgotten = مُحي كل شيء. لم أعد أحفظ شيئًا عن هذه المحادثة. للبدء من جديد: /start
forgotten-later = مُحي كل شيء، ولم أعد أستعمل شيئًا عن هذه المحادثة. لكن القرص لم يسمح بعد بتنظيف ملفاته القديمة، فتبقى فيها آثار إلى حينها.
kept = لم يُمحَ شيء.

## When something is wrong
command-unknown = لا أعرف الأمر { $command }. ما أفهمه: /help
press-old = هذا زر من رسالة قديمة. أعد الأمر من فضلك.
text-only = أقرأ الكلمات فقط. أرسل إليّ اسمًا أو موضوعًا.
trouble = حدث خلل عندي وقد سجّلته. حاول مرة أخرى من فضلك.
error-unknown = حدث خلل. حاول مرة أخرى من فضلك.
error-settings = لا يمكن استعمال أحد الإعدادات.
error-source = لا يمكن قراءة { $url } الآن.
error-fetch = لا يصل من { $url } ردّ صالح الآن.
error-blocked-host = هذا العنوان داخلي ولا يمكن متابعته.
error-unreadable = ليس في { $url } خلاصة أخبار ولا مقال.
error-store = تعذّر الحفظ، فلم يتغيّر شيء. حاول مرة أخرى بعد قليل.

## Why a source cannot be read
fetch-private = هذا العنوان داخلي ولا يمكن متابعته.
fetch-port = المنفذ في هذا العنوان ليس لصفحات الويب، فلا أفتحه.
fetch-scheme = ليس هذا عنوان ويب. يبدأ العنوان بـ https:// أو http://
fetch-credentials = في هذا العنوان اسم مستخدم أو كلمة مرور. أرسله بدونهما.
fetch-address = هذا العنوان غير صحيح. تأكد من كتابته.
fetch-redirects = هذا الموقع يحيل من عنوان إلى آخر بلا نهاية.
fetch-too-large = ما يرسله هذا الموقع أكبر مما أستطيع قراءته.
fetch-too-slow = الموقع بطيء الآن ولم يصل ردّه كاملًا في وقته. سأعيد المحاولة.
fetch-damaged = ردّ الموقع ناقص أو تالف. سأعيد المحاولة.
fetch-packed = يضغط الموقع ردّه بطريقة لا أفتحها.
fetch-dns = لا أجد موقعًا بهذا الاسم. تأكد من كتابته.
fetch-refused = لا يردّ أحد على هذا العنوان الآن. سأعيد المحاولة.
fetch-tls = شهادة أمان هذا الموقع لا يمكن الوثوق بها.
fetch-proxy = الوسيط الذي أخرج منه إلى الشبكة لا يعمل الآن. سأعيد المحاولة.
fetch-status-404 = لا شيء في هذا العنوان (404). ربما انتقلت الصفحة.
fetch-status-410 = أزال الموقع هذه الصفحة نهائيًا (410).
fetch-status-4xx = الموقع لا يسمح لي بقراءة هذا العنوان الآن.
fetch-status-5xx = في الموقع عطل الآن. سأعيد المحاولة.
fetch-robots = يطلب الموقع ألا تقرأ البرامج هذه الصفحة (robots.txt)، وأنا أحترم ذلك.
fetch-unreadable = ما جاء من هذا العنوان ليس خلاصة ولا قائمة أخبار أقرؤها.

## Why a query is not understood
query-error-empty = لا كلمة في هذا. اكتب اسمًا أو موضوعًا.
query-error-too-long = هذا أطول مما أستطيع البحث عنه (256 حرفًا على الأكثر).
query-error-too-deep = الأقواس متداخلة أكثر مما ينبغي.
query-error-unclosed-quote = علامة الاقتباس هنا مفتوحة ولم تُغلق.
query-error-unclosed-group = القوس هنا مفتوح ولم يُغلق.
query-error-unexpected-close = القوس هنا مُغلق ولم يُفتح من قبل.
query-error-empty-group = لا شيء بينهما.
query-error-dangling-operator = هذه العلامة لا تعود على شيء.
query-error-only-exclusion = هذا يقول ما أستبعده فقط. أضف ما أبحث عنه.
query-error-one-letter = حرف واحد يرد في كل مقال. اكتب كلمة.
query-error-stop-word = هذه الكلمة ترد في كل مقال تقريبًا. إن كنت تقصدها اسمًا فضع = قبلها.
query-error-only-language = هذا يطلب لغة فقط، وكل المقالات تقريبًا بها. أضف كلمة.
query-error-one-form = العلامتان ~ و* لكلمة واحدة: ~وزير أو وزي*
query-error-short-beginning = اكتب ثلاثة أحرف على الأقل قبل *.
query-error-unknown-field = لا أعرف حقلًا بهذا الاسم. الحقول: عنوان: مصدر: وسم: لغة: — وإن لم تقصد حقلًا فضع مسافة بعد النقطتين.
query-error-nested-field = هنا حقل داخل حقل. اكتبهما متجاورين: عنوان:كلمة مصدر:اسم
query-error-unknown-language = لا أعرف لغة بهذا الاسم. اكتب لغة:عربي أو لغة:روسي أو لغة:إنجليزي.
query-error-unclosed-pattern = يبدأ هنا تعبير نمطي بلا / في آخره.
query-error-bad-pattern = ليس هذا تعبيرًا نمطيًا أفهمه (RE2).
query-error-large-pattern = هذا التعبير النمطي يحتاج ذاكرة أكثر مما ينبغي. اختصره أو قلّل التكرار فيه.
query-error-empty-pattern = هذا التعبير النمطي يطابق الفراغ أيضًا، فيرد في كل مقال.
query-error-hint = هنا: { $query }

## Running the bot
help-operators =
    <b>ما لا يفعله إلا مشغّليّ</b>

    /status – حالي: ما ينتظر، وما تعثّر، وما يحتاج إليك
    /stats – آخر أسبوعين في صورة
    /feeds – كل المصادر وحالها؛ /addsource و/delsource
    /broadcast – قول شيء للجميع
    /ban و/unban و/limit – محادثة تُثقل عليّ
    /allow – السماح لمحادثة حين يكون البوت لمن يُدعى إليه
    /operators – من هم
    /backup – كل ما أحفظه في ملف
claim-how =
    لتصبح مشغّلي أرسل الرمز الذي يظهر في سجلّي عند التشغيل، هكذا:
    <code>/claim ABCD-EFGH-JKLM</code>
claim-done = ✅ أنت الآن مشغّلي، ولم يعد ذلك الرمز صالحًا. حالي: /status
claim-already = أنت مشغّلي من قبل. /status
claim-wrong = ليس هذا هو الرمز. تجده في سجلّي، في السطر الذي فيه /claim.
claim-too-many = محاولات كثيرة. حاول مرة أخرى بعد ساعة.
claim-private = أرسل الرمز في محادثة خاصة معي.
operators-title = <b>مشغّليّ</b>
operators-fixed = { $id } – من الإعدادات (ADMIN_IDS)
operators-claimed = { $id } – منذ { $when }
operators-removed = لم يعد { $id } مشغّلي.
operators-last = أنت مشغّلي الوحيد. من دونك أكتب رمزًا جديدًا في سجلّي عند التشغيل التالي.
button-remove-operator = ➖ { $id }
id-how =
    اكتب رقم المحادثة بعد الأمر، هكذا:
    <code>{ $example }</code>
ban-done = 🚫 حُظرت المحادثة { $id }: لا أسمعها ولا أكتب إليها.
ban-already = المحادثة { $id } محظورة من قبل.
ban-operator = المحادثة { $id } لمشغّل، فلا يمكن حظرها.
ban-none = لا أحد محظور.
ban-title = <b>المحظورون</b>
unban-done = ✅ يمكن للمحادثة { $id } أن تكتب إليّ من جديد.
unban-not = المحادثة { $id } غير محظورة.
button-unban = ✅ { $id }
banned = لا أجيب في هذه المحادثة: سُحب منها الإذن.
limit-done = للمحادثة { $id } أن تتابع، من الكلمات: { $queries }، ومن المصادر: { $sources }.
limit-how =
    كم لمحادثة أن تتابع؟ اكتبه هكذا، و0 يعني الحد المعتاد:
    <code>/limit 123456789 queries=50 sources=10</code>
too-fast = هذا كثير دفعة واحدة. أمهلني دقيقة ثم أسمعك من جديد.
access-list = هذا البوت لمن يُدعى إليه. أعطِ مشغّله هذا الرقم وانتظر الرد: { $id }
notice-knock = المحادثة { $id } تريد أن تستعملني.
button-allow = ✅ اسمح
button-refuse = ✖️ ارفض
allow-done = ✅ للمحادثة { $id } أن تستعملني.
allow-welcome = يمكنك أن تستعملني الآن. /start
refuse-done = ✖️ ليس للمحادثة { $id } أن تستعملني.
allow-none = لا أحد ينتظر السماح.
allow-waiting = <b>ينتظرون السماح</b>
button-allow-id = ✅ { $id }
broadcast-how =
    ماذا أقول للجميع؟ اكتبه بعد الأمر، بالتنسيق الذي تريده:
    <code>/broadcast أغيب الليلة ساعة واحدة.</code>
    أو أرسل /broadcast ردًّا على الرسالة التي تُرسل إلى الجميع. وللغات بعينها: <code>/broadcast ar,ru</code> ثم النص.
broadcast-long = هذا أطول من رسالة واحدة. اختصره من فضلك.
broadcast-nobody = لن يصل إلى أحد: لا محادثة تقبل الإعلانات بهذه اللغات.
broadcast-sample = في الإعلان الحقيقي يوقف هذا الزر الإعلانات في تلك المحادثة.
broadcast-ask = هكذا سيظهر. يصل إلى { $count ->
        [zero] لا أحد
        [one] محادثة واحدة
        [two] محادثتين
        [few] { $count } محادثات
        [many] { $count } محادثة
       *[other] { $count } محادثة
    }، ويستغرق { $time }. أأرسله؟
broadcast-under-a-minute = أقل من دقيقة
broadcast-minutes = نحو { $count ->
        [zero] دقيقة
        [one] دقيقة
        [two] دقيقتين
        [few] { $count } دقائق
        [many] { $count } دقيقة
       *[other] { $count } دقيقة
    }
broadcast-hours = نحو { $count ->
        [zero] ساعة
        [one] ساعة
        [two] ساعتين
        [few] { $count } ساعات
        [many] { $count } ساعة
       *[other] { $count } ساعة
    }
broadcast-progress = 📣 في الطريق: وصل إلى { $sent } من { $made }.
broadcast-making = 📣 أحضّره: { $made } حتى الآن، ووصل منها { $sent }.
broadcast-done = ✅ أُرسل إلى { $count ->
        [zero] لا أحد
        [one] محادثة واحدة
        [two] محادثتين
        [few] { $count } محادثات
        [many] { $count } محادثة
       *[other] { $count } محادثة
    }.
broadcast-stopping = ✋ أوقفه…
broadcast-stopped = ✋ توقّف. وصل من قبل إلى: { $sent }، ولن يصل إلى: { $dropped }.
broadcast-failed = تعذّر وصوله إلى: { $count }
broadcast-doubtful = لا يُعرف هل وصل: { $count } (/status)
broadcast-cancelled = حسنًا، لا يُرسل شيء.
broadcast-gone = لم يعد هذا الإعلان هنا.
broadcast-running = إعلان في الطريق:
button-send-all = 📣 أرسل
button-dont-send = ✖️ لا ترسل
button-stop = ✋ أوقف
button-refresh = 🔄 تحديث
button-no-broadcasts = 🔕 لا أريد مثل هذا
broadcasts-off = 🔕 لا إعلانات في هذه المحادثة بعد الآن. التنبيهات والموجز تأتي كما كانت.
broadcasts-on = 🔔 ستأتي الإعلانات من جديد.
backup-caption = كل ما أحفظه حتى { $when }. احفظه في مكان آمن: فيه ما يتابعه الناس. لإعادته: <code>mujaz restore FILE</code>
backup-large = في النسخة أكثر من { $most } م.ب، وهذا كثير على محادثة. على الجهاز نفسه: <code>mujaz backup FILE.gz</code>
backup-private = لا أعطي النسخة إلا في محادثة خاصة.
notice-fault = ⚠️ حدث خلل عندي { $count ->
        [zero] مرة
        [one] مرة واحدة
        [two] مرتين
        [few] { $count } مرات
        [many] { $count } مرة
       *[other] { $count } مرة
    }: { $type } في { $place }
    { $line }
stats-caption = آخر 14 يومًا.
stats-queries = <b>أكثر ما يُتابَع</b>
stats-sources = <b>أكثر المصادر مقالات</b>
feeds-none = لا أقرأ أي مصدر بعد. /addsource
feeds-title = <b>المصادر: { $count }</b>، ومما تتعذّر قراءته الآن: { $failing }
feed-listing = { $listing ->
        [listed] للجميع، من القائمة
        [added] للجميع، أضافه مشغّل
        [followed] لمن يتابعه
       *[dropped] حُذف من القائمة
    }؛ { $count ->
        [0] لا يتابعه أحد
        [zero] لا يتابعه أحد
        [one] تتابعه محادثة واحدة
        [two] تتابعه محادثتان
        [few] تتابعه { $count } محادثات
        [many] تتابعه { $count } محادثة
       *[other] تتابعه { $count } محادثة
    }
feed-next = النظرة التالية: { $when }
feed-now = النظرة التالية: الآن
feed-never = لا يُقرأ بعد الآن.
feed-interval = أنظر فيه كل { $span }
feed-error = في السجلّ: { $error }
feed-looking = 🔎 أنظر فيه الآن.
button-look-now = 🔎 انظر الآن
button-keep-source = 📌 أبقِه للجميع
button-feeds = 📡 المصادر
span-seconds = { $count } ث
span-minutes = { $count } د
span-hours = { $count } س
span-days = { $count } ي
status-title = <b>حالي الآن</b> · الإصدار { $version } · أعمل منذ { $span }
status-chats = 👥 المحادثات: { $active } · تعذّر الوصول إلى: { $away } · المحظورة: { $banned }
status-feeds = 📡 المصادر: { $count } · المتعطّل الآن: { $failing }
status-queue = 📨 تنتظر الإرسال: { $due } · أقدمها منذ { $span }
status-queue-empty = 📨 لا شيء ينتظر الإرسال.
status-doubtful = ❓ رسائل لا يُعرف هل وصلت: { $count }
status-digests = 📰 الموجز: في وقته
status-digests-late = 📰 موجز متأخر: { $count } · أشدّها تأخرًا { $span }
status-store = 💾 المحفوظ: { $documents } · دفتر التغييرات: { $size }
status-store-backup = آخر نسخة: { $when }
status-store-compacted = آخر ضغط: { $when }
status-store-no-backup = لا نسخة بعد
status-refused = 🚧 عناوين تعذّر جلبها: { $count }

## Operator
no-network = لا توجد شبكة: لا يمكن الوصول إلى أي مصدر.
reading-sample = أقرأ مقالات العيّنة المرفقة بموجز. هي مقالات متخيَّلة، وتُحفظ بعيدًا عن بياناتك.
terminal-hello =
    هذا موجز في الطرفية. اكتب كما تكتب في تيليغرام؛ اكتب رقم الزر لتضغطه، و/quit للخروج، و/rtl إن ظهرت الحروف معكوسة.

## Menu
menu-sub = متابعة اسم أو موضوع
menu-list = ما تتابعه
menu-digest = الموجز الآن
menu-search = بحث فيما قرأته
menu-settings = اللغة والمواعيد وساعات الهدوء
menu-pause = استراحة من كل الرسائل
menu-resume = العودة من الاستراحة
menu-help = ما أفهمه
menu-about = من أنا
menu-privacy = ما أحفظه عنك
menu-forget = محو كل ما يخصك
menu-unsub = إلغاء متابعة
description = أقرأ لك الأخبار بالعربية والروسية والإنجليزية: تنبيه فور ظهور كلمتك، وموجز قصير كل يوم.

missed-offer = في غيابك { $count ->
        [zero] لم يأتِ شيء
        [one] جاءك مقال واحد
        [two] جاءك مقالان
        [few] جاءتك { $count } مقالات
        [many] جاءك { $count } مقالًا
       *[other] جاءك { $count } مقال
    }: /missed
missed-none = لم يفتك شيء.

kind-notice = إشعار
kind-alert = تنبيه
kind-digest = موجز
kind-broadcast = إعلان
button-again = إعادة الإرسال
button-drop = تركها
notice-doubtful = { $count ->
        [zero] لا رسائل مشكوك في وصولها
        [one] رسالة واحدة لا يُعرف هل وصلت
        [two] رسالتان لا يُعرف هل وصلتا
        [few] { $count } رسائل لا يُعرف هل وصلت
        [many] { $count } رسالة لا يُعرف هل وصلت
       *[other] { $count } رسالة لا يُعرف هل وصلت
    }. لإعادة الإرسال أو الترك: /status
notice-conflict = برنامج آخر يطلب رسائل تيليغرام بالرمز نفسه، فتضيع بعض الأوامر. أوقفه أو أوقفني.
menu-missed = ما جاء في غيابك

## What an address is
address-none = ليس هذا عنوانًا. أرسل رابطًا (https://…) أو اسم موقع أو قناة هكذا: @name
address-private = هذه دعوة إلى قناة خاصة، ولا أقرأ إلا القنوات العامة. أرسل القناة هكذا: @name
address-no-channel = رابط تيليغرام هذا لا يقود إلى قناة. أرسل القناة هكذا: @name
address-closed-channel = لا يعرض تيليغرام منشورات { $url } للجميع: لعلها قناة خاصة أو حساب شخص أو بوت أو مجموعة. أرسل قناة عامة هكذا: @name
look-nothing = بحثت في { $url } عن خلاصة أخبار وخريطة أخبار وقائمة مقالات فلم أجد شيئًا. أرسل الصفحة التي تُعرض فيها أخباره، أو رابط خلاصته، أو قناته هكذا: @name
error-kind = لم أعد أعرف كيف أقرأ { $url }. تابعه من جديد من فضلك.
