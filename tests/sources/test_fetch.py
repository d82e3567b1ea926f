"""Is a page fetched politely, within bounds, and never from where it must not be? Real HTTP on loopback."""

from __future__ import annotations

import asyncio
import gzip
import tracemalloc
import zlib
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest

from bot.errors import BlockedHostError, FetchError
from bot.sources.fetching.fetch import Fetcher
from tests.sources.rawsite import Site, moved, response

PLENTY = 60  # seconds


@asynccontextmanager
async def reading(site, **bounds):
    allowed = bounds.pop("allowed", frozenset({site.host}))
    async with Fetcher(allow_private_hosts=allowed, **{"deadline": PLENTY, **bounds}) as fetcher:
        yield fetcher


async def got(site, path="", **bounds):
    async with reading(site, **bounds) as fetcher:
        return await fetcher.get(site.url(path))


async def refused(site, path="", **bounds):
    with pytest.raises(FetchError) as caught:
        await got(site, path, **bounds)
    assert "\n" not in str(caught.value)
    assert caught.value.url == site.url(path)
    return caught.value


async def test_an_answer_comes_with_its_type_and_validators():
    told = response(
        "خبر".encode(), "Content-Type: text/html", 'ETag: W/"7"', "Last-Modified: Sun, 01 Mar 2026 00:00:00 GMT"
    )
    async with Site(root=told) as site:
        fetched = await got(site)
    assert fetched.body.decode() == "خبر"
    assert (fetched.url, fetched.status, fetched.content_type) == (site.url(), 200, "text/html")
    assert (fetched.etag, fetched.last_modified) == ('W/"7"', "Sun, 01 Mar 2026 00:00:00 GMT")
    assert fetched.moved_to == ""
    assert not fetched.not_modified


async def test_the_validators_are_sent_and_a_304_is_an_answer():
    async with Site(root=b'HTTP/1.1 304 Not Modified\r\nETag: "7"\r\n\r\n') as site, reading(site) as fetcher:
        fetched = await fetcher.get(site.url(), etag='"7"', last_modified="Sun, 01 Mar 2026 00:00:00 GMT")
    assert fetched.not_modified
    assert 'if-none-match: "7"' in site.heads[0]
    assert "if-modified-since: sun, 01 mar 2026 00:00:00 gmt" in site.heads[0]


async def test_without_validators_no_condition_is_sent():
    async with Site(root=response(b"a")) as site:
        await got(site)
    assert "if-none-match" not in site.heads[0]
    assert "if-modified-since" not in site.heads[0]


async def test_the_request_says_who_asks_and_takes_only_gzip():
    async with Site(root=response(b"a")) as site:
        await got(site)
    assert "user-agent: mujaz/" in site.heads[0]
    assert "accept-encoding: gzip\r\n" in site.heads[0]


async def test_a_relative_redirect_is_followed_and_for_now_only():
    async with Site(old=moved("new?a=1"), new=response(b"here")) as site:
        fetched = await got(site, "old")
    assert (fetched.body, fetched.url, fetched.moved_to) == (b"here", site.url("new?a=1"), "")


@pytest.mark.parametrize("status", ["301 Moved Permanently", "308 Permanent Redirect"])
async def test_a_permanent_redirect_says_where_the_feed_moved(status):
    async with Site(old=moved("/new", status), new=response(b"here")) as site:
        assert (await got(site, "old")).moved_to == site.url("new")


async def test_a_chain_with_one_temporary_redirect_is_no_move():
    permanent = "301 Moved Permanently"
    chain = {"a": moved("/b", permanent), "b": moved("/c"), "c": moved("/d", permanent), "d": response(b"here")}
    async with Site(**chain) as site:
        fetched = await got(site, "a")
    assert (fetched.url, fetched.moved_to) == (site.url("d"), "")


async def test_a_loop_of_redirects_ends():
    async with Site(a=moved("/b"), b=moved("/a")) as site:
        assert "redirects" in str(await refused(site, "a"))
    assert len(site.heads) == 6


