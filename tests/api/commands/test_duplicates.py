"""`ibasho duplicates`, `merge`, `merges`, `unmerge` and `not-same`, as their user types them."""

import json
from typing import Any

import pytest
from click.testing import CliRunner, Result

from api.commands.main import commands
from matcher.records.adding import add
from matcher.records.engine import make_engine
from matcher.records.registry.kinds import EMPLOYERS, OPENINGS, PROVIDERS, ROUNDS, UNITS
from matcher.records.sessions import writing_session
from tests.acts import act
from tests.said import said


def ibasho(url: str, *words: str) -> Result:
    done = CliRunner(env={"IBASHO_DATABASE_URL": url, "IBASHO_LANG": "ja"}).invoke(commands, words)
    assert done.exception is None or isinstance(done.exception, SystemExit)
    return done


def of(url: str, *words: str) -> Any:  # noqa: ANN401  # whatever JSON has
    return json.loads(ibasho(url, *words, "--json").stdout)


@pytest.fixture
def twins(database_url: str) -> str:
    """Two employers that are one, each with an opening."""
    engine = make_engine(database_url)
    records = [
        said(EMPLOYERS, name="㈱架空建設", past_hires=1),
        said(EMPLOYERS, code="E-2", phone="029-000-0001", past_hires=2),
    ]
    with writing_session(engine) as session, session.begin():
        add(session, EMPLOYERS, records, act())
        add(session, OPENINGS, [said(OPENINGS), said(OPENINGS, code="O-2", employer="E-2")], act())
    engine.dispose()
    return database_url


def test_likely_duplicates_are_printed_with_what_differs_and_what_to_do(twins: str) -> None:
    printed = ibasho(twins, "duplicates", "employers").stdout

    assert "E-1 ㈱架空建設 ＝ E-2 架空建設　[名前が同じ]" in printed
    assert "     電話番号: 未確認 ／ 029-000-0001" in printed
    assert "全1件のうち 1～1件" in printed
    assert "ibasho merge employers" in printed


def test_a_merge_says_what_it_did_and_how_to_undo_it(twins: str) -> None:
    printed = ibasho(twins, "merge", "employers", "E-1", "E-2", "--why", "同じ会社").stdout

    assert "[E-2] を [E-1] に統合しました（統合番号 1）。取り消すには: ibasho unmerge 1" in printed
    assert "  求人: 1件（O-2）" in printed
    assert "  引き継いだ項目: 電話番号" in printed
    assert "  雇用実績: 1 のまま（統合した記録は 2）" in printed
    assert of(twins, "duplicates", "employers")["total"] == 0


def test_a_merge_is_undone_by_its_number(twins: str) -> None:
    ibasho(twins, "merge", "employers", "E-1", "E-2")

    undone = ibasho(twins, "--lang", "en", "unmerge", "1")
    listed = ibasho(twins, "merges").stdout

    assert "Merge 1 is undone: [E-2] and [E-1] are two records again." in undone.stdout
    assert "  put back: phone" in undone.stdout.replace("telephone", "phone")
    assert "1  協力雇用主 E-2 → E-1" in listed
    assert "取消し（local）" in listed
    assert of(twins, "duplicates", "employers")["items"][0]["reasons"] == ["name"]


def test_what_is_not_the_same_is_not_offered_again(twins: str) -> None:
    done = ibasho(twins, "not-same", "employers", "E-2", "E-1")

    assert "今後は重複として表示しません" in done.stdout
    assert ibasho(twins, "duplicates", "employers").stdout == "ありません。\n"


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("duplicates", "rounds"), "[rounds] の重複は調べられません"),
        (("merge", "routes", "U-1/O-1", "U-1/O-2"), "[routes] の重複は調べられません"),
        (("merge", "employers", "E-1", "E-1"), "同じ記録です"),
        (("merge", "employers", "E-1", "E-9"), "[E-9] は登録されていません"),
        (("unmerge", "5"), "統合番号 [5] はありません"),
        (("unmerge", "99999999999999999999"), "はありません"),
        (("not-same", "employers", "E-1", "E-1"), "同じ記録です"),
    ],
)
def test_what_cannot_be_done_ends_with_2_and_a_sentence(twins: str, words: tuple[str, ...], sentence: str) -> None:
    done = ibasho(twins, *words)

    assert (done.exit_code, done.stdout) == (2, "")
    assert sentence in done.stderr


def test_what_was_changed_since_is_told_when_a_merge_is_undone(twins: str) -> None:
    ibasho(twins, "merge", "employers", "E-1", "E-2")
    ibasho(twins, "unmerge", "1")
    ibasho(twins, "merge", "employers", "E-2", "E-1")

    assert [one["undone_by"] for one in of(twins, "merges")["items"]] == [None, "local"]


def test_openings_are_merged_with_the_places_that_are_held_of_them(twins: str) -> None:
    ibasho(twins, "hold", "openings", "O-2", "--reference", "i-1")

    printed = ibasho(twins, "merge", "openings", "O-1", "O-2").stdout

    assert "[O-2] を [O-1] に統合しました（統合番号 1）" in printed
    assert "  照会中・決定済みの空き: 1人分" in printed
    assert "E-1 のまま（統合した記録は E-2）" in printed
    assert "i-1" in ibasho(twins, "holds", "openings", "O-1").stdout


def test_what_finds_its_place_taken_is_told(twins: str) -> None:
    engine = make_engine(twins)
    with writing_session(engine) as session, session.begin():
        add(session, PROVIDERS, [said(PROVIDERS)], act())
        add(session, UNITS, [said(UNITS, code=code) for code in ("U-1", "U-2")], act())
        add(session, ROUNDS, [said(ROUNDS, unit=code) for code in ("U-1", "U-2")], act())
    engine.dispose()

    printed = ibasho(twins, "merge", "units", "U-1", "U-2").stdout

    assert "1件は移していません（U-2/2027-01-15）。同じキーの記録が、残す方にあります。" in printed


def test_a_merge_for_which_places_are_lacking_is_refused_with_what_to_do(twins: str) -> None:
    for code in ("O-1", "O-2"):
        ibasho(twins, "hold", "openings", code, "--reference", f"i-{code}")

    done = ibasho(twins, "merge", "openings", "O-1", "O-2")

    assert (done.exit_code, done.stdout) == (2, "")
    assert "合わせて2人分あり、[O-1] の定員の1人分を超えます" in done.stderr
