"""In which language a page is shown."""

from flask.testing import FlaskClient

from api.language import current_language


def test_japanese_is_the_language_of_the_house(client: FlaskClient) -> None:
    assert '<html lang="ja">' in client.get("/").text


def test_a_choice_is_kept(client: FlaskClient) -> None:
    client.get("/?lang=en")

    assert '<html lang="en">' in client.get("/subjects/A-01").text


def test_the_address_stands_above_what_was_kept(client: FlaskClient) -> None:
    client.get("/?lang=en")

    assert '<html lang="ja">' in client.get("/?lang=ja").text


def test_an_unknown_language_changes_nothing(client: FlaskClient) -> None:
    answer = client.get("/?lang=xx")

    assert '<html lang="ja">' in answer.text
    assert "Set-Cookie" not in answer.headers


def test_the_cookie_is_closed_to_scripts_and_to_other_sites(client: FlaskClient) -> None:
    cookie = client.get("/?lang=en").headers["Set-Cookie"]

    assert "HttpOnly" in cookie
    assert "SameSite=Lax" in cookie


def test_the_switch_keeps_what_the_address_asks(client: FlaskClient) -> None:
    html = client.get("/subjects/A-01?opening=O-002&lang=en").text

    assert 'href="?opening=O-002&amp;lang=ja"' in html


def test_outside_a_request_it_is_japanese() -> None:
    assert current_language() == "ja"
