"""Commands that ask a ledger: the question said back, what is found in aligned text, and the same as JSON."""

from __future__ import annotations

import json
import re
import sys
from dataclasses import replace
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree

import pytest
from click.testing import CliRunner, Result

from communique.cli import main
from communique.ledger import Ledger
from tests.ledger.made import KENYA, NAIROBI, NORWAY, OLSEN, SUDAN, record

if TYPE_CHECKING:
    from pathlib import Path

ANNOUNCED = "Foreign Minister Ada Olsen will visit President Grace Otieno in Nairobi on June 18-19."
HELD = "Foreign Minister Ada Olsen visited President Grace Otieno in Nairobi. “Fish is peace,” Olsen said."
DENIED = "Kenya denied that Foreign Minister Ada Olsen visited President Grace Otieno."
ACCUSED = "Norway accused Sudan of\x1b[31m piracy\u202e."
TO_COME = "Ada Olsen may call President Grace Otieno on July 4."
RECORDS = (
    record(ANNOUNCED, "2023-06-12", mode="visit", status="planned", trigger="will visit", start="2023-06-18",
           end="2023-06-19", place=NAIROBI),
    record(HELD, "2023-06-19", mode="visit", trigger="visited", start="2023-06-18", end="2023-06-19",
           place=NAIROBI, said="Fish is peace", outlet="Morning Post"),
    record(DENIED, "2023-06-20", mode="visit", status="denied", trigger="visited", start="2023-06-18",
           end="2023-06-19", outlet="Kenya Times"),
    record(ACCUSED, "2023-05-02", source=NORWAY, target=SUDAN, kind="ACCUSE", mode=None, trigger="accused",
           outlet="Evil\x1b]0;owned\x07 Paper"),
    record(TO_COME, "2023-06-21", mode="phone", status="possible", trigger="call", start="2023-07-04"),
    record("Norway thanked Kenya.", "2023-06-22", source=NORWAY, target=KENYA, kind="SUPPORT", mode=None,
           trigger="thanked", start="2023-06-01", end="2023-06-30"),
)  # fmt: skip
ACCUSATION = replace(RECORDS[3], events=(replace(RECORDS[3].events[0], cameo="112"),))
EVERY = (
    "timeline NOR", "timeline NOR KEN", "upcoming --on 2023-06-21", "visits", "quotes", "search Olsen",
    "series NOR", "who Olsen", "who Ada", "stats", "sql 'select * from articles'",
)  # fmt: skip


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("commands") / "ledger.db"
    with Ledger(str(path)) as opened:
        opened.add_many([*RECORDS[:3], ACCUSATION, *RECORDS[4:]])
    return path


def ask(ledger: Path, *arguments: str) -> Result:
    return CliRunner().invoke(main, [*arguments, "--ledger", str(ledger)])


def text(ledger: Path, *arguments: str) -> list[str]:
    done = ask(ledger, *arguments)
    assert (done.exit_code, done.exception) == (0, None), done.output
    return done.stdout.splitlines()


def objects(ledger: Path, *arguments: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in text(ledger, *arguments, "--json")]


def visit(ledger: Path) -> str:
    return str(objects(ledger, "visits")[0]["name"])


def words(command: str) -> list[str]:
    return [part.strip("'") for part in re.findall(r"'[^']*'|\S+", command)]


@pytest.mark.parametrize("command", EVERY)
def test_nothing_that_a_terminal_obeys_is_printed(ledger: Path, command: str) -> None:
    for flags in ([], ["--json"]):
        shown = ask(ledger, *words(command), *flags).output
        assert [c for c in shown if not c.isprintable() and c != "\n"] == []


