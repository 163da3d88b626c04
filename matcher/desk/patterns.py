"""Whether a pattern can make values of a field that an organisation's own files do not have."""

from matcher.desk.files import LAYOUTS
from matcher.domain.text import Text
from matcher.exchange.cells import CellError, Problem, trimmed
from matcher.exchange.own_columns import is_pattern
from matcher.exchange.texts import LONGEST_TEXT

_NO_PATTERN = Problem(
    Text("値を作る決まりとして読めません", "not readable as a pattern"),
    Text(
        f"値そのものか、{{{{見出し}}}}・{{{{#見出し}}}} を含む{LONGEST_TEXT}字までの1行を書いてください",
        f"write the value itself, or up to {LONGEST_TEXT} letters with {{{{HEADER}}}} or {{{{#HEADER}}}} in them",
    ),
)


def pattern_fault(kind: str, field: str, pattern: str) -> Problem | None:
    """What is wrong with a pattern of a known field; a constant has to be a value of it."""
    if not trimmed(pattern) or len(pattern) > LONGEST_TEXT or not pattern.isprintable() or not is_pattern(pattern):
        return _NO_PATTERN
    if "{" in pattern:
        return None
    try:
        next(each.parse for each in LAYOUTS[kind].fields if each.name == field)(pattern)
    except CellError as error:
        return error.problem
    return None
