"""All that a run reads from the database, as the frozen columns of the core."""

from collections.abc import Collection
from datetime import date

from sqlalchemy.orm import Session

from matcher.domain.pools import Units
from matcher.records.cases.columns import load_subjects
from matcher.records.cases.own_homes import load_own_homes
from matcher.records.registry.columns import load_openings, load_routes
from matcher.records.registry.home_columns import load_homes

__all__ = ["load_openings", "load_routes", "load_subjects", "load_units"]


def load_units(session: Session, *, today: date, codes: Collection[str] | None = None) -> Units:
    """The homes of the registry, then people's own homes, by id; or those with the codes given."""
    return load_homes(session, today=today, codes=codes).joined(load_own_homes(session, codes=codes))
