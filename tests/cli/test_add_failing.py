"""`communique add` when the ledger fails it: what was added is noted, what was not is not."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from communique.ledger import Ledger

from .cases import ARTICLE

if TYPE_CHECKING:
    import pytest

    from tests.cli.newsroom import Desk


def test_a_record_that_cannot_be_added_is_told_and_noted(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    add_many = Ledger.add_many

    def fail(self: Ledger, records: Any) -> Any:
        if any("Denmark" in one.article.text for one in records):
            raise ValueError("no")
        return add_many(self, records)

    monkeypatch.setattr(Ledger, "add_many", fail)
    for name in ("Denmark", "Sweden"):
        (desk.folder / f"{name}.txt").write_text(ARTICLE.replace("Norway", name), encoding="utf-8")
    done = desk.add(*map(str, sorted(desk.folder.glob("*.txt"))))
    assert done.exit_code == 1
    assert "Denmark.txt: adding it failed (ValueError: no); this is a defect" in done.stderr
    assert desk.outcomes() == {"failed": 1, "read": 1}


def test_when_the_database_fails_nothing_is_noted_that_was_not_added(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    from sqlalchemy.exc import OperationalError

    path = desk.folder / "a.txt"
    path.write_text(ARTICLE, encoding="utf-8")
    add_many = Ledger.add_many

    def fail(self: Ledger, records: Any) -> Any:
        raise OperationalError("insert", {}, Exception("disk full"))

    monkeypatch.setattr(Ledger, "add_many", fail)
    done = desk.add(str(path))
    assert (done.exit_code, len(done.stderr.splitlines())) == (1, 1)
    assert done.stderr.endswith("failed: disk full.\n")
    monkeypatch.setattr(Ledger, "add_many", add_many)
    assert desk.outcomes() == {}
    assert desk.add(str(path)).stderr.startswith("1 added: ")


def test_what_was_added_and_not_noted_is_noted_the_next_time(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = desk.folder / "a.txt"
    path.write_text(ARTICLE, encoding="utf-8")
    with monkeypatch.context() as patched:
        patched.setattr(Ledger, "note", lambda *_: None)  # as if it had been killed in between
        desk.add(str(path))
    assert desk.outcomes() == {}
    assert desk.add(str(path)).stderr.startswith("0 added, 1 unchanged (1 of them not read again): ")
    assert desk.outcomes() == {"read": 1}
