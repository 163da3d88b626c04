"""`ibasho gazetteer import` and `ibasho geocode`, as their user types them."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from api.commands.main import commands
from tests.gazetteer import TOWNS_FILE


@pytest.fixture
def empty(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path / 'empty.sqlite3'}"


@pytest.fixture
def imported(empty: str) -> str:
    assert ibasho(empty, "gazetteer", "import", str(TOWNS_FILE)).exit_code == 0
    return empty


def ibasho(url: str, *words: str) -> Result:
    return CliRunner(env={"IBASHO_DATABASE_URL": url, "IBASHO_LANG": "ja"}).invoke(commands, words)


def test_an_import_says_what_it_brought_and_what_it_replaced(empty: str) -> None:
    first = ibasho(empty, "gazetteer", "import", str(TOWNS_FILE))
    second = ibasho(empty, "--lang", "en", "gazetteer", "import", str(TOWNS_FILE))

    assert "町・大字 84件を取り込みました（19市町村、置き換え 0件）" in first.stdout
    assert "84 towns imported (19 municipalities, 84 replaced)" in second.stdout


def test_rows_that_cannot_be_read_are_told_and_the_others_are_kept(empty: str, tmp_path: Path) -> None:
    path = tmp_path / "own.csv"
    path.write_text("city,town,lat,lng\n水戸市,千波町,36.36,140.46\n水戸市,泉町,,\n", encoding="cp932")

    done = ibasho(empty, "gazetteer", "import", str(path))

    assert done.exit_code == 0
    assert "own.csv 3行目「lat」: [泉町] の位置がありません" in done.stderr
    assert ibasho(empty, "geocode", "水戸市千波町5").exit_code == 0


@pytest.mark.parametrize("content", ["", "住所,名前\n甲,乙\n", "city,town,lat,lng\n水戸市,千波町,,\n"])
def test_a_file_that_brings_nothing_ends_with_2(imported: str, tmp_path: Path, content: str) -> None:
    path = tmp_path / "own.csv"
    path.write_text(content, encoding="utf-8")

    done = ibasho(imported, "gazetteer", "import", str(path))

    assert done.exit_code == 2
    assert "own.csv" in done.stderr
    assert json.loads(ibasho(imported, "geocode", "水戸市千波町5", "--json").stdout)["precision"] == "town"


def test_an_address_in_json_says_how_precise_it_is(imported: str) -> None:
    found = json.loads(ibasho(imported, "geocode", "茨城県 水戸市五軒町２丁目１１８９番１", "--json").stdout)

    assert found == {
        "lat": 36.381564,
        "lon": 140.463835,
        "precision": "town",
        "matched": "茨城県水戸市五軒町二丁目",
        "rest": "1189番1",
        "note": None,
    }


def test_a_coarser_point_says_why(imported: str) -> None:
    found = json.loads(ibasho(imported, "geocode", "水戸市泉町3丁目95番", "--json").stdout)

    assert found["precision"] == "municipality"
    assert found["note"]["ja"]
    assert "泉町3丁目95番" in ibasho(imported, "--lang", "en", "geocode", "水戸市泉町3丁目95番").stdout


@pytest.mark.parametrize("address", ["", "千葉県柏市1-1", "架空市1", "水" * 300])
def test_an_address_that_is_not_known_ends_with_2_and_a_remedy(imported: str, address: str) -> None:
    done = ibasho(imported, "geocode", address, "--json")

    assert (done.exit_code, done.stdout) == (2, "")
    assert "ください" in done.stderr


def test_records_with_an_address_get_their_point(empty: str, tmp_path: Path) -> None:
    employers = tmp_path / "employers.csv"
    rows = "code,name,address\nE-1,架空建設,水戸市千波町1\nE-2,架空商会,架空県架空市1\n"
    employers.write_text(rows, encoding="utf-8")
    ibasho(empty, "gazetteer", "import", str(TOWNS_FILE))
    ibasho(empty, "import", "employers", str(employers))

    told = ibasho(empty, "locate", "employers", "--dry-run")
    done = ibasho(empty, "locate", "employers")
    again = ibasho(empty, "locate", "employers")

    assert "位置を定めた記録 1件、定まらない記録 1件" in told.output
    assert "位置を定めた記録 1件、定まらない記録 1件" in done.output
    assert "E-2 [架空県架空市1]" in done.output
    assert "位置を定めた記録 0件" in again.output


def test_no_network_is_asked_where_none_is_configured(empty: str) -> None:
    done = ibasho(empty, "locate", "employers", "--network")

    assert done.exit_code == 2
    assert "IBASHO_GEOCODER" in done.output
