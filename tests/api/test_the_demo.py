"""The demo as a person meets it: loaded by the command, matched, and read on its pages."""

import pytest
from click.testing import CliRunner
from flask import Flask

from api.commands.main import commands


def test_it_prints_nine_placed_and_five_by_telephone(said: str) -> None:
    assert "就労と居住を同時に: そろう 9人" in said
    assert "電話順: そろう 5人" in said


def test_again_it_changes_nothing(url: str, said: str) -> None:
    again = CliRunner(env={"IBASHO_DATABASE_URL": url}).invoke(commands, ["demo", "--no-serve"])

    assert again.output == said


def test_match_prints_the_kept_plan(url: str, said: str) -> None:
    runner = CliRunner(env={"IBASHO_DATABASE_URL": url})

    assert said.startswith("架空のデータです。")
    assert runner.invoke(commands, ["match"]).exit_code == 0
    assert '"A-01"' in runner.invoke(commands, ["match", "--json"]).output


def test_fresh_loads_the_demo_again(blank_url: str) -> None:
    runner = CliRunner(env={"IBASHO_DATABASE_URL": blank_url})
    runner.invoke(commands, ["demo", "--no-serve"])

    assert runner.invoke(commands, ["demo", "--no-serve", "--fresh"]).exit_code == 0


@pytest.mark.parametrize("letter", ["A-01", "B-02", "C-03", "F-06", "J-10", "K-11", "L-12"])
@pytest.mark.parametrize("language", ["ja", "en"])
def test_every_persons_page_opens(app: Flask, letter: str, language: str) -> None:
    page = app.test_client().get(f"/subjects/{letter}?lang={language}")

    assert page.status_code == 200
    assert letter in page.text


def test_the_board_shows_everybody(app: Flask) -> None:
    page = app.test_client().get("/")

    assert all(letter in page.text for letter in ("A-01", "C-03", "L-12"))


def test_why_not_names_the_rule(app: Flask) -> None:
    page = app.test_client().get("/subjects/A-01?opening=O-0001&unit=U-0003")

    assert page.status_code == 200
    assert "H19" in page.text


def test_an_avoided_area_is_never_given_as_the_reason(app: Flask) -> None:
    found = app.test_client().get("/api/v1/subjects/A-01/why-not?opening=O-0010").get_json()
    refused = [one for one in found["findings"] if one["rule"] == "H15a"]

    for one in refused:
        for item in one["evidence"]:
            assert (item["found"]["ja"], item["threshold"]["ja"]) == ("本人事情", "本人事情")


@pytest.mark.parametrize("path", ["/subjects/Z-99", "/nothing", "/subjects/A-01%00", "/api/v1/subjects/A-01%00"])
def test_what_does_not_exist_is_not_found(app: Flask, path: str) -> None:
    assert app.test_client().get(path).status_code == 404


@pytest.mark.parametrize("opening", ["O-9999", "O-0001%00"])
def test_a_page_says_which_opening_does_not_exist(app: Flask, opening: str) -> None:
    page = app.test_client().get(f"/subjects/A-01?opening={opening}")

    assert page.status_code == 200
    assert "見つかりません" in page.text


def test_only_this_machines_names_are_answered(app: Flask) -> None:
    client = app.test_client()

    assert client.get("/", headers={"Host": "attacker.example"}).status_code == 400
    assert client.get("/", headers={"Host": "127.0.0.1:8000"}).status_code == 200


def test_nobodys_own_home_is_on_a_list_for_others(app: Flask) -> None:
    client = app.test_client()

    assert "H-F-06" not in client.get("/subjects/A-01").text
    homes = client.get("/api/v1/registry/units?page_size=200").get_json()["items"]
    assert len(homes) == 104
    assert not [one for one in homes if one["code"].startswith("H-")]
