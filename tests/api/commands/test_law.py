"""`ibasho law`: figures are looked up, counted, added, corrected, closed and taken from a file."""

import json
from pathlib import Path

import pytest

from tests.commands_run import ibasho

WAGE = "minimum_wage_yen_an_hour"
SAID = ("--unit", "yen", "--reference", "最低賃金法", "--reference-en", "Minimum Wage Act")
SURE = (*SAID, "--source", "official", "--confirmed", "yes")


def test_what_is_not_confirmed_is_listed_with_its_source_and_use(empty: str) -> None:
    done = ibasho(empty, "--lang", "en", "law", "unconfirmed")

    assert "bar_nurse relative bar from work as a nurse: decided by the licensing authority" in done.stdout
    assert "secondary source: Medical Practitioners' Act" in done.stdout
    assert "used in: H06 bar from regulated professions" in done.stdout
    assert done.stdout.splitlines()[-1] == "175 of 275 figures are not confirmed."
    assert "bar_security_guard" not in done.stdout


def test_a_figure_is_added_corrected_and_closed(empty: str) -> None:
    added = ibasho(empty, "law", "add", WAGE, "1120", "--from", "2026-10-01", *SURE)
    corrected = ibasho(empty, "law", "correct", WAGE, "1121", "--from", "2026-10-01", *SURE, "--why", "誤記")
    closed = ibasho(empty, "law", "close", WAGE, "--on", "2027-09-30")

    assert [done.returncode for done in (added, corrected, closed)] == [0, 0, 0]
    shown = json.loads(ibasho(empty, "law", "show", WAGE, "--json").stdout)["figures"]
    assert [(one["value"], one["until_on"]) for one in shown] == [(1_074, "2026-09-30"), (1_121, "2027-09-30")]


def test_on_a_day_and_in_a_place_it_lists_what_holds(empty: str) -> None:
    done = ibasho(empty, "--lang", "en", "law", "list", "--municipality", "水戸市", "--day", "2027-01-01")

    assert done.stdout.count("rent_limit_household") == 5
    assert "35,400 yen (2015-07-01 to )" in done.stdout


def test_a_gap_is_refused_in_words(empty: str) -> None:
    done = ibasho(empty, "law", "add", WAGE, "1120", "--from", "2026-10-12", *SURE)

    assert (done.returncode, done.stdout) == (2, "")
    assert "2026-10-01 から 2026-10-11 までの値がありません" in done.stderr


def test_a_place_that_does_not_exist_is_said(empty: str) -> None:
    done = ibasho(empty, "law", "list", "--municipality", "どこか市")

    assert (done.returncode, "[どこか市]" in done.stderr) == (2, True)


def test_a_file_is_taken_whole_or_not_at_all(empty: str, tmp_path: Path) -> None:
    header = "基準値,市町村,値,単位,適用開始日,根拠,根拠（英語）,出典の種類,確認済み\n"
    good = "rent_limit_household_1,水戸市,36000,円,2027-04-01,例の通知,Example,公的資料,はい\n"
    file = tmp_path / "law.csv"
    file.write_text(header + good + good.replace("rent_limit_household_1", "nonsense"), encoding="utf-8")

    refused = ibasho(empty, "law", "import", str(file))
    file.write_text(header + good + good.replace("水戸市", "日立市"), encoding="utf-8")
    taken = ibasho(empty, "law", "import", str(file))

    assert (refused.returncode, "nonsense" in refused.stderr) == (2, True)
    assert (taken.returncode, taken.stdout) == (0, "基準値を2件追加しました。\n")


@pytest.mark.parametrize(
    ("key", "said"), [("incentive_a_continuation_blocks", ": 2回（"), ("housing_benefit_assets_times", ": 6か月（")]
)
def test_what_a_figure_counts_is_said_in_its_own_unit(empty: str, key: str, said: str) -> None:
    assert said in ibasho(empty, "law", "show", key).stdout
