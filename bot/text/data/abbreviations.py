"""Which words end with a full stop that ends no sentence? Our own lists, in lower case."""

from __future__ import annotations

# After these the sentence goes on, whatever follows.
_BEFORE_A_NAME = """
    mr mrs ms dr prof st sen rep gov gen lt col capt cmdr sgt maj adm rev hon pres supt messrs mt ft vs viz
    cf fig no nos vol pp ed eds jan feb mar apr jun jul aug sep sept oct nov dec approx e.g i.e dept univ
    т.е т.к т.н т.ч т им ул пр-т просп пл пер наб кв корп стр рис табл гл ч см ср напр например проф акад
    доц ген полк подп кап лейт серж адм маршал св ст о оз р пос дер дом д с п н ж.-д гос зам нач отв ред
    сост изд англ нем фр франц лат греч исп итал рус укр тур араб кит яп польск евр санскр тж яз сокр род ок
    тов гр г-н г-жа г-да тел факс обл р-н мкр а.с н.с ум букв досл разг устар яп. др.-греч أ.د م.م د.م
    """
BEFORE_A_NAME = frozenset(_BEFORE_A_NAME.split())

# These end a sentence where a new one clearly follows.
_AFTER_A_SENTENCE = """
    u.s u.n u.k e.u u.s.a a.m p.m etc inc ltd corp co bros jr sr ph.d m.d b.c a.d d.c гг вв др пр проч т.д
    т.п и.о руб коп тыс млн млрд долл чел экз км кг мин сек час н.э до.н.э шт
    """
AFTER_A_SENTENCE = frozenset(_AFTER_A_SENTENCE.split())

_EITHER = "г в м л э т д п с"
# «г. Москва» and «1945 г.», «в. Орлов» and «XIX в.», «м. Сокол» and «5 м.»
AFTER_A_SENTENCE_OR_BEFORE_A_NAME = frozenset(_EITHER.split())

_SENTENCE_STARTERS = """
    The A An In On At It He She They We You I This That These Those But And Or If When While As After Before
    For From By With Since Under Over There His Her Their Our Its What Who Why How Meanwhile However Also В
    На По Это Он Она Они Оно Мы Вы Я Но А И Если Когда После До За При Так Также Для Из От Его Её Ее Их
    """
SENTENCE_STARTERS = frozenset(_SENTENCE_STARTERS.split())
