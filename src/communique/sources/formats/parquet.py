"""Parquet files whose rows are articles or their addresses.

They are read in a process of their own: what is written to break Arrow ends that process, not this one.
"""

from __future__ import annotations

import json
import subprocess
import sys
import threading
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any, BinaryIO, Final

from communique.errors import InputError, InputTooLarge, UnsupportedInput
from communique.sources.formats.columns import item_of
from communique.sources.formats.tables import wanted_columns

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from communique.sources.formats.opened import Opened
    from communique.sources.items import Item

LONGEST_WAIT: Final = 60.0
"""Seconds in which the next rows must come."""
_LARGEST_GROUP: Final = 2_000_000_000
"""Bytes of a row group, unpacked, in the columns that are read."""
_MOST_MEMORY: Final = 4_000_000_000
_LONGEST_ROW: Final = 100_000_000
_ROWS_AT_ONCE: Final = 32


def read_parquet(opened: Opened, columns: Mapping[str, str] | None) -> Iterator[Item | InputError]:
    """Give the rows of a Parquet file. Needs pyarrow, of the extra `tables`."""
    try:
        is_there = find_spec("pyarrow") is not None
    except (ImportError, ValueError):
        is_there = False
    if not is_there:
        remedy = "install it by: pip install 'communique[tables]'"
        raise UnsupportedInput(opened.name, "reading Parquet needs pyarrow", remedy)
    with opened.seekable(on_disk=True) as file, _Child(file) as child:
        names = child.told()
        if "names" not in names:
            raise UnsupportedInput(opened.name, f"it cannot be read ({names['error']})", "check it")
        wanted = wanted_columns(opened.name, names["names"], columns)
        child.ask(list(wanted.values()))
        number = 0
        while row := child.told():
            if "too_large" in row:
                problem = f"a group of its rows has {row['too_large'] / 1e9:.0f} GB unpacked"
                raise InputTooLarge(opened.name, problem, "write it with smaller row groups")
            if "error" in row:
                problem = f"it cannot be read behind row {number} ({row['error']})"
                raise UnsupportedInput(opened.name, problem, "check it")
            if "end" in row:
                return
            number += 1
            values = {meant: row["row"][name] for meant, name in wanted.items()}
            yield item_of(f"{opened.name}, row {number}", values, opened.name)


class _Child:
    """The process that reads a file. It is killed where it is silent too long, and at the end."""

    def __init__(self, file: BinaryIO) -> None:
        file.seek(0)
        self._process = subprocess.Popen(  # noqa: S603
            [sys.executable, "-m", __name__, str(file.fileno())],
            pass_fds=[file.fileno()],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            start_new_session=True,  # Ctrl-C is for the process that asks
        )

    def __enter__(self) -> _Child:
        return self

    def __exit__(self, *_: object) -> None:
        self._process.kill()
        self._process.communicate()

    def ask(self, names: list[str]) -> None:
        """Ask for columns."""
        if self._process.stdin is not None:
            self._process.stdin.write(json.dumps(names).encode() + b"\n")
            self._process.stdin.flush()

    def told(self) -> dict[str, Any]:
        """Give what it tells next; an error where it has ended."""
        if self._process.stdout is None:
            return {"error": "there is no process"}
        timer = threading.Timer(LONGEST_WAIT, self._process.kill)
        timer.start()
        try:
            line = self._process.stdout.readline(_LONGEST_ROW)
        finally:
            timer.cancel()
        if not line.endswith(b"\n"):
            return {"error": "reading it took too long, too much memory, or broke Arrow"}
        found: dict[str, Any] = json.loads(line)
        return found


def _tell(one: dict[str, Any]) -> None:
    """Write one line for the process that asked. Bytes go as the text that they are, or else as they may."""
    sys.stdout.write(json.dumps(one, default=_plain) + "\n")


def _plain(value: object) -> str:
    return value.decode("utf-8", "surrogateescape") if isinstance(value, bytes) else str(value)


def _serve(descriptor: int) -> None:
    """Read the file at `descriptor` for the process that asked."""
    from pyarrow.parquet import ParquetFile

    _bound_memory()
    with open(descriptor, "rb") as source:
        try:
            file = ParquetFile(source)
            _tell({"names": file.schema_arrow.names})
            sys.stdout.flush()
            wanted = json.loads(sys.stdin.readline())
            if (size := _largest_group(file, set(wanted))) > _LARGEST_GROUP:
                _tell({"too_large": size})
                return
            for batch in file.iter_batches(_ROWS_AT_ONCE, columns=wanted, use_threads=False):
                for row in batch.to_pylist():
                    _tell({"row": row})
                sys.stdout.flush()
            _tell({"end": True})
        except BrokenPipeError:
            return
        except Exception as error:  # told to the process that asked, whatever it is
            _tell({"error": str(error).split("\n")[0][:200] or type(error).__name__})


def _bound_memory() -> None:
    try:
        import resource
    except ImportError:  # of Unix only
        return
    resource.setrlimit(resource.RLIMIT_DATA, (_MOST_MEMORY, _MOST_MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _largest_group(file: Any, wanted: set[str]) -> int:
    """Give the bytes of the largest row group in the columns that are wanted, as it states them."""
    sizes = [0]
    for index in range(file.metadata.num_row_groups):
        group = file.metadata.row_group(index)
        parts = [group.column(at) for at in range(group.num_columns)]
        sizes.append(
            sum(p.total_uncompressed_size for p in parts if p.path_in_schema.split(".")[0] in wanted)
        )
    return max(sizes)


if __name__ == "__main__":
    _serve(int(sys.argv[1]))
