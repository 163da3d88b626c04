"""How a plan is named in a command or an address: the codes of its opening and its home, with a comma between."""

from matcher.domain.errors import IbashoError
from matcher.domain.text import Text
from matcher.matching.compare import Codes

PLAN = r"^\s*[^,\s]+\s*,\s*[^,\s]+\s*$"
"""`-` stands for none."""
_NO_PLAN = Text(
    "[{said}] は案として読めません。求人と住まいの番号をコンマでつないでください（例 O-0001,U-0003。ない側は -）。",
    "[{said}] names no plan; write the codes of an opening and a home with a comma, as O-0001,U-0003; - for none",
)


def codes_of(said: str) -> Codes:
    """The opening and the home of a plan. Raises `IbashoError` where it does not name both sides."""
    sides = tuple(side.strip() for side in said.split(","))
    if len(sides) != len(("opening", "home")) or not all(sides):
        raise IbashoError(_NO_PLAN.filled(said=said))
    opening, unit = (None if side == "-" else side for side in sides)
    return opening, unit
