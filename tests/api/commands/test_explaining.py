"""`unblock`, `ask`, `compare`, `shortage` and what `why-not --for` tells a recipient."""

import json

import pytest

from tests.commands_run import ibasho


@pytest.fixture
def matched(url: str, said: str) -> str:
    """The demo's database, after the command has run."""
    assert said
    return url


def test_unblock_names_the_change_who_can_make_it_and_what_it_gives(matched: str) -> None:
    printed = ibasho(matched, "unblock", "A-01").stdout

    assert "普通自動車免許の取得・再取得" in printed
    assert "本人と公安委員会" in printed
    assert "全体でそろう方" not in printed


def test_unblock_solves_again_only_where_asked(matched: str) -> None:
    found = json.loads(ibasho(matched, "unblock", "A-01", "--solve", "--json").stdout)

    assert found
    assert all(isinstance(one["placed"], int) for one in found)
    assert "全体でそろう方 +" in ibasho(matched, "unblock", "A-01", "--solve").stdout


def test_unblock_says_where_nothing_would_help(matched: str) -> None:
    assert "増える案はありません" in ibasho(matched, "unblock", "L-12").stdout


def test_ask_begins_with_whom_to_call(matched: str) -> None:
    assert "→ 雇用主 採用担当" in ibasho(matched, "ask", "E-05").stdout
    assert json.loads(ibasho(matched, "ask", "E-05", "--json").stdout)[0]["phone"]
    assert "未確認の点はありません" in ibasho(matched, "ask", "A-01").stdout


def test_compare_says_which_comes_first_and_why(matched: str) -> None:
    printed = ibasho(matched, "compare", "A-01", "O-0002,U-0002", "O-0001,U-0001").stdout
    made = json.loads(ibasho(matched, "compare", "A-01", "O-0002,U-0002", "O-0001,U-0001", "--json").stdout)

    assert printed.startswith("先の案 O-0001,U-0001　後の案 O-0002,U-0002")
    assert "合わせて" in printed
    assert sum(one["points"] for one in made["differences"]) == made["points"]


def test_criteria_are_named_only_where_they_decide(matched: str) -> None:
    printed = ibasho(matched, "compare", "B-02", "O-0003,U-0001", "-,U-0001").stdout

    assert printed.splitlines()[1:] == [
        "先の案は必要なものがそろい、未確認の点もないのに対し、後の案は住まいだけがそろうためです。"
    ]


def test_a_plan_without_a_job_is_named_as_one_without_a_home_is(matched: str) -> None:
    ended = ibasho(matched, "compare", "A-01", "-,U-0001", "O-0001,-")

    assert ended.returncode == 0
    assert "-,U-0001" in ended.stdout


@pytest.mark.parametrize("plan", ["O-0001", "O-0001,", "O-0001,U-0001,U-0002"])
def test_a_plan_that_cannot_be_read_is_said_with_an_example(matched: str, plan: str) -> None:
    ended = ibasho(matched, "compare", "A-01", plan, "O-0001,-")

    assert ended.returncode == 2
    assert f"[{plan}]" in ended.stderr
    assert "O-0001,U-0003" in ended.stderr


def test_shortage_says_what_would_place_more(matched: str) -> None:
    assert "寮付き・軽作業・日勤の求人が1件あれば" in ibasho(matched, "shortage").stdout
    assert json.loads(ibasho(matched, "shortage", "--json").stdout)[0]["people"] == ["K-11"]


@pytest.mark.parametrize("recipient", ["employer", "landlord"])
def test_without_consent_a_recipient_is_told_nothing(matched: str, recipient: str) -> None:
    ended = ibasho(matched, "why-not", "L-12", "O-0012", "U-0012", "--for", recipient)

    assert (ended.returncode, ended.stdout) == (2, "")
    assert "開示の同意がありません" in ended.stderr


def test_a_recipient_whose_side_is_not_named_is_told_nothing(matched: str) -> None:
    assert "相手のものの番号" in ibasho(matched, "why-not", "A-01", "O-0001", "-", "--for", "landlord").stderr


def test_a_recipient_with_consent_is_told_no_value_of_the_person(matched: str) -> None:
    ended = ibasho(matched, "why-not", "A-01", "O-0002", "U-0013", "--for", "employer")
    told = json.loads(ibasho(matched, "why-not", "A-01", "O-0002", "U-0013", "--for", "employer", "--json").stdout)

    assert (ended.returncode, ended.stdout.splitlines()) == (0, ["本人事情により不可"])
    assert [one["evidence"] for one in told["reasons"]] == [[]]


def test_why_not_says_what_would_satisfy_a_rule_and_how_old_the_word_is(matched: str) -> None:
    printed = ibasho(matched, "why-not", "A-01", "O-0003", "U-0013").stdout

    assert "H13 こう変われば満たす: 家賃を月58,122円に（貸主・施設）" in printed
    assert "確認）" in printed
