"""How do article pages of the usual systems look? One text of our own in the dress of each of them."""

# ruff: noqa: E501 (pages are written as sites write them)
from __future__ import annotations

import json

TITLE = "بلدية المرفأ تفتتح محطة لتحلية المياه شرق المدينة"
SITE = "صحيفة المرفأ"
BODY = (
    "افتتحت بلدية المرفأ اليوم محطة جديدة لتحلية مياه البحر شرق المدينة، بعد ثلاث سنوات من العمل المتواصل في الموقع.",
    "وقال رئيس البلدية سامر الحاج إن المحطة ستنتج أربعين ألف متر مكعب كل يوم، وهو ما يكفي حاجة الأحياء الشرقية كلها.",
    "وأضاف الحاج أن المشروع كلف تسعين مليون دينار، دفع صندوق التنمية نصفها وجاء النصف الآخر من رسوم المياه السابقة.",
    "وتعتمد المحطة على الطاقة الشمسية في ثلث حاجتها من الكهرباء، كما أوضحت المهندسة ليلى منصور المشرفة على التشغيل.",
    "وينتظر السكان أن تنتهي بذلك انقطاعات الصيف التي استمرت في العام الماضي أكثر من عشرين يوما في بعض الأحياء.",
)
TEASER = "محطة جديدة لتحلية مياه البحر شرق المدينة"


def paragraphs(*texts: str) -> str:
    return "".join(f"<p>{text}</p>\n" for text in texts or BODY)


def described(**fields: object) -> str:
    about = {"@context": "https://schema.org", "@type": "NewsArticle", "headline": TITLE} | fields
    return f'<script type="application/ld+json">{json.dumps(about, ensure_ascii=False)}</script>'


def whole(body: str, head: str = "", *, title: str = f"{TITLE} | {SITE}", charset: str = "utf-8") -> str:
    return (
        f'<!DOCTYPE html><html lang="ar" dir="rtl"><head><meta charset="{charset}"><title>{title}</title>'
        f"{head}</head><body>{body}</body></html>"
    )


MENU = """<header><div class="top-bar"><span>الأربعاء 2 أبريل 2025</span></div><nav class="main-nav"><ul>
<li><a href="/">الرئيسية</a></li><li><a href="/politics">سياسة</a></li><li><a href="/economy">اقتصاد</a></li></ul></nav></header>"""

WORDPRESS = whole(
    f"""{MENU}<div id="content" class="container"><div class="main-content col-md-8">
<div id="breadcrumb"><a href="/">الرئيسية</a> / <a href="/local">محليات</a> / <span>{TITLE}</span></div>
<article id="the-post" class="container-wrapper post-content post"><header class="entry-header-outer">
<h1 class="post-title entry-title">{TITLE}</h1><div class="post-meta"><span class="author-meta"><a href="/author/1">كتب محمود سالم</a></span>
<span class="date meta-item">1 أبريل، 2025</span><span class="meta-views">342</span></div></header>
<div class="entry-content entry clearfix"><figure class="wp-block-image"><img src="/a.jpg" alt="">
<figcaption>المحطة الجديدة يوم افتتاحها في الصباح</figcaption></figure>
{paragraphs(*BODY[:2])}<div class="stream-item"><a href="https://ads.example/x">إعلان</a></div>
<h2>كلفة المشروع</h2>
{paragraphs(*BODY[2:])}<p><strong>اقرأ أيضا:</strong> <a href="/other">وزير الري يتفقد السدود بعد الأمطار الأخيرة</a></p>
<div class="sharedaddy"><h3>شارك هذا الموضوع:</h3><ul><li><a href="#">فيس بوك</a></li></ul></div></div>
<div class="post-bottom-meta post-bottom-tags"><span class="tagcloud"><a href="/tag/1" rel="tag">تحلية المياه</a>
<a href="/tag/2" rel="tag">بلدية المرفأ</a></span></div></article>
<div id="related-posts"><h3>مقالات ذات صلة</h3><div><h2><a href="/r1">مجلس المدينة يناقش موازنة العام المقبل في جلسته</a></h2></div></div>
<div id="comments"><h3>اترك تعليقاً</h3><form><textarea></textarea></form></div></div>
<aside class="sidebar"><ul><li><a href="/m1">الفريق الأول يفوز بثلاثة أهداف في مباراة الأمس</a></li></ul></aside></div>
<footer><p>جميع الحقوق محفوظة {SITE}</p></footer>""",
    f"""<link rel="canonical" href="https://news.example/2025/04/station/"><meta property="og:site_name" content="{
        SITE
    }">
<script type="application/ld+json" class="yoast-schema-graph">{
        json.dumps(
            {
                "@context": "https://schema.org",
                "@graph": [
                    {
                        "@type": "Article",
                        "headline": TITLE,
                        "datePublished": "2025-04-01T08:30:00+03:00",
                        "keywords": ["تحلية المياه"],
                        "publisher": {"@id": "https://news.example/#organization"},
                        "wordCount": 96,
                    },
                    {"@type": "WebPage", "name": f"{TITLE} | {SITE}"},
                    {"@type": "Organization", "@id": "https://news.example/#organization", "name": SITE},
                ],
            },
            ensure_ascii=False,
        )
    }</script>""",
)