async def test_a_redirect_into_the_private_network_is_blocked_and_never_dialled():
    async with Site(root=response(b"secret")) as inner, Site(out=moved(inner.url())) as site:
        assert isinstance(await refused(site, "out"), BlockedHostError)
    assert inner.heads == []


@pytest.mark.parametrize(
    "to", ["file:///etc/hostname", "ftp://127.0.0.1/", "gopher://127.0.0.1/", "http://a:b@c/"]
)
async def test_a_redirect_to_what_is_no_plain_web_address_is_blocked(to):
    async with Site(out=moved(to)) as site:
        assert isinstance(await refused(site, "out"), BlockedHostError)


async def test_a_redirect_to_nonsense_is_a_fetch_error():
    async with Site(out=moved("http://[::1/")) as site:
        await refused(site, "out")


async def test_a_private_host_is_blocked_unless_it_is_allowed():
    async with Site(root=response(b"secret")) as site:
        assert isinstance(await refused(site, allowed=frozenset()), BlockedHostError)
    assert site.heads == []


FORMS = ("127.0.0.1", "2130706433", "0x7f000001", "017700000001", "0x7f.1", "127.1", "0", "localhost")
FORMS_6 = ("[::1]", "[::ffff:127.0.0.1]", "[::ffff:7f00:1]", "[64:ff9b::7f00:1]", "[::127.0.0.1]", "[::]")


@pytest.mark.parametrize("form", FORMS + FORMS_6)
async def test_loopback_is_blocked_however_it_is_written(form):
    async with Site(root=response(b"secret")) as site, Fetcher(deadline=PLENTY) as fetcher:
        with pytest.raises(BlockedHostError):
            await fetcher.get(f"http://{form}:{site.port}/")
    assert site.heads == []


@pytest.mark.parametrize(
    "url",
    [
        "file:///etc/hostname",
        "ftp://site.example/",
        "javascript:1",
        "//site.example/",
        "site.example",
        "",
        "http:///a",
    ],
)
async def test_what_is_no_web_address_is_blocked(url):
    async with Fetcher() as fetcher:
        with pytest.raises(BlockedHostError, match="http"):
            await fetcher.get(url)


@pytest.mark.parametrize(
    "url", ["http://[", "http://a:99999/", "http://a b/", "http://\x00/", "http://" + "x" * 70 + "/"]
)
async def test_a_damaged_address_is_a_fetch_error_in_one_line(url):
    async with Fetcher(deadline=PLENTY) as fetcher:
        with pytest.raises(FetchError) as caught:
            await fetcher.get(url)
    assert "\n" not in str(caught.value)


async def test_an_address_with_a_password_is_blocked():
    async with Site(root=response(b"a")) as site, reading(site) as fetcher:
        with pytest.raises(BlockedHostError, match="password"):
            await fetcher.get(f"http://me:secret@{site.host}/")
    assert site.heads == []


async def test_a_redirect_to_a_name_that_stands_for_loopback_is_blocked():
    async def names(host, _port):
        return ["127.0.0.1"] if host == "rebinding.example" else [host]

    async with Site(root=response(b"secret")) as inner, Site() as site:
        site.answers["out"] = moved(f"http://rebinding.example:{inner.port}/")
        error = await refused(site, "out", resolver=names)
    assert isinstance(error, BlockedHostError)
    assert "127.0.0.1" in str(error)
    assert inner.heads == []


async def test_an_answer_that_drips_is_cut_at_the_deadline():
    async def drip(writer):
        writer.write(b"HTTP/1.1 200 OK\r\n\r\n")
        while True:
            writer.write(b".")
            await writer.drain()
            await asyncio.sleep(0.02)

    clock = asyncio.get_running_loop().time
    async with Site(root=drip) as site:
        start = clock()
        error = await refused(site, deadline=0.3)
    assert "within 0.3 s" in str(error)
    assert clock() - start < 2


async def test_redirects_share_one_deadline():
    async def slowly(writer):
        await asyncio.sleep(0.12)
        writer.write(moved("/root"))

    async with Site(root=slowly) as site:
        assert "within 0.3 s" in str(await refused(site, deadline=0.3))
    assert len(site.heads) == 3


