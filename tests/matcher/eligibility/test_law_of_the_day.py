"""Rules ask for the figure of the day that matters, carry it with its reference, and ask where nothing is known."""

from dataclasses import replace
from datetime import date

import pytest

from matcher.domain.case import Case
from matcher.domain.figures import Figure, FigureUnit
from matcher.domain.homes import HousingKind
from matcher.domain.law import Law
from matcher.domain.tenure import rent_limit_figures
from matcher.domain.vocabulary import PublicAssistance, Role
from matcher.eligibility.barred import CHILD_CONTACT, REGULATED_PROFESSIONS, SECURITY_GUARD
from matcher.eligibility.evidence import Source, overall
from matcher.eligibility.pay import MINIMUM_WAGE
from matcher.eligibility.public_housing import INCOME_LIMIT
from matcher.eligibility.rent import RENT
from matcher.eligibility.rule import Rule
from tests import build
from tests.figures import figure, law_until, law_with

START = build.RELEASE + 1
FOUR_YEARS_BEFORE = START - 4 * 365 - 1
CHILDREN_ACT = date(2026, 12, 25).toordinal()
ASSISTED = {"public_assistance": PublicAssistance.GRANTED.number}
PUBLIC_HOME = {"kind": HousingKind.PUBLIC_PREFECTURAL.number, "income_limit_yen": -1}
POOR_WAGE = {"gross_monthly_yen": 90_000}


def _case(law: Law | None = None, **changes: dict[str, build.Change]) -> Case:
    setting = build.setting() if law is None else replace(build.setting(), law=law)
    return build.case(**changes, in_setting=setting)


def _answer(rule: Rule, case: Case) -> tuple[int, tuple[Figure, ...]]:
    """The verdict, which its evidence leads to as well, and the figures behind it."""
    verdict, evidence = int(rule.judge(case).item()), rule.evidence(case)
    assert overall(evidence) == verdict
    return verdict, tuple(each for item in evidence for each in item.figures)


@pytest.mark.parametrize(
    ("role", "ended", "expected"),
    [
        (Role.TAX_ACCOUNTANT, FOUR_YEARS_BEFORE, -1),
        (Role.REAL_ESTATE_APPRAISER, FOUR_YEARS_BEFORE, -1),
        (Role.REAL_ESTATE_TRANSACTION, FOUR_YEARS_BEFORE, -1),
        (Role.JUDICIAL_SCRIVENER, FOUR_YEARS_BEFORE, 1),
        (Role.ADMINISTRATIVE_SCRIVENER, FOUR_YEARS_BEFORE, 1),
        (Role.PUBLIC_ACCOUNTANT, FOUR_YEARS_BEFORE, 1),
        (Role.LABOUR_CONSULTANT, FOUR_YEARS_BEFORE, 1),
        (Role.LABOUR_CONSULTANT, build.RELEASE - 1, -1),
        (Role.LABOUR_CONSULTANT, -1, 0),
        (Role.PHYSICIAN, FOUR_YEARS_BEFORE, 0),
        (Role.NURSE, build.RELEASE - 1, 0),
        (Role.PHARMACIST, -1, 0),
        (Role.GENERAL, build.RELEASE - 1, 1),
        (Role.SECURITY_GUARD, build.RELEASE - 1, 1),
    ],
)
def test_each_profession_is_closed_for_its_own_years(role: Role, ended: int, expected: int) -> None:
    case = _case(subject={"sentence_end_day": ended}, opening={"role": role.number})

    verdict, figures = _answer(REGULATED_PROFESSIONS, case)

    assert verdict == expected
    assert [each.key for each in figures] == ([f"bar_{role.value}"] if role in _PROFESSIONS else [])


_PROFESSIONS = set(Role) - {Role.GENERAL, Role.SECURITY_GUARD, Role.CHILD_CONTACT}


