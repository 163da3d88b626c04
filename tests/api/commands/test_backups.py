"""`ibasho backup` and `ibasho restore` as their user types them."""

from pathlib import Path
from zipfile import ZipFile

import pytest
from click.testing import CliRunner, Result

from api.commands.main import commands
from matcher.records.engine import make_engine
from tests.contents import contents
from tests.databases import Databases


def ibasho(url: str, *words: object) -> Result:
    """Run the command on a database, in English."""
    return CliRunner(env={"IBASHO_DATABASE_URL": url}).invoke(commands, ["--lang", "en", *map(str, words)])


def held(url: str) -> object:
    """All that a database holds."""
    engine = make_engine(url)
    found = contents(engine)
    engine.dispose()
    return found


@pytest.fixture
def demo(url: str, said: str) -> str:
    """The demo's database, only to be read."""
    assert said
    return url


@pytest.mark.parametrize("other", ["sqlite", pytest.param("postgresql", marks=pytest.mark.postgresql)])
def test_one_command_each_moves_everything(demo: str, other: str, databases: Databases, tmp_path: Path) -> None:
    target, file = databases.blank(other), tmp_path / "ibasho.zip"

    kept, restored = ibasho(demo, "backup", file), ibasho(target, "restore", file)

    assert (kept.exit_code, restored.exit_code) == (0, 0), kept.output + restored.output
    assert held(target) == held(demo)
    assert ibasho(target, "proposals", "A-01").output == ibasho(demo, "proposals", "A-01").output
    databases.give_back(target)


def test_a_backup_is_its_users_own_and_alone(demo: str, tmp_path: Path) -> None:
    ibasho(demo, "backup", tmp_path / "ibasho.zip")

    assert [path.name for path in tmp_path.iterdir()] == ["ibasho.zip"]
    assert (tmp_path / "ibasho.zip").stat().st_mode & 0o077 == 0


def test_a_backup_is_replaced_only_when_asked(demo: str, tmp_path: Path) -> None:
    file = tmp_path / "ibasho.zip"
    ibasho(demo, "backup", file)
    file.write_bytes(before := file.read_bytes())

    refused = ibasho(demo, "backup", file)

    assert refused.exit_code == 2
    assert "--force" in refused.stderr
    assert file.read_bytes() == before
    assert ibasho(demo, "backup", "--force", file).exit_code == 0


def test_what_is_no_backup_is_never_replaced(demo: str, tmp_path: Path) -> None:
    file = tmp_path / "letter.txt"
    file.write_text("架空の手紙", encoding="utf-8")

    refused = ibasho(demo, "backup", "--force", file)

    assert refused.exit_code == 2
    assert file.read_text(encoding="utf-8") == "架空の手紙"


def test_a_backup_that_fails_leaves_no_file(blank_url: str, tmp_path: Path) -> None:
    refused = ibasho(blank_url, "backup", tmp_path / "ibasho.zip")

    assert refused.exit_code == 2
    assert "nothing in the database" in refused.stderr
    assert list(tmp_path.iterdir()) == []


def test_records_are_replaced_only_when_asked(demo: str, blank_url: str, tmp_path: Path) -> None:
    file = tmp_path / "ibasho.zip"
    ibasho(demo, "backup", file)
    ibasho(blank_url, "restore", file)

    refused = ibasho(blank_url, "restore", file)

    assert refused.exit_code == 2
    assert "--force" in refused.stderr
    assert ibasho(blank_url, "restore", "--force", file).exit_code == 0


@pytest.mark.parametrize("words", [("backup", "nowhere/x.zip"), ("restore", "nowhere/x.zip"), ("restore", ".")])
def test_a_file_that_cannot_be_used_is_said(demo: str, words: tuple[str, ...]) -> None:
    refused = ibasho(demo, *words)

    assert refused.exit_code == 2
    assert f"[{words[1]}] cannot be read or written" in refused.stderr


def test_a_file_that_is_no_backup_is_said(blank_url: str, tmp_path: Path) -> None:
    with ZipFile(tmp_path / "x.zip", "w") as archive:
        archive.writestr("letter.txt", "架空の手紙")

    refused = ibasho(blank_url, "restore", tmp_path / "x.zip")

    assert refused.exit_code == 2
    assert "no backup of Ibasho" in refused.stderr
