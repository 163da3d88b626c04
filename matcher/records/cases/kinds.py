"""The kinds of records about people that are kept, each after those that it points to."""

from matcher.domain.text import Text
from matcher.records.cases.changes import CaseChange
from matcher.records.cases.consents import Consent
from matcher.records.cases.counts import PrisonCount
from matcher.records.cases.interviews import Interview, Need
from matcher.records.cases.lists import (
    SubjectAvoidArea,
    SubjectAvoidPerson,
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
from matcher.records.cases.placements import OPEN_ALREADY, Placement
from matcher.records.cases.plans import PlanMissingResource, PlanProcedure, PlanRole, SupportPlan
from matcher.records.cases.proposals import Decision, Proposal
from matcher.records.cases.subjects import Subject
from matcher.records.kinds import Kind, Listed, Reference
from matcher.records.registry.changes import RegistryChange
from matcher.records.registry.homes import Unit
from matcher.records.registry.openings import Opening

_LICENCE = ("licence", "status", "valid_until", "relicence_from")
_SUBJECT = Reference(field="subject", to=Subject, to_kind="subjects")
_WHO = (_SUBJECT,)
_PROPOSAL = Reference(field="proposal", to=Proposal, to_kind="proposals", alike=_SUBJECT)
_PLACES = (
    Reference(field="opening", to=Opening, to_kind="openings"),
    Reference(field="unit", to=Unit, to_kind="units"),
)
_ONE_IS_OPEN = Text(
    "[{code}] は登録できません。この方には、終了していない就労・居住の調整があります。先にその終了日を書いてください。",
    "[{code}] cannot be kept: this person has a placement that has not ended; write first when that one ended",
)

SUBJECTS = Kind(
    name="subjects",
    table=Subject,
    history=CaseChange,
    lists=(
        Listed(field="offences", table=SubjectOffence, columns=("offence",)),
        Listed(field="licences", table=SubjectLicence, columns=_LICENCE),
        Listed(field="training", table=SubjectTraining, columns=("training",)),
        Listed(field="history", table=SubjectHistory, columns=("occupation", "months")),
        Listed(field="wished_occupations", table=SubjectWishedOccupation, columns=("occupation",)),
        Listed(field="unwanted_occupations", table=SubjectUnwantedOccupation, columns=("occupation",)),
        Listed(field="wished_municipalities", table=SubjectWishedMunicipality, columns=("municipality",)),
        Listed(field="avoid_areas", table=SubjectAvoidArea, columns=("municipality",)),
        Listed(field="avoid_people", table=SubjectAvoidPerson, columns=("person",)),
        Listed(field="avoid_situations", table=SubjectAvoidSituation, columns=("situation",)),
        Listed(field="means", table=SubjectMeans, columns=("means",), asked="means_asked"),
        Listed(field="guarantor_ways", table=SubjectGuarantorWay, columns=("way",), asked="guarantor_asked"),
        Listed(field="nearby_needs", table=SubjectNearbyNeed, columns=("need",)),
        Listed(field="backgrounds", table=SubjectBackground, columns=("background",)),
    ),
)
CONSENTS = Kind(
    name="consents",
    table=Consent,
    history=CaseChange,
    key=("subject", "purpose", "recipient", "granted_on"),
    references=_WHO,
)
INTERVIEWS = Kind(
    name="interviews",
    table=Interview,
    history=CaseChange,
    key=("subject", "held_on", "method"),
    references=_WHO,
)
NEEDS = Kind(name="needs", table=Need, history=CaseChange, key=("subject", "kind"), references=_WHO)
PRISON_COUNTS = Kind(
    name="prison_counts", table=PrisonCount, history=RegistryChange, key=("fiscal_year", "institution")
)
SUPPORT_PLANS = Kind(
    name="support_plans",
    table=SupportPlan,
    history=CaseChange,
    key=("subject", "edition"),
    references=_WHO,
    lists=(
        Listed(field="procedures", table=PlanProcedure, columns=("procedure", "due_days", "done_on")),
        Listed(field="roles", table=PlanRole, columns=("organisation", "task")),
        Listed(field="missing_resources", table=PlanMissingResource, columns=("resource", "words")),
    ),
)
PROPOSALS = Kind(
    name="proposals",
    table=Proposal,
    history=CaseChange,
    references=(_SUBJECT, *_PLACES, Reference(field="settled_unit", to=Unit, to_kind="units")),
    written_once=True,
)
"""Runs write them, and no file has them."""
DECISIONS = Kind(
    name="decisions",
    table=Decision,
    history=CaseChange,
    key=("proposal", "decided_on", "decision"),
    references=(_SUBJECT, _PROPOSAL),
)
PLACEMENTS = Kind(
    name="placements",
    table=Placement,
    history=CaseChange,
    key=("subject", "started_on"),
    references=(_SUBJECT, _PROPOSAL, *_PLACES),
    refused=((OPEN_ALREADY, _ONE_IS_OPEN),),
)
CASE_KINDS = (
    *(SUBJECTS, CONSENTS, INTERVIEWS, NEEDS, PRISON_COUNTS),
    *(SUPPORT_PLANS, PROPOSALS, DECISIONS, PLACEMENTS),
)
