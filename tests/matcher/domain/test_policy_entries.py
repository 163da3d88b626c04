"""Every entry of a policy has words."""

from matcher.domain.policy_entries import HEADINGS
from tests import build


def test_every_entry_but_the_weights_stands_under_one_heading() -> None:
    data = build.policy().as_data()
    plain = {name for name, value in data.items() if not isinstance(value, dict)}
    parts = {f"{name}.{part}" for name in ("foot", "bicycle", "car", "home_hold_days") for part in data[name]}

    named = [entry.name for heading in HEADINGS for entry in heading.entries]

    assert sorted(named) == sorted(plain | parts)


def test_every_entry_says_what_it_is_in_both_languages() -> None:
    for heading in HEADINGS:
        assert all(entry.label.ja and entry.label.en for entry in heading.entries)
