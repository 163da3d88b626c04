"""Who may write: programs, and pages of this very site. A page of another one cannot have a browser do it."""

from typing import Final

from flask import Flask, abort, request
from werkzeug.routing import BaseConverter

from api.rest.records.values import CODE

_READING: Final = frozenset({"GET", "HEAD", "OPTIONS"})
_OTHERS: Final = frozenset({"cross-site", "same-site"})


class CodeConverter(BaseConverter):
    """A code of a record in an address; the words that are addresses of their own are none."""

    regex = rf"(?!(?:export|imports|template)(?:/|$)){CODE}"
    part_isolating = True


def refuse_other_sites(app: Flask) -> None:
    """Answer 403 to whatever would write and comes from a page of another site."""
    app.before_request(_refuse)


def _refuse() -> None:
    if request.method in _READING:
        return
    origin = request.headers.get("Origin")
    is_other = request.headers.get("Sec-Fetch-Site") in _OTHERS
    if is_other or (origin is not None and origin.casefold() != request.host_url.rstrip("/").casefold()):
        abort(403)
