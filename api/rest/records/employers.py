"""Employers and their openings in JSON."""

from marshmallow import fields

from api.rest.records import lists, queries, values
from api.rest.records.effective import EffectiveStanceSchema
from api.rest.records.queries import RecordsQuery
from api.rest.records.shapes import KeptFields, RecordFields, shapes_of, sources
from api.rest.shapes import Shape
from matcher.domain.employers import EmployerSize, EmployerStatus, Industry
from matcher.domain.people import Background, Education
from matcher.domain.registry import ConfirmedHow, DisabilityEmployment, InterviewForm, Precision, ReferralRoute
from matcher.domain.vocabulary import (
    EmploymentType,
    Licence,
    Occupation,
    PayCycle,
    Role,
    Situation,
    TattooPolicy,
    WageKind,
    WorkCapacity,
)


class EmployerFields(RecordFields):
    """協力雇用主."""

    of = "employers"

    code = values.code(required=True, example="E-9001")
    name = values.words(required=True, example="架空建設")
    kana = values.words(example="カクウケンセツ")
    corporate_number = values.words(20, example="7123456789012")
    industry = values.one_of(Industry)
    size = values.one_of(EmployerSize)
    municipality = values.municipality()
    address = values.words(example="水戸市架空1-2-3")
    lat = values.number(20, 46, example=36.3659)
    lon = values.number(122, 154, example=140.4714)
    point_precision = values.one_of(Precision)
    status = values.one_of(EmployerStatus)
    registered_on = values.day(example="2020-04-01")
    police_checked = values.yes_no()
    labour_insurance = values.yes_no()
    current_releasees = values.whole(0, 9_999)
    past_hires = values.whole(0, 9_999)
    capacity_limit = values.whole(0, 9_999)
    tattoo_policy = values.one_of(TattooPolicy)
    antisocial_years = values.whole(0, 99)
    social_insurance = values.yes_no()
    pay_cycle = values.one_of(PayCycle)
    pay_closing_day = values.whole(1, 31)
    pay_day = values.whole(1, 31)
    pay_month_offset = values.whole(0, 12)
    conditions = values.remark()
    conditions_covered = values.yes_no()
    contact = values.words(example="総務担当")
    phone = values.words(40, example="000-0000-0001")
    note = values.remark()
    confirmed_on = values.day(example="2026-11-01")
    confirmed_by = values.words(example="就労支援事業者機構")
    confirmed_how = values.one_of(ConfirmedHow)
    stances = lists.stances()


class EmployersQuery(RecordsQuery):
    """Employers."""

    of = "employers"

    status = queries.term(EmployerStatus)
    industry = queries.term(Industry)
    size = queries.term(EmployerSize)
    municipality = queries.in_municipality()
    corporate_number = queries.words(example="7123456789012")
    stance = queries.stance()
    never_confirmed = queries.yes_or_no()
    confirmed_before = queries.on_or("Last confirmed on an earlier day")


class OpeningFields(RecordFields):
    """求人."""

    of = "openings"

    code = values.code(required=True, example="O-9001")
    employer = values.code(required=True, example="E-0001")
    title = values.words(required=True, example="倉庫内作業")
    occupation = values.one_of(Occupation)
    role = values.one_of(Role)
    employment_type = values.one_of(EmploymentType)
    places = values.whole(1, 999, required=True)
    weekly_minutes = values.whole(15, 10_080, step=15, example=2_325)
    wage_kind = values.one_of(WageKind)
    wage_yen = values.yen()
    shift_start_minute = values.whole(0, 1_439, example=480)
    shift_end_minute = values.whole(0, 2_160, example=1_020)
    municipality = values.municipality()
    address = values.words(example="水戸市架空4-5")
    lat = values.number(20, 46, example=36.3659)
    lon = values.number(122, 154, example=140.4714)
    point_precision = values.one_of(Precision)
    tattoo_policy = values.one_of(TattooPolicy)
    antisocial_years = values.whole(0, 99)
    physical_demand = values.one_of(WorkCapacity)
    age_min = values.whole(15, 99, example=18)
    age_max = values.whole(15, 99, example=64)
    age_reason = values.words(example="深夜業")
    start_from = values.day(example="2026-12-01")
    valid_until = values.day(example="2027-03-31")
    social_insurance = values.yes_no()
    pay_cycle = values.one_of(PayCycle)
    pay_closing_day = values.whole(1, 31)
    pay_day = values.whole(1, 31)
    pay_month_offset = values.whole(0, 12)
    deductions_yen = values.yen()
    advances = values.yes_no()
    disability_employment = values.one_of(DisabilityEmployment)
    who_would_know = values.words(example="社長のみ")
    referral_route = values.one_of(ReferralRoute)
    earliest_apply_days = values.whole(0, 3_650)
    guarantee_by_employer = values.yes_no()
    state_guarantee = values.yes_no()
    missing_fingers_accepted = values.yes_no()
    education_min = values.one_of(Education)
    conditions = values.remark()
    conditions_covered = values.yes_no()
    out_of_service_from = values.day()
    out_of_service_until = values.day()
    out_of_service_reason = values.words()
    note = values.remark()
    confirmed_on = values.day(example="2026-11-20")
    confirmed_by = values.words()
    confirmed_how = values.one_of(ConfirmedHow)
    required_licences = values.several(values.one_of(Licence), example=["forklift"])
    situations = values.several(values.one_of(Situation), example=[])
    institutions = values.several(values.words(), example=["架空刑務所"])
    excluded_backgrounds = values.several(values.one_of(Background), example=[])
    pickup_municipalities = values.several(values.municipality(), example=["08221"])
    stances = lists.stances()
    interviews = values.several(values.one_of(InterviewForm), example=["visit"])


class OpeningEffectiveSchema(Shape):
    """What holds for an opening: its own word, else its employer's; pay is settled by one word, conditions are too."""

    tattoo_policy = values.one_of(TattooPolicy)
    antisocial_years = values.whole(0, 99)
    social_insurance = values.yes_no()
    pay_cycle = values.one_of(PayCycle)
    pay_closing_day = values.whole(1, 31)
    pay_day = values.whole(1, 31)
    pay_month_offset = values.whole(0, 12)
    conditions = values.remark()
    conditions_covered = values.yes_no()
    stances = fields.List(fields.Nested(EffectiveStanceSchema))


class KeptOpening(KeptFields):
    """An opening as it stands."""

    effective = fields.Nested(OpeningEffectiveSchema, metadata={"description": "What holds, inherited or not"})
    inherited = sources("employer")


class OpeningsQuery(RecordsQuery):
    """Openings."""

    of = "openings"

    employer = values.code(example="E-0001")
    occupation = queries.term(Occupation)
    employment_type = queries.term(EmploymentType)
    municipality = queries.in_municipality()
    valid_on = queries.on_or("Those that have not expired before the day")
    stance = queries.stance()
    never_confirmed = queries.yes_or_no()
    confirmed_before = queries.on_or("Last confirmed on an earlier day")


EMPLOYERS = shapes_of(EmployerFields, EmployersQuery, one="employer", area="registry")
OPENINGS = shapes_of(OpeningFields, OpeningsQuery, one="opening", area="registry", kept=KeptOpening)
