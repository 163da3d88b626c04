"""The twelve are released when the story says, and everybody has the age that was meant."""

from datetime import date, timedelta

import pytest
from numpy.random import default_rng

from matcher.domain.vocabulary import SpecialAdjustment
from seed_data.days import born, nearest
from seed_data.generate import prefecture
from seed_data.places import drawn_spot, spot
from seed_data.sizes import Size
from seed_data.story.people import consents, releases, subjects
from tests.prefecture import DEMO_DAY

LARGER = Size(subjects=40, employers=90, hiring=50, stale=10, units=60, open_landlords_permille=0)
A_YEAR = [DEMO_DAY + timedelta(days=13 * step) for step in range(28)]


def test_on_the_demo_day_a_b_and_c_are_released_when_the_practice_notes_say() -> None:
    assert releases(DEMO_DAY)[:3] == (date(2026, 12, 3), date(2026, 12, 10), date(2026, 12, 19))


@pytest.mark.parametrize("today", A_YEAR)
def test_a_and_b_are_released_on_weekdays_and_c_on_a_saturday(today: date) -> None:
    a, b, c = releases(today)[:3]

    assert a.weekday() < 5
    assert b.weekday() < 5
    assert c.weekday() == 5
    assert today + timedelta(days=7) <= a < b < c <= today + timedelta(days=29)


def test_releases_come_one_after_another_within_six_months() -> None:
    days = releases(DEMO_DAY)

    assert list(days) == sorted(set(days))
    assert days[-1] <= DEMO_DAY + timedelta(days=183)


def test_the_sentence_ends_on_the_day_before_release() -> None:
    ends = [row["sentence_ends_on"] for row in subjects(DEMO_DAY)]

    assert ends == [day - timedelta(days=1) for day in releases(DEMO_DAY)]


def test_only_one_consent_to_matching_has_run_out() -> None:
    lapsed = [row["subject"] for row in consents(DEMO_DAY) if str(row["expires_on"]) < DEMO_DAY.isoformat()]

    assert lapsed == ["L-12"]


def test_whoever_may_be_told_is_an_employer_or_landlord_of_the_demo() -> None:
    made = prefecture(DEMO_DAY)
    names = {row["name"] for row in (*made.employers, *made.providers)}

    recipients = {row["recipient"] for row in made.consents} - {None}

    assert len(recipients) == 6
    assert recipients <= names


def test_b_took_back_that_one_landlord_may_be_told() -> None:
    withdrawn = [row for row in consents(DEMO_DAY) if row["withdrawn_on"] is not None]

    [row] = withdrawn
    assert (row["subject"], row["purpose"]) == ("B-02", "貸主への開示")
    assert row["recipient"] == "すみれいろの階アパート（架空）"


def test_nobody_is_under_special_adjustment() -> None:
    paths = {row["special_adjustment"] for row in prefecture(DEMO_DAY, size=LARGER).subjects}

    assert paths == {SpecialAdjustment.NOT_APPLICABLE}


@pytest.mark.parametrize("day", [date(2028, 2, 29), date(2027, 1, 1), date(2026, 12, 31)])
def test_somebody_born_for_an_age_has_it_on_the_day(day: date) -> None:
    birthday = born(day, age=63)

    assert 63 <= (day - birthday).days / 365.2425 < 63.6


@pytest.mark.parametrize("weekday", range(7))
def test_the_nearest_weekday_is_at_most_three_days_away(weekday: int) -> None:
    found = nearest(DEMO_DAY, weekday=weekday)

    assert found.weekday() == weekday
    assert abs((found - DEMO_DAY).days) <= 3


def test_a_place_outside_its_municipality_is_refused() -> None:
    with pytest.raises(ValueError, match="水戸市"):
        spot(8201, north_km=40.0)


def test_a_drawn_place_that_finds_no_room_is_the_place_it_was_drawn_around() -> None:
    office = spot(8201)

    assert drawn_spot(default_rng(1), office, spread_km=1_000_000.0) == office
