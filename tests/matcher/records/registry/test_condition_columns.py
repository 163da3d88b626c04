"""What openings and homes state as conditions, as the columns that the rules read."""

from datetime import date

import pytest
from sqlalchemy.orm import Session

from matcher.domain.people import Background
from matcher.domain.pools import NO_CODE
from matcher.domain.term import UNKNOWN
from matcher.records.name_keys import name_key
from matcher.records.registry.columns import load_openings
from matcher.records.registry.home_columns import load_homes
from matcher.records.registry.openings import OpeningExcludedBackground, OpeningInstitution
from matcher.records.registry.providers import Building, Provider
from tests.records import keep, opening, unit

TODAY = date(2026, 11, 23)


def test_an_opening_is_shown_to_the_prisons_that_it_names() -> None:
    assert name_key("ﾋﾇﾏ 刑務所") == name_key("ヒヌマ刑務所") != name_key("架空刑務所")
    assert name_key(None) == UNKNOWN


def test_lists_of_conditions_keep_to_their_own_rows(session: Session) -> None:
    shown_to = [OpeningInstitution(institution=name) for name in ("架空刑務所", "架空第二刑務所")]
    excluded = [OpeningExcludedBackground(background=Background.GAMBLING)]
    keep(session, opening("O-1"), opening("O-2", institutions=shown_to, excluded_backgrounds=excluded))

    openings = load_openings(session)

    keys = sorted([name_key("架空刑務所"), name_key("架空第二刑務所")])
    assert openings.institution_key.tolist() == [[NO_CODE, NO_CODE], keys]
    assert openings.excluded_background_bits.tolist() == [0, Background.GAMBLING.bit]


@pytest.mark.parametrize(
    ("words", "covered", "to_judge"),
    [(None, None, 0), ("面接で決めたい", None, 1), ("面接で決めたい", False, 1), ("面接で決めたい", True, 0)],
)
def test_words_are_judged_until_somebody_has_put_them_into_fields(
    session: Session, words: str | None, covered: bool | None, to_judge: int
) -> None:
    said = {"conditions": words, "conditions_covered": covered}
    keep(session, opening(**said), unit(**said))

    assert load_openings(session).words_to_judge.tolist() == [to_judge]
    assert load_homes(session, today=TODAY).words_to_judge.tolist() == [to_judge]


@pytest.mark.parametrize(
    ("floor", "lift", "stairs_only"),
    [(1, False, 0), (1, None, 0), (3, True, 0), (3, False, 1), (3, None, UNKNOWN), (None, False, UNKNOWN)],
)
def test_an_upper_floor_without_a_lift_is_reached_by_stairs_only(
    session: Session, floor: int | None, lift: bool | None, stairs_only: int
) -> None:
    house = Building(code="B-1", name="架空荘", lift=lift, nearby_asked=False)
    keep(session, unit(floor=floor, building=house))

    assert load_homes(session, today=TODAY).stairs_only.tolist() == [stairs_only]


def test_what_a_provider_states_once_holds_for_its_homes(session: Session) -> None:
    landlord = Provider(
        code="P-1", name="架空住宅", hold_days=30, income_limit_yen=158_000, tax_arrears_barred=True, antisocial_years=5
    )
    keep(session, unit("U-1", provider=landlord), unit("U-2", provider=landlord, hold_days=60, antisocial_years=0))

    homes = load_homes(session, today=TODAY)

    assert homes.hold_days.tolist() == [30, 60]
    assert homes.income_limit_yen.tolist() == [158_000, 158_000]
    assert homes.tax_arrears_barred.tolist() == [1, 1]
    assert homes.antisocial_years.tolist() == [5, 0]
