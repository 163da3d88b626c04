"""By what records about people can be found, and in which orders."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy.orm import InstrumentedAttribute

from matcher.records.cases.consents import Consent
from matcher.records.cases.counts import PrisonCount
from matcher.records.cases.interviews import Interview, Need
from matcher.records.cases.placements import Placement
from matcher.records.cases.plans import SupportPlan
from matcher.records.cases.proposals import Decision, Proposal
from matcher.records.cases.subjects import Subject
from matcher.records.listing import Condition, Ways, equal, not_known, pointing_to
from matcher.records.registry.homes import Unit
from matcher.records.registry.openings import Opening


def _about(column: InstrumentedAttribute[Any]) -> Condition:
    return pointing_to(column, Subject)


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
    "support_plans": Ways(
        filters={
            "subject": _about(SupportPlan.subject_id),
            "not_agreed": not_known(SupportPlan.agreed_on),
            "not_replaced": not_known(SupportPlan.replaced_on),
        },
        orders={"id": SupportPlan.id, "written_on": SupportPlan.written_on, "edition": SupportPlan.edition},
    ),
    "proposals": Ways(
        filters={
            "subject": _about(Proposal.subject_id),
            "run_id": equal(Proposal.run_id),
            "proposed": equal(Proposal.proposed),
            "help": equal(Proposal.help),
            "to_confirm": equal(Proposal.to_confirm),
            "opening": pointing_to(Proposal.opening_id, Opening),
            "unit": pointing_to(Proposal.unit_id, Unit),
        },
        orders={"id": Proposal.id, "made_on": Proposal.made_on, "rank": Proposal.rank},
    ),
    "decisions": Ways(
        filters={
            "subject": _about(Decision.subject_id),
            "proposal": pointing_to(Decision.proposal_id, Proposal),
            "decision": equal(Decision.decision),
            "side": equal(Decision.side),
            "reason": equal(Decision.reason),
        },
        orders={"decided_on": Decision.decided_on},
    ),
    "placements": Ways(
        filters={
            "subject": _about(Placement.subject_id),
            "proposal": pointing_to(Placement.proposal_id, Proposal),
            "opening": pointing_to(Placement.opening_id, Opening),
            "unit": pointing_to(Placement.unit_id, Unit),
            "not_ended": not_known(Placement.ended_on),
            "end_reason": equal(Placement.end_reason),
            "incentive": equal(Placement.incentive),
        },
        orders={"started_on": Placement.started_on, "ended_on": Placement.ended_on},
    ),
}
