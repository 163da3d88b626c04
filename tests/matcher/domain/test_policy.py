"""A policy is whole numbers in range, or it is refused with the entry that is wrong."""

import re
from dataclasses import fields

import pytest

from matcher.domain.errors import PolicyError
from matcher.domain.objectives import ORDERS, PUBLISHED, Objective
from matcher.domain.policy import FULL_SCORE, LATER, LISTS, Policy, Travel
from tests import build

TRAVELS = tuple(field.name for field in fields(Policy) if field.type is Travel)
NUMBERS = tuple(field.name for field in fields(Policy) if field.type is int)
PARTS = tuple((name, field.name) for name in TRAVELS for field in fields(Travel))
WRONG = (-1, 1_000_001, 1.5, "3", True, None)
MOST = {"child_contact_bar": 1, "look_ahead_days": 548} | {name: 1000 for name in NUMBERS if name.endswith("_permille")}
LEAST = {"public_transport_metres_a_minute": 1}
PART_LEAST = {"detour_permille": 1000, "metres_a_minute": 1}


def _refused(named: str, **changes: build.Change) -> None:
    with pytest.raises(PolicyError, match=re.escape(f"[{named}]")) as refused:
        build.policy(**changes)
    assert named in refused.value.said.en
    assert refused.value.entry == named


@pytest.mark.parametrize("name", NUMBERS)
@pytest.mark.parametrize("value", WRONG)
def test_a_wrong_number_is_refused_by_name(name: str, value: build.Change) -> None:
    _refused(name, **{name: value})


@pytest.mark.parametrize("name", NUMBERS)
def test_a_number_may_lie_on_its_limits_and_not_beyond(name: str) -> None:
    least, most = LEAST.get(name, 0), MOST.get(name, 1_000_000)

    assert getattr(build.policy(**{name: least}), name) == least
    assert getattr(build.policy(**{name: most}), name) == most
    _refused(name, **{name: least - 1})
    _refused(name, **{name: most + 1})


@pytest.mark.parametrize(("name", "part"), PARTS)
@pytest.mark.parametrize("value", WRONG)
def test_a_wrong_part_of_a_means_of_travel_is_refused_by_name(name: str, part: str, value: build.Change) -> None:
    _refused(f"{name}.{part}", **{name: build.policy().as_data()[name] | {part: value}})


@pytest.mark.parametrize(("name", "part"), PARTS)
def test_a_part_of_a_means_of_travel_has_a_least_value(name: str, part: str) -> None:
    least = PART_LEAST.get(part, 0)
    whole = build.policy().as_data()[name]

    assert getattr(getattr(build.policy(**{name: whole | {part: least}}), name), part) == least
    _refused(f"{name}.{part}", **{name: whole | {part: least - 1}})


@pytest.mark.parametrize("name", TRAVELS)
@pytest.mark.parametrize("value", [3, {}, {"detour_permille": 1200}, None])
def test_a_means_of_travel_has_all_its_parts(name: str, value: build.Change) -> None:
    with pytest.raises(PolicyError, match=rf"\[{name}: "):
        build.policy(**{name: value})


@pytest.mark.parametrize("value", [-1, FULL_SCORE + 1, 1.5, "3", True])
def test_a_wrong_weight_is_refused_by_name(value: build.Change) -> None:
    _refused("weights.commute", weights={"commute": value})


def test_the_weights_together_are_at_most_a_full_score() -> None:
    assert sum(build.policy(weights={"commute": 9_000, "private_room": 1_000}).weights.values()) == FULL_SCORE
    with pytest.raises(PolicyError, match=r"\[10001\]"):
        build.policy(weights={"commute": 9_000, "private_room": 1_001})


@pytest.mark.parametrize("name", [field.name for field in fields(Policy) if field.name not in LATER])
def test_a_missing_entry_is_named(name: str) -> None:
    data = build.policy().as_data()
    del data[name]

    with pytest.raises(PolicyError, match=rf"lacks \[{name}\]"):
        Policy.from_data(data)


def test_an_entry_that_is_none_of_the_policys_is_named() -> None:
    with pytest.raises(PolicyError, match=r"no entry \[soon_weeks\]"):
        build.policy(soon_weeks=4)


def test_a_policy_is_read_again_as_it_was_written() -> None:
    policy = build.policy(soon_days=7)

    assert Policy.from_data(policy.as_data()) == policy
    assert list(policy.as_data()["weights"]) == sorted(policy.weights)


def test_a_policy_of_a_run_before_there_were_switches_has_all_rules_on_and_the_published_order() -> None:
    data = {name: value for name, value in build.policy().as_data().items() if name not in LISTS}

    policy = Policy.from_data(data)

    assert (policy.rules_off, policy.objectives) == ((), PUBLISHED)


def test_it_does_not_matter_in_which_order_rules_are_named() -> None:
    once = build.policy(rules_off=["b", "a", "b"])

    assert once == build.policy(rules_off=["a", "b"])
    assert Policy.from_data(once.as_data()) == once


@pytest.mark.parametrize("order", ORDERS)
def test_the_objectives_come_in_an_order_that_makes_sense(order: tuple[Objective, ...]) -> None:
    assert build.policy(objectives=[str(one) for one in order]).objectives == order


@pytest.mark.parametrize(
    "order", [[], ["placed"], ["helped", "placed", "points", "tie"], ["tie", "placed", "helped", "points"], ["x"] * 4]
)
def test_any_other_order_is_refused_with_those_there_are(order: list[str]) -> None:
    with pytest.raises(PolicyError, match="points, placed, helped, tie") as refused:
        build.policy(objectives=order)

    assert refused.value.entry == "objectives"


@pytest.mark.parametrize("name", LISTS)
@pytest.mark.parametrize("value", ["placed", 3, None, [3], {"a": 1}])
def test_a_list_of_names_is_nothing_else(name: str, value: build.Change) -> None:
    _refused(name, **{name: value})


@pytest.mark.parametrize("value", ["", " ", 3, None, "a\nb", "名" * 201])
def test_a_name_is_one_line_of_words(value: build.Change) -> None:
    _refused("name", name=value)
