"""Whose placement comes first when not everybody can be placed, and why; never from offence, admissions or age."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from matcher.domain.case import Setting
from matcher.domain.pools import Subjects
from matcher.domain.text import Text, joined

_NORMAL = Text("通常", "normal")
_NO_HOME = Text("釈放日に帰る家がない", "no home to go to on the release day")
_HEALTH = Text("健康上の配慮が必要", "a declared health need")


@dataclass(frozen=True, slots=True, kw_only=True)
class Priority:
    """調整の優先順位: 1 to 3, with its reason."""

    level: int
    reason: Text


def priorities(subjects: Subjects, setting: Setting) -> tuple[Priority, ...]:
    """One priority per subject: 1, and one more for two of: released soon, no home on the day, health; 3 for all."""
    soon = _soon(subjects, setting)
    return tuple(
        _priority(bool(soon[row]), bool(subjects.needs_home[row] == 1), bool(subjects.health_need[row] == 1), setting)
        for row in range(len(subjects))
    )


def levels(subjects: Subjects, setting: Setting) -> NDArray[np.int64]:
    """The same as numbers, one per subject."""
    return np.array([one.level for one in priorities(subjects, setting)], dtype=np.int64)


def _soon(subjects: Subjects, setting: Setting) -> NDArray[np.bool_]:
    soon: NDArray[np.bool_] = subjects.release_day - setting.today <= setting.policy.soon_days
    return soon


def _priority(soon: bool, no_home: bool, health: bool, setting: Setting) -> Priority:  # noqa: FBT001
    days = setting.policy.soon_days
    is_soon = Text(f"釈放まで{days}日以内", f"released within {days} days")
    reasons = [text for holds, text in ((soon, is_soon), (no_home, _NO_HOME), (health, _HEALTH)) if holds]
    return Priority(level=max(1, len(reasons)), reason=joined(reasons) if reasons else _NORMAL)
