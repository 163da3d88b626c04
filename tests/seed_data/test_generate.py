"""The generator is deterministic, keeps to its numbers, and writes what the reader takes."""

import csv
from datetime import date, timedelta
from pathlib import Path

import pytest

from matcher.domain.employers import Industry
from matcher.domain.homes import HousingKind
from matcher.domain.vocabulary import OffenceCategory
from matcher.exchange.kinds import all_layouts
from matcher.geography.municipalities import by_name
from seed_data import shares
from seed_data.days import next_round
from seed_data.generate import generate, prefecture, sheet
from seed_data.sheets import Row
from seed_data.sizes import DEMO, Size
from tests.prefecture import DEMO_DAY, inputs_on

SAMPLE = Path(__file__).parents[2] / "seed_data" / "demo"
LARGER = Size(subjects=60, employers=90, hiring=50, stale=10, units=160, open_landlords_permille=200)


def test_the_sample_that_people_read_is_what_the_generator_writes(tmp_path: Path) -> None:
    generate(tmp_path, DEMO_DAY)

    written = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    assert written == {path.name: path.read_bytes() for path in SAMPLE.iterdir()}


def test_another_seed_keeps_the_story_and_changes_the_rest() -> None:
    one, other = prefecture(DEMO_DAY), prefecture(DEMO_DAY, seed=2)

    assert one.subjects == other.subjects
    assert one.employers[:19] == other.employers[:19]
    assert one.employers[19:] != other.employers[19:]


def test_the_demo_has_the_numbers_it_promises() -> None:
    made = prefecture(DEMO_DAY)

    assert (len(made.subjects), len(made.employers), len(made.units)) == (12, 520, 104)
    assert len({opening["employer"] for opening in made.openings if _is_fresh(opening)}) == DEMO.hiring <= 60
    assert len({opening["employer"] for opening in made.openings if not _is_fresh(opening)}) == 30


def test_there_are_homes_of_every_kind_but_ones_own() -> None:
    kinds = {unit["kind"] for unit in prefecture(DEMO_DAY).units}

    assert kinds == set(HousingKind) - {HousingKind.OWN_HOME}


def test_every_list_of_the_registry_was_asked_for() -> None:
    inputs = inputs_on(DEMO_DAY)
    of_registry = inputs.units.subject_id < 0

    for bits in (inputs.openings.required_licence_bits, inputs.openings.situation_bits):
        assert (bits >= 0).all()
        assert (bits == 0).any()
    assert (inputs.units.nearby_bits[of_registry] >= 0).all()


def test_industries_and_employing_employers_follow_their_shares() -> None:
    employers = prefecture(DEMO_DAY).employers

    building = sum(employer["industry"] is Industry.CONSTRUCTION for employer in employers) / len(employers)
    employing = sum(bool(employer["current_releasees"]) for employer in employers) / len(employers)
    assert building == pytest.approx(shares.INDUSTRIES[Industry.CONSTRUCTION], abs=0.05)
    assert employing == pytest.approx(shares.EMPLOYING, abs=0.015)


@pytest.mark.parametrize("table", [shares.OFFENCES, shares.AGES, shares.INDUSTRIES, shares.STAFF])
def test_shares_add_up_to_one(table: dict[object, float]) -> None:
    assert sum(table.values()) == pytest.approx(1)


def test_every_offence_category_has_a_share() -> None:
    assert set(shares.OFFENCES) == set(shares.EMPLOYERS_ACCEPT) == set(OffenceCategory)


def test_names_say_that_they_are_invented_and_are_borne_once() -> None:
    made = prefecture(DEMO_DAY)
    names = [str(row["name"]) for row in (*made.employers, *made.providers)]

    assert all(name.endswith("（架空）") for name in names)
    assert len(set(names)) == len(names)


def test_telephone_numbers_are_nobodys() -> None:
    made = prefecture(DEMO_DAY)

    assert all(str(row["phone"]).startswith("000-") for row in (*made.employers, *made.providers))


def test_a_larger_prefecture_can_be_loaded() -> None:
    inputs = inputs_on(date(2027, 3, 1), 3, LARGER)

    own_homes = sum(str(code).startswith("H-") for code in inputs.units.code)
    assert (len(inputs.subjects), len(inputs.units) - own_homes) == (60, 160)
    assert own_homes > 1


@pytest.mark.parametrize(
    "wrong",
    [
        {"subjects": 11},
        {"hiring": 18},
        {"units": 18},
        {"employers": 87},
    ],
)
def test_a_size_without_room_for_the_story_is_refused(wrong: dict[str, int]) -> None:
    numbers = {"subjects": 12, "employers": 520, "hiring": 58, "stale": 30, "units": 104, "open_landlords_permille": 0}

    with pytest.raises(ValueError, match=rf"\[{next(iter(wrong))}\]"):
        Size(**numbers | wrong)


def test_files_are_written_in_japanese_for_people(tmp_path: Path) -> None:
    generate(tmp_path, DEMO_DAY)

    with (tmp_path / "subjects.csv").open(encoding="utf-8-sig", newline="") as file:
        first = next(csv.DictReader(file))
    assert (first["仮名コード"], first["罪種"], first["通勤手段"]) == ("A-01", "窃盗", "徒歩")
    assert (first["刑期の最終日"], first["住まいを求める"], first["避けたい場面"]) == ("2026-12-02", "はい", "なし")


@pytest.mark.parametrize(
    ("today", "opens", "moves_in"),
    [
        (date(2026, 11, 23), date(2027, 1, 1), date(2027, 4, 1)),
        (date(2027, 1, 15), date(2027, 1, 1), date(2027, 4, 1)),
        (date(2027, 1, 16), date(2027, 4, 1), date(2027, 7, 1)),
        (date(2027, 8, 1), date(2027, 10, 1), date(2028, 1, 1)),
        (date(2027, 12, 31), date(2028, 1, 1), date(2028, 4, 1)),
    ],
)
def test_the_next_round_is_the_first_that_has_not_closed(today: date, opens: date, moves_in: date) -> None:
    coming = next_round(today)

    assert (coming.opens_on, coming.move_in_on) == (opens, moves_in)


def test_a_row_with_a_column_that_the_reader_does_not_know_is_refused() -> None:
    employers = all_layouts(by_name)[0]

    with pytest.raises(ValueError, match="colour"):
        sheet(employers, ({"code": "E-1", "colour": "blue"},))


def _is_fresh(opening: Row) -> bool:
    confirmed = opening["confirmed_on"]
    assert isinstance(confirmed, date)
    return confirmed >= DEMO_DAY - timedelta(days=60)
