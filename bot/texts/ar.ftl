## Names
language-name = العربية

## First minute
start =
    أهلًا بك! أنا <b>موجز</b>: أقرأ الأخبار نيابةً عنك.
    قل لي ما يهمّك، أنبّهك خلال دقيقة إذا ورد في خبر جديد، وأجمع لك أخباره في موجز قصير كل يوم.

    <b>بمَ تهتم؟</b> اكتب اسمًا أو موضوعًا، أو اضغط مثالًا:
start-again =
    أهلًا بعودتك! لا تتابع شيئًا الآن.

    <b>بمَ تهتم؟</b> اكتب اسمًا أو موضوعًا، أو اضغط مثالًا:
start-group =
    أهلًا بكم! أنا <b>موجز</b>: أقرأ الأخبار نيابةً عنكم. قولوا لي ما أتابعه هنا، هكذا:
    <code>/sub لافروف</code>

    الأخبار الجديدة تصل فورًا، والموجز كل يوم. لتغيير ذلك: /settings
start-examples = لافروف | الصين | المناخ
start-back = أهلًا بعودتك. ما تتابعه محفوظ كما تركته: /list
forecast-day = نحو { $count ->
        [zero] صفر أخبار
        [one] خبر واحد
        [two] خبرين
        [few] { $count } أخبار
        [many] { $count } خبرًا
       *[other] { $count } خبر
    } في اليوم.
forecast-week = نحو { $count ->
        [zero] صفر أخبار
        [one] خبر واحد
        [two] خبرين
        [few] { $count } أخبار
        [many] { $count } خبرًا
       *[other] { $count } خبر
    } في الأسبوع.
forecast-seldom = نادرًا ما يرد: أقل من مرة في الأسبوع.
forecast-none = لم يرد في آخر { $days ->
        [zero] ساعات
        [one] يوم
        [two] يومين
        [few] { $days } أيام
        [many] { $days } يومًا
       *[other] { $days } يوم
    }. سأكتب إليك فور وروده.
forecast-early = أقرأ منذ أقل من يوم، فما زال مبكرًا أن أقول كم خبرًا في اليوم.
forecast-last = { $count ->
        [zero] لا أخبار:
        [one] آخر خبر:
        [two] آخر خبرين:
        [few] آخر { $count } أخبار:
        [many] آخر { $count } خبرًا:
       *[other] آخر { $count } خبر:
    }
first-how = كيف تصلك أخباره؟ إن لم تختر فبالطريقتين.
button-want-alert = 🔔 نبّهني فورًا
button-want-digest = 📰 في الموجز اليومي
button-want-both = 🔔📰 كلاهما
want-alert = ✅ أنبّهك فور ورود { $query }، بلا موجز.
want-digest = ✅ أخبار { $query } في الموجز، بلا تنبيهات.
want-both = ✅ أنبّهك فور ورود { $query }، وأجمع أخباره في الموجز.
first-plan = الموجز في { $time }، بتوقيت { $city }. هل يناسبك؟
first-plan-none = لا موعد للموجز بعد، والتوقيت توقيت { $city }. متى يصلك؟
button-right = ✅ نعم
button-other-hour = 🕗 ساعة أخرى
button-other-city = 🏙 مدينة أخرى
choose-hour = في أي ساعة يصلك الموجز؟ اضغط ساعة، أو اكتبها هكذا: 07:30
first-done = ✅ تمّ. الموجز القادم: { $when }.
first-more = لتتابع غيره أرسل كلمات أخرى. ما تتابعه: /list، والإعدادات: /settings

help =
    <b>ما أفهمه</b>

    <b>كل يوم</b>
    اكتب اسمًا أو موضوعًا لأتابعه لك أو أبحث عنه. وأرسل رابط موقع أو @قناة لأتابع مصدرًا، أو رابطًا وبعده كلمات لأتابعها فيه فقط.
    /list – ما تتابعه: تعديل وإيقاف وحذف
    /digest – الموجز الآن
    /search <i>كلمات</i> – بحث فيما قرأته
    /settings – اللغة والتوقيت ومواعيد الموجز وأيامه وساعات الهدوء

    <b>أحيانًا</b>
    /sub و /unsub <i>كلمات</i> – متابعة وإلغاؤها
    /alerts – التنبيهات: لكل متابعة على حدة
    /pause و /resume – استراحة وعودة، و /missed – ما جاء في غيابك
    /trend <i>كلمات</i> – رسم يبيّن كم كُتب عنها كل يوم: حتى أربع، بينها فواصل
    /why و /saved و /muted – لماذا وصل مقال أو لم يصل، وما حفظته، وما كتمته
    /sources – ما أقرؤه وحاله
    /export و /import – كل ما يخصك في ملف، وقوائم OPML
    /about و /privacy و /forget – من أنا، وما أحفظه عنك، ومحوه
    /feedback <i>كلمات</i> – كلمة إلى مشغّل البوت

    <b>كيف تسأل</b>
    <code>وزير الخارجية</code> – الكلمتان معًا
    <code>"وزير الخارجية"</code> – بهذا الترتيب
    <code>لافروف -رياضة</code> – بلا كلمة
    <code>موسكو | واشنطن</code> – إحداهما
    <code>=علي</code> كما كُتبت، <code>~وزير</code> وصيغها، <code>لافرو*</code> ما يبدأ بها
    <code>عنوان:لافروف</code> <code>مصدر:رويترز</code> <code>وسم:اقتصاد</code> <code>لغة:عربي</code>
    <code>/مجموعة ال(7|20)/</code> – تعبير نمطي

    أعرف الكلمة بما يتصل بها (ولافروف، للافروف) والاسم بلغات أخرى (Лавров، Lavrov).
    ويمكنك أن تكتب: «تابع لافروف» و«ألغ لافروف» و«موجز» و«قائمتي» و«أوقف حتى الأحد».
welcome = على الرحب والسعة.
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
    { $articles ->
        [zero] لم يقرأ شيئًا بعد في اليوم الأخير.
        [one] قرأ في اليوم الأخير مقالًا واحدًا.
        [two] قرأ في اليوم الأخير مقالين.
        [few] قرأ في اليوم الأخير { $articles } مقالات.
        [many] قرأ في اليوم الأخير { $articles } مقالًا.
       *[other] قرأ في اليوم الأخير { $articles } مقال.
    }

## Following
sub-how =
    ماذا أتابع لك؟ اكتبه بعد الأمر، هكذا:
    <code>/sub لافروف</code>
    وفي مصدر واحد فقط:
    <code>/sub bbc.com/arabic لافروف</code>
sub-done = ✅ أتابع لك { $query }
sub-exists = أنت تتابع { $query } بالفعل. /list
sub-limit = { $count ->
        [zero] لا يمكن المتابعة هنا.
        [one] لديك متابعة واحدة، وهذا هو الحد هنا.
        [two] لديك متابعتان، وهذا هو الحد هنا.
        [few] لديك { $count } متابعات، وهذا هو الحد هنا.
        [many] لديك { $count } متابعة، وهذا هو الحد هنا.
       *[other] لديك { $count } متابعة، وهذا هو الحد هنا.
    } احذف واحدة من /list ليتسع المكان.
