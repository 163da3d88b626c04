"""Declared stances as four columns of offence bits, the same for jobs and homes."""

from sqlalchemy.orm import Session

from matcher.domain.pools import Column
from matcher.domain.vocabulary import OffenceStance
from matcher.records.arrays import Integers, Lists, Query

_MEANT_BY = {
    "not_accepted_bits": (OffenceStance.NOT_ACCEPTED,),
    "case_by_case_bits": (OffenceStance.CASE_BY_CASE,),
    "accepted_bits": (OffenceStance.ACCEPTED, OffenceStance.EXPERIENCED),
    "experienced_bits": (OffenceStance.EXPERIENCED,),
}


def stance_columns(session: Session, statement: Query, ids: Integers) -> dict[str, Column]:
    """From a query of (id of the record, offence, stance); what was not declared is in none of the four."""
    rows = session.execute(statement).all()
    columns: dict[str, Column] = {}
    for name, stances in _MEANT_BY.items():
        columns[name] = Lists.of([row for row in rows if row[2] in stances], ids).bits()
    return columns
