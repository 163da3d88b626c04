"""The two pages of the desk: everybody to be placed, and one person."""

from flask import Blueprint, request

from api.database import session
from api.web.screens import Search, board_screen, subject_screen
from matcher.desk.board import load_board
from matcher.desk.dossier import choices, load_dossier, load_why_not
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
    """One person; with ?opening= or ?unit=, why that opening or home is or is not proposed."""
    dossier = load_dossier(session(), code)
    openings, homes = choices(session())
    typed = request.args.get("opening"), request.args.get("unit")
    answer, problem = _answer(code, *typed)
    search = Search(openings=openings, homes=homes, opening=typed[0], unit=typed[1], answer=answer, problem=problem)
    return subject_screen(dossier, search)


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
