"""Pages made from plain values: what a view shows, without a database."""

from dataclasses import dataclass

from flask import render_template

from api.language import current_language
from api.web.drawing.maps import board_map
from api.web.plans import SIDE_BY_SIDE, side_by_side
from matcher.assignment.problem import Help
from matcher.desk.explanations import Explained
from matcher.desk.law import LawView
from matcher.desk.override_views import OverrideView
from matcher.desk.rule_page import ARITIES
from matcher.desk.rules import RuleView
from matcher.desk.views import Board, BoardRow, Choice, Dossier, WhyNotView
from matcher.domain.case import Arity
from matcher.domain.figures import Theme
from matcher.domain.text import Text

STATES = tuple(given.code for given in reversed(Help))
"""From all that somebody needs to nothing, as the fields of a tally are called."""
WITHOUT_BED = frozenset({Help.JOB_ONLY.code, Help.NOTHING.code})
"""The states in which somebody who needs a home has nowhere to sleep: they stand above everybody else."""
RULES_SHOWN = 6
"""Of the rules that emptied a list, those that took most; the others are folded."""

CHANGES_SHOWN = 5
"""Of the changes and questions those that come first; the others are folded."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What is worked out only when somebody asks."""

    explained: Explained | None = None
    overrides: tuple[OverrideView, ...] | None = None
    """What each plan costs everybody, in the order of the dossier; None where the run keeps no certificate."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Search:
    """対象外の理由: what may be searched, what was, and the answer or the reason why there is none."""

    openings: tuple[Choice, ...]
    homes: tuple[Choice, ...]
    opening: str | None = None
    """As it was chosen or typed, as is `unit`."""
    unit: str | None = None
    answer: WhyNotView | None = None
    problem: Text | None = None


def board_screen(board: Board | None) -> str:
    """The page of everybody to be placed; where nothing was matched yet, what to do."""
    if board is None:
        return render_template("empty.html")
    ways = (board.joint, board.greedy, board.telephone)
    by_day = sorted(board.rows, key=lambda row: (row.release_on, row.code))
    return render_template(
        "board.html",
        board=board,
        map=board_map(board.rows, current_language()),
        states=[state for state in STATES if any(getattr(way, state) for way in ways)],
        without_bed=[row for row in by_day if _has_no_bed(row)],
        with_bed=[row for row in by_day if not _has_no_bed(row)],
    )


def _has_no_bed(row: BoardRow) -> bool:
    return row.needs_home and row.help in WITHOUT_BED


def law_screen(law: LawView, *, only_unconfirmed: bool) -> str:
    """The page of all figures, by theme."""
    by_theme = {theme: [each for each in law.figures if each.theme is theme] for theme in Theme}
    return render_template(
        "law.html",
        law=law,
        only_unconfirmed=only_unconfirmed,
        themes={theme: figures for theme, figures in by_theme.items() if figures},
    )


def rules_screen(rules: tuple[RuleView, ...]) -> str:
    """The page of all rules, by what they look at together."""
    return render_template(
        "rules.html",
        count=len(rules),
        headings=ARITIES,
        by_arity={arity: [each for each in rules if each.arity is arity] for arity in Arity},
    )


NOTHING_ASKED = Asked()


def subject_screen(dossier: Dossier, search: Search, asked: Asked = NOTHING_ASKED) -> str:
    """The decision screen of one person."""
    plans = side_by_side(dossier.proposals, current_language(), asked.overrides)
    return render_template(
        "subject.html",
        dossier=dossier,
        person=dossier.person,
        rules_shown=RULES_SHOWN,
        plans=plans[:SIDE_BY_SIDE],
        further_plans=plans[SIDE_BY_SIDE:],
        search=search,
        explained=asked.explained,
        to_weigh=any(each.known and each.exact is None for each in asked.overrides or ()),
        few=CHANGES_SHOWN,
    )
