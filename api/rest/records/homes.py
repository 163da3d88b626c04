"""Housing providers, buildings, homes, rounds and ways to work in JSON."""

from marshmallow import fields

from api.rest.records import lists, queries, values
from api.rest.records.effective import EffectiveStanceSchema
from api.rest.records.queries import RecordsQuery
from api.rest.records.shapes import KeptFields, RecordFields, shapes_of, sources
from api.rest.shapes import Shape
from matcher.domain.homes import GuaranteeCheck, GuarantorWay, HousingKind, NearbyNeed, SexAllowed, SinglePersonRule
from matcher.domain.registry import AdmissionRoute, ConfirmedHow, Precision


class ProviderFields(RecordFields):
    """居住提供者."""

    of = "providers"

    code = values.code(required=True, example="P-9001")
    name = values.words(required=True, example="架空住宅")
    kana = values.words(example="カクウジュウタク")
    corporate_number = values.words(20, example="7123456789012")
    address = values.words()
    support_corporation = values.yes_no()
    sex_allowed = values.one_of(SexAllowed)
    household_max = values.whole(1, 99)
    single_person_rule = values.one_of(SinglePersonRule)
    closing_minute = values.whole(0, 2_160, example=1_320)
    accepts_assistance = values.yes_no()
    direct_payment = values.yes_no()
    notice_days = values.whole(0, 365, example=30)
    hold_days = values.whole(0, 3_650, example=30)
    income_limit_yen = values.yen()
    tax_arrears_barred = values.yes_no()
    antisocial_years = values.whole(0, 99)
    conditions = values.remark()
    conditions_covered = values.yes_no()
    contact = values.words(example="管理担当")
    phone = values.words(40, example="000-0000-0002")
    note = values.remark()
    confirmed_on = values.day()
    confirmed_by = values.words()
    confirmed_how = values.one_of(ConfirmedHow)
    stances = lists.stances()
    guarantor_ways = values.several(values.one_of(GuarantorWay), example=["company"])


class ProvidersQuery(RecordsQuery):
    """Providers."""

    of = "providers"

    support_corporation = queries.yes_or_no()
    corporate_number = queries.words(example="7123456789012")
    stance = queries.stance()
    never_confirmed = queries.yes_or_no()
    confirmed_before = queries.on_or("Last confirmed on an earlier day")


class BuildingFields(RecordFields):
    """建物."""

    of = "buildings"

    code = values.code(required=True, example="B-9001")
    provider = values.code(example="P-0001")
    name = values.words(required=True, example="架空荘")
    municipality = values.municipality()
    address = values.words(example="水戸市架空6")
    lat = values.number(20, 46, example=36.3659)
    lon = values.number(122, 154, example=140.4714)
    point_precision = values.one_of(Precision)
    floors = values.whole(1, 99)
    lift = values.yes_no()
    step_free = values.yes_no()
    sex_allowed = values.one_of(SexAllowed)
    household_max = values.whole(1, 99)
    single_person_rule = values.one_of(SinglePersonRule)
    closing_minute = values.whole(0, 2_160, example=1_320)
    accepts_assistance = values.yes_no()
    direct_payment = values.yes_no()
    notice_days = values.whole(0, 365, example=30)
    hold_days = values.whole(0, 3_650, example=30)
    income_limit_yen = values.yen()
    tax_arrears_barred = values.yes_no()
    antisocial_years = values.whole(0, 99)
    conditions = values.remark()
    conditions_covered = values.yes_no()
    house_rules = values.remark()
    note = values.remark()
    confirmed_on = values.day()
    confirmed_by = values.words()
    confirmed_how = values.one_of(ConfirmedHow)
    stances = lists.stances()
    guarantor_ways = values.several(values.one_of(GuarantorWay), example=["company"])
    nearby = values.several(values.one_of(NearbyNeed), example=["station"])


class BuildingsQuery(RecordsQuery):
    """Buildings."""

    of = "buildings"

    provider = values.code(example="P-0001")
    municipality = queries.in_municipality()
    never_confirmed = queries.yes_or_no()
    confirmed_before = queries.on_or("Last confirmed on an earlier day")


