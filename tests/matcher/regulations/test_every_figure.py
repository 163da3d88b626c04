"""Every figure that the service knows stands in the data with its source; whoever reads one has declared it."""

import ast
import re
from datetime import date
from pathlib import Path

import pytest

from matcher.desk.law import uses_of_figures
from matcher.domain.figures import EVERYWHERE, FigureSource
from matcher.domain.law import RENT_LIMITS
from matcher.domain.vocabulary import Role
from matcher.eligibility.barred import OTHERWISE_JUDGED, figure_of
from matcher.eligibility.catalogue import RULES
from matcher.geography.municipalities import MUNICIPALITIES
from matcher.regulations.reading import load_law

DAY = date(2027, 1, 4).toordinal()
ROOT = Path(__file__).parents[3]
EXPECTED = {
    "bar_security_guard": 5,
    "bar_real_estate_transaction": 5,
    "bar_tax_accountant": 5,
    "bar_real_estate_appraiser": 5,
    "bar_judicial_scrivener": 3,
    "bar_administrative_scrivener": 3,
    "bar_public_accountant": 3,
    "bar_labour_consultant": 3,
    "child_contact_check_years": 20,
    "child_contact_check_fine_years": 10,
    "child_contact_check_suspended_years": 10,
    "ordinance_notice_years": 5,
    "licence_reissue_after_release_months": 1,
    "licence_reissue_after_lapse_years": 3,
    "incentive_start_after_release_months": 1,
    "incentive_a_retention_months": 6,
    "incentive_a_retention_yen_a_month": 80_000,
    "incentive_a_continuation_blocks": 2,
    "incentive_a_continuation_yen": 120_000,
    "incentive_a_year_yen": 720_000,
    "incentive_b_first_yen_a_month": 20_000,
    "incentive_b_second_yen_a_month": 40_000,
    "incentive_b_continuation_blocks": 2,
    "incentive_b_continuation_yen": 120_000,
    "incentive_b_year_yen": 420_000,
    "incentive_weekly_hours": 30,
    "incentive_weekly_least_hours": 20,
    "incentive_expected_months": 12,
    "incentive_request_before_start_days": 0,
    "incentive_report_every_months": 1,
    "incentive_under_age": 20,
    "incentive_under_age_yen_a_month": 10_000,
    "incentive_under_age_months": 6,
    "state_guarantee_yen": 2_000_000,
    "state_guarantee_months": 12,
    "trial_employment_yen_a_month": 40_000,
    "trial_employment_months": 3,
    "aftercare_months": 6,
    "aftercare_extension_months": 6,
    "aftercare_longest_months": 24,
    "halfway_house_mean_stay_days": 80,
    "public_housing_income_yen": 158_000,
    "public_housing_special_income_yen": 214_000,
    "prefectural_housing_single_age": 18,
    "housing_benefit_months": 3,
    "housing_benefit_longest_months": 9,
    "housing_benefit_after_loss_years": 2,
    "housing_benefit_assets_times": 6,
    "housing_benefit_assets_yen": 1_000_000,
}
RELATIVE = {"bar_physician", "bar_nurse", "bar_pharmacist"}
NOT_FOUND = {"rent_limit_small_room", "ordinance_notice_days"}
"""Nobody found a value: asked for, the answer is that it is not known."""
KNOWN_FOR_A_YEAR = {"minimum_wage_yen_an_hour"}


@pytest.mark.parametrize(("key", "value"), EXPECTED.items())
def test_it_says_what_the_sources_say(key: str, value: int) -> None:
    figure = load_law().figure(key, DAY)

    assert figure is not None
    assert (figure.value, figure.unit) == (value, load_law().entries[key].unit)


def test_there_is_no_figure_that_this_list_does_not_name() -> None:
    assert set(load_law().entries) == {*EXPECTED, *RELATIVE, *NOT_FOUND, *KNOWN_FOR_A_YEAR, *RENT_LIMITS}


def test_what_nobody_found_is_not_invented() -> None:
    assert all(load_law().rows(key) == () for key in NOT_FOUND)


def test_the_minimum_wage_is_not_known_after_the_year_for_which_it_was_set() -> None:
    days = (date(2026, 9, 30), date(2026, 10, 1))
    found = [load_law().figure("minimum_wage_yen_an_hour", day.toordinal()) for day in days]

    assert [None if one is None else one.value for one in found] == [1_074, None]


def test_every_municipality_has_a_limit_for_every_household() -> None:
    assert all(load_law().figure(key, DAY, place) is not None for key in RENT_LIMITS for place in MUNICIPALITIES)


def test_only_what_was_seen_on_an_official_page_is_confirmed() -> None:
    for figure in load_law().figures:
        if figure.confirmed and figure.place == EVERYWHERE:
            assert figure.source is FigureSource.OFFICIAL, figure.key


def test_every_regulated_role_has_its_bar() -> None:
    law = load_law()

    assert all(law.figure(figure_of(role), DAY) is not None for role in Role if role not in OTHERWISE_JUDGED)


def test_every_text_of_a_figure_is_said_in_both_languages() -> None:
    law = load_law()
    texts = [entry.label for entry in law.entries.values()] + [figure.reference for figure in law.figures]

    assert all(re.search("[ぁ-ん一-龥]", text.ja) and text.en.isascii() for text in texts)


def test_whatever_asks_for_a_figure_names_one_that_exists() -> None:
    assert set(uses_of_figures()) <= set(load_law().entries)
    assert all(set(rule.figures) <= set(load_law().entries) for rule in RULES)


def test_every_key_that_is_read_in_code_is_told_as_used() -> None:
    read = {
        node.value
        for folder in ("matcher/eligibility", "matcher/scoring", "matcher/matching", "matcher/desk")
        for path in (ROOT / folder).glob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and node.value in load_law().entries
    }

    assert read <= set(uses_of_figures())
