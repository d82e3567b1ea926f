"""Is each trick of a hostile address or site refused, with its reason, undialled and packed? Real sockets."""

from __future__ import annotations

import asyncio
import gzip
import tracemalloc
import zlib

import aiohttp
import pytest

from bot.errors import BlockedHostError, FetchError, Reason
from bot.sources.fetching.dialling import connector
from bot.sources.fetching.fetch import Fetcher
from bot.sources.fetching.guard import ForbiddenAddressError, resolve
from bot.texts.say import why
from tests.sources.rawsite import Site, moved, response

PLENTY = 60  # seconds


def reading(*sites, **bounds):
    allowed = bounds.pop("allowed", frozenset(site.host for site in sites))
    return Fetcher(allow_private_hosts=allowed, **{"deadline": PLENTY, **bounds})


async def refusal(url, *sites, **bounds):
    """Give the reason, once it is sure that it is counted, told in three languages, and about this address."""
    async with reading(*sites, **bounds) as fetcher:
        with pytest.raises(FetchError) as caught:
            await fetcher.get(url)
        assert fetcher.refused == {caught.value.reason: 1}
    assert caught.value.url == url
    assert "\n" not in str(caught.value)
    assert len({str(why(language, caught.value)) for language in ("ar", "en", "ru")}) == 3
    return caught.value.reason


FORMS = """
127.0.0.1 2130706433 0x7f000001 0x7F.0.0.1 017700000001 0177.0.0.1 0x7f.1 127.1 127.0.1 0 0.0.0.0 127.0.0.1.
127。0。0。1 １２７.0.0.1 ⓛocalhost localhost LOCALHOST
[::1] [::] [::ffff:127.0.0.1] [::ffff:7f00:1] [0:0:0:0:0:ffff:7f00:0001] [::127.0.0.1] [::ffff:0:127.0.0.1]
[64:ff9b::7f00:1] [64:ff9b:1::7f00:1] [2002:7f00:1::] [2001:0:4136:e378:8000:63bf:80ff:fffe]
[fe80::1] [fe80::1%25lo] [fe80::1%25eth0] [fec0::1] [fc00::1] [ff02::1]
10.0.0.1 0xa.1 167772161 172.16.0.1 192.168.1.1 169.254.169.254 0xa9fea9fe 100.64.0.1 192.0.0.8 198.18.0.1
224.0.0.1 255.255.255.255 [::ffff:169.254.169.254] [::ffff:10.0.0.1] [2002:a00:1::] [64:ff9b::a9fe:a9fe]
"""


@pytest.mark.parametrize("form", FORMS.split())
async def test_a_private_address_is_refused_in_every_form(form):
    async with Site(root=response(b"secret")) as site:
        for port in (f":{site.port}", ""):
            assert await refusal(f"http://{form}{port}/") is Reason.PRIVATE
    assert site.heads == []


@pytest.mark.parametrize("form", FORMS.split())
async def test_a_redirect_to_a_private_address_is_refused_in_every_form(form):
    async with Site(root=response(b"secret")) as inner, Site(out=moved(f"http://{form}:{inner.port}/")) as site:
        assert await refusal(site.url("out"), site) is Reason.PRIVATE
    assert inner.heads == []


class Rebinding:
    """A name that is public when it is asked about first, and private from then on."""

    def __init__(self):
        self.asked = 0

    async def __call__(self, _host, _port):
        self.asked += 1
        return ["93.184.216.34"] if self.asked == 1 else ["127.0.0.1"]


async def test_a_name_that_is_bound_to_another_address_is_judged_at_each_dialling():
    dialled, names = [], Rebinding()

    def refusing(info):
        dialled.append(info[4][0])
        raise ConnectionRefusedError

    pool = connector(names, is_judging=True, socket_for=refusing)
    async with aiohttp.ClientSession(connector=pool) as session:
        with pytest.raises(aiohttp.ClientConnectorError):
            await session.get("http://rebinding.example/")
        with pytest.raises(ForbiddenAddressError):
            await session.get("http://rebinding.example/")
    assert (dialled, names.asked) == (["93.184.216.34"], 2)


