"""Every command as its user types it: what it prints, what JSON it gives, and how it ends on bad input."""

import json
import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from seed_data.generate import generate
from tests.build import POLICY_FILE
from tests.commands_run import ibasho
from tests.prefecture import DEMO_DAY

IBASHO = (sys.executable, "-c", "from api.commands.main import main; main()")


@pytest.fixture
def matched(url: str, said: str) -> str:
    """The demo's database, after the command has run."""
    assert said
    return url


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    files = tmp_path / "files"
    files.mkdir()
    generate(files, DEMO_DAY, seed=1)
    return files


def test_it_is_a_process_that_ends_with_its_status(matched: str) -> None:
    def run(*words: str) -> subprocess.CompletedProcess[str]:
        environment = os.environ | {"IBASHO_DATABASE_URL": matched}
        return subprocess.run((*IBASHO, *words), capture_output=True, text=True, check=False, env=environment)

    good, bad = run("proposals", "B-02"), run("proposals", "Z-99")

    assert (good.returncode, good.stderr) == (0, "")
    assert "自転車で約13分" in good.stdout
    assert (bad.returncode, bad.stdout) == (2, "")
    assert "Z-99" in bad.stderr


def test_proposals_say_points_in_words(matched: str) -> None:
    printed = ibasho(matched, "proposals", "B-02").stdout

    assert "自転車で約13分（直線2.0km）" in printed
    assert "手取り" in printed


def test_proposals_say_by_which_route_the_job_is_referred(matched: str) -> None:
    known, missing = (ibasho(matched, "proposals", code).stdout for code in ("B-02", "J-10"))

    assert "紹介経路 ハローワーク（専用求人）" in known
    assert "照会の前に記録: 紹介経路" in missing


def test_proposals_give_an_employers_words_as_they_are(matched: str) -> None:
    printed = ibasho(matched, "proposals", "H-08").stdout

    assert "相手の条件（原文）「面接でお話ししてから決めます。」 雇用主 " in printed
    assert "※要確認（人が判断）" in printed


def test_proposals_say_that_the_settled_home_is_drawn_by_lot(matched: str) -> None:
    printed = ibasho(matched, "proposals", "C-03").stdout

    assert "抽選のため、入居の見込みは不明" in printed
    assert "目安（80日）より23日長くなります" in printed


def test_proposals_in_json_add_up(matched: str) -> None:
    dossier = json.loads(ibasho(matched, "proposals", "A-01", "--json").stdout)

    assert len(dossier["proposals"]) >= 5
    for proposal in dossier["proposals"]:
        assert sum(share["points"] for share in proposal["shares"]) == proposal["points"]


def test_proposals_of_somebody_unplaced_are_reasons_and_steps(matched: str) -> None:
    printed = ibasho(matched, "--lang", "en", "proposals", "K-11").stdout

    assert "H03a" in printed
    assert "urgent aftercare" in printed


def test_why_not_names_rule_value_threshold_and_source(matched: str) -> None:
    printed = ibasho(matched, "why-not", "A-01", "O-0001", "U-0003").stdout

    assert "対象外です" in printed
    assert "H19" in printed
    assert "更生緊急保護の決定" in printed


def test_why_not_in_json_has_evidence(matched: str) -> None:
    found = json.loads(ibasho(matched, "why-not", "K-11", "O-0001", "-", "--json").stdout)

    assert found["verdict"] == "refused"
    assert all(finding["evidence"] for finding in found["findings"])


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("proposals", "Z-99"), "Z-99"),
        (("why-not", "A-01", "O-9999", "-"), "O-9999"),
        (("why-not", "A-01", "-", "U-9999"), "U-9999"),
    ],
)
def test_what_does_not_exist_ends_with_2_and_a_sentence(matched: str, words: tuple[str, ...], says: str) -> None:
    done = ibasho(matched, *words)

    assert done.returncode == 2
    assert says in done.stderr
    assert "Traceback" not in done.stderr


def test_proposals_before_any_run_say_what_to_do(blank_url: str) -> None:
    done = ibasho(blank_url, "proposals", "A-01")

    assert done.returncode == 2
    assert "make demo" in done.stderr


def test_own_files_are_loaded_and_matched(blank_url: str, folder: Path) -> None:
    loaded = ibasho(blank_url, "load", str(folder), "--today", DEMO_DAY.isoformat())

    assert loaded.returncode == 0, loaded.stderr
    assert "subjects: 12" in loaded.stdout
    assert "架空のデータです" not in ibasho(blank_url, "match").stdout


def test_a_row_of_totals_in_own_files_is_left_out_and_told(empty: str, folder: Path) -> None:
    with (folder / "providers.csv").open("a", encoding="utf-8") as file:
        file.write("合計,3社\r\n")

    done = ibasho(empty, "load", str(folder), "--today", DEMO_DAY.isoformat())

    assert done.returncode == 0
    assert "providers.csv" in done.stderr
    assert "合計の行なので、取り込みません" in done.stderr


