"""Corrections: each action and its undo, and that they outlive newer readings, more reports and remerging."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import text

from communique.errors import InvalidCorrection, LedgerError, UnknownEntry
from tests.ledger.made import KENYA, NAIROBI, NORWAY, SUDAN, record

if TYPE_CHECKING:
    from communique.ledger import Ledger

MET = "Foreign Minister Ada Olsen met President Grace Otieno in Nairobi on Monday."
TALKED = "Norway's Ada Olsen and Grace Otieno met for talks in the capital of Kenya."
THIRD = "Ada Olsen met President Grace Otieno for talks in Nairobi, the ministry said."
AID = "Norway gave Sudan tents and blankets worth two million dollars on Friday."
WHO = {"by": "Ann Lee", "reason": "I was there."}


def rows(ledger: Ledger, query: str, **values: object) -> list[tuple[Any, ...]]:
    with ledger.reading() as connection:
        return [tuple(row) for row in connection.execute(text(query), values)]


def only(ledger: Ledger, column: str = "name") -> Any:
    ((value,),) = rows(ledger, f"select {column} from events")
    return value


def partition(ledger: Ledger) -> dict[str, list[str]]:
    """Give the outlets of the claims of each event by its name; its row must say as many reports."""
    found: dict[str, list[str]] = {}
    for name, outlet in rows(
        ledger,
        "select e.name, a.outlet from claims c join events e on e.id = c.event"
        " join articles a on a.id = c.article order by a.outlet",
    ):
        found.setdefault(name, []).append(outlet)
    said = dict(rows(ledger, "select name, reports from events where day is not null"))
    assert said == {name: len(outlets) for name, outlets in found.items()}
    return found


def events_by_outlet(ledger: Ledger) -> dict[str, str]:
    return {outlet: name for name, outlets in partition(ledger).items() for outlet in outlets}


def met(words: str = MET, outlet: str = "Daily Paper", **more: Any) -> Any:
    return record(words, "2023-06-12", outlet=outlet, **({"start": "2023-06-12"} | more))


def talked(**more: Any) -> Any:
    return met(TALKED, "Morning Post", **more)


def third(**more: Any) -> Any:
    return met(THIRD, "The Wire", **more)


def aid(**more: Any) -> Any:
    words = {"kind": "AID", "mode": None, "source": NORWAY, "target": SUDAN, "trigger": "gave"}
    return record(AID, "2023-06-16", outlet="Relief News", **(words | more))


@pytest.mark.parametrize(("action", "review"), [("accept", "accepted"), ("reject", "rejected")])
def test_a_review_marks_the_event_until_it_is_undone(ledger: Ledger, action: str, review: str) -> None:
    ledger.add(met())
    made = getattr(ledger, action)(only(ledger), **WHO)
    assert (made.action, made.author, made.reason, made.is_undone) == (
        action,
        "Ann Lee",
        WHO["reason"],
        False,
    )
    assert made.at.endswith("+00:00")
    assert only(ledger, "review") == review
    ledger.undo(made.number, **WHO)
    assert only(ledger, "review") is None


def test_the_last_review_holds_and_undoing_it_gives_back_the_one_before(ledger: Ledger) -> None:
    ledger.add(met())
    ledger.accept(only(ledger), **WHO)
    rejected = ledger.reject(only(ledger), **WHO)
    assert only(ledger, "review") == "rejected"
    ledger.undo(rejected.number, **WHO)
    assert only(ledger, "review") == "accepted"


@pytest.mark.parametrize(
    ("fields", "columns", "expected"),
    [
        ({"status": "planned"}, "status, cameo", ("planned", "036")),
        ({"type": "AGREE", "mode": None}, "type, mode, cameo", ("AGREE", None, "030")),
        ({"mode": "phone"}, "mode, cameo", ("phone", "041")),
        ({"first_day": "2023-06-14"}, "first_day, last_day, day", ("2023-06-14",) * 3),
        ({"last_day": "2023-06-14"}, "first_day, last_day, day", ("2023-06-12", "2023-06-14", "2023-06-12")),
        ({"first_day": None}, "first_day, last_day, day", (None, None, "2023-06-12")),
        ({"place": "Oslo"}, "place, place_country", ("Oslo", "NOR")),
        ({"place": "the old mill"}, "place, place_country, lat", ("the old mill", None, None)),
        ({"place": None}, "place, place_country, geonames", (None, None, None)),
    ],
)
def test_an_edit_takes_the_place_of_what_reports_say(
    ledger: Ledger, fields: dict[str, Any], columns: str, expected: tuple[object, ...]
) -> None:
    query = f"select {columns} from events"
    ledger.add(met(place=NAIROBI))
    before = rows(ledger, query)
    made = ledger.edit(only(ledger), **WHO, **fields)
    assert rows(ledger, query) == [expected]
    ledger.undo(made.number, **WHO)
    assert rows(ledger, query) == before


@pytest.mark.parametrize(("name", "found"), [("SDN", "SDN"), ("Norway", "NOR"), ("Ada Olsen", "NOR")])
def test_an_edit_names_sides_by_code_country_or_person(ledger: Ledger, name: str, found: str) -> None:
    query = "select side, country, day from event_sides order by side, country"
    ledger.add(met())
    before = rows(ledger, query)
    made = ledger.edit(only(ledger), **WHO, targets=[name], first_day="2023-06-11")
    assert rows(ledger, query) == [("source", "NOR", "2023-06-11"), ("target", found, "2023-06-11")]
    ledger.undo(made.number, **WHO)
    assert rows(ledger, query) == before


def test_edits_add_up_and_the_last_one_of_a_field_holds(ledger: Ledger) -> None:
    ledger.add(met())
    ledger.edit(only(ledger), **WHO, status="planned")
    ledger.edit(only(ledger), **WHO, first_day="2023-06-20")
    last = ledger.edit(only(ledger), **WHO, status="cancelled")
    assert rows(ledger, "select status, first_day from events") == [("cancelled", "2023-06-20")]
    ledger.undo(last.number, **WHO)
    assert rows(ledger, "select status, first_day from events") == [("planned", "2023-06-20")]


def test_corrections_outlive_more_reports_a_newer_reading_and_remerging(ledger: Ledger) -> None:
    ledger.add_many([met(), talked()])
    name = only(ledger)
    ledger.edit(name, **WHO, status="denied", place="Oslo")
    ledger.accept(name, **WHO)
    expected = [(name, "denied", "Oslo", "accepted")]
    query = "select name, status, place, review from events"
    ledger.add(third())
    assert rows(ledger, query) == expected
    newer = [one(version="0.2.0", place=NAIROBI, trigger="Olsen") for one in (met, talked, third)]
    assert ledger.add_many(newer) == ["replaced"] * 3
    assert rows(ledger, query) == expected
    assert ledger.remerge() == 0
    assert rows(ledger, query) == expected


def test_an_event_keeps_its_name_when_its_only_article_is_read_again(ledger: Ledger) -> None:
    ledger.add(met())
    name = only(ledger)
    ledger.add(met(version="0.2.0", trigger="Olsen met"))
    assert only(ledger) == name


def test_a_correction_sleeps_while_a_newer_reading_has_no_such_claim(ledger: Ledger) -> None:
    ledger.add(met())
    ledger.reject(only(ledger), **WHO)
    ledger.add(met(version="0.2.0", kind="AGREE", mode=None))
    assert only(ledger, "review") is None
    ledger.add(met(version="0.3.0"))
    assert only(ledger, "review") == "rejected"


def test_a_merge_joins_two_events_under_the_first_name(ledger: Ledger) -> None:
    ledger.add_many([met(), aid()])
    names = events_by_outlet(ledger)
    merged = ledger.merge(names["Relief News"], names["Daily Paper"], **WHO)
    assert partition(ledger) == {names["Relief News"]: ["Daily Paper", "Relief News"]}
    assert merged.other == names["Daily Paper"]
    assert [one.number for one in ledger.corrections(names["Daily Paper"])] == [merged.number]
    assert ledger.accept(names["Daily Paper"], **WHO).event == names["Relief News"]


def test_undoing_a_merge_gives_both_events_their_names_back(ledger: Ledger) -> None:
    ledger.add_many([met(), talked(), aid()])
    before = partition(ledger)
    names = events_by_outlet(ledger)
    merged = ledger.merge(names["Relief News"], names["Daily Paper"], **WHO)
    undo = ledger.undo(merged.number, **WHO)
    assert partition(ledger) == before
    assert rows(ledger, "select * from event_names") == []
    ledger.undo(undo.number, **WHO)
    assert list(partition(ledger)) == [names["Relief News"]]


def test_a_merge_holds_when_more_comes(ledger: Ledger) -> None:
    ledger.add_many([met(), aid()])
    names = events_by_outlet(ledger)
    ledger.merge(names["Relief News"], names["Daily Paper"], **WHO)
    expected = {names["Relief News"]: ["Daily Paper", "Morning Post", "Relief News", "The Wire"]}
    ledger.add(talked())
    ledger.add(third())
    assert partition(ledger) == expected
    ledger.add_many([met(version="0.2.0"), aid(version="0.2.0", trigger="Norway gave")])
    assert partition(ledger) == expected
    assert ledger.remerge() == 0
    assert partition(ledger) == expected


def test_a_split_event_stays_apart_when_a_report_matches_both(ledger: Ledger) -> None:
    ledger.add_many([met(), talked()])
    name = only(ledger)
    split = ledger.split(name, ["Morning Post"], **WHO)
    assert split.other is not None
    assert partition(ledger) == {name: ["Daily Paper"], split.other: ["Morning Post"]}
    ledger.add(third())
    apart = events_by_outlet(ledger)
    assert (apart["Daily Paper"], apart["Morning Post"]) == (name, split.other)
    assert apart["The Wire"] in (name, split.other)
    ledger.add_many([one(version="0.2.0", trigger="Olsen") for one in (met, talked, third)])
    assert ledger.remerge() == 0
    assert events_by_outlet(ledger) == apart


@pytest.mark.parametrize("named", ["number", "digest", "source", "outlet"])
def test_claims_to_split_off_are_named_in_four_ways(ledger: Ledger, named: str) -> None:
    ledger.add_many([met(), talked()])
    query = (
        "select c.id as number, a.digest, a.source, a.outlet from claims c"
        " join articles a on a.id = c.article where a.outlet = 'Morning Post'"
    )
    with ledger.reading() as connection:
        name = connection.execute(text(query)).mappings().one()[named]
    ledger.split(only(ledger), [name], **WHO)
    assert sorted(partition(ledger).values()) == [["Daily Paper"], ["Morning Post"]]


def test_undoing_a_split_and_undoing_that(ledger: Ledger) -> None:
    ledger.add_many([met(), talked(), third()])
    name = only(ledger)
    split = ledger.split(name, ["Morning Post", "The Wire"], **WHO)
    apart = partition(ledger)
    assert apart == {name: ["Daily Paper"], split.other: ["Morning Post", "The Wire"]}
    undo = ledger.undo(split.number, **WHO)
    assert partition(ledger) == {name: ["Daily Paper", "Morning Post", "The Wire"]}
    ledger.undo(undo.number, **WHO)
    assert partition(ledger) == apart


def test_of_a_merge_and_a_split_the_younger_holds(ledger: Ledger) -> None:
    ledger.add_many([met(), aid()])
    names = events_by_outlet(ledger)
    ledger.merge(names["Daily Paper"], names["Relief News"], **WHO)
    split = ledger.split(names["Daily Paper"], ["Relief News"], **WHO)
    assert len(partition(ledger)) == 2
    merged = ledger.merge(names["Daily Paper"], str(split.other), **WHO)
    assert len(partition(ledger)) == 1
    ledger.undo(merged.number, **WHO)
    assert len(partition(ledger)) == 2
    ledger.undo(split.number, **WHO)
    assert list(partition(ledger)) == [names["Daily Paper"]]


def test_an_edit_follows_the_event_that_holds_most_of_its_claims(ledger: Ledger) -> None:
    ledger.add_many([met(), talked(), third()])
    name = only(ledger)
    ledger.edit(name, **WHO, place="Oslo")
    split = ledger.split(name, ["Daily Paper", "Morning Post"], **WHO)
    assert dict(rows(ledger, "select name, place from events")) == {name: None, split.other: "Oslo"}
    ledger.undo(split.number, **WHO)
    assert rows(ledger, "select name, place from events") == [(name, "Oslo")]


def test_old_names_stay_good_through_a_chain_of_merges(ledger: Ledger) -> None:
    ledger.add_many([met(), aid()])
    names = events_by_outlet(ledger)
    first = ledger.merge(names["Daily Paper"], names["Relief News"], **WHO)
    agree = {"kind": "AGREE", "mode": None, "source": NORWAY, "target": KENYA, "trigger": "signed"}
    ledger.add(met("Norway and Kenya signed a treaty on fish.", "Fish Weekly", **agree))
    ledger.merge(events_by_outlet(ledger)["Fish Weekly"], names["Daily Paper"], **WHO)
    for name in names.values():
        assert ledger.corrections(name)[0].number == first.number


def test_corrections_are_listed_with_what_was_undone(ledger: Ledger) -> None:
    ledger.add_many([met(), aid()])
    names = events_by_outlet(ledger)
    accepted = ledger.accept(names["Daily Paper"], **WHO)
    ledger.reject(names["Relief News"], **WHO)
    ledger.undo(accepted.number, by="Bo Ek", reason="A slip.")
    listed = [(one.action, one.author, one.is_undone) for one in ledger.corrections()]
    assert listed == [("accept", "Ann Lee", True), ("reject", "Ann Lee", False), ("undo", "Bo Ek", False)]
    assert [one.action for one in ledger.corrections(names["Daily Paper"])] == ["accept", "undo"]
    assert ledger.corrections()[0].to_dict()["event"] == names["Daily Paper"]


@pytest.mark.parametrize(
    ("action", "arguments", "fields", "kind", "says"),
    [
        ("accept", ["E-0"], {}, UnknownEntry, "has no event 'E-0'"),
        ("corrections", ["E-0"], None, UnknownEntry, "has no event 'E-0'"),
        ("accept", ["{}"], {"by": " "}, InvalidCorrection, "needs the name of who makes it"),
        ("accept", ["{}"], {"reason": ""}, InvalidCorrection, "needs a reason"),
        ("edit", ["{}"], {}, InvalidCorrection, "says what to change"),
        ("edit", ["{}"], {"colour": "red"}, InvalidCorrection, "no field 'colour'"),
        ("edit", ["{}"], {"type": "PARTY"}, InvalidCorrection, "'PARTY' is no type"),
        ("edit", ["{}"], {"mode": "dance"}, InvalidCorrection, "'dance' is no mode"),
        ("edit", ["{}"], {"status": None}, InvalidCorrection, "None is no status"),
        ("edit", ["{}"], {"first_day": "soon"}, InvalidCorrection, "'soon' is not a day"),
        ("edit", ["{}"], {"last_day": "2023-06-01"}, InvalidCorrection, "is before the first"),
        ("edit", ["{}"], {"sources": ["Zorg"]}, InvalidCorrection, "no actor 'Zorg'"),
        ("edit", ["{}"], {"sources": 7}, InvalidCorrection, "no list of names"),
        ("merge", ["{}", "{}"], {}, InvalidCorrection, "are one event already"),
        ("split", ["{}", ["Evening Star"]], {}, UnknownEntry, "'Evening Star'"),
        ("split", ["{}", []], {}, InvalidCorrection, "Name the claims"),
        ("split", ["{}", ["Daily Paper"]], {}, InvalidCorrection, "at least one of its 1 claims"),
        ("undo", [7], {}, UnknownEntry, "has no correction '7'"),
    ],
)
def test_what_makes_no_sense_is_said_in_a_sentence_and_changes_nothing(
    ledger: Ledger,
    action: str,
    arguments: list[Any],
    fields: dict[str, Any] | None,
    kind: type[LedgerError],
    says: str,
) -> None:
    ledger.add(met())
    name = only(ledger)
    given = [name if argument == "{}" else argument for argument in arguments]
    with pytest.raises(kind, match=says) as raised:
        getattr(ledger, action)(*given, **({} if fields is None else WHO | fields))
    assert str(raised.value).endswith(".")
    assert ledger.corrections() == []


def test_nothing_is_undone_twice(ledger: Ledger) -> None:
    ledger.add(met())
    accepted = ledger.accept(only(ledger), **WHO)
    undo = ledger.undo(accepted.number, **WHO)
    with pytest.raises(InvalidCorrection, match="undone already"):
        ledger.undo(accepted.number, **WHO)
    ledger.undo(undo.number, **WHO)
    assert only(ledger, "review") == "accepted"
    ledger.undo(accepted.number, **WHO)
    assert only(ledger, "review") is None
