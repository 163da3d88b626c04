"""What a subject has several of: one table for each, one row for each value."""

from datetime import date
from typing import Annotated

from sqlalchemy import CheckConstraint, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from matcher.domain.homes import GuarantorWay, NearbyNeed
from matcher.domain.people import Background
from matcher.domain.vocabulary import (
    Licence,
    LicenceStatus,
    Occupation,
    OffenceCategory,
    Situation,
    Training,
    TravelMeans,
)
from matcher.records.tables import Record, in_prefecture, not_negative

SubjectKey = Annotated[int, mapped_column(ForeignKey("subjects.id", ondelete="CASCADE"), primary_key=True)]


class SubjectOffence(Record):
    """罪種 of the sentence."""

    __tablename__ = "subject_offences"

    subject_id: Mapped[SubjectKey]
    offence: Mapped[OffenceCategory] = mapped_column(primary_key=True)


class SubjectLicence(Record):
    """A licence that the person has, or had."""

    __tablename__ = "subject_licences"
    __table_args__ = (CheckConstraint("status <> 'valid' OR relicence_from IS NULL", name="valid_needs_no_relicence"),)

    subject_id: Mapped[SubjectKey]
    licence: Mapped[Licence] = mapped_column(primary_key=True)
    status: Mapped[LicenceStatus]
    valid_until: Mapped[date | None]
    """Last day of validity, past where the licence lapsed; NULL for a valid licence that does not end."""
    relicence_from: Mapped[date | None]
    """The first day on which a lapsed or revoked licence will be held again."""


class SubjectTraining(Record):
    """職業訓練 completed in custody."""

    __tablename__ = "subject_trainings"

    subject_id: Mapped[SubjectKey]
    training: Mapped[Training] = mapped_column(primary_key=True)


class SubjectHistory(Record):
    """職歴: months of work in one occupation."""

    __tablename__ = "subject_histories"
    __table_args__ = (*not_negative("months"),)

    subject_id: Mapped[SubjectKey]
    occupation: Mapped[Occupation] = mapped_column(primary_key=True)
    months: Mapped[int]


class SubjectWishedOccupation(Record):
    """Work the person wishes for."""

    __tablename__ = "subject_wished_occupations"

    subject_id: Mapped[SubjectKey]
    occupation: Mapped[Occupation] = mapped_column(primary_key=True)


class SubjectUnwantedOccupation(Record):
    """Work the person does not want."""

    __tablename__ = "subject_unwanted_occupations"

    subject_id: Mapped[SubjectKey]
    occupation: Mapped[Occupation] = mapped_column(primary_key=True)


class SubjectWishedMunicipality(Record):
    """Where the person wishes to live."""

    __tablename__ = "subject_wished_municipalities"
    __table_args__ = (in_prefecture("municipality"),)

    subject_id: Mapped[SubjectKey]
    municipality: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)


class SubjectAvoidArea(Record):
    """A municipality to avoid; the reason is the person's own and is not kept here."""

    __tablename__ = "subject_avoid_areas"
    __table_args__ = (in_prefecture("municipality"),)

    subject_id: Mapped[SubjectKey]
    municipality: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)


class SubjectAvoidPerson(Record):
    """A person to avoid, by a code that the coordinators use; who it is and why is not kept here."""

    __tablename__ = "subject_avoid_people"

    subject_id: Mapped[SubjectKey]
    person: Mapped[str] = mapped_column(String(40), primary_key=True)


class SubjectAvoidSituation(Record):
    """A situation to avoid, as agreed with the person."""

    __tablename__ = "subject_avoid_situations"

    subject_id: Mapped[SubjectKey]
    situation: Mapped[Situation] = mapped_column(primary_key=True)


class SubjectMeans(Record):
    """A means of travel that the person has."""

    __tablename__ = "subject_means"

    subject_id: Mapped[SubjectKey]
    means: Mapped[TravelMeans] = mapped_column(primary_key=True)


class SubjectGuarantorWay(Record):
    """A way of guarantee that the person can offer."""

    __tablename__ = "subject_guarantor_ways"

    subject_id: Mapped[SubjectKey]
    way: Mapped[GuarantorWay] = mapped_column(primary_key=True)


class SubjectNearbyNeed(Record):
    """What has to be near the person's home."""

    __tablename__ = "subject_nearby_needs"

    subject_id: Mapped[SubjectKey]
    need: Mapped[NearbyNeed] = mapped_column(primary_key=True)


class SubjectBackground(Record):
    """犯行に至った背景, as the person tells it."""

    __tablename__ = "subject_backgrounds"

    subject_id: Mapped[SubjectKey]
    background: Mapped[Background] = mapped_column(primary_key=True)
