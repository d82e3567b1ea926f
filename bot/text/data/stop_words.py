"""Which words are in every article, so that alone they find nothing? Our own lists, as surface keys."""

from __future__ import annotations

_SHORTEST_WITH_AND = 3  # «وعلى» is one more form of «على», but «ولي» is a word of its own
_SHORTEST_BOUND = 2

_ARABIC = """
من في فى على إلى الى الي إلي عن مع أن ان إن أنه انه إنه أنها انها إنها لأن لان بأن بان كأن كان كانت
كانوا يكون تكون ما ماذا لماذا مما عما فيما بما كما لما هو هي هم هن هما أنا انا نحن أنت انت أنتم انتم هذا
هذه هذان هاتان هؤلاء ذلك تلك ذاك أولئك اولئك هنا هناك هنالك الذي التي الذى التى اللذان اللتان اللذين
الذين اللواتي اللاتي أو او أم ام أما اما إما ثم بل لكن لكنه لكنها إذا اذا إذ اذ لو لولا لا لم لن ليس
ليست قد لقد سوف كل بعض أي اي أية اية غير إلا الا حتى حينما عند عندما عندها منذ مذ خلال بين بينما بينهم
بينها قبل بعد فوق تحت حول دون بدون ضد لدى لدي لديه لديها لديهم حيث له لها لهم لهما لنا لك لكم لي به بها
بهم بهما بنا فيه فيها فيهم فيهما منه منها منهم منهما عليه عليها عليهم عليهما إليه اليه إليها اليها إليهم
اليهم عنه عنها عنهم معه معها معهم أيضا ايضا فقط كيف متى أين اين هل كذلك لذلك بذلك هكذا مثل كي لكي ربما
لعل رغم وهو وهي وهم وما ومن وفي وفى ولا ولم ولن وقد وأن وان وإن وله ولها وكل فهو فهي فلا فقد وبه وبها
"""
_RUSSIAN = """
и в во не что он на я с со как а то все она так его но да ты к у же вы за бы по только ее мне было вот
от меня еще нет о из ему теперь когда даже ну ли если уже или ни быть был него до вас нибудь опять уж
вам ведь там потом себя ничего ей может они тут где есть надо ней для мы тебя их чем была сам чтоб без
будто чего тоже себе под будет тогда кто этот того потому этого какой ним здесь этом один почти мой тем
чтобы нее были куда зачем всех при об это эта эти который которая которые также между перед через над
про
"""
_ENGLISH = """
a an and are as at be been but by can could did do does for from had has have he her him his how i if in
into is it its me my no nor not of on or our out over she so some such than that the their them then
there these they this those to too under up was we were what when where which who whom why will with
would you your about after also
"""


_TAKE_PRONOUNS = """
ب ل من عن في إلى→إلي الى→الي على→علي لدى→لدي مع بين عند حول دون ضد تحت فوق خلال قبل بعد مثل غير كل بعض أن ان
إن لأن لان لكن كأن كان لعل ليت
"""
_PRONOUNS = "ه ها هم هن هما ك كم نا"
_FORMS_OF_NOT = "لست لسنا لستم ليسوا ليسا"
_LED_BY_AND = "و ف"


def _with_and(word: str) -> tuple[str, ...]:
    return (word, *(led + word for led in _LED_BY_AND.split())) if len(word) >= _SHORTEST_WITH_AND else (word,)


def _bound(word: str) -> tuple[str, ...]:
    """Give a preposition or particle with each pronoun: «بين» gives «بينهما», «إلى» gives «إلينا»."""
    stem = word.rpartition("→")[2]
    return tuple(stem + pronoun for pronoun in _PRONOUNS.split() if len(stem + pronoun) > _SHORTEST_BOUND)


_ALL_ARABIC = (
    *_ARABIC.split(),
    *_FORMS_OF_NOT.split(),
    *(form for word in _TAKE_PRONOUNS.split() for form in _bound(word)),
)
ARABIC_STOP_WORDS = frozenset(form for word in _ALL_ARABIC for form in _with_and(word))
RUSSIAN_STOP_WORDS = frozenset(_RUSSIAN.split())
ENGLISH_STOP_WORDS = frozenset(_ENGLISH.split())
STOP_WORDS = ARABIC_STOP_WORDS | RUSSIAN_STOP_WORDS | ENGLISH_STOP_WORDS
