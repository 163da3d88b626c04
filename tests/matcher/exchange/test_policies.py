"""A policy file is read, or refused with its name, the entry and what it may be."""

from pathlib import Path

import pytest

from matcher.domain.errors import FileFaultsError, PolicyError
from matcher.domain.policy import FULL_SCORE, Policy
from matcher.eligibility.catalogue import RULES
from matcher.eligibility.rule import Rule
from matcher.exchange.policies import kept_policy, read_policy, stated_policy
from matcher.exchange.policy_files import policy_file as policy_file_text
from matcher.scoring.catalogue import CRITERIA

DEFAULT = Path(__file__).parents[3] / "seed_data" / "policy.toml"


@pytest.fixture
def policy_file(tmp_path: Path) -> Path:
    """A copy of the default policy, to be spoilt."""
    path = tmp_path / "mine.toml"
    path.write_text(DEFAULT.read_text(encoding="utf-8"), encoding="utf-8")
    return path


def spoil(path: Path, old: str, new: str) -> None:
    """Replace what stands once in a file."""
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_the_default_policy_weighs_every_criterion_and_uses_all_points() -> None:
    policy = read_policy(DEFAULT)

    assert set(policy.weights) == {criterion.name for criterion in CRITERIA}
    assert sum(policy.weights.values()) == FULL_SCORE


def test_walking_is_eighty_metres_a_minute() -> None:
    foot = read_policy(DEFAULT).foot

    assert (foot.metres_a_minute, foot.detour_permille, foot.overhead_minutes) == (80, 1200, 0)


@pytest.mark.parametrize(
    ("old", "new", "named"),
    [
        ("soon_days = 30", "soon_days = -30", "soon_days"),
        ("soon_days = 30", 'soon_days = "30"', "soon_days"),
        ("soon_days = 30", "soon_dayz = 30", "soon_days"),
        ("soon_days = 30", "soon_days = 30\nsoon_weeks = 4", "soon_weeks"),
        ("commute = 800", "commute = -800", "weights.commute"),
        ("commute = 800", "commute = 801", "10001"),
        ("commute = 800", "distance = 800", "commute"),
        ("independence = 300", "# none", "independence"),
        ("commute = 800", "distance = 0\ncommute = 800", "distance"),
        ("rent_share_permille = 350", "rent_share_permille = 1350", "rent_share_permille"),
        ("metres_a_minute = 80 ", "metres = 80 ", "foot"),
        ("[weights]", "[burdens]", "burdens"),
        ("start_within_days = 60", "# none", "start_within_days"),
        ("rules_off = []", 'rules_off = ["no_such_rule"]', "no_such_rule"),
        ('"placed", "helped", "points", "tie"]  #', '"placed"]  #', "objectives"),
    ],
)
def test_a_wrong_entry_is_refused_by_name(policy_file: Path, old: str, new: str, named: str) -> None:
    spoil(policy_file, old, new)

    with pytest.raises(PolicyError, match=named) as refused:
        read_policy(policy_file)

    assert refused.value.said.ja.startswith("mine.toml: ")


def test_weights_that_are_no_table_are_refused(policy_file: Path) -> None:
    text = policy_file.read_text(encoding="utf-8")
    policy_file.write_text("weights = 3\n" + text[: text.index("[weights]")], encoding="utf-8")

    with pytest.raises(PolicyError, match="weights"):
        read_policy(policy_file)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(FileFaultsError) as refused:
        read_policy(tmp_path / "none.toml")

    (fault,) = refused.value.faults
    assert (fault.file, fault.row) == (str(tmp_path / "none.toml"), None)


def test_a_folder_is_not_read(tmp_path: Path) -> None:
    with pytest.raises(FileFaultsError, match="cannot be read"):
        read_policy(tmp_path)


def test_bad_toml_is_refused_with_its_line(policy_file: Path) -> None:
    policy_file.write_text('name = "x"\n\nsoon_days == 3\n', encoding="utf-8")

    with pytest.raises(FileFaultsError) as refused:
        read_policy(policy_file)

    assert refused.value.faults[0].row == 3


def test_a_file_in_another_encoding_is_refused(policy_file: Path) -> None:
    policy_file.write_bytes("name = '方針'".encode("cp932"))

    with pytest.raises(FileFaultsError, match="UTF-8"):
        read_policy(policy_file)


LEGAL_BARS = [rule for rule in RULES if rule.legal_bar]


@pytest.mark.parametrize("rule", LEGAL_BARS, ids=lambda rule: rule.name)
def test_a_file_that_switches_off_a_legal_bar_is_refused(policy_file: Path, rule: Rule) -> None:
    spoil(policy_file, "rules_off = []", f'rules_off = ["{rule.name}"]')

    with pytest.raises(PolicyError, match=rf"\[{rule.name}\] .*legal bar") as refused:
        read_policy(policy_file)

    assert refused.value.entry == "rules_off"
    assert "法令による制限" in refused.value.said.ja


@pytest.mark.parametrize("rule", LEGAL_BARS, ids=lambda rule: rule.name)
def test_one_that_was_kept_so_is_refused_as_well(rule: Rule) -> None:
    with pytest.raises(PolicyError, match=rule.name):
        kept_policy(read_policy(DEFAULT).as_data() | {"rules_off": [rule.name]})


def test_what_an_older_release_kept_may_lack_a_criterion_that_has_come_since() -> None:
    data = read_policy(DEFAULT).as_data()
    del data["weights"]["commute"]

    assert kept_policy(data).weights.get("commute") is None
    with pytest.raises(PolicyError, match=r"weights\.commute"):
        stated_policy(data)


@pytest.mark.parametrize("rules_off", [[], ["rent_affordable", "tattoo_accepted"]])
def test_a_policy_is_written_as_a_file_that_says_the_same(tmp_path: Path, rules_off: list[str]) -> None:
    known = {rule.name for rule in RULES}
    changes = {"rules_off": [name for name in rules_off if name in known], "name": '「"改\\正" 案」'}
    policy = Policy.from_data(read_policy(DEFAULT).as_data() | changes)
    path = tmp_path / "written.toml"

    path.write_text(policy_file_text(policy), encoding="utf-8")

    assert read_policy(path) == policy
    assert "rent_share_permille = 350  # 手取りに対する家賃の上限（‰）" in path.read_text(encoding="utf-8")
