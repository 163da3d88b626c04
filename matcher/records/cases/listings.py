"""By what records about people can be found, and in which orders."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import InstrumentedAttribute

from matcher.records.cases.consents import Consent
from matcher.records.cases.counts import PrisonCount
from matcher.records.cases.interviews import Interview, Need
from matcher.records.cases.subjects import Subject
from matcher.records.listing import Condition, Ways, equal


def _about(column: InstrumentedAttribute[Any]) -> Condition:
    return lambda code: column == select(Subject.id).where(Subject.code == code).scalar_subquery()


CASE_WAYS: Mapping[str, Ways] = {
    "subjects": Ways(
        filters={
            "institution": equal(Subject.institution),
            "needs_job": equal(Subject.needs_job),
            "needs_home": equal(Subject.needs_home),
            "sentence_ends_from": lambda day: Subject.sentence_ends_on >= day,
            "sentence_ends_until": lambda day: Subject.sentence_ends_on <= day,
        },
        orders={"code": Subject.code, "sentence_ends_on": Subject.sentence_ends_on},
    ),
    "consents": Ways(
        filters={"subject": _about(Consent.subject_id), "purpose": equal(Consent.purpose)},
        orders={"granted_on": Consent.granted_on, "expires_on": Consent.expires_on},
    ),
    "interviews": Ways(
        filters={"subject": _about(Interview.subject_id), "method": equal(Interview.method)},
        orders={"held_on": Interview.held_on, "next_on": Interview.next_on},
    ),
    "needs": Ways(
        filters={"subject": _about(Need.subject_id), "kind": equal(Need.kind), "state": equal(Need.state)},
        orders={"id": Need.id, "due_on": Need.due_on},
    ),
    "prison_counts": Ways(
        filters={"fiscal_year": equal(PrisonCount.fiscal_year), "institution": equal(PrisonCount.institution)},
        orders={"fiscal_year": PrisonCount.fiscal_year, "institution": PrisonCount.institution},
    ),
}