async def test_a_gzip_bomb_is_refused_and_never_unfolds():
    packer = zlib.compressobj(9, zlib.DEFLATED, zlib.MAX_WBITS | 16)
    bomb = b"".join(packer.compress(bytes(1_000_000)) for _ in range(100)) + packer.flush()
    async with Site(root=response(bomb, "Content-Encoding: gzip")) as site:
        tracemalloc.start()
        try:
            error = await refused(site, max_bytes=1_000_000)
            most = tracemalloc.get_traced_memory()[1]
        finally:
            tracemalloc.stop()
    assert "larger than 1000000 bytes" in str(error)
    assert most < 8_000_000


async def test_a_gzipped_answer_is_unpacked():
    body = gzip.compress("خبر عاجل ".encode() * 1000)
    async with Site(root=response(body, "Content-Encoding: gzip")) as site:
        assert (await got(site)).body.decode().startswith("خبر عاجل")


async def test_damaged_gzip_is_a_fetch_error():
    async with Site(root=response(b"no gzip at all", "Content-Encoding: gzip")) as site:
        assert "gzip" in str(await refused(site))


@pytest.mark.parametrize("size", [9, 10, 11])
async def test_a_body_up_to_the_limit_is_taken_and_a_larger_one_is_not(size):
    async with Site(root=response(b"x" * size)) as site:
        if size <= 10:
            assert len((await got(site, max_bytes=10)).body) == size
        else:
            await refused(site, max_bytes=10)


@pytest.mark.parametrize("packed", ["br", "zstd", "deflate", "gzip, gzip"])
async def test_an_encoding_that_was_not_asked_for_is_refused(packed):
    async with Site(root=response(b"x", f"Content-Encoding: {packed}")) as site:
        assert packed in str(await refused(site))


@pytest.mark.parametrize("status", ["404 Not Found", "410 Gone", "500 Internal Server Error", "304x"])
async def test_an_error_of_the_site_carries_its_status(status):
    async with Site(root=response(b"<html>", status=status)) as site:
        error = await refused(site)
    assert error.status == (int(status[:3]) if status[3] == " " else 0)


async def test_a_refusal_after_a_redirect_names_the_address_that_was_asked_for():
    async with Site(old=moved("/gone"), gone=response(status="410 Gone")) as site:
        assert (await refused(site, "old")).status == 410


@pytest.mark.parametrize(("header", "seconds"), [("120", 120.0), ("soon", None), ("-5", None), ("", None)])
async def test_retry_after_is_read_in_seconds(header, seconds):
    async with Site(root=response(b"", f"Retry-After: {header}", status="429 Too Many Requests")) as site:
        error = await refused(site)
    assert (error.status, error.retry_after) == (429, seconds)


@pytest.mark.parametrize(("ahead", "low", "high"), [(3600, 3500, 3600), (-3600, 0, 0)])
async def test_retry_after_is_read_as_a_date(ahead, low, high):
    date = format_datetime(datetime.now(UTC) + timedelta(seconds=ahead), usegmt=True)
    async with Site(root=response(b"", f"Retry-After: {date}", status="503 Service Unavailable")) as site:
        error = await refused(site)
    assert low <= error.retry_after <= high


async def test_no_more_than_so_many_requests_are_under_way_to_one_host():
    site, gate = await crowd(per_host=2, total=20)
    assert (site.most, gate) == (2, 8)


async def test_no_more_than_so_many_requests_are_under_way_overall():
    site, gate = await crowd(per_host=20, total=3)
    assert (site.most, gate) == (3, 8)


async def crowd(**limits):
    """Ask eight times at once; each answer waits until the server has let the others have their chance to come."""

    async def wait(writer):
        for _ in range(50):
            await asyncio.sleep(0)
        writer.write(response(b"a"))

    async with Site(root=wait) as site, reading(site, **limits) as fetcher:
        answers = await asyncio.gather(*(fetcher.get(site.url()) for _ in range(8)))
        assert fetcher._gate._hosts == {}
    return site, len(answers)


