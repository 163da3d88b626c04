"""What is answered where something goes wrong: a page to people, problem details to programs."""

from flask import Flask, Response, make_response, render_template, request
from sqlalchemy.exc import IntegrityError, OperationalError
from werkzeug.exceptions import HTTPException, InternalServerError, SecurityError

from api.rest.document import PREFIX
from api.rest.problems import cell_faults, problem, readers_language
from matcher.domain.errors import (
    ConflictError,
    FileFaultsError,
    IbashoError,
    LawError,
    NotFoundError,
    PolicyError,
    RecordFaultsError,
)
from matcher.records.trouble import is_busy

RETRY_AFTER_S = 5
"""After how many seconds it is worth asking again where others were writing (assumed)."""


def use_errors(app: Flask) -> None:
    """Answer every error; what nobody foresaw is a 500 that tells nothing of the inside."""
    app.register_error_handler(NotFoundError, _not_found)
    app.register_error_handler(ConflictError, _conflict)
    app.register_error_handler(RecordFaultsError, _faulty)
    app.register_error_handler(FileFaultsError, _faulty)
    app.register_error_handler(LawError, _unlawful)
    app.register_error_handler(PolicyError, _no_policy)
    app.register_error_handler(IntegrityError, _refused)
    app.register_error_handler(OperationalError, _busy)
    app.register_error_handler(HTTPException, _http_error)
    app.register_error_handler(SecurityError, _untrusted)


def _conflict(error: ConflictError) -> Response:
    return problem(409, said=error.said, conflict=error) if _asked_by_program() else _page(409, error)


def _faulty(error: RecordFaultsError | FileFaultsError) -> Response:
    return problem(422, faults=cell_faults(error.faults)) if _asked_by_program() else _page(422, error)


def _unlawful(error: LawError) -> Response:
    return problem(422, said=error.said) if _asked_by_program() else _page(422, error)


def _no_policy(error: PolicyError) -> Response:
    """What no policy may say, with the entry that says it."""
    faults = {} if error.entry is None else {error.entry: [error.said.said_in(readers_language())]}
    return problem(422, said=error.said, faults=faults) if _asked_by_program() else _page(422, error)


def _refused(_: IntegrityError) -> Response:
    """What the checks let through and the database did not: nothing was written."""
    return problem(409) if _asked_by_program() else _page(409, None)


def _busy(error: OperationalError) -> Response:
    if not is_busy(error):
        return _http_error(InternalServerError(original_exception=error))
    answer = problem(503) if _asked_by_program() else _page(503, None)
    answer.headers["Retry-After"] = str(RETRY_AFTER_S)
    return answer


def _page(status: int, error: IbashoError | None) -> Response:
    said = None if error is None else error.said
    return make_response(render_template("error.html", status=status, said=said), status)


def _untrusted(_: SecurityError) -> Response:
    """Another site's name in the address: nothing is shown, not even a page."""
    return Response("400 Bad Request\n", status=400, mimetype="text/plain")


def _not_found(error: NotFoundError) -> Response:
    if _asked_by_program():
        return problem(404, said=error.said)
    return _page(404, error)


def _http_error(error: HTTPException) -> Response:
    status = error.code or 500
    answer = problem(status, faults=_faults(error)) if _asked_by_program() else _page(status, None)
    answer.headers.extend([(name, value) for name, value in error.get_headers() if name != "Content-Type"])  # Allow
    return answer


def _faults(error: HTTPException) -> dict[str, list[str]]:
    """Every parameter that webargs could not take, with what it must be; empty for any other error."""
    places: dict[str, dict[str, list[str]]] = getattr(error, "data", {}).get("messages", {})
    return {name: said for place in places.values() for name, said in place.items()}


def _asked_by_program() -> bool:
    return request.path.startswith(PREFIX)
