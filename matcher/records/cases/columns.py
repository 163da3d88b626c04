"""Subjects as the columns that a run reads; the number of queries does not grow with their number."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import ColumnElement, and_, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from matcher.domain.homes import GuarantorWay
from matcher.domain.people import DisabilityCertificate, Education
from matcher.domain.pools import NEVER_DAY, Column, Subjects, known
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
from matcher.records.arrays import Found, Integers, Lists, Rows, Same, chosen, fetched, terms, whole
from matcher.records.cases.consents import Consent
from matcher.records.cases.lists import (
    SubjectAvoidArea,
    SubjectAvoidSituation,
    SubjectBackground,
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
from matcher.records.name_keys import name_key

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
        "missing_fingers",
        "grants_yen",
        "income_yen",
        "rent_arrears",
        "credit_problem",
        "public_housing_arrears",
        "tax_arrears",
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
        "avoid_people_asked": Asked,
        "education": Education,
        "disability_certificate": DisabilityCertificate,
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
_SETS_TOLD: dict[str, InstrumentedAttribute[Any]] = {"background_bits": SubjectBackground.background}
"""An empty list means that the person has told nothing."""
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
    """All subjects in use by id, or those with the codes given, and whether they consent as of `today`."""
    asked = and_(Subject.archived_on.is_(None), chosen(Subject.code, codes))
    rows = fetched(session, select(*Subject.__table__.columns).where(asked).order_by(Subject.id))
    find = _Finder(session=session, asked=asked, ids=whole(rows["id"]))
    same = _SUBJECTS.columns(rows)
    return Subjects(
        **same,
        **_sets(find, rows),
        **{name: find.lists(value).codes() for name, value in _PLACES.items()},
        **_kept_free(rows),
        institution_key=whole(map(name_key, rows["institution"])),
        **_licence_days(find, all_listed=whole(rows["licences_asked"]) == 1),
        release_day=same["sentence_end_day"] + 1,
        history_months=_history_months(find),
        settled_day=np.full(len(find.ids), UNKNOWN, dtype=np.int64),
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


def _sets(find: _Finder, rows: Rows) -> dict[str, Column]:
    sets: dict[str, Column] = {name: find.lists(value).bits() for name, value in _SETS.items()}
    told = {name: find.lists(value).bits() for name, value in _SETS_TOLD.items()}
    sets |= {name: np.where(bits == 0, UNKNOWN, bits) for name, bits in told.items()}
    for name, (value, flag) in _SETS_ASKED.items():
        sets[name] = find.lists(value).bits_where(whole(rows[flag]) == 1)
    reachable = known(sets["guarantor_bits"]) & (whole(rows["emergency_contact"]) == 1)
    return sets | {"guarantor_bits": sets["guarantor_bits"] | reachable * GuarantorWay.EMERGENCY_CONTACT.bit}


def _kept_free(rows: Rows) -> dict[str, Column]:
    """Nobody keeps hours free who said so, or who was not asked and has no need of care."""
    asked = terms(Asked, rows["kept_free_asked"])
    none = (asked == Asked.NONE.number) | (~known(asked) & (whole(rows["health_need"]) == 0))
    return {name: np.where(none, 0, whole(rows[name])) for name in ("kept_free_from_minute", "kept_free_until_minute")}


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
    """The latest day through which a consent to matching in use holds, granted by today and never withdrawn."""
    until = np.full(len(find.ids), UNKNOWN, dtype=np.int64)
    columns = (Consent.purpose, Consent.granted_on, Consent.expires_on, Consent.withdrawn_on, Consent.archived_on)
    for owner, purpose, granted, expires, withdrawn, archived in find.rows(*columns):
        if purpose is ConsentPurpose.MATCHING and granted <= today and withdrawn is None and archived is None:
            row = np.searchsorted(find.ids, owner)
            until[row] = max(until[row], _day_or_never(expires))
    return until


def _day_or_never(day: date | None) -> int:
    return NEVER_DAY if day is None else day.toordinal()
