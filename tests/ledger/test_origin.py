"""Asking for events by who reports them and by the sectors of those who take part."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from communique.errors import InvalidQuery
from communique.ledger import Ledger, origin
from communique.ledger.filters import Filters, Selection
from tests.ledger.asked import DATABASES, address_for
from tests.ledger.made import KENYA, NORWAY, OLSEN, SUDAN, record

if TYPE_CHECKING:
    from collections.abc import Iterator


REBELS = replace(SUDAN, name="Northern Front", kind="organization", sector="REB", country="SDN")
TALKS, ATTACK, AID = "CONSULT 2023-05-02", "ASSAULT 2023-05-03", "AID 2023-05-04"


@pytest.fixture(scope="module", params=DATABASES)
def ledger(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    with Ledger(address_for(request, tmp_path_factory.mktemp("origin"))) as ledger:
        ledger.add_many(
            [
                record("Ada Olsen met Kenya there.", "2023-05-02", outlet="Xinhua", target=KENYA,
                       start="2023-05-02"),
                record("Olsen met Kenya for talks there.", "2023-05-03", outlet="BBC News", target=KENYA,
                       start="2023-05-02", source=OLSEN),
                record("Rebels attacked Sudan.", "2023-05-03", outlet="TASS", source=REBELS, target=SUDAN,
                       kind="ASSAULT", mode=None, trigger="attacked", start="2023-05-03"),
                record("Norway gave aid to Kenya.", "2023-05-04", outlet="Daily Nobody", source=NORWAY,
                       target=KENYA, kind="AID", mode=None, trigger="gave", start="2023-05-04"),
            ]
        )  # fmt: skip
        yield ledger


@pytest.mark.parametrize("few", [origin.FEW, 0], ids=["gathered", "one by one"])
@pytest.mark.parametrize(
    ("asked_for", "found"),
    [
        ({"outlet": "Xinhua"}, [TALKS]),
        ({"outlet": "BBC News"}, [TALKS]),
        ({"outlet": "No Such Paper"}, []),
        ({"outlet_country": "CHN"}, [TALKS]),
        ({"outlet_country": "RUS"}, [ATTACK]),
        ({"outlet_country": "PER"}, []),
        ({"outlet_control": "state"}, [TALKS, ATTACK]),
        ({"outlet_control": "public"}, [TALKS]),
        ({"outlet_control": "state", "outlet_country": "GBR"}, []),
        ({"outlet_control": "state", "newest_first": True}, [ATTACK, TALKS]),
        ({"sector": "REB"}, [ATTACK]),
        ({"sector": "GOV"}, [TALKS, ATTACK, AID]),
        ({"sector": "CRM"}, []),
        ({"sector": "GOV", "actors": "NOR", "outlet": "Daily Nobody"}, [AID]),
        ({"sector": "REB", "source": "SDN", "type": "ASSAULT"}, [ATTACK]),
        ({"min_score": 0.1}, [TALKS, ATTACK, AID]),
        ({"min_score": 0.1, "target": "KEN", "mode": "meeting"}, [TALKS]),
        ({"min_score": 1.1}, []),
    ],
)
def test_by_reports_and_sectors(
    ledger: Ledger, asked_for: dict[str, Any], found: list[str], few: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(origin, "FEW", few)
    events = ledger.events(**asked_for)
    assert [f"{event.type} {event.first_day}" for event in events] == found
    assert events.count() == len(found)


@pytest.mark.parametrize(("field", "value"), [("sector", "GOVT"), ("outlet_control", "party")])
def test_what_there_is_not_is_said(ledger: Ledger, field: str, value: str) -> None:
    with pytest.raises(InvalidQuery, match=f"'{value}' is no"):
        ledger.events(**{field: value})  # type: ignore[arg-type]


def test_outlets_are_named_once_each(ledger: Ledger) -> None:
    with ledger.reading() as connection:
        assert list(origin.outlets(connection)) == ["BBC News", "Daily Nobody", "TASS", "Xinhua"]


@pytest.mark.parametrize(
    ("asked", "starts_from", "never"),
    [
        (Filters(modes=("visit",)), "ix_events_mode_day", "TEMP B-TREE FOR ORDER BY"),
        (
            Filters(source="Ada Olsen", types=("CONSULT",), modes=("visit",)),
            "event_sides",
            "ix_events_mode_day",
        ),
        (Filters(sector="GOV"), "ix_events_day_id", "ix_actors_sector"),
        (Filters(min_score=0.1), "ix_events_day_id", "ix_events_score"),
    ],
)
def test_no_index_of_much_that_is_alike_is_started_from(
    ledger: Ledger, monkeypatch: pytest.MonkeyPatch, asked: Filters, starts_from: str, never: str
) -> None:
    monkeypatch.setattr(origin, "FEW", 0)
    with ledger.reading() as connection:
        if connection.dialect.name != "sqlite":
            pytest.skip("PostgreSQL reads the whole of a small table")
        found = Selection(connection, asked).keys(None, 5, newest_first=True)
        told = found.compile(connection, compile_kwargs={"literal_binds": True})
        rows = connection.exec_driver_sql(f"explain query plan {told}").all()
    assert starts_from in str(rows[0][3])
    assert never not in " ".join(str(row[3]) for row in rows)
