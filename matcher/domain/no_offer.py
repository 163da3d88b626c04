"""The rows that stand for having no job and having no home."""

from dataclasses import fields

import numpy as np

from matcher.domain.pools import NO_CODE, Column, Openings, Pool, Units
from matcher.domain.term import UNKNOWN


def no_opening(width: int = 1) -> Openings:
    """The one row that stands for having no job: everything unknown, no employer."""
    return Openings(**_blank(Openings, {"pickup_municipality": width, "institution_key": 1}))


def no_unit() -> Units:
    """The one row that stands for having no home."""
    return Units(**_blank(Units, {}))


def _blank(kind: type[Pool], widths: dict[str, int]) -> dict[str, Column]:
    columns: dict[str, Column] = {}
    for field in fields(kind):
        if field.name == "code":
            columns[field.name] = np.array([""])
        elif field.name in {"lat", "lon", "floor_area_m2"}:
            columns[field.name] = np.array([np.nan])
        elif field.name in widths:
            columns[field.name] = np.full((1, widths[field.name]), NO_CODE)
        else:
            columns[field.name] = np.array([UNKNOWN])
    return columns