class UnitFields(RecordFields):
    """住戸."""

    of = "units"

    code = values.code(required=True, example="U-9001")
    kind = values.one_of(HousingKind, required=True)
    name = values.words(required=True, example="101号室")
    places = values.whole(1, 999, required=True)
    municipality = values.municipality()
    address = values.words()
    lat = values.number(20, 46, example=36.3659)
    lon = values.number(122, 154, example=140.4714)
    point_precision = values.one_of(Precision)
    floor = values.whole(-5, 99, example=2)
    layout = values.words(20, example="1K")
    floor_area_m2 = values.number(0, 10_000, example=18.5)
    rent_yen = values.yen()
    common_fee_yen = values.yen()
    meals_fee_yen = values.yen()
    upfront_yen = values.yen()
    available_from = values.day(example="2026-12-01")
    available_until = values.day(example="2027-12-31")
    sex_allowed = values.one_of(SexAllowed)
    household_max = values.whole(1, 99)
    single_person_rule = values.one_of(SinglePersonRule)
    closing_minute = values.whole(0, 2_160, example=1_440)
    step_free = values.yes_no()
    private_room = values.yes_no()
    furnished = values.yes_no()
    accepts_assistance = values.yes_no()
    longest_stay_days = values.whole(1, 36_525, example=180)
    notice_days = values.whole(0, 365, example=30)
    hold_days = values.whole(0, 3_650, example=30)
    income_limit_yen = values.yen()
    tax_arrears_barred = values.yes_no()
    antisocial_years = values.whole(0, 99)
    direct_payment = values.yes_no()
    guarantee_company = values.words()
    guarantee_check = values.one_of(GuaranteeCheck)
    admission_route = values.one_of(AdmissionRoute)
    other_releasees = values.yes_no()
    alcohol_allowed = values.yes_no()
    house_rules = values.remark()
    support = values.remark()
    conditions = values.remark()
    conditions_covered = values.yes_no()
    out_of_service_from = values.day()
    out_of_service_until = values.day()
    out_of_service_reason = values.words()
    note = values.remark()
    confirmed_on = values.day()
    confirmed_by = values.words()
    confirmed_how = values.one_of(ConfirmedHow)
    provider = values.code(example="P-0001")
    employer = values.code(example="E-0001")
    building = values.code(example="B-0001")
    guarantor_ways = values.several(values.one_of(GuarantorWay), example=["company"])
    nearby = values.several(values.one_of(NearbyNeed), example=["station"])
    stances = lists.stances()


class UnitEffectiveSchema(Shape):
    """What holds for a home: its own word, else its building's, else its provider's; a point is one word."""

    municipality = values.municipality()
    address = values.words()
    lat = values.number(20, 46, example=36.3659)
    lon = values.number(122, 154, example=140.4714)
    point_precision = values.one_of(Precision)
    step_free = values.yes_no()
    sex_allowed = values.one_of(SexAllowed)
    household_max = values.whole(1, 99)
    single_person_rule = values.one_of(SinglePersonRule)
    closing_minute = values.whole(0, 2_160)
    accepts_assistance = values.yes_no()
    direct_payment = values.yes_no()
    notice_days = values.whole(0, 365)
    hold_days = values.whole(0, 3_650)
    income_limit_yen = values.yen()
    tax_arrears_barred = values.yes_no()
    antisocial_years = values.whole(0, 99)
    conditions = values.remark()
    conditions_covered = values.yes_no()
    guarantor_ways = values.several(values.one_of(GuarantorWay))
    nearby = values.several(values.one_of(NearbyNeed))
    stances = fields.List(fields.Nested(EffectiveStanceSchema))


class KeptUnit(KeptFields):
    """A home as it stands."""

    effective = fields.Nested(UnitEffectiveSchema, metadata={"description": "What holds, inherited or not"})
    inherited = sources("building", "provider")


class UnitsQuery(RecordsQuery):
    """Homes."""

    of = "units"

    kind = queries.term(HousingKind)
    municipality = queries.in_municipality()
    provider = values.code(example="P-0001")
    employer = values.code(example="E-0001")
    building = values.code(example="B-0001")
    available_on = queries.on_or("Known to be free and in service on the day")
    rent_max = queries.whole(0, 10_000_000, example=40_000)
    never_confirmed = queries.yes_or_no()
    confirmed_before = queries.on_or("Last confirmed on an earlier day")


class RoundFields(RecordFields):
    """公営住宅の募集回."""

    of = "rounds"

    opens_on = values.day(example="2027-01-01")
    closes_on = values.day(required=True, example="2027-01-15")
    move_in_on = values.day(example="2027-04-01")
    unit = values.code(required=True, example="U-0001")


class RoundsQuery(RecordsQuery):
    """Rounds of public housing."""

    of = "rounds"

    unit = values.code(example="U-0001")
    open_on = queries.on_or("Those that have not closed before the day")


class RouteFields(RecordFields):
    """申告された公共交通の経路."""

    of = "routes"

    minutes = values.whole(1, 720, required=True, example=40)
    first_arrival_minute = values.whole(0, 2_160, required=True, example=420)
    last_departure_minute = values.whole(0, 2_160, required=True, example=1_200)
    declared_by = values.words(example="支援員")
    declared_on = values.day(example="2026-11-10")
    unit = values.code(required=True, example="U-0001")
    opening = values.code(required=True, example="O-0001")


class RoutesQuery(RecordsQuery):
    """Declared ways to work."""

    of = "routes"

    unit = values.code(example="U-0001")
    opening = values.code(example="O-0001")


PROVIDERS = shapes_of(ProviderFields, ProvidersQuery, one="provider", area="registry")
BUILDINGS = shapes_of(BuildingFields, BuildingsQuery, one="building", area="registry")
UNITS = shapes_of(UnitFields, UnitsQuery, one="unit", area="registry", kept=KeptUnit)
ROUNDS = shapes_of(RoundFields, RoundsQuery, one="round", area="registry")
ROUTES = shapes_of(RouteFields, RoutesQuery, one="route", area="registry")
