"""Words that people type into a form or a command, taken as the cells of their files are."""

from matcher.domain.errors import IbashoError
from matcher.domain.text import Text
from matcher.exchange.cell import CellError
from matcher.exchange.texts import LONGEST_TEXT, words

LONGEST = LONGEST_TEXT
"""Letters of a name or a reason."""
_WRONG = Text("{of}: {reason}。{remedy}。", "{of}: {reason}. {remedy}")
_EMPTY = Text("{of}が空です。書いてください。", "{of} is empty; write it")
_TOO_LONG = Text("{of}が長すぎます。{most}字までにしてください。", "{of} is too long; use at most {most} characters")


def typed_words(said: str, *, of: Text, longest: int = LONGEST) -> str:
    """The words, trimmed. Raises `IbashoError`, which calls them `of`, where they cannot be kept."""
    try:
        meant = words(said)
    except CellError as error:
        raise IbashoError(_WRONG.filled(of=of, reason=error.problem.reason, remedy=error.problem.remedy)) from error
    if not meant:
        raise IbashoError(_EMPTY.filled(of=of))
    if len(meant) > longest:
        raise IbashoError(_TOO_LONG.filled(of=of, most=longest))
    return meant