async def test_a_name_that_turns_private_between_two_requests_is_refused_by_the_fetcher():
    async def names(_host, _port):
        return next(answers)

    answers = iter([[], ["127.0.0.1"]])
    async with Site(root=response(b"secret")) as site, reading(resolver=names) as fetcher:
        for reason in (Reason.DNS, Reason.PRIVATE):
            with pytest.raises(FetchError) as caught:
                await fetcher.get(f"http://rebinding.example:{site.port}/")
            assert caught.value.reason is reason
    assert site.heads == []


async def test_a_name_with_one_private_address_among_public_ones_is_refused():
    async def names(_host, _port):
        return ["93.184.216.34", "10.0.0.1"]

    assert await refusal("http://mixed.example/", resolver=names) is Reason.PRIVATE


async def test_the_connector_itself_dials_no_private_address_whoever_asks_it():
    pool = connector(resolve, is_judging=True)
    async with Site(root=response(b"secret")) as site, aiohttp.ClientSession(connector=pool) as session:
        for host in (site.host, f"localhost:{site.port}"):
            with pytest.raises(ForbiddenAddressError):
                await session.get(f"http://{host}/")
    assert site.heads == []


async def test_a_host_that_is_allowed_at_one_port_is_private_at_another():
    async with Site(root=response(b"a")) as site, Site(root=response(b"secret")) as inner:
        assert await refusal(inner.url(), site) is Reason.PRIVATE
    assert inner.heads == []


@pytest.mark.parametrize(
    "address", ["http://me:secret@site.example/", "http://me@site.example/", "https://:x@a.example/"]
)
async def test_a_name_or_a_password_in_an_address_is_refused(address):
    assert await refusal(address) is Reason.CREDENTIALS
    async with Site(out=moved(address)) as site:
        assert await refusal(site.url("out"), site) is Reason.CREDENTIALS


@pytest.mark.parametrize(
    "port", [0, 1, 21, 22, 23, 25, 53, 110, 139, 143, 445, 465, 587, 3306, 5432, 6379, 6667, 11211, 27017]
)
async def test_a_port_that_is_not_of_the_web_is_refused(port):
    assert await refusal(f"http://site.example:{port}/") is Reason.PORT
    async with Site(out=moved(f"https://site.example:{port}/")) as site:
        assert await refusal(site.url("out"), site) is Reason.PORT


@pytest.mark.parametrize(
    "port", [80, 81, 443, 591, 3000, 4443, 5000, 8000, 8008, 8080, 8081, 8443, 8888, 8999, 9000]
)
async def test_a_port_of_the_web_is_not(port):
    async def nowhere(_host, _port):
        return []

    assert await refusal(f"http://site.example:{port}/", resolver=nowhere) is Reason.DNS


@pytest.mark.parametrize(
    "address",
    ["file:///etc/passwd", "ftp://site.example/", "gopher://127.0.0.1:6379/_x", "dict://a/", "data:,x", "ws://a/"],
)
async def test_what_is_no_web_address_is_refused(address):
    assert await refusal(address) is Reason.SCHEME
    async with Site(out=moved(address)) as site:
        assert await refusal(site.url("out"), site) is Reason.SCHEME


@pytest.mark.parametrize(
    "address",
    [
        "http://[",
        "http://a:99999/",
        "http://a b/",
        "http://\x00/",
        "http://127.0.0.1%00.example/",
        "http://%31%32%37.1/",
        "http://h\\@127.0.0.1/",
        "http://a|b/",
        "http://127.0.0.1\t.example/ ",
    ],
)
async def test_an_address_that_cannot_be_read_is_refused(address):
    assert await refusal(address) in {Reason.ADDRESS, Reason.DNS}