sub-recent = فيما قرأته خلال آخر 24 ساعة: { $count ->
        [zero] لا مقالات.
        [one] مقال واحد.
        [two] مقالان.
        [few] { $count } مقالات.
        [many] { $count } مقالًا.
       *[other] { $count } مقال.
    } الأحدث:
sub-none-yet = لم يرد في آخر 24 ساعة. { $to ->
        [private] سأكتب إليك فور وروده.
        [channel] أنشره فور وروده.
       *[group] سأكتب هنا فور وروده.
    }
sub-reading-yet = ما زلت أقرأ المصادر للمرة الأولى. { $to ->
        [private] سأكتب إليك فور العثور عليه.
        [channel] أنشره فور العثور عليه.
       *[group] سأكتب هنا فور العثور عليه.
    }
sub-names = وبأسماء أخرى: { $names }
sub-common = ⚠️ يرد هذا في نحو { $percent }% مما أقرؤه. أضف كلمة تضيّقه، أو استبعد كلمة بعلامة ‎-‎ قبلها.
sub-like-function-word = كثيرون يكتبون { $word } كما يكتبون { $like }، وهي في كل مقال. آخذ { $word } وحدها؛ وإن أردتها حرفًا بحرف فاكتب { $strict }
sub-spellings = هل تُكتب أيضًا هكذا؟ اضغط لأبحث عنها معها:
spelling-added = ✅ أبحث الآن عن { $query }
sub-next-digest = الموجز: { $when }.
sub-alerts-off = التنبيهات متوقفة: /alerts
sub-paused = أنت في استراحة (/resume)، فلا أرسل شيئًا الآن.
unsub-done = أُلغيت متابعة { $query }
unsub-unknown = أنت لا تتابع <b>{ $query }</b>. قائمتك: /list
list-empty =
    لا تتابع شيئًا بعد. أرسل إليّ اسمًا أو موضوعًا، أو اكتب هكذا:
    <code>/sub لافروف</code>
list-title = <b>{ $to ->
        [private] لديك
        [channel] للقناة
       *[group] للمجموعة
    } { $count ->
        [zero] صفر متابعات
        [one] متابعة واحدة
        [two] متابعتان
        [few] { $count } متابعات
        [many] { $count } متابعة
       *[other] { $count } متابعة
    }</b>
list-hint = اضغط رقمًا لتعدّله أو تحذفه.
alerts-hint = اضغط رقمًا لتوقف تنبيهاته أو تعيدها.
mode-both = تنبيهات وموجز
mode-alert = تنبيهات فقط
mode-digest = الموجز فقط
mode-none = بلا تنبيهات ولا موجز
mode-paused = متوقفة مؤقتًا
item-gone = لم يعد هذا موجودًا. /list
button-alerts = 🔔 التنبيهات: { $on ->
        [yes] تعمل
       *[no] متوقفة
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
words-offer = { $words }: هل أتابع هذا لك، أم أبحث عنه فيما قرأته؟
words-gone = لم تعد هذه الكلمات عندي. أرسلها من جديد من فضلك.
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
        [zero] لا أخبار
        [one] خبر واحد
        [two] خبران
        [few] { $count } أخبار
        [many] { $count } خبرًا
       *[other] { $count } خبر
    }

## Pages of what was read
search-days = فيما قرأته خلال آخر { $days ->
        [zero] يوم
        [one] يوم
        [two] يومين
        [few] { $days } أيام
        [many] { $days } يومًا
       *[other] { $days } يوم
    }.
search-cut = لم يتسع الوقت إلا لما قرأته منذ { $date }.
search-place = { $places } من { $total }
search-count = { $query }: { $count ->
        [zero] لا مقالات
        [one] مقال واحد
        [two] مقالان
        [few] { $count } مقالات
        [many] { $count } مقالًا
       *[other] { $count } مقال
    }
button-follow-words = ➕ تابع هذه الكلمات
digest-also = ويخص أيضًا { $queries }
digest-page = الصفحة { $page } من { $total }
button-more = ‹ { $count ->
        [zero] لا أخبار أخرى
        [one] خبر آخر
        [two] خبران آخران
        [few] { $count } أخبار أخرى
        [many] { $count } خبرًا آخر
       *[other] { $count } خبر آخر
    }
missed-title = <b>في غيابك</b> · { $date }
page-gone = لم تعد هذه الصفحات عندي. للجديد: /digest
week-title = <b>{ $to ->
        [private] أسبوعك
        [channel] الأسبوع
       *[group] أسبوعكم
    }</b> · من { $first } إلى { $last }
week-stories = { $count ->
        [zero] لا أخبار
        [one] خبر واحد
        [two] خبران
        [few] { $count } أخبار
        [many] { $count } خبرًا
       *[other] { $count } خبر
    }
week-outlets = { $count ->
        [zero] بلا مصدر
        [one] مصدر واحد
        [two] مصدران
        [few] { $count } مصادر
        [many] { $count } مصدرًا
       *[other] { $count } مصدر
    }
week-more = وفي { $count ->
        [zero] متابعات أخرى
        [one] متابعة أخرى
        [two] متابعتين أخريين
        [few] { $count } متابعات أخرى
        [many] { $count } متابعة أخرى
       *[other] { $count } متابعة أخرى
    }: { $stories ->
        [zero] لا أخبار
        [one] خبر واحد
        [two] خبران
        [few] { $stories } أخبار
        [many] { $stories } خبرًا
       *[other] { $stories } خبر
    }

## One subscription
item-query = الكلمات: { $query }
item-source = من { $source } فقط
item-legend = 🔔 تنبيهات · 📰 موجز · 🔕 لا هذا ولا ذاك
mode-until = متوقفة مؤقتًا، وتعود من نفسها { $when }
button-query = ✏️ الكلمات
button-name = 🏷 تسمية
button-unname = بلا تسمية
button-pause-day = ⏸ ليوم واحد
button-limit = 📡 من مصدر واحد فقط…
button-lift = من كل المصادر
button-unfolder = 📁 بلا مجلد
item-which-words =
    ماذا أتابع بدلًا من { $query }؟ { $shared ->
        [yes] أرسل الكلمات الجديدة الآن، ردًّا على هذه الرسالة.
       *[no] أرسل الكلمات الجديدة الآن.
    }
    للتراجع: /cancel
item-which-name =
    ماذا أسمّي { $query } في قائمتك وموجزك؟ { $shared ->
        [yes] أرسل الاسم الآن، ردًّا على هذه الرسالة.
       *[no] أرسل الاسم الآن.
    }
    للتراجع: /cancel
item-which-source = من أي مصدر أتابع { $query }؟ اضغط رقمًا.
item-no-address = هذا عنوان. أرسل هنا كلمات، أو /cancel للتراجع ثم أرسل العنوان وحده.
item-name-long = هذا الاسم أطول مما ينبغي ({ $most } حرفًا على الأكثر). أرسل اسمًا أقصر، أو /cancel للتراجع.
item-changed = ✅ غيّرت الكلمات.
item-recent = فيما قرأته خلال آخر 24 ساعة: { $count ->
        [zero] لا مقالات.
        [one] مقال واحد.
        [two] مقالان.
        [few] { $count } مقالات.
        [many] { $count } مقالًا.
       *[other] { $count } مقال.
    }

## Digest and alerts
digest-title = <b>{ $to ->
        [private] موجزك
        [channel] الموجز
       *[group] موجزكم
    }</b> · { $date }
