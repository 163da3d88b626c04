"""The pages on hand-built values: an app of its own, without a database, for tests of templates and in a browser."""

from flask import Blueprint, Flask, render_template, request

from api.headers import send_headers
from api.language import use_languages
from api.web.policy_screens import policies_screen, policy_screen
from api.web.screens import Asked, Search, board_screen, law_screen, rules_screen, subject_screen
from api.web.templating import prepare_templates
from matcher.desk.views import Board
from matcher.domain.text import Text
from tests.demo_board import board
from tests.demo_dossiers import CHOICES, dossier, why_not
from tests.demo_explained import EXPLAINED
from tests.demo_law import LAW
from tests.demo_overrides import overrides
from tests.demo_rules import RULES
from tests.policy_views import VERSIONS, policy_and_rehearsal


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
    pages.add_url_rule("/law", "law", lambda: law_screen(LAW, only_unconfirmed="confirmed" in request.args))
    pages.add_url_rule("/rules", "rules", lambda: rules_screen(RULES))
    pages.add_url_rule("/policies", "policies", lambda: policies_screen(VERSIONS))
    pages.add_url_rule("/policies/<int:number>", "policy", lambda number: policy_screen(*policy_and_rehearsal(number)))
    app.register_blueprint(pages)
    files = Blueprint("runs", __name__)
    for name in ("RunCertificate", "RunProblem", "RunSolution"):
        files.add_url_rule(f"/{name}/<int:number>", name, str)
    app.register_blueprint(files)
    app.register_error_handler(404, lambda error: (render_template("error.html", status=error.code, said=None), 404))
    return app


def demo_site() -> Flask:
    """The same with the twelve people of the demo."""
    return create_site(board())


def _subject(code: str) -> str:
    openings, homes = CHOICES
    asked = request.args.get("opening"), request.args.get("unit")
    if request.args.get("explain"):
        return subject_screen(dossier(code), Search(openings=openings, homes=homes), Asked(explained=EXPLAINED))
    if request.args.get("weigh"):
        weighed = Asked(overrides=overrides(dossier(code).proposals, solved=request.args["weigh"] == "yes"))
        return subject_screen(dossier(code), Search(openings=openings, homes=homes), weighed)
    if asked == ("nonsense", None):
        unknown = Text("求人 [nonsense] はありません", "there is no opening [nonsense]")
        return subject_screen(dossier(code), Search(openings=openings, homes=homes, opening=asked[0], problem=unknown))
    answer = why_not(code) if any(asked) else None
    found = Search(openings=openings, homes=homes, opening=asked[0], unit=asked[1], answer=answer)
    return subject_screen(dossier(code), found)
