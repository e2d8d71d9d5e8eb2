"""What the reports of one event amount to: its status, days, place and sides now, and how they came about.

The rules, in their order:

- An act that a report of its day or after says has happened has happened. Else the latest report tells the
  status; of reports of one day the status that most independent ones give.
- A denial does not undo a report: it stands beside it as a contradiction. An act only denied is denied.
- Days are those that most independent reports give which have the present status and tell a day; exact days
  before spans, later reports before earlier ones.
- Copies of one text count as one report.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Literal, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence

    from communique.ledger.claim import Claim, Party, Where
    from communique.record import Status

_MANY = 10
"""Independent reports from which an event has many."""
ContradictionField = Literal["status", "date", "place"]
T = TypeVar("T", bound="Hashable")


@dataclass(frozen=True, slots=True)
class State:
    """What is known of an event: as `events` holds it."""

    status: Status
    first_day: date | None
    last_day: date | None
    mode: str | None
    cameo: str | None
    where: Where | None
    sources: tuple[Party, ...]
    targets: tuple[Party, ...]
    score: float
    reports: int
    independent: int


@dataclass(frozen=True, slots=True)
class Step:
    """A change of status or days, and the claim that first reported it."""

    on: date | None
    status: Status
    first_day: date | None
    last_day: date | None
    claim: int


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Values of one field that cannot all be right, each with the claims that give it."""

    field: ContradictionField
    values: tuple[tuple[str, tuple[int, ...]], ...]


def state(claims: Sequence[Claim]) -> State:
    """Sum up the claims of one event."""
    ordered = in_order(claims)
    status = _status(ordered)
    agreeing = [c for c in ordered if c.status == status]
    dated = [c for c in agreeing if c.first_day] or [c for c in ordered if c.first_day]
    days = _most_told(dated, lambda c: (c.first_day, c.last_day), _exactness)
    sources, targets = _sides(ordered)
    return State(
        status=status,
        first_day=days[0] if days else None,
        last_day=days[1] if days else None,
        mode=_most_told([c for c in ordered if c.mode], lambda c: c.mode),
        cameo=_most_told([c for c in agreeing if c.cameo], lambda c: c.cameo),
        where=_most_told([c for c in ordered if c.where], lambda c: c.where, _is_located),
        sources=sources,
        targets=targets,
        score=max(c.score for c in ordered),
        reports=len({c.article for c in ordered}),
        independent=len({c.root for c in ordered}),
    )


def in_order(claims: Iterable[Claim]) -> list[Claim]:
    """Sort claims by the day of their article, those without one first, equals by key."""
    return sorted(claims, key=lambda c: (c.published or date.min, c.key))


def steps(claims: Sequence[Claim]) -> list[Step]:
    """Give the changes of status and days in the order in which they were reported.

    A report that tells less than is known, no day or one within the days known, changes nothing.
    """
    found: list[Step] = []
    for claim in in_order(claims):
        last = found[-1] if found else None
        if last is None or last.status != claim.status or _moves(claim, last):
            days = (claim.first_day, claim.last_day)
            if claim.first_day is None and last is not None and claim.status != "postponed":
                days = (last.first_day, last.last_day)
            found.append(Step(claim.published, claim.status, *days, claim.number))
    return found


def contradictions(claims: Sequence[Claim]) -> list[Contradiction]:
    """Give what reports of one event disagree on."""
    found = [_by_status(claims), _by_day(claims), _by_place(claims)]
    return [one for one in found if one is not None]


def _status(ordered: Sequence[Claim]) -> Status:
    told = [c for c in ordered if c.status != "denied"] or list(ordered)
    after = [c for c in told if c.status == "occurred" and _is_of_the_day(c)]
    said = after or told
    last = said[-1].published
    return _most_told([c for c in said if c.published == last], lambda c: c.status) or said[-1].status


def _is_of_the_day(claim: Claim) -> bool:
    """Whether an article tells of an act on its day or later."""
    return claim.first_day is None or claim.published is None or claim.published >= claim.first_day


def _most_told(
    claims: Sequence[Claim], value: Callable[[Claim], T], better: Callable[[T], float] = lambda _: 0.0
) -> T | None:
    """Give the value that most independent reports give; of several the better, then the latest reported."""
    roots: dict[T, set[int]] = {}
    latest: dict[T, int] = {}
    for at, claim in enumerate(claims):
        roots.setdefault(value(claim), set()).add(claim.root)
        latest[value(claim)] = at
    return max(roots, key=lambda v: (len(roots[v]), better(v), latest[v])) if roots else None


def _exactness(days: tuple[date | None, date | None]) -> float:
    first, last = days
    return -float((last - first).days) if first and last else 0.0