async def test_waiting_for_a_place_costs_nothing_of_the_deadline():
    async def slowly(writer):
        await asyncio.sleep(0.1)
        writer.write(response(b"a"))

    async with Site(root=slowly) as site, reading(site, per_host=1, deadline=0.3) as fetcher:
        answers = await asyncio.gather(*(fetcher.get(site.url()) for _ in range(5)))
    assert len(answers) == 5


async def test_no_cookie_is_kept():
    async with Site(root=response(b"a", "Set-Cookie: who=me; Path=/")) as site, reading(site) as fetcher:
        await fetcher.get(site.url())
        await fetcher.get(site.url())
    assert "cookie" not in site.heads[1]


async def test_no_cookie_is_carried_over_a_redirect():
    first = response(b"", "Set-Cookie: who=me; Path=/", "Location: /b", status="302 Found")
    async with Site(a=first, b=response(b"a")) as site:
        await got(site, "a")
    assert "cookie" not in site.heads[1]


async def test_a_refused_connection_is_told_in_a_line():
    async with Site() as site:
        pass
    error = await refused(site)
    assert error.status == 0
    assert not isinstance(error, BlockedHostError)


async def test_an_unknown_name_is_told_in_a_line():
    async with Fetcher(deadline=PLENTY) as fetcher:
        with pytest.raises(FetchError, match="cannot be resolved") as caught:
            await fetcher.get("http://no-such-name.invalid/")
    assert caught.value.status == 0


@pytest.mark.parametrize(
    "answer",
    [
        b"",
        b"no http",
        b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhalf",
        b"HTTP/1.1 200 OK\r\nContent-Length: x\r\n\r\n",
    ],
)
async def test_an_answer_that_breaks_off_is_a_fetch_error(answer):
    async with Site(root=answer) as site:
        assert (await refused(site)).status == 0


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        (["Cache-Control: max-age=600"], 600),
        (["Cache-Control: public, MAX-AGE=600, s-maxage=60"], 60),
        (["Cache-Control: max-age=600", "Age: 100"], 500),
        (["Cache-Control: max-age=60", "Age: 100"], 0),
        (["Cache-Control: no-cache, max-age=600"], 0),
        (["Cache-Control: no-store"], 0),
        (["Date: Sun, 01 Mar 2026 12:00:00 GMT", "Expires: Sun, 01 Mar 2026 12:10:00 GMT"], 600),
        (["Cache-Control: max-age=60", "Expires: Sun, 01 Mar 2099 12:10:00 GMT"], 60),
        (["Expires: -1"], 0),
        (["Cache-Control: max-age=soon", "Expires: later"], 0),
        (["Cache-Control: max-age=999999999999"], 365 * 24 * 3600),
        ([], 0),
    ],
)
@pytest.mark.parametrize("status", ["200 OK", "304 Not Modified"])
async def test_an_answer_says_how_long_it_is_fresh(headers, seconds, status):
    async with Site(root=response(b"", *headers, status=status)) as site, reading(site) as fetcher:
        assert (await fetcher.get(site.url(), etag='"7"')).fresh_for == seconds


class Alive(asyncio.Protocol):
    """Answers and keeps the connection, unless it is asked to close it."""

    def __init__(self, heads):
        self.heads = heads

    def connection_made(self, transport):
        self.transport = transport

    def data_received(self, data):
        self.heads.append(data.decode().lower())
        self.transport.write(b"HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\na")


async def test_connections_are_used_again_and_kept_to_so_many_hosts_only():
    heads, loop = [], asyncio.get_running_loop()
    server = await loop.create_server(lambda: Alive(heads), "0.0.0.0", 0)
    port = server.sockets[0].getsockname()[1]
    hosts = [f"127.0.0.{n}" for n in range(1, 121)]
    async with server, Fetcher(allow_private_hosts=frozenset(hosts), deadline=PLENTY) as fetcher:
        for host in [*hosts, hosts[0]]:
            await fetcher.get(f"http://{host}:{port}/")
        kept = fetcher._way._plain._sessions[False, True].connector._conns
        assert len(kept) == 100
    assert sum("connection: close" in head for head in heads) == 21
