"""What the page of everybody tells of one person, from what that person needs."""

from dataclasses import replace

from matcher.desk.views import BoardRow
from matcher.domain.text import Text
from tests.demo_board import board
from tests.site import create_site
from tests.views import row


def _page(one: BoardRow) -> str:
    """The page with that person alone, in Japanese."""
    return create_site(replace(board(), rows=(one,))).test_client().get("/?lang=ja").text


def test_whoever_needs_no_job_is_not_told_that_none_was_found() -> None:
    reason = Text("要確認: 避ける地域・人の確認", "to confirm: areas and people to avoid were asked about")
    waiting = row("C-03", board().today, help="to_confirm", needs_job=False, job=None, reason=reason)
    html = _page(waiting)

    assert "就労は求めていません" in html
    assert "見つかっていません" not in html
    assert html.count(reason.ja) == 1


def test_whoever_has_a_home_is_not_among_those_without_a_bed() -> None:
    at_home = {"help": "nothing", "job": None, "home": None, "needs_home": False}
    html = _page(row("F-06", board().today, **at_home))

    assert "釈放日の住まいが決まらない方はいません。" in html
    assert "釈放日の夜の住まいが決まっていない方" not in html
