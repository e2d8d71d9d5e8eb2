"""Asking for events: each filter, pages, one event with everything, what is to come, who somebody is."""

from __future__ import annotations

import builtins
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import text

from communique.errors import InvalidDay, LedgerError, UnknownEntry
from communique.ledger.entries import EventEntry
from tests.ledger.asked import DATABASES, asked

if TYPE_CHECKING:
    from collections.abc import Iterator

    from communique.ledger import Ledger


@pytest.fixture(scope="module", params=DATABASES)
def ledger(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    with asked(request, tmp_path_factory.mktemp("asked")) as opened:
        yield opened


def told(events: Any) -> list[str]:
    """Name each event by its type and first day."""
    return [f"{e.type} {e.first_day or '-'}" for e in events]


SANCTIONS, ATTACK, MEETING = "SANCTION -", "ASSAULT 2023-05-03", "CONSULT 2023-06-13"
VISIT, RETURN, CHARGE, DENIED = "CONSULT 2023-06-20", "CONSULT 2023-07-01", "ACCUSE -", "CONSULT -"
ALL = [SANCTIONS, ATTACK, MEETING, CHARGE, VISIT, RETURN, DENIED]


@pytest.mark.parametrize(
    ("asked_for", "found"),
    [
        ({}, ALL),
        ({"newest_first": True}, [RETURN, VISIT, CHARGE, MEETING, ATTACK, SANCTIONS, DENIED]),
        ({"actors": "NOR"}, [SANCTIONS, ATTACK, MEETING, VISIT, RETURN, DENIED]),
        ({"actors": ("NOR", "KEN")}, [MEETING, VISIT, RETURN]),
        ({"actors": ("Norway", "Kenya")}, [MEETING, VISIT, RETURN]),
        ({"actors": ["ada olsen", "KEN"]}, [MEETING, VISIT]),
        ({"actors": ("Gul Yilmaz",)}, [CHARGE]),
        ({"actors": ("JPN",)}, []),
        ({"source": "NOR"}, [SANCTIONS, ATTACK, MEETING, VISIT, DENIED]),
        ({"source": "NOR", "target": "Kenya"}, [MEETING, VISIT]),
        ({"target": "NOR"}, [RETURN]),
        ({"type": "ASSAULT"}, [ATTACK]),
        ({"type": ("ASSAULT", "ACCUSE")}, [ATTACK, CHARGE]),
        ({"mode": "visit"}, [VISIT, RETURN]),
        ({"status": "possible"}, [SANCTIONS, RETURN]),
        ({"status": ["possible", "denied"]}, [SANCTIONS, RETURN, DENIED]),
        ({"since": "2023-06-17"}, [CHARGE, VISIT, RETURN]),
        ({"since": date(2023, 5, 3), "until": "2023-06-13"}, [ATTACK, MEETING]),
        ({"actors": "NOR", "since": "2023-06-14", "until": "2023-06-30"}, [VISIT]),
        ({"place": "nairobi"}, [MEETING]),
        ({"place": "KEN"}, [MEETING]),
        ({"text": "bombed"}, [ATTACK]),
        ({"text": "sanction GRAIN"}, [SANCTIONS]),
        ({"text": "GRAIN", "target": "SDN"}, [SANCTIONS, CHARGE]),
        ({"text": "bombed Nairobi"}, []),
        ({"min_score": 0.95}, []),
        ({"limit": 2}, [SANCTIONS, ATTACK]),
        ({"limit": 0}, []),
    ],
    ids=str,
)
def test_filters(ledger: Ledger, asked_for: dict[str, Any], found: list[str]) -> None:
    assert told(ledger.events(**asked_for)) == found


@pytest.mark.parametrize("asked_for", [{}, {"newest_first": True}, {"actors": "NOR"}], ids=str)
@pytest.mark.parametrize("size", [1, 2, 3])
def test_pages_go_on_behind_the_last_event(ledger: Ledger, asked_for: dict[str, Any], size: int) -> None:
    whole = [event.name for event in ledger.events(**asked_for)]
    paged: list[str] = []
    while page := list(ledger.events(**asked_for, limit=size, after=paged[-1] if paged else None)):
        paged += [event.name for event in page]
    assert paged == whole


def test_a_page_of_the_database_is_no_limit(ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("communique.ledger.paging.SIZE", 2)
    assert told(ledger.events()) == ALL
    assert told(ledger.events(limit=5)) == ALL[:5]


def test_counts_are_of_all_pages(ledger: Ledger) -> None:
    assert ledger.events(limit=1).count() == len(ALL)
    assert ledger.events(("NOR", "KEN"), limit=1).count() == 3
    assert ledger.events(text="nowhere").count() == 0


@pytest.mark.parametrize(
    ("asked_for", "error", "sentence"),
    [
        ({"since": "June"}, InvalidDay, "'June' is not a day; write it as 2023-06-16."),
        ({"since": "2023-06-02", "until": "2023-06-01"}, LedgerError, "2023-06-01 is before 2023-06-02: .*"),
        ({"actors": ("Nobody Known",)}, UnknownEntry, "the ledger has no actor 'Nobody Known'."),
        ({"type": "MEET"}, LedgerError, "'MEET' is no type of event; there are AGREE, .*"),
        ({"status": "done"}, LedgerError, "'done' is no status; there are occurred, .*"),
        ({"text": "--"}, LedgerError, "there is no word to search for in '--'."),
        ({"after": "E-0"}, UnknownEntry, "the ledger has no event 'E-0'."),
    ],
    ids=str,
)
def test_what_makes_no_sense_is_said_at_once(
    ledger: Ledger, asked_for: dict[str, Any], error: type[Exception], sentence: str
) -> None:
    with pytest.raises(error, match=sentence):
        ledger.events(**asked_for)


def test_an_entry_says_all_of_its_event(ledger: Ledger) -> None:
    (entry,) = ledger.events(place="Nairobi")
    assert entry == EventEntry(
        entry.name, "CONSULT", "meeting", "042", "occurred", date(2023, 6, 13), date(2023, 6, 13), "Nairobi",
        "KEN", -1.283, 36.817, 184745, ("Ada Olsen",), ("Grace Otieno",), ("NOR",), ("KEN",), 0.9, 2, 2, True,
        date(2023, 6, 12), date(2023, 6, 14), None,
    )  # fmt: skip


def test_rows_become_dictionaries_and_tables(ledger: Ledger) -> None:
    events = ledger.events(place="Nairobi")
    (row,) = events.to_dicts()
    assert (row["first_day"], row["sources"]) == ("2023-06-13", ["Ada Olsen"])
    table = events.to_arrow()
    assert table.to_pylist() == [
        row | {n: date.fromisoformat(row[n]) for n in row if row[n] and n.endswith(("day", "reported"))}
    ]  # fmt: skip
    assert list(events.to_pandas()["type"]) == ["CONSULT"]
    assert ledger.events(actors="JPN").to_arrow().schema == table.schema
    assert ledger.who("Olsen").to_arrow()["offices"].to_pylist()[0][0]["role"] == "Foreign Minister"


@pytest.mark.parametrize(("missing", "way"), [("pyarrow", "to_arrow"), ("pandas", "to_pandas")])
def test_without_the_libraries_for_tables_an_error_says_what_to_install(
    ledger: Ledger, monkeypatch: pytest.MonkeyPatch, missing: str, way: str
) -> None:
    true_import = builtins.__import__

    def without(name: str, *rest: Any, **more: Any) -> Any:
        if name.split(".")[0] == missing:
            raise ModuleNotFoundError(name)
        return true_import(name, *rest, **more)

    monkeypatch.setattr(builtins, "__import__", without)
    with pytest.raises(LedgerError, match=r"pip install 'communique\[tables\]'"):
        getattr(ledger.events(), way)()


def test_rejected_events_are_left_out_unless_asked_for(ledger: Ledger) -> None:
    name = next(iter(ledger.events(type="ASSAULT"))).name
    try:
        _review(ledger, name, "rejected")
        assert ledger.events(type="ASSAULT").count() == 0
        (entry,) = ledger.events(("NOR", "SDN"), type="ASSAULT", include_rejected=True)
        assert entry.review == "rejected"
    finally:
        _review(ledger, name, None)


def _review(ledger: Ledger, name: str, review: str | None) -> None:
    with ledger.reading() as connection, connection.begin():
        connection.execute(text("update events set review = :r where name = :n"), {"r": review, "n": name})


def test_one_event_has_sides_reports_steps_and_contradictions(ledger: Ledger) -> None:
    (entry,) = ledger.events(place="Nairobi")
    event = ledger.event(entry.name)
    assert event.entry == entry
    assert [(p.side, p.name, p.role) for p in event.participants] == [
        ("source", "Ada Olsen", "Foreign Minister"), ("target", "Grace Otieno", "President"),
    ]  # fmt: skip
    first, second = event.reports
    assert (first.outlet, first.trigger, first.sources) == ("Daily Paper", "met", ("Ada Olsen",))
    assert second.words == "Olsen met Otieno for talks in Nairobi on June 13, a spokesman said."
    assert any(report.merge_score and report.merge_reason for report in event.reports)
    assert [(s.on, s.status, s.first_day, s.report) for s in event.steps] == [
        (date(2023, 6, 12), "occurred", date(2023, 6, 12), first),
        (date(2023, 6, 14), "occurred", date(2023, 6, 13), second),
    ]
    (contradiction,) = event.contradictions
    assert contradiction.field == "date"
    assert [(v.value, v.reports) for v in contradiction.versions] == [
        ("2023-06-12", (first,)), ("2023-06-13", (second,)),
    ]  # fmt: skip
    assert event.to_dict()["reports"][1]["published"] == "2023-06-14"


def test_one_event_has_the_conflicts_inside_its_articles(ledger: Ledger) -> None:
    (entry,) = ledger.events(status="denied")
    (conflict,) = ledger.event(entry.name).conflicts
    assert (conflict.field, [(v.value, v.words) for v in conflict.values]) == (
        "place", [("Bergen", "Bergen"), ("Oslo", "Oslo")],
    )  # fmt: skip


def test_old_names_lead_to_the_event(ledger: Ledger) -> None:
    (entry,) = ledger.events(type="ASSAULT")
    with ledger.reading() as connection, connection.begin():
        number = connection.execute(text("select id from events where type = 'ASSAULT'")).scalar_one()
        connection.execute(text("insert into event_names values ('E-before', :n)"), {"n": number})
    event = ledger.event("E-before")
    assert (event.entry, event.old_names) == (entry, ("E-before",))
    with pytest.raises(UnknownEntry, match="the ledger has no event 'E-none'"):
        ledger.event("E-none")


def test_timeline_is_what_passed_between_two(ledger: Ledger) -> None:
    assert told(ledger.timeline("NOR", "SDN")) == [SANCTIONS, ATTACK, DENIED]
    assert told(ledger.timeline("Sudan", since="2023-05-01")) == [ATTACK, CHARGE, DENIED][:2]


@pytest.mark.parametrize(
    ("on", "until", "found"),
    [
        ("2023-06-15", None, [VISIT, RETURN]),
        ("2023-06-22", None, [VISIT, RETURN]),
        ("2023-06-23", None, [RETURN]),
        ("2023-07-31", None, [RETURN]),
        ("2023-08-01", None, []),
        ("2023-06-15", "2023-06-30", [VISIT]),
        (None, None, []),
    ],
)
def test_upcoming_is_what_is_not_over(
    ledger: Ledger, on: str | None, until: str | None, found: list[str]
) -> None:
    assert told(ledger.upcoming(on, until)) == found
    assert told(ledger.upcoming(on, until, actors="Otieno")) == [RETURN][: found.count(RETURN)]
    names = [event.name for event in ledger.upcoming(on, until)]
    assert [e.name for name in names for e in ledger.upcoming(on, until, after=name, limit=1)] == names[1:]


@pytest.mark.parametrize(
    ("asked_for", "found"),
    [
        ({}, [VISIT, RETURN]),
        ({"who": "NOR"}, [VISIT]),
        ({"to": "Norway"}, [RETURN]),
        ({"to": "KEN", "status": "planned"}, [VISIT]),
        ({"to": "Atlantis"}, []),
        ({"since": "2023-07-01"}, [RETURN]),
    ],
    ids=str,
)
def test_visits(ledger: Ledger, asked_for: dict[str, Any], found: list[str]) -> None:
    assert told(ledger.visits(**asked_for)) == found


def test_who_tells_names_offices_and_how_much_there_is(ledger: Ledger) -> None:
    (olsen,) = ledger.who("Ada Olsen")
    assert (olsen.name, olsen.country, olsen.events, olsen.statements) == ("Ada Olsen", "NOR", 3, 0)
    assert [(o.role, o.first_seen, o.last_seen) for o in olsen.offices] == [
        ("Foreign Minister", date(2023, 6, 12), date(2023, 6, 15))
    ]
    assert olsen.latest == date(2023, 6, 20)
    assert [a.name for a in ledger.who("Olsen")] == ["Ada Olsen"]
    assert [(a.name, a.statements) for a in ledger.who("gül")] == [("Gül Yılmaz", 1)]
    assert [(a.name, a.kind) for a in ledger.who("NOR")] == [("Norway", "state")]
    assert list(ledger.who("nobody")) == list(ledger.who("--")) == []


def test_stats_say_what_the_ledger_holds(ledger: Ledger) -> None:
    stats = ledger.stats()
    assert (stats.articles, stats.copies, stats.outlets, stats.events, stats.reports) == (8, 0, 2, 7, 8)
    assert (stats.first_day, stats.last_day) == (date(2023, 4, 2), date(2023, 6, 17))
    assert [(r.version, r.articles) for r in stats.readers] == [("0.1.0", 8)]
    assert {s.name: s.count for s in stats.statuses} == {
        "occurred": 3,
        "possible": 2,
        "planned": 1,
        "denied": 1,
    }
    assert stats.to_dict()["last_day"] == "2023-06-17"
