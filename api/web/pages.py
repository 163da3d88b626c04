"""The pages of the desk: everybody to be placed, one person, the rules, the figures of the law, and the policy."""

from flask import Blueprint, request

from api.clock import working_day
from api.database import session
from api.policies import policy_in_force
from api.warm_plans import warm_plans
from api.web.policy_screens import policies_screen, policy_screen
from api.web.screens import Asked, Search, board_screen, law_screen, rules_screen, subject_screen
from matcher.desk.board import load_board
from matcher.desk.dossier import choices, load_dossier, load_why_not
from matcher.desk.explaining import load_explained
from matcher.desk.law import LawAsked, look_up
from matcher.desk.overriding import overrides_at_least, overrides_exactly
from matcher.desk.policy_views import list_versions, view_policy, view_rehearsal
from matcher.desk.rehearsing import footing_of, latest_rehearsal
from matcher.desk.rules import list_rules
from matcher.desk.views import WhyNotView
from matcher.domain.errors import NotFoundError
from matcher.domain.text import Text

pages = Blueprint("pages", __name__)

NOTHING_CHOSEN = Text(
    "求人も住まいも選ばれていません。どちらか一つを入力してください",
    "neither an opening nor a home was chosen: enter one of them",
)


@pages.get("/")
def board() -> str:
    """Everybody to be placed."""
    return board_screen(load_board(session()))


@pages.get("/subjects/<code>")
def subject(code: str) -> str:
    """One person; with ?opening= or ?unit=, why that one is or is not proposed; with ?explain=, what would change.

    With ?weigh=, what each plan costs everybody exactly, which takes a moment; without, at least how much.
    """
    dossier = load_dossier(session(), code)
    openings, homes = choices(session())
    typed = request.args.get("opening"), request.args.get("unit")
    answer, problem = _answer(code, *typed)
    search = Search(openings=openings, homes=homes, opening=typed[0], unit=typed[1], answer=answer, problem=problem)
    weigh = overrides_exactly if request.args.get("weigh") else overrides_at_least
    asked = Asked(
        explained=load_explained(session(), code) if request.args.get("explain") else None,
        overrides=weigh(session(), warm_plans(), dossier),
    )
    return subject_screen(dossier, search, asked)


@pages.get("/law")
def law() -> str:
    """基準値一覧: every figure of the law; with ?confirmed=no only what is not confirmed."""
    only_unconfirmed = request.args.get("confirmed") == "no"
    asked = LawAsked(confirmed=False if only_unconfirmed else None)
    return law_screen(look_up(session(), asked), only_unconfirmed=only_unconfirmed)


@pages.get("/rules")
def rules() -> str:
    """条件の一覧: every rule, under the active policy, with what is not confirmed today."""
    return rules_screen(list_rules(session(), policy_in_force(session()), today=working_day(session())))


@pages.get("/policies")
def policies() -> str:
    """All versions of the policy."""
    return policies_screen(list_versions(session()))


@pages.get("/policies/<int(max=2147483647):number>")
def policy(number: int) -> str:
    """One version of the policy, with its newest rehearsal."""
    shown = view_policy(session(), number)
    made = latest_rehearsal(session(), number)
    footing = None if made is None else footing_of(session(), working_day(session()))
    return policy_screen(shown, None if footing is None else view_rehearsal(session(), number, footing))


def _answer(code: str, opening: str | None, unit: str | None) -> tuple[WhyNotView | None, Text | None]:
    """Why not, or why that cannot be said; neither where nothing was asked."""
    if opening is None and unit is None:
        return None, None
    codes = _code_in(opening), _code_in(unit)
    if codes == (None, None):
        return None, NOTHING_CHOSEN
    try:
        return load_why_not(session(), code, *codes), None
    except NotFoundError as error:
        return None, error.said


def _code_in(typed: str | None) -> str | None:
    """The code at the head of what was chosen or typed: 「U-012 ひばり荘」 means U-012."""
    return next(iter((typed or "").split()), None)
