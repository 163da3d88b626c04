"""A policy in words: each entry with its unit, what differs, and what to look at twice."""

import pytest

from matcher.desk.policy_words import differences, in_words, warnings
from matcher.desk.rules import rules_under
from matcher.domain.policy import Policy
from matcher.eligibility.catalogue import RULES
from tests import build


def said(policy: Policy, name: str) -> tuple[str, str]:
    """One entry, in both languages."""
    value = next(entry.value for heading in in_words(policy) for entry in heading.entries if entry.name == name)
    return value.ja, value.en


@pytest.mark.parametrize(
    ("name", "ja", "en"),
    [
        ("soon_days", "30日", "30 days"),
        ("rent_share_permille", "350‰", "350 ‰"),
        ("living_cost_yen_a_day", "1,500円/日", "1,500 yen a day"),
        ("foot.metres_a_minute", "80m/分", "80 metres a minute"),
        ("weights.commute", "800点", "800 points"),
        ("rules_off", "なし", "none"),
        ("child_contact_bar", "はい（紹介しない）", "yes: it is not proposed"),
        ("name", "標準の方針", "標準の方針"),
    ],
)
def test_an_entry_is_said_with_its_unit(name: str, ja: str, en: str) -> None:
    assert said(build.policy(), name) == (ja, en)


def test_rules_and_objectives_are_said_by_their_labels() -> None:
    policy = build.policy(rules_off=["rent_affordable"], objectives=["points", "placed", "helped", "tie"])

    assert said(policy, "rules_off") == ("家賃の負担", "affordable rent")
    assert said(policy, "objectives")[0].startswith("適合の合計 → そろう人")


def test_every_entry_of_the_document_is_said() -> None:
    data = build.policy().as_data()
    names = {
        f"{name}.{part}" if part else name
        for name, value in data.items()
        for part in (value if isinstance(value, dict) else [""])
    }

    assert {entry.name for heading in in_words(build.policy()) for entry in heading.entries} == names


def test_differences_are_those_entries_that_differ() -> None:
    other = build.policy(soon_days=14, rules_off=["rent_affordable"])

    found = differences(build.policy(), other)

    assert [one.name for one in found] == ["soon_days", "rules_off"]
    assert (found[0].heading.ja, found[0].before.ja, found[0].after.ja) == ("確認の新しさと日付", "30日", "14日")
    assert differences(other, other) == ()


def test_nothing_is_to_be_said_of_the_policy_that_ships() -> None:
    assert warnings(build.policy()) == ()


def test_what_to_look_at_twice_is_said() -> None:
    weights = {name: weight for name, weight in build.policy().weights.items() if name != "commute"}
    policy = build.policy(
        rules_off=["rent_affordable", "gone_rule"],
        child_contact_bar=0,
        objectives=["points", "placed", "helped", "tie"],
        weights=weights | {"gone_criterion": 1},
    )

    said_of_it = " ".join(one.en for one in warnings(policy))

    for words in ("H13", "children", "published", "[commute]", "[gone_rule]", "[gone_criterion]", "9,201"):
        assert words in said_of_it


def test_a_rule_that_is_off_is_listed_as_off() -> None:
    off = {one.name for one in rules_under(build.policy(rules_off=["rent_affordable"])) if one.off}

    assert off == {"rent_affordable"}


def test_a_legal_bar_is_never_listed_as_off() -> None:
    everything = build.policy(rules_off=[rule.name for rule in RULES])

    assert [one.name for one in rules_under(everything) if not one.off] == [one.name for one in RULES if one.legal_bar]


def test_before_the_first_run_nobody_knows() -> None:
    assert {one.off for one in rules_under(None)} == {None}
