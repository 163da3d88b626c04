"""What a seed decides: one of several by weight, some of them, yes or no, a whole number, a place."""

from collections.abc import Mapping, Sequence
from typing import Final, TypeVar

from numpy.random import Generator

from matcher.geography.municipalities import MUNICIPALITIES
from seed_data.places import Spot, drawn_spot, spot

Choice = TypeVar("Choice")
CLEAR_KM: Final = 8.0
"""No opening outside the story is so near to a home of the story, nor the other way round: a bicycle goes less far."""
SPREAD_KM: Final = 2.5
NEAR_KM: Final = 1.5


def happens(draw: Generator, share: float) -> bool:
    """Yes in that share of cases."""
    return bool(draw.random() < share)


def whole(draw: Generator, least: int, most: int) -> int:
    """A whole number from `least` to `most`."""
    return int(draw.integers(least, most + 1))


def drawn(draw: Generator, weighted: Mapping[Choice, float]) -> Choice:
    """One of several, by weight."""
    total = sum(weighted.values())
    return list(weighted)[int(draw.choice(len(weighted), p=[weight / total for weight in weighted.values()]))]


def one_of(draw: Generator, choices: Sequence[Choice]) -> Choice:
    """One of several, each as likely."""
    return choices[int(draw.integers(len(choices)))]


def some(draw: Generator, choices: Sequence[Choice], *, most: int) -> tuple[Choice, ...]:
    """None to `most` different ones, in their own order."""
    picked = draw.permutation(len(choices))[: int(draw.integers(most + 1))]
    return tuple(choices[int(place)] for place in sorted(picked))


def municipality(draw: Generator) -> int:
    """A municipality, by population."""
    return drawn(draw, {code: float(place.population) for code, place in MUNICIPALITIES.items()})


def clear_spot(draw: Generator, others: Sequence[Spot], *, near: Sequence[Spot] = ()) -> Spot:
    """A place at some distance from others: around one of those it is to be near, or in a town drawn by population."""
    while True:
        around = one_of(draw, near) if near else spot(municipality(draw))
        place = drawn_spot(draw, around, spread_km=NEAR_KM if near else SPREAD_KM)
        if all(place.km_to(other) > CLEAR_KM for other in others):
            return place
