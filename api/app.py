"""The web application: pages and an API over one database."""

from flask import Flask
from sqlalchemy import Engine

from api.database import use_database
from api.errors import use_errors
from api.headers import send_headers
from api.language import use_languages
from api.rest.document import use_rest
from api.warm_plans import keep_plans_warm
from api.web.pages import pages
from api.web.templating import prepare_templates

TRUSTED_HOSTS = ["127.0.0.1", "localhost"]
"""Any other name in an address is refused: a page of another site cannot have the browser read these pages."""


def create_app(engine: Engine, *, demo: bool) -> Flask:
    """An app that serves the pages and the API of one installation."""
    app = Flask("api")
    app.config["DEMO"] = demo
    app.config["TRUSTED_HOSTS"] = TRUSTED_HOSTS
    use_rest(app)
    prepare_templates(app)
    use_languages(app)
    send_headers(app)
    use_database(app, engine)
    keep_plans_warm(app)
    app.register_blueprint(pages)
    use_errors(app)
    return app
