"""`communique serve`: a ledger in the browser, with an API, feeds and calendars."""

from __future__ import annotations

import socket
from contextlib import suppress
from typing import TYPE_CHECKING

import click

from communique.cli.ledger_option import ledger_option, plain_errors

if TYPE_CHECKING:
    from fastapi import FastAPI

LOOPBACK = ("127.0.0.1", "::1", "localhost")


@click.command("serve")
@ledger_option
@click.option(
    "--host", default=LOOPBACK[0], show_default=True,
    help="The address to listen at; 0.0.0.0 lets everyone read who reaches this machine.",
)  # fmt: skip
@click.option(
    "--port", type=click.IntRange(0, 65535), default=8000, show_default=True, help="0 takes any that is free."
)
def command(address: str, host: str, port: int) -> None:
    """Show a ledger in the browser, until Ctrl-C.

    Nothing can be changed there, and nothing is loaded from elsewhere. Only this machine can reach the
    server, unless --host says otherwise.
    """
    from pathlib import Path

    from communique.errors import LedgerUnavailable

    with plain_errors(address):
        if "://" not in address and not Path(address).is_file():
            problem = "there is no such file; make it with communique add, or name another with --ledger"
            raise LedgerUnavailable(address, problem)
        _run(_application(address, host), host, port)


def _application(address: str, host: str) -> FastAPI:
    try:
        from communique.server.app import create_app
    except ModuleNotFoundError as error:
        if (error.name or "").startswith("communique"):
            raise
        problem = f"serve needs {error.name}: pip install 'communique[serve]'."
        raise click.ClickException(problem) from error
    return create_app(address, LOOPBACK if host in LOOPBACK else ())


def _run(app: FastAPI, host: str, port: int) -> None:
    try:
        import uvicorn
    except ModuleNotFoundError as error:
        raise click.ClickException("serve needs uvicorn: pip install 'communique[serve]'.") from error
    with _listening(host, port) as listener, suppress(KeyboardInterrupt):
        shown = f"[{host}]" if ":" in host else host
        click.echo(f"The ledger is at http://{shown}:{listener.getsockname()[1]}/ until Ctrl-C.", err=True)
        uvicorn.Server(uvicorn.Config(app, log_level="warning", server_header=False)).run(sockets=[listener])


def _listening(host: str, port: int) -> socket.socket:
    """Take the port before anything is said of it."""
    try:
        family = socket.AF_INET6 if ":" in host else socket.AF_INET
        return socket.create_server((host, port), family=family)
    except OSError as error:
        problem = f"The server cannot listen at {host}, port {port}: {error.strerror or error}."
        raise click.ClickException(f"{problem} Choose others with --host and --port.") from error
