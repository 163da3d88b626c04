"""Fields of records and what stands in them, in words."""

from datetime import date
from typing import Any

from matcher.desk.days import day_text
from matcher.desk.files import LAYOUTS, field_in_file
from matcher.desk.wording import NOT_KNOWN, place_text
from matcher.domain.term import Term
from matcher.domain.text import Text, joined
from matcher.records.kinds import Kind

ARCHIVED_ON = Text("使用を終えた日", "archived on")
KIND_TEXTS = {
    "organisations": Text("機関", "organisations"),
    "employers": Text("協力雇用主", "employers"),
    "openings": Text("求人", "openings"),
    "providers": Text("居住提供者", "providers"),
    "buildings": Text("建物", "buildings"),
    "units": Text("住まい", "homes"),
    "rounds": Text("募集", "rounds"),
    "routes": Text("経路", "routes"),
}
_YES_NO = {True: Text("はい", "yes"), False: Text("いいえ", "no")}
_NONE = Text("なし", "none")


def kind_text(name: str) -> Text:
    """What people call a kind of record."""
    return KIND_TEXTS.get(name, Text(name, name))


def field_text(kind: Kind, name: str) -> Text:
    """What people call a field: as the headers of its file do."""
    if name == "archived_on":
        return ARCHIVED_ON
    called = field_in_file(kind, name)
    layout = LAYOUTS.get(kind.name)
    labels = {} if layout is None else {each.name: each.label for each in layout.fields}
    return Text(labels.get(called, called), called.replace("_", " "))


def shown(kind: Kind, name: str, value: Any) -> Text:  # noqa: ANN401  # whatever a field holds
    """What a field holds, as people read it."""
    if value is None:
        return NOT_KNOWN
    if isinstance(value, tuple):
        return joined(_member(kind, name, one) for one in value) if value else _NONE
    if isinstance(value, Term):
        return value.label
    if isinstance(value, bool):
        return _YES_NO[value]
    if isinstance(value, date):
        return day_text(value)
    place = place_text(value) if "municipalit" in name else None
    return place or _written(kind, name, value)


def _member(kind: Kind, name: str, member: object) -> Text:
    """One member of a list; of a pair both sides."""
    if not isinstance(member, tuple):
        return shown(kind, name, member)
    sides = [shown(kind, name, each) for each in member if each is not None]
    return Text("=".join(side.ja for side in sides), " = ".join(side.en for side in sides))


def _written(kind: Kind, name: str, value: object) -> Text:
    """As its file would have it: hours, clock times and amounts as people write them."""
    called, layout = field_in_file(kind, name), LAYOUTS.get(kind.name)
    cells = {} if layout is None else {each.name: each.parse for each in layout.fields}
    said = str(value) if called not in cells or isinstance(value, str) else cells[called].write(value)
    return Text(said, said)