def test_where_the_role_of_an_opening_is_not_known_the_employer_is_asked() -> None:
    (item,) = SECURITY_GUARD.evidence(_case(opening={"role": -1}))

    assert item.source is Source.OPENING


@pytest.mark.parametrize(("from_day", "expected"), [(START, 1), (START + 1, -1)])
def test_a_bar_is_that_of_the_first_day_of_work(from_day: int, expected: int) -> None:
    law = law_with(figure("bar_security_guard", value=3, from_day=from_day))
    case = _case(law, subject={"sentence_end_day": FOUR_YEARS_BEFORE}, opening={"role": Role.SECURITY_GUARD.number})

    assert _answer(SECURITY_GUARD, case)[0] == expected


@pytest.mark.parametrize(
    ("rule", "key", "opening"),
    [
        (SECURITY_GUARD, "bar_security_guard", {"role": Role.SECURITY_GUARD.number}),
        (REGULATED_PROFESSIONS, "bar_public_accountant", {"role": Role.PUBLIC_ACCOUNTANT.number}),
    ],
)
def test_where_no_bar_is_known_for_that_day_it_is_asked(rule: Rule, key: str, opening: build.Change) -> None:
    case = _case(law_until(key, START - 1), opening=opening)

    assert _answer(rule, case) == (0, ())


def test_where_the_authority_decides_it_can_become_years_by_a_new_figure_only_of_that_unit() -> None:
    law = law_with(figure("bar_nurse", value=0, unit=FigureUnit.DISCRETION, from_day=START, confirmed=True))

    verdict, (used,) = _answer(REGULATED_PROFESSIONS, _case(law, opening={"role": Role.NURSE.number}))

    assert (verdict, used.confirmed) == (0, True)


@pytest.mark.parametrize("release", [build.RELEASE, CHILDREN_ACT])
def test_the_period_that_is_checked_is_applied_before_the_act_holds_too(release: int) -> None:
    person = {"release_day": release, "sentence_end_day": release - 1, "specified_sexual_offence": 1}
    case = _case(subject=person, opening={"role": Role.CHILD_CONTACT.number})

    verdict, (used,) = _answer(CHILD_CONTACT, case)

    assert (verdict, used.from_day, used.confirmed) == (-1, CHILDREN_ACT, False)


def test_where_the_period_that_is_checked_is_not_known_it_is_asked() -> None:
    person = {"release_day": CHILDREN_ACT + 90, "specified_sexual_offence": 1}
    law = law_until("child_contact_check_years", CHILDREN_ACT + 60)

    case = _case(law, subject=person, opening={"role": Role.CHILD_CONTACT.number})

    assert _answer(CHILD_CONTACT, case) == (0, ())


@pytest.mark.parametrize(("from_day", "expected"), [(build.RELEASE, 1), (build.RELEASE + 1, -1)])
def test_a_rent_limit_is_that_of_the_release_day(from_day: int, expected: int) -> None:
    raised = figure("rent_limit_household_1", value=40_000, unit=FigureUnit.YEN, place=build.MITO, from_day=from_day)
    case = _case(law_with(raised), subject=ASSISTED, opening=POOR_WAGE, unit={"rent_yen": 39_000})

    assert _answer(RENT, case)[0] == expected


def test_a_permitted_rent_carries_the_limit_it_rests_on() -> None:
    verdict, (used,) = _answer(RENT, _case(subject=ASSISTED, opening=POOR_WAGE))

    assert (verdict, used.key, used.place, used.confirmed) == (1, "rent_limit_household_1", build.MITO, False)


@pytest.mark.parametrize("rent", [30_000, 39_000])
def test_without_a_known_limit_the_rent_is_asked_about(rent: int) -> None:
    law = law_until("rent_limit_household_1", build.RELEASE - 1)
    case = _case(law, subject=ASSISTED, opening=POOR_WAGE, unit={"rent_yen": rent})

    assert _answer(RENT, case) == (0, ())


