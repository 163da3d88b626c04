"""What a choice costs, in words: people before points, and never more than is known."""

import re

import pytest

from matcher.desk.override_views import AS_PLANNED, NOTHING_AT_LEAST, override_view, unknown_view
from matcher.domain.objectives import Objective
from matcher.domain.text import Text
from matcher.matching.kept_plan import LeastLoss, Move, Weighed

PLAN = ("O-1", None)


def least(**changes: int) -> LeastLoss:
    whole, others = (changes.get(name, 0) for name in ("whole", "others"))
    return LeastLoss(objective=Objective.PLACED, whole=whole, others=others, first=True)


def exact(people: int, *lost: tuple[Objective, int], proved: bool = True) -> Weighed:
    return Weighed(lost=lost, people=people, moves=(), proved=proved)


def said(answer: Weighed) -> Text:
    found = override_view(PLAN, None, answer, proposed=False).exact
    assert found
    return found.sentence


@pytest.mark.parametrize(
    ("loss", "ja", "en"),
    [
        (least(whole=2), "全体で少なくとも2減ります。", "at least 2 less for everybody together."),
        (least(others=3), "ほかの方だけで少なくとも3減ります。", "at least 3 less for the others."),
        (
            least(whole=1, others=2),
            "少なくとも1減ります（ほかの方だけでは少なくとも2）。",
            "at least 2 less for the others.",
        ),
    ],
)
def test_at_least_says_of_whom(loss: LeastLoss, ja: str, en: str) -> None:
    sentence = override_view(PLAN, loss, None, proposed=False).sentence

    assert sentence.ja.startswith("そろう人（優先順位の重み）が、")
    assert sentence.ja.endswith(ja)
    assert sentence.en.endswith(en)


def test_a_later_objective_is_told_with_those_before_it() -> None:
    later = LeastLoss(objective=Objective.POINTS, whole=5, others=0, first=False)

    sentence = override_view(PLAN, later, None, proposed=False).sentence

    assert sentence.ja == "適合の合計が、全体で少なくとも5減ります。それより優先される目標が減ることもあります。"
    assert sentence.en.endswith(" Or an objective that comes before it loses something.")


def test_nothing_known_is_no_promise_and_the_plan_itself_costs_nothing() -> None:
    assert override_view(PLAN, None, None, proposed=False).sentence == NOTHING_AT_LEAST
    planned = override_view(PLAN, least(whole=2), None, proposed=True)
    assert (planned.sentence, planned.at_least) == (AS_PLANNED, None)


def test_what_the_run_did_not_know_is_said_and_weighed_by_nobody() -> None:
    view = unknown_view(PLAN)

    assert (view.known, view.at_least, view.exact) == (False, None, None)
    assert "もう一度調整してください" in view.sentence.ja


@pytest.mark.parametrize(
    ("answer", "ja"),
    [
        (
            exact(1, (Objective.PLACED, 2), (Objective.POINTS, 1_200)),
            "必要なものがそろう方が1人少なくなります（優先順位の重みで2）。適合の合計が1,200点下がります。",
        ),
        (
            exact(0, (Objective.PLACED, 1), (Objective.HELPED, -400)),
            "必要なものがそろう方の優先順位の重みの合計が1減ります。一部だけそろう方への支援が0.4人分（優先順位の重みつき）増えます。",
        ),
        (exact(0, (Objective.PLACED, 0), (Objective.POINTS, 0)), "全体では何も減りません。"),
        (exact(0, (Objective.POINTS, 3), proved=False), "適合の合計が3点下がります。これより少ない場合もあります。"),
    ],
)
def test_people_stand_before_points(answer: Weighed, ja: str) -> None:
    assert said(answer).ja == ja
    assert len(re.findall(r"\.( |$)", said(answer).en)) == ja.count("。")


def test_a_move_tells_both_sides_before_and_after() -> None:
    moved = Weighed(lost=(), people=0, moves=(Move(subject="B-02", before=("O-2", "U-2"), after=None),), proved=True)

    found = override_view(PLAN, None, moved, proposed=False).exact

    assert found
    (move,) = found.moves
    assert (move.subject, move.before_opening, move.before_unit) == ("B-02", "O-2", "U-2")
    assert (move.after_opening, move.after_unit) == (None, None)
