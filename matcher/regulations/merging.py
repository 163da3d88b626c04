"""What ships together with what an administrator added: from the first day of an added figure, only added ones hold."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

from matcher.domain.figures import EVERYWHERE, Entry, Figure
from matcher.domain.law import Law


def merged(shipped: Law, added: Iterable[Figure]) -> Law:
    """One law of both.

    By key and place: what ships ends the day before the first added figure. What this version does not know as it was
    added (no such key, another unit) is left out. Raises `LawError` where two added figures hold on the same day.
    """
    by_place: dict[tuple[str, int], list[Figure]] = defaultdict(list)
    for figure in added:
        if fits(shipped.entries.get(figure.key), figure):
            by_place[figure.key, figure.place].append(figure)
    first = {key: min(each.from_day for each in found) for key, found in by_place.items()}
    kept = [
        _until(figure, first.get((figure.key, figure.place)))
        for figure in shipped.figures
        if figure.from_day < first.get((figure.key, figure.place), figure.from_day + 1)
    ]
    return Law(entries=shipped.entries, figures=(*kept, *(each for found in by_place.values() for each in found)))


def fits(entry: Entry | None, figure: Figure) -> bool:
    """Whether a figure says what its key counts: the unit, and by municipality or not."""
    if entry is None or entry.unit is not figure.unit:
        return False
    return entry.by_municipality == (figure.place != EVERYWHERE)


def _until(figure: Figure, first_added: int | None) -> Figure:
    if first_added is None or figure.until_day < first_added:
        return figure
    return replace(figure, until_day=first_added - 1)
