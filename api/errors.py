"""What is answered where something goes wrong: a page to people, problem details to programs."""

from flask import Flask, Response, make_response, render_template, request
from werkzeug.exceptions import HTTPException, SecurityError

from api.rest.document import PREFIX
from api.rest.problems import problem
from matcher.domain.errors import NotFoundError


def use_errors(app: Flask) -> None:
    """Answer every error; what nobody foresaw is a 500 that tells nothing of the inside."""
    app.register_error_handler(NotFoundError, _not_found)
    app.register_error_handler(HTTPException, _http_error)
    app.register_error_handler(SecurityError, _untrusted)


def _untrusted(_: SecurityError) -> Response:
    """Another site's name in the address: nothing is shown, not even a page."""
    return Response("400 Bad Request\n", status=400, mimetype="text/plain")


def _not_found(error: NotFoundError) -> Response:
    if _asked_by_program():
        return problem(404, said=error.said)
    return make_response(render_template("error.html", status=404, said=error.said), 404)


def _http_error(error: HTTPException) -> Response:
    status = error.code or 500
    if _asked_by_program():
        answer = problem(status, faults=_faults(error))
    else:
        answer = make_response(render_template("error.html", status=status, said=None), status)
    answer.headers.extend([(name, value) for name, value in error.get_headers() if name != "Content-Type"])  # Allow
    return answer


def _faults(error: HTTPException) -> dict[str, list[str]]:
    """Every parameter that webargs could not take, with what it must be; empty for any other error."""
    places: dict[str, dict[str, list[str]]] = getattr(error, "data", {}).get("messages", {})
    return {name: said for place in places.values() for name, said in place.items()}


def _asked_by_program() -> bool:
    return request.path.startswith(PREFIX)