digest-late = متأخر: كان موعده { $when }، وكنت غائبًا حينها.
digest-had = { $to ->
        [private] وصلتك هذه من قبل:
        [channel] نُشرت هذه من قبل:
       *[group] وصلتكم هذه من قبل:
    }
digest-nothing = لا جديد فيما تتابعه.
digest-nothing-followed = لا تتابع شيئًا بعد، فلا موجز. أرسل إليّ اسمًا أو موضوعًا.
digest-reading = أقرأ المصادر للمرة الأولى ({ $done } من { $total }). يصلك الموجز بعد لحظات.

## Under an alert: sources, mutes, saved articles, why
alert-sequel = جديد هذا الخبر
alert-sources = { $count ->
        [zero] لا مصادر أخرى
        [one] مصدر آخر
        [two] مصدران آخران
        [few] { $count } مصادر أخرى
        [many] { $count } مصدرًا آخر
       *[other] { $count } مصدر آخر
    }
alerts-more = ➕ { $count ->
        [zero] لا مقالات أخرى
        [one] مقال آخر
        [two] مقالان آخران
        [few] { $count } مقالات أخرى
        [many] { $count } مقالًا آخر
       *[other] { $count } مقال آخر
    } في موجزك، فقد وصلك في هذه الساعة ما يكفي من التنبيهات. لقراءتها الآن: /digest
alert-gone = لم يعد هذا المقال عندي.
button-why = ❓ لماذا
button-mute = 🔕 كتم
button-save = ☆ حفظ
button-unsave = ★ محفوظ
button-mute-story = 🔕 هذا الخبر
button-mute-source = 🔕 المصدر: { $name }
button-mute-word = 🔕 { $name } ليوم واحد
mute-story-done = 🔕 لا تنبيهات بعد الآن عن هذا الخبر. للتراجع: /muted
mute-source-done = 🔕 لا تنبيهات بعد الآن من { $name }. للتراجع: /muted
mute-word-done = 🔕 لا تنبيهات عن { $name } ليوم واحد. للتراجع: /muted
muted-title = <b>لا تنبيهات عن هذه</b>
muted-story = خبر: { $name }
muted-source = مصدر: { $name }
muted-word = { $name } (تعود تنبيهاته { $until })
muted-hint = تبقى في موجزك. اضغط رقمًا لتعود تنبيهاته.
muted-none = لا شيء مكتوم. لكتم خبر أو مصدر أو كلمة اضغط 🔕 تحت أي تنبيه.
saved-done = ★ حُفظ. كل ما حفظته: /saved
unsaved = لم يعد محفوظًا.
saved-title = <b>★ { $count ->
        [zero] لا مقالات محفوظة
        [one] مقال محفوظ واحد
        [two] مقالان محفوظان
        [few] { $count } مقالات محفوظة
        [many] { $count } مقالًا محفوظًا
       *[other] { $count } مقال محفوظ
    }</b>
saved-hint = اضغط رقمًا لتحذفه.
saved-none = لا مقالات محفوظة. لتحفظ مقالًا اضغط ☆ تحت تنبيهه.
saved-full = حفظت { $count ->
        [zero] صفر مقالات
        [one] مقالًا واحدًا
        [two] مقالين
        [few] { $count } مقالات
        [many] { $count } مقالًا
       *[other] { $count } مقال
    }، وهذا هو الحد هنا. احذف شيئًا منها: /saved
why-how =
    أرسل /why ردًّا على تنبيه أو موجز، فأريك الجملة التي طابقت ما تتابعه.
    هل غاب عنك مقال؟ أرسل رابطه:
    <code>/why https://…</code>
why-nothing = لا أجد في تلك الرسالة مقالًا أعرفه. أرسل /why ردًّا على تنبيه أو موجز، أو أرسل رابط المقال بعد الأمر.
why-asked = { $to ->
        [private] لأنك تتابع
       *[group] لأنكم تتابعون
    } { $name }:
why-whole = { $to ->
        [private] لأنك تتابع
       *[group] لأنكم تتابعون
    } كل ما ينشره { $name }.
why-subscription-gone = كنت تتابع شيئًا ورد فيه ثم تركته.
why-particles = { $kind ->
        [preposition] مع حرف الجر «{ $letters }»
        [conjunction] مع حرف العطف «{ $letters }»
       *[several] سبقتها «{ $letters }» متصلة بها
    }
why-pronoun = لحقها الضمير «{ $letters }»
why-article = مع «ال» التعريف
why-spelling = كتابة أخرى للكلمة نفسها
why-alias = الاسم نفسه بلفظ آخر أو بحروف أخرى
why-form = صيغة أخرى من الكلمة
why-beginning = تبدأ بما طلبته
why-pattern = تطابق تعبيرك النمطي
why-not-read = لم أقرأ هذا المقال: لم يظهر في أي مصدر أقرؤه. لمتابعة موقعه أرسل إليّ رابط الموقع.
why-not-listed = أقرأ { $source }، لكن هذا المقال لم يرد فيما نشره لي.
why-none = قرأته، ولم يرد فيه شيء مما تتابعه: /list
why-lacks = قرأته. الأقرب إليه { $name }، ولا ينقصه إلا { $word }.
why-excluded = قرأته. يناسبه { $name }، لكنك تستبعد ما فيه { $word }.
why-paused = يناسبه { $name }، لكن متابعته كانت موقوفة.
why-later = يناسبه { $name }، لكنك بدأت متابعته بعد وصول المقال.
why-elsewhere = يناسبه { $name }، لكنه محصور في مصدر آخر.
why-now = يناسبه { $name } الآن، ولم يكن يناسبه حين وصل المقال.
fate-alert = جاء تنبيهًا: { $time }
fate-quiet = ينتظر التنبيه نهاية ساعات الهدوء: { $when }
fate-waiting = التنبيه في طريقه إليك.
fate-doubtful = أرسلت التنبيه ولم يأتني رد، فلا يُعرف هل وصل.
fate-failed = لم يقبل تيليغرام هذا التنبيه.
fate-folded = كان التنبيه ينتظر، فسبقه موجزك.
fate-muted = كان التنبيه ينتظر، ثم كتمته: /muted
fate-later = لم يصلك تنبيهًا: كان قد جاء قبل أن تتابع هذا.
fate-unknown = لم يصلك تنبيهًا.
fate-break = بلا تنبيه: كنت في استراحة (/resume).
fate-away = بلا تنبيه: لم أستطع الكتابة إلى هذه المحادثة حينها. ما فاتك: /missed
fate-off = بلا تنبيه: كانت التنبيهات متوقفة (/alerts).
fate-digest-only = بلا تنبيه: تريده في الموجز فقط (/list).
fate-old = بلا تنبيه: كان من المقالات القديمة في مصدر قرأته للمرة الأولى.
fate-story = بلا تنبيه: كتمت هذا الخبر (/muted).
fate-source = بلا تنبيه: كتمت هذا المصدر (/muted).
fate-word = بلا تنبيه: كتمته ليوم واحد (/muted).
fate-told = بلا تنبيه ثانٍ: وصلك هذا الخبر من قبل ({ $source }، { $time }).
fate-cap = بلا تنبيه: امتلأت تلك الساعة بالتنبيهات، فذهب إلى الموجز.
fate-in-digest = كان في موجزك: { $time }
fate-next-digest = يأتيك في موجزك القادم: { $when }
kind-edit = تعديل تنبيه
menu-why = لماذا وصل مقال أو لم يصل
menu-muted = ما كتمته
menu-saved = ما حفظته من مقالات

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
source-exists = أنت تتابعه بالفعل.
source-offer-gone = لم يعد هذا المصدر عندي. أرسل رابطه من جديد من فضلك.
source-dismissed = حسنًا، لا أتابع { $source }.
source-next = أقرؤه الآن. كل مقال جديد فيه يصلك تنبيهًا، ويدخل في موجزك.
source-words-next = أقرؤه الآن، وأكتب إليك فور ورود هذه الكلمات فيه.
source-busy = ⚠️ ينشر كثيرًا، فالتنبيهات كثيرة. قد يكفيك الموجز:
source-which-words =
    أي كلمات تهمّك في { $source }؟ { $shared ->
        [yes] أرسلها الآن، ردًّا على هذه الرسالة.
       *[no] أرسلها الآن.
    }
    للتراجع: /cancel