@pytest.mark.parametrize("command", [*EVERY, "show E-1", "upcoming --ics a.ics", "series --plot a.svg"])
def test_a_ledger_that_is_not_there_is_said_and_not_made(tmp_path: Path, command: str) -> None:
    path = tmp_path / "none.db"
    done = ask(path, *words(command))
    assert (done.exit_code, done.stdout) == (1, "")
    assert done.stderr == (
        f"Error: the ledger {path} cannot be opened: there is no such file; make it with communique add, or"
        " name another with --ledger.\n"
    )
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("command", "sentence"),
    [
        ("timeline Atlantis", "the ledger has no actor 'Atlantis'."),
        ("who Atlantis", "the ledger has no actor 'Atlantis'."),
        ("show E-1", "the ledger has no event 'E-1'."),
        ("series --until 9999-12-31", "9999-12-31 is too late for a series; the last year of one is 9998."),
        ("quotes --after junk", "'junk' is not where a list of quotes goes on; "),
        ("""quotes --text '""'""", "there is no word to search for in "),
        ("timeline NOR --after E-1", "the ledger has no event 'E-1'."),
        ("timeline NOR --type MEET", "'MEET' is no type of event; there are AGREE, "),
        ("timeline NOR --since 2023-06-02 --until 2023-06-01", "2023-06-01 is before 2023-06-02: "),
        ("search -", "there is no word to search for in '-'."),
        ("sql 'delete from events'", "the SQL statement cannot be run: it may only read."),
        ("sql 'select 1; select 2'", "the SQL statement cannot be run: "),
        ("series --plot no/such/folder/a.svg", "no/such/folder/a.svg cannot be written: "),
    ],
)
def test_what_cannot_be_done_is_one_sentence(ledger: Path, command: str, sentence: str) -> None:
    done = ask(ledger, *words(command))
    assert (done.exit_code, done.stdout) == (1, "")
    assert done.stderr.startswith(f"Error: {sentence}")
    assert len(done.stderr.splitlines()) == 1


@pytest.mark.parametrize(
    "command", ["timeline", "timeline NOR --status maybe", "series --plot a.pdf", "sql", "show", "search"]
)
def test_wrong_use(ledger: Path, command: str) -> None:
    assert ask(ledger, *words(command)).exit_code == 2


def test_a_timeline_says_the_question_and_how_exactly_days_are_known(ledger: Path) -> None:
    heading, blank, *rows = text(ledger, "timeline", "NOR", "KEN", "--since", "2023-06-01")
    assert heading == "Events of NOR and KEN, from 2023-06-01: 3 events from 5 reports"
    assert blank == ""
    assert [re.split(r"  +", row)[:4] for row in rows] == [
        ["2023-06", "● occurred", "SUPPORT", "Norway → Kenya"],
        ["2023-06-18/19", "● occurred", "CONSULT visit", "Ada Olsen → Grace Otieno"],
        ["2023-07-04", "◌ possible", "CONSULT phone", "Ada Olsen → Grace Otieno"],
    ]
    assert "Nairobi, KEN  3 reports, contradicted  E-" in rows[1]
    assert len({row.index(" E-") for row in rows}) == 1  # columns are aligned


def test_an_event_without_a_day_stands_at_its_first_report(ledger: Path) -> None:
    assert text(ledger, "timeline", "SDN")[2].startswith("reported 2023-05-02  ● occurred  ACCUSE")


@pytest.mark.parametrize(
    ("options", "heading"),
    [
        ((), "Events of NOR: 4 events from 6 reports"),
        (("--status", "planned"), "Events of NOR, planned: 0 events"),
        (
            ("--type", "ACCUSE", "--type", "SUPPORT"),
            "Events of NOR, ACCUSE or SUPPORT: 2 events from 2 reports",
        ),
        (("--place", "KEN"), "Events of NOR, at KEN: 1 event from 3 reports"),
        (("--text", "thanked"), "Events of NOR, with “thanked”: 1 event from 1 report"),
        (("--min-score", "0.95"), "Events of NOR, score 0.95 or more: 0 events"),
        (("--limit", "1"), "Events of NOR: 4 events, 1 of them here"),
    ],
)
def test_conditions_are_said_back(ledger: Path, options: tuple[str, ...], heading: str) -> None:
    assert text(ledger, "timeline", "NOR", *options)[0] == heading


def test_where_nothing_is_found_it_says_what_was_read(ledger: Path) -> None:
    assert text(ledger, "visits", "--to", "SDN")[1] == (
        "The ledger holds 6 articles, 2023-05-02 to 2023-06-22; what they do not tell is not in it."
    )


@pytest.mark.parametrize("order", [(), ("--newest",)])
def test_a_list_goes_on_where_it_was_cut(ledger: Path, order: tuple[str, ...]) -> None:
    whole = text(ledger, "timeline", "NOR", *order)[2:]
    pages, after = [], []
    while len(pages) < len(whole):
        done = ask(ledger, "timeline", "NOR", "--limit", "1", *order, *after)
        pages.append(re.sub("  +", " ", done.stdout.splitlines()[2]))
        found = re.search(r"--after (\S+) goes on", done.stderr)
        assert (found is None) == (len(pages) == len(whole))
        after = ["--after", found[1]] if found else []
    assert pages == [re.sub("  +", " ", row) for row in whole]


