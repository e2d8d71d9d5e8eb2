"""What is related to an event, and what its reports amount to when only some of them are read."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sqlalchemy import event

from communique.errors import UnknownEntry
from communique.ledger.outline import load_outline
from communique.ledger.related import FEW, LOOKED, load_related
from communique.ledger.reports import load_reports
from tests.ledger.made import KENYA, NAIROBI, NORWAY, OLSEN, OTIENO, SUDAN, record

if TYPE_CHECKING:
    from communique.ledger import Ledger
    from communique.record import Actor, Record


def act(day: str, kind: str, source: Actor, target: Actor | None, mode: str | None = None) -> Record:
    words = f"On {day} {source.name} {kind} {target.name if target else 'nobody'}."
    return record(
        words, day, source=source, target=target, kind=kind, mode=mode, start=day, trigger=kind  # type: ignore[arg-type]
    )  # fmt: skip


def related(ledger: Ledger, name: str) -> dict[str, tuple[str, tuple[str, ...]]]:
    """Give the type and the reasons of each, by day."""
    with ledger.reading() as connection:
        return {str(r.event.first_day): (r.event.type, r.why) for r in load_related(connection, name)}


@pytest.fixture
def filled(ledger: Ledger) -> Ledger:
    ledger.add_many(
        [
            act("2023-01-10", "SANCTION", NORWAY, SUDAN),
            act("2023-06-10", "SANCTION", NORWAY, SUDAN),
            act("2023-06-12", "ACCUSE", SUDAN, NORWAY),
            act("2023-06-20", "THREATEN", NORWAY, SUDAN),
            act("2023-06-21", "ACCUSE", NORWAY, KENYA),
            act("2023-07-20", "SANCTION", NORWAY, SUDAN),
            act("2023-08-01", "SANCTION", SUDAN, NORWAY),
            act("2023-08-20", "THREATEN", NORWAY, SUDAN),
        ]
    )
    return ledger


def named(ledger: Ledger, day: str) -> str:
    (found,) = ledger.events(since=day, until=day)
    return found.name


def test_a_series_and_what_passed_around_the_day_are_related(filled: Ledger) -> None:
    assert related(filled, named(filled, "2023-06-10")) == {
        "2023-01-10": ("SANCTION", ("before",)),
        "2023-07-20": ("SANCTION", ("after",)),
        "2023-06-12": ("ACCUSE", ("sides",)),
        "2023-06-20": ("THREATEN", ("sides",)),
    }


def test_an_act_has_its_reasons_together(filled: Ledger) -> None:
    filled.add(act("2023-07-25", "SANCTION", NORWAY, SUDAN))
    assert related(filled, named(filled, "2023-07-20"))["2023-07-25"] == ("SANCTION", ("after", "sides"))


@pytest.mark.parametrize(
    ("source", "target", "found"),
    [
        (OLSEN, None, {}),
        (NORWAY, NORWAY, {}),
        (OTIENO, KENYA, {"2023-06-10": ("ACCUSE", ("after", "sides"))}),
    ],
)
def test_without_two_states_people_are_gone_by(
    ledger: Ledger, source: Actor, target: Actor | None, found: dict[str, object]
) -> None:
    ledger.add_many([act("2023-06-03", "ACCUSE", source, target), act("2023-06-10", "ACCUSE", OTIENO, KENYA)])
    (one,) = ledger.events(until="2023-06-05")
    assert related(ledger, one.name) == found


def test_what_people_reject_is_not_related(filled: Ledger) -> None:
    filled.reject(named(filled, "2023-06-12"), by="Mara", reason="another Norway")
    assert "2023-06-12" not in related(filled, named(filled, "2023-06-10"))


def test_acts_of_the_same_articles_are_related(ledger: Ledger) -> None:
    from dataclasses import replace

    both = record("Ada Olsen met Grace Otieno in Nairobi and praised her.", "2023-06-10", place=NAIROBI)
    (met,) = both.events
    at = both.article.text.index("praised")
    praised = replace(met, id="E2", type="SUPPORT", mode=None, trigger=(at, at + 7))
    ledger.add(replace(both, events=(met, praised)))
    (name,) = [one.name for one in ledger.events(type="CONSULT")]
    with ledger.reading() as connection:
        (found,) = load_related(connection, name)
    assert (found.event.type, found.articles) == ("SUPPORT", 1)
    assert "articles" in found.why


def test_few_are_given_and_few_looked_at(ledger: Ledger) -> None:
    days = [f"2023-06-{day:02}" for day in range(1, 29)]
    kinds = ("ACCUSE", "REJECT", "REQUEST")
    ledger.add_many([act(day, kinds[at % 3], NORWAY, SUDAN) for at, day in enumerate(days)])
    said: list[str] = []
    event.listen(ledger._engine, "before_cursor_execute", lambda *given: said.append(given[2]))
    found = related(ledger, named(ledger, "2023-06-14"))
    assert len(found) <= FEW + 2
    assert {"2023-06-13", "2023-06-15"} <= set(found)
    about_sides = [
        one for one in said if "FROM (SELECT event_sides" in one.replace("\n", " ").replace("  ", " ")
    ]
    assert about_sides
    assert all("LIMIT" in one for one in about_sides)
    assert LOOKED < 1_000


def test_nothing_is_related_to_what_is_not_there(ledger: Ledger) -> None:
    with ledger.reading() as connection, pytest.raises(UnknownEntry):
        load_related(connection, "E-0")


def test_an_outline_tells_what_all_reports_amount_to(ledger: Ledger) -> None:
    ledger.add_many(
        [
            record("Ada Olsen will meet Grace Otieno.", "2023-06-10", status="planned", start="2023-06-18",
                   trigger="meet"),
            record("Ada Olsen met Grace Otieno in Nairobi.", "2023-06-19", outlet="Evening Post",
                   start="2023-06-18", place=NAIROBI),
            record("Ada Olsen met Grace Otieno on Monday.", "2023-06-20", outlet="Star", start="2023-06-19"),
        ]
    )  # fmt: skip
    (name,) = [one.name for one in ledger.events()]
    whole = ledger.event(name)
    with ledger.reading() as connection:
        outline = load_outline(connection, name)
        cut = load_outline(connection, name, most=2)
        some = load_reports(connection, [outline.claims[1].number])
    assert [claim.number for claim in outline.claims] == [report.claim for report in whole.reports]
    assert [step.claim for step in outline.steps] == [step.report.claim for step in whole.steps]
    assert [(c.field, [(v, len(told)) for v, told in c.values]) for c in outline.contradictions] == [
        (c.field, [(v.value, len(v.reports)) for v in c.versions]) for c in whole.contradictions
    ]
    assert list(outline.outlets.values()) == ["Daily Paper", "Evening Post", "Star"]
    assert (outline.is_cut, cut.is_cut, len(cut.claims)) == (False, True, 2)
    assert some == {whole.reports[1].claim: whole.reports[1]}