source-words-again = أرسل الكلمات مرة أخرى، أو /cancel للتراجع.
source-nameless = هذه القناة بلا اسم عام، فلا أستطيع قراءتها. أعد توجيه منشور من قناة عامة، أو أرسل اسمها هكذا: @name
source-shown = معاينة هذه القناة أعلاه: اختر منها ما تريد.
cancelled = حسنًا، لم يتغيّر شيء.
cancel-nothing = لا شيء لألغيه.
button-cancel = ✖️ لا، شكرًا
button-only-words = 🔤 بكلمات معيّنة فقط…
button-follow-only = ➕ متابعة «{ $words }» فيه فقط
button-show-item = ⚙️ إعدادات المتابعة
button-other-feed = 📡 { $name }
button-digest-only = 📰 الموجز فقط
button-show-source = 📡 المصدر
button-unfollow = ➖ إلغاء المتابعة
button-add-source = ➕ للجميع
button-drop-source = 🗑 حذف من قائمة الجميع
sources-none = لا أقرأ شيئًا بعد. أرسل إليّ رابط موقع أو @قناة.
sources-title = <b>أقرأ لك { $count ->
        [zero] صفر مصادر
        [one] مصدرًا واحدًا
        [two] مصدرين
        [few] { $count } مصادر
        [many] { $count } مصدرًا
       *[other] { $count } مصدر
    }</b>، { $own ->
        [zero] ولم تختر أنت شيئًا منها
        [one] وتتابع أنت واحدًا
        [two] وتتابع أنت اثنين
        [few] وتتابع أنت { $own }
        [many] وتتابع أنت { $own }
       *[other] وتتابع أنت { $own }
    }
sources-hint = اضغط رقمًا لتراه. لمصدر جديد أرسل رابطه أو @اسمه.
source-unknown = لم يعد هذا المصدر موجودًا. /sources
source-added = ✅ { $source } يُقرأ الآن للجميع.
source-added-before = { $source } يُقرأ للجميع بالفعل.
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
source-ended = ✖ أزال الموقع مصدرًا تتابعه: { $source }. لن يأتي منه جديد ما لم يعد. مصادرك: /sources
source-broken = ⚠ لا أستطيع قراءة مصدر تتابعه: { $source }. { $why } أواصل المحاولة، وحاله في /sources
source-moved = ↪️ انتقل مصدر تتابعه إلى عنوان جديد، وأقرؤه هناك: { $source }
notice-source-ended = 📡 أزال الموقع مصدرًا من القائمة: { $source }. احذفه بـ /delsource
notice-source-broken = 📡 لا أستطيع قراءة { $source } منذ يوم. { $why }
notice-source-moved = 📡 انتقل المصدر { $source } إلى عنوان جديد، وأقرؤه هناك الآن.
notice-source-flood = 📡 عرض المصدر { $source } دفعة واحدة ما يبدو أنه نُشر من قبل، فقرأت أحدثه فقط. ما تركته: { $count ->
        [zero] لا مقالات
        [one] مقال واحد
        [two] مقالان
        [few] { $count } مقالات
        [many] { $count } مقالًا
       *[other] { $count } مقال
    }.
import-how =
    أرسل ملف OPML (‏.opml أو .xml) صدّرته من قارئ آخر، وأتابع لك ما فيه في الموجز بلا تنبيهات، حتى { $most ->
        [zero] صفر مصادر
        [one] مصدر واحد
        [two] مصدرين
        [few] { $most } مصادر
        [many] { $most } مصدرًا
       *[other] { $most } مصدر
    } في المحادثة.
    وأعيد أيضًا ما صدّرته أنا (‏.json) من متابعات وإعدادات. للتصدير: /export
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
import-resumed = اكتمل استيراد قائمتك بعد انقطاع:
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
menu-import = استيراد قائمة أو ملف مما صدّرته
menu-export = كل ما يخصك في ملف
settings-saved = ✅ حفظت ذلك.

## Settings
settings-title = <b>الإعدادات</b>
settings-language = اللغة: { $language }
settings-zone = المنطقة الزمنية: { $zone } (الآن { $time })
settings-times = الموجز: { $times }
settings-no-times = الموجز: بلا موعد
settings-days = أيام الموجز: { $days }
settings-every-day = أيام الموجز: كل يوم
settings-empty = إن لم يكن جديد: { $what ->
        [silent] لا أرسل شيئًا
       *[line] سطر واحد
    }
settings-lead = طول الأخبار: { $length ->
        [short] قصير
       *[normal] عادي
    }
settings-weekly = ملخص الأسبوع: { $on ->
        [yes] يعمل
       *[no] متوقف
    }
settings-alerts = التنبيهات: { $on ->
        [yes] تعمل
       *[no] متوقفة
    }
settings-quiet = ساعات الهدوء: من { $start } إلى { $end }
settings-no-quiet = ساعات الهدوء: لا توجد
settings-urgent = العاجل في ساعات الهدوء: { $on ->
        [yes] يصل فورًا
       *[no] ينتظر
    }
settings-links = معاينة الروابط في التنبيهات: { $on ->
        [yes] تظهر
       *[no] لا تظهر
    }
settings-next = الموجز القادم: { $when }
button-language = 🌐 اللغة
button-zone = 🕰 المنطقة الزمنية
button-times = 📰 مواعيد الموجز
button-days = 📅 أيام الموجز
button-empty = 📭 بلا جديد: { $what ->
        [silent] لا شيء
       *[line] سطر
    }
button-lead = 📏 الطول: { $length ->
        [short] قصير
       *[normal] عادي
    }
button-weekly = 🗓 ملخص الأسبوع: { $on ->
        [yes] يعمل
       *[no] متوقف
    }
button-quiet = 🌙 ساعات الهدوء
button-urgent = 🚨 العاجل في الهدوء: { $on ->
        [yes] يصل
       *[no] ينتظر
    }
button-links = 🔗 معاينة الروابط: { $on ->
        [yes] تظهر
       *[no] لا تظهر
    }
