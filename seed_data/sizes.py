"""How large a generated prefecture is."""

from dataclasses import dataclass
from typing import Final

STORY_SUBJECTS, STORY_EMPLOYERS, STORY_UNITS = 12, 19, 19
"""What the hand-written story holds; no prefecture is smaller."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Size:
    """Numbers of records, the story's included. Raises `ValueError` where the story does not fit."""

    subjects: int
    employers: int
    hiring: int
    """Employers with an opening that was confirmed within the last two months."""
    stale: int
    """Employers whose one opening was confirmed longer ago."""
    units: int
    open_landlords_permille: int
    """Of a thousand landlords outside the story, how many take every category of offence."""

    def __post_init__(self) -> None:
        """Check that the story fits, and that no employer is counted twice."""
        least = {"subjects": STORY_SUBJECTS, "hiring": STORY_EMPLOYERS, "units": STORY_UNITS}
        for name, number in least.items():
            if getattr(self, name) < number:
                raise ValueError(f"[{name}] is {getattr(self, name)}, the story alone has {number}")
        if self.hiring + self.stale > self.employers:
            raise ValueError(f"[employers] is {self.employers}, fewer than those with openings")


DEMO: Final = Size(subjects=12, employers=520, hiring=58, stale=30, units=104, open_landlords_permille=0)
