"""Numbers that stand for names, so that a run can tell whether two are the same and yet holds none."""

import unicodedata
from binascii import crc32

from matcher.domain.term import UNKNOWN


def name_key(name: str | None) -> int:
    """The same number for the same name, however wide it is written; UNKNOWN for none."""
    if name is None:
        return UNKNOWN
    folded = "".join(unicodedata.normalize("NFKC", name).casefold().split())
    return crc32(folded.encode())
