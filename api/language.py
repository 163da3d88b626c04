"""In which language a page is shown: ?lang= first, then the cookie it left, then Japanese."""

from typing import Final
from urllib.parse import urlencode

from flask import Flask, Response, has_request_context, request
from flask_babel import Babel

from matcher.domain.text import Language

LANGUAGES: Final[dict[Language, str]] = {"ja": "日本語", "en": "English"}
"""Each in its own words, as the switch shows them."""

_COOKIE = "lang"
_A_YEAR_S = 365 * 24 * 60 * 60


def use_languages(app: Flask) -> None:
    """Translate the sentences of pages, offer the switch to templates, and keep a choice."""
    Babel(app, default_locale="ja", locale_selector=current_language)
    app.context_processor(_for_templates)
    app.after_request(_keep)


def current_language() -> Language:
    """The language of this request; Japanese outside of one."""
    if not has_request_context():
        return "ja"
    return _asked() or _known(request.cookies.get(_COOKIE)) or "ja"


def address_in(language: Language) -> str:
    """This very page in a language, as a query that keeps everything else its address asks."""
    query = [(name, value) for name, value in request.args.items(multi=True) if name != "lang"]
    return f"?{urlencode([*query, ('lang', language)])}"


def _for_templates() -> dict[str, object]:
    return {"language": current_language(), "languages": LANGUAGES, "address_in": address_in}


def _keep(response: Response) -> Response:
    asked = _asked()
    if asked:
        response.set_cookie(_COOKIE, asked, max_age=_A_YEAR_S, httponly=True, samesite="Lax")
    return response


def _asked() -> Language | None:
    return _known(request.args.get("lang"))


def _known(name: str | None) -> Language | None:
    return next((language for language in LANGUAGES if language == name), None)
