"""The pages on hand-built values: an app of its own, without a database, for tests of templates and in a browser."""

from flask import Blueprint, Flask, render_template, request

from api.headers import send_headers
from api.language import use_languages
from api.web.screens import Search, board_screen, subject_screen
from api.web.templating import prepare_templates
from matcher.desk.views import Board
from matcher.domain.text import Text
from tests.demo_board import board
from tests.demo_dossiers import CHOICES, dossier, why_not


def create_site(shown: Board | None) -> Flask:
    """An app with the pages of the desk, showing this board."""
    app = Flask("api")
    app.config["DEMO"] = True
    prepare_templates(app)
    use_languages(app)
    send_headers(app)
    pages = Blueprint("pages", __name__)
    pages.add_url_rule("/", "board", lambda: board_screen(shown))
    pages.add_url_rule("/subjects/<code>", "subject", _subject)
    app.register_blueprint(pages)
    app.register_error_handler(404, lambda error: (render_template("error.html", status=error.code, said=None), 404))
    return app


def demo_site() -> Flask:
    """The same with the twelve people of the demo."""
    return create_site(board())


def _subject(code: str) -> str:
    openings, homes = CHOICES
    asked = request.args.get("opening"), request.args.get("unit")
    if asked == ("nonsense", None):
        unknown = Text("求人 [nonsense] はありません", "there is no opening [nonsense]")
        return subject_screen(dossier(code), Search(openings=openings, homes=homes, opening=asked[0], problem=unknown))
    answer = why_not(code) if any(asked) else None
    found = Search(openings=openings, homes=homes, opening=asked[0], unit=asked[1], answer=answer)
    return subject_screen(dossier(code), found)