DRUPAL = whole(
    f"""<div class="layout-container">{MENU}<main role="main"><div class="layout-content">
<div class="region region-content"><div id="block-page-title"><h1 class="page-header"><span class="field field--name-title">{TITLE}</span></h1></div>
<div class="node node--type-article node--view-mode-full"><div class="node__meta"><span>بواسطة admin</span>
<span>الثلاثاء، 04/01/2025 - 08:30</span></div><div class="node__content clearfix">
<div class="field field--name-field-image field--type-image"><img src="/a.jpg"></div>
<div class="clearfix text-formatted field field--name-body field--type-text-with-summary field__item">{paragraphs()}</div>
<div class="field field--name-field-tags field--label-above"><div class="field__label">الوسوم</div><div class="field__items">
<div class="field__item"><a href="/taxonomy/term/1">تحلية المياه</a></div></div></div>
<div class="node__links"><ul class="links inline"><li class="print"><a href="/print/pdf/node/7">نسخة للطباعة</a></li></ul></div>
</div></div></div></div></main><div class="region-sidebar"><h2>الأكثر قراءة</h2><ul><li><a href="/1">أسعار الذهب اليوم في الأسواق المحلية</a></li></ul></div></div>""",
    '<meta name="dcterms.created" content="2025-04-01T08:30:00+03:00"><link rel="shortlink" href="https://news.example/node/7">',
)

BLOGGER = whole(
    f"""<div class="content-outer"><div class="header"><h1 class="title"><a href="/">{SITE}</a></h1></div>
<div class="main section" id="main"><div class="widget Blog"><div class="blog-posts hfeed"><div class="date-outer">
<h2 class="date-header"><span>الثلاثاء، 1 أبريل 2025</span></h2><div class="post hentry" itemscope>
<h3 class="post-title entry-title" itemprop="name">{TITLE}</h3><div class="post-body entry-content" id="post-body-1" itemprop="description articleBody">
<div dir="rtl" style="text-align: right;">{"<br /><br />".join(BODY)}</div><div style="clear: both;"></div></div>
<div class="post-footer"><span class="post-author">مرسلة بواسطة <span>محمود</span></span>
<abbr class="published" itemprop="datePublished" title="2025-04-01T08:30:00+03:00">8:30 ص</abbr>
<span class="post-labels">التسميات: <a href="/search/label/w" rel="tag">تحلية المياه</a></span></div></div></div></div>
<div class="comments" id="comments"><h4>ليست هناك تعليقات:</h4><p>إرسال تعليق</p></div></div></div></div>""",
    title=f"{SITE}: {TITLE}",
)

REACT = whole(
    '<noscript>You need to enable JavaScript to run this app.</noscript><div id="root"></div><script src="/m.js"></script>',
    described(
        articleBody="\n\n".join(BODY),
        datePublished="2025-04-01T05:30:00Z",
        publisher={"@type": "Organization", "name": SITE},
    ),
)

REACT_WITH_TEASER = whole(
    f'<div id="root"><main><h1>{TITLE}</h1><p class="lead">{BODY[0]}</p></main></div>',
    described(articleBody=f"<p>{'</p><p>'.join(BODY)}</p>", datePublished="2025-04-01T05:30:00Z"),
)

