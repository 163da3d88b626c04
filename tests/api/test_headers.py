"""Headers that every answer carries."""

import pytest
from flask import Flask
from flask.testing import FlaskClient

from api.headers import HEADERS, send_headers


@pytest.mark.parametrize("path", ["/", "/nowhere", "/static/base.css"])
def test_every_answer_carries_them(client: FlaskClient, path: str) -> None:
    with client.get(path) as answer:
        assert {name: answer.headers[name] for name in HEADERS} == HEADERS


def test_scripts_and_styles_come_from_this_server_only() -> None:
    policy = HEADERS["Content-Security-Policy"]

    assert "default-src 'self'" in policy
    assert "unsafe" not in policy


def test_pages_are_not_kept_and_static_files_may_be(client: FlaskClient) -> None:
    with client.get("/") as page, client.get("/static/base.css") as sheet:
        assert page.headers["Cache-Control"] == "no-store"
        assert sheet.headers["Cache-Control"] != "no-store"


def test_what_a_view_sets_itself_is_left_alone() -> None:
    app = Flask("api")
    send_headers(app)
    app.add_url_rule("/own", "own", lambda: ("", {"Referrer-Policy": "origin"}))

    assert app.test_client().get("/own").headers["Referrer-Policy"] == "origin"
