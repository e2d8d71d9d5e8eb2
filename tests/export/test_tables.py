"""CSV, Parquet and GDELT: columns, types, codes, and cells that no spreadsheet computes."""

from __future__ import annotations

import csv
import io
import sys
from datetime import date
from typing import TYPE_CHECKING

import pyarrow as pa
import pytest
from pyarrow import parquet

from communique.errors import LedgerError
from communique.export import csv_table, gdelt
from communique.export.csv_table import guarded
from communique.export.parquet import write as write_parquet

if TYPE_CHECKING:
    from .conftest import Write


def csv_rows(data: bytes) -> dict[str, dict[str, str]]:
    rows = csv.DictReader(io.StringIO(data.decode(), newline=""))
    return {row["type"]: row for row in rows if row["status"] != "cancelled"}


def gdelt_rows(data: bytes) -> dict[str, dict[str, str]]:
    lines = [line.split("\t") for line in data.decode().splitlines()]
    assert {len(line) for line in lines} == {61}
    return {row["EventCode"]: row for row in (dict(zip(gdelt.COLUMNS, line, strict=True)) for line in lines)}


def test_csv_has_one_event_a_row(written: Write) -> None:
    data = written("csv")
    assert data.decode().splitlines()[0] == ",".join(csv_table.COLUMNS)
    rows = csv_rows(data)
    assert set(rows) == {"CONSULT", "SANCTION", "ASSAULT", "REJECT"}
    visit = rows["CONSULT"]
    expected = {
        "mode": "visit", "root": "AGREE", "cameo": "036", "quad": "verbal cooperation", "status": "planned",
        "start": "2023-06-21", "sources": "Ada Olsen", "source_countries": "NOR", "targets": "Grace Otieno",
        "place": "Nairobi", "lat": "-1.283", "geonames": "184745", "first_reported": "2023-06-12",
        "last_reported": "2023-06-14", "reports": "2", "independent": "2", "contradicted": "no",
    }  # fmt: skip
    assert {name: visit[name] for name in expected} == expected
    assert rows["ASSAULT"]["sources"] == "'=SUM(A1) Group"
    assert (rows["REJECT"]["targets"], rows["REJECT"]["start"], rows["REJECT"]["day"]) == (
        "",
        "",
        "2023-06-18",
    )


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "\n", "＝"])
def test_a_text_that_a_spreadsheet_would_compute_gets_an_apostrophe(start: str) -> None:
    assert guarded(f"{start}1+1") == f"'{start}1+1"


@pytest.mark.parametrize("cell", [-33.9, -1, 0, None, "Nairobi", "a=b", ""])
def test_other_cells_stay_as_they_are(cell: csv_table.Cell) -> None:
    assert guarded(cell) == cell


def test_parquet_is_typed(written: Write) -> None:
    table = parquet.read_table(io.BytesIO(written("parquet")))
    assert table.schema.field("start").type == pa.date32()
    assert table.schema.field("lat").type == pa.float64()
    assert table.schema.field("contradicted").type == pa.bool_()
    visit = next(row for row in table.to_pylist() if row["mode"] == "visit")
    assert (visit["start"], visit["reports"], visit["lat"]) == (date(2023, 6, 21), 2, -1.283)
    assert [(p["name"], p["country"]) for p in visit["sources"]] == [("Ada Olsen", "NOR")]


def test_an_empty_selection_gives_a_table_without_rows() -> None:
    out = io.BytesIO()
    write_parquet([], out)
    assert parquet.read_table(io.BytesIO(out.getvalue())).num_rows == 0


def test_without_pyarrow_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(LedgerError, match=r"pip install 'communique\[tables\]'"):
        write_parquet([], io.BytesIO())


def test_gdelt_has_its_columns_in_order_and_the_folded_codes(written: Write) -> None:
    rows = gdelt_rows(written("gdelt"))
    visit = rows["036"]
    expected = {
        "SQLDATE": "20230621", "MonthYear": "202306", "Year": "2023", "FractionDate": "2023.5507",
        "Actor1Code": "NORGOV", "Actor1Name": "ADA OLSEN", "Actor1CountryCode": "NOR",
        "Actor1Type1Code": "GOV", "Actor2CountryCode": "KEN", "IsRootEvent": "1", "EventBaseCode": "036",
        "EventRootCode": "03", "QuadClass": "1", "GoldsteinScale": "4.0", "NumMentions": "2",
        "NumSources": "2", "NumArticles": "2",
        "AvgTone": "", "Actor1Geo_Type": "0", "ActionGeo_Type": "4", "ActionGeo_FullName": "Nairobi, Kenya",
        "ActionGeo_CountryCode": "KE", "ActionGeo_Lat": "-1.283",
    }  # fmt: skip
    assert {name: visit[name] for name in expected} == expected
    assert visit["SOURCEURL"].startswith("https://dailypaper.example/")
    assert len(visit["DATEADDED"]) == 14
    assert (rows["131"]["Actor1Code"], rows["131"]["QuadClass"]) == ("NOR", "3")
    assert rows["190"]["Actor1Name"] == "=SUM(A1) GROUP"
    assert gdelt_rows(written("gdelt"))["036"]["GLOBALEVENTID"] == visit["GLOBALEVENTID"]


def test_gdelt_has_61_columns() -> None:
    assert (len(gdelt.COLUMNS), len(set(gdelt.COLUMNS))) == (61, 61)
    assert gdelt.COLUMNS[26:31] == (
        "EventCode",
        "EventBaseCode",
        "EventRootCode",
        "QuadClass",
        "GoldsteinScale",
    )
    assert gdelt.COLUMNS[51:] == (
        "ActionGeo_Type", "ActionGeo_FullName", "ActionGeo_CountryCode", "ActionGeo_ADM1Code",
        "ActionGeo_ADM2Code", "ActionGeo_Lat", "ActionGeo_Long", "ActionGeo_FeatureID", "DATEADDED",
        "SOURCEURL",
    )  # fmt: skip
