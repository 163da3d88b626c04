"""Who will need a home or an opening that cannot be held for them yet; nothing where the policy does not look ahead."""

from dataclasses import replace
from typing import Any

from matcher.domain.vocabulary import OffenceCategory
from matcher.matching.ahead import Ahead, ahead
from matcher.matching.inputs import Inputs
from matcher.matching.plan import plan
from tests import build

LATER = {"release_day": build.TODAY + 120, "sentence_end_day": build.TODAY + 119}
SHORT_HOLD = {"hold_days": 30}


def _inputs(*people: dict[str, Any], homes: int = 1, jobs: int = 9, days: int = 365, **policy: Any) -> Inputs:  # noqa: ANN401
    return build.inputs(
        build.subjects(*people),
        build.openings({"places": jobs}),
        build.units({"places": homes, **SHORT_HOLD}),
        build.setting(look_ahead_days=days, **policy),
    )


def test_a_home_that_somebody_needs_later_too_is_told_with_their_release() -> None:
    found = ahead(_inputs({}, LATER))

    assert [(one.code, one.people) for one in found.units] == [("U-01", (("S-02", build.TODAY + 120),))]
    assert found.openings == ()


def test_nothing_is_told_by_default_nor_of_a_release_beyond_what_is_looked_at() -> None:
    assert build.policy().look_ahead_days == 0
    assert ahead(_inputs({}, LATER, days=0)) == Ahead()
    assert ahead(_inputs({}, LATER, days=119)) == Ahead()
    assert ahead(_inputs({}, LATER, days=120)) != Ahead()


def test_enough_homes_for_all_are_needed_by_nobody() -> None:
    assert ahead(_inputs({}, LATER, homes=2)) == Ahead()


def test_who_could_have_it_held_today_is_no_one_of_tomorrow() -> None:
    assert ahead(_inputs({}, {})) == Ahead()


def test_who_is_refused_there_does_not_need_it() -> None:
    homes = build.units(
        {**SHORT_HOLD, "accepted_bits": OffenceCategory.THEFT.bit, "not_accepted_bits": OffenceCategory.FRAUD.bit}
    )
    inputs = replace(_inputs({}, LATER | {"offence_bits": OffenceCategory.FRAUD.bit}), units=homes)

    assert ahead(inputs) == Ahead()


def test_a_job_is_told_like_a_home() -> None:
    inputs = _inputs({}, LATER, homes=9, jobs=1, opening_hold_days=30)

    assert [(one.code, [code for code, _ in one.people]) for one in ahead(inputs).openings] == [("J-01", ["S-02"])]


def test_it_is_advice_and_changes_no_plan() -> None:
    looking, not_looking = plan(_inputs({}, LATER)), plan(_inputs({}, LATER, days=0))

    assert looking.solution.chosen.unit.tolist() == not_looking.solution.chosen.unit.tolist()
    assert looking.solution.passes == not_looking.solution.passes