def test_lists_as_json_have_everything(ledger: Path) -> None:
    first, *_ = objects(ledger, "visits", "--who", "Ada Olsen", "--to", "Nairobi")
    assert (first["first_day"], first["last_day"], first["reports"]) == ("2023-06-18", "2023-06-19", 3)
    assert (first["sources"], first["is_contradicted"]) == (["Ada Olsen"], True)
    assert len(objects(ledger, "timeline", "NOR", "--limit", "2")) == 2


def test_visits_say_who_and_where(ledger: Path) -> None:
    heading, _, row = text(ledger, "visits", "--who", "NOR", "--to", "KEN", "--until", "2023-12-31")
    assert heading == "Visits by NOR to KEN, until 2023-12-31: 1 event from 3 reports"
    assert "Ada Olsen → Grace Otieno" in row


def test_what_is_to_come(ledger: Path) -> None:
    heading, _, row = text(ledger, "upcoming", "--on", "2023-06-21", "--actor", "KEN")
    assert heading == "Events to come of KEN on 2023-06-21 or later: 1 event from 1 report"
    assert row.startswith("2023-07-04  ◌ possible  CONSULT phone")
    assert text(ledger, "upcoming")[0].endswith(": 0 events")


def test_a_calendar_of_what_is_to_come(ledger: Path, tmp_path: Path) -> None:
    path = tmp_path / "a.ics"
    done = ask(ledger, "upcoming", "--on", "2023-06-21", "--ics", str(path))
    assert (done.exit_code, done.stdout) == (0, "")
    assert done.stderr == f"1 event written to {path}.\n"
    calendar = path.read_text(encoding="utf-8")
    assert calendar.count("BEGIN:VEVENT") == 1
    assert "DTSTART;VALUE=DATE:20230704" in calendar
    assert "STATUS:TENTATIVE" in calendar


def test_an_event_is_shown_with_its_history_and_every_report(ledger: Path) -> None:
    shown = "\n".join(text(ledger, "show", visit(ledger)))
    assert shown.startswith(
        "CONSULT visit: Ada Olsen → Grace Otieno\n  ● occurred · 2023-06-18/19 · Nairobi, KEN"
    )
    history = shown[shown.index("History") : shown.index("Contradictions")]
    assert re.findall(r"^  (\S+)  \S (\w+) ", history, re.MULTILINE) == [
        ("2023-06-12", "planned"), ("2023-06-19", "occurred"), ("2023-06-20", "denied"),
    ]  # fmt: skip
    disagreed = shown[shown.index("Contradictions") : shown.index("Reports (")]
    assert "  status\n    occurred, by 2 reports\n" in disagreed
    assert "    denied, by 1 report\n      2023-06-20 Kenya Times: “Kenya denied that" in disagreed
    reports = shown[shown.index("Reports (3 articles, 3 independent)") :]
    assert [
        w for w in (ANNOUNCED, HELD, DENIED) if " ".join(w.split()) not in " ".join(reports.split())
    ] == []
    assert "why here" not in shown


def test_why_tells_the_reason_of_every_merge(ledger: Path) -> None:
    shown = "\n".join(text(ledger, "show", visit(ledger), "--why"))
    assert shown.count("why here: ") == 3
    assert shown.count("why here: the first report of it") == 1
    assert re.search(r"why here: [01]\.\d\d, \w+", shown)


def test_an_event_as_json(ledger: Path) -> None:
    (event,) = objects(ledger, "show", visit(ledger))
    assert [step["status"] for step in event["steps"]] == ["planned", "occurred", "denied"]
    assert event["reports"][1]["outlet"] == "Morning Post"


def test_quotes_are_verbatim_with_speaker_role_and_outlet(ledger: Path) -> None:
    shown = text(ledger, "quotes", "--speaker", "NOR", "--text", "fish", "--kind", "direct")
    assert shown[0] == "Statements of NOR with “fish”, direct: 1 statement"
    assert shown[2:] == [
        "2023-06-19 · Ada Olsen (Foreign Minister, NOR) · about Grace Otieno · direct · Morning Post",
        "  “Fish is peace”",
    ]
    (quote,) = objects(ledger, "quotes", "--about", "Grace Otieno")
    assert (quote["words"], quote["role"]) == ("Fish is peace", "Foreign Minister")
    assert text(ledger, "quotes", "--speaker", "SDN")[0] == "Statements of SDN: 0 statements"


