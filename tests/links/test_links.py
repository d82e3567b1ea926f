"""Does a link carry what was shared, within Telegram's 64 characters, and nothing that another one wrote?"""

from __future__ import annotations

import re
import subprocess
import sys
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.links import codebook
from bot.links.coding import CodingError, decode, encode
from bot.links.packing import (
    LinkError,
    Ref,
    SharedList,
    Words,
    address,
    pack,
    share,
    shared_list,
    signing_key,
    unpack,
)
from bot.settings import LANGUAGES
from bot.texts.say import say_error
from tests.texts.test_say import ROOT

KEY = signing_key("110201543:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw")
ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-"
QUERIES = (
    "لافروف",
    '"وزير الخارجية" -رياضة',
    "(موسكو | واشنطن) عنوان:قمة",
    "Лавров -спорт",
    "title:G20 | /G[- ]?20/",
    "=علي ~وزير لافرو*",
    "中国 🇷🇺",
)

words = st.lists(
    st.one_of(
        st.text(min_size=1, max_size=30),
        st.text(alphabet='لافروف وزيرالخارجية|-"()=~*:', min_size=1, max_size=60),
        st.text(alphabet="Лавров министр|-GgёЁİıßſK\x00\x01\x02\x03\x04\n", min_size=1, max_size=60),
    ),
    min_size=1,
    max_size=5,
)


@given(words)
def test_what_fits_comes_back_and_what_does_not_is_kept(queries):
    text, kept = share(queries, KEY)
    assert re.fullmatch("[A-Za-z0-9_-]{1,64}", text)
    if kept is None:
        assert unpack(text, KEY) == Words(tuple(queries))
    else:
        assert kept.queries == tuple(queries)
        assert unpack(text, KEY) == Ref(kept.number)
        assert len(encode(queries)) > 41


@given(words)
def test_any_queries_are_coded_and_read_again(queries):
    assert decode(encode(queries)) == tuple(queries)


@pytest.mark.parametrize("payload", [*(Words((query,)) for query in QUERIES), Words(QUERIES[:2]), Ref(2**64 - 1)])
def test_no_character_can_be_changed_taken_or_added(payload):
    text = pack(payload, KEY)
    assert unpack(text, KEY) == payload
    for place, letter in product(range(len(text)), ALPHABET):
        if text[place] != letter:
            with pytest.raises(LinkError):
                unpack(text[:place] + letter + text[place + 1 :], KEY)
    for place in range(len(text)):
        with pytest.raises(LinkError):
            unpack(text[:place] + text[place + 1 :], KEY)
    for letter in ALPHABET:
        with pytest.raises(LinkError):
            unpack(text + letter, KEY)


@given(words, st.integers(0, 375))
def test_no_bit_can_be_flipped(queries, bit):
    text, _ = share(queries, KEY)
    place, within = divmod(bit % (len(text) * 6), 6)
    other = ALPHABET[ALPHABET.index(text[place]) ^ (1 << within)]
    with pytest.raises(LinkError):
        unpack(text[:place] + other + text[place + 1 :], KEY)


@given(st.text(max_size=80))
def test_whatever_stands_behind_start_is_refused_by_an_error_of_ours(text):
    with pytest.raises(LinkError):
        unpack(text, KEY)


def test_a_link_of_another_bot_is_refused():
    with pytest.raises(LinkError, match="not made by this bot"):
        unpack(pack(Words(("لافروف",)), signing_key("other")), KEY)


def test_a_kind_that_is_signed_but_not_known_is_told_to_be_newer():
    import bot.links.packing as packing  # noqa: PLC0415, PLR0402

    text = "c" + packing._text(packing._signature("c", b"later", KEY) + b"later")
    with pytest.raises(LinkError) as raised:
        unpack(text, KEY)
    assert raised.value.reason == "newer"


@given(st.binary(max_size=41))
def test_bytes_that_no_one_coded_are_read_or_refused(content):
    try:
        queries = decode(content)
    except CodingError:
        queries = ("refused",)
    assert all(isinstance(query, str) for query in queries)


def test_as_many_letters_fit_as_the_note_says():
    def most(sample):
        fitting = [n for n in range(1, 200) if len(encode([(sample * 20)[:n]])) <= 41]
        return max(fitting)

    assert most("وزير الخارجية الروسي سيرغي لافروف في القاهرة ") >= 70
    assert most("министр иностранных дел сергей лавров в каире ") >= 70
    assert most("russian foreign minister visits cairo today ") >= 70
    assert len("وزير الخارجية الروسي سيرغي لافروف في القاهرة".encode()) > 80  # what 41 bytes of UTF-8 do not hold


def test_the_coding_is_shorter_than_deflate_with_a_dictionary():
    import zlib  # noqa: PLC0415

    known = "وزير الخارجية الروسي الصين موسكو واشنطن القاهرة Лавров министр title: source: tag: lang: | -".encode()
    for query in QUERIES[:4]:
        squeezer = zlib.compressobj(9, wbits=-15, zdict=known)
        assert len(encode([query])) <= len(squeezer.compress(query.encode()) + squeezer.flush())


@pytest.mark.parametrize("number", range(codebook.SCRIPTS))
def test_each_table_is_a_complete_code_without_a_letter_twice(number):
    codes = codebook.script(number).codes
    letters = "".join(codebook._BITS[number].values())
    assert len(letters) == len(set(letters)) == len(codes) == len(set(codes.values()))
    assert sum(2 ** -len(bits) for bits in codes.values()) == 1
    assert {codebook.NEXT, codebook.AFTER_NEXT, codebook.END, codebook.ANY} <= set(codes)


def test_links_that_were_shared_are_read_for_ever():
    """Once released these must not change: they are out in the world."""
    assert encode(["لافروف"]).hex() == "10d8d1b2"
    assert pack(Words(("لافروف",)), b"key") == "aqaYL7Pw1ENjRsg"
    assert pack(Ref(7), b"key") == "bbcF6nCkxAAAAAAAAAAc"


def test_a_list_has_one_number_however_often_it_is_shared():
    assert shared_list(QUERIES) == shared_list(list(QUERIES)) == SharedList(shared_list(QUERIES).number, QUERIES)
    assert shared_list(QUERIES).number != shared_list(QUERIES[::-1]).number


@pytest.mark.parametrize("queries", [(), ("",), ("a", "")])
def test_nothing_is_not_shared(queries):
    with pytest.raises(ValueError, match="at least one query"):
        Words(queries)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("reason", ["long", "broken", "newer"])
def test_each_error_is_told_in_every_language(language, reason):
    assert say_error(language, LinkError(reason, ""))


def test_the_address_is_one_of_telegram():
    assert address("@MujazBot", pack(Words(("a",)), KEY)).startswith("https://t.me/MujazBot?start=a")


def test_signatures_are_compared_in_constant_time():
    """Where they are compared, nothing else looks at them before."""
    source = (ROOT / "bot/links/packing.py").read_text("utf-8")
    assert source.count("_signature(") == 3
    assert "compare_digest(signature, _signature(kind, content, key))" in source


def test_importing_is_cheap():
    code = "import sys, bot.links.packing\nprint(*{'fluent', 'babel', 'zlib_ng'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == ""
