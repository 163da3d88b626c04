"""Subjects (対象者): people to be placed, known by a pseudonym code and never by name."""

from datetime import date, timedelta

from sqlalchemy import CheckConstraint, String
from sqlalchemy.orm import Mapped, mapped_column

from matcher.domain.people import DisabilityCertificate, Education, Literacy, ResidenceRegister, SentenceKind
from matcher.domain.vocabulary import (
    AntisocialTie,
    Asked,
    EmergencyProtection,
    PublicAssistance,
    ReleaseCertainty,
    Sex,
    SpecialAdjustment,
    Tattoo,
    WorkCapacity,
)
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
from matcher.records.tables import Code, Kept, between, in_japan, in_order, in_prefecture, not_negative, owned, text


class Subject(Kept):
    """対象者. What is not known is NULL, which is never the same as no."""

    __tablename__ = "subjects"
    __table_args__ = (
        *in_japan(lat="own_home_lat", lon="own_home_lon"),
        *not_negative("longest_commute_minutes", "cash_yen", "prison_earnings_yen", "medicine_days", "fines_yen"),
        *not_negative("grants_yen", "income_yen"),
        between("kept_free_from_minute", 0, 1_439),
        between("kept_free_until_minute", 1, 1_440),
        CheckConstraint("kept_free_from_minute < kept_free_until_minute", name="kept_free_in_order"),
        between("household_size", 1, 99),
        in_prefecture("own_home_municipality"),
        in_order("birth_date", "sentence_ends_on"),
        CheckConstraint("prison_earnings_yen <= cash_yen", name="earnings_are_part_of_cash"),
        CheckConstraint(
            "antisocial_left_on IS NULL OR (antisocial_tie IS NOT NULL AND antisocial_tie = 'left')",
            name="left_on_only_if_left",
        ),
        CheckConstraint("needs_job OR needs_home", name="needs_something"),
        CheckConstraint("own_home_lat IS NULL OR own_home_municipality IS NOT NULL", name="own_home_has_municipality"),
    )

    code: Mapped[Code]
    """仮名コード such as A-01: the only thing here that points to a person."""
    consented_on: Mapped[date]
    """The day of the consent with which the prison shared the person's data: before it there are counts only."""
    birth_date: Mapped[date | None]
    sex: Mapped[Sex | None]
    institution: Mapped[str | None]
    sentence_kind: Mapped[SentenceKind | None]
    sentence_ends_on: Mapped[date]
    """Last day of the sentence; the person is released on the next."""
    release_certainty: Mapped[ReleaseCertainty | None]
    release_may_move_by: Mapped[str | None]
    """What could still move the release day, in words."""
    needs_job: Mapped[bool]
    needs_home: Mapped[bool]
    household_size: Mapped[int | None]
    specified_sexual_offence: Mapped[bool | None]
    """特定性犯罪, asked only where work with children is considered."""
    tattoo: Mapped[Tattoo | None]
    antisocial_tie: Mapped[AntisocialTie | None]
    antisocial_left_on: Mapped[date | None]
    work_capacity: Mapped[WorkCapacity | None]
    licences_asked: Mapped[bool]
    """True: the licences listed are all there are. False: others may be held."""
    avoid_areas_asked: Mapped[Asked | None]
    avoid_people_asked: Mapped[Asked | None]
    means_asked: Mapped[bool]
    """False: nobody asked by what means the person travels."""
    longest_commute_minutes: Mapped[int | None]
    """One way."""
    kept_free_asked: Mapped[Asked | None]
    """Whether hours of each day have to be kept free for treatment or offices."""
    kept_free_from_minute: Mapped[int | None]
    kept_free_until_minute: Mapped[int | None]
    cash_yen: Mapped[int | None]
    """Cash and prison earnings in hand on the release day."""
    grants_yen: Mapped[int | None]
    """Grants and loans that can be had for moving in, beside the cash."""
    income_yen: Mapped[int | None]
    """政令月収の見込み: monthly income after release as public housing reckons it."""
    public_assistance: Mapped[PublicAssistance | None]
    emergency_protection: Mapped[EmergencyProtection | None]
    special_adjustment: Mapped[SpecialAdjustment | None]
    """特別調整; NULL: not known whether the prison is considering it."""
    guarantor_asked: Mapped[bool]
    """False: not asked. True without rows in the list: nobody and nothing stands guarantee."""
    needs_step_free: Mapped[bool | None]
    wants_private_room: Mapped[bool | None]
    health_need: Mapped[bool | None]
    own_home_municipality: Mapped[int | None]
    """Where the person's own or family home is, for people who have one to go to."""
    own_home_lat: Mapped[float | None]
    own_home_lon: Mapped[float | None]
    met_by: Mapped[str | None]
    """Who meets the person at the gate: a role, not a name."""
    return_place: Mapped[str | None]
    """帰住先の調整の状況."""
    taken_in_by: Mapped[str | None]
    """身元引受の見込み: a relation, not a name."""
    difficulty: Mapped[str | None] = text()
    """Why an independent life is difficult: the programme's own condition."""
    prison_earnings_yen: Mapped[int | None]
    """作業報奨金, part of `cash_yen`."""
    medicine_days: Mapped[int | None]
    """Days of medicine given along."""
    referral_letter: Mapped[bool | None]
    pension: Mapped[bool | None]
    disability_certificate: Mapped[DisabilityCertificate | None]
    disability_grade: Mapped[str | None] = mapped_column(String(20))
    rent_arrears: Mapped[bool | None]
    credit_problem: Mapped[bool | None]
    """信用情報: a guarantee company would find arrears."""
    public_housing_arrears: Mapped[bool | None]
    tax_arrears: Mapped[bool | None]
    """Of municipal tax."""
    missing_fingers: Mapped[bool | None]
    """Asked only where an opening declares a condition."""
    telephone_arrears: Mapped[bool | None]
    debt: Mapped[bool | None]
    fines_yen: Mapped[int | None]
    """Fines and compensation still owed."""
    residence_register: Mapped[ResidenceRegister | None]
    imprisonment_certificate: Mapped[bool | None]
    """在所証明書."""
    identity_paper: Mapped[bool | None]
    bank_account: Mapped[bool | None]
    emergency_contact: Mapped[bool | None]
    literacy: Mapped[Literacy | None]
    education: Mapped[Education | None]
    bicycle_can_be_given: Mapped[bool | None]

    offences: Mapped[list[SubjectOffence]] = owned()
    licences: Mapped[list[SubjectLicence]] = owned()
    trainings: Mapped[list[SubjectTraining]] = owned()
    histories: Mapped[list[SubjectHistory]] = owned()
    wished_occupations: Mapped[list[SubjectWishedOccupation]] = owned()
    unwanted_occupations: Mapped[list[SubjectUnwantedOccupation]] = owned()
    wished_municipalities: Mapped[list[SubjectWishedMunicipality]] = owned()
    avoid_areas: Mapped[list[SubjectAvoidArea]] = owned()
    avoid_people: Mapped[list[SubjectAvoidPerson]] = owned()
    avoid_situations: Mapped[list[SubjectAvoidSituation]] = owned()
    means: Mapped[list[SubjectMeans]] = owned()
    guarantor_ways: Mapped[list[SubjectGuarantorWay]] = owned()
    nearby_needs: Mapped[list[SubjectNearbyNeed]] = owned()
    backgrounds: Mapped[list[SubjectBackground]] = owned()

    @property
    def release_on(self) -> date:
        """釈放日: the day after the last day of the sentence."""
        return release_day(self.sentence_ends_on)


def release_day(sentence_ends_on: date) -> date:
    """Nobody is held on the day after the sentence ends, whatever day of the week it is."""
    return sentence_ends_on + timedelta(days=1)