@pytest.mark.parametrize(
    ("file", "found", "put", "says"),
    [
        ("subjects.csv", "2026-12-02", "2026-13-40", ("subjects.csv", "2026-13-40", "行目")),
        ("openings.csv", "O-0001", "O-0002", ("openings.csv", "O-0002")),
        ("units.csv", "民間賃貸住宅", "宇宙ステーション", ("units.csv", "宇宙ステーション")),
        ("employers.csv", "番号", "ばんごう", ("employers.csv",)),
    ],
)
def test_a_broken_file_is_named_and_nothing_is_loaded(
    empty: str, folder: Path, file: str, found: str, put: str, says: tuple[str, ...]
) -> None:
    path = folder / file
    text = path.read_text(encoding="utf-8-sig")
    assert found in text
    path.write_text(text.replace(found, put), encoding="utf-8-sig")

    done = ibasho(empty, "load", str(folder), "--today", DEMO_DAY.isoformat())

    assert done.returncode == 2
    assert all(word in done.stderr for word in says), done.stderr
    assert ibasho(empty, "proposals", "A-01").returncode == 2


@pytest.mark.parametrize("entry", ["confirm_within_days = 60", "wish_occupation = 2000"])
def test_a_policy_with_a_negative_number_is_refused(matched: str, tmp_path: Path, entry: str) -> None:
    path = tmp_path / "policy.toml"
    name = entry.split(" ", maxsplit=1)[0]
    path.write_text(POLICY_FILE.read_text(encoding="utf-8").replace(entry, f"{name} = -1"), encoding="utf-8")

    done = ibasho(matched, "match", "--policy", str(path))

    assert done.returncode == 2
    assert name in done.stderr
    assert "-1" in done.stderr


def test_a_port_in_use_is_said(matched: str) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        done = ibasho(matched, "serve", "--port", port)

    assert done.returncode == 2
    assert port in done.stderr
    assert "--port" in done.stderr


def test_the_language_can_come_from_the_environment(empty: str) -> None:
    assert "nothing is matched" in ibasho(empty, "proposals", "A-01", IBASHO_LANG="en").stderr
    assert "nothing is matched" in ibasho(empty, "--lang", "en", "proposals", "A-01").stderr


@pytest.mark.parametrize("words", [("demo", "--no-serve"), ("demo", "--no-serve", "--fresh")])
def test_the_demo_never_touches_real_records(empty: str, folder: Path, words: tuple[str, ...]) -> None:
    ibasho(empty, "load", str(folder), "--today", DEMO_DAY.isoformat())

    done = ibasho(empty, *words)

    assert done.returncode == 2
    assert "デモではない記録" in done.stderr
    assert "対象者 12人" in ibasho(empty, "match").stdout


def test_own_files_are_not_mixed_with_the_demo(matched: str, folder: Path) -> None:
    done = ibasho(matched, "load", str(folder))

    assert done.returncode == 2
    assert "架空" in done.stderr


def test_a_folder_that_is_not_there_is_said_once(empty: str, tmp_path: Path) -> None:
    done = ibasho(empty, "load", str(tmp_path / "nowhere"))

    assert done.returncode == 2
    assert len(done.stderr.splitlines()) == 1


@pytest.mark.parametrize(
    "url",
    ["banana", "mysql://somewhere", "sqlite:////proc/nowhere/x.sqlite3", f"sqlite:///{__file__}"],
    ids=["no address", "no driver", "no folder", "no database"],
)
def test_a_database_that_cannot_be_used_is_a_sentence(url: str) -> None:
    done = ibasho(url, "match")

    assert done.returncode == 2
    assert "IBASHO_DATABASE_URL" in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_a_missing_driver_is_a_sentence() -> None:
    without = "import sys; sys.modules['psycopg'] = None; from api.commands.main import main; main()"
    environment = os.environ | {"IBASHO_DATABASE_URL": "postgresql://desk:hunter2@localhost/ibasho"}

    done = subprocess.run(
        [sys.executable, "-c", without, "match"], capture_output=True, text=True, check=False, env=environment
    )

    assert done.returncode == 2
    assert "pip install --editable '.[postgres]'" in done.stderr
    assert len(done.stderr.splitlines()) == 1
    assert "hunter2" not in done.stderr


def test_the_database_is_its_users_own(tmp_path: Path) -> None:
    ibasho(f"sqlite:///{tmp_path / 'own.sqlite3'}", "demo", "--no-serve")

    assert (tmp_path / "own.sqlite3").stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("words", [("--lang", "en"), ("--lang=en",)])
def test_errors_are_in_the_language_asked_for(empty: str, words: tuple[str, ...]) -> None:
    assert "nothing is matched" in ibasho(empty, *words, "proposals", "en").stderr
    assert "まだ調整していません" in ibasho(empty, "--lang", "ja", "proposals", "en", IBASHO_LANG="en").stderr


def test_no_job_and_no_home_is_no_question(matched: str) -> None:
    done = ibasho(matched, "why-not", "A-01", "-", "-")

    assert done.returncode == 2
    assert done.stdout == ""
