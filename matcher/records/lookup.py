"""All that pages read beside the columns, by the codes that people use."""

from collections.abc import Collection, Mapping
from datetime import date

from sqlalchemy.orm import Session

from matcher.records.cases.facts import consent_facts, own_home_facts, subject_facts
from matcher.records.registry.facts import UnitFacts, home_facts, opening_facts

__all__ = ["consent_facts", "opening_facts", "subject_facts", "unit_facts"]


def unit_facts(session: Session, *, today: date, codes: Collection[str] | None = None) -> Mapping[str, UnitFacts]:
    """Homes of the registry and people's own homes by code, in three queries; all of them unless codes are given."""
    return {**home_facts(session, today=today, codes=codes), **own_home_facts(session, codes)}
