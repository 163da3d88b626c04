"""Subjects in JSON: by pseudonym code, never by name."""

from api.rest.records import lists, queries, values
from api.rest.records.queries import RecordsQuery
from api.rest.records.shapes import RecordFields, shapes_of
from matcher.domain.homes import GuarantorWay, NearbyNeed
from matcher.domain.people import (
    Background,
    DisabilityCertificate,
    Education,
    Literacy,
    ResidenceRegister,
    SentenceKind,
)
from matcher.domain.vocabulary import (
    AntisocialTie,
    Asked,
    EmergencyProtection,
    Occupation,
    OffenceCategory,
    PublicAssistance,
    ReleaseCertainty,
    Sex,
    Situation,
    SpecialAdjustment,
    Tattoo,
    Training,
    TravelMeans,
    WorkCapacity,
)


class SubjectFields(RecordFields):
    """対象者."""

    of = "subjects"

    code = values.code(required=True, example="A-91")
    consented_on = values.day(required=True, example="2026-10-23")
    birth_date = values.day(example="1980-05-01")
    sex = values.one_of(Sex)
    institution = values.words(example="架空刑務所")
    sentence_kind = values.one_of(SentenceKind)
    sentence_ends_on = values.day(required=True, example="2027-02-18")
    release_certainty = values.one_of(ReleaseCertainty)
    release_may_move_by = values.words()
    needs_job = values.yes_no(required=True)
    needs_home = values.yes_no(required=True)
    household_size = values.whole(1, 99)
    specified_sexual_offence = values.yes_no()
    tattoo = values.one_of(Tattoo)
    antisocial_tie = values.one_of(AntisocialTie)
    antisocial_left_on = values.day(example="2020-04-01")
    work_capacity = values.one_of(WorkCapacity)
    licences_asked = values.yes_no()
    missing_fingers = values.yes_no()
    avoid_areas_asked = values.one_of(Asked)
    avoid_people_asked = values.one_of(Asked)
    longest_commute_minutes = values.whole(0, 480, example=60)
    kept_free_asked = values.one_of(Asked)
    kept_free_from_minute = values.whole(0, 1_439, example=540)
    kept_free_until_minute = values.whole(1, 1_440, example=660)
    cash_yen = values.whole(0, 100_000_000, example=42_000)
    grants_yen = values.yen()
    income_yen = values.yen()
    public_assistance = values.one_of(PublicAssistance)
    emergency_protection = values.one_of(EmergencyProtection)
    special_adjustment = values.one_of(SpecialAdjustment)
    needs_step_free = values.yes_no()
    wants_private_room = values.yes_no()
    health_need = values.yes_no()
    own_home_municipality = values.municipality()
    own_home_lat = values.number(20, 46, example=36.6)
    own_home_lon = values.number(122, 154, example=140.65)
    met_by = values.words(example="支援員")
    return_place = values.words(example="調整中")
    taken_in_by = values.words()
    difficulty = values.remark()
    prison_earnings_yen = values.whole(0, 100_000_000, example=30_000)
    medicine_days = values.whole(0, 365, example=14)
    referral_letter = values.yes_no()
    pension = values.yes_no()
    disability_certificate = values.one_of(DisabilityCertificate)
    disability_grade = values.words(20, example="2級")
    rent_arrears = values.yes_no()
    credit_problem = values.yes_no()
    public_housing_arrears = values.yes_no()
    tax_arrears = values.yes_no()
    telephone_arrears = values.yes_no()
    debt = values.yes_no()
    fines_yen = values.whole(0, 1_000_000_000)
    residence_register = values.one_of(ResidenceRegister)
    imprisonment_certificate = values.yes_no()
    identity_paper = values.yes_no()
    bank_account = values.yes_no()
    emergency_contact = values.yes_no()
    literacy = values.one_of(Literacy)
    education = values.one_of(Education)
    bicycle_can_be_given = values.yes_no()
    offences = values.several(values.one_of(OffenceCategory), example=["theft"])
    licences = lists.licence_states()
    training = values.several(values.one_of(Training))
    history = lists.work_done()
    wished_occupations = values.several(values.one_of(Occupation))
    unwanted_occupations = values.several(values.one_of(Occupation))
    wished_municipalities = values.several(values.municipality(), example=["08201"])
    avoid_areas = values.several(values.municipality())
    avoid_people = values.several(values.code(), example=[])
    avoid_situations = values.several(values.one_of(Situation))
    means = values.several(values.one_of(TravelMeans), example=["foot"])
    guarantor_ways = values.several(values.one_of(GuarantorWay), example=[])
    nearby_needs = values.several(values.one_of(NearbyNeed))
    backgrounds = values.several(values.one_of(Background))


class SubjectsQuery(RecordsQuery):
    """Subjects."""

    of = "subjects"

    institution = queries.words(example="架空刑務所")
    needs_job = queries.yes_or_no()
    needs_home = queries.yes_or_no()
    sentence_ends_from = queries.on_or("Whose sentence ends on the day or later")
    sentence_ends_until = queries.on_or("Whose sentence ends on the day or earlier")


SUBJECTS = shapes_of(SubjectFields, SubjectsQuery, one="subject", area="cases")
