"""The best bundles of one person: in order, no more than shown, and explained to the last point."""

from dataclasses import replace

import pytest

from matcher.assignment.enumerate import bundles_of
from matcher.assignment.problem import NONE, Help
from matcher.matching.inputs import Inputs
from matcher.matching.problem import bundles_for, problem_of
from matcher.matching.proposal import Proposal
from matcher.matching.rank import rank
from tests import build
from tests.chance import random_inputs
from tests.counts import scaled
from tests.generous import generous_inputs

Codes = tuple[str | None, str | None, Help, int]
SEEDS = range(scaled(8, 100))


def _instance(seed: int) -> Inputs:
    return generous_inputs(seed, (3, 8, 7)) if seed % 2 else random_inputs(seed, (5, 8, 8))


def _showing(inputs: Inputs, most: int) -> Inputs:
    policy = build.policy(proposals_shown=most)
    return replace(inputs, setting=replace(inputs.setting, policy=policy))


def _ranked(inputs: Inputs) -> list[tuple[Proposal, ...]]:
    return [rank(inputs, bundles_for(inputs, subject)) for subject in range(len(inputs.subjects))]


def _codes(proposal: Proposal) -> Codes:
    return proposal.opening, proposal.unit, proposal.help, proposal.points


@pytest.mark.parametrize("seed", SEEDS)
def test_the_proposals_are_the_feasible_bundles_each_once(seed: int) -> None:
    inputs = _showing(_instance(seed), 1000)
    problem = problem_of(inputs)

    for subject, proposals in enumerate(_ranked(inputs)):
        bundles = bundles_of(problem, subject)
        columns = (bundles.opening, bundles.unit, bundles.help, bundles.points)
        expected = [
            (
                None if opening == NONE else str(inputs.openings.code[opening]),
                None if unit == NONE else str(inputs.units.code[unit]),
                Help(given),
                points,
            )
            for opening, unit, given, points in zip(*(column.tolist() for column in columns), strict=True)
        ]
        assert sorted(map(_codes, proposals), key=str) == sorted(expected, key=str)
        assert {proposal.subject for proposal in proposals} <= {inputs.subjects.code[subject]}


@pytest.mark.parametrize("seed", SEEDS)
def test_more_help_comes_first_then_more_points_then_the_code(seed: int) -> None:
    for proposals in _ranked(_showing(_instance(seed), 1000)):
        keys = [(-one.help, -one.points, one.opening or "", one.unit or "") for one in proposals]

        assert keys == sorted(keys)


@pytest.mark.parametrize("seed", SEEDS)
def test_the_first_five_are_shown(seed: int) -> None:
    inputs = _instance(seed)

    few, all_of_them = _ranked(inputs), _ranked(_showing(inputs, 1000))

    assert [list(map(_codes, shown)) for shown in few] == [list(map(_codes, whole[:5])) for whole in all_of_them]


@pytest.mark.parametrize("seed", SEEDS)
def test_the_shares_of_a_proposal_add_up_to_its_points(seed: int) -> None:
    for proposals in _ranked(_instance(seed)):
        for proposal in proposals:
            assert sum(share.points for share in proposal.shares) == proposal.points
            assert all(0 <= share.points <= share.most for share in proposal.shares)


@pytest.mark.parametrize("seed", SEEDS)
def test_something_is_to_confirm_exactly_where_it_is_said(seed: int) -> None:
    for proposals in _ranked(_instance(seed)):
        for proposal in proposals:
            assert not (proposal.help is Help.FULL and proposal.to_confirm)
            assert all(finding.verdict == 0 for finding in proposal.to_confirm)


def test_an_unknown_is_named_as_something_to_confirm() -> None:
    inputs = build.inputs(build.subjects(), build.openings(), build.units({"household_max": -1}))

    best = _ranked(inputs)[0][0]

    assert (best.help, [finding.rule.code for finding in best.to_confirm]) == (Help.TO_CONFIRM, ["H12b"])


def test_equal_bundles_stand_in_the_order_of_their_codes() -> None:
    homes = build.units({"code": "U-b"}, {"code": "U-c"}, {"code": "U-a"})
    inputs = build.inputs(build.subjects({"needs_job": 0}), build.openings(), homes)

    assert [one.unit for one in _ranked(inputs)[0]] == ["U-a", "U-b", "U-c"]


def test_nobody_else_is_looked_at() -> None:
    """The one place is proposed to both, whoever gets it in the plan."""
    inputs = build.inputs(build.subjects({}, {}), build.openings(), build.units())

    first, second = _ranked(inputs)

    assert list(map(_codes, first)) == list(map(_codes, second))


def test_there_is_no_proposal_where_nothing_is_permitted() -> None:
    person = build.subjects({"consent_until_day": build.TODAY - 1})

    assert _ranked(build.inputs(person, build.openings(), build.units())) == [()]


def test_the_figures_of_a_proposal_are_those_of_its_case() -> None:
    """Released on 13 December, at work from the 14th, paid on 15 January; 152,000 net less 35,000 for the home."""
    facts = _ranked(build.inputs(build.subjects(), build.openings(), build.units()))[0][0].facts

    assert (facts.start_day, facts.first_pay_day, facts.days_to_first_pay) == (
        build.RELEASE + 1,
        build.RELEASE + 33,
        33,
    )
    assert (facts.net_monthly_yen, facts.housing_monthly_yen, facts.left_monthly_yen) == (152_000, 35_000, 117_000)


def test_figures_of_what_is_not_there_are_left_out() -> None:
    inputs = build.inputs(build.subjects(), build.openings(), build.units())

    home, job = (one.facts for one in _ranked(inputs)[0][1:])

    assert (home.start_day, home.commute_minutes, home.net_monthly_yen, home.left_monthly_yen) == (None,) * 4
    assert home.housing_monthly_yen == 35_000
    assert (job.housing_monthly_yen, job.commute_km, job.left_monthly_yen) == (None,) * 3
    assert job.net_monthly_yen == 152_000