SHELL = f'{MENU}<main><h1>{TITLE}</h1><div class="story-loader">جار التحميل</div></main>'
AMP = whole(
    f'<amp-sidebar id="s"><ul><li>الرئيسية</li></ul></amp-sidebar><article class="amp-wp-article"><h1>{TITLE}</h1>'
    f'<amp-img src="/a.jpg"></amp-img><div class="amp-wp-article-content">{paragraphs()}</div></article>'
).replace("<html ", "<html amp ")
PRINT = whole(f"<h1>{TITLE}</h1><p>1 أبريل 2025</p><hr>{paragraphs()}<p>https://news.example/7</p>")

CONSENT = whole(
    """<div class="consent"><h1>نحن نهتم بخصوصيتك</h1><p>نستخدم نحن وشركاؤنا ملفات تعريف الارتباط لتخزين المعلومات على جهازك
والوصول إليها، ولعرض الإعلانات والمحتوى بما يناسب اهتماماتك، ولقياس أداء الإعلانات والمحتوى ومعرفة جمهورنا وتطوير خدماتنا.</p>
<p>يمكنك قبول ملفات تعريف الارتباط كلها أو رفضها أو تغيير اختياراتك في أي وقت من صفحة سياسة الخصوصية الموجودة في أسفل كل صفحة.</p>
<button>أوافق</button><button>أرفض</button></div>""",
    title="قبل أن تتابع",
)
CONSENT_ENGLISH = whole(
    """<main><h1>Before you continue</h1><p>We and our 842 partners store and access information on your device, such as cookies,
to provide our sites, authenticate users, apply security measures and prevent abuse, and measure your use of our sites.</p>
<p>If you click Accept all, we and our partners will also use cookies and precise geolocation data for personalised ads.</p></main>""",
    title="Before you continue",
)
ROBOT = whole(
    """<h1>Just a moment...</h1><p>Checking your browser before accessing news.example. This process is automatic and your browser
will redirect to your requested content shortly.</p><p>Please enable JavaScript and cookies to continue. Ray ID: 8f1</p>""",
    title="Just a moment...",
)

PAYWALL = whole(
    f"""{MENU}<main><article><h1>{TITLE}</h1><div class="article-body"><p>{BODY[0]}</p>
<div class="paywall"><h3>هذا المحتوى للمشتركين فقط</h3><p>اشترك الآن لتقرأ المقال كاملا، أو سجل الدخول إن كنت مشتركا.</p>
<p>اشتراك شهري ابتداء من ثلاثة دنانير</p></div></div></article></main>""",
    described(isAccessibleForFree=False, datePublished="2025-04-01T05:30:00Z"),
)

LIVE = whole(
    f"""{MENU}<main><h1>تغطية مباشرة: افتتاح محطة التحلية في المرفأ</h1><p class="live-summary">{BODY[0]}</p>
<div class="live-feed">{"".join(f'<article class="live-post"><time datetime="2025-04-01T0{9 - n}:00:00Z">0{9 - n}:00</time><h3>التحديث رقم {n}</h3><p>{text}</p></article>' for n, text in enumerate(BODY[1:], 1))}
</div></main><aside><h2>الأكثر قراءة</h2><p>أسعار الذهب اليوم في الأسواق المحلية بعد صعود الأمس</p></aside>""",
    '<script type="application/ld+json">'
    + json.dumps(
        {
            "@type": "LiveBlogPosting",
            "headline": "تغطية مباشرة: افتتاح محطة التحلية في المرفأ",
            "coverageStartTime": "2025-04-01T05:00:00Z",
            "datePublished": "2025-04-01T05:30:00Z",
            "liveBlogUpdate": [
                {
                    "@type": "BlogPosting",
                    "headline": f"التحديث رقم {n}",
                    "articleBody": text,
                    "datePublished": f"2025-04-01T0{9 - n}:00:00Z",
                }
                for n, text in enumerate(BODY[1:], 1)
            ],
        },
        ensure_ascii=False,
    )
    + "</script>",
    title="تغطية مباشرة: افتتاح محطة التحلية في المرفأ",
)

