"""Is HTTP/2 spoken where a site offers it, with the same guard and the same bounds? Real TLS on loopback."""

from __future__ import annotations

import asyncio

import pytest

from bot.errors import BlockedHostError, FetchError, Reason
from bot.sources.fetching.fetch import Fetcher
from bot.sources.fetching.ways import usual_tls
from tests.sources.rawsite import Site, moved
from tests.sources.tlssite import TlsSite, certificate

PLENTY = 60  # seconds


@pytest.fixture(scope="module")
def pem(tmp_path_factory):
    return certificate(tmp_path_factory.mktemp("tls"))


def reading(site, **bounds):
    allowed = bounds.pop("allowed", frozenset({site.host}))
    return Fetcher(allow_private_hosts=allowed, **{"deadline": PLENTY, "tls": site.tls, **bounds})


async def test_a_site_that_offers_http2_is_asked_over_it(pem):
    async with TlsSite(pem, "h2", "http/1.1") as site, reading(site) as fetcher:
        fetched = await fetcher.get(site.url, etag='"7"')
    ((protocol, headers),) = site.asked
    assert (protocol, headers["if-none-match"], headers["accept-encoding"]) == ("h2", '"7"', "gzip")
    assert headers["user-agent"].startswith("Mujaz/")
    assert (fetched.status, fetched.body, fetched.etag) == (200, b"<rss/>", '"7"')


async def test_a_connection_of_http2_is_used_again_and_carries_no_cookie(pem):
    async with TlsSite(pem, "h2") as site, reading(site) as fetcher:
        await asyncio.gather(*(fetcher.get(site.url) for _ in range(5)))
    assert [protocol for protocol, _ in site.asked] == ["h2"] * 5
    assert not any("cookie" in headers for _, headers in site.asked)


@pytest.mark.parametrize("offered", [("http/1.1",), ()])
async def test_a_site_without_http2_is_asked_over_http1_and_that_is_remembered(pem, offered):
    async with TlsSite(pem, *offered) as site, reading(site) as fetcher:
        for _ in range(3):
            assert (await fetcher.get(site.url)).body == b"<rss/>"
        assert fetcher._way._speaks_http2 == {site.host: False}
    assert [protocol for protocol, _ in site.asked] == ["http/1.1"] * 3
    assert not any("cookie" in headers for _, headers in site.asked)


@pytest.mark.parametrize("known", [None, True, False])
async def test_a_certificate_that_nobody_vouches_for_is_refused(pem, known):
    async with TlsSite(pem, "h2", "http/1.1") as site, reading(site, tls=usual_tls) as fetcher:
        if known is not None:
            fetcher._way._speaks_http2[site.host] = known
        with pytest.raises(FetchError) as caught:
            await fetcher.get(site.url)
    assert caught.value.reason is Reason.TLS
    assert site.asked == []


@pytest.mark.parametrize("known", [None, False])
async def test_a_private_host_is_blocked_over_tls_too(pem, known):
    async with TlsSite(pem, "h2") as site, reading(site, allowed=frozenset()) as fetcher:
        if known is not None:
            fetcher._way._speaks_http2[site.host] = known
        with pytest.raises(BlockedHostError):
            await fetcher.get(site.url)
    assert site.asked == []


@pytest.mark.parametrize("known", [None, False])
async def test_a_name_that_stands_for_loopback_is_blocked_over_tls_too(pem, known):
    async def names(_host, _port):
        return ["127.0.0.1"]

    async with TlsSite(pem, "h2") as site, reading(site, allowed=frozenset(), resolver=names) as fetcher:
        url = site.url.replace("127.0.0.1", "site.example").replace(site.host.rpartition(":")[2], "8443")
        if known is not None:
            fetcher._way._speaks_http2["site.example:8443"] = known
        with pytest.raises(BlockedHostError) as caught:
            await fetcher.get(url)
    assert caught.value.reason is Reason.PRIVATE


async def test_a_redirect_from_http_to_https_is_followed(pem):
    async with TlsSite(pem, "h2") as site, Site(old=moved(site.url, "301 Moved Permanently")) as old:
        allowed = frozenset({site.host, old.host})
        async with reading(site, allowed=allowed) as fetcher:
            fetched = await fetcher.get(old.url("old"))
    assert (fetched.url, fetched.moved_to) == (site.url, site.url)


async def test_what_is_too_large_or_drips_is_refused_over_http2_too(pem):
    async with TlsSite(pem, "h2", body=b"x" * 40_000) as site, reading(site, max_bytes=30_000) as fetcher:
        with pytest.raises(FetchError) as caught:
            await fetcher.get(site.url)
    assert caught.value.reason is Reason.TOO_LARGE
    async with TlsSite(pem, "h2", drips=True) as site, reading(site, deadline=0.3) as fetcher:
        with pytest.raises(FetchError) as caught:
            await fetcher.get(site.url)
    assert caught.value.reason is Reason.TOO_SLOW