async def test_redirects_without_end_are_refused():
    async with Site(a=moved("/b"), b=moved("/a")) as site:
        assert await refusal(site.url("a"), site) is Reason.REDIRECTS
    assert len(site.heads) == 6


def bomb(wbits):
    packer = zlib.compressobj(9, zlib.DEFLATED, wbits)
    return b"".join(packer.compress(bytes(1_000_000)) for _ in range(100)) + packer.flush()


@pytest.mark.parametrize(
    ("packed", "wbits", "reason"),
    [
        ("gzip", zlib.MAX_WBITS | 16, Reason.TOO_LARGE),
        ("x-gzip", zlib.MAX_WBITS | 16, Reason.TOO_LARGE),
        ("GZIP", zlib.MAX_WBITS | 16, Reason.TOO_LARGE),
        ("deflate", zlib.MAX_WBITS, Reason.PACKED),
        ("deflate", -zlib.MAX_WBITS, Reason.PACKED),
        ("br", zlib.MAX_WBITS, Reason.PACKED),
        ("zstd", zlib.MAX_WBITS, Reason.PACKED),
        ("gzip, gzip", zlib.MAX_WBITS | 16, Reason.PACKED),
    ],
)
@pytest.mark.parametrize("status", ["200 OK", "404 Not Found", "302 Found"])
async def test_a_bomb_never_unfolds(packed, wbits, reason, status):
    there = response(bomb(wbits), f"Content-Encoding: {packed}", status=status)
    async with Site(root=there) as site:
        tracemalloc.start()
        try:
            told = await refusal(site.url(), site, max_bytes=1_000_000)
            most = tracemalloc.get_traced_memory()[1]
        finally:
            tracemalloc.stop()
    assert told is (reason if status == "200 OK" else Reason.MISSING if "404" in status else Reason.DAMAGED)
    assert most < 8_000_000


async def drip(writer, start):
    writer.write(start)
    while True:
        writer.write(b".")
        await writer.drain()
        await asyncio.sleep(0.02)


@pytest.mark.parametrize(
    "start",
    [
        b"HTTP/1.1 200 OK\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nX-Long: ",
        b"HTTP/1.1 200 O",
        b"",
        b"HTTP/1.1 404 Not Found\r\nX: ",
    ],
    ids=["body", "header", "status", "nothing", "refusal"],
)
async def test_a_slow_drip_is_cut_at_the_deadline(start):
    clock = asyncio.get_running_loop().time
    async with Site(root=lambda writer: drip(writer, start)) as site:
        began = clock()
        reason = await refusal(site.url(), site, deadline=0.3)
    assert reason is (Reason.DAMAGED if start == b"" else Reason.TOO_SLOW)  # dots are no HTTP: told at once
    assert clock() - began < 2


async def test_preliminary_answers_without_end_are_cut_at_the_deadline():
    async def early(writer):
        while True:
            writer.write(b"HTTP/1.1 103 Early Hints\r\n\r\n")
            await writer.drain()
            await asyncio.sleep(0.02)

    async with Site(root=early) as site:
        assert await refusal(site.url(), site, deadline=0.3) is Reason.TOO_SLOW


@pytest.mark.parametrize("told", [["Content-Length: 5000000"], ["Transfer-Encoding: chunked"], []])
async def test_a_huge_page_is_refused_as_soon_as_that_is_known(told):
    sent = 0

    async def huge(writer):
        nonlocal sent
        writer.write("\r\n".join(["HTTP/1.1 200 OK", *told, "", ""]).encode())
        piece = b"x" * 50_000
        for _ in range(100):
            writer.write(b"c350\r\n" + piece + b"\r\n" if "chunked" in str(told) else piece)
            await writer.drain()
            sent += len(piece)

    async with Site(root=huge) as site:
        assert await refusal(site.url(), site, max_bytes=100_000) is Reason.TOO_LARGE
    assert sent < 5_000_000


