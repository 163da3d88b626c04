"""Properties that every criterion of the catalogue has."""

import numpy as np
import pytest

from matcher.domain.case import Arity, grid
from matcher.domain.vocabulary import OffenceCategory
from matcher.scoring.catalogue import CRITERIA
from matcher.scoring.criterion import BEST, Criterion, points
from matcher.scoring.weigh import points_of, shares
from tests import build
from tests.chance import random_inputs
from tests.counts import scaled

SEEDS = range(scaled(4, 60))
SIZES = (5, 6, 6)

criteria = pytest.mark.parametrize("criterion", CRITERIA, ids=lambda criterion: criterion.name)


@criteria
@pytest.mark.parametrize("seed", SEEDS)
def test_it_measures_the_same_on_a_pool_and_row_by_row(criterion: Criterion, seed: int) -> None:
    inputs = random_inputs(seed, SIZES)
    whole = np.broadcast_to(
        criterion.measure(grid(inputs.subjects, inputs.openings, inputs.units, inputs.setting)), SIZES
    )

    assert whole.min() >= 0
    assert whole.max() <= BEST
    for row in np.ndindex(whole.shape):
        case = inputs.case(*row)
        assert criterion.measure(case).item() == whole[row]
        assert criterion.sentence(case).ja
        assert criterion.sentence(case).en


@criteria
def test_it_says_what_each_step_gives_in_parts_of_its_weight(criterion: Criterion) -> None:
    assert any(word in criterion.scale.ja for word in ("%", "割合", "分の1"))
    assert criterion.scale.en.isascii()
    assert len({one.scale for one in CRITERIA}) >= len(CRITERIA) - 2


@pytest.mark.parametrize("seed", SEEDS)
def test_the_shares_of_a_case_add_up_to_what_the_solver_uses(seed: int) -> None:
    inputs = random_inputs(seed, SIZES)
    whole = grid(inputs.subjects, inputs.openings, inputs.units, inputs.setting)
    total = sum(points_of(arity, whole, SIZES) for arity in Arity)

    for row in np.ndindex(SIZES):
        assert sum(share.points for share in shares(inputs.case(*row))) == np.asarray(total)[row]


def test_the_policy_that_ships_weighs_every_criterion_and_nothing_else() -> None:
    weights = build.policy().weights

    assert set(weights) == {criterion.name for criterion in CRITERIA}
    assert sum(weights.values()) == 10_000


def test_wishes_weigh_most() -> None:
    weights = build.policy().weights

    assert max(weights, key=lambda name: weights[name]) == "wish_occupation"


def test_a_weight_of_nothing_gives_no_points() -> None:
    case = build.case(in_setting=build.setting(weights={}))

    assert all(int(points(criterion, case).item()) == 0 for criterion in CRITERIA)


def test_the_offence_counts_only_where_experience_with_it_is_declared() -> None:
    arson = {"offence_bits": OffenceCategory.ARSON.bit}
    experienced = {"experienced_bits": OffenceCategory.ARSON.bit}

    without = [share.points for share in shares(build.case())]
    same = [share.points for share in shares(build.case(subject=arson))]
    with_experience = {
        share.criterion.name: share.points for share in shares(build.case(subject=arson, opening=experienced))
    }

    assert same == without
    assert with_experience["offence_experience"] == build.policy().weights["offence_experience"]


@pytest.mark.parametrize(
    ("name", "better", "worse"),
    [
        (
            "wish_occupation",
            {"subject": {"wished_occupation_bits": 1 << 5}},
            {"subject": {"wished_occupation_bits": 1}},
        ),
        ("wish_occupation", {}, {"subject": {"unwanted_occupation_bits": 1 << 5}}),
        ("wish_area", {"subject": {"wished_municipality": [8201]}}, {"subject": {"wished_municipality": [8221]}}),
        (
            "private_room",
            {"subject": {"wants_private_room": 1}},
            {"subject": {"wants_private_room": 1}, "unit": {"private_room": 0}},
        ),
        (
            "situations_to_avoid",
            {"subject": {"avoid_situation_bits": 1}},
            {"subject": {"avoid_situation_bits": 1}, "opening": {"situation_bits": 1}},
        ),
        ("skills_and_training", {"subject": {"training_bits": 4}}, {}),
        ("work_history", {"subject": {"history_months": [12] * 18}}, {}),
        ("commute", {}, {"unit": {"lat": 36.40}}),
        ("net_pay_margin", {}, {"unit": {"rent_yen": 100_000}}),
        (
            "days_to_first_pay",
            {"opening": {"pay_cycle": 1}, "subject": {"cash_yen": 9000}},
            {"subject": {"cash_yen": 9000}},
        ),
        (
            "nearby_needs",
            {"subject": {"nearby_need_bits": 1}},
            {"subject": {"nearby_need_bits": 1}, "unit": {"nearby_bits": 0}},
        ),
        ("independence", {}, {"unit": {"employer_id": 1}}),
        ("independence", {}, {"unit": {"longest_stay_days": 80}}),
        ("stability", {}, {"opening": {"employment_type": 3}}),
        ("offence_experience", {"opening": {"experienced_bits": 1}}, {}),
        ("landlord_experience", {"unit": {"experienced_bits": 1}}, {}),
        ("incentive", {}, {"subject": {"emergency_protection": 1}}),
        ("incentive", {}, {"opening": {"weekly_minutes": 1_200}}),
        ("incentive", {}, {"opening": {"employment_type": 3}}),
        ("incentive", {}, {"opening": {"start_from_day": build.RELEASE + 40}}),
        ("incentive", {"opening": {"weekly_minutes": 1_200}}, {"subject": {"emergency_protection": 0}}),
        ("hired_before", {"opening": {"releasees_hired": 2}}, {"opening": {"releasees_hired": 1}}),
        ("hired_before", {"opening": {"releasees_hired": -1}}, {}),
        ("settled_home", {}, {"unit": {"longest_stay_days": 80}}),
        (
            "settled_home",
            {"subject": {"settled_day": build.RELEASE + 80}, "unit": {"longest_stay_days": 80}},
            {"subject": {"settled_day": build.RELEASE + 81}, "unit": {"longest_stay_days": 80}},
        ),
        (
            "settled_home",
            {"subject": {"settled_day": build.RELEASE + 81}, "unit": {"longest_stay_days": 80}},
            {"unit": {"longest_stay_days": 80}},
        ),
        ("support_at_home", {"unit": {"support_corporation": 1}}, {}),
        ("support_at_home", {"unit": {"kind": 5}}, {"unit": {"support_corporation": 1}}),
        ("support_at_home", {"unit": {"support_corporation": -1}}, {}),
        ("opening_freshness", {}, {"opening": {"confirmed_day": build.TODAY - 30}}),
        ("unit_freshness", {}, {"unit": {"confirmed_day": build.TODAY - 30}}),
    ],
)
def test_the_better_case_has_more_points(name: str, better: build.Change, worse: build.Change) -> None:
    criterion = next(one for one in CRITERIA if one.name == name)

    good, bad = (int(points(criterion, build.case(**changes)).item()) for changes in (better, worse))

    assert good > bad
