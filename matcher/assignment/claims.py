"""What a packed plan promises, in the words of a solution file."""

from matcher.assignment.pack import Packed
from matcher.assignment.prices import SCALE
from matcher.assignment.solution_file import BY_PRICES, BY_SEARCH, Claim, Claims


def claims_of(packed: Packed) -> Claims:
    """The plan and what proves each level of it."""
    return Claims(
        status=packed.status,
        chosen=tuple(packed.chosen.tolist()),
        levels=tuple(
            Claim(
                objective=level.value,
                bound=level.bound,
                proof=BY_SEARCH if level.searched else BY_PRICES,
                opening=tuple(map(int, level.prices.opening.tolist())),
                unit=tuple(map(int, level.prices.unit.tolist())),
                group=tuple(map(int, level.prices.group.tolist())),
                level=level.prices.floor,
                scale=SCALE,
            )
            for level in packed.levels
        ),
    )
