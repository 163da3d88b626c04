"""What every template may use: the formats as filters in the language of the request, and what holds for all pages."""

from collections.abc import Callable
from typing import Any

from flask import Flask, current_app

from api.language import current_language
from api.web import formats
from matcher.geography.outlines import CREDIT

_FILTERS: tuple[Callable[..., str], ...] = (
    formats.day,
    formats.day_count,
    formats.days_left,
    formats.moment,
    formats.more_days,
    formats.more_yen,
    formats.said,
    formats.short_day,
    formats.yen,
)


def prepare_templates(app: Flask) -> None:
    """Register every format under its own name, `{{ amount|yen }}`; `demo` follows the setting DEMO."""
    app.add_template_filter(formats.figure)
    for written in _FILTERS:
        app.add_template_filter(_in_current_language(written), written.__name__)
    app.context_processor(lambda: {"demo": bool(current_app.config.get("DEMO", False)), "map_credit": CREDIT})


def _in_current_language(written: Callable[..., str]) -> Callable[[Any], str]:
    return lambda value: written(value, current_language())
