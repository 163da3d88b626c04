"""The kinds of records about people that are kept, each after those that it points to."""

from matcher.records.cases.changes import CaseChange
from matcher.records.cases.consents import Consent
from matcher.records.cases.counts import PrisonCount
from matcher.records.cases.interviews import Interview, Need
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
from matcher.records.kinds import Kind, Listed, Reference
from matcher.records.registry.changes import RegistryChange

_LICENCE = ("licence", "status", "valid_until", "relicence_from")
_WHO = (Reference(field="subject", to=Subject, to_kind="subjects"),)

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
CASE_KINDS = (SUBJECTS, CONSENTS, INTERVIEWS, NEEDS, PRISON_COUNTS)
