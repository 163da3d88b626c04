"""The versions that decide a plan: read here and nowhere below."""

import platform
from importlib.metadata import version

PACKAGES = ("ibasho", "numpy", "numba", "ortools")


def versions_here() -> dict[str, str]:
    """By name, with Python's own and the architecture of the machine."""
    packages = {name: version(name) for name in PACKAGES}
    return packages | {"python": platform.python_version(), "machine": platform.machine()}
