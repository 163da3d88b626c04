"""What is said once for an employer, a provider or a building, and holds for each opening or home that says nothing.

A home's own word comes first, then its building's, then its provider's; an opening's own, then its employer's. How pay
is settled is one word, and so is where something stands, and a condition in words with whether the other fields say it
all: they are taken whole.
"""

from typing import Any

from sqlalchemy import ColumnElement, Select, String, case, func, literal_column, null
from sqlalchemy.orm import aliased

from matcher.records.registry.employers import Employer
from matcher.records.registry.homes import Unit
from matcher.records.registry.openings import Opening
from matcher.records.registry.providers import Building, Provider

FROM_EMPLOYER = ("tattoo_policy", "antisocial_years", "social_insurance")
PAY = ("pay_cycle", "pay_closing_day", "pay_day", "pay_month_offset")
POINT = ("lat", "lon", "point_precision")
WRITTEN = ("conditions", "conditions_covered")
FROM_BUILDING = ("municipality", "address", "step_free")
FROM_EITHER = (
    "sex_allowed",
    "household_max",
    "single_person_rule",
    "closing_minute",
    "accepts_assistance",
    "direct_payment",
    "notice_days",
    "hold_days",
    "income_limit_yen",
    "tax_arrears_barred",
    "antisocial_years",
)
_DECISIVE = {**dict.fromkeys(PAY, "pay_cycle"), **dict.fromkeys(POINT, "lat"), **dict.fromkeys(WRITTEN, "conditions")}
"""Of what is taken whole, the column that says whether anything was said at all."""
DIRECT, OF_BUILDING = aliased(Provider), aliased(Provider)
"""The provider that a home names, and the one that its building names."""
_OTHERS: tuple[Any, ...] = (Building, DIRECT, OF_BUILDING)


def opening_word(name: str) -> ColumnElement[Any]:
    """What holds for an opening; its employer is joined."""
    own: ColumnElement[Any] = getattr(Opening, name)
    employers = getattr(Employer, name, None)
    if name in (*PAY, *WRITTEN):
        return case((getattr(Opening, _DECISIVE[name]).is_not(None), own), else_=employers)
    return func.coalesce(own, employers) if name in FROM_EMPLOYER else own


def home_word(name: str) -> ColumnElement[Any]:
    """What holds for a home; its building and providers are joined."""
    own: ColumnElement[Any] = getattr(Unit, name)
    if name in POINT:
        return case((Unit.lat.is_not(None), own), else_=getattr(Building, name))
    if name in WRITTEN:
        return case(*[(each.conditions.is_not(None), getattr(each, name)) for each in (Unit, *_OTHERS)])
    if name in FROM_BUILDING:
        return func.coalesce(own, getattr(Building, name))
    if name in FROM_EITHER:
        return func.coalesce(own, *(getattr(each, name) for each in _OTHERS))
    return own


def opening_source(name: str) -> ColumnElement[str | None]:
    """Whose word that is: NULL for the opening's own, else `employer`."""
    said_by_employer = getattr(Opening, _DECISIVE.get(name, name)).is_(None) & getattr(Employer, name).is_not(None)
    return case((said_by_employer, literal_column("'employer'", String)), else_=null())


def home_source(name: str) -> ColumnElement[str | None]:
    """Whose word that is: NULL for the home's own, else `building` or `provider`."""
    others = _OTHERS if name in (*FROM_EITHER, *WRITTEN) else (Building,)
    said: list[Any] = [(getattr(Unit, _DECISIVE.get(name, name)).is_not(None), null())]
    for each in others:
        whose = literal_column("'building'" if each is Building else "'provider'", String)
        word = case((getattr(each, name).is_not(None), whose), else_=null()) if name in WRITTEN else whose
        said.append((getattr(each, "conditions" if name in WRITTEN else name).is_not(None), word))
    return case(*said, else_=null())


def with_providers(homes: Select[Any]) -> Select[Any]:
    """Homes with their building and both providers."""
    joined = homes.select_from(Unit).outerjoin(Unit.building).outerjoin(DIRECT, Unit.provider_id == DIRECT.id)
    return joined.outerjoin(OF_BUILDING, Building.provider_id == OF_BUILDING.id)
