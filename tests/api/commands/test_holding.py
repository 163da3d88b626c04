"""`ibasho hold`, `take`, `give-back` and `holds`, as their user types them."""

import json

import pytest
from click.testing import CliRunner, Result

from api.commands.main import commands
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
    """An opening with two places."""
    engine = make_engine(database_url)
    with writing_session(engine) as session, session.begin():
        add(session, EMPLOYERS, [said(EMPLOYERS)], act())
        add(session, OPENINGS, [said(OPENINGS, places=2)], act())
    engine.dispose()
    return database_url


def test_a_place_is_held_and_it_is_said_what_comes_next(filled: str) -> None:
    printed = ibasho(filled, "hold", "openings", "O-1", "--reference", "照会1").stdout

    assert printed.splitlines() == [
        "[O-1] の1番目の空きを [照会1] に充てています（照会中、番号 1）。",
        "決まったら: ibasho take openings O-1 1　戻すには: ibasho give-back openings O-1 1",
    ]
    assert ibasho(filled, "hold", "openings", "O-1", "--reference", " 照会1").stdout == printed


def test_a_place_that_is_taken_is_listed_until_it_is_given_back(filled: str) -> None:
    ibasho(filled, "hold", "openings", "O-1", "--reference", "照会1")
    taken = ibasho(filled, "take", "openings", "O-1", "1").stdout
    listed = ibasho(filled, "holds", "openings", "O-1").stdout
    as_json = json.loads(ibasho(filled, "holds", "openings", "O-1", "--json").stdout)
    given_back = ibasho(filled, "--lang", "en", "give-back", "openings", "O-1", "1").stdout

    assert taken == "[O-1] の空き（番号 1）を決定済みにしました。\n"
    assert listed == "1　1番目　決定　照会1\n"
    assert as_json == [{"id": 1, "place": 1, "state": "taken", "reference": "照会1"}]
    assert given_back == "Hold 1 of [O-1] is given back: the place is free.\n"
    assert ibasho(filled, "holds", "openings", "O-1").stdout == "ありません。\n"


def test_the_history_of_a_record_tells_who_held_it_when_and_why(filled: str) -> None:
    ibasho(filled, "hold", "openings", "O-1", "--reference", "照会1", "--why", "照会票")
    ibasho(filled, "take", "openings", "O-1", "1", "--why", "受入可")
    ibasho(filled, "give-back", "openings", "O-1", "1")

    printed = ibasho(filled, "history", "openings", "O-1").stdout.splitlines()
    as_json = json.loads(ibasho(filled, "history", "openings", "O-1", "--json").stdout)["items"]

    first = [line.split("　", 1)[1] for line in printed if "　" in line]
    assert first == ["空きを戻す　local", "決定　local　受入可", "照会中　local　照会票", "登録　local"]
    assert [(one["what"], one["why"]) for one in as_json[1:3]] == [("taken", "受入可"), ("held", "照会票")]
    assert as_json[1]["after"]["hold"]["reference"] == "照会1"


def test_the_history_of_what_is_not_there_is_refused_in_words(filled: str) -> None:
    for words in (("openings", "O-9"), ("routes", "1"), ("routes", "O-1")):
        done = ibasho(filled, "history", *words)

        assert (done.exit_code, done.stdout) == (2, "")
        assert f"[{words[1]}] は登録されていません" in done.stderr


def test_when_no_place_is_left_it_says_so(filled: str) -> None:
    for reference in ("a", "b"):
        ibasho(filled, "hold", "openings", "O-1", "--reference", reference)

    done = ibasho(filled, "hold", "openings", "O-1", "--reference", "c")

    assert (done.exit_code, done.stdout) == (2, "")
    assert "空きがありません（2人分すべて" in done.stderr


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("hold", "employers", "E-1", "--reference", "a"), "[employers] の空きは照会できません"),
        (("hold", "openings", "O-9", "--reference", "a"), "[O-9] は登録されていません"),
        (("hold", "openings", "\udcff", "--reference", "a"), "[?] は登録されていません"),
        (("hold", "openings", "O-1", "--reference", " "), "照会番号が空です"),
        (("hold", "openings", "O-1", "--reference", "a\nb"), "照会番号は1行で"),
        (("hold", "openings", "O-1", "--reference", "\udcff"), "照会番号"),
        (("hold", "openings", "O-1"), "オプション [--reference] が要ります"),
        (("take", "openings", "O-1", "1"), "[O-1] に番号 [1] の照会中・決定済みの空きはありません"),
        (("give-back", "openings", "O-1", "9"), "番号を確かめてください"),
        (("take", "openings", "O-1", "2147483648"), "[HOLD] の値が正しくありません"),
        (("give-back", "openings", "O-9", "1"), "[O-9] は登録されていません"),
        (("holds", "openings", "\udcff"), "[?] は登録されていません"),
        (("holds", "rounds", "U-1"), "openings, units"),
    ],
)
def test_what_cannot_be_done_ends_with_2_and_a_sentence(filled: str, words: tuple[str, ...], sentence: str) -> None:
    done = ibasho(filled, *words)

    assert (done.exit_code, done.stdout) == (2, "")
    assert sentence in done.stderr