button-quiet-off = بلا ساعات هدوء
button-every-day = كل يوم
button-namesake = { $city }؟
button-share-place = 📍 مشاركة موقعي
choose-language = بأي لغة أتحدث؟
choose-zone = أين أنت؟ اضغط مدينة، أو اكتب اسم مدينتك.
share-place = أو شاركني موقعك: أعرف منه المنطقة الزمنية فقط، ولا أحفظه.
zone-set = ✅ التوقيت: { $city }، والساعة الآن { $time }.
choose-times = في أي الساعات يصلك الموجز؟ اختر ما شئت منها، أو اكتبها هكذا: 07:30 19:00
choose-days = في أي الأيام يصلك الموجز؟ اختر ما شئت منها، أو اكتبها هكذا: الأحد الخميس
choose-quiet = متى تنتظر التنبيهات؟ تصلك بعد ساعات الهدوء. ولساعات أخرى اكتبها هكذا: 22:30-06:00
days-none = يوم واحد على الأقل. لوقف الموجز أزل مواعيده.
urgent-words = العاجل: ما في عنوانه «عاجل» أو «срочно» أو «breaking».
or-cancel = للتراجع: /cancel
zone-unknown = لا أعرف مكانًا باسم { $zone }. اكتب مدينة كبيرة قريبة منك، مثل: الرياض، أو الفرق هكذا: UTC+3
times-unknown = لم أفهم الموعد { $time }. اكتبه هكذا: 08:00، وموعدًا واحدًا على الأكثر في الساعة.
days-unknown = لم أفهم الأيام { $days }. اكتبها هكذا: الأحد الخميس
quiet-unknown = لم أفهم هذه الساعات. اكتبها هكذا: 22:00-7:00، أو اكتب «لا» لإلغائها.
language-unknown = لا أتحدث { $words }. اختر لغة: /lang
settings-unknown =
    لم أفهم «{ $words }». اضغط الأزرار في /settings، أو اكتب أحد هذه الأوامر:
    <code>/settings digest 08:00 18:00</code>
    <code>/settings days الأحد الخميس</code>
    <code>/settings zone القاهرة</code>
    <code>/settings quiet 22:00-7:00</code>
    <code>/settings alerts off</code>
    <code>/settings links on</code>
    <code>/settings language en</code>
today-at = اليوم في { $time }
tomorrow-at = غدًا في { $time }
date-at = { $date } في { $time }

## Trends
trend-how =
    عمَّ أرسم؟ اكتبه بعد الأمر، حتى { $most } معًا، بينها فواصل أو كل منها في سطر:
    <code>/trend لافروف، الصين</code>
trend-many = أرسم { $most } معًا على الأكثر. احذف بعضها من فضلك.
trend-nothing-read = لم أقرأ شيئًا في تلك الأيام بعد، فلا شيء أرسمه.
trend-caption = <b>المقالات في كل يوم</b> خلال آخر { $days ->
        [zero] يوم
        [one] يوم
        [two] يومين
        [few] { $days } أيام
        [many] { $days } يومًا
       *[other] { $days } يوم
    }
trend-cut = لم يتسع الوقت إلا للعدّ منذ { $date }.
button-trend-days = { $days ->
        [zero] يوم
        [one] يوم
        [two] يومان
        [few] { $days } أيام
        [many] { $days } يومًا
       *[other] { $days } يوم
    }
button-dark = 🌙 داكن
button-light = ☀️ فاتح
menu-trend = رسم: المقالات في كل يوم

## Pictures of counts
trend-title = المقالات في كل يوم
trend-days = من { $first } إلى { $last } حتى الساعة { $time }
trend-day = يوم { $date } حتى الساعة { $time }
stats-title = ما أنجزته
stats-articles = مقالات قرأتها
stats-alerts = تنبيهات أرسلتها
stats-chats = محادثات جديدة

## Groups and channels
group-hello =
    أهلًا بكم، أنا موجز: أقرأ الأخبار وأنشر هنا ما يهمّكم منها.
    يبدأ أحد المشرفين بالأمر <code>/sub لافروف</code>، وما أفهمه في /help
group-back = عدت إليكم. ما كنتم تتابعونه محفوظ: /list
group-admins-only = هذا للمشرفين فقط.
channel-press = تُدار القناة من محادثة مشرفها معي: /channels
channel-hello = صرت مشرفًا في قناة { $title }. أدرها من هنا: اختر ما أنشره فيها ومتى.
button-manage = 📢 إدارة القناة
button-own = العودة إلى متابعاتي ›
channels-title = أيّ قناة أو مجموعة تدير الآن؟
channels-none =
    لا أعرف قناة ولا مجموعة تديرها.
    أضفني إلى قناتك مشرفًا يستطيع النشر، أو إلى مجموعتك. وإن كنت فيها من قبل فأزلني وأضفني من جديد.
channels-private = أرسل هذا الأمر في محادثتك معي.
manage-now = ✏️ تدير الآن { $kind ->
        [channel] قناة
       *[group] مجموعة
    } { $title }.
manage-how = كل ما تكتبه هنا الآن لها: أرسل كلمة لتتابعها، أو استعمل /list و /settings و /sources.
manage-posting = 📰 أنشر فيها الآن ما طلبته.
manage-away = لا أستطيع الكتابة في { $title } الآن. أضفني إليها من جديد مشرفًا يستطيع النشر.
manage-not-yours = لست مشرفًا هناك، أو لم أعد فيها. عدت إلى متابعاتك أنت: /channels
own-now = عدت إلى متابعاتك أنت: /list
members-unknown = لم أستطع الآن أن أسأل تيليغرام عن المشرفين. حاول مرة أخرى بعد قليل.
here-done = ✅ من الآن أكتب هنا.
here-private = هذا الأمر للمجموعات ذات المواضيع: يقوله مشرف في الموضوع الذي أكتب فيه.
help-group =
    <b>ما أفهمه في المجموعة</b>

    للجميع:
    /list – ما تتابعه المجموعة
    /digest – الموجز الآن
    /search <i>كلمات</i> – بحث فيما قرأته
    /sources – ما أقرؤه وحاله

    للمشرفين:
    /sub <i>كلمات أو رابط أو @قناة</i> – متابعة
    /unsub <i>كلمات</i> – إلغاء متابعة
    /settings – اللغة والمواعيد والتنبيهات
    /here – أكتب في هذا الموضوع
    /pause و /resume – استراحة وعودة
    /share – رابط بما تتابعه المجموعة
    /forget – محو كل شيء
help-more =
    <b>مع غيرك</b>
    /share – رابط بما تتابعه لمن تشاء
    /channels – إدارة قناة أو مجموعة من هنا، بعد أن تضيفني إليها
help-inline = { $bot } <i>كلمات</i> – في أي محادثة: أحدث الأخبار لتشاركها
bot-name = موجز
link-hello = أهلًا بك! أنا <b>موجز</b>: أقرأ الأخبار نيابةً عنك.
menu-share = رابط بما تتابعه
menu-channels = إدارة قناة أو مجموعة
menu-here = أكتب في هذا الموضوع
menu-status = حالي الآن
menu-addsource = مصدر جديد للجميع
menu-delsource = حذف مصدر من قائمة الجميع
menu-stats = آخر أسبوعين في صورة
menu-feeds = كل المصادر وحالها
menu-broadcast = قول شيء للجميع
menu-ban = حظر محادثة
menu-unban = رفع الحظر عن محادثة
menu-limit = حدّ خاص لمحادثة
menu-allow = السماح لمحادثة بالدخول
menu-operators = مشغّليّ
menu-backup = كل ما أحفظه في ملف

