"""`ibasho import`, `export`, `template` and `columns` as their users type them, and killed half way."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from openpyxl import load_workbook
from sqlalchemy import func, select

from matcher.records.engine import make_engine
from matcher.records.registry.changes import RegistryChange
from matcher.records.registry.employers import Employer
from matcher.records.registry.imports import Import
from matcher.records.sessions import reading_session
from tests.commands_run import ibasho
from tests.counts import scaled
from tests.good_rows import GOOD
from tests.sheets import sheet, written

IBASHO = (sys.executable, "-c", "from api.commands.main import main; main()")
MANY = 4_000


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "employers.csv"
    path.write_bytes(sheet("employers"))
    return path


def test_a_file_is_previewed_and_then_taken(empty: str, file: Path) -> None:
    dry = ibasho(empty, "import", "employers", str(file), "--dry-run")
    wet = ibasho(empty, "import", "employers", str(file))
    again = ibasho(empty, "--lang", "en", "import", "employers", str(file))

    assert "追加 1件、変更 0件、変更なし 0件、誤りのある行 0件" in dry.stdout
    assert dry.stdout.endswith("確認だけです。何も取り込んでいません。\n")
    assert wet.stdout.endswith("取り込みました: 追加 1件、変更 0件。\n")
    assert "0 to add, 0 to change, 1 as they are" in again.stdout
    assert "this very file was imported at" in again.stdout


def test_every_fault_is_told_and_nothing_is_kept(empty: str, file: Path) -> None:
    file.write_bytes(sheet("employers", {}, {"code": "E-002", "size": "many", "municipality": "13101"}))

    done = ibasho(empty, "import", "employers", str(file))

    assert done.returncode == 2
    assert done.stderr.count("employers.csv 3行目") == 2
    assert "何も取り込んでいません" in done.stderr


def test_what_a_file_clears_is_shown_as_empty(empty: str, file: Path) -> None:
    ibasho(empty, "import", "employers", str(file))
    file.write_bytes(sheet("employers", {"phone": "（消去）"}))

    told = [
        ibasho(empty, "--lang", lang, "import", "employers", str(file), "--dry-run").stdout for lang in ("ja", "en")
    ]

    assert f"    phone: {GOOD['employers']['phone']} → （空）\n" in told[0]
    assert f"    phone: {GOOD['employers']['phone']} → (empty)\n" in told[1]


def test_the_good_rows_are_taken_where_one_says_so(empty: str, file: Path) -> None:
    file.write_bytes(sheet("employers", {}, {"code": "E-002", "size": "many"}))

    done = ibasho(empty, "import", "employers", str(file), "--good-rows")

    assert done.returncode == 0
    assert "取り込みました: 追加 1件" in done.stdout
    assert "誤りのある1件は取り込んでいません" in done.stdout


@pytest.mark.parametrize("end", ['\nE-002,"架空', '\nE-002,"架"空"'], ids=["open", "broken"])
def test_no_row_is_taken_alone_of_a_file_that_cannot_be_read_to_its_end(empty: str, file: Path, end: str) -> None:
    file.write_text(f"code,name\nE-001,架空建設{end}")

    done = ibasho(empty, "--lang", "en", "import", "employers", str(file), "--good-rows")

    assert done.returncode == 2
    assert "the good rows cannot be imported alone either" in done.stderr
    assert "imported: 1 added" not in done.stdout


def test_no_row_is_taken_alone_where_a_header_is_not_understood(empty: str, file: Path) -> None:
    file.write_text("code,name,telephone\nE-001,架空建設,000-0000-0001\n")

    done = ibasho(empty, "--lang", "en", "import", "employers", str(file), "--good-rows")

    assert done.returncode == 2
    assert "the good rows cannot be imported alone either" in done.stderr


@pytest.mark.parametrize("name", ["雇用主.csv".encode("cp932"), b"a" * 240 + b".csv"], ids=["cp932", "long"])
def test_a_file_may_be_called_what_it_likes(empty: str, file: Path, name: bytes) -> None:
    theirs = file.rename(file.with_name(os.fsdecode(name)))

    done = ibasho(empty, "import", "employers", str(theirs))

    assert done.stdout.endswith("取り込みました: 追加 1件、変更 0件。\n")


def test_json_tells_the_same(empty: str, file: Path) -> None:
    ibasho(empty, "import", "employers", str(file))
    file.write_bytes(sheet("employers", {"name": "架空工業"}, {"code": "E-002", "size": "many"}))

    told = json.loads(ibasho(empty, "import", "employers", str(file), "--dry-run", "--json").stdout)

    assert (told["added"], told["changed"], told["left"], told["wrong"]) == (0, 1, 0, 1)
    [difference], [fault] = told["differences"], told["faults"]
    assert difference == {"row": 2, "code": "E-001", "fields": {"name": ["架空建設", "架空工業"]}}
    assert (fault["row"], fault["column"], fault["value"]) == (3, "size", "many")


def test_a_row_of_totals_that_is_left_out_is_told_in_json_too(empty: str, file: Path) -> None:
    file.write_bytes(written([["code", "name", "phone"], ["E-1", "架空建設", ""], ["SUM", "", "2"]]))

    told = json.loads(ibasho(empty, "import", "employers", str(file), "--dry-run", "--json").stdout)

    assert (told["added"], told["wrong"]) == (1, 0)
    assert [(one["row"], one["reason"]["en"]) for one in told["notices"]] == [(3, "a row of totals, which is left out")]


def test_an_organisations_own_headers_are_understood(empty: str, tmp_path: Path, file: Path) -> None:
    own = tmp_path / "theirs.csv"
    own.write_text("会社番号,会社名,社内メモ\nE-009,架空商会,秘\n", encoding="cp932")
    organisations = tmp_path / "organisations.csv"
    organisations.write_bytes(sheet("organisations"))
    ibasho(empty, "import", "organisations", str(organisations))

    kept = ibasho(empty, "columns", "G-001", "employers", "会社番号=code", "会社名=name", "社内メモ=")
    done = ibasho(empty, "import", "employers", str(own), "--organisation", "G-001")
    strange = ibasho(empty, "columns", "G-001", "employers", "会社名=title")

    assert "会社名 = name" in kept.stdout
    assert "取り込みました: 追加 1件" in done.stdout
    assert strange.returncode == 2
    assert "title" in strange.stderr
    assert ibasho(empty, "import", "employers", str(file), "--organisation", "G-9").returncode == 2


def test_an_organisations_file_may_lack_what_a_mapping_says(empty: str, tmp_path: Path) -> None:
    own, said = (
        tmp_path / "theirs.csv",
        ["kind:=民間賃貸住宅", "provider:=P-001", "places:=1", "code:=K-{#建物}-{部屋}"],
    )
    own.write_text("建物,部屋\n架空荘,101\n", encoding="utf-8")
    for kind in ("organisations", "providers"):
        (tmp_path / f"{kind}.csv").write_bytes(sheet(kind))
        ibasho(empty, "import", kind, str(tmp_path / f"{kind}.csv"))

    kept = ibasho(empty, "columns", "G-001", "units", "部屋=name", *said)
    theirs = ("import", "units", str(own), "--organisation", "G-001")
    done, again = ibasho(empty, *theirs), ibasho(empty, *theirs)
    wrong = ibasho(empty, "columns", "G-001", "units", "部屋=name", "kind:=ない種別")

    assert "code := K-{#建物}-{部屋}" in kept.stdout
    assert "-101 を追加" in done.stdout
    assert "追加 0件、変更 0件、変更なし 1件、誤りのある行 0件" in again.stdout
    assert (wrong.returncode, "次のどれかを書いてください" in wrong.stderr) == (2, True)


def test_columns_of_an_unknown_organisation_say_how_to_register_it(empty: str) -> None:
    done = ibasho(empty, "columns", "G-0001", "units", "部屋=name")

    assert (done.returncode, done.stdout) == (2, "")
    assert "ibasho import organisations FILE" in done.stderr


def test_a_template_says_what_it_wrote_and_what_cannot_be_written_is_told(empty: str, tmp_path: Path) -> None:
    done = ibasho(empty, "template", "organisations", str(tmp_path / "form.xlsx"))
    failed = [ibasho(empty, word, "employers", str(tmp_path / "no" / "x.csv")) for word in ("template", "export")]

    assert "form.xlsx: 機関の空の様式を書き出しました" in done.stdout
    assert all(one.returncode == 2 and "に書けません" in one.stderr for one in failed)


@pytest.mark.parametrize("name", ["out.csv", "out.xlsx"])
def test_what_is_exported_comes_back_as_it_is(empty: str, file: Path, tmp_path: Path, name: str) -> None:
    ibasho(empty, "import", "employers", str(file))

    exported = ibasho(empty, "export", "employers", str(tmp_path / name))
    back = ibasho(empty, "import", "employers", str(tmp_path / name), "--dry-run")

    assert "1件" in exported.stdout
    assert "追加 0件、変更 0件、変更なし 1件、誤りのある行 0件" in back.stdout


def test_an_export_that_fails_leaves_the_earlier_file(empty: str, tmp_path: Path) -> None:
    (tmp_path / "out.csv").write_text("earlier")
    (tmp_path / "out.csv.part").mkdir()

    done = ibasho(empty, "export", "employers", str(tmp_path / "out.csv"))

    assert (done.returncode, (tmp_path / "out.csv").read_text()) == (2, "earlier")
    assert "[" + str(tmp_path / "out.csv") + "] に書けません" in done.stderr


def test_letters_that_cp932_lacks_are_told(empty: str, file: Path, tmp_path: Path) -> None:
    file.write_bytes(sheet("employers", {"name": "𠮷野架空"}))
    ibasho(empty, "import", "employers", str(file))

    done = ibasho(empty, "export", "employers", str(tmp_path / "out.csv"), "--encoding", "cp932")

    assert "employers.csv 2行目「事業者名」 [𠮷野架空]" in done.stderr


def test_a_template_has_every_column(empty: str, tmp_path: Path) -> None:
    ibasho(empty, "--lang", "en", "template", "employers", str(tmp_path / "employers.xlsx"))
    ibasho(empty, "template", "employers", str(tmp_path / "employers.csv"))

    header = [cell.value for cell in next(load_workbook(tmp_path / "employers.xlsx").active.rows)]
    assert header == list(GOOD["employers"])
    assert "事業者名" in (tmp_path / "employers.csv").read_text(encoding="utf-8-sig")


@pytest.mark.parametrize("words", [("import", "employers", "nowhere.csv"), ("export", "employers", "nowhere/out.csv")])
def test_a_file_that_cannot_be_opened_is_told(empty: str, words: tuple[str, ...]) -> None:
    done = ibasho(empty, *words)

    assert done.returncode == 2
    assert "nowhere" in done.stderr


def test_killed_at_any_moment_it_leaves_all_or_nothing(database_url: str, tmp_path: Path) -> None:
    file = tmp_path / "employers.csv"
    file.write_bytes(sheet("employers", *({"code": f"E-{number}"} for number in range(MANY))))
    command = [*IBASHO, "import", "employers", str(file)]
    environment = os.environ | {"IBASHO_DATABASE_URL": database_url}
    kills = scaled(5, 60)

    for number in range(kills):
        running = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        time.sleep(1.0 + 2.5 * number / kills)
        running.send_signal(signal.SIGKILL)
        running.wait()
        kept, noted, told = counts(database_url)
        assert kept == told
        assert (kept, noted) in {(0, 0), (MANY, 1)}

    taken = counts(database_url)[0]
    again = ibasho(database_url, "import", "employers", str(file)).stdout
    assert f"追加 {MANY - taken}件" in again
    assert ("取り込み済みです" in again) == bool(taken)


def counts(url: str) -> tuple[int, int, int]:
    """Employers, imports and changes on record."""
    engine = make_engine(url)
    with reading_session(engine) as session:
        kept, noted, told = (
            session.scalar(select(func.count()).select_from(table)) or 0 for table in (Employer, Import, RegistryChange)
        )
    engine.dispose()
    return kept, noted, told