@pytest.mark.parametrize("header", ["X-Long: " + "x" * 200_000, "\r\n".join(f"X-{n}: y" for n in range(5000))])
async def test_headers_without_end_are_refused(header):
    async with Site(root=response(b"a", header)) as site:
        assert await refusal(site.url(), site) is Reason.DAMAGED


async def test_a_long_security_policy_is_not():
    async with (
        Site(root=response(b"a", "Content-Security-Policy: " + "x" * 20_000)) as site,
        reading(site) as fetcher,
    ):
        assert (await fetcher.get(site.url())).body == b"a"


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        (b"", Reason.DAMAGED),
        (b"no http", Reason.DAMAGED),
        (b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhalf", Reason.DAMAGED),
        (b"HTTP/1.1 200 OK\r\nContent-Length: x\r\n\r\n", Reason.DAMAGED),
        (
            b"HTTP/1.1 200 OK\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n1\r\na\r\n0\r\n\r\n",
            Reason.DAMAGED,
        ),
        (response(b"no gzip", "Content-Encoding: gzip"), Reason.DAMAGED),
        (response(gzip.compress(b"a", mtime=0)[:-12] + b"x" * 12, "Content-Encoding: gzip"), Reason.DAMAGED),
        (response(status="404 Not Found"), Reason.MISSING),
        (response(status="410 Gone"), Reason.GONE),
        (response(status="403 Forbidden"), Reason.REJECTED),
        (response(status="429 Too Many Requests"), Reason.REJECTED),
        (response(status="503 Service Unavailable"), Reason.FAILING),
        (response(status="302 Found"), Reason.DAMAGED),
        (response(b"", "Location: http://[::1/", status="302 Found"), Reason.ADDRESS),
        (b"HTTP/1.1 302 Found\r\nContent-Length: 0\r\nLocation: http://\xff\xfe/\r\n\r\n", Reason.ADDRESS),
    ],
)
async def test_an_answer_that_cannot_be_used_has_its_reason(answer, reason):
    async with Site(root=answer) as site:
        told = await refusal(site.url(), site)
    assert told is reason


async def test_where_nobody_answers_the_reason_says_so():
    async with Site() as site:
        pass
    assert await refusal(site.url(), site) is Reason.REFUSED


async def test_a_name_that_is_not_known_has_its_reason():
    assert await refusal("http://no-such-name.invalid/") is Reason.DNS


async def test_cookies_are_kept_neither_between_hops_nor_between_requests():
    first = response(b"", "Set-Cookie: who=me; Path=/", "Location: /b", status="302 Found")
    async with Site(a=first, b=response(b"a", "Set-Cookie: more=me")) as site, reading(site) as fetcher:
        await asyncio.gather(*(fetcher.get(site.url("a")) for _ in range(3)))
        await fetcher.get(site.url("a"))
    assert len(site.heads) == 8
    assert not any("cookie" in head for head in site.heads)


async def test_nothing_of_one_host_is_told_to_another():
    other = Site(feed=response(b"a"))
    async with other, Site(feed=moved(other.url("feed"))) as site, reading(site, other) as fetcher:
        await fetcher.get(site.url("feed?token=secret"))
    (head,) = other.heads
    assert head.splitlines()[0] == "get /feed http/1.1"
    names = {line.partition(":")[0] for line in head.splitlines()[1:] if line}
    assert names <= {"host", "user-agent", "accept", "accept-encoding", "connection"}
    assert "secret" not in head


async def test_a_refusal_of_an_address_is_a_blocked_host_and_of_a_site_is_not():
    async with reading() as fetcher:
        with pytest.raises(BlockedHostError):
            await fetcher.get("http://10.0.0.1/")
        with pytest.raises(FetchError) as caught:
            await fetcher.get("http://no-such-name.invalid/")
    assert not isinstance(caught.value, BlockedHostError)
    assert fetcher.refused == {"private": 1, "dns": 1}
