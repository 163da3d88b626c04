"""Every command that uses records first brings an older database up to date, or makes the tables where none are."""

from collections.abc import Iterator
from pathlib import Path
from shutil import copy

import pytest
from alembic.script import ScriptDirectory
from click import Group
from sqlalchemy import Engine

from api.commands.main import commands
from matcher.records.engine import make_engine
from matcher.records.schema import configuration, downgrade, revision_of, upgrade
from tests.commands_run import ibasho
from tests.prefecture import DEMO_DAY

FIGURE = ("general_waiting_days", "7", "--unit", "days", "--from", "2030-01-01", "--reference", "架空法")
SOURCE = ("--reference-en", "Fictional Act", "--source", "official", "--confirmed", "no")
FIGURES = """基準値,市町村,値,単位,適用開始日,根拠,根拠（英語）,出典の種類,確認済み
rent_limit_household_1,水戸市,36000,円,2030-04-01,例の通知,Example,公的資料,はい
"""
TYPED: dict[str, tuple[str, ...]] = {
    "ask": ("A-01",),
    "columns": ("G-1", "employers"),
    "compare": ("A-01", "O-1,U-1", "O-2,U-1"),
    "confirm": ("employers", "E-1", "--how", "telephone", "--by", "根本"),
    "duplicates": ("employers",),
    "export": ("employers", "{new}"),
    "gazetteer import": ("{file}",),
    "geocode": ("水戸市中央一丁目",),
    "give-back": ("openings", "O-1", "1"),
    "history": ("employers", "E-1"),
    "hold": ("openings", "O-1", "--reference", "a"),
    "holds": ("openings", "O-1"),
    "import": ("employers", "{file}"),
    "law add": FIGURE + SOURCE,
    "law close": ("general_waiting_days", "--on", "2030-01-01"),
    "law correct": FIGURE + SOURCE,
    "law import": ("{file}",),
    "law list": (),
    "law show": ("general_waiting_days",),
    "law unconfirmed": (),
    "load": ("{folder}", "--today", DEMO_DAY.isoformat()),
    "locate": ("employers",),
    "match": (),
    "merge": ("employers", "E-1", "E-2"),
    "merges": (),
    "never-asked": (),
    "not-same": ("employers", "E-1", "E-2"),
    "override": ("A-01",),
    "policy activate": ("1",),
    "policy compare": ("1",),
    "policy draft": (),
    "policy export": ("1", "{new}"),
    "policy list": (),
    "policy rehearse": ("1",),
    "policy set": ("1", "weights.commute=1"),
    "policy show": (),
    "proposals": ("A-01",),
    "replay": (),
    "shortage": (),
    "stale": (),
    "take": ("openings", "O-1", "1"),
    "unblock": ("A-01",),
    "unmerge": ("1",),
    "why-not": ("A-01", "O-1", "U-1"),
}
"""What is typed after a command; whether it finds what it asks for does not matter here."""
OTHERS = {"backup", "demo", "restore", "rules", "serve", "solve", "template", "verify"}
"""They use no record, or take what is there as it is, or have tests of their own on databases without tables."""


@pytest.fixture(scope="module")
def older(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An SQLite file with the tables of the revision before the newest."""
    file = tmp_path_factory.mktemp("older") / "older.sqlite3"
    engine = make_engine(f"sqlite:///{file}")
    upgrade(engine)
    downgrade(engine, "-1")
    engine.dispose()
    return file


def names(group: Group, before: str = "") -> Iterator[str]:
    """What is typed to call each command of a group."""
    for name, command in group.commands.items():
        yield from names(command, f"{before}{name} ") if isinstance(command, Group) else [before + name]


def is_up_to_date(engine: Engine) -> bool:
    """Whether the tables are those of the newest revision."""
    with engine.connect() as connection:
        newest = ScriptDirectory.from_config(configuration(connection)).get_current_head()
        return revision_of(connection) == newest


def test_every_command_is_tried_or_named_among_the_others() -> None:
    assert set(names(commands)) == TYPED.keys() | OTHERS


@pytest.mark.parametrize("command", TYPED)
def test_an_older_database_is_brought_up_to_date(older: Path, tmp_path: Path, command: str) -> None:
    file = tmp_path / "file.csv"
    file.write_text(FIGURES, encoding="utf-8")
    url = f"sqlite:///{copy(older, tmp_path)}"
    put = {"file": str(file), "folder": str(tmp_path), "new": str(tmp_path / "new")}

    ibasho(url, *command.split(), *(each.format(**put) for each in TYPED[command]))

    engine = make_engine(url)
    assert is_up_to_date(engine)
    engine.dispose()