VIDEO = whole(
    f"""{MENU}<main><div class="player"><video src="/v.mp4"></video><div class="video-title">{TITLE}</div></div><h1>{TITLE}</h1>
<div class="views">1203 مشاهدة</div></main>""",
    '<meta property="og:type" content="video.other"><script type="application/ld+json">'
    + json.dumps(
        {
            "@type": "VideoObject",
            "name": TITLE,
            "description": " ".join(BODY[:2]),
            "uploadDate": "2025-04-01T05:30:00Z",
            "duration": "PT2M10S",
            "publisher": {"@type": "Organization", "name": SITE},
        },
        ensure_ascii=False,
    )
    + "</script>",
)

GALLERY = whole(
    f"""{MENU}<main><article><h1>بالصور: {TITLE}</h1><div class="gallery">
{"".join(f'<figure class="gallery-item"><img src="/{n}.jpg" alt=""><figcaption>{text}</figcaption></figure>' for n, text in enumerate(BODY))}
</div></article></main>""",
    '<meta property="og:type" content="article"><meta property="article:published_time" content="2025-04-01T05:30:00Z">',
    title=f"بالصور: {TITLE}",
)

OLD_TABLES = f"""<html><head><meta http-equiv="Content-Type" content="text/html; charset=windows-1256"><title>{TITLE}</title></head>
<body dir=rtl><table width=900><tr><td colspan=3><a href="/">الرئيسية</a> | <a href="/s">سياسة</a></td></tr><tr><td width=150>
<a href="/1">خبر آخر عن الرياضة في المدينة</a><br><a href="/2">خبر ثان عن الاقتصاد في البلاد</a></td>
<td><font size=5><b>{TITLE}</b></font><br><font color=gray>01/04/2025 05:30 ص</font><br><br><font size=4>{"<br><br>".join(BODY)}</font></td>
<td><img src=ad.gif></td></tr><tr><td colspan=3>جميع الحقوق محفوظة</td></tr></table></body></html>"""

DIVISIONS = whole(
    f'{MENU}<div class="wrap"><h1>{TITLE}</h1><div class="date">1 أبريل 2025 - 05:30</div><div class="news-text">{"".join(f"<div>{text}</div>" for text in BODY)}</div></div>'
)

WITH_A_TWEET = whole(
    f"""{MENU}<article><h1>{TITLE}</h1>{paragraphs(*BODY[:3])}<blockquote class="twitter-tweet"><p>افتتحنا اليوم محطة التحلية</p>
— بلدية (@baladia) <a href="https://social.example/x">April 1, 2025</a></blockquote>{paragraphs(*BODY[3:])}</article>"""
)

ENDLESS = whole(
    f"""{MENU}<main><article><h1>{TITLE}</h1>{paragraphs()}</article><article><h1>خبر ثان عن مباراة الأمس</h1>
<p>فاز الفريق الأول بثلاثة أهداف مقابل هدف واحد في مباراة الأمس على ملعب المدينة وسط حضور كبير.</p></article></main>"""
)

OVERLAID = whole(
    f"""<div id="cookie-consent" class="modal"><h2>خصوصيتك</h2><p>نستخدم ملفات تعريف الارتباط نحن وشركاؤنا لعرض إعلانات تناسبك.</p></div>
<noscript><p>يجب تفعيل جافا سكريبت لتصفح الموقع بصورة صحيحة وكاملة من فضلك</p></noscript>{MENU}<article><h1>{TITLE}</h1>{paragraphs()}</article>"""
)

ESCAPED = whole(
    "<div id=root></div>", described(articleBody=f"&lt;p&gt;{'&lt;/p&gt;&lt;p&gt;'.join(BODY)}&lt;/p&gt;")
)

_CARD = '<div class="card"><a href="/{n}"><h3>عنوان خبر آخر رقم {n} عن المدينة</h3></a><p>ملخص الخبر الآخر رقم {n} وهو سطر طويل يشرح ما جرى أمس.</p></div>'
TEASERS = whole(
    f'{MENU}<main><h1>{TITLE}</h1><div class="story"></div><section><h2>المزيد</h2>{"".join(_CARD.format(n=n) for n in range(6))}</section></main>',
    described(datePublished="2025-04-01T05:30:00Z"),
)
