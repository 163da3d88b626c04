"""Random problems in which people compete: most pairs are permitted, here and there with a question."""

from typing import Any

import numpy as np
from numpy.random import Generator

from matcher.domain.pools import ALL_DAY_MINUTE
from matcher.domain.vocabulary import PublicAssistance
from matcher.matching.inputs import Inputs
from tests import build
from tests.chance import PLACES, maybe


def generous_inputs(seed: int, sizes: tuple[int, int, int]) -> Inputs:
    """A problem in which most pairs are permitted, here and there with a question, and people compete for places."""
    draw = np.random.default_rng(seed)
    people = build.subjects(
        *(
            {
                "release_day": build.TODAY + int(draw.integers(1, 90)),
                "needs_job": int(draw.random() < 0.8),
                "needs_home": int(draw.random() < 0.9),
                "health_need": int(draw.random() < 0.3),
                "public_assistance": int(draw.integers(len(PublicAssistance))),
                "offence_bits": 1 << int(draw.integers(4)),
                "wished_occupation_bits": int(draw.integers(64)),
            }
            for _ in range(sizes[0])
        )
    )
    jobs = build.openings(*(_generous_opening(draw) for _ in range(sizes[1])))
    homes = build.units(*(_generous_unit(draw) for _ in range(sizes[2])))
    return build.inputs(people, jobs, homes)


def _generous_opening(draw: Generator) -> dict[str, Any]:
    return _place(draw) | {
        "employer_id": int(draw.integers(1, 4)),
        "places": int(draw.integers(0, 3)),
        "occupation": int(draw.integers(6)),
        "accepted_bits": int(draw.integers(16)) | int(draw.integers(16)),
        "gross_monthly_yen": int(draw.integers(100, 260)) * 1000,
    }


def _generous_unit(draw: Generator) -> dict[str, Any]:
    return _place(draw) | {
        "places": int(draw.choice([0, 1, 1, 2, 3])),
        "household_max": maybe(draw, 2),
        "employer_id": int(draw.choice([-1, -1, 1, 2])),
        "accepted_bits": int(draw.integers(16)) | int(draw.integers(16)),
        "rent_yen": int(draw.integers(20, 60)) * 1000,
        "closing_minute": int(draw.choice([1140, 1260, ALL_DAY_MINUTE])),
    }


def _place(draw: Generator) -> dict[str, Any]:
    return {
        "municipality": int(draw.choice(PLACES[:4])),
        "lat": 36.36 + float(draw.random()) * 0.06,
        "lon": 140.45 + float(draw.random()) * 0.08,
    }
