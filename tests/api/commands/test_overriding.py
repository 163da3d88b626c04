"""`ibasho override`: what it prints and how it ends."""

import json

import pytest

from tests.commands_run import ibasho


@pytest.fixture
def matched(url: str, said: str) -> str:
    """The demo's database, after the command has run."""
    assert said
    return url


def test_it_says_at_least_how_much_each_plan_costs(matched: str) -> None:
    printed = ibasho(matched, "--lang", "en", "override", "A-01").stdout

    assert "* 2. O-0002,U-0002\n     This is what the plan for everybody gives" in printed
    assert "  4. O-0007,U-0007\n     points: at least " in printed
    assert "→" not in printed


def test_solving_again_names_who_would_move(matched: str) -> None:
    printed = ibasho(matched, "--lang", "ja", "override", "A-01", "--solve").stdout

    assert "必要なものがそろう方が1人少なくなります" in printed
    assert "     I-09：O-0006,U-0006 → なし" in printed
    assert "ほかの方の案は変わりません" in printed


def test_the_json_has_both_and_at_least_is_never_more(matched: str) -> None:
    found = json.loads(ibasho(matched, "override", "A-01", "--solve", "--json").stdout)

    same = [
        (one["at_least"]["whole"], lost["lost"])
        for one in found
        if one["at_least"]
        for lost in one["exact"]["losses"]
        if lost["objective"] == one["at_least"]["objective"]
    ]
    assert same
    assert all(least <= lost for least, lost in same)


def test_before_the_first_run_it_says_what_to_do(empty: str) -> None:
    done = ibasho(empty, "--lang", "en", "override", "A-01")

    assert done.returncode == 2
    assert "nothing is matched yet" in done.stderr
