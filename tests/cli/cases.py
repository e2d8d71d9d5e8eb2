"""What the tests of the command line give it to read."""

from __future__ import annotations

CHINESE = "外交部发言人星期五表示，双方同意就渔业问题继续保持沟通，并将于下个月再次举行会谈。" * 4
LINKS = "".join(f"<li><a href=/{i}>Leaders of country number {i} meet for talks</a></li>" for i in range(30))
CONSENT = (
    "<p>We value your privacy. We and our 99 partners use cookies. You may accept all cookies, "
    "or manage cookies in the cookie settings at any time.</p>"
)
ARTICLE = (
    "Norway recalls envoy\n\nOSLO, May 3, 2022 - Norway recalled its ambassador to Peru on Tuesday.\n\n"
    "“It is over,” Norwegian Foreign Minister Ada Lund told reporters.\n"
)
UNDATED = "Norway recalls envoy\n\nNorway recalled its ambassador to Peru on Tuesday.\n"


def page(body: str) -> str:
    return f"<!doctype html><html><head><title>Fjord Times</title></head><body>{body}</body></html>"
