"""The table of office-holders is built from the facts, and a wrong row is refused with a plain sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from communique.gazetteer.build import holders
from communique.gazetteer.build.rows_check import faults_of, first_day, last_day

if TYPE_CHECKING:
    from pathlib import Path

HEADING = "country,office,name,start,end,aliases,title\n"


@pytest.mark.parametrize(
    ("row", "fault"),
    [
        ("NOO,head-of-state,Ada Olsen,2001,,,President", "'NOO' of Ada Olsen is neither"),
        ("NOR,boss,Ada Olsen,2001,,,President", "'boss' of Ada Olsen is no office"),
        ("NOR,head-of-state,Ada Olsen,2001-02-30,,,President", "'2001-02-30' of Ada Olsen is no day"),
        ("NOR,head-of-state,Ada Olsen,May 2001,,,President", "'May 2001' of Ada Olsen is no day"),
        ("NOR,head-of-state,Ada Olsen,2004,2003,,President", "leaves on 2003 before taking office on 2004"),
        ("NOR,head-of-state,,2001,,,President", "the name is empty"),
        ("NOR,head-of-state,Ada Olsen,2001,,A. Olsen;Olsen,President", "holds a ';'"),
        ("NOR,head-of-state,Ada Olsen,2001,,,King|Queen", "holds a '|'"),
        ("NOR,head-of-state,Ada Olsen,2001", "not as many fields"),
    ],
)
def test_a_wrong_row_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], row: str, fault: str
) -> None:
    (tmp_path / "north.csv").write_text(HEADING + row + "\n", encoding="utf-8")
    assert holders.main(tmp_path, tmp_path / "out.tsv") == 1
    error = capsys.readouterr().err
    assert "north.csv, line 2: " in error
    assert fault in error
    assert "Ada" not in (tmp_path / "out.tsv").read_text(encoding="utf-8")


def test_a_good_row_has_no_fault() -> None:
    fields = {"country": "NOR", "office": "head-of-state", "name": "Ada Olsen", "start": "2001-05", "end": ""}
    assert faults_of({**fields, "aliases": "", "title": "President"}) == []


def test_rows_of_one_person_are_one_line(tmp_path: Path) -> None:
    rows = [
        "NOR,foreign-minister,Ada Olsen,2001,2003-02,Ada B. Olsen,Minister of Foreign Affairs",
        "NOR,head-of-government,Ada B. Olsen,2005-10-17,,,Prime Minister",
        "IGO,head,Ada Olsen,2003-03,2005-09,,Secretary General of NATO",
        "SWE,speaker,Ida Olsen,2001,,,Speaker",
    ]
    (tmp_path / "north.csv").write_text(HEADING + "\n".join(rows) + "\n", encoding="utf-8")
    assert holders.main(tmp_path, tmp_path / "out.tsv") == 0
    _, first, second = (tmp_path / "out.tsv").read_text(encoding="utf-8").splitlines()
    assert "NOR;GOV;foreign-minister;2001-01-01;2003-02-28;Minister of Foreign Affairs" in first
    assert "IGO;IGO;head;2003-03-01;2005-09-30;Secretary General of NATO" in first
    assert second.split("\t")[-1] == "SWE;LEG;speaker;2001-01-01;;Speaker"


def test_the_committed_facts_have_no_fault() -> None:
    rows, faults = holders.read(sorted(holders.FACTS.glob("*.csv")))
    assert faults == []
    assert len(rows) > 10_000


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2020", "2020-01-01", "2020-12-31"),
        ("2020-02", "2020-02-01", "2020-02-29"),
        ("2020-02-03", "2020-02-03", "2020-02-03"),
        ("", "", ""),
    ],
)
def test_vague_dates_run_from_their_first_to_their_last_day(text: str, first: str, last: str) -> None:
    assert (first_day(text), last_day(text)) == (first, last)