def _is_located(where: Where | None) -> float:
    return float(where is not None and where.geonames is not None)


def _sides(ordered: Sequence[Claim]) -> tuple[tuple[Party, ...], tuple[Party, ...]]:
    """Give the sides of the claim that names most people, and whom two independent reports name besides.

    Of an event of many reports those that a tenth of them name: among hundreds some are always read wrongly.
    """
    independent = list({c.root: c for c in ordered}.values())
    usual = _usual(ordered)
    told: Counter[tuple[str, Party]] = Counter()
    for claim in independent:
        told.update(("source", usual[p.number]) for p in claim.sources)
        told.update(("target", usual[p.number]) for p in claim.targets)
    if len(independent) >= _MANY:
        least = len(independent) / _MANY
        often = [(side, p) for (side, p), count in told.items() if count >= least]
        if {side for side, _ in often} == {"source", "target"}:
            return _side("source", often, told), _side("target", often, told)
    best = max(ordered, key=_fullness)
    taken = {p.number for p in (*best.sources, *best.targets)}
    own = [
        *(("source", usual[p.number]) for p in best.sources),
        *(("target", usual[p.number]) for p in best.targets),
    ]
    more = [(side, p) for (side, p), count in told.items() if count > 1 and p.number not in taken]
    return _side("source", [*own, *more]), _side("target", [*own, *more])


def _usual(claims: Iterable[Claim]) -> dict[int, Party]:
    """Give each actor for the country for which most claims have it act: one of many is read wrongly."""
    told = Counter(party for claim in claims for party in (*claim.sources, *claim.targets))
    rarest_first = sorted(told, key=lambda party: (told[party], party.country or ""))
    return {party.number: party for party in rarest_first}


def _fullness(claim: Claim) -> tuple[bool, int, int, float]:
    parties = (*claim.sources, *claim.targets)
    are_both = bool(claim.sources) and bool(claim.targets)
    return are_both, sum(p.kind == "person" for p in parties), -len(parties), claim.score


def _side(
    side: str, parties: Iterable[tuple[str, Party]], told: Mapping[tuple[str, Party], int] | None = None
) -> tuple[Party, ...]:
    """Give one side, people first; those last whom, as `told`, not half as many name as the most named."""
    found = [party for of, party in parties if of == side]
    count = {party: told[side, party] if told else 1 for party in found}
    most = max(count.values(), default=0)
    return tuple(sorted(found, key=lambda p: (2 * count[p] < most, p.kind != "person", p.number)))


def _moves(claim: Claim, last: Step) -> bool:
    """Whether a claim tells days that are not among those known."""
    if claim.first_day is None:
        return False
    if last.first_day is None or last.last_day is None:
        return True
    return claim.first_day > last.last_day or (claim.last_day or claim.first_day) < last.first_day


def _by_status(claims: Sequence[Claim]) -> Contradiction | None:
    """Find a denial beside a report."""
    denied = [c.number for c in in_order(claims) if c.status == "denied"]
    told = [c for c in in_order(claims) if c.status != "denied"]
    if not denied or not told:
        return None
    status = _status(told)
    return Contradiction("status", ((status, tuple(c.number for c in told)), ("denied", tuple(denied))))


def _by_day(claims: Sequence[Claim]) -> Contradiction | None:
    """Find days of an act that has happened which no two reports share: plans may move, the past may not."""
    told: dict[tuple[date, date], list[int]] = {}
    for claim in in_order(claims):
        if claim.status == "occurred" and claim.first_day:
            told.setdefault((claim.first_day, claim.last_day or claim.first_day), []).append(claim.number)
    apart = [days for days in told if any(days[0] > other[1] or days[1] < other[0] for other in told)]
    if not apart:
        return None
    return Contradiction("date", tuple((_days(days), tuple(told[days])) for days in sorted(apart)))


def _days(days: tuple[date, date]) -> str:
    return str(days[0]) if days[0] == days[1] else f"{days[0]}/{days[1]}"


def _by_place(claims: Sequence[Claim]) -> Contradiction | None:
    """Find places in different countries: of towns in one, reports may name the larger or the nearer."""
    told: dict[str, list[int]] = {}
    wheres: dict[str, Where] = {}
    for claim in in_order(claims):
        if claim.where and claim.status in ("occurred", "planned"):
            told.setdefault(claim.where.name, []).append(claim.number)
            wheres.setdefault(claim.where.name, claim.where)
    apart = [n for n in told if any(_are_apart(wheres[n], wheres[m]) for m in told)]
    return Contradiction("place", tuple((n, tuple(told[n])) for n in sorted(apart))) if apart else None


def _are_apart(one: Where, other: Where) -> bool:
    return one.country is not None and other.country is not None and one.country != other.country
