"""How pages are made: templates that turn all they are given into text, and the addresses they link to."""

from __future__ import annotations

import hashlib
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import quote, urlencode, urlsplit

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.responses import HTMLResponse

from communique._text import one_line
from communique._version import __version__
from communique.cli import wording
from communique.cli.correction import told
from communique.cli.report import MARKS
from communique.gazetteer.outlets import outlet_of
from communique.page.languages import NAMES, UNKNOWN
from communique.server.asking.questions import can_be_asked
from communique.server.correcting.orders import CHOICES
from communique.server.views.layers import around, parted, snippet

if TYPE_CHECKING:
    from collections.abc import Sequence

_HERE = Path(__file__).parent
MOST_WORDS = 4
"""Reports whose words stand under each side of a disagreement."""

UNSIGNED: dict[str, Any] = {"signed": None, "done": None, "was": None, "wrong": "", "given": None}
"""What a page knows that nobody is signed in to, and that was asked to do nothing."""


class Data(NamedTuple):
    """The same as a page shows, for programs: what it is, its address and its media type."""

    name: str
    address: str
    media: str


def render(
    template: str, *, title: str, status: int = 200, data: Sequence[Data] = (), **context: Any
) -> HTMLResponse:
    """Make a page of a template. A title also stands where no element holds its writing direction."""
    page = _environment().get_template(template)
    return HTMLResponse(page.render(title=one_line(title), data=data, **context), status)


def warm() -> None:
    """Compile all templates, which would else keep those waiting who first ask for each page."""
    for template in _environment().list_templates(["html"]):
        _environment().get_template(template)


@cache
def _environment() -> Environment:
    made = Environment(
        loader=FileSystemLoader(_HERE / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.globals |= {
        "MARKS": MARKS,
        "version": __version__,
        "static": static,
        "days": wording.days,
        "when": wording.when,
        "what": wording.what,
        "where": wording.place,
        "side": wording.side,
        "number": wording.number,
        "reports": wording.reports,
        "told": told,
        "today": date.today,
        "can_be_asked": can_be_asked,
        "actor_address": actor_address,
        "pair_address": pair_address,
        "article_address": article_address,
        "outside": outside,
        "publisher": publisher,
        "language": language,
        "around": around,
        "parted": parted,
        "snippet": snippet,
        "most_words": MOST_WORDS,
    }
    made.globals |= UNSIGNED | {"choices": CHOICES}
    return made


@cache
def static(name: str) -> str:
    """Give the address of a file of ours, which changes with it, so that browsers may keep it."""
    digest = hashlib.sha256((_HERE / "static" / name).read_bytes()).hexdigest()
    return f"/static/{name}?{digest[:8]}"


def query(**asked: str) -> str:
    """Give parameters as an address has them."""
    return urlencode(asked)


def actor_address(name: str) -> str:
    return f"/actor?{query(name=name)}"


def pair_address(one: str, other: str) -> str:
    return f"/pair?{query(one=one, other=other)}"


def article_address(digest: str, at: int | None = None) -> str:
    """Give the address of an article, at the words that begin somewhere in its text."""
    return f"/articles/{quote(digest, safe=':')}" + (f"#t{at}" if at is not None else "")


def publisher(outlet: str | None, address: str | None) -> str:
    """Say what is known of an outlet: whether a state directs it, its kind and country.

    >>> publisher("Xinhua", None), publisher("The Daily Nobody", None)
    ('state agency, CHN', '')
    """
    found = outlet_of(outlet, outside(address))
    if found is None:
        return ""
    return f"{found.control or ''} {found.kind}, {found.country}".strip()


def language(code: str) -> str:
    """Name a language by its code."""
    return NAMES.get(code, UNKNOWN).name


def outside(address: str | None) -> str | None:
    """Give an address that a link may lead to; a path or anything that a browser would run is none."""
    try:
        parts = urlsplit(address or "")
    except ValueError:
        return None
    return address if parts.scheme in ("http", "https") and parts.netloc else None
