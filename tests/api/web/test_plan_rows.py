"""What stands beside a plan: the route of referral, the other side's words, and the settled home that may follow."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from flask import Flask

from api.web.screens import Search, subject_screen
from matcher.desk.dossier import ROUTE_TO_RECORD
from matcher.desk.views import ProposalView
from matcher.domain.text import Text
from tests.demo_dossiers import SETTLED, WORDS, dossier
from tests.views import job, proposal


def shown(site: Flask, plan: ProposalView) -> str:
    """The page of somebody who has this one plan."""
    with site.test_request_context():
        return subject_screen(replace(dossier("B-02"), proposals=(plan,)), Search(openings=(), homes=()))


def test_the_route_of_referral_is_shown(site: Flask) -> None:
    html = shown(site, proposal())

    assert "ハローワーク（専用求人）" in html
    assert "照会の前に記録" not in html


def test_a_route_that_nobody_recorded_is_asked_for_before_any_inquiry(site: Flask) -> None:
    html = shown(site, proposal(job=job(referral_route=None), to_record=(ROUTE_TO_RECORD,)))

    assert "照会の前に記録: 紹介経路" in html


def test_who_needs_the_home_later_is_told_as_advice_and_is_not_printed(site: Flask) -> None:
    said = Text("この住まいは、2027年3月に釈放予定の2人にも必要です。", "needed by 2 later")

    html = shown(site, proposal(needed_later=(said,)))

    assert said.ja in html.split('class="confirm needed-later"')[1]
    assert "needed-later" not in shown(site, proposal())
    print_rules = (Path(site.static_folder or "") / "print.css").read_text(encoding="utf-8")
    hidden = print_rules.split(".needed-later,")[1].split("}")[0]
    assert "display: none" in hidden


def test_a_settled_home_is_no_promise_and_has_its_dates(site: Flask) -> None:
    html = shown(site, proposal(settled=SETTLED))

    for words in (
        "抽選のため、入居の見込みは不明",
        "募集 1月4日（月）〜1月15日（金）",
        "入居 2027年4月1日",
        "釈放から103日",
    ):
        assert words in html


def test_the_days_that_the_first_home_does_not_cover_are_flagged(site: Flask) -> None:
    flagged = "当面の住まいの目安（80日）より23日長くなります。その間の住まいを確かめてください"

    assert flagged in shown(site, proposal(settled=SETTLED))
    assert "長くなります" not in shown(site, proposal(settled=replace(SETTLED, longer_than_days=None, gap_days=None)))


@pytest.mark.parametrize(
    ("closes", "said"),
    [(date(2027, 1, 15), "募集 1月15日（金）まで"), (None, "募集の期間は未確認")],
    ids=["end", "nothing"],
)
def test_a_round_of_which_little_is_known_says_so(site: Flask, closes: date | None, said: str) -> None:
    settled = replace(SETTLED, round_opens_on=None, round_closes_on=closes)

    assert said in shown(site, proposal(settled=settled))


def test_words_of_an_employer_stand_beside_the_plan_that_waits_for_them(site: Flask) -> None:
    html = shown(site, proposal(written=(WORDS,)))

    for said in (WORDS.words, WORDS.source.ja, "要確認（人が判断）"):
        assert said in html


def test_words_that_the_record_covers_are_shown_without_the_mark(site: Flask) -> None:
    html = shown(site, proposal(written=(replace(WORDS, judging=None),)))

    assert WORDS.words in html
    assert "要確認（人が判断）" not in html


def test_where_nothing_was_written_nothing_is_said_of_it(site: Flask) -> None:
    assert "相手の条件（原文）" not in shown(site, proposal())
