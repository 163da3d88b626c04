"""A policy file is read, or refused with its name, the entry and what it may be."""

from pathlib import Path

import pytest

from matcher.domain.errors import FileFaultsError, PolicyError
from matcher.domain.policy import FULL_SCORE
from matcher.exchange.policies import read_policy
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
        ("commute = 900", "commute = -900", "weights.commute"),
        ("commute = 900", "commute = 901", "10001"),
        ("commute = 900", "distance = 900", "commute"),
        ("independence = 400", "# none", "independence"),
        ("commute = 900", "distance = 0\ncommute = 900", "distance"),
        ("rent_share_permille = 350", "rent_share_permille = 1350", "rent_share_permille"),
        ("metres_a_minute = 80 ", "metres = 80 ", "foot"),
        ("[weights]", "[burdens]", "burdens"),
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
