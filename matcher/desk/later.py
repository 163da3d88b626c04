"""Who else will need the home or the job of a plan, in words: advice kept with a run whose policy looks ahead."""

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date

from matcher.desk.days import month_text
from matcher.domain.text import Text, joined

_SIDES = {"unit": Text("住まい", "home"), "opening": Text("求人", "opening")}
_LINE = Text("この{what}は、{whom}にも必要です。", "This {what} will also be needed by {whom}.")
_WHOM = Text("{month}に釈放予定の{count}人", "{count} to be released in {month}")


def needed_later(
    kept: Mapping[str, Mapping[str, Mapping[str, int]]] | None, given: Mapping[str, str | None], subject: str
) -> tuple[Text, ...]:
    """A sentence for each side of a plan that others than `subject` need later; `given` are its codes by side."""
    return tuple(_sentences(kept or {}, given, subject))


def _sentences(
    kept: Mapping[str, Mapping[str, Mapping[str, int]]], given: Mapping[str, str | None], subject: str
) -> Iterator[Text]:
    for side, label in _SIDES.items():
        others = kept.get(side, {}).get(given[side] or "", {})
        days = sorted(date.fromordinal(day) for code, day in others.items() if code != subject)
        months = Counter((day.year, day.month) for day in days)
        if months:
            whom = joined(
                _WHOM.filled(month=month_text(date(year, month, 1)), count=count)
                for (year, month), count in months.items()
            )
            yield _LINE.filled(what=label, whom=whom)
