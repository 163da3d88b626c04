"""How much a test does: reduced counts under `make test`, full ones under `make prove`."""

import os
from typing import Final

PROVING: Final = os.environ.get("IBASHO_PROVE") == "1"


def scaled(quick: int, full: int) -> int:
    """The one that applies to this run."""
    return full if PROVING else quick