## Sharing and inline mode
link-query = يعرض عليك هذا الرابط متابعة { $query }.
link-list = يعرض عليك هذا الرابط متابعة { $count ->
        [zero] لا شيء
        [one] شيء واحد
        [two] شيئين
        [few] { $count } أشياء
        [many] { $count } شيئًا
       *[other] { $count } شيء
    }:
link-recent = { $count ->
        [zero] لا مقالات في آخر 24 ساعة
        [one] مقال واحد في آخر 24 ساعة
        [two] مقالان في آخر 24 ساعة
        [few] { $count } مقالات في آخر 24 ساعة
        [many] { $count } مقالًا في آخر 24 ساعة
       *[other] { $count } مقال في آخر 24 ساعة
    }
link-none = لم يرد في آخر 24 ساعة.
link-unclear = لا أفهم هذه الكلمات
link-hint = لا أتابع شيئًا قبل أن تضغط.
link-left = حسنًا، لا أتابع شيئًا من هذا الرابط.
link-taken = ✅ { $count ->
        [zero] لا جديد أتابعه.
        [one] أتابع شيئًا جديدًا واحدًا.
        [two] أتابع شيئين جديدين.
        [few] أتابع { $count } أشياء جديدة.
        [many] أتابع { $count } شيئًا جديدًا.
       *[other] أتابع { $count } شيء جديد.
    } /list
link-known = { $count ->
        [zero] لم يكن شيء منها عندك.
        [one] وواحد منها تتابعه بالفعل.
        [two] واثنان منها تتابعهما بالفعل.
        [few] و{ $count } منها تتابعها بالفعل.
        [many] و{ $count } منها تتابعها بالفعل.
       *[other] و{ $count } منها تتابعها بالفعل.
    }
link-left-out = { $count ->
        [zero] لم يبقَ شيء خارج الحد.
        [one] بقي واحد خارج الحد.
        [two] بقي اثنان خارج الحد.
        [few] بقيت { $count } خارج الحد.
        [many] بقي { $count } خارج الحد.
       *[other] بقي { $count } خارج الحد.
    } الحد هنا: { $most }.
link-not-understood = { $count ->
        [zero] فهمتها كلها.
        [one] واحد منها لم أفهمه.
        [two] اثنان منها لم أفهمهما.
        [few] { $count } منها لم أفهمها.
        [many] { $count } منها لم أفهمها.
       *[other] { $count } منها لم أفهمها.
    }
link-ended = انتهت مدة هذا الرابط، أو محا صاحبه قائمته. اطلبه من جديد، أو أرسل إليّ الكلمات نفسها.
share-none = لا كلمات تتابعها بعد، فلا شيء أشاركه. أرسل إليّ اسمًا أو موضوعًا.
share-done = 🔗 { $count ->
        [zero] لا شيء
        [one] متابعة واحدة
        [two] متابعتان
        [few] { $count } متابعات
        [many] { $count } متابعة
       *[other] { $count } متابعة
    } في هذا الرابط. من يفتحه يختار ما يتابعه:
share-group = ولمجموعة:
share-kept = يعمل { $days ->
        [zero] اليوم فقط
        [one] يومًا واحدًا
        [two] يومين
        [few] { $days } أيام
        [many] { $days } يومًا
       *[other] { $days } يوم
    }، وينتهي قبل ذلك إن محوت بياناتك (/forget).
button-share = 🔗 مشاركة
button-follow-all = ➕ متابعة الكل ({ $count })
inline-follow = 🔔 تابع: { $words }
inline-none = لا جديد عن { $words }. تابعه ليصلك
inline-write = اكتب كلمات للبحث
inline-open = افتح موجز

## Deep links
link-long = هذه كلمات أكثر مما يتسع له رابط.
link-broken = ليس هذا من روابطي، أو انقطع جزء منه في الطريق. اطلبه من جديد، أو أرسل إليّ الكلمات نفسها.
link-newer = هذا الرابط أحدث مني ولا أستطيع قراءته بعد. أرسل إليّ الكلمات نفسها من فضلك.

## Breaks with an end
paused =
    ⏸ أنت في استراحة: لا تنبيهات ولا موجز. ما تتابعه محفوظ. عند عودتك: /resume
    أو أعود إليك من نفسي بعد:
paused-until =
    ⏸ أنت في استراحة: لا تنبيهات ولا موجز. ما تتابعه محفوظ.
    أعود إليك { $when }، ولتعود قبل ذلك: /resume
settings-paused-until = أنت في استراحة، وأعود إليك { $when } (قبل ذلك: /resume)
break-over = ▶️ انتهت الاستراحة، وأعود إلى الكتابة إليك.
button-pause-one-day = يوم
button-pause-week = أسبوع
button-pause-open = حتى أقول
pause-unknown =
    لم أفهم «{ $words }». اكتب إلى متى، هكذا:
    <code>/pause 3d</code>
    <code>/pause حتى الأحد</code>
    <code>/pause 2026-12-01</code>
    وبلا موعد: /pause
pause-past = «{ $words }» وقت مضى. اكتب وقتًا قادمًا، أو /pause وحدها.
pause-long = «{ $words }» أبعد من سنة. اكتب وقتًا أقرب، أو /pause وحدها حتى تعود أنت.

## Your own data
privacy-title = <b>ما أحفظه عن هذه المحادثة</b>
privacy-chat = المحادثة: رقمها ونوعها ويوم بدئها والموضوع الذي كلّمتني فيه آخر مرة في مجموعة ذات مواضيع، واللغة والمنطقة الزمنية ومواعيد الموجز والتنبيهات وساعات الهدوء والاستراحة، وهل تصل إليها الرسائل، وآخر كلمات أرسلتها ولم تتابعها، وآخر مصادر سألت عنها، وآخر ما حذفته لتتراجع عن حذفه، واسم المجموعة أو القناة، والمجموعات والقنوات التي تديرها معي.
privacy-subscription = ما تتابعه: الكلمات أو المصدر، والاسم الذي سمّيته به، ومجلده، وكيف يصلك ومنذ متى.
privacy-match = المقالات التي وجدتها لك، وموضع كلماتك فيها، وهل جاءتك في موجز.
privacy-delivery = الرسائل التي أرسلتها إليك من نفسي: نصها ووقتها وهل وصلت.
privacy-digestmark = متى كان آخر موجز لك.
privacy-mute = ما كتمته من أخبار ومصادر وكلمات، إلى أن ينتهي أو تتراجع عنه.
privacy-saved = المقالات التي حفظتها، إلى أن تزيلها.
privacy-sharedlist = القوائم التي شاركتها برابط، إلى أن تنتهي صلاحيتها.
privacy-intake = القوائم التي أرسلتها وما زلت أتحقق منها: ما فيها من مصادر وكلمات، إلى أن أخبرك بما أُضيف منها.
privacy-operator = أنك مشغّل لهذا البوت ومنذ متى.
privacy-access = ما قرره المشغّل بشأن المحادثة: هل تدخل، وهل هي محظورة ولماذا، وحدودها.
privacy-broadcast = الإعلانات التي كتبتها بصفتك مشغّلًا.
privacy-how-long =
    <b>إلى متى</b>
    المقالات التي وجدتها والرسائل التي أرسلتها: { $days ->
        [zero] صفر أيام
        [one] يومًا واحدًا
        [two] يومين
        [few] { $days } أيام
        [many] { $days } يومًا
       *[other] { $days } يوم
    }. وما سوى ذلك إلى أن تغيّره أو تمحوه. ويبقى ما سبق في النسخ الاحتياطية نحو أربعة أسابيع أخرى.
