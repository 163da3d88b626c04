"""What the region lacks, in words, as it is kept with a run."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy.orm import Session

from matcher.desk.explanations import ShortageView
from matcher.desk.runs import latest_run
from matcher.desk.wording import place_text
from matcher.domain.text import Text

_NAMED = 1
"""How many municipalities a sentence names."""
_UNITS = {"home": Text("戸", "")}


def kept_shortages(result: Mapping[str, Any]) -> tuple[ShortageView, ...] | None:
    """What was found when everybody was matched; None where it was not looked for."""
    data = result.get("shortages")
    return None if data is None else shortage_views(data)


def load_shortages(session: Session) -> tuple[ShortageView, ...] | None:
    """The same of the latest run; None too before the first."""
    run = latest_run(session)
    return None if run is None else kept_shortages(run.result)


def shortage_views(data: list[dict[str, Any]]) -> tuple[ShortageView, ...]:
    """In words."""
    return tuple(_view(one) for one in data)


def _view(one: dict[str, Any]) -> ShortageView:
    places = tuple(place for place in map(place_text, one["municipalities"]) if place is not None)
    line = Text(
        "{where}・{what}が{count}{unit}あれば、必要なものがそろう方 ＋{more}人",
        "{count} more of this in {where} would place {more} more: {what}",
    )
    return ShortageView(
        resource=one["resource"],
        label=line.filled(
            where=_where(places),
            what=Text(*one["label"]),
            count=one["places"],
            unit=_UNITS.get(one["resource"], Text("件", "")),
            more=one["more"],
        ),
        municipalities=places,
        places=one["places"],
        more=one["more"],
        people=tuple(one["people"]),
    )


def _where(places: tuple[Text, ...]) -> Text:
    if len(places) == _NAMED:
        return places[0]
    line = Text("{first}（ほか{rest}市町村のどこか）", "{first} or one of {rest} other municipalities")
    return line.filled(first=places[0], rest=len(places) - _NAMED)
