"""The policy from the terminal: drafted, changed, compared, rehearsed, activated, and written to a file."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

import api
from api.config import POLICY_FILE
from matcher.eligibility.catalogue import RULES
from matcher.exchange.policies import read_policy
from tests.commands_run import ibasho


def policy(url: str, *words: str) -> str:
    """What `ibasho policy …` prints when it goes well."""
    done = ibasho(url, "--lang", "en", "policy", *words)
    assert done.returncode == 0, done.stderr
    return done.stdout


def refused(url: str, *words: str) -> str:
    """What it says when it does not."""
    done = ibasho(url, "--lang", "en", "policy", *words)
    assert (done.returncode, done.stdout) == (2, "")
    return done.stderr


def in_json(url: str, *words: str) -> Any:  # noqa: ANN401  # JSON
    return json.loads(policy(url, *words, "--json"))


def test_what_the_page_shows_as_an_example_is_accepted(empty: str) -> None:
    page = (Path(api.__file__).parent / "templates" / "policies.html").read_text(encoding="utf-8")
    example = re.findall(r"ibasho policy draft (\S+)", page)

    assert example
    policy(empty, "draft", *example)


def test_the_way_of_a_draft_to_being_active(empty: str) -> None:
    policy(empty, "draft", "soon_days=14", "weights.commute=800", "--reason", "meeting of May")
    policy(empty, "set", "2", "rules_off=rent_affordable, commute_within_limit")

    assert "30 days → 14 days  [soon_days]" in policy(empty, "compare", "2")
    assert "rehearse it first" in refused(empty, "activate", "2")
    assert "0 people" in policy(empty, "rehearse", "2")
    assert "Version 2 is active" in policy(empty, "activate", "2")
    listed = policy(empty, "list").splitlines()
    assert "active" in listed[0]
    assert listed[0].endswith("(from 1)  meeting of May")
    assert "retired" in listed[1]


def test_the_active_one_is_shown_unless_a_number_is_given(empty: str) -> None:
    policy(empty, "draft", "rules_off=rent_affordable")

    assert in_json(empty, "show")["head"]["number"] == 1
    assert "note: the rule [affordable rent] (H13) is switched off" in policy(empty, "show", "2")


def test_versions_are_listed_and_compared_in_json(empty: str) -> None:
    policy(empty, "draft", "soon_days=14")

    assert [one["number"] for one in in_json(empty, "list")] == [2, 1]
    assert [one["name"] for one in in_json(empty, "compare", "2")] == ["soon_days"]
    assert in_json(empty, "compare", "2", "2") == []
    assert "say the same" in policy(empty, "compare", "1", "1")


def test_a_rehearsal_in_json_has_everybody(empty: str) -> None:
    policy(empty, "draft")

    assert in_json(empty, "rehearse", "2")["effects"] == []


def test_a_version_is_written_to_a_file_and_drafted_from_it(empty: str, tmp_path: Path) -> None:
    file = tmp_path / "mine.toml"

    policy(empty, "export", "1", str(file))
    policy(empty, "draft", "--file", str(file), "soon_days=3")

    assert read_policy(file) == read_policy(POLICY_FILE)
    assert [one["name"] for one in in_json(empty, "compare", "2")] == ["soon_days"]


def test_a_file_that_cannot_be_written_is_said(empty: str, tmp_path: Path) -> None:
    assert "cannot be written" in refused(empty, "export", "1", str(tmp_path / "no" / "folder.toml"))


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("soon_days", "write ENTRY=VALUE"),
        ("soon_days=many", "[soon_days] cannot be [many]"),
        ("soon_dayz=1", "no entry [soon_dayz]"),
        ("weights.x=1", "no entry [weights.x]"),
        ("foot.metres_a_minute=0", "[foot.metres_a_minute] cannot be [0]"),
        ("rules_off=nothing", "no rule [nothing]"),
        ("objectives=helped,placed", "[objectives] cannot be [helped, placed]"),
        ("name= ", "[name] cannot be []"),
    ],
)
def test_what_cannot_be_taken_is_said(empty: str, typed: str, says: str) -> None:
    assert says in refused(empty, "draft", typed)
    policy(empty, "draft")
    assert says in refused(empty, "set", "2", typed)


@pytest.mark.parametrize("rule", [rule.name for rule in RULES if rule.legal_bar])
def test_a_legal_bar_cannot_be_switched_off(empty: str, tmp_path: Path, rule: str) -> None:
    file = tmp_path / "mine.toml"
    shipped = POLICY_FILE.read_text(encoding="utf-8")
    file.write_text(shipped.replace("rules_off = []", f'rules_off = ["{rule}"]'), encoding="utf-8")

    assert "legal bar" in refused(empty, "draft", f"rules_off={rule}")
    assert "legal bar" in refused(empty, "draft", "--file", str(file))
    done = ibasho(empty, "--lang", "en", "match", "--policy", str(file))
    assert (done.returncode, "legal bar" in done.stderr) == (2, True)


def test_matching_follows_the_active_policy_or_a_file(empty: str, tmp_path: Path) -> None:
    for words in (
        ("draft", "name=二番目"),
        ("rehearse", "2"),
        ("activate", "2"),
        ("export", "1", str(tmp_path / "one")),
    ):
        policy(empty, *words)

    assert ibasho(empty, "match", "--json").returncode == 0
    assert ibasho(empty, "match", "--policy", str(tmp_path / "one")).returncode == 0
    assert [one["state"] for one in in_json(empty, "list")] == ["active", "retired"]


def test_a_version_that_is_not_there_is_said(empty: str) -> None:
    assert "there is no version 9" in refused(empty, "show", "9")