def test_search_marks_what_it_finds(ledger: Path) -> None:
    shown = text(ledger, "search", "FISH", "peace")
    assert shown[0] == "Articles and statements with FISH peace: 2 places"
    assert any("*Fish* is *peace*" in line for line in shown)
    assert text(ledger, "search", '"peace fish"', "--in", "statements")[0].endswith(": 0 places")
    assert {hit["kind"] for hit in objects(ledger, "search", "fish")} == {"article", "statement"}


def test_a_series_counts_each_class_beside_the_articles_read(ledger: Path) -> None:
    heading, _, head, may, june = text(ledger, "series", "NOR")
    assert heading == "Acts of NOR by month, 2023-05 to 2023-06, occurred: 3 events"
    assert head.endswith("verbal conflict  material conflict  intensity  articles read")
    assert may.split() == ["2023-05", "0", "0", "1", "0", "-2.00", "1"]
    assert june.split()[1:3] == ["2", "0"]
    rows = objects(ledger, "series", "NOR", "--by", "year", "--count", "reports")
    assert [row["value"] for row in rows] == [4, 0, 1, 0]


def test_a_series_is_drawn(ledger: Path, tmp_path: Path) -> None:
    path = tmp_path / "a.svg"
    done = ask(ledger, "series", "NOR", "--plot", str(path), "--json")
    assert done.stderr == f"Drawn in {path}.\n"
    assert len(done.stdout.splitlines()) == 8
    drawn = ElementTree.parse(path).getroot()
    words = {element.text for element in drawn.iter("{http://www.w3.org/2000/svg}text")}
    assert {"2023-06", "2", "material conflict"} <= words
    assert any(word and word.startswith("Acts of NOR by month, 2023-05 to 2023-06") for word in words)
    first = path.read_bytes()
    ask(ledger, "series", "NOR", "--plot", str(path), "--json")
    assert path.read_bytes() == first, "the same series gives the same file"
    png = tmp_path / "a.PNG"
    assert ask(ledger, "series", "NOR", "--plot", str(png)).exit_code == 0
    assert png.read_bytes().startswith(b"\x89PNG")


def test_without_matplotlib_it_says_what_to_install(ledger: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "matplotlib", None)
    done = ask(ledger, "series", "--plot", "a.png")
    assert (done.exit_code, done.stdout) == (1, "")
    assert done.stderr == "Error: Pictures need matplotlib: pip install 'communique[plots]'.\n"


def test_who_an_actor_is(ledger: Path) -> None:
    shown = text(ledger, "who", "Ada Olsen")
    assert shown[0] == "Actors named Ada Olsen: 1 actor"
    assert shown[2:4] == ["Ada Olsen (person, NOR, GOV)", "  2 events, 1 statement, the latest of 2023-07-04"]
    assert shown[-1] == "  2023-06-12 to 2023-06-21  Foreign Minister  NOR, GOV"
    (actor,) = objects(ledger, "who", "Ada Olsen")
    assert actor["offices"][0]["role"] == OLSEN.role


def test_stats_say_what_was_read(ledger: Path) -> None:
    shown = text(ledger, "stats")
    assert shown[0] == f"The ledger {ledger}: articles, 2023-05-02 to 2023-06-22"
    assert [line.split()[:2] for line in shown if line.startswith(("articles ", "reports"))] == [
        ["articles", "6"], ["reports", "6"],
    ]  # fmt: skip
    assert objects(ledger, "stats")[0]["articles"] == 6


def test_sql_gives_columns_and_says_when_it_was_cut(ledger: Path) -> None:
    done = ask(ledger, "sql", "select published, id from articles order by id", "--limit", "2")
    assert done.stdout == "published   id\n2023-06-12   1\n2023-06-19   2\n"
    assert done.stderr == "There are more: --limit shows more than 2 rows.\n"
    assert objects(ledger, "sql", "select x'00ff' as bytes, null as n") == [{"bytes": "00ff", "n": None}]
    assert text(ledger, "sql", "select id from articles where id < 0") == ["id"]


def test_a_password_is_not_printed() -> None:
    from communique.cli.ledger_option import without_password

    address = "postgresql+psycopg://ada:s3cret@db.example/news?host=a"
    assert without_password(address) == "postgresql+psycopg://ada:***@db.example/news?host=a"
    assert without_password("news.db") == "news.db"
