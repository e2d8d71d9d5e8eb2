"""The pages of the demo: shown until Ctrl-C, or asked for once to prove that they answer."""

from __future__ import annotations

import os
import shlex
import socket
import sys
import threading
import webbrowser
from contextlib import contextmanager, suppress
from importlib import import_module
from typing import TYPE_CHECKING
from urllib.request import ProxyHandler, build_opener

import click

if TYPE_CHECKING:
    from collections.abc import Iterator

HOST, PORT = "127.0.0.1", 8000
_PATIENCE = 30.0
"""Seconds for a page of the sample articles: far more than it takes."""


def offer_pages(address: str, *, wanted: bool | None, opens_browser: bool) -> None:
    """Show the pages of a ledger where somebody looks on; elsewhere try them, and say how to see them.

    `wanted` is what the user said of it; where nothing was said, a terminal tells that somebody looks on.
    """
    if missing := _missing():
        problem = f"The pages need {missing}: pip install 'communique[serve]'."
        if wanted:
            raise click.ClickException(problem)
        click.echo(f"\n{problem} Then: {_serve(address)}", err=True)
        return
    if wanted or (wanted is None and sys.stdout.isatty()):
        _show(address, opens_browser=opens_browser)
    else:
        _try(address)


def _missing() -> str | None:
    """Name the first thing that the pages need and that is not installed."""
    try:
        for module in ("uvicorn", "communique.server.app"):
            import_module(module)
    except ModuleNotFoundError as error:
        if (error.name or "").startswith("communique"):
            raise
        return error.name
    return None


def _show(address: str, *, opens_browser: bool) -> None:
    with _serving(address, PORT) as (pages, thread), suppress(KeyboardInterrupt):
        click.echo(f"\nThe pages are at {pages} until Ctrl-C.", err=True)
        if opens_browser and _has_browser():
            webbrowser.open(pages)
        while thread.is_alive():  # a wait without an end would not hear Ctrl-C on every system
            thread.join(1)


def _try(address: str) -> None:
    with _serving(address, 0) as (pages, _):
        try:
            with build_opener(ProxyHandler({})).open(pages, timeout=_PATIENCE) as answer:
                size = len(answer.read())
        except OSError as error:
            raise click.ClickException(f"The pages at {pages} do not answer: {error}.") from error
    click.echo(
        f"\nThe pages answered at {pages} with {size:,} bytes. To look at them: {_serve(address)}", err=True
    )


@contextmanager
def _serving(address: str, port: int) -> Iterator[tuple[str, threading.Thread]]:
    """Serve in a thread while the statement runs; gives the address of the pages."""
    import uvicorn

    from communique.cli.ledger_option import plain_errors
    from communique.server.app import create_app

    with _listening(port) as listener:
        with plain_errors(address):
            app = create_app(address, (HOST, "localhost"))
        server = uvicorn.Server(
            uvicorn.Config(app, log_level="warning", access_log=False, server_header=False, ws="none")
        )
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
        thread.start()
        try:
            yield f"http://{HOST}:{listener.getsockname()[1]}/", thread
        finally:
            server.should_exit = True
            thread.join(_PATIENCE)


def _listening(port: int) -> socket.socket:
    """Take a port, or any that is free: from then on clients wait until they are answered."""
    try:
        return socket.create_server((HOST, port))
    except OSError:
        click.echo(f"\nSomething else listens at port {port}; another is taken.", err=True)
        return socket.create_server((HOST, 0))


def _has_browser() -> bool:
    """Tell whether a browser would have a window: one in the terminal would only stand in the way."""
    return sys.platform in ("darwin", "win32") or any(
        map(os.environ.get, ("DISPLAY", "WAYLAND_DISPLAY", "BROWSER"))
    )


def _serve(address: str) -> str:
    from communique.cli.ledger_option import without_password

    return f"communique serve --ledger {shlex.quote(without_password(address))}"
