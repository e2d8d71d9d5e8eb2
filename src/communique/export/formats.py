"""Every format by its name, and how a file of it is written: whole, or not at all."""

from __future__ import annotations

import os
from contextlib import closing, contextmanager, nullcontext
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import IO, TYPE_CHECKING, Protocol, cast

from sqlalchemy import func, select

from communique.export.rows import Depth, read_events
from communique.export.selection import Selection
from communique.ledger import schema

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from sqlalchemy import ColumnElement

    from communique.export.event import Event
    from communique.ledger import Ledger


class Writer(Protocol):
    """Writes events in one format."""

    def __call__(self, events: Iterable[Event], out: IO[bytes]) -> None: ...


@dataclass(frozen=True, slots=True)
class Format:
    """A format: the module that writes it, what it needs of an event, and which events it can hold.

    Events that may be on any of more than `longest` days are left out.
    """

    module: str
    depth: Depth
    holds: tuple[ColumnElement[bool], ...] = ()
    is_text: bool = True
    longest: int | None = None

    def has_room_for(self, event: Event) -> bool:
        if self.longest is None or event.start is None or event.end is None:
            return True
        return (event.end - event.start).days < self.longest

    @property
    def write(self) -> Writer:
        """Import what writes it: some of it is heavy, and some may be missing."""
        return cast("Writer", import_module(f"communique.export.{self.module}").write)


_EVENTS = schema.events.c
_MOST_WEEKS = 6
"""A day known only by its month is still worth an entry in a calendar; one known by its year is not."""
FORMATS = {
    "csv": Format("csv_table", Depth.EVENTS),
    "jsonl": Format("jsonl", Depth.EVIDENCE),
    "parquet": Format("parquet", Depth.EVENTS, is_text=False),
    "plover": Format("plover", Depth.CLAIMS),
    "gdelt": Format("gdelt", Depth.CLAIMS, (_EVENTS.day.is_not(None),)),
    "ics": Format(
        "ics",
        Depth.HISTORY,
        (_EVENTS.type == "CONSULT", _EVENTS.first_day.is_not(None)),
        longest=7 * _MOST_WEEKS,
    ),
    "graphml": Format("graphml", Depth.EVENTS),
    "jsonld": Format("jsonld", Depth.EVIDENCE),
}


def write_events(
    ledger: Ledger,
    name: str,
    out: str | os.PathLike[str] | IO[bytes],
    selection: Selection = Selection(),  # noqa: B008 - it is frozen
    *,
    seen: Callable[[int], None] = lambda _: None,
    left_out: Callable[[Event], None] = lambda _: None,
) -> int:
    """Write the selected events as `name`, one of `FORMATS`, and give how many were written.

    A path is replaced when all is written. `seen` is called after each event with the number of all,
    `left_out` with each that the format has no room for. Raises `LedgerError`.
    """
    form = FORMATS[name]
    write = form.write
    done = 0
    with ledger.reading() as connection:
        if connection.dialect.name == "postgresql":
            connection.execution_options(isolation_level="REPEATABLE READ")  # one state from first to last
        conditions = [*selection.conditions(connection), *form.holds]
        total = connection.scalar(select(func.count()).select_from(schema.events).where(*conditions)) or 0

        # Closed before the connection is, also where whoever reads the output has enough.
        with closing(read_events(connection, conditions, form.depth)) as found:

            def counted() -> Iterator[Event]:
                nonlocal done
                for event in found:
                    if form.has_room_for(event):
                        yield event
                        done += 1
                    else:
                        left_out(event)
                    seen(total)

            with replacing(Path(out)) if isinstance(out, str | os.PathLike) else nullcontext(out) as file:
                write(counted(), file)
    return done


@contextmanager
def replacing(path: Path) -> Iterator[IO[bytes]]:
    """Give a file that takes the place of `path` when all went well, and is gone otherwise."""
    beside = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        with beside.open("xb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)
