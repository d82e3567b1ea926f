"""Are sources reached through the operator's proxy, with the same guard? Real proxies on loopback."""

from __future__ import annotations

import gc

import pytest

from bot.errors import BlockedHostError, FetchError, Reason
from bot.settings import load
from bot.sources.fetching.fetch import Fetcher
from handlers.wiring import fetcher_for
from tests.proxies import PASSWORD, HttpProxy, SocksProxy
from tests.sources.rawsite import Site, moved, response
from tests.sources.tlssite import TlsSite, certificate

PLENTY = 60  # seconds
# httpcore leaves the connection of a socks5 handshake that failed to the garbage collector
LEFT_TO_COLLECT = pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")


@pytest.fixture(scope="module")
def pem(tmp_path_factory):
    return certificate(tmp_path_factory.mktemp("tls"))


def reading(proxy, *sites, **bounds):
    allowed = frozenset(site.host for site in sites)
    return Fetcher(allow_private_hosts=allowed, proxy=proxy, **{"deadline": PLENTY, **bounds})


@pytest.mark.parametrize("kind", [HttpProxy, SocksProxy])
async def test_a_site_is_reached_through_the_proxy(kind):
    async with Site(root=response("خبر".encode())) as site, kind() as proxy, reading(proxy.url, site) as fetcher:
        assert (await fetcher.get(site.url())).body.decode() == "خبر"
        assert proxy.asked == [site.host]
    assert "proxy-" not in site.heads[0]


@pytest.mark.parametrize("kind", [HttpProxy, SocksProxy])
@pytest.mark.parametrize("protocol", ["h2", "http/1.1"])
async def test_a_site_with_tls_is_reached_through_the_proxy(kind, protocol, pem):
    async with TlsSite(pem, protocol) as site, kind() as proxy, reading(proxy.url, site, tls=site.tls) as fetcher:
        assert (await fetcher.get(site.url)).body == b"<rss/>"
        assert proxy.asked == [site.host]
    assert [spoken for spoken, _ in site.asked] == [protocol]


async def test_a_proxy_may_be_reached_over_tls_itself(pem):
    site = TlsSite(pem, "http/1.1")
    async with site, HttpProxy(site.context) as proxy, reading(proxy.url, site, tls=site.tls) as fetcher:
        assert (await fetcher.get(site.url)).body == b"<rss/>"
        assert proxy.asked == [site.host]


@pytest.mark.parametrize("kind", [HttpProxy, SocksProxy])
async def test_a_private_address_is_never_handed_to_the_proxy(kind):
    async def names(host, _port):
        return ["127.0.0.1"] if host == "inner.example" else [host]

    async with Site(root=response(b"secret")) as inner, Site() as site, kind() as proxy:
        site.answers["out"] = moved(inner.url())
        bad = (
            inner.url(),
            f"http://inner.example:{inner.port}/",
            f"http://2130706433:{inner.port}/",
            site.url("out"),
        )
        async with reading(proxy.url, site, resolver=names) as fetcher:
            for url in bad:
                with pytest.raises(BlockedHostError) as caught:
                    await fetcher.get(url)
                assert caught.value.reason is Reason.PRIVATE
        assert proxy.asked == [site.host]
    assert inner.heads == []


@LEFT_TO_COLLECT
@pytest.mark.parametrize("kind", [HttpProxy, SocksProxy])
async def test_a_proxy_that_refuses_is_told_as_that_without_its_password(kind, pem):
    site, proxy = TlsSite(pem, "h2"), kind()
    async with site, proxy, reading(proxy.address("me:wrong"), site, tls=site.tls) as fetcher:
        with pytest.raises(FetchError) as caught:
            await fetcher.get(site.url)
    assert caught.value.reason is Reason.PROXY
    assert "wrong" not in str(caught.value)
    assert site.asked == []
    del caught
    gc.collect()


async def test_a_proxy_that_is_not_there_is_told_in_a_line():
    async with HttpProxy() as proxy:
        pass
    async with Site() as site, reading(proxy.url, site) as fetcher:
        with pytest.raises(FetchError) as caught:
            await fetcher.get(site.url())
    assert caught.value.reason is Reason.PROXY
    assert PASSWORD not in str(caught.value)


async def test_the_setting_is_what_the_fetcher_goes_by():
    async with Site(root=response(b"a")) as site, SocksProxy() as proxy:
        settings = load({"SOURCE_PROXY": proxy.url, "ALLOW_PRIVATE_HOSTS": site.host})
        async with fetcher_for(settings) as fetcher:
            await fetcher.get(site.url())
        assert proxy.asked == [site.host]
