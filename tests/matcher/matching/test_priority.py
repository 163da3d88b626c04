"""Whose placement comes first, and that nothing about the past or the age of a person has a part in it."""

import numpy as np
import pytest

from matcher.domain.text import Text
from matcher.matching.priority import levels, priorities
from tests import build
from tests.chance import random_inputs
from tests.counts import scaled

SOON, LATE = {"release_day": build.TODAY + 30}, {"release_day": build.TODAY + 31}
HOME, NO_HOME = {"needs_home": 0}, {"needs_home": 1}
HEALTH = {"health_need": 1}


@pytest.mark.parametrize(
    ("person", "level", "reason"),
    [
        (LATE | HOME, 1, "通常"),
        (SOON | HOME, 1, "釈放まで30日以内"),
        (LATE | NO_HOME, 1, "釈放日に帰る家がない"),
        (LATE | HOME | HEALTH, 1, "健康上の配慮が必要"),
        (SOON | NO_HOME, 2, "釈放まで30日以内、釈放日に帰る家がない"),
        (SOON | HOME | HEALTH, 2, "釈放まで30日以内、健康上の配慮が必要"),
        (LATE | NO_HOME | HEALTH, 2, "釈放日に帰る家がない、健康上の配慮が必要"),
        (SOON | NO_HOME | HEALTH, 3, "釈放まで30日以内、釈放日に帰る家がない、健康上の配慮が必要"),
        (SOON | NO_HOME | {"health_need": -1}, 2, "釈放まで30日以内、釈放日に帰る家がない"),
    ],
)
def test_two_reasons_make_two_and_three_make_three(person: build.Change, level: int, reason: str) -> None:
    (priority,) = priorities(build.subjects(person), build.setting())

    assert (priority.level, priority.reason.ja) == (level, reason)


def test_the_reason_is_said_in_english_too() -> None:
    (priority,) = priorities(build.subjects(SOON | NO_HOME | HEALTH), build.setting())

    assert priority.reason.en == "released within 30 days, no home to go to on the release day, a declared health need"


def test_policy_says_what_soon_is() -> None:
    person = build.subjects(LATE | NO_HOME)

    assert levels(person, build.setting()).tolist() == [1]
    assert levels(person, build.setting(soon_days=31)).tolist() == [2]
    assert priorities(build.subjects(SOON | HOME), build.setting(soon_days=31))[0].reason == Text(
        "釈放まで31日以内", "released within 31 days"
    )


def test_nobody_has_no_priority() -> None:
    assert levels(build.subjects().take([]), build.setting()).tolist() == []


@pytest.mark.parametrize("seed", range(scaled(5, 100)))
def test_only_release_home_and_health_have_a_part_in_it(seed: int) -> None:
    """Offence, sentence, age, sex and all else are drawn anew for another person with the same three."""
    same, others = random_inputs(seed, (9, 1, 1)).subjects, random_inputs(seed + 1000, (9, 1, 1)).subjects
    counting = ("release_day", "needs_home", "health_need")
    strangers = build.subjects(
        *({name: getattr(same, name)[row] for name in counting} | _rest(others, row) for row in range(9))
    )

    setting = build.setting()

    assert np.array_equal(levels(strangers, setting), levels(same, setting))
    assert [one.reason for one in priorities(strangers, setting)] == [one.reason for one in priorities(same, setting)]


def _rest(people: build.Change, row: int) -> dict[str, build.Change]:
    names = ("offence_bits", "specified_sexual_offence", "sentence_end_day", "birth_day", "sex", "tattoo")
    return {name: getattr(people, name)[row] for name in (*names, "antisocial_tie", "household_size", "work_capacity")}
