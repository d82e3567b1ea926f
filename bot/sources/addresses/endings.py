"""With which ending does a bare name mean a site? Endings of countries, of the field, and in other scripts.

Not all that exist: an ending that is rather a word or the ending of a file («node.zip») is left out, and who means
it writes https:// before it.
"""

from __future__ import annotations

_COUNTRIES = """
    ac ad ae af ag ai al am ao ar at au aw az ba bb bd be bf bg bh bi bj bm bn bo br bs bt bw by bz ca cc cd cf cg
    ch ci cl cm cn co cr cu cv cw cy cz de dj dk dm do dz ec ee eg er es et eu fi fj fm fo fr ga gd ge gf gg gh gi
    gl gm gn gp gq gr gt gu gy hk hn hr ht hu id ie il im in io iq ir is it je jm jo jp ke kg kh ki km kn kr kw ky
    kz la lb lc li lk lr ls lt lu lv ly ma mc md me mg mk ml mm mn mo mq mr ms mt mu mv mw mx my mz na nc ne nf ng
    ni nl no np nr nu nz om pa pe pf pg ph pk pl pm pn pr ps pt pw py qa re ro rs ru rw sa sb sc sd se sg sh si sk
    sl sm sn so sr ss st su sv sx sy sz tc td tf tg th tj tk tl tm tn to tr tt tv tw tz ua ug uk us uy uz va vc ve
    vg vi vn vu wf ws ye yt za zm zw
    """
_OTHERS = """
    com net org info biz edu gov mil int aero coop museum name pro mobi jobs travel tel asia cat africa arab
    app blog cloud club dev digital email global group host live london media moscow network news online page
    press radio report reviews site social space store studio tech today top tube video watch website wiki work
    world xyz
    """
_IN_OTHER_SCRIPTS = """
    рф рус бел укр мкд срб қаз мон бг ею онлайн сайт орг ком дети москва
    مصر السعودية السعوديه امارات قطر الاردن المغرب تونس الجزائر فلسطين سورية سوريا عمان اليمن عراق بحرين البحرين
    موريتانيا سودان شبكة موقع عرب كوم بازار بيتك ابوظبي العليان ارامكو اتصالات همراه کوم ایران پاکستان بھارت
    """
ENDINGS = frozenset((_COUNTRIES + _OTHERS + _IN_OTHER_SCRIPTS).split())
"""Endings of sites, in lower case, as they are written."""

DOUBTFUL = frozenset("as do my ps py re sh so st to".split())  # noqa: SIM905 (a table)
"""Those that are small words or endings of files: only www., a path or a third part makes such a name a site."""

SECOND_LEVEL = frozenset("ac co com edu gob gov gouv mil net nom or org".split())  # noqa: SIM905
"""Parts that stand before a country's ending without being a site: «co.uk», «com.eg»."""
