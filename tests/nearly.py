"""Small problems in which almost everything is permitted, and here and there one field stands in the way."""

from dataclasses import fields, replace
from typing import TypeVar

import numpy as np
from numpy.random import Generator

from matcher.domain.pools import Pool
from matcher.matching.inputs import Inputs
from tests import build
from tests.chance import random_inputs

AnyPool = TypeVar("AnyPool", bound=Pool)
KEPT = {"id", "code", "places", "subject_id", "lat", "lon", "municipality", "needs_job", "needs_home"}


def nearly_inputs(seed: int, sizes: tuple[int, int, int], share: float = 0.06) -> Inputs:
    """As many subjects, openings and units; each field is drawn anew with that chance, and else as in tests/build."""
    draw, drawn = np.random.default_rng(seed), random_inputs(seed, sizes)
    homes = [
        {"lat": 36.38 + float(draw.random()) * 0.1, "kind": int(draw.choice([0, 0, 4, 6]))} for _ in range(sizes[2])
    ]
    return replace(
        drawn,
        subjects=_mixed(draw, build.subjects(*({} for _ in range(sizes[0]))), drawn.subjects, share),
        openings=_mixed(draw, build.openings(*({} for _ in range(sizes[1]))), drawn.openings, share),
        units=_mixed(draw, build.units(*homes), drawn.units, share),
    )


def _mixed(draw: Generator, plain: AnyPool, drawn: AnyPool, share: float) -> AnyPool:
    columns = {}
    for field in fields(plain):
        ours, theirs = getattr(plain, field.name), getattr(drawn, field.name)
        if field.name not in KEPT and ours.shape == theirs.shape:
            taken = draw.random(len(plain)) < share
            columns[field.name] = np.where(taken[:, None] if ours.ndim > 1 else taken, theirs, ours)
    return replace(plain, **columns)