privacy-who =
    <b>من يراه</b>
    من يشغّل هذا البوت وحده، ولا أعطيه أحدًا. لا أحفظ اسمك ولا رقم هاتفك ولا رسائلك الأخرى. وقد يرد رقم المحادثة في سجل البرنامج عند مشغّل البوت، ولا يصل إليه /forget. وما نكتبه هنا يمرّ بتيليغرام.
privacy-feedback = ما ترسله بالأمر /feedback يصل إلى مشغّل البوت مع رقم هذه المحادثة ولغتها، وأحفظه { $days ->
        [zero] صفر أيام
        [one] يومًا واحدًا
        [two] يومين
        [few] { $days } أيام
        [many] { $days } يومًا
       *[other] { $days } يوم
    }، ويبقى في محادثته في تيليغرام.
privacy-yours =
    <b>هو لك</b>
    /export – كل ذلك في ملف
    /forget – محوه كله فورًا، ومن النسخ الاحتياطية أيضًا
export-all = كل ما أحفظه عن هذه المحادثة. لإعادته هنا أو عند موجز آخر أرسل إليّ الملف نفسه. /import
export-none = لا تتابع مصدرًا بعد، فلا قائمة OPML.
import-no-list = من الملفات أقرأ قوائم OPML (‏.opml أو .xml) وما صدّرته أنا (‏.json). /import
import-json-unreadable = ليس هذا ملفًا سليمًا مما صدّرته أنا، فلم آخذ منه شيئًا. /export
import-json-found = { $count ->
        [zero] لا متابعات في هذا الملف. أعيد الإعدادات…
        [one] في هذا الملف متابعة واحدة. أعيدها…
        [two] في هذا الملف متابعتان. أعيدهما…
        [few] في هذا الملف { $count } متابعات. أعيدها…
        [many] في هذا الملف { $count } متابعة. أعيدها…
       *[other] في هذا الملف { $count } متابعة. أعيدها…
    }
import-json-followed = ✅ { $count ->
        [zero] لا متابعات جديدة.
        [one] أعدت متابعة واحدة.
        [two] أعدت متابعتين.
        [few] أعدت { $count } متابعات.
        [many] أعدت { $count } متابعة.
       *[other] أعدت { $count } متابعة.
    }
import-json-settings = ✅ أعدت الإعدادات: اللغة والمنطقة الزمنية ومواعيد الموجز والتنبيهات وساعات الهدوء.
import-json-known = { $count ->
        [zero] لم تكن تتابع منها شيئًا.
        [one] كنت تتابع واحدة منها من قبل.
        [two] كنت تتابع اثنتين منها من قبل.
        [few] كنت تتابع { $count } منها من قبل.
        [many] كنت تتابع { $count } منها من قبل.
       *[other] كنت تتابع { $count } منها من قبل.
    }
import-json-left-out = { $count ->
        [zero] لم تبقَ متابعة خارج الحد.
        [one] بقيت متابعة واحدة خارج الحد هنا.
        [two] بقيت متابعتان خارج الحد هنا.
        [few] بقيت { $count } متابعات خارج الحد هنا.
        [many] بقيت { $count } متابعة خارج الحد هنا.
       *[other] بقيت { $count } متابعة خارج الحد هنا.
    } احذف من /list ثم أرسل الملف مرة أخرى.
import-json-failed = ⚠ { $count ->
        [zero] أعدتها كلها.
        [one] واحدة لم أستطع إعادتها:
        [two] اثنتان لم أستطع إعادتهما:
        [few] { $count } لم أستطع إعادتها:
        [many] { $count } لم أستطع إعادتها:
       *[other] { $count } لم أستطع إعادتها:
    }
import-json-not = لا أستعيد من الملف ما وجدته أو أرسلته من قبل.
forgotten-what = كان ذلك { $subscriptions ->
        [zero] صفر متابعات
        [one] متابعة واحدة
        [two] متابعتين
        [few] { $subscriptions } متابعات
        [many] { $subscriptions } متابعة
       *[other] { $subscriptions } متابعة
    } وكل ما سجّلته هنا (عدد السجلات: { $records }).

## Words to the operator
feedback-how =
    ماذا تودّ أن تقول لمشغّل هذا البوت؟ اكتبه بعد الأمر، هكذا:
    <code>/feedback أريد مصادر أكثر من المغرب</code>
feedback-sent = ✅ أرسلتها إلى مشغّل البوت مع رقم هذه المحادثة ولغتها، ليستطيع أن يجيبك هنا.
feedback-limit = { $most ->
        [zero] لا رسائل إلى المشغّل هنا.
        [one] رسالة واحدة إلى المشغّل في اليوم، وقد أرسلتها. اكتب غدًا من فضلك.
        [two] رسالتان إلى المشغّل في اليوم، وقد أرسلتهما. اكتب غدًا من فضلك.
        [few] { $most } رسائل إلى المشغّل في اليوم، وقد أرسلتها. اكتب غدًا من فضلك.
        [many] { $most } رسالة إلى المشغّل في اليوم، وقد أرسلتها. اكتب غدًا من فضلك.
       *[other] { $most } رسالة إلى المشغّل في اليوم، وقد أرسلتها. اكتب غدًا من فضلك.
    }
feedback-long = هذا أطول مما أستطيع إرساله ({ $most } حرف على الأكثر). اختصره من فضلك.
feedback-nobody = لا أستطيع الوصول إلى مشغّل هذا البوت الآن. حاول لاحقًا من فضلك.
feedback-from = ✉️ من المحادثة { $who } ({ $language }):
feedback-how-to-answer = للإجابة: رُدّ على هذه الرسالة.
feedback-answer = ✉️ يجيبك مشغّل البوت:
feedback-answered = ✅ أرسلت إجابتك.
feedback-away = لا يمكن الوصول إلى هذه المحادثة الآن، فلم أرسل إجابتك.
menu-feedback = كلمة إلى مشغّل البوت

## Breaks and goodbyes
resumed = ▶️ أهلًا بعودتك. { $when }
resumed-already = لست في استراحة. { $when }
forget-ask = هل أمحو كل ما يخص هذه المحادثة: ما تتابعه وإعداداتك وما أرسلته إليك؟ لا رجعة في ذلك. ولتأخذ نسخة منه قبل ذلك: /export
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
fetch-too-slow = الموقع بطيء الآن ولم يصل ردّه كاملًا في وقته.
fetch-damaged = ردّ الموقع ناقص أو تالف.
fetch-packed = يضغط الموقع ردّه بطريقة لا أفتحها.
fetch-dns = لا أجد موقعًا بهذا الاسم. تأكد من كتابته.
fetch-refused = لا يردّ أحد على هذا العنوان الآن.
fetch-tls = شهادة أمان هذا الموقع لا يمكن الوثوق بها.
fetch-proxy = الوسيط الذي أخرج منه إلى الشبكة لا يعمل الآن.
fetch-status-404 = لا شيء في هذا العنوان (404). ربما انتقلت الصفحة.
fetch-status-410 = أزال الموقع هذه الصفحة نهائيًا (410).
fetch-status-4xx = الموقع لا يسمح لي بقراءة هذا العنوان الآن.
fetch-status-5xx = في الموقع عطل الآن.
fetch-robots = يطلب الموقع ألا تقرأ البرامج هذه الصفحة (robots.txt)، وأنا أحترم ذلك.
fetch-unreadable = ما جاء من هذا العنوان ليس خلاصة ولا قائمة أخبار أقرؤها.

