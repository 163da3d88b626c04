"""The word by which a cell says that a value is no longer known; an empty cell leaves what is on record."""

from typing import Final

from matcher.domain.text import Text
from matcher.exchange.cell import Problem, folded

CLEAR: Final = Text("（消去）", "(clear)")
"""In any cell that may be empty. Who means these very letters puts an apostrophe before them, as an export does."""
CLEARED: Final = object()
"""What such a cell comes to."""
NOT_CLEARED: Final = Problem(
    Text("この列の値は消去できません", "the value of this column cannot be cleared"),
    Text(
        "値を書いてください。使わない記録であれば、使用を終えてください",
        "write the value; a record that is no longer used is archived",
    ),
)
_MEANT: Final = frozenset(folded(word).casefold() for word in (CLEAR.ja, CLEAR.en))


def clears(cell: str) -> bool:
    """Whether a cell is that word, in either language and width."""
    return ("(" in cell or "（" in cell) and folded(cell).casefold() in _MEANT
