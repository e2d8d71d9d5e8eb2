"""`communique serve`: a ledger in the browser, with an API, feeds and calendars."""

from __future__ import annotations

import os
import socket
from contextlib import contextmanager, suppress
from functools import partial
from ipaddress import ip_address, ip_network
from pathlib import Path
from typing import TYPE_CHECKING

import click

from communique.cli.ledger_option import ledger_option, plain_errors

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from fastapi import FastAPI

    from communique.server.settings import Settings

LOOPBACK = ("127.0.0.1", "::1", "localhost")
FRESH_S = 0.05
"""For how long it is taken for granted that no other program has changed the ledger."""


def _addresses(_: click.Context, __: click.Parameter, given: tuple[str, ...]) -> tuple[str, ...]:
    """Refuse what is no address and no network."""
    for one in given:
        try:
            ip_network(one, strict=False)
        except ValueError as error:
            problem = f"{one!r} is no address and no network; give one such as 10.0.0.7 or 10.0.0.0/24."
            raise click.BadParameter(problem) from error
    return given


@click.command("serve")
@ledger_option
@click.option(
    "--host", default=LOOPBACK[0], show_default=True,
    help="The address to listen at; 0.0.0.0 lets everyone read who reaches this machine.",
)  # fmt: skip
@click.option(
    "--port", type=click.IntRange(0, 65535), default=8000, show_default=True, help="0 takes any that is free."
)
@click.option(
    "--name", "names", multiple=True, metavar="HOST",
    help="A name under which browsers reach the server, as behind a proxy; requests for others are refused.",
)  # fmt: skip
@click.option(
    "--proxy", "proxies", multiple=True, metavar="ADDRESS", callback=_addresses,
    help="A proxy, or a network of them, whose X-Forwarded-For tells who asks.",
)  # fmt: skip
@click.option(
    "--rate", type=click.FloatRange(0, 10_000), default=20, show_default=True,
    help="Requests a second that one client may go on to make; 0: any number. This machine is not bounded.",
)  # fmt: skip
@click.option(
    "--workers", type=click.IntRange(1, 64), default=1, show_default=True,
    help="Processes that answer, as many as there are cores to spare; bounds and counts are of each.",
)  # fmt: skip
@click.option("--metrics", is_flag=True, help="Give /metrics to everyone, not to this machine alone.")
@click.option("--log", metavar="FILE", help="Write each request as a line of JSON; - for standard output.")
@click.option("--log-words", is_flag=True, help="Let the log tell what was asked for.")
@click.option("--log-clients", is_flag=True, help="Let the log tell the addresses of those who asked.")
def command(
    address: str, host: str, port: int, names: tuple[str, ...], proxies: tuple[str, ...], rate: float,
    workers: int, metrics: bool, log: str | None, log_words: bool, log_clients: bool,
) -> None:  # fmt: skip
    """Show a ledger in the browser, until Ctrl-C.

    Only who has a token (communique token) can change anything there, and nothing is loaded from elsewhere.
    Only this machine can reach the server, unless --host says otherwise.
    """
    from communique.errors import LedgerUnavailable

    with plain_errors(address), _needed():
        from communique.server.settings import Settings

        if "://" not in address and not Path(address).is_file():
            problem = "there is no such file; make it with communique add, or name another with --ledger"
            raise LedgerUnavailable(address, problem)
        settings = Settings(
            fresh_s=FRESH_S, rate=rate, shows_metrics=metrics, log=log, logs_words=log_words,
            logs_clients=log_clients, proxies=proxies,
        )  # fmt: skip
        make = partial(_application, address, host, names, settings)
        if workers == 1:
            _run(make(), host, port, settings)
        else:
            _run_several(workers, make, host, port, settings)


@contextmanager
def _needed() -> Iterator[None]:
    """Say in a sentence what is not installed."""
    try:
        yield
    except ModuleNotFoundError as error:
        if (error.name or "").startswith("communique"):
            raise
        problem = f"serve needs {error.name}: pip install 'communique[serve]'."
        raise click.ClickException(problem) from error


def is_loopback(host: str) -> bool:
    """Tell whether only this machine reaches an address.

    >>> [is_loopback(host) for host in ("localhost", "127.8.9.1", "::ffff:127.0.0.1", "0.0.0.0", "::")]
    [True, True, True, False, False]
    """
    try:
        found = ip_address(host)
    except ValueError:
        return host.lower() in LOOPBACK
    return (getattr(found, "ipv4_mapped", None) or found).is_loopback


def _application(address: str, host: str, names: tuple[str, ...], settings: Settings) -> FastAPI:
    from communique.server.app import create_app

    try:
        if is_loopback(host) or names:
            known = (*LOOPBACK, *((host,) if is_loopback(host) else ()), *names)
            return create_app(address, {name.lower() for name in known}, settings)
        return create_app(address, (), settings)
    except OSError as error:
        problem = f"The log cannot be written to {settings.log}: {error.strerror or error}."
        raise click.ClickException(f"{problem} Name another file with --log.") from error


def _run(app: FastAPI, host: str, port: int, settings: Settings) -> None:
    from communique.server.running import run

    with _listening(host, port) as listener, suppress(KeyboardInterrupt):
        _say(host, listener)
        run(app, listener, settings)


def _run_several(workers: int, make: Callable[[], FastAPI], host: str, port: int, settings: Settings) -> None:
    """Let several processes answer, each with an application of its own."""
    from communique.server.running import run
    from communique.server.site import warm
    from communique.server.workers import Workers

    if not hasattr(os, "fork"):
        raise click.ClickException("This system cannot start several workers; leave out --workers.")
    app = make()  # says what is wrong once, and leaves what it loads to all; opened anew after forking
    app.state.close()
    warm()
    with _listening(host, port) as listener:
        _say(host, listener)
        if not Workers(workers, lambda: run(make(), listener, settings)).run():
            raise click.ClickException("A worker ended by itself, and so did the others; start them again.")


def _say(host: str, listener: socket.socket) -> None:
    shown = f"[{host}]" if ":" in host else host
    click.echo(f"The ledger is at http://{shown}:{listener.getsockname()[1]}/ until Ctrl-C.", err=True)


def _listening(host: str, port: int) -> socket.socket:
    """Take the port before anything is said of it."""
    try:
        family = socket.AF_INET6 if ":" in host else socket.AF_INET
        return socket.create_server((host, port), family=family)
    except OSError as error:
        problem = f"The server cannot listen at {host}, port {port}: {error.strerror or error}."
        raise click.ClickException(f"{problem} Choose others with --host and --port.") from error
