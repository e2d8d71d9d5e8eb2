"""A server of the pages in a process of its own, for as long as it is needed."""

from __future__ import annotations

import re
import subprocess
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def serving(ledger: str, *options: str) -> Iterator[str]:
    """Run `communique serve` on a free port; gives its address, without a slash at the end.

    Raises RuntimeError where it does not start, with what it said.
    """
    command = [sys.executable, "-m", "communique", "serve", "--ledger", ledger, "--port", "0", *options]
    server = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)  # noqa: S603 - our own program
    try:
        said = server.stderr.readline() if server.stderr else ""
        found = re.search(r"http://[\w.:\[\]]+", said)
        if found is None:
            raise RuntimeError(f"the server did not start: {said.strip()}")
        yield found[0]
    finally:
        server.terminate()
        server.wait(10)
