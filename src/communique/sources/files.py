"""Files of this machine: opened with plain errors, and walked in order."""

from __future__ import annotations

import os
import stat
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, cast

from communique.errors import InputError, PassedOver, UnsupportedInput
from communique.sources.formats.opened import Opened, begin

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import BinaryIO


@contextmanager
def open_file(path: str, *, is_given: bool = True) -> Iterator[Opened]:
    """Open a file. Raises `UnsupportedInput` where there is none.

    Pipes and devices, which may never end, are opened only where the user named them.
    """
    if not path:  # which Path would take for this folder
        raise UnsupportedInput("''", "it is an empty name, not a path", "check the path")
    try:
        if not is_given and not stat.S_ISREG(Path(path).stat().st_mode):
            raise PassedOver(path, "it is a pipe, a device or a socket")
        file = Path(path).open("rb")  # noqa: SIM115
    except FileNotFoundError as error:
        raise UnsupportedInput(path, "there is no such file", "check the path") from error
    except IsADirectoryError as error:
        raise UnsupportedInput(path, "it is a folder", "give the files in it") from error
    except (OSError, ValueError) as error:
        raise _cannot_open(path, error) from error
    with file:
        try:
            head, again = begin(cast("BinaryIO", file))
        except OSError as error:
            raise _cannot_open(path, error) from error
        yield Opened(path, again, head, is_given=is_given)


def _cannot_open(path: str, error: Exception) -> UnsupportedInput:
    reason = getattr(error, "strerror", None) or "the path is not valid"
    return UnsupportedInput(path, f"it cannot be opened ({reason.lower()})", "check the path")


def files_of(folder: str) -> Iterator[str | InputError]:
    """Give the files in a folder and those below it, by name, hidden ones left out.

    A folder that cannot be opened gives its error. Links to folders are not followed, so that none loops.
    """
    closed: list[OSError] = []
    for here, folders, names in os.walk(folder, onerror=closed.append):
        yield from (_cannot_open(str(error.filename), error) for error in closed)
        closed.clear()
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        yield from (str(Path(here, name)) for name in sorted(names) if not name.startswith("."))
    yield from (_cannot_open(str(error.filename), error) for error in closed)
