"""Read-only SQL: one statement, which can change nothing and cannot run on; and that queries use indexes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import event

from communique.errors import LedgerError
from tests.ledger.asked import DATABASES, asked

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from communique.ledger import Ledger


@pytest.fixture(scope="module", params=DATABASES)
def ledger(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    with asked(request, tmp_path_factory.mktemp("asked")) as opened:
        yield opened


def test_a_statement_gives_columns_and_rows(ledger: Ledger) -> None:
    answer = ledger.sql("select type, status from events where type = 'ASSAULT';")
    assert (answer.columns, answer.rows, answer.is_cut) == (
        ("type", "status"),
        (("ASSAULT", "occurred"),),
        False,
    )
    assert answer.to_dicts() == [{"type": "ASSAULT", "status": "occurred"}]
    assert ledger.sql("select '100%' as share").rows == (("100%",),)
    assert ledger.sql("with n as (select 1 as one) select one from n").rows == ((1,),)


def test_rows_are_bounded(ledger: Ledger) -> None:
    answer = ledger.sql("select id from events", limit=2)
    assert (len(answer.rows), answer.is_cut) == (2, True)
    assert ledger.sql("select id from events", limit=7).is_cut is False


@pytest.mark.parametrize(
    "statement",
    [
        "",
        ";",
        "delete from events",
        "update events set status = 'denied'",
        "insert into event_names values ('E-x', 1)",
        "drop table events",
        "create table more (id integer)",
        "vacuum",
        "commit",
        "attach database 'file:other.db?mode=rwc' as other",
        "pragma journal_mode = delete",
        "pragma query_only = off",
        "select load_extension('other')",
        "select 1; select 2",
        "select 1; delete from events",
        "select 1; commit; delete from events",
        "with gone as (delete from events returning id) select * from gone",
        "select nextval('events_id_seq')",
        "copy events to stdout",
        "select * from no_such_table",
        "not sql at all",
        "select 1 \0",
    ],
)
def test_anything_else_is_refused_in_one_sentence(ledger: Ledger, statement: str) -> None:
    with pytest.raises(LedgerError, match=r"^.+\.$") as caught:
        ledger.sql(statement)
    assert "\n" not in str(caught.value)
    assert ledger.events().count() == 7


def test_time_is_bounded(ledger: Ledger) -> None:
    endless = "with recursive n(i) as (select 1 union all select i + 1 from n) select count(*) from n"
    with pytest.raises(LedgerError, match=r"took more than 0\.2 seconds; ask for less"):
        ledger.sql(endless, seconds=0.2)


def test_full_text_tables_can_be_asked_in_sqlite(ledger: Ledger) -> None:
    if "://" in ledger.address:
        pytest.skip("PostgreSQL has a column of its own for it")
    found = ledger.sql("select rowid from statement_search where statement_search match 'grain'")
    assert len(found.rows) == 1
    assert ledger.sql("pragma table_info(events)").rows[0][1] == "id"


QUESTIONS: list[Callable[[Ledger], Any]] = [
    lambda one: list(one.events(limit=5)),
    lambda one: list(one.events(limit=5, newest_first=True)),
    lambda one: list(one.events(since="2023-01-01", until="2023-12-31", status="occurred")),
    lambda one: list(one.events(type="ASSAULT", limit=5)),
    lambda one: list(one.events("NOR", limit=5)),
    lambda one: list(one.events(("NOR", "KEN"), status="planned", since="2023-01-01")),
    lambda one: list(one.events(("Ada Olsen", "Grace Otieno"))),
    lambda one: list(one.events(source="NOR", target="SDN")),
    lambda one: list(one.events(text="grain")),
    lambda one: one.events(("NOR", "KEN")).count(),
    lambda one: one.event(next(iter(one.events())).name),
    lambda one: list(one.upcoming("2023-06-01", limit=5)),
    lambda one: list(one.upcoming("2023-06-01", actors="NOR")),
    lambda one: list(one.visits("NOR", "KEN")),
    lambda one: list(one.quotes("Gül Yılmaz", limit=5)),
    lambda one: list(one.quotes("TUR", "SDN", limit=5)),
    lambda one: list(one.quotes(text="grain")),
    lambda one: list(one.quotes(limit=5)),
    lambda one: list(one.search("grain")),
    lambda one: list(one.who("Ada Olsen")),
    lambda one: list(one.who("NOR")),
    lambda one: list(one.series(("NOR", "KEN"))),
]
LARGE = (
    "articles",
    "records",
    "actors",
    "aliases",
    "events",
    "event_sides",
    "claims",
    "claim_sides",
    "statements",
)


@pytest.mark.parametrize("question", QUESTIONS)
def test_queries_use_an_index(ledger: Ledger, question: Callable[[Ledger], Any]) -> None:
    if "://" in ledger.address:
        pytest.skip("PostgreSQL reads small tables whole, whatever their indexes")
    asked_for: list[tuple[str, Any]] = []

    def listen(_: object, __: object, statement: str, parameters: Any, *___: object) -> None:
        asked_for.append((statement, parameters))

    event.listen(ledger._engine, "before_cursor_execute", listen)
    try:
        question(ledger)
    finally:
        event.remove(ledger._engine, "before_cursor_execute", listen)
    with ledger.reading() as connection:
        plans = [
            row[3]
            for statement, parameters in asked_for
            for row in connection.exec_driver_sql(f"explain query plan {statement}", parameters)
        ]
    assert [p for p in plans if p.startswith("SCAN") and p.split()[1] in LARGE and "INDEX" not in p] == []
