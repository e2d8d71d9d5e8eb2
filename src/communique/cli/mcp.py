"""`communique mcp`: a ledger for assistants, by the Model Context Protocol on standard input and output."""

from __future__ import annotations

import signal
import sys
from pathlib import Path

import click

from communique.cli.ledger_option import ledger_option, plain_errors


@click.command("mcp")
@ledger_option
@click.option(
    "--base", metavar="ADDRESS", default=None,
    help="Where communique serve shows this ledger, as http://127.0.0.1:8000: answers then link to it.",
)  # fmt: skip
def command(address: str, base: str | None) -> None:
    """Let an assistant ask a ledger, until it hangs up.

    The assistant starts this command itself and speaks the Model Context Protocol with it (docs/mcp.md).
    Nothing can be changed: the ledger is opened to be read only.
    """
    from communique.errors import LedgerUnavailable

    if base is not None and not base.startswith(("http://", "https://")):
        raise click.UsageError("--base is an address that begins with http:// or https://.")
    try:
        from communique.server.mcp.app import create_server
    except ModuleNotFoundError as error:
        if (error.name or "").startswith("communique"):
            raise
        missing = (error.name or "").partition(".")[0]
        raise click.ClickException(f"mcp needs {missing}: pip install 'communique[mcp]'.") from error
    from communique.ledger.read_only import ReadOnlyLedger

    with plain_errors(address):
        if "://" not in address and not Path(address).is_file():
            problem = "there is no such file; make it with communique add, or name another with --ledger"
            raise LedgerUnavailable(address, problem)
        with ReadOnlyLedger(address) as ledger:
            if sys.stdin.isatty():
                click.echo(
                    "Waiting for an assistant to speak the Model Context Protocol here; Ctrl-C ends.",
                    err=True,
                )
            # Nothing is ever half done: an end from outside need not wait for the line being read.
            signal.signal(signal.SIGINT, signal.SIG_DFL)
            create_server(ledger, base).run()
