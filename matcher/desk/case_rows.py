"""Rows of files about subjects and their consents, as new records; the references of a row are found by code."""

from matcher.desk.registry_rows import Found, plain_values
from matcher.domain.vocabulary import Licence
from matcher.exchange.lists import LicenceState
from matcher.exchange.reading import Row
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


def subject(row: Row, _: Found) -> Subject:
    """対象者. Where nobody said that the list of licences is complete, it is not."""
    said = row.values
    return Subject(
        **plain_values(Subject, row) | {"licences_asked": bool(said["licences_asked"])},
        means_asked=said["means"] is not None,
        guarantor_asked=said["guarantor_ways"] is not None,
        offences=[SubjectOffence(offence=each) for each in said["offences"]],
        licences=[_licence(*each) for each in said["licences"] or ()],
        trainings=[SubjectTraining(training=each) for each in said["training"] or ()],
        histories=[SubjectHistory(occupation=each, months=months) for each, months in said["history"] or ()],
        wished_occupations=[SubjectWishedOccupation(occupation=each) for each in said["wished_occupations"] or ()],
        unwanted_occupations=[
            SubjectUnwantedOccupation(occupation=each) for each in said["unwanted_occupations"] or ()
        ],
        wished_municipalities=[
            SubjectWishedMunicipality(municipality=each) for each in said["wished_municipalities"] or ()
        ],
        avoid_areas=[SubjectAvoidArea(municipality=each) for each in said["avoid_areas"] or ()],
        avoid_situations=[SubjectAvoidSituation(situation=each) for each in said["avoid_situations"] or ()],
        means=[SubjectMeans(means=each) for each in said["means"] or ()],
        guarantor_ways=[SubjectGuarantorWay(way=each) for each in said["guarantor_ways"] or ()],
        nearby_needs=[SubjectNearbyNeed(need=each) for each in said["nearby_needs"] or ()],
    )


def consent(row: Row, found: Found) -> Consent:
    """同意."""
    return Consent(**plain_values(Consent, row), subject=found["subjects"][row.values["subject"]])


def _licence(licence: Licence, state: LicenceState) -> SubjectLicence:
    return SubjectLicence(
        licence=licence,
        status=state.status,
        valid_until=state.valid_until,
        relicence_from=state.relicence_from,
    )
