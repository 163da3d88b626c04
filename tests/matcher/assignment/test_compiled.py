"""The compiled descent lowers the bound it starts from."""

import numpy as np

from matcher.assignment.compiled import Choices, Sides, descend


def test_a_descent_raises_the_price_of_what_two_people_want() -> None:
    """Both have one bundle, with the same single place: at a price of 10 or more the bound is 10 and not 20."""
    first, none = np.zeros(2, dtype=np.int64), np.zeros(2, dtype=np.int64)
    choices = Choices(np.arange(3), first, none, np.ones(2, dtype=np.int64), np.array([10.0, 10.0]))
    places = Sides(np.array([1.0, 9.0]), np.array([9.0]))
    price = Sides(np.zeros(2), np.zeros(1))

    bound = descend(choices, places, price, 10.0, 100, 0.5)

    assert 10 <= bound < 10.1
    assert price.opening[0] > 9.8
