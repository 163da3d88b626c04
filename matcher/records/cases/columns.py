"""Subjects as the columns that a run reads; the number of queries does not grow with their number."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from matcher.domain.pools import NEVER_DAY, Column, Subjects
from matcher.domain.term import UNKNOWN
from matcher.domain.vocabulary import (
    AntisocialTie,
    Asked,
    ConsentPurpose,
    EmergencyProtection,
    Licence,
    LicenceStatus,
    Occupation,
    PublicAssistance,
    Sex,
    SpecialAdjustment,
    Tattoo,
    WorkCapacity,
)
from matcher.records.arrays import Found, Integers, Lists, Same, chosen, fetched, whole
from matcher.records.cases.consents import Consent
from matcher.records.cases.lists import (
    SubjectAvoidArea,
    SubjectAvoidSituation,
    SubjectGuarantorWay,
    SubjectHistory,
    SubjectLicence,
    SubjectMeans,
    SubjectNearbyNeed,
    SubjectOffence,
    SubjectTraining,
    SubjectUnwantedOccupation,
    SubjectWishedMunicipality,
    SubjectWishedOccupation,
)
from matcher.records.cases.subjects import Subject

_SUBJECTS = Same(
    wholes=(
        "household_size",
        "needs_job",
        "needs_home",
        "specified_sexual_offence",
        "longest_commute_minutes",
        "cash_yen",
        "needs_step_free",
        "wants_private_room",
        "health_need",
    ),
    days={
        "sentence_end_day": "sentence_ends_on",
        "birth_day": "birth_date",
        "antisocial_left_day": "antisocial_left_on",
    },
    terms={
        "sex": Sex,
        "tattoo": Tattoo,
        "antisocial_tie": AntisocialTie,
        "work_capacity": WorkCapacity,
        "avoid_areas_asked": Asked,
        "public_assistance": PublicAssistance,
        "emergency_protection": EmergencyProtection,
        "special_adjustment": SpecialAdjustment,
    },
)
_SETS: dict[str, InstrumentedAttribute[Any]] = {
    "offence_bits": SubjectOffence.offence,
    "training_bits": SubjectTraining.training,
    "wished_occupation_bits": SubjectWishedOccupation.occupation,
    "unwanted_occupation_bits": SubjectUnwantedOccupation.occupation,
    "avoid_situation_bits": SubjectAvoidSituation.situation,
    "nearby_need_bits": SubjectNearbyNeed.need,
}
"""An empty list means none."""
_SETS_ASKED: dict[str, tuple[InstrumentedAttribute[Any], str]] = {
    "means_bits": (SubjectMeans.means, "means_asked"),
    "guarantor_bits": (SubjectGuarantorWay.way, "guarantor_asked"),
}
"""An empty list means none where the person was asked, else it is not known."""
_PLACES: dict[str, InstrumentedAttribute[Any]] = {
    "wished_municipality": SubjectWishedMunicipality.municipality,
    "avoid_area": SubjectAvoidArea.municipality,
}


def load_subjects(session: Session, *, today: date, codes: Collection[str] | None = None) -> Subjects:
    """All subjects by id, or those with the codes given, and whether they consent as of `today`."""
    asked = chosen(Subject.code, codes)
    rows = fetched(session, select(*Subject.__table__.columns).where(asked).order_by(Subject.id))
    find = _Finder(session=session, asked=asked, ids=whole(rows["id"]))
    same = _SUBJECTS.columns(rows)
    return Subjects(
        **same,
        **{name: find.lists(value).bits() for name, value in _SETS.items()},
        **{name: find.lists(value).bits_where(whole(rows[flag]) == 1) for name, (value, flag) in _SETS_ASKED.items()},
        **{name: find.lists(value).codes() for name, value in _PLACES.items()},
        **_licence_days(find, all_listed=whole(rows["licences_asked"]) == 1),
        release_day=same["sentence_end_day"] + 1,
        history_months=_history_months(find),
        consent_until_day=_consent_until_day(find, today),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Finder:
    """Reads what belongs to the subjects that were asked for."""

    session: Session
    asked: ColumnElement[bool]
    ids: Integers

    def rows(self, *columns: InstrumentedAttribute[Any]) -> Found:
        """(id of the subject, and the columns of one table), row by row."""
        owner = columns[0].class_.subject_id
        found = select(owner, *columns).join(Subject, Subject.id == owner).where(self.asked)
        return self.session.execute(found).all()

    def lists(self, value: InstrumentedAttribute[Any]) -> Lists:
        return Lists.of(self.rows(value), self.ids)


def _history_months(find: _Finder) -> Integers:
    months = np.zeros((len(find.ids), len(Occupation)), dtype=np.int64)
    for owner, occupation, count in find.rows(SubjectHistory.occupation, SubjectHistory.months):
        months[np.searchsorted(find.ids, owner), occupation.number] = count
    return months


def _licence_days(find: _Finder, *, all_listed: NDArray[np.bool_]) -> dict[str, Column]:
    not_listed = np.where(all_listed, NEVER_DAY, UNKNOWN)[:, None]
    begins = np.repeat(not_listed, len(Licence), axis=1)
    ends = begins.copy()
    columns = (
        SubjectLicence.licence,
        SubjectLicence.status,
        SubjectLicence.valid_until,
        SubjectLicence.relicence_from,
    )
    for owner, licence, status, until, again in find.rows(*columns):
        spot = np.searchsorted(find.ids, owner), licence.number
        if status is LicenceStatus.VALID:
            begins[spot], ends[spot] = 0, _day_or_never(until)
        else:
            begins[spot], ends[spot] = _day_or_never(again), NEVER_DAY
    return {"licence_from_day": begins, "licence_until_day": ends}


def _consent_until_day(find: _Finder, today: date) -> Integers:
    """The latest day through which a consent to matching holds that was granted by today and never withdrawn."""
    until = np.full(len(find.ids), UNKNOWN, dtype=np.int64)
    columns = (Consent.purpose, Consent.granted_on, Consent.expires_on, Consent.withdrawn_on)
    for owner, purpose, granted, expires, withdrawn in find.rows(*columns):
        if purpose is ConsentPurpose.MATCHING and granted <= today and withdrawn is None:
            row = np.searchsorted(find.ids, owner)
            until[row] = max(until[row], _day_or_never(expires))
    return until


def _day_or_never(day: date | None) -> int:
    return NEVER_DAY if day is None else day.toordinal()
