"""The keys that decide between equal plans."""

from dataclasses import replace

import numpy as np
import pytest

from matcher.matching.problem import problem_of
from tests import build


@pytest.mark.parametrize("name", ["subject_key", "opening_key", "unit_key"])
@pytest.mark.parametrize(("keys", "said"), [([7, 7], "holds a number twice"), ([7, 8, 9], "has shape")])
def test_two_rows_never_have_the_same_key(name: str, keys: list[int], said: str) -> None:
    problem = problem_of(build.inputs(build.subjects({}, {}), build.openings({}, {}), build.units({}, {})))

    changed: dict[str, build.Change] = {name: np.array(keys)}

    with pytest.raises(ValueError, match=rf"\[{name}\] {said}"):
        replace(problem, **changed)
