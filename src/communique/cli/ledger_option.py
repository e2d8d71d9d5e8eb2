"""Which ledger a command is about, and what it says where there is none."""

from __future__ import annotations

import re
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import Any

    from communique.ledger import Ledger

DEFAULT = "communique.db"

_OPTION = click.option(
    "--ledger",
    "address",
    metavar="LEDGER",
    envvar="COMMUNIQUE_LEDGER",
    default=DEFAULT,
    show_default=True,
    help="A file, or a postgresql:// address; also by the variable COMMUNIQUE_LEDGER.",
)


def ledger_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command the option --ledger."""
    return _OPTION(command)


def without_password(address: str) -> str:
    """Give an address as it may be shown: the password of a database stays out of terminals and logs."""
    return re.sub(r"(?<=://)([^:/@]*):[^@/]*@", r"\1:***@", address)


@contextmanager
def query(address: str) -> Iterator[Ledger]:
    """Open a ledger that is there. What it cannot do is said in one sentence, with exit status 1."""
    from communique.errors import LedgerUnavailable

    with plain_errors(address):
        if "://" not in address and not Path(address).is_file():
            problem = "there is no such file; make it with communique add, or name another with --ledger"
            raise LedgerUnavailable(address, problem)
        with opened(address) as ledger:
            yield ledger


@contextmanager
def opened(address: str) -> Iterator[Ledger]:
    """Open a ledger, made where there is none."""
    from communique.ledger import Ledger

    with Ledger(address) as ledger:
        yield ledger


@contextmanager
def plain_errors(address: str) -> Iterator[None]:
    """End the program with a sentence where a ledger fails."""
    from sqlalchemy.exc import DBAPIError

    from communique._text import one_line
    from communique.errors import CommuniqueError

    try:
        yield
    except CommuniqueError as error:
        raise click.ClickException(one_line(str(error))) from error
    except DBAPIError as error:
        reason = str(error.orig or error).splitlines()[0]
        raise click.ClickException(
            one_line(f"the ledger {without_password(address)} failed: {reason}.")
        ) from error
