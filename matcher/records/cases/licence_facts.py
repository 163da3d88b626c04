"""What pages say of a person's licences beside the columns: lapsed or revoked, and when."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from matcher.domain.vocabulary import Licence, LicenceStatus
from matcher.records.cases.lists import SubjectLicence
from matcher.records.cases.subjects import Subject


@dataclass(frozen=True, slots=True, kw_only=True)
class LicenceFacts:
    """One licence that a person has, or had."""

    licence: Licence
    status: LicenceStatus
    valid_until: date | None
    relicence_from: date | None


def licence_facts(session: Session, code: str) -> tuple[LicenceFacts, ...]:
    """One person's licences in one query."""
    columns = (
        SubjectLicence.licence,
        SubjectLicence.status,
        SubjectLicence.valid_until,
        SubjectLicence.relicence_from,
    )
    found = select(*columns).join(Subject, Subject.id == SubjectLicence.subject_id).where(Subject.code == code)
    rows = session.execute(found.order_by(SubjectLicence.licence)).mappings()
    return tuple(LicenceFacts(**row) for row in rows)
