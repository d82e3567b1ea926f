"""Which address is an article's own? Pure: a link as it was shared in, the same link without tracking out."""

from __future__ import annotations

import re
from functools import lru_cache

_WEB = re.compile(r"(https?)://([^/?#]*)([^?#]*)(?:\?([^#]*))?(?:#.*)?", re.IGNORECASE | re.DOTALL)
_TRACKING = re.compile(
    r"(?:utm_|mtm_|pk_|piwik_|at_|ns_|_hs|hsa_|vero_|oly_|trk_|__twitter_).*"
    r"|(?:fb|g|dc|tw|tt|y|ys|ym|ms|li_fat_|rb_)?clid|clickid|rb_clickid"
    r"|fb_action_ids|fb_action_types|fb_source|fbadid|gclsrc|gbraid|wbraid|gad_source|gad_campaignid|srsltid"
    r"|igshid|igsh|mc_cid|mc_eid|mkt_tok|_openstat|_ga|_gl|_ke|epik|dicbo|cmpid|cmp|s_cid|sc_cid|wt_mc"
    r"|wt_zmc|ref_src|ref_url|traffic_source|hsctatracking|wickedid|ito|ocid|sr_share|feature"
    r"|xtor|maca|emc|smid|smtyp|ncid|guccounter|guce_referrer(?:_sig)?|soc_src|soc_trk|__source|rss_id|feed_id"
    r"|fromrss|isfromrss|trk|trkcampaign|yadclid|etext|share_id|mbid|cid_source|campaign_id|taid|spref",
    re.IGNORECASE,
)
_ORIGIN = re.compile(
    r"(?:from|source|src|ref|referr?er|partner|via|mod|origin|medium|channel)="
    r"(?:rss2?|atom|feeds?|rss[-_]?feed|feedburner|newsletter|twitter|facebook|telegram|whatsapp|social)"
    r"|(?:rss|feed)=(?:1|true|yes)",
    re.IGNORECASE,
)
_DRESSES = re.compile(r"^(?:www|amp|m|mobile|wap|print)\.")


@lru_cache(maxsize=8192)
def canonical(url: str) -> str:
    """Give a web address with scheme and host in lower case, without fragment and tracking parameters.

    The order and the writing of everything else stay; what is no http(s) address comes back as it is.

    >>> canonical("HTTPS://Example.com/Ar/News?id=7&utm_source=rss#top")
    'https://example.com/Ar/News?id=7'
    """
    url = url.strip()
    match = _WEB.fullmatch(url)
    if match is None:
        return url
    scheme, host, path, query = match.groups()
    kept = "&".join(part for part in (query or "").split("&") if part and not _is_tracking(part))
    return f"{scheme.lower()}://{_lower_host(host)}{path}" + (f"?{kept}" if kept else "")


def _is_tracking(parameter: str) -> bool:
    return _TRACKING.fullmatch(parameter.partition("=")[0]) is not None or _ORIGIN.fullmatch(parameter) is not None


def same_site(one: str, other: str) -> bool:
    """Tell whether two addresses are of one site: its mobile, AMP or print host counts, another's does not.

    >>> same_site("https://amp.site.example/1", "https://www.site.example/1"), same_site("https://a.b/", "https://c.b/")
    (True, False)
    """
    first, second = _site(one), _site(other)
    if not first or not second:
        return False
    return first == second or first.endswith(f".{second}") or second.endswith(f".{first}")


def _site(url: str) -> str:
    match = _WEB.fullmatch(url.strip())
    if match is None:
        return ""
    host = match[2].rpartition("@")[2].lower()
    while (short := _DRESSES.sub("", host)) != host and "." in short:
        host = short
    return host


def _lower_host(host: str) -> str:
    user, at, name = host.rpartition("@")
    return user + at + name.lower()