## Why a query is not understood
query-error-empty = لا كلمة في هذا. اكتب اسمًا أو موضوعًا.
query-error-too-long = هذا أطول مما أبحث عنه أو أتابعه (256 حرفًا على الأكثر). أرسل بضع كلمات.
query-error-too-deep = الأقواس متداخلة أكثر مما ينبغي.
query-error-unclosed-quote = علامة الاقتباس هنا مفتوحة ولم تُغلق.
query-error-unclosed-group = القوس هنا مفتوح ولم يُغلق.
query-error-unexpected-close = القوس هنا مُغلق ولم يُفتح من قبل.
query-error-empty-group = لا كلمة بين العلامتين هنا.
query-error-dangling-operator = هذه العلامة لا تعود على شيء.
query-error-only-exclusion = هذا يقول ما أستبعده فقط. أضف ما أبحث عنه.
query-error-one-letter = حرف واحد أو رقم واحد يرد في كل مقال. اكتب كلمة.
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
claim-done = ✅ أنت الآن مشغّلي، ولم يعد ذلك الرمز صالحًا. حالي: /status، وكل أوامرك: /help
claim-already = أنت مشغّلي بالفعل. /status
claim-wrong = ليس هذا هو الرمز. تجده في سجلّي، في السطر الذي فيه /claim.
claim-too-many = محاولات كثيرة. حاول مرة أخرى بعد ساعة.
claim-private = أرسل الرمز في محادثة خاصة معي.
operators-title = <b>مشغّليّ</b>
operators-fixed = { $id } – من الإعدادات (ADMIN_IDS)
operators-claimed = { $id } – منذ { $when }
operators-removed = لم يعد { $id } مشغّلي.
operators-last = أنت مشغّلي الوحيد. من دونك أكتب رمزًا جديدًا في سجلّي عند التشغيل التالي.
button-remove-operator = ➖ إزالة { $id }
id-how =
    اكتب رقم المحادثة بعد الأمر، هكذا:
    <code>{ $example }</code>
ban-done = 🚫 حُظرت المحادثة { $id }: لا أسمعها ولا أكتب إليها. يُقال لها ذلك مرة في اليوم.
ban-already = المحادثة { $id } محظورة بالفعل.
ban-operator = المحادثة { $id } لمشغّل، فلا يمكن حظرها.
ban-none =
    لا أحد محظور. لحظر محادثة اكتب رقمها، وسببًا إن شئت:
    <code>/ban 123456789 رسائل كثيرة</code>
ban-title = <b>المحظورون</b>
unban-done = ✅ يمكن للمحادثة { $id } أن تكتب إليّ من جديد.
unban-not = المحادثة { $id } غير محظورة.
button-unban = ↩️ رفع الحظر: { $id }
banned = لا أجيب في هذه المحادثة بعد الآن: هكذا قرر مشغّلي.
limit-done = حدود المحادثة { $id }: الكلمات { $queries }، والمصادر { $sources }.
limit-how =
    كم لمحادثة أن تتابع؟ اكتبه هكذا، و0 يعني الحد المعتاد:
    <code>/limit 123456789 queries=50 sources=10</code>
too-fast = هذا كثير دفعة واحدة. أمهلني دقيقة ثم أسمعك من جديد.
access-list = أهلًا بك. هذا البوت لمن يُدعى إليه: أعطِ مشغّله هذا الرقم وانتظر الرد هنا: { $id }
access-refused = هذا البوت لمن يُدعى إليه، ولم يُسمح لهذه المحادثة. لتسأل مشغّله أعطِه هذا الرقم: { $id }
notice-knock = المحادثة { $id } تريد أن تستعملني.
button-allow = ✅ اسمح
button-refuse = ✖️ ارفض
allow-done = ✅ للمحادثة { $id } أن تستعملني.
allow-welcome = ✅ يمكنك أن تستعملني الآن. لنبدأ: /start
refuse-done = ✖️ ليس للمحادثة { $id } أن تستعملني. إن غيّرت رأيك: <code>/allow { $number }</code>
allow-none = لا أحد ينتظر السماح.
allow-waiting = <b>ينتظرون السماح</b>
button-allow-id = ✅ اسمح: { $id }
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
broadcast-begins = 📣 أحضّره…
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
feeds-title = <b>المصادر: { $count }</b> · المتعطّل الآن: { $failing }
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
size-bytes = { $size } بايت
size-kb = { $size } ك.ب
size-mb = { $size } م.ب
status-title = <b>حالي الآن</b> · الإصدار { $version } · أعمل منذ { $span }
status-chats = 👥 المحادثات: { $active } · تعذّر الوصول إلى: { $away } · المحظورة: { $banned }
status-feeds = 📡 المصادر: { $count } · المتعطّل الآن: { $failing }
status-queue = 📨 تنتظر الإرسال: { $due } · أقدمها منذ { $span }
status-queue-empty = 📨 لا شيء ينتظر الإرسال.
status-doubtful = ❓ رسائل لا يُعرف هل وصلت: { $count }
status-digests = 📰 الموجز: في وقته
status-digests-late = 📰 موجز متأخر: { $count } · أشدّها تأخرًا { $span }
status-store = 💾 السجلات المحفوظة: { $documents } · دفتر التغييرات: { $size }
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
menu-alerts = التنبيهات: لكل متابعة على حدة
menu-settings = اللغة والمواعيد وساعات الهدوء
menu-pause = استراحة من كل الرسائل
menu-resume = العودة من الاستراحة
menu-help = ما أفهمه
menu-about = من أنا
menu-privacy = ما أحفظه عنك
menu-forget = محو كل ما يخصك
menu-unsub = إلغاء متابعة
description =
    أقرأ الأخبار نيابةً عنك، بالعربية والروسية والإنجليزية.

    🔔 قل لي اسمًا أو موضوعًا، فأنبّهك خلال دقيقة إذا ورد في خبر جديد، كيفما كُتب.
    📰 وأجمع لك أخباره كل يوم في موجز قصير، بجمل مصادرها نفسها.
    👥 وأعمل في المجموعات والقنوات أيضًا.
description-short = أقرأ لك الأخبار بالعربية والروسية والإنجليزية: تنبيه فور ظهور كلمتك، وموجز قصير كل يوم.

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
address-closed-channel = لا يعرض تيليغرام منشورات { $name } للجميع: لعلها قناة خاصة أو حساب شخص أو بوت أو مجموعة. أرسل قناة عامة هكذا: @name
look-again = حاول مرة أخرى بعد قليل.
look-nothing = بحثت في { $url } عن خلاصة أخبار وخريطة أخبار وقائمة مقالات فلم أجد شيئًا. أرسل الصفحة التي تُعرض فيها أخباره، أو رابط خلاصته، أو قناته هكذا: @name
error-kind = لم أعد أعرف كيف أقرأ { $url }. تابعه من جديد من فضلك.
