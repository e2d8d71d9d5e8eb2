"""Records made for the tests in a line each: who did what to whom, when, told by whom on which day."""

from __future__ import annotations

import hashlib
from datetime import date
from typing import TYPE_CHECKING

from communique.record import Actor, Article, Event, Place, ReaderInfo, Record, Statement

if TYPE_CHECKING:
    from communique.record import EventType, Status

OLSEN = Actor("", "Ada Olsen", "person", "Foreign Minister", "NOR", "GOV", None, ())
OTIENO = Actor("", "Grace Otieno", "person", "President", "KEN", "GOV", None, ())
NORWAY = Actor("", "Norway", "state", None, "NOR", "GOV", None, ())
KENYA = Actor("", "Kenya", "state", None, "KEN", "GOV", None, ())
SUDAN = Actor("", "Sudan", "state", None, "SDN", "GOV", None, ())
NAIROBI = Place(None, "Nairobi", "KEN", -1.283, 36.817, 184745)


def record(
    words: str,
    published: str,
    *,
    outlet: str = "Daily Paper",
    source: Actor = OLSEN,
    target: Actor | None = OTIENO,
    kind: EventType = "CONSULT",
    mode: str | None = "meeting",
    status: Status = "occurred",
    start: str | None = None,
    end: str | None = None,
    place: Place | None = None,
    trigger: str = "met",
    version: str = "0.1.0",
    said: str | None = None,
    score: float = 0.9,
) -> Record:
    """Give the record of an article whose text is `words` and that reports one event; `trigger` stands in it.

    With `said`, which stands in the text too, the source also says it.
    """
    day = date.fromisoformat(published)
    digest = "sha256:" + hashlib.sha256(words.encode()).hexdigest()
    article = Article(
        digest, f"https://{outlet.lower().replace(' ', '')}.example/{digest[7:15]}", words.split(".")[0],
        outlet, (), day, "given", None, (), (), "en", words,
    )  # fmt: skip
    actors = [_actor(source, "A1", words)] + ([_actor(target, "A2", words)] if target else [])
    at = words.index(trigger)
    first = date.fromisoformat(start) if start else None
    event = Event(
        "E1", kind, mode, "042", ("A1",), ("A2",) if target else (), status, first,
        date.fromisoformat(end) if end else first, None, place, None, (at, at + len(trigger)),
        ((0, len(words)),), score,
    )  # fmt: skip
    statements = []
    if said:
        begin = words.index(said)
        statements.append(
            Statement("S1", "A1", None, "direct", None, ((begin, begin + len(said)),), (), ("A2",), None)
        )
    return Record(article, tuple(actors), (event,), tuple(statements), (), ReaderInfo(version, "sha256:0"))


def _actor(actor: Actor, local: str, words: str) -> Actor:
    surname = actor.name.split()[-1]
    at = words.find(surname)
    spans = ((at, at + len(surname)),) if at >= 0 else ()
    return Actor(local, actor.name, actor.kind, actor.role, actor.country, actor.sector, None, spans)
