"""`ibasho stale`, `never-asked` and `confirm`, as their user types them."""

import json
from datetime import date

import pytest
from click.testing import CliRunner, Result

from api.commands.main import commands
from matcher.domain.registry import ConfirmedHow
from matcher.records.adding import add
from matcher.records.engine import make_engine
from matcher.records.registry.kinds import EMPLOYERS, OPENINGS
from matcher.records.sessions import writing_session
from tests.acts import act
from tests.said import said


def ibasho(url: str, *words: str) -> Result:
    done = CliRunner(env={"IBASHO_DATABASE_URL": url, "IBASHO_LANG": "ja"}).invoke(commands, words)
    assert done.exception is None or isinstance(done.exception, SystemExit)
    return done


@pytest.fixture
def filled(database_url: str) -> str:
    """An employer that was never asked, with an opening confirmed long ago."""
    engine = make_engine(database_url)
    old = {"confirmed_on": date(2020, 1, 6), "confirmed_by": "県", "confirmed_how": ConfirmedHow.VISIT}
    with writing_session(engine) as session, session.begin():
        add(session, EMPLOYERS, [said(EMPLOYERS, contact="総務", phone="029-000-0001")], act())
        add(session, OPENINGS, [said(OPENINGS, places=2, **old), said(OPENINGS, code="O-2")], act())
    engine.dispose()
    return database_url


def test_the_queue_says_what_is_old_and_whom_to_call(filled: str) -> None:
    printed = ibasho(filled, "stale", "openings", "--never", "last").stdout

    first = printed.splitlines()
    assert first[:3] == [
        "【求人】",
        "O-1 倉庫内作業　最終確認 2020年1月6日（月）（県、訪問）　空き2人分",
        "     → E-1 架空建設 総務 029-000-0001",
    ]
    assert "O-2 倉庫内作業　未確認　空き1人分" in printed


def test_without_a_kind_all_queues_are_given(filled: str) -> None:
    found = json.loads(ibasho(filled, "stale", "--json").stdout)

    assert list(found) == ["openings", "units", "employers", "providers", "buildings", "organisations"]
    assert [one["code"] for one in found["openings"]["items"]] == ["O-2", "O-1"]
    assert found["employers"]["items"][0]["call"]["phone"] == "029-000-0001"


def test_a_call_takes_a_record_out_of_the_queue(filled: str) -> None:
    words = ("confirm", "openings", "O-1", "O-2", "--how", "telephone", "--by", "田中（架空）", "--note", "まだ募集中")
    done = ibasho(filled, *words)

    assert "2件を確認済みにしました: O-1, O-2" in done.stdout
    assert ibasho(filled, "stale", "openings").stdout == "【求人】\nありません。\n"


def test_the_same_call_again_is_told(filled: str) -> None:
    words = ("confirm", "openings", "O-1", "--how", "visit", "--by", "田中（架空）")
    ibasho(filled, *words)

    assert "そのままです: O-1" in ibasho(filled, *words).stdout


def test_who_was_never_asked_is_listed_until_somebody_asks(filled: str) -> None:
    before = ibasho(filled, "--lang", "en", "never-asked", "employers").stdout
    ibasho(filled, "confirm", "employers", "E-1", "--how", "writing", "--by", "県")

    assert "E-1 架空建設  never confirmed  3 places free" in before
    assert ibasho(filled, "never-asked", "employers").stdout == "【協力雇用主】\nありません。\n"


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("stale", "rounds"), "[rounds] は確認の対象ではありません"),
        (("confirm", "openings", "O-9", "--how", "visit", "--by", "県"), "[O-9] は登録されていません"),
        (("confirm", "openings", "O-1", "--how", "visit", "--by", " "), "確認者が空です"),
        (("confirm", "openings", "--how", "visit", "--by", "県"), "[CODES] が足りません"),
        (("confirm", "openings", "O-1", "--how", "夢", "--by", "県"), "[--how] の値が正しくありません"),
        (("stale", "openings", "--policy", "nowhere.toml"), "nowhere.toml"),
    ],
)
def test_what_cannot_be_done_ends_with_2_and_a_sentence(filled: str, words: tuple[str, ...], sentence: str) -> None:
    done = ibasho(filled, *words)

    assert (done.exit_code, done.stdout) == (2, "")
    assert sentence in done.stderr