@pytest.mark.parametrize(("from_day", "expected"), [(build.RELEASE, 1), (build.RELEASE + 1, 0)])
def test_an_income_limit_that_nobody_declared_is_that_of_the_release_day(from_day: int, expected: int) -> None:
    raised = figure("public_housing_income_yen", value=160_000, unit=FigureUnit.YEN, from_day=from_day)
    case = _case(law_with(raised), subject={"income_yen": 159_000}, unit=PUBLIC_HOME)

    assert _answer(INCOME_LIMIT, case)[0] == expected


def test_a_declared_income_limit_rests_on_no_figure_of_the_law() -> None:
    case = _case(subject={"income_yen": 159_000}, unit=PUBLIC_HOME | {"income_limit_yen": 158_000})

    assert _answer(INCOME_LIMIT, case) == (-1, ())


@pytest.mark.parametrize("key", ["public_housing_income_yen", "public_housing_special_income_yen"])
def test_without_a_known_income_limit_the_income_is_asked_about(key: str) -> None:
    case = _case(law_until(key, build.RELEASE - 1), subject={"income_yen": 300_000}, unit=PUBLIC_HOME)

    assert _answer(INCOME_LIMIT, case)[0] == 0


@pytest.mark.parametrize(("from_day", "expected"), [(START, 0), (START + 1, 1)])
def test_a_minimum_wage_is_that_of_the_first_day_of_work(from_day: int, expected: int) -> None:
    law = law_with(figure("minimum_wage_yen_an_hour", value=1_200, unit=FigureUnit.YEN, from_day=from_day))

    verdict, figures = _answer(MINIMUM_WAGE, _case(law))

    assert (verdict, [each.value for each in figures]) == (expected, [1_200] * (expected == 0))


SMALL_ROOM = {"floor_area_m2": 15.0}


def test_the_ordinary_limit_does_not_permit_a_small_room_whose_own_is_not_on_record() -> None:
    case = _case(subject=ASSISTED, opening=POOR_WAGE, unit=SMALL_ROOM)

    verdict, _ = _answer(RENT, case)
    missing = RENT.evidence(case)[-1]

    assert verdict == 0
    assert (missing.field, missing.source, missing.found) == ("rent_limit_small_room", Source.LAW, None)
    assert missing.threshold == 33_000


@pytest.mark.parametrize(("rent_yen", "expected"), [(28_000, 1), (28_001, -1)])
def test_a_small_room_has_the_limit_that_was_added_for_it(rent_yen: int, expected: int) -> None:
    added = figure("rent_limit_small_room", value=28_000, unit=FigureUnit.YEN, place=build.MITO)
    case = _case(law_with(added), subject=ASSISTED, opening=POOR_WAGE, unit=SMALL_ROOM | {"rent_yen": rent_yen})

    verdict, _ = _answer(RENT, case)

    assert verdict == expected
    assert rent_limit_figures(case) == (added,)


def test_rent_above_the_ordinary_limit_is_above_that_of_a_small_room_too() -> None:
    verdict, _ = _answer(RENT, _case(subject=ASSISTED, opening=POOR_WAGE, unit=SMALL_ROOM | {"rent_yen": 35_401}))

    assert verdict == -1


def test_a_small_room_that_the_wage_pays_needs_no_limit() -> None:
    verdict, figures = _answer(RENT, _case(subject=ASSISTED, unit=SMALL_ROOM))

    assert (verdict, figures) == (1, ())


def test_a_room_of_unknown_size_has_the_ordinary_limit_and_says_so() -> None:
    case = _case(subject=ASSISTED, opening=POOR_WAGE, unit={"floor_area_m2": float("nan")})

    verdict, figures = _answer(RENT, case)
    (item,) = RENT.evidence(case)

    assert (verdict, [each.key for each in figures]) == (1, ["rent_limit_household_1"])
    assert "床面積は未登録" in item.label.ja
    assert "floor area not on record" in item.label.en
