"""Asking for events by who reports them and by the sectors of those who take part."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from communique.errors import InvalidQuery
from communique.ledger import Ledger, origin
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
