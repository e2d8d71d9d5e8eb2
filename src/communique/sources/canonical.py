"""One form of the addresses of one page, for telling that they are one.

    https://www.Wire.example/a/1/?utm_source=x#top   ─┐
    http://m.wire.example/a/1?fbclid=9               ─┼─>   wire.example/a/1
    https://wire.example/amp/a/1                     ─┘

It is conservative: what may name another article stays as it is, and nothing is put in order. Who wants more
reads what the page says of itself (`page.canonical`), which counts before the form of its address.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from urllib.parse import SplitResult

_LONGEST: Final = 4_000
_PORTS: Final = {"http": 80, "https": 443}
_TRACKING: Final = re.compile(
    r"utm_\w+|at_(?:medium|campaign|link\w*|custom\d|bbc\w*|format|ptr_name|type|creation)|mc_[ce]id|mkt_tok"
    r"|fbclid|gclid|gclsrc|gbraid|wbraid|dclid|msclkid|yclid|twclid|ttclid|igshid|igsh|_ga|_gl|_hs(?:enc|mi)"
    r"|cmpid|ocid|smid|ref_?src|ref_?url|s_cid|ncid|CMP|xtor|wt_mc|taid|guccounter|guce_\w+|amp_(?:js_v|gsa|kit)"
    r"|usqp",
    re.IGNORECASE,
)
"""Names of parameters that say whence a reader came."""
_VIEW: Final = re.compile(
    r"(?:amp|print|printable|printerfriendly)(?:=(?:1|true|yes|y|on)?)?|(?:output(?:type)?|view|format|mode)="
    r"(?:amp|print|printable|print-view|1?mobile)|m=1",
    re.IGNORECASE,
)
"""Parameters that choose how the page is shown."""
_SHOWN_ON: Final = re.compile(r"^(?:www\d?|m|mobile|mobil|amp)\.")
"""First parts of hosts that say how a site is shown."""
_SECOND_LEVEL: Final = frozenset(
    ("ac", "co", "com", "edu", "go", "gob", "gouv", "gov", "ne", "net", "or", "org")
)
"""Under these, in a country, names are given out: "co.uk" is nobody's host."""
_MOBILE_WITHIN: Final = re.compile(r"^([a-z]{2,3})\.m\.")
"""The mobile host of one language: "en.m.wikipedia.org"."""


def normal_address(address: str | None) -> str | None:
    """Give the form that all addresses of a page have, without scheme; None for a front page and no address.

    It is no address to be fetched. Made of itself, with a scheme, it stays the same.

    >>> normal_address("http://m.wire.example/talks/?id=7&utm_source=feed#comments")
    'wire.example/talks?id=7'
    >>> normal_address("https://wire.example/"), normal_address("notes/talks.txt")
    (None, None)
    """
    if not address or len(address) > _LONGEST:
        return None
    try:
        parts = urlsplit(address.strip())
        host, port = parts.hostname, parts.port
    except ValueError:
        return None
    if parts.scheme.lower() not in _PORTS or not host:
        return None
    path, query = _path(parts.path), _query(parts.query)
    route = _route(parts)
    if not (path or query or route):
        return None
    place = f"[{host}]" if ":" in host else _host(host)
    place += "" if port in (None, *_PORTS.values()) else f":{port}"
    return f"{place}{path}{query}{route}"


def kept_at(address: str | None, canonical: str | None) -> str | None:
    """Give the address under which an article found at `address` is kept: what its page says, if it may.

    Another site is believed only where `address` is that of a copy in a cache or an archive, which has the
    other's in its own: an outlet that names an agency's page as the canonical one is not the agency.
    """
    if not address or not canonical or not address.lower().startswith(("http://", "https://")):
        return address
    theirs, ours = urlsplit(canonical), urlsplit(address)
    if not theirs.hostname or not ours.hostname:
        return address
    is_same_site = _site(_host(theirs.hostname)) == _site(_host(ours.hostname))
    return canonical if is_same_site or theirs.hostname in ours.path else address


def _host(host: str) -> str:
    """Give a host without the parts that say how it is shown."""
    host = _MOBILE_WITHIN.sub(r"\1.", host.lower().rstrip("."))
    while match := _SHOWN_ON.match(host):
        rest = host[match.end() :]
        labels = rest.split(".")
        if len(labels) < 2 or (len(labels) == 2 and len(labels[1]) == 2 and labels[0] in _SECOND_LEVEL):
            break
        host = rest
    return host


def _site(host: str) -> str:
    """Give the last parts of a host under which one owner gives out names: "bbc.co.uk"."""
    labels = host.split(".")
    is_deep = len(labels) > 2 and len(labels[-1]) == 2 and labels[-2] in _SECOND_LEVEL
    return ".".join(labels[-3:] if is_deep else labels[-2:])


def _path(path: str) -> str:
    """Give a path without trailing slashes and without what asks for AMP or for print."""
    before = None
    path = re.sub(r"/{2,}", "/", path)
    while path != before:  # "/a/amp/print/" has more than one
        before = path
        path = re.sub(r"(?:/amp|/print|/amphtml)?/*$", "", path, flags=re.IGNORECASE)
        path = re.sub(r"^/amp(?=/)", "", path)
        path = re.sub(r"\.amp(\.html?)?$", r"\1", path)
    return path


def _query(query: str) -> str:
    kept = [part for part in query.split("&") if part and not _is_of_no_matter(part)]
    return f"?{'&'.join(kept)}" if kept else ""


def _is_of_no_matter(parameter: str) -> bool:
    name = parameter.partition("=")[0]
    return _TRACKING.fullmatch(name) is not None or _VIEW.fullmatch(parameter) is not None


def _route(parts: SplitResult) -> str:
    """Give a fragment that names a page, as that of an application in one page does: "#!/talks/1"."""
    return f"#{parts.fragment}" if parts.fragment.startswith(("!", "/")) else ""
