"""Serves the pages on this machine only: until people sign in, nobody else may reach them."""

import gc
import socket

import click
from flask import Flask
from sqlalchemy import Engine
from waitress import serve as serve_app

from api.app import create_app
from api.commands.shell import Shell
from api.policies import keep_first_policy
from matcher.domain.errors import IbashoError
from matcher.domain.text import Text
from matcher.records.installation import DemoState
from matcher.records.schema import upgrade
from matcher.records.sessions import reading_session

LOOPBACK = "127.0.0.1"
THREADS = 4


@click.command()
@click.option("--port", default=8000, type=click.IntRange(1, 65535), help="Port of the pages.")
@click.pass_obj
def serve(shell: Shell, *, port: int) -> None:
    """Serve the pages and the REST API, on this machine only."""
    upgrade(shell.engine)
    keep_first_policy(shell.engine)
    with reading_session(shell.engine) as session:
        demo = session.get(DemoState, 1) is not None
    serve_pages(shell.engine, port, demo=demo)


def serve_pages(engine: Engine, port: int, *, demo: bool) -> None:
    """Serve until interrupted. Raises `IbashoError` where the port is taken."""
    _check_free(port)
    click.echo(
        f"http://{LOOPBACK}:{port}/ （このコンピューターからのみ。終了は Ctrl+C / this machine only; Ctrl+C ends)"
    )
    serve_app(lasting_app(engine, demo=demo), host=LOOPBACK, port=port, threads=THREADS)


def lasting_app(engine: Engine, *, demo: bool) -> Flask:
    """The app for a process that serves nothing else: what it is made of stays, and is not looked through for garbage.

    Else one answer in some sixty takes 140 to 500 ms longer, in which 300,000 objects are found to be in use.
    """
    app = create_app(engine, demo=demo)
    gc.collect()
    gc.freeze()
    return app


def _check_free(port: int) -> None:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((LOOPBACK, port))
        except OSError as error:
            raise IbashoError(
                Text(
                    f"ポート [{port}] は使えません。--port で別の番号を指定してください（make demo PORT=8001）。",
                    f"port [{port}] cannot be used; name another with --port (make demo PORT=8001)",
                )
            ) from error
