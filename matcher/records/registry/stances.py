"""Declared stances as four columns of offence bits, the same for jobs and homes."""

from collections.abc import Mapping

from sqlalchemy.orm import Session

from matcher.domain.pools import Column
from matcher.domain.vocabulary import OffenceStance
from matcher.records.arrays import Integers, Query, bits_for, rows_of_owners

_MEANT_BY = {
    "not_accepted_bits": (OffenceStance.NOT_ACCEPTED,),
    "case_by_case_bits": (OffenceStance.CASE_BY_CASE,),
    "accepted_bits": (OffenceStance.ACCEPTED, OffenceStance.EXPERIENCED),
    "experienced_bits": (OffenceStance.EXPERIENCED,),
}


def stances_of(session: Session, statement: Query, owners: Integers) -> dict[str, Column]:
    """From a query of (id of the owner, offence, stance); what was not declared is in none of the four.

    `owners` says, row for row, whose word is wanted; several rows may want the same, and UNKNOWN wants none.
    """
    rows = rows_of_owners(session, statement, owners)
    said = {name: [row for row in rows if row[2] in stances] for name, stances in _MEANT_BY.items()}
    return {name: bits_for(rows, owners) for name, rows in said.items()}


def stances_in_order(*words: Mapping[str, Column]) -> dict[str, Column]:
    """For each offence category the first word that was said, by those who come first."""
    first, *others = words
    held = dict(first)
    for other in others:
        declared = held["not_accepted_bits"] | held["case_by_case_bits"] | held["accepted_bits"]
        held = {name: bits | (other[name] & ~declared) for name, bits in held.items()}
    return held
