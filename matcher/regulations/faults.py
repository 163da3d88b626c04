"""What is wrong with a file of figures, in words."""

from matcher.domain.errors import LawError
from matcher.domain.text import Text


def missing(where: str, name: str) -> LawError:
    """An entry lacks something."""
    return fault(where, Text(f"[{name}] がありません", f"[{name}] is missing"))


def not_known(where: str, name: str) -> LawError:
    """An entry says something that nobody reads."""
    return fault(where, Text(f"[{name}] という項目はありません", f"there is no entry [{name}]"))


def wrong(where: str, name: str, value: object) -> LawError:
    """An entry says something that cannot be."""
    return fault(where, Text(f"[{name}] の値 [{value}] は使えません", f"[{name}] cannot be [{value}]"))


def fault(where: str, said: Text) -> LawError:
    """Where, what, and what to do next."""
    line = Text(
        "{where}: {said}。直してから、もう一度読み込んでください。", "{where}: {said}; mend it and load it again"
    )
    return LawError(line.filled(where=where, said=said))
