"""What is in use: what is neither archived itself nor belongs to anything that is; one predicate, asked everywhere."""

from collections.abc import Mapping

from sqlalchemy import ColumnElement, Select, and_, or_, select
from sqlalchemy.orm import InstrumentedAttribute, aliased

from matcher.records.kinds import Kind
from matcher.records.registry.employers import Employer
from matcher.records.registry.homes import Unit
from matcher.records.registry.openings import Opening
from matcher.records.registry.providers import Building, Provider

_EMPLOYER, _PROVIDER, _BUILDING = aliased(Employer), aliased(Provider), aliased(Building)
"""Of their own, so that a query may join the same tables."""


def _not_of(
    owner: InstrumentedAttribute[int] | InstrumentedAttribute[int | None], gone: Select[int]
) -> ColumnElement[bool]:
    return or_(owner.is_(None), owner.not_in(gone))


_GONE_EMPLOYERS = select(_EMPLOYER.id).where(_EMPLOYER.archived_on.is_not(None))
_GONE_PROVIDERS = select(_PROVIDER.id).where(_PROVIDER.archived_on.is_not(None))
_GONE_BUILDINGS = select(_BUILDING.id).where(
    or_(_BUILDING.archived_on.is_not(None), _BUILDING.provider_id.in_(_GONE_PROVIDERS))
)

OPENING_IN_USE: ColumnElement[bool] = and_(Opening.archived_on.is_(None), Opening.employer_id.not_in(_GONE_EMPLOYERS))
"""Neither the opening nor its employer is archived."""
BUILDING_IN_USE: ColumnElement[bool] = and_(
    Building.archived_on.is_(None), _not_of(Building.provider_id, _GONE_PROVIDERS)
)
"""Neither the building nor its provider is archived."""
HOME_IN_USE: ColumnElement[bool] = and_(
    Unit.archived_on.is_(None),
    _not_of(Unit.provider_id, _GONE_PROVIDERS),
    _not_of(Unit.building_id, _GONE_BUILDINGS),
    _not_of(Unit.employer_id, _GONE_EMPLOYERS),
)
"""Neither the home nor its provider, its building with its provider, or the employer whose dormitory it is."""
_IN_USE: Mapping[str, ColumnElement[bool]] = {
    "openings": OPENING_IN_USE,
    "buildings": BUILDING_IN_USE,
    "units": HOME_IN_USE,
}


def in_use(kind: Kind) -> ColumnElement[bool]:
    """Whether a record of a kind is in use; false or true, never NULL."""
    return _IN_USE.get(kind.name, kind.table.archived_on.is_(None))
