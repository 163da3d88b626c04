"""The request's session: opened when first asked for, closed with the request."""

from flask import Flask, current_app, g
from sqlalchemy import Engine
from sqlalchemy.orm import Session

from matcher.records.sessions import reading_session


def use_database(app: Flask, engine: Engine) -> None:
    """Keep the engine, and close each request's session."""
    app.extensions["engine"] = engine
    app.teardown_appcontext(_close)


def session() -> Session:
    """The session of this request."""
    if "session" not in g:
        g.session = reading_session(current_app.extensions["engine"])
    opened: Session = g.session
    return opened


def _close(_: BaseException | None) -> None:
    opened = g.pop("session", None)
    if opened is not None:
        opened.close()
